//! Where a story mentions something.

use std::collections::HashSet;
use std::ops::Range;

/// Where and how often something is mentioned.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mentions {
    /// The part and the word range of each mention, in reading order.
    pub(crate) places: Vec<(usize, Range<usize>)>,
}

impl Mentions {
    pub(crate) fn add(&mut self, part: usize, words: Range<usize>) {
        self.places.push((part, words));
    }

    /// Adds mentions that do not overlap the known ones.
    pub(crate) fn add_all(&mut self, others: &Self) {
        let words = |(part, words): &(usize, Range<usize>)| words.clone().map(|word| (*part, word)).collect::<Vec<_>>();
        let covered: HashSet<(usize, usize)> = self.places.iter().flat_map(words).collect();
        let is_new = |place: &&(usize, Range<usize>)| words(place).iter().all(|word| !covered.contains(word));
        self.places.extend(others.places.iter().filter(is_new).cloned().collect::<Vec<_>>());
        self.places.sort_by_key(|(part, words)| (*part, words.start));
    }

    pub(crate) fn count(&self) -> usize {
        self.places.len()
    }
}
