//! Words of a text, each with a key under which its writings are the same: case and invisible signs do not matter.

use super::folding::Folding;
use super::letters::Nature;
use super::sieve::Sieve;
use crate::text::is_blank_char;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

/// What two writings of the same word share: a hash of its folded letters. Of 64 bits, so that a text of a million
/// words has two different ones of the same key less than once in ten million texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Key(pub(super) u64);

impl Key {
    /// The key of a word at hand, such as an entry of a pack; of several words, that of all their letters together.
    pub fn of(word: &str) -> Self {
        let mut folding = Folding::new();
        let plain = folding.plain(word.as_bytes(), 0);
        for c in word[plain.length as usize..].chars() {
            folding.push(c);
        }
        folding.key()
    }

    /// The key of words in a row.
    pub fn of_all<'w>(words: impl Iterator<Item = &'w Word>) -> Self {
        Self(words.fold(Folding::START, |hash, word| Folding::mixed(hash, word.key.0)))
    }
}

/// A word of a text: a run of letters and digits. In scripts that part no words by spaces, each sign is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Equal for words that are the same.
    pub key: Key,
    /// How many letters and digits it has.
    pub chars: u32,
    /// How many of them are digits.
    pub digits: u32,
    /// Whether a colon stands between it and the word before; no phrase goes on over one.
    pub parted: bool,
    /// Whether it begins with a sign of a script that parts no words by spaces.
    pub alone: bool,
}

impl Word {
    /// Whether it consists of digits alone.
    pub fn is_number(&self) -> bool {
        self.digits == self.chars
    }

    /// As it is written in the text it was found in.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.range.clone()]
    }

    /// Whether its first letter has no small form, or is not written in it.
    #[inline]
    pub fn begins_large(&self, text: &str) -> bool {
        match text.as_bytes()[self.range.start] {
            byte if byte.is_ascii() => !byte.is_ascii_lowercase(),
            _ => !self.of(text).starts_with(char::is_lowercase),
        }
    }
}

/// The words of a text in order.
pub(crate) fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// Goes through the words of a text.
#[derive(Clone, Debug)]
pub(crate) struct Words<'a> {
    text: &'a str,
    at: usize,
}

/// Whether the byte is a plain letter or digit.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        plain[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    plain
};

impl Words<'_> {
    /// Where the next word begins, whether a colon stands before it, and whether it is a sign that is a word alone.
    fn begin(&self) -> Option<(usize, bool, bool)> {
        let bytes = self.text.as_bytes();
        let (mut at, mut parted) = (self.at, false);
        loop {
            let byte = *bytes.get(at)?;
            if PLAIN[usize::from(byte)] {
                return Some((at, parted, false));
            } else if byte.is_ascii() {
                parted |= byte == b':';
                at += 1;
            } else if matches!(bytes[at..], [0xe2, 0x80, ..]) {
                // A sign of general punctuation, such as a dash or a curly quote: the signs that most texts have
                // beside plain ones. All of them take three bytes, and none is a letter.
                at += 3;
            } else {
                let c = self.text[at..].chars().next()?;
                let nature = Nature::of(c);
                if nature.is_letter() || nature.is_number() {
                    return Some((at, parted, nature.is_spaceless()));
                }
                parted |= c == '：';
                at += c.len_utf8();
            }
        }
    }

    /// Goes on with a word beyond the plain letters that it begins with.
    fn go_on(&self, word: &mut Word, folding: &mut Folding) {
        for c in self.text[word.range.end..].chars() {
            if c.is_ascii() {
                if word.alone || !c.is_ascii_alphanumeric() {
                    break;
                }
                word.chars += 1;
                word.digits += u32::from(c.is_ascii_digit());
            } else {
                let nature = Nature::of(c);
                if word.chars > 0 && !nature.joins() && (word.alone || nature.is_spaceless()) {
                    break;
                }
                if nature.is_letter() || nature.is_number() {
                    word.chars += 1;
                    word.digits += u32::from(nature.is_number());
                } else if !nature.joins() {
                    break;
                }
            }
            folding.push(c);
            word.range.end += c.len_utf8();
        }
    }
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let bytes = self.text.as_bytes();
        let (start, parted, alone) = self.begin()?;
        let mut folding = Folding::new();
        let plain = folding.plain(bytes, start);
        let range = start..start + plain.length as usize;
        let mut word = Word { range, key: Key(0), chars: plain.length, digits: plain.digits, parted, alone };
        // Most words end behind their plain letters.
        if bytes.get(word.range.end).is_some_and(|byte| !byte.is_ascii()) {
            self.go_on(&mut word, &mut folding);
        }
        word.key = folding.key();
        self.at = word.range.end;
        Some(word)
    }
}

