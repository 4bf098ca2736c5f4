//! Bulk operations on all open documents. Each document gets its own undo step; the last bulk operation can also be
//! undone in all documents at once.

use crate::workspace::commands::tags::learn_tags;
use crate::workspace::files::save::suggested_stem;
use crate::workspace::state::batch::{BulkItem, BulkSave, BulkUndo, NewFile};
use crate::workspace::state::view::FindingStop;
use crate::workspace::{
    Document, DocumentId, Effect, ErrorKind, ErrorReport, FilePrompt, FocusTarget, MessageArg, Notice, NoticeKind,
    Workspace,
};
use redaksi_core::article::{Decision, Passage, PassageKind};
use redaksi_core::formats::Format;
use std::collections::VecDeque;
use std::ops::Range;
use std::path::{Path, PathBuf};
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
        self.record_bulk_undo(bulk_undo);
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

    /// The number of documents in which the last bulk operation can be undone, and whether that takes back a rule; `None`
    /// if it cannot be undone.
    #[must_use]
    pub fn bulk_undo(&self) -> Option<(usize, bool)> {
        self.can_undo_bulk().then(|| (self.batch.undo.documents.len(), self.batch.undo.rules.is_some()))
    }

    /// Makes a bulk operation the one that can be undone. One that changed nothing leaves the one before it.
    pub(crate) fn record_bulk_undo(&mut self, bulk_undo: BulkUndo) {
        if !bulk_undo.documents.is_empty() {
            self.batch.undo = bulk_undo;
        }
    }

    /// Undoes the last bulk operation in all its documents, and restores the user rules if it saved a rule.
    pub(crate) fn undo_bulk(&mut self) -> Vec<Effect> {
        if !self.can_undo_bulk() {
            return Vec::new();
        }
        self.notices.mark_stale();
        let (mut documents, mut decisions) = (0, Vec::new());
        let BulkUndo { documents: changed, rules } = std::mem::take(&mut self.batch.undo);
        for (id, _) in changed {
            let stepped = self.document_mut(id).map(|document| document.undo_redo(true));
            match stepped {
                Some(Ok(undone)) => {
                    documents += 1;
                    decisions.extend(undone);
                }
                Some(Err(error)) => self.notify_edit_rejected(&error),
                None => {}
            }
        }
        let kind = if rules.is_some() { NoticeKind::RuleUndone } else { NoticeKind::UndoneEvery };
        self.notify_all_documents(Notice::info(kind).with_count(documents));
        let mut effects = rules.map_or_else(Vec::new, |rules| self.set_user_rules(rules));
        effects.extend(learn_tags(decisions));
        effects
    }

    /// Saves every document with unsaved changes or without a file of its own: to its file, or to a new one beside the
    /// source file. Existing files are never overwritten without asking. Documents without any path are only reported.
    pub(crate) fn save_all(&mut self) -> Vec<Effect> {
        let all: Vec<DocumentId> = self.documents.iter().map(Document::id).collect();
        self.save_documents(&all)
    }

    /// The same for some documents.
    pub(crate) fn save_documents(&mut self, ids: &[DocumentId]) -> Vec<Effect> {
        if self.batch.save.remaining() > 0 {
            return Vec::new();
        }
        let needs_save = |document: &&Document| {
            ids.contains(&document.id())
                && !document.is_saving()
                && (!document.is_saved() || document.format().is_none())
        };
        let (queued, pathless): (Vec<&Document>, Vec<&Document>) =
            self.documents.iter().filter(needs_save).partition(|document| document.path().is_some());
        let pathless = pathless.len();
        let item = |document: &Document| BulkItem { document: document.id(), target: None };
        let queued: VecDeque<BulkItem> = queued.into_iter().map(item).collect();
        self.batch.save = BulkSave { total: queued.len(), queued, ..BulkSave::default() };
        if pathless > 0 {
            self.notify(Notice::warning(NoticeKind::NoFileYet).with_count(pathless));
        } else if self.batch.save.total == 0 {
            self.notify(Notice::info(NoticeKind::AllSaved));
        }
        self.save_next_queued()
    }

    /// Opens the prompt for a folder to write documents in: those selected in the list, or all.
    pub(crate) fn save_all_as(&mut self) -> Vec<Effect> {
        let selected = self.selected_documents();
        let all = || self.documents.iter().map(Document::id).collect();
        self.prompt_save_into(if selected.is_empty() { all() } else { selected });
        Vec::new()
    }

    /// Opens the prompt for a folder to write these documents in; it suggests the folder of the first one with a file.
    pub(crate) fn prompt_save_into(&mut self, documents: Vec<DocumentId>) {
        let folder = |id: &DocumentId| Some(self.document(*id)?.path()?.parent()?.to_owned());
        let folder = documents.iter().find_map(folder).unwrap_or_default();
        if !documents.is_empty() {
            self.open_file_prompt(FilePrompt::SaveInto { documents, folder, format: Format::Ron });
        }
    }

    /// Writes each document to a new file in a folder. A name that is taken gets a number: nothing is overwritten.
    pub(crate) fn write_into(&mut self, ids: &[DocumentId], folder: &Path, format: Format) -> Vec<Effect> {
        if self.batch.save.remaining() > 0 {
            return Vec::new();
        }
        let item = |id: &DocumentId| {
            let stem = suggested_stem(self.document(*id)?);
            let target = Some(NewFile { folder: folder.to_owned(), stem, format, number: 1 });
            Some(BulkItem { document: *id, target })
        };
        let queued: VecDeque<BulkItem> = ids.iter().filter_map(item).collect();
        let folder = Some(folder.to_owned());
        self.batch.save = BulkSave { total: queued.len(), queued, folder, ..BulkSave::default() };
        self.save_next_queued()
    }

    /// Saves a document to its own file, or to a new file beside the source file if it has none.
    pub(crate) fn save_in_place(&mut self, id: DocumentId) -> Vec<Effect> {
        let Some(document) = self.document(id) else { return Vec::new() };
        if document.must_confirm_path() {
            return self.confirm_path(id);
        }
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
            && let Some(mut item) = self.batch.save.queued.pop_front()
        {
            let written = match &mut item.target {
                None => self.save_in_place(item.document),
                Some(target) => self.write_new_file(item.document, target),
            };
            if !written.is_empty() {
                self.batch.save.in_flight.push(item);
            }
            effects.extend(written);
        }
        effects
    }

    /// Writes a document to the first name that no other document has or got. The worker finds out whether the file
    /// exists.
    fn write_new_file(&mut self, id: DocumentId, target: &mut NewFile) -> Vec<Effect> {
        let is_taken = |path: &PathBuf| {
            self.batch.save.written.contains(path)
                || self.documents.of_file(path).is_some_and(|document| document.id() != id)
        };
        while is_taken(&target.path()) {
            target.number += 1;
        }
        let path = target.path();
        self.batch.save.written.insert(path.clone());
        // A document that is written over its own file is saved as usual.
        let is_own = |document: &Document| {
            document.path() == Some(path.as_path())
                && document.format() == Some(target.format)
                && document.fingerprint.is_some()
        };
        let replace = self.document(id).is_some_and(is_own);
        self.save_to(id, path, target.format, replace)
    }

    /// A new file of the bulk save could not be written: if its name is taken, it is queued again with the next number;
    /// else the error is kept for the report. Returns whether the error is handled.
    pub(crate) fn on_new_file_failed(&mut self, id: DocumentId, problem: &ErrorReport) -> bool {
        /// After this many names, something other than the name is wrong.
        const MAX_NUMBER: usize = 999;
        let saving = &mut self.batch.save;
        let is_of_item = |item: &BulkItem| item.document == id && item.target.is_some();
        let Some(at) = saving.in_flight.iter().position(is_of_item) else { return false };
        if problem.kind == ErrorKind::Exists
            && let Some(target) = saving.in_flight[at].target.as_mut().filter(|target| target.number < MAX_NUMBER)
        {
            target.number += 1;
            let item = saving.in_flight.swap_remove(at);
            saving.queued.push_front(item);
        } else {
            saving.failed.push(problem.clone());
        }
        true
    }

    /// A document of the bulk save was written, or failed: starts the next one, and reports the result after the last
    /// one.
    pub(crate) fn on_bulk_item_saved(&mut self, id: DocumentId, is_saved: bool) -> Vec<Effect> {
        let saving = &mut self.batch.save;
        if let Some(at) = saving.in_flight.iter().position(|item| item.document == id) {
            let item = saving.in_flight.swap_remove(at);
            saving.saved += usize::from(is_saved);
            saving.numbered += usize::from(is_saved && item.target.is_some_and(|target| target.number > 1));
        } else if saving.remaining() == 0 {
            return Vec::new();
        }
        let effects = self.save_next_queued();
        if self.batch.save.remaining() == 0 {
            let saving = std::mem::take(&mut self.batch.save);
            self.report_bulk_save(saving);
        }
        effects
    }

    fn report_bulk_save(&mut self, saving: BulkSave) {
        let BulkSave { total, saved, cancelled, folder, numbered, failed, .. } = saving;
        match (total, cancelled, folder) {
            (_, 0, Some(folder)) if saved > 0 => {
                let notice = Notice::info(NoticeKind::WrittenInto).with_count(saved).with_path(folder);
                self.notify_all_documents(notice.with_arg("numbered", MessageArg::Count(numbered)));
            }
            // The notice about the single document says more.
            (1, ..) => {}
            (_, 0, None) if saved == total => self.notify(Notice::info(NoticeKind::SavedEvery).with_count(saved)),
            // The reasons were reported for each failed document.
            (_, 0, _) => {}
            (_, cancelled, _) => {
                self.notify(
                    Notice::warning(NoticeKind::SavedStopped)
                        .with_count(saved)
                        .with_arg("left", MessageArg::Count(cancelled)),
                );
            }
        }
        self.report_failures(&failed, NoticeKind::WrittenSome, saved);
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

    /// Activates the next document with something to decide, in the order of the list, and selects what is to be
    /// decided there. Documents that the filter hides come last.
    pub(crate) fn activate_next_undecided(&mut self) {
        let listed: Vec<DocumentId> = self.listed_documents().into_iter().map(Document::id).collect();
        let hidden = self.documents.iter().map(Document::id).filter(|id| !listed.contains(id));
        let all: Vec<DocumentId> = listed.iter().copied().chain(hidden).collect();
        let active = self.documents.active_id();
        let start = all.iter().position(|id| Some(*id) == active).map_or(0, |at| at + 1);
        let undecided = |id: &DocumentId| Some((*id, self.document(*id)?.first_undecided()?));
        let mut others = all[start..].iter().chain(&all[..start]).filter(|id| Some(**id) != active);
        let Some((id, (place, doubtful_line))) = others.find_map(undecided) else {
            let is_in_active = self.active().is_some_and(|document| document.first_undecided().is_some());
            let kind = if is_in_active { NoticeKind::OnlyHereUndecided } else { NoticeKind::AllDecided };
            self.notify(Notice::info(kind));
            return;
        };
        self.documents.activate(id);
        if let Some(document) = self.document_mut(id) {
            document.set_selection(place.start, place.end);
        }
        self.view.finding = doubtful_line.map(|line| (id, FindingStop::ExcludedLine(line)));
        self.view.request_focus(FocusTarget::Editor);
    }
}

impl Document {
    /// The range of the first undecided promo, in bytes of the body text; or the place of the first excluded line in doubt
    /// with its number in the source text, if that is not below the promo.
    #[must_use]
    pub fn first_undecided(&self) -> Option<(Range<usize>, Option<u32>)> {
        let article = self.article();
        let groups = article.excluded_groups();
        let doubtful = article.doubtful_lines(&groups).next().map(|line| {
            let place = self.place_above(line.before);
            (place..place, Some(line.line))
        });
        let is_undecided =
            |passage: &&Passage| passage.kind == PassageKind::Promo && passage.decision == Decision::Undecided;
        let undecided = article.passages.iter().filter(is_undecided);
        let promos = undecided.filter_map(|passage| article.passage_range(passage.id)).map(|range| (range, None));
        doubtful.into_iter().chain(promos).min_by_key(|(range, _)| range.start)
    }
}
