//! Words of a text, and sets of phrases that are looked up at a word in constant time.

use crate::text::{fold, is_blank_char};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// A word of a text: a run of letters and digits. In scripts that part no words by spaces, each sign is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// The word in the form in which words are compared.
    pub folded: Cow<'a, str>,
    /// Whether a colon stands between it and the word before; no phrase goes on over one.
    pub parted: bool,
}

/// The words of a text in order.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let mut parted = false;
        let (start, first) = loop {
            let (at, c) = rest.next()?;
            if c.is_alphanumeric() {
                break (at, c);
            }
            parted |= matches!(c, ':' | '：');
        };
        let alone = is_spaceless(first);
        let mut end = text.len();
        while let Some((at, c)) = rest.peek() {
            let goes_on = joins(*c) || !alone && c.is_alphanumeric() && !is_spaceless(*c);
            if !goes_on {
                end = *at;
                break;
            }
            rest.next();
        }
        Some(Word { range: start..end, folded: fold_word(&text[start..end]), parted })
    })
}

/// How many words these are to a reader: several signs make one where no spaces part them.
pub(crate) fn count(all: &[Word<'_>]) -> usize {
    /// About how many signs a word has.
    const SIGNS: usize = 2;
    let signs = all.iter().filter(|word| word.folded.chars().next().is_some_and(is_spaceless)).count();
    all.len() - signs + signs.div_ceil(SIGNS)
}

/// Whether the character is of a script that parts no words by spaces: Chinese, Japanese, Thai and its neighbours.
pub(crate) fn is_spaceless(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{3007}'
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

/// A word in the form in which words are compared.
pub(crate) fn fold_word(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(fold(word))
    }
}

/// Phrases, each with what it means.
#[derive(Clone, Debug)]
pub(crate) struct Phrases<T> {
    by_first_word: HashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first_word: HashMap::new() }
    }
}

impl<T: Copy> Phrases<T> {
    /// Adds a phrase; whether it holds a word.
    pub fn add(&mut self, phrase: &str, meaning: T) -> bool {
        let mut all = words(phrase).map(|word| word.folded.into_owned());
        let Some(first) = all.next() else { return false };
        let rest: Vec<String> = all.collect();
        let known = self.by_first_word.entry(first).or_default();
        if !known.iter().any(|(words, _)| *words == rest) {
            known.push((rest, meaning));
            known.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        true
    }

    /// The longest phrase that the words begin with: how many words it takes, and what it means.
    pub fn longest_at(&self, words: &[Word<'_>]) -> Option<(usize, T)> {
        let (first, rest) = words.split_first()?;
        self.by_first_word.get(first.folded.as_ref())?.iter().find_map(|(phrase, meaning)| {
            let fits = phrase.len() <= rest.len() && phrase.iter().zip(rest).all(|(a, b)| *a == b.folded && !b.parted);
            fits.then_some((phrase.len() + 1, *meaning))
        })
    }

    /// What the words mean where they are one whole phrase.
    pub fn whole(&self, words: &[Word<'_>]) -> Option<T> {
        let (first, rest) = words.split_first()?;
        self.by_first_word
            .get(first.folded.as_ref())?
            .iter()
            .find(|(phrase, _)| phrase.len() == rest.len() && phrase.iter().zip(rest).all(|(a, b)| *a == b.folded))
            .map(|(_, meaning)| *meaning)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<Word<'_>> {
        words(text).collect()
    }

    #[test]
    fn words_are_folded_and_keep_their_places() {
        let text = "«Baca\u{a0}JUGA»: 3 É\u{200b}ra";
        let seen: Vec<(&str, String)> =
            words(text).map(|word| (&text[word.range.clone()], word.folded.into_owned())).collect();
        let expected = [("Baca", "baca"), ("JUGA", "juga"), ("3", "3"), ("É\u{200b}ra", "éra")];
        assert_eq!(seen, expected.map(|(a, b)| (a, b.to_owned())));
    }

    #[test]
    fn scripts_without_spaces_are_words_sign_by_sign() {
        let mut phrases = Phrases::default();
        assert!(phrases.add("関連記事", 1) && phrases.add("延伸閱讀", 2));
        assert_eq!(phrases.longest_at(&all("関連記事：東京で会談")), Some((4, 1)));
        assert_eq!(phrases.longest_at(&all("延伸閱讀港口重開")), Some((4, 2)));
        assert_eq!((count(&all("東京で会談")), count(&all("Baca juga 3"))), (3, 3));
        assert_eq!(all("2023年1月").len(), 4);
        assert_eq!(all("ข่าว อ่าน").len(), 6);
    }

    #[test]
    fn signs_of_a_letter_do_not_part_a_word() {
        for text in ["अगस्त", "फ़रवरी", "পড়ুন", "é\u{301}", "प्रकाशित"]
        {
            assert_eq!(all(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn the_longest_phrase_wins() {
        let mut phrases = Phrases::default();
        assert!(phrases.add("baca", 1) && phrases.add("Baca juga", 2) && !phrases.add(" : ", 3));
        assert_eq!(phrases.longest_at(&all("Baca Juga: Judul")), Some((2, 2)));
        assert_eq!(phrases.longest_at(&all("Baca bukunya")), Some((1, 1)));
        assert_eq!(phrases.longest_at(&all("Membaca")), None);
        assert_eq!(phrases.longest_at(&all("Baca: Juga Ini")), Some((1, 1)));
        assert_eq!((phrases.whole(&all("baca juga:")), phrases.whole(&all("baca juga ini"))), (Some(2), None));
    }
}
