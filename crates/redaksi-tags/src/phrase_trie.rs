//! Sequences of words, found at a place of a text in time that does not depend on how many there are.

use std::collections::HashMap;

/// A word of a [`PhraseTrie`].
pub(crate) type WordId = u32;

/// A trie of word sequences; each has one or more values.
#[derive(Clone, Debug)]
pub(crate) struct PhraseTrie<T> {
    words: HashMap<Box<str>, WordId>,
    /// The node that follows a node by a word. The root is 0.
    nodes: HashMap<(u32, WordId), u32>,
    values: HashMap<u32, Vec<T>>,
    node_count: u32,
}

impl<T> Default for PhraseTrie<T> {
    fn default() -> Self {
        Self { words: HashMap::new(), nodes: HashMap::new(), values: HashMap::new(), node_count: 0 }
    }
}

impl<T> PhraseTrie<T> {
    /// Adds a sequence; an empty one is ignored.
    pub(crate) fn insert<'a>(&mut self, words: impl Iterator<Item = &'a str>, value: T) {
        let mut node = 0;
        for word in words {
            let next_word = WordId::try_from(self.words.len()).unwrap_or(WordId::MAX);
            let id = match self.words.get(word) {
                Some(id) => *id,
                None => *self.words.entry(word.into()).or_insert(next_word),
            };
            node = *self.nodes.entry((node, id)).or_insert_with(|| {
                self.node_count += 1;
                self.node_count
            });
        }
        if node != 0 {
            self.values.entry(node).or_default().push(value);
        }
    }

    /// Returns the id of a word that is in some sequence.
    pub(crate) fn word_id(&self, word: &str) -> Option<WordId> {
        self.words.get(word).copied()
    }

    /// Yields the sequences that the words begin with, shortest first: the number of words and the values.
    pub(crate) fn prefixes<'a>(
        &'a self,
        words: impl Iterator<Item = Option<WordId>> + 'a,
    ) -> impl Iterator<Item = (usize, &'a [T])> + 'a {
        let mut node = 0;
        let steps = words.map_while(move |word| {
            node = *self.nodes.get(&(node, word?))?;
            Some(node)
        });
        steps.enumerate().filter_map(|(index, node)| Some((index + 1, self.values.get(&node)?.as_slice())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_sequences_that_begin_at_a_place_are_found() {
        let mut trie = PhraseTrie::default();
        trie.insert("jawa".split(' '), 1);
        trie.insert("jawa barat".split(' '), 2);
        trie.insert("jawa barat".split(' '), 3);
        trie.insert("barat daya".split(' '), 4);
        let find = |text: &str| -> Vec<(usize, Vec<i32>)> {
            let ids: Vec<_> = text.split(' ').map(|word| trie.word_id(word)).collect();
            trie.prefixes(ids.into_iter()).map(|(length, values)| (length, values.to_vec())).collect()
        };
        assert_eq!(find("jawa barat daya"), [(1, vec![1]), (2, vec![2, 3])]);
        assert_eq!(find("jawa tengah"), [(1, vec![1])]);
        assert_eq!(find("daya"), []);
    }
}
