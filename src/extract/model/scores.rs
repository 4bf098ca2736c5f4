//! Score vectors with one entry per line class, and sums and maxima over them. Plain loops over arrays of fixed width,
//! so that the compiler vectorizes them.

#![expect(clippy::inline_always, reason = "each is part of code that is compiled for several instruction sets")]

use crate::extract::model::viterbi::State;
use fearless_simd::{Level, dispatch};
use std::sync::LazyLock;

/// A score for each class, or one row of the transition table. The width is a multiple of all SIMD widths; entries
/// behind the last class are never chosen.
pub(crate) type Scores = [f32; WIDTH];

pub(crate) const WIDTH: usize = 32;

/// A score so low that no sequence goes through it.
pub(crate) const NEVER: f32 = -1.0e9;

/// Runs a closure with the widest SIMD instructions of this CPU, eight floats at a time if available. The closure is
/// compiled once for each instruction set, so everything that it calls must be `#[inline(always)]`.
pub(crate) fn in_wide_steps<R>(work: impl FnOnce() -> R) -> R {
    static LEVEL: LazyLock<Level> = LazyLock::new(Level::new);
    dispatch!(*LEVEL, _steps => work())
}

/// The max-plus product of a table and a vector: for each target class, the best sum over all source classes.
#[inline(always)]
pub(crate) fn best_through(table: &[Scores], scores: &Scores) -> Scores {
    let mut best = [NEVER; WIDTH];
    for (row, score) in table.iter().zip(scores) {
        for state in 0..WIDTH {
            let sum = row[state] + score;
            best[state] = if sum > best[state] { sum } else { best[state] };
        }
    }
    best
}

/// Builds a score vector from a function of the class.
pub(crate) fn by_state(score: impl Fn(State) -> f32) -> Scores {
    let mut scores = [NEVER; WIDTH];
    for state in State::ALL {
        scores[state as usize] = score(state);
    }
    scores
}

/// The elementwise sum.
#[inline(always)]
pub(crate) fn sum(one: &Scores, other: &Scores) -> Scores {
    let mut sum = *one;
    for state in 0..WIDTH {
        sum[state] += other[state];
    }
    sum
}

/// The highest score.
#[inline(always)]
pub(crate) fn best_score(scores: &Scores) -> f32 {
    scores.iter().fold(NEVER, |best, score| if *score > best { *score } else { best })
}

/// The class with the highest score; the first of several.
#[inline(always)]
pub(crate) fn best_of(scores: &Scores) -> State {
    let best = best_score(scores);
    State::ALL.into_iter().find(|state| scores[*state as usize] >= best).unwrap_or(State::Body)
}
