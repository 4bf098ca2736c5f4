//! Atomic saves: a temporary file is written beside the target, synced, and renamed over it.

use crate::storage::{DiskError, DiskErrorKind};
use std::fs::{self, File, Metadata};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile};

/// How many symbolic links are followed from one to the next.
const MAX_LINKS: usize = 40;

/// Saves bytes to a file. If anything fails, the old file is intact.
///
/// A symbolic link is followed, and its target is replaced. Permissions are preserved, and so is the owner where the
/// system permits it. Other hard links to the file keep the old content.
///
/// # Errors
/// A [`DiskError`]; the old file has not changed then.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    save_with(path, |file| file.write_all(bytes))
}

/// Like [`save`], with the content written by a function; if the function fails, the save fails.
///
/// # Errors
/// A [`DiskError`]; the old file has not changed then.
pub fn save_with(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> Result<(), DiskError> {
    let rejected = |kind| DiskError { kind, path: path.to_path_buf() };
    let failed = |error: io::Error| DiskError::from_save_error(path, &error);
    let target = resolve_target(path)?;
    let existing = match fs::metadata(&target) {
        Ok(facts) => Some(facts),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed(error)),
    };
    if let Some(facts) = &existing {
        if facts.is_dir() {
            return Err(rejected(DiskErrorKind::IsFolder));
        }
        if !facts.is_file() {
            return Err(rejected(DiskErrorKind::NotAFile));
        }
        // Renaming over a read-only file would succeed, but against the wish of its owner.
        if facts.permissions().readonly() {
            return Err(rejected(DiskErrorKind::ReadOnly));
        }
    }
    if target.file_name().is_none() {
        return Err(rejected(DiskErrorKind::IsFolder));
    }
    let folder = parent_dir(&target);
    let mut fresh = create_temp_beside(folder, existing.as_ref()).map_err(failed)?;
    write(fresh.as_file_mut()).map_err(failed)?;
    fresh.as_file_mut().flush().map_err(failed)?;
    fresh.as_file().sync_all().map_err(failed)?;
    fresh.persist(&target).map_err(|error| failed(error.error))?;
    sync_folder(folder);
    Ok(())
}

/// The path at the end of a chain of symbolic links, whether or not it exists.
fn resolve_target(path: &Path) -> Result<PathBuf, DiskError> {
    let mut at = path.to_path_buf();
    for _ in 0..MAX_LINKS {
        let Ok(link) = fs::read_link(&at) else { return Ok(at) };
        at = at.parent().unwrap_or(Path::new("")).join(link);
    }
    Err(DiskError { kind: DiskErrorKind::LinkLoop, path: path.to_path_buf() })
}

fn parent_dir(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn create_temp_beside(folder: &Path, existing: Option<&Metadata>) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".redaksi-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // The usual mode of new files; the umask is applied to it.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let fresh = builder.tempfile_in(folder)?;
    if let Some(facts) = existing {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt as _, fchown};
            // Only root may change the owner; otherwise the file becomes the user's, as with other editors.
            let _ = fchown(fresh.as_file(), Some(facts.uid()), Some(facts.gid()));
        }
        fresh.as_file().set_permissions(facts.permissions())?;
    }
    Ok(fresh)
}

