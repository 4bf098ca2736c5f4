//! The program's own files: settings, vocabulary, the window's place. Losing one loses no story.

use crate::desk::{Problem, Settings};
use crate::disk::{self, DiskError, Folders, Trouble, user_packs};
use crate::packs::Packs;
use crate::tagging::Vocabulary;
use std::path::{Path, PathBuf};

/// Where the program's own files lie; nowhere, where the system knows no home for them.
#[derive(Clone, Debug, Default)]
pub struct OwnFiles {
    folders: Option<Folders>,
}

impl OwnFiles {
    /// The files of the user who runs the program.
    #[must_use]
    pub fn of_user() -> Self {
        Self { folders: Folders::of_user() }
    }

    /// Files under a folder of choice.
    #[must_use]
    pub fn under(home: &Path) -> Self {
        Self { folders: Some(Folders::under(home)) }
    }

    /// Where the window's size and place are kept.
    #[must_use]
    pub fn window_state(&self) -> Option<PathBuf> {
        self.folders.as_ref().map(|folders| folders.data.join("window.ron"))
    }

    fn settings(&self) -> Option<PathBuf> {
        self.folders.as_ref().map(|folders| folders.config.join("settings.ron"))
    }

    fn vocabulary(&self) -> Option<PathBuf> {
        self.folders.as_ref().map(|folders| folders.data.join("vocabulary.ron"))
    }

    /// The built-in packs and the user's own, with what is wrong with those.
    #[must_use]
    pub fn packs(&self) -> (Packs, Vec<Problem>) {
        let Some(folders) = &self.folders else { return (Packs::built_in(), Vec::new()) };
        let (packs, errors) = user_packs(folders);
        let problem =
            |error: disk::UserPackError| Problem { code: "pack".to_owned(), path: None, detail: error.to_string() };
        (packs, errors.into_iter().map(problem).collect())
    }

    /// The settings as they were kept; a file that does not read is set aside and told.
    #[must_use]
    pub fn read_settings(&self) -> (Settings, Option<Problem>) {
        read_own(self.settings(), "settings-broken", |text| Settings::read(text).map_err(|error| error.to_string()))
    }

    /// The tags used before; a file that does not read is set aside and told.
    #[must_use]
    pub fn read_vocabulary(&self) -> (Vocabulary, Option<Problem>) {
        read_own(self.vocabulary(), "vocabulary-broken", |text| {
            Vocabulary::read(text).map_err(|error| error.to_string())
        })
    }

    /// Keeps the settings.
    ///
    /// # Errors
    /// What the disk says.
    pub fn keep_settings(&self, text: &str) -> Result<(), DiskError> {
        keep(self.settings(), text)
    }

    /// Keeps the vocabulary.
    ///
    /// # Errors
    /// What the disk says.
    pub fn keep_vocabulary(&self, text: &str) -> Result<(), DiskError> {
        keep(self.vocabulary(), text)
    }
}

fn keep(path: Option<PathBuf>, text: &str) -> Result<(), DiskError> {
    let Some(path) = path else { return Ok(()) };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)
            .map_err(|error| DiskError { trouble: Trouble::Other(error.to_string()), path: folder.to_owned() })?;
    }
    disk::save(&path, text.as_bytes())
}

fn read_own<T: Default>(
    path: Option<PathBuf>,
    code: &str,
    parse: impl FnOnce(&str) -> Result<T, String>,
) -> (T, Option<Problem>) {
    let Some(path) = path else { return (T::default(), None) };
    let bytes = match disk::read(&path) {
        Ok(bytes) => bytes,
        Err(DiskError { trouble: Trouble::Missing, .. }) => return (T::default(), None),
        Err(error) => return (T::default(), Some(super::errand::trouble(error))),
    };
    match parse(&String::from_utf8_lossy(&bytes)) {
        Ok(read) => (read, None),
        Err(detail) => {
            // The next save writes a fresh file; what an editor may have typed into this one stays beside it.
            let spared = path.with_extension("ron.broken");
            let kept = disk::save(&spared, &bytes).is_ok();
            let code = if kept { code.to_owned() } else { "disk-other".to_owned() };
            (T::default(), Some(Problem { code, path: Some(if kept { spared } else { path }), detail }))
        }
    }
}
