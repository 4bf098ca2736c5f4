//! Splits words that were glued together: `JakartaTerlihat` is two words to a reader.

use crate::packs::{Word, WordKey, words};
use std::ops::Range;

/// A word, or a part of a word that was glued to its neighbour.
#[derive(Clone, Debug)]
pub(crate) struct SubWord {
    pub word: Word,
    /// Whether it was glued to the sub-word before it.
    pub is_glued: bool,
}

/// Iterates over the words of a text, split where they were glued together. Takes linear time.
pub(crate) fn sub_words(text: &str) -> impl Iterator<Item = SubWord> + '_ {
    words(text).flat_map(move |word| split_word(text, word))
}

fn split_word(text: &str, word: Word) -> Vec<SubWord> {
    let mut parts = Vec::with_capacity(1);
    let mut start = word.range.start;
    for at in glue_points(text, word.range.clone()) {
        parts.push(part(text, &word, start..at));
        start = at;
    }
    if parts.is_empty() {
        parts.push(SubWord { word, is_glued: false });
    } else {
        parts.push(part(text, &word, start..word.range.end));
    }
    parts
}

fn part(text: &str, word: &Word, range: Range<usize>) -> SubWord {
    let written = &text[range.clone()];
    let is_glued = range.start > word.range.start;
    let chars = u32::try_from(written.chars().count()).unwrap_or(u32::MAX);
    let digits = u32::try_from(written.chars().filter(char::is_ascii_digit).count()).unwrap_or(u32::MAX);
    let after_colon = word.after_colon && !is_glued;
    SubWord { word: Word { range, key: WordKey::of(written), chars, digits, after_colon, ..word.clone() }, is_glued }
}

/// The places inside a word, in bytes of the text, where a capital follows a lower-case letter, or a capital and a
/// lower-case letter follow a digit. A single letter is not split off: `iPhone`.
pub(crate) fn glue_points(text: &str, word: Range<usize>) -> impl Iterator<Item = usize> + '_ {
    let start = word.start;
    let written = &text[word];
    let mut previous = ' ';
    let mut part_chars = 0;
    written.char_indices().filter_map(move |(at, c)| {
        let before = std::mem::replace(&mut previous, c);
        part_chars += 1;
        let next = || written[at + c.len_utf8()..].chars().next();
        let is_glued = c.is_uppercase()
            && part_chars > 2
            && (before.is_lowercase() || before.is_ascii_digit() && next().is_some_and(char::is_lowercase));
        if is_glued {
            part_chars = 1;
        }
        is_glued.then_some(start + at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glued_words_are_split_and_names_in_capitals_are_not() {
        let of =
            |text: &str| -> Vec<String> { sub_words(text).map(|part| part.word.text_in(text).to_owned()).collect() };
        assert_eq!(of("pulangBaca jugaHarga"), ["pulang", "Baca", "juga", "Harga"]);
        assert_eq!(of("Rp 394.000Kepala 5G PTN 20detik"), ["Rp", "394", "000", "Kepala", "5G", "PTN", "20detik"]);
        assert_eq!(of("iPhone iNews MotoGP"), ["iPhone", "iNews", "Moto", "GP"]);
        let keys: Vec<WordKey> = sub_words("MaafBaca").map(|part| part.word.key).collect();
        assert_eq!(keys, [WordKey::of("maaf"), WordKey::of("baca")]);
    }
}
