//! Comments at passages of the text.

use crate::workspace::state::revise::CommentDraft;
use crate::workspace::{Document, FocusTarget, Modal, Notice, NoticeKind, Workspace};
use redaksi_core::article::{Comment, CommentId, block_offset, body_text_slice, locate_offset};
use redaksi_core::text::{is_blank, word_at_caret};
use std::ops::Range;
use std::time::Duration;

impl Workspace {
    /// Sets the time of day, as it is written into comments: in ISO 8601, or empty if it is unknown.
    pub fn set_wall_time(&mut self, time: String) {
        self.wall_time = time;
    }

    /// Opens the dialog that adds a comment about the selection, or the word at the caret.
    pub(crate) fn show_add_comment(&mut self) {
        let Some(document) = self.active() else { return };
        let Some(range) = passage_to_comment(document) else {
            self.notify(Notice::warning(NoticeKind::NothingToComment));
            return;
        };
        let quote = body_text_slice(&document.article().body, range.clone());
        self.modals.open(Modal::Comment(CommentDraft { document: document.id(), range, quote }));
    }

    pub(crate) fn add_comment(&mut self, range: &Range<usize>, text: &str, now: Duration) {
        self.modals.close(Modal::is_comment);
        let (author, at) = (self.settings.user_name.clone(), self.wall_time.clone());
        self.transact(now, |article| article.add_comment(range, &author, &at, text));
    }

    /// The first open comment at the caret or in the selection, else the first done one.
    #[must_use]
    pub fn comment_at_caret(&self) -> Option<CommentId> {
        let document = self.active()?;
        let article = document.article();
        let selection = document.selection();
        let touches = |comment: &&Comment| {
            let range = article.comment_range(comment.id);
            range.is_some_and(|range| range.start <= selection.end && selection.start <= range.end)
        };
        let mut here: Vec<&Comment> = article.comments.iter().filter(touches).collect();
        here.sort_by_key(|comment| comment.is_resolved);
        here.first().map(|comment| comment.id)
    }

    /// Marks the comment at the caret as done, or as open again.
    pub(crate) fn resolve_comment_at_caret(&mut self, now: Duration) {
        match self.comment_at_caret() {
            Some(id) => self.transact(now, |article| {
                article.resolve_comment(id, !article.comment(id).is_some_and(|comment| comment.is_resolved))
            }),
            None => self.notify(Notice::warning(NoticeKind::NoCommentHere)),
        }
    }

    /// Goes to the next open comment, wrapping around at the end.
    pub(crate) fn go_to_next_comment(&mut self) {
        let Some(document) = self.active() else { return };
        let article = document.article();
        let open = article.comments.iter().filter(|comment| !comment.is_resolved);
        let mut places: Vec<Range<usize>> = open.filter_map(|comment| article.comment_range(comment.id)).collect();
        places.sort_by_key(|range| range.start);
        let selection = document.selection();
        let next = places.iter().find(|range| range.start > selection.start);
        let is_wrapped = next.is_none();
        match next.or(places.first()).cloned() {
            Some(range) => {
                if is_wrapped {
                    let is_only = places.len() == 1 && range == selection;
                    let kind = if is_only { NoticeKind::NoOtherComment } else { NoticeKind::CommentsFromStart };
                    self.notify(Notice::info(kind));
                }
                if let Some(document) = self.active_mut() {
                    document.set_selection(range.start, range.end);
                }
                self.view.request_focus(FocusTarget::Editor);
            }
            None => self.notify(Notice::info(NoticeKind::NoComments)),
        }
    }
}

/// The selection, or the word at the caret, or the paragraph if the caret is at no word.
fn passage_to_comment(document: &Document) -> Option<Range<usize>> {
    let selection = document.selection();
    let body = &document.article().body;
    // A finding about spaces selects nothing that a comment could be about.
    if !is_blank(&body_text_slice(body, selection.clone())) {
        return Some(selection);
    }
    let (index, at) = locate_offset(body, selection.start);
    let text = &body.get(index)?.text;
    let start = block_offset(body, index);
    let word = word_at_caret(text, at);
    let part = if word.is_empty() { 0..text.len() } else { word };
    (!part.is_empty()).then_some(start + part.start..start + part.end)
}
