//! Saves documents: chooses path and format, and prompts before overwriting.

use crate::workspace::state::batch::Question;
use crate::workspace::state::prompts::FilePrompt;
use crate::workspace::{
    Document, DocumentId, Effect, ErrorKind, ErrorReport, FileFingerprint, FileStatus, Job, MessageArg, Modal, Notice,
    NoticeKind, OverwritePolicy, RetryableOperation, StateId, Workspace,
};
use redaksi_core::formats::Format;
use std::path::{Path, PathBuf};

/// The home folder of the user in a path that is shown and typed.
const HOME_FOLDER: &str = "~";

/// The path suggested for saving: the file of the document, else a new file beside the source file. Never the source
/// file itself.
#[must_use]
pub fn suggested_path(document: &Document) -> PathBuf {
    if let (Some(path), Some(_)) = (document.path(), document.format()) {
        return path.to_owned();
    }
    let folder = document.path().and_then(|path| path.parent()).map(PathBuf::from).unwrap_or_default();
    folder.join(format!("{}.{}", suggested_stem(document), Format::Ron.extension()))
}

/// The file name suggested for a document, without its extension: that of its file, else one made from the headline.
pub(crate) fn suggested_stem(document: &Document) -> String {
    document.path().and_then(|path| path.file_stem()?.to_str()).map_or_else(|| file_slug(document), str::to_owned)
}

/// The prompt for saving a document to a new path.
pub(crate) fn save_prompt_for(document: &Document) -> FilePrompt {
    let mut suggested = suggested_path(document);
    if suggested.parent().is_none_or(|folder| folder.as_os_str().is_empty()) {
        // A story without a file is saved where the user looks for it, and not where the program was started.
        suggested = Path::new(HOME_FOLDER).join(suggested);
    }
    FilePrompt::Save { document: document.id(), suggested }
}

/// A file name made from the headline: lower-case words joined by hyphens.
fn file_slug(document: &Document) -> String {
    const MAX_SLUG_BYTES: usize = 60;
    let mut slug = String::new();
    for word in redaksi_core::text::normalize_for_match(document.name())
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        if !slug.is_empty() && slug.len() + word.len() > MAX_SLUG_BYTES {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(MAX_SLUG_BYTES));
    }
    if slug.is_empty() { "story".to_owned() } else { slug }
}

impl Workspace {
    pub(crate) fn save(&mut self) -> Vec<Effect> {
        let Some(document) = self.active() else { return Vec::new() };
        match (document.path(), document.format()) {
            (Some(_), _) if document.must_confirm_path() => self.confirm_path(document.id()),
            (Some(path), Some(format)) => {
                // Without a known fingerprint, never overwrite the file without asking.
                let (id, path, replace) = (document.id(), path.to_owned(), document.fingerprint.is_some());
                self.save_to(id, path, format, replace)
            }
            (path, _) => {
                if document.has_outgrown_text_file() {
                    let path = path.map(ToOwned::to_owned).unwrap_or_default();
                    self.notify(Notice::info(NoticeKind::TextHoldsLess).with_path(path));
                }
                self.save_as()
            }
        }
    }

    /// Asks before the first save of a recovered document, with its path in full: only the journal says that it belongs
    /// there.
    pub(crate) fn confirm_path(&mut self, id: DocumentId) -> Vec<Effect> {
        let Some(document) = self.document(id) else { return Vec::new() };
        let path = suggested_path(document);
        if self.file_prompt().is_some() {
            let file_prompt = match document.format() {
                Some(format) if document.fingerprint.is_some() => {
                    FilePrompt::ConfirmOverwrite { document: id, path, format }
                }
                _ => save_prompt_for(document),
            };
            self.batch.questions.push_back(Question::File(file_prompt));
            return Vec::new();
        }
        match document.format() {
            Some(format) if document.fingerprint.is_some() => {
                self.open_file_prompt(FilePrompt::ConfirmOverwrite { document: id, path, format });
                Vec::new()
            }
            _ => {
                let file_prompt = save_prompt_for(document);
                self.show_file_dialog(file_prompt)
            }
        }
    }

    pub(crate) fn save_as(&mut self) -> Vec<Effect> {
        let Some(document) = self.active() else { return Vec::new() };
        let file_prompt = save_prompt_for(document);
        self.show_file_dialog(file_prompt)
    }

