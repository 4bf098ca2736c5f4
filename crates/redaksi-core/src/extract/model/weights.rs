//! Learned weights: a correction to the score of each class for each feature and for the reason of each rule that fired.
//! Trained on labelled stories and stored in the model file.

use crate::extract::line_class::{CLASS_COUNT, LineClass};
use crate::extract::model::features::{LINE_FEATURE_COUNT, line_feature_names};
use crate::extract::model::scores::{ClassScores, class_scores, sum};
use crate::extract::reason_code::ReasonCode;
use std::collections::{BTreeMap, HashMap};

/// How many features have weights: those of the templates, then one for each rule.
pub(crate) const FEATURE_COUNT: usize = LINE_FEATURE_COUNT + ReasonCode::ALL.len();

/// Smaller absolute weights are not written: they decide nothing and make the file hard to read.
const MIN_WRITTEN_WEIGHT: f32 = 0.1;

/// The weight of each feature for each class.
#[derive(Clone, Debug)]
pub struct Weights {
    by_feature: Vec<ClassScores>,
}

impl Default for Weights {
    /// All weights zero: the hand-written rules decide alone.
    fn default() -> Self {
        Self { by_feature: vec![class_scores(|_| 0.0); FEATURE_COUNT] }
    }
}

impl Weights {
    /// From the entries of the model file. The error is the name of a feature that does not exist.
    pub(crate) fn from_map(entries: BTreeMap<String, BTreeMap<LineClass, f32>>) -> Result<Self, String> {
        let indices: HashMap<String, usize> = feature_names().zip(0..).collect();
        let mut weights = Self::default();
        for (name, entry) in entries {
            let Some(feature) = indices.get(&name) else { return Err(name) };
            for (class, weight) in entry {
                weights.by_feature[*feature][class as usize] = weight;
            }
        }
        Ok(weights)
    }

    /// The entries of the model file: one line for each feature, the classes in their order.
    pub(crate) fn to_rows(&self) -> String {
        let mut text = String::new();
        for (name, scores) in feature_names().zip(&self.by_feature) {
            let entries: Vec<String> = LineClass::ALL
                .iter()
                .filter(|class| scores[**class as usize].abs() >= MIN_WRITTEN_WEIGHT)
                .map(|class| format!("{class:?}: {:.1}", scores[*class as usize]))
                .collect();
            if !entries.is_empty() {
                text.extend(["        \"", &name, "\": { ", &entries.join(", "), " },\n"]);
            }
        }
        text
    }

    /// From one row of class weights for each feature.
    pub(crate) fn from_features(by_feature: &[[f64; CLASS_COUNT]]) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "they are written with one decimal place")]
        let narrow = |scores: &[f64; CLASS_COUNT]| class_scores(|class| scores[class as usize] as f32);
        Self { by_feature: by_feature.iter().map(narrow).collect() }
    }

    /// Adds the weights of the features of a line to its scores.
    pub(crate) fn add(&self, features: impl Iterator<Item = usize>, scores: &mut ClassScores) {
        for feature in features {
            *scores = sum(scores, &self.by_feature[feature]);
        }
    }
}

/// The names of all features in their order.
fn feature_names() -> impl Iterator<Item = String> {
    line_feature_names().chain(ReasonCode::ALL.iter().map(|rule| rule.code().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn feature_names_are_unique() {
        assert_eq!(feature_names().collect::<HashSet<_>>().len(), FEATURE_COUNT);
    }
}
