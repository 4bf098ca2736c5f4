//! What a character is to a word, and its small form. Unicode tells both; for the scripts that most news is written in,
//! what it tells is put into a table once.

use super::word::{is_spaceless, joins};
use crate::text::is_blank_char;
use std::sync::LazyLock;

/// Characters below this one are looked up: all alphabets in daily use.
const TABLED: u32 = 0x3000;

/// What a character is to a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Nature(u8);

impl Nature {
    const LETTER: u8 = 1;
    const NUMBER: u8 = 2;
    const JOINS: u8 = 4;
    const SPACELESS: u8 = 8;
    const HIDDEN: u8 = 16;

    /// What the character is, looked up where it can be.
    pub fn of(c: char) -> Self {
        if let Some((nature, _)) = TABLE.get(c as usize) {
            return *nature;
        }
        // The signs that East Asian words consist of.
        match c {
            '一'..='鿋' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' => Self(Self::LETTER | Self::SPACELESS),
            '가'..='힣' => Self(Self::LETTER),
            _ => Self::asked(c),
        }
    }

    fn asked(c: char) -> Self {
        let letter = c.is_alphabetic();
        let hidden = is_blank_char(c) && !c.is_whitespace();
        let told = [
            (letter, Self::LETTER),
            (!letter && c.is_numeric(), Self::NUMBER),
            (joins(c), Self::JOINS),
            (is_spaceless(c), Self::SPACELESS),
            (hidden, Self::HIDDEN),
        ];
        Self(told.into_iter().filter(|(holds, _)| *holds).map(|(_, bit)| bit).sum())
    }

    pub fn is_letter(self) -> bool {
        self.0 & Self::LETTER != 0
    }

    /// Whether it is a digit or another number, and no letter.
    pub fn is_number(self) -> bool {
        self.0 & Self::NUMBER != 0
    }

    /// As [`joins`].
    pub fn joins(self) -> bool {
        self.0 & Self::JOINS != 0
    }

    /// As [`is_spaceless`].
    pub fn is_spaceless(self) -> bool {
        self.0 & Self::SPACELESS != 0
    }

    /// Whether it shows nothing and is no space.
    pub fn is_hidden(self) -> bool {
        self.0 & Self::HIDDEN != 0
    }
}

/// The small form of a character; `None` where that is several characters.
pub(super) fn small(c: char) -> Option<char> {
    if let Some((_, small)) = TABLE.get(c as usize) {
        return *small;
    }
    // Signs of East Asia have no small forms.
    let plain = matches!(c, '\u{3000}'..='\u{a000}' | '가'..='힣');
    if plain { Some(c) } else { asked_small(c) }
}

fn asked_small(c: char) -> Option<char> {
    let mut small = c.to_lowercase();
    small.next().filter(|_| small.next().is_none())
}

static TABLE: LazyLock<Vec<(Nature, Option<char>)>> = LazyLock::new(|| {
    let entry = |code| char::from_u32(code).map_or_else(Default::default, |c| (Nature::asked(c), asked_small(c)));
    (0..TABLED).map(entry).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_up_is_what_unicode_tells() {
        for c in '\0'..=char::MAX {
            let nature = Nature::of(c);
            assert_eq!(nature, Nature::asked(c), "{c:?}");
            assert_eq!(nature.is_letter(), c.is_alphabetic(), "{c:?}");
            assert_eq!(nature.is_letter() || nature.is_number(), c.is_alphanumeric(), "{c:?}");
            assert_eq!(small(c), asked_small(c), "{c:?}");
        }
    }
}
