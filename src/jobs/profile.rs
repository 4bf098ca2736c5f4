//! The user's profile: settings, vocabulary, user rules, key bindings, session and window state. It holds no story.

use crate::jobs::reports::error_report;
use crate::storage;
use crate::storage::{AppDirs, DiskError, Journal, UserPackError, VersionStore, load_user_packs, read_if_exists};
use crate::workspace::{
    ErrorDetail, ErrorKind, ErrorReport, Keymap, KeymapError, PackProblem, RonError, Session, Settings,
};
use redaksi_core::packs::{PackError, PackFault, Packs, UserRule, parse_user_rules, render_user_rules};
use redaksi_core::tags::TagHistory;
use serde::de::DeserializeOwned;
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

/// A file of the profile that the program reads at the start and overwrites when its content changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProfileFile {
    /// The user's settings.
    Settings,
    /// The tags used before.
    TagHistory,
    /// The open files.
    Session,
}

impl ProfileFile {
    fn path(self, folders: &AppDirs) -> PathBuf {
        match self {
            Self::Settings => folders.config.join("settings.ron"),
            Self::TagHistory => folders.data.join("vocabulary.ron"),
            Self::Session => folders.data.join("session.ron"),
        }
    }

    /// The kind of the error that it does not parse.
    fn broken(self) -> ErrorKind {
        match self {
            Self::Settings => ErrorKind::SettingsBroken,
            Self::TagHistory => ErrorKind::VocabularyBroken,
            Self::Session => ErrorKind::SessionBroken,
        }
    }
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

