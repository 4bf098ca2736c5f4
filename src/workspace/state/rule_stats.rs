//! Counts of how often each user rule was confirmed and overridden.

use crate::workspace::DocumentId;
use crate::workspace::rules::rule_preview::{LineRef, RuleEffect};
use redaksi_core::article::{Article, Decision};
use redaksi_core::packs::{MatchAction, UserRule};
use std::collections::HashSet;

pub(crate) fn verdict(article: &Article, at: LineRef, action: MatchAction) -> RuleVerdict {
    let whole = match at {
        LineRef::Block(index) => article.body[index].whole_passage().and_then(|id| article.passage(id)),
        LineRef::Excluded(_) | LineRef::Metadata(_) => None,
    };
    let is_open = whole.is_some_and(|passage| passage.decision == Decision::Undecided);
    match crate::workspace::rules::rule_preview::effect_on_line(article, at, action) {
        RuleEffect::AlreadyRemoved | RuleEffect::AlreadyExcluded | RuleEffect::AlreadyText => RuleVerdict::Followed,
        RuleEffect::Removes | RuleEffect::Keeps if is_open => RuleVerdict::Undecided,
        _ => RuleVerdict::Overridden,
    }
}

/// A line of a document, by its line number in the source text, and the pattern of the rule that decides about it.
pub(crate) type CountedLine = (u32, String);

/// The lines of one document that were already counted.
#[derive(Debug, Default)]
pub(crate) struct RuleStats {
    pub(crate) confirmed: HashSet<CountedLine>,
    pub(crate) overridden: HashSet<CountedLine>,
}

/// How a line relates to the rule that decides about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RuleVerdict {
    /// The line is as the rule demands.
    Followed,
    /// The rule marked the line, and the user has not decided yet.
    Undecided,
    /// The user decided against the rule.
    Overridden,
}

/// A line that a user rule decides about.
#[derive(Debug)]
pub(crate) struct JudgedLine {
    pub(crate) line: u32,
    pub(crate) rule: usize,
    pub(crate) verdict: RuleVerdict,
}

/// The verdicts on the lines of a document before an action.
#[derive(Debug)]
pub(crate) struct RuleSnapshot {
    pub(crate) document: DocumentId,
    pub(crate) judged: Vec<JudgedLine>,
}

impl RuleStats {
    /// Records the lines that are as their rule demands, and returns the rule index of each line not recorded before.
    pub(crate) fn add_confirmed(&mut self, judged: &[JudgedLine], rules: &[UserRule]) -> Vec<usize> {
        let followed = judged.iter().filter(|judged| judged.verdict == RuleVerdict::Followed);
        followed
            .filter(|judged| self.confirmed.insert((judged.line, rules[judged.rule].pattern.text().to_owned())))
            .map(|judged| judged.rule)
            .collect()
    }
}
