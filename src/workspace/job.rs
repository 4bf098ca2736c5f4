//! Jobs: file operations that the workspace requests, as values that a worker runs.

use crate::workspace::state::file_state::{FileFingerprint, OverwritePolicy};
use crate::workspace::{
    DocumentId, ErrorKind, ErrorReport, ExportOrder, ExportOutcome, ExportProfile, OriginalSource, PathPurpose,
    ProfilePart, StateId, VersionRef, VersionSource, WorkspaceEvent,
};
use redaksi_checks::glossary::GlossaryEntry;
use redaksi_core::article::Article;
use redaksi_core::formats::Format;
use redaksi_core::formats::journal_entry::UnenteredText;
use redaksi_core::packs::{Packs, UserRule};
use redaksi_formats::document::PublishedStory;
use redaksi_tags::{TagDecision, Vocabulary};
use std::path::PathBuf;
use std::sync::Arc;

/// A file operation.
#[derive(Debug)]
pub enum Job {
    /// Extract the article of a file, or list the files of a folder.
    Open(PathBuf, Packs),
    /// Extract the article of a pasted text.
    OpenText(String, Packs),
    /// Extract the article of pasted HTML.
    OpenHtml {
        /// The HTML.
        html: String,
        /// The same as plain text, which is used if the HTML has no paragraphs.
        text: String,
        /// The packs.
        packs: Packs,
    },
    /// Save a document.
    Save {
        /// The document.
        document: DocumentId,
        /// The state of the history that is written.
        state: StateId,
        /// The file.
        path: PathBuf,
        /// The format.
        format: Format,
        /// The article to write.
        article: Box<Article>,
        /// Whether an existing file may be overwritten.
        overwrite: OverwritePolicy,
        /// The file that the document was opened from or last saved to; a new file gets its permissions.
        like: Option<PathBuf>,
        /// The files of the other open documents; they are not overwritten under another name either.
        open_files: Vec<PathBuf>,
    },
    /// Write stories in the format of another system.
    Export(ExportOrder),
    /// Fill the template of a profile with a story, for the clipboard.
    FillTemplate(ExportProfile, Box<PublishedStory>),
    /// Extract the stories in the attachments of a mail.
    OpenAttachments(PathBuf, Packs),
    /// Check files for external changes.
    CheckFiles(Vec<(DocumentId, PathBuf, FileFingerprint)>),
    /// Read the file of a document again, for comparison with the document.
    ReadDiskVersion(DocumentId, PathBuf, Packs),
    /// Check a path that the user typed.
    CheckPath(PathBuf, PathPurpose),
    /// List the files and folders that a typed path may be the beginning of.
    CompletePath {
        /// The text as typed.
        typed: String,
        /// Whether only folders are wanted.
        folders_only: bool,
    },
    /// List the saved versions of a document.
    ListVersions(DocumentId, PathBuf),
    /// Read a version of a document.
    ReadVersion {
        /// The document.
        document: DocumentId,
        /// The version.
        which: VersionRef,
        /// Where the version is found.
        source: VersionSource,
        /// The packs, if it has to be extracted again.
        packs: Packs,
    },
    /// Read the original of a document.
    ReadOriginal {
        /// The document.
        document: DocumentId,
        /// Where the original is found.
        source: OriginalSource,
        /// The packs, to extract it.
        packs: Packs,
    },
    /// Read the version that the tracked changes of a document are counted from.
    ReadTrackedBase {
        /// The document.
        document: DocumentId,
        /// Where the version is found.
        source: VersionSource,
        /// The packs, if it has to be extracted again.
        packs: Packs,
    },
    /// Check a document completely.
    Check {
        /// The document.
        document: DocumentId,
        /// The revision that is checked.
        revision: u64,
        /// The article, with its original if it has one.
        article: Box<Article>,
    },
    /// Save a document to the journal.
    Autosave {
        /// The document.
        document: DocumentId,
        /// The revision that is saved.
        revision: u64,
        /// The file of the document.
        path: Option<PathBuf>,
        /// The format it was last saved in.
        format: Option<Format>,
        /// The article to save.
        article: Box<Article>,
        /// What was typed into its fields and not entered.
        drafts: Vec<UnenteredText>,
        /// The entry of a crashed run from which the document was recovered; removed once the new entry is written.
        supersedes: Option<PathBuf>,
    },
    /// Remove a document from the journal, since it is saved or closed.
    DiscardAutosave(DocumentId),
    /// Mark the journal: the program ends in order, with unsaved changes in it.
    MarkOrderlyEnd,
    /// Search the journals of crashed runs for recoverable documents.
    FindRecoverable(Packs),
    /// Discard an entry of a crashed run, as the user decided.
    DiscardRecoverable(PathBuf),
    /// Save the tag history.
    SaveTagHistory(String),
    /// Learn from decisions on suggested tags, or take back what was learned from them.
    LearnTags(Vec<TagDecision>),
    /// Forget all decisions on suggested tags.
    ForgetTagDecisions,
    /// Add a term to the glossary of the desk.
    AddToGlossary(GlossaryEntry),
    /// Read the vocabulary of the desk.
    LoadVocabulary,
    /// Store the vocabulary of the desk in `tags.ron`.
    SaveVocabulary {
        /// The vocabulary.
        vocabulary: Arc<Vocabulary>,
        /// The SHA-256 of what the file held when it was read or written last; `None` if it did not exist. A file that holds
        /// something else was changed by another program and is not replaced.
        expected: Option<String>,
    },
    /// Read the tags of a file in any of the forms of a vocabulary, or those of the stories of a folder.
    ImportTags(PathBuf, Packs),
    /// Search for tags of a vocabulary that may be the same.
    FindNearDuplicates {
        /// The vocabulary.
        vocabulary: Arc<Vocabulary>,
        /// Its revision in the dialog.
        revision: u64,
    },
    /// Save the user rules.
    SaveUserRules {
        /// The new rules.
        rules: Vec<UserRule>,
        /// The rules saved last. A file with other rules was edited by hand.
        before: Vec<UserRule>,
    },
    /// Load the last session.
    LoadSession,
    /// Save the session.
    SaveSession(String),
    /// Save the settings.
    SaveSettings(String),
}

