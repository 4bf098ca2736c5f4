//! Closing documents and the window. Unsaved changes are never discarded without a prompt.

use crate::workspace::{Document, DocumentId, Effect, UnsavedAnswer, Workspace};

/// The prompt about unsaved changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsavedPrompt {
    /// The documents with unsaved changes.
    pub documents: Vec<DocumentId>,
    /// Whether the whole window closes afterwards, not only one document.
    pub is_quit: bool,
    /// Whether the answer was Save and writes are still running.
    pub is_saving: bool,
    /// Documents that are discarded when the window closes.
    discarded: Vec<DocumentId>,
    /// The document that was active before the prompt.
    previously_active: Option<DocumentId>,
}

impl Workspace {
    pub(crate) fn close_active(&mut self) -> Vec<Effect> {
        let Some(document) = self.active() else { return Vec::new() };
        let (id, is_saving) = (document.id(), document.is_saving());
        if self.is_fully_saved(id) {
            return self.close_document(id);
        }
        let unsaved_prompt = UnsavedPrompt {
            documents: vec![id],
            is_quit: false,
            is_saving,
            discarded: Vec::new(),
            previously_active: None,
        };
        self.unsaved_prompt = Some(unsaved_prompt);
        Vec::new()
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
        let previously_active = self.active;
        if let [document] = documents[..] {
            self.active = Some(document);
        }
        self.file_prompt = None;
        self.unsaved_prompt = Some(UnsavedPrompt { documents, is_quit: true, is_saving, discarded, previously_active });
        Vec::new()
    }

    /// Whether all of the document is on disk and no write is running.
    fn is_fully_saved(&self, id: DocumentId) -> bool {
        self.document(id).is_none_or(|document| document.is_saved() && !document.is_saving())
    }

    pub(crate) fn answer_unsaved_prompt(&mut self, answer: UnsavedAnswer) -> Vec<Effect> {
        let Some(mut unsaved_prompt) = self.unsaved_prompt.take() else { return Vec::new() };
        match answer {
            UnsavedAnswer::Cancel => {
                if let Some(id) = unsaved_prompt.previously_active {
                    self.activate(id);
                }
                Vec::new()
            }
            UnsavedAnswer::Discard if unsaved_prompt.is_quit => {
                unsaved_prompt.discarded.append(&mut unsaved_prompt.documents);
                self.quit_discarding(unsaved_prompt.discarded)
            }
            UnsavedAnswer::Discard => {
                unsaved_prompt.documents.into_iter().flat_map(|id| self.close_document(id)).collect()
            }
            UnsavedAnswer::Save => {
                self.unsaved_prompt = Some(UnsavedPrompt { is_saving: true, ..unsaved_prompt });
                self.save_next_prompted()
            }
        }
    }

    /// Saves the next document of the prompt. With several documents, one that was never saved is written beside its
    /// source file, as bulk save does; for a single document the user is asked for the path.
    fn save_next_prompted(&mut self) -> Vec<Effect> {
        let Some(unsaved_prompt) = &self.unsaved_prompt else { return Vec::new() };
        let is_unsaved = |id: &&DocumentId| !self.is_fully_saved(**id);
        let Some(id) = unsaved_prompt.documents.iter().find(is_unsaved).copied() else { return Vec::new() };
        let is_one = unsaved_prompt.documents.len() == 1;
        self.active = Some(id);
        let has_place = self.document(id).is_some_and(|document| document.path().is_some());
        if has_place && !is_one { self.save_in_place(id) } else { self.save() }
    }

    /// Called after a write: saves the next document of the prompt, closes what was to be closed, or prompts again for
    /// a document that has changed since.
    pub(crate) fn continue_closing(&mut self, saved: DocumentId) -> Vec<Effect> {
        let is_awaited =
            |unsaved_prompt: &UnsavedPrompt| unsaved_prompt.is_saving && unsaved_prompt.documents.contains(&saved);
        if self.document(saved).is_some_and(Document::is_saving) {
            return Vec::new();
        }
        let Some(mut unsaved_prompt) = self.unsaved_prompt.take_if(|unsaved_prompt| is_awaited(unsaved_prompt)) else {
            return Vec::new();
        };
        if unsaved_prompt.documents.iter().all(|id| self.is_fully_saved(*id)) {
            // When the window closes, the document stays part of the session.
            return if unsaved_prompt.is_quit {
                self.quit_discarding(unsaved_prompt.discarded)
            } else {
                self.close_document(saved)
            };
        }
        if self.is_fully_saved(saved) {
            self.unsaved_prompt = Some(unsaved_prompt);
            return self.save_next_prompted();
        }
        unsaved_prompt.documents.retain(|id| !self.is_fully_saved(*id));
        self.unsaved_prompt = Some(UnsavedPrompt { is_saving: false, ..unsaved_prompt });
        Vec::new()
    }

    /// Removes a document from the workspace and from the journal.
    fn close_document(&mut self, id: DocumentId) -> Vec<Effect> {
        let effects = self.discard_autosave(id);
        self.remove_document(id);
        effects
    }

    pub(crate) fn remove_document(&mut self, id: DocumentId) {
        let Some(at) = self.documents.iter().position(|document| document.id() == id) else { return };
        // Close the dialogs about this document.
        self.conflict = self.conflict.take().filter(|conflict| conflict.document != id);
        self.versions = self.versions.take().filter(|versions| versions.document != id);
        self.file_prompt = self.file_prompt.take().filter(|file_prompt| file_prompt.document() != Some(id));
        self.documents.remove(at);
        if self.active == Some(id) {
            self.active = self.documents.get(at).or_else(|| self.documents.last()).map(crate::workspace::Document::id);
        }
    }
}
