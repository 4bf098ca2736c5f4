//! Learned weights: a correction to the score of each class for each feature and for each rule that fired. Trained on
//! labelled stories and stored in a readable RON file.

use crate::extract::model::viterbi::{STATES, State};
use crate::extract::reason_code::Rule;
use crate::extract::model::scores::{Scores, by_state, in_wide_steps, sum};
use crate::extract::model::features::{SIGNS, names};
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

/// How many features have weights: those of the templates, then one for each rule.
pub(crate) const FEATURES: usize = SIGNS + Rule::ALL.len();

/// Smaller absolute weights are not written: they decide nothing and make the file hard to read.
const LEAST: f32 = 0.1;

static BUILT_IN: LazyLock<Weights> = LazyLock::new(|| {
    // A test below ensures that the built-in file can be read.
    Weights::read(include_str!("../../../assets/reading/weights.ron")).unwrap_or_default()
});

/// The weight of each feature for each class.
#[derive(Clone, Debug)]
pub struct Weights {
    by_feature: Vec<Scores>,
}

/// Why a weights file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeightsError {
    /// It is not valid RON, or has another structure.
    #[error("{0}")]
    Ron(String),
    /// It has an entry for an unknown feature or rule.
    #[error("there is no sign \"{0}\"")]
    UnknownSign(String),
}

impl Default for Weights {
    /// All weights zero: the hand-written rules decide alone.
    fn default() -> Self {
        Self { by_feature: vec![by_state(|_| 0.0); FEATURES] }
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
    pub fn read(ron: &str) -> Result<Self, WeightsError> {
        let entries: BTreeMap<String, BTreeMap<State, f32>> =
            ron::from_str(ron).map_err(|error| WeightsError::Ron(error.to_string()))?;
        let indices: HashMap<String, usize> = feature_names().zip(0..).collect();
        let mut weights = Self::default();
        for (name, entry) in entries {
            let Some(feature) = indices.get(&name) else { return Err(WeightsError::UnknownSign(name)) };
            for (state, weight) in entry {
                weights.by_feature[*feature][state as usize] = weight;
            }
        }
        Ok(weights)
    }

    /// The text of a weights file: one line for each feature, the classes in their order.
    #[must_use]
    pub fn write(&self) -> String {
        let mut text =
            String::from("// What each sign of a line says for each state, learned from labelled stories.\n{\n");
        for (name, scores) in feature_names().zip(&self.by_feature) {
            let entries: Vec<String> = State::ALL
                .iter()
                .filter(|class| scores[**class as usize].abs() >= LEAST)
                .map(|class| format!("{class:?}: {:.1}", scores[*class as usize]))
                .collect();
            if !entries.is_empty() {
                text.extend(["    \"", &name, "\": { ", &entries.join(", "), " },\n"]);
            }
        }
        text + "}\n"
    }

    /// From one row of class weights for each feature.
    pub(crate) fn from_features(by_feature: &[[f64; STATES]]) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "they are written with one decimal place")]
        let narrow = |scores: &[f64; STATES]| by_state(|state| scores[state as usize] as f32);
        Self { by_feature: by_feature.iter().map(narrow).collect() }
    }

    /// Adds the weights of the features of a line to its scores.
    pub(crate) fn add(&self, features: impl Iterator<Item = usize>, scores: &mut Scores) {
        in_wide_steps(
            #[inline(always)]
            || {
                for feature in features {
                    *scores = sum(scores, &self.by_feature[feature]);
                }
            },
        );
    }
}

/// The names of all features in their order.
fn feature_names() -> impl Iterator<Item = String> {
    names().chain(Rule::ALL.iter().map(|rule| rule.code().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_built_in_weights_can_be_read() {
        let text = include_str!("../../../assets/reading/weights.ron");
        assert!(Weights::read(text).is_ok(), "{:?}", Weights::read(text).err());
    }

    #[test]
    fn written_weights_read_back() {
        let text = Weights::built_in().write();
        assert_eq!(Weights::read(&text).map(|weights| weights.write()), Ok(text));
    }

    #[test]
    fn feature_names_are_unique() {
        assert_eq!(feature_names().collect::<HashSet<_>>().len(), FEATURES);
    }

    #[test]
    fn errors_name_the_entry() {
        assert_eq!(
            Weights::read("{\"words: 1001\": {Body: 1.0}}").err(),
            Some(WeightsError::UnknownSign("words: 1001".to_owned()))
        );
        assert!(matches!(Weights::read("{\"name: yes\": {Bod: 1.0}}"), Err(WeightsError::Ron(_))));
    }
}
