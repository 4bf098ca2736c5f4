//! Operations on whole paragraphs: move, duplicate, rewrite the text. Passages are never split.

use super::{
    Anchor, Article, Block, Edit, InlineStyle, Mark, MarkKind, Transaction, TransactionName, normalize_styles,
};
use crate::article::position::slice_block;
use crate::article::splice::append_block;
use crate::text::is_blank_char;
use std::ops::Range;

impl Article {
    /// Moves blocks past the next paragraph, up or down. Promos in between stay where they are; a promo that spans
    /// several blocks moves as a whole. Also returns the new index of the first given block. `None` if there is no
    /// paragraph to move past.
    #[must_use]
    pub fn move_blocks(&self, blocks: Range<usize>, down: bool) -> Option<(Transaction, usize)> {
        let moved = self.expand_to_whole_cards(blocks.clone());
        let offset = blocks.start - moved.start;
        let is_paragraph = |index: &usize| !self.is_promo_card(*index);
        let (region, first) = if down {
            let next = (moved.end..self.body.len()).find(is_paragraph)?;
            let end = self.expand_to_whole_cards(next..next + 1).end;
            (moved.start..end, end - moved.len())
        } else {
            let next = (0..moved.start).rev().find(is_paragraph)?;
            let start = self.expand_to_whole_cards(next..next + 1).start;
            (start..moved.end, start)
        };
        let others = region.clone().filter(|index| !moved.contains(index));
        let order: Vec<usize> =
            if down { others.chain(moved.clone()).collect() } else { moved.clone().chain(others).collect() };
        let insert = order.into_iter().map(|index| self.body[index].clone()).collect();
        let edits = vec![Edit::Blocks { at: region.start, remove: region.len(), insert }];
        Some((Transaction { name: TransactionName::MoveParagraph, edits }, first + offset))
    }

    /// Inserts a copy of the blocks' text after them, without promos and dateline. The copy is not inserted inside a
    /// promo that spans several blocks. Also returns the index of the first copy. `None` if there is no text to copy.
    #[must_use]
    pub fn duplicate_blocks(&self, blocks: Range<usize>) -> Option<(Transaction, usize)> {
        let at = self.expand_to_whole_cards(blocks.clone()).end;
        let copies: Vec<Block> = self
            .body
            .get(blocks)?
            .iter()
            .map(|block| self.story_part(block))
            .filter(|copy| !copy.text.is_empty())
            .collect();
        let is_empty = copies.is_empty();
        let edits = vec![Edit::Blocks { at, remove: 0, insert: copies }];
        (!is_empty).then_some((Transaction { name: TransactionName::Duplicate, edits }, at))
    }

    /// Rewrites the text in a byte range of the body text, except passages and the dateline. `rewrite` gets a piece of
    /// a line and whether that piece continues a sentence. Returns `None` if nothing changes.
    #[must_use]
    pub fn rewrite(
        &self,
        range: Range<usize>,
        name: TransactionName,
        rewrite: impl Fn(&str, bool) -> String,
    ) -> Option<Transaction> {
        let mut edits = Vec::new();
        let mut start = 0;
        for (at, block) in self.body.iter().enumerate() {
            let end = start + block.text.len();
            let to_block = |at: usize| block.text.floor_char_boundary(at.clamp(start, end) - start);
            let part = to_block(range.start)..to_block(range.end);
            if !part.is_empty() {
                let rewritten = self.rewrite_block(block, &part, &rewrite);
                if rewritten.text != block.text {
                    edits.push(Edit::Blocks { at, remove: 1, insert: vec![rewritten] });
                }
            }
            start = end + 1;
        }
        (!edits.is_empty()).then_some(Transaction { name, edits })
    }

