//! The two plain lists of a story: excluded lines and tags.

use crate::article::{Reason, Role};
use serde::{Deserialize, Serialize};

/// A source line that is no part of the story. It can be restored into the body at its original position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Aside")]
pub struct ExcludedLine {
    /// The text of the line, without blank characters at its ends.
    pub text: String,
    /// Its line number in the source text, 1-based.
    pub line: u32,
    /// What it was classified as.
    pub role: Role,
    /// Why it was excluded.
    #[serde(default)]
    pub reason: Reason,
}

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
