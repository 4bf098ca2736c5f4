//! File conflicts: another program changed the file of an open document, and the user chooses which version to keep.

use crate::workspace::state::conflict::{ConflictResolution, FileConflict};
use crate::workspace::{
    Document, DocumentId, Effect, ErrorReport, FileFingerprint, FileStatus, Job, Modal, Notice, NoticeKind,
    RetryableOperation, Workspace,
};
use redaksi_core::article::Article;
use std::path::{Path, PathBuf};
use std::time::Duration;

impl Workspace {
    /// The conflict to show; `None` until the file is read.
    #[must_use]
    pub fn file_conflict(&self) -> Option<&FileConflict> {
        self.modals.find(Modal::try_as_conflict_ref)
    }

    /// Requests a check of the files of all documents.
    pub(crate) fn check_files(&mut self) -> Vec<Effect> {
        let known_file =
            |document: &Document| Some((document.id(), document.path()?.to_owned(), document.fingerprint.clone()?));
        let files: Vec<_> =
            self.documents.iter().filter(|document| !document.is_saving()).filter_map(known_file).collect();
        if files.is_empty() { Vec::new() } else { vec![Effect::RunJob(Job::CheckFiles(files))] }
    }

    pub(crate) fn on_files_checked(&mut self, statuses: &[(DocumentId, FileStatus)]) {
        for (id, file_status) in statuses {
            let Some(document) =
                self.document_mut(*id).filter(|document| !document.is_saving() && document.file_status != *file_status)
            else {
                continue;
            };
            document.file_status = *file_status;
            let kind = match file_status {
                FileStatus::Unchanged => continue,
                FileStatus::Changed => NoticeKind::FileChanged,
                FileStatus::Missing => {
                    document.mark_file_missing();
                    NoticeKind::FileGone
                }
            };
            let path = document.path().unwrap_or(Path::new("")).to_owned();
            self.notify(Notice::warning(kind).with_path(path));
        }
    }

    /// Opens a conflict; the file is read before the dialog is shown.
    pub(crate) fn open_conflict(&mut self, id: DocumentId) -> Vec<Effect> {
        let Some(document) = self.document_mut(id) else { return Vec::new() };
        document.file_status = FileStatus::Changed;
        let Some(path) = document.path().map(ToOwned::to_owned) else { return Vec::new() };
        self.documents.activate(id);
        self.conflict_read = Some((id, path.clone()));
        vec![Effect::RunJob(Job::ReadDiskVersion(id, path, self.packs.clone()))]
    }

    pub(crate) fn on_disk_version_read(
        &mut self,
        id: DocumentId,
        fingerprint: Option<FileFingerprint>,
        result: Result<Box<Article>, ErrorReport>,
    ) {
        let Some((document, path)) = self.conflict_read.take_if(|(document, _)| *document == id) else { return };
        match result {
            Ok(theirs) => {
                self.notices.resolve(&RetryableOperation::ReadAgain(id));
                self.modals.open(Modal::Conflict(FileConflict { document, path, fingerprint, theirs }));
            }
            // An unreadable file is no version to choose. The document can still be saved elsewhere.
            Err(problem) => {
                self.notify(Notice::from_error(&problem).of_operation(RetryableOperation::ReadAgain(id)));
            }
        }
    }

    pub(crate) fn resolve_conflict(&mut self, resolution: ConflictResolution, now: Duration) -> Vec<Effect> {
        if resolution == ConflictResolution::Ask {
            return self.documents.active_id().map_or_else(Vec::new, |id| self.open_conflict(id));
        }
        let Some(conflict) = self.modals.close(Modal::is_conflict).and_then(Modal::try_as_conflict) else {
            return Vec::new();
        };
        let FileConflict { document: id, path, fingerprint, theirs } = conflict;
        match resolution {
            ConflictResolution::Mine => {
                let Some(document) = self.document_mut(id) else { return Vec::new() };
                // Overwrite only the version that was just read, nothing newer.
                document.fingerprint = fingerprint;
                let Some(format) = document.format() else {
                    // A source file is never overwritten: the document stays as it is and the warning goes away.
                    document.file_status = FileStatus::Unchanged;
                    return Vec::new();
                };
                return self.save_to(id, path, format, true);
            }
            ConflictResolution::Theirs => {
                let Some(document) = self.document_mut(id) else { return Vec::new() };
                if document.article().source == theirs.source
                    && document.adopt_disk_version(&theirs, fingerprint.clone(), now).is_ok()
                {
                    self.notify(Notice::info(NoticeKind::TookTheirs).with_path(path));
                    return Vec::new();
                }
                // The file holds another source text: the document cannot take it over, so it opens as a second
                // document.
                self.open_disk_version(id, path, fingerprint, theirs);
            }
            ConflictResolution::Both => self.open_disk_version(id, path, fingerprint, theirs),
            ConflictResolution::Later | ConflictResolution::Ask => {}
        }
        Vec::new()
    }

    fn open_disk_version(
        &mut self,
        mine: DocumentId,
        path: PathBuf,
        fingerprint: Option<FileFingerprint>,
        theirs: Box<Article>,
    ) {
        if let Some(document) = self.document_mut(mine) {
            document.detach_file();
        }
        let id = self.documents.allocate_id();
        let mut document = Document::new(id, *theirs, Some(path.clone()));
        document.fingerprint = fingerprint;
        self.documents.push(document);
        self.documents.activate(id);
        self.notify(Notice::info(NoticeKind::BothOpen).with_path(path));
    }
}
