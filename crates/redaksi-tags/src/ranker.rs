//! The order of the suggestions: a logistic score of a few features, with weights that were fitted once and are read from a file.

use crate::candidates::{FEATURES, TagCandidate};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct Weights {
    weights: BTreeMap<String, f32>,
}

static WEIGHTS: LazyLock<Vec<f32>> = LazyLock::new(|| {
    let read: Weights = ron::from_str(include_str!("../../../assets/tags/ranker.ron"))
        .unwrap_or_else(|error| panic!("ranker.ron: {error}"));
    FEATURES.iter().map(|feature| read.weights.get(*feature).copied().unwrap_or_default()).collect()
});

/// Returns the log-odds of a candidate.
pub(crate) fn log_odds(candidate: &TagCandidate) -> f32 {
    candidate.features.iter().zip(WEIGHTS.iter()).map(|(value, weight)| value * weight).sum()
}

/// Returns the score of log-odds, from 0 to 1.
pub(crate) fn score(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}
