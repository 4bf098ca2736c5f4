//! The flow of a page: text becomes lines as a browser would lay it out, each with the nodes that its pieces came from.

use crate::text::is_blank;
use std::ops::Range;

/// A line of the visible text.
#[derive(Clone, Debug)]
pub(super) struct RawLine {
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// The innermost node that holds all of it.
    pub node: usize,
    /// What it is made of, in order.
    pub pieces: Vec<Piece>,
}

/// A part of a line that came from one node.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Where, in bytes of the line.
    pub range: Range<usize>,
    pub node: usize,
    /// The number of the link that it stands in.
    pub link: Option<usize>,
}

/// Collects text into lines.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub text: String,
    pub lines: Vec<RawLine>,
    /// Where the line that is being written begins.
    start: usize,
    pieces: Vec<Piece>,
    /// Whether white space was seen since the last letter.
    gap: bool,
    /// How many frames hold all of the line so far, and the node of the innermost of them.
    cover: usize,
    node: usize,
    /// The fewest frames that were open since the line began.
    lowest: usize,
}

/// White space that a browser takes together.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

impl Flow {
    /// Whether the line that is being written has text.
    pub fn has_text(&self) -> bool {
        self.text.len() > self.start
    }

    /// A frame was closed; so many are left.
    pub fn closed(&mut self, frames: usize) {
        self.lowest = self.lowest.min(frames);
    }

    /// The frames that hold the line so far; its node is to be told again where they have become fewer.
    pub fn cover(&self, frames: usize) -> usize {
        if self.has_text() { self.cover.min(self.lowest) } else { frames }
    }

    /// Adds text that stands in a node, under so many frames; `cover` and its node as [`Flow::cover`] found them.
    pub fn write(&mut self, text: &str, keeps_space: bool, node: usize, link: Option<usize>, cover: (usize, usize)) {
        let mut rest = text;
        loop {
            let word = rest.trim_start_matches(is_space);
            let space = &rest[..rest.len() - word.len()];
            if !space.is_empty() {
                if keeps_space && space.contains('\n') {
                    self.end_line();
                } else {
                    self.gap = true;
                }
            }
            if word.is_empty() {
                return;
            }
            let end = word.find(is_space).unwrap_or(word.len());
            self.write_word(&word[..end], node, link, cover);
            rest = &word[end..];
        }
    }

    fn write_word(&mut self, word: &str, node: usize, link: Option<usize>, cover: (usize, usize)) {
        if self.gap && self.has_text() {
            self.text.push(' ');
        }
        let from = self.text.len() - self.start;
        self.text.push_str(word);
        let to = self.text.len() - self.start;
        (self.cover, self.node) = cover;
        self.lowest = cover.0;
        match self.pieces.last_mut() {
            Some(last) if last.node == node && last.link == link => last.range.end = to,
            _ => self.pieces.push(Piece { range: from..to, node, link }),
        }
        self.gap = false;
    }

    /// Ends the line; one that shows nothing is none.
    pub fn end_line(&mut self) {
        self.gap = false;
        let pieces = std::mem::take(&mut self.pieces);
        if is_blank(&self.text[self.start..]) {
            self.text.truncate(self.start);
            return;
        }
        self.lines.push(RawLine { range: self.start..self.text.len(), node: self.node, pieces });
        self.text.push('\n');
        self.start = self.text.len();
    }
}
