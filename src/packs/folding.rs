//! Folding: what the writings of one word have in common, as a number. Reading spends most of its time on words, so
//! plain letters are looked at eight at a time.

use super::letters::{Nature, small};
use super::word::Key;

/// Folds letters as they come: a hash over the bytes of their small forms, eight at a time.
pub(super) struct Folding {
    hash: u64,
    /// The bytes that were not hashed yet, the first of them lowest.
    waiting: u64,
    /// How many bits of them are taken.
    bits: u32,
}

impl Folding {
    pub const START: u64 = 0xcbf2_9ce4_8422_2325;
    /// Odd, its bits in no order; the number is that of `FxHash`.
    const PRIME: u64 = 0x517c_c1b7_2722_0a95;

    pub fn new() -> Self {
        Self { hash: Self::START, waiting: 0, bits: 0 }
    }

    pub fn mixed(hash: u64, bytes: u64) -> u64 {
        (hash.rotate_left(23) ^ bytes).wrapping_mul(Self::PRIME)
    }

    fn byte(&mut self, byte: u8) {
        self.waiting |= u64::from(byte) << self.bits;
        self.bits += 8;
        if self.bits == 64 {
            self.hash = Self::mixed(self.hash, self.waiting);
            (self.waiting, self.bits) = (0, 0);
        }
    }

    /// As [`Self::byte`] for the plain letters and digits that stand there, before anything else.
    #[inline]
    pub fn plain(&mut self, bytes: &[u8], from: usize) -> Plain {
        let mut seen = Plain { length: 0, digits: 0 };
        loop {
            let eight = Eight::at(bytes, from + seen.length as usize);
            let Plain { length, digits } = eight.plain();
            seen.length += length;
            seen.digits += digits;
            let small = eight.small(length);
            if length < 8 {
                (self.waiting, self.bits) = (small, 8 * length);
                return seen;
            }
            self.hash = Self::mixed(self.hash, small);
        }
    }

    pub fn push(&mut self, c: char) {
        if c.is_ascii() {
            return self.byte(c.to_ascii_lowercase() as u8);
        }
        if Nature::of(c).is_hidden() {
            return;
        }
        match small(c) {
            Some(small) => self.letter(small),
            None => c.to_lowercase().for_each(|small| self.letter(small)),
        }
    }

    fn letter(&mut self, c: char) {
        if c.is_ascii() {
            return self.byte(c as u8);
        }
        // Three bytes, of which the first is none of plain letters: seven bits of the character, then the others.
        let code = u64::from(u32::from(c));
        let three = 0x80 | (code & 0x7f) | (code >> 7) << 8;
        self.waiting |= three << self.bits;
        self.bits += 24;
        if self.bits >= 64 {
            self.hash = Self::mixed(self.hash, self.waiting);
            self.bits -= 64;
            self.waiting = three >> (24 - self.bits);
        }
    }

    pub fn key(&self) -> Key {
        // What is missing of eight bytes are zeros, and no character begins with one.
        let hash = if self.bits == 0 { self.hash } else { Self::mixed(self.hash, self.waiting) };
        // Only the highest bits have something of all letters, and by the lowest ones tables are looked up.
        Key(hash.rotate_left(12))
    }
}

/// How many plain letters and digits a text begins with, and how many of them are digits.
pub(super) struct Plain {
    pub length: u32,
    pub digits: u32,
}

/// Eight bytes of a text, the first of them lowest, that are looked at together: most words are no longer, and to ask
/// byte by byte whether a word ends would be guessed wrong once a word.
#[derive(Clone, Copy)]
struct Eight(u64);

impl Eight {
    /// The eight that stand there; zeros where there are fewer.
    fn at(bytes: &[u8], from: usize) -> Self {
        Self(match bytes.get(from..from + 8).and_then(<[u8]>::first_chunk) {
            Some(eight) => u64::from_le_bytes(*eight),
            None => bytes[from..].iter().rev().fold(0, |eight, byte| eight << 8 | u64::from(*byte)),
        })
    }

    /// A byte, eight times.
    const fn all(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }

    /// The highest bit of each byte, where the byte is from the first to the last of these.
    const fn between(self, first: u8, last: u8) -> u64 {
        let low = self.0 & Self::all(0x7f);
        let from = low + Self::all(0x80 - first);
        let beyond = low + Self::all(0x7f - last);
        from & !beyond & !self.0 & Self::all(0x80)
    }

    /// How many plain letters and digits these begin with, and how many of them are digits.
    fn plain(self) -> Plain {
        let digits = self.between(b'0', b'9');
        let letters = Self(self.0 | Self::all(0x20)).between(b'a', b'z');
        let length = (!(digits | letters) & Self::all(0x80)).trailing_zeros() / 8;
        // One bit of each byte, summed up in the highest byte: many machines count bits slowly.
        let each = (digits & Self::first(length)) >> 7;
        let digits = u32::from(each.wrapping_mul(Self::all(1)).to_be_bytes()[0]);
        Plain { length, digits }
    }

    /// The small forms of the first letters and digits, and zeros.
    fn small(self, length: u32) -> u64 {
        // The bit that parts small letters from large ones; digits have it too.
        (self.0 | Self::all(0x20)) & Self::first(length)
    }

    /// All bits of the first bytes.
    fn first(length: u32) -> u64 {
        u64::MAX.checked_shr(64 - 8 * length).unwrap_or_default()
    }
}
