//! The user's profile: settings, vocabulary, user rules, key bindings, session and window state. It holds no story.

use crate::jobs::desk_tools::DeskTools;
use crate::jobs::reports::error_report;
use crate::storage;
use crate::storage::private::create_private_dir;
use crate::storage::{
    AppDirs, DiskError, DiskErrorKind, Journal, UserPackError, VersionStore, load_user_packs, read_if_exists,
};
use crate::workspace::{
    ErrorDetail, ErrorKind, ErrorReport, Keymap, KeymapError, PackProblem, ReadyList, ReadyListError, RonError,
    Session, Settings,
};
use redaksi_core::packs::{PackError, PackFault, Packs, UserRule, parse_user_rules, render_user_rules};
use redaksi_core::tags::TagHistory;
use redaksi_tags::{LearnedTags, TagDecision};
use serde::de::DeserializeOwned;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The size of the largest settings, key bindings and window state that are read, in bytes. Those of this program have a few
/// kilobytes; a long text in a foreign file could take minutes and gigabytes to lay out.
const MAX_SETTINGS_BYTES: u64 = 256 * 1024;
/// The same of the tags used before and of the session, which grow with the work.
const MAX_HISTORY_BYTES: u64 = 4 * 1024 * 1024;

/// The files of the profile. Without folders (the system has no home directory) reads give defaults and writes do
/// nothing.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    folders: Option<AppDirs>,
    journal: Option<Arc<Mutex<Journal>>>,
    /// The hash of what this process wrote last into each file.
    written: Arc<Mutex<HashMap<PathBuf, String>>>,
    /// What the desk has for checks and tags.
    tools: Arc<Mutex<DeskTools>>,
    /// The files whose content this process does not have, because the disk did not give it out.
    unread: Arc<Mutex<HashSet<ProfileFile>>>,
}

