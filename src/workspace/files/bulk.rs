//! Bulk operations on all open documents. Each document gets its own undo step; the last bulk operation can also be
//! undone in all documents at once.

use crate::workspace::commands::tags::learn_tags;
use crate::workspace::files::save::suggested_stem;
use crate::workspace::state::batch::{BulkItem, BulkSave, BulkUndo, NewFile, Question};
use crate::workspace::state::view::{FindingStop, Undecided, VisitedFinding};
use crate::workspace::{
    Document, DocumentId, Effect, ErrorKind, ErrorReport, FilePrompt, FocusTarget, Job, MessageArg, Notice, NoticeKind,
    PendingSave, Workspace,
};
use redaksi_core::article::{Decision, FieldName, Passage, PassageKind};
use redaksi_core::formats::Format;
use redaksi_core::formats::journal_entry::DraftField;
use std::collections::VecDeque;
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

    /// Saves every document with unsaved changes: to its file, or to a new one beside the source file. Existing files are
    /// never overwritten without asking. Documents without any path are only reported, and so are source files that nobody
    /// has changed: they get no second file unless the user asks for it.
    pub(crate) fn save_all(&mut self) -> Vec<Effect> {
        let is_untouched = |document: &&Document| document.is_saved() && document.format().is_none();
        let (untouched, changed): (Vec<&Document>, Vec<&Document>) = self.documents.iter().partition(is_untouched);
        let (untouched, changed) = (untouched.len(), changed.into_iter().map(Document::id).collect::<Vec<_>>());
        self.save_some(&changed, untouched)
    }

    /// The same for documents that the user chose, whether anybody has changed them or not.
    pub(crate) fn save_documents(&mut self, ids: &[DocumentId]) -> Vec<Effect> {
        self.save_some(ids, 0)
    }

    fn save_some(&mut self, ids: &[DocumentId], untouched: usize) -> Vec<Effect> {
        if self.batch.save.remaining() > 0 && self.batch.save.folder.is_some() {
            return Vec::new();
        }
        let (mut queued, mut asked, mut drafts, mut pathless) = (VecDeque::new(), Vec::new(), Vec::new(), 0);
        for document in self.documents.iter().filter(|document| ids.contains(&document.id())) {
            let id = document.id();
            if document.is_saving() || self.batch.save.is_queued(id) || self.is_asked_about(id) {
                continue;
            }
            let has_draft = self.draft_problem(document).is_some();
            if !has_draft && document.is_saved() && document.format().is_some() {
                continue;
            }
            if has_draft {
                drafts.push(id);
            } else if document.path().is_none() {
                pathless += 1;
            } else if document.must_confirm_path() {
                asked.push(pending_save(document));
            } else {
                queued.push_back(BulkItem::in_place(id));
            }
        }
        if pathless > 0 {
            self.notify(Notice::warning(NoticeKind::NoFileYet).with_count(pathless));
        } else if queued.is_empty() && asked.is_empty() && drafts.is_empty() && self.batch.save.remaining() == 0 {
            let untouched = MessageArg::Count(untouched);
            self.notify(Notice::info(NoticeKind::AllSaved).with_arg("untouched", untouched));
        }
        if self.batch.save.remaining() == 0 {
            self.batch.save = BulkSave { untouched, ..BulkSave::default() };
        }
        self.batch.save.drafts.extend(drafts);
        let mut effects = self.start_saving(queued);
        effects.extend(self.ask_about(asked));
        effects
    }

    /// Adds documents to the bulk save, and starts it.
    fn start_saving(&mut self, items: VecDeque<BulkItem>) -> Vec<Effect> {
        self.batch.save.total += items.len();
        self.batch.save.queued.extend(items);
        let mut effects = self.save_next_queued();
        effects.extend(self.finish_bulk_save());
        effects
    }

    /// Asks once for all these documents before they are written.
    fn ask_about(&mut self, mut files: Vec<PendingSave>) -> Vec<Effect> {
        match files.pop() {
            None => {}
            Some(file) if files.is_empty() && !self.is_prompting() && !file.replaces => {
                return self.confirm_path(file.document);
            }
            Some(file) if files.is_empty() && file.replaces => {
                let PendingSave { document, path, format, .. } = file;
                self.batch.questions.push_back(Question::File(FilePrompt::ConfirmOverwrite { document, path, format }));
            }
            Some(file) => {
                files.push(file);
                self.batch.questions.push_back(Question::File(FilePrompt::ConfirmSaves(files)));
            }
        }
        Vec::new()
    }

    /// Writes the documents of the open prompt to the files that it names.
    pub(crate) fn write_confirmed(&mut self) -> Vec<Effect> {
        let Some(FilePrompt::ConfirmSaves(files)) = self.take_file_prompt() else { return Vec::new() };
        if self.batch.save.remaining() == 0 {
            self.batch.save = BulkSave::default();
        }
        let item = |file: PendingSave| BulkItem { document: file.document, target: None, confirmed: Some(file) };
        self.start_saving(files.into_iter().map(item).collect())
    }

    /// Whether a question about a file is open, or is about to be.
    pub(crate) fn is_prompting(&self) -> bool {
        self.file_prompt().is_some() || self.file_conflict().is_some() || self.conflict_read.is_some()
    }

    /// Whether a question about the file of a document is open or waits.
    fn is_asked_about(&self, id: DocumentId) -> bool {
        let is_about = |prompt: &FilePrompt| match prompt {
            FilePrompt::ConfirmSaves(files) => files.iter().any(|file| file.document == id),
            prompt => prompt.document() == Some(id),
        };
        self.file_prompt().is_some_and(is_about)
            || self.batch.questions.iter().any(|question| match question {
                Question::File(prompt) => is_about(prompt),
                Question::Conflict(document) => *document == id,
            })
    }

    /// Opens the next question about a file, once no dialog is open.
    pub(crate) fn ask_next_question(&mut self) -> Vec<Effect> {
        while self.modals.current().is_none() && !self.is_prompting() {
            match self.batch.questions.pop_front() {
                None => break,
                Some(Question::Conflict(id)) => {
                    if self.document(id).is_some() {
                        return self.open_conflict(id);
                    }
                }
                Some(Question::File(FilePrompt::ConfirmSaves(mut files))) => {
                    files.retain(|file| self.document(file.document).is_some());
                    if !files.is_empty() {
                        self.open_file_prompt(FilePrompt::ConfirmSaves(files));
                    }
                }
                Some(Question::File(prompt)) => {
                    if prompt.document().is_none_or(|id| self.document(id).is_some()) {
                        self.open_file_prompt(prompt);
                    }
                }
            }
        }
        Vec::new()
    }

    /// Why what is typed into a field of a document and not entered cannot be stored, with the field; `None` if it can.
    pub(crate) fn draft_problem(&self, document: &Document) -> Option<(FieldName, Notice)> {
        document.drafts().iter().find_map(|draft| match draft.field {
            DraftField::Field(name) => Some((name, self.field_value_problem(name, &draft.text)?)),
            DraftField::Tag => None,
        })
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

    /// Writes each document to a new file in a folder. A name that is taken gets a number: nothing is overwritten. A working file
    /// becomes the file of its document; a text is an export, and the document keeps its own file.
    pub(crate) fn write_into(&mut self, ids: &[DocumentId], folder: &Path, format: Format) -> Vec<Effect> {
        if self.batch.save.remaining() > 0 {
            return Vec::new();
        }
        let has_draft = |id: &DocumentId| self.document(*id).is_some_and(|story| self.draft_problem(story).is_some());
        let (drafts, ids): (Vec<DocumentId>, Vec<DocumentId>) = ids.iter().copied().partition(has_draft);
        let item = |id: &DocumentId| {
            let document = self.document(*id)?;
            // A working file beside a text of the same story gets its name.
            let text = document.exported_text_in(folder).filter(|_| format == Format::Ron);
            let stem = text.and_then(|path| path.file_stem()?.to_str()).map(str::to_owned);
            let stem = stem.unwrap_or_else(|| suggested_stem(document));
            let target = Some(NewFile { folder: folder.to_owned(), stem, format, number: 1 });
            Some(BulkItem { document: *id, target, confirmed: None })
        };
        let queued: VecDeque<BulkItem> = ids.iter().filter_map(item).collect();
        self.batch.save = BulkSave { folder: Some(folder.to_owned()), drafts, ..BulkSave::default() };
        self.start_saving(queued)
    }

    /// Saves a document to its own file, or to a new file beside the source file if it has none.
    pub(crate) fn save_in_place(&mut self, id: DocumentId) -> Vec<Effect> {
        let Some(document) = self.document(id) else { return Vec::new() };
        if document.must_confirm_path() {
            return self.confirm_path(id);
        }
        let (path, is_known) = (crate::workspace::suggested_path(document), document.fingerprint.is_some());
        match document.format() {
            Some(format) => self.write_to(id, path, format, is_known),
            None => self.write_to(id, path, Format::Ron, false),
        }
    }

    /// Starts writing queued documents, up to the limit.
    fn save_next_queued(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        while self.batch.save.in_flight.len() < MAX_IN_FLIGHT
            && let Some(mut item) = self.batch.save.queued.pop_front()
        {
            let written = match (&mut item.target, &item.confirmed) {
                (Some(target), _) => self.write_new_file(item.document, target),
                (None, Some(file)) => self.write_to(item.document, file.path.clone(), file.format, file.replaces),
                (None, None) => self.save_in_place(item.document),
            };
            // A document that waits for a question is not being written: the others go on without it.
            if written.iter().any(|effect| matches!(effect, Effect::RunJob(Job::Save { .. }))) {
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
        self.write_to(id, path, target.format, replace)
    }

    /// Whether this write of the bulk save is an export: a text that does not become the file of the document.
    pub(crate) fn is_text_export(&self, id: DocumentId, path: &Path, format: Format) -> bool {
        let is_of_item =
            |item: &BulkItem| item.document == id && item.target.as_ref().is_some_and(|target| target.path() == path);
        let is_own = self.document(id).is_some_and(|document| document.path() == Some(path));
        format != Format::Ron && !is_own && self.batch.save.in_flight.iter().any(is_of_item)
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

    /// A document of the bulk save was not written because its file exists: it leaves the bulk save, which asks once for all
    /// such files at its end. Returns whether the error is handled.
    pub(crate) fn on_existing_file(&mut self, id: DocumentId, path: &Path, format: Format) -> bool {
        let saving = &mut self.batch.save;
        if !saving.in_flight.iter().any(|item| item.document == id && item.target.is_none()) {
            return false;
        }
        saving.total = saving.total.saturating_sub(1);
        saving.existing.push(PendingSave { document: id, path: path.to_owned(), format, replaces: true });
        true
    }

    /// A document of the bulk save was written, or failed: starts the next one, and reports the result after the last
    /// one.
    pub(crate) fn on_bulk_item_saved(&mut self, id: DocumentId, is_saved: bool) -> Vec<Effect> {
        let saving = &mut self.batch.save;
        if let Some(at) = saving.in_flight.iter().position(|item| item.document == id) {
            let item = saving.in_flight.swap_remove(at);
            saving.saved += usize::from(is_saved);
            let promos = self.documents.get(id).map_or(0, |document| document.promo_counts().open);
            saving.promos += if is_saved { promos } else { 0 };
            let is_text = item.target.as_ref().is_some_and(|target| target.format != Format::Ron);
            let is_unsaved = self.documents.get(id).is_some_and(|document| !document.is_saved());
            saving.unsaved += usize::from(is_saved && is_text && is_unsaved);
            saving.numbered += usize::from(is_saved && item.target.is_some_and(|target| target.number > 1));
        } else if saving.remaining() == 0 {
            return Vec::new();
        }
        let mut effects = self.save_next_queued();
        effects.extend(self.finish_bulk_save());
        effects
    }

    /// Reports the result of the bulk save when it is done, and asks about the files that exist.
    fn finish_bulk_save(&mut self) -> Vec<Effect> {
        if self.batch.save.remaining() > 0 {
            return Vec::new();
        }
        let mut saving = std::mem::take(&mut self.batch.save);
        let existing = std::mem::take(&mut saving.existing);
        self.report_bulk_save(saving);
        self.ask_about(existing)
    }

    fn report_bulk_save(&mut self, saving: BulkSave) {
        let BulkSave { total, saved, promos, untouched, cancelled, folder, numbered, unsaved, failed, drafts, .. } =
            saving;
        match (total, cancelled, folder) {
            (_, 0, Some(folder)) if saved > 0 => {
                let notice = Notice::info(NoticeKind::WrittenInto).with_count(saved).with_path(folder);
                let notice = notice.with_arg("numbered", MessageArg::Count(numbered));
                self.notify_all_documents(notice.with_arg("unsaved", MessageArg::Count(unsaved)));
            }
            // There was nothing to save, or the notice about the single document says more.
            (0 | 1, ..) => {}
            (_, 0, None) if saved == total => {
                let notice = Notice::info(NoticeKind::SavedEvery).with_count(saved);
                let notice = notice.with_arg("promos", MessageArg::Count(promos));
                self.notify_all_documents(notice.with_arg("untouched", MessageArg::Count(untouched)));
            }
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
        self.report_drafts(&drafts, saved);
    }

    /// Reports the documents that were not saved because a date in them is half typed, and how many were saved.
    fn report_drafts(&mut self, drafts: &[DocumentId], saved: usize) {
        let documents: Vec<&Document> = drafts.iter().filter_map(|id| self.document(*id)).collect();
        let Some((field, problem)) = documents.first().and_then(|document| self.draft_problem(document)) else {
            return;
        };
        let names: Vec<String> = documents.iter().map(|document| format!("“{}”", document.name())).collect();
        let notice = Notice::warning(NoticeKind::NotSavedDraft).with_count(documents.len());
        let notice = notice
            .with_arg("saved", MessageArg::Count(saved))
            .with_arg("names", MessageArg::Text(names.join(", ")))
            .with_arg("field", MessageArg::Message(format!("field-{}", field.code())));
        self.notify_all_documents(Notice { args: [notice.args.clone(), problem.args].concat(), ..notice });
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

    /// Goes to the next undecided promo or line in doubt of the active document and selects it. After its last one follows
    /// the next document with something to decide, in the order of the list. Documents that the filter hides come last.
    pub(crate) fn activate_next_undecided(&mut self) {
        let listed: Vec<DocumentId> = self.listed_documents().into_iter().map(Document::id).collect();
        let hidden = self.documents.iter().map(Document::id).filter(|id| !listed.contains(id));
        let all: Vec<DocumentId> = listed.iter().copied().chain(hidden).collect();
        let active = self.documents.active_id();
        let here = self.active().map(Document::undecided).unwrap_or_default();
        let current = here.iter().position(|undecided| self.is_at(undecided));
        let next_here = if let Some(at) = current {
            here.get(at + 1)
        } else {
            let caret = self.active().map_or(0, |document| document.selection().start);
            here.iter().find(|undecided| undecided.place.start >= caret).or(here.first())
        };
        let start = all.iter().position(|id| Some(*id) == active).map_or(0, |at| at + 1);
        let mut others = all[start..].iter().chain(&all[..start]).filter(|id| Some(**id) != active);
        let first_of = |id: &DocumentId| Some((*id, self.document(*id)?.undecided().into_iter().next()?));
        let in_active = |undecided: &Undecided| Some((active?, undecided.clone()));
        let next = next_here.and_then(in_active).or_else(|| others.find_map(first_of));
        let next = next.or_else(|| here.first().and_then(in_active));
        let Some((id, undecided)) = next else {
            self.notify(Notice::info(NoticeKind::AllDecided));
            return;
        };
        if Some(id) == active && here.len() == 1 && current.is_some() {
            self.notify(Notice::info(NoticeKind::OnlyHereUndecided));
        }
        self.go_to_undecided(id, undecided);
    }

    /// Activates a document and selects what is undecided in it.
    pub(crate) fn go_to_undecided(&mut self, id: DocumentId, undecided: Undecided) {
        self.documents.activate(id);
        let Undecided { place, doubtful_line } = undecided;
        if let Some(document) = self.document_mut(id) {
            document.set_selection(place.start, place.end);
        }
        let stop = doubtful_line.map_or(FindingStop::Text(place), FindingStop::ExcludedLine);
        self.view.finding = Some(VisitedFinding { document: id, stop, nth: 0 });
        self.view.request_focus(FocusTarget::Editor);
    }

    /// Goes to the first excluded line in doubt of the active document.
    pub(crate) fn go_to_doubtful_line(&mut self) {
        let first = |document: &Document| {
            let lines = document.undecided().into_iter().find(|undecided| undecided.doubtful_line.is_some());
            Some((document.id(), lines?))
        };
        if let Some((id, line)) = self.active().and_then(first) {
            self.go_to_undecided(id, line);
        }
    }

    /// Whether the user went to this undecided place of the active document last, and the caret is still there.
    pub(crate) fn is_at(&self, undecided: &Undecided) -> bool {
        self.active().is_some_and(|document| match undecided.doubtful_line {
            Some(line) => {
                self.chosen_doubtful_line() == Some(line) && document.selection().start == undecided.place.start
            }
            None => document.selection() == undecided.place,
        })
    }
}

/// The file that a document is written to after a question: its own, or a new one beside its source file.
fn pending_save(document: &Document) -> PendingSave {
    let (path, replaces) = (crate::workspace::suggested_path(document), document.fingerprint.is_some());
    match document.format() {
        Some(format) => PendingSave { document: document.id(), path, format, replaces },
        None => PendingSave { document: document.id(), path, format: Format::Ron, replaces: false },
    }
}

impl Document {
    /// The undecided promos and the excluded lines in doubt, in the order of the text. A line comes before a promo at the same
    /// place.
    #[must_use]
    pub(crate) fn undecided(&self) -> Vec<Undecided> {
        let article = self.article();
        let groups = article.excluded_groups();
        let doubtful = article.doubtful_lines(&groups).map(|line| {
            let place = self.place_above(line.before);
            Undecided { place: place..place, doubtful_line: Some(line.line) }
        });
        let is_undecided =
            |passage: &&Passage| passage.kind == PassageKind::Promo && passage.decision == Decision::Undecided;
        let undecided = article.passages.iter().filter(is_undecided);
        let promos = undecided
            .filter_map(|passage| article.passage_range(passage.id))
            .map(|place| Undecided { place, doubtful_line: None });
        let mut all: Vec<Undecided> = doubtful.chain(promos).collect();
        all.sort_by_key(|undecided| undecided.place.start);
        all
    }
}
