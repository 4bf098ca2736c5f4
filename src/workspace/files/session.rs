//! The session: the open files, their carets and the active file, restored at the next start.

use crate::workspace::{Desk, Effect, Notice, Story};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The open files of a session, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// Each file with its caret, in bytes of the manuscript.
    pub files: Vec<(PathBuf, usize)>,
    /// The file of the active document.
    pub active: Option<PathBuf>,
}

impl Session {
    /// Parses a session file.
    ///
    /// # Errors
    /// The position and kind of the first error.
    pub fn read(text: &str) -> Result<Self, String> {
        ron::from_str(text).map_err(|error| error.to_string())
    }

    /// Serializes the session as RON.
    #[must_use]
    pub fn write(&self) -> String {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).unwrap_or_default()
    }

    /// Removes the files that no longer exist, and returns how many those are.
    #[must_use]
    pub fn without_missing(mut self, is_there: impl Fn(&Path) -> bool) -> (Self, usize) {
        let all = self.files.len();
        self.files.retain(|(path, _)| is_there(path));
        let gone = all - self.files.len();
        (self, gone)
    }
}

impl Desk {
    /// The current session. It omits documents without a file: closing prompts for those, and a crash leaves them in
    /// the journal.
    #[must_use]
    pub fn session(&self) -> Session {
        let file = |story: &Story| Some((story.path()?.to_owned(), story.standing));
        let active = self.active().and_then(Story::path).map(Path::to_owned);
        let mut files: Vec<_> = self.stories().iter().filter_map(file).collect();
        // Files that could not be read this time, or not yet, are tried again at the next start.
        files.extend(
            self.absent
                .iter()
                .filter(|(path, _)| !files.iter().any(|(open, _)| open == path))
                .cloned()
                .collect::<Vec<_>>(),
        );
        Session { files, active }
    }

    /// Whether a session has the same files and the same active file as the current one.
    #[must_use]
    pub fn has_open(&self, session: &Session) -> bool {
        let open = self.stories().iter().filter_map(Story::path);
        let absent = self.absent.iter().map(|(path, _)| path.as_path());
        let absent = absent.filter(|path| !self.stories().iter().any(|story| story.path() == Some(*path)));
        session.files.iter().map(|(path, _)| path.as_path()).eq(open.chain(absent))
            && session.active.as_deref() == self.active().and_then(Story::path)
    }

    /// Opens the files of a session again, and reports how many no longer exist.
    pub fn resume(&mut self, session: Session, gone: usize) -> Vec<Effect> {
        let paths: Vec<PathBuf> = session.files.iter().map(|(path, _)| path.clone()).collect();
        self.resuming = (session, gone);
        if paths.is_empty() {
            self.tell_of_gone();
        }
        self.open(paths)
    }

    fn tell_of_gone(&mut self) {
        let gone = std::mem::take(&mut self.resuming.1);
        if gone > 0 {
            self.tell(Notice::warning("session-gone").count(gone));
        }
    }

    /// Restores the caret of a document of the session. The active document of the session is activated with the last
    /// one.
    pub(crate) fn settle_in(&mut self, path: &Path) {
        self.absent.retain(|(known, _)| known != path);
        let Some((_, at)) = self.resuming.0.files.iter().find(|(known, _)| known == path).cloned() else { return };
        self.resuming.0.files.retain(|(known, _)| known != path);
        if let Some(story) = self.stories.iter_mut().find(|story| story.path() == Some(path)) {
            let end = story.tally().bytes.saturating_sub(1);
            story.place_caret(at.min(end));
        }
    }

    /// When all files of the session are read, activates the document that was active.
    pub(crate) fn end_session(&mut self) {
        self.tell_of_gone();
        let Session { files, active } = std::mem::take(&mut self.resuming).0;
        let is_open = |path: &Path| self.stories.iter().any(|story| story.path() == Some(path));
        let absent: Vec<_> = files.into_iter().filter(|(path, _)| !is_open(path)).collect();
        self.absent.extend(absent);
        if let Some(id) = self.stories.iter().find(|story| story.path() == active.as_deref()).map(Story::id)
            && active.is_some()
        {
            self.select(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_round_trips_and_drops_missing_files() {
        let session = Session { files: vec![("a.ron".into(), 3), ("b.ron".into(), 0)], active: Some("a.ron".into()) };
        assert_eq!(Session::read(&session.write()), Ok(session.clone()));
        let (remaining, gone) = session.without_missing(|path| path == Path::new("a.ron"));
        assert_eq!((remaining.files, gone), (vec![("a.ron".into(), 3)], 1));
        assert!(Session::read("rusak(").is_err());
    }
}
