//! Errands: what the desk wants done with files, as values that a worker carries out.

use super::{Problem, Report, State, StoryId};
use crate::article::Article;
use crate::formats::Format;
use crate::packs::{OwnRule, Packs};
use std::path::PathBuf;

/// Something to be done with files.
#[derive(Debug)]
pub enum Errand {
    /// Make a story of a file, with what is known now.
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
        /// Whether a file that is there may be replaced.
        replace: bool,
    },
    /// Keep the vocabulary.
    KeepVocabulary(String),
    /// Keep the rules of the editor's own.
    KeepRules {
        /// As they are now.
        rules: Vec<OwnRule>,
        /// As they were kept before; a file that holds others was changed by hand.
        before: Vec<OwnRule>,
    },
    /// Keep the settings.
    KeepSettings(String),
}

impl Errand {
    /// What is reported where the errand came to grief over a fault of the program.
    #[must_use]
    pub fn failed(&self) -> Report {
        let problem =
            |path: Option<&PathBuf>| Problem { code: "fault".to_owned(), path: path.cloned(), detail: String::new() };
        match self {
            Self::Read(path, _) => Report::Opened { path: Some(path.clone()), result: Err(problem(Some(path))) },
            Self::ReadText(..) => Report::Opened { path: None, result: Err(problem(None)) },
            Self::Write { story, state, path, format, .. } => Report::Wrote {
                story: *story,
                state: *state,
                path: path.clone(),
                format: *format,
                result: Err(problem(Some(path))),
            },
            Self::KeepVocabulary(_) | Self::KeepRules { .. } | Self::KeepSettings(_) => Report::Trouble(problem(None)),
        }
    }
}
