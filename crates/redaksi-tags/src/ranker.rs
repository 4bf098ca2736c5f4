//! The order of the suggestions: a logistic score of a few features, with weights that were fitted once and are read from a file.

use crate::candidates::{FEATURES, TagCandidate};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct WeightSet {
    /// The languages; empty for all others.
    languages: Vec<String>,
    weights: BTreeMap<String, f32>,
}

/// The weights of some languages, in the order of the features.
type Weights = (Vec<String>, Vec<f32>);

static WEIGHTS: LazyLock<Vec<Weights>> = LazyLock::new(|| {
    let sets: Vec<WeightSet> = ron::from_str(include_str!("../../../assets/tags/ranker.ron"))
        .unwrap_or_else(|error| panic!("ranker.ron: {error}"));
    let read = |set: WeightSet| {
        let weight = |feature: &&str| set.weights.get(*feature).copied().unwrap_or_default();
        (set.languages, FEATURES.iter().map(weight).collect())
    };
    sets.into_iter().map(read).collect()
});

/// Returns the log-odds of a candidate in a story of a language.
pub(crate) fn log_odds(candidate: &TagCandidate, language: &str) -> f32 {
    let fits = |(languages, _): &&Weights| languages.iter().any(|known| known == language);
    let set = WEIGHTS.iter().find(fits).or_else(|| WEIGHTS.iter().find(|(languages, _)| languages.is_empty()));
    set.map_or(0.0, |(_, weights)| candidate.features.iter().zip(weights).map(|(value, weight)| value * weight).sum())
}

/// Returns the score of log-odds, from 0 to 1.
pub(crate) fn score(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_has_a_weight_in_every_set() {
        let text = include_str!("../../../assets/tags/ranker.ron");
        let sets: Vec<WeightSet> = ron::from_str(text).unwrap();
        assert!(sets.iter().any(|set| set.languages.is_empty()));
        for set in sets {
            for feature in FEATURES {
                assert!(set.weights.contains_key(feature), "{feature} of {:?}", set.languages);
            }
            assert_eq!(set.weights.len(), FEATURES.len());
        }
    }
}
