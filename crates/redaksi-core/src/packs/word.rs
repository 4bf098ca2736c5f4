//! Splits text into words. Each word has a key that is equal for spellings that differ only in case or invisible
//! characters.

use crate::packs::bloom::BloomFilter;
use crate::packs::char_class::CharClass;
use crate::packs::word_hasher::WordHasher;
use crate::text::is_blank_char;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

/// The key of a word or phrase: a hash of its lower-case letters without invisible characters. It has 64 bits, so that
/// a text of a million words has a collision less than once in ten million texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct WordKey(pub(super) u64);

impl WordKey {
    /// Returns the key of one word, such as an entry of a pack. Everything in `word` is hashed, so a text of several
    /// words gets a key of its own, which is not that of [`Self::of_phrase`].
    pub fn of(word: &str) -> Self {
        let mut hasher = WordHasher::new();
        let run = hasher.push_ascii_run(word.as_bytes(), 0);
        for c in word[run.length as usize..].chars() {
            hasher.push(c);
        }
        hasher.finish()
    }

    /// Returns the key of a phrase; it depends on the order of its words.
    pub fn of_phrase<'w>(words: impl Iterator<Item = &'w Word>) -> Self {
        Self(words.fold(WordHasher::SEED, |hash, word| WordHasher::mix(hash, word.key.0)))
    }
}

/// A word of a text: a run of letters and digits. In scripts without spaces between words, each character is a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Its range in the text, in bytes.
    pub range: Range<usize>,
    /// The key, equal for spellings of the same word.
    pub key: WordKey,
    /// How many letters and digits it has.
    pub chars: u32,
    /// How many of them are digits.
    pub digits: u32,
    /// Whether a colon is between it and the word before; no phrase extends across a colon.
    pub after_colon: bool,
    /// Whether it is a character of a script without spaces between words.
    pub is_single_char: bool,
}

impl Word {
    /// Whether it consists only of digits.
    pub fn is_number(&self) -> bool {
        self.digits == self.chars
    }

    /// Returns the word as it is written in `text`, which must be the text that it was found in.
    pub fn text_in<'t>(&self, text: &'t str) -> &'t str {
        &text[self.range.clone()]
    }

    /// Whether its first character is not a lower-case letter: true for digits and letters without case, too.
    #[inline]
    pub fn starts_non_lowercase(&self, text: &str) -> bool {
        match text.as_bytes()[self.range.start] {
            byte if byte.is_ascii() => !byte.is_ascii_lowercase(),
            _ => !self.text_in(text).starts_with(char::is_lowercase),
        }
    }
}

/// Iterates over the words of a text.
pub(crate) fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// The iterator of [`words`].
#[derive(Clone, Debug)]
pub(crate) struct Words<'a> {
    text: &'a str,
    at: usize,
}

/// Whether each byte is an ASCII letter or digit.
const IS_ASCII_ALPHANUMERIC: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        plain[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    plain
};

impl Words<'_> {
    /// Returns where the next word begins, whether a colon precedes it, and whether it is a single character of a
    /// script without spaces.
    fn find_start(&self) -> Option<(usize, bool, bool)> {
        let bytes = self.text.as_bytes();
        let (mut at, mut after_colon) = (self.at, false);
        loop {
            let byte = *bytes.get(at)?;
            if IS_ASCII_ALPHANUMERIC[usize::from(byte)] {
                return Some((at, after_colon, false));
            } else if byte.is_ascii() {
                after_colon |= byte == b':';
                at += 1;
            } else if matches!(bytes[at..], [0xe2, 0x80, ..]) {
                // The block General Punctuation, such as dashes and curly quotes: the most frequent non-ASCII
                // characters in most texts. All of them take three bytes, and none is a letter.
                at += 3;
            } else {
                let c = self.text[at..].chars().next()?;
                let class = CharClass::of(c);
                if class.is_letter() || class.is_number() {
                    return Some((at, after_colon, class.is_spaceless()));
                }
                after_colon |= c == '：';
                at += c.len_utf8();
            }
        }
    }

    /// Extends a word beyond the ASCII letters and digits that it begins with.
    fn extend_word(&self, word: &mut Word, hasher: &mut WordHasher) {
        for c in self.text[word.range.end..].chars() {
            if c.is_ascii() {
                if word.is_single_char || !c.is_ascii_alphanumeric() {
                    break;
                }
                word.chars += 1;
                word.digits += u32::from(c.is_ascii_digit());
            } else {
                let class = CharClass::of(c);
                if word.chars > 0 && !class.is_extender() && (word.is_single_char || class.is_spaceless()) {
                    break;
                }
                if class.is_letter() || class.is_number() {
                    word.chars += 1;
                    word.digits += u32::from(class.is_number());
                } else if !class.is_extender() {
                    break;
                }
            }
            hasher.push(c);
            word.range.end += c.len_utf8();
        }
    }
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let bytes = self.text.as_bytes();
        let (start, after_colon, is_single_char) = self.find_start()?;
        let mut hasher = WordHasher::new();
        let run = hasher.push_ascii_run(bytes, start);
        let range = start..start + run.length as usize;
        let mut word =
            Word { range, key: WordKey(0), chars: run.length, digits: run.digits, after_colon, is_single_char };
        // Most words are ASCII only.
        if bytes.get(word.range.end).is_some_and(|byte| !byte.is_ascii()) {
            self.extend_word(&mut word, &mut hasher);
        }
        word.key = hasher.finish();
        self.at = word.range.end;
        Some(word)
    }
}

