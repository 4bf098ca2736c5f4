//! A sieve for words: most that are looked up are not there, and it says so faster than a table does.

use super::word::Key;

/// How many words it tells apart at most. The longest lists of the packs have a quarter as many, most of the others an
/// eighth or less, so few other words pass.
const BITS: usize = 4096;

/// Remembers of each word one bit.
#[derive(Clone, Debug)]
pub(super) struct Sieve([u64; BITS / 64]);

impl Default for Sieve {
    fn default() -> Self {
        Self([0; BITS / 64])
    }
}

impl Sieve {
    pub fn add(&mut self, key: Key) {
        let (part, bit) = Self::place(key);
        self.0[part] |= bit;
    }

    /// Whether the word may have been added; where it was, it is true.
    pub fn may_hold(&self, key: Key) -> bool {
        let (part, bit) = Self::place(key);
        self.0[part] & bit != 0
    }

    #[expect(clippy::cast_possible_truncation, reason = "less than the number of bits")]
    fn place(key: Key) -> (usize, u64) {
        let bit = key.0 as usize % BITS;
        (bit / 64, 1 << (bit % 64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_passes_and_most_else_does_not() {
        let mut sieve = Sieve::default();
        let words = |from: usize| (from..from + 200).map(|number| Key::of(&format!("kata{number}")));
        words(0).for_each(|key| sieve.add(key));
        assert!(words(0).all(|key| sieve.may_hold(key)));
        assert!(words(1000).filter(|key| sieve.may_hold(*key)).count() < 40);
    }
}
