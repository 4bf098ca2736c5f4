//! A link whose URL is being edited.

use crate::workspace::DocumentId;
use std::ops::Range;

/// A link whose URL is being edited in a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkDraft {
    /// The document.
    pub document: DocumentId,
    /// The linked words, in bytes of the body text.
    pub range: Range<usize>,
    /// The linked words.
    pub text: String,
    /// The URL so far; empty for a new link.
    pub url: String,
}
