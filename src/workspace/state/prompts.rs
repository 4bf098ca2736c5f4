//! The prompts of file dialogs.

use crate::workspace::state::export::ExportRequest;
use crate::workspace::{DocumentId, ErrorReport};
use redaksi_core::formats::Format;
use std::path::PathBuf;

/// What a path that the user typed is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathPurpose {
    /// A file to open, or a folder whose files are opened.
    Open,
    /// A folder to watch.
    Watch,
    /// The original of a document.
    Original(DocumentId),
    /// A file whose tags are added to the vocabulary.
    ImportTags,
    /// A folder of stories whose tags are added to the vocabulary.
    ImportTagFolder,
    /// A folder in which documents are written to new files.
    SaveInto {
        /// The documents.
        documents: Vec<DocumentId>,
        /// The format to write.
        format: Format,
        /// Whether the folder is created if it does not exist.
        creates_folder: bool,
    },
    /// A folder in which stories are exported to new files.
    ExportInto {
        /// The stories, and how they are written.
        request: ExportRequest,
        /// Whether the folder is created if it does not exist.
        creates_folder: bool,
    },
    /// The template of an export.
    Template,
}

impl PathPurpose {
    /// Whether a folder that does not exist is created.
    #[must_use]
    pub fn creates_folder(&self) -> bool {
        matches!(self, Self::SaveInto { creates_folder: true, .. } | Self::ExportInto { creates_folder: true, .. })
    }

    /// Whether only a folder serves the purpose.
    #[must_use]
    pub fn needs_folder(&self) -> bool {
        !matches!(self, Self::Open | Self::Original(_) | Self::Template | Self::ImportTags)
    }
}

/// How a typed path can be completed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathCompletion {
    /// The text as typed.
    pub typed: String,
    /// The text with as much added as all candidates have in common.
    pub completed: String,
    /// The texts that name an existing file or folder, in the order of their names.
    pub candidates: Vec<String>,
}

/// What the built-in file prompt shows about the typed path.
#[derive(Debug, Default)]
pub(crate) struct PathFeedback {
    /// Why the last submitted path was rejected.
    pub problem: Option<ErrorReport>,
    /// The last completion, and the number of completions so far.
    pub completion: Option<(PathCompletion, u64)>,
    /// The document of the prompt whose save is being written.
    pub saving: Option<DocumentId>,
}

/// A document that is written to a file only after a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingSave {
    /// The document.
    pub document: DocumentId,
    /// The file to write.
    pub path: PathBuf,
    /// The format to write.
    pub format: Format,
    /// Whether the file exists and is replaced.
    pub replaces: bool,
}

/// The request of a file dialog, either of the system's or of the built-in prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilePrompt {
    /// Choose files to open.
    Open,
    /// Choose the file of the original of a document.
    Original(DocumentId),
    /// Choose a file whose tags are added to the vocabulary.
    ImportTags,
    /// Choose a folder of stories whose tags are added to the vocabulary.
    ImportTagFolder,
    /// Choose a folder whose files are opened.
    OpenFolder,
    /// Choose a folder in which new files are opened as they arrive.
    WatchFolder,
    /// Choose where to save a document.
    Save {
        /// The document.
        document: DocumentId,
        /// The suggested path.
        suggested: PathBuf,
    },
    /// Choose a folder in which documents are written to new files.
    SaveInto {
        /// The documents.
        documents: Vec<DocumentId>,
        /// The suggested folder.
        folder: PathBuf,
        /// The suggested format.
        format: Format,
    },
    /// Confirm overwriting an existing file.
    ConfirmOverwrite {
        /// The document to save.
        document: DocumentId,
        /// The existing file.
        path: PathBuf,
        /// The format to save in.
        format: Format,
    },
    /// Confirm writing several documents to the files that they belong to, with one question for all.
    ConfirmSaves(Vec<PendingSave>),
    /// Choose the file to export stories to.
    ExportFile {
        /// The stories, and how they are written.
        request: ExportRequest,
        /// The suggested path.
        suggested: PathBuf,
    },
    /// Choose a folder in which stories are exported to new files.
    ExportInto {
        /// The stories, and how they are written.
        request: ExportRequest,
        /// The suggested folder.
        folder: PathBuf,
    },
    /// Confirm overwriting an existing file by an export.
    ConfirmExport {
        /// The stories, and how they are written.
        request: ExportRequest,
        /// The existing file.
        path: PathBuf,
    },
    /// Choose the template of an export.
    Template,
}

impl FilePrompt {
    /// The document it is about.
    pub(crate) fn document(&self) -> Option<DocumentId> {
        match self {
            Self::Open
            | Self::OpenFolder
            | Self::WatchFolder
            | Self::SaveInto { .. }
            | Self::ConfirmSaves(_)
            | Self::ExportFile { .. }
            | Self::ExportInto { .. }
            | Self::ConfirmExport { .. }
            | Self::ImportTags
            | Self::ImportTagFolder
            | Self::Template => None,
            Self::Save { document, .. } | Self::ConfirmOverwrite { document, .. } | Self::Original(document) => {
                Some(*document)
            }
        }
    }
}
