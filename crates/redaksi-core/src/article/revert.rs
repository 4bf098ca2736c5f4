//! Reverts a single difference between two versions of a story.

use crate::article::anchor::map_anchors;
use crate::article::diff::with_decisions_of;
use crate::article::{
    Article, ArticleDiff, Block, Edit, FieldName, MarkKind, PassageId, RenderedBlock, Tag, Transaction,
    TransactionName, block_offset, diff_articles, render_body,
};
use crate::text::{LineStatus, common_prefix_suffix_len};
use std::ops::Range;

/// One difference between an older and a newer version of a story, which can be reverted on its own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum DiffHunk {
    /// A field with another value.
    Field(FieldName),
    /// A tag that only the newer version has.
    TagAdded(String),
    /// A tag that only the older version has.
    TagRemoved(String),
    /// A promo that was removed since the older version.
    PromoRemoved(PassageId),
    /// A promo that was restored since the older version.
    PromoRestored(PassageId),
    /// A run of consecutive changed lines; the index of the run, counted from the start of the text.
    Text(usize),
    /// A moved line; the index of its new position in [`ArticleDiff::body`].
    Moved(usize),
}

impl Article {
    /// Creates the transaction that restores the older version of one difference; `None` if that is no longer possible.
    #[must_use]
    pub fn revert_hunk(&self, old: &Self, difference: &DiffHunk) -> Option<Transaction> {
        let edits = match difference {
            DiffHunk::Field(name) => {
                let field = old.fields.get(*name).cloned().unwrap_or_default();
                vec![Edit::Field { name: *name, field }]
            }
            DiffHunk::TagAdded(text) => {
                let at = self.tags.iter().position(|tag| tag.text == *text)?;
                vec![Edit::Tags { at, remove: 1, insert: Vec::new() }]
            }
            DiffHunk::TagRemoved(text) => {
                let tag =
                    old.tags.iter().find(|tag| tag.text == *text).cloned().unwrap_or_else(|| Tag::new(text.as_str()));
                vec![Edit::Tags { at: self.tags.len(), remove: 0, insert: vec![tag] }]
            }
            DiffHunk::PromoRemoved(id) | DiffHunk::PromoRestored(id) => {
                self.decide(*id, old.passage(*id)?.decision)?.edits
            }
            DiffHunk::Text(run) => self.revert_text(old, &diff_articles(old, self), *run)?,
            DiffHunk::Moved(index) => self.revert_move(old, &diff_articles(old, self), *index)?,
        };
        Some(Transaction { name: TransactionName::RevertHunk, edits })
    }

    /// Returns the edits that restore a run of changed lines. Each line is changed on its own, so that promos in
    /// between stay where they are.
    fn revert_text(&self, old: &Self, found: &ArticleDiff, wanted: usize) -> Option<Vec<Edit>> {
        let old = with_decisions_of(old, self);
        let old_lines = render_body(&old);
        let (mut run, mut line, mut old_line, mut was_changed) = (0, 0, 0, false);
        let (mut removed, mut added, mut first) = (Vec::new(), 0, None);
        for compared in &found.body {
            let is_changed = matches!(compared.status, LineStatus::Removed | LineStatus::Added);
            run += usize::from(was_changed && !is_changed);
            was_changed = is_changed;
            if is_changed && run == wanted {
                first.get_or_insert(line);
                match compared.status {
                    LineStatus::Removed => removed.push(restored_block(&old, old_lines.get(old_line)?)),
                    _ => added += 1,
                }
            }
            line += usize::from(compared.is_in_new());
            old_line += usize::from(compared.is_in_old());
        }
        let first = first?;
        let mut builder = EditBuilder::new(self);
        let lines = render_body(self);
        let paired = added.min(removed.len());
        let after = if first + paired > 0 { lines.get(first + paired - 1)?.block + 1 } else { 0 };
        // From the last line upwards, so that the indexes of the lines above stay valid.
        for line in lines.get(first + paired..first + added)?.iter().rev() {
            builder.remove(line.block)?;
        }
        for block in removed[paired..].iter().rev() {
            builder.insert(after, block.clone())?;
        }
        for (line, block) in lines.get(first..first + paired)?.iter().zip(&removed).rev() {
            builder.rewrite(line, block)?;
        }
        let texts = lines.iter().map(|line| line.text.as_str());
        let old_texts = removed.iter().map(|block| block.text.as_str());
        let expected = texts.clone().take(first).chain(old_texts).chain(texts.skip(first + added));
        builder.finish(self, &expected.collect::<Vec<_>>())
    }

