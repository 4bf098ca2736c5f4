//! The history of used tags, which are suggested while the user types.

use crate::tags::tag_key;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The tags that were used before, with the number of uses. Stored as plain RON that the user can edit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Vocabulary")]
pub struct TagHistory {
    /// The number of uses of each tag, by its most recent spelling.
    #[serde(default)]
    tags: BTreeMap<String, u32>,
}

/// A syntax error in the stored history.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {what}")]
pub struct TagHistoryError {
    /// The line, 1-based.
    pub line: usize,
    /// The column, 1-based.
    pub column: usize,
    /// The message of the parser, in English.
    pub what: String,
}

impl TagHistory {
    /// Parses a stored history.
    ///
    /// # Errors
    /// A [`TagHistoryError`] with the position of the first syntax error.
    pub fn read(text: &str) -> Result<Self, TagHistoryError> {
        ron::from_str(text).map_err(|error| TagHistoryError {
            line: error.span.start.line,
            column: error.span.start.col,
            what: error.code.to_string(),
        })
    }

    /// Serializes the history.
    #[must_use]
    pub fn write(&self) -> String {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).unwrap_or_default()
    }

    /// Records one use of a tag. If the tag is known in another spelling, the new spelling replaces it.
    pub fn record_use(&mut self, tag: &str) {
        let same = self.tags.keys().find(|known| tag_key(known) == tag_key(tag)).cloned();
        let used = same.and_then(|known| self.tags.remove(&known)).unwrap_or(0);
        self.tags.insert(tag.to_owned(), used.saturating_add(1));
    }

    /// Returns the recorded spelling of a tag, if it is known.
    #[must_use]
    pub fn known_spelling(&self, tag: &str) -> Option<&str> {
        let wanted = tag_key(tag);
        self.tags.keys().find(|known| tag_key(known) == wanted).map(String::as_str)
    }

    /// Returns up to `limit` tags that contain the typed text and are not in `present`: prefix matches first, then by
    /// number of uses.
    #[must_use]
    pub fn suggest(&self, typed: &str, present: &[&str], limit: usize) -> Vec<&str> {
        let wanted = tag_key(typed);
        if wanted.is_empty() {
            return Vec::new();
        }
        let present: Vec<String> = present.iter().map(|tag| tag_key(tag)).collect();
        let mut found: Vec<(bool, u32, &str)> = self
            .tags
            .iter()
            .filter_map(|(tag, used)| {
                let candidate = tag_key(tag);
                let at = candidate.find(&wanted)?;
                (candidate != wanted && !present.contains(&candidate)).then_some((at > 0, *used, tag.as_str()))
            })
            .collect();
        found.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)).then(a.2.cmp(b.2)));
        found.into_iter().take(limit).map(|(_, _, tag)| tag).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn used(tags: &[&str]) -> TagHistory {
        let mut history = TagHistory::default();
        for tag in tags {
            history.record_use(tag);
        }
        history
    }

    #[test]
    fn prefix_matches_come_first_then_the_most_used_tags() {
        let history = used(&["cuaca", "banjir rob", "banjir", "banjir", "korban banjir"]);
        assert_eq!(history.suggest("Ban", &[], 9), ["banjir", "banjir rob", "korban banjir"]);
        assert_eq!(history.suggest("ban", &["Banjir"], 1), ["banjir rob"]);
        assert!(history.suggest(" ", &[], 9).is_empty());
    }

    #[test]
    fn the_last_spelling_of_a_tag_is_kept() {
        let history = used(&["kota lama", "Kota Lama"]);
        assert_eq!(history.known_spelling("kotalama"), Some("Kota Lama"));
        assert_eq!(history, TagHistory::read(&history.write()).unwrap());
    }

    #[test]
    fn a_syntax_error_has_a_line_and_a_column() {
        let error = TagHistory::read("(\n  tags: {\"a\": x}\n)").unwrap_err();
        assert_eq!((error.line, error.column), (2, 14));
    }
}
