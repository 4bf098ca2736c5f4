//! What is known of the file of a document, and when a write may replace it.

use std::time::SystemTime;

/// A fingerprint of a file when it was last read or written, to detect external changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFingerprint {
    /// The length, in bytes.
    pub len_bytes: u64,
    /// The modification time, if the system reports one.
    pub modified: Option<SystemTime>,
    /// The SHA-256 of the content, in lower-case hexadecimal.
    pub sha256: String,
}

/// How a file has changed since it was last read or written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FileStatus {
    /// Unchanged, as far as is known.
    #[default]
    Unchanged,
    /// Changed by another program.
    Changed,
    /// The file no longer exists.
    Missing,
}

/// When a write may overwrite an existing file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OverwritePolicy {
    /// Never: an existing file stays.
    Never,
    /// Only if it still has this fingerprint.
    IfUnchanged(FileFingerprint),
    /// Always; the user has confirmed it.
    Always,
}
