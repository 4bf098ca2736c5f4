//! Recognises the lists of plain mail by the signs in front of their items.

use redaksi_core::article::{Article, Block, BlockKind};
use std::ops::Range;

/// The bullets of items. Dashes begin the lines of a dialogue too.
const BULLETS: [&str; 3] = ["* ", "• ", "- "];

/// Makes paragraphs that follow each other and begin with the same bullet, or with numbers in a row, items of a list. A single
/// one is no list.
pub(crate) fn mark_lists(article: &mut Article) {
    let mut at = 0;
    while at < article.body.len() {
        let sign = sign_of(&article.body[at]);
        let mut end = at + 1;
        if let Some(mut last) = sign {
            while let Some(next) = article.body.get(end).and_then(sign_of).filter(|next| last.goes_on(*next)) {
                (last, end) = (next, end + 1);
            }
        }
        if end > at + 1 {
            article.body[at..end].iter_mut().for_each(make_item);
        }
        at = end;
    }
}

/// The sign in front of an item.
#[derive(Clone, Copy)]
enum ItemSign {
    Bullet(&'static str),
    Number(u32),
}

impl ItemSign {
    fn goes_on(self, next: Self) -> bool {
        match (self, next) {
            (Self::Bullet(one), Self::Bullet(other)) => one == other,
            (Self::Number(one), Self::Number(other)) => one.checked_add(1) == Some(other),
            _ => false,
        }
    }
}

fn sign_of(block: &Block) -> Option<ItemSign> {
    if block.kind != BlockKind::Paragraph || block.whole_passage().is_some() {
        return None;
    }
    let bullet = BULLETS.into_iter().find(|bullet| block.text.starts_with(bullet) && block.text.len() > bullet.len());
    if let Some(bullet) = bullet {
        // The sign is taken away: nothing may begin within it.
        let is_free = block.marks.iter().all(|mark| mark.range.start >= bullet.len());
        return is_free.then_some(ItemSign::Bullet(bullet));
    }
    block.item_number().map(|(number, _)| ItemSign::Number(number))
}

fn make_item(block: &mut Block) {
    match sign_of(block) {
        Some(ItemSign::Number(_)) => block.kind = BlockKind::NumberedItem,
        Some(ItemSign::Bullet(bullet)) => {
            block.kind = BlockKind::BulletItem;
            let length = bullet.len();
            block.text.drain(..length);
            let shift = |range: &mut Range<usize>| {
                *range = range.start.saturating_sub(length)..range.end.saturating_sub(length);
            };
            block.marks.iter_mut().map(|mark| &mut mark.range).for_each(shift);
            block.styles.iter_mut().map(|style| &mut style.range).for_each(shift);
            block.anchors.iter_mut().map(|anchor| &mut anchor.range).for_each(shift);
        }
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_in_a_row_are_lists_and_a_single_one_is_text() {
        let lines = ["Rincian:", "* satu", "* dua", "1) tiga", "2) empat", "- lima", "9) enam", "* ", "teks"];
        let body = lines.map(|line| Block::new(BlockKind::Paragraph, line)).into();
        let mut article = Article { body, ..Article::default() };
        mark_lists(&mut article);
        let items = article.body.iter().filter(|block| block.kind != BlockKind::Paragraph);
        let items: Vec<_> = items.map(|block| (block.kind, block.text.as_str())).collect();
        assert_eq!(
            items,
            [
                (BlockKind::BulletItem, "satu"),
                (BlockKind::BulletItem, "dua"),
                (BlockKind::NumberedItem, "1) tiga"),
                (BlockKind::NumberedItem, "2) empat"),
            ]
        );
        article.validate().unwrap();
    }
}
