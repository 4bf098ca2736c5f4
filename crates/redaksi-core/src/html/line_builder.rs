//! Builds the lines of the visible text as a browser would lay them out, and records the nodes that their parts come
//! from.

use crate::html::hints::TableKind;
use crate::text::is_blank;
use std::ops::Range;

/// A line of the visible text.
#[derive(Clone, Debug)]
pub(crate) struct RawLine {
    /// Its range in the text, in bytes.
    pub range: Range<usize>,
    /// The index of the innermost node that contains all of it.
    pub node: usize,
    /// Its parts, in order.
    pub segments: Vec<LineSegment>,
    /// The table that it is a row of.
    pub table: TableKind,
}

/// A part of a line that comes from one node.
#[derive(Clone, Debug)]
pub(crate) struct LineSegment {
    /// Its range, in bytes of the line.
    pub range: Range<usize>,
    /// The index of its node.
    pub node: usize,
    /// The index of the link that it is part of.
    pub link: Option<usize>,
    /// How its letters look.
    pub style: LetterStyle,
}

/// How letters look, by the elements around them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct LetterStyle {
    pub is_bold: bool,
    pub is_italic: bool,
}

/// What a piece of text belongs to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TextContext {
    /// The index of its node.
    pub node: usize,
    /// The index of the link that it is part of.
    pub link: Option<usize>,
    pub style: LetterStyle,
    pub preserves_space: bool,
    /// The result of [`LineBuilder::cover`], and the node of the innermost of these frames.
    pub cover: (usize, usize),
}

/// Collects text into lines.
#[derive(Debug, Default)]
pub(crate) struct LineBuilder {
    pub text: String,
    pub lines: Vec<RawLine>,
    /// The byte offset at which the current line begins.
    start: usize,
    segments: Vec<LineSegment>,
    /// Whether white space was read since the last character.
    pending_space: bool,
    /// How many open frames contain all of the current line so far, and the node of the innermost of them.
    cover: usize,
    node: usize,
    /// The minimum number of frames that were open since the current line began.
    min_frames: usize,
}

/// Whether it is white space that a browser collapses.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

impl LineBuilder {
    /// Whether the current line has text.
    pub fn has_text(&self) -> bool {
        self.text.len() > self.start
    }

    /// Records that a frame was closed and that `frames` are still open.
    pub fn frame_closed(&mut self, frames: usize) {
        self.min_frames = self.min_frames.min(frames);
    }

    /// Returns how many of the `frames` open frames contain all of the current line so far.
    pub fn cover(&self, frames: usize) -> usize {
        if self.has_text() { self.cover.min(self.min_frames) } else { frames }
    }

    /// Adds text.
    pub fn push_text(&mut self, text: &str, context: TextContext) {
        let mut rest = text;
        loop {
            let word = rest.trim_start_matches(is_space);
            let space = &rest[..rest.len() - word.len()];
            if !space.is_empty() {
                if context.preserves_space && space.contains('\n') {
                    self.end_line();
                } else {
                    self.pending_space = true;
                }
            }
            if word.is_empty() {
                return;
            }
            let end = word.find(is_space).unwrap_or(word.len());
            self.push_word(&word[..end], context);
            rest = &word[end..];
        }
    }

    fn push_word(&mut self, word: &str, context: TextContext) {
        let TextContext { node, link, style, cover, .. } = context;
        if self.has_text() && (self.pending_space || self.is_glued_to_link(word, link)) {
            self.text.push(' ');
        }
        let from = self.text.len() - self.start;
        self.text.push_str(word);
        let to = self.text.len() - self.start;
        (self.cover, self.node) = cover;
        self.min_frames = cover.0;
        match self.segments.last_mut() {
            Some(last) if last.node == node && last.link == link && last.style == style => last.range.end = to,
            _ => self.segments.push(LineSegment { range: from..to, node, link, style }),
        }
        self.pending_space = false;
    }

    /// Whether a word would run into the one before it where a link begins or ends, as in `Baca juga` directly before a
    /// headline: style sheets set them apart.
    fn is_glued_to_link(&self, word: &str, link: Option<usize>) -> bool {
        let mut before = self.text[self.start..].chars().rev();
        let mut after = word.chars();
        self.segments.last().is_some_and(|last| last.link != link)
            && before.next().is_some_and(char::is_alphabetic)
            && before.next().is_some_and(char::is_alphabetic)
            && after.next().is_some_and(char::is_uppercase)
            && after.next().is_some_and(char::is_lowercase)
    }

    /// Ends the current line; a blank line is dropped.
    pub fn end_line(&mut self) {
        self.pending_space = false;
        let segments = std::mem::take(&mut self.segments);
        if is_blank(&self.text[self.start..]) {
            self.text.truncate(self.start);
            return;
        }
        self.lines.push(RawLine {
            range: self.start..self.text.len(),
            node: self.node,
            segments,
            table: TableKind::None,
        });
        self.text.push('\n');
        self.start = self.text.len();
    }
}
