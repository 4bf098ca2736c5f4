//! Votes: what each sign on a line says about what the line is.

use super::grammar::State;
use super::row::Row;
use super::rule::Rule;
use super::scores::Scores;
use super::shape::shape;
use super::signs::{SIGNS, Signs};
use std::ops::Range;

/// What one sign says about a line.
#[derive(Clone, Debug)]
pub(super) struct Vote {
    /// Its name.
    pub rule: Rule,
    /// What it speaks for.
    pub state: State,
    /// How much.
    pub weight: f32,
    /// The part of the line that it saw.
    pub seen: Range<usize>,
}

/// The votes on all lines, one line's behind the other's.
#[derive(Debug)]
pub(super) struct Votes {
    all: Vec<Vote>,
    /// Where the votes on each line end.
    ends: Vec<usize>,
}

/// The votes on one line.
#[derive(Clone, Copy, Debug)]
pub(super) struct OnLine<'v>(&'v [Vote]);

impl Votes {
    /// No votes yet, with room for so many lines; most get fewer votes than there is room for.
    pub fn with_room_for(lines: usize) -> Self {
        Self { all: Vec::with_capacity(24 * lines), ends: Vec::with_capacity(lines) }
    }

    /// Ends the votes on a line; those that are cast now are on the next.
    pub fn end_line(&mut self) {
        self.ends.push(self.all.len());
    }

    /// The votes on the line of that index.
    pub fn on(&self, index: usize) -> OnLine<'_> {
        let start = index.checked_sub(1).map_or(0, |above| self.ends[above]);
        OnLine(&self.all[start..self.ends[index]])
    }

    /// Adds what a sign says.
    pub fn cast(&mut self, rule: Rule, seen: Range<usize>, for_states: &[(State, f32)]) {
        let votes =
            for_states.iter().map(|(state, weight)| Vote { rule, state: *state, weight: *weight, seen: seen.clone() });
        self.all.extend(votes);
    }
}

impl<'v> OnLine<'v> {
    /// How well each state fits the line: its shape, and all votes.
    pub fn emission(self, row: &Row<'_>) -> Scores {
        let mut emission = shape(row);
        let mut vouched = 0.0;
        for vote in self.0 {
            emission[vote.state as usize] += vote.weight;
            let opens = !matches!(vote.rule, Rule::DateInList | Rule::Counter) && vote.weight > 0.0;
            if vote.state == State::TailChrome && opens {
                vouched += vote.weight;
            }
        }
        emission[State::TailOpen as usize] +=
            emission[State::TailChrome as usize] - if vouched < 2.0 { 5.0 } else { 0.0 };
        emission
    }

    /// What the learned weights are looked up by: the signs on the line, and the rules that voted.
    pub fn features(self, signs: &'v Signs) -> impl Iterator<Item = usize> + 'v {
        // A bit for each rule that was told.
        let mut told = 0_u128;
        const { assert!(Rule::ALL.len() <= 128) };
        let rules = self.0.iter().map(|vote| vote.rule as usize);
        let once = rules.filter(move |rule| {
            let bit = 1 << rule;
            let is_new = told & bit == 0;
            told |= bit;
            is_new
        });
        signs.seen().iter().copied().chain(once.map(|rule| SIGNS + rule))
    }

    /// The vote that spoke the most for a state.
    pub fn strongest(self, state: State) -> Option<&'v Vote> {
        let state = if state == State::TailOpen { State::TailChrome } else { state };
        let positive = self.0.iter().filter(|vote| vote.state == state && vote.weight > 0.0);
        positive.fold(None, |best: Option<&'v Vote>, vote| match best {
            Some(best) if best.weight >= vote.weight => Some(best),
            _ => Some(vote),
        })
    }
}
