//! The language of a story whose field does not tell it, or tells another one.

use serde::Deserialize;
use std::collections::HashSet;
use std::sync::LazyLock;

/// The share of frequent words that a text in a language has at least, in percent.
const MIN_PERCENT: usize = 12;

/// The share of frequent words that a text in another language has at most, in percent.
const MAX_OTHER_PERCENT: usize = 4;

/// A shorter text is too short to tell, in words.
const MIN_WORDS: usize = 12;

/// The number of words that are looked at.
const MAX_WORDS: usize = 2000;

#[derive(Deserialize)]
struct FrequentWords {
    language: String,
    words: HashSet<String>,
}

static WORDS: LazyLock<Vec<FrequentWords>> = LazyLock::new(|| {
    ron::from_str(include_str!("../../../assets/checks/languages.ron")).expect("the built-in word lists are valid")
});

/// Returns the ISO 639 code of the language of a story: that of its field, unless the words, with small letters, are
/// clearly of another one. Empty if it is unknown.
pub(crate) fn story_language<'a>(field: &'a str, words: impl Iterator<Item = &'a str>) -> &'a str {
    let mut total = 0;
    let mut counts = vec![0; WORDS.len()];
    for word in words.take(MAX_WORDS) {
        total += 1;
        for (count, frequent) in counts.iter_mut().zip(WORDS.iter()) {
            *count += usize::from(frequent.words.contains(word));
        }
    }
    let percent = |count: usize| count * 100 / total.max(1);
    // The first one of equal ones.
    let best = counts.iter().zip(WORDS.iter()).rev().max_by_key(|(count, _)| **count);
    let Some((count, best)) = best.filter(|(count, _)| total >= MIN_WORDS && percent(**count) >= MIN_PERCENT) else {
        return field;
    };
    let own = counts.iter().zip(WORDS.iter()).find(|(_, frequent)| frequent.language == field);
    let is_wrong = match own {
        Some((own, _)) => percent(*own) <= MAX_OTHER_PERCENT,
        // A language without a list; no other one has so many of these words.
        None => field.is_empty() || percent(*count) >= 2 * MIN_PERCENT,
    };
    if is_wrong { &best.language } else { field }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(field: &str, text: &str) -> String {
        let lower = text.to_lowercase();
        story_language(field, lower.split(' ')).to_owned()
    }

    #[test]
    fn a_story_without_a_language_is_recognised_by_its_words() {
        let indonesian = "warga desa itu menanam bakau di pesisir karena banjir yang datang pada hari minggu";
        let english = "the people of the village planted trees on the coast and said that it was good";
        assert_eq!(language("", indonesian), "id");
        assert_eq!(language("", english), "en");
        assert_eq!(language("en", indonesian), "id");
        assert_eq!(language("id", indonesian), "id");
        assert_eq!(language("ms", indonesian), "ms");
    }

    #[test]
    fn short_texts_and_other_languages_keep_the_field() {
        assert_eq!(language("", "warga desa itu menanam bakau di pesisir"), "");
        assert_eq!(
            language("de", "die leute aus dem dorf haben gestern bäume am ufer gepflanzt und dann gefeiert"),
            "de"
        );
    }
}
