//! Reads and stores the vocabulary of the desk, and reads tags to import.

use crate::jobs::desk_file::write_desk_file;
use crate::jobs::desk_tools::{MAX_FILE_BYTES, VOCABULARY_FILES, extension};
use crate::jobs::reports::error_report;
use crate::jobs::{Profile, read_story};
use crate::storage;
use crate::workspace::{ErrorDetail, ErrorKind, ErrorReport, ImportedTags, LoadedVocabulary, RonError, RonErrorKind};
use redaksi_core::packs::Packs;
use redaksi_core::text;
use redaksi_tags::{Vocabulary, VocabularyError};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Reads the vocabulary of the desk; an empty one if the desk has none.
///
/// # Errors
/// A [`ErrorReport`] if its file cannot be read or does not parse.
pub(crate) fn load(profile: &Profile) -> Result<LoadedVocabulary, ErrorReport> {
    let Some(folders) = profile.folders() else { return Ok(LoadedVocabulary::default()) };
    let [own, ..] = VOCABULARY_FILES;
    let mut candidates = VOCABULARY_FILES.iter().map(|name| folders.config.join(name));
    let Some(path) = candidates.find(|path| path.is_file()) else { return Ok(LoadedVocabulary::default()) };
    let bytes = storage::read_at_most(&path, MAX_FILE_BYTES).map_err(error_report)?;
    let vocabulary = parse(&path, &bytes)?;
    // Done here, and not in the thread of the window.
    vocabulary.prepare();
    let sha256 = path.ends_with(own).then(|| text::sha256_hex(&bytes));
    Ok(LoadedVocabulary { vocabulary: Arc::new(vocabulary), path: Some(path), sha256 })
}

/// Reads the tags of a file in any of the forms of a vocabulary, or those of the stories of a folder.
///
/// # Errors
/// A [`ErrorReport`] if the file cannot be read or does not parse, or the folder cannot be listed.
pub(crate) fn import(path: &Path, packs: &Packs) -> Result<ImportedTags, ErrorReport> {
    if path.is_dir() {
        return import_stories(path, packs);
    }
    let bytes = storage::read_at_most(path, MAX_FILE_BYTES).map_err(error_report)?;
    Ok(ImportedTags { entries: parse(path, &bytes)?.tags().to_vec(), unread: 0 })
}

/// Reads the tags of the stories of a folder. Stories that cannot be read are counted and logged.
fn import_stories(folder: &Path, packs: &Packs) -> Result<ImportedTags, ErrorReport> {
    let (mut stories, mut unread) = (Vec::new(), 0);
    for file in storage::list_stories(folder).map_err(error_report)? {
        match read_story(&file, packs) {
            Ok((_, article)) => stories.push(article.tags.into_iter().map(|tag| tag.text).collect()),
            Err(problem) => {
                log::warn!("no tags of {}: {}", file.display(), problem.kind.code());
                unread += 1;
            }
        }
    }
    Ok(ImportedTags { entries: Vocabulary::of_stories(&stories).tags().to_vec(), unread })
}

fn parse(path: &Path, bytes: &[u8]) -> Result<Vocabulary, ErrorReport> {
    let text = text::decode(bytes).text;
    let extension = extension(path).to_lowercase();
    // A table with tabs is read like one with commas.
    let form = if extension == "tsv" { "csv" } else { extension.as_str() };
    Vocabulary::import(form, &text).map_err(|error| {
        let report = ErrorReport::new(ErrorKind::TagsBroken).with_path(path);
        match error {
            VocabularyError::Syntax { line, column, .. } => {
                report.with_detail(ErrorDetail::Ron(syntax_error(form, line, column, &text)))
            }
            // Reading reports only errors of the syntax.
            VocabularyError::Unknown(_) | VocabularyError::Taken { .. } | VocabularyError::NoName => report,
        }
    })
}

/// The error at a position of a file. In a table or a thesaurus in Turtle it is a quote or a bracket that is not closed.
fn syntax_error(form: &str, line: usize, column: usize, text: &str) -> RonError {
    let kind = match form {
        "ron" => return RonError::at(line, column, text),
        "csv" | "ttl" => RonErrorKind::UnexpectedEnd,
        _ => RonErrorKind::Other,
    };
    RonError { line, column, kind, name: String::new() }
}

/// Stores a vocabulary in the first of its files, and returns that with the SHA-256 of what it holds. `None` if the profile has no
/// folders.
///
/// # Errors
/// [`ErrorKind::TagsChanged`] if the file holds something else than `expected` and this process did not write it; the file is
/// unchanged then. Otherwise the error of the disk.
pub(crate) fn save(
    vocabulary: &Vocabulary,
    expected: Option<&str>,
    profile: &Profile,
) -> Result<Option<(PathBuf, String)>, ErrorReport> {
    let Some(folders) = profile.folders() else { return Ok(None) };
    let path = folders.config.join(VOCABULARY_FILES[0]);
    let changed = || ErrorReport::new(ErrorKind::TagsChanged).with_path(&path);
    let content = vocabulary.write();
    if content.trim().is_empty() {
        // No vocabulary serializes to an empty text, so something has failed before.
        return Err(ErrorReport::new(ErrorKind::Unwritable).with_path(&path));
    }
    let before = storage::read_if_exists(&path).map_err(error_report)?;
    match &before {
        Some(bytes) => {
            let found = text::sha256_hex(bytes);
            let is_own = profile.is_own_write(&path, &found);
            if expected != Some(found.as_str()) && !is_own {
                return Err(changed());
            }
            if !is_own {
                keep_edited_by_hand(&path, bytes, profile)?;
            }
        }
        // Another program removed it.
        None if expected.is_some() => return Err(changed()),
        None => {}
    }
    let sha256 = text::sha256_hex(content.as_bytes());
    profile.record_write(&path, &sha256, || {
        write_desk_file(&path, before.as_deref(), content.as_bytes(), ErrorKind::TagsChanged, profile)
    })?;
    Ok(Some((path, sha256)))
}

/// Keeps a file as a version if it has something that is not written again, such as a comment of the user.
///
/// # Errors
/// The error of the disk; the file must not be replaced then.
fn keep_edited_by_hand(path: &Path, bytes: &[u8], profile: &Profile) -> Result<(), ErrorReport> {
    let written = Vocabulary::read(&text::decode(bytes).text).map(|vocabulary| vocabulary.write());
    match profile.versions() {
        Some(versions) if written.as_deref().map(str::as_bytes) != Ok(bytes) => {
            versions.add(path, bytes).map_err(error_report)
        }
        _ => Ok(()),
    }
}
