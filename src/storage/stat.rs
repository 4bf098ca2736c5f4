//! The state of a file on disk, for detecting changes.

use crate::storage::{DiskError, DiskErrorKind, read};
use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// The length of a file in bytes and its modification time; `None` where the file does not exist.
#[must_use]
pub fn stat(path: &Path) -> Option<(u64, Option<SystemTime>)> {
    fs::metadata(path).ok().map(|facts| (facts.len(), facts.modified().ok()))
}

/// Whether two paths lead to one file. Two hard links of a file count as two files: a save replaces only one of them.
#[must_use]
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    if matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other) {
        return true;
    }
    // Two spellings of a name where the letter case does not count, or a folder that is mounted twice.
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        matches!((fs::metadata(one), fs::metadata(other)), (Ok(one), Ok(other))
            if (one.dev(), one.ino(), one.nlink()) == (other.dev(), other.ino(), 1))
    }
    #[cfg(not(unix))]
    false
}

/// The bytes of a file; `None` where the file does not exist.
///
/// # Errors
/// A [`DiskError`] where the file exists and cannot be read.
pub fn read_if_exists(path: &Path) -> Result<Option<Vec<u8>>, DiskError> {
    match read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(DiskError { kind: DiskErrorKind::NotFound, .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
