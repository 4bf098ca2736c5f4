//! Errands: the effects that touch files, done one after the other, away from the window's thread.

use super::{OwnFiles, keeping};
use crate::article::Article;
use crate::desk::{EXISTS, Errand, Problem, Report};
use crate::disk::{self, DiskError, Trouble};
use crate::formats::{self, Format, OpenError};
use crate::packs::Packs;
use std::path::Path;

/// Does an errand and reports, where there is something to report.
#[must_use]
pub fn run_errand(errand: Errand, own: &OwnFiles) -> Option<Report> {
    match errand {
        Errand::Read(path, packs) => {
            let result = read(&path, &packs);
            Some(Report::Opened { path: Some(std::path::absolute(&path).unwrap_or(path)), result })
        }
        Errand::ReadText(text, packs) => {
            let result = formats::open("", text.as_bytes(), &packs).map(Box::new);
            Some(Report::Opened { path: None, result: result.map_err(|error| unreadable(&error, None)) })
        }
        Errand::Write { story, state, path, format, article, replace } => {
            let path = std::path::absolute(&path).unwrap_or(path);
            let result = write(&path, format, &article, replace);
            Some(Report::Wrote { story, state, path, format, result })
        }
        Errand::Keep { .. } | Errand::Forget(_) | Errand::FindLeft(_) | Errand::ThrowAway(_) => {
            keeping::run(errand, own)
        }
        Errand::KeepVocabulary(text) => own.keep_vocabulary(&text).err().map(|error| Report::Trouble(trouble(error))),
        Errand::KeepRules { rules, before } => own.keep_rules(&rules, &before).map(Report::Trouble),
        Errand::KeepSettings(text) => own.keep_settings(&text).err().map(|error| Report::Trouble(trouble(error))),
    }
}

pub(super) fn read(path: &Path, packs: &Packs) -> Result<Box<Article>, Problem> {
    let bytes = disk::read(path).map_err(trouble)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    formats::open(&name, &bytes, packs).map(Box::new).map_err(|error| unreadable(&error, Some(path)))
}

fn write(path: &Path, format: Format, article: &Article, replace: bool) -> Result<(), Problem> {
    if !replace && path.symlink_metadata().is_ok() && !path.is_dir() {
        return Err(Problem { code: EXISTS.to_owned(), path: Some(path.to_owned()), detail: String::new() });
    }
    let text = formats::write(article, format);
    if text.is_empty() {
        // Nothing that a story can hold comes to nothing; the file that is there is worth more than an empty one.
        return Err(Problem { code: "unwritable".to_owned(), path: Some(path.to_owned()), detail: String::new() });
    }
    disk::save(path, text.as_bytes()).map_err(trouble)
}

/// A trouble with a file, as the desk tells it.
pub(super) fn trouble(error: DiskError) -> Problem {
    let detail = match &error.trouble {
        Trouble::Other(words) => words.clone(),
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
