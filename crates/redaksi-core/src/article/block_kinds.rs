//! Changes the kinds of blocks: headings, list items, block quotes.

use crate::article::position::slice_block;
use crate::article::splice::append_block;
use crate::article::{Article, Block, BlockKind, Edit, Transaction, TransactionName, locate_offset};
use crate::text::is_blank;
use std::ops::Range;

impl Article {
    /// Creates the transaction that turns the blocks of a byte range of the body text into blocks of a kind, or into paragraphs if
    /// all of them are of that kind already. Items of a numbered list get their numbers, in a row with the items above; blocks that
    /// are no such items any longer lose them. Blank blocks and protected passages stay as they are. `None` if nothing changes.
    #[must_use]
    pub fn toggle_block_kind(&self, range: &Range<usize>, kind: BlockKind) -> Option<Transaction> {
        let [first, last] = [range.start, range.end].map(|at| locate_offset(&self.body, at).0);
        let is_concerned = |index: &usize| !is_blank(&self.body[*index].text) && self.protected_block(*index).is_none();
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

/// Returns the block with another kind; `number` is the one that it gets as an item of a numbered list. A number that it loses is
/// cut at most up to `max_cut`, in bytes.
fn with_kind(block: &Block, kind: BlockKind, number: u32, max_cut: usize) -> Block {
    let is_item = block.kind == BlockKind::NumberedItem;
    let cut = block.item_number().filter(|_| is_item).map_or(0, |(_, length)| length.min(max_cut));
    let keeps_number = kind == BlockKind::NumberedItem && block.item_number().is_some();
    if keeps_number || cut == 0 && kind != BlockKind::NumberedItem {
        return Block { kind, ..block.clone() };
    }
    let prefix = if kind == BlockKind::NumberedItem { format!("{number}. ") } else { String::new() };
    let mut changed = Block::new(kind, prefix);
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

    #[test]
    fn styles_move_with_their_words() {
        let mut article = story(&[(BlockKind::NumberedItem, "12. satu dua")]);
        article.body[0].add_style(InlineStyleKind::Bold, 9..12);
        article.toggle_block_kind(&(0..0), BlockKind::NumberedItem).unwrap().apply(&mut article).unwrap();
        assert_eq!(article.body[0].styles[0].range, 5..8);
    }
}
