//! The user's profile: settings, vocabulary, user rules, key bindings, session and window state. It holds no story.

use crate::storage;
use crate::storage::{AppDirs, DiskError, DiskErrorKind, Journal, VersionStore, load_user_packs};
use crate::workspace::{ErrorReport, Keymap, KeymapError, Session, Settings};
use redaksi_core::packs::{Packs, UserRule, parse_user_rules, render_user_rules};
use redaksi_core::tags::TagHistory;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The files of the profile. Without folders (the system has no home directory) reads give defaults and writes do
/// nothing.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    folders: Option<AppDirs>,
    journal: Option<Arc<Mutex<Journal>>>,
    /// The hash of what this process wrote last into each file.
    written: Arc<Mutex<HashMap<PathBuf, String>>>,
}

/// Everything that is read from the profile before the window opens.
#[derive(Debug)]
pub struct StartupState {
    /// The built-in packs and those of the user.
    pub packs: Packs,
    /// The user's settings.
    pub settings: Settings,
    /// The tags used before.
    pub vocabulary: TagHistory,
    /// The key bindings.
    pub keymap: Keymap,
    /// The files that could not be read.
    pub problems: Vec<ErrorReport>,
}

impl Profile {
    /// The profile of the user who runs the program.
    #[must_use]
    pub fn for_user() -> Self {
        Self::with_dirs(AppDirs::for_user())
    }

    /// A profile within the given folder.
    #[must_use]
    pub fn in_dir(home: &Path) -> Self {
        Self::with_dirs(Some(AppDirs::under_home(home)))
    }

    fn with_dirs(folders: Option<AppDirs>) -> Self {
        let journal = folders.as_ref().map(|folders| Arc::new(Mutex::new(Journal::in_dir(&folders.data))));
        Self { folders, journal, written: Arc::default() }
    }

    /// Records the hash of what was written to a file.
    pub(crate) fn record_written(&self, path: &Path, hash: &str) {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.insert(path.to_owned(), hash.to_owned());
    }

    /// Whether a file holds what this process wrote last. The mark of a story is outdated where a save follows another
    /// one before its result is handled.
    pub(crate) fn is_own_write(&self, path: &Path, hash: &str) -> bool {
        let written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.get(path).is_some_and(|last| last == hash)
    }

    /// The store of earlier file contents; `None` where the profile has no folders.
    #[must_use]
    pub fn versions(&self) -> Option<VersionStore> {
        self.folders.as_ref().map(|folders| VersionStore::in_dir(&folders.data))
    }

