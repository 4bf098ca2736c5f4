//! Splits text into words. Each word has a key that is equal for spellings that differ only in case, in normalization
//! form or in invisible characters.

use crate::packs::char_class::{CharClass, simple_fold};
use crate::text::fold::fold_composed;
use foldhash::fast::{FixedState, FoldHasher};
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher as _, Hasher as _};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;

/// The key of a word or phrase: a hash of its folded letters without invisible characters. It has 64 bits, so that a
/// text of a million words has a collision less than once in ten million texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct WordKey(pub(super) u64);

impl WordKey {
    /// Returns the key of one word, such as an entry of a pack. Everything in `word` is hashed, so a text of several
    /// words gets a key of its own, which is not that of [`Self::of_phrase`].
    pub fn of(word: &str) -> Self {
        let mut hasher = KeyHasher::new();
        if word.chars().all(|c| hasher.push(c)) { hasher.finish() } else { Self::of_folded(&fold_word(word)) }
    }

    /// Returns the key of a word that is folded already.
    fn of_folded(folded: &str) -> Self {
        let mut hasher = KeyHasher::new();
        folded.chars().for_each(|c| hasher.push_folded(c));
        hasher.finish()
    }

    /// Returns the key of a phrase; it depends on the order of its words.
    pub fn of_phrase<'w>(words: impl Iterator<Item = &'w Word>) -> Self {
        let mut hasher = KeyHasher::new();
        words.for_each(|word| hasher.0.write_u64(word.key.0));
        hasher.finish()
    }
}

/// Hashes the folded characters of a word.
struct KeyHasher(FoldHasher<'static>);

impl KeyHasher {
    fn new() -> Self {
        Self(FixedState::default().build_hasher())
    }

    /// Pushes the folded form of a character, or nothing where it is invisible. Returns false where the folded form
    /// depends on the neighbours; the hash is of no use then.
    fn push(&mut self, c: char) -> bool {
        if c.is_ascii() {
            self.push_folded(c.to_ascii_lowercase());
        } else if !CharClass::of(c).is_invisible() {
            let Some(folded) = simple_fold(c) else { return false };
            self.push_folded(folded);
        }
        true
    }

    /// Pushes a character that is folded already.
    fn push_folded(&mut self, c: char) {
        self.0.write_u32(c.into());
    }

    fn finish(&self) -> WordKey {
        WordKey(self.0.finish())
    }
}

/// Folds a word with characters whose folded form depends on their neighbours.
fn fold_word(word: &str) -> String {
    let visible: String = word.chars().filter(|c| !CharClass::of(*c).is_invisible()).collect();
    fold_composed(&visible)
}

/// A word of a text: a run of letters and digits. In scripts without spaces between words, each character is a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Its range in the text, in bytes.
    pub range: Range<usize>,
    /// The key, equal for spellings of the same word.
    pub key: WordKey,
    /// How many letters and digits it has in normalization form C.
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

impl Words<'_> {
    /// Returns where the next word begins, whether a colon precedes it, and whether it is a single character of a
    /// script without spaces.
    fn find_start(&self) -> Option<(usize, bool, bool)> {
        let mut after_colon = false;
        for (at, c) in self.text[self.at..].char_indices() {
            let class = CharClass::of(c);
            if class.is_letter() || class.is_number() {
                return Some((self.at + at, after_colon, class.is_spaceless()));
            }
            after_colon |= matches!(c, ':' | '：');
        }
        None
    }
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let (start, after_colon, is_single_char) = self.find_start()?;
        let mut hasher = KeyHasher::new();
        let mut is_simple = true;
        let mut word = Word { range: start..start, key: WordKey(0), chars: 0, digits: 0, after_colon, is_single_char };
        for c in self.text[start..].chars() {
            let class = CharClass::of(c);
            if word.chars > 0 && !class.is_extender() && (is_single_char || class.is_spaceless()) {
                break;
            }
            if class.is_letter() || class.is_number() {
                word.chars += 1;
                word.digits += u32::from(class.is_number());
            } else if !class.is_extender() {
                break;
            }
            is_simple &= hasher.push(c);
            word.range.end += c.len_utf8();
        }
        if is_simple {
            word.key = hasher.finish();
        } else {
            let text = word.text_in(self.text);
            word.key = WordKey::of_folded(&fold_word(text));
            // A letter of several characters, such as a Hangul syllable of three, counts once.
            word.chars = count_chars(text);
        }
        self.at = word.range.end;
        Some(word)
    }
}

/// Counts the letters and digits of a text in normalization form C.
fn count_chars(text: &str) -> u32 {
    let class = |c: &char| CharClass::of(*c);
    let counted = text.nfc().filter(|c| class(c).is_letter() || class(c).is_number());
    u32::try_from(counted.count()).unwrap_or(u32::MAX)
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

/// A set of word keys.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordSet(HashSet<WordKey, FixedState>);

impl WordSet {
    pub fn contains(&self, key: WordKey) -> bool {
        self.0.contains(&key)
    }
}

impl Extend<WordKey> for WordSet {
    fn extend<I: IntoIterator<Item = WordKey>>(&mut self, keys: I) {
        self.0.extend(keys);
    }
}

impl FromIterator<WordKey> for WordSet {
    fn from_iter<I: IntoIterator<Item = WordKey>>(keys: I) -> Self {
        Self(keys.into_iter().collect())
    }
}

/// A map from word keys to meanings.
pub(crate) type WordMap<T> = HashMap<WordKey, T, FixedState>;

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
    fn normalization_forms_share_keys_and_counts() {
        for text in ["À lire aussi", "Xem thêm", "Hệ quả", "한국어 뉴스", "がぎぐ", "Й край", "फ़रवरी", "Ελλάδα"]
        {
            let (nfc, nfd): (String, String) = (text.nfc().collect(), text.nfd().collect());
            let seen = |text: &str| -> Vec<(WordKey, u32)> { words(text).map(|word| (word.key, word.chars)).collect() };
            assert_eq!(seen(&nfc), seen(&nfd), "{text}");
            assert!(words(&nfd).all(|word| WordKey::of(word.text_in(&nfd)) == word.key), "{text}");
        }
    }

    #[test]
    fn capitals_of_every_language_share_keys() {
        let keys = |text: &str| words(text).map(|word| word.key).collect::<Vec<_>>();
        for (one, other) in [("İLGİLİ HABER", "İlgili haber"), ("ΟΔΟΣ", "οδος"), ("STRASSE", "Straße")] {
            assert_eq!(keys(one), keys(other), "{one}");
        }
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
