//! Maps offsets of the body text through an edit, so that carets and selections stay at their text.

use crate::article::{Article, Block, Edit, block_offset};
use crate::text::common_prefix_suffix_len;

/// Maps a byte offset of the body text through an edit that is about to be applied.
///
/// An offset inside deleted text moves to the end of its replacement. Text inserted exactly at the offset goes before
/// it; if it replaces text that starts at the offset, the offset stays at the start.
pub(super) fn map_position(article: &Article, edit: &Edit, offset: usize) -> usize {
    let Edit::Blocks { at, remove, insert } = edit else { return offset };
    let start = block_offset(&article.body, *at);
    let removed = article.body.get(*at..at.saturating_add(*remove)).filter(|_| offset >= start);
    let Some(removed) = removed else { return offset };
    let (before, after) = (lines(removed), lines(insert));
    let within = offset - start;
    if within > before.len() {
        return offset - before.len() + after.len();
    }
    let (head, tail) = common_prefix_suffix_len(&before, &after);
    // If a letter is inserted beside the same letter, it is part of both head and tail.
    let is_insertion = head + tail >= before.len() && after.len() > before.len();
    let tail = if is_insertion { tail } else { tail.min(before.len().min(after.len()) - head) };
    let changed_end = before.len() - tail;
    if is_insertion && within >= changed_end || within > head {
        start + within.max(changed_end) + after.len() - before.len()
    } else {
        offset
    }
}

/// Concatenates the texts of the blocks, each with a line end.
fn lines(blocks: &[Block]) -> String {
    blocks.iter().flat_map(|block| [block.text.as_str(), "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{BlockKind, body_text};

    /// Replaces the first `remove` blocks by the lines of `insert` and maps the offsets that are marked by `|`. Returns
    /// the new text with the mapped offsets marked.
    fn mapped(marked: &str, remove: usize, insert: &[&str]) -> String {
        let offsets: Vec<usize> = marked.match_indices('|').enumerate().map(|(count, (at, _))| at - count).collect();
        let block = |text: &str| Block::new(BlockKind::Paragraph, text);
        let body = marked.replace('|', "").lines().map(block).collect();
        let mut article = Article { body, ..Article::default() };
        let edit = Edit::Blocks { at: 0, remove, insert: insert.iter().map(|text| block(text)).collect() };
        let offsets: Vec<usize> = offsets.into_iter().map(|offset| map_position(&article, &edit, offset)).collect();
        article.apply(edit).unwrap();
        let mut text = body_text(&article.body);
        offsets.iter().rev().for_each(|offset| text.insert(*offset, '|'));
        text
    }

    #[test]
    fn an_offset_stays_at_its_text() {
        assert_eq!(mapped("|30 |warga| Kampung|", 1, &["30 penduduk Kampung"]), "|30 |penduduk| Kampung|");
        assert_eq!(mapped("ha|lo\nd|ua", 1, &["satu halo"]), "satu ha|lo\nd|ua");
        assert_eq!(mapped("satu\nd|ua|", 1, &["satu", "lagi"]), "satu\nlagi\nd|ua|");
        assert_eq!(mapped("satu\nd|ua|", 1, &[]), "d|ua|");
        assert_eq!(mapped("sa|tu\nd|ua", 2, &["sadua"]), "sa|d|ua");
    }

    #[test]
    fn typed_text_goes_before_the_caret_and_deleted_text_does_not_move_it() {
        assert_eq!(mapped("satu| dua", 1, &["satu lagi dua"]), "satu lagi| dua");
        assert_eq!(mapped("hal|lo", 1, &["halllo"]), "hall|lo");
        assert_eq!(mapped("satu |lagi| dua", 1, &["satu  dua"]), "satu || dua");
    }
}
