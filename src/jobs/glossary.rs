//! Adds terms to the glossary of the desk.

use crate::jobs::desk_file::write_desk_file;
use crate::jobs::desk_tools::{GLOSSARY_FILES, MAX_FILE_BYTES, extension};
use crate::jobs::profile::Profile;
use crate::jobs::reports::error_report;
use crate::storage;
use crate::workspace::{ErrorDetail, ErrorKind, ErrorReport, RonError, RonErrorKind};
use redaksi_checks::glossary::{Glossary, GlossaryEntry};
use redaksi_core::text;
use std::path::{Path, PathBuf};

/// Adds a term to the glossary, or gives a known term another translation; its note and its banned translations stay. Returns the
/// file with the term. `None` if the profile has no folders.
///
/// A glossary in CSV is written as RON beside it, which is read from then on.
///
/// # Errors
/// [`ErrorKind::GlossaryBroken`] if the glossary does not parse; it is unchanged then. Otherwise the error of the disk.
pub(crate) fn add(entry: GlossaryEntry, profile: &Profile) -> Result<Option<(PathBuf, String)>, ErrorReport> {
    let Some(folders) = profile.folders() else { return Ok(None) };
    let path = folders.config.join(GLOSSARY_FILES[0]);
    let before = storage::read_if_exists(&path).map_err(error_report)?;
    let read = GLOSSARY_FILES.iter().map(|name| folders.config.join(name)).find(|path| path.is_file());
    let mut glossary = match &read {
        Some(read) => parse(read, &storage::read_at_most(read, MAX_FILE_BYTES).map_err(error_report)?)?,
        None => Glossary::default(),
    };
    let term = entry.term.trim().to_owned();
    let known = glossary.entries().iter().find(|known| known.term.to_lowercase() == term.to_lowercase()).cloned();
    let known = known.unwrap_or_default();
    let translation = entry.translation.trim().to_lowercase();
    let banned = known.banned.into_iter().filter(|banned| banned.to_lowercase() != translation).collect();
    let entry = GlossaryEntry { banned, note: known.note, ..entry };
    glossary.add(entry).map_err(|error| {
        let detail = ErrorDetail::Damage(error.to_string());
        ErrorReport::new(ErrorKind::GlossaryBroken).with_path(&path).with_detail(detail)
    })?;
    let content = glossary.to_ron();
    let sha256 = text::sha256_hex(content.as_bytes());
    profile.record_write(&path, &sha256, || {
        write_desk_file(&path, before.as_deref(), content.as_bytes(), ErrorKind::GlossaryChanged, profile)
    })?;
    Ok(Some((path, term)))
}

fn parse(path: &Path, bytes: &[u8]) -> Result<Glossary, ErrorReport> {
    let text = text::decode(bytes).text;
    let extension = extension(path);
    Glossary::import(extension, &text).map_err(|error| {
        let (line, column) = (error.line, error.column);
        let detail = if extension == "ron" {
            RonError::at(line, column, &text)
        } else {
            RonError { line, column, kind: RonErrorKind::Other, name: String::new() }
        };
        ErrorReport::new(ErrorKind::GlossaryBroken).with_path(path).with_detail(ErrorDetail::Ron(detail))
    })
}
