//! The packs of one user: those built in and those of the config folder, whose errors are told and stop nothing.

use super::{DiskError, Folders, read};
use crate::packs::{OWN_FILE, PackError, Packs};
use std::fs;
use std::path::PathBuf;

/// Why a pack of the user's own is not used.
#[derive(Debug, thiserror::Error)]
pub enum UserPackError {
    /// The file or the folder cannot be read.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// The file holds no UTF-8.
    #[error("the pack is not in UTF-8: {}", .0.display())]
    Encoding(PathBuf),
    /// The pack has an error.
    #[error("{error}: {}", path.display())]
    Pack {
        /// Which pack.
        path: PathBuf,
        /// What is wrong with it.
        error: PackError,
    },
}

/// The built-in packs with every `.ron` file of the user's packs folder, in the order of their names.
#[must_use]
pub fn user_packs(folders: &Folders) -> (Packs, Vec<UserPackError>) {
    let mut packs = Packs::built_in();
    let mut errors = Vec::new();
    let files = pack_files(folders).unwrap_or_else(|error| {
        errors.push(error.into());
        Vec::new()
    });
    for path in files {
        if let Err(error) = add(&mut packs, path) {
            errors.push(error);
        }
    }
    (packs, errors)
}

/// The `.ron` files of the user's packs folder, in the order of their names.
///
/// # Errors
/// A [`DiskError`] where the folder is there and cannot be read.
pub fn pack_files(folders: &Folders) -> Result<Vec<PathBuf>, DiskError> {
    let folder = folders.packs();
    let mut files: Vec<PathBuf> = match fs::read_dir(&folder) {
        Ok(entries) => entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(DiskError::on_reading(&folder, &error)),
    };
    files.retain(|file| file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron")));
    files.sort();
    Ok(files)
}

fn add(packs: &mut Packs, path: PathBuf) -> Result<(), UserPackError> {
    let bytes = read(&path)?;
    let Ok(source) = String::from_utf8(bytes) else { return Err(UserPackError::Encoding(path)) };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let added = if name == OWN_FILE { packs.add_own(&source) } else { packs.add(&name, &source) };
    added.map_err(|error| UserPackError::Pack { path: path.clone(), error })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_folder_of_packs_nothing_is_wrong() {
        let home = tempfile::tempdir().unwrap();
        assert!(user_packs(&Folders::under(home.path())).1.is_empty());
    }

    #[test]
    fn rules_of_the_own_file_are_the_editors_own_and_others_are_a_packs() {
        let home = tempfile::tempdir().unwrap();
        let folders = Folders::under(home.path());
        fs::create_dir_all(folders.packs()).unwrap();
        for (name, pattern) in [("own.ron", "Kabar *"), ("koran.ron", "Warta *")] {
            let text = format!("(rules: [(pattern: \"{pattern}\", then: TakeOut)])");
            fs::write(folders.packs().join(name), text).unwrap();
        }
        let (packs, errors) = user_packs(&folders);
        assert!(errors.is_empty());
        assert_eq!(packs.own_rules().iter().map(|rule| rule.pattern.text()).collect::<Vec<_>>(), ["Kabar *"]);
        assert_eq!(packs.rules_of_packs().iter().map(|rule| rule.pattern.text()).collect::<Vec<_>>(), ["Warta *"]);
        assert_eq!(folders.rules(), folders.packs().join("own.ron"));
    }

    #[test]
    fn packs_that_cannot_be_used_are_told_and_stop_nothing() {
        let home = tempfile::tempdir().unwrap();
        let folders = Folders::under(home.path());
        fs::create_dir_all(folders.packs().join("folder.ron")).unwrap();
        fs::write(folders.packs().join("rusak.ron"), "bukan paket").unwrap();
        fs::write(folders.packs().join("sandi.RON"), b"\xff\xfe").unwrap();
        fs::write(folders.packs().join("catatan.txt"), "bukan paket").unwrap();
        let (_, errors) = user_packs(&folders);
        assert!(matches!(
            errors.as_slice(),
            [UserPackError::Disk(_), UserPackError::Pack { .. }, UserPackError::Encoding(_)]
        ));
        assert!(errors.iter().all(|error| error.to_string().contains("packs")));
    }
}
