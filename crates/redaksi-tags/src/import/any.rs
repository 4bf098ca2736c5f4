//! Reads a vocabulary in any of the forms that can be imported.

use super::{tags_from_csv, tags_from_json_ld, tags_from_list, tags_from_turtle};
use crate::{Vocabulary, VocabularyError};

/// The languages of labels that are preferred in a thesaurus, the best first.
const LABEL_LANGUAGES: &[&str] = &["id", "en"];

impl Vocabulary {
    /// Reads a vocabulary from the content of a file; its extension, without the dot, says in which form it is: `ron`, `csv`,
    /// `ttl`, `jsonld` or `json`, and anything else is a list with one tag on each line.
    ///
    /// # Errors
    /// A [`VocabularyError`] with the position.
    pub fn import(extension: &str, text: &str) -> Result<Self, VocabularyError> {
        let entries = match extension.to_lowercase().as_str() {
            "ron" => return Self::read(text),
            "csv" => tags_from_csv(text)?,
            "ttl" => tags_from_turtle(text, LABEL_LANGUAGES)?,
            "jsonld" | "json" => tags_from_json_ld(text, LABEL_LANGUAGES)?,
            _ => tags_from_list(text),
        };
        let mut vocabulary = Self::default();
        vocabulary.add_all(entries);
        Ok(vocabulary)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_says_the_form() {
        let list = Vocabulary::import("txt", "Banjir\nKota Lama\n").unwrap();
        assert_eq!(list.tags().len(), 2);
        assert_eq!(Vocabulary::import("RON", &list.write()).unwrap().tags(), list.tags());
        assert!(Vocabulary::import("ron", "Banjir").is_err());
    }
}
