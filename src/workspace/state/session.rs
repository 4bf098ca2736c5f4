//! The session file, and what of the last session is still to be restored.

use redaksi_core::formats::stored_path;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The open files of a session, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// Each file with its caret, in bytes of the body text.
    #[serde(with = "stored_path::positions")]
    pub files: Vec<(PathBuf, usize)>,
    /// The file of the active document.
    #[serde(with = "stored_path::option")]
    pub active: Option<PathBuf>,
}

impl Session {
    /// Parses a session file.
    ///
    /// # Errors
    /// The position and kind of the first error.
    pub fn parse(text: &str) -> Result<Self, String> {
        ron::from_str(text).map_err(|error| error.to_string())
    }

    /// Serializes the session as RON; empty if that fails, which is not saved.
    #[must_use]
    pub fn to_ron(&self) -> String {
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

/// What of the last session is still to be restored.
#[derive(Debug, Default)]
pub(crate) struct SessionRestore {
    /// The files that are not open again yet, and which of them is to become active.
    pub(crate) session: Session,
    /// All its files, in their order.
    pub(crate) order: Vec<PathBuf>,
    /// How many files of the session no longer exist.
    pub(crate) missing: usize,
    /// The files that could not be opened this time, with the caret of each.
    pub(crate) unopened: Vec<(PathBuf, usize)>,
}

impl SessionRestore {
    /// Takes the caret of a file of the session, in bytes of the body text.
    pub(crate) fn take_caret(&mut self, path: &Path) -> Option<usize> {
        self.unopened.retain(|(known, _)| known != path);
        let at = self.session.files.iter().position(|(known, _)| known == path)?;
        Some(self.session.files.remove(at).1)
    }
}
