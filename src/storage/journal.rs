//! The journal: unsaved work, stored in the data folder, so that a crash costs a second or two of typing.
//!
//! Each running process has a folder of its own and holds a lock on a file in it. A folder whose lock is free was left
//! behind by a process that ended without closing; the next process claims it and offers its entries to the user. The
//! system releases the lock however the process ends, and two processes that run side by side never touch each other's
//! folders.

use crate::storage::private::create_private_dir;
use crate::storage::{DiskError, save, temp_file};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The folder of all journals within the data folder.
const JOURNAL_DIR: &str = "journal";
/// The name of the file that is locked.
const LOCK_FILE: &str = "lock";
/// The name of the file that marks a run that ended in order, with entries left for the next one.
const ORDERLY_FILE: &str = "ended";
/// The file extension of an entry.
const ENTRY_EXTENSION: &str = "entry";
/// The file extension that earlier versions gave to entries they could not read.
const UNREADABLE_EXTENSION: &str = "unreadable";

/// The journal of this process. Its folder is created with the first entry.
#[derive(Debug)]
pub struct Journal {
    root: PathBuf,
    own_dir: Option<LockedDir>,
    /// Folders left behind by others, claimed by this process: their locks keep other processes away.
    claimed: Vec<LockedDir>,
}

/// A folder whose lock is held. Dropping it releases the lock.
#[derive(Debug)]
struct LockedDir {
    folder: PathBuf,
    lock: File,
}

/// An entry left behind by a process that has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrphanEntry {
    /// The file of the entry.
    pub path: PathBuf,
    /// When it was last written; `None` where the system does not report it.
    pub written: Option<SystemTime>,
    /// Whether its process ended in order and left the entry on purpose.
    pub is_orderly: bool,
}

impl Journal {
    /// The journal of this process within the data folder. Creates nothing yet.
    #[must_use]
    pub fn in_dir(data: &Path) -> Self {
        Self { root: data.join(JOURNAL_DIR), own_dir: None, claimed: Vec::new() }
    }

    /// Writes an entry atomically, and replaces the one of that name.
    ///
    /// # Errors
    /// A [`DiskError`]; the entry has not changed then.
    pub fn write(&mut self, name: u64, bytes: &[u8]) -> Result<(), DiskError> {
        let folder = self.ensure_own_dir()?;
        // Whoever goes on writing has not ended.
        let _ = fs::remove_file(folder.join(ORDERLY_FILE));
        save(&entry_path(&folder, name), bytes)
    }

    /// Removes the entry of that name, if it exists, and the folder with the last entry.
    ///
    /// # Errors
    /// A [`DiskError`] where the entry cannot be removed.
    pub fn remove(&mut self, name: u64) -> Result<(), DiskError> {
        let Some(own) = &self.own_dir else { return Ok(()) };
        remove_if_exists(&entry_path(&own.folder, name))?;
        self.own_dir = self.own_dir.take().filter(|own| !own.remove_if_empty());
        Ok(())
    }

    /// Marks the entries of this process as left on purpose, because it ends in order.
    ///
    /// # Errors
    /// A [`DiskError`]; the entries then count as those of a crash.
    pub fn mark_orderly_end(&mut self) -> Result<(), DiskError> {
        let Some(own) = &self.own_dir else { return Ok(()) };
        save(&own.folder.join(ORDERLY_FILE), b"\n")
    }

    /// Removes an entry left behind by another process, and its folder with the last entry.
    ///
    /// # Errors
    /// A [`DiskError`] where the entry cannot be removed.
    pub fn remove_orphan(&mut self, entry: &Path) -> Result<(), DiskError> {
        remove_if_exists(entry)?;
        self.claimed.retain(|held| !held.remove_if_empty());
        Ok(())
    }

    /// Claims the folders left behind until this process ends, and returns their entries, the oldest first.
    pub fn claim_orphans(&mut self) -> Vec<OrphanEntry> {
        let mut entries = Vec::new();
        for folder in subfolders(&self.root) {
            let is_ours = self.own_dir.iter().chain(&self.claimed).any(|held| held.folder == folder);
            let Some(held) = Some(folder).filter(|_| !is_ours).and_then(LockedDir::try_claim) else { continue };
            let found = held.entries();
            // A process can end between creating its folder and writing its first entry.
            if !held.remove_if_empty() {
                entries.extend(found);
                self.claimed.push(held);
            }
        }
        entries.sort_by(|one, other| (one.written, &one.path).cmp(&(other.written, &other.path)));
        entries
    }

