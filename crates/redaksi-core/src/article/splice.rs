//! Turns text changes of the body (typing, deleting, pasting) into edits of its blocks.
//!
//! The body is edited as a single text: its blocks joined by `\n`, including removed passages. Offsets in this *body
//! text* are in bytes. A protected passage, that is, one the user has not kept as text, is never split: typing inside
//! it is an error, and a deletion that covers it marks it as removed instead of deleting it, so that it can be
//! restored.

use super::{Article, Block, BlockKind, Edit, Mark, MarkKind, PassageId};
use crate::article::anchor::{carry_replaced_anchors, extend_over_typed_letters};
use crate::article::inline_style::extend_styles_over_insertion;
use crate::article::position::{BodyPosition, share_passage, slice_block};
use std::ops::Range;

/// The result of a change of the body text.
#[derive(Clone, Debug, PartialEq)]
pub struct Splice {
    /// The edits that make the change.
    pub edits: Vec<Edit>,
    /// The caret position after the change, in bytes of the new body text.
    pub caret: usize,
}

/// Why a change of the body text is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpliceError {
    /// The change is inside a protected passage.
    #[error("inside passage {0:?}")]
    InsidePassage(PassageId),
    /// There is no paragraph to join with.
    #[error("no paragraph to join with")]
    NothingToJoin,
    /// The range is not inside the body text or not on character boundaries.
    #[error("the range does not lie on the text")]
    OutOfRange,
}

/// The minimum length, in bytes, from which inserted text counts as pasted rather than typed.
const MIN_PASTE_BYTES: usize = 3;

/// Returns the body as a single text: its blocks joined by `\n`.
#[must_use]
pub fn body_text(body: &[Block]) -> String {
    let mut text = String::with_capacity(body.iter().map(|block| block.text.len() + 1).sum());
    for (index, block) in body.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        text.push_str(&block.text);
    }
    text
}

/// Returns a byte range of the body text, clamped to its length and rounded down to character boundaries.
#[must_use]
pub fn body_text_slice(body: &[Block], range: Range<usize>) -> String {
    let (first, at) = locate_offset(body, range.start);
    let (last, _) = locate_offset(body, range.end);
    let text = body_text(body.get(first..=last).unwrap_or_default());
    let start = text.floor_char_boundary(at);
    let end = text.floor_char_boundary(start + range.len());
    text[start..end].to_owned()
}

/// Converts a byte offset of the body text into the index of a block and the offset in it. An offset past the end
/// yields the end.
#[must_use]
pub fn locate_offset(body: &[Block], offset: usize) -> (usize, usize) {
    let mut rest = offset;
    for (index, block) in body.iter().enumerate() {
        if rest <= block.text.len() {
            return (index, rest);
        }
        rest -= block.text.len() + 1;
    }
    body.last().map_or((0, 0), |last| (body.len() - 1, last.text.len()))
}

/// Returns the byte offset in the body text at which a block starts.
#[must_use]
pub fn block_offset(body: &[Block], index: usize) -> usize {
    body.iter().take(index).map(|block| block.text.len() + 1).sum()
}

impl Article {
    /// Computes the edits that replace a range of the body text by another text. The story itself is not changed.
    ///
    /// `range` is in bytes; line ends in `text` start new paragraphs.
    ///
    /// # Errors
    /// A [`SpliceError`] if the text cannot be changed there.
    pub fn splice(&self, range: Range<usize>, text: &str) -> Result<Splice, SpliceError> {
        let text = normalize_line_breaks(text);
        if self.body.is_empty() {
            let insert: Vec<Block> = text.split('\n').map(|line| Block::new(BlockKind::Paragraph, line)).collect();
            return Ok(Splice { edits: vec![Edit::Blocks { at: 0, remove: 0, insert }], caret: text.len() });
        }
        let (mut from, mut to) = (self.position_at(range.start)?, self.position_at(range.end)?);
        if from > to {
            return Err(SpliceError::OutOfRange);
        }
        if from == to {
            if text == "\n"
                && let Some(continued) = self.continue_list(from)
            {
                return Ok(continued);
            }
            if let Some(beside) = self.insert_beside_passage(from, &text)? {
                return Ok(beside);
            }
        } else {
            self.clamp_to_protected(&mut from, &mut to)?;
            self.extend_to_whole_cards(&mut from, &mut to);
            let inside = self
                .protected_block(from.block)
                .filter(|id| self.protected_block(to.block) == Some(*id) && !text.is_empty());
            if let Some(id) = inside.filter(|_| from.at == self.body[from.block].text.len() && to.at == 0) {
                return Err(SpliceError::InsidePassage(id));
            }
        }
        if text.is_empty() && self.is_join_at_passage(from, to) {
            return self.join_around_passages(from, to);
        }
        Ok(self.replace(from, to, &text))
    }

