//! The prompts of file dialogs.

use crate::workspace::DocumentId;
use redaksi_core::formats::Format;
use std::path::PathBuf;

/// The request of a file dialog, either of the system's or of the built-in prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilePrompt {
    /// Choose files to open.
    Open,
    /// Choose a folder whose files are opened.
    OpenFolder,
    /// Choose where to save a document.
    Save {
        /// The document.
        document: DocumentId,
        /// The suggested path.
        suggested: PathBuf,
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
}

impl FilePrompt {
    /// The document it is about.
    pub(crate) fn document(&self) -> Option<DocumentId> {
        match self {
            Self::Open | Self::OpenFolder => None,
            Self::Save { document, .. } | Self::ConfirmOverwrite { document, .. } => Some(*document),
        }
    }
}
