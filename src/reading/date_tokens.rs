//! The pieces that dates are made of: numbers in any script, words, signs.

use crate::packs::{Key, Knowledge, joins};
use crate::text::digit;
use std::ops::Range;

/// How much of a line is looked at; a date line is never longer.
const TOKENS: usize = 64;

/// A piece of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind<'a> {
    /// A number, and how many digits it has.
    Number(u32, usize),
    /// As it is written, and the key of its small form.
    Word(&'a str, Key),
    Sign(char),
}

/// A piece with its place, in bytes.
pub(super) type Token<'a> = (Kind<'a>, Range<usize>);

/// The pieces of a line, and whether it holds more than are looked at.
pub(super) fn tokens<'a>(text: &'a str, knowledge: &Knowledge) -> (Vec<Token<'a>>, bool) {
    let mut all: Vec<Token<'a>> = Vec::with_capacity(32);
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        if all.len() >= TOKENS {
            return (all, true);
        }
        let mut end = start + c.len_utf8();
        if let Some(first) = digit(c) {
            let (mut value, mut length) = (first, 1);
            while let Some((at, next)) = rest.next_if(|(_, c)| digit(*c).is_some()) {
                value = value.saturating_mul(10).saturating_add(digit(next).unwrap_or_default());
                (end, length) = (at + next.len_utf8(), length + 1);
            }
            all.push((Kind::Number(value, length), start..end));
        } else if c.is_alphabetic() {
            let goes_on = |c: char| c.is_ascii_alphabetic() || !c.is_ascii() && (c.is_alphabetic() || joins(c));
            while let Some((at, next)) = rest.next_if(|(_, c)| goes_on(*c)) {
                end = at + next.len_utf8();
            }
            let counted = matches!(all.last(), Some((Kind::Number(..), number)) if number.end == start);
            let sign = if counted { knowledge.date_signs.at_start(&text[start..end]) } else { None };
            let cut = start + sign.map_or(0, |(length, _)| length);
            for part in [start..cut, cut..end].into_iter().filter(|part| !part.is_empty()) {
                let word = &text[part.clone()];
                all.push((Kind::Word(word, Key::of(word)), part));
            }
        } else if c != ' ' && !c.is_whitespace() && !joins(c) {
            all.push((Kind::Sign(plain(c)), start..end));
        }
    }
    (all, false)
}

/// The sign that means the same on a western keyboard.
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
