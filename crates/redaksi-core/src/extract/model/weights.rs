//! Learned weights: a correction to the score of each class for each feature and for each rule that fired. Trained on
//! labelled stories and stored in a readable RON file.

use crate::extract::line_class::{CLASS_COUNT, LineClass};
use crate::extract::model::features::{LINE_FEATURE_COUNT, line_feature_names};
use crate::extract::model::scores::{ClassScores, class_scores, sum};
use crate::extract::reason_code::ReasonCode;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

/// How many features have weights: those of the templates, then one for each rule.
pub(crate) const FEATURE_COUNT: usize = LINE_FEATURE_COUNT + ReasonCode::ALL.len();

/// Smaller absolute weights are not written: they decide nothing and make the file hard to read.
const MIN_WRITTEN_WEIGHT: f32 = 0.1;

static BUILT_IN: LazyLock<Weights> = LazyLock::new(|| {
    // A test below ensures that the built-in file can be read.
    Weights::from_ron(include_str!("../../../../../assets/extract/weights.ron")).unwrap_or_default()
});

/// The weight of each feature for each class.
#[derive(Clone, Debug)]
pub struct Weights {
    by_feature: Vec<ClassScores>,
}

/// Why a weights file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeightsError {
    /// It is not valid RON, or has another structure.
    #[error("{0}")]
    Ron(String),
    /// It has an entry for an unknown feature or rule.
    #[error("there is no sign \"{0}\"")]
    UnknownFeature(String),
}

impl Default for Weights {
    /// All weights zero: the hand-written rules decide alone.
    fn default() -> Self {
        Self { by_feature: vec![class_scores(|_| 0.0); FEATURE_COUNT] }
    }
}

impl Weights {
    /// The weights that are part of the program.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Parses a weights file.
    ///
    /// # Errors
    /// [`WeightsError`] if it is not valid RON, or names an unknown feature or class.
    pub fn from_ron(ron: &str) -> Result<Self, WeightsError> {
        let entries: BTreeMap<String, BTreeMap<LineClass, f32>> =
            ron::from_str(ron).map_err(|error| WeightsError::Ron(error.to_string()))?;
        let indices: HashMap<String, usize> = feature_names().zip(0..).collect();
        let mut weights = Self::default();
        for (name, entry) in entries {
            let Some(feature) = indices.get(&name) else { return Err(WeightsError::UnknownFeature(name)) };
            for (class, weight) in entry {
                weights.by_feature[*feature][class as usize] = weight;
            }
        }
        Ok(weights)
    }

    /// The text of a weights file: one line for each feature, the classes in their order.
    #[must_use]
    pub fn to_ron(&self) -> String {
        let mut text =
            String::from("// What each sign of a line says for each state, learned from labelled stories.\n{\n");
        for (name, scores) in feature_names().zip(&self.by_feature) {
            let entries: Vec<String> = LineClass::ALL
                .iter()
                .filter(|class| scores[**class as usize].abs() >= MIN_WRITTEN_WEIGHT)
                .map(|class| format!("{class:?}: {:.1}", scores[*class as usize]))
                .collect();
            if !entries.is_empty() {
                text.extend(["    \"", &name, "\": { ", &entries.join(", "), " },\n"]);
            }
        }
        text + "}\n"
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
    fn the_built_in_weights_can_be_read() {
        let text = include_str!("../../../../../assets/extract/weights.ron");
        assert!(Weights::from_ron(text).is_ok(), "{:?}", Weights::from_ron(text).err());
    }

    #[test]
    fn written_weights_read_back() {
        let text = Weights::built_in().to_ron();
        assert_eq!(Weights::from_ron(&text).map(|weights| weights.to_ron()), Ok(text));
    }

    #[test]
    fn feature_names_are_unique() {
        assert_eq!(feature_names().collect::<HashSet<_>>().len(), FEATURE_COUNT);
    }

    #[test]
    fn errors_name_the_entry() {
        assert_eq!(
            Weights::from_ron("{\"words: 1001\": {Body: 1.0}}").err(),
            Some(WeightsError::UnknownFeature("words: 1001".to_owned()))
        );
        assert!(matches!(Weights::from_ron("{\"name: yes\": {Bod: 1.0}}"), Err(WeightsError::Ron(_))));
    }
}
