//! Exports stories: the dialog, the question for a file or a folder, and the report of what was written.

use crate::workspace::files::save::suggested_stem;
use crate::workspace::files::typed_path::is_about_path;
use crate::workspace::state::export::{
    ExportAction, ExportDraft, ExportOrder, ExportOutcome, ExportProfile, ExportRequest, ExportTarget, ExportedStory,
};
use crate::workspace::{
    Document, DocumentId, Effect, ErrorKind, ErrorReport, FilePrompt, Job, MessageArg, Modal, Notice, NoticeKind,
    PathPurpose, Workspace,
};
use redaksi_formats::document::PublishedStory;
use redaksi_formats::write::{ExportFormat, Loss};
use std::path::{Path, PathBuf};

/// The name suggested for a file with several stories, without its extension.
const SEVERAL_STEM: &str = "stories";

impl Workspace {
    pub(crate) fn handle_export_action(&mut self, action: ExportAction) -> Vec<Effect> {
        match action {
            ExportAction::Prompt(documents) => self.prompt_export(documents),
            ExportAction::Choose(profile) => self.choose_export(profile),
            ExportAction::ChooseTemplate => return self.show_file_dialog(FilePrompt::Template),
            ExportAction::Confirm => return self.confirm_export(),
            ExportAction::Cancel => drop(self.modals.close(Modal::is_export)),
            ExportAction::WriteFile { request, path, replace } => return self.export_to(request, path, replace),
            ExportAction::WriteInto { request, folder, creates_folder } => {
                return self.submit_path(folder, PathPurpose::ExportInto { request, creates_folder });
            }
        }
        Vec::new()
    }

    /// The dialog in which the user chooses how stories are exported; `None` while it is closed.
    #[must_use]
    pub fn export_draft(&self) -> Option<&ExportDraft> {
        self.modals.find(Modal::try_as_export_ref)
    }

    /// Opens the dialog for the active document.
    pub(crate) fn prompt_export_of_active(&mut self) {
        let documents = self.documents.active_id().into_iter().collect();
        self.prompt_export(documents);
    }

    /// Opens the dialog for all documents.
    pub(crate) fn prompt_export_of_all(&mut self) {
        let documents = self.documents.iter().map(Document::id).collect();
        self.prompt_export(documents);
    }

    /// Opens the dialog, with what was chosen last.
    fn prompt_export(&mut self, documents: Vec<DocumentId>) {
        if !documents.is_empty() {
            let draft = self.draft_export(ExportRequest { documents, profile: self.settings.export.clone() });
            self.modals.open(Modal::Export(draft));
        }
    }

    fn draft_export(&self, request: ExportRequest) -> ExportDraft {
        let (mut losses, mut undecided): (Vec<(Loss, Vec<DocumentId>)>, usize) = (Vec::new(), 0);
        for document in request.documents.iter().filter_map(|id| self.document(*id)) {
            undecided += document.promo_counts().open;
            for loss in request.profile.format.losses(&PublishedStory::of(document.article())) {
                match losses.iter_mut().find(|(known, _)| *known == loss) {
                    Some((_, stories)) => stories.push(document.id()),
                    None => losses.push((loss, vec![document.id()])),
                }
            }
        }
        ExportDraft { request, losses, undecided }
    }

    fn choose_export(&mut self, profile: ExportProfile) {
        let Some(draft) = self.modals.find_mut(Modal::try_as_export_mut) else { return };
        let is_other_format = draft.request.profile.format != profile.format;
        draft.request.profile = profile;
        if is_other_format {
            let request = draft.request.clone();
            let fresh = self.draft_export(request);
            if let Some(draft) = self.modals.find_mut(Modal::try_as_export_mut) {
                *draft = fresh;
            }
        }
    }

    /// The user chose the file of a template: for the export whose dialog is open, for *Copy for CMS* if its dialog is open, else to
    /// copy by it at once.
    pub(crate) fn choose_template(&mut self, path: PathBuf) -> Vec<Effect> {
        if let Some(draft) = self.export_draft() {
            let profile = draft.request.profile.clone();
            self.choose_export(ExportProfile { format: ExportFormat::Template, template: Some(path), ..profile });
            return Vec::new();
        }
        let is_for_cms = self.modals.find(|modal| modal.is_copy_parts().then_some(modal)).is_some();
        let mut effects = self.change_settings(|settings| {
            settings.export.template = Some(path);
            settings.copies_by_template |= is_for_cms;
        });
        if !is_for_cms {
            effects.extend(self.copy_by_template());
        }
        effects
    }

    fn confirm_export(&mut self) -> Vec<Effect> {
        let Some(request) = self.export_draft().map(|draft| draft.request.clone()) else { return Vec::new() };
        if !request.profile.is_complete() {
            return Vec::new();
        }
        let profile = request.profile.clone();
        let mut effects = self.change_settings(|settings| settings.export = profile);
        let prompt = self.export_prompt(request);
        effects.extend(self.show_file_dialog(prompt));
        effects
    }

