//! Words of a language that dictionaries lack, and its most frequent words: our own lists in RON.

use serde::Deserialize;
use std::collections::HashSet;
use std::sync::LazyLock;

static INDONESIAN: LazyLock<WordLists> =
    LazyLock::new(|| WordLists::parse(include_str!("../../../../assets/checks/words.id.ron")));

static ENGLISH: LazyLock<WordLists> =
    LazyLock::new(|| WordLists::parse(include_str!("../../../../assets/checks/words.en.ron")));

static NONE: LazyLock<WordLists> = LazyLock::new(WordLists::default);

/// The lists of a file: each a text of words between blanks.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct WordListsEntry {
    standard: String,
    colloquial: String,
    abbreviations: String,
    loans: String,
    frequent: String,
    variants: Vec<(String, String)>,
}

/// The words of a language that are built in, in lower case.
#[derive(Debug, Default)]
pub(super) struct WordLists {
    known: HashSet<Box<str>>,
    loans: HashSet<Box<str>>,
    frequent: HashSet<Box<str>>,
    variants: Vec<(String, String)>,
}

impl WordLists {
    /// Returns the lists of a language, given as an ISO 639 code; empty ones if it has none.
    pub fn of_language(code: &str) -> &'static Self {
        match code {
            "id" => &INDONESIAN,
            "en" => &ENGLISH,
            _ => &NONE,
        }
    }

    fn parse(ron: &str) -> Self {
        let entry: WordListsEntry = ron::from_str(ron).expect("the built-in file is valid");
        let words = |text: &str| text.split_whitespace().map(Box::from).collect::<HashSet<_>>();
        let known = [&entry.standard, &entry.colloquial, &entry.abbreviations, &entry.frequent];
        Self {
            known: known.iter().flat_map(|text| words(text)).collect(),
            loans: words(&entry.loans),
            frequent: words(&entry.frequent),
            variants: entry.variants,
        }
    }

    /// Returns the words that are right although dictionaries may lack them.
    pub fn known(&self) -> impl Iterator<Item = &str> {
        self.known.iter().map(|word| &**word)
    }

    /// Whether the word is right although dictionaries may lack it.
    pub fn is_known(&self, word: &str) -> bool {
        self.known.contains(word)
    }

    /// Whether the word is of another language and used as it is.
    pub fn is_loan(&self, word: &str) -> bool {
        self.loans.contains(word)
    }

    /// Whether `is_word` accepts the word with letters exchanged that are spelled in two ways.
    pub fn has_variant(&self, word: &str, is_word: impl Fn(&str) -> bool) -> bool {
        let variants = self.variants.iter().flat_map(|(from, to)| {
            word.match_indices(from.as_str()).map(move |(at, _)| [&word[..at], to, &word[at + from.len()..]].concat())
        });
        variants.into_iter().any(|variant| is_word(&variant))
    }

    /// Whether the word is among the most frequent ones of the news.
    pub fn is_frequent(&self, word: &str) -> bool {
        self.frequent.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_in_lower_case_and_without_repeats() {
        for ron in [
            include_str!("../../../../assets/checks/words.id.ron"),
            include_str!("../../../../assets/checks/words.en.ron"),
        ] {
            let entry: WordListsEntry = ron::from_str(ron).unwrap();
            assert!(entry.frequent.split_whitespace().nth(200).is_some());
            for list in [entry.standard, entry.colloquial, entry.abbreviations, entry.loans, entry.frequent] {
                let mut seen = HashSet::new();
                for word in list.split_whitespace() {
                    assert!(word.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{word}");
                    assert!(seen.insert(word), "{word} is there twice");
                }
            }
        }
    }

    #[test]
    fn british_spellings_are_variants() {
        let words = WordLists::of_language("en");
        for (word, american) in [("organised", "organized"), ("centres", "centers"), ("travelling", "traveling")] {
            assert!(words.has_variant(word, |variant| variant == american), "{word}");
        }
        assert!(!words.has_variant("organizd", |variant| variant == "organized"));
    }

    #[test]
    fn other_languages_have_no_lists() {
        assert!(WordLists::of_language("id").is_known("netizen") && !WordLists::of_language("en").is_known("netizen"));
        assert!(WordLists::of_language("id").is_frequent("mengatakan"));
    }
}
