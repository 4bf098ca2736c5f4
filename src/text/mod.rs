//! Text utilities on bytes and `&str`: decoding, lines, normalization, diff, search, statistics. Independent of the
//! data model of stories.

mod case;
mod compare;
mod count;
mod decode;
mod digits;
mod ends;
mod find;
mod fold;
mod fuzzy;
mod hash;
mod lines;
mod printed;
mod steps;

pub use case::{Case, recase};
pub use compare::{ComparedLine, Fate, compare};
pub use count::{Length, characters, length, reading_minutes, sentences, words};
pub use decode::{Decoded, Encoding, decode, decode_as, encode};
pub use digits::digit;
pub use ends::same_ends;
pub use find::{Finder, PatternFault, Query};
pub use fold::{fold, one_line, trim_blank};
pub use fuzzy::fuzzy;
pub use hash::hash;
pub use lines::{Line, is_blank, is_blank_char, lines, normalise_newlines};
pub use printed::{clean_paste, printed_text};
pub use steps::{grapheme_after, grapheme_before, is_between_graphemes, word_at};
