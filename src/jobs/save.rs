//! Writes stories and exports to files. What a file held before is kept as a version.

use crate::jobs::profile::Profile;
use crate::jobs::reports::error_report;
use crate::storage;
use crate::storage::{DiskError, DiskErrorKind, ReplaceError};
use crate::workspace::{ErrorKind, ErrorReport, FileFingerprint, OverwritePolicy};
use redaksi_core::article::Article;
use redaksi_core::formats;
use redaksi_core::formats::Format;
use redaksi_core::text;
use std::path::Path;

/// How often a file that the user has permitted to overwrite is read again because another program writes it.
const MAX_REPLACE_ATTEMPTS: usize = 5;

/// Writes a story to a file, and stores what the file held before as a version. A new file gets the permissions of `like`.
/// Returns the new fingerprint, and why the version could not be stored, where it could not.
///
/// # Errors
/// A [`ErrorReport`] where the file is not written: what is on disk is not what `overwrite` allows, or the disk fails.
pub(super) fn write_story(
    path: &Path,
    format: Format,
    article: &Article,
    overwrite: &OverwritePolicy,
    like: Option<&Path>,
    profile: &Profile,
) -> Result<(FileFingerprint, Option<ErrorReport>), ErrorReport> {
    let refused = |kind| ErrorReport::new(kind).with_path(path);
    let text = formats::write(article, format);
    if text.is_empty() {
        // No story serializes to an empty text; this keeps the file on disk from being overwritten by an empty one.
        return Err(refused(ErrorKind::Unwritable));
    }
    let sha256 = text::sha256_hex(text.as_bytes());
    let version_error =
        profile.record_write(path, &sha256, || write_bytes(path, text.as_bytes(), overwrite, like, profile))?;
    let modified = storage::stat(path).and_then(|(_, modified)| modified);
    Ok((FileFingerprint { len_bytes: text.len() as u64, modified, sha256 }, version_error))
}

/// Writes an export to a file, and stores what the file held before as a version. A new file gets the permissions of `like`.
/// Returns why the version could not be stored, where it could not.
///
/// # Errors
/// Like [`write_story`].
pub(super) fn write_export(
    path: &Path,
    content: &[u8],
    overwrite: &OverwritePolicy,
    like: Option<&Path>,
    profile: &Profile,
) -> Result<Option<ErrorReport>, ErrorReport> {
    profile.record_write(path, &text::sha256_hex(content), || write_bytes(path, content, overwrite, like, profile))
}

/// Writes bytes to a file, and stores what it held before as a version. Returns why the version could not be stored, where
/// it could not.
///
/// # Errors
/// A [`ErrorReport`] where the file is not written.
fn write_bytes(
    path: &Path,
    bytes: &[u8],
    overwrite: &OverwritePolicy,
    like: Option<&Path>,
    profile: &Profile,
) -> Result<Option<ErrorReport>, ErrorReport> {
    let refused = |kind| ErrorReport::new(kind).with_path(path);
    let versions = profile.versions();
    let mut keep = |bytes: &[u8]| versions.as_ref().is_some_and(|versions| versions.add(path, bytes).is_ok());
    storage::take_leftovers(path, &mut keep);
    let mut version_error = None;
    for attempt in 1.. {
        let before = read_replaced(path, overwrite, profile)?;
        let Some(before) = before else {
            // A link to a file that does not exist yet creates it.
            let is_link = *overwrite == OverwritePolicy::Always && path.is_symlink();
            let saved = if is_link { storage::save(path, bytes) } else { storage::save_new(path, bytes, like) };
            match saved {
                Ok(()) => break,
                // The user has permitted to overwrite what another program has just created.
                Err(DiskError { kind: DiskErrorKind::AlreadyExists, .. })
                    if *overwrite == OverwritePolicy::Always && attempt < MAX_REPLACE_ATTEMPTS => {}
                Err(error) => return Err(error_report(error)),
            }
            continue;
        };
        let versioned = versions.as_ref().map_or(Ok(()), |versions| versions.add(path, &before));
        version_error =
            versioned.err().map(|error| ErrorReport { kind: ErrorKind::Unversioned, ..error_report(error) });
        match storage::replace(path, &before, bytes, &mut keep) {
            Ok(()) => break,
            Err(ReplaceError::Disk(error)) => return Err(error_report(error)),
            Err(_) if *overwrite == OverwritePolicy::Always && attempt < MAX_REPLACE_ATTEMPTS => {}
            Err(ReplaceError::Changed) => return Err(refused(ErrorKind::Changed)),
            Err(ReplaceError::Gone) => return Err(refused(ErrorKind::Gone)),
        }
    }
    Ok(version_error)
}

/// What the file holds that a save is to replace; `None` where the save is to create the file.
///
/// # Errors
/// A [`ErrorReport`] where it is not what `overwrite` allows to replace, or cannot be read.
fn read_replaced(path: &Path, overwrite: &OverwritePolicy, profile: &Profile) -> Result<Option<Vec<u8>>, ErrorReport> {
    let refused = |kind| Err(ErrorReport::new(kind).with_path(path));
    if path.is_dir() {
        // The save reports it.
        return Ok(None);
    }
    if *overwrite == OverwritePolicy::Never {
        return if path.symlink_metadata().is_ok() { refused(ErrorKind::Exists) } else { Ok(None) };
    }
    let before = storage::read_if_exists(path).map_err(error_report)?;
    if let OverwritePolicy::IfUnchanged(fingerprint) = overwrite {
        let Some(bytes) = &before else { return refused(ErrorKind::Gone) };
        let sha256 = text::sha256_hex(bytes);
        if sha256 != fingerprint.sha256 && !profile.is_own_write(path, &sha256) {
            return refused(ErrorKind::Changed);
        }
    }
    Ok(before)
}