/// The worker that runs a job. Each runs its jobs one after another, so that a slow one holds up only those of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WorkerKind {
    /// Reads files and extracts stories, which may take long.
    Reader,
    /// Saves stories and the files of the program.
    Writer,
    /// Writes the journal.
    Journal,
    /// Checks documents.
    Checker,
}

impl Job {
    /// The worker that runs it: saves and the journal never wait for reading.
    #[must_use]
    pub fn worker(&self) -> WorkerKind {
        match self {
            Self::Open(..)
            | Self::FillTemplate(..)
            | Self::OpenAttachments(..)
            | Self::OpenText(..)
            | Self::OpenHtml { .. }
            | Self::CheckFiles(_)
            | Self::ReadDiskVersion(..)
            | Self::CheckPath(..)
            | Self::CompletePath { .. }
            | Self::ListVersions(..)
            | Self::ReadVersion { .. }
            | Self::ReadOriginal { .. }
            | Self::ReadTrackedBase { .. }
            | Self::LoadSession
            | Self::LoadVocabulary
            | Self::ImportTags(..)
            | Self::FindNearDuplicates { .. }
            // Reads and compares the files of the stories that it finds.
            | Self::FindRecoverable(_) => WorkerKind::Reader,
            Self::Save { .. }
            | Self::Export(_)
            | Self::SaveTagHistory(_)
            | Self::LearnTags(_)
            | Self::ForgetTagDecisions
            | Self::AddToGlossary(_)
            | Self::SaveVocabulary { .. }
            | Self::SaveUserRules { .. }
            | Self::SaveSession(_)
            | Self::SaveSettings(_) => WorkerKind::Writer,
            Self::Check { .. } => WorkerKind::Checker,
            Self::Autosave { .. } | Self::DiscardAutosave(_) | Self::MarkOrderlyEnd | Self::DiscardRecoverable(_) => {
                WorkerKind::Journal
            }
        }
    }

