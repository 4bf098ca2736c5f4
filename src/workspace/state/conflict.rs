//! A conflict between a document and its file, and how the user resolves it.

use crate::workspace::{DocumentId, FileFingerprint};
use redaksi_core::article::Article;
use std::path::PathBuf;

/// A conflict between a document and its file.
#[derive(Clone, Debug, PartialEq)]
pub struct FileConflict {
    /// The document.
    pub document: DocumentId,
    /// Its file.
    pub path: PathBuf,
    /// The fingerprint of the file when it was read for this conflict.
    pub(crate) fingerprint: Option<FileFingerprint>,
    /// The article of the file.
    pub theirs: Box<Article>,
}

/// The resolution of a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConflictResolution {
    /// Opens the conflict dialog for the active document.
    Ask,
    /// Keeps the document: it overwrites the file, which is kept as a version.
    Mine,
    /// Keeps the file: the document takes over its content, as one undo step.
    Theirs,
    /// Keeps both: the file opens as a second document, and the first one is detached from the file.
    Both,
    /// Decides later.
    Later,
}
