//! Body blocks: one paragraph each, with marks that annotate ranges of its text.

use super::{Anchor, InlineStyle, PassageId};
use crate::article::anchor::map_anchors;
use crate::article::inline_style::map_styles;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The kind of a body block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BlockKind {
    /// A paragraph of the story.
    #[default]
    Paragraph,
    /// A heading between paragraphs.
    Subhead,
    /// The caption of a picture between paragraphs.
    Caption,
    /// An item of a list with bullets. The bullet is no part of the text.
    BulletItem,
    /// An item of a numbered list. Its text begins with the number, such as `3. `; see [`Block::item_number`].
    NumberedItem,
    /// A further paragraph of the item of a list above it.
    ItemParagraph,
    /// A paragraph of a block quote.
    Quote,
    /// A row of a table. A tab separates two cells.
    TableRow,
}

impl BlockKind {
    /// Whether blocks of this kind are parts of a list, so that they have a level.
    #[must_use]
    pub fn is_in_list(self) -> bool {
        match self {
            Self::BulletItem | Self::NumberedItem | Self::ItemParagraph => true,
            Self::Paragraph | Self::Subhead | Self::Caption | Self::Quote | Self::TableRow => false,
        }
    }
}

/// The highest level of an item of a list.
pub const MAX_LIST_LEVEL: u8 = 8;

/// Where a picture is: only the reference is stored, never the picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImageReference {
    /// Its URL, or the name of its file.
    pub source: String,
    /// The text that stands for it where it cannot be seen; empty if it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub alternative: String,
}

/// One paragraph of the body: a single line of text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The kind of paragraph.
    #[serde(default)]
    pub kind: BlockKind,
    /// The text; contains no `\n` and no `\r`.
    pub text: String,
    /// Annotated ranges of the text, sorted and not overlapping.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
    /// The source lines that it was extracted from, 1-based; empty for text that the user typed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<u32>,
    /// Ranges of the text that comments and pairs set by hand belong to; they may overlap and may be empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub anchors: Vec<Anchor>,
    /// Ranges of the text that are bold, italic or a link.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub styles: Vec<InlineStyle>,
    /// The level of a part of a list: 0 in the outermost one. 0 in other blocks.
    #[serde(default, skip_serializing_if = "is_outermost")]
    pub level: u8,
    /// The picture above a caption, whose text may be empty. Other blocks have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Box<ImageReference>>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_outermost(level: &u8) -> bool {
    *level == 0
}

/// An annotated range of a block's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The byte range in the block's text; never empty.
    pub range: Range<usize>,
    /// What the range is.
    pub kind: MarkKind,
}

/// What a marked range is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MarkKind {
    /// The dateline: place of filing and agency code at the start of the first paragraph.
    Dateline,
    /// A passage that may not belong to the story.
    Passage(PassageId),
}

impl Block {
    /// Creates a block without marks and without source lines.
    #[must_use]
    pub fn new(kind: BlockKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), ..Self::default() }
    }

    /// Creates a block that was extracted from one source line (1-based).
    #[must_use]
    pub fn from_line(kind: BlockKind, text: impl Into<String>, line: u32) -> Self {
        Self { lines: vec![line], ..Self::new(kind, text) }
    }

    /// Returns the passage that covers this whole block, if there is one.
    #[must_use]
    pub fn whole_passage(&self) -> Option<PassageId> {
        match self.marks.as_slice() {
            [Mark { range, kind: MarkKind::Passage(id) }] if range.start == 0 && range.end == self.text.len() => {
                Some(*id)
            }
            _ => None,
        }
    }

    /// Returns the number at the start of an item of a numbered list, and the length in bytes of the number with its full stop or
    /// bracket and the space behind it; `None` if the text begins otherwise.
    #[must_use]
    pub fn item_number(&self) -> Option<(u32, usize)> {
        parse_item_number(&self.text)
    }

    /// Creates a caption that stands below a picture.
    #[must_use]
    pub fn of_image(image: ImageReference) -> Self {
        Self { image: Some(Box::new(image)), ..Self::new(BlockKind::Caption, "") }
    }

    /// Moves the anchors and styles along with their words after the text was changed; `old` is the text before.
    pub fn move_ranges_from(&mut self, old: &str) {
        self.anchors = map_anchors(&self.anchors, old, &self.text);
        self.styles = map_styles(&self.styles, old, &self.text);
    }

    /// Checks that the text is a single line, that the marks are sorted, disjoint, non-empty and on character boundaries, and that
    /// anchors and styles lie on the text.
    pub(super) fn validate(&self) -> Result<(), ()> {
        let mut end = 0;
        for Mark { range, .. } in &self.marks {
            let is_valid = range.start >= end
                && range.start < range.end
                && self.text.is_char_boundary(range.start)
                && self.text.is_char_boundary(range.end);
            if !is_valid {
                return Err(());
            }
            end = range.end;
        }
        let is_line = memchr::memchr2(b'\n', b'\r', self.text.as_bytes()).is_none();
        if is_line && self.has_valid_anchors() && self.has_valid_styles() { Ok(()) } else { Err(()) }
    }
}

/// Returns the number that a text begins with as an item of a list, such as `3. ` or `3) `, and its length in bytes.
#[must_use]
pub fn parse_item_number(text: &str) -> Option<(u32, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text[..digits].parse().ok()?;
    let rest = text[digits..].strip_prefix(['.', ')'])?;
    let item = rest.trim_start_matches([' ', '\t', '\u{a0}']);
    (item.len() < rest.len() && !item.is_empty()).then(|| (number, text.len() - item.len()))
}
