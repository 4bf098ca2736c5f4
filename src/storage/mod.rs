//! File storage: reads and atomic saves, the journal, stored versions, and the folders of the program.
//!
//! It reads and writes bytes and does not interpret them, except for the packs of the user and dictionaries. Of stories it knows only the
//! file extensions. Both the window and the command line use it.

pub(crate) mod app_dirs;
mod dictionaries;
mod error;
mod journal;
pub(crate) mod private;
mod replace;
mod save;
pub(crate) mod stat;
mod temp_file;
mod user_packs;
pub(crate) mod version_store;

pub use app_dirs::AppDirs;
pub use dictionaries::Dictionaries;
pub use error::{DiskError, DiskErrorKind};
pub use journal::{Journal, OrphanEntry};
pub use private::{make_private, restrict_new_files};
pub use replace::{ReplaceError, replace, take_leftovers};
pub use save::{save, save_new, save_with};
pub use stat::{is_same_file, read_if_exists, stat};
pub use user_packs::{UserPackError, list_pack_files, load_user_packs};
pub use version_store::{StoredVersion, VersionStore};

use redaksi_formats::read::DocumentKind;
use replace::open_without_waiting;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use strum::IntoEnumIterator as _;

/// The size of the largest file that [`read`] accepts, in bytes.
pub const MAX_FILE_BYTES: u64 = 512 * 1024 * 1024;

/// The extensions of stored stories, texts and web pages.
const STORY_EXTENSIONS: [&str; 5] = ["txt", "text", "html", "htm", "ron"];

/// The extensions of all files that may hold stories, in lower case without dots: those of texts and pages, then those of
/// documents.
pub fn story_extensions() -> impl Iterator<Item = &'static str> {
    STORY_EXTENSIONS.into_iter().chain(DocumentKind::iter().flat_map(|kind| kind.extensions().iter().copied()))
}

/// The files of a folder with an extension of stories, sorted by name; without hidden files and subfolders.
///
/// # Errors
/// A [`DiskError`] where the folder cannot be read.
pub fn list_stories(folder: &Path) -> Result<Vec<PathBuf>, DiskError> {
    let failed = |error| DiskError::from_read_error(folder, &error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        if !is_hidden && story_extensions().any(|known| known == ending) && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Reads a whole file.
///
/// # Errors
/// A [`DiskError`]; files above [`MAX_FILE_BYTES`], folders, devices, and files without an end are refused.
pub fn read(path: &Path) -> Result<Vec<u8>, DiskError> {
    read_at_most(path, MAX_FILE_BYTES)
}

/// Reads a whole file of at most so many bytes.
///
/// # Errors
/// A [`DiskError`] as of [`read`].
pub fn read_at_most(path: &Path, max_bytes: u64) -> Result<Vec<u8>, DiskError> {
    let failed = |error| DiskError::from_read_error(path, &error);
    let rejected = |kind| DiskError { kind, path: path.to_path_buf() };
    let check = |facts: &fs::Metadata| {
        if facts.is_dir() {
            return Err(rejected(DiskErrorKind::IsFolder));
        }
        if !facts.is_file() {
            return Err(rejected(DiskErrorKind::NotAFile));
        }
        if facts.len() > max_bytes { Err(rejected(DiskErrorKind::TooLarge)) } else { Ok(()) }
    };
    // Checked before opening, because opening a device may do something, and once more afterwards, because the name may
    // have been given to another file meanwhile.
    check(&fs::metadata(path).map_err(failed)?)?;
    let file = open_without_waiting(path).map_err(failed)?;
    let facts = file.metadata().map_err(failed)?;
    check(&facts)?;
    let mut bytes = Vec::with_capacity(usize::try_from(facts.len()).unwrap_or_default());
    // A file of the system, such as /proc/kmsg, is a regular file that waits for more at its end.
    file.take(max_bytes + 1).read_to_end(&mut bytes).map_err(|error| match error.kind() {
        std::io::ErrorKind::WouldBlock => rejected(DiskErrorKind::NotAFile),
        _ => failed(error),
    })?;
    if bytes.len() as u64 > max_bytes { Err(rejected(DiskErrorKind::TooLarge)) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(unix)]
    use crate::test_requirements::{WITHOUT_FILE_RIGHTS, rerun_under, skip_or_fail};
    use std::fs::File;

    #[test]
    fn texts_pages_and_documents_of_a_folder_are_stories() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.txt", "b.DOCX", "c.eml", "d.pdf", "e.odt", "f.jpg", "g", ".h.docx"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        fs::create_dir(folder.path().join("i.txt")).unwrap();
        let names: Vec<_> = list_stories(folder.path()).unwrap();
        let names: Vec<_> = names.iter().map(|path| path.file_name().unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["a.txt", "b.DOCX", "c.eml", "d.pdf", "e.odt"]);
    }

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

    /// Each of these would be read forever, or block. A watchdog ends the test.
    #[cfg(unix)]
    #[test]
    fn an_input_without_an_end_is_refused_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipa.txt");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let link = folder.path().join("tautan.txt");
        std::os::unix::fs::symlink("/dev/zero", &link).unwrap();
        let socket = folder.path().join("soket.txt");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        let (sender, done) = std::sync::mpsc::channel();
        let paths = [pipe, link, socket, "/dev/zero".into(), "/dev/tty".into(), "/proc/kmsg".into()];
        std::thread::spawn(move || {
            for path in paths.iter().filter(|path| path.exists()) {
                sender.send((path.clone(), read(path).map_err(|error| error.kind))).unwrap();
            }
        });
        let mut read = 0;
        loop {
            match done.recv_timeout(std::time::Duration::from_secs(20)) {
                Ok((path, result)) => {
                    let is_refused = matches!(result, Err(DiskErrorKind::NotAFile | DiskErrorKind::NoPermission));
                    // Without rights, the log of the system cannot be opened.
                    let is_log = path == Path::new("/proc/kmsg") && result.is_err();
                    assert!(is_refused || is_log, "{}", path.display());
                    read += 1;
                }
                Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => break,
                Err(error) => panic!("after {read} inputs: {error}"),
            }
        }
        assert!(read >= 4);
    }

    /// The file is swapped for a pipe all the time: reading must never block.
    #[cfg(unix)]
    #[test]
    fn a_pipe_that_takes_the_place_of_a_file_does_not_block() {
        let folder = tempfile::tempdir().unwrap();
        let [path, pipe] = ["cerita.txt", "pipa"].map(|name| folder.path().join(name));
        let (sender, done) = std::sync::mpsc::channel();
        let stop = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
        let (swapped, stopped) = (path.clone(), stop.clone());
        let swapper = std::thread::spawn(move || {
            while !stopped.load(std::sync::atomic::Ordering::Relaxed) {
                fs::write(&swapped, "isi").unwrap();
                assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
                fs::rename(&pipe, &swapped).unwrap();
                fs::remove_file(&swapped).unwrap();
            }
        });
        std::thread::spawn(move || {
            for _ in 0..20_000 {
                let _ = read(&path);
            }
            sender.send(()).unwrap();
        });
        let finished = done.recv_timeout(std::time::Duration::from_mins(1));
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        assert_eq!(finished, Ok(()));
        swapper.join().unwrap();
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
