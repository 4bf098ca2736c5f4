//! Finds phrases of many words in a text: a tree of words, walked once for each word of the text.

use crate::word_forms::{Inflection, WordForms, word_ranges};
use std::collections::HashMap;
use std::ops::Range;

/// The longest phrase, in words.
const MAX_WORDS: usize = 16;

/// A phrase of the tree that was found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FoundPhrase {
    /// The number that the phrase was added with.
    pub phrase: usize,
    /// The byte range in the text.
    pub range: Range<usize>,
    /// How each word of the text is a form of that of the phrase.
    pub inflections: Vec<Inflection>,
}

/// Phrases, by their words in lower case.
#[derive(Clone, Debug)]
pub(super) struct TermTree {
    forms: WordForms<'static>,
    /// Numbers of the words that phrases are made of.
    words: HashMap<Box<str>, u32>,
    /// From a node and a word to the next node; node 0 is the root.
    edges: HashMap<(u32, u32), u32>,
    /// The phrases that end at a node.
    ends: HashMap<u32, Vec<usize>>,
    nodes: u32,
}

/// A word of a text with the words of the tree that it may be a form of.
struct ReadWord {
    range: Range<usize>,
    bases: Vec<(u32, Inflection)>,
}

impl TermTree {
    pub fn new(forms: WordForms<'static>) -> Self {
        Self { forms, words: HashMap::new(), edges: HashMap::new(), ends: HashMap::new(), nodes: 1 }
    }

    /// Adds a phrase with a number of the caller's. One that is longer than any term is left out.
    pub fn add(&mut self, phrase: usize, text: &str) {
        let mut node = 0;
        let ranges = word_ranges(text);
        if ranges.len() > MAX_WORDS {
            return;
        }
        for range in &ranges {
            let next_word = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
            let word = *self.words.entry(text[range.clone()].to_lowercase().into()).or_insert(next_word);
            let nodes = self.nodes;
            node = *self.edges.entry((node, word)).or_insert(nodes);
            self.nodes += u32::from(node == nodes);
        }
        if !ranges.is_empty() {
            self.ends.entry(node).or_default().push(phrase);
        }
    }

    /// Finds all phrases in a text, in the order of their starts, overlapping ones too.
    pub fn find(&self, text: &str) -> Vec<FoundPhrase> {
        if self.words.is_empty() {
            return Vec::new();
        }
        let words = self.read(text);
        let mut found = Vec::new();
        for start in 0..words.len() {
            self.walk(&words, start, start, 0, &mut Vec::new(), &mut found);
        }
        found
    }

    /// Follows the words from `at` below a node. `inflections` are those of the words from `start`.
    fn walk(
        &self,
        words: &[ReadWord],
        start: usize,
        at: usize,
        node: u32,
        inflections: &mut Vec<Inflection>,
        found: &mut Vec<FoundPhrase>,
    ) {
        let Some(word) = words.get(at) else { return };
        for (base, inflection) in &word.bases {
            let Some(next) = self.edges.get(&(node, *base)) else { continue };
            inflections.push(inflection.clone());
            let range = words[start].range.start..word.range.end;
            found.extend(self.ends.get(next).into_iter().flatten().map(|phrase| FoundPhrase {
                phrase: *phrase,
                range: range.clone(),
                inflections: inflections.clone(),
            }));
            self.walk(words, start, at + 1, *next, inflections, found);
            inflections.pop();
        }
    }

    /// Returns the words of a text. A word with hyphens that no phrase has is read part by part.
    fn read(&self, text: &str) -> Vec<ReadWord> {
        let mut words = Vec::new();
        for range in word_ranges(text) {
            let bases = self.bases(&text[range.clone()]);
            let written = &text[range.clone()];
            if !bases.is_empty() || !written.contains('-') {
                words.push(ReadWord { range, bases });
                continue;
            }
            let mut start = range.start;
            for part in written.split('-') {
                let range = start..start + part.len();
                words.push(ReadWord { range, bases: self.bases(part) });
                start += part.len() + 1;
            }
        }
        words
    }

    /// Returns the words of the tree that a word may be a form of, each once.
    fn bases(&self, word: &str) -> Vec<(u32, Inflection)> {
        let mut found: Vec<(u32, Inflection)> = Vec::new();
        self.forms.for_each_base(&word.to_lowercase(), |base, inflection| {
            if let Some(number) = self.words.get(base)
                && found.iter().all(|(known, _)| known != number)
            {
                found.push((*number, inflection()));
            }
        });
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(phrases: &[&str]) -> TermTree {
        let mut tree = TermTree::new(WordForms::of_language("id"));
        for (index, phrase) in phrases.iter().enumerate() {
            tree.add(index, phrase);
        }
        tree
    }

    fn found(phrases: &[&str], text: &str) -> Vec<(usize, String)> {
        tree(phrases).find(text).into_iter().map(|found| (found.phrase, text[found.range].to_owned())).collect()
    }

    #[test]
    fn phrases_are_found_in_their_forms_across_words() {
        let text = "Menyandera kekayaan, orang-orang pro-Kota.";
        let phrases = ["sandera", "sandera kekayaan", "orang", "kota", "kaya raya"];
        let expected = [(0, "Menyandera"), (1, "Menyandera kekayaan"), (2, "orang-orang"), (3, "Kota")];
        assert_eq!(found(&phrases, text), expected.map(|(phrase, words)| (phrase, words.to_owned())));
    }

    #[test]
    fn an_empty_phrase_is_never_found() {
        assert_eq!(found(&["", "-"], "a - b"), []);
    }
}