    fn ensure_own_dir(&mut self) -> Result<PathBuf, DiskError> {
        // The user may have deleted the folder.
        if let Some(own) = self.own_dir.as_ref().filter(|own| own.folder.is_dir()) {
            return Ok(own.folder.clone());
        }
        let failed = |error| DiskError::from_save_error(&self.root, &error);
        create_private_dir(&self.root).map_err(failed)?;
        // Only the user may read it: unsaved work is often confidential.
        let mut builder = tempfile::Builder::new();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            builder.permissions(fs::Permissions::from_mode(0o700));
        }
        let folder = builder.prefix("run-").tempdir_in(&self.root).map_err(failed)?.keep();
        let lock = open_lock(&folder).map_err(failed)?;
        lock.lock().map_err(failed)?;
        self.own_dir = Some(LockedDir { folder: folder.clone(), lock });
        Ok(folder)
    }
}

impl LockedDir {
    /// Claims a folder whose lock is free.
    fn try_claim(folder: PathBuf) -> Option<Self> {
        let lock = open_lock(&folder).ok()?;
        match lock.try_lock() {
            // On a file system without locks, entries must still be found.
            Ok(()) | Err(TryLockError::Error(_)) => Some(Self { folder, lock }),
            Err(TryLockError::WouldBlock) => None,
        }
    }

    fn entries(&self) -> Vec<OrphanEntry> {
        let Ok(listed) = fs::read_dir(&self.folder) else { return Vec::new() };
        let paths = listed.filter_map(|entry| Some(entry.ok()?.path()));
        let is_entry = |path: &PathBuf| {
            path.extension().is_some_and(|extension| extension == ENTRY_EXTENSION || extension == UNREADABLE_EXTENSION)
        };
        let entries = paths.filter(is_entry);
        let written = |path: &Path| fs::metadata(path).and_then(|facts| facts.modified()).ok();
        let is_orderly = self.folder.join(ORDERLY_FILE).exists();
        entries.map(|path| OrphanEntry { written: written(&path), path, is_orderly }).collect()
    }

    /// Removes the folder if it has nothing but its lock and temporary files; returns whether it is gone.
    fn remove_if_empty(&self) -> bool {
        // A temporary file is an entry whose write did not finish; it was never reported as stored.
        let is_disposable =
            |name: &str| name == LOCK_FILE || name == ORDERLY_FILE || name.starts_with(temp_file::PREFIX);
        let Ok(mut listed) = fs::read_dir(&self.folder) else { return true };
        if !listed.all(|entry| entry.is_ok_and(|entry| entry.file_name().to_str().is_some_and(is_disposable))) {
            return false;
        }
        let _ = self.lock.unlock();
        fs::remove_dir_all(&self.folder).is_ok()
    }
}

/// Opens the lock file of a folder; creates it if it does not exist.
fn open_lock(folder: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(folder.join(LOCK_FILE))
}

fn entry_path(folder: &Path, name: u64) -> PathBuf {
    folder.join(format!("{name}.{ENTRY_EXTENSION}"))
}

fn subfolders(root: &Path) -> Vec<PathBuf> {
    let Ok(listed) = fs::read_dir(root) else { return Vec::new() };
    listed.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir()).collect()
}

