//! Evidence: which scoring rules fired for each line.

use crate::extract::rules::score_rule::ScoreRule;
use std::ops::Range;

/// A rule that fired for a line.
#[derive(Clone, Debug)]
pub(crate) struct FiredRule {
    pub rule: ScoreRule,
    /// The bytes of the line that the rule matched; empty if none in particular.
    pub range: Range<usize>,
}

/// The rules that fired for all lines, in the order of the lines.
#[derive(Debug)]
pub(crate) struct Evidence {
    all: Vec<FiredRule>,
    /// Where the rules of each line end in `all`.
    ends: Vec<usize>,
}

impl Evidence {
    /// Empty, with 12 rules reserved for each line: most lines have fewer.
    pub fn with_capacity(lines: usize) -> Self {
        Self { all: Vec::with_capacity(12 * lines), ends: Vec::with_capacity(lines) }
    }

    /// Ends the rules of a line; those that fire from now on belong to the next line.
    pub fn end_line(&mut self) {
        self.ends.push(self.all.len());
    }

    /// The rules that fired for the line at an index, in the order in which they fired.
    pub fn for_line(&self, index: usize) -> &[FiredRule] {
        let start = index.checked_sub(1).map_or(0, |above| self.ends[above]);
        &self.all[start..self.ends[index]]
    }

    /// Records that a rule fired, and the bytes of the line that it matched.
    pub fn fire(&mut self, rule: ScoreRule, range: Range<usize>) {
        self.all.push(FiredRule { rule, range });
    }
}
