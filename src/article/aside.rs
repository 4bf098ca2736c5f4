//! Lines that were set aside, and tags: the two plain lists of a story.

use super::{Reason, Role};
use serde::{Deserialize, Serialize};

/// A received line that is no part of the story. It can be put back into the body at its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    /// The line, blank characters at its ends left out.
    pub text: String,
    /// Its number in the received text, 1-based.
    pub line: u32,
    /// What it was taken for.
    pub role: Role,
    /// Why it was set aside.
    #[serde(default)]
    pub reason: Reason,
}

/// A subject of the story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    /// As the editor writes it.
    pub text: String,
    /// The received lines it was read from; none for a tag that the editor added.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<u32>,
}

impl Tag {
    /// A tag as typed.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), lines: Vec::new() }
    }
}
