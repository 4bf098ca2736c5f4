//! The model file `assets/extract/model.ron`: every number that decides about the class of a line. All of them are
//! learned from labelled stories; the code says which features a line has.

use crate::extract::line_class::{CLASS_COUNT, LineClass};
use crate::extract::model::calibration::Calibration;
use crate::extract::model::scores::ClassScores;
use crate::extract::model::transitions::{IMPOSSIBLE, Transitions};
use crate::extract::model::user_rules::UserRuleScores;
use crate::extract::model::weights::Weights;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

const BUILT_IN_FILE: &str = include_str!("../../../../../assets/extract/model.ron");

static BUILT_IN: LazyLock<Model> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "a test ensures that the built-in file can be read")]
    Model::from_ron(BUILT_IN_FILE).expect("the built-in model can be read")
});

/// Weights per class, as the file has them; classes that it leaves out have zero.
type WeightMap = BTreeMap<LineClass, f32>;

/// All weights.
#[derive(Clone, Debug)]
pub struct Model {
    pub(crate) weights: Weights,
    pub(crate) transitions: Transitions,
    pub(crate) calibration: Calibration,
    pub(crate) user_rules: UserRuleScores,
}

/// Why a model file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// It is not valid RON, has another structure, or names an unknown class.
    #[error("{0}")]
    Ron(String),
    /// It has weights for an unknown feature.
    #[error("there is no feature \"{0}\"")]
    UnknownFeature(String),
}

/// The structure of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ModelFile {
    user_rules: UserRuleScores,
    calibration: Calibration,
    start: WeightMap,
    end: WeightMap,
    transitions: BTreeMap<LineClass, WeightMap>,
    features: BTreeMap<String, WeightMap>,
}

impl Model {
    /// The model that is part of the program.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Parses a model file.
    ///
    /// # Errors
    /// [`ModelError`] if it is not valid RON or names an unknown feature or class.
    pub fn from_ron(ron: &str) -> Result<Self, ModelError> {
        let file: ModelFile = ron::from_str(ron).map_err(|error| ModelError::Ron(error.to_string()))?;
        Ok(Self {
            weights: Weights::from_map(file.features).map_err(ModelError::UnknownFeature)?,
            transitions: Transitions::from_maps(&file.start, &file.end, &file.transitions),
            calibration: file.calibration,
            user_rules: file.user_rules,
        })
    }

    /// The same model with another calibration.
    #[must_use]
    pub fn with_calibration(&self, calibration: Calibration) -> Self {
        Self { calibration, ..self.clone() }
    }

    /// The same model without the features whose name meets a condition. Training does not learn weights for them.
    #[must_use]
    pub fn without_features(&self, is_left_out: &dyn Fn(&str) -> bool) -> Self {
        Self { weights: self.weights.without(is_left_out), ..self.clone() }
    }

    /// The same model with the weights of another one for the features of which it has none: features that are newer than
    /// the model.
    #[must_use]
    pub fn with_new_features_of(&self, other: &Self) -> Self {
        Self { weights: self.weights.with_new_features_of(&other.weights), ..self.clone() }
    }

    /// The text of the model file. Weights are rounded to two decimal places, and those that round to zero are left out.
    #[must_use]
    pub fn to_ron(&self) -> String {
        let mut text = String::from(HEADER);
        let UserRuleScores { score, non_text_penalty, no_card_penalty } = self.user_rules;
        let calibration = ron::to_string(&self.calibration).unwrap_or_default();
        // Writing into a string cannot fail.
        let _ = write!(
            text,
            "(\n    user_rules: (score: {score:?}, non_text_penalty: {non_text_penalty:?}, no_card_penalty: \
             {no_card_penalty:?}),\n    calibration: {calibration},\n    start: {{ {} }},\n    \
             end: {{ {} }},\n    transitions: {{\n",
            entries(&self.transitions.start, |weight| weight.abs() >= MIN_WRITTEN_WEIGHT),
            entries(&self.transitions.end, |weight| weight.abs() >= MIN_WRITTEN_WEIGHT),
        );
        for (class, row) in LineClass::ALL.into_iter().zip(&self.transitions.from) {
            let _ = writeln!(text, "        {class:?}: {{ {} }},", entries(row, |weight| weight > IMPOSSIBLE / 2.0));
        }
        text += "    },\n    features: {\n";
        for (name, weights) in self.weights.rows() {
            let written = entries(weights, |weight| weight.abs() >= MIN_WRITTEN_WEIGHT);
            if !written.is_empty() {
                let _ = writeln!(text, "        \"{name}\": {{ {written} }},");
            }
        }
        text += "    },\n)\n";
        text
    }
}

const HEADER: &str = "\
// The model of extraction: every number that decides about the class of a line. Learned from labelled stories;
// docs/extraction.md says how. Do not edit by hand.
//
// A line scores for each class the sum of the weights of its `features`: the rules that fired, and plain features such as
// its number of words. `transitions` score two adjacent lines, the class of the upper one first; pairs that are left out
// do not occur. Weights are log-odds. The names of rules and classes are those of `ScoreRule` and `LineClass` in the code.
";

/// Smaller absolute weights are not written.
const MIN_WRITTEN_WEIGHT: f32 = 0.005;

/// The entries of a table row, the classes in their order.
fn entries(weights: &ClassScores, is_written: impl Fn(f32) -> bool) -> String {
    let classes = LineClass::ALL.into_iter().take(CLASS_COUNT).filter(|class| is_written(weights[*class as usize]));
    classes.map(|class| format!("{class:?}: {:.2}", weights[class as usize])).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_model_can_be_read() {
        assert!(Model::from_ron(BUILT_IN_FILE).is_ok(), "{:?}", Model::from_ron(BUILT_IN_FILE).err());
    }

    #[test]
    fn the_built_in_file_is_as_training_writes_it() {
        assert_eq!(Model::built_in().to_ron(), BUILT_IN_FILE);
    }

    #[test]
    fn errors_name_the_entry() {
        let changed = |from: &str, to: &str| Model::from_ron(&BUILT_IN_FILE.replacen(from, to, 1)).err();
        let unknown_feature = ModelError::UnknownFeature("words: 1001".to_owned());
        assert_eq!(changed("\"words: 1\"", "\"words: 1001\""), Some(unknown_feature));
        let error = changed("\"Kicker\": {", "\"Kicker\": { Bod: 1.0, ");
        assert!(matches!(&error, Some(ModelError::Ron(text)) if text.contains("Bod")), "{error:?}");
    }
}
