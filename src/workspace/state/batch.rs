//! Operations on many documents: those in progress, and the last one, for undoing it.

use crate::workspace::state::open_batch::OpenBatch;
use crate::workspace::{Document, DocumentId, ErrorReport, FilePrompt, PendingSave};
use redaksi_core::formats::Format;
use redaksi_core::packs::UserRule;
use std::collections::{HashSet, VecDeque};
use std::path::PathBuf;

/// A document of a bulk save.
#[derive(Debug)]
pub(crate) struct BulkItem {
    pub(crate) document: DocumentId,
    /// The new file to write; `None` for the file of the document.
    pub(crate) target: Option<NewFile>,
    /// The file that the user confirmed; `None` if no question was asked.
    pub(crate) confirmed: Option<PendingSave>,
}

impl BulkItem {
    /// A document that is saved to its own file, or beside its source file.
    pub(crate) fn in_place(document: DocumentId) -> Self {
        Self { document, target: None, confirmed: None }
    }
}

/// A new file of a bulk save. Where its name is taken, it gets a number.
#[derive(Clone, Debug)]
pub(crate) struct NewFile {
    pub(crate) folder: PathBuf,
    pub(crate) stem: String,
    pub(crate) format: Format,
    /// 1 for the name without a number.
    pub(crate) number: usize,
}

impl NewFile {
    /// The path with the current number.
    pub(crate) fn path(&self) -> PathBuf {
        let extension = self.format.extension();
        self.folder.join(match self.number {
            1 => format!("{}.{extension}", self.stem),
            number => format!("{}-{number}.{extension}", self.stem),
        })
    }
}

/// A bulk save in progress.
#[derive(Debug, Default)]
pub(crate) struct BulkSave {
    pub(crate) queued: VecDeque<BulkItem>,
    pub(crate) in_flight: Vec<BulkItem>,
    /// The folder in which new files are written; `None` if each document is saved to its own file.
    pub(crate) folder: Option<PathBuf>,
    /// The new files so far, so that no two documents get the same.
    pub(crate) written: HashSet<PathBuf>,
    /// How many new files have a number because their name was taken.
    pub(crate) numbered: usize,
    /// The number of documents that were written as text and have unsaved changes nevertheless.
    pub(crate) unsaved: usize,
    /// Why new files could not be written.
    pub(crate) failed: Vec<ErrorReport>,
    /// The number of documents to save.
    pub(crate) total: usize,
    pub(crate) saved: usize,
    /// The number of undecided promos in the documents saved so far.
    pub(crate) promos: usize,
    /// The number of documents that were not saved because nobody has changed them.
    pub(crate) untouched: usize,
    /// The documents that are not saved because a date in them is half typed.
    pub(crate) drafts: Vec<DocumentId>,
    /// Files that exist and are replaced only after a question.
    pub(crate) existing: Vec<PendingSave>,
    /// How many were dropped when the user cancelled.
    pub(crate) cancelled: usize,
}

impl BulkSave {
    pub(crate) fn remaining(&self) -> usize {
        self.queued.len() + self.in_flight.len()
    }

    /// Whether a document waits to be written, or is being written.
    pub(crate) fn is_queued(&self, id: DocumentId) -> bool {
        self.queued.iter().chain(&self.in_flight).any(|item| item.document == id)
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
    /// The questions about files that wait until the one before is answered.
    pub questions: VecDeque<Question>,
    /// What is needed to undo the last bulk operation.
    pub undo: BulkUndo,
}

/// A question about a file that waits until the one before is answered.
#[derive(Debug)]
pub(crate) enum Question {
    /// A file prompt.
    File(FilePrompt),
    /// A document and its file have both changed.
    Conflict(DocumentId),
}