    fn position_at(&self, offset: usize) -> Result<BodyPosition, SpliceError> {
        let (block, at) = locate_offset(&self.body, offset);
        let exact = block_offset(&self.body, block) + at == offset && self.body[block].text.is_char_boundary(at);
        if exact { Ok(BodyPosition { block, at }) } else { Err(SpliceError::OutOfRange) }
    }

    /// Returns the protected passage that covers this whole block, if there is one.
    pub(super) fn protected_block(&self, block: usize) -> Option<PassageId> {
        self.body[block].whole_passage().filter(|id| self.is_protected(*id))
    }

    /// Iterates over the marks of protected passages in a block.
    pub(super) fn protected_marks(&self, block: usize) -> impl Iterator<Item = (&Mark, PassageId)> {
        self.body[block].marks.iter().filter_map(|mark| match mark.kind {
            MarkKind::Passage(id) if self.is_protected(id) => Some((mark, id)),
            _ => None,
        })
    }

    /// Whether a byte range of the body text, within one line, overlaps a protected passage.
    #[must_use]
    pub fn is_protected_at(&self, range: &Range<usize>) -> bool {
        let (block, at) = locate_offset(&self.body, range.start);
        let end = at + range.len();
        block < self.body.len()
            && self.protected_marks(block).any(|(mark, _)| mark.range.start < end && at < mark.range.end)
    }

    /// Handles an insertion at a protected passage: inside it is an error; before or after a block that is a passage as
    /// a whole, only new paragraphs can be inserted. `None` if the position is not at such a passage.
    fn insert_beside_passage(&self, at: BodyPosition, text: &str) -> Result<Option<Splice>, SpliceError> {
        let Some(id) = self.protected_block(at.block) else {
            let split =
                self.protected_marks(at.block).find(|(mark, _)| mark.range.start < at.at && at.at < mark.range.end);
            return split.map_or(Ok(None), |(_, id)| Err(SpliceError::InsidePassage(id)));
        };
        // Skip the other lines of the same promo.
        let is_of_passage = |index: &usize| self.body[*index].whole_passage() == Some(id);
        let (index, fresh) = if at.at == self.body[at.block].text.len() && text.starts_with('\n') {
            (at.block + (at.block..self.body.len()).take_while(is_of_passage).count(), &text[1..])
        } else if at.at == 0 && text.ends_with('\n') {
            (at.block + 1 - (0..=at.block).rev().take_while(is_of_passage).count(), &text[..text.len() - 1])
        } else {
            return Err(SpliceError::InsidePassage(id));
        };
        let caret = block_offset(&self.body, index) + fresh.len();
        let insert = fresh.split('\n').map(|line| Block::new(BlockKind::Paragraph, line)).collect();
        Ok(Some(Splice { edits: vec![Edit::Blocks { at: index, remove: 0, insert }], caret }))
    }

    /// Whether the deletion consists only of a line end next to a protected block.
    fn is_join_at_passage(&self, from: BodyPosition, to: BodyPosition) -> bool {
        from.block + 1 == to.block
            && from.at == self.body[from.block].text.len()
            && to.at == 0
            && (self.protected_block(from.block).is_some() || self.protected_block(to.block).is_some())
    }

    /// Joins the paragraphs on both sides of passages; the passages go below the joined paragraph.
    fn join_around_passages(&self, from: BodyPosition, to: BodyPosition) -> Result<Splice, SpliceError> {
        let above = (0..=from.block)
            .rev()
            .find(|index| self.protected_block(*index).is_none())
            .ok_or(SpliceError::NothingToJoin)?;
        let below = (to.block..self.body.len())
            .find(|index| self.protected_block(*index).is_none())
            .ok_or(SpliceError::NothingToJoin)?;
        let between = &self.body[above + 1..below];
        if between.iter().any(|block| share_passage(block, &self.body[below])) {
            return Err(SpliceError::NothingToJoin);
        }
        let mut joined = self.body[above].clone();
        // The promo separated two words; keep them separated.
        let (before, after) = (joined.text.chars().next_back(), self.body[below].text.chars().next());
        if before.zip(after).is_some_and(|(before, after)| !before.is_whitespace() && !after.is_whitespace()) {
            joined.text.push(' ');
        }
        append_block(&mut joined, self.body[below].clone());
        let mut insert = vec![joined];
        insert.extend(between.iter().cloned());
        let caret = block_offset(&self.body, above) + self.body[above].text.len();
        Ok(Splice { edits: vec![Edit::Blocks { at: above, remove: below - above + 1, insert }], caret })
    }

