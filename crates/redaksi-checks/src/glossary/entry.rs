//! An entry of a glossary: how a desk translates a term.

use serde::{Deserialize, Serialize};

/// How a term of the source language is translated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct GlossaryEntry {
    /// The term in the language of originals, as in a dictionary: `state visit`.
    pub term: String,
    /// The translation that the desk has approved.
    pub translation: String,
    /// Translations that the desk does not want.
    pub banned: Vec<String>,
    /// A note for editors; may be empty.
    pub note: String,
}

impl GlossaryEntry {
    /// Returns the entry without blanks around its parts and without empty banned translations.
    pub(super) fn trimmed(self) -> Self {
        let trim = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        Self {
            term: trim(self.term),
            translation: trim(self.translation),
            banned: self.banned.into_iter().map(trim).filter(|text| !text.is_empty()).collect(),
            note: self.note.trim().to_owned(),
        }
    }
}
