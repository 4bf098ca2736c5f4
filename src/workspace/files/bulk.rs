//! Bulk operations on all open documents. Each document gets its own undo step; the last bulk operation can also be
//! undone in all documents at once.

use crate::workspace::state::batch::{BulkSave, BulkUndo};
use crate::workspace::{Document, DocumentId, Effect, MessageArg, Notice, NoticeKind, Workspace};
use redaksi_core::formats::Format;
use std::collections::VecDeque;
use std::time::Duration;

/// The most documents that are being written at the same time.
const MAX_IN_FLIGHT: usize = 16;

impl Workspace {
    /// Removes the certain promos of every document, one undo step in each.
    pub(crate) fn clean_all(&mut self, now: Duration) {
        self.notices.mark_stale();
        let (mut promos, mut documents) = (0, 0);
        let (mut rejected, mut bulk_undo) = (None, BulkUndo::default());
        for document in self.documents.iter_mut() {
            let Some(change) = document.article().remove_certain_promos() else { continue };
            let certain = document.promo_counts().certain;
            match document.apply(change, None, now) {
                Ok(()) => {
                    (promos, documents) = (promos + certain, documents + 1);
                    bulk_undo.record(document);
                }
                Err(error) => rejected = Some(error),
            }
        }
        self.batch.undo = bulk_undo;
        if let Some(error) = rejected {
            self.notify_edit_rejected(&error);
        }
        let open = self.documents.iter().map(|document| document.promo_counts().open).sum();
        let notice = Notice::info(NoticeKind::CleanedEvery).with_count(promos);
        self.notify_all_documents(
            notice.with_arg("stories", MessageArg::Count(documents)).with_arg("left", MessageArg::Count(open)),
        );
    }

    /// Whether the last bulk operation can be undone: none of its documents was changed or closed since.
    #[must_use]
    pub fn can_undo_bulk(&self) -> bool {
        let is_unchanged = |(id, revision): &(DocumentId, u64)| {
            self.document(*id).is_some_and(|document| document.revision() == *revision)
        };
        let BulkUndo { documents, rules } = &self.batch.undo;
        (rules.is_some() || !documents.is_empty()) && documents.iter().all(is_unchanged)
    }

    /// Undoes the last bulk operation in all its documents, and restores the user rules if it saved a rule.
    pub(crate) fn undo_bulk(&mut self) -> Vec<Effect> {
        if !self.can_undo_bulk() {
            return Vec::new();
        }
        self.notices.mark_stale();
        let mut documents = 0;
        let BulkUndo { documents: changed, rules } = std::mem::take(&mut self.batch.undo);
        for (id, _) in changed {
            let stepped = self.document_mut(id).map(|document| document.undo_redo(true));
            match stepped {
                Some(Ok(())) => documents += 1,
                Some(Err(error)) => self.notify_edit_rejected(&error),
                None => {}
            }
        }
        let kind = if rules.is_some() { NoticeKind::RuleUndone } else { NoticeKind::UndoneEvery };
        self.notify_all_documents(Notice::info(kind).with_count(documents));
        rules.map_or_else(Vec::new, |rules| self.set_user_rules(rules))
    }

    /// Saves every document with unsaved changes or without a file of its own: to its file, or to a new one beside the
    /// source file. Existing files are never overwritten without asking. Documents without any path are only reported.
    pub(crate) fn save_all(&mut self) -> Vec<Effect> {
        if self.batch.save.remaining() > 0 {
            return Vec::new();
        }
        let needs_save =
            |document: &&Document| !document.is_saving() && (!document.is_saved() || document.format().is_none());
        let (queued, pathless): (Vec<&Document>, Vec<&Document>) =
            self.documents.iter().filter(needs_save).partition(|document| document.path().is_some());
        let pathless = pathless.len();
        let queued: VecDeque<DocumentId> = queued.into_iter().map(Document::id).collect();
        self.batch.save = BulkSave { total: queued.len(), queued, ..BulkSave::default() };
        if pathless > 0 {
            self.notify(Notice::warning(NoticeKind::NoFileYet).with_count(pathless));
        } else if self.batch.save.total == 0 {
            self.notify(Notice::info(NoticeKind::AllSaved));
        }
        self.save_next_queued()
    }

    /// Saves a document to its own file, or to a new file beside the source file if it has none.
    pub(crate) fn save_in_place(&mut self, id: DocumentId) -> Vec<Effect> {
        let Some(document) = self.document(id) else { return Vec::new() };
        let (path, is_known) = (crate::workspace::suggested_path(document), document.fingerprint.is_some());
        match document.format() {
            Some(format) => self.save_to(id, path, format, is_known),
            None => self.save_to(id, path, Format::Ron, false),
        }
    }

    /// Starts writing queued documents, up to the limit.
    fn save_next_queued(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        while self.batch.save.in_flight.len() < MAX_IN_FLIGHT
            && let Some(id) = self.batch.save.queued.pop_front()
        {
            let written = self.save_in_place(id);
            if !written.is_empty() {
                self.batch.save.in_flight.push(id);
            }
            effects.extend(written);
        }
        effects
    }

    /// A document of the bulk save was written, or failed: starts the next one, and reports the result after the last
    /// one.
    pub(crate) fn on_bulk_item_saved(&mut self, id: DocumentId, is_saved: bool) -> Vec<Effect> {
        let saving = &mut self.batch.save;
        let Some(at) = saving.in_flight.iter().position(|in_flight| *in_flight == id) else { return Vec::new() };
        saving.in_flight.swap_remove(at);
        saving.saved += usize::from(is_saved);
        let effects = self.save_next_queued();
        if self.batch.save.remaining() == 0 {
            let BulkSave { total, saved, cancelled, .. } = std::mem::take(&mut self.batch.save);
            match (total, cancelled) {
                // The notice about the single document says more.
                (1, _) => {}
                (_, 0) if saved == total => self.notify(Notice::info(NoticeKind::SavedEvery).with_count(saved)),
                // The reasons were reported for each failed document.
                (_, 0) => {}
                (_, cancelled) => {
                    self.notify(
                        Notice::warning(NoticeKind::SavedStopped)
                            .with_count(saved)
                            .with_arg("left", MessageArg::Count(cancelled)),
                    );
                }
            }
        }
        effects
    }

    /// Drops the queued documents of a running open or bulk save. Reads and writes already running still complete.
    pub(crate) fn cancel_batch(&mut self) {
        self.cancel_opening();
        let queued = std::mem::take(&mut self.batch.save.queued);
        self.batch.save.cancelled += queued.len();
    }

    /// The progress of the bulk save as (finished, total); `None` if none is running.
    #[must_use]
    pub fn save_progress(&self) -> Option<(usize, usize)> {
        let saving = &self.batch.save;
        let all = saving.total - saving.cancelled;
        (saving.remaining() > 0).then(|| (all - saving.remaining(), all))
    }

    /// Activates the next document with an undecided promo or unsaved changes.
    pub(crate) fn activate_next_unfinished(&mut self) {
        let count = self.documents.len();
        let at = self.documents.active_id().and_then(|id| self.documents.index_of(id)).unwrap_or(0);
        let next =
            (1..=count).map(|step| &self.documents[(at + step) % count]).find(|document| document.is_unfinished());
        match next.map(Document::id) {
            Some(id) => self.documents.activate(id),
            None => self.notify(Notice::info(NoticeKind::AllFinished)),
        }
    }
}

impl Document {
    /// Whether it has an undecided promo, has unsaved changes, or was never saved to a file of its own.
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        self.promo_counts().open > 0 || !self.is_saved() || self.format().is_none()
    }
}
