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