fn remove_if_exists(path: &Path) -> Result<(), DiskError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(DiskError::from_save_error(path, &error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(left: &[OrphanEntry]) -> Vec<String> {
        left.iter().map(|entry| fs::read_to_string(&entry.path).unwrap()).collect()
    }

    #[test]
    fn an_orphaned_entry_is_claimed_by_one_process_only() {
        let data = tempfile::tempdir().unwrap();
        let mut first = Journal::in_dir(data.path());
        first.write(1, b"satu").unwrap();
        first.write(1, b"satu lagi").unwrap();
        let mut second = Journal::in_dir(data.path());
        assert_eq!(second.claim_orphans(), [], "the first journal is still locked");
        drop(first);
        let left = second.claim_orphans();
        assert_eq!(texts(&left), ["satu lagi"]);
        assert_eq!(Journal::in_dir(data.path()).claim_orphans(), [], "the second journal has claimed it");
        second.remove_orphan(&left[0].path).unwrap();
        drop(second);
        assert_eq!(Journal::in_dir(data.path()).claim_orphans(), []);
        assert_eq!(fs::read_dir(data.path().join(JOURNAL_DIR)).unwrap().count(), 0);
    }

    #[test]
    fn an_entry_that_is_not_removed_is_found_at_the_next_start() {
        let data = tempfile::tempdir().unwrap();
        Journal::in_dir(data.path()).write(7, b"tujuh").unwrap();
        for _ in 0..2 {
            assert_eq!(texts(&Journal::in_dir(data.path()).claim_orphans()), ["tujuh"]);
        }
    }

    #[test]
    fn a_journal_without_entries_leaves_no_folder() {
        let data = tempfile::tempdir().unwrap();
        let mut journal = Journal::in_dir(data.path());
        journal.remove(1).unwrap();
        journal.write(1, b"satu").unwrap();
        journal.write(2, b"dua").unwrap();
        journal.remove(1).unwrap();
        journal.remove(2).unwrap();
        assert_eq!(fs::read_dir(data.path().join(JOURNAL_DIR)).unwrap().count(), 0);
        journal.write(3, b"tiga").unwrap();
        drop(journal);
        assert_eq!(texts(&Journal::in_dir(data.path()).claim_orphans()), ["tiga"]);
    }

    #[test]
    fn an_unfinished_write_is_not_an_entry() {
        let data = tempfile::tempdir().unwrap();
        let mut journal = Journal::in_dir(data.path());
        journal.write(1, b"satu").unwrap();
        let folder = journal.own_dir.as_ref().unwrap().folder.clone();
        drop(journal);
        fs::write(folder.join(".redaksi-x.tmp"), b"sa").unwrap();
        assert_eq!(texts(&Journal::in_dir(data.path()).claim_orphans()), ["satu"]);
    }

    #[test]
    fn an_entry_that_an_earlier_version_renamed_is_found_again() {
        let data = tempfile::tempdir().unwrap();
        Journal::in_dir(data.path()).write(1, b"dari versi baru").unwrap();
        let entry = Journal::in_dir(data.path()).claim_orphans().remove(0).path;
        fs::rename(&entry, entry.with_extension("unreadable")).unwrap();
        for _ in 0..2 {
            assert_eq!(texts(&Journal::in_dir(data.path()).claim_orphans()), ["dari versi baru"]);
        }
        let mut journal = Journal::in_dir(data.path());
        let entry = journal.claim_orphans().remove(0).path;
        journal.remove_orphan(&entry).unwrap();
        assert_eq!(fs::read_dir(data.path().join(JOURNAL_DIR)).unwrap().count(), 0);
    }

    #[test]
    fn entries_of_a_run_that_ended_in_order_are_told_from_those_of_a_crash() {
        let data = tempfile::tempdir().unwrap();
        let orderly = || {
            let left = Journal::in_dir(data.path()).claim_orphans();
            left.iter().map(|entry| entry.is_orderly).collect::<Vec<_>>()
        };
        let mut journal = Journal::in_dir(data.path());
        journal.mark_orderly_end().unwrap();
        journal.write(1, b"satu").unwrap();
        journal.mark_orderly_end().unwrap();
        drop(journal);
        assert_eq!(orderly(), [true]);
        let mut next = Journal::in_dir(data.path());
        let entry = next.claim_orphans().remove(0).path;
        next.write(1, b"satu lagi").unwrap();
        next.mark_orderly_end().unwrap();
        next.write(1, b"satu lagi dan lagi").unwrap();
        next.remove_orphan(&entry).unwrap();
        drop(next);
        assert_eq!(orderly(), [false], "a run that goes on after the mark has not ended");
    }

    #[cfg(unix)]
    #[test]
    fn only_the_user_may_read_the_folder() {
        use std::os::unix::fs::PermissionsExt as _;
        let data = tempfile::tempdir().unwrap();
        let mut journal = Journal::in_dir(data.path());
        journal.write(1, b"embargo").unwrap();
        let folder = &journal.own_dir.as_ref().unwrap().folder;
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        for path in files.chain([folder.clone(), data.path().join(JOURNAL_DIR)]) {
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o077, 0, "{}", path.display());
        }
    }
}
