//! Score vectors with one entry per line class, and sums and maxima over them. Plain loops over arrays of fixed width,
//! so that the compiler vectorizes them.

use crate::extract::line_class::LineClass;

/// A score for each class, or one row of the transition table. The width suits vector instructions; entries
/// behind the last class are never chosen.
pub(crate) type ClassScores = [f32; WIDTH];

pub(crate) const WIDTH: usize = 32;

/// A score so low that no sequence goes through it.
pub(crate) const FORBIDDEN: f32 = -1.0e9;

/// The max-plus product of a table and a vector: for each target class, the best sum over all source classes.
pub(crate) fn max_plus(table: &[ClassScores], scores: &ClassScores) -> ClassScores {
    let mut best = [FORBIDDEN; WIDTH];
    for (row, score) in table.iter().zip(scores) {
        for class in 0..WIDTH {
            let sum = row[class] + score;
            best[class] = if sum > best[class] { sum } else { best[class] };
        }
    }
    best
}

/// Builds a score vector from a function of the class.
pub(crate) fn class_scores(score: impl Fn(LineClass) -> f32) -> ClassScores {
    let mut scores = [FORBIDDEN; WIDTH];
    for class in LineClass::ALL {
        scores[class as usize] = score(class);
    }
    scores
}

/// The elementwise sum.
pub(crate) fn sum(one: &ClassScores, other: &ClassScores) -> ClassScores {
    let mut sum = *one;
    for class in 0..WIDTH {
        sum[class] += other[class];
    }
    sum
}

/// The highest score.
pub(crate) fn max_score(scores: &ClassScores) -> f32 {
    scores.iter().fold(FORBIDDEN, |best, score| if *score > best { *score } else { best })
}

/// The class with the highest score; the first of several.
pub(crate) fn argmax(scores: &ClassScores) -> LineClass {
    let best = max_score(scores);
    LineClass::ALL.into_iter().find(|class| scores[*class as usize] >= best).unwrap_or(LineClass::Body)
}
