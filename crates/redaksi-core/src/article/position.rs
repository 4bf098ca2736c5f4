//! Positions in the body, and parts of its blocks.

use crate::article::anchor::slice_anchors;
use crate::article::inline_style::slice_styles;
use crate::article::{Block, Mark, MarkKind};
use std::ops::Range;

/// A position in the body.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct BodyPosition {
    /// The index of the block.
    pub block: usize,
    /// The byte offset in the block's text.
    pub at: usize,
}

/// Returns a byte range of a block as a block of its own, with its marks, anchors and styles clipped to the range, and
/// without its picture.
pub(super) fn slice_block(block: &Block, range: Range<usize>) -> Block {
    let clip = |at: usize| at.clamp(range.start, range.end) - range.start;
    let marks = block
        .marks
        .iter()
        .map(|mark| Mark { range: clip(mark.range.start)..clip(mark.range.end), kind: mark.kind })
        .filter(|mark| !mark.range.is_empty())
        .collect();
    let lines = if range.is_empty() { Vec::new() } else { block.lines.clone() };
    let anchors = slice_anchors(block, &range);
    let styles = slice_styles(&block.styles, &range);
    let text = block.text[range].to_owned();
    Block { kind: block.kind, text, marks, lines, anchors, styles, level: block.level, image: None }
}

/// Whether both blocks contain parts of the same passage. Such blocks must keep their order.
pub(super) fn share_passage(one: &Block, other: &Block) -> bool {
    let passages = |mark: &&Mark| matches!(mark.kind, MarkKind::Passage(_));
    one.marks.iter().filter(passages).any(|mark| other.marks.iter().any(|with| with.kind == mark.kind))
}
