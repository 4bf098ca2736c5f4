//! Promos in the way of a deletion: none is torn, none is lost, and nothing comes between their lines.

use super::splice::{SpliceError, cut, share_a_passage};
use super::{Article, Block, Decision, Edit, Mark, PassageId, locate};
use std::ops::Range;

/// A place in the body.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Point {
    /// The index of the block.
    pub block: usize,
    /// Where in its text, in bytes.
    pub at: usize,
}

/// What of passages lies in a deletion, in its order.
#[derive(Default)]
pub(super) struct Spared {
    /// Which passages they are of.
    pub ids: Vec<PassageId>,
    /// Parts of paragraphs.
    pub inline: Vec<Block>,
    /// Whole lines.
    pub blocks: Vec<Block>,
}

impl Article {
    /// The text within a range of the manuscript, in bytes, without what lies in promos; lines that are promos are left out.
    #[must_use]
    pub fn text_outside_promos(&self, range: &Range<usize>) -> String {
        let (first, at) = locate(&self.body, range.start);
        let (last, to) = locate(&self.body, range.end);
        let mut lines = Vec::new();
        for index in first..=last {
            let Some(block) = self.body.get(index).filter(|_| self.wall(index).is_none()) else { continue };
            let part = if index == first { at } else { 0 }..if index == last { to } else { block.text.len() };
            let mut line = String::new();
            let mut reached = part.start;
            for (mark, _) in self.protected_marks(index) {
                line.push_str(block.text.get(reached..mark.range.start.min(part.end)).unwrap_or_default());
                reached = reached.max(mark.range.end);
            }
            line.push_str(block.text.get(reached..part.end).unwrap_or_default());
            lines.push(line);
        }
        lines.join("\n")
    }

    /// Moves the ends of a deletion out of passages that it would tear.
    pub(super) fn spare_torn_passages(&self, from: &mut Point, to: &mut Point) -> Result<(), SpliceError> {
        let tears = |mark: &Mark, at: usize| mark.range.start < at && at < mark.range.end;
        let first = self.protected_marks(from.block).find(|(mark, _)| tears(mark, from.at));
        let last = self.protected_marks(to.block).find(|(mark, _)| tears(mark, to.at));
        for (mark, id) in first.iter().chain(&last) {
            if from.block == to.block && mark.range.start <= from.at && to.at <= mark.range.end {
                return Err(SpliceError::InsidePassage(*id));
            }
        }
        let (spared_to, spared_from) = (first.map(|(mark, _)| mark.range.end), last.map(|(mark, _)| mark.range.start));
        from.at = spared_to.unwrap_or(from.at);
        to.at = spared_from.unwrap_or(to.at);
        Ok(())
    }

    /// Moves the ends of a deletion that lie between the lines of a promo to its first and its last line: nothing comes to
    /// stand between them.
    pub(super) fn take_promos_whole(&self, from: &mut Point, to: &mut Point) {
        let goes_on = |above: usize| {
            let passage = self.wall(above);
            passage.is_some() && self.body.get(above + 1).and_then(Block::whole_passage) == passage
        };
        let end_of = |block: usize| Point { block, at: self.body[block].text.len() };
        let (has_first, has_last) = (from.at == 0 && *to >= end_of(from.block), *to == end_of(to.block));
        while has_first && from.block > 0 && goes_on(from.block - 1) {
            from.block -= 1;
        }
        while has_last && (has_first || from.block < to.block) && goes_on(to.block) {
            *to = end_of(to.block + 1);
        }
    }

    /// The passages that lie whole in a deletion.
    pub(super) fn spared(&self, from: Point, to: Point) -> Spared {
        let mut spared = Spared::default();
        for index in from.block..=to.block {
            let block = &self.body[index];
            let start = if index == from.block { from.at } else { 0 };
            let end = if index == to.block { to.at } else { block.text.len() };
            for (mark, id) in self.protected_marks(index) {
                if mark.range.start < start || mark.range.end > end || start == end {
                    continue;
                }
                spared.ids.push(id);
                let piece = Block { lines: block.lines.clone(), ..cut(block, mark.range.clone()) };
                let follows_its_own = spared.blocks.iter().any(|block| share_a_passage(block, &piece));
                if block.whole_passage().is_some() || follows_its_own {
                    spared.blocks.push(piece);
                } else {
                    spared.inline.push(piece);
                }
            }
        }
        spared
    }

    pub(super) fn taken_out<'a>(&'a self, ids: &'a [PassageId]) -> impl Iterator<Item = Edit> + 'a {
        self.passages
            .iter()
            .enumerate()
            .filter(|(_, passage)| ids.contains(&passage.id) && passage.decision == Decision::Open)
            .map(|(at, passage)| {
                let mut out = passage.clone();
                out.decision = Decision::Out;
                Edit::Passages { at, remove: 1, insert: vec![out] }
            })
    }
}
