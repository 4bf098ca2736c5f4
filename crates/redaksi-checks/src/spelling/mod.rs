//! Spelling, with the user's Hunspell dictionaries: none is built in, and the program reads their files.

mod check;
mod dictionary;
mod edits;
mod locate;
mod speller;
mod tokens;
mod trigrams;
mod words;

pub use check::{SpellingStatus, check_spelling, spelling_status};
pub use dictionary::DictionaryError;
pub use locate::{DictionaryFolder, DictionaryPlatform, DictionaryRoots, dictionary_folders, dictionary_names};
pub use speller::Speller;
