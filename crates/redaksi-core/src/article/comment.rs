//! Comments at a passage of the text, for the translator or a colleague. They are never published; the open
//! ones are part of a story that is exported as a Word document.

use super::CommentId;
use serde::{Deserialize, Serialize};

/// A comment at a passage of the text. Anchors of blocks say where it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Its identifier.
    pub id: CommentId,
    /// Who wrote it; empty if the user has set no name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// When it was written, in ISO 8601, such as `2026-11-30T14:05+07:00`; empty if unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub at: String,
    /// The text.
    pub text: String,
    /// The words that it was written about, as they were then.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quote: String,
    /// Whether it is done.
    #[serde(default, rename = "done", skip_serializing_if = "std::ops::Not::not")]
    pub is_resolved: bool,
}
