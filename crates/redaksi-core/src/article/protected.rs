//! Protects passages in deletions: a passage is never split or lost, and no text is inserted between its lines.

use crate::article::position::{BodyPosition, share_passage, slice_block};
use crate::article::splice::{SpliceError, append_block};
use crate::article::{Article, Block, Decision, Edit, Mark, PassageId, locate_offset};
use std::ops::Range;

/// The parts of protected passages in a deleted range, in body order.
#[derive(Default)]
pub(super) struct ProtectedPieces {
    /// The ids of the passages.
    pub ids: Vec<PassageId>,
    /// The parts that are inside a paragraph.
    pub inline: Vec<Block>,
    /// The parts that are blocks of their own.
    pub blocks: Vec<Block>,
}

impl Article {
    /// Returns the parts of the blocks in a byte range of the body text without protected passages. Blocks that are a passage
    /// as a whole yield none.
    #[must_use]
    pub fn blocks_outside_promos(&self, range: &Range<usize>) -> Vec<Block> {
        let (first, at) = locate_offset(&self.body, range.start);
        let (last, to) = locate_offset(&self.body, range.end);
        let mut parts = Vec::new();
        for index in first..=last {
            let Some(block) = self.body.get(index).filter(|_| self.protected_block(index).is_none()) else { continue };
            let part = if index == first { at } else { 0 }..if index == last { to } else { block.text.len() };
            let mut outside = Block { level: block.level, ..Block::new(block.kind, "") };
            if part.start == 0 && part.end == block.text.len() {
                outside.image.clone_from(&block.image);
            }
            let mut append = |piece: Range<usize>| {
                if piece.start < piece.end && block.text.get(piece.clone()).is_some() {
                    append_block(&mut outside, slice_block(block, piece));
                }
            };
            let mut end = part.start;
            for (mark, _) in self.protected_marks(index) {
                append(end..mark.range.start.min(part.end));
                end = end.max(mark.range.end);
            }
            append(end..part.end);
            outside.marks.clear();
            outside.anchors.clear();
            parts.push(outside);
        }
        parts
    }

    /// Moves the ends of a deletion out of the passages that it would split.
    ///
    /// # Errors
    /// [`SpliceError::InsidePassage`] if the whole deletion is inside one passage.
    pub(super) fn clamp_to_protected(&self, from: &mut BodyPosition, to: &mut BodyPosition) -> Result<(), SpliceError> {
        let splits = |mark: &Mark, at: usize| mark.range.start < at && at < mark.range.end;
        let first = self.protected_marks(from.block).find(|(mark, _)| splits(mark, from.at));
        let last = self.protected_marks(to.block).find(|(mark, _)| splits(mark, to.at));
        for (mark, id) in first.iter().chain(&last) {
            if from.block == to.block && mark.range.start <= from.at && to.at <= mark.range.end {
                return Err(SpliceError::InsidePassage(*id));
            }
        }
        let (new_from, new_to) = (first.map(|(mark, _)| mark.range.end), last.map(|(mark, _)| mark.range.start));
        from.at = new_from.unwrap_or(from.at);
        to.at = new_to.unwrap_or(to.at);
        Ok(())
    }

    /// Extends a deletion that starts or ends between the lines of a promo to the promo's first and last line, so that
    /// no text is inserted between them.
    pub(super) fn extend_to_whole_cards(&self, from: &mut BodyPosition, to: &mut BodyPosition) {
        let continues_below = |above: usize| {
            let passage = self.protected_block(above);
            passage.is_some() && self.body.get(above + 1).and_then(Block::whole_passage) == passage
        };
        let end_of = |block: usize| BodyPosition { block, at: self.body[block].text.len() };
        let (has_first, has_last) = (from.at == 0 && *to >= end_of(from.block), *to == end_of(to.block));
        while has_first && from.block > 0 && continues_below(from.block - 1) {
            from.block -= 1;
        }
        while has_last && (has_first || from.block < to.block) && continues_below(to.block) {
            *to = end_of(to.block + 1);
        }
    }

    /// Collects the passages that lie completely inside a deletion.
    pub(super) fn protected_pieces(&self, from: BodyPosition, to: BodyPosition) -> ProtectedPieces {
        let mut protected_pieces = ProtectedPieces::default();
        for index in from.block..=to.block {
            let block = &self.body[index];
            let start = if index == from.block { from.at } else { 0 };
            let end = if index == to.block { to.at } else { block.text.len() };
            for (mark, id) in self.protected_marks(index) {
                if mark.range.start < start || mark.range.end > end || start == end {
                    continue;
                }
                protected_pieces.ids.push(id);
                let piece = Block { lines: block.lines.clone(), ..slice_block(block, mark.range.clone()) };
                let continues_previous = protected_pieces.blocks.iter().any(|block| share_passage(block, &piece));
                if block.whole_passage().is_some() || continues_previous {
                    protected_pieces.blocks.push(piece);
                } else {
                    protected_pieces.inline.push(piece);
                }
            }
        }
        protected_pieces
    }

    /// Creates the edits that mark those of the passages as removed that are still undecided.
    pub(super) fn removal_edits<'a>(&'a self, ids: &'a [PassageId]) -> impl Iterator<Item = Edit> + 'a {
        self.passages
            .iter()
            .enumerate()
            .filter(|(_, passage)| ids.contains(&passage.id) && passage.decision == Decision::Undecided)
            .map(|(at, passage)| {
                let mut removed = passage.clone();
                removed.decision = Decision::Removed;
                Edit::Passages { at, remove: 1, insert: vec![removed] }
            })
    }
}
