//! Weights: what each sign and each rule says for each state, beyond what its vote says. Learned from labelled stories
//! ([`mod@super::learn`]) and kept as a pack that a person can read.

use super::grammar::{STATES, State};
use super::rule::Rule;
use super::scores::{Scores, by_state, in_wide_steps, sum};
use super::signs::{SIGNS, names};
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

/// How many features have weights: all signs, then all rules.
pub(super) const FEATURES: usize = SIGNS + Rule::ALL.len();

/// Less than this is not kept: it decides nothing and makes the pack hard to read.
const LEAST: f32 = 0.1;

static BUILT_IN: LazyLock<Weights> = LazyLock::new(|| {
    // A built-in pack that is broken weighs nothing here and is named by the test below.
    Weights::read(include_str!("../../assets/reading/weights.ron")).unwrap_or_default()
});

/// What each sign and each rule says for each state.
#[derive(Clone, Debug)]
pub struct Weights {
    by_feature: Vec<Scores>,
}

/// Why a text holds no weights.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeightsError {
    /// It is no RON of the right shape.
    #[error("{0}")]
    Ron(String),
    /// It names a sign or rule that there is none of.
    #[error("there is no sign \"{0}\"")]
    UnknownSign(String),
}

impl Default for Weights {
    /// Weights that say nothing: every decision is left to the votes.
    fn default() -> Self {
        Self { by_feature: vec![by_state(|_| 0.0); FEATURES] }
    }
}

impl Weights {
    /// The weights that come with the program.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Reads a pack of weights.
    ///
    /// # Errors
    /// [`WeightsError`] where it is no RON, or names a sign or a state that there is none of.
    pub fn read(ron: &str) -> Result<Self, WeightsError> {
        let told: BTreeMap<String, BTreeMap<State, f32>> =
            ron::from_str(ron).map_err(|error| WeightsError::Ron(error.to_string()))?;
        let numbers: HashMap<String, usize> = feature_names().zip(0..).collect();
        let mut weights = Self::default();
        for (name, by_state) in told {
            let Some(feature) = numbers.get(&name) else { return Err(WeightsError::UnknownSign(name)) };
            for (state, weight) in by_state {
                weights.by_feature[*feature][state as usize] = weight;
            }
        }
        Ok(weights)
    }

    /// The text of a pack: a line for each sign, the states by their order.
    #[must_use]
    pub fn write(&self) -> String {
        let mut text =
            String::from("// What each sign of a line says for each state, learned from labelled stories.\n{\n");
        for (name, scores) in feature_names().zip(&self.by_feature) {
            let told: Vec<String> = State::ALL
                .iter()
                .filter(|state| scores[**state as usize].abs() >= LEAST)
                .map(|state| format!("{state:?}: {:.1}", scores[*state as usize]))
                .collect();
            if !told.is_empty() {
                text.extend(["    \"", &name, "\": { ", &told.join(", "), " },\n"]);
            }
        }
        text + "}\n"
    }

    /// Weights by feature and state, those of states in their order.
    pub(super) fn from_features(by_feature: &[[f64; STATES]]) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "kept to a tenth anyway")]
        let narrow = |scores: &[f64; STATES]| by_state(|state| scores[state as usize] as f32);
        Self { by_feature: by_feature.iter().map(narrow).collect() }
    }

    /// Adds what the features say to the scores of a line.
    pub(super) fn add(&self, features: impl Iterator<Item = usize>, scores: &mut Scores) {
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
    fn the_built_in_pack_reads() {
        let text = include_str!("../../assets/reading/weights.ron");
        assert!(Weights::read(text).is_ok(), "{:?}", Weights::read(text).err());
    }

    #[test]
    fn what_is_written_reads_back() {
        let text = Weights::built_in().write();
        assert_eq!(Weights::read(&text).map(|weights| weights.write()), Ok(text));
    }

    #[test]
    fn every_feature_has_a_name_of_its_own() {
        assert_eq!(feature_names().collect::<HashSet<_>>().len(), FEATURES);
    }

    #[test]
    fn a_fault_is_named() {
        assert_eq!(
            Weights::read("{\"words: 1001\": {Body: 1.0}}").err(),
            Some(WeightsError::UnknownSign("words: 1001".to_owned()))
        );
        assert!(matches!(Weights::read("{\"name: yes\": {Bod: 1.0}}"), Err(WeightsError::Ron(_))));
    }
}
