//! Marks: how a file is now, so that a change of it is noticed.

use super::{DiskError, Trouble, read};
use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// The length of a file, and when it was changed last; `None` where there is none.
#[must_use]
pub fn look(path: &Path) -> Option<(u64, Option<SystemTime>)> {
    fs::metadata(path).ok().map(|facts| (facts.len(), facts.modified().ok()))
}

/// The bytes of a file; `None` where there is none.
///
/// # Errors
/// A [`DiskError`] where it is there and cannot be read.
pub fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>, DiskError> {
    match read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(DiskError { trouble: Trouble::Missing, .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
