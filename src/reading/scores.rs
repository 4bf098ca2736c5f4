//! Scores: how well each state fits a line, and sums and maxima over all states at once. Plain loops over arrays of a
//! fixed width, which the machine works through several at a time.

#![expect(clippy::inline_always, reason = "each is part of work that is compiled for several machines")]

use super::grammar::State;
use fearless_simd::{Level, dispatch};
use std::sync::LazyLock;

/// How well each state fits, or a row of the table of transitions. As wide as the machine
/// works on in whole steps; what is beyond the last state is never chosen.
pub(super) type Scores = [f32; WIDTH];

pub(super) const WIDTH: usize = 32;

/// No sequence goes through here.
pub(super) const NEVER: f32 = -1.0e9;

/// Does work on scores with the widest steps that this machine takes: eight numbers at a time where it can. The work is
/// compiled once for each kind of machine, so all that it calls has to be part of it: `#[inline(always)]`.
pub(super) fn in_wide_steps<R>(work: impl FnOnce() -> R) -> R {
    static LEVEL: LazyLock<Level> = LazyLock::new(Level::new);
    dispatch!(*LEVEL, _steps => work())
}

/// For each state on the other side, the best way through one of these.
#[inline(always)]
pub(super) fn best_through(table: &[Scores], scores: &Scores) -> Scores {
    let mut best = [NEVER; WIDTH];
    for (row, score) in table.iter().zip(scores) {
        for state in 0..WIDTH {
            let way = row[state] + score;
            best[state] = if way > best[state] { way } else { best[state] };
        }
    }
    best
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
#[inline(always)]
pub(super) fn sum(one: &Scores, other: &Scores) -> Scores {
    let mut sum = *one;
    for state in 0..WIDTH {
        sum[state] += other[state];
    }
    sum
}

/// The highest score.
#[inline(always)]
pub(super) fn best_score(scores: &Scores) -> f32 {
    scores.iter().fold(NEVER, |best, score| if *score > best { *score } else { best })
}

/// The state of the highest score.
#[inline(always)]
pub(super) fn best_of(scores: &Scores) -> State {
    let best = best_score(scores);
    State::ALL.into_iter().find(|state| scores[*state as usize] >= best).unwrap_or(State::Body)
}
