//! What the Enter key does in lists and block quotes.

use crate::article::position::{BodyPosition, slice_block};
use crate::article::splice::append_block;
use crate::article::{
    Anchor, Article, Block, BlockKind, Edit, Splice, Transaction, TransactionName, block_offset, locate_offset,
};
use crate::text::is_blank;

impl Article {
    /// Computes the edits of a line break that is typed in a list item or a block quote: the list goes on with a new item, with the
    /// next number in a numbered list; an empty item becomes a paragraph, which ends the list. `None` in other blocks.
    pub(super) fn continue_list(&self, position: BodyPosition) -> Option<Splice> {
        let block = &self.body[position.block];
        let is_numbered = match block.kind {
            BlockKind::NumberedItem => true,
            BlockKind::BulletItem | BlockKind::ItemParagraph | BlockKind::Quote => false,
            BlockKind::Paragraph | BlockKind::Subhead | BlockKind::Caption | BlockKind::TableRow => return None,
        };
        if self.protected_marks(position.block).next().is_some() {
            return None;
        }
        let start = block_offset(&self.body, position.block);
        let replace =
            |insert, caret| Some(Splice { edits: vec![Edit::Blocks { at: position.block, remove: 1, insert }], caret });
        let is_empty_item = is_numbered && block.text.trim_end().ends_with(['.', ')']) && block.item_number().is_none();
        if is_blank(&block.text) || is_empty_item && block.text.starts_with(|c: char| c.is_ascii_digit()) {
            let anchors = block.anchors.iter().map(|anchor| Anchor { id: anchor.id, range: 0..0 });
            // Of an inner list, an item of the list around it follows.
            let outer =
                block.level.checked_sub(1).map(|level| self.next_item(position.block, level)).unwrap_or_default();
            let caret = start + outer.text.len();
            return replace(vec![Block { anchors: anchors.collect(), ..outer }], caret);
        }
        let (number, prefix_len) = block.item_number().unwrap_or_default();
        // In front of the text of an item, a line break makes room above the list.
        if position.at <= prefix_len {
            return None;
        }
        let prefix = if is_numbered { format!("{}. ", number.saturating_add(1)) } else { String::new() };
        let head = slice_block(block, 0..position.at);
        let caret = start + head.text.len() + 1 + prefix.len();
        let mut next = Block { level: block.level, ..Block::new(block.kind, prefix) };
        append_block(&mut next, slice_block(block, position.at..block.text.len()));
        let mut insert = vec![head, next];
        insert.extend(self.following_items(position.block, number));
        let remove = insert.len() - 1;
        Some(Splice { edits: vec![Edit::Blocks { at: position.block, remove, insert }], caret })
    }

    /// Returns an empty item that goes on the list of a level above a block of the same list.
    fn next_item(&self, block: usize, level: u8) -> Block {
        let above = self.body[..block].iter().rev().take_while(|above| above.kind.is_in_list());
        let is_item = |above: &&Block| above.level == level && above.kind != BlockKind::ItemParagraph;
        let number = above.into_iter().find(is_item).filter(|above| above.kind == BlockKind::NumberedItem);
        match number.and_then(Block::item_number) {
            Some((number, _)) => {
                let prefix = format!("{}. ", number.saturating_add(1));
                Block { level, ..Block::new(BlockKind::NumberedItem, prefix) }
            }
            None => Block { level, ..Block::new(BlockKind::BulletItem, "") },
        }
    }

    /// Returns the items that follow an item of a numbered list without a gap in their numbers, each with the next higher number.
    fn following_items(&self, item: usize, number: u32) -> Vec<Block> {
        let mut expected = number;
        let follows = |block: &&Block| {
            expected = expected.saturating_add(1);
            block.kind == BlockKind::NumberedItem
                && block.level == self.body[item].level
                && block.item_number().is_some_and(|(number, _)| number == expected)
        };
        let following = self.body[item..].iter().skip(1).take_while(follows);
        let renumbered = following.map(|block| {
            let (number, length) = block.item_number().unwrap_or_default();
            let prefix = format!("{}. ", number.saturating_add(1));
            let mut next = Block { level: block.level, ..Block::new(block.kind, prefix) };
            append_block(&mut next, slice_block(block, length..block.text.len()));
            next
        });
        if number == 0 { Vec::new() } else { renumbered.collect() }
    }

