//! A Hunspell dictionary, read from the bytes of its two files.

use spellbook::Dictionary;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::fmt;

/// The longest word, in bytes, that a dictionary is asked for.
pub(super) const MAX_WORD_BYTES: usize = 64;

/// The most letters that are tried in place of a wrong one.
const MAX_ALPHABET: usize = 64;

/// A dictionary file that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DictionaryError {
    /// The encoding that the file of affixes names is unknown; the name.
    #[error("the encoding {0:?} of the dictionary is unknown")]
    Encoding(String),
    /// The text of a file is not in the Hunspell format; what the parser says.
    #[error("the dictionary is not in the Hunspell format: {0}")]
    Format(String),
}

/// A spelling dictionary.
pub(super) struct SpellingDictionary {
    dictionary: Dictionary,
    /// The entries without their affixes, as written.
    stems: HashSet<Box<str>>,
    /// The lower-case letters of the entries.
    letters: Vec<char>,
}

impl fmt::Debug for SpellingDictionary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SpellingDictionary").field("stems", &self.stems.len()).finish_non_exhaustive()
    }
}

impl SpellingDictionary {
    /// Reads the bytes of a `.aff` and of a `.dic` file.
    pub fn read(aff: &[u8], dic: &[u8]) -> Result<Self, DictionaryError> {
        let mut dictionary = Self::read_forms(aff, dic)?;
        dictionary.read_stems(&decode(dic, encoding_of(aff)?));
        Ok(dictionary)
    }

    /// Reads a dictionary that knows words, but has no list of its entries and letters. It takes half of the memory.
    pub fn read_forms(aff: &[u8], dic: &[u8]) -> Result<Self, DictionaryError> {
        let encoding = encoding_of(aff)?;
        let [aff, dic] = [aff, dic].map(|bytes| decode(bytes, encoding));
        let format = |error| DictionaryError::Format(format!("{error}"));
        let dictionary = Dictionary::new(&aff, &dic).map_err(format)?;
        Ok(Self { dictionary, stems: HashSet::new(), letters: Vec::new() })
    }

    fn read_stems(&mut self, dic: &str) {
        // The first line is the number of entries.
        self.stems = dic.lines().skip(1).map(stem).filter(|stem| !stem.is_empty()).map(Box::from).collect();
        let is_letter = |c: &char| c.is_alphabetic() && !c.is_uppercase();
        let letters: BTreeSet<char> = self.stems.iter().flat_map(|stem| stem.chars().filter(is_letter)).collect();
        self.letters = letters.into_iter().take(MAX_ALPHABET).collect();
    }

    /// Whether the word is an entry or one of its forms. A capital is accepted where the entry has a small letter.
    pub fn has(&self, word: &str) -> bool {
        word.len() <= MAX_WORD_BYTES && self.dictionary.check(word)
    }

    /// Whether the word is an entry as it is.
    pub fn has_stem(&self, word: &str) -> bool {
        self.stems.contains(word)
    }

    /// Returns the entries as they are.
    pub fn stems(&self) -> impl Iterator<Item = &str> {
        self.stems.iter().map(|stem| &**stem)
    }

    /// Returns the lower-case letters that the entries use, in order.
    pub fn letters(&self) -> &[char] {
        &self.letters
    }

    /// Returns words that are like a wrong one, the likeliest first. Takes milliseconds.
    pub fn suggest(&self, word: &str) -> Vec<String> {
        let mut found = Vec::new();
        if word.len() <= MAX_WORD_BYTES {
            self.dictionary.suggest(word, &mut found);
        }
        found
    }
}

/// Returns the entry of a line of a `.dic` file, which ends at a slash or at a blank.
fn stem(line: &str) -> &str {
    line.split(['/', '\t', ' ']).next().unwrap_or_default().trim()
}

/// Finds the encoding that a `.aff` file names in its line `SET`. Without one, Hunspell assumes ISO 8859-1.
fn encoding_of(aff: &[u8]) -> Result<&'static encoding_rs::Encoding, DictionaryError> {
    let lines = aff.split(|byte| *byte == b'\n').map(|line| line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line));
    let name = lines.filter_map(|line| line.strip_prefix(b"SET ")).map(<[u8]>::trim_ascii).next();
    let Some(name) = name else { return Ok(encoding_rs::WINDOWS_1252) };
    let label = match name {
        b"microsoft-cp1251" => b"windows-1251",
        b"TIS620-2533" => b"tis-620".as_slice(),
        _ => name,
    };
    encoding_rs::Encoding::for_label(label)
        .ok_or_else(|| DictionaryError::Encoding(String::from_utf8_lossy(name).into_owned()))
}

fn decode<'a>(bytes: &'a [u8], encoding: &'static encoding_rs::Encoding) -> Cow<'a, str> {
    encoding.decode_with_bom_removal(bytes).0
}

#[cfg(test)]
mod tests {
    use super::*;

    const AFF: &str = "SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n";

    #[test]
    fn entries_and_their_forms_are_known() {
        let dictionary = SpellingDictionary::read(AFF.as_bytes(), b"2\nboat/S\nriver\n").unwrap();
        assert!(dictionary.has("boat") && dictionary.has("boats") && dictionary.has("Boats"));
        assert!(!dictionary.has("rivers") && !dictionary.has(&"boat".repeat(10_000)));
        assert!(dictionary.has_stem("boat") && !dictionary.has_stem("boats"));
        assert_eq!(dictionary.letters().iter().collect::<String>(), "abeiortv");
        assert_eq!(dictionary.suggest("rivre"), ["river"]);
    }

    #[test]
    fn the_encoding_is_the_one_that_the_file_names() {
        let read = |aff: &[u8], dic: &[u8]| SpellingDictionary::read(aff, dic);
        assert!(read(b"SET ISO8859-1\n", b"1\nkaf\xe9\n").unwrap().has("kafé"));
        assert!(read(b"", b"1\nkaf\xe9\n").unwrap().has("kafé"));
        assert!(read(b"SET microsoft-cp1251\n", b"1\n\xe4\xee\xec\n").unwrap().has("дом"));
        assert_eq!(read(b"SET EBCDIC\n", b"0\n").unwrap_err(), DictionaryError::Encoding("EBCDIC".to_owned()));
    }

    #[test]
    fn broken_files_are_refused() {
        assert!(matches!(SpellingDictionary::read(b"SFX S Y x\n", b"1\na\n"), Err(DictionaryError::Format(_))));
    }
}
