//! Finds and loads the Hunspell dictionaries of the system. None comes with the program.

use crate::storage::read_at_most;
use redaksi_checks::spelling::{
    DictionaryFolder, DictionaryPlatform, DictionaryRoots, Speller, dictionary_folders, dictionary_names,
};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The size of the largest file of a dictionary that is read, in bytes.
const MAX_DICTIONARY_BYTES: u64 = 64 * 1024 * 1024;

/// The language whose words are left alone in stories of other languages, where they are quoted.
const SECOND_LANGUAGE: &str = "en";

/// The language that is assumed where that of a story is unknown. The check itself finds nothing in a text of another one.
const ASSUMED_LANGUAGE: &str = "id";

/// The dictionaries of the system, each loaded when it is first needed.
#[derive(Debug, Default)]
pub struct Dictionaries {
    /// The spellers by language; `None` where the system has no dictionary that can be used.
    spellers: HashMap<String, Option<Speller>>,
    /// The word list of the desk.
    words: Vec<String>,
}

impl Dictionaries {
    /// Dictionaries with a word list of the desk.
    #[must_use]
    pub fn with_words(words: Vec<String>) -> Self {
        Self { spellers: HashMap::new(), words }
    }

    /// Loads the dictionary for a language, a BCP 47 tag such as `id-ID`, unless it is loaded.
    pub fn load(&mut self, language: &str) {
        let language = primary(language);
        if !self.spellers.contains_key(&language) {
            let mut speller = load(&language);
            if let Some(speller) = &mut speller {
                speller.add_words(self.words.iter().map(String::as_str));
            }
            self.spellers.insert(language, speller);
        }
    }

    /// The speller for a language; `None` if it was not loaded, or the system has no dictionary for it.
    #[must_use]
    pub fn speller(&self, language: &str) -> Option<&Speller> {
        self.spellers.get(&primary(language))?.as_ref()
    }
}

fn primary(language: &str) -> String {
    let primary = language.split('-').next().unwrap_or_default().to_lowercase();
    if primary.is_empty() { ASSUMED_LANGUAGE.to_owned() } else { primary }
}

/// Loads the first dictionary of a language that can be used.
fn load(language: &str) -> Option<Speller> {
    let (aff, dic) = read_files(language)?;
    let speller = Speller::new(language, &aff, &dic).inspect_err(|error| log::warn!("{language}: {error}")).ok()?;
    if language == SECOND_LANGUAGE {
        return Some(speller);
    }
    let Some((aff, dic)) = read_files(SECOND_LANGUAGE) else { return Some(speller) };
    speller.with_second(&aff, &dic).inspect_err(|error| log::warn!("{SECOND_LANGUAGE}: {error}")).ok()
}

/// The bytes of the `.aff` and the `.dic` file of the first dictionary of a language that can be read.
fn read_files(language: &str) -> Option<(Vec<u8>, Vec<u8>)> {
    let (folders, names) = (folders(), dictionary_names(language));
    let read = |path: &Path, extension: &str| read_at_most(&path.with_extension(extension), MAX_DICTIONARY_BYTES).ok();
    let in_folder = |DictionaryFolder { path, depth }: &DictionaryFolder| {
        folders_within(Path::new(path), *depth).into_iter().find_map(|folder| {
            names.iter().map(|name| folder.join(format!("{name}.dic"))).find_map(|path| {
                let dic = path.is_file().then(|| read(&path, "dic"))??;
                Some((read(&path, "aff")?, dic))
            })
        })
    };
    folders.iter().find_map(in_folder)
}

fn folders() -> Vec<DictionaryFolder> {
    let platform = if cfg!(windows) {
        DictionaryPlatform::Windows
    } else if cfg!(target_os = "macos") {
        DictionaryPlatform::MacOs
    } else {
        DictionaryPlatform::Linux
    };
    let variable = |name: &str| std::env::var(name).unwrap_or_default();
    let home = directories::BaseDirs::new().map(|folders| folders.home_dir().to_string_lossy().into_owned());
    let user_data = variable(if cfg!(windows) { "APPDATA" } else { "XDG_DATA_HOME" });
    let roots = DictionaryRoots {
        home: home.unwrap_or_default(),
        user_data,
        programs: variable("ProgramFiles"),
        dicpath: variable("DICPATH"),
    };
    dictionary_folders(platform, &roots)
}

/// A folder and the folders below it, down to a depth.
fn folders_within(folder: &Path, depth: u8) -> Vec<PathBuf> {
    let mut found = vec![folder.to_owned()];
    if depth > 0
        && let Ok(entries) = fs::read_dir(folder)
    {
        let mut below: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        below.retain(|path| path.is_dir());
        below.sort();
        found.extend(below.iter().flat_map(|folder| folders_within(folder, depth - 1)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_searched_down_to_the_depth() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("a/b/c")).unwrap();
        let depth = |depth| folders_within(root.path(), depth).len();
        assert_eq!([depth(0), depth(1), depth(2), depth(9)], [1, 2, 3, 4]);
        assert_eq!(folders_within(&root.path().join("none"), 2).len(), 1);
    }

    #[test]
    fn a_language_is_named_by_its_first_part() {
        assert_eq!([primary("id-ID"), primary("EN"), primary("")], ["id", "en", "id"]);
        assert!(Dictionaries::default().speller("id").is_none(), "nothing is loaded");
    }
}
