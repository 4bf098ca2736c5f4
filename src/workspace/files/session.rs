//! The session: the open files, their carets and the active file, restored at the next start.

use crate::workspace::state::session::Session;
use crate::workspace::{Document, Effect, Notice, NoticeKind, Workspace};
use std::path::{Path, PathBuf};

impl Workspace {
    /// The current session. It omits documents without a file: closing prompts for those, and a crash leaves them in
    /// the journal.
    #[must_use]
    pub fn session(&self) -> Session {
        let file = |document: &Document| Some((document.path()?.to_owned(), document.caret_offset));
        let active = self.active().and_then(Document::path).map(Path::to_owned);
        let mut files: Vec<_> = self.documents().iter().filter_map(file).collect();
        // Files that could not be read this time, or not yet, are tried again at the next start.
        files.extend(
            self.session_restore
                .unopened
                .iter()
                .filter(|(path, _)| !files.iter().any(|(open, _)| open == path))
                .cloned()
                .collect::<Vec<_>>(),
        );
        Session { files, active }
    }

    /// Whether a session has the same files and the same active file as the current one.
    #[must_use]
    pub fn is_current_session(&self, session: &Session) -> bool {
        let open = self.documents().iter().filter_map(Document::path);
        let unopened = self.session_restore.unopened.iter().map(|(path, _)| path.as_path());
        let unopened = unopened.filter(|path| self.documents.of_file(path).is_none());
        session.files.iter().map(|(path, _)| path.as_path()).eq(open.chain(unopened))
            && session.active.as_deref() == self.active().and_then(Document::path)
    }

    /// Opens the files of a session again, and reports how many no longer exist.
    pub fn restore_session(&mut self, session: Session, gone: usize) -> Vec<Effect> {
        self.session_restore.order = session.files.iter().map(|(path, _)| path.clone()).collect();
        (self.session_restore.session, self.session_restore.missing) = (session, gone);
        let paths = self.session_restore.session.files.iter().map(|(path, _)| path.clone());
        // Those that were restored from the journal are open already.
        let (open, closed): (Vec<PathBuf>, Vec<PathBuf>) =
            paths.partition(|path| self.documents.of_file(path).is_some());
        for path in open {
            self.restore_caret(&path);
        }
        if closed.is_empty() {
            self.finish_session_restore();
        }
        self.open_paths(closed)
    }

    fn notify_missing_files(&mut self) {
        let gone = std::mem::take(&mut self.session_restore.missing);
        if gone > 0 {
            self.notify(Notice::warning(NoticeKind::SessionGone).with_count(gone));
        }
    }

    /// Restores the caret of a document of the session. The active document of the session is activated with the last
    /// one.
    pub(crate) fn restore_caret(&mut self, path: &Path) {
        let Some(at) = self.session_restore.take_caret(path) else { return };
        if let Some(document) = self.documents.iter_mut().find(|document| document.path() == Some(path)) {
            let end = document.promo_counts().bytes.saturating_sub(1);
            document.set_caret(at.min(end));
        }
    }

    /// Whether a file of the session is open already, because the journal had it; then only its caret is restored.
    pub(crate) fn is_restored_already(&mut self, path: &Path) -> bool {
        let is_of_session = self.session_restore.session.files.iter().any(|(known, _)| known == path);
        let is_restored = is_of_session && self.documents.of_file(path).is_some();
        if is_restored {
            self.restore_caret(path);
        }
        is_restored
    }

    /// When all files of the session are read, activates the document that was active.
    pub(crate) fn finish_session_restore(&mut self) {
        self.notify_missing_files();
        let Session { mut files, active } = std::mem::take(&mut self.session_restore.session);
        files.retain(|(path, _)| self.documents.of_file(path).is_none());
        // Those that the journal had were opened before the others.
        let order = std::mem::take(&mut self.session_restore.order);
        self.documents.sort_by_files(&order);
        self.session_restore.unopened.extend(files);
        let active = active.and_then(|path| self.documents.of_file(&path)).map(Document::id);
        if let Some(id) = active {
            self.documents.activate(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_round_trips_and_drops_missing_files() {
        let session = Session { files: vec![("a.ron".into(), 3), ("b.ron".into(), 0)], active: Some("a.ron".into()) };
        assert_eq!(Session::parse(&session.to_ron()), Ok(session.clone()));
        let (remaining, gone) = session.without_missing(|path| path == Path::new("a.ron"));
        assert_eq!((remaining.files, gone), (vec![("a.ron".into(), 3)], 1));
        assert!(Session::parse("rusak(").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn paths_survive_whatever_their_bytes() {
        use std::os::unix::ffi::OsStrExt as _;
        let path = PathBuf::from(std::ffi::OsStr::from_bytes(b"/berita/caf\xe9.txt"));
        let session = Session { files: vec![(path.clone(), 3), ("b.ron".into(), 0)], active: Some(path) };
        assert_eq!(Session::parse(&session.to_ron()), Ok(session));
    }
}
