//! What the desk has for checks and tags besides the stories: dictionaries, a word list, a glossary, a vocabulary of tags, and
//! the decisions on suggested tags. Each file is read when it is first needed, and again when it has changed.

use crate::storage::{self, AppDirs, Dictionaries};
use redaksi_checks::glossary::Glossary;
use redaksi_tags::{LearnedTags, TagDecision, Vocabulary};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// The size of the largest file that is read, in bytes: a vocabulary of 50,000 tags has about 5 MB.
pub(crate) const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

/// The files of a vocabulary in the settings folder, of which the first one that exists is read. The program writes only the first.
pub(crate) const VOCABULARY_FILES: [&str; 5] = ["tags.ron", "tags.csv", "tags.ttl", "tags.jsonld", "tags.txt"];

/// The files of a glossary in the settings folder, of which the first one that exists is read. The program writes only the first.
pub(crate) const GLOSSARY_FILES: [&str; 2] = ["glossary.ron", "glossary.csv"];

/// The tools of the desk.
#[derive(Debug, Default)]
pub(crate) struct DeskTools {
    pub dictionaries: Dictionaries,
    glossary: DeskFile<Glossary>,
    vocabulary: DeskFile<Arc<Vocabulary>>,
    words: DeskFile<Vec<String>>,
    learned: DeskFile<LearnedTags>,
}

/// A file of the desk with the value that was read from it.
#[derive(Debug)]
struct DeskFile<T> {
    /// The file and the time when it was changed, when it was read; `None` if it was not read or did not exist.
    read: Option<(PathBuf, Option<SystemTime>)>,
    value: Option<T>,
    /// Why it could not be read.
    problem: Option<String>,
}

impl<T> Default for DeskFile<T> {
    fn default() -> Self {
        Self { read: None, value: None, problem: None }
    }
}

impl<T> DeskFile<T> {
    /// Reads the first of these files that exists, unless it is unchanged. Returns whether the value changed.
    fn refresh(&mut self, candidates: &[PathBuf], parse: impl FnOnce(&Path, &str) -> Result<T, String>) -> bool {
        let changed_at = |path: &Path| path.metadata().and_then(|facts| facts.modified()).ok();
        let found = candidates.iter().find(|path| path.is_file()).map(|path| (path.clone(), changed_at(path)));
        if found == self.read {
            return false;
        }
        (self.value, self.problem) = (None, None);
        if let Some((path, _)) = &found {
            let text = storage::read_at_most(path, MAX_FILE_BYTES)
                .map_err(|error| error.to_string())
                .map(|bytes| redaksi_core::text::decode(&bytes).text);
            match text.and_then(|text| parse(path, &text).map_err(|error| format!("{error}: {}", path.display()))) {
                Ok(value) => self.value = Some(value),
                Err(problem) => {
                    log::warn!("{problem}");
                    self.problem = Some(problem);
                }
            }
        }
        self.read = found;
        true
    }
}

impl DeskTools {
    /// Reads the files that have changed.
    pub fn refresh(&mut self, folders: &AppDirs) {
        let config = |name: &str| folders.config.join(name);
        self.glossary.refresh(&GLOSSARY_FILES.map(config), |path, text| {
            Glossary::import(extension(path), text).map_err(|error| error.to_string())
        });
        self.vocabulary.refresh(&VOCABULARY_FILES.map(config), |path, text| {
            let vocabulary = Vocabulary::import(extension(path), text).map_err(|error| error.to_string())?;
            // Done here, and not in the thread of the window.
            vocabulary.prepare();
            Ok(Arc::new(vocabulary))
        });
        self.learned
            .refresh(&[decisions_file(folders)], |_, text| LearnedTags::read(text).map_err(|error| error.to_string()));
        let has_new_words = self.words.refresh(&[config("words.txt")], |_, text| {
            Ok(text.lines().map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect())
        });
        if has_new_words {
            // Words that are no longer in the list are forgotten with the dictionaries.
            self.dictionaries = Dictionaries::with_words(self.words.value.clone().unwrap_or_default());
        }
    }

    pub fn glossary(&self) -> Option<&Glossary> {
        self.glossary.value.as_ref()
    }

    pub fn vocabulary(&self) -> Option<&Arc<Vocabulary>> {
        self.vocabulary.value.as_ref()
    }

    /// What was learned from decisions on suggested tags.
    pub fn learned(&self) -> LearnedTags {
        self.learned.value.clone().unwrap_or_default()
    }

    /// The files that could not be read, each as a sentence with its path.
    pub fn problems(&self) -> Vec<String> {
        let all = [&self.glossary.problem, &self.vocabulary.problem, &self.words.problem, &self.learned.problem];
        all.into_iter().flatten().cloned().collect()
    }

    /// Learns from decisions on suggested tags. Returns the file of what was learned, and its new content. `None` if the file cannot be read: it
    /// is not replaced then.
    pub fn learn(&mut self, folders: &AppDirs, decisions: &[TagDecision]) -> Option<(PathBuf, String)> {
        self.refresh(folders);
        if self.learned.problem.is_some() {
            return None;
        }
        let mut learned = self.learned();
        for decision in decisions {
            learned.learn(decision);
        }
        let text = learned.write();
        self.learned.value = Some(learned);
        Some((decisions_file(folders), text))
    }

    /// Forgets all decisions on suggested tags. Returns their file, on how many tags there were decisions, and whether the file
    /// could not be read.
    pub fn forget_decisions(&mut self, folders: &AppDirs) -> (PathBuf, usize, bool) {
        let is_broken = self.learned.problem.take().is_some();
        let count = self.learned.value.take().map_or(0, |learned| learned.count());
        (decisions_file(folders), count, is_broken)
    }
}

/// The file with the decisions on suggested tags. Removing it resets what was learned.
fn decisions_file(folders: &AppDirs) -> PathBuf {
    folders.data.join("tag_decisions.ron")
}

pub(crate) fn extension(path: &Path) -> &str {
    path.extension().and_then(|extension| extension.to_str()).unwrap_or_default()
}
