//! The permissions of the program's own folders and files: only the user may read them, because unpublished stories and
//! even their names are often confidential.

use crate::storage::AppDirs;
use std::fs;
use std::io;
use std::path::Path;

/// Makes each file and folder that the process creates from now on one that only its user may read. Saved stories get
/// their permissions explicitly.
pub fn restrict_new_files() {
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
}

/// Creates a folder, and those above it, that only the user may read; an existing one stays as it is.
pub(crate) fn create_private_dir(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// Takes from others what earlier versions of the program let them read: everything in the folders of the program. Links
/// are not followed. Nothing is done where the folders are private already. Errors are ignored: what cannot be changed
/// belongs to somebody else.
pub fn make_private(folders: &AppDirs) {
    #[cfg(unix)]
    for root in [&folders.data, &folders.config, &folders.state] {
        let is_open = |facts: &fs::Metadata| {
            use std::os::unix::fs::PermissionsExt as _;
            facts.is_dir() && facts.permissions().mode() & 0o077 != 0
        };
        if fs::symlink_metadata(root).is_ok_and(|facts| is_open(&facts)) {
            restrict_dir(root);
        }
    }
    #[cfg(not(unix))]
    let _ = folders;
}

/// Restricts what is in the folder, and then the folder, so that an interrupted run is repeated.
#[cfg(unix)]
fn restrict_dir(folder: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    for path in fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())) {
        match fs::symlink_metadata(&path) {
            Ok(facts) if facts.is_dir() => restrict_dir(&path),
            Ok(facts) if facts.is_file() && facts.permissions().mode() & 0o077 != 0 => {
                let _ = fs::set_permissions(&path, fs::Permissions::from_mode(facts.permissions().mode() & 0o700));
            }
            _ => {}
        }
    }
    let _ = fs::set_permissions(folder, fs::Permissions::from_mode(0o700));
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn what_earlier_versions_left_readable_becomes_private_and_links_are_not_followed() {
        let home = tempfile::tempdir().unwrap();
        let folders = AppDirs::under_home(home.path().join("own"));
        let (packs, versions) = (folders.packs_dir(), folders.data.join("versions/abc"));
        for folder in [&packs, &versions, &folders.state] {
            fs::create_dir_all(folder).unwrap();
        }
        let outside = home.path().join("bersama.ron");
        let files = [folders.config.join("settings.ron"), packs.join("own.ron"), versions.join("00000.ron")];
        for file in files.iter().chain([&outside]) {
            fs::write(file, "()").unwrap();
            fs::set_permissions(file, fs::Permissions::from_mode(0o644)).unwrap();
        }
        for folder in [&packs, &versions, &folders.state, &folders.config, &folders.data] {
            fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
        }
        symlink(&outside, packs.join("bersama.ron")).unwrap();
        make_private(&folders);
        assert!(files.iter().all(|file| mode(file) == 0o600), "{:?}", files.each_ref().map(|file| mode(file)));
        for folder in [&packs, &versions, &folders.state, &folders.config, &folders.data] {
            assert_eq!(mode(folder), 0o700, "{}", folder.display());
        }
        assert_eq!(mode(&outside), 0o644);
    }

    #[test]
    fn a_new_folder_is_private() {
        let home = tempfile::tempdir().unwrap();
        create_private_dir(&home.path().join("a/b")).unwrap();
        assert_eq!((mode(&home.path().join("a")), mode(&home.path().join("a/b"))), (0o700, 0o700));
    }
}