    /// Returns the indexes of all blocks that are neither blank nor a promo as a whole.
    pub fn paragraphs(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.body.len()).filter(|index| !self.is_promo_card(*index) && !self.body[*index].text.trim().is_empty())
    }

    fn rewrite_block(&self, block: &Block, part: &Range<usize>, rewrite: &impl Fn(&str, bool) -> String) -> Block {
        // Split at the ends of the marks and of the part, so that each piece is wholly inside or outside of each of
        // them.
        let mut bounds = vec![0, part.start, part.end, block.text.len()];
        bounds.extend(block.marks.iter().flat_map(|mark| [mark.range.start, mark.range.end]));
        bounds.extend(block.anchors.iter().flat_map(|anchor| [anchor.range.start, anchor.range.end]));
        bounds.sort_unstable();
        bounds.dedup();
        let mut text = String::with_capacity(block.text.len());
        // The story text so far, without promos and dateline, to tell whether a piece continues a sentence.
        let mut preceding = String::new();
        let mut new_bounds = vec![(0, 0)];
        for pair in bounds.windows(2) {
            let piece = pair[0]..pair[1];
            let is_excluded = block.marks.iter().any(|mark| {
                mark.range.start <= piece.start
                    && piece.end <= mark.range.end
                    && (self.is_protected_mark(mark) || mark.kind == MarkKind::Dateline)
            });
            let is_in = part.start <= piece.start && piece.end <= part.end;
            let is_continuation = is_mid_sentence(&preceding);
            let old = &block.text[piece.clone()];
            let new = if is_in && !is_excluded { rewrite(old, is_continuation) } else { old.to_owned() };
            if !is_excluded {
                preceding += &new;
            }
            text += &new;
            new_bounds.push((piece.end, text.len()));
        }
        let new = |at: usize| new_bounds.iter().find(|(old, _)| *old == at).map_or(at, |(_, new)| *new);
        let marks = block
            .marks
            .iter()
            .map(|mark| Mark { range: new(mark.range.start)..new(mark.range.end), kind: mark.kind })
            .filter(|mark| !mark.range.is_empty())
            .collect();
        let anchors = block.anchors.iter();
        let anchors = anchors
            .map(|anchor| Anchor { id: anchor.id, range: new(anchor.range.start)..new(anchor.range.end) })
            .collect();
        let styles = if block.styles.is_empty() { Vec::new() } else { move_styles(block, &text, &new_bounds) };
        Block { text, marks, anchors, styles, ..block.clone() }
    }

    fn is_protected_mark(&self, mark: &Mark) -> bool {
        matches!(mark.kind, MarkKind::Passage(id) if self.is_protected(id))
    }

    /// Whether the whole block is a protected passage.
    fn is_promo_card(&self, index: usize) -> bool {
        self.body[index].whole_passage().is_some_and(|id| self.is_protected(id))
    }

    /// Extends a range of blocks by the adjacent blocks that share a protected passage with it.
    pub(super) fn expand_to_whole_cards(&self, blocks: Range<usize>) -> Range<usize> {
        let (mut start, mut end) = (blocks.start, blocks.end);
        let shares = |one: usize, other: usize| {
            let marks = &self.body[other].marks;
            self.body[one]
                .marks
                .iter()
                .any(|mark| self.is_protected_mark(mark) && marks.iter().any(|with| with.kind == mark.kind))
        };
        while start > 0 && shares(start, start - 1) {
            start -= 1;
        }
        while end < self.body.len() && end > 0 && shares(end - 1, end) {
            end += 1;
        }
        start..end
    }

    /// Returns a copy of a block without protected passages and dateline, and without white space at its ends.
    fn story_part(&self, block: &Block) -> Block {
        let mut copy = Block::new(block.kind, "");
        let mut from = 0;
        for mark in block.marks.iter().filter(|mark| self.is_protected_mark(mark) || mark.kind == MarkKind::Dateline) {
            append_block(&mut copy, slice_block(block, from..mark.range.start));
            from = mark.range.end;
        }
        append_block(&mut copy, slice_block(block, from..block.text.len()));
        let start = copy.text.len() - copy.text.trim_start_matches(is_blank_char).len();
        let end = start.max(copy.text.trim_end_matches(is_blank_char).len());
        Block { marks: Vec::new(), lines: Vec::new(), anchors: Vec::new(), ..slice_block(&copy, start..end) }
    }
}

/// Moves the styles of a block to a rewritten text. `bounds` are the ends of the rewritten pieces in the old and in the new text. The
/// pieces are not split at the ends of styles, which may lie inside a word: each letter keeps
/// its style in upper and in lower case.
fn move_styles(block: &Block, text: &str, bounds: &[(usize, usize)]) -> Vec<InlineStyle> {
    let mut offsets = vec![text.len(); block.text.len() + 1];
    for pair in bounds.windows(2) {
        let [(old_start, new_start), (old_end, new_end)] = [pair[0], pair[1]];
        let mut reached = new_start;
        for (at, c) in block.text[old_start..old_end].char_indices() {
            offsets[old_start + at] = reached;
            // A letter may become several: `ß` is `SS` in upper case.
            let rest = &text[reached..new_end];
            let upper: String = c.to_uppercase().collect();
            let next = rest.chars().next().map_or(0, char::len_utf8);
            reached += if rest.starts_with(&upper) { upper.len() } else { next };
        }
    }
    let moved = block.styles.iter().map(|style| InlineStyle {
        range: offsets[style.range.start]..offsets[style.range.end],
        kind: style.kind.clone(),
    });
    normalize_styles(moved.collect())
}

