//! Closing documents and the window. Unsaved changes are never discarded without a prompt.

use crate::workspace::state::unsaved::UnsavedPrompt;
use crate::workspace::{Document, DocumentId, Effect, Modal, UnsavedAnswer, Workspace};

impl Workspace {
    pub(crate) fn close_active(&mut self) -> Vec<Effect> {
        self.documents.active_id().map_or_else(Vec::new, |id| self.close_documents(vec![id]))
    }

    /// Closes documents, or prompts once for those of them with unsaved changes; until the answer all stay open.
    pub(crate) fn close_documents(&mut self, closes: Vec<DocumentId>) -> Vec<Effect> {
        let needs_saving = |id: &&DocumentId| !self.is_fully_saved(**id);
        let is_saving = |id: &DocumentId| self.document(*id).is_some_and(Document::is_saving);
        let (saving, waiting): (Vec<_>, Vec<_>) = closes.iter().filter(needs_saving).partition(|id| is_saving(id));
        let is_saving = waiting.is_empty();
        let documents = if is_saving { saving } else { waiting };
        if documents.is_empty() {
            return closes.into_iter().flat_map(|id| self.close_document(id)).collect();
        }
        let previously_active = self.documents.active_id().filter(|_| closes.len() > 1);
        let prompt = UnsavedPrompt { documents, closes, is_quit: false, discarded: Vec::new(), previously_active };
        self.prompt_or_wait(prompt, is_saving);
        Vec::new()
    }

    /// Prompts about unsaved changes, or waits until the running writes are done.
    fn prompt_or_wait(&mut self, prompt: UnsavedPrompt, is_saving: bool) {
        self.modals.retain(|modal| !modal.is_unsaved());
        self.closing = None;
        if is_saving {
            self.closing = Some(prompt);
        } else {
            self.modals.open(Modal::Unsaved(prompt));
        }
    }

    /// The prompt about unsaved changes; `None` while it is closed.
    #[must_use]
    pub fn unsaved_prompt(&self) -> Option<&UnsavedPrompt> {
        self.modals.find(Modal::try_as_unsaved_ref)
    }

    /// The close that waits for running writes.
    #[must_use]
    pub fn closing(&self) -> Option<&UnsavedPrompt> {
        self.closing.as_ref()
    }

    /// Closes the window, or prompts once for all documents with unsaved changes.
    pub(crate) fn quit(&mut self) -> Vec<Effect> {
        self.quit_discarding(Vec::new())
    }

    /// Like [`Workspace::quit`], but does not prompt for these documents. They stay open until the window closes.
    fn quit_discarding(&mut self, discarded: Vec<DocumentId>) -> Vec<Effect> {
        let needs_saving =
            |document: &&Document| !self.is_fully_saved(document.id()) && !discarded.contains(&document.id());
        let (saving, waiting): (Vec<&Document>, Vec<&Document>) =
            self.documents.iter().filter(needs_saving).partition(|document| document.is_saving());
        let is_saving = waiting.is_empty();
        let documents: Vec<DocumentId> =
            if is_saving { saving } else { waiting }.into_iter().map(Document::id).collect();
        if documents.is_empty() {
            let all: Vec<DocumentId> = self.documents.iter().map(Document::id).collect();
            let mut effects: Vec<Effect> = all.into_iter().flat_map(|id| self.discard_autosave(id)).collect();
            effects.push(Effect::Quit);
            return effects;
        }
        let previously_active = self.documents.active_id();
        if let [document] = documents[..] {
            self.documents.activate(document);
        }
        self.modals.retain(|modal| !modal.is_file_prompt());
        let prompt = UnsavedPrompt { documents, closes: Vec::new(), is_quit: true, discarded, previously_active };
        self.prompt_or_wait(prompt, is_saving);
        Vec::new()
    }

    /// Whether the document can be closed without a prompt, and no write is running.
    fn is_fully_saved(&self, id: DocumentId) -> bool {
        self.document(id).is_none_or(|document| document.is_disposable() && !document.is_saving())
    }

