//! Versions of a document, and the actions of the versions dialog.

use crate::workspace::DocumentId;
use redaksi_core::article::{Article, DiffHunk, SourceText};
use std::path::PathBuf;

/// A version of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VersionRef {
    /// The current state of the document.
    Current,
    /// The content of its file.
    Saved,
    /// An earlier save, by its index in the list, the newest first.
    Previous(usize),
    /// The article as extracted from the source text.
    Original,
}

/// An earlier saved version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviousVersion {
    /// The file of the version.
    pub path: PathBuf,
    /// When a later save replaced it: local date and time.
    pub replaced_at: String,
}

/// The source of a version.
#[derive(Clone, Debug)]
pub enum VersionSource {
    /// A file.
    File(PathBuf),
    /// Extract it again from the source text.
    SourceText(Box<SourceText>),
}

/// An action of the versions dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VersionAction {
    /// Compares two versions.
    Compare {
        /// The older version.
        from: VersionRef,
        /// The newer version.
        to: VersionRef,
    },
    /// Restores the older version.
    Restore,
    /// Marks the differences from the older version in the text, and closes the dialog.
    Mark,
    /// Reverts one difference to the older version.
    Revert(DiffHunk),
    /// Closes the dialog.
    Close,
}

/// The content of the versions dialog.
#[derive(Debug)]
pub struct VersionsView {
    /// The document.
    pub document: DocumentId,
    /// Its file, if the document has changed since the last save.
    pub saved: Option<PathBuf>,
    /// The earlier saves, the newest first.
    pub list: Vec<PreviousVersion>,
    /// The older version of the comparison.
    pub from: VersionRef,
    /// The newer version of the comparison.
    pub to: VersionRef,
    /// The versions read so far; `None` for those being read.
    pub(crate) loaded: Vec<(VersionRef, Option<Box<Article>>)>,
}
