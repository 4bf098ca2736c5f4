//! Applies the fixes of findings, dismisses findings and mutes rules.

use crate::workspace::state::findings::ListedFinding;
use crate::workspace::state::revise::{DismissalDraft, FixPreview};
use crate::workspace::{Effect, MessageArg, Modal, Notice, NoticeKind, Workspace};
use redaksi_checks::{Finding, FindingLocation, Rule, finding_hash, finding_range};
use redaksi_core::article::{Article, Dismissal, Edit, Field, Transaction, TransactionName};
use redaksi_core::text::is_blank;
use std::time::Duration;

/// How many characters of the words of a dismissed finding are stored for the list.
const MAX_STORED_CHARS: usize = 80;

impl Workspace {
    /// The finding at the caret or in the selection: the one that the user went to, else the first that touches it.
    #[must_use]
    pub fn finding_at_caret(&self) -> Option<Finding> {
        let document = self.active()?;
        let list = self.findings(document);
        let selection = document.selection();
        let touches = |listed: &&ListedFinding| {
            finding_range(document.article(), &listed.finding)
                .is_some_and(|range| range.start <= selection.end && selection.start <= range.end)
        };
        let in_text = list.open.iter().filter(touches);
        // The narrowest one: a finding about a word inside one about its paragraph.
        let length = |listed: &&ListedFinding| {
            finding_range(document.article(), &listed.finding).map_or(usize::MAX, |range| range.len())
        };
        self.finding_of_stop().or_else(|| in_text.min_by_key(length).map(|listed| listed.finding.clone()))
    }

    /// Applies the fix of the finding at the caret, and stays there. If the user has to choose among several, opens the menu with
    /// them.
    pub(crate) fn apply_fix_at_caret(&mut self, now: Duration) {
        let Some(finding) = self.finding_at_caret() else {
            self.notify(Notice::warning(NoticeKind::NoFindingHere));
            return;
        };
        if let Some(fix) = finding.clear_fix() {
            self.apply_fix(&finding, fix, now);
        } else if finding.fixes.is_empty() {
            self.notify(Notice::warning(NoticeKind::NoFixHere));
        } else {
            let fixes = finding.fixes.iter().map(|fix| format!("“{fix}”")).collect::<Vec<_>>().join(", ");
            self.notify(Notice::info(NoticeKind::FixChoice).with_arg("fixes", MessageArg::Text(fixes)));
            self.view.text_menu_request += 1;
        }
    }

    pub(crate) fn apply_fix(&mut self, finding: &Finding, fix: &str, now: Duration) {
        let Some(document) = self.active() else { return };
        let Some((edits, caret)) = fix_edits(document.article(), finding, fix) else {
            self.notify(Notice::warning(NoticeKind::NotTakenBack));
            return;
        };
        self.apply_transaction(Transaction { name: TransactionName::ApplyFixes(1), edits }, None, now);
        self.notify(fix_notice(finding, fix));
        if let (Some(caret), Some(document)) = (caret, self.active_mut()) {
            document.set_caret(caret);
        }
    }

    /// Shows what fixing all findings of the kind at the caret would change.
    pub(crate) fn preview_fixes_at_caret(&mut self) {
        match self.finding_at_caret() {
            Some(finding) => self.preview_fixes(finding.rule),
            None => self.notify(Notice::warning(NoticeKind::NoFindingHere)),
        }
    }

    pub(crate) fn preview_fixes(&mut self, rule: Rule) {
        let Some(document) = self.active() else { return };
        let id = document.id();
        let list = self.findings(document);
        let findings: Vec<Finding> =
            list.findings().filter(|finding| finding.rule == rule && !finding.fixes.is_empty()).cloned().collect();
        if findings.is_empty() {
            self.notify(Notice::warning(NoticeKind::NoFixHere));
            return;
        }
        self.modals.open(Modal::Fixes(FixPreview { document: id, rule, findings }));
    }

    /// Applies the first fix of each finding, and marks the document ready if nothing is open then.
    pub(crate) fn fix_and_mark_ready(&mut self, now: Duration) {
        let Some(fixes) = self.active().and_then(|document| self.open_issues(document).clear_fixes()) else { return };
        self.modals.close(Modal::is_ready);
        self.apply_fixes(&fixes, now);
        // The complete check runs later; the findings that were fixed are not in the list any more.
        self.mark_ready(false, now);
    }

