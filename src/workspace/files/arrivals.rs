//! A watched folder: files that arrive in it are opened beside the others, and the active document stays active.

use crate::workspace::{Effect, Notice, NoticeKind, Workspace};
use std::path::{Path, PathBuf};

impl Workspace {
    /// Watches a folder from now on.
    pub(crate) fn watch_folder(&mut self, folder: PathBuf) -> Vec<Effect> {
        self.notify_all_documents(Notice::info(NoticeKind::Watching).with_path(folder.clone()));
        self.change_settings(|settings| settings.watched_folder = Some(folder))
    }

    /// Watches no folder any more.
    pub(crate) fn stop_watching(&mut self) -> Vec<Effect> {
        if let Some(folder) = self.settings.watched_folder.clone() {
            self.notify_all_documents(Notice::info(NoticeKind::NotWatching).with_path(folder));
        }
        self.change_settings(|settings| settings.watched_folder = None)
    }

    /// New files are in the watched folder.
    pub(crate) fn on_files_arrived(&mut self, folder: &Path, mut files: Vec<PathBuf>) -> Vec<Effect> {
        // The user may have chosen another folder meanwhile.
        if self.settings.watched_folder.as_deref() != Some(folder) {
            return Vec::new();
        }
        files.retain(|path| self.documents.of_file(path).is_none());
        self.batch.open.arrived.extend(files.iter().cloned());
        self.open_paths(files)
    }
}