    /// Creates the transaction that makes the list item or the quote that begins at a byte offset of the body text a paragraph;
    /// `None` if none begins there. In a numbered list, the offset may be in front of the number.
    #[must_use]
    pub fn leave_list(&self, offset: usize) -> Option<Transaction> {
        let (index, at) = locate_offset(&self.body, offset);
        let is_in_list = match self.body.get(index)?.kind {
            BlockKind::BulletItem | BlockKind::NumberedItem | BlockKind::ItemParagraph | BlockKind::Quote => true,
            BlockKind::Paragraph | BlockKind::Subhead | BlockKind::Caption | BlockKind::TableRow => false,
        };
        if at > 0 || !is_in_list || self.protected_block(index).is_some() {
            return None;
        }
        let mut block = self.body[index].clone();
        (block.kind, block.level) = (BlockKind::Paragraph, 0);
        let edits = vec![Edit::Blocks { at: index, remove: 1, insert: vec![block] }];
        Some(Transaction { name: TransactionName::BlockKind, edits })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::body_text;

    /// Types a line break at `|` in a block of the kind; returns the kinds and texts of all blocks, with the caret as `|`.
    fn typed(kind: BlockKind, marked: &str) -> Vec<(BlockKind, String)> {
        let at = marked.find('|').unwrap();
        let mut article = Article { body: vec![Block::new(kind, marked.replace('|', ""))], ..Article::default() };
        let old = article.clone();
        let splice = article.splice(at..at, "\n").unwrap();
        let back = article.apply_all(splice.edits).unwrap();
        let mut text = body_text(&article.body);
        text.insert(splice.caret, '|');
        let blocks =
            article.body.iter().zip(text.split('\n')).map(|(block, text)| (block.kind, text.to_owned())).collect();
        article.apply_all(back).unwrap();
        assert_eq!(article, old);
        blocks
    }

    #[test]
    fn a_line_break_continues_a_list() {
        use BlockKind::{BulletItem, NumberedItem, Paragraph, Quote};
        let (text, new) = ("ember".to_owned(), "|".to_owned());
        assert_eq!(typed(BulletItem, "ember|"), [(BulletItem, text.clone()), (BulletItem, new.clone())]);
        assert_eq!(typed(Quote, "ember|"), [(Quote, text.clone()), (Quote, new.clone())]);
        assert_eq!(
            typed(NumberedItem, "9. ember|"),
            [(NumberedItem, "9. ember".into()), (NumberedItem, "10. |".into())]
        );
        let parts = [(NumberedItem, "9. em".into()), (NumberedItem, "10. |ber".into())];
        assert_eq!(typed(NumberedItem, "9. em|ber"), parts);
        assert_eq!(typed(Paragraph, "ember|"), [(Paragraph, text), (Paragraph, new)]);
    }

    #[test]
    fn the_numbers_of_the_items_below_a_new_one_go_on() {
        let item = |text: &str| Block::new(BlockKind::NumberedItem, text);
        let body = ["1. satu", "2. dua", "3) tiga", "7. tujuh"].map(item).into();
        let mut article = Article { body, ..Article::default() };
        let old = article.clone();
        let splice = article.splice(7..7, "\n").unwrap();
        let back = article.apply_all(splice.edits).unwrap();
        assert_eq!(body_text(&article.body), "1. satu\n2. \n3. dua\n4. tiga\n7. tujuh");
        article.apply_all(back).unwrap();
        assert_eq!(article, old);
    }

    #[test]
    fn a_line_break_in_an_empty_item_of_an_inner_list_goes_on_the_outer_one() {
        let item = |level, kind, text: &str| Block { level, ..Block::new(kind, text) };
        let body = vec![item(0, BlockKind::NumberedItem, "4. satu"), item(1, BlockKind::BulletItem, "")];
        let mut article = Article { body, ..Article::default() };
        for expected in [item(0, BlockKind::NumberedItem, "5. "), Block::default()] {
            let end = body_text(&article.body).len();
            let splice = article.splice(end..end, "\n").unwrap();
            article.apply_all(splice.edits).unwrap();
            assert_eq!((article.body.len(), &article.body[1]), (2, &expected));
            assert_eq!(splice.caret, body_text(&article.body).len());
        }
    }

    #[test]
    fn an_item_is_left_at_its_start_only() {
        let mut article = Article { body: vec![Block::new(BlockKind::BulletItem, "ember")], ..Article::default() };
        assert_eq!(article.leave_list(1), None);
        article.leave_list(0).unwrap().apply(&mut article).unwrap();
        assert_eq!((article.body[0].kind, article.leave_list(0)), (BlockKind::Paragraph, None));
    }

    #[test]
    fn a_line_break_in_an_empty_item_ends_the_list() {
        use BlockKind::{BulletItem, NumberedItem, Paragraph};
        assert_eq!(typed(BulletItem, "|"), [(Paragraph, "|".into())]);
        assert_eq!(typed(NumberedItem, "10. |"), [(Paragraph, "|".into())]);
    }
}
