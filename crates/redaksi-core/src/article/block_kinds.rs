//! Changes the kinds of blocks: headings, list items, block quotes.

use crate::article::position::slice_block;
use crate::article::splice::append_block;
use crate::article::{Article, Block, BlockKind, Edit, MAX_LIST_LEVEL, Transaction, TransactionName, locate_offset};
use crate::text::is_blank;
use std::ops::Range;

impl Article {
    /// Creates the transaction that turns the blocks of a byte range of the body text into blocks of a kind, or into paragraphs if
    /// all of them are of that kind already. Items of a numbered list get their numbers, in a row with the items above; blocks that
    /// are no such items any longer lose them. Blank blocks, captions of pictures and protected passages stay as they are. `None` if nothing changes.
    #[must_use]
    pub fn toggle_block_kind(&self, range: &Range<usize>, kind: BlockKind) -> Option<Transaction> {
        let [first, last] = [range.start, range.end].map(|at| locate_offset(&self.body, at).0);
        let is_concerned = |index: &usize| {
            let block = &self.body[*index];
            !is_blank(&block.text) && block.image.is_none() && self.protected_block(*index).is_none()
        };
        let concerned: Vec<usize> = (first..self.body.len().min(last + 1)).filter(is_concerned).collect();
        let is_off = concerned.iter().all(|index| self.body[*index].kind == kind);
        let kind = if is_off { BlockKind::Paragraph } else { kind };
        let above = first.checked_sub(1).map(|above| &self.body[above]);
        let above = above.filter(|block| block.kind == BlockKind::NumberedItem).and_then(Block::item_number);
        let mut number = above.map_or(0, |(number, _)| number);
        let mut edits = Vec::new();
        for at in concerned {
            number = number.saturating_add(1);
            // White space behind the number may be a part of a passage.
            let passage = self.protected_marks(at).next().map(|(mark, _)| mark.range.start);
            let changed = with_kind(&self.body[at], kind, number, passage.unwrap_or(usize::MAX));
            if changed != self.body[at] {
                edits.push(Edit::Blocks { at, remove: 1, insert: vec![changed] });
            }
        }
        (!edits.is_empty()).then_some(Transaction { name: TransactionName::BlockKind, edits })
    }
}

impl Article {
    /// Creates the transaction that moves the items of lists in a byte range of the body text, with their further paragraphs, one level
    /// in or out. An item is at most one level below the one above it. The numbers of the items follow. `None` if nothing changes.
    #[must_use]
    pub fn change_list_level(&self, range: &Range<usize>, is_inward: bool) -> Option<Transaction> {
        let [first, last] = [range.start, range.end].map(|at| locate_offset(&self.body, at).0);
        if self.body.is_empty() {
            return None;
        }
        let is_item = |index: usize| {
            matches!(self.body[index].kind, BlockKind::BulletItem | BlockKind::NumberedItem)
                && self.protected_marks(index).next().is_none()
        };
        let in_list = |block: &&Block| block.kind.is_in_list();
        let start = first - self.body[..first].iter().rev().take_while(in_list).count();
        let end = first + self.body[first..].iter().take_while(in_list).count();
        let mut changed: Vec<Block> = self.body[start..end.max(first)].to_vec();
        let mut counters = LevelCounters::default();
        let mut is_moved = false;
        for index in start..end {
            let above = index.checked_sub(start + 1).map(|above| changed[above].level);
            let block = &self.body[index];
            let is_part = block.kind == BlockKind::ItemParagraph;
            is_moved = if is_part { is_moved } else { (first..=last).contains(&index) && is_item(index) };
            let max = if is_part { above.unwrap_or(0) } else { above.map_or(0, |above| above + 1) };
            let level = match (is_moved, is_inward) {
                (true, true) => block.level + 1,
                (true, false) => block.level.saturating_sub(1),
                (false, _) => block.level,
            };
            let level = level.min(max).min(MAX_LIST_LEVEL);
            let number = block.item_number().filter(|_| block.kind == BlockKind::NumberedItem);
            let block = &mut changed[index - start];
            block.level = level;
            if let Some((number, length)) = number
                && self.protected_marks(index).next().is_none()
            {
                let new = counters.next((self.body[index].level, level), number);
                if new != number {
                    *block = renumbered(block, new, length);
                }
            } else if !is_part {
                counters.end_inner((self.body[index].level, level));
            }
        }
        let edits: Vec<Edit> = (start..end)
            .filter(|index| changed[index - start] != self.body[*index])
            .map(|at| Edit::Blocks { at, remove: 1, insert: vec![changed[at - start].clone()] })
            .collect();
        (!edits.is_empty()).then_some(Transaction { name: TransactionName::BlockKind, edits })
    }
}

