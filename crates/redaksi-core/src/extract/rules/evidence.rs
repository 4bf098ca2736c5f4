//! Evidence: the scores that the rules gave to the classes of each line.

use crate::extract::line_info::LineInfo;
use crate::extract::model::base_scores::base_scores;
use crate::extract::model::features::{LINE_FEATURE_COUNT, LineFeatures};
use crate::extract::model::scores::ClassScores;
use crate::extract::model::viterbi::LineClass;
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
    /// The score of each class for the line: the base scores of its shape plus all rule scores.
    pub fn emission(self, line: &LineInfo<'_>) -> ClassScores {
        let mut emission = base_scores(line);
        // The first line of the boilerplate below the story needs evidence of its own.
        let mut tail_evidence = 0.0;
        for score in self.0 {
            emission[score.class as usize] += score.weight;
            let counts = !matches!(score.rule, ReasonCode::DateInList | ReasonCode::Counter) && score.weight > 0.0;
            if score.class == LineClass::TailBoilerplate && counts {
                tail_evidence += score.weight;
            }
        }
        emission[LineClass::TailStart as usize] +=
            emission[LineClass::TailBoilerplate as usize] - if tail_evidence < 2.0 { 5.0 } else { 0.0 };
        emission
    }

    /// The indices of the features of the line, for the learned weights: its own, then one for each rule that fired.
    pub fn features(self, features: &'v LineFeatures) -> impl Iterator<Item = usize> + 'v {
        // A bit for each rule already returned.
        let mut returned = 0_u128;
        const { assert!(ReasonCode::ALL.len() <= 128) };
        let rules = self.0.iter().map(|score| score.rule as usize);
        let distinct = rules.filter(move |rule| {
            let bit = 1 << rule;
            let is_new = returned & bit == 0;
            returned |= bit;
            is_new
        });
        features.indices().iter().copied().chain(distinct.map(|rule| LINE_FEATURE_COUNT + rule))
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
