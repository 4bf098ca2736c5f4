//! Marks: how a file is now, so that a change of it is noticed.

use super::{DiskError, Trouble, read};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
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

/// The SHA-256 of bytes, in lower-case hexadecimal.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
