//! Runs jobs: the effects of the workspace that read and write files. The window has a worker thread for reading, one for
//! saving and one for the journal; each runs its jobs one after another.

mod checks;
mod event_log;
pub(crate) mod journal;
pub(crate) mod profile;
pub(crate) mod reports;
mod typed_path;

pub use profile::{Profile, ProfileFile, StartupState};

use crate::jobs::reports::{error_report, open_error_report};
use crate::storage;
use crate::storage::{DiskError, DiskErrorKind, ReplaceError, StoredVersion};
use crate::workspace::{
    ErrorKind, ErrorReport, FileFingerprint, FileStatus, Job, OriginalSource, OverwritePolicy, PreviousVersion,
    ProfilePart, VersionSource, WorkspaceEvent,
};
use chrono::{DateTime, Local};
use redaksi_core::article::Article;
use redaksi_core::extract;
use redaksi_core::formats;
use redaksi_core::formats::Format;
use redaksi_core::packs::Packs;
use redaksi_core::text;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Runs a job and returns what is to be reported to the workspace, if anything. Logs the outcome.
#[must_use]
pub fn run_job(job: Job, profile: &Profile) -> Option<WorkspaceEvent> {
    let event = run(job, profile);
    if let Some(event) = &event {
        event_log::log_event(event);
    }
    event
}

#[expect(clippy::too_many_lines, reason = "one arm per job")]
fn run(job: Job, profile: &Profile) -> Option<WorkspaceEvent> {
    let profile_saved = |part, result: Result<(), _>| Some(WorkspaceEvent::ProfileSaved(part, result));
    match job {
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
        Job::OpenText(text, packs) => Some(open_pasted_text(&text, &packs)),
        Job::OpenHtml { html, text, packs } => Some(open_pasted_html(&html, &text, &packs)),
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
        Job::ReadOriginal { document, source, packs } => {
            let result = match source {
                OriginalSource::File(path) => read_story(&path, &packs).map(|(_, article)| article),
                OriginalSource::Text(text) => formats::open("", text.as_bytes(), &packs)
                    .map(Box::new)
                    .map_err(|error| open_error_report(&error, None, &[])),
                OriginalSource::Article(article) => Ok(article),
            };
            Some(WorkspaceEvent::OriginalRead { document, result })
        }
        Job::ReadTrackedBase { document, source, packs } => {
            let article = match source {
                VersionSource::File(path) => read_story(&path, &packs).ok().map(|(_, article)| article),
                VersionSource::SourceText(received) => Some(Box::new(extract::extract(*received, &packs))),
            };
            Some(WorkspaceEvent::TrackedBaseRead { document, article })
        }
        Job::Check { document, revision, article } => {
            let result = Ok(Box::new(checks::check(&article)));
            Some(WorkspaceEvent::CheckFinished { document, revision, result })
        }
        Job::CheckFiles(files) => {
            let found =
                files.into_iter().map(|(document, path, print)| (document, file_status(&path, &print, profile)));
            Some(WorkspaceEvent::FilesChecked(found.collect()))
        }
        Job::Save { document, state, path, format, article, overwrite, like, open_files } => {
            let path = std::path::absolute(&path).unwrap_or(path);
            let is_same = |other: &&PathBuf| storage::is_same_file(&path, other);
            let written = match open_files.iter().find(is_same) {
                Some(other) => Err(ErrorReport::new(ErrorKind::OpenElsewhere).with_path(other)),
                None => write_story(&path, format, &article, &overwrite, like.as_deref(), profile),
            };
            let (version_error, result) = match written {
                Ok((fingerprint, version_error)) => (version_error, Ok(fingerprint)),
                Err(problem) => (None, Err(problem)),
            };
            Some(WorkspaceEvent::SaveFinished { document, state, path, format, version_error, result })
        }
        Job::Autosave { .. }
        | Job::DiscardAutosave(_)
        | Job::MarkOrderlyEnd
        | Job::FindRecoverable(_)
        | Job::DiscardRecoverable(_) => journal::run(job, profile),
        Job::SaveTagHistory(text) => {
            let result = profile.save(ProfileFile::TagHistory, &text);
            profile_saved(ProfilePart::TagHistory, result.map_err(error_report))
        }
        Job::SaveUserRules { rules, before } => {
            profile_saved(ProfilePart::UserRules, profile.save_rules(&rules, &before).map_or(Ok(()), Err))
        }
        Job::CheckPath(path, purpose) => {
            let created = if purpose.creates_folder() { typed_path::create_folder(&path) } else { Ok(()) };
            let result = created.and_then(|()| typed_path::check(&path, purpose.needs_folder()));
            Some(WorkspaceEvent::PathChecked { purpose, result })
        }
        Job::CompletePath { typed, folders_only } => {
            Some(WorkspaceEvent::PathCompleted(typed_path::complete(typed, folders_only)))
        }
        Job::LoadSession => {
            Some(profile.read_session().map_or_else(WorkspaceEvent::ErrorReported, |(session, missing, problem)| {
                WorkspaceEvent::SessionLoaded { session, missing, problem }
            }))
        }
        Job::SaveSession(text) => {
            let result = profile.save(ProfileFile::Session, &text);
            profile_saved(ProfilePart::Session, result.map_err(error_report))
        }
        Job::SaveSettings(text) => {
            let result = profile.save(ProfileFile::Settings, &text);
            profile_saved(ProfilePart::Settings, result.map_err(error_report))
        }
    }
}

