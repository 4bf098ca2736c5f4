//! The user's profile: settings, vocabulary, user rules, key bindings, session and window state. It holds no story.

use crate::workspace::{Keymap, KeymapError, Problem, Session, Settings};
use crate::storage;
use crate::storage::{DiskError, Folders, Journal, Trouble, Versions, user_packs};
use crate::packs::{OwnRule, Packs, read_rules, write_rules};
use crate::tags::Vocabulary;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The files of the profile. Without folders (the system has no home directory) reads give defaults and writes do
/// nothing.
#[derive(Clone, Debug, Default)]
pub struct OwnFiles {
    folders: Option<Folders>,
    journal: Option<Arc<Mutex<Journal>>>,
    /// The hash of what this process wrote last into each file.
    written: Arc<Mutex<HashMap<PathBuf, String>>>,
}

/// Everything that is read from the profile before the window opens.
#[derive(Debug)]
pub struct Known {
    /// The built-in packs and those of the user.
    pub packs: Packs,
    /// The user's settings.
    pub settings: Settings,
    /// The tags used before.
    pub vocabulary: Vocabulary,
    /// The key bindings.
    pub keymap: Keymap,
    /// The files that could not be read.
    pub problems: Vec<Problem>,
}

impl OwnFiles {
    /// The profile of the user who runs the program.
    #[must_use]
    pub fn of_user() -> Self {
        Self::within(Folders::of_user())
    }

    /// A profile within the given folder.
    #[must_use]
    pub fn under(home: &Path) -> Self {
        Self::within(Some(Folders::under(home)))
    }

    fn within(folders: Option<Folders>) -> Self {
        let journal = folders.as_ref().map(|folders| Arc::new(Mutex::new(Journal::within(&folders.data))));
        Self { folders, journal, written: Arc::default() }
    }

    /// Records the hash of what was written to a file.
    pub(crate) fn note_written(&self, path: &Path, hash: &str) {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.insert(path.to_owned(), hash.to_owned());
    }

    /// Whether a file holds what this process wrote last. The mark of a story is outdated where a save follows another
    /// one before its result is handled.
    pub(crate) fn is_own_writing(&self, path: &Path, hash: &str) -> bool {
        let written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.get(path).is_some_and(|last| last == hash)
    }

    /// The store of earlier file contents; `None` where the profile has no folders.
    #[must_use]
    pub fn versions(&self) -> Option<Versions> {
        self.folders.as_ref().map(|folders| Versions::within(&folders.data))
    }

