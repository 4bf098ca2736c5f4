//! Actions on several documents at once, and the dialog in which the user types what is changed in them.

use crate::workspace::DocumentId;
use redaksi_core::article::{FieldName, Stage};
use redaksi_core::formats::Format;
use std::path::PathBuf;

/// What is changed in several documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BulkEditKind {
    /// Tags are added.
    AddTags,
    /// A field is set.
    SetField,
}

/// The dialog for changing several documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkEdit {
    /// The documents, in the order of the list.
    pub documents: Vec<DocumentId>,
    /// What is changed in them.
    pub kind: BulkEditKind,
}

/// An action on several documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BulkAction {
    /// Adds to each document its best suggested tags.
    AcceptTags(Vec<DocumentId>),
    /// Selects these documents in the list.
    Select(Vec<DocumentId>),
    /// Opens the dialog for changing documents.
    Prompt(BulkEdit),
    /// Closes that dialog.
    CancelPrompt,
    /// Adds a typed list of tags to each document that does not have them.
    AddTags {
        /// The documents.
        documents: Vec<DocumentId>,
        /// The list as typed.
        typed: String,
        /// Suggested tags, each with the documents that it was suggested for and that get it.
        suggested: Vec<(String, Vec<DocumentId>)>,
    },
    /// Sets a field of each document. Dates are accepted as the user types them.
    SetField {
        /// The documents.
        documents: Vec<DocumentId>,
        /// The field.
        name: FieldName,
        /// The new value.
        value: String,
    },
    /// Sets the stage of each document. If something is open in documents that become ready, asks first; it is then recorded.
    SetStage {
        /// The documents.
        documents: Vec<DocumentId>,
        /// The new stage.
        stage: Stage,
    },
    /// Closes documents.
    Close(Vec<DocumentId>),
    /// Saves documents to their files, as Save all does.
    Save(Vec<DocumentId>),
    /// Asks for a folder and a format to write documents in.
    PromptSaveInto(Vec<DocumentId>),
    /// Writes each document to a new file in a folder.
    SaveInto {
        /// The documents.
        documents: Vec<DocumentId>,
        /// The folder.
        folder: PathBuf,
        /// The format to write.
        format: Format,
        /// Whether the folder is created if it does not exist.
        creates_folder: bool,
    },
}
