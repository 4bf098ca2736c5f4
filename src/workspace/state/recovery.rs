//! Documents from the journals of crashed runs, and the choice of the user for each.

use crate::workspace::FileFingerprint;
use redaksi_core::article::Article;
use redaksi_core::formats::Format;
use redaksi_core::formats::journal_entry::UnenteredText;
use std::path::PathBuf;

/// A document found in the journal of a crashed run.
#[derive(Clone, Debug)]
pub struct RecoverableDocument {
    /// The journal entry.
    pub entry: PathBuf,
    /// Whether the user is asked about it: its run crashed, or its file has changed since. Else the system ended the
    /// run, and the document opens again as it was.
    pub needs_decision: bool,
    /// The file of the document, if it has one.
    pub path: Option<PathBuf>,
    /// The format it was last saved in.
    pub format: Option<Format>,
    /// The time of the last autosave, local date and time; empty if the system does not report it.
    pub autosaved_at: String,
    /// The autosaved article.
    pub article: Box<Article>,
    /// What was typed into its fields and not entered.
    pub drafts: Vec<UnenteredText>,
    /// The fingerprint of the file now.
    pub fingerprint: Option<FileFingerprint>,
    /// The article in the file now; `None` if the file is missing or unreadable.
    pub disk_version: Option<Box<Article>>,
}

/// The decision about a recoverable document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RecoveryChoice {
    /// Open it with its unsaved changes.
    #[default]
    Restore,
    /// Keep it in the journal and ask again at the next start.
    Later,
    /// Discard it permanently.
    Discard,
}

impl RecoveryChoice {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::Restore, Self::Later, Self::Discard];

    /// The name in kebab case, as used in message identifiers.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Restore => "bring-back",
            Self::Later => "later",
            Self::Discard => "throw-away",
        }
    }
}

/// An action of the recovery dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryAction {
    /// Sets the choice for the document at this index.
    Choose(usize, RecoveryChoice),
    /// Carries out the choices.
    Apply,
    /// Postpones all decisions to the next start.
    Later,
}
