//! The tracked changes that are shown: the version that they are counted from, and the list.

use crate::workspace::{DocumentId, VersionRef};
use redaksi_core::article::{Article, SourceText, TrackedChange};
use std::cell::RefCell;
use std::sync::Arc;

/// The version of a document that its tracked changes are counted from.
#[derive(Debug)]
pub(crate) struct TrackedBase {
    /// The document.
    pub document: DocumentId,
    /// The version; `None` until it is read.
    pub article: Option<Box<Article>>,
    /// How the version is called, as in the versions dialog.
    pub which: VersionRef,
    /// The text that the version was extracted from, to see whether it is still right.
    pub source: SourceText,
}

/// What a list of changes was made from: the document, its revision, and the number of the base.
pub(crate) type ChangesKey = (DocumentId, u64, u64);

/// The tracked changes that are shown: their base, and the list for the current text.
#[derive(Debug, Default)]
pub(crate) struct TrackedState {
    /// The version that the changes are counted from.
    pub base: Option<TrackedBase>,
    /// Increases with each base.
    pub generation: u64,
    /// The list for the current text.
    pub list: RefCell<Option<(ChangesKey, Arc<Vec<TrackedChange>>)>>,
}
