//! The prompt about unsaved changes.

use crate::workspace::DocumentId;

/// The prompt about unsaved changes, and after the answer Save the close that waits for the writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsavedPrompt {
    /// The documents with unsaved changes.
    pub documents: Vec<DocumentId>,
    /// The documents that are closed afterwards; empty when the window closes.
    pub(crate) closes: Vec<DocumentId>,
    /// Whether the whole window closes afterwards, not only one document.
    pub is_quit: bool,
    /// Documents that are discarded when the window closes.
    pub(crate) discarded: Vec<DocumentId>,
    /// The document that was active before the prompt.
    pub(crate) previously_active: Option<DocumentId>,
}
