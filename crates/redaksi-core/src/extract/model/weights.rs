//! The weights of the model: what each feature of a line is worth for each class. A feature is either a rule that fired
//! (named evidence) or a plain property of the line and its neighbours.

use crate::extract::line_class::LineClass;
use crate::extract::model::features::{LINE_FEATURE_COUNT, LineFeatures, line_feature_names};
use crate::extract::model::scores::{ClassScores, class_scores, sum};
use crate::extract::rules::evidence::FiredRule;
use crate::extract::rules::score_rule::ScoreRule;
use std::collections::{BTreeMap, HashMap};

/// How many features there are: one for each rule, then those of the templates.
pub(crate) const FEATURE_COUNT: usize = ScoreRule::ALL.len() + LINE_FEATURE_COUNT;

/// The weight of each feature for each class, in log-odds.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    by_feature: Vec<ClassScores>,
    /// Features that are left out to see what they are worth: their weights are zero and are not learned.
    left_out: Vec<bool>,
}

impl Weights {
    /// From the entries of the model file. The error is the name of a feature that does not exist.
    pub fn from_map(entries: BTreeMap<String, BTreeMap<LineClass, f32>>) -> Result<Self, String> {
        let indices: HashMap<String, usize> = feature_names().zip(0..).collect();
        let mut by_feature = vec![class_scores(|_| 0.0); FEATURE_COUNT];
        for (name, entry) in entries {
            let Some(feature) = indices.get(&name) else { return Err(name) };
            for (class, weight) in entry {
                by_feature[*feature][class as usize] = weight;
            }
        }
        Ok(Self::from_features(by_feature))
    }

    /// From one row of class weights for each feature.
    pub fn from_features(by_feature: Vec<ClassScores>) -> Self {
        Self { left_out: vec![false; by_feature.len()], by_feature }
    }

    /// The same weights without the features whose name meets a condition.
    pub fn without(&self, is_left_out: &dyn Fn(&str) -> bool) -> Self {
        let mut weights = self.clone();
        for (feature, _) in feature_names().enumerate().filter(|(_, name)| is_left_out(name)) {
            weights.by_feature[feature] = class_scores(|_| 0.0);
            weights.left_out[feature] = true;
        }
        weights
    }

    /// The same weights with those of others for the features of which all weights are zero.
    pub fn with_new_features_of(&self, other: &Self) -> Self {
        let features = 0..self.by_feature.len();
        let by_feature =
            features.map(|feature| if self.has_none_of(feature) { other } else { self }.by_feature[feature]);
        let by_feature = by_feature.collect();
        Self { by_feature, left_out: self.left_out.clone() }
    }

    /// Whether all weights of a feature are zero, as those of a feature that was not there in training.
    pub fn has_none_of(&self, feature: usize) -> bool {
        self.by_feature[feature].iter().all(|weight| *weight == 0.0)
    }

    /// Whether a feature is left out.
    pub fn is_left_out(&self, feature: usize) -> bool {
        self.left_out[feature]
    }

    /// The weights of each feature with its name, in the order of the indices.
    pub fn rows(&self) -> impl Iterator<Item = (String, &ClassScores)> {
        feature_names().zip(&self.by_feature)
    }

    /// The weights of a feature.
    pub fn of(&self, feature: usize) -> &ClassScores {
        &self.by_feature[feature]
    }

    /// The weight of a rule for a class.
    pub fn of_rule(&self, rule: ScoreRule, class: LineClass) -> f32 {
        self.by_feature[rule as usize][class as usize]
    }

    /// The score of each class for a line: the sum of the weights of its features.
    pub fn scores(&self, features: impl Iterator<Item = usize>) -> ClassScores {
        features.fold(class_scores(|_| 0.0), |scores, feature| sum(&scores, &self.by_feature[feature]))
    }
}

/// The indices of the features of a line: the rules that fired, each once, then its plain features.
pub(crate) fn active_features<'f>(
    fired: &'f [FiredRule],
    features: &'f LineFeatures,
) -> impl Iterator<Item = usize> + 'f {
    let is_first = |(at, rule): &(usize, &FiredRule)| fired[..*at].iter().all(|other| other.rule != rule.rule);
    let rules = fired.iter().enumerate().filter(is_first).map(|(_, fired)| fired.rule as usize);
    rules.chain(features.indices().iter().map(|feature| ScoreRule::ALL.len() + feature))
}

/// The names of all features in their order.
pub(crate) fn feature_names() -> impl Iterator<Item = String> {
    ScoreRule::ALL.iter().map(|rule| format!("{rule:?}")).chain(line_feature_names())
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
