//! Jobs: file operations that the workspace requests, as values that a worker runs.

use crate::workspace::{Problem, Report, Source, State, StoryId, Which};
use crate::article::Article;
use crate::formats::Format;
use crate::packs::{OwnRule, Packs};
use std::path::PathBuf;
use std::time::SystemTime;

/// A fingerprint of a file when it was last read or written, to detect external changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileMark {
    /// The length, in bytes.
    pub length: u64,
    /// The modification time, if the system reports one.
    pub changed: Option<SystemTime>,
    /// The SHA-256 of the content, in lower-case hexadecimal.
    pub hash: String,
}

/// How a file has changed since it was last read or written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnDisk {
    /// Unchanged, as far as is known.
    #[default]
    Same,
    /// Changed by another program.
    Changed,
    /// The file no longer exists.
    Gone,
}

/// When a write may overwrite an existing file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replaces {
    /// Never: an existing file stays.
    Nothing,
    /// Only if it still has this fingerprint.
    AsSeen(FileMark),
    /// Always; the user has confirmed it.
    Anything,
}

/// A file operation.
#[derive(Debug)]
pub enum Errand {
    /// Extract the article of a file, or list the files of a folder.
    Read(PathBuf, Packs),
    /// Extract the article of a pasted text.
    ReadText(String, Packs),
    /// Save a document.
    Write {
        /// The document.
        story: StoryId,
        /// The state of the history that is written.
        state: State,
        /// The file.
        path: PathBuf,
        /// The format.
        format: Format,
        /// The article to write.
        article: Box<Article>,
        /// Whether an existing file may be overwritten.
        replaces: Replaces,
    },
    /// Check files for external changes.
    Look(Vec<(StoryId, PathBuf, FileMark)>),
    /// Read the file of a document again, for comparison with the document.
    ReadTheirs(StoryId, PathBuf, Packs),
    /// List the saved versions of a document.
    FindVersions(StoryId, PathBuf),
    /// Read a version of a document.
    ReadVersion {
        /// The document.
        story: StoryId,
        /// The version.
        which: Which,
        /// Where the version is found.
        source: Source,
        /// The packs, if it has to be extracted again.
        packs: Packs,
    },
    /// Save a document to the journal.
    Keep {
        /// The document.
        story: StoryId,
        /// The revision that is saved.
        revision: u64,
        /// The file of the document.
        path: Option<PathBuf>,
        /// The format it was last saved in.
        format: Option<Format>,
        /// The article to save.
        article: Box<Article>,
        /// The entry of a crashed run from which the document was recovered; removed once the new entry is written.
        instead_of: Option<PathBuf>,
    },
    /// Remove a document from the journal, since it is saved or closed.
    Forget(StoryId),
    /// Search the journals of crashed runs for recoverable documents.
    FindLeft(Packs),
    /// Discard an entry of a crashed run, as the user decided.
    ThrowAway(PathBuf),
    /// Save the tag history.
    KeepVocabulary(String),
    /// Save the user rules.
    KeepRules {
        /// The new rules.
        rules: Vec<OwnRule>,
        /// The rules saved last. A file with other rules was edited by hand.
        before: Vec<OwnRule>,
    },
    /// Load the last session.
    FindSession,
    /// Save the session.
    KeepSession(String),
    /// Save the settings.
    KeepSettings(String),
}

impl Errand {
    /// Whether it accesses the journal. Such jobs run on their own worker and never wait for file reads.
    #[must_use]
    pub fn is_of_journal(&self) -> bool {
        matches!(self, Self::Keep { .. } | Self::Forget(_) | Self::FindLeft(_) | Self::ThrowAway(_))
    }

    /// The event to report if the job panics.
    #[must_use]
    pub fn failed(&self) -> Report {
        let problem =
            |path: Option<&PathBuf>| Problem { code: "fault".to_owned(), path: path.cloned(), detail: String::new() };
        match self {
            Self::Read(path, _) => {
                Report::Opened { path: Some(path.clone()), mark: None, result: Err(problem(Some(path))) }
            }
            Self::ReadText(..) => Report::Opened { path: None, mark: None, result: Err(problem(None)) },
            Self::ReadTheirs(story, path, _) => {
                Report::Theirs { story: *story, mark: None, result: Err(problem(Some(path))) }
            }
            Self::Write { story, state, path, format, .. } => Report::Wrote {
                story: *story,
                state: *state,
                path: path.clone(),
                format: *format,
                unversioned: None,
                result: Err(problem(Some(path))),
            },
            Self::Keep { story, revision, .. } => {
                Report::Kept { story: *story, revision: *revision, result: Err(problem(None)) }
            }
            Self::ReadVersion { story, which, .. } => {
                Report::Version { story: *story, which: *which, result: Err(problem(None)) }
            }
            Self::Look(_)
            | Self::FindVersions(..)
            | Self::Forget(_)
            | Self::FindLeft(_)
            | Self::ThrowAway(_)
            | Self::KeepVocabulary(_)
            | Self::KeepRules { .. }
            | Self::FindSession
            | Self::KeepSession(_)
            | Self::KeepSettings(_) => Report::Trouble(problem(None)),
        }
    }
}
