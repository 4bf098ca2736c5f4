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

/// Endings that are written behind an abbreviation without a hyphen: `BUMNnya`.
const ENDINGS_OF_ABBREVIATIONS: &[&str] = &["nya", "kan", "lah", "kah", "pun", "isasi"];
/// How many capitals an abbreviation has, at least, to which a word can be glued.
const MIN_CAPITALS: usize = 3;

/// The places inside a word, in bytes of the text, where a capital follows a lower-case letter, or a capital and
/// lower-case letters follow a digit or an abbreviation (`DPRTak`). A single letter is not split off: `iPhone`.
pub(crate) fn glue_points(text: &str, word: Range<usize>) -> impl Iterator<Item = usize> + '_ {
    let start = word.start;
    let written = &text[word];
    let mut previous = ' ';
    let (mut part_chars, mut capitals) = (0, 0);
    written.char_indices().filter_map(move |(at, c)| {
        let before = std::mem::replace(&mut previous, c);
        part_chars += 1;
        capitals = if before.is_uppercase() { capitals + 1 } else { 0 };
        let behind = || &written[at + c.len_utf8()..];
        let is_behind_abbreviation = || {
            let rest = behind();
            let lower = &rest[..rest.find(|c: char| !c.is_lowercase()).unwrap_or(rest.len())];
            lower.chars().nth(1).is_some() && !ENDINGS_OF_ABBREVIATIONS.contains(&lower)
        };
        let is_glued = c.is_uppercase()
            && part_chars > 2
            && (before.is_lowercase()
                || before.is_ascii_digit() && behind().starts_with(char::is_lowercase)
                || capitals >= MIN_CAPITALS && is_behind_abbreviation());
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
        assert_eq!(of("Pegawai DPRTak hanya itu"), ["Pegawai", "DPR", "Tak", "hanya", "itu"]);
        assert_eq!(of("BUMNnya NGOs PLTMh"), ["BUMNnya", "NGOs", "PLTMh"]);
        let keys: Vec<WordKey> = sub_words("MaafBaca").map(|part| part.word.key).collect();
        assert_eq!(keys, [WordKey::of("maaf"), WordKey::of("baca")]);
    }
}
