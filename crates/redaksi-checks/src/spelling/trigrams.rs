//! The sequences of three letters that the words of a language have: a fast way to tell that a text is no word of it.

use super::dictionary::SpellingDictionary;
use crate::affixes::AffixGrammar;
use std::collections::HashSet;

/// How many letters at either end of a root matter to the trigrams across its affixes.
const END_CHARS: usize = 2;

/// A set of trigrams, with the boundary of a word as a letter.
#[derive(Debug)]
pub(super) struct Trigrams {
    letters: Vec<char>,
    bits: Vec<u64>,
}

impl Trigrams {
    /// Collects the trigrams of the entries of a dictionary and of their forms by a grammar.
    pub fn of(dictionary: &SpellingDictionary, grammar: &AffixGrammar) -> Self {
        let letters = dictionary.letters().to_vec();
        let side = letters.len() + 1;
        let mut trigrams = Self { letters, bits: vec![0; side.pow(3).div_ceil(64)] };
        let (mut starts, mut longer_starts, mut ends) = (HashSet::new(), HashSet::new(), HashSet::new());
        for stem in dictionary.stems() {
            trigrams.add(stem);
            let at = |chars: usize| stem.char_indices().nth(chars).map_or(stem.len(), |(at, _)| at);
            starts.insert(&stem[..at(END_CHARS)]);
            longer_starts.insert(&stem[..at(END_CHARS + 1)]);
            let count = stem.chars().count();
            ends.insert(&stem[at(count.saturating_sub(END_CHARS))..]);
        }
        for start in starts {
            grammar.for_each_prefixed(start, false, |word| trigrams.add_start(word));
        }
        for start in longer_starts {
            grammar.for_each_prefixed(start, true, |word| trigrams.add_start(word));
        }
        for end in ends {
            grammar.for_each_suffixed(end, |word| trigrams.add_ending(word));
        }
        trigrams
    }

    /// Adds the trigrams of a word.
    pub fn add(&mut self, word: &str) {
        self.insert(word, true, true);
    }

    fn add_start(&mut self, start: &str) {
        self.insert(start, true, false);
    }

    fn add_ending(&mut self, end: &str) {
        self.insert(end, false, true);
    }

    fn insert(&mut self, word: &str, has_start: bool, has_end: bool) {
        let mut bits = std::mem::take(&mut self.bits);
        self.for_each(word, has_start, has_end, |trigram| {
            if let Some(trigram) = trigram {
                bits[trigram / 64] |= 1 << (trigram % 64);
            }
            true
        });
        self.bits = bits;
    }

    /// Whether all trigrams of a word are in the set. A part of a word between hyphens is a word.
    pub fn has_all(&self, word: &str) -> bool {
        let is_known = |trigram: usize| self.bits[trigram / 64] & (1 << (trigram % 64)) != 0;
        word.split('-').all(|part| self.for_each(part, true, true, |trigram| trigram.is_some_and(is_known)))
    }

    /// Calls `each` with the number of every trigram, `None` for one with an unknown letter, until it returns false.
    /// Returns whether it never did.
    fn for_each(
        &self,
        word: &str,
        has_start: bool,
        has_end: bool,
        mut each: impl FnMut(Option<usize>) -> bool,
    ) -> bool {
        let side = self.letters.len() + 1;
        let number = |c: char| self.letters.binary_search(&c).ok().map(|index| index + 1);
        let boundary = |is_there: bool| is_there.then_some(Some(0)).into_iter();
        let mut last = [None; 2];
        for (count, letter) in boundary(has_start).chain(word.chars().map(number)).chain(boundary(has_end)).enumerate()
        {
            let trigram = last[0].zip(last[1]).zip(letter).map(|((one, two), three)| (one * side + two) * side + three);
            if count >= 2 && !each(trigram) {
                return false;
            }
            last = [last[1], letter];
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_pass_and_impossible_words_do_not() {
        let dictionary =
            SpellingDictionary::read(b"SET UTF-8\n", b"5\ntulis\nbaca\ncek\nkata\nabcdefghijklmnopqrstuvwxyz").unwrap();
        let trigrams = Trigrams::of(&dictionary, AffixGrammar::of_language("id").unwrap());
        for word in ["tulis", "menulis", "menuliskannya", "dibaca", "bacaan", "mengecek", "baca-baca", "berkata"] {
            assert!(trigrams.has_all(word), "{word}");
        }
        for word in ["tlis", "bcaca", "xbaca", "bacak", "tulís"] {
            assert!(!trigrams.has_all(word), "{word}");
        }
    }
}