    fn replace(&self, from: BodyPosition, to: BodyPosition, text: &str) -> Splice {
        let (first, last) = (&self.body[from.block], &self.body[to.block]);
        let before = (self.protected_block(from.block).is_some() && from.at == first.text.len()).then(|| first.clone());
        let after = (self.protected_block(to.block).is_some() && to.at == 0).then(|| last.clone());
        let mut head = if before.is_some() { Block::default() } else { slice_block(first, 0..from.at) };
        let mut tail = if after.is_some() { Block::default() } else { slice_block(last, to.at..last.text.len()) };
        place_images((first, from), (last, to), text, (&mut head, &mut tail));
        let mut protected_pieces = self.protected_pieces(from, to);

        let head_len = head.text.len();
        let mut texts = self.append_lines(head, text, from.block == to.block && is_inside_mark(first, from.at, to.at));
        if let Some(line) = texts.first_mut() {
            carry_replaced_anchors(line, head_len, self.replaced_parts(from, to));
            if from == to {
                extend_over_typed_letters(line, head_len);
            }
            let replaced_end = if from.block == to.block { to.at } else { first.text.len() };
            if before.is_none() {
                extend_styles_over_insertion(line, first, &(from.at..replaced_end));
            }
        }
        let mut lines = texts.pop().unwrap_or_default();
        let typed_end = lines.text.len();
        for piece in protected_pieces.inline {
            append_block(&mut lines, piece);
        }
        let detached_tail =
            protected_pieces.blocks.iter().any(|block| share_passage(block, &tail)).then(|| tail.clone());
        if detached_tail.is_none() {
            if lines.text.is_empty() && lines.image.is_none() && !(tail.text.is_empty() && tail.image.is_none()) {
                (lines.kind, lines.level, lines.image) = (tail.kind, tail.level, tail.image.clone());
            }
            append_block(&mut lines, tail);
        }
        if from.at == 0 && !text.ends_with(char::is_whitespace) && texts.is_empty() && text.len() >= MIN_PASTE_BYTES {
            // Text pasted at the start of a dateline belongs to it; typed text may become anything.
            let dateline = lines.marks.iter_mut().find(|mark| mark.kind == MarkKind::Dateline);
            if let Some(mark) = dateline.filter(|mark| mark.range.start == typed_end) {
                mark.range.start = 0;
            }
        }
        if from.block == to.block && lines.lines.is_empty() && before.is_none() && after.is_none() {
            lines.lines.clone_from(&first.lines);
        }
        if let Some(id) =
            first.whole_passage().filter(|_| from.block == to.block && self.protected_block(from.block).is_none())
        {
            // A passage that was kept as text and covers its whole block keeps covering it while it is edited.
            if !text.contains('\n') && !lines.text.is_empty() {
                lines.marks = vec![Mark { range: 0..lines.text.len(), kind: MarkKind::Passage(id) }];
            }
        }
        let between_passages = before.is_some() && (after.is_some() || !protected_pieces.blocks.is_empty());
        let is_empty_result = text.is_empty() && lines.text.is_empty() && (between_passages || detached_tail.is_some());

        let mut insert: Vec<Block> = before.into_iter().collect();
        if let [above] = &insert[..]
            && !share_passage(above, &lines)
        {
            // Text that replaces lines of a promo goes after the promo's last line.
            let count = protected_pieces.blocks.iter().take_while(|block| share_passage(above, block)).count();
            insert.extend(protected_pieces.blocks.drain(..count));
        }
        insert.extend(texts);
        let continues_after = |block: &&Block| after.as_ref().is_some_and(|below| share_passage(below, block));
        let below = protected_pieces.blocks.iter().rev().take_while(continues_after).count();
        let below = protected_pieces.blocks.split_off(protected_pieces.blocks.len() - below);
        let continues_below = protected_pieces.blocks.iter().any(|block| share_passage(&lines, block));
        if text.is_empty() && typed_end == 0 && !lines.text.is_empty() && detached_tail.is_none() && !continues_below {
            // No text is left above these blocks; keep them above the remaining text.
            insert.append(&mut protected_pieces.blocks);
        }
        let is_protected = lines.whole_passage().is_some_and(|id| protected_pieces.ids.contains(&id));
        let start =
            block_offset(&self.body, from.block) + insert.iter().map(|block| block.text.len() + 1).sum::<usize>();
        if is_protected && typed_end == 0 {
            // Only a passage is left; add an empty paragraph to type in.
            insert.push(Block::default());
        }
        if !is_empty_result {
            insert.push(lines);
        }
        insert.extend(protected_pieces.blocks);
        insert.extend(detached_tail);
        insert.extend(below);
        insert.extend(after);
        let caret = if is_empty_result { start.saturating_sub(1) } else { start + typed_end };
        let mut edits = vec![Edit::Blocks { at: from.block, remove: to.block - from.block + 1, insert }];
        edits.extend(self.removal_edits(&protected_pieces.ids));
        Splice { edits, caret }
    }

