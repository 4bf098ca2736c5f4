//! Runs jobs: the effects of the workspace that read and write files. The worker thread runs them one after another.

pub(crate) mod journal;
pub(crate) mod profile;

use crate::app::OwnFiles;
use crate::article::Article;
use crate::workspace::{CHANGED, EXISTS, Earlier, Errand, FileMark, GONE, OnDisk, Problem, Replaces, Report, Source};
use crate::storage;
use crate::storage::{DiskError, Trouble, Version};
use crate::formats;
use crate::formats::{Format, OpenError};
use crate::packs::Packs;
use crate::extract;
use crate::text;
use chrono::{DateTime, Local};
use std::path::Path;
use std::time::SystemTime;

/// Runs a job and returns what is to be reported to the workspace, if anything.
#[must_use]
pub fn run_errand(errand: Errand, own: &OwnFiles) -> Option<Report> {
    match errand {
        Errand::Read(folder, _) if folder.is_dir() => Some(match storage::stories_in(&folder) {
            Ok(files) => Report::Listed { folder, files },
            Err(error) => Report::Opened { path: Some(folder), mark: None, result: Err(trouble(error)) },
        }),
        Errand::Read(path, packs) => {
            let (mark, result) = parted(read(&path, &packs));
            Some(Report::Opened { path: Some(std::path::absolute(&path).unwrap_or(path)), mark, result })
        }
        Errand::ReadText(text, packs) => {
            let result = formats::open("", text.as_bytes(), &packs).map(Box::new);
            Some(Report::Opened { path: None, mark: None, result: result.map_err(|error| unreadable(&error, None)) })
        }
        Errand::ReadTheirs(story, path, packs) => {
            let (mark, result) = parted(read(&path, &packs));
            Some(Report::Theirs { story, mark, result })
        }
        Errand::FindVersions(story, path) => {
            let mut kept = own.versions().map(|versions| versions.of(&path)).unwrap_or_default();
            kept.reverse();
            let earlier = |version: Version| Earlier {
                kept_at: local_time(version.kept, "%Y-%m-%d %H:%M:%S"),
                path: version.path,
            };
            Some(Report::Versions { story, list: kept.into_iter().map(earlier).collect() })
        }
        Errand::ReadVersion { story, which, source, packs } => {
            let result = match source {
                Source::File(path) => read(&path, &packs).map(|(_, article)| article),
                Source::Received(received) => Ok(Box::new(extract::read(*received, &packs))),
            };
            Some(Report::Version { story, which, result })
        }
        Errand::Look(files) => {
            let found = files.into_iter().map(|(story, path, mark)| (story, what_became_of(&path, &mark)));
            Some(Report::Looked(found.collect()))
        }
        Errand::Write { story, state, path, format, article, replaces } => {
            let path = std::path::absolute(&path).unwrap_or(path);
            let (unversioned, result) = match write(&path, format, &article, &replaces, own) {
                Ok((mark, unversioned)) => (unversioned, Ok(mark)),
                Err(problem) => (None, Err(problem)),
            };
            Some(Report::Wrote { story, state, path, format, unversioned, result })
        }
        Errand::Keep { .. } | Errand::Forget(_) | Errand::FindLeft(_) | Errand::ThrowAway(_) => {
            journal::run(errand, own)
        }
        Errand::KeepVocabulary(text) => own.keep_vocabulary(&text).err().map(|error| Report::Trouble(trouble(error))),
        Errand::KeepRules { rules, before } => own.keep_rules(&rules, &before).map(Report::Trouble),
        Errand::FindSession => {
            Some(own.read_session().map_or_else(Report::Trouble, |(session, gone)| Report::Session(session, gone)))
        }
        Errand::KeepSession(text) => own.keep_session(&text).err().map(|error| Report::Trouble(trouble(error))),
        Errand::KeepSettings(text) => own.keep_settings(&text).err().map(|error| Report::Trouble(trouble(error))),
    }
}

/// Reads the story in a file, and returns it with the fingerprint of the file.
///
/// # Errors
/// A [`Problem`] where the file cannot be read or holds no story.
pub(crate) fn read(path: &Path, packs: &Packs) -> Result<(FileMark, Box<Article>), Problem> {
    // The metadata is taken before the bytes: a change in between shows as a change at the next check.
    let metadata = storage::look(path);
    let bytes = storage::read(path).map_err(trouble)?;
    let mark = mark_of(&bytes, metadata.and_then(|(_, changed)| changed));
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let article = formats::open(&name, &bytes, packs).map_err(|error| unreadable(&error, Some(path)))?;
    Ok((mark, Box::new(article)))
}

