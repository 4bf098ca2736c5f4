//! Text utilities on bytes and `&str`: decoding, lines, normalization, diff, search, statistics. Independent of the
//! data model of stories.

pub(crate) mod affix;
mod case;
mod decode;
pub(crate) mod diff;
mod digits;
mod excerpt;
pub(crate) mod fold;
mod fuzzy;
pub(crate) mod graphemes;
mod letters;
mod lines;
pub(crate) mod normalize;
mod offset_map;
mod scripts;
pub(crate) mod search;
pub(crate) mod sha256;
pub(crate) mod smart_punctuation;
pub(crate) mod stats;

pub use affix::common_prefix_suffix_len;
pub use case::{Case, CaseConverter};
pub use decode::{DecodedText, Encoding, decode, decode_as, encode};
pub use diff::{DiffLine, LineStatus, diff_lines};
pub use digits::digit_value;
pub use excerpt::{shorten_end, shorten_middle, shorten_start};
pub use fuzzy::{MatchKind, NameMatch, match_name};
pub use graphemes::{is_grapheme_boundary, next_grapheme_boundary, prev_grapheme_boundary, word_at, word_at_caret};
pub use letters::{
    RepairedText, has_spoiled_letters, lines_with_spoiled_letters, repair_letters, with_repaired_letters,
};
pub use lines::{TextLine, is_blank, is_blank_char, lines, normalize_newlines};
pub use normalize::{collapse_whitespace, normalize_for_match, trim_blank};
pub(crate) use offset_map::OffsetMap;
pub(crate) use scripts::is_spaceless;
pub use search::{InvalidPattern, SearchQuery, Searcher};
pub use sha256::sha256_hex;
pub use smart_punctuation::{clean_paste, smart_punctuation};
pub(crate) use stats::sentence_ends;
pub use stats::{TextStats, count_graphemes, count_sentences, count_words, reading_minutes, text_stats};
