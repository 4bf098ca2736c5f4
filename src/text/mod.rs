//! Text utilities on bytes and `&str`: decoding, lines, normalization, diff, search, statistics. Independent of the
//! data model of stories.

pub(crate) mod affix;
pub(crate) mod diff;
pub(crate) mod graphemes;
pub(crate) mod normalize;
pub(crate) mod search;
pub(crate) mod sha256;
pub(crate) mod smart_punctuation;
pub(crate) mod stats;
mod case;
mod decode;
mod digits;
mod fuzzy;
mod lines;

pub use case::{Case, recase};
pub use diff::{ComparedLine, Fate, compare};
pub use stats::{Length, characters, length, reading_minutes, sentences, words};
pub use decode::{Decoded, Encoding, decode, decode_as, encode};
pub use digits::digit;
pub use affix::same_ends;
pub use search::{Finder, PatternFault, Query};
pub use normalize::{fold, one_line, trim_blank};
pub use fuzzy::fuzzy;
pub use sha256::hash;
pub use lines::{Line, is_blank, is_blank_char, lines, normalise_newlines};
pub use smart_punctuation::{clean_paste, printed_text};
pub use graphemes::{grapheme_after, grapheme_before, is_between_graphemes, word_at};
