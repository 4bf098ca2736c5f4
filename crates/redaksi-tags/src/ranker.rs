//! The order of the suggestions: a logistic score of a few features, with weights that were fitted once and are read from a file.

use crate::candidates::{FEATURES, Origin, PhraseWord, TagCandidate};
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

/// The weights of the features, by language, without and with a vocabulary.
#[derive(Debug)]
pub struct TagRanker {
    sets: Vec<RankerSet>,
}

#[derive(Debug)]
struct RankerSet {
    languages: Vec<String>,
    with_vocabulary: bool,
    /// In the order of the features.
    weights: Vec<f32>,
}

static BUILT_IN: LazyLock<TagRanker> = LazyLock::new(|| {
    TagRanker::from_ron(include_str!("../../../assets/tags/ranker.ron"))
        .unwrap_or_else(|error| panic!("ranker.ron: {error}"))
});

impl TagRanker {
    /// The weights that the program comes with.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Reads weights as the example `fit_ranker` writes them.
    ///
    /// # Errors
    /// The first syntax error.
    pub fn from_ron(text: &str) -> Result<Self, ron::error::SpannedError> {
        let read = |set: WeightSet| {
            let weight = |feature: &&str| set.weights.get(*feature).copied().unwrap_or_default();
            let weights = FEATURES.iter().map(weight).collect();
            RankerSet { languages: set.languages, with_vocabulary: set.with_vocabulary, weights }
        };
        Ok(Self { sets: ron::from_str::<Vec<WeightSet>>(text)?.into_iter().map(read).collect() })
    }

    /// Returns the log-odds of a candidate in a story of a language.
    pub(crate) fn log_odds(&self, candidate: &TagCandidate, language: &str, with_vocabulary: bool) -> f32 {
        let sets = || self.sets.iter().filter(|set| set.with_vocabulary == with_vocabulary);
        let named = sets().find(|set| set.languages.iter().any(|known| known == language));
        let set = named.or_else(|| sets().find(|set| set.languages.is_empty()));
        let fitted: f32 = set
            .map_or(0.0, |set| candidate.features.iter().zip(&set.weights).map(|(value, weight)| value * weight).sum());
        let preferences = || PREFERENCES.iter().filter(|set| set.with_vocabulary == with_vocabulary);
        let named = preferences().find(|set| set.languages.iter().any(|known| known == language));
        let preference = named.or_else(|| preferences().find(|set| set.languages.is_empty()));
        fitted + preference.map_or(0.0, |set| set.of(candidate))
    }
}

/// What editors prefer beside the fitted weights, in log-odds; see `assets/tags/preference.ron`.
#[derive(Deserialize)]
struct Preference {
    languages: Vec<String>,
    with_vocabulary: bool,
    once_in_lead: f32,
    once_late: f32,
    once_later: f32,
    once_phrase: f32,
    one_word_often: f32,
    home: f32,
    headline_phrase: f32,
    topic_word: f32,
    plain_word: f32,
    group_word: f32,
}

static PREFERENCES: LazyLock<Vec<Preference>> = LazyLock::new(|| {
    ron::from_str(include_str!("../../../assets/tags/preference.ron"))
        .unwrap_or_else(|error| panic!("preference.ron: {error}"))
});

impl Preference {
    /// Returns what it adds to the log-odds of a candidate.
    fn of(&self, candidate: &TagCandidate) -> f32 {
        let count = candidate.mentions.count();
        let is_phrase = candidate.origin == Origin::Phrase;
        let in_headline = candidate.is_in_headline;
        let mut sum = 0.0;
        if count == 1 && !in_headline {
            sum += if candidate.feature("lead") > 0.0 {
                self.once_in_lead
            } else {
                self.once_late + self.once_later * candidate.feature("first")
            };
            sum += if is_phrase { self.once_phrase } else { 0.0 };
        }
        if in_headline && count >= MIN_OFTEN && !is_phrase && candidate.keys.len() == 1 {
            sum += self.one_word_often;
        }
        if (!in_headline || count < MIN_HOME) && candidate.feature("home") > 0.0 {
            sum += self.home;
        }
        let is_prominent = in_headline && count >= MIN_OFTEN;
        sum += match candidate.phrase_word {
            PhraseWord::Topic if in_headline || count >= MIN_TOPIC => self.topic_word,
            PhraseWord::Plain => self.plain_word * if is_prominent { PROMINENT_SHARE } else { 1.0 },
            PhraseWord::Group if !in_headline && count < MIN_OFTEN => self.group_word,
            PhraseWord::NoWord if is_phrase && in_headline && count > 1 => self.headline_phrase,
            _ => 0.0,
        };
        sum
    }
}

/// The least mentions, with one in the headline, of a home place that a story is about.
const MIN_HOME: usize = 4;

/// The least mentions, of which none is in the headline, of a topic that a story is about.
const MIN_TOPIC: usize = 5;

/// The share of the malus of a common word that is in the headline and mentioned often.
const PROMINENT_SHARE: f32 = 0.4;

/// The least mentions of something that a story mentions often.
const MIN_OFTEN: usize = 3;

/// Returns what is added to the log-odds of a chosen candidate for its place among the chosen ones: what the headline has and the text
/// repeats comes first.
pub(crate) fn prominence(candidate: &TagCandidate) -> f32 {
    if candidate.feature("home") > 0.0 {
        return 0.0;
    }
    if candidate.phrase_word == PhraseWord::Group && !candidate.is_in_headline {
        return GROUP_OF_TEXT;
    }
    let is_in_lead = candidate.feature("lead") > 0.0;
    let is_subject = candidate.origin == Origin::Phrase
        && candidate.is_in_headline
        && matches!(candidate.phrase_word, PhraseWord::Topic | PhraseWord::NoWord);
    let of_subject = match candidate.mentions.count() {
        _ if !is_subject => 0.0,
        1 => SUBJECT * 2.0,
        _ => SUBJECT,
    };
    of_subject
        + match (candidate.is_in_headline, candidate.mentions.count()) {
            (true, MIN_OFTEN..) => 1.2,
            (true, 2) => 0.6,
            (false, 4..) => 0.4,
            (false, 1) if !is_in_lead => ONCE_LATE,
            _ => 0.0,
        }
}

/// What is added for a chosen candidate that the story mentions once, below its beginning.
const ONCE_LATE: f32 = -1.2;

/// What is added for a topic of the headline that the text names again.
const SUBJECT: f32 = 0.6;

/// What is added for a group of people that the headline does not have.
const GROUP_OF_TEXT: f32 = -1.6;

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