    /// The journal of this process, locked; `None` where the profile has no folders.
    pub(crate) fn journal(&self) -> Option<MutexGuard<'_, Journal>> {
        // A poisoned lock is safe to use: each entry is written atomically.
        self.journal.as_ref().map(|journal| journal.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The file in which eframe stores the size and position of the window.
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

    /// The built-in packs and the user's packs, with the errors in the latter.
    #[must_use]
    pub fn packs(&self) -> (Packs, Vec<Problem>) {
        let Some(folders) = &self.folders else { return (Packs::built_in(), Vec::new()) };
        let (packs, errors) = user_packs(folders);
        let problem =
            |error: storage::UserPackError| Problem { code: "pack".to_owned(), path: None, detail: error.to_string() };
        (packs, errors.into_iter().map(problem).collect())
    }

    /// Reads the settings. A file that does not parse is backed up and reported.
    #[must_use]
    pub fn read_settings(&self) -> (Settings, Option<Problem>) {
        read_own(self.settings(), "settings-broken", |text| Settings::read(text).map_err(|error| error.to_string()))
    }

    /// The zoom factor in percent; read alone, because the window is created before the other settings are read.
    pub(crate) fn size(&self) -> u16 {
        let text = self.settings().and_then(|path| std::fs::read_to_string(path).ok());
        text.and_then(|text| Settings::read(&text).ok()).unwrap_or_default().size
    }

    /// Reads the tags used before. A file that does not parse is backed up and reported.
    #[must_use]
    pub fn read_vocabulary(&self) -> (Vocabulary, Option<Problem>) {
        read_own(self.vocabulary(), "vocabulary-broken", |text| {
            Vocabulary::read(text).map_err(|error| error.to_string())
        })
    }

    /// Saves the user rules. A file that does not parse, or that was changed by hand since `before` was saved, is
    /// backed up first.
    ///
    /// Returns what is to be reported: an error of the disk, or the path of the backup.
    #[must_use]
    pub fn keep_rules(&self, rules: &[OwnRule], before: &[OwnRule]) -> Option<Problem> {
        let path = self.folders.as_ref()?.rules();
        let known = match read_if_there(&path) {
            Ok(bytes) => bytes.unwrap_or_default(),
            Err(problem) => return Some(problem),
        };
        let mut problem = None;
        let text = match rules_of(&known) {
            Ok((text, found)) if found.is_empty() || found == before || found == rules => text,
            other => {
                let (text, code, detail) = match other {
                    Ok((text, _)) => (text, "rules-changed", String::new()),
                    Err(detail) => (String::new(), "rules-broken", detail),
                };
                let spared = path.with_extension("ron.broken");
                if let Err(error) = storage::save(&spared, &known) {
                    return Some(crate::jobs::trouble(error));
                }
                problem = Some(Problem { code: code.to_owned(), path: Some(spared), detail });
                text
            }
        };
        let kept = keep(Some(path), &write_rules(&text, rules));
        kept.err().map(crate::jobs::trouble).or(problem)
    }

    /// Saves the settings.
    ///
    /// # Errors
    /// A [`DiskError`] where the file cannot be written.
    pub fn keep_settings(&self, text: &str) -> Result<(), DiskError> {
        keep(self.settings(), text)
    }

    fn session(&self) -> Option<PathBuf> {
        self.folders.as_ref().map(|folders| folders.data.join("session.ron"))
    }

    /// Reads everything that is needed before the window opens, with the errors in those files.
    #[must_use]
    pub fn known(&self) -> Known {
        let (packs, pack_problems) = self.packs();
        let (settings, settings_problem) = self.read_settings();
        let (vocabulary, vocabulary_problem) = self.read_vocabulary();
        let (keymap, key_problems) = self.keymap();
        let problems = pack_problems.into_iter().chain(settings_problem).chain(vocabulary_problem);
        Known { packs, settings, vocabulary, keymap, problems: problems.chain(key_problems).collect() }
    }

    /// Reads the last session, without the files that no longer exist, and the number of those. A file that does not
    /// parse is backed up.
    ///
    /// # Errors
    /// A [`Problem`] where the file exists and cannot be read.
    pub fn read_session(&self) -> Result<(Session, usize), Problem> {
        match read_own(self.session(), "session-broken", Session::read) {
            (_, Some(problem)) if problem.code != "session-broken" => Err(problem),
            (session, _) => Ok(session.without_missing(Path::is_file)),
        }
    }

    /// Saves the session.
    ///
    /// # Errors
    /// A [`DiskError`] where the file cannot be written.
    pub fn keep_session(&self, text: &str) -> Result<(), DiskError> {
        keep(self.session(), text)
    }

    /// Reads the user's key bindings, with the errors in their file. Only the user edits that file.
    #[must_use]
    pub fn keymap(&self) -> (Keymap, Vec<Problem>) {
        let Some(folders) = &self.folders else { return (Keymap::default(), Vec::new()) };
        let path = folders.config.join("keys.ron");
        let bytes = match read_if_there(&path) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return (Keymap::default(), Vec::new()),
            Err(problem) => return (Keymap::default(), vec![problem]),
        };
        let (keymap, errors) = Keymap::read(&String::from_utf8_lossy(&bytes));
        let problem = |error: KeymapError| Problem {
            code: "keys".to_owned(),
            path: Some(path.clone()),
            detail: error.to_string(),
        };
        (keymap, errors.into_iter().map(problem).collect())
    }

    /// Saves the vocabulary.
    ///
    /// # Errors
    /// A [`DiskError`] where the file cannot be written.
    pub fn keep_vocabulary(&self, text: &str) -> Result<(), DiskError> {
        keep(self.vocabulary(), text)
    }
}

/// The text of the user rules file, and the rules in it; the message of the parser where it does not parse.
fn rules_of(bytes: &[u8]) -> Result<(String, Vec<OwnRule>), String> {
    if bytes.is_empty() {
        return Ok((String::new(), Vec::new()));
    }
    let text = String::from_utf8(bytes.to_vec()).map_err(|error| error.to_string())?;
    let rules = read_rules(&text).map_err(|error| error.to_string())?;
    Ok((text, rules))
}

fn keep(path: Option<PathBuf>, text: &str) -> Result<(), DiskError> {
    let Some(path) = path else { return Ok(()) };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)
            .map_err(|error| DiskError { trouble: Trouble::Other(error.to_string()), path: folder.to_owned() })?;
    }
    storage::save(&path, text.as_bytes())
}

/// The bytes of a file; `None` where it does not exist.
fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>, Problem> {
    match storage::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(DiskError { trouble: Trouble::Missing, .. }) => Ok(None),
        Err(error) => Err(crate::jobs::trouble(error)),
    }
}

/// Parses a file of the profile. A file that does not parse is backed up, and the default is used.
fn read_own<T: Default>(
    path: Option<PathBuf>,
    code: &str,
    parse: impl FnOnce(&str) -> Result<T, String>,
) -> (T, Option<Problem>) {
    let Some(path) = path else { return (T::default(), None) };
    let bytes = match read_if_there(&path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return (T::default(), None),
        Err(problem) => return (T::default(), Some(problem)),
    };
    match parse(&String::from_utf8_lossy(&bytes)) {
        Ok(read) => (read, None),
        Err(detail) => {
            // The next save overwrites this file; the backup keeps what the user may have typed into it.
            let spared = path.with_extension("ron.broken");
            let kept = storage::save(&spared, &bytes).is_ok();
            let code = if kept { code.to_owned() } else { "disk-other".to_owned() };
            (T::default(), Some(Problem { code, path: Some(if kept { spared } else { path }), detail }))
        }
    }
}
