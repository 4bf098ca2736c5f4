//! Atomic saves: a temporary file is written beside the target, synced, and renamed over it.

use crate::storage::{DiskError, DiskErrorKind, temp_file};
use std::fs::{self, File, Metadata};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use tempfile::{NamedTempFile, PersistError};

/// How many symbolic links are followed from one to the next.
const MAX_LINKS: usize = 40;

/// Saves bytes to a file. If anything fails, the old file is intact.
///
/// A symbolic link is followed, and its target is replaced. Permissions are preserved, and so are the owner, extended
/// attributes and access control lists where the system permits it. Other hard links to the file keep the old content.
/// Only the user may read a new file.
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
    let failed = |error: io::Error| DiskError::from_save_error(path, &error);
    let (target, existing) = find_target(path)?;
    let folder = parent_dir(&target);
    let mut fresh = create_temp_beside(folder, existing.as_ref().map(|facts| (&*target, facts))).map_err(failed)?;
    write_synced(&mut fresh, write).map_err(failed)?;
    fresh.persist(&target).map_err(|error| failed(error.error))?;
    sync_folder(folder);
    temp_file::remove_unfinished(folder);
    Ok(())
}

/// The file that a save to this path replaces, at the end of a chain of symbolic links, and its metadata if it exists.
///
/// # Errors
/// A [`DiskError`] where it is no file that may be replaced.
pub(super) fn find_target(path: &Path) -> Result<(PathBuf, Option<Metadata>), DiskError> {
    let rejected = |kind| DiskError { kind, path: path.to_path_buf() };
    let target = resolve_target(path)?;
    let existing = match fs::metadata(&target) {
        Ok(facts) => Some(facts),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(DiskError::from_save_error(path, &error)),
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
    Ok((target, existing))
}

/// Saves bytes to a file that does not exist yet. Nothing is replaced: not even a file that another program creates
/// under this name meanwhile, and no symbolic link.
///
/// The new file gets the permissions of the file `like`, so that a story stays as private as it came, but may be written
/// by the user and not be executed. Without such a file, only the user may read it.
///
/// # Errors
/// A [`DiskError`], of the kind [`DiskErrorKind::AlreadyExists`] where the name is taken.
pub fn save_new(path: &Path, bytes: &[u8], like: Option<&Path>) -> Result<(), DiskError> {
    let rejected = |kind| DiskError { kind, path: path.to_path_buf() };
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => rejected(DiskErrorKind::AlreadyExists),
        _ => DiskError::from_save_error(path, &error),
    };
    if path.is_dir() || path.file_name().is_none() {
        return Err(rejected(DiskErrorKind::IsFolder));
    }
    if path.symlink_metadata().is_ok() {
        return Err(rejected(DiskErrorKind::AlreadyExists));
    }
    let folder = parent_dir(path);
    let mut fresh = create_temp_beside(folder, None).map_err(failed)?;
    write_synced(&mut fresh, |file| file.write_all(bytes)).map_err(failed)?;
    if let Some(facts) = like.and_then(|like| fs::metadata(like).ok()).filter(Metadata::is_file) {
        share_like(fresh.as_file(), &facts).map_err(failed)?;
    }
    match fresh.persist_noclobber(path) {
        Ok(_) => {}
        Err(PersistError { error, .. }) if error.kind() == io::ErrorKind::AlreadyExists => return Err(failed(error)),
        // The file system has neither an exclusive rename nor hard links: the name is claimed with an empty file, and
        // that one is replaced.
        Err(PersistError { file, .. }) => {
            File::create_new(path).map_err(failed)?;
            file.persist(path).map_err(|error| {
                let _ = fs::remove_file(path);
                failed(error.error)
            })?;
        }
    }
    sync_folder(folder);
    temp_file::remove_unfinished(folder);
    Ok(())
}

/// Gives a new file the permissions of another one.
#[cfg(unix)]
fn share_like(file: &File, like: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
    let mut mode = like.mode() & 0o666 | 0o600;
    if file.metadata()?.gid() != like.gid() && fchown(file, None, Some(like.gid())).is_err() {
        // What one group may read is not for another one.
        mode &= 0o606;
    }
    file.set_permissions(fs::Permissions::from_mode(mode))
}