/// Syncs the folder, so that the rename survives a power cut. Errors are ignored: the content is synced already, and
/// some file systems cannot sync a folder.
fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn folder_with(name: &str, text: &str) -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        (folder, path)
    }

    fn names_in(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn error_kind_of(path: &Path) -> DiskErrorKind {
        save(path, b"baru").unwrap_err().kind
    }

    #[test]
    fn new_and_existing_files_are_saved() {
        let (folder, path) = folder_with("cerita.ron", "lama");
        save(&path, b"baru").unwrap();
        save(&folder.path().join("lain.txt"), b"lain").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"baru");
        assert_eq!(names_in(folder.path()), ["cerita.ron", "lain.txt"]);
    }

    #[test]
    fn a_failed_write_leaves_the_old_file_and_no_temporary_file() {
        let (folder, path) = folder_with("cerita.ron", "lama");
        let full = save_with(&path, |file| {
            file.write_all(b"setengah")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert_eq!(full.unwrap_err().kind, DiskErrorKind::StorageFull);
        let cut = save_with(&path, |file| {
            file.write_all(b"setengah")?;
            Err(io::Error::other("kabel tercabut"))
        });
        assert_eq!(cut.unwrap_err().kind, DiskErrorKind::Other("kabel tercabut".into()));
        assert_eq!(fs::read(&path).unwrap(), b"lama");
        assert_eq!(names_in(folder.path()), ["cerita.ron"]);
    }

    #[test]
    fn a_panic_during_a_write_leaves_the_old_file_and_no_temporary_file() {
        let (folder, path) = folder_with("cerita.ron", "lama");
        let panicked = std::panic::catch_unwind(|| {
            save_with(&path, |file| {
                file.write_all(b"setengah")?;
                panic!("on purpose")
            })
        });
        assert!(panicked.is_err());
        assert_eq!(fs::read(&path).unwrap(), b"lama");
        assert_eq!(names_in(folder.path()), ["cerita.ron"]);
    }

    #[test]
    fn a_failed_write_creates_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("baru.txt");
        save_with(&path, |_| Err(io::Error::other("gagal"))).unwrap_err();
        assert!(names_in(folder.path()).is_empty());
    }

    #[test]
    fn save_errors_have_the_right_kind() {
        let (folder, path) = folder_with("cerita.ron", "lama");
        assert_eq!(error_kind_of(folder.path()), DiskErrorKind::IsFolder);
        assert_eq!(error_kind_of(&folder.path().join("tidak/ada.ron")), DiskErrorKind::FolderNotFound);
        assert_eq!(error_kind_of(&path.join("di-dalam-berkas.ron")), DiskErrorKind::FolderNotFound);
        assert_eq!(error_kind_of(Path::new("")), DiskErrorKind::IsFolder);
        assert_eq!(error_kind_of(&folder.path().join("a".repeat(5000))), DiskErrorKind::InvalidName);
    }

    #[test]
    fn a_read_only_file_is_not_replaced() {
        let (folder, path) = folder_with("cerita.ron", "lama");
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert_eq!(error_kind_of(&path), DiskErrorKind::ReadOnly);
        assert_eq!(fs::read(&path).unwrap(), b"lama");
        assert_eq!(names_in(folder.path()), ["cerita.ron"]);
    }

    #[cfg(unix)]
    mod on_unix {
        use super::*;
        use crate::test_requirements::{WITHOUT_FILE_RIGHTS, rerun_under, skip_or_fail};
        use std::os::unix::fs::{PermissionsExt as _, symlink};

        fn mode(path: &Path) -> u32 {
            fs::metadata(path).unwrap().permissions().mode() & 0o7777
        }

        #[test]
        fn permissions_are_preserved_and_new_files_get_the_default() {
            let (folder, path) = folder_with("cerita.ron", "lama");
            let usual = mode(&path);
            fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
            save(&path, b"baru").unwrap();
            assert_eq!(mode(&path), 0o640);
            let fresh = folder.path().join("lain.txt");
            save(&fresh, b"lain").unwrap();
            assert_eq!(mode(&fresh), usual);
        }

        #[test]
        fn a_chain_of_links_is_followed() {
            let (folder, path) = folder_with("asli.ron", "lama");
            let sub = folder.path().join("sub");
            fs::create_dir(&sub).unwrap();
            symlink("../asli.ron", sub.join("pertama.ron")).unwrap();
            symlink("sub/pertama.ron", folder.path().join("kedua.ron")).unwrap();
            save(&folder.path().join("kedua.ron"), b"baru").unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"baru");
            assert!(fs::read_link(folder.path().join("kedua.ron")).is_ok());
            assert_eq!(names_in(&sub), ["pertama.ron"]);
        }

        #[test]
        fn a_dangling_link_creates_its_target() {
            let folder = tempfile::tempdir().unwrap();
            symlink("belum.txt", folder.path().join("tautan.txt")).unwrap();
            save(&folder.path().join("tautan.txt"), b"baru").unwrap();
            assert_eq!(fs::read(folder.path().join("belum.txt")).unwrap(), b"baru");
        }

        #[test]
        fn a_loop_of_links_is_refused() {
            let folder = tempfile::tempdir().unwrap();
            let (one, two) = (folder.path().join("satu"), folder.path().join("dua"));
            symlink(&two, &one).unwrap();
            symlink(&one, &two).unwrap();
            assert_eq!(error_kind_of(&one), DiskErrorKind::LinkLoop);
            assert_eq!(crate::storage::read(&one).unwrap_err().kind, DiskErrorKind::LinkLoop);
        }

        #[test]
        fn a_device_is_not_replaced() {
            assert_eq!(error_kind_of(Path::new("/dev/null")), DiskErrorKind::NotAFile);
        }

        #[test]
        fn a_read_only_folder_is_reported_and_the_file_in_it_kept() {
            let (folder, path) = folder_with("cerita.ron", "lama");
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
            let may_write = File::create(folder.path().join("coba")).is_ok();
            let saved = save(&path, b"baru");
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
            if may_write {
                let test = "storage::save::tests::on_unix::a_read_only_folder_is_reported_and_the_file_in_it_kept";
                if !rerun_under(&WITHOUT_FILE_RIGHTS, test) {
                    skip_or_fail("this user may write everywhere");
                }
                return;
            }
            assert_eq!(saved.unwrap_err().kind, DiskErrorKind::ReadOnlyFolder);
            assert_eq!(fs::read(&path).unwrap(), b"lama");
        }
    }
}