/// Those of a text's words that stand within a range of it.
pub(crate) fn within(all: &[Word], range: Range<usize>) -> &[Word] {
    let first = all.partition_point(|word| word.range.start < range.start);
    let count = all[first..].partition_point(|word| word.range.end <= range.end);
    &all[first..first + count]
}

/// How many words these are to a reader: several signs make one where no spaces part them.
pub(crate) fn count(all: &[Word]) -> usize {
    /// About how many signs a word has.
    const SIGNS: usize = 2;
    let signs = all.iter().filter(|word| word.alone).count();
    all.len() - signs + signs.div_ceil(SIGNS)
}

/// Whether the character is of a script that parts no words by spaces: Chinese, Japanese, Thai and its neighbours.
pub(crate) fn is_spaceless(c: char) -> bool {
    c >= '\u{e00}'
        && matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Characters that show nothing, and signs that belong to the letter before them.
pub(crate) fn joins(c: char) -> bool {
    (is_blank_char(c) && !c.is_whitespace())
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{ec8}'..='\u{ecd}')
        // The signs of Indic scripts that are no letters: the dot below and the stroke that silences a vowel.
        || ('\u{900}'..='\u{dff}').contains(&c) && matches!(u32::from(c) & 0x7f, 0x3c | 0x4d)
}

/// Words that are looked up by their keys.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordSet {
    words: HashSet<Key, BuildHasherDefault<KeyHasher>>,
    /// Asked first: few words of a text are in a set.
    sieve: Sieve,
}

impl WordSet {
    pub fn contains(&self, key: Key) -> bool {
        self.sieve.may_hold(key) && self.words.contains(&key)
    }
}

impl Extend<Key> for WordSet {
    fn extend<I: IntoIterator<Item = Key>>(&mut self, keys: I) {
        let Self { words, sieve } = self;
        words.extend(keys.into_iter().inspect(|key| sieve.add(*key)));
    }
}

impl FromIterator<Key> for WordSet {
    fn from_iter<I: IntoIterator<Item = Key>>(keys: I) -> Self {
        let mut set = Self::default();
        set.extend(keys);
        set
    }
}

/// What words mean, looked up by their keys.
pub(crate) type WordMap<T> = HashMap<Key, T, BuildHasherDefault<KeyHasher>>;

/// Takes a key for its own hash.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = Folding::mixed(self.0, u64::from(*byte));
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
    fn words_are_the_same_in_every_writing_and_keep_their_places() {
        let text = "«Baca\u{a0}JUGA»: 3 É\u{200b}ra";
        let seen: Vec<(&str, Key)> = words(text).map(|word| (word.of(text), word.key)).collect();
        let expected = [("Baca", "baca"), ("JUGA", "juga"), ("3", "3"), ("É\u{200b}ra", "éra")];
        assert_eq!(seen, expected.map(|(written, key)| (written, Key::of(key))));
        assert_ne!(Key::of("baca"), Key::of("bacb"));
        for text in ["Pertanggungjawaban", "ABCDEFGH", "abcdefghÉ", "2023Éa", "x", "Selengkap\u{ad}nya1"] {
            let seen: Vec<Word> = words(text).collect();
            assert_eq!((seen.len(), seen[0].key), (1, Key::of(text)), "{text}");
            assert_eq!(seen[0].digits as usize, text.chars().filter(char::is_ascii_digit).count(), "{text}");
        }
    }

    #[test]
    fn letters_and_their_small_forms_have_one_key() {
        for c in ('\0'..=char::MAX).filter(|c| c.is_alphabetic()) {
            let (small, text): (String, String) = (c.to_lowercase().collect(), c.to_string());
            assert_eq!(Key::of(&text), Key::of(&small), "{c:?}");
            assert_eq!(words(&text).map(|word| word.key).collect::<Vec<_>>(), [Key::of(&text)], "{c:?}");
        }
        assert_ne!(Key::of("aa"), Key::of("慡"));
    }

    #[test]
    fn scripts_without_spaces_are_words_sign_by_sign() {
        let of = |text: &str| words(text).count();
        assert_eq!(["関連記事：東京", "2023年1月", "ข่าว อ่าน", "Baca 3 件"].map(of), [6, 4, 6, 3]);
        let all = |text: &str| count(&words(text).collect::<Vec<_>>());
        assert_eq!((all("東京で会談"), all("Baca juga – 3")), (3, 3));
    }

    #[test]
    fn signs_of_a_letter_do_not_part_a_word() {
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
    fn the_order_of_words_tells_their_runs_apart() {
        let key = |text: &str| Key::of_all(words(text).collect::<Vec<_>>().iter());
        assert_eq!(key("Harga Cabai, Naik"), key("harga cabai naik"));
        assert_ne!(key("cabai harga naik"), key("harga cabai naik"));
    }
}