    /// Shows the system's file dialog. If none is available, an event reports that and the built-in prompt opens.
    pub(crate) fn show_file_dialog(&mut self, file_prompt: FilePrompt) -> Vec<Effect> {
        self.modals.retain(|modal| !modal.is_file_prompt());
        vec![Effect::ShowDialog(file_prompt)]
    }

    pub(crate) fn show_system_dialog(&mut self) -> Vec<Effect> {
        self.take_file_prompt().map_or_else(Vec::new, |file_prompt| self.show_file_dialog(file_prompt))
    }

    pub(crate) fn take_file_prompt(&mut self) -> Option<FilePrompt> {
        self.modals.close(Modal::is_file_prompt).and_then(Modal::try_as_file_prompt)
    }

    /// The built-in file prompt; `None` while it is closed.
    #[must_use]
    pub fn file_prompt(&self) -> Option<&FilePrompt> {
        self.modals.find(Modal::try_as_file_prompt_ref)
    }

    /// Closes the built-in file prompt, and aborts a close that waited for the save.
    pub(crate) fn cancel_file_prompt(&mut self) {
        if let Some(file_prompt) = self.take_file_prompt() {
            self.on_dialog_cancelled(&file_prompt);
        }
    }

    /// A file dialog was cancelled: aborts a close that waited for the save.
    pub(crate) fn on_dialog_cancelled(&mut self, file_prompt: &FilePrompt) {
        if file_prompt.document().is_some() {
            self.closing = None;
        }
    }

    /// Writes a document; an existing file is overwritten only if `replace` is set.
    /// Closes the file prompt, which has been answered.
    pub(crate) fn save_to(&mut self, id: DocumentId, path: PathBuf, format: Format, replace: bool) -> Vec<Effect> {
        self.modals.retain(|modal| !modal.is_file_prompt());
        self.write_to(id, path, format, replace)
    }

    /// The same, and leaves a file prompt about other documents open.
    pub(crate) fn write_to(&mut self, id: DocumentId, path: PathBuf, format: Format, replace: bool) -> Vec<Effect> {
        if let Some(other) =
            self.documents.iter().find(|document| document.id() != id && document.path() == Some(path.as_path()))
        {
            let name = other.name().to_owned();
            self.refuse_file_of(name, path);
            return Vec::new();
        }
        let other_files =
            self.documents.iter().filter(|document| document.id() != id).filter_map(|document| document.path());
        let open_files = other_files.map(ToOwned::to_owned).collect();
        let Some(document) = self.document_mut(id) else { return Vec::new() };
        document.pending_writes += 1;
        let seen = document.fingerprint.clone().filter(|_| document.path() == Some(path.as_path()));
        let overwrite = match seen {
            _ if !replace => OverwritePolicy::Never,
            Some(fingerprint) => OverwritePolicy::IfUnchanged(fingerprint),
            None => OverwritePolicy::Always,
        };
        let (state, article) = (document.history().state(), Box::new(document.article().clone()));
        let like = document.path().map(ToOwned::to_owned);
        vec![Effect::RunJob(Job::Save { document: id, state, path, format, article, overwrite, like, open_files })]
    }

    /// Reports that the path belongs to another open document, and aborts a close that waited for the save.
    fn refuse_file_of(&mut self, name: String, path: PathBuf) {
        self.notify(
            Notice::warning(NoticeKind::OpenElsewhere).with_arg("name", MessageArg::Text(name)).with_path(path),
        );
        self.closing = None;
        self.modals.retain(|modal| !modal.is_unsaved());
    }

