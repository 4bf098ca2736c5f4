//! The program's own files: settings, vocabulary, the window's place. Losing one loses no story.

use crate::desk::{Keymap, KeymapError, Problem, Session, Settings};
use crate::disk::{self, DiskError, Folders, Journal, Trouble, Versions, user_packs};
use crate::packs::{OwnRule, Packs, read_rules, write_rules};
use crate::tagging::Vocabulary;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Where the program's own files lie; nowhere, where the system knows no home for them.
#[derive(Clone, Debug, Default)]
pub struct OwnFiles {
    folders: Option<Folders>,
    journal: Option<Arc<Mutex<Journal>>>,
    /// The hash of what this program itself wrote last into each file.
    written: Arc<Mutex<HashMap<PathBuf, String>>>,
}

/// What is known at the start.
#[derive(Debug)]
pub struct Known {
    /// Of languages and outlets.
    pub packs: Packs,
    /// What the person prefers.
    pub settings: Settings,
    /// The tags used before.
    pub vocabulary: Vocabulary,
    /// Which keys run which command.
    pub keymap: Keymap,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

impl OwnFiles {
    /// The files of the user who runs the program.
    #[must_use]
    pub fn of_user() -> Self {
        Self::within(Folders::of_user())
    }

    /// Files under a folder of choice.
    #[must_use]
    pub fn under(home: &Path) -> Self {
        Self::within(Some(Folders::under(home)))
    }

    fn within(folders: Option<Folders>) -> Self {
        let journal = folders.as_ref().map(|folders| Arc::new(Mutex::new(Journal::within(&folders.data))));
        Self { folders, journal, written: Arc::default() }
    }

    /// Remembers what was written into a file.
    pub(super) fn note_written(&self, path: &Path, hash: &str) {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.insert(path.to_owned(), hash.to_owned());
    }

    /// Whether a file holds what this program wrote into it last, as it does when one save follows close on another.
    pub(super) fn is_own_writing(&self, path: &Path, hash: &str) -> bool {
        let written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.get(path).is_some_and(|last| last == hash)
    }

    /// The versions of files before they were saved; none where there is no place for them.
    #[must_use]
    pub fn versions(&self) -> Option<Versions> {
        self.folders.as_ref().map(|folders| Versions::within(&folders.data))
    }

    /// The journal of this program; none where there is no place for it.
    pub(super) fn journal(&self) -> Option<MutexGuard<'_, Journal>> {
        // What a fault left of it is whole: each entry is written in one step.
        self.journal.as_ref().map(|journal| journal.lock().unwrap_or_else(PoisonError::into_inner))
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

    /// How large the person wants the window's parts, in hundredths; known before all else is.
    pub(super) fn size(&self) -> u16 {
        let text = self.settings().and_then(|path| std::fs::read_to_string(path).ok());
        text.and_then(|text| Settings::read(&text).ok()).unwrap_or_default().size
    }

    /// The tags used before; a file that does not read is set aside and told.
    #[must_use]
    pub fn read_vocabulary(&self) -> (Vocabulary, Option<Problem>) {
        read_own(self.vocabulary(), "vocabulary-broken", |text| {
            Vocabulary::read(text).map_err(|error| error.to_string())
        })
    }

    /// Keeps the rules of the editor's own. A file that does not read, or that was changed by hand since `before` was
    /// kept, is spared beside the new one.
    ///
    /// Says what there is to tell: what the disk says, or where the other file is spared.
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
                if let Err(error) = disk::save(&spared, &known) {
                    return Some(super::errand::trouble(error));
                }
                problem = Some(Problem { code: code.to_owned(), path: Some(spared), detail });
                text
            }
        };
        let kept = keep(Some(path), &write_rules(&text, rules));
        kept.err().map(super::errand::trouble).or(problem)
    }

    /// Keeps the settings.
    ///
    /// # Errors
    /// What the disk says.
    pub fn keep_settings(&self, text: &str) -> Result<(), DiskError> {
        keep(self.settings(), text)
    }

    fn session(&self) -> Option<PathBuf> {
        self.folders.as_ref().map(|folders| folders.data.join("session.ron"))
    }

    /// All that is known at the start: packs, settings and tags, and what is wrong with their files.
    #[must_use]
    pub fn known(&self) -> Known {
        let (packs, pack_problems) = self.packs();
        let (settings, settings_problem) = self.read_settings();
        let (vocabulary, vocabulary_problem) = self.read_vocabulary();
        let (keymap, key_problems) = self.keymap();
        let problems = pack_problems.into_iter().chain(settings_problem).chain(vocabulary_problem);
        Known { packs, settings, vocabulary, keymap, problems: problems.chain(key_problems).collect() }
    }

    /// The session as it was kept, without files that are gone, and how many those are. One that does not read is put aside.
    ///
    /// # Errors
    /// What the disk says of a file that is there and cannot be read.
    pub fn read_session(&self) -> Result<(Session, usize), Problem> {
        match read_own(self.session(), "session-broken", Session::read) {
            (_, Some(problem)) if problem.code != "session-broken" => Err(problem),
            (session, _) => Ok(session.without_missing(Path::is_file)),
        }
    }

    /// Keeps the session.
    ///
    /// # Errors
    /// What the disk says.
    pub fn keep_session(&self, text: &str) -> Result<(), DiskError> {
        keep(self.session(), text)
    }

    /// The keys that the person chose, with what is wrong in their file. A person writes it, and it is only read.
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

    /// Keeps the vocabulary.
    ///
    /// # Errors
    /// What the disk says.
    pub fn keep_vocabulary(&self, text: &str) -> Result<(), DiskError> {
        keep(self.vocabulary(), text)
    }
}

/// The text of the file of rules, and the rules in it.
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
    disk::save(&path, text.as_bytes())
}

/// The bytes of a file that need not be there.
fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>, Problem> {
    match disk::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(DiskError { trouble: Trouble::Missing, .. }) => Ok(None),
        Err(error) => Err(super::errand::trouble(error)),
    }
}

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
            // The next save writes a fresh file; what an editor may have typed into this one stays beside it.
            let spared = path.with_extension("ron.broken");
            let kept = disk::save(&spared, &bytes).is_ok();
            let code = if kept { code.to_owned() } else { "disk-other".to_owned() };
            (T::default(), Some(Problem { code, path: Some(if kept { spared } else { path }), detail }))
        }
    }
}
