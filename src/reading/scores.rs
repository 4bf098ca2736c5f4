//! Scores: how well each state fits a line, and sums and maxima over all states at once. Plain loops over arrays of a
//! fixed width, which the machine works through several at a time.

use super::grammar::State;

/// How well each state fits, or a row of the table of transitions. Wider than there are states, so that the machine
/// works on it in whole steps; what is beyond is never chosen.
pub(super) type Scores = [f32; WIDTH];

pub(super) const WIDTH: usize = 32;

/// No sequence goes through here.
pub(super) const NEVER: f32 = -1.0e9;

/// A table of transitions made ready to find best ways through it: states from which all ways cost the same are one, and
/// the best of them stands for all.
pub(super) struct Ways(Vec<(Scores, Vec<usize>)>);

impl Ways {
    /// Puts together the rows of a table that are alike.
    pub fn of(table: &[Scores]) -> Self {
        let mut ways: Vec<(Scores, Vec<usize>)> = Vec::new();
        for (state, row) in table.iter().enumerate() {
            match ways.iter_mut().find(|(known, _)| known.map(f32::to_bits) == row.map(f32::to_bits)) {
                Some((_, states)) => states.push(state),
                None => ways.push((*row, vec![state])),
            }
        }
        Self(ways)
    }

    /// For each state on the other side, the best way through one of these.
    pub fn best_through(&self, scores: &Scores) -> Scores {
        let mut best = [NEVER; WIDTH];
        for (row, states) in &self.0 {
            let score = states.iter().fold(NEVER, |best, state| best.max(scores[*state]));
            for state in 0..WIDTH {
                let way = row[state] + score;
                best[state] = if way > best[state] { way } else { best[state] };
            }
        }
        best
    }
}

/// The scores that a function gives to each state.
pub(super) fn by_state(score: impl Fn(State) -> f32) -> Scores {
    let mut scores = [NEVER; WIDTH];
    for state in State::ALL {
        scores[state as usize] = score(state);
    }
    scores
}

/// Both scores of each state together.
pub(super) fn sum(one: &Scores, other: &Scores) -> Scores {
    let mut sum = *one;
    for state in 0..WIDTH {
        sum[state] += other[state];
    }
    sum
}

/// The highest score.
pub(super) fn best_score(scores: &Scores) -> f32 {
    scores.iter().fold(NEVER, |best, score| if *score > best { *score } else { best })
}

/// The state of the highest score.
pub(super) fn best_of(scores: &Scores) -> State {
    let mut best = State::ALL[0];
    for state in State::ALL {
        if scores[state as usize] > scores[best as usize] {
            best = state;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::super::grammar::{STATES, Transitions};
    use super::*;

    #[test]
    fn states_that_are_taken_together_lead_as_well_as_each_by_itself() {
        let transitions = Transitions::new();
        let table: Vec<Scores> = State::ALL.map(|from| by_state(|to| transitions.score(from, to))).to_vec();
        let ways = Ways::of(&table);
        assert!(ways.0.len() < STATES, "some are alike");
        for turn in 0..50_u16 {
            let scores = by_state(|state| f32::from((state as u16 * 37 + turn * 53) % 101) / 7.0 - 6.0);
            let one_by_one = by_state(|to| {
                State::ALL
                    .into_iter()
                    .map(|from| scores[from as usize] + transitions.score(from, to))
                    .fold(NEVER, f32::max)
            });
            let together = ways.best_through(&scores);
            assert!(
                State::ALL
                    .into_iter()
                    .all(|state| together[state as usize].to_bits() == one_by_one[state as usize].to_bits())
            );
        }
    }
}
