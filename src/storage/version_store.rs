//! The version store: what files held before each save, stored in the data folder.
//!
//! Each file has a folder, named by a hash of its path; the versions in it are numbered. The oldest ones are removed
//! where a file has more than `MAX_VERSIONS_PER_FILE`, or all together take more than `MAX_TOTAL_BYTES`.

use crate::storage::{DiskError, save};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The folder of all versions within the data folder.
const VERSIONS_DIR: &str = "versions";
/// The maximum number of versions of one file.
pub const MAX_VERSIONS_PER_FILE: usize = 50;
/// The maximum size of all versions together, in bytes.
pub const MAX_TOTAL_BYTES: u64 = 200 * 1024 * 1024;

/// The store of the versions of all files.
#[derive(Clone, Debug)]
pub struct VersionStore {
    root: PathBuf,
    max_total_bytes: u64,
}

/// A stored version of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredVersion {
    /// The path of the stored copy.
    pub path: PathBuf,
    /// When it was stored.
    pub saved_at: SystemTime,
    /// Its length, in bytes.
    pub length: u64,
}

impl StoredVersion {
    /// The number in its file name; the next version gets the highest number plus one.
    fn number(&self) -> Option<u64> {
        self.path.file_stem()?.to_str()?.parse().ok()
    }
}

impl VersionStore {
    /// The store within the data folder. Creates nothing yet.
    #[must_use]
    pub fn in_dir(data: &Path) -> Self {
        Self { root: data.join(VERSIONS_DIR), max_total_bytes: MAX_TOTAL_BYTES }
    }

    /// Stores `bytes` as the newest version of a file, unless the newest one is equal, and removes the oldest ones
    /// above the limits.
    ///
    /// # Errors
    /// A [`DiskError`]; nothing was stored then.
    pub fn add(&self, file: &Path, bytes: &[u8]) -> Result<(), DiskError> {
        let folder = self.version_dir(file);
        let known = self.list(file);
        if known.last().is_some_and(|newest| fs::read(&newest.path).is_ok_and(|newest| newest == bytes)) {
            return Ok(());
        }
        create_private_dir(&folder).map_err(|error| DiskError::from_save_error(&folder, &error))?;
        let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or("txt");
        let number = known.iter().filter_map(StoredVersion::number).max().map_or(0, |last| last + 1);
        save(&folder.join(format!("{number:05}.{extension}")), bytes)?;
        self.prune(file);
        Ok(())
    }

    /// The versions of a file, the oldest first.
    #[must_use]
    pub fn list(&self, file: &Path) -> Vec<StoredVersion> {
        read_versions(&self.version_dir(file))
    }

    fn prune(&self, file: &Path) {
        let mut own = self.list(file);
        let surplus = own.len().saturating_sub(MAX_VERSIONS_PER_FILE);
        // Errors are ignored: a version that cannot be removed only takes space.
        own.drain(..surplus).for_each(|version| drop(fs::remove_file(version.path)));
        let folders = fs::read_dir(&self.root).into_iter().flatten().flatten();
        let mut all: Vec<StoredVersion> = folders.flat_map(|folder| read_versions(&folder.path())).collect();
        all.sort_by(|one, other| (one.saved_at, &one.path).cmp(&(other.saved_at, &other.path)));
        let mut bytes: u64 = all.iter().map(|version| version.length).sum();
        // The newest version stays however large it is: the caller has just stored it.
        for version in all.iter().take(all.len().saturating_sub(1)) {
            if bytes <= self.max_total_bytes {
                break;
            }
            bytes -= version.length;
            let _ = fs::remove_file(&version.path);
        }
    }

    fn version_dir(&self, file: &Path) -> PathBuf {
        self.root.join(&redaksi_core::text::sha256_hex(file.as_os_str().as_encoded_bytes())[..24])
    }
}

fn read_versions(folder: &Path) -> Vec<StoredVersion> {
    let Ok(listed) = fs::read_dir(folder) else { return Vec::new() };
    let version = |entry: fs::DirEntry| {
        let facts = entry.metadata().ok().filter(fs::Metadata::is_file)?;
        let hidden = entry.file_name().to_str().is_none_or(|name| name.starts_with('.'));
        (!hidden).then_some(StoredVersion { path: entry.path(), saved_at: facts.modified().ok()?, length: facts.len() })
    };
    let mut versions: Vec<StoredVersion> = listed.filter_map(|entry| version(entry.ok()?)).collect();
    versions.sort_by(|one, other| (one.saved_at, &one.path).cmp(&(other.saved_at, &other.path)));
    versions
}

/// Creates a folder that only the user may read: unpublished stories are often confidential.
fn create_private_dir(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(versions: &VersionStore, file: &str) -> Vec<String> {
        versions.list(Path::new(file)).iter().map(|version| fs::read_to_string(&version.path).unwrap()).collect()
    }

    fn keep(versions: &VersionStore, file: &str, text: &str) {
        versions.add(Path::new(file), text.as_bytes()).unwrap();
        // Versions are ordered by modification time, which some file systems store in steps of milliseconds.
        std::thread::sleep(std::time::Duration::from_millis(12));
    }

    #[test]
    fn files_have_separate_versions_and_equal_ones_are_stored_once() {
        let data = tempfile::tempdir().unwrap();
        let versions = VersionStore::in_dir(data.path());
        for (file, text) in
            [("a.ron", "satu"), ("a.ron", "satu"), ("b.ron", "lain"), ("a.ron", "dua"), ("a.ron", "satu")]
        {
            keep(&versions, file, text);
        }
        assert_eq!(texts(&versions, "a.ron"), ["satu", "dua", "satu"]);
        assert_eq!(texts(&versions, "b.ron"), ["lain"]);
        assert!(texts(&versions, "c.ron").is_empty());
    }

    #[test]
    fn the_oldest_are_removed_above_the_maximum_number() {
        let data = tempfile::tempdir().unwrap();
        let versions = VersionStore::in_dir(data.path());
        for number in 0..MAX_VERSIONS_PER_FILE + 3 {
            versions.add(Path::new("a.ron"), number.to_string().as_bytes()).unwrap();
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        let kept = texts(&versions, "a.ron");
        assert_eq!((kept.len(), kept.last().unwrap().as_str()), (MAX_VERSIONS_PER_FILE, "52"));
        assert!(!kept.contains(&"0".to_owned()));
    }

    #[test]
    fn the_oldest_are_removed_above_the_maximum_size() {
        let data = tempfile::tempdir().unwrap();
        let versions = VersionStore { max_total_bytes: 10, ..VersionStore::in_dir(data.path()) };
        keep(&versions, "a.ron", "12345");
        keep(&versions, "b.ron", "67890");
        keep(&versions, "a.ron", "abcde");
        assert_eq!(
            (texts(&versions, "a.ron"), texts(&versions, "b.ron")),
            (vec!["abcde".into()], vec!["67890".into()])
        );
        keep(&versions, "c.ron", "longer than all the room there is");
        assert_eq!(texts(&versions, "c.ron").len(), 1);
    }
}
