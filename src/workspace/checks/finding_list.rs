//! Lists the findings of a document: those of the complete check, moved along with the text, and those that are computed at once.

use crate::workspace::state::checks::{TextChange, moved_finding};
use crate::workspace::state::findings::{FindingList, ListedFinding};
use crate::workspace::{Document, Workspace};
use redaksi_checks::{Rule, finding_hash, finding_range, run_checks};
use redaksi_core::article::body_text;
use std::sync::Arc;

/// Whether the findings of a rule are computed at once, after each change, and not only on the worker.
fn is_immediate(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::HeadlineMissing
            | Rule::TextMissing
            | Rule::Embargo
            | Rule::FieldLong
            | Rule::FieldTooLong
            | Rule::LinkUndecided
            | Rule::LettersRepaired
    )
}

impl Workspace {
    /// The findings of a document.
    #[must_use]
    pub fn findings(&self, document: &Document) -> Arc<FindingList> {
        let muted = &self.settings.muted_rules;
        let mut cache = document.finding_list.0.borrow_mut();
        if let Some(((revision, generation, of_muted), list)) = cache.as_ref()
            && (*revision, *generation) == (document.revision(), document.checks.generation())
            && of_muted == muted
        {
            return Arc::clone(list);
        }
        let list = Arc::new(list_findings(document, muted));
        let key = (document.revision(), document.checks.generation(), muted.clone());
        *cache = Some((key, Arc::clone(&list)));
        list
    }
}

fn list_findings(document: &Document, muted: &[String]) -> FindingList {
    let article = document.article();
    let report = document.checks.report(document.revision());
    let mut found = match report {
        Some((report, true)) => report.findings.clone(),
        _ => run_checks(article),
    };
    if let Some((report, false)) = report {
        let change = TextChange::between(&report.text, &body_text(&article.body));
        let earlier = report.findings.iter().filter(|finding| !is_immediate(finding.rule));
        found.extend(earlier.filter_map(|finding| moved_finding(finding, &change, article)));
    }
    // The sort is stable: findings without a place in the text stay first, in their order.
    found.sort_by_key(|finding| finding_range(article, finding).map(|range| range.start));
    let mut list = FindingList {
        scope: report.map(|(report, _)| report.scope),
        is_complete: report.is_some_and(|(_, is_current)| is_current),
        ..FindingList::default()
    };
    for finding in found {
        if muted.iter().any(|code| code == finding.rule.code()) {
            list.muted += 1;
            continue;
        }
        let hash = finding_hash(article, &finding);
        let is_dismissed = article.dismissal(finding.rule.code(), &hash).is_some();
        let to = if is_dismissed { &mut list.dismissed } else { &mut list.open };
        to.push(ListedFinding { finding, hash });
    }
    list
}
