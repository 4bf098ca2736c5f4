//! `redaksi tags`: suggests subject tags for stories.

use crate::cli::input;
use crate::cli::output::{FailureLog, OutputMode, escape_cell};
use crate::i18n::{Localizer, tag_reason};
use redaksi_core::packs::Packs;
use redaksi_tags::{LearnedTags, StoryInput, SuggestOptions, Suggestion, TagReason, Vocabulary, suggest};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The arguments of `redaksi tags`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SuggestTags {
    /// The stories.
    pub files: Vec<PathBuf>,
    /// The vocabulary of the desk: RON, CSV, Turtle, JSON-LD, or a list with one tag on each line.
    pub vocabulary: Option<PathBuf>,
    /// Whether tab-separated rows are written on a terminal too.
    pub rows: bool,
}

impl SuggestTags {
    pub(super) fn run(
        &self,
        packs: &Packs,
        i18n: &Localizer,
        output_mode: OutputMode,
        out: &mut dyn Write,
        failure_log: &mut FailureLog,
    ) -> io::Result<()> {
        let vocabulary = match self.vocabulary.as_deref().map(read_vocabulary).transpose() {
            Ok(vocabulary) => vocabulary,
            Err(sentence) => {
                failure_log.fail(&sentence);
                return Ok(());
            }
        };
        for file in &self.files {
            let article = match input::open_story(file, packs) {
                Ok(article) => article,
                Err(sentence) => {
                    failure_log.fail(&sentence);
                    continue;
                }
            };
            let story = StoryInput::from_article(&article);
            let options = SuggestOptions::default();
            let suggestions = suggest(&story, vocabulary.as_ref(), &LearnedTags::default(), &options);
            if output_mode == OutputMode::Human && !self.rows {
                writeln!(out, "{}", input::display_name(file))?;
                for suggestion in &suggestions {
                    writeln!(out, "  {:<32} {}", suggestion.tag, tag_reason(i18n, suggestion))?;
                }
                continue;
            }
            writeln!(out, "# {}", input::display_name(file))?;
            for (rank, suggestion) in (1..).zip(&suggestions) {
                write_row(out, rank, suggestion)?;
            }
        }
        Ok(())
    }
}

fn write_row(out: &mut dyn Write, rank: usize, suggestion: &Suggestion) -> io::Result<()> {
    let (tag, reason) = (escape_cell(&suggestion.tag), reason_code(&suggestion.reason));
    writeln!(out, "{rank}\t{tag}\t{:.3}\t{reason}", suggestion.score)
}

fn reason_code(reason: &TagReason) -> &'static str {
    match reason {
        TagReason::Vocabulary => "vocabulary",
        TagReason::Alias { .. } => "alias",
        TagReason::Name => "name",
        TagReason::Abbreviation { .. } => "abbreviation",
        TagReason::KeyPhrase => "key-phrase",
        TagReason::Implied { .. } => "implied",
        TagReason::CameWithStory { .. } => "came-with-story",
    }
}

/// Reads a vocabulary; the extension of the file says in which form it is.
fn read_vocabulary(file: &Path) -> Result<Vocabulary, String> {
    let bytes = input::read(file)?;
    let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    Vocabulary::import(extension, &redaksi_core::text::decode(&bytes).text)
        .map_err(|error| format!("{error}: {}", input::display_name(file)))
}
