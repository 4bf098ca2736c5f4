//! Files: read whole, saved so that nothing is ever half written, and where the program keeps its own.
//!
//! Knows nothing of stories. The window and the command line both go through here.

mod error;
mod folders;
mod journal;
mod mark;
mod save;
mod user_packs;
mod versions;

pub use error::{DiskError, Trouble};
pub use folders::Folders;
pub use journal::{Journal, LeftEntry};
pub use mark::{look, read_if_there};
pub use save::{save, save_with};
pub use user_packs::{UserPackError, pack_files, user_packs};
pub use versions::{Version, Versions};

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// The size of the largest file that is read, in bytes.
pub const LARGEST: u64 = 512 * 1024 * 1024;

/// The files of a folder that may be stories, by name; not those of folders in it, and no hidden ones.
///
/// # Errors
/// A [`DiskError`] where the folder cannot be read.
pub fn stories_in(folder: &Path) -> Result<Vec<PathBuf>, DiskError> {
    const ENDINGS: [&str; 5] = ["txt", "text", "html", "htm", "ron"];
    let failed = |error| DiskError::on_reading(folder, &error);
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

/// Reads a file whole.
///
/// # Errors
/// A [`DiskError`] that tells apart what an editor can do something about.
pub fn read(path: &Path) -> Result<Vec<u8>, DiskError> {
    let failed = |error| DiskError::on_reading(path, &error);
    let trouble = |trouble| DiskError { trouble, path: path.to_path_buf() };
    // Asked before opening, for opening a pipe waits until something is written to it.
    let facts = fs::metadata(path).map_err(failed)?;
    if facts.is_dir() {
        return Err(trouble(Trouble::Folder));
    }
    if !facts.is_file() {
        return Err(trouble(Trouble::NoFile));
    }
    if facts.len() > LARGEST {
        return Err(trouble(Trouble::TooLarge));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(facts.len()).unwrap_or_default());
    File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes)).map_err(failed)?;
    if bytes.len() as u64 > LARGEST { Err(trouble(Trouble::TooLarge)) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trouble_with(path: &Path) -> Trouble {
        read(path).unwrap_err().trouble
    }

    #[test]
    fn a_file_is_read_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cerita.txt");
        fs::write(&path, b"satu\r\n\0\xff").unwrap();
        assert_eq!(read(&path).unwrap(), b"satu\r\n\0\xff");
    }

    #[test]
    fn what_cannot_be_read_is_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cerita.txt");
        assert_eq!(trouble_with(&path), Trouble::Missing);
        assert_eq!(trouble_with(folder.path()), Trouble::Folder);
        fs::write(&path, b"x").unwrap();
        assert_eq!(trouble_with(&path.join("lagi.txt")), Trouble::Missing);
        File::options().write(true).open(&path).and_then(|file| file.set_len(LARGEST + 1)).unwrap();
        assert_eq!(trouble_with(&path), Trouble::TooLarge);
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_no_file() {
        assert_eq!(trouble_with(Path::new("/dev/null")), Trouble::NoFile);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_may_not_be_read_says_so() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rahasia.txt");
        fs::write(&path, b"x").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        if File::open(&path).is_ok() {
            eprintln!("skipped a_file_that_may_not_be_read_says_so: this user may read everything");
            return;
        }
        assert_eq!(trouble_with(&path), Trouble::NoPermission);
    }
}