    pub(crate) fn on_save_finished(
        &mut self,
        id: DocumentId,
        state: StateId,
        path: PathBuf,
        format: Format,
        result: Result<FileFingerprint, ErrorReport>,
    ) -> Vec<Effect> {
        // If the document was closed meanwhile, the bulk save must still continue.
        let Some(document) = self.document_mut(id) else { return self.on_bulk_item_saved(id, result.is_ok()) };
        document.pending_writes = document.pending_writes.saturating_sub(1);
        let fingerprint = match result {
            Ok(fingerprint) => fingerprint,
            Err(problem) if self.on_new_file_failed(id, &problem) => {
                return self.on_bulk_item_saved(id, false);
            }
            Err(problem) => {
                let mut effects = self.on_save_failed(id, path, format, &problem);
                effects.extend(self.on_bulk_item_saved(id, false));
                return effects;
            }
        };
        if self.is_text_export(id, &path, format) {
            return self.on_text_exported(id, path);
        }
        self.notices.resolve(&RetryableOperation::Save(id));
        let Some(document) = self.document_mut(id) else { return Vec::new() };
        let counts_as_saved = document.record_save(state, path.clone(), format);
        if document.path() == Some(path.as_path()) {
            (document.fingerprint, document.file_status) = (Some(fingerprint), FileStatus::Unchanged);
        }
        let open = document.promo_counts().open;
        self.path_feedback.saving.take_if(|saving| *saving == id);
        let Some(document) = self.document(id) else { return Vec::new() };
        let notice = match (counts_as_saved, open) {
            (false, 0) if document.is_saved() => Notice::info(NoticeKind::ExportedBeside),
            (false, _) if document.is_saved() => Notice::warning(NoticeKind::ExportedWithPromos),
            (false, _) => Notice::info(NoticeKind::Exported),
            (true, 0) => Notice::info(NoticeKind::Saved),
            (true, _) => Notice::info(NoticeKind::SavedWithPromos),
        };
        self.notify(notice.with_count(open).with_path(path.clone()));
        self.settings.remember(path);
        let mut effects = self.save_settings();
        effects.extend(self.record_used_tags(id));
        effects.extend(self.record_confirmed(id));
        effects.extend(self.on_bulk_item_saved(id, true));
        effects.extend(self.continue_closing(id));
        effects
    }

    /// One of several documents was written as text into a folder: it keeps its own file, and what is unsaved stays so. The
    /// report of the bulk save says it.
    fn on_text_exported(&mut self, id: DocumentId, path: PathBuf) -> Vec<Effect> {
        if let Some(document) = self.document_mut(id) {
            document.record_text_export(path);
        }
        let mut effects = self.on_bulk_item_saved(id, true);
        effects.extend(self.continue_closing(id));
        effects
    }

    fn on_save_failed(&mut self, id: DocumentId, path: PathBuf, format: Format, problem: &ErrorReport) -> Vec<Effect> {
        // One question at a time: others wait until it is answered.
        let is_prompting = self.is_prompting();
        match problem.kind {
            ErrorKind::Exists if self.on_existing_file(id, &path, format) => {}
            ErrorKind::Exists => {
                let file_prompt = FilePrompt::ConfirmOverwrite { document: id, path, format };
                if is_prompting {
                    self.batch.questions.push_back(Question::File(file_prompt));
                } else {
                    self.open_file_prompt(file_prompt);
                }
            }
            ErrorKind::Changed => {
                self.cancel_closing(id);
                if !is_prompting {
                    return self.open_conflict(id);
                }
                self.batch.questions.push_back(Question::Conflict(id));
            }
            ErrorKind::OpenElsewhere => {
                let other = problem.path.as_deref().and_then(|other| self.documents.of_file(other));
                let name = other.map(|other| other.name().to_owned()).unwrap_or_default();
                self.refuse_file_of(name, path);
            }
            ErrorKind::Gone => {
                // The file was moved or deleted: ask where to save, and suggest the old path.
                if let Some(document) = self.document_mut(id) {
                    document.fingerprint = None;
                    document.mark_file_missing();
                }
                self.notify(Notice::warning(NoticeKind::FileGone).with_path(path.clone()));
                let file_prompt = FilePrompt::Save { document: id, suggested: path };
                if is_prompting {
                    self.batch.questions.push_back(Question::File(file_prompt));
                } else {
                    self.open_file_prompt(file_prompt);
                }
            }
            _ if self.offer_path_again(id, path, problem) => {}
            _ => {
                self.notify(Notice::from_error(problem).of_operation(RetryableOperation::Save(id)));
                self.cancel_closing(id);
            }
        }
        Vec::new()
    }

    /// Aborts a close that waited for the save of this document.
    fn cancel_closing(&mut self, id: DocumentId) {
        self.closing = self.closing.take().filter(|prompt| !prompt.documents.contains(&id));
        self.modals.retain(|modal| !matches!(modal, Modal::Unsaved(prompt) if prompt.documents.contains(&id)));
    }
}
