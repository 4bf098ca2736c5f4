//! Anchors: ranges of a block that follow the words they were set on through edits of the text.
//!
//! Anchors may overlap each other and the marks of the block, and may be empty after their words were deleted. A block has at
//! most one anchor of each id; an anchor that was split over several blocks has the same id in each of them. Because an anchor is
//! a part of its block, undoing an edit of blocks restores it exactly.

use crate::article::Block;
use crate::text::common_prefix_suffix_len;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Identifies a comment of a story.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CommentId(pub u32);

/// Identifies a pair of paragraphs that the user set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PairId(pub u32);

/// What an anchor belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AnchorId {
    /// A comment of the story.
    Comment(CommentId),
    /// A pair of paragraphs that the user set, of the story and of its original.
    Pair(PairId),
}

/// An anchored range of the text of a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// What it belongs to.
    pub id: AnchorId,
    /// The byte range in the text of the block, on character boundaries; may be empty.
    pub range: Range<usize>,
}

impl Block {
    /// Returns the range of an anchor of this block.
    #[must_use]
    pub fn anchor(&self, id: AnchorId) -> Option<&Range<usize>> {
        self.anchors.iter().find(|anchor| anchor.id == id).map(|anchor| &anchor.range)
    }

    /// Adds an anchor, or extends the one with the same id so that it covers both ranges.
    pub(super) fn add_anchor(&mut self, id: AnchorId, range: Range<usize>) {
        match self.anchors.iter_mut().find(|anchor| anchor.id == id) {
            Some(known) => {
                known.range = known.range.start.min(range.start)..known.range.end.max(range.end);
            }
            None => self.anchors.push(Anchor { id, range }),
        }
    }

    /// Whether all anchors lie inside the text on character boundaries.
    pub(super) fn has_valid_anchors(&self) -> bool {
        let is_valid = |range: &Range<usize>| {
            range.start <= range.end && self.text.is_char_boundary(range.start) && self.text.is_char_boundary(range.end)
        };
        self.anchors.iter().all(|anchor| is_valid(&anchor.range))
    }

    /// Moves anchors that do not lie on the text to its nearest place.
    pub(super) fn clamp_anchors(&mut self) {
        if self.has_valid_anchors() {
            return;
        }
        for anchor in &mut self.anchors {
            let start = self.text.floor_char_boundary(anchor.range.start);
            anchor.range = start..self.text.floor_char_boundary(anchor.range.end).max(start);
        }
    }
}

/// Returns the anchors of a block that lie in a byte range of its text, relative to the start of that range.
pub(super) fn slice_anchors(block: &Block, range: &Range<usize>) -> Vec<Anchor> {
    let clip = |at: usize| at.clamp(range.start, range.end) - range.start;
    let is_inside = |anchor: &&Anchor| {
        let Range { start, end } = anchor.range;
        if start == end { range.start <= start && start <= range.end } else { start < range.end && range.start < end }
    };
    let sliced = block.anchors.iter().filter(is_inside);
    sliced.map(|anchor| Anchor { id: anchor.id, range: clip(anchor.range.start)..clip(anchor.range.end) }).collect()
}

/// Maps the anchors of a text to a changed version of it.
pub(super) fn map_anchors(anchors: &[Anchor], old: &str, new: &str) -> Vec<Anchor> {
    anchors.iter().map(|anchor| Anchor { id: anchor.id, range: map_range(&anchor.range, old, new) }).collect()
}

/// Maps a range of a text to a changed version of it. An end inside the changed part moves to the edge of its replacement.
pub(super) fn map_range(range: &Range<usize>, old: &str, new: &str) -> Range<usize> {
    let (head, tail) = common_prefix_suffix_len(old, new);
    let tail = tail.min(old.len().min(new.len()) - head);
    let (old_end, new_end) = (old.len() - tail, new.len() - tail);
    let start = if range.start >= old_end { range.start - old_end + new_end } else { range.start.min(head) };
    let end = if range.end <= head { range.end } else { range.end.max(old_end) - old_end + new_end };
    start.min(end)..start.max(end)
}

/// Puts the anchors whose words an edit replaces on the inserted text, which reaches from `from` to the end of `line`: those that
/// lie wholly inside the replaced part of the blocks. An anchor of a pair is dropped if nothing was inserted.
///
/// `replaced` has each block with the replaced byte range of its text.
pub(super) fn carry_replaced_anchors<'a>(
    line: &mut Block,
    from: usize,
    replaced: impl Iterator<Item = (&'a Block, Range<usize>)>,
) {
    let inserted = from..line.text.len();
    for (block, part) in replaced {
        for anchor in &block.anchors {
            let Range { start, end } = anchor.range;
            // All of its words, or the first ones: what replaces those belongs to it as well.
            let is_replaced = start < end
                && (part.start <= start && end <= part.end
                    || part.start == start && start < part.end && part.end < end);
            let is_kept = matches!(anchor.id, AnchorId::Comment(_)) || !inserted.is_empty();
            if is_replaced && is_kept {
                line.add_anchor(anchor.id, inserted.clone());
            }
        }
    }
}