    /// Whether this process has written the file.
    #[cfg(feature = "gui")]
    pub(crate) fn has_written(&self, path: &Path) -> bool {
        self.written.lock().unwrap_or_else(PoisonError::into_inner).contains_key(path)
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

    /// Saves a file of the profile.
    ///
    /// # Errors
    /// A [`DiskError`] where it cannot be written.
    pub fn save(&self, file: ProfileFile, text: &str) -> Result<(), DiskError> {
        self.path(file).map_or(Ok(()), |path| write_file(&path, text))
    }

    fn path(&self, file: ProfileFile) -> Option<PathBuf> {
        self.folders.as_ref().map(|folders| file.path(folders))
    }

    /// Reads a file of the profile. A file that does not parse is backed up and reported, and the default is used.
    fn read_or_back_up<T: Default + DeserializeOwned>(
        &self,
        file: ProfileFile,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> (T, Option<ErrorReport>) {
        let Some(path) = self.path(file) else { return (T::default(), None) };
        let bytes = match read_if_exists(&path) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return (T::default(), None),
            Err(error) => return (T::default(), Some(error_report(error))),
        };
        let text = String::from_utf8_lossy(&bytes);
        if let Some(read) = parse(&text) {
            return (read, None);
        }
        // The next save overwrites this file; the backup keeps what the user may have typed into it.
        let backup = path.with_extension("ron.broken");
        let problem = match storage::save(&backup, &bytes) {
            Ok(()) => ErrorReport::new(file.broken())
                .with_path(backup)
                .with_detail(RonError::find::<T>(&text).map_or(ErrorDetail::None, ErrorDetail::Ron)),
            Err(error) => error_report(error),
        };
        (T::default(), Some(problem))
    }

    /// The built-in packs and the user's packs, with the errors in the latter.
    #[must_use]
    pub fn load_packs(&self) -> (Packs, Vec<ErrorReport>) {
        let Some(folders) = &self.folders else { return (Packs::built_in(), Vec::new()) };
        let (packs, errors) = load_user_packs(folders);
        (packs, errors.into_iter().map(pack_error_report).collect())
    }

    /// Reads the settings. A file that does not parse is backed up and reported.
    #[must_use]
    pub fn read_settings(&self) -> (Settings, Option<ErrorReport>) {
        self.read_or_back_up(ProfileFile::Settings, |text| Settings::parse(text).ok())
    }

    /// The zoom factor in percent; read alone, because the window is created before the other settings are read.
    #[cfg(feature = "gui")]
    pub(crate) fn read_zoom_percent(&self) -> u16 {
        let text = self.path(ProfileFile::Settings).and_then(|path| std::fs::read_to_string(path).ok());
        text.and_then(|text| Settings::parse(&text).ok()).unwrap_or_default().zoom_percent
    }

    /// Reads the tags used before. A file that does not parse is backed up and reported.
    #[must_use]
    pub fn read_vocabulary(&self) -> (TagHistory, Option<ErrorReport>) {
        self.read_or_back_up(ProfileFile::TagHistory, |text| TagHistory::read(text).ok())
    }

    /// Saves the user rules. A file that does not parse, or that was changed by hand since `before` was saved, is
    /// backed up first.
    ///
    /// Returns what is to be reported: an error of the disk, or the path of the backup.
    #[must_use]
    pub fn save_rules(&self, rules: &[UserRule], before: &[UserRule]) -> Option<ErrorReport> {
        let path = self.folders.as_ref()?.rules_file();
        let known = match read_if_exists(&path) {
            Ok(bytes) => bytes.unwrap_or_default(),
            Err(error) => return Some(error_report(error)),
        };
        let mut problem = None;
        let text = match parse_rules(&known) {
            Ok((text, found)) if found.is_empty() || found == before || found == rules => text,
            other => {
                let (text, report) = match other {
                    Ok((text, _)) => (text, ErrorReport::new(ErrorKind::RulesChanged)),
                    Err(problem) => {
                        let report = ErrorReport::new(ErrorKind::RulesBroken);
                        (String::new(), report.with_detail(ErrorDetail::Pack(problem)))
                    }
                };
                let backup = path.with_extension("ron.broken");
                if let Err(error) = storage::save(&backup, &known) {
                    return Some(error_report(error));
                }
                problem = Some(report.with_path(backup));
                text
            }
        };
        let kept = write_file(&path, &render_user_rules(&text, rules));
        kept.err().map(error_report).or(problem)
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
        match self.read_or_back_up(ProfileFile::Session, |text| Session::parse(text).ok()) {
            (_, Some(problem)) if problem.kind != ErrorKind::SessionBroken => Err(problem),
            (session, _) => Ok(session.without_missing(Path::is_file)),
        }
    }

    /// Reads the user's key bindings, with the errors in their file. Only the user edits that file.
    #[must_use]
    pub fn read_keymap(&self) -> (Keymap, Vec<ErrorReport>) {
        let Some(folders) = &self.folders else { return (Keymap::default(), Vec::new()) };
        let path = folders.config.join("keys.ron");
        let bytes = match read_if_exists(&path) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return (Keymap::default(), Vec::new()),
            Err(error) => return (Keymap::default(), vec![error_report(error)]),
        };
        let (keymap, errors) = Keymap::parse(&String::from_utf8_lossy(&bytes));
        let report = ErrorReport::new(ErrorKind::Keys).with_path(&path);
        let problem = |error: KeymapError| report.clone().with_detail(ErrorDetail::Keys(error));
        (keymap, errors.into_iter().map(problem).collect())
    }
}

fn pack_error_report(error: UserPackError) -> ErrorReport {
    let (path, problem) = match error {
        UserPackError::Disk(error) => (error.path, PackProblem::Unreadable),
        UserPackError::Encoding(path) => (path, PackProblem::Encoding),
        UserPackError::Pack { path, error } => {
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            (path, pack_problem(error, &text))
        }
    };
    ErrorReport::new(ErrorKind::Pack).with_path(path).with_detail(ErrorDetail::Pack(problem))
}

fn pack_problem(error: PackError, text: &str) -> PackProblem {
    match error.fault {
        PackFault::Ron(_) => PackProblem::Ron(RonError::at(error.line, error.column, text)),
        fault => PackProblem::Entry { line: error.line, column: error.column, fault },
    }
}

/// The text of the user rules file, and the rules in it; why it is rejected where it is.
fn parse_rules(bytes: &[u8]) -> Result<(String, Vec<UserRule>), PackProblem> {
    if bytes.is_empty() {
        return Ok((String::new(), Vec::new()));
    }
    let text = String::from_utf8(bytes.to_vec()).map_err(|_| PackProblem::Encoding)?;
    let rules = parse_user_rules(&text).map_err(|error| pack_problem(error, &text))?;
    Ok((text, rules))
}

fn write_file(path: &Path, text: &str) -> Result<(), DiskError> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| DiskError::from_save_error(folder, &error))?;
    }
    storage::save(path, text.as_bytes())
}
