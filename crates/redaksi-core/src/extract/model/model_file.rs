//! The model file `assets/extract/model.ron`: every number that decides about the class of a line. The code says which
//! rules fire; the file says what each is worth for which class.

use crate::extract::line_class::LineClass;
use crate::extract::model::base_scores::BaseScores;
use crate::extract::model::scores::{ClassScores, class_scores};
use crate::extract::model::transitions::{TransitionScores, Transitions};
use crate::extract::model::user_rules::UserRuleScores;
use crate::extract::model::weights::Weights;
use crate::extract::rules::evidence::FiredRule;
use crate::extract::rules::score_rule::ScoreRule;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const BUILT_IN_FILE: &str = include_str!("../../../../../assets/extract/model.ron");

/// The line of the file after which the learned weights follow. They are the last part of it.
const LEARNED_HEADING: &str = "    learned: {\n";

static BUILT_IN: LazyLock<Model> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "a test ensures that the built-in file can be read")]
    Model::from_ron(BUILT_IN_FILE).expect("the built-in model can be read")
});

/// Scores per class, as the file has them; classes that it leaves out have zero.
pub(crate) type ScoreMap = BTreeMap<LineClass, f32>;

/// All hand-set and learned scores.
#[derive(Clone, Debug)]
pub struct Model {
    /// What each rule is worth, by its index.
    pub(crate) rules: Vec<ClassScores>,
    /// How much each rule counts as evidence that the boilerplate below the story starts, by its index.
    pub(crate) tail_evidence: Vec<f32>,
    pub(crate) tail_start: TailStartScores,
    pub(crate) headline_overlap: HeadlineOverlap,
    pub(crate) base: BaseScores,
    pub(crate) transitions: Transitions,
    pub(crate) user_rules: UserRuleScores,
    pub(crate) learned: Weights,
}

/// Why a model file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// It is not valid RON, has another structure, or names an unknown rule or class.
    #[error("{0}")]
    Ron(String),
    /// It has learned weights for an unknown feature.
    #[error("there is no feature \"{0}\"")]
    UnknownFeature(String),
    /// It has no scores for a rule.
    #[error("the rule {0} is missing")]
    MissingRule(String),
}

/// What the first line of the boilerplate below the story loses without evidence of its own.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TailStartScores {
    /// The least sum of the scores of its rules that is enough.
    pub min_evidence: f32,
    pub penalty: f32,
    /// Rules that do not count.
    pub not_counted: Vec<ScoreRule>,
}

/// What a line gains as a headline for the words that it shares with the text: the percentage divided by a number.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HeadlineOverlap {
    pub class: LineClass,
    divisor: f32,
}

impl HeadlineOverlap {
    /// The score for a percentage.
    #[expect(clippy::cast_precision_loss, reason = "a percentage")]
    pub fn score(&self, percent: usize) -> f32 {
        percent as f32 / self.divisor
    }
}

/// The structure of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ModelFile {
    headline_overlap: HeadlineOverlap,
    tail_start: TailStartScores,
    user_rules: UserRuleScores,
    rules: BTreeMap<ScoreRule, ScoreMap>,
    base: BaseScores,
    transitions: TransitionScores,
    learned: BTreeMap<String, ScoreMap>,
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
    /// [`ModelError`] if it is not valid RON, names an unknown rule, feature or class, or leaves out a rule.
    pub fn from_ron(ron: &str) -> Result<Self, ModelError> {
        let file: ModelFile = ron::from_str(ron).map_err(|error| ModelError::Ron(error.to_string()))?;
        let mut rules = Vec::with_capacity(ScoreRule::ALL.len());
        for rule in ScoreRule::ALL {
            let scores = file.rules.get(rule).ok_or_else(|| ModelError::MissingRule(format!("{rule:?}")))?;
            rules.push(class_scores(|class| scores.get(&class).copied().unwrap_or_default()));
        }
        let counted = |rule: &ScoreRule| {
            let score = rules[*rule as usize][LineClass::TailBoilerplate as usize];
            if file.tail_start.not_counted.contains(rule) { 0.0 } else { score.max(0.0) }
        };
        Ok(Self {
            tail_evidence: ScoreRule::ALL.iter().map(counted).collect(),
            rules,
            tail_start: file.tail_start,
            headline_overlap: file.headline_overlap,
            base: file.base,
            transitions: Transitions::new(&file.transitions),
            user_rules: file.user_rules,
            learned: Weights::from_map(file.learned).map_err(ModelError::UnknownFeature)?,
        })
    }

    /// The same model with other learned weights; [`Weights::default`] has none.
    #[must_use]
    pub fn with_learned(&self, learned: Weights) -> Self {
        Self { learned, ..self.clone() }
    }

    /// The text of the built-in file with other learned weights.
    #[must_use]
    pub fn file_with_learned(learned: &Weights) -> String {
        let end = BUILT_IN_FILE.find(LEARNED_HEADING).map_or(0, |at| at + LEARNED_HEADING.len());
        format!("{}{}    }},\n)\n", &BUILT_IN_FILE[..end], learned.to_rows())
    }

    /// The score of a rule that fired for a class.
    pub(crate) fn score_for(&self, fired: &FiredRule, class: LineClass) -> f32 {
        let overlap = &self.headline_overlap;
        let is_scaled = fired.percent > 0 && class == overlap.class;
        self.rules[fired.rule as usize][class as usize] + if is_scaled { overlap.score(fired.percent) } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_model_can_be_read() {
        assert!(Model::from_ron(BUILT_IN_FILE).is_ok(), "{:?}", Model::from_ron(BUILT_IN_FILE).err());
    }

    #[test]
    fn the_built_in_file_is_as_the_trainer_writes_it() {
        assert_eq!(Model::file_with_learned(&Model::built_in().learned), BUILT_IN_FILE);
    }

    #[test]
    fn errors_name_the_entry() {
        let changed = |from: &str, to: &str| Model::from_ron(&BUILT_IN_FILE.replacen(from, to, 1)).err();
        let unknown_feature = ModelError::UnknownFeature("words: 1001".to_owned());
        assert_eq!(changed("\"words: 0\"", "\"words: 1001\""), Some(unknown_feature));
        let kicker = "        Kicker: { Standfirst: 24.0 },\n";
        assert_eq!(changed(kicker, ""), Some(ModelError::MissingRule("Kicker".to_owned())));
        for (to, name) in [("Kicked: {}, ", "Kicked"), ("Kicker: { Bod: 1.0 }, ", "Bod")] {
            let error = changed(kicker, to);
            assert!(matches!(&error, Some(ModelError::Ron(text)) if text.contains(name)), "{error:?}");
        }
    }

    #[test]
    fn every_rule_but_the_listed_ones_has_scores() {
        let without: Vec<ScoreRule> = ScoreRule::ALL
            .iter()
            .filter(|rule| Model::built_in().rules[**rule as usize].iter().all(|score| *score == 0.0))
            .copied()
            .collect();
        assert_eq!(without, [ScoreRule::DateWithoutWord], "it is a feature for the learned weights only");
    }
}