/// Whether text that follows `text` continues its last sentence.
fn is_mid_sentence(text: &str) -> bool {
    let closers = |c: char| c.is_whitespace() || matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']');
    let trimmed = text.trim_end_matches(closers);
    trimmed.chars().any(char::is_alphanumeric) && !trimmed.ends_with(['.', '!', '?', '…', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{BlockKind, InlineStyleKind, SourceText, body_text};
    use crate::extract;
    use crate::packs::Packs;

    fn story() -> Article {
        let text = "Jembatan Gantung di Desa Kenari Akhirnya Dibuka\n\n\
            KENARI - Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua tahun dikerjakan.\n\n\
            Baca Juga: Harga Cabai di Pasar Kenari Naik\n\n\
            Kepala desa mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah.\n";
        extract::extract(SourceText::new("", text.as_bytes()), &Packs::built_in())
    }

    fn after(change: Transaction) -> Vec<String> {
        let mut article = story();
        let back = change.apply(&mut article).unwrap();
        let after = article.body.iter().map(|block| block.text.chars().take(9).collect()).collect();
        assert_eq!(article.validate(), Ok(()));
        back.apply(&mut article).unwrap();
        assert_eq!(article, story());
        after
    }

    #[test]
    fn a_paragraph_moves_past_the_next_one_and_promos_stay_in_place() {
        let (change, first) = story().move_blocks(0..1, true).unwrap();
        assert_eq!((first, after(change)), (2, vec!["Baca Juga".into(), "Kepala de".into(), "KENARI - ".into()]));
        let (change, first) = story().move_blocks(2..3, false).unwrap();
        assert_eq!((first, after(change)), (0, vec!["Kepala de".into(), "KENARI - ".into(), "Baca Juga".into()]));
        assert!(story().move_blocks(0..1, false).is_none() && story().move_blocks(2..3, true).is_none());
    }

    #[test]
    fn a_promo_can_be_moved_past_a_paragraph() {
        let (change, first) = story().move_blocks(1..2, false).unwrap();
        assert_eq!((first, after(change)), (0, vec!["Baca Juga".into(), "KENARI - ".into(), "Kepala de".into()]));
    }

    #[test]
    fn a_copy_has_no_promo_and_no_dateline() {
        let texts = after(story().duplicate_blocks(0..2).unwrap().0);
        assert_eq!(texts, ["KENARI - ", "Baca Juga", "Jembatan ", "Kepala de"]);
        assert!(story().duplicate_blocks(1..2).is_none());
    }

    #[test]
    fn rewriting_skips_passages_and_keeps_marks_on_their_text() {
        let article = story();
        let all = 0..body_text(&article.body).len();
        let change = article.rewrite(all, TransactionName::ChangeCase, |text, _| text.to_uppercase() + "!").unwrap();
        let mut upper = article.clone();
        change.apply(&mut upper).unwrap();
        assert_eq!(upper.validate(), Ok(()));
        assert_eq!(upper.body[1], article.body[1]);
        assert!(upper.body[0].text.starts_with("KENARI -") && upper.body[0].text.ends_with("DIKERJAKAN.!"));
        let marked = &upper.body[0].marks[0];
        assert_eq!(marked.kind, MarkKind::Dateline);
        assert!(upper.body[0].text[marked.range.clone()].starts_with("KENARI"));
    }

    #[test]
    fn rewriting_keeps_styles_on_their_letters() {
        let mut article =
            Article { body: vec![Block::new(BlockKind::Paragraph, "Straße ke desa.")], ..Article::default() };
        article.body[0].add_style(InlineStyleKind::Bold, 8..10);
        article.body[0].add_style(InlineStyleKind::Italic, 0..7);
        let change = article.rewrite(0..16, TransactionName::ChangeCase, |text, _| text.to_uppercase()).unwrap();
        change.apply(&mut article).unwrap();
        assert_eq!(article.validate(), Ok(()));
        let block = &article.body[0];
        let styled = |index: usize| &block.text[block.styles[index].range.clone()];
        assert_eq!((block.text.as_str(), styled(0)), ("STRASSE KE DESA.", "STRASSE"));
    }

    #[test]
    fn a_sentence_begins_after_a_full_stop_and_after_the_dateline() {
        let article = story();
        let recorded = std::cell::RefCell::new(Vec::new());
        let all = body_text(&article.body);
        let record = |text: &str, is_continuation: bool| {
            recorded.borrow_mut().push(is_continuation);
            text.to_owned()
        };
        let first = all.find("Jembatan gantung").unwrap();
        assert!(article.rewrite(first..first + 8, TransactionName::ChangeCase, record).is_none());
        assert!(article.rewrite(first + 9..first + 12, TransactionName::ChangeCase, record).is_none());
        assert_eq!(*recorded.borrow(), [false, true]);
        assert!(
            is_mid_sentence("Hujan turun") && !is_mid_sentence("Kata dia, “Hujan turun.” ") && !is_mid_sentence(" – ")
        );
    }

    #[test]
    fn paragraphs_do_not_include_promos() {
        assert_eq!(story().paragraphs().collect::<Vec<_>>(), [0, 2]);
    }
}