/// Extracts the article of a pasted text.
fn open_pasted_text(text: &str, packs: &Packs) -> WorkspaceEvent {
    let result = formats::open("", text.as_bytes(), packs).map(Box::new);
    WorkspaceEvent::OpenFinished {
        path: None,
        fingerprint: None,
        result: result.map_err(|error| open_error_report(&error, None, &[])),
    }
}

/// Extracts the article of pasted HTML, or of the plain text beside it if the HTML has no paragraphs.
fn open_pasted_html(html: &str, text: &str, packs: &Packs) -> WorkspaceEvent {
    match formats::open_clipboard_html(html, packs) {
        Some(article) => WorkspaceEvent::OpenFinished { path: None, fingerprint: None, result: Ok(Box::new(article)) },
        None => open_pasted_text(text, packs),
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
    let article = formats::open(&name, &bytes, packs).map_err(|error| open_error_report(&error, Some(path), &bytes))?;
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

fn fingerprint_of(bytes: &[u8], modified: Option<SystemTime>) -> FileFingerprint {
    FileFingerprint { len_bytes: bytes.len() as u64, modified, sha256: text::sha256_hex(bytes) }
}

/// The status of a file compared with a fingerprint. A file with a new modification time and the same bytes is unchanged, and
/// so is one that this process has written since the check was requested.
fn file_status(path: &Path, fingerprint: &FileFingerprint, profile: &Profile) -> FileStatus {
    match storage::stat(path) {
        None => FileStatus::Missing,
        Some((len_bytes, modified)) if len_bytes == fingerprint.len_bytes && modified == fingerprint.modified => {
            FileStatus::Unchanged
        }
        Some(_) => match storage::read_if_exists(path) {
            Ok(Some(bytes)) => {
                let sha256 = text::sha256_hex(&bytes);
                let is_known = sha256 == fingerprint.sha256 || profile.is_own_write(path, &sha256);
                if is_known { FileStatus::Unchanged } else { FileStatus::Changed }
            }
            Ok(None) => FileStatus::Missing,
            // A file that cannot be read now, as on an unreachable network drive, is not reported as changed.
            Err(_) => FileStatus::Unchanged,
        },
    }
}

/// How often a file that the user has permitted to overwrite is read again because another program writes it.
const MAX_REPLACE_ATTEMPTS: usize = 5;

/// Writes a story to a file, and stores what the file held before as a version. A new file gets the permissions of `like`.
/// Returns the new fingerprint, and why the version could not be stored, where it could not.
///
/// # Errors
/// A [`ErrorReport`] where the file is not written: what is on disk is not what `overwrite` allows, or the disk fails.
fn write_story(
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
