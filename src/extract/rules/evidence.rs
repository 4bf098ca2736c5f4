//! Evidence: the scores that the rules gave to the classes of each line.

use crate::extract::model::viterbi::State;
use crate::extract::line_info::Row;
use crate::extract::reason_code::Rule;
use crate::extract::model::scores::Scores;
use crate::extract::model::base_scores::shape;
use crate::extract::model::features::{SIGNS, Signs};
use std::ops::Range;

/// The score that a rule gave to one class of a line.
#[derive(Clone, Debug)]
pub(crate) struct Vote {
    /// The rule that fired.
    pub rule: Rule,
    /// The class that the score is for.
    pub state: State,
    /// The score; negative if it speaks against the class.
    pub weight: f32,
    /// The bytes of the line that the rule matched; empty if none in particular.
    pub seen: Range<usize>,
}

/// The rule scores of all lines, in the order of the lines.
#[derive(Debug)]
pub(crate) struct Votes {
    all: Vec<Vote>,
    /// Where the scores of each line end in `all`.
    ends: Vec<usize>,
}

/// The rule scores of one line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OnLine<'v>(&'v [Vote]);

impl Votes {
    /// Empty, with 24 scores reserved for each line: most lines get fewer.
    pub fn with_room_for(lines: usize) -> Self {
        Self { all: Vec::with_capacity(24 * lines), ends: Vec::with_capacity(lines) }
    }

    /// Ends the scores of a line; those added from now on belong to the next line.
    pub fn end_line(&mut self) {
        self.ends.push(self.all.len());
    }

    /// The scores of the line at an index.
    pub fn on(&self, index: usize) -> OnLine<'_> {
        let start = index.checked_sub(1).map_or(0, |above| self.ends[above]);
        OnLine(&self.all[start..self.ends[index]])
    }

    /// Adds the scores of a rule that fired, and the bytes of the line that it matched.
    pub fn cast(&mut self, rule: Rule, range: Range<usize>, weights: &[(State, f32)]) {
        let scores =
            weights.iter().map(|(state, weight)| Vote { rule, state: *state, weight: *weight, seen: range.clone() });
        self.all.extend(scores);
    }
}

impl<'v> OnLine<'v> {
    /// The score of each class for the line: the base scores of its shape plus all rule scores.
    pub fn emission(self, row: &Row<'_>) -> Scores {
        let mut emission = shape(row);
        // The first line of the boilerplate below the story needs evidence of its own.
        let mut tail_evidence = 0.0;
        for score in self.0 {
            emission[score.state as usize] += score.weight;
            let counts = !matches!(score.rule, Rule::DateInList | Rule::Counter) && score.weight > 0.0;
            if score.state == State::TailChrome && counts {
                tail_evidence += score.weight;
            }
        }
        emission[State::TailOpen as usize] +=
            emission[State::TailChrome as usize] - if tail_evidence < 2.0 { 5.0 } else { 0.0 };
        emission
    }

    /// The indices of the features of the line, for the learned weights: its own, then one for each rule that fired.
    pub fn features(self, features: &'v Signs) -> impl Iterator<Item = usize> + 'v {
        // A bit for each rule already returned.
        let mut returned = 0_u128;
        const { assert!(Rule::ALL.len() <= 128) };
        let rules = self.0.iter().map(|score| score.rule as usize);
        let distinct = rules.filter(move |rule| {
            let bit = 1 << rule;
            let is_new = returned & bit == 0;
            returned |= bit;
            is_new
        });
        features.seen().iter().copied().chain(distinct.map(|rule| SIGNS + rule))
    }

    /// The highest positive score for a class. For equal scores, the first.
    pub fn strongest(self, state: State) -> Option<&'v Vote> {
        let state = if state == State::TailOpen { State::TailChrome } else { state };
        let positive = self.0.iter().filter(|score| score.state == state && score.weight > 0.0);
        positive.fold(None, |best: Option<&'v Vote>, score| match best {
            Some(best) if best.weight >= score.weight => Some(best),
            _ => Some(score),
        })
    }
}
