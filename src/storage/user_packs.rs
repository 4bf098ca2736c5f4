//! Loads the packs of the user from the configuration folder. A pack with an error is reported and skipped.

use crate::storage::{AppDirs, DiskError, read_at_most};
use redaksi_core::packs::{PackError, Packs, USER_RULES_FILE};
use std::fs;
use std::path::PathBuf;

/// The size of the largest pack that is read, in bytes.
const MAX_PACK_BYTES: u64 = 32 * 1024 * 1024;

/// Why a pack of the user was not loaded.
#[derive(Debug, thiserror::Error)]
pub enum UserPackError {
    /// The file or the folder cannot be read.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// The file is not valid UTF-8.
    #[error("the pack is not valid UTF-8: {}", .0.display())]
    Encoding(PathBuf),
    /// The pack has an error.
    #[error("{error}: {}", path.display())]
    Pack {
        /// The pack file.
        path: PathBuf,
        /// The error in it.
        error: PackError,
    },
}

/// The built-in packs with every `.ron` file of the user's packs folder, in the order of the file names, and the errors
/// of the files that were skipped.
#[must_use]
pub fn load_user_packs(folders: &AppDirs) -> (Packs, Vec<UserPackError>) {
    let mut packs = Packs::built_in();
    let mut errors = Vec::new();
    let files = list_pack_files(folders).unwrap_or_else(|error| {
        errors.push(error.into());
        Vec::new()
    });
    for path in files {
        if let Err(error) = add_pack_file(&mut packs, path) {
            errors.push(error);
        }
    }
    (packs, errors)
}

/// The `.ron` files of the user's packs folder, sorted by name; none where the folder does not exist.
///
/// # Errors
/// A [`DiskError`] where the folder exists and cannot be read.
pub fn list_pack_files(folders: &AppDirs) -> Result<Vec<PathBuf>, DiskError> {
    let folder = folders.packs_dir();
    let mut files: Vec<PathBuf> = match fs::read_dir(&folder) {
        Ok(entries) => entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(DiskError::from_read_error(&folder, &error)),
    };
    files.retain(|file| file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron")));
    files.sort();
    Ok(files)
}

fn add_pack_file(packs: &mut Packs, path: PathBuf) -> Result<(), UserPackError> {
    let bytes = read_at_most(&path, MAX_PACK_BYTES)?;
    let Ok(source) = String::from_utf8(bytes) else { return Err(UserPackError::Encoding(path)) };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let added = if name == USER_RULES_FILE { packs.add_user_rules(&source) } else { packs.add(&name, &source) };
    added.map_err(|error| UserPackError::Pack { path: path.clone(), error })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_packs_folder_is_no_error() {
        let home = tempfile::tempdir().unwrap();
        assert!(load_user_packs(&AppDirs::under_home(home.path())).1.is_empty());
    }

    #[test]
    fn rules_of_own_ron_are_user_rules_and_others_are_pack_rules() {
        let home = tempfile::tempdir().unwrap();
        let folders = AppDirs::under_home(home.path());
        fs::create_dir_all(folders.packs_dir()).unwrap();
        for (name, pattern) in [("own.ron", "Kabar *"), ("koran.ron", "Warta *")] {
            let text = format!("(rules: [(pattern: \"{pattern}\", then: TakeOut)])");
            fs::write(folders.packs_dir().join(name), text).unwrap();
        }
        let (packs, errors) = load_user_packs(&folders);
        assert!(errors.is_empty());
        assert_eq!(packs.user_rules().iter().map(|rule| rule.pattern.text()).collect::<Vec<_>>(), ["Kabar *"]);
        assert_eq!(packs.pack_rules().iter().map(|rule| rule.pattern.text()).collect::<Vec<_>>(), ["Warta *"]);
        assert_eq!(folders.rules_file(), folders.packs_dir().join("own.ron"));
    }

    #[test]
    fn packs_with_errors_are_reported_and_skipped() {
        let home = tempfile::tempdir().unwrap();
        let folders = AppDirs::under_home(home.path());
        fs::create_dir_all(folders.packs_dir().join("folder.ron")).unwrap();
        fs::write(folders.packs_dir().join("rusak.ron"), "bukan paket").unwrap();
        fs::write(folders.packs_dir().join("sandi.RON"), b"\xff\xfe").unwrap();
        fs::write(folders.packs_dir().join("catatan.txt"), "bukan paket").unwrap();
        let (_, errors) = load_user_packs(&folders);
        assert!(matches!(
            errors.as_slice(),
            [UserPackError::Disk(_), UserPackError::Pack { .. }, UserPackError::Encoding(_)]
        ));
        assert!(errors.iter().all(|error| error.to_string().contains("packs")));
    }
}
