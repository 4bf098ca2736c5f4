//! Collects the text of a document with its tracked changes and the passages that comments stand on. Used by the readers
//! of formats that record changes.

use crate::read::document::{ChangeView, DocumentChange, DocumentChangeKind, DocumentComment, TextPlace};
use crate::read::flow::{FlowBlock, FlowImage, FlowKind, RunStyle};
use crate::read::limits::MAX_QUOTE_CHARS;
use std::collections::HashMap;

/// How many characters before a change are kept.
const MAX_CHARS_BEFORE: usize = 32;

/// Collects blocks of text. Text that a change deleted goes to the change, other text to the open block.
#[derive(Debug, Default)]
pub(crate) struct ChangeLog {
    /// Whether the changes are accepted or rejected.
    view: ChangeView,
    /// The block that text is appended to.
    block: FlowBlock,
    /// The characters of the open block.
    chars: usize,
    /// How many blocks with text are complete.
    blocks: usize,
    /// The accepted text so far, from which comments quote.
    text: String,
    changes: Vec<DocumentChange>,
    /// The changes that are open, by their index, the innermost last.
    open_changes: Vec<usize>,
    /// Where each open comment begins.
    open_comments: HashMap<String, (usize, TextPlace)>,
    /// The passages of comments, in the order of their beginnings.
    passages: Vec<(String, usize, String, TextPlace)>,
}

impl ChangeLog {
    /// Creates an empty one.
    pub fn new(view: ChangeView) -> Self {
        Self { view, ..Self::default() }
    }

    /// Whether text of a change is part of the content.
    pub fn keeps(&self, kind: DocumentChangeKind) -> bool {
        let is_new = matches!(kind, DocumentChangeKind::Inserted | DocumentChangeKind::MovedHere);
        is_new == (self.view == ChangeView::Accepted)
    }

    fn place(&self) -> TextPlace {
        TextPlace { block: self.blocks, chars: self.chars }
    }

    /// Appends text. Struck text is a deletion by an unknown author.
    pub fn push(&mut self, text: &str, style: &RunStyle) {
        if style.struck && self.is_kept() && self.view == ChangeView::Accepted {
            self.open_change(DocumentChangeKind::Deleted, "", "");
            self.push_plain(text, style);
            self.close_change();
        } else {
            self.push_plain(text, style);
        }
    }

    fn push_plain(&mut self, text: &str, style: &RunStyle) {
        let out = self.open_changes.iter().rev().find(|index| !self.keeps(self.changes[**index].kind));
        if let Some(index) = out.copied() {
            self.changes[index].text.push_str(text);
            return;
        }
        self.block.push(text, style);
        self.chars += text.chars().count();
        self.text.push_str(text);
        if let Some(index) = self.open_changes.last() {
            self.changes[*index].text.push_str(text);
        }
    }

    /// Whether text that is appended now is part of the content.
    pub fn is_kept(&self) -> bool {
        self.open_changes.iter().all(|index| self.keeps(self.changes[*index].kind))
    }

    /// Opens a change. It continues the change before it if that has the same kind and author and ends here.
    pub fn open_change(&mut self, kind: DocumentChangeKind, author: &str, date: &str) {
        let place = self.place();
        let continued = self.changes.len().checked_sub(1).filter(|index| {
            let last = &self.changes[*index];
            let end = if self.keeps(kind) { last.place.chars + last.text.chars().count() } else { last.place.chars };
            self.open_changes.is_empty()
                && last.kind == kind
                && last.author == author
                && last.place.block == place.block
                && end == place.chars
        });
        let index = continued.unwrap_or_else(|| {
            let (author, date) = (author.to_owned(), date.to_owned());
            let before = self.words_before();
            self.changes.push(DocumentChange { kind, author, date, text: String::new(), before, place });
            self.changes.len() - 1
        });
        self.open_changes.push(index);
    }

    /// Returns the end of the accepted text, from one block.
    fn words_before(&self) -> String {
        let line = self.text.trim_end_matches('\n').rsplit('\n').next().unwrap_or_default();
        let count = line.chars().count();
        line.chars().skip(count.saturating_sub(MAX_CHARS_BEFORE)).collect::<String>().trim_start().to_owned()
    }

    /// Closes the innermost change.
    pub fn close_change(&mut self) {
        self.open_changes.pop();
    }

    /// Marks where the passage of a comment begins.
    pub fn open_comment(&mut self, id: &str) {
        self.open_comments.insert(id.to_owned(), (self.text.len(), self.place()));
    }

    /// Marks where the passage of a comment ends; one that was not opened stands on this point.
    pub fn close_comment(&mut self, id: &str) {
        let known = |passage: &(String, usize, String, TextPlace)| passage.0 == id;
        match self.open_comments.remove(id) {
            Some((start, place)) => {
                let quote = self.text[start..].trim().chars().take(MAX_QUOTE_CHARS).collect();
                self.passages.push((id.to_owned(), start, quote, place));
            }
            // The reference behind the passage.
            None if self.passages.len() < 1_000 && self.passages.iter().any(known) => {}
            None => self.passages.push((id.to_owned(), self.text.len(), String::new(), self.place())),
        }
    }

