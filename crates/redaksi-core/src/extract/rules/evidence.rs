//! Evidence: the scores that the rules gave to the classes of each line.

use crate::extract::line_class::LineClass;
use crate::extract::reason_code::ReasonCode;
use std::ops::Range;

/// The score that a rule gave to one class of a line.
#[derive(Clone, Debug)]
pub(crate) struct RuleScore {
    /// The rule that fired.
    pub rule: ReasonCode,
    /// The class that the score is for.
    pub class: LineClass,
    /// The score; negative if it speaks against the class.
    pub weight: f32,
    /// The bytes of the line that the rule matched; empty if none in particular.
    pub range: Range<usize>,
}

/// The rule scores of all lines, in the order of the lines.
#[derive(Debug)]
pub(crate) struct Evidence {
    all: Vec<RuleScore>,
    /// Where the scores of each line end in `all`.
    ends: Vec<usize>,
}

/// The rule scores of one line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LineEvidence<'v>(&'v [RuleScore]);

impl Evidence {
    /// Empty, with 24 scores reserved for each line: most lines get fewer.
    pub fn with_capacity(lines: usize) -> Self {
        Self { all: Vec::with_capacity(24 * lines), ends: Vec::with_capacity(lines) }
    }

    /// Ends the scores of a line; those added from now on belong to the next line.
    pub fn end_line(&mut self) {
        self.ends.push(self.all.len());
    }

    /// The scores of the line at an index.
    pub fn for_line(&self, index: usize) -> LineEvidence<'_> {
        let start = index.checked_sub(1).map_or(0, |above| self.ends[above]);
        LineEvidence(&self.all[start..self.ends[index]])
    }

    /// Adds the scores of a rule that fired, and the bytes of the line that it matched.
    pub fn add(&mut self, rule: ReasonCode, range: Range<usize>, weights: &[(LineClass, f32)]) {
        let scores = weights.iter().map(|(class, weight)| RuleScore {
            rule,
            class: *class,
            weight: *weight,
            range: range.clone(),
        });
        self.all.extend(scores);
    }
}

impl<'v> LineEvidence<'v> {
    /// The scores of the rules that fired, in the order in which they fired.
    pub fn scores(self) -> &'v [RuleScore] {
        self.0
    }

    /// The highest positive score for a class. For equal scores, the first.
    pub fn strongest(self, class: LineClass) -> Option<&'v RuleScore> {
        let class = if class == LineClass::TailStart { LineClass::TailBoilerplate } else { class };
        let positive = self.0.iter().filter(|score| score.class == class && score.weight > 0.0);
        positive.fold(None, |best: Option<&'v RuleScore>, score| match best {
            Some(best) if best.weight >= score.weight => Some(best),
            _ => Some(score),
        })
    }
}