    /// The journal of this process, locked; `None` where the profile has no folders.
    pub(crate) fn journal(&self) -> Option<MutexGuard<'_, Journal>> {
        // A poisoned lock is safe to use: each entry is written atomically.
        self.journal.as_ref().map(|journal| journal.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The file in which eframe stores the size and position of the window.
    #[must_use]
    pub fn window_state_path(&self) -> Option<PathBuf> {
        self.folders.as_ref().map(|folders| folders.data.join("window.ron"))
    }

    fn settings_path(&self) -> Option<PathBuf> {
        self.folders.as_ref().map(|folders| folders.config.join("settings.ron"))
    }

    fn vocabulary_path(&self) -> Option<PathBuf> {
        self.folders.as_ref().map(|folders| folders.data.join("vocabulary.ron"))
    }

    /// The built-in packs and the user's packs, with the errors in the latter.
    #[must_use]
    pub fn load_packs(&self) -> (Packs, Vec<ErrorReport>) {
        let Some(folders) = &self.folders else { return (Packs::built_in(), Vec::new()) };
        let (packs, errors) = load_user_packs(folders);
        let problem = |error: storage::UserPackError| ErrorReport {
            code: "pack".to_owned(),
            path: None,
            detail: error.to_string(),
        };
        (packs, errors.into_iter().map(problem).collect())
    }

    /// Reads the settings. A file that does not parse is backed up and reported.
    #[must_use]
    pub fn read_settings(&self) -> (Settings, Option<ErrorReport>) {
        read_or_back_up(self.settings_path(), "settings-broken", |text| {
            Settings::parse(text).map_err(|error| error.to_string())
        })
    }

    /// The zoom factor in percent; read alone, because the window is created before the other settings are read.
    pub(crate) fn read_zoom_percent(&self) -> u16 {
        let text = self.settings_path().and_then(|path| std::fs::read_to_string(path).ok());
        text.and_then(|text| Settings::parse(&text).ok()).unwrap_or_default().zoom_percent
    }

    /// Reads the tags used before. A file that does not parse is backed up and reported.
    #[must_use]
    pub fn read_vocabulary(&self) -> (TagHistory, Option<ErrorReport>) {
        read_or_back_up(self.vocabulary_path(), "vocabulary-broken", |text| {
            TagHistory::read(text).map_err(|error| error.to_string())
        })
    }

    /// Saves the user rules. A file that does not parse, or that was changed by hand since `before` was saved, is
    /// backed up first.
    ///
    /// Returns what is to be reported: an error of the disk, or the path of the backup.
    #[must_use]
    pub fn save_rules(&self, rules: &[UserRule], before: &[UserRule]) -> Option<ErrorReport> {
        let path = self.folders.as_ref()?.rules_file();
        let known = match read_optional(&path) {
            Ok(bytes) => bytes.unwrap_or_default(),
            Err(problem) => return Some(problem),
        };
        let mut problem = None;
        let text = match parse_rules(&known) {
            Ok((text, found)) if found.is_empty() || found == before || found == rules => text,
            other => {
                let (text, code, detail) = match other {
                    Ok((text, _)) => (text, "rules-changed", String::new()),
                    Err(detail) => (String::new(), "rules-broken", detail),
                };
                let backup = path.with_extension("ron.broken");
                if let Err(error) = storage::save(&backup, &known) {
                    return Some(crate::jobs::error_report(error));
                }
                problem = Some(ErrorReport { code: code.to_owned(), path: Some(backup), detail });
                text
            }
        };
        let kept = write_file(Some(path), &render_user_rules(&text, rules));
        kept.err().map(crate::jobs::error_report).or(problem)
    }

    /// Saves the settings.
    ///
    /// # Errors
    /// A [`DiskError`] where the file cannot be written.
    pub fn save_settings(&self, text: &str) -> Result<(), DiskError> {
        write_file(self.settings_path(), text)
    }

    fn session_path(&self) -> Option<PathBuf> {
        self.folders.as_ref().map(|folders| folders.data.join("session.ron"))
    }

    /// Reads everything that is needed before the window opens, with the errors in those files.
    #[must_use]
    pub fn load(&self) -> StartupState {
        let (packs, pack_problems) = self.load_packs();
        let (settings, settings_problem) = self.read_settings();
        let (vocabulary, vocabulary_problem) = self.read_vocabulary();
        let (keymap, key_problems) = self.read_keymap();
        let problems = pack_problems.into_iter().chain(settings_problem).chain(vocabulary_problem);
        StartupState { packs, settings, vocabulary, keymap, problems: problems.chain(key_problems).collect() }
    }

    /// Reads the last session, without the files that no longer exist, and the number of those. A file that does not
    /// parse is backed up.
    ///
    /// # Errors
    /// A [`ErrorReport`] where the file exists and cannot be read.
    pub fn read_session(&self) -> Result<(Session, usize), ErrorReport> {
        match read_or_back_up(self.session_path(), "session-broken", Session::parse) {
            (_, Some(problem)) if problem.code != "session-broken" => Err(problem),
            (session, _) => Ok(session.without_missing(Path::is_file)),
        }
    }

    /// Saves the session.
    ///
    /// # Errors
    /// A [`DiskError`] where the file cannot be written.
    pub fn save_session(&self, text: &str) -> Result<(), DiskError> {
        write_file(self.session_path(), text)
    }

    /// Reads the user's key bindings, with the errors in their file. Only the user edits that file.
    #[must_use]
    pub fn read_keymap(&self) -> (Keymap, Vec<ErrorReport>) {
        let Some(folders) = &self.folders else { return (Keymap::default(), Vec::new()) };
        let path = folders.config.join("keys.ron");
        let bytes = match read_optional(&path) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return (Keymap::default(), Vec::new()),
            Err(problem) => return (Keymap::default(), vec![problem]),
        };
        let (keymap, errors) = Keymap::parse(&String::from_utf8_lossy(&bytes));
        let problem = |error: KeymapError| ErrorReport {
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
    pub fn save_vocabulary(&self, text: &str) -> Result<(), DiskError> {
        write_file(self.vocabulary_path(), text)
    }
}

/// The text of the user rules file, and the rules in it; the message of the parser where it does not parse.
fn parse_rules(bytes: &[u8]) -> Result<(String, Vec<UserRule>), String> {
    if bytes.is_empty() {
        return Ok((String::new(), Vec::new()));
    }
    let text = String::from_utf8(bytes.to_vec()).map_err(|error| error.to_string())?;
    let rules = parse_user_rules(&text).map_err(|error| error.to_string())?;
    Ok((text, rules))
}

fn write_file(path: Option<PathBuf>, text: &str) -> Result<(), DiskError> {
    let Some(path) = path else { return Ok(()) };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)
            .map_err(|error| DiskError { kind: DiskErrorKind::Other(error.to_string()), path: folder.to_owned() })?;
    }
    storage::save(&path, text.as_bytes())
}

/// The bytes of a file; `None` where it does not exist.
fn read_optional(path: &Path) -> Result<Option<Vec<u8>>, ErrorReport> {
    match storage::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(DiskError { kind: DiskErrorKind::NotFound, .. }) => Ok(None),
        Err(error) => Err(crate::jobs::error_report(error)),
    }
}

/// Parses a file of the profile. A file that does not parse is backed up, and the default is used.
fn read_or_back_up<T: Default>(
    path: Option<PathBuf>,
    code: &str,
    parse: impl FnOnce(&str) -> Result<T, String>,
) -> (T, Option<ErrorReport>) {
    let Some(path) = path else { return (T::default(), None) };
    let bytes = match read_optional(&path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return (T::default(), None),
        Err(problem) => return (T::default(), Some(problem)),
    };
    match parse(&String::from_utf8_lossy(&bytes)) {
        Ok(read) => (read, None),
        Err(detail) => {
            // The next save overwrites this file; the backup keeps what the user may have typed into it.
            let backup = path.with_extension("ron.broken");
            let kept = storage::save(&backup, &bytes).is_ok();
            let code = if kept { code.to_owned() } else { "disk-other".to_owned() };
            (T::default(), Some(ErrorReport { code, path: Some(if kept { backup } else { path }), detail }))
        }
    }
}