    /// Returns the edits that move a line back to its old position and restore its old text.
    fn revert_move(&self, old: &Self, found: &ArticleDiff, new_index: usize) -> Option<Vec<Edit>> {
        let old_index = found.body.get(new_index)?.counterpart?;
        let old = with_decisions_of(old, self);
        let old_lines = render_body(&old);
        let old_line = found.body[..old_index].iter().filter(|compared| compared.is_in_old()).count();
        let old_block = restored_block(&old, old_lines.get(old_line)?);
        let line_of = |index: usize| found.body[..index].iter().filter(|compared| compared.is_in_new()).count();
        let (from, to) = (line_of(new_index), line_of(old_index));
        let lines = render_body(self);
        let moved = self.expand_to_whole_cards(lines.get(from)?.block..lines.get(from)?.block + 1);
        let target = if to > 0 { lines.get(to - 1)?.block + 1 } else { 0 };
        let mut builder = EditBuilder::new(self);
        // Restore the text first, while the index of the line is still valid.
        builder.rewrite(lines.get(from)?, &old_block)?;
        let blocks = builder.article.body.get(moved.clone())?.to_vec();
        builder.apply(vec![Edit::Blocks { at: moved.start, remove: moved.len(), insert: Vec::new() }])?;
        let at = if target >= moved.end { target - moved.len() } else { target };
        builder.apply(vec![Edit::Blocks { at, remove: 0, insert: blocks }])?;
        let mut expected: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        expected.remove(from);
        expected.insert(if to > from { to - 1 } else { to }, &old_block.text);
        builder.finish(self, &expected)
    }
}

/// Returns a published line of an older version as a block to insert: without its passages, because the story still has
/// them.
fn restored_block(old: &Article, line: &RenderedBlock) -> Block {
    let block = &old.body[line.block];
    if block.text == line.text && !block.marks.iter().any(|mark| matches!(mark.kind, MarkKind::Passage(_))) {
        return Block { anchors: Vec::new(), ..block.clone() };
    }
    Block {
        lines: block.lines.clone(),
        styles: line.styles.clone(),
        level: line.level,
        image: line.image.clone(),
        ..Block::new(line.kind, line.text.clone())
    }
}

/// Applies edits to a copy of a story and records them.
struct EditBuilder {
    article: Article,
    edits: Vec<Edit>,
}

impl EditBuilder {
    fn new(article: &Article) -> Self {
        Self { article: article.clone(), edits: Vec::new() }
    }

    fn apply(&mut self, edits: Vec<Edit>) -> Option<()> {
        self.article.apply_all(edits.clone()).ok()?;
        self.edits.extend(edits);
        Some(())
    }

    fn remove(&mut self, at: usize) -> Option<()> {
        self.apply(vec![Edit::Blocks { at, remove: 1, insert: Vec::new() }])
    }

    /// Inserts a block; drops its dateline mark if the story already has one.
    fn insert(&mut self, at: usize, mut block: Block) -> Option<()> {
        let is_dateline = |kind| kind == MarkKind::Dateline;
        let has_dateline = self.article.body.iter().any(|block| block.marks.iter().any(|mark| is_dateline(mark.kind)));
        block.marks.retain(|mark| !(has_dateline && is_dateline(mark.kind)));
        self.apply(vec![Edit::Blocks { at, remove: 0, insert: vec![block] }])
    }

    /// Restores the old text of a published line. `None` if the line contains a removed promo: the published text does
    /// not say which words are on which side of it.
    fn rewrite(&mut self, line: &RenderedBlock, old: &Block) -> Option<()> {
        let block = self.article.body.get(line.block)?;
        let wanted = old.text.as_str();
        if block.text == wanted {
            return Some(());
        }
        if block.text != line.text {
            return None;
        }
        let has_passage = |block: &Block| block.marks.iter().any(|mark| matches!(mark.kind, MarkKind::Passage(_)));
        if !has_passage(block) && !has_passage(old) {
            // Replace the whole block, so that a dateline gets its mark back.
            let anchors = map_anchors(&block.anchors, &block.text, &old.text);
            let (marks, styles) = (old.marks.clone(), old.styles.clone());
            let insert = vec![Block { text: old.text.clone(), marks, anchors, styles, ..block.clone() }];
            return self.apply(vec![Edit::Blocks { at: line.block, remove: 1, insert }]);
        }
        let (range, text) = minimal_replacement(&block.text, block_offset(&self.article.body, line.block), wanted);
        let splice = self.article.splice(range, &text).ok()?;
        self.apply(splice.edits)
    }

