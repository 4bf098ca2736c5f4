//! A block of the body: one paragraph, and the marks on it.

use super::PassageId;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What a block of the body is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BlockKind {
    /// A paragraph of the story.
    #[default]
    Paragraph,
    /// A heading between paragraphs.
    Subhead,
    /// The caption of a picture that stands between paragraphs.
    Caption,
}

/// One paragraph of the body: a line of text without line ends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    #[serde(default)]
    pub kind: BlockKind,
    /// Its text; holds no `\n` and no `\r`.
    pub text: String,
    /// Parts of the text that mean something, in order and apart from each other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
    /// The received lines it came from, 1-based; none for what the editor typed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<u32>,
}

/// A part of a block's text that means something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Where, in bytes of the block's text; never empty.
    pub range: Range<usize>,
    /// What it means.
    pub kind: MarkKind,
}

/// What a mark means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MarkKind {
    /// The place where the story was filed, and the agency's code, in front of the first paragraph.
    Dateline,
    /// A passage that may not belong to the story.
    Passage(PassageId),
}

impl Block {
    /// A block as typed: no marks, from no received line.
    #[must_use]
    pub fn new(kind: BlockKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), marks: Vec::new(), lines: Vec::new() }
    }

    /// A paragraph that came on one line.
    #[must_use]
    pub fn from_line(kind: BlockKind, text: impl Into<String>, line: u32) -> Self {
        Self { lines: vec![line], ..Self::new(kind, text) }
    }

    /// The passage that is all of this block, where there is one.
    #[must_use]
    pub fn whole_passage(&self) -> Option<PassageId> {
        match self.marks.as_slice() {
            [Mark { range, kind: MarkKind::Passage(id) }] if range.start == 0 && range.end == self.text.len() => {
                Some(*id)
            }
            _ => None,
        }
    }

    /// Whether the text is one line and the marks lie on it: in order, apart, not empty, on whole characters.
    pub(super) fn check(&self) -> Result<(), ()> {
        let mut reached = 0;
        for Mark { range, .. } in &self.marks {
            let lies = range.start >= reached
                && range.start < range.end
                && self.text.is_char_boundary(range.start)
                && self.text.is_char_boundary(range.end);
            if !lies {
                return Err(());
            }
            reached = range.end;
        }
        if memchr::memchr2(b'\n', b'\r', self.text.as_bytes()).is_some() { Err(()) } else { Ok(()) }
    }
}
