//! A map of phrases that are looked up by their first word in constant time.

use crate::packs::error::{PackFault, RejectedEntry};
use crate::packs::word::{Word, WordKey, WordMap, words};

/// A map from phrases to their meaning.
#[derive(Clone, Debug)]
pub(crate) struct PhraseMap<T> {
    by_first_word: WordMap<Vec<(Vec<WordKey>, T)>>,
}

impl<T> Default for PhraseMap<T> {
    fn default() -> Self {
        Self { by_first_word: WordMap::default() }
    }
}

impl<T: Copy> PhraseMap<T> {
    /// Adds a phrase; returns false where it contains no word. A phrase that is known already keeps its meaning.
    pub fn add(&mut self, phrase: &str, meaning: T) -> bool {
        let mut keys = words(phrase).map(|word| word.key);
        let Some(first) = keys.next() else { return false };
        let rest: Vec<WordKey> = keys.collect();
        let known = self.by_first_word.entry(first).or_default();
        if !known.iter().any(|(words, _)| *words == rest) {
            known.push((rest, meaning));
            known.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        true
    }

    fn starting_with(&self, word: &Word) -> Option<&[(Vec<WordKey>, T)]> {
        self.by_first_word.get(&word.key).map(Vec::as_slice)
    }

    /// Whether any phrase starts with the word.
    pub fn has_phrase_with(&self, word: &Word) -> bool {
        self.by_first_word.contains_key(&word.key)
    }

    /// Returns the longest phrase that is a prefix of the words: its length in words, and its meaning. No phrase
    /// extends across a colon.
    pub fn longest_prefix(&self, words: &[Word]) -> Option<(usize, T)> {
        let (first, rest) = words.split_first()?;
        self.starting_with(first)?.iter().find_map(|(phrase, meaning)| {
            let is_prefix =
                phrase.len() <= rest.len() && phrase.iter().zip(rest).all(|(a, b)| *a == b.key && !b.after_colon);
            is_prefix.then_some((phrase.len() + 1, *meaning))
        })
    }

    /// Returns the meaning of the phrase that equals the words.
    pub fn get_exact(&self, words: &[Word]) -> Option<T> {
        let (first, rest) = words.split_first()?;
        self.starting_with(first)?
            .iter()
            .find(|(phrase, _)| phrase.len() == rest.len() && phrase.iter().zip(rest).all(|(a, b)| *a == b.key))
            .map(|(_, meaning)| *meaning)
    }
}

/// Adds the phrases of an entry; fails at the first phrase without a word.
pub(super) fn insert_phrases<T: Copy>(
    into: &mut PhraseMap<T>,
    entry: &'static str,
    from: &[String],
    meaning: T,
) -> Result<(), RejectedEntry> {
    match from.iter().find(|phrase| !into.add(phrase, meaning)) {
        Some(bad) => {
            Err(RejectedEntry { entry, text: bad.clone(), fault: PackFault::NoWord { entry, text: bad.clone() } })
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<Word> {
        words(text).collect()
    }

    #[test]
    fn the_longest_phrase_wins() {
        let mut phrases = PhraseMap::default();
        assert!(phrases.add("baca", 1) && phrases.add("Baca juga", 2) && !phrases.add(" : ", 3));
        assert_eq!(phrases.longest_prefix(&all("Baca Juga: Judul")), Some((2, 2)));
        assert_eq!(phrases.longest_prefix(&all("Baca bukunya")), Some((1, 1)));
        assert_eq!(phrases.longest_prefix(&all("Membaca")), None);
        assert_eq!(phrases.longest_prefix(&all("Baca: Juga Ini")), Some((1, 1)));
        assert!(phrases.add("関連記事", 4) && phrases.add("延伸閱讀", 5));
        assert_eq!(phrases.longest_prefix(&all("関連記事：東京で会談")), Some((4, 4)));
        assert_eq!(phrases.longest_prefix(&all("延伸閱讀港口重開")), Some((4, 5)));
        assert_eq!((phrases.get_exact(&all("baca juga:")), phrases.get_exact(&all("baca juga ini"))), (Some(2), None));
    }
}