    /// Returns the edits if the result is published as `expected` and no passage has changed its text or decision.
    fn finish(self, before: &Article, expected: &[&str]) -> Option<Vec<Edit>> {
        let is_expected = render_body(&self.article).iter().map(|line| line.text.as_str()).eq(expected.iter().copied());
        let passages = |article: &Article| -> Vec<String> {
            article.passages.iter().map(|passage| article.passage_text(passage.id)).collect()
        };
        let are_unchanged = before.passages == self.article.passages && passages(before) == passages(&self.article);
        (is_expected && are_unchanged).then_some(self.edits)
    }
}

/// Returns the smallest replacement (byte range and text) that turns the text at offset `start` into the wanted one, so
/// that marks around it are kept.
fn minimal_replacement(text: &str, start: usize, wanted: &str) -> (Range<usize>, String) {
    let (head, tail) = common_prefix_suffix_len(text, wanted);
    let tail = tail.min(text.len().min(wanted.len()) - head);
    (start + head..start + text.len() - tail, wanted[head..wanted.len() - tail].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Decision, Field, SourceText, body_text};
    use crate::extract;
    use crate::packs::Packs;

    fn story() -> Article {
        let text = "Jembatan Gantung di Desa Kenari Akhirnya Dibuka\n\n\
            KENARI - Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua tahun dikerjakan.\n\n\
            Baca Juga: Harga Cabai di Pasar Kenari Naik\n\n\
            Kepala desa mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah.\n\n\
            Warga menyambut pembukaan itu dengan makan bersama di tepi sungai sampai sore.\n";
        extract::extract(SourceText::new("", text.as_bytes()), &Packs::built_in())
    }

    fn replace(article: &mut Article, from: &str, to: &str) {
        let at = body_text(&article.body).find(from).unwrap();
        let splice = article.splice(at..at + from.len(), to).unwrap();
        article.apply_all(splice.edits).unwrap();
    }

    fn reverted(now: &Article, old: &Article, difference: &DiffHunk) -> Article {
        let mut article = now.clone();
        now.revert_hunk(old, difference).unwrap().apply(&mut article).unwrap();
        assert_eq!(article.validate(), Ok(()));
        article
    }

    #[test]
    fn one_text_change_is_reverted_and_the_other_stays() {
        let old = story();
        let mut now = old.clone();
        replace(&mut now, "dua tahun", "tiga tahun");
        replace(&mut now, "makan bersama", "tarian");
        let first = reverted(&now, &old, &DiffHunk::Text(0));
        assert!(body_text(&first.body).contains("dua tahun") && body_text(&first.body).contains("tarian"));
        assert_eq!(first.body[0], old.body[0], "the dateline keeps its mark");
        let second = reverted(&now, &old, &DiffHunk::Text(1));
        assert!(body_text(&second.body).contains("tiga tahun") && body_text(&second.body).contains("makan bersama"));
        assert!(now.revert_hunk(&old, &DiffHunk::Text(2)).is_none());
    }

    #[test]
    fn a_deleted_paragraph_is_restored_and_a_new_one_removed() {
        let old = story();
        let mut now = old.clone();
        let last = old.body.last().unwrap().text.clone();
        replace(&mut now, &format!("\n{last}"), "");
        replace(&mut now, "ke sekolah.", "ke sekolah.\nSebuah paragraf yang baru sama sekali.");
        let found = diff_articles(&old, &now);
        let changed = found.body.iter().filter(|line| line.status != LineStatus::Unchanged).count();
        assert_eq!(changed, 2);
        let back = reverted(&now, &old, &DiffHunk::Text(0));
        assert_eq!(body_text(&back.body), body_text(&old.body));
    }

    #[test]
    fn a_moved_paragraph_is_moved_back() {
        let old = story();
        let (change, _) = old.move_blocks(2..3, false).unwrap();
        let mut now = old.clone();
        change.apply(&mut now).unwrap();
        let found = diff_articles(&old, &now);
        let moved = found.body.iter().position(|line| line.status == LineStatus::MovedTo).expect("one line is moved");
        assert!(!found.body.iter().any(|line| matches!(line.status, LineStatus::Removed | LineStatus::Added)));
        let back = reverted(&now, &old, &DiffHunk::Moved(moved));
        assert_eq!(render_body(&back), render_body(&old));
        replace(&mut now, "jembatan itu", "jembatan baru itu");
        let found = diff_articles(&old, &now);
        let moved = found
            .body
            .iter()
            .position(|line| line.status == LineStatus::MovedTo)
            .expect("one line is moved and changed");
        let back = reverted(&now, &old, &DiffHunk::Moved(moved));
        assert_eq!(render_body(&back), render_body(&old));
    }

    #[test]
    fn fields_tags_and_decisions_are_reverted_one_by_one() {
        let old = story();
        let mut now = old.clone();
        now.remove_certain_promos().unwrap().apply(&mut now).unwrap();
        now.fields.replace(FieldName::Editor, Field { value: "Rina Wati".into(), lines: vec![], ..Field::default() });
        now.tags.push(Tag::new("jembatan"));
        let found = diff_articles(&old, &now);
        let field = reverted(&now, &old, &DiffHunk::Field(FieldName::Editor));
        assert_eq!((field.fields.value(FieldName::Editor), field.tags.len()), ("", 1));
        let tag = reverted(&now, &old, &DiffHunk::TagAdded("jembatan".into()));
        assert!(tag.tags.is_empty());
        let promo = reverted(&now, &old, &DiffHunk::PromoRemoved(found.promos_removed[0]));
        assert_eq!(promo.passages, old.passages);
    }

    #[test]
    fn a_promo_between_two_reverted_lines_stays_between_them() {
        let old = story();
        let mut now = old.clone();
        now.remove_certain_promos().unwrap().apply(&mut now).unwrap();
        replace(&mut now, "dua tahun", "tiga tahun");
        replace(&mut now, "memendekkan jalan", "memperpendek jalan");
        let cleaned = {
            let mut cleaned = old.clone();
            cleaned.remove_certain_promos().unwrap().apply(&mut cleaned).unwrap();
            cleaned
        };
        assert_eq!(reverted(&now, &old, &DiffHunk::Text(0)), cleaned);
    }

    #[test]
    fn a_line_around_a_removed_promo_is_reverted_correctly_or_not_at_all() {
        let text = "Judul Berita Tentang Hujan di Desa\n\nHujan turun sejak pagi di desa itu. (Baca juga: Banjir Demak \
            Meluas) Banyak warga pergi ke kota.\n\nMereka pulang setelah hujan reda pada sore hari.\n";
        let old = extract::extract(SourceText::new("", text.as_bytes()), &Packs::built_in());
        assert_eq!(old.passages.len(), 1, "the sample has an inline promo");
        let mut now = old.clone();
        let change = now.decide(old.passages[0].id, Decision::Removed).unwrap();
        change.apply(&mut now).unwrap();
        replace(&mut now, "warga pergi", "warga pulang");
        let before = now.clone();
        if let Some(change) = now.revert_hunk(&old, &DiffHunk::Text(0)) {
            change.apply(&mut now).unwrap();
            assert!(render_body(&now)[0].text.ends_with("Banyak warga pergi ke kota."));
            assert_eq!(now.passage_text(now.passages[0].id), before.passage_text(before.passages[0].id));
        } else {
            assert_eq!(now, before);
        }
    }

    #[test]
    fn a_dateline_and_a_heading_are_restored_as_such() {
        let mut old = story();
        old.body[2].kind = crate::article::BlockKind::Subhead;
        let mut now = old.clone();
        let (change, _) = now.move_blocks(0..1, true).unwrap();
        change.apply(&mut now).unwrap();
        let found = diff_articles(&old, &now);
        let moved = found.body.iter().position(|line| line.status == LineStatus::MovedTo).unwrap();
        let back = reverted(&now, &old, &DiffHunk::Moved(moved));
        assert_eq!(render_body(&back), render_body(&old));
        assert!(back.body.iter().any(|block| block.marks.iter().any(|mark| mark.kind == MarkKind::Dateline)));
        let mut now = old.clone();
        let heading = old.body[2].text.clone();
        replace(&mut now, &format!("\n{heading}"), "");
        let back = reverted(&now, &old, &DiffHunk::Text(0));
        let lines = |article: &Article| -> Vec<_> {
            render_body(article).into_iter().map(|line| (line.kind, line.text)).collect()
        };
        assert_eq!(lines(&back), lines(&old));
    }

    #[test]
    fn the_old_decision_about_a_promo_is_restored() {
        let mut old = story();
        let id = old.passages[0].id;
        old.decide(id, Decision::RelatedLink).unwrap().apply(&mut old).unwrap();
        let mut now = old.clone();
        now.decide(id, Decision::Undecided).unwrap().apply(&mut now).unwrap();
        let back = reverted(&now, &old, &DiffHunk::PromoRestored(id));
        assert_eq!(back.passages, old.passages);
    }

    #[test]
    fn a_changed_dateline_is_restored_with_its_mark() {
        let old = story();
        let mut now = old.clone();
        replace(&mut now, "KENARI", "DEMAK");
        assert_eq!(reverted(&now, &old, &DiffHunk::Text(0)), old);
    }
}