/// The last number of each level of a list: as it was, and as it is after items were moved.
#[derive(Default)]
struct LevelCounters {
    old: Vec<Option<u32>>,
    new: Vec<Option<u32>>,
}

impl LevelCounters {
    /// Returns the new number of an item with its old and its new level. One that neither moved nor followed the number above it
    /// keeps its own.
    fn next(&mut self, (old_level, new_level): (u8, u8), number: u32) -> u32 {
        self.end_inner((old_level, new_level));
        let (old, new) = (&mut self.old[usize::from(old_level)], &mut self.new[usize::from(new_level)]);
        let follows = old.is_some_and(|above| above.checked_add(1) == Some(number));
        let next =
            if follows || old_level != new_level { new.map_or(1, |above| above.saturating_add(1)) } else { number };
        (*old, *new) = (Some(number), Some(next));
        next
    }

    /// An item of these levels ends the lists within the one above it.
    fn end_inner(&mut self, (old_level, new_level): (u8, u8)) {
        self.old.resize(usize::from(old_level) + 1, None);
        self.new.resize(usize::from(new_level) + 1, None);
    }
}

/// Returns an item of a numbered list with another number; the old one has this length.
fn renumbered(block: &Block, number: u32, length: usize) -> Block {
    let mut changed = Block { level: block.level, ..Block::new(block.kind, format!("{number}. ")) };
    append_block(&mut changed, slice_block(block, length..block.text.len()));
    changed
}

