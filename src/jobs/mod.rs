//! Runs jobs: the effects of the workspace that read and write files. The worker thread runs them one after another.

pub(crate) mod journal;
pub(crate) mod profile;

pub use profile::{Profile, StartupState};

use crate::storage;
use crate::storage::{DiskError, DiskErrorKind, StoredVersion};
use crate::workspace::{
    ErrorReport, FILE_CHANGED, FILE_EXISTS, FILE_GONE, FileFingerprint, FileStatus, Job, OverwritePolicy,
    PreviousVersion, VersionSource, WorkspaceEvent,
};
use chrono::{DateTime, Local};
use redaksi_core::article::Article;
use redaksi_core::extract;
use redaksi_core::formats;
use redaksi_core::formats::{Format, OpenError};
use redaksi_core::packs::Packs;
use redaksi_core::text;
use std::path::Path;
use std::time::SystemTime;

/// Runs a job and returns what is to be reported to the workspace, if anything.
#[must_use]
pub fn run_job(errand: Job, profile: &Profile) -> Option<WorkspaceEvent> {
    match errand {
        Job::Open(folder, _) if folder.is_dir() => Some(match storage::list_stories(&folder) {
            Ok(files) => WorkspaceEvent::FolderListed { folder, files },
            Err(error) => {
                WorkspaceEvent::OpenFinished { path: Some(folder), fingerprint: None, result: Err(error_report(error)) }
            }
        }),
        Job::Open(path, packs) => {
            let (fingerprint, result) = split_read_result(read_story(&path, &packs));
            Some(WorkspaceEvent::OpenFinished {
                path: Some(std::path::absolute(&path).unwrap_or(path)),
                fingerprint,
                result,
            })
        }
        Job::OpenText(text, packs) => {
            let result = formats::open("", text.as_bytes(), &packs).map(Box::new);
            Some(WorkspaceEvent::OpenFinished {
                path: None,
                fingerprint: None,
                result: result.map_err(|error| open_error_report(&error, None)),
            })
        }
        Job::ReadDiskVersion(document, path, packs) => {
            let (fingerprint, result) = split_read_result(read_story(&path, &packs));
            Some(WorkspaceEvent::DiskVersionRead { document, fingerprint, result })
        }
        Job::ListVersions(document, path) => {
            let mut kept = profile.versions().map(|versions| versions.list(&path)).unwrap_or_default();
            kept.reverse();
            let earlier = |version: StoredVersion| PreviousVersion {
                replaced_at: format_local_time(version.saved_at, "%Y-%m-%d %H:%M:%S"),
                path: version.path,
            };
            Some(WorkspaceEvent::VersionsListed { document, list: kept.into_iter().map(earlier).collect() })
        }
        Job::ReadVersion { document, which, source, packs } => {
            let result = match source {
                VersionSource::File(path) => read_story(&path, &packs).map(|(_, article)| article),
                VersionSource::SourceText(received) => Ok(Box::new(extract::extract(*received, &packs))),
            };
            Some(WorkspaceEvent::VersionRead { document, which, result })
        }
        Job::CheckFiles(files) => {
            let found =
                files.into_iter().map(|(document, path, fingerprint)| (document, file_status(&path, &fingerprint)));
            Some(WorkspaceEvent::FilesChecked(found.collect()))
        }
        Job::Save { document, state, path, format, article, overwrite } => {
            let path = std::path::absolute(&path).unwrap_or(path);
            let (version_error, result) = match write_story(&path, format, &article, &overwrite, profile) {
                Ok((fingerprint, version_error)) => (version_error, Ok(fingerprint)),
                Err(problem) => (None, Err(problem)),
            };
            Some(WorkspaceEvent::SaveFinished { document, state, path, format, version_error, result })
        }
        Job::Autosave { .. } | Job::DiscardAutosave(_) | Job::FindRecoverable(_) | Job::DiscardRecoverable(_) => {
            journal::run(errand, profile)
        }
        Job::SaveTagHistory(text) => {
            profile.save_vocabulary(&text).err().map(|error| WorkspaceEvent::ErrorReported(error_report(error)))
        }
        Job::SaveUserRules { rules, before } => profile.save_rules(&rules, &before).map(WorkspaceEvent::ErrorReported),
        Job::LoadSession => {
            Some(profile.read_session().map_or_else(WorkspaceEvent::ErrorReported, |(session, gone)| {
                WorkspaceEvent::SessionLoaded(session, gone)
            }))
        }
        Job::SaveSession(text) => {
            profile.save_session(&text).err().map(|error| WorkspaceEvent::ErrorReported(error_report(error)))
        }
        Job::SaveSettings(text) => {
            profile.save_settings(&text).err().map(|error| WorkspaceEvent::ErrorReported(error_report(error)))
        }
    }
}