    /// Iterates over the blocks of a deletion, each with the deleted byte range of its text.
    fn replaced_parts(&self, from: BodyPosition, to: BodyPosition) -> impl Iterator<Item = (&Block, Range<usize>)> {
        (from.block..=to.block).map(move |index| {
            let block = &self.body[index];
            let start = if index == from.block { from.at } else { 0 };
            let end = if index == to.block { to.at } else { block.text.len() };
            (block, start..end.max(start))
        })
    }

    /// Appends the inserted text to the remaining head of the first block, one block per line. If the text is inserted
    /// inside a mark, its first line extends that mark.
    #[expect(clippy::unused_self, reason = "a step of `replace`, called like the others")]
    fn append_lines(&self, head: Block, text: &str, inside_mark: bool) -> Vec<Block> {
        let mut blocks = vec![head];
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                blocks.push(Block::default());
            }
            if let Some(block) = blocks.last_mut() {
                block.text.push_str(line);
                if index == 0
                    && inside_mark
                    && let Some(mark) = block.marks.last_mut()
                {
                    mark.range.end = block.text.len();
                }
            }
        }
        if blocks.len() > 1 && blocks[0].text.is_empty() && blocks[0].image.is_none() {
            (blocks[0].kind, blocks[0].level) = (BlockKind::Paragraph, 0);
        }
        blocks
    }
}

/// Decides where the pictures of the first and the last changed block go. A line break in front of a caption makes room above its
/// picture. A picture whose line is deleted up to the next one or joined to the line above is deleted.
fn place_images(
    (first, from): (&Block, BodyPosition),
    (last, to): (&Block, BodyPosition),
    text: &str,
    (head, tail): (&mut Block, &mut Block),
) {
    if from.block == to.block {
        let goes_down = from.at == 0 && text.contains('\n') && !tail.text.is_empty();
        if goes_down {
            tail.image.clone_from(&first.image);
        } else {
            head.image.clone_from(&first.image);
        }
        return;
    }
    if from.at > 0 {
        head.image.clone_from(&first.image);
    } else if first.image.is_some() {
        head.kind = BlockKind::Paragraph;
    }
    // What is left of the line above goes in front of the picture, unless nothing is left.
    if to.at == 0 {
        tail.image.clone_from(&last.image);
    }
}

/// Appends a block to another one: text, marks (adjacent marks of the same kind are merged), anchors (those of the same id are
/// merged), styles and source lines.
pub(super) fn append_block(block: &mut Block, more: Block) {
    let shift = block.text.len();
    block.text.push_str(&more.text);
    for mark in more.marks {
        let range = mark.range.start + shift..mark.range.end + shift;
        match block.marks.last_mut() {
            Some(last) if last.kind == mark.kind && last.range.end == range.start => last.range.end = range.end,
            _ => block.marks.push(Mark { range, kind: mark.kind }),
        }
    }
    for anchor in more.anchors {
        block.add_anchor(anchor.id, anchor.range.start + shift..anchor.range.end + shift);
    }
    block.append_styles(more.styles, shift);
    for line in more.lines {
        if !block.lines.contains(&line) {
            block.lines.push(line);
        }
    }
}

/// Whether one mark contains the text on both sides of a range.
fn is_inside_mark(block: &Block, start: usize, end: usize) -> bool {
    block.marks.iter().any(|mark| mark.range.start < start && end < mark.range.end)
}

/// Replaces every kind of line break by `\n`, including vertical tab, form feed and the Unicode line separators.
#[must_use]
pub fn normalize_line_breaks(text: &str) -> String {
    crate::text::normalize_newlines(text).replace(['\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], "\n")
}
