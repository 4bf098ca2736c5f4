//! Saving: the new file is written beside the old one and takes its place only when it is whole.

use super::{DiskError, Trouble};
use std::fs::{self, File, Metadata};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile};

/// Links that lead to links are followed so far.
const LONGEST_CHAIN: usize = 40;

/// Saves bytes under a name. Whatever goes wrong, the file that was there is whole afterwards.
///
/// A link is followed and what it leads to is replaced; permissions stay, and where the system lets it, so does the
/// owner. Other names of the same file (hard links) keep the old text.
///
/// # Errors
/// A [`DiskError`]; nothing has changed then.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    save_with(path, |file| file.write_all(bytes))
}

/// Saves what a function writes, as [`save`] does; where the function fails, nothing has changed.
///
/// # Errors
/// A [`DiskError`]; nothing has changed then.
pub fn save_with(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> Result<(), DiskError> {
    let trouble = |trouble| DiskError { trouble, path: path.to_path_buf() };
    let failed = |error: io::Error| DiskError::on_saving(path, &error);
    let target = target_of(path)?;
    let existing = match fs::metadata(&target) {
        Ok(facts) => Some(facts),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed(error)),
    };
    if let Some(facts) = &existing {
        if facts.is_dir() {
            return Err(trouble(Trouble::Folder));
        }
        if !facts.is_file() {
            return Err(trouble(Trouble::NoFile));
        }
        // Taking its place would need no leave from the file itself, but its owner did say no.
        if facts.permissions().readonly() {
            return Err(trouble(Trouble::ReadOnly));
        }
    }
    if target.file_name().is_none() {
        return Err(trouble(Trouble::Folder));
    }
    let folder = folder_of(&target);
    let mut fresh = open_beside(folder, existing.as_ref()).map_err(failed)?;
    write(fresh.as_file_mut()).map_err(failed)?;
    fresh.as_file_mut().flush().map_err(failed)?;
    fresh.as_file().sync_all().map_err(failed)?;
    fresh.persist(&target).map_err(|error| failed(error.error))?;
    sync_folder(folder);
    Ok(())
}

/// Where a name leads in the end, whether or not there is a file yet.
fn target_of(path: &Path) -> Result<PathBuf, DiskError> {
    let mut at = path.to_path_buf();
    for _ in 0..LONGEST_CHAIN {
        let Ok(link) = fs::read_link(&at) else { return Ok(at) };
        at = at.parent().unwrap_or(Path::new("")).join(link);
    }
    Err(DiskError { trouble: Trouble::LinkLoop, path: path.to_path_buf() })
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn open_beside(folder: &Path, existing: Option<&Metadata>) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".redaksi-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // What any program asks for; the user's mask takes its part away.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let fresh = builder.tempfile_in(folder)?;
    if let Some(facts) = existing {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt as _, fchown};
            // Only root may give a file away; for anyone else the file becomes theirs, as with every editor.
            let _ = fchown(fresh.as_file(), Some(facts.uid()), Some(facts.gid()));
        }
        fresh.as_file().set_permissions(facts.permissions())?;
    }
    Ok(fresh)
}

