//! Inserts blocks with styles and kinds into the body text, as pasting from a browser or a word processor does.

use crate::article::{Article, Block, BlockKind, Edit, Splice, SpliceError, body_text, locate_offset};
use std::ops::Range;

impl Article {
    /// Computes the edits that replace a byte range of the body text by blocks, with their kinds and styles. The story itself is
    /// not changed. Where a passage is in the way, the blocks are inserted as [`Article::splice`] inserts their plain text.
    ///
    /// # Errors
    /// A [`SpliceError`] if the text cannot be changed there.
    pub fn splice_blocks(&self, range: Range<usize>, blocks: &[Block]) -> Result<Splice, SpliceError> {
        let start = range.start;
        let text = body_text(blocks);
        let mut splice = self.splice(range, &text)?;
        let mut changed = self.clone();
        if changed.apply_all(splice.edits.clone()).is_err() {
            return Err(SpliceError::OutOfRange);
        }
        if body_text(&changed.body).get(start..start + text.len()) != Some(&text) {
            return Ok(splice);
        }
        let mut offset = start;
        for block in blocks {
            let (at, from) = locate_offset(&changed.body, offset);
            offset += block.text.len() + 1;
            let mut target = changed.body[at].clone();
            let inserted = from..from + block.text.len();
            target.remove_styles(&inserted, |_| true);
            for style in &block.styles {
                target.add_style(style.kind.clone(), from + style.range.start..from + style.range.end);
            }
            if inserted == (0..target.text.len()) && target.kind == BlockKind::Paragraph {
                (target.kind, target.level) = (block.kind, block.level);
                if target.image.is_none() {
                    target.image.clone_from(&block.image);
                }
            }
            if target != changed.body[at] {
                splice.edits.push(Edit::Blocks { at, remove: 1, insert: vec![target] });
            }
        }
        Ok(splice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{InlineStyle, InlineStyleKind};

    fn bold(range: Range<usize>) -> Vec<InlineStyle> {
        vec![InlineStyle { range, kind: InlineStyleKind::Bold }]
    }

    #[test]
    fn styles_and_kinds_are_inserted_with_the_text() {
        let body = vec![Block { styles: bold(0..4), ..Block::new(BlockKind::Paragraph, "satu") }];
        let mut article = Article { body, ..Article::default() };
        let old = article.clone();
        let item = Block { styles: bold(5..9), ..Block::new(BlockKind::BulletItem, "tiga lima") };
        let blocks = [Block::new(BlockKind::Paragraph, " dua"), item];
        let splice = article.splice_blocks(4..4, &blocks).unwrap();
        assert_eq!(splice.caret, "satu dua\ntiga lima".len());
        let back = article.apply_all(splice.edits).unwrap();
        assert_eq!(body_text(&article.body), "satu dua\ntiga lima");
        let styles: Vec<_> = article.body.iter().map(|block| (block.kind, block.styles.clone())).collect();
        assert_eq!(styles, [(BlockKind::Paragraph, bold(0..4)), (BlockKind::BulletItem, bold(5..9))]);
        article.apply_all(back).unwrap();
        assert_eq!(article, old);
    }
}
