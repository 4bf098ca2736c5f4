//! The version store: what files held before each save, stored in the data folder.
//!
//! Each file has a folder, named by a hash of its path; the versions in it are numbered. A new version gets the highest
//! number of the store plus one, so that the order does not depend on the clock. The oldest ones are removed where a file
//! has more than `MAX_VERSIONS_PER_FILE`, or all together take more than `MAX_TOTAL_BYTES`.

use crate::storage::private::create_private_dir;
use crate::storage::{DiskError, DiskErrorKind, read, save_new};
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
    /// Its place in the order of all versions.
    pub number: u64,
    /// When it was stored.
    pub saved_at: SystemTime,
    /// Its length, in bytes.
    pub length: u64,
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
        if self.list(file).last().is_some_and(|newest| read(&newest.path).is_ok_and(|newest| newest == bytes)) {
            return Ok(());
        }
        create_private_dir(&folder).map_err(|error| DiskError::from_save_error(&folder, &error))?;
        let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or("txt");
        let mut number = self.list_all().last().map_or(0, |newest| newest.number.saturating_add(1));
        let path = loop {
            let path = folder.join(format!("{number:05}.{extension}"));
            match save_new(&path, bytes, None) {
                Ok(()) => break path,
                // Another process has stored one meanwhile.
                Err(DiskError { kind: DiskErrorKind::AlreadyExists, .. }) if number < u64::MAX => number += 1,
                Err(error) => return Err(error),
            }
        };
        self.prune(file, &path);
        Ok(())
    }

    /// The versions of a file, the oldest first.
    #[must_use]
    pub fn list(&self, file: &Path) -> Vec<StoredVersion> {
        read_versions(&self.version_dir(file))
    }

    /// The versions of all files, the oldest first.
    fn list_all(&self) -> Vec<StoredVersion> {
        let folders = fs::read_dir(&self.root).into_iter().flatten().flatten();
        let mut all: Vec<StoredVersion> = folders.flat_map(|folder| read_versions(&folder.path())).collect();
        sort_versions(&mut all);
        all
    }

    /// Removes the oldest versions above the limits. The new one stays however large it is.
    fn prune(&self, file: &Path, new: &Path) {
        let mut own = self.list(file);
        own.retain(|version| version.path != new);
        let surplus = (own.len() + 1).saturating_sub(MAX_VERSIONS_PER_FILE);
        // Errors are ignored: a version that cannot be removed only takes space.
        own.drain(..surplus).for_each(|version| drop(fs::remove_file(version.path)));
        let all = self.list_all();
        let mut bytes: u64 = all.iter().map(|version| version.length).sum();
        for version in all.iter().filter(|version| version.path != new) {
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

/// The versions in a folder, the oldest first. Other files in it are not ours.
fn read_versions(folder: &Path) -> Vec<StoredVersion> {
    let Ok(listed) = fs::read_dir(folder) else { return Vec::new() };
    let version = |entry: fs::DirEntry| {
        let facts = entry.metadata().ok().filter(fs::Metadata::is_file)?;
        let path = entry.path();
        let number = path.file_stem()?.to_str()?.parse().ok()?;
        // A system without modification times shows the oldest one.
        let saved_at = facts.modified().unwrap_or(SystemTime::UNIX_EPOCH);
        Some(StoredVersion { path, number, saved_at, length: facts.len() })
    };
    let mut versions: Vec<StoredVersion> = listed.filter_map(|entry| version(entry.ok()?)).collect();
    sort_versions(&mut versions);
    versions
}

/// Orders versions by their numbers. Those of several files that an earlier version of the program stored may have equal
/// numbers.
fn sort_versions(versions: &mut [StoredVersion]) {
    versions
        .sort_by(|one, other| (one.number, one.saved_at, &one.path).cmp(&(other.number, other.saved_at, &other.path)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(versions: &VersionStore, file: &str) -> Vec<String> {
        versions.list(Path::new(file)).iter().map(|version| fs::read_to_string(&version.path).unwrap()).collect()
    }

    fn keep(versions: &VersionStore, file: &str, text: &str) {
        versions.add(Path::new(file), text.as_bytes()).unwrap();
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
    /// Sets the time of all versions of a file, as a clock that is wrong would have done.
    fn set_times(versions: &VersionStore, file: &str, at: SystemTime) {
        for version in versions.list(Path::new(file)) {
            fs::File::options().write(true).open(version.path).unwrap().set_modified(at).unwrap();
        }
    }

    #[test]
    fn a_new_version_stays_where_the_others_lie_in_the_future() {
        let years = |count: u64| std::time::Duration::from_hours(24 * 365 * count);
        for at in [SystemTime::now() + years(20), SystemTime::UNIX_EPOCH + years(1)] {
            let data = tempfile::tempdir().unwrap();
            let versions = VersionStore { max_total_bytes: 200, ..VersionStore::in_dir(data.path()) };
            for number in 0..MAX_VERSIONS_PER_FILE {
                keep(&versions, "a.ron", &format!("{number:02}"));
                set_times(&versions, "a.ron", at);
            }
            for number in 50..60 {
                keep(&versions, "a.ron", &number.to_string());
                set_times(&versions, "a.ron", at - years(1) * (number % 3));
                let kept = texts(&versions, "a.ron");
                assert_eq!((kept.len(), kept.last()), (MAX_VERSIONS_PER_FILE, Some(&number.to_string())));
                assert_eq!(kept.first(), Some(&format!("{:02}", number + 1 - 50)));
            }
            // The limit of all files together removes the oldest ones, too.
            keep(&versions, "b.ron", &"x".repeat(150));
            assert_eq!(texts(&versions, "b.ron").len(), 1);
            let kept = texts(&versions, "a.ron");
            assert_eq!((kept.len(), kept.last().map(String::as_str)), (25, Some("59")));
        }
    }

    #[test]
    fn versions_of_earlier_programs_keep_their_order() {
        let data = tempfile::tempdir().unwrap();
        let versions = VersionStore::in_dir(data.path());
        let folder = versions.version_dir(Path::new("a.ron"));
        fs::create_dir_all(&folder).unwrap();
        for number in [99_999, 7, 100_000, 8] {
            fs::write(folder.join(format!("{number:05}.ron")), number.to_string()).unwrap();
        }
        fs::write(folder.join("catatan.txt"), "bukan versi").unwrap();
        keep(&versions, "b.ron", "lain");
        keep(&versions, "a.ron", "baru");
        assert_eq!(texts(&versions, "a.ron"), ["7", "8", "99999", "100000", "baru"]);
        assert!(folder.join("catatan.txt").exists());
    }

    #[cfg(unix)]
    #[test]
    fn only_the_user_may_read_a_version() {
        use std::os::unix::fs::PermissionsExt as _;
        let data = tempfile::tempdir().unwrap();
        let versions = VersionStore::in_dir(&data.path().join("data"));
        keep(&versions, "a.ron", "embargo");
        let version = versions.list(Path::new("a.ron")).remove(0).path;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&version), 0o600);
        assert_eq!(version.ancestors().skip(1).take(3).map(mode).collect::<Vec<_>>(), [0o700; 3]);
    }
}
