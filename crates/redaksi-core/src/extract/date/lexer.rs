//! Lexer for dates: splits a line into numbers (digits of any script), words and punctuation.

use crate::packs::{Lexicon, WordKey, is_extender};
use crate::text::digit_value;
use std::ops::Range;

/// Maximum number of tokens read from a line. No date line is longer.
const MAX_TOKENS: usize = 64;

/// Kind and content of a token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum DateTokenKind<'a> {
    /// Value (saturated at `u32::MAX`) and number of digits.
    Number(u32, usize),
    /// The word as written, and the key of its lower-case form.
    Word(&'a str, WordKey),
    /// A punctuation character, in its ASCII form if it has one.
    Punct(char),
}

/// A token and its range in bytes of the line.
pub(crate) type DateToken<'a> = (DateTokenKind<'a>, Range<usize>);

/// Returns the tokens of a line, and whether the line has more tokens than the maximum.
pub(crate) fn tokenize<'a>(text: &'a str, lexicon: &Lexicon) -> (Vec<DateToken<'a>>, bool) {
    let mut found: Vec<DateToken<'a>> = Vec::with_capacity(32);
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        if found.len() >= MAX_TOKENS {
            return (found, true);
        }
        let mut end = start + c.len_utf8();
        if let Some(first) = digit_value(c) {
            let (mut value, mut length) = (first, 1);
            while let Some((at, next)) = rest.next_if(|(_, c)| digit_value(*c).is_some()) {
                value = value.saturating_mul(10).saturating_add(digit_value(next).unwrap_or_default());
                (end, length) = (at + next.len_utf8(), length + 1);
            }
            found.push((DateTokenKind::Number(value, length), start..end));
        } else if c.is_alphabetic() {
            let continues = |c: char| c.is_ascii_alphabetic() || !c.is_ascii() && (c.is_alphabetic() || is_extender(c));
            while let Some((at, next)) = rest.next_if(|(_, c)| continues(*c)) {
                end = at + next.len_utf8();
            }
            // A unit suffix directly after a number is a token of its own.
            let after_number = matches!(found.last(), Some((DateTokenKind::Number(..), number)) if number.end == start);
            let unit = if after_number { lexicon.date_signs.match_start(&text[start..end]) } else { None };
            let unit_end = start + unit.map_or(0, |(length, _)| length);
            for part in [start..unit_end, unit_end..end].into_iter().filter(|part| !part.is_empty()) {
                let word = &text[part.clone()];
                found.push((DateTokenKind::Word(word, WordKey::of(word)), part));
            }
        } else if c != ' ' && !c.is_whitespace() && !is_extender(c) {
            found.push((DateTokenKind::Punct(to_ascii_punct(c)), start..end));
        }
    }
    (found, false)
}

/// Maps a full-width, Arabic or typographic punctuation character to its ASCII equivalent.
fn to_ascii_punct(c: char) -> char {
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