/// Makes the new name last through a power cut. The file itself is safe by then, and some systems cannot do this.
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

    fn trouble_with(path: &Path) -> Trouble {
        save(path, b"baru").unwrap_err().trouble
    }

    #[test]
    fn a_new_file_and_an_old_one_are_saved() {
        let (folder, path) = folder_with("cerita.ron", "lama");
        save(&path, b"baru").unwrap();
        save(&folder.path().join("lain.txt"), b"lain").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"baru");
        assert_eq!(names_in(folder.path()), ["cerita.ron", "lain.txt"]);
    }

    #[test]
    fn a_write_that_fails_half_way_leaves_the_old_file_and_nothing_else() {
        let (folder, path) = folder_with("cerita.ron", "lama");
        let full = save_with(&path, |file| {
            file.write_all(b"setengah")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert_eq!(full.unwrap_err().trouble, Trouble::Full);
        let cut = save_with(&path, |file| {
            file.write_all(b"setengah")?;
            Err(io::Error::other("kabel tercabut"))
        });
        assert_eq!(cut.unwrap_err().trouble, Trouble::Other("kabel tercabut".into()));
        assert_eq!(fs::read(&path).unwrap(), b"lama");
        assert_eq!(names_in(folder.path()), ["cerita.ron"]);
    }

    #[test]
    fn a_panic_in_the_middle_of_a_write_leaves_the_old_file_and_nothing_else() {
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
    fn a_new_file_that_fails_is_not_there_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("baru.txt");
        save_with(&path, |_| Err(io::Error::other("gagal"))).unwrap_err();
        assert!(names_in(folder.path()).is_empty());
    }

    #[test]
    fn what_cannot_be_saved_to_is_told_apart() {
        let (folder, path) = folder_with("cerita.ron", "lama");
        assert_eq!(trouble_with(folder.path()), Trouble::Folder);
        assert_eq!(trouble_with(&folder.path().join("tidak/ada.ron")), Trouble::MissingFolder);
        assert_eq!(trouble_with(&path.join("di-dalam-berkas.ron")), Trouble::MissingFolder);
        assert_eq!(trouble_with(Path::new("")), Trouble::Folder);
        assert_eq!(trouble_with(&folder.path().join("a".repeat(5000))), Trouble::Name);
    }

    #[test]
    fn a_read_only_file_is_left_alone() {
        let (folder, path) = folder_with("cerita.ron", "lama");
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert_eq!(trouble_with(&path), Trouble::ReadOnly);
        assert_eq!(fs::read(&path).unwrap(), b"lama");
        assert_eq!(names_in(folder.path()), ["cerita.ron"]);
    }

    #[cfg(unix)]
    mod on_unix {
        use super::*;
        use std::os::unix::fs::{PermissionsExt as _, symlink};

        fn mode(path: &Path) -> u32 {
            fs::metadata(path).unwrap().permissions().mode() & 0o7777
        }

        #[test]
        fn permissions_stay_and_a_new_file_gets_the_usual_ones() {
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
        fn a_link_is_followed_to_what_it_leads_to() {
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
        fn a_link_to_what_is_not_there_yet_makes_it() {
            let folder = tempfile::tempdir().unwrap();
            symlink("belum.txt", folder.path().join("tautan.txt")).unwrap();
            save(&folder.path().join("tautan.txt"), b"baru").unwrap();
            assert_eq!(fs::read(folder.path().join("belum.txt")).unwrap(), b"baru");
        }

        #[test]
        fn links_in_a_ring_are_refused() {
            let folder = tempfile::tempdir().unwrap();
            let (one, two) = (folder.path().join("satu"), folder.path().join("dua"));
            symlink(&two, &one).unwrap();
            symlink(&one, &two).unwrap();
            assert_eq!(trouble_with(&one), Trouble::LinkLoop);
            assert_eq!(super::super::super::read(&one).unwrap_err().trouble, Trouble::LinkLoop);
        }

        #[test]
        fn a_device_is_not_replaced() {
            assert_eq!(trouble_with(Path::new("/dev/null")), Trouble::NoFile);
        }

        #[test]
        fn a_read_only_folder_is_named_and_the_file_in_it_kept() {
            let (folder, path) = folder_with("cerita.ron", "lama");
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
            let may_write = File::create(folder.path().join("coba")).is_ok();
            let saved = save(&path, b"baru");
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
            if may_write {
                eprintln!(
                    "skipped a_read_only_folder_is_named_and_the_file_in_it_kept: this user may write everywhere"
                );
                return;
            }
            assert_eq!(saved.unwrap_err().trouble, Trouble::ReadOnlyFolder);
            assert_eq!(fs::read(&path).unwrap(), b"lama");
        }
    }
}
