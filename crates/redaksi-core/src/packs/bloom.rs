//! A Bloom filter for word keys: most words that are looked up are in no list, and the filter rejects them faster than
//! a hash table does.

use crate::packs::word::WordKey;

/// The size of the filter in bits. The longest lists of the packs have a quarter as many words, most of the others an
/// eighth or less, so there are few false positives.
const BITS: usize = 4096;

/// A Bloom filter with one hash function: one bit for each key.
#[derive(Clone, Debug)]
pub(super) struct BloomFilter([u64; BITS / 64]);

impl Default for BloomFilter {
    fn default() -> Self {
        Self([0; BITS / 64])
    }
}

impl BloomFilter {
    pub fn add(&mut self, key: WordKey) {
        let (index, bit) = Self::slot(key);
        self.0[index] |= bit;
    }

    /// Whether the key may have been added; false positives are possible, false negatives are not.
    pub fn may_contain(&self, key: WordKey) -> bool {
        let (index, bit) = Self::slot(key);
        self.0[index] & bit != 0
    }

    #[expect(clippy::cast_possible_truncation, reason = "the value is reduced to fewer than `BITS`")]
    /// Returns the index of the 64-bit word and the bit for a key.
    fn slot(key: WordKey) -> (usize, u64) {
        let bit = key.0 as usize % BITS;
        (bit / 64, 1 << (bit % 64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn added_keys_pass_and_few_others_do() {
        let mut bloom = BloomFilter::default();
        let words = |from: usize| (from..from + 200).map(|number| WordKey::of(&format!("kata{number}")));
        words(0).for_each(|key| bloom.add(key));
        assert!(words(0).all(|key| bloom.may_contain(key)));
        assert!(words(1000).filter(|key| bloom.may_contain(*key)).count() < 40);
    }
}
