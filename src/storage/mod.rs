//! File storage: reads and atomic saves, the journal, stored versions, and the folders of the program.
//!
//! It reads and writes bytes and does not interpret them, except for the packs of the user. Of stories it knows only the
//! file extensions. Both the window and the command line use it.

pub(crate) mod app_dirs;
mod error;
mod journal;
mod save;
pub(crate) mod stat;
mod user_packs;
pub(crate) mod version_store;

pub use app_dirs::AppDirs;
pub use error::{DiskError, DiskErrorKind};
pub use journal::{Journal, OrphanEntry};
pub use save::{save, save_new, save_with};
pub use stat::{read_if_exists, stat};
pub use user_packs::{UserPackError, list_pack_files, load_user_packs};
pub use version_store::{StoredVersion, VersionStore};

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// The size of the largest file that [`read`] accepts, in bytes.
pub const MAX_FILE_BYTES: u64 = 512 * 1024 * 1024;

/// The files of a folder with an extension of stories, sorted by name; without hidden files and subfolders.
///
/// # Errors
/// A [`DiskError`] where the folder cannot be read.
pub fn list_stories(folder: &Path) -> Result<Vec<PathBuf>, DiskError> {
    const ENDINGS: [&str; 5] = ["txt", "text", "html", "htm", "ron"];
    let failed = |error| DiskError::from_read_error(folder, &error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        if !is_hidden && ENDINGS.contains(&ending.as_str()) && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Reads a whole file.
///
/// # Errors
/// A [`DiskError`]; files above [`MAX_FILE_BYTES`], folders and devices are refused.
pub fn read(path: &Path) -> Result<Vec<u8>, DiskError> {
    let failed = |error| DiskError::from_read_error(path, &error);
    let rejected = |kind| DiskError { kind, path: path.to_path_buf() };
    // Checked before opening, because opening a pipe blocks until something is written to it.
    let facts = fs::metadata(path).map_err(failed)?;
    if facts.is_dir() {
        return Err(rejected(DiskErrorKind::IsFolder));
    }
    if !facts.is_file() {
        return Err(rejected(DiskErrorKind::NotAFile));
    }
    if facts.len() > MAX_FILE_BYTES {
        return Err(rejected(DiskErrorKind::TooLarge));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(facts.len()).unwrap_or_default());
    File::open(path).and_then(|file| file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)).map_err(failed)?;
    if bytes.len() as u64 > MAX_FILE_BYTES { Err(rejected(DiskErrorKind::TooLarge)) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(unix)]
    use crate::test_requirements::{WITHOUT_FILE_RIGHTS, rerun_under, skip_or_fail};

    fn error_kind_of(path: &Path) -> DiskErrorKind {
        read(path).unwrap_err().kind
    }

    #[test]
    fn all_bytes_of_a_file_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cerita.txt");
        fs::write(&path, b"satu\r\n\0\xff").unwrap();
        assert_eq!(read(&path).unwrap(), b"satu\r\n\0\xff");
    }

    #[test]
    fn read_errors_have_the_right_kind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cerita.txt");
        assert_eq!(error_kind_of(&path), DiskErrorKind::NotFound);
        assert_eq!(error_kind_of(folder.path()), DiskErrorKind::IsFolder);
        fs::write(&path, b"x").unwrap();
        assert_eq!(error_kind_of(&path.join("lagi.txt")), DiskErrorKind::NotFound);
        File::options().write(true).open(&path).and_then(|file| file.set_len(MAX_FILE_BYTES + 1)).unwrap();
        assert_eq!(error_kind_of(&path), DiskErrorKind::TooLarge);
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_refused() {
        assert_eq!(error_kind_of(Path::new("/dev/null")), DiskErrorKind::NotAFile);
    }

    #[cfg(unix)]
    #[test]
    fn an_unreadable_file_is_a_permission_error() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rahasia.txt");
        fs::write(&path, b"x").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        if File::open(&path).is_ok() {
            // The rights of root are given up where possible.
            let test = "storage::tests::an_unreadable_file_is_a_permission_error";
            if !rerun_under(&WITHOUT_FILE_RIGHTS, test) {
                skip_or_fail("this user may read everything");
            }
            return;
        }
        assert_eq!(error_kind_of(&path), DiskErrorKind::NoPermission);
    }
}