/// Other systems have no permissions that are given to a new file in this way.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the variant for Unix may fail")]
fn share_like(_: &File, _: &Metadata) -> io::Result<()> {
    Ok(())
}

pub(super) fn write_synced(
    fresh: &mut NamedTempFile,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> io::Result<()> {
    write(fresh.as_file_mut())?;
    fresh.as_file_mut().flush()?;
    fresh.as_file().sync_all()
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

pub(super) fn parent_dir(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Creates a temporary file in the folder, with the attributes of the existing file that it will replace; without one,
/// only the user may read it.
pub(super) fn create_temp_beside(folder: &Path, existing: Option<(&Path, &Metadata)>) -> io::Result<NamedTempFile> {
    let fresh = temp_file::create(folder)?;
    if let Some((path, facts)) = existing {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt as _, fchown};
            // Only root may change the owner; otherwise the file becomes the user's, as with other editors.
            let _ = fchown(fresh.as_file(), Some(facts.uid()), Some(facts.gid()));
            extended_attributes::copy(path, fresh.as_file());
        }
        #[cfg(not(unix))]
        let _ = path;
        fresh.as_file().set_permissions(facts.permissions())?;
    }
    Ok(fresh)
}

#[cfg(unix)]
mod extended_attributes {
    use std::fs::File;
    use std::path::Path;
    use xattr::FileExt as _;

    /// The access control list of Linux.
    const ACL: &str = "system.posix_acl_access";

    /// Copies the extended attributes of a file, among them its access control list. Best effort: many file systems have
    /// none, and some attributes only root may set, so a copy that fails is logged and the save goes on.
    pub(super) fn copy(from: &Path, to: &File) {
        let names: Vec<_> = xattr::list(from).map(Iterator::collect).unwrap_or_default();
        // A folder with a default list gives one to every new file; a file without a list stays without.
        if !names.iter().any(|name| name == ACL) {
            let _ = to.remove_xattr(ACL);
        }
        for name in names.iter().filter(|name| belongs_to_file(&name.to_string_lossy())) {
            let copied =
                xattr::get(from, name).and_then(|value| value.map_or(Ok(()), |value| to.set_xattr(name, &value)));
            if let Err(error) = copied {
                log::debug!("attribute {} is not kept ({error}): {}", name.display(), from.display());
            }
        }
    }

    /// Whether an attribute describes the file and not its content: the system itself sets the signatures and
    /// capabilities of a content, and they would be wrong for another one.
    fn belongs_to_file(name: &str) -> bool {
        !name.starts_with("security.") || name == "security.selinux"
    }
}

/// Syncs the folder, so that the rename survives a power cut. Errors are ignored: the content is synced already, and
/// some file systems cannot sync a folder.
pub(super) fn sync_folder(folder: &Path) {
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
        assert_eq!(cut.unwrap_err().kind, DiskErrorKind::Other { number: None, message: "kabel tercabut".into() });
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
    fn a_new_file_replaces_nothing() {
        let (folder, path) = folder_with("cerita.ron", "lama");
        assert_eq!(save_new(&path, b"baru", None).unwrap_err().kind, DiskErrorKind::AlreadyExists);
        assert_eq!(save_new(folder.path(), b"baru", None).unwrap_err().kind, DiskErrorKind::IsFolder);
        assert_eq!(save_new(&path.join("lagi"), b"baru", None).unwrap_err().kind, DiskErrorKind::FolderNotFound);
        assert_eq!(fs::read(&path).unwrap(), b"lama");
        save_new(&folder.path().join("lain.ron"), b"lain", None).unwrap();
        assert_eq!(names_in(folder.path()), ["cerita.ron", "lain.ron"]);
    }

    /// Many threads save the same new file at once. A check before the rename is not enough: exactly one may succeed.
    #[test]
    fn of_several_programs_that_create_a_file_one_succeeds() {
        for _ in 0..20 {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("cerita.ron");
            let barrier = std::sync::Barrier::new(8);
            let saved: Vec<String> = std::thread::scope(|scope| {
                let start = |number: usize| {
                    let (path, barrier) = (&path, &barrier);
                    scope.spawn(move || {
                        barrier.wait();
                        let text = number.to_string();
                        save_new(path, text.as_bytes(), None).is_ok().then_some(text)
                    })
                };
                let threads: Vec<_> = (0..8).map(start).collect();
                threads.into_iter().filter_map(|thread| thread.join().unwrap()).collect()
            });
            assert_eq!(saved, [fs::read_to_string(&path).unwrap()]);
            assert_eq!(names_in(folder.path()), ["cerita.ron"]);
        }
    }

    #[test]
    fn a_save_removes_what_a_kill_left_in_the_folder() {
        let (folder, path) = folder_with("cerita.ron", "lama");
        for save in [|path: &Path| save(path, b"baru"), |path: &Path| save_new(&path.with_extension("txt"), b"x", None)]
        {
            fs::write(folder.path().join(".redaksi-w-abcdef.tmp"), "setengah").unwrap();
            save(&path).unwrap();
            assert!(!folder.path().join(".redaksi-w-abcdef.tmp").exists());
        }
        assert_eq!(names_in(folder.path()), ["cerita.ron", "cerita.txt"]);
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
        fn permissions_are_preserved_and_a_new_file_is_private() {
            let (folder, path) = folder_with("cerita.ron", "lama");
            fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
            save(&path, b"baru").unwrap();
            assert_eq!(mode(&path), 0o640);
            let fresh = folder.path().join("lain.txt");
            save(&fresh, b"lain").unwrap();
            assert_eq!(mode(&fresh), 0o600);
        }

        #[test]
        fn a_new_file_has_the_permissions_of_the_received_one() {
            let (folder, received) = folder_with("diterima.txt", "naskah");
            for (number, (of_received, expected)) in
                [(0o600, 0o600), (0o640, 0o640), (0o664, 0o664), (0o444, 0o644), (0o777, 0o666), (0o4755, 0o644)]
                    .into_iter()
                    .enumerate()
            {
                fs::set_permissions(&received, fs::Permissions::from_mode(of_received)).unwrap();
                let path = folder.path().join(format!("{number}.ron"));
                save_new(&path, b"cerita", Some(&received)).unwrap();
                assert_eq!(mode(&path), expected, "{of_received:o}");
            }
            let path = folder.path().join("tempelan.ron");
            save_new(&path, b"cerita", Some(&folder.path().join("hilang.txt"))).unwrap();
            assert_eq!(mode(&path), 0o600);
        }

        /// The content of a private file must not be readable while it is written either.
        #[test]
        fn a_file_is_private_while_it_is_written() {
            let (folder, path) = folder_with("cerita.ron", "lama");
            fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
            save_with(&path, |file| {
                assert_eq!(file.metadata()?.permissions().mode() & 0o777, 0o600);
                file.write_all(b"baru")
            })
            .unwrap();
            save_with(&folder.path().join("lain.ron"), |file| {
                assert_eq!(file.metadata()?.permissions().mode() & 0o777, 0o600);
                file.write_all(b"lain")
            })
            .unwrap();
        }

        /// The link is swapped after the check and before the rename: the save replaces the link, and nothing outside.
        #[test]
        fn a_link_that_is_swapped_in_during_a_save_is_not_followed() {
            let (folder, path) = folder_with("cerita.ron", "lama");
            let outside = tempfile::tempdir().unwrap();
            let secret = outside.path().join("rahasia.txt");
            fs::write(&secret, "jangan ditimpa").unwrap();
            save_with(&path, |file| {
                fs::remove_file(&path)?;
                symlink(&secret, &path)?;
                file.write_all(b"baru")
            })
            .unwrap();
            assert_eq!(fs::read_to_string(&secret).unwrap(), "jangan ditimpa");
            assert_eq!(fs::read(&path).unwrap(), b"baru");
            assert!(fs::read_link(&path).is_err());
            assert_eq!(names_in(folder.path()), ["cerita.ron"]);
        }

        /// The folder is swapped for a link to another one: the save fails, and nothing there is replaced.
        #[test]
        fn a_folder_that_is_swapped_during_a_save_is_not_written_into() {
            let home = tempfile::tempdir().unwrap();
            let [folder, other, moved] = ["kerja", "lain", "pindah"].map(|name| home.path().join(name));
            for (folder, text) in [(&folder, "lama"), (&other, "jangan ditimpa")] {
                fs::create_dir(folder).unwrap();
                fs::write(folder.join("cerita.ron"), text).unwrap();
            }
            let saved = save_with(&folder.join("cerita.ron"), |file| {
                fs::rename(&folder, &moved)?;
                symlink(&other, &folder)?;
                file.write_all(b"baru")
            });
            assert!(saved.is_err());
            assert_eq!(fs::read_to_string(other.join("cerita.ron")).unwrap(), "jangan ditimpa");
            assert_eq!(fs::read_to_string(moved.join("cerita.ron")).unwrap(), "lama");
        }

        /// Whether the file system of the temporary folder has this attribute.
        fn set_attribute(path: &Path, name: &str, value: &[u8]) -> bool {
            let set = xattr::set(path, name, value);
            if let Err(error) = &set {
                assert_ne!(std::env::var("REDAKSI_TESTS").as_deref(), Ok("all"), "{name}: {error}");
                eprintln!("skipped: this file system has no attribute {name}: {error}");
            }
            set.is_ok()
        }

        #[test]
        fn extended_attributes_are_kept() {
            let (_folder, path) = folder_with("cerita.ron", "lama");
            if !set_attribute(&path, "user.meja", b"daerah") {
                return;
            }
            save(&path, b"baru").unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"baru");
            assert_eq!(xattr::get(&path, "user.meja").unwrap().as_deref(), Some(b"daerah".as_slice()));
        }

        /// A list that lets user 1234 read the file, in the form of the kernel: a version, then tag, permissions and id
        /// of each entry.
        #[cfg(target_os = "linux")]
        fn access_list() -> Vec<u8> {
            const NO_ID: u32 = u32::MAX;
            let entries: [(u16, u16, u32); 5] =
                [(0x01, 6, NO_ID), (0x02, 4, 1234), (0x04, 4, NO_ID), (0x10, 4, NO_ID), (0x20, 0, NO_ID)];
            let mut list = 2_u32.to_le_bytes().to_vec();
            for (tag, permissions, id) in entries {
                list.extend(tag.to_le_bytes());
                list.extend(permissions.to_le_bytes());
                list.extend(id.to_le_bytes());
            }
            list
        }

        #[cfg(target_os = "linux")]
        #[test]
        fn the_access_control_list_is_kept() {
            let (_folder, path) = folder_with("cerita.ron", "lama");
            let list = access_list();
            if !set_attribute(&path, "system.posix_acl_access", &list) {
                return;
            }
            save(&path, b"baru").unwrap();
            assert_eq!(xattr::get(&path, "system.posix_acl_access").unwrap(), Some(list));
            assert_eq!(mode(&path), 0o640);
        }

        #[cfg(target_os = "linux")]
        #[test]
        fn a_file_without_an_access_control_list_does_not_get_that_of_its_folder() {
            let (folder, path) = folder_with("cerita.ron", "lama");
            if !set_attribute(folder.path(), "system.posix_acl_default", &access_list()) {
                return;
            }
            save(&path, b"baru").unwrap();
            assert_eq!(xattr::get(&path, "system.posix_acl_access").unwrap(), None);
            // A new file does get it.
            save(&folder.path().join("lain.ron"), b"lain").unwrap();
            assert!(xattr::get(folder.path().join("lain.ron"), "system.posix_acl_access").unwrap().is_some());
        }

        #[test]
        fn a_new_file_does_not_replace_a_dangling_link() {
            let folder = tempfile::tempdir().unwrap();
            let link = folder.path().join("tautan.txt");
            symlink("belum.txt", &link).unwrap();
            assert_eq!(save_new(&link, b"baru", None).unwrap_err().kind, DiskErrorKind::AlreadyExists);
            assert_eq!(names_in(folder.path()), ["tautan.txt"]);
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
