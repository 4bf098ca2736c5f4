//! Finds and loads the Hunspell dictionaries of the system. None comes with the program.

use crate::storage::read_at_most;
use redaksi_checks::spelling::{Speller, dictionary_folders, dictionary_names};
use std::collections::HashMap;
use std::path::PathBuf;

/// The size of the largest file of a dictionary that is read, in bytes.
const MAX_DICTIONARY_BYTES: u64 = 64 * 1024 * 1024;

/// The language whose words are left alone in stories of other languages, where they are quoted.
const SECOND_LANGUAGE: &str = "en";

/// The dictionaries of the system, each loaded when it is first needed.
#[derive(Debug, Default)]
pub struct Dictionaries {
    /// The spellers by language; `None` where the system has no dictionary that can be used.
    spellers: HashMap<String, Option<Speller>>,
}

impl Dictionaries {
    /// The speller for a language, a BCP 47 tag such as `id-ID`; `None` where the system has no dictionary for it.
    pub fn speller(&mut self, language: &str) -> Option<&Speller> {
        let primary = language.split('-').next().unwrap_or_default().to_lowercase();
        if primary.is_empty() {
            return None;
        }
        self.spellers.entry(primary).or_insert_with_key(|language| load(language)).as_ref()
    }

    /// Adds words to the spellers of all languages that are loaded.
    pub fn add_words<'w>(&mut self, words: impl IntoIterator<Item = &'w str> + Clone) {
        for speller in self.spellers.values_mut().flatten() {
            speller.add_words(words.clone());
        }
    }
}

/// Loads the first dictionary of a language that can be used.
fn load(language: &str) -> Option<Speller> {
    let (aff, dic) = files(language)?;
    let speller = Speller::new(language, &aff, &dic).inspect_err(|error| log::warn!("{language}: {error}")).ok()?;
    if language == SECOND_LANGUAGE {
        return Some(speller);
    }
    let Some((aff, dic)) = files(SECOND_LANGUAGE) else { return Some(speller) };
    speller.with_second(&aff, &dic).inspect_err(|error| log::warn!("{SECOND_LANGUAGE}: {error}")).ok()
}

/// The bytes of the `.aff` and the `.dic` file of the first dictionary of a language that can be read.
fn files(language: &str) -> Option<(Vec<u8>, Vec<u8>)> {
    let home = directories::BaseDirs::new().map(|folders| folders.home_dir().to_owned());
    let folders: Vec<PathBuf> = dictionary_folders(home.as_deref());
    let names = dictionary_names(language);
    let mut candidates = folders.iter().flat_map(|folder| names.iter().map(move |name| folder.join(name)));
    candidates.find_map(|path| {
        let read = |extension: &str| {
            let mut name = path.clone().into_os_string();
            name.push(extension);
            read_at_most(&PathBuf::from(name), MAX_DICTIONARY_BYTES).ok()
        };
        Some((read(".aff")?, read(".dic")?))
    })
}
