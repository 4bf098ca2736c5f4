//! The temporary files of saves, in the folder of the saved file, and what a kill leaves of them.
//!
//! A file that is being written is named `.redaksi-w-*.tmp` and locked until it is renamed, so that one without a lock was
//! left behind and is removed. A file that takes part in an exchange is named `.redaksi-x-*.tmp`: it may hold what the
//! saved file held before, so it is kept until that has been stored elsewhere.

use redaksi_core::text::sha256_hex;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile};

/// The beginning of the names of all temporary files.
pub(super) const PREFIX: &str = ".redaksi-";
const SUFFIX: &str = ".tmp";
const WRITING: &str = ".redaksi-w-";
const EXCHANGING: &str = ".redaksi-x-";
/// How often a temporary file is created anew where another program removes it at once.
const MAX_ATTEMPTS: usize = 8;
/// The number of hexadecimal digits that stand for the name of the saved file.
const NAME_DIGITS: usize = 8;

/// Creates a temporary file that only the user may read, and locks it.
pub(super) fn create(folder: &Path) -> io::Result<NamedTempFile> {
    for _ in 0..MAX_ATTEMPTS {
        // Its permissions are 0600.
        let fresh = Builder::new().prefix(WRITING).suffix(SUFFIX).tempfile_in(folder)?;
        match fresh.as_file().try_lock() {
            // Before it was locked, another program may have taken it for one that was left behind.
            Ok(()) if fresh.path().exists() => return Ok(fresh),
            // Without locks, nothing is taken for left behind.
            Err(TryLockError::Error(_)) => return Ok(fresh),
            Ok(()) | Err(TryLockError::WouldBlock) => {}
        }
    }
    Err(io::Error::other("the temporary file is removed again and again"))
}

/// The name under which a written file takes part in an exchange with the file of that path.
pub(super) fn exchange_path(fresh: &Path, target: &Path) -> PathBuf {
    let name = fresh.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let random = name.strip_prefix(WRITING).unwrap_or(&name);
    fresh.with_file_name(format!("{}{random}", exchange_prefix(target)))
}

fn exchange_prefix(target: &Path) -> String {
    let name = target.file_name().unwrap_or_default().as_encoded_bytes();
    format!("{EXCHANGING}{}-", &sha256_hex(name)[..NAME_DIGITS])
}

/// What a kill during an exchange left of the file of that path: what it held before, or what was to be saved.
pub(super) fn exchanged_with(target: &Path, folder: &Path) -> Vec<PathBuf> {
    let prefix = exchange_prefix(target);
    named(folder, |name| name.starts_with(&prefix) && name.ends_with(SUFFIX))
}

/// Removes the files that a kill left while they were written.
pub(super) fn remove_unfinished(folder: &Path) {
    let is_unfinished =
        |name: &str| name.starts_with(PREFIX) && name.ends_with(SUFFIX) && !name.starts_with(EXCHANGING);
    for path in named(folder, is_unfinished) {
        // A link of such a name is not ours.
        let is_file = fs::symlink_metadata(&path).is_ok_and(|facts| facts.is_file());
        let Some(file) = is_file.then(|| File::options().write(true).open(&path).ok()).flatten() else { continue };
        if file.try_lock().is_ok() {
            // Errors are ignored: the next save tries again.
            let _ = fs::remove_file(&path);
        }
    }
}

fn named(folder: &Path, is_wanted: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let Ok(listed) = fs::read_dir(folder) else { return Vec::new() };
    let names = listed.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.filter(|name| is_wanted(name)).map(|name| folder.join(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_in(folder: &Path) -> Vec<PathBuf> {
        named(folder, |_| true)
    }

    #[test]
    fn what_a_kill_left_is_removed_and_what_is_being_written_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let writing = create(folder.path()).unwrap();
        for name in [".redaksi-w-abcdef.tmp", ".redaksi-Xy12Zq.tmp"] {
            fs::write(folder.path().join(name), "setengah").unwrap();
        }
        let others = [".redaksi-catatan", "redaksi-w-abc.tmp", ".lain.tmp"].map(|name| folder.path().join(name));
        for path in &others {
            fs::write(path, "milik orang lain").unwrap();
        }
        remove_unfinished(folder.path());
        let mut left = names_in(folder.path());
        left.sort();
        let mut expected = [&others[..], &[writing.path().to_owned()]].concat();
        expected.sort();
        assert_eq!(left, expected);
    }

    #[test]
    fn what_an_exchange_left_is_found_by_the_name_of_its_file_alone() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("cerita.ron");
        let left = exchange_path(create(folder.path()).unwrap().path(), &target);
        fs::write(&left, "dulu").unwrap();
        remove_unfinished(folder.path());
        assert_eq!(exchanged_with(&target, folder.path()), [left]);
        assert!(exchanged_with(&folder.path().join("lain.ron"), folder.path()).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_with_the_name_of_a_temporary_file_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("penting.txt");
        fs::write(&target, "penting").unwrap();
        let link = folder.path().join(".redaksi-w-tautan.tmp");
        std::os::unix::fs::symlink(&target, &link).unwrap();
        remove_unfinished(folder.path());
        assert!(link.symlink_metadata().is_ok() && target.exists());
    }
}
