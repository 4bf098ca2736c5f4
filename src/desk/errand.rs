//! Errands: what the desk wants done with files, as values that a worker carries out.

use super::{Problem, Report, Source, State, StoryId, Which};
use crate::article::Article;
use crate::formats::Format;
use crate::packs::{OwnRule, Packs};
use std::path::PathBuf;
use std::time::SystemTime;

/// How a file was when it was read or written last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileMark {
    /// Its length, in bytes.
    pub length: u64,
    /// When it was changed last, where the system tells.
    pub changed: Option<SystemTime>,
    /// The SHA-256 of its bytes, in lower-case hexadecimal.
    pub hash: String,
}

/// What became of a file since it was read or written last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnDisk {
    /// It is as it was, as far as is known.
    #[default]
    Same,
    /// Another program changed it.
    Changed,
    /// It is there no longer.
    Gone,
}

/// What a write may take the place of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replaces {
    /// Of nothing: a file that is there stays.
    Nothing,
    /// Of the file as it was then.
    AsSeen(FileMark),
    /// Of whatever is there; the person agreed to that.
    Anything,
}

/// Something to be done with files.
#[derive(Debug)]
pub enum Errand {
    /// Make a story of a file, with what is known now; of a folder, tell what is in it.
    Read(PathBuf, Packs),
    /// Make a story of a pasted text, with what is known now.
    ReadText(String, Packs),
    /// Write a story.
    Write {
        /// Which one.
        story: StoryId,
        /// The state that is written.
        state: State,
        /// Where to.
        path: PathBuf,
        /// As what.
        format: Format,
        /// What to write.
        article: Box<Article>,
        /// What it may take the place of.
        replaces: Replaces,
    },
    /// See what became of the files of stories.
    Look(Vec<(StoryId, PathBuf, FileMark)>),
    /// Read the file of a story anew, beside the story.
    ReadTheirs(StoryId, PathBuf, Packs),
    /// Look which versions of a story there are.
    FindVersions(StoryId, PathBuf),
    /// Read a version of a story.
    ReadVersion {
        /// The story.
        story: StoryId,
        /// Which version.
        which: Which,
        /// Where it is.
        source: Source,
        /// What is known.
        packs: Packs,
    },
    /// Keep a story in the journal.
    Keep {
        /// Which one.
        story: StoryId,
        /// The revision that is kept.
        revision: u64,
        /// The file it belongs to.
        path: Option<PathBuf>,
        /// As what it was last saved.
        format: Option<Format>,
        /// What to keep.
        article: Box<Article>,
        /// The entry of another program that it was brought back from; not needed any more once this is kept.
        instead_of: Option<PathBuf>,
    },
    /// Remove a story from the journal: it is saved, or closed.
    Forget(StoryId),
    /// Look for stories that a program left which ended without closing.
    FindLeft(Packs),
    /// Remove an entry that was left, as the person wants.
    ThrowAway(PathBuf),
    /// Keep the vocabulary.
    KeepVocabulary(String),
    /// Keep the rules of the editor's own.
    KeepRules {
        /// As they are now.
        rules: Vec<OwnRule>,
        /// As they were kept before; a file that holds others was changed by hand.
        before: Vec<OwnRule>,
    },
    /// Find the session that was kept last.
    FindSession,
    /// Keep the session.
    KeepSession(String),
    /// Keep the settings.
    KeepSettings(String),
}

impl Errand {
    /// Whether it concerns the journal, which must not wait until files are read.
    #[must_use]
    pub fn is_of_journal(&self) -> bool {
        matches!(self, Self::Keep { .. } | Self::Forget(_) | Self::FindLeft(_) | Self::ThrowAway(_))
    }

    /// What is reported where the errand came to grief over a fault of the program.
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
