//! The vocabulary: the tags an editor has used before, offered again while typing.

use super::key;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Tags used before, and how often. Its file is plain RON that an editor can read and mend.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vocabulary {
    /// Each tag in the writing that was used last, and how often it was used.
    #[serde(default)]
    tags: BTreeMap<String, u32>,
}

/// The vocabulary's file does not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {what}")]
pub struct VocabularyError {
    /// 1-based.
    pub line: usize,
    /// 1-based.
    pub column: usize,
    /// What the parser expected, in English.
    pub what: String,
}

impl Vocabulary {
    /// Reads the text of a vocabulary file.
    ///
    /// # Errors
    /// [`VocabularyError`] with the place of the first mistake.
    pub fn read(text: &str) -> Result<Self, VocabularyError> {
        ron::from_str(text).map_err(|error| VocabularyError {
            line: error.span.start.line,
            column: error.span.start.col,
            what: error.code.to_string(),
        })
    }

    /// The text of the vocabulary file.
    #[must_use]
    pub fn write(&self) -> String {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).unwrap_or_default()
    }

    /// Counts one use of a tag; another writing of a known tag takes its place.
    pub fn count(&mut self, tag: &str) {
        let same = self.tags.keys().find(|known| key(known) == key(tag)).cloned();
        let used = same.and_then(|known| self.tags.remove(&known)).unwrap_or(0);
        self.tags.insert(tag.to_owned(), used.saturating_add(1));
    }

    /// The known writing of a tag, where there is one.
    #[must_use]
    pub fn known(&self, tag: &str) -> Option<&str> {
        let wanted = key(tag);
        self.tags.keys().find(|known| key(known) == wanted).map(String::as_str)
    }

    /// Up to `most` tags that continue what was typed, those that begin with it first, the most used first among them.
    #[must_use]
    pub fn complete(&self, typed: &str, present: &[&str], most: usize) -> Vec<&str> {
        let wanted = key(typed);
        if wanted.is_empty() {
            return Vec::new();
        }
        let present: Vec<String> = present.iter().map(|tag| key(tag)).collect();
        let mut found: Vec<(bool, u32, &str)> = self
            .tags
            .iter()
            .filter_map(|(tag, used)| {
                let key = key(tag);
                let at = key.find(&wanted)?;
                (key != wanted && !present.contains(&key)).then_some((at > 0, *used, tag.as_str()))
            })
            .collect();
        found.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)).then(a.2.cmp(b.2)));
        found.into_iter().take(most).map(|(_, _, tag)| tag).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn used(tags: &[&str]) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        for tag in tags {
            vocabulary.count(tag);
        }
        vocabulary
    }

    #[test]
    fn what_begins_with_the_typed_letters_comes_first_then_what_was_used_most() {
        let vocabulary = used(&["cuaca", "banjir rob", "banjir", "banjir", "korban banjir"]);
        assert_eq!(vocabulary.complete("Ban", &[], 9), ["banjir", "banjir rob", "korban banjir"]);
        assert_eq!(vocabulary.complete("ban", &["Banjir"], 1), ["banjir rob"]);
        assert!(vocabulary.complete(" ", &[], 9).is_empty());
    }

    #[test]
    fn the_last_writing_of_a_tag_is_the_one_that_is_kept() {
        let vocabulary = used(&["kota lama", "Kota Lama"]);
        assert_eq!(vocabulary.known("kotalama"), Some("Kota Lama"));
        assert_eq!(vocabulary, Vocabulary::read(&vocabulary.write()).unwrap());
    }

    #[test]
    fn a_mistake_in_the_file_is_named_by_line_and_column() {
        let error = Vocabulary::read("(\n  tags: {\"a\": x}\n)").unwrap_err();
        assert_eq!((error.line, error.column), (2, 14));
    }
}