    pub(crate) fn answer_unsaved_prompt(&mut self, answer: UnsavedAnswer) -> Vec<Effect> {
        let prompt = self.modals.close(Modal::is_unsaved).and_then(Modal::try_as_unsaved);
        let Some(mut prompt) = prompt.or_else(|| self.closing.take()) else { return Vec::new() };
        match answer {
            UnsavedAnswer::Cancel => {
                if let Some(id) = prompt.previously_active {
                    self.documents.activate(id);
                }
                Vec::new()
            }
            UnsavedAnswer::Discard if prompt.is_quit => {
                prompt.discarded.append(&mut prompt.documents);
                self.quit_discarding(prompt.discarded)
            }
            UnsavedAnswer::Discard => {
                let (discarded, rest): (Vec<_>, Vec<_>) =
                    prompt.closes.into_iter().partition(|id| prompt.documents.contains(id));
                let mut effects: Vec<Effect> = discarded.into_iter().flat_map(|id| self.close_document(id)).collect();
                effects.extend(self.close_documents(rest));
                effects
            }
            UnsavedAnswer::Save => {
                self.closing = Some(prompt);
                self.save_next_prompted()
            }
        }
    }

    /// Saves the next document of the prompt. With several documents, one that was never saved is written beside its
    /// source file, as bulk save does; for a single document the user is asked for the path.
    fn save_next_prompted(&mut self) -> Vec<Effect> {
        let Some(prompt) = &self.closing else { return Vec::new() };
        let is_unsaved = |id: &&DocumentId| !self.is_fully_saved(**id);
        let Some(id) = prompt.documents.iter().find(is_unsaved).copied() else { return Vec::new() };
        let is_one = prompt.documents.len() == 1;
        self.documents.activate(id);
        let has_place = self.document(id).is_some_and(|document| document.path().is_some());
        if has_place && !is_one { self.save_in_place(id) } else { self.save() }
    }

    /// Called after a write: saves the next document of the prompt, closes what was to be closed, or prompts again for
    /// a document that has changed since.
    pub(crate) fn continue_closing(&mut self, saved: DocumentId) -> Vec<Effect> {
        if self.document(saved).is_some_and(Document::is_saving) {
            return Vec::new();
        }
        let Some(mut prompt) = self.closing.take_if(|prompt| prompt.documents.contains(&saved)) else {
            return Vec::new();
        };
        if prompt.documents.iter().all(|id| self.is_fully_saved(*id)) {
            // When the window closes, the document stays part of the session.
            return if prompt.is_quit {
                self.quit_discarding(prompt.discarded)
            } else {
                self.close_documents(prompt.closes)
            };
        }
        if self.is_fully_saved(saved) {
            self.closing = Some(prompt);
            return self.save_next_prompted();
        }
        prompt.documents.retain(|id| !self.is_fully_saved(*id));
        self.modals.open(Modal::Unsaved(prompt));
        Vec::new()
    }

    /// Removes a document from the workspace and from the journal.
    fn close_document(&mut self, id: DocumentId) -> Vec<Effect> {
        let effects = self.discard_autosave(id);
        self.remove_document(id);
        effects
    }

    /// Removes a document, and closes the dialogs about it.
    pub(crate) fn remove_document(&mut self, id: DocumentId) {
        self.conflict_read = self.conflict_read.take().filter(|(document, _)| *document != id);
        self.modals.retain(|modal| match modal {
            Modal::Conflict(conflict) => conflict.document != id,
            Modal::Versions(versions) => versions.document != id,
            Modal::FilePrompt(prompt) => prompt.document() != Some(id),
            Modal::Comment(draft) => draft.document != id,
            Modal::Link(draft) => draft.document != id,
            Modal::Dismissal(draft) => draft.document != id,
            Modal::Fixes(preview) => preview.document != id,
            Modal::Export(draft) => !draft.request.documents.contains(&id),
            Modal::Ready | Modal::AttachOriginal | Modal::PairParagraphs(_) => self.documents.active_id() != Some(id),
            Modal::Unsaved(_)
            | Modal::RuleEditor(_)
            | Modal::Vocabulary(_)
            | Modal::Recovery(_)
            | Modal::Goto(_)
            | Modal::CopyParts
            | Modal::BulkEdit(_)
            | Modal::Glossary(_)
            | Modal::ReadySeveral(_)
            | Modal::GoToAnything
            | Modal::Palette
            | Modal::KeyHelp
            | Modal::Tour => true,
        });
        self.documents.remove(id);
    }
}