    /// Applies the first fix of each finding, as one step. Findings that overlap one another are fixed one at a time.
    pub(crate) fn apply_fixes(&mut self, findings: &[Finding], now: Duration) {
        self.modals.close(Modal::is_fixes);
        let Some(document) = self.active() else { return };
        let mut after = document.article().clone();
        let (mut edits, mut fixed) = (Vec::new(), 0);
        let mut ordered: Vec<&Finding> = findings.iter().collect();
        // From the end, so that the places before stay right.
        ordered.sort_by_key(|finding| std::cmp::Reverse(place_key(finding)));
        let mut last: Option<(u8, usize)> = None;
        for finding in ordered {
            let (group, start, end) = place_key(finding);
            if last.is_some_and(|(of, before)| of == group && end > before) {
                continue;
            }
            let Some(fix) = finding.fixes.first() else { continue };
            let Some((change, _)) = fix_edits(&after, finding, fix) else { continue };
            if after.apply_all(change.clone()).is_err() {
                continue;
            }
            edits.extend(change);
            fixed += 1;
            last = Some((group, start));
        }
        if fixed > 0 {
            self.apply_transaction(Transaction { name: TransactionName::ApplyFixes(fixed), edits }, None, now);
        }
        self.notify(Notice::info(NoticeKind::Fixed).with_count(fixed));
    }

    /// Dismisses the finding at the caret. With `asks`, the user gives a reason first.
    pub(crate) fn dismiss_at_caret(&mut self, asks: bool, now: Duration) {
        let Some((finding, document)) = self.finding_at_caret().zip(self.active().map(crate::workspace::Document::id))
        else {
            self.notify(Notice::warning(NoticeKind::NoFindingHere));
            return;
        };
        if asks {
            self.modals.open(Modal::Dismissal(DismissalDraft { document, finding }));
        } else {
            self.dismiss_finding(&finding, "", now);
        }
    }

    pub(crate) fn dismiss_finding(&mut self, finding: &Finding, reason: &str, now: Duration) {
        self.modals.close(Modal::is_dismissal);
        let Some(document) = self.active() else { return };
        let article = document.article();
        let dismissal = Dismissal {
            rule: finding.rule.code().to_owned(),
            hash: finding_hash(article, finding),
            text: finding.text.trim().chars().take(MAX_STORED_CHARS).collect(),
            reason: reason.trim().to_owned(),
            by: self.settings.user_name.trim().to_owned(),
        };
        let Some(change) = article.dismiss(TransactionName::Dismiss, vec![dismissal]) else { return };
        self.apply_transaction(change, None, now);
        self.notify(Notice::info(NoticeKind::Dismissed));
    }

    pub(crate) fn mute_rule_at_caret(&mut self) -> Vec<Effect> {
        let Some(finding) = self.finding_at_caret() else {
            self.notify(Notice::warning(NoticeKind::NoFindingHere));
            return Vec::new();
        };
        self.mute_rule(finding.rule)
    }

    pub(crate) fn mute_rule(&mut self, rule: Rule) -> Vec<Effect> {
        let code = rule.code().to_owned();
        if self.settings.muted_rules.contains(&code) {
            return Vec::new();
        }
        let label = MessageArg::Message(format!("check-name-{code}"));
        let effects = self.change_settings(|settings| settings.muted_rules.push(code));
        self.notify_all_documents(Notice::info(NoticeKind::RuleMuted).with_arg("rule", label));
        effects
    }
}

/// The notice that says what a fix has changed.
fn fix_notice(finding: &Finding, fix: &str) -> Notice {
    let text = |text: &str| MessageArg::Text(text.trim().to_owned());
    let kind = match (is_blank(&finding.text), is_blank(fix)) {
        (true, true) => NoticeKind::FixSpaced,
        (false, true) => NoticeKind::FixDeleted,
        (_, false) => NoticeKind::FixReplaced,
    };
    Notice::info(kind).with_arg("text", text(&finding.text)).with_arg("fix", text(fix))
}

/// The order of findings for fixing them: a group, which is a field or the text, and the byte range in it.
fn place_key(finding: &Finding) -> (u8, usize, usize) {
    match &finding.location {
        FindingLocation::Text(range) => (u8::MAX, range.start, range.end),
        FindingLocation::FieldText(name, range) => {
            let index = redaksi_core::article::FieldName::ALL.into_iter().position(|field| field == *name);
            (index.and_then(|index| u8::try_from(index).ok()).unwrap_or_default(), range.start, range.end)
        }
        FindingLocation::Field(_) | FindingLocation::Passage(_) | FindingLocation::Story => (0, 0, 0),
    }
}

/// The edits that replace the words of a finding, and the caret after them in the body text. `None` if they do not stand there any
/// more, or in a promo.
pub(crate) fn fix_edits(article: &Article, finding: &Finding, fix: &str) -> Option<(Vec<Edit>, Option<usize>)> {
    match &finding.location {
        FindingLocation::Text(range) => {
            let splice = article.splice(range.clone(), fix).ok()?;
            Some((splice.edits, Some(splice.caret)))
        }
        FindingLocation::FieldText(name, range) => {
            let mut value = article.fields.value(*name).to_owned();
            value.get(range.clone())?;
            value.replace_range(range.clone(), fix);
            let field = article.fields.get(*name).cloned().unwrap_or_default();
            let field = Field { value, ..field };
            Some((vec![Edit::Field { name: *name, field }], None))
        }
        FindingLocation::Field(_) | FindingLocation::Passage(_) | FindingLocation::Story => None,
    }
}
