//! Character classes and lower-case forms for the word splitter. Both come from Unicode; for the alphabets in daily use
//! they are cached in a table that is built once.

use crate::packs::word::{is_spaceless, joins};
use crate::text::is_blank_char;
use std::sync::LazyLock;

/// Characters below this code point are in the table: all alphabets in daily use.
const TABLED: u32 = 0x3000;

/// The properties of a character that decide where words begin and end, as bit flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Nature(u8);

impl Nature {
    const LETTER: u8 = 1;
    const NUMBER: u8 = 2;
    const JOINS: u8 = 4;
    const SPACELESS: u8 = 8;
    const HIDDEN: u8 = 16;

    /// Returns the class of a character, from the table where possible.
    pub fn of(c: char) -> Self {
        if let Some((nature, _)) = TABLE.get(c as usize) {
            return *nature;
        }
        // Ranges of East Asian scripts whose characters all have the same class.
        match c {
            '一'..='鿋' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' => Self(Self::LETTER | Self::SPACELESS),
            '가'..='힣' => Self(Self::LETTER),
            _ => Self::asked(c),
        }
    }

    /// Computes the class from Unicode properties.
    fn asked(c: char) -> Self {
        let letter = c.is_alphabetic();
        let hidden = is_blank_char(c) && !c.is_whitespace();
        let flags = [
            (letter, Self::LETTER),
            (!letter && c.is_numeric(), Self::NUMBER),
            (joins(c), Self::JOINS),
            (is_spaceless(c), Self::SPACELESS),
            (hidden, Self::HIDDEN),
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

    /// The cached result of [`joins`].
    pub fn joins(self) -> bool {
        self.0 & Self::JOINS != 0
    }

    /// The cached result of [`is_spaceless`].
    pub fn is_spaceless(self) -> bool {
        self.0 & Self::SPACELESS != 0
    }

    /// Whether it is invisible and not white space.
    pub fn is_hidden(self) -> bool {
        self.0 & Self::HIDDEN != 0
    }
}

/// Returns the lower-case form of a character; `None` where that is several characters.
pub(super) fn small(c: char) -> Option<char> {
    if let Some((_, lower)) = TABLE.get(c as usize) {
        return *lower;
    }
    // East Asian characters have no case.
    let is_caseless = matches!(c, '\u{3000}'..='\u{a000}' | '가'..='힣');
    if is_caseless { Some(c) } else { asked_small(c) }
}

fn asked_small(c: char) -> Option<char> {
    let mut lower = c.to_lowercase();
    lower.next().filter(|_| lower.next().is_none())
}

static TABLE: LazyLock<Vec<(Nature, Option<char>)>> = LazyLock::new(|| {
    let entry = |code| char::from_u32(code).map_or_else(Default::default, |c| (Nature::asked(c), asked_small(c)));
    (0..TABLED).map(entry).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_agrees_with_unicode() {
        for c in '\0'..=char::MAX {
            let nature = Nature::of(c);
            assert_eq!(nature, Nature::asked(c), "{c:?}");
            assert_eq!(nature.is_letter(), c.is_alphabetic(), "{c:?}");
            assert_eq!(nature.is_letter() || nature.is_number(), c.is_alphanumeric(), "{c:?}");
            assert_eq!(small(c), asked_small(c), "{c:?}");
        }
    }
}
