//! Operations on many documents: those in progress, and the last one, for undoing it.

use crate::workspace::state::open_batch::OpenBatch;
use crate::workspace::{Document, DocumentId};
use redaksi_core::packs::UserRule;
use std::collections::VecDeque;

/// A bulk save in progress.
#[derive(Debug, Default)]
pub(crate) struct BulkSave {
    pub(crate) queued: VecDeque<DocumentId>,
    pub(crate) in_flight: Vec<DocumentId>,
    /// The number of documents to save.
    pub(crate) total: usize,
    pub(crate) saved: usize,
    /// How many were dropped when the user cancelled.
    pub(crate) cancelled: usize,
}

impl BulkSave {
    pub(crate) fn remaining(&self) -> usize {
        self.queued.len() + self.in_flight.len()
    }
}

/// What is needed to undo the last bulk operation.
#[derive(Debug, Default)]
pub(crate) struct BulkUndo {
    /// Each changed document, and its revision after the change.
    pub(crate) documents: Vec<(DocumentId, u64)>,
    /// The user rules before the operation, if it saved a rule.
    pub(crate) rules: Option<Vec<UserRule>>,
}

impl BulkUndo {
    /// The undo record of a new or edited rule; the changed documents are recorded afterwards.
    pub fn for_rules(before: Vec<UserRule>) -> Self {
        Self { documents: Vec::new(), rules: Some(before) }
    }

    /// Removes a document that undoes its part by itself, if it is still at the recorded revision. Returns the number
    /// of the remaining documents, or 0 if the document was not part of the operation.
    pub fn forget(&mut self, id: DocumentId, revision: u64) -> usize {
        let before = self.documents.len();
        self.documents.retain(|known| *known != (id, revision));
        if self.documents.len() < before { self.documents.len() } else { 0 }
    }

    /// Records that a document was changed.
    pub fn record(&mut self, document: &Document) {
        self.documents.push((document.id(), document.revision()));
    }
}

/// Operations on many documents: those in progress, and the last one, for undoing it.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    /// The open operation in progress.
    pub open: OpenBatch,
    /// The bulk save in progress.
    pub save: BulkSave,
    /// What is needed to undo the last bulk operation.
    pub undo: BulkUndo,
}