/// Reads the story in a file, and returns it with the fingerprint of the file.
///
/// # Errors
/// A [`ErrorReport`] where the file cannot be read or holds no story.
pub(crate) fn read_story(path: &Path, packs: &Packs) -> Result<(FileFingerprint, Box<Article>), ErrorReport> {
    // The metadata is taken before the bytes: a change in between shows as a change at the next check.
    let metadata = storage::stat(path);
    let bytes = storage::read(path).map_err(error_report)?;
    let fingerprint = fingerprint_of(&bytes, metadata.and_then(|(_, changed)| changed));
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let article = formats::open(&name, &bytes, packs).map_err(|error| open_error_report(&error, Some(path)))?;
    Ok((fingerprint, Box::new(article)))
}

/// Formats a point in time in the local time zone, by a `strftime` pattern.
pub(crate) fn format_local_time(at: SystemTime, form: &str) -> String {
    DateTime::<Local>::from(at).format(form).to_string()
}

type ReadOutcome = (Option<FileFingerprint>, Result<Box<Article>, ErrorReport>);

fn split_read_result(read: Result<(FileFingerprint, Box<Article>), ErrorReport>) -> ReadOutcome {
    match read {
        Ok((fingerprint, article)) => (Some(fingerprint), Ok(article)),
        Err(problem) => (None, Err(problem)),
    }
}

fn fingerprint_of(bytes: &[u8], changed: Option<SystemTime>) -> FileFingerprint {
    FileFingerprint { length: bytes.len() as u64, changed, hash: text::sha256_hex(bytes) }
}

/// The status of a file compared with a fingerprint. A file with a new modification time and the same bytes is
/// unchanged.
fn file_status(path: &Path, fingerprint: &FileFingerprint) -> FileStatus {
    match storage::stat(path) {
        None => FileStatus::Missing,
        Some((length, changed)) if length == fingerprint.length && changed == fingerprint.changed => {
            FileStatus::Unchanged
        }
        Some(_) => match storage::read_if_exists(path) {
            Ok(Some(bytes)) if text::sha256_hex(&bytes) == fingerprint.hash => FileStatus::Unchanged,
            Ok(None) => FileStatus::Missing,
            // A file that cannot be read now, as on an unreachable network drive, is not reported as changed.
            Err(_) => FileStatus::Unchanged,
            Ok(Some(_)) => FileStatus::Changed,
        },
    }
}

/// Writes a story to a file, and stores what the file held before as a version. Returns the new fingerprint, and why
/// the version could not be stored, where it could not.
///
/// # Errors
/// A [`ErrorReport`] where the file is not written: what is on disk is not what `replaces` expects, or the disk fails.
fn write_story(
    path: &Path,
    format: Format,
    article: &Article,
    overwrite: &OverwritePolicy,
    profile: &Profile,
) -> Result<(FileFingerprint, Option<ErrorReport>), ErrorReport> {
    let refused =
        |code: &str| ErrorReport { code: code.to_owned(), path: Some(path.to_owned()), detail: String::new() };
    if *overwrite == OverwritePolicy::Never && path.symlink_metadata().is_ok() && !path.is_dir() {
        return Err(refused(FILE_EXISTS));
    }
    let before = if path.is_dir() { None } else { storage::read_if_exists(path).map_err(error_report)? };
    if let OverwritePolicy::IfUnchanged(fingerprint) = overwrite {
        match &before {
            None => return Err(refused(FILE_GONE)),
            Some(bytes) => {
                let hash = text::sha256_hex(bytes);
                if hash != fingerprint.hash && !profile.is_own_write(path, &hash) {
                    return Err(refused(FILE_CHANGED));
                }
            }
        }
    }
    let text = formats::write(article, format);
    if text.is_empty() {
        // No story serializes to an empty text; this keeps the file on disk from being overwritten by an empty one.
        return Err(refused("unwritable"));
    }
    let versioned = before.map_or(Ok(()), |bytes| profile.versions().map_or(Ok(()), |kept| kept.add(path, &bytes)));
    storage::save(path, text.as_bytes()).map_err(error_report)?;
    let version_error =
        versioned.err().map(|error| ErrorReport { code: "unversioned".to_owned(), ..error_report(error) });
    let fingerprint = fingerprint_of(text.as_bytes(), storage::stat(path).and_then(|(_, changed)| changed));
    profile.record_written(path, &fingerprint.hash);
    Ok((fingerprint, version_error))
}

/// Converts a [`DiskError`] into what the workspace reports.
pub(crate) fn error_report(error: DiskError) -> ErrorReport {
    let detail = match &error.kind {
        DiskErrorKind::Other(message) => message.clone(),
        _ => String::new(),
    };
    ErrorReport { code: error.kind.code().to_owned(), path: Some(error.path), detail }
}

fn open_error_report(error: &OpenError, path: Option<&Path>) -> ErrorReport {
    let detail = match error {
        OpenError::Ron { line, column, what } => format!("{line}:{column} ({what})"),
        OpenError::NewerVersion(version) => version.to_string(),
        OpenError::TooDeep { line } => line.to_string(),
        OpenError::Broken(what) => what.to_string(),
        OpenError::Empty | OpenError::Binary => String::new(),
    };
    ErrorReport { code: error.code().to_owned(), path: path.map(Path::to_owned), detail }
}
