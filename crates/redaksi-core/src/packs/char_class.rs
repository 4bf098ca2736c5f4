//! Character classes and folded forms for the word splitter. Both come from Unicode; for the alphabets in daily use
//! they are cached in a table that is built once.

use crate::text::fold::fold_char;
use crate::text::{is_blank_char, is_spaceless};
use std::sync::LazyLock;
use unicode_normalization::char::canonical_combining_class;

/// Characters below this code point are in the table: all alphabets in daily use.
const TABLE_SIZE: u32 = 0x3000;

/// The properties of a character that decide where words begin and end, as bit flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CharClass(u8);

impl CharClass {
    const LETTER: u8 = 1;
    const NUMBER: u8 = 2;
    const EXTENDER: u8 = 4;
    const SPACELESS: u8 = 8;
    const INVISIBLE: u8 = 16;

    /// Returns the class of a character, from the table where possible.
    pub fn of(c: char) -> Self {
        if let Some((class, _)) = TABLE.get(c as usize) {
            return *class;
        }
        // Ranges of East Asian scripts whose characters all have the same class.
        match c {
            '一'..='鿋' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' => Self(Self::LETTER | Self::SPACELESS),
            '가'..='힣' => Self(Self::LETTER),
            _ => Self::compute(c),
        }
    }

    /// Computes the class from Unicode properties.
    fn compute(c: char) -> Self {
        let letter = c.is_alphabetic();
        let hidden = is_blank_char(c) && !c.is_whitespace();
        let flags = [
            (letter, Self::LETTER),
            (!letter && c.is_numeric(), Self::NUMBER),
            (is_extender(c), Self::EXTENDER),
            (is_spaceless(c), Self::SPACELESS),
            (hidden, Self::INVISIBLE),
        ];
        Self(flags.into_iter().filter(|(is_set, _)| *is_set).map(|(_, bit)| bit).sum())
    }

    pub fn is_letter(self) -> bool {
        self.0 & Self::LETTER != 0
    }

    /// Whether it is numeric and not a letter.
    pub fn is_number(self) -> bool {
        self.0 & Self::NUMBER != 0
    }

    /// The cached result of [`is_extender`].
    pub fn is_extender(self) -> bool {
        self.0 & Self::EXTENDER != 0
    }

    /// The cached result of [`is_spaceless`].
    pub fn is_spaceless(self) -> bool {
        self.0 & Self::SPACELESS != 0
    }

    /// Whether it is invisible and not white space.
    pub fn is_invisible(self) -> bool {
        self.0 & Self::INVISIBLE != 0
    }
}

/// Whether the character continues a word without being a letter: an invisible character, or a mark that belongs to the
/// letter before it.
pub(crate) fn is_extender(c: char) -> bool {
    (is_blank_char(c) && !c.is_whitespace())
        || canonical_combining_class(c) != 0
        || matches!(c, '\u{34f}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{ec8}'..='\u{ecd}')
}

/// The cached result of [`fold_char`].
pub(super) fn simple_fold(c: char) -> Option<char> {
    if let Some((_, folded)) = TABLE.get(c as usize) {
        return *folded;
    }
    // East Asian characters have no case.
    let is_caseless =
        matches!(c, '\u{3400}'..='\u{9fff}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '가'..='힣');
    if is_caseless { Some(c) } else { fold_char(c) }
}

static TABLE: LazyLock<Vec<(CharClass, Option<char>)>> = LazyLock::new(|| {
    let entry = |code| char::from_u32(code).map_or_else(Default::default, |c| (CharClass::compute(c), fold_char(c)));
    (0..TABLE_SIZE).map(entry).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_agrees_with_unicode() {
        for c in '\0'..=char::MAX {
            let class = CharClass::of(c);
            assert_eq!(class, CharClass::compute(c), "{c:?}");
            assert_eq!(class.is_letter(), c.is_alphabetic(), "{c:?}");
            assert_eq!(class.is_letter() || class.is_number(), c.is_alphanumeric(), "{c:?}");
            assert_eq!(simple_fold(c), fold_char(c), "{c:?}");
        }
    }
}
