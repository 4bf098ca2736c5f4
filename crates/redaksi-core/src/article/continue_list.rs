//! What the Enter key does in lists and block quotes.

use crate::article::position::{BodyPosition, slice_block};
use crate::article::splice::append_block;
use crate::article::{Anchor, Article, Block, BlockKind, Edit, Splice, block_offset};
use crate::text::is_blank;

impl Article {
    /// Computes the edits of a line break that is typed in a list item or a block quote: the list goes on with a new item, with the
    /// next number in a numbered list; an empty item becomes a paragraph, which ends the list. `None` in other blocks.
    pub(super) fn continue_list(&self, position: BodyPosition) -> Option<Splice> {
        let block = &self.body[position.block];
        let is_numbered = match block.kind {
            BlockKind::NumberedItem => true,
            BlockKind::BulletItem | BlockKind::Quote => false,
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
            let anchors = block.anchors.iter().cloned().map(|anchor| Anchor { range: 0..0, ..anchor });
            let paragraph = Block { anchors: anchors.collect(), ..Block::default() };
            return replace(vec![paragraph], start);
        }
        let (number, prefix_len) = block.item_number().unwrap_or_default();
        // In front of the text of an item, a line break makes room above the list.
        if position.at <= prefix_len {
            return None;
        }
        let prefix = if is_numbered { format!("{}. ", number.saturating_add(1)) } else { String::new() };
        let head = slice_block(block, 0..position.at);
        let caret = start + head.text.len() + 1 + prefix.len();
        let mut next = Block::new(block.kind, prefix);
        append_block(&mut next, slice_block(block, position.at..block.text.len()));
        replace(vec![head, next], caret)
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
    fn a_line_break_in_an_empty_item_ends_the_list() {
        use BlockKind::{BulletItem, NumberedItem, Paragraph};
        assert_eq!(typed(BulletItem, "|"), [(Paragraph, "|".into())]);
        assert_eq!(typed(NumberedItem, "10. |"), [(Paragraph, "|".into())]);
    }
}