/// Extends the anchors of comments that end inside a word, at `from`, over the letters that were inserted there.
pub(super) fn extend_over_typed_letters(line: &mut Block, from: usize) {
    let Some(inserted) = line.text.get(from..) else { return };
    let letters: usize = inserted.chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    let is_in_word = line.text[..from].chars().next_back().is_some_and(char::is_alphanumeric);
    if letters == 0 || !is_in_word {
        return;
    }
    for anchor in &mut line.anchors {
        if matches!(anchor.id, AnchorId::Comment(_)) && anchor.range.start < from && anchor.range.end == from {
            anchor.range.end = from + letters;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, BlockKind, body_text};

    const ID: AnchorId = AnchorId::Comment(CommentId(0));

    /// A story whose lines are the paragraphs; `[` and `]` enclose the anchored words.
    fn story(marked: &str) -> Article {
        let mut body = Vec::new();
        for line in marked.split('\n') {
            let start = line.find('[');
            let end = line.find(']').map(|at| at - usize::from(start.is_some()));
            let mut block = Block::new(BlockKind::Paragraph, line.replace(['[', ']'], ""));
            if let (Some(start), Some(end)) = (start, end) {
                block.anchors.push(Anchor { id: ID, range: start..end });
            }
            body.push(block);
        }
        Article { body, ..Article::default() }
    }

    fn marked(article: &Article) -> String {
        let line = |block: &Block| {
            let mut text = block.text.clone();
            if let Some(range) = block.anchor(ID) {
                text.insert(range.end, ']');
                text.insert(range.start, '[');
            }
            text
        };
        article.body.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Replaces `words` by `text` in the story, checks the result and that the inverse restores the story.
    fn check(before: &str, words: &str, text: &str, after: &str) {
        let mut article = story(before);
        let old = article.clone();
        let body = body_text(&article.body);
        let at = body.find(words.trim_start_matches('^')).unwrap();
        // `^` puts an insertion before the words.
        let range = if words.starts_with('^') { at..at } else { at..at + words.len() };
        let edits = article.splice(range, text).unwrap().edits;
        let back = article.apply_all(edits).unwrap();
        assert_eq!(marked(&article), after);
        article.validate().unwrap();
        article.apply_all(back).unwrap();
        assert_eq!(article, old);
    }

    #[test]
    fn an_anchor_follows_edits_before_in_and_after_its_words() {
        check("satu [dua tiga] empat", "satu", "sepuluh", "sepuluh [dua tiga] empat");
        check("satu [dua tiga] empat", "^dua", "lagi ", "satu lagi [dua tiga] empat");
        check("satu [dua tiga] empat", "dua", "enam puluh", "satu [enam puluh tiga] empat");
        check("satu [dua tiga] empat", "^tiga", "x", "satu [dua xtiga] empat");
        check("satu [dua tiga] empat", "tiga", "", "satu [dua ] empat");
        check("satu [dua tiga] empat", " empat", " lima", "satu [dua tiga] lima");
        check("satu [dua tiga] empat", "^ empat", "nya", "satu [dua tiganya] empat");
        check("satu [dua tiga] empat", "^ empat", " lagi", "satu [dua tiga] lagi empat");
        check("[dua tiga] empat", "^dua", "lagi ", "lagi [dua tiga] empat");
    }

    #[test]
    fn an_anchor_stays_where_its_words_were_replaced_or_deleted() {
        check("satu [dua tiga] empat", "dua tiga", "lima", "satu [lima] empat");
        check("satu [dua tiga] empat", "dua tiga ", "", "satu []empat");
        check("satu [dua tiga] empat", "satu dua", "lima", "lima[ tiga] empat");
        check("satu [] empat", "^ empat", "lima", "satu [lima] empat");
        check("satu\n[dua tiga]\nempat", "dua tiga\n", "", "satu\n[]empat");
    }

    #[test]
    fn an_anchor_is_split_and_joined_with_its_paragraph() {
        check("satu [dua tiga] empat", "^ tiga", "\n", "satu [dua]\n[ tiga] empat");
        check("satu [dua]\n[tiga] empat", "\n", " ", "satu [dua tiga] empat");
        check("satu [dua tiga] empat", "^satu", "baru\n", "baru\nsatu [dua tiga] empat");
        check("nol\nsatu [dua tiga] empat", "\n", "", "nolsatu [dua tiga] empat");
    }

    #[test]
    fn an_anchor_of_a_pair_goes_with_its_paragraph() {
        let pair = AnchorId::Pair(PairId(0));
        let mut article = story("satu\ndua\ntiga");
        article.body[1].anchors.push(Anchor { id: pair, range: 0..3 });
        let edits = article.splice(5..9, "").unwrap().edits;
        article.apply_all(edits).unwrap();
        assert_eq!(body_text(&article.body), "satu\ntiga");
        assert!(article.body.iter().all(|block| block.anchor(pair).is_none()));
    }

    #[test]
    fn anchors_are_mapped_to_a_rewritten_text() {
        let anchors = |range: Range<usize>| vec![Anchor { id: ID, range }];
        let mapped = |range, old: &str, new: &str| map_anchors(&anchors(range), old, new)[0].range.clone();
        assert_eq!(mapped(5..8, "satu dua tiga", "sepuluh dua tiga"), 8..11);
        assert_eq!(mapped(5..8, "satu dua tiga", "satu enam tiga"), 5..9);
        assert_eq!(mapped(0..4, "satu dua tiga", "satu dua"), 0..4);
        assert_eq!(mapped(9..13, "satu dua tiga", "satu dua"), 8..8);
        assert_eq!(mapped(5..8, "satu dua tiga", "satu baru dua tiga"), 10..13);
    }

    #[test]
    fn an_edit_moves_an_anchor_that_does_not_lie_on_the_text() {
        let mut article = Article::default();
        let mut block = Block::new(BlockKind::Paragraph, "é");
        block.anchors.push(Anchor { id: ID, range: 1..9 });
        let edits = vec![crate::article::Edit::Blocks { at: 0, remove: 0, insert: vec![block] }];
        article.apply_all(edits).unwrap();
        assert_eq!(article.body[0].anchors[0].range, 0..2);
        article.body[0].anchors[0].range = 1..9;
        assert!(article.validate().is_err());
    }
}
