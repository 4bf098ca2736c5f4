//! How a text ends: with a full stop, with punctuation that something follows, or open.

use crate::text::is_blank_char;

/// How the text of a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// With sentence-final punctuation.
    Sentence,
    /// With a colon, comma or semicolon: something follows.
    Continues,
    /// With none of these, as headlines and names do.
    Unpunctuated,
}

impl Ending {
    /// Classifies the end of a text, ignoring closing quotes and brackets.
    pub fn detect(text: &str) -> Self {
        let bare = text.trim_end_matches(|c| {
            is_blank_char(c) || matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']' | '*' | '“')
        });
        match bare.chars().next_back() {
            Some('.' | '!' | '?' | '…' | '。' | '।' | '؟' | '！' | '？') => Self::Sentence,
            Some(':' | ',' | ';' | '：') => Self::Continues,
            _ => Self::Unpunctuated,
        }
    }
}