/// Returns those of a text's words that are entirely within a byte range of it.
pub(crate) fn words_within(all: &[Word], range: Range<usize>) -> &[Word] {
    let first = all.partition_point(|word| word.range.start < range.start);
    let count = all[first..].partition_point(|word| word.range.end <= range.end);
    &all[first..first + count]
}

/// Estimates how many words these are to a reader: in scripts without spaces, several characters make one word.
pub(crate) fn count_words(all: &[Word]) -> usize {
    /// The approximate number of characters per word in scripts without spaces.
    const CHARS_PER_WORD: usize = 2;
    let single = all.iter().filter(|word| word.is_single_char).count();
    all.len() - single + single.div_ceil(CHARS_PER_WORD)
}

/// Whether the character belongs to a script without spaces between words: Chinese, Japanese, Thai and its neighbours.
pub(crate) fn is_spaceless(c: char) -> bool {
    c >= '\u{e00}'
        && matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Whether the character continues a word without being a letter: an invisible character, or a mark that belongs to the
/// letter before it.
pub(crate) fn is_extender(c: char) -> bool {
    (is_blank_char(c) && !c.is_whitespace())
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{ec8}'..='\u{ecd}')
        // The marks of Indic scripts that Unicode does not count as alphabetic: nukta and virama.
        || ('\u{900}'..='\u{dff}').contains(&c) && matches!(u32::from(c) & 0x7f, 0x3c | 0x4d)
}

/// A set of word keys.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordSet {
    words: HashSet<WordKey, BuildHasherDefault<IdentityHasher>>,
    /// Checked first, because few words of a text are in a set.
    bloom: BloomFilter,
}

impl WordSet {
    pub fn contains(&self, key: WordKey) -> bool {
        self.bloom.may_contain(key) && self.words.contains(&key)
    }
}

impl Extend<WordKey> for WordSet {
    fn extend<I: IntoIterator<Item = WordKey>>(&mut self, keys: I) {
        let Self { words, bloom } = self;
        words.extend(keys.into_iter().inspect(|key| bloom.add(*key)));
    }
}

impl FromIterator<WordKey> for WordSet {
    fn from_iter<I: IntoIterator<Item = WordKey>>(keys: I) -> Self {
        let mut set = Self::default();
        set.extend(keys);
        set
    }
}

/// A map from word keys to meanings.
pub(crate) type WordMap<T> = HashMap<WordKey, T, BuildHasherDefault<IdentityHasher>>;

/// A hasher that returns the key itself, because keys are hashes already.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct IdentityHasher(u64);

impl Hasher for IdentityHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = WordHasher::mix(self.0, u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_word_share_a_key_and_words_keep_their_ranges() {
        let text = "«Baca\u{a0}JUGA»: 3 É\u{200b}ra";
        let seen: Vec<(&str, WordKey)> = words(text).map(|word| (word.text_in(text), word.key)).collect();
        let expected = [("Baca", "baca"), ("JUGA", "juga"), ("3", "3"), ("É\u{200b}ra", "éra")];
        assert_eq!(seen, expected.map(|(written, key)| (written, WordKey::of(key))));
        assert_ne!(WordKey::of("baca"), WordKey::of("bacb"));
        for text in ["Pertanggungjawaban", "ABCDEFGH", "abcdefghÉ", "2023Éa", "x", "Selengkap\u{ad}nya1"] {
            let seen: Vec<Word> = words(text).collect();
            assert_eq!((seen.len(), seen[0].key), (1, WordKey::of(text)), "{text}");
            assert_eq!(seen[0].digits as usize, text.chars().filter(char::is_ascii_digit).count(), "{text}");
        }
    }

    #[test]
    fn letters_and_their_lower_case_forms_share_a_key() {
        for c in ('\0'..=char::MAX).filter(|c| c.is_alphabetic()) {
            let (lower, text): (String, String) = (c.to_lowercase().collect(), c.to_string());
            assert_eq!(WordKey::of(&text), WordKey::of(&lower), "{c:?}");
            assert_eq!(words(&text).map(|word| word.key).collect::<Vec<_>>(), [WordKey::of(&text)], "{c:?}");
        }
        assert_ne!(WordKey::of("aa"), WordKey::of("慡"));
    }

    #[test]
    fn scripts_without_spaces_have_one_word_per_character() {
        let of = |text: &str| words(text).count();
        assert_eq!(["関連記事：東京", "2023年1月", "ข่าว อ่าน", "Baca 3 件"].map(of), [6, 4, 6, 3]);
        let all = |text: &str| count_words(&words(text).collect::<Vec<_>>());
        assert_eq!((all("東京で会談"), all("Baca juga – 3")), (3, 3));
    }

    #[test]
    fn combining_marks_do_not_split_a_word() {
        for text in ["अगस्त", "फ़रवरी", "পড়ুন", "é\u{301}", "प्रकाशित"]
        {
            assert_eq!(words(text).count(), 1, "{text}");
        }
    }

    #[test]
    fn digits_and_letters_are_counted() {
        let all: Vec<(u32, u32, bool)> =
            words("2023 30detik é\u{301}ra").map(|word| (word.chars, word.digits, word.is_number())).collect();
        assert_eq!(all, [(4, 4, true), (7, 2, false), (3, 0, false)]);
    }

    #[test]
    fn the_key_of_a_phrase_depends_on_word_order() {
        let key = |text: &str| WordKey::of_phrase(words(text).collect::<Vec<_>>().iter());
        assert_eq!(key("Harga Cabai, Naik"), key("harga cabai naik"));
        assert_ne!(key("cabai harga naik"), key("harga cabai naik"));
    }
}