/// A file of the profile that the program reads at the start and overwrites when its content changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

    /// The size from which it is not read, in bytes.
    fn max_bytes(self) -> u64 {
        match self {
            Self::Settings => MAX_SETTINGS_BYTES,
            Self::TagHistory | Self::Session => MAX_HISTORY_BYTES,
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
    /// The ready list of the desk.
    pub ready_list: ReadyList,
    /// The files that could not be read.
    pub problems: Vec<ErrorReport>,
}

/// The file of the key bindings in the settings folder.
const KEY_FILE: &str = "keys.ron";

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
        Self { folders, journal, written: Arc::default(), tools: Arc::default(), unread: Arc::default() }
    }

    /// Records the hash of what is being written to a file, and returns the one before. Recorded before the write, so that
    /// another worker that reads the file at that moment knows it.
    pub(crate) fn record_written(&self, path: &Path, hash: &str) -> Option<String> {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.insert(path.to_owned(), hash.to_owned())
    }

    /// Takes back a record, because the write has failed.
    fn restore_written(&self, path: &Path, before: Option<String>) {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        match before {
            Some(hash) => written.insert(path.to_owned(), hash),
            None => written.remove(path),
        };
    }

    /// Calls a function with the tools of the desk, after reading those of which the file has changed.
    pub(crate) fn with_tools<T>(&self, use_tools: impl FnOnce(&mut DeskTools) -> T) -> T {
        let mut tools = self.tools.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(folders) = &self.folders {
            tools.refresh(folders);
        }
        use_tools(&mut tools)
    }

    /// Stores decisions on suggested tags.
    ///
    /// # Errors
    /// The error of the disk.
    pub(crate) fn learn_tags(&self, decisions: &[TagDecision]) -> Result<(), DiskError> {
        let Some(folders) = &self.folders else { return Ok(()) };
        let learned = self.with_tools(|tools| tools.learn(folders, decisions));
        learned.map_or(Ok(()), |(path, text)| write_file(&path, &text))
    }

    /// Forgets the decisions on suggested tags, and returns on how many tags there were decisions. A file that could not be read is
    /// put aside.
    ///
    /// # Errors
    /// The error of the disk.
    pub(crate) fn forget_tag_decisions(&self) -> Result<usize, DiskError> {
        let Some(folders) = &self.folders else { return Ok(0) };
        let (path, count, is_broken) = self.with_tools(|tools| tools.forget_decisions(folders));
        if is_broken {
            put_aside(&path)?;
        } else if count > 0 {
            write_file(&path, &LearnedTags::default().write())?;
        }
        Ok(count)
    }

    /// The folders of the profile; `None` if the system has no home directory.
    pub(crate) fn folders(&self) -> Option<&AppDirs> {
        self.folders.as_ref()
    }

    /// Runs a write of content with this hash to a file, and records it unless it fails.
    ///
    /// # Errors
    /// The error of the write.
    pub(crate) fn record_write<T, E>(
        &self,
        path: &Path,
        hash: &str,
        write: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        let before = self.record_written(path, hash);
        write().inspect_err(|_| self.restore_written(path, before))
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

    /// Saves a file of the profile. One that could not be read is put aside first.
    ///
    /// # Errors
    /// A [`DiskError`] where it cannot be written, or where the text is empty: no file of the profile is, so something has
    /// failed before.
    pub fn save(&self, file: ProfileFile, text: &str) -> Result<(), DiskError> {
        let Some(path) = self.path(file) else { return Ok(()) };
        if text.trim().is_empty() {
            let message = "there is nothing to save".to_owned();
            return Err(DiskError { kind: DiskErrorKind::Other { number: None, message }, path });
        }
        if self.unread_files().remove(&file) && path.symlink_metadata().is_ok() {
            put_aside(&path).inspect_err(|_| {
                self.unread_files().insert(file);
            })?;
        }
        write_file(&path, text)
    }

    fn unread_files(&self) -> MutexGuard<'_, HashSet<ProfileFile>> {
        self.unread.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn path(&self, file: ProfileFile) -> Option<PathBuf> {
        self.folders.as_ref().map(|folders| file.path(folders))
    }

    /// Reads a file of the profile. A file that is too large or does not parse is backed up and reported, and the default is
    /// used.
    fn read_or_back_up<T: Default + DeserializeOwned>(
        &self,
        file: ProfileFile,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> (T, Option<ErrorReport>) {
        let Some(path) = self.path(file) else { return (T::default(), None) };
        let bytes = match storage::read_at_most(&path, file.max_bytes()) {
            Ok(bytes) => bytes,
            Err(DiskError { kind: DiskErrorKind::NotFound, .. }) => return (T::default(), None),
            Err(DiskError { kind: DiskErrorKind::TooLarge, .. }) => {
                return (T::default(), Some(put_large_aside(&path)));
            }
            Err(error) => {
                self.unread_files().insert(file);
                return (T::default(), Some(error_report(error)));
            }
        };
        let text = String::from_utf8_lossy(&bytes);
        // An empty file has nothing to keep; a power cut or a full disk may have left it.
        if text.trim().is_empty() {
            return (T::default(), None);
        }
        if let Some(read) = parse(&text) {
            return (read, None);
        }
        // The next save overwrites this file; the backup keeps what the user may have typed into it.
        let problem = match back_up(&path, &bytes) {
            Ok(backup) => ErrorReport::new(file.broken())
                .with_path(backup)
                .with_detail(RonError::find::<T>(&text).map_or(ErrorDetail::None, ErrorDetail::Ron)),
            Err(error) => error_report(error),
        };
        (T::default(), Some(problem))
    }

    /// Puts a window state aside that the window library must not read: it would read any size, and wait at a pipe.
    #[cfg(feature = "gui")]
    pub(crate) fn check_window_state(&self) -> Option<ErrorReport> {
        let path = self.window_state_path()?;
        match storage::read_at_most(&path, MAX_SETTINGS_BYTES) {
            Err(DiskError {
                kind: DiskErrorKind::TooLarge | DiskErrorKind::NotAFile | DiskErrorKind::IsFolder,
                ..
            }) => Some(put_large_aside(&path)),
            _ => None,
        }
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
        let path = self.path(ProfileFile::Settings);
        let bytes = path.and_then(|path| storage::read_at_most(&path, MAX_SETTINGS_BYTES).ok()).unwrap_or_default();
        Settings::parse(&String::from_utf8_lossy(&bytes)).unwrap_or_default().zoom_percent
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
                match back_up(&path, &known) {
                    Ok(backup) => problem = Some(report.with_path(backup)),
                    Err(error) => return Some(error_report(error)),
                }
                text
            }
        };
        let kept = write_file(&path, &render_user_rules(&text, rules));
        kept.err().map(error_report).or(problem)
    }

    /// Reads everything that is needed before the window opens, with the errors in those files. Takes from others what they
    /// could read of the folders of an earlier version.
    #[must_use]
    pub fn load(&self) -> StartupState {
        if let Some(folders) = &self.folders {
            storage::make_private(folders);
        }
        let (packs, pack_problems) = self.load_packs();
        let (settings, settings_problem) = self.read_settings();
        let (vocabulary, vocabulary_problem) = self.read_vocabulary();
        let (keymap, key_problems) = self.read_keymap();
        let (ready_list, list_problems) = self.read_ready_list();
        let problems = pack_problems.into_iter().chain(settings_problem).chain(vocabulary_problem);
        let problems = problems.chain(key_problems).chain(list_problems).collect();
        StartupState { packs, settings, vocabulary, keymap, ready_list, problems }
    }

    /// Reads the last session, without the files that no longer exist, the number of those, and a report where the stored
    /// session was too large and was put aside. A file that does not parse is backed up.
    ///
    /// # Errors
    /// A [`ErrorReport`] where the file exists and cannot be read.
    pub fn read_session(&self) -> Result<(Session, usize, Option<ErrorReport>), ErrorReport> {
        let (session, problem) = self.read_or_back_up(ProfileFile::Session, |text| Session::parse(text).ok());
        let reported = match problem {
            Some(problem) if problem.kind == ErrorKind::StateTooLarge => Some(problem),
            Some(problem) if problem.kind != ErrorKind::SessionBroken => return Err(problem),
            _ => None,
        };
        let (session, missing) = session.without_missing(Path::is_file);
        Ok((session, missing, reported))
    }

    /// The file of the user's key bindings, which need not exist; `None` where the system has no folder for settings.
    #[must_use]
    pub fn key_file(&self) -> Option<PathBuf> {
        self.folders.as_ref().map(|folders| folders.config.join(KEY_FILE))
    }

    /// Reads the user's key bindings, with the errors in their file. Only the user edits that file.
    #[must_use]
    pub fn read_keymap(&self) -> (Keymap, Vec<ErrorReport>) {
        let (path, text) = match self.read_user_file(KEY_FILE) {
            Ok(Some(file)) => file,
            Ok(None) => return (Keymap::default(), Vec::new()),
            Err(problem) => return (Keymap::default(), vec![problem]),
        };
        let (keymap, errors) = Keymap::parse(&text);
        let report = ErrorReport::new(ErrorKind::Keys).with_path(&path);
        let problem = |error: KeymapError| report.clone().with_detail(ErrorDetail::Keys(error));
        (keymap, errors.into_iter().map(problem).collect())
    }

    /// Reads the ready list of the desk, with the errors in its file. Only the user edits that file.
    #[must_use]
    pub fn read_ready_list(&self) -> (ReadyList, Vec<ErrorReport>) {
        let (path, text) = match self.read_user_file("ready.ron") {
            Ok(Some(file)) => file,
            Ok(None) => return (ReadyList::default(), Vec::new()),
            Err(problem) => return (ReadyList::default(), vec![problem]),
        };
        let (list, errors) = ReadyList::parse(&text);
        let report = ErrorReport::new(ErrorKind::ReadyList).with_path(&path);
        let problem = |error: ReadyListError| report.clone().with_detail(ErrorDetail::ReadyList(error));
        (list, errors.into_iter().map(problem).collect())
    }

    /// Reads a file of the settings folder that only the user edits; `None` if there is none.
    fn read_user_file(&self, name: &str) -> Result<Option<(PathBuf, String)>, ErrorReport> {
        let Some(folders) = &self.folders else { return Ok(None) };
        let path = folders.config.join(name);
        match storage::read_at_most(&path, MAX_SETTINGS_BYTES) {
            Ok(bytes) => Ok(Some((path, String::from_utf8_lossy(&bytes).into_owned()))),
            Err(DiskError { kind: DiskErrorKind::NotFound, .. }) => Ok(None),
            Err(DiskError { kind: DiskErrorKind::TooLarge, path }) => {
                Err(ErrorReport::new(ErrorKind::StateTooLarge).with_path(path))
            }
            Err(error) => Err(error_report(error)),
        }
    }
}

