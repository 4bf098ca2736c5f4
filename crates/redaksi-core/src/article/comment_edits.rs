//! Adds, changes and removes comments, and finds their place in the text.

use super::{
    AnchorId, Article, Comment, CommentId, Edit, Transaction, TransactionName, block_offset, body_text,
    body_text_slice, locate_offset,
};
use std::ops::Range;

impl Article {
    /// Returns the comment with this id.
    #[must_use]
    pub fn comment(&self, id: CommentId) -> Option<&Comment> {
        self.comments.iter().find(|comment| comment.id == id)
    }

    /// Returns the byte range of the body text that a comment is about: where its anchors are, else where its words first stand.
    /// Empty if the words were deleted; `None` if their place is unknown.
    #[must_use]
    pub fn comment_range(&self, id: CommentId) -> Option<Range<usize>> {
        let anchor = AnchorId::Comment(id);
        let mut found: Option<Range<usize>> = None;
        let mut offset = 0;
        for block in &self.body {
            if let Some(range) = block.anchor(anchor) {
                let (start, end) = (offset + range.start, offset + range.end);
                found = Some(found.map_or(start..end, |found| found.start..end));
            }
            offset += block.text.len() + 1;
        }
        found.or_else(|| {
            let quote = &self.comment(id).filter(|comment| !comment.quote.is_empty())?.quote;
            let start = body_text(&self.body).find(quote.as_str())?;
            Some(start..start + quote.len())
        })
    }

    /// Creates the transaction that adds a comment about a byte range of the body text. `None` if the text is blank or the range
    /// does not lie on the body.
    #[must_use]
    pub fn add_comment(&self, range: &Range<usize>, author: &str, at: &str, text: &str) -> Option<Transaction> {
        let text = text.trim();
        if text.is_empty() || range.start > range.end {
            return None;
        }
        let next = self.comments.iter().map(|comment| comment.id.0).max().map_or(Some(0), |id| id.checked_add(1))?;
        let id = CommentId(next);
        let mut edits = self.anchor_edits(AnchorId::Comment(id), range)?;
        let quote = body_text_slice(&self.body, range.clone());
        let (author, at, text) = (author.trim().to_owned(), at.to_owned(), text.to_owned());
        let comment = Comment { id, author, at, text, quote, is_resolved: false };
        edits.push(Edit::Comments { at: self.comments.len(), remove: 0, insert: vec![comment] });
        Some(Transaction { name: TransactionName::AddComment, edits })
    }

    /// Creates the transaction that marks a comment as done, or as open again; `None` if it is so already.
    #[must_use]
    pub fn resolve_comment(&self, id: CommentId, is_resolved: bool) -> Option<Transaction> {
        self.change_comment(id, TransactionName::ResolveComment(is_resolved), |comment| {
            comment.is_resolved = is_resolved;
        })
    }

    /// Creates the transaction that changes the text of a comment; `None` if the text is blank or the same.
    #[must_use]
    pub fn edit_comment(&self, id: CommentId, text: &str) -> Option<Transaction> {
        let text = Some(text.trim()).filter(|text| !text.is_empty())?;
        self.change_comment(id, TransactionName::EditComment, |comment| text.clone_into(&mut comment.text))
    }

    fn change_comment(
        &self,
        id: CommentId,
        name: TransactionName,
        change: impl FnOnce(&mut Comment),
    ) -> Option<Transaction> {
        let at = self.comments.iter().position(|comment| comment.id == id)?;
        let mut changed = self.comments[at].clone();
        change(&mut changed);
        if changed == self.comments[at] {
            return None;
        }
        Some(Transaction { name, edits: vec![Edit::Comments { at, remove: 1, insert: vec![changed] }] })
    }

    /// Creates the transaction that removes a comment and its anchors; `None` if there is no such comment.
    #[must_use]
    pub fn remove_comment(&self, id: CommentId) -> Option<Transaction> {
        let at = self.comments.iter().position(|comment| comment.id == id)?;
        let mut edits = self.remove_anchor_edits(AnchorId::Comment(id));
        edits.push(Edit::Comments { at, remove: 1, insert: Vec::new() });
        Some(Transaction { name: TransactionName::RemoveComment, edits })
    }

