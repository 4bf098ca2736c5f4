//! Collects the text of a page that is struck through.

use crate::html::line_builder::LineBuilder;

/// How many pieces are kept apart; further ones are appended to the last.
const MAX_PIECES: usize = 1_000;
/// How many characters before a piece are kept.
const MAX_CHARS_BEFORE: usize = 32;

/// Text that a page shows struck through: in `<s>`, `<strike>` or `<del>`, or by an inline style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StruckText {
    /// The last words before it in the visible text, from one line; empty at the begin of the page.
    pub before: String,
    /// The text, in one line.
    pub text: String,
}

/// Where text goes that is struck through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum StruckLetters {
    /// Beside the lines.
    #[default]
    Apart,
    /// Into the lines, like other text.
    InLines,
}

/// The struck text so far.
#[derive(Debug, Default)]
pub(crate) struct StruckCollector {
    pieces: Vec<StruckText>,
    /// The bytes of all pieces.
    pub letters: usize,
    /// The length of the text of the lines where the last piece ends.
    end: usize,
    /// Whether a block began or ended since then.
    is_broken: bool,
}

impl StruckCollector {
    /// Adds text. A piece with nothing between it and the one before goes on with that.
    pub fn push(&mut self, text: &str, builder: &LineBuilder) {
        self.letters += text.trim().len();
        let is_joined = self.end == builder.text.len() && !self.pieces.is_empty() || self.pieces.len() >= MAX_PIECES;
        match self.pieces.last_mut().filter(|_| is_joined) {
            Some(last) => {
                last.text.push_str(if self.is_broken { " " } else { "" });
                last.text.push_str(text);
            }
            None if text.trim().is_empty() => return,
            None => self.pieces.push(StruckText { before: words_before(&builder.text), text: text.to_owned() }),
        }
        self.end = builder.text.len();
        self.is_broken = false;
    }

    /// Records that a block begins or ends.
    pub fn end_line(&mut self) {
        self.is_broken = true;
    }

    /// Returns the pieces, without white space that says nothing.
    pub fn finish(self) -> Vec<StruckText> {
        let collapse = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.pieces.into_iter().map(|piece| StruckText { text: collapse(&piece.text), ..piece }).collect()
    }
}

/// Returns the end of the last line.
fn words_before(text: &str) -> String {
    let line = text.trim_end_matches('\n').rsplit('\n').next().unwrap_or_default();
    let count = line.chars().count();
    line.chars().skip(count.saturating_sub(MAX_CHARS_BEFORE)).collect::<String>().trim_start().to_owned()
}
