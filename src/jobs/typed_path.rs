//! Checks and completes paths that the user types.

use crate::jobs::reports::error_report;
use crate::storage::DiskError;
use crate::workspace::{ErrorKind, ErrorReport, PathCompletion};
use directories::BaseDirs;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// The most candidates of a completion.
const MAX_CANDIDATES: usize = 200;

/// The absolute form of a typed path that can be read, or that is a folder where one is needed.
///
/// # Errors
/// A [`ErrorReport`] where it does not exist, is no folder or cannot be read.
pub(crate) fn check(typed: &Path, needs_folder: bool) -> Result<PathBuf, ErrorReport> {
    let path = with_home(typed);
    let path = std::path::absolute(&path).unwrap_or(path);
    let facts = match fs::metadata(&path) {
        Ok(facts) => facts,
        Err(error) if needs_folder && error.kind() == io::ErrorKind::NotFound => {
            return Err(ErrorReport::new(ErrorKind::NoFolder).with_path(path));
        }
        Err(error) => return Err(error_report(DiskError::from_read_error(&path, &error))),
    };
    if needs_folder && !facts.is_dir() {
        return Err(ErrorReport::new(ErrorKind::NotAFolder).with_path(path));
    }
    let opened = if facts.is_dir() {
        fs::read_dir(&path).map(drop)
    } else if facts.is_file() {
        File::open(&path).map(drop)
    } else {
        // Opening a pipe would block; reading it reports what it is.
        Ok(())
    };
    opened.map_err(|error| error_report(DiskError::from_read_error(&path, &error)))?;
    Ok(path)
}

/// Creates a typed folder, with those above it, if it does not exist.
///
/// # Errors
/// A [`ErrorReport`] where it cannot be created.
pub(crate) fn create_folder(typed: &Path) -> Result<(), ErrorReport> {
    let path = with_home(typed);
    fs::create_dir_all(&path).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
            ErrorReport::new(ErrorKind::NotAFolder).with_path(&path)
        }
        _ => error_report(DiskError::from_save_error(&path, &error)),
    })
}

/// The files and folders that a typed path may be the beginning of, ignoring letter case; folders end with a separator.
pub(crate) fn complete(typed: String, folders_only: bool) -> PathCompletion {
    let typed_from = typed.rfind(is_separator).map_or(0, |at| at + 1);
    let (head, beginning) = typed.split_at(typed_from);
    if typed == "~" {
        return PathCompletion { completed: "~/".to_owned(), candidates: vec!["~/".to_owned()], typed };
    }
    let folder = if head.is_empty() { PathBuf::from(".") } else { with_home(Path::new(head)) };
    let wanted = beginning.to_lowercase();
    let matching = |entry: io::Result<fs::DirEntry>| {
        let entry = entry.ok()?;
        let mut name = entry.file_name().into_string().ok()?;
        if !name.to_lowercase().starts_with(&wanted) || name.starts_with('.') && !beginning.starts_with('.') {
            return None;
        }
        if entry.path().is_dir() {
            name.push('/');
        } else if folders_only {
            return None;
        }
        Some(name)
    };
    let mut names: Vec<String> =
        fs::read_dir(folder).map(|list| list.filter_map(matching).collect()).unwrap_or_default();
    names.sort_by_cached_key(|name| name.to_lowercase());
    let common = common_beginning(&names);
    let completed = if common.len() >= beginning.len() { format!("{head}{common}") } else { typed.clone() };
    names.truncate(MAX_CANDIDATES);
    let candidates = names.into_iter().map(|name| format!("{head}{name}")).collect();
    PathCompletion { typed, completed, candidates }
}

fn is_separator(c: char) -> bool {
    c == '/' || cfg!(windows) && c == '\\'
}

/// What all names begin with.
fn common_beginning(names: &[String]) -> &str {
    let Some((first, others)) = names.split_first() else { return "" };
    let shared = |other: &String| {
        let differs = first.char_indices().zip(other.chars()).find(|((_, a), b)| a != b).map(|((at, _), _)| at);
        differs.unwrap_or(first.len().min(other.len()))
    };
    &first[..others.iter().map(shared).min().unwrap_or(first.len())]
}

/// The path with `~` at its beginning replaced by the home folder of the user.
pub(super) fn with_home(path: &Path) -> PathBuf {
    match (path.strip_prefix("~"), BaseDirs::new()) {
        (Ok(rest), Some(dirs)) => dirs.home_dir().join(rest),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> (tempfile::TempDir, String) {
        let folder = tempfile::tempdir().unwrap();
        for name in ["Berita pagi", "berita sore", "arsip", ".sembunyi"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        fs::write(folder.path().join("berita.txt"), "x").unwrap();
        let head = format!("{}/", folder.path().display());
        (folder, head)
    }

    #[test]
    fn a_beginning_is_completed_as_far_as_all_candidates_agree() {
        let (_folder, head) = folder();
        let completed = |typed: &str, folders_only| {
            let completion = complete(format!("{head}{typed}"), folders_only);
            let names = completion.candidates.iter().map(|text| text[head.len()..].to_owned()).collect::<Vec<_>>();
            (completion.completed[head.len()..].to_owned(), names)
        };
        assert_eq!(completed("ar", false), ("arsip/".to_owned(), vec!["arsip/".to_owned()]));
        let (text, names) = completed("ber", false);
        assert_eq!(
            (text.as_str(), &names[..]),
            ("ber", &["Berita pagi/", "berita sore/", "berita.txt"].map(String::from)[..])
        );
        assert_eq!(completed("berita ", true).1.len(), 2, "files are left out where a folder is needed");
        assert_eq!(completed("berita s", true).0, "berita sore/");
        assert_eq!(completed(".s", false).0, ".sembunyi/");
        assert_eq!(completed("", false).1.len(), 4, "hidden names are left out");
        assert_eq!(completed("tidak ada", false), ("tidak ada".to_owned(), Vec::new()));
    }

    #[test]
    fn a_path_is_checked_for_its_purpose() {
        let (folder, head) = folder();
        let kind = |name: &str, needs_folder| {
            check(Path::new(&format!("{head}{name}")), needs_folder).map_err(|problem| problem.kind)
        };
        assert_eq!(kind("arsip", true), Ok(folder.path().join("arsip")));
        assert_eq!(kind("berita.txt", false), Ok(folder.path().join("berita.txt")));
        assert_eq!(kind("berita.txt", true), Err(ErrorKind::NotAFolder));
        assert_eq!(kind("tidak ada", true), Err(ErrorKind::NoFolder));
        assert_eq!(kind("tidak ada", false), Err(ErrorKind::DiskMissing));
    }

    #[test]
    fn a_folder_is_created_with_those_above_it() {
        let (folder, head) = folder();
        let create = |name: &str| create_folder(Path::new(&format!("{head}{name}"))).map_err(|problem| problem.kind);
        assert_eq!((create("arsip/2024/mei"), create("arsip")), (Ok(()), Ok(())));
        assert!(folder.path().join("arsip/2024/mei").is_dir());
        assert_eq!(create("berita.txt/baru"), Err(ErrorKind::NotAFolder));
        assert_eq!(create("berita.txt"), Err(ErrorKind::NotAFolder));
    }
}