    /// The edits that set an anchor on a byte range of the body text, one per block; `None` if the range does not lie on it.
    pub(super) fn anchor_edits(&self, id: AnchorId, range: &Range<usize>) -> Option<Vec<Edit>> {
        let (first, start) = locate_offset(&self.body, range.start);
        let (last, end) = locate_offset(&self.body, range.end);
        let is_exact = |block: usize, within: usize, at: usize| block_offset(&self.body, block) + within == at;
        if self.body.is_empty() || !is_exact(first, start, range.start) || !is_exact(last, end, range.end) {
            return None;
        }
        let mut edits = Vec::new();
        for at in first..=last {
            let mut block = self.body[at].clone();
            let part = if at == first { start } else { 0 }..if at == last { end } else { block.text.len() };
            if part.is_empty() && first != last {
                continue;
            }
            block.add_anchor(id, part);
            edits.push(Edit::Blocks { at, remove: 1, insert: vec![block] });
        }
        Some(edits)
    }

    /// The edits that remove all anchors of an id.
    pub(super) fn remove_anchor_edits(&self, id: AnchorId) -> Vec<Edit> {
        let with_anchor = self.body.iter().enumerate().filter(|(_, block)| block.anchor(id).is_some());
        let without = with_anchor.map(|(at, block)| {
            let mut block = block.clone();
            block.anchors.retain(|anchor| anchor.id != id);
            Edit::Blocks { at, remove: 1, insert: vec![block] }
        });
        without.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, BlockKind};

    fn story() -> Article {
        let body = ["Warga desa pulang.", "Hujan turun lagi.", "Jembatan dibuka."];
        Article { body: body.map(|text| Block::new(BlockKind::Paragraph, text)).into(), ..Article::default() }
    }

    fn words(article: &Article, id: u32) -> Option<String> {
        Some(body_text_slice(&article.body, article.comment_range(CommentId(id))?))
    }

    fn apply(article: &mut Article, change: Option<Transaction>) -> Transaction {
        change.unwrap().apply(article).unwrap()
    }

    #[test]
    fn comments_overlap_and_reach_over_paragraphs() {
        let mut article = story();
        let before = article.clone();
        let change = article.add_comment(&(6..10), "Rina", "2026-11-30T14:05+07:00", " kampung? ");
        let back = apply(&mut article, change);
        let change = article.add_comment(&(11..24), "", "", "gabungkan");
        apply(&mut article, change);
        let change = article.add_comment(&(0..17), "", "", "siapa?");
        apply(&mut article, change);
        assert_eq!([0, 1, 2].map(|id| words(&article, id).unwrap()), ["desa", "pulang.\nHujan", "Warga desa pulang"]);
        assert_eq!((article.comments[0].text.as_str(), article.comments[0].quote.as_str()), ("kampung?", "desa"));
        let edits = article.splice(18..19, " ").unwrap().edits;
        article.apply_all(edits).unwrap();
        assert_eq!(words(&article, 1).unwrap(), "pulang. Hujan");
        let mut once = before.clone();
        let change = once.add_comment(&(6..10), "Rina", "2026-11-30T14:05+07:00", "kampung?");
        apply(&mut once, change);
        back.apply(&mut once).unwrap();
        assert_eq!(once, before);
    }

    #[test]
    fn a_comment_is_edited_resolved_and_removed() {
        let mut article = story();
        let before = article.clone();
        let change = article.add_comment(&(0..5), "", "", "siapa?");
        apply(&mut article, change);
        let id = CommentId(0);
        assert_eq!(article.resolve_comment(id, false), None);
        let change = article.resolve_comment(id, true);
        let open_again = apply(&mut article, change);
        assert!(article.comments[0].is_resolved);
        open_again.apply(&mut article).unwrap();
        let change = article.edit_comment(id, "warga mana?");
        apply(&mut article, change);
        assert_eq!((article.comments[0].text.as_str(), article.edit_comment(id, " ")), ("warga mana?", None));
        let change = article.remove_comment(id);
        apply(&mut article, change);
        assert_eq!(article, before);
    }

    #[test]
    fn a_comment_without_an_anchor_is_found_by_its_words() {
        let mut article = story();
        let change = article.add_comment(&(19..24), "", "", "deras?");
        apply(&mut article, change);
        article.body.iter_mut().for_each(|block| block.anchors.clear());
        article.body.insert(0, Block::new(BlockKind::Paragraph, "Baru."));
        assert_eq!(words(&article, 0).unwrap(), "Hujan");
        article.body[2].text = "Gerimis.".into();
        assert_eq!(article.comment_range(CommentId(0)), None);
    }

    #[test]
    fn a_comment_needs_a_text_and_a_place() {
        let article = story();
        assert_eq!(article.add_comment(&(0..5), "", "", " \n"), None);
        assert_eq!(article.add_comment(&(0..900), "", "", "x"), None);
        assert_eq!(Article::default().add_comment(&(0..0), "", "", "x"), None);
    }
}
