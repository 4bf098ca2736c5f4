//! The subject tags of a story.

use serde::{Deserialize, Serialize};

/// A subject tag of the story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    /// The text of the tag.
    pub text: String,
    /// The source lines that it was extracted from, 1-based; empty for a tag that the user added.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<u32>,
}

impl Tag {
    /// Creates a tag without source lines.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), lines: Vec::new() }
    }
}
