//! The built-in file prompt: checks the typed path before the prompt closes, and completes it. A rejected path stays in the
//! prompt with the reason beside it.

use crate::workspace::state::prompts::{PathCompletion, PathFeedback, PathPurpose};
use crate::workspace::{DocumentId, Effect, ErrorKind, ErrorReport, FilePrompt, Job, Modal, Workspace};
use std::path::PathBuf;

/// Whether the path is what is wrong with a failed save, so that another path may help.
pub(crate) fn is_about_path(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::DiskMissingFolder
            | ErrorKind::DiskFolder
            | ErrorKind::DiskNoFile
            | ErrorKind::DiskNoPermission
            | ErrorKind::DiskReadOnly
            | ErrorKind::DiskReadOnlyFolder
            | ErrorKind::DiskLinkLoop
            | ErrorKind::DiskName
    )
}

impl Workspace {
    /// Opens the built-in file prompt.
    pub(crate) fn open_file_prompt(&mut self, prompt: FilePrompt) {
        // The numbers of completions go on, so that the window tells a new one from the last.
        let completion = self.path_feedback.completion.take();
        self.path_feedback = PathFeedback { completion, ..PathFeedback::default() };
        self.modals.open(Modal::FilePrompt(prompt));
    }

    /// Checks a typed path; the prompt stays open until the result arrives.
    pub(crate) fn submit_path(&mut self, path: PathBuf, purpose: PathPurpose) -> Vec<Effect> {
        self.path_feedback.problem = None;
        vec![Effect::RunJob(Job::CheckPath(path, purpose))]
    }

    pub(crate) fn on_path_checked(
        &mut self,
        purpose: PathPurpose,
        result: Result<PathBuf, ErrorReport>,
    ) -> Vec<Effect> {
        // The user may have closed the prompt meanwhile.
        if self.file_prompt().is_none() {
            return Vec::new();
        }
        let path = match result {
            Ok(path) => path,
            Err(problem) => {
                self.path_feedback.problem = Some(problem);
                return Vec::new();
            }
        };
        self.modals.close(Modal::is_file_prompt);
        match purpose {
            PathPurpose::Open => self.open_paths(vec![path]),
            PathPurpose::Watch => self.watch_folder(path),
            PathPurpose::Original(document) => self.attach_file(document, path),
            PathPurpose::ImportTags | PathPurpose::ImportTagFolder => self.import_tags_of(path),
            PathPurpose::SaveInto { documents, format, .. } => self.write_into(&documents, &path, format),
            PathPurpose::ExportInto { request, .. } => self.export_into(request, path),
            PathPurpose::Template => self.choose_template(path),
        }
    }

    /// The user picked a folder in the system's dialog.
    pub(crate) fn on_folder_picked(&mut self, folder: PathBuf, prompt: FilePrompt) -> Vec<Effect> {
        match prompt {
            // The format is still to be chosen.
            FilePrompt::SaveInto { documents, format, .. } => {
                self.open_file_prompt(FilePrompt::SaveInto { documents, folder, format });
                Vec::new()
            }
            FilePrompt::Open | FilePrompt::OpenFolder => self.open_paths(vec![folder]),
            FilePrompt::WatchFolder => self.watch_folder(folder),
            FilePrompt::ImportTagFolder => self.import_tags_of(folder),
            FilePrompt::ExportInto { request, .. } => self.export_into(request, folder),
            FilePrompt::Save { .. }
            | FilePrompt::ConfirmOverwrite { .. }
            | FilePrompt::ConfirmSaves(_)
            | FilePrompt::Original(_)
            | FilePrompt::ExportFile { .. }
            | FilePrompt::ConfirmExport { .. }
            | FilePrompt::Template
            | FilePrompt::ImportTags => Vec::new(),
        }
    }

    pub(crate) fn on_path_completed(&mut self, completion: PathCompletion) {
        let number = self.path_feedback.completion.as_ref().map_or(0, |(_, number)| *number);
        self.path_feedback.completion = Some((completion, number + 1));
    }

    /// Saves a document to a path typed in the prompt.
    pub(crate) fn save_to_typed_path(
        &mut self,
        document: DocumentId,
        path: PathBuf,
        format: redaksi_core::formats::Format,
        replace: bool,
    ) -> Vec<Effect> {
        self.path_feedback.saving = Some(document);
        self.save_to(document, path, format, replace)
    }

    /// Offers the path of a failed save again, if it was typed and is what is wrong. Returns whether it does.
    pub(crate) fn offer_path_again(&mut self, document: DocumentId, path: PathBuf, problem: &ErrorReport) -> bool {
        let is_offered =
            self.path_feedback.saving == Some(document) && is_about_path(problem.kind) && self.file_prompt().is_none();
        if is_offered {
            self.open_file_prompt(FilePrompt::Save { document, suggested: path });
            self.path_feedback.problem = Some(problem.clone());
        }
        is_offered
    }

    /// Why the path in the built-in file prompt was rejected.
    #[must_use]
    pub fn path_problem(&self) -> Option<&ErrorReport> {
        self.file_prompt().and(self.path_feedback.problem.as_ref())
    }

    /// The last completion of a typed path, and its number, which tells it from the one before.
    #[must_use]
    pub fn path_completion(&self) -> Option<&(PathCompletion, u64)> {
        self.path_feedback.completion.as_ref()
    }
}
