//! Where a place of the manuscript is after an edit: carets and selections stay at the words that they stand at.

use super::{Article, Block, Edit, offset_of};
use crate::text::same_ends;

/// Where a place is after an edit that is about to be applied, both in bytes of the manuscript.
///
/// A place in text that goes is at the end of what comes instead. Text that comes at the very place comes before it;
/// where other text goes for it, the place stays at its beginning.
pub(super) fn carry(article: &Article, edit: &Edit, place: usize) -> usize {
    let Edit::Blocks { at, remove, insert } = edit else { return place };
    let start = offset_of(&article.body, *at);
    let Some(gone) = article.body.get(*at..at.saturating_add(*remove)).filter(|_| place >= start) else { return place };
    let (before, after) = (lines(gone), lines(insert));
    let within = place - start;
    if within > before.len() {
        return place - before.len() + after.len();
    }
    let (head, tail) = same_ends(&before, &after);
    // Of a letter typed beside its like, head and tail both have it.
    let is_insertion = head + tail >= before.len() && after.len() > before.len();
    let tail = if is_insertion { tail } else { tail.min(before.len().min(after.len()) - head) };
    let ends_at = before.len() - tail;
    if is_insertion && within >= ends_at || within > head {
        start + within.max(ends_at) + after.len() - before.len()
    } else {
        place
    }
}

/// Blocks as the manuscript has them, each with its line end.
fn lines(blocks: &[Block]) -> String {
    blocks.iter().flat_map(|block| [block.text.as_str(), "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{BlockKind, manuscript};
    use super::*;

    /// The text with a bar at each place, before and after an edit that makes these lines of the first blocks.
    fn carried(marked: &str, remove: usize, insert: &[&str]) -> String {
        let places: Vec<usize> = marked.match_indices('|').enumerate().map(|(count, (at, _))| at - count).collect();
        let block = |text: &str| Block::new(BlockKind::Paragraph, text);
        let body = marked.replace('|', "").lines().map(block).collect();
        let mut article = Article { body, ..Article::default() };
        let edit = Edit::Blocks { at: 0, remove, insert: insert.iter().map(|text| block(text)).collect() };
        let places: Vec<usize> = places.into_iter().map(|place| carry(&article, &edit, place)).collect();
        article.apply(edit).unwrap();
        let mut text = manuscript(&article.body);
        places.iter().rev().for_each(|place| text.insert(*place, '|'));
        text
    }

    #[test]
    fn a_place_stays_at_its_words() {
        assert_eq!(carried("|30 |warga| Kampung|", 1, &["30 penduduk Kampung"]), "|30 |penduduk| Kampung|");
        assert_eq!(carried("ha|lo\nd|ua", 1, &["satu halo"]), "satu ha|lo\nd|ua");
        assert_eq!(carried("satu\nd|ua|", 1, &["satu", "lagi"]), "satu\nlagi\nd|ua|");
        assert_eq!(carried("satu\nd|ua|", 1, &[]), "d|ua|");
        assert_eq!(carried("sa|tu\nd|ua", 2, &["sadua"]), "sa|d|ua");
    }

    #[test]
    fn typed_text_comes_before_the_caret_and_deleted_text_leaves_it_where_it_stood() {
        assert_eq!(carried("satu| dua", 1, &["satu lagi dua"]), "satu lagi| dua");
        assert_eq!(carried("hal|lo", 1, &["halllo"]), "hall|lo");
        assert_eq!(carried("satu |lagi| dua", 1, &["satu  dua"]), "satu || dua");
    }
}