    /// Completes the open block and returns it with its kind.
    pub fn end_block(&mut self, kind: FlowKind) -> FlowBlock {
        let block = FlowBlock { kind, ..std::mem::take(&mut self.block) };
        if !block.is_blank() {
            self.blocks += 1;
            self.text.push('\n');
            if let Some(index) = self.open_changes.last() {
                self.changes[*index].text.push('\n');
            }
        }
        self.chars = 0;
        block
    }

    /// Adds an image to the open block, unless a change deleted it.
    pub fn push_image(&mut self, image: FlowImage) {
        if self.is_kept() && !image.source.is_empty() {
            self.block.images.push(image);
        }
    }

    /// Puts the open block aside, so that text of another one can be appended, and returns it.
    pub fn suspend(&mut self) -> (FlowBlock, usize) {
        (std::mem::take(&mut self.block), std::mem::take(&mut self.chars))
    }

    /// Continues a block that was put aside.
    pub fn resume(&mut self, (block, chars): (FlowBlock, usize)) {
        (self.block, self.chars) = (block, chars);
    }

    /// Returns the changes, and the comments with their passages. `comments` has the comments by their identifier,
    /// without passages; those whose passage is not found are returned last.
    pub fn finish(
        mut self,
        mut comments: Vec<(String, DocumentComment)>,
    ) -> (Vec<DocumentChange>, Vec<DocumentComment>) {
        let mut places: HashMap<String, (usize, String, TextPlace)> = HashMap::new();
        for (id, start, quote, place) in std::mem::take(&mut self.passages) {
            places.entry(id).or_insert((start, quote, place));
        }
        for (id, (start, place)) in std::mem::take(&mut self.open_comments) {
            places.entry(id).or_insert((start, String::new(), place));
        }
        let end = (self.text.len(), String::new(), self.place());
        comments.sort_by_key(|(id, _)| places.get(id).unwrap_or(&end).0);
        let comments = comments.into_iter().map(|(id, comment)| {
            let (_, quote, place) = places.get(&id).cloned().unwrap_or_else(|| end.clone());
            DocumentComment { quote, place, ..comment }
        });
        let mut changes = std::mem::take(&mut self.changes);
        changes.retain_mut(|change| {
            change.text.truncate(change.text.trim_end_matches('\n').len());
            !change.text.trim().is_empty()
        });
        (changes, comments.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain() -> RunStyle {
        RunStyle::default()
    }

    #[test]
    fn deleted_text_is_in_the_change_and_not_in_the_block() {
        let mut log = ChangeLog::default();
        log.push("Warga ", &plain());
        for part in ["memb", "ongkar"] {
            log.open_change(DocumentChangeKind::Deleted, "Sari", "2023");
            log.push(part, &plain());
            log.close_change();
        }
        log.open_change(DocumentChangeKind::Inserted, "Sari", "2023");
        log.push("membangun", &plain());
        assert!(log.is_kept());
        log.close_change();
        log.push(" jembatan.", &plain());
        let block = log.end_block(FlowKind::Paragraph);
        assert_eq!(block.runs[0].text, "Warga membangun jembatan.");
        let (changes, _) = log.finish(Vec::new());
        let shown: Vec<_> =
            changes.iter().map(|change| (change.kind, change.text.as_str(), change.place.chars)).collect();
        assert_eq!(
            shown,
            [(DocumentChangeKind::Deleted, "membongkar", 6), (DocumentChangeKind::Inserted, "membangun", 6)]
        );
    }

    #[test]
    fn struck_text_is_a_deletion_without_an_author() {
        let struck = RunStyle { struck: true, ..RunStyle::default() };
        let mut log = ChangeLog::default();
        log.push("Tarif ", &plain());
        log.push("lima", &struck);
        log.push(" ribu", &struck);
        log.push("enam ribu.", &plain());
        assert_eq!(log.end_block(FlowKind::Paragraph).runs[0].text, "Tarif enam ribu.");
        let (changes, _) = log.finish(Vec::new());
        assert_eq!(changes.len(), 1);
        assert_eq!(
            (changes[0].kind, changes[0].text.as_str(), changes[0].before.as_str()),
            (DocumentChangeKind::Deleted, "lima ribu", "Tarif ")
        );
        let mut log = ChangeLog::new(ChangeView::Rejected);
        log.push("lima", &struck);
        assert_eq!(log.end_block(FlowKind::Paragraph).runs[0].text, "lima");
    }

    #[test]
    fn comments_quote_their_passage_in_the_order_of_the_text() {
        let comment = |id: &str| {
            let comment = DocumentComment {
                author: id.to_owned(),
                date: String::new(),
                text: "cek".into(),
                quote: String::new(),
                place: TextPlace::default(),
            };
            (id.to_owned(), comment)
        };
        let mut log = ChangeLog::default();
        log.push("Satu ", &plain());
        log.open_comment("b");
        log.push("dua", &plain());
        log.end_block(FlowKind::Paragraph);
        log.push("tiga", &plain());
        log.close_comment("b");
        log.close_comment("b");
        log.close_comment("a");
        let (_, comments) = log.finish(vec![comment("x"), comment("a"), comment("b")]);
        let shown: Vec<_> = comments.iter().map(|comment| (comment.author.as_str(), comment.quote.as_str())).collect();
        assert_eq!(shown, [("b", "dua\ntiga"), ("x", ""), ("a", "")]);
        assert_eq!(comments[0].place, TextPlace { block: 0, chars: 5 });
    }
}