fn pack_error_report(error: UserPackError) -> ErrorReport {
    let (path, problem) = match error {
        UserPackError::Disk(error) => (error.path, PackProblem::Unreadable),
        UserPackError::Encoding(path) => (path, PackProblem::Encoding),
        UserPackError::Pack { path, error } => {
            let bytes = storage::read(&path).unwrap_or_default();
            let problem = pack_problem(error, &String::from_utf8_lossy(&bytes));
            (path, problem)
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

/// The most names that are tried for a backup.
const MAX_BACKUPS: usize = 99;

/// The names for backups of a file, the first one first: `settings.ron.broken`, `settings.ron.broken-2` and so on.
fn backup_paths(path: &Path) -> impl Iterator<Item = PathBuf> {
    (1..=MAX_BACKUPS).map(|number| {
        let mut name = path.as_os_str().to_owned();
        name.push(".broken");
        if number > 1 {
            name.push(format!("-{number}"));
        }
        PathBuf::from(name)
    })
}

/// Stores the content of a file under another name, and returns that. No earlier backup is replaced.
fn back_up(path: &Path, bytes: &[u8]) -> Result<PathBuf, DiskError> {
    let mut taken = DiskError { kind: DiskErrorKind::AlreadyExists, path: path.to_owned() };
    for backup in backup_paths(path) {
        match storage::save_new(&backup, bytes, None) {
            Ok(()) => return Ok(backup),
            Err(error) if error.kind == DiskErrorKind::AlreadyExists => {
                if storage::read(&backup).is_ok_and(|kept| kept == bytes) {
                    return Ok(backup);
                }
                taken = error;
            }
            Err(error) => return Err(error),
        }
    }
    Err(taken)
}

/// Gives a file that is not read another name, and returns that. No earlier backup is replaced.
fn put_aside(path: &Path) -> Result<PathBuf, DiskError> {
    let free = backup_paths(path).find(|backup| backup.symlink_metadata().is_err());
    let backup = free.ok_or_else(|| DiskError { kind: DiskErrorKind::AlreadyExists, path: path.to_owned() })?;
    std::fs::rename(path, &backup).map_err(|error| DiskError::from_save_error(path, &error))?;
    Ok(backup)
}

fn put_large_aside(path: &Path) -> ErrorReport {
    match put_aside(path) {
        Ok(backup) => ErrorReport::new(ErrorKind::StateTooLarge).with_path(backup),
        Err(error) => error_report(error),
    }
}

fn write_file(path: &Path, text: &str) -> Result<(), DiskError> {
    if let Some(folder) = path.parent() {
        create_private_dir(folder).map_err(|error| DiskError::from_save_error(folder, &error))?;
    }
    storage::save(path, text.as_bytes())
}
