//! Lists of words and phrases in the data files: one text each, entries separated by commas or line ends.

use crate::words::folded_words;
use serde::{Deserialize, Deserializer};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// The entries of a list as they are written.
pub(crate) fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.split([',', '\n']).map(str::trim).filter(|entry| !entry.is_empty())
}

/// A set of folded words and phrases, which finds the longest one at a place of a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct PhraseSet {
    /// The number of words of the longest phrase that begins with a word, and whether the phrase is in the set.
    by_phrase: HashMap<String, bool>,
}

impl PhraseSet {
    pub(crate) fn new(list: &str) -> Self {
        let mut set = Self::default();
        for entry in entries(list) {
            set.insert(&folded_words(entry));
        }
        set
    }

    /// Adds a phrase, and its beginnings as such.
    fn insert(&mut self, words: &[String]) {
        let mut phrase = String::new();
        for (index, word) in words.iter().enumerate() {
            if index > 0 {
                phrase.push(' ');
            }
            phrase.push_str(word);
            let is_whole = index + 1 == words.len();
            match self.by_phrase.entry(phrase.clone()) {
                Entry::Occupied(mut known) => *known.get_mut() |= is_whole,
                Entry::Vacant(place) => {
                    place.insert(is_whole);
                }
            }
        }
    }

    /// Whether the folded word alone is an entry.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.by_phrase.get(word).is_some_and(|is_whole| *is_whole)
    }

    /// Returns the number of words of the longest entry that the words begin with; 0 if there is none.
    pub(crate) fn longest<'a>(&self, words: impl Iterator<Item = &'a str>) -> usize {
        let (mut phrase, mut longest) = (String::new(), 0);
        for (index, word) in words.enumerate() {
            if index > 0 {
                phrase.push(' ');
            }
            phrase.push_str(word);
            match self.by_phrase.get(&phrase) {
                Some(true) => longest = index + 1,
                Some(false) => {}
                None => break,
            }
        }
        longest
    }

    /// Whether it has no entry.
    pub(crate) fn is_empty(&self) -> bool {
        self.by_phrase.is_empty()
    }
}

impl<'de> Deserialize<'de> for PhraseSet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::new(&String::deserialize(deserializer)?))
    }
}

/// Folded words of the same meaning: each entry of the list has them, separated by `=`.
#[derive(Clone, Debug, Default)]
pub(crate) struct SynonymSet {
    /// The first word of its entry, by each other word.
    first: HashMap<String, String>,
}

impl SynonymSet {
    pub(crate) fn new(list: &str) -> Self {
        let mut first = HashMap::new();
        for entry in entries(list) {
            let mut words = entry.split('=').map(|word| folded_words(word).join(" "));
            if let Some(name) = words.next() {
                first.extend(words.map(|word| (word, name.clone())));
            }
        }
        Self { first }
    }

    /// Whether a folded word is in an entry.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.first.contains_key(word) || self.first.values().any(|first| first == word)
    }

    /// Returns the word that stands for a folded word of its meaning.
    pub(crate) fn main<'a>(&'a self, word: &'a str) -> &'a str {
        self.first.get(word).map_or(word, String::as_str)
    }
}

impl<'de> Deserialize<'de> for SynonymSet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::new(&String::deserialize(deserializer)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_meaning_have_one_main_word() {
        let set = SynonymSet::new("Turis = wisatawan, banjir = bah");
        assert_eq!([set.main("wisatawan"), set.main("bah"), set.main("turis")], ["turis", "banjir", "turis"]);
    }

    #[test]
    fn the_longest_phrase_is_found() {
        let set = PhraseSet::new("Wakil Presiden, Presiden\n Ketua");
        assert_eq!(set.longest(["wakil", "presiden", "budi"].into_iter()), 2);
        assert_eq!(set.longest(["presiden", "budi"].into_iter()), 1);
        assert_eq!(set.longest(["wakil", "budi"].into_iter()), 0);
        assert!(set.contains("ketua") && !set.contains("wakil"));
        assert!(!set.is_empty() && PhraseSet::new(" , \n").is_empty());
    }
}
