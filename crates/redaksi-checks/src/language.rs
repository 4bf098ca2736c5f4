//! The language of a story whose field does not tell it, or tells another one.

use serde::Deserialize;
use std::collections::HashSet;
use std::sync::LazyLock;

/// The share of frequent words that a text in a language has at least, in percent.
const MIN_PERCENT: usize = 12;

/// The number of words that are looked at together. Each stretch of them is in one language, so that a quotation in another
/// one counts no more than its length.
const STRETCH_WORDS: usize = 8;

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
    let words: Vec<&str> = words.take(MAX_WORDS).collect();
    let mut scores = vec![LanguageScore::default(); WORDS.len()];
    for stretch in words.chunks(STRETCH_WORDS) {
        let count = |language: &FrequentWords| stretch.iter().filter(|word| language.words.contains(**word)).count();
        let counts: Vec<usize> = WORDS.iter().map(count).collect();
        let most = counts.iter().copied().max().unwrap_or_default();
        for (score, count) in scores.iter_mut().zip(counts) {
            score.words += count;
            score.stretches += usize::from(count > 0 && count * 2 >= most);
        }
    }
    let percent = |score: &LanguageScore| score.words * 100 / words.len().max(1);
    // The first one of equal ones.
    let best = scores.iter().zip(WORDS.iter()).rev().max_by_key(|(score, _)| (score.stretches, score.words));
    let is_certain = |score: &LanguageScore| {
        let stretches = words.len().div_ceil(STRETCH_WORDS);
        words.len() >= MIN_WORDS && percent(score) >= MIN_PERCENT && score.stretches * 2 >= stretches
    };
    let Some((score, best)) = best.filter(|(score, _)| is_certain(score)) else { return field };
    let own = scores.iter().zip(WORDS.iter()).find(|(_, frequent)| frequent.language == field);
    let is_wrong = match own {
        Some((own, _)) => own.stretches * 2 <= score.stretches,
        // A language without a list; no other one has so many of these words.
        None => field.is_empty() || percent(score) >= 2 * MIN_PERCENT,
    };
    if is_wrong { &best.language } else { field }
}

/// How much of a text is in a language.
#[derive(Clone, Debug, Default)]
struct LanguageScore {
    /// The frequent words of the language.
    words: usize,
    /// The stretches with at least half as many of them as of any other language: related languages share most.
    stretches: usize,
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
    fn a_sentence_in_another_language_does_not_change_the_language_of_the_story() {
        let story = "banjir merendam puluhan rumah di desa kenari pada selasa malam setelah tanggul sungai jebol \
            warga mengungsi ke balai desa dan membawa barang seadanya kata kepala desa itu kepada wartawan \
            pemerintah akan memperbaiki tanggul pada pekan depan \
            we have lost everything that we had in the house he said";
        for field in ["id", "en", ""] {
            assert_eq!(language(field, story), "id", "{field:?}");
        }
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