    /// The question for the file or the folder, with a suggestion beside the first story that has a file. The suggested
    /// name is never that of an open document.
    fn export_prompt(&self, request: ExportRequest) -> FilePrompt {
        let documents: Vec<&Document> = request.documents.iter().filter_map(|id| self.document(*id)).collect();
        let folder = documents.iter().find_map(|document| document.path()?.parent()).map(Path::to_owned);
        let folder = folder.unwrap_or_default();
        if !request.is_one_file() {
            return FilePrompt::ExportInto { request, folder };
        }
        let stem = match documents.as_slice() {
            [document] => suggested_stem(document),
            _ => SEVERAL_STEM.to_owned(),
        };
        let extension = request.profile.extension();
        let path_of = |number: usize| {
            folder.join(match number {
                1 => format!("{stem}.{extension}"),
                number => format!("{stem}-{number}.{extension}"),
            })
        };
        let mut number = 1;
        while self.documents.of_file(&path_of(number)).is_some() {
            number += 1;
        }
        let suggested = path_of(number);
        FilePrompt::ExportFile { request, suggested }
    }

    /// Writes all stories to a file that the user chose; an existing one is overwritten only if `replace` is set.
    pub(crate) fn export_to(&mut self, request: ExportRequest, path: PathBuf, replace: bool) -> Vec<Effect> {
        self.modals.retain(|modal| !modal.is_file_prompt());
        if self.documents.of_file(&path).is_some() {
            self.refuse_open_file(&path, &path);
            return Vec::new();
        }
        self.run_export(request, ExportTarget::File { path, replace })
    }

    /// Writes each story to a new file in a folder that exists.
    pub(crate) fn export_into(&mut self, request: ExportRequest, folder: PathBuf) -> Vec<Effect> {
        self.run_export(request, ExportTarget::Folder(folder))
    }

    fn run_export(&mut self, request: ExportRequest, target: ExportTarget) -> Vec<Effect> {
        self.modals.close(Modal::is_export);
        let documents: Vec<&Document> = request.documents.iter().filter_map(|id| self.document(*id)).collect();
        if documents.is_empty() {
            return Vec::new();
        }
        let exported = |document: &&Document| ExportedStory {
            stem: suggested_stem(document),
            story: PublishedStory::of(document.article()),
        };
        let stories = documents.iter().map(exported).collect();
        let like = documents.iter().find_map(|document| document.path()).map(Path::to_owned);
        let open_files = self.documents.iter().filter_map(Document::path).map(Path::to_owned).collect();
        vec![Effect::RunJob(Job::Export(ExportOrder { request, target, stories, like, open_files }))]
    }

    /// An export was written, or not. A path that the user can correct is asked for again.
    pub(crate) fn on_export_finished(&mut self, request: &ExportRequest, target: ExportTarget, outcome: ExportOutcome) {
        let ExportOutcome { written, numbered, failed } = outcome;
        let path = match target {
            ExportTarget::File { path, .. } => path,
            ExportTarget::Folder(folder) => {
                if written > 0 {
                    let notice = Notice::info(NoticeKind::ExportedInto).with_count(written).with_path(folder);
                    self.notify_all_documents(notice.with_arg("numbered", MessageArg::Count(numbered)));
                }
                self.report_failures(&failed, NoticeKind::ExportedSome, written);
                return;
            }
        };
        if written > 0 {
            let notice = Notice::info(NoticeKind::ExportedFile).with_count(written);
            self.notify_all_documents(notice.with_path(path.clone()));
        }
        for problem in failed {
            self.report_failed_export(request.clone(), path.clone(), problem);
        }
    }

    fn report_failed_export(&mut self, request: ExportRequest, path: PathBuf, problem: ErrorReport) {
        let asks_again = problem.kind == ErrorKind::Exists || is_about_path(problem.kind);
        if asks_again && self.file_prompt().is_some() {
            self.notify(Notice::warning(NoticeKind::WaitsForAnswer).with_path(path));
        } else if problem.kind == ErrorKind::Exists {
            self.open_file_prompt(FilePrompt::ConfirmExport { request, path });
        } else if problem.kind == ErrorKind::OpenElsewhere {
            let open = problem.path.unwrap_or_else(|| path.clone());
            self.refuse_open_file(&open, &path);
        } else if asks_again {
            self.open_file_prompt(FilePrompt::ExportFile { request, suggested: path });
            self.path_feedback.problem = Some(problem);
        } else {
            self.notify(Notice::from_error(&problem));
        }
    }

    /// Reports that a file to export to is that of an open document, under this name.
    fn refuse_open_file(&mut self, open: &Path, path: &Path) {
        let name = self.documents.of_file(open).map(|document| document.name().to_owned()).unwrap_or_default();
        let notice = Notice::warning(NoticeKind::OpenElsewhere).with_arg("name", MessageArg::Text(name));
        self.notify(notice.with_path(path.to_owned()));
    }
}
