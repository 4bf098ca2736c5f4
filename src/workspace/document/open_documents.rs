//! The open documents, in the order of opening, and which of them is active.

use crate::workspace::{Document, DocumentId};
use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};

/// The open documents. Behaves as a slice of them.
#[derive(Debug, Default)]
pub(crate) struct OpenDocuments {
    list: Vec<Document>,
    active: Option<DocumentId>,
    last_id: u64,
}

impl OpenDocuments {
    /// An identifier that no document of this run had.
    pub fn allocate_id(&mut self) -> DocumentId {
        self.last_id += 1;
        DocumentId(self.last_id)
    }

    /// The identifier of the active document.
    pub fn active_id(&self) -> Option<DocumentId> {
        self.active
    }

    /// Makes a document active; does nothing if it is not open.
    pub fn activate(&mut self, id: DocumentId) {
        if self.get(id).is_some() {
            self.active = Some(id);
        }
    }

    /// The active document.
    pub fn active(&self) -> Option<&Document> {
        self.active.and_then(|id| self.get(id))
    }

    /// The active document, for changing it.
    pub fn active_mut(&mut self) -> Option<&mut Document> {
        self.active.and_then(|id| self.get_mut(id))
    }

    /// The open document with this identifier.
    pub fn get(&self, id: DocumentId) -> Option<&Document> {
        self.list.iter().find(|document| document.id() == id)
    }

    /// The same, for changing it.
    pub fn get_mut(&mut self, id: DocumentId) -> Option<&mut Document> {
        self.list.iter_mut().find(|document| document.id() == id)
    }

    /// The open document of a file.
    pub fn of_file(&self, path: &Path) -> Option<&Document> {
        self.list.iter().find(|document| document.path() == Some(path))
    }

    /// The index of a document.
    pub fn index_of(&self, id: DocumentId) -> Option<usize> {
        self.list.iter().position(|document| document.id() == id)
    }

    /// Adds a document after the others.
    pub fn push(&mut self, document: Document) {
        self.list.push(document);
    }

    /// Adds a document at an index.
    pub fn insert(&mut self, index: usize, document: Document) {
        self.list.insert(index, document);
    }

    /// Sorts the documents of these files into their order, and leaves all others behind them in theirs.
    pub fn sort_by_files(&mut self, order: &[PathBuf]) {
        let place = |document: &Document| {
            let path = document.path();
            order.iter().position(|file| Some(file.as_path()) == path).unwrap_or(order.len())
        };
        self.list.sort_by_key(place);
    }

    /// Removes a document. If it was active, the one after it, or else the last one, becomes active.
    pub fn remove(&mut self, id: DocumentId) {
        let Some(at) = self.index_of(id) else { return };
        self.list.remove(at);
        if self.active == Some(id) {
            self.active = self.list.get(at).or_else(|| self.list.last()).map(Document::id);
        }
    }
}

impl Deref for OpenDocuments {
    type Target = [Document];

    fn deref(&self) -> &[Document] {
        &self.list
    }
}

impl DerefMut for OpenDocuments {
    fn deref_mut(&mut self) -> &mut [Document] {
        &mut self.list
    }
}
