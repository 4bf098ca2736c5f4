//! The lines of the source text that are no part of the story.

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

impl ExcludedLine {
    /// Whether the user should look at it, because the extraction was not certain.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        !self.reason.is_certain_about(self.role)
    }
}