/// Returns the block with another kind; `number` is the one that it gets as an item of a numbered list. A number that it loses is
/// cut at most up to `max_cut`, in bytes.
fn with_kind(block: &Block, kind: BlockKind, number: u32, max_cut: usize) -> Block {
    let is_item = block.kind == BlockKind::NumberedItem;
    let cut = block.item_number().filter(|_| is_item).map_or(0, |(_, length)| length.min(max_cut));
    let level = if kind.is_in_list() { block.level } else { 0 };
    let keeps_number = kind == BlockKind::NumberedItem && block.item_number().is_some();
    if keeps_number || cut == 0 && kind != BlockKind::NumberedItem {
        return Block { kind, level, ..block.clone() };
    }
    let prefix = if kind == BlockKind::NumberedItem { format!("{number}. ") } else { String::new() };
    let mut changed = Block { level, ..Block::new(kind, prefix) };
    append_block(&mut changed, slice_block(block, cut..block.text.len()));
    changed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{
        Decision, InlineStyleKind, Mark, MarkKind, Passage, PassageId, PassageKind, Reason, body_text,
    };

    fn story(lines: &[(BlockKind, &str)]) -> Article {
        let body = lines.iter().map(|(kind, text)| Block::new(*kind, *text)).collect();
        Article { body, ..Article::default() }
    }

    /// Toggles the kind of all blocks, undoes it, and returns the blocks after the change.
    fn toggled(article: &Article, from: usize, kind: BlockKind) -> Vec<(BlockKind, String)> {
        let mut changed = article.clone();
        let end = body_text(&article.body).len();
        let back = article.toggle_block_kind(&(from..end), kind).unwrap().apply(&mut changed).unwrap();
        changed.validate().unwrap();
        let blocks = changed.body.iter().map(|block| (block.kind, block.text.clone())).collect();
        back.apply(&mut changed).unwrap();
        assert_eq!(&changed, article);
        blocks
    }

    #[test]
    fn items_of_a_numbered_list_get_their_numbers_and_lose_them() {
        use BlockKind::{NumberedItem, Paragraph, Quote};
        let article = story(&[(Paragraph, "satu"), (Paragraph, ""), (Paragraph, "dua")]);
        let numbered = toggled(&article, 0, NumberedItem);
        assert_eq!(
            numbered,
            [(NumberedItem, "1. satu".into()), (Paragraph, String::new()), (NumberedItem, "2. dua".into())]
        );
        let article = story(&[(NumberedItem, "4. satu"), (Paragraph, "dua"), (Paragraph, "tiga")]);
        let continued = toggled(&article, "4. satu\n".len(), NumberedItem);
        assert_eq!(continued[1..], [(NumberedItem, "5. dua".into()), (NumberedItem, "6. tiga".into())]);
        let article = story(&[(NumberedItem, "1. satu"), (NumberedItem, "2) dua")]);
        assert_eq!(toggled(&article, 0, NumberedItem), [(Paragraph, "satu".into()), (Paragraph, "dua".into())]);
        assert_eq!(toggled(&article, 0, Quote), [(Quote, "satu".into()), (Quote, "dua".into())]);
        let article = story(&[(Paragraph, "7. satu")]);
        assert_eq!(toggled(&article, 0, NumberedItem), [(NumberedItem, "7. satu".into())]);
    }

    #[test]
    fn a_kind_is_switched_off_only_if_all_blocks_have_it() {
        use BlockKind::{BulletItem, Paragraph, Subhead};
        let article = story(&[(BulletItem, "satu"), (Paragraph, "dua")]);
        let kinds = |blocks: Vec<(BlockKind, String)>| blocks.into_iter().map(|(kind, _)| kind).collect::<Vec<_>>();
        assert_eq!(kinds(toggled(&article, 0, BulletItem)), [BulletItem, BulletItem]);
        assert_eq!(kinds(toggled(&article, 0, Subhead)), [Subhead, Subhead]);
        let article = story(&[(BulletItem, "satu")]);
        assert_eq!(kinds(toggled(&article, 0, BulletItem)), [Paragraph]);
        assert_eq!(story(&[]).toggle_block_kind(&(0..0), BulletItem), None);
        assert_eq!(story(&[(Paragraph, "")]).toggle_block_kind(&(0..0), BulletItem), None);
    }

    #[test]
    fn the_white_space_of_a_passage_behind_the_number_stays() {
        let mut article = story(&[(BlockKind::NumberedItem, "1.  (Baca juga: Panen) Warga menanam.")]);
        article.passages.push(Passage {
            id: PassageId(0),
            kind: PassageKind::Promo,
            marker: String::new(),
            title: String::new(),
            url: String::new(),
            alternative_text: String::new(),
            decision: Decision::Undecided,
            reason: Reason::default(),
        });
        article.body[0].marks.push(Mark { range: 3..22, kind: MarkKind::Passage(PassageId(0)) });
        let blocks = toggled(&article, 0, BlockKind::NumberedItem);
        assert_eq!(blocks, [(BlockKind::Paragraph, " (Baca juga: Panen) Warga menanam.".into())]);
    }

    /// Moves the items from one to another, undoes it, and returns the levels and texts after the change.
    fn moved(article: &Article, lines: Range<usize>, is_inward: bool) -> Vec<(u8, String)> {
        let at = |line: usize| crate::article::block_offset(&article.body, line);
        let mut changed = article.clone();
        let change = article.change_list_level(&(at(lines.start)..at(lines.end - 1)), is_inward);
        let back = change.unwrap().apply(&mut changed).unwrap();
        changed.validate().unwrap();
        let blocks = changed.body.iter().map(|block| (block.level, block.text.clone())).collect();
        back.apply(&mut changed).unwrap();
        assert_eq!(&changed, article);
        blocks
    }

    #[test]
    fn items_are_moved_in_and_out_and_numbered_again() {
        use BlockKind::{BulletItem, ItemParagraph, NumberedItem, Paragraph};
        let item = |level, text: &str| (level, text.to_owned());
        let mut article = story(&[
            (Paragraph, "awal"),
            (NumberedItem, "1. satu"),
            (NumberedItem, "2. dua"),
            (ItemParagraph, "lanjut"),
            (NumberedItem, "3. tiga"),
            (NumberedItem, "9. sembilan"),
        ]);
        let inward = [
            item(0, "awal"),
            item(0, "1. satu"),
            item(1, "1. dua"),
            item(1, "lanjut"),
            item(0, "2. tiga"),
            item(0, "9. sembilan"),
        ];
        assert_eq!(moved(&article, 2..3, true), inward);
        assert_eq!(article.change_list_level(&(0..0), true), None, "a paragraph");
        assert_eq!(article.change_list_level(&(5..5), true), None, "nothing is above the first item");
        assert_eq!(article.change_list_level(&(5..5), false), None);
        article.change_list_level(&(13..13), true).unwrap().apply(&mut article).unwrap();
        assert_eq!(moved(&article, 2..3, false)[4], item(0, "3. tiga"));
        let article = story(&[(BulletItem, "satu"), (BulletItem, "dua"), (BulletItem, "tiga")]);
        assert_eq!(moved(&article, 1..3, true), [item(0, "satu"), item(1, "dua"), item(1, "tiga")]);
    }

    #[test]
    fn styles_move_with_their_words() {
        let mut article = story(&[(BlockKind::NumberedItem, "12. satu dua")]);
        article.body[0].add_style(InlineStyleKind::Bold, 9..12);
        article.toggle_block_kind(&(0..0), BlockKind::NumberedItem).unwrap().apply(&mut article).unwrap();
        assert_eq!(article.body[0].styles[0].range, 5..8);
    }
}
