//! Hashes words so that spellings that differ only in case or invisible characters get the same hash. Extraction spends
//! most of its time on words, so ASCII letters and digits are processed eight at a time.

use crate::packs::char_class::{CharClass, simple_lowercase};
use crate::packs::word::WordKey;

/// An incremental hash over the lower-case forms of characters, eight bytes at a time.
pub(super) struct WordHasher {
    hash: u64,
    /// The bytes that are not hashed yet; the first byte is the least significant.
    pending: u64,
    /// How many bits of `pending` are in use.
    bits: u32,
}

impl WordHasher {
    pub const SEED: u64 = 0xcbf2_9ce4_8422_2325;
    /// The multiplier of `FxHash`: odd, with well distributed bits.
    const MULTIPLIER: u64 = 0x517c_c1b7_2722_0a95;

    pub fn new() -> Self {
        Self { hash: Self::SEED, pending: 0, bits: 0 }
    }

    pub fn mix(hash: u64, bytes: u64) -> u64 {
        (hash.rotate_left(23) ^ bytes).wrapping_mul(Self::MULTIPLIER)
    }

    fn push_byte(&mut self, byte: u8) {
        self.pending |= u64::from(byte) << self.bits;
        self.bits += 8;
        if self.bits == 64 {
            self.hash = Self::mix(self.hash, self.pending);
            (self.pending, self.bits) = (0, 0);
        }
    }

    /// Pushes the ASCII letters and digits at `from`; must be the first call on a new hasher.
    #[inline]
    pub fn push_ascii_run(&mut self, bytes: &[u8], from: usize) -> AsciiRun {
        let mut run = AsciiRun { length: 0, digits: 0 };
        loop {
            let eight = Swar8::load(bytes, from + run.length as usize);
            let AsciiRun { length, digits } = eight.ascii_run();
            run.length += length;
            run.digits += digits;
            let lower = eight.lowercase(length);
            if length < 8 {
                (self.pending, self.bits) = (lower, 8 * length);
                return run;
            }
            self.hash = Self::mix(self.hash, lower);
        }
    }

    pub fn push(&mut self, c: char) {
        if c.is_ascii() {
            return self.push_byte(c.to_ascii_lowercase() as u8);
        }
        if CharClass::of(c).is_invisible() {
            return;
        }
        match simple_lowercase(c) {
            Some(lower) => self.push_lowercase(lower),
            None => c.to_lowercase().for_each(|lower| self.push_lowercase(lower)),
        }
    }

    fn push_lowercase(&mut self, c: char) {
        if c.is_ascii() {
            return self.push_byte(c as u8);
        }
        // Three bytes: the first has seven bits of the code point and the high bit set, so that it differs from every
        // ASCII byte; the other two have the rest.
        let code = u64::from(u32::from(c));
        let three = 0x80 | (code & 0x7f) | (code >> 7) << 8;
        self.pending |= three << self.bits;
        self.bits += 24;
        if self.bits >= 64 {
            self.hash = Self::mix(self.hash, self.pending);
            self.bits -= 64;
            self.pending = three >> (24 - self.bits);
        }
    }

    pub fn finish(&self) -> WordKey {
        // Missing bytes are zero; no character begins with a zero byte, so this padding is unambiguous.
        let hash = if self.bits == 0 { self.hash } else { Self::mix(self.hash, self.pending) };
        // Only the highest bits depend on all letters, and hash tables use the lowest ones.
        WordKey(hash.rotate_left(12))
    }
}

/// The run of ASCII letters and digits at the start of a text: its length in bytes, and how many of them are digits.
pub(super) struct AsciiRun {
    pub length: u32,
    pub digits: u32,
}

/// Eight bytes of a text that are processed together in one register (SWAR); the first byte is the least significant.
/// Most words fit into eight bytes, and a byte-by-byte loop would cost one branch misprediction per word.
#[derive(Clone, Copy)]
struct Swar8(u64);

impl Swar8 {
    /// Loads the eight bytes at `from`, padded with zeros at the end of the text.
    fn load(bytes: &[u8], from: usize) -> Self {
        Self(match bytes.get(from..from + 8).and_then(<[u8]>::first_chunk) {
            Some(eight) => u64::from_le_bytes(*eight),
            None => bytes[from..].iter().rev().fold(0, |eight, byte| eight << 8 | u64::from(*byte)),
        })
    }

    /// Returns the byte repeated eight times.
    const fn splat(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }

    /// Sets the highest bit of each byte that is in `first..=last`; all other bits are zero.
    const fn bytes_in_range(self, first: u8, last: u8) -> u64 {
        let low = self.0 & Self::splat(0x7f);
        let from = low + Self::splat(0x80 - first);
        let beyond = low + Self::splat(0x7f - last);
        from & !beyond & !self.0 & Self::splat(0x80)
    }

    /// Counts the ASCII letters and digits at the start.
    fn ascii_run(self) -> AsciiRun {
        let digits = self.bytes_in_range(b'0', b'9');
        let letters = Self(self.0 | Self::splat(0x20)).bytes_in_range(b'a', b'z');
        let length = (!(digits | letters) & Self::splat(0x80)).trailing_zeros() / 8;
        // Sums one bit of each byte in the highest byte: many processors have no fast popcount.
        let each = (digits & Self::low_bytes(length)) >> 7;
        let digits = u32::from(each.wrapping_mul(Self::splat(1)).to_be_bytes()[0]);
        AsciiRun { length, digits }
    }

    /// Returns the lower-case forms of the first `length` letters and digits, padded with zeros.
    fn lowercase(self, length: u32) -> u64 {
        // Bit 0x20 is set in ASCII lower-case letters and in digits.
        (self.0 | Self::splat(0x20)) & Self::low_bytes(length)
    }

    /// Returns a mask of the first `length` bytes.
    fn low_bytes(length: u32) -> u64 {
        u64::MAX.checked_shr(64 - 8 * length).unwrap_or_default()
    }
}