/// Formats a point in time in the local time zone, by a `strftime` pattern.
pub(crate) fn local_time(at: SystemTime, form: &str) -> String {
    DateTime::<Local>::from(at).format(form).to_string()
}

type Parted = (Option<FileMark>, Result<Box<Article>, Problem>);

fn parted(read: Result<(FileMark, Box<Article>), Problem>) -> Parted {
    match read {
        Ok((mark, article)) => (Some(mark), Ok(article)),
        Err(problem) => (None, Err(problem)),
    }
}

fn mark_of(bytes: &[u8], changed: Option<SystemTime>) -> FileMark {
    FileMark { length: bytes.len() as u64, changed, hash: text::hash(bytes) }
}

/// The status of a file compared with a fingerprint. A file with a new modification time and the same bytes is
/// unchanged.
fn what_became_of(path: &Path, mark: &FileMark) -> OnDisk {
    match storage::look(path) {
        None => OnDisk::Gone,
        Some((length, changed)) if length == mark.length && changed == mark.changed => OnDisk::Same,
        Some(_) => match storage::read_if_there(path) {
            Ok(Some(bytes)) if text::hash(&bytes) == mark.hash => OnDisk::Same,
            Ok(None) => OnDisk::Gone,
            // A file that cannot be read now, as on an unreachable network drive, is not reported as changed.
            Err(_) => OnDisk::Same,
            Ok(Some(_)) => OnDisk::Changed,
        },
    }
}

/// Writes a story to a file, and stores what the file held before as a version. Returns the new fingerprint, and why
/// the version could not be stored, where it could not.
///
/// # Errors
/// A [`Problem`] where the file is not written: what is on disk is not what `replaces` expects, or the disk fails.
fn write(
    path: &Path,
    format: Format,
    article: &Article,
    replaces: &Replaces,
    own: &OwnFiles,
) -> Result<(FileMark, Option<Problem>), Problem> {
    let refused = |code: &str| Problem { code: code.to_owned(), path: Some(path.to_owned()), detail: String::new() };
    if *replaces == Replaces::Nothing && path.symlink_metadata().is_ok() && !path.is_dir() {
        return Err(refused(EXISTS));
    }
    let before = if path.is_dir() { None } else { storage::read_if_there(path).map_err(trouble)? };
    if let Replaces::AsSeen(mark) = replaces {
        match &before {
            None => return Err(refused(GONE)),
            Some(bytes) => {
                let hash = text::hash(bytes);
                if hash != mark.hash && !own.is_own_writing(path, &hash) {
                    return Err(refused(CHANGED));
                }
            }
        }
    }
    let text = formats::write(article, format);
    if text.is_empty() {
        // No story serializes to an empty text; this keeps the file on disk from being overwritten by an empty one.
        return Err(refused("unwritable"));
    }
    let versioned = before.map_or(Ok(()), |bytes| own.versions().map_or(Ok(()), |kept| kept.keep(path, &bytes)));
    storage::save(path, text.as_bytes()).map_err(trouble)?;
    let unversioned = versioned.err().map(|error| Problem { code: "unversioned".to_owned(), ..trouble(error) });
    let mark = mark_of(text.as_bytes(), storage::look(path).and_then(|(_, changed)| changed));
    own.note_written(path, &mark.hash);
    Ok((mark, unversioned))
}

/// Converts a [`DiskError`] into what the workspace reports.
pub(crate) fn trouble(error: DiskError) -> Problem {
    let detail = match &error.trouble {
        Trouble::Other(message) => message.clone(),
        _ => String::new(),
    };
    Problem { code: error.trouble.code().to_owned(), path: Some(error.path), detail }
}

fn unreadable(error: &OpenError, path: Option<&Path>) -> Problem {
    let detail = match error {
        OpenError::Ron { line, column, what } => format!("{line}:{column} ({what})"),
        OpenError::NewerVersion(version) => version.to_string(),
        OpenError::TooDeep { line } => line.to_string(),
        OpenError::Broken(what) => what.to_string(),
        OpenError::Empty | OpenError::Binary => String::new(),
    };
    Problem { code: error.code().to_owned(), path: path.map(Path::to_owned), detail }
}
