//! Sets of phrases that are looked up at a word in constant time.

use super::sieve::Sieve;
use super::word::{Key, Word, WordMap, words};

/// Phrases, each with what it means.
#[derive(Clone, Debug)]
pub(crate) struct Phrases<T> {
    by_first_word: WordMap<Vec<(Vec<Key>, T)>>,
    /// Asked first: few words of a text begin a phrase.
    first_words: Sieve,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first_word: WordMap::default(), first_words: Sieve::default() }
    }
}

impl<T: Copy> Phrases<T> {
    /// Adds a phrase; whether it holds a word.
    pub fn add(&mut self, phrase: &str, meaning: T) -> bool {
        let mut all = words(phrase).map(|word| word.key);
        let Some(first) = all.next() else { return false };
        let rest: Vec<Key> = all.collect();
        self.first_words.add(first);
        let known = self.by_first_word.entry(first).or_default();
        if !known.iter().any(|(words, _)| *words == rest) {
            known.push((rest, meaning));
            known.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        true
    }

    fn beginning_with(&self, word: &Word) -> Option<&[(Vec<Key>, T)]> {
        let may_begin = self.first_words.may_hold(word.key);
        if may_begin { self.by_first_word.get(&word.key).map(Vec::as_slice) } else { None }
    }

    /// The longest phrase that the words begin with: how many words it takes, and what it means.
    pub fn longest_at(&self, words: &[Word]) -> Option<(usize, T)> {
        let (first, rest) = words.split_first()?;
        self.beginning_with(first)?.iter().find_map(|(phrase, meaning)| {
            let fits = phrase.len() <= rest.len() && phrase.iter().zip(rest).all(|(a, b)| *a == b.key && !b.parted);
            fits.then_some((phrase.len() + 1, *meaning))
        })
    }

    /// What the words mean where they are one whole phrase.
    pub fn whole(&self, words: &[Word]) -> Option<T> {
        let (first, rest) = words.split_first()?;
        self.beginning_with(first)?
            .iter()
            .find(|(phrase, _)| phrase.len() == rest.len() && phrase.iter().zip(rest).all(|(a, b)| *a == b.key))
            .map(|(_, meaning)| *meaning)
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
        let mut phrases = Phrases::default();
        assert!(phrases.add("baca", 1) && phrases.add("Baca juga", 2) && !phrases.add(" : ", 3));
        assert_eq!(phrases.longest_at(&all("Baca Juga: Judul")), Some((2, 2)));
        assert_eq!(phrases.longest_at(&all("Baca bukunya")), Some((1, 1)));
        assert_eq!(phrases.longest_at(&all("Membaca")), None);
        assert_eq!(phrases.longest_at(&all("Baca: Juga Ini")), Some((1, 1)));
        assert!(phrases.add("関連記事", 4) && phrases.add("延伸閱讀", 5));
        assert_eq!(phrases.longest_at(&all("関連記事：東京で会談")), Some((4, 4)));
        assert_eq!(phrases.longest_at(&all("延伸閱讀港口重開")), Some((4, 5)));
        assert_eq!((phrases.whole(&all("baca juga:")), phrases.whole(&all("baca juga ini"))), (Some(2), None));
    }
}
