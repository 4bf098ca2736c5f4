//! The order of the suggestions: a logistic score of a few features, with weights that were fitted once and are read from a file.

use crate::candidates::{FEATURES, TagCandidate};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct WeightSet {
    /// The languages; empty for all others.
    languages: Vec<String>,
    /// Whether the weights are for suggestions with a vocabulary.
    with_vocabulary: bool,
    weights: BTreeMap<String, f32>,
}

/// The languages of weights, whether they are for suggestions with a vocabulary, and the weights in the order of the features.
type LanguageWeights = (Vec<String>, bool, Vec<f32>);

static WEIGHTS: LazyLock<Vec<LanguageWeights>> = LazyLock::new(|| {
    let sets: Vec<WeightSet> = ron::from_str(include_str!("../../../assets/tags/ranker.ron"))
        .unwrap_or_else(|error| panic!("ranker.ron: {error}"));
    let read = |set: WeightSet| {
        let weight = |feature: &&str| set.weights.get(*feature).copied().unwrap_or_default();
        (set.languages, set.with_vocabulary, FEATURES.iter().map(weight).collect())
    };
    sets.into_iter().map(read).collect()
});

/// Returns the log-odds of a candidate in a story of a language.
pub(crate) fn log_odds(candidate: &TagCandidate, language: &str, with_vocabulary: bool) -> f32 {
    let sets = || WEIGHTS.iter().filter(|(_, with, _)| *with == with_vocabulary);
    let named = sets().find(|(languages, ..)| languages.iter().any(|known| known == language));
    let set = named.or_else(|| sets().find(|(languages, ..)| languages.is_empty()));
    set.map_or(0.0, |(.., weights)| candidate.features.iter().zip(weights).map(|(value, weight)| value * weight).sum())
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
        for with in [false, true] {
            assert!(sets.iter().any(|set| set.languages.is_empty() && set.with_vocabulary == with));
        }
        for set in sets {
            for feature in FEATURES {
                assert!(set.weights.contains_key(feature), "{feature} of {:?}", set.languages);
            }
            assert_eq!(set.weights.len(), FEATURES.len());
        }
    }
}
