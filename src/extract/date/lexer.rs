//! Lexer for dates: splits a line into numbers (digits of any script), words and punctuation.

use crate::packs::{Key, Knowledge, joins};
use crate::text::digit;
use std::ops::Range;

/// Maximum number of tokens read from a line. No date line is longer.
const TOKENS: usize = 64;

/// Kind and content of a token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind<'a> {
    /// Value (saturated at `u32::MAX`) and number of digits.
    Number(u32, usize),
    /// The word as written, and the key of its lower-case form.
    Word(&'a str, Key),
    /// A punctuation character, in its ASCII form if it has one.
    Sign(char),
}

/// A token and its range in bytes of the line.
pub(crate) type Token<'a> = (Kind<'a>, Range<usize>);

/// Returns the tokens of a line, and whether the line has more tokens than the maximum.
pub(crate) fn tokens<'a>(text: &'a str, knowledge: &Knowledge) -> (Vec<Token<'a>>, bool) {
    let mut found: Vec<Token<'a>> = Vec::with_capacity(32);
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        if found.len() >= TOKENS {
            return (found, true);
        }
        let mut end = start + c.len_utf8();
        if let Some(first) = digit(c) {
            let (mut value, mut length) = (first, 1);
            while let Some((at, next)) = rest.next_if(|(_, c)| digit(*c).is_some()) {
                value = value.saturating_mul(10).saturating_add(digit(next).unwrap_or_default());
                (end, length) = (at + next.len_utf8(), length + 1);
            }
            found.push((Kind::Number(value, length), start..end));
        } else if c.is_alphabetic() {
            let continues = |c: char| c.is_ascii_alphabetic() || !c.is_ascii() && (c.is_alphabetic() || joins(c));
            while let Some((at, next)) = rest.next_if(|(_, c)| continues(*c)) {
                end = at + next.len_utf8();
            }
            // A unit suffix directly after a number is a token of its own.
            let after_number = matches!(found.last(), Some((Kind::Number(..), number)) if number.end == start);
            let unit = if after_number { knowledge.date_signs.at_start(&text[start..end]) } else { None };
            let unit_end = start + unit.map_or(0, |(length, _)| length);
            for part in [start..unit_end, unit_end..end].into_iter().filter(|part| !part.is_empty()) {
                let word = &text[part.clone()];
                found.push((Kind::Word(word, Key::of(word)), part));
            }
        } else if c != ' ' && !c.is_whitespace() && !joins(c) {
            found.push((Kind::Sign(plain(c)), start..end));
        }
    }
    (found, false)
}

/// Maps a full-width, Arabic or typographic punctuation character to its ASCII equivalent.
fn plain(c: char) -> char {
    match c {
        '：' => ':',
        '／' => '/',
        '．' | '。' => '.',
        '，' | '،' | '、' => ',',
        '（' => '(',
        '\u{2212}' | '－' => '-',
        '’' => '\'',
        _ => c,
    }
}