    /// The event to report if the job panics.
    #[must_use]
    pub fn failure_event(&self) -> WorkspaceEvent {
        let problem =
            |path: Option<&PathBuf>| ErrorReport { path: path.cloned(), ..ErrorReport::new(ErrorKind::Fault) };
        match self {
            Self::Open(path, _) => WorkspaceEvent::OpenFinished {
                path: Some(path.clone()),
                fingerprint: None,
                attachments: 0,
                pictures: 0,
                result: Err(problem(Some(path))),
            },
            Self::OpenText(..) | Self::OpenHtml { .. } => WorkspaceEvent::OpenFinished {
                path: None,
                fingerprint: None,
                attachments: 0,
                pictures: 0,
                result: Err(problem(None)),
            },
            Self::ReadDiskVersion(document, path, _) => WorkspaceEvent::DiskVersionRead {
                document: *document,
                fingerprint: None,
                result: Err(problem(Some(path))),
            },
            Self::Save { document, state, path, format, .. } => WorkspaceEvent::SaveFinished {
                document: *document,
                state: *state,
                path: path.clone(),
                format: *format,
                version_error: None,
                result: Err(problem(Some(path))),
            },
            Self::Export(order) => WorkspaceEvent::ExportFinished {
                request: order.request.clone(),
                target: order.target.clone(),
                outcome: ExportOutcome { failed: vec![problem(None)], ..ExportOutcome::default() },
            },
            Self::FillTemplate(..) => WorkspaceEvent::TemplateFilled(Err(problem(None))),
            Self::OpenAttachments(path, _) => WorkspaceEvent::AttachmentsRead(Err(problem(Some(path)))),
            Self::Autosave { document, revision, .. } => WorkspaceEvent::AutosaveFinished {
                document: *document,
                revision: *revision,
                result: Err(problem(None)),
            },
            Self::ReadVersion { document, which, .. } => {
                WorkspaceEvent::VersionRead { document: *document, which: *which, result: Err(problem(None)) }
            }
            Self::ReadOriginal { document, .. } => {
                WorkspaceEvent::OriginalRead { document: *document, result: Err(problem(None)) }
            }
            Self::ReadTrackedBase { document, .. } => {
                WorkspaceEvent::TrackedBaseRead { document: *document, article: None }
            }
            Self::Check { document, revision, .. } => {
                WorkspaceEvent::CheckFinished { document: *document, revision: *revision, result: Err(problem(None)) }
            }
            Self::CheckPath(_, purpose) => {
                WorkspaceEvent::PathChecked { purpose: purpose.clone(), result: Err(problem(None)) }
            }
            Self::LoadVocabulary => WorkspaceEvent::VocabularyLoaded(Err(problem(None))),
            Self::AddToGlossary(_) => WorkspaceEvent::GlossarySaved(Err(problem(None))),
            Self::SaveVocabulary { .. } => WorkspaceEvent::VocabularySaved(Err(problem(None))),
            Self::ImportTags(path, _) => WorkspaceEvent::TagsImported(Err(problem(Some(path)))),
            Self::ForgetTagDecisions => WorkspaceEvent::TagDecisionsForgotten(Err(problem(None))),
            Self::CheckFiles(_)
            | Self::FindNearDuplicates { .. }
            | Self::CompletePath { .. }
            | Self::ListVersions(..)
            | Self::DiscardAutosave(_)
            | Self::MarkOrderlyEnd
            | Self::FindRecoverable(_)
            | Self::DiscardRecoverable(_)
            | Self::LoadSession => WorkspaceEvent::ErrorReported(problem(None)),
            Self::SaveTagHistory(_) | Self::LearnTags(_) => {
                WorkspaceEvent::ProfileSaved(ProfilePart::TagHistory, Err(problem(None)))
            }
            Self::SaveUserRules { .. } => WorkspaceEvent::ProfileSaved(ProfilePart::UserRules, Err(problem(None))),
            Self::SaveSession(_) => WorkspaceEvent::ProfileSaved(ProfilePart::Session, Err(problem(None))),
            Self::SaveSettings(_) => WorkspaceEvent::ProfileSaved(ProfilePart::Settings, Err(problem(None))),
        }
    }
}
