//! `redaksi tags`: suggests subject tags for stories.

use crate::cli::input;
use crate::cli::output::{FailureLog, OutputMode, escape_cell};
use crate::i18n::{Localizer, tag_reason};
use crate::storage;
use redaksi_core::packs::Packs;
use redaksi_tags::{LearnedTags, StoryInput, SuggestOptions, Suggestion, TagReason, Vocabulary, suggest};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The arguments of `redaksi tags`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SuggestTags {
    /// The stories.
    pub files: Vec<PathBuf>,
    /// The vocabulary of the desk: RON, CSV, Turtle, JSON-LD, a list with one tag on each line, or a folder of earlier stories.
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
        let read = |path: &Path| {
            if path.is_dir() { read_earlier_stories(path, packs, failure_log) } else { read_vocabulary(path) }
        };
        let vocabulary = match self.vocabulary.as_deref().map(read).transpose() {
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

/// Reads the tags of the stories of a folder as a vocabulary. A story that cannot be read is reported, and the others are used.
fn read_earlier_stories(folder: &Path, packs: &Packs, failure_log: &mut FailureLog) -> Result<Vocabulary, String> {
    let mut stories = Vec::new();
    for file in storage::list_stories(folder).map_err(|error| error.to_string())? {
        match input::open_story(&file, packs) {
            Ok(story) => stories.push(story.tags.into_iter().map(|tag| tag.text).collect()),
            Err(sentence) => failure_log.fail(&sentence),
        }
    }
    Ok(Vocabulary::of_stories(&stories))
}

/// Reads a vocabulary; the extension of the file says in which form it is.
fn read_vocabulary(file: &Path) -> Result<Vocabulary, String> {
    let bytes = input::read(file)?;
    let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    Vocabulary::import(extension, &redaksi_core::text::decode(&bytes).text)
        .map_err(|error| format!("{error}: {}", input::display_name(file)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_tags_of_a_folder_of_stories_are_a_vocabulary() {
        let folder = tempfile::tempdir().unwrap();
        for (name, tags) in [("satu.txt", "rob, tanggul"), ("dua.txt", "Kenari, rob")] {
            let text = format!("Banjir di Kenari\n\nAir merendam Kenari sejak Senin pagi.\n\nTags: {tags}\n");
            fs::write(folder.path().join(name), text).unwrap();
        }
        fs::write(folder.path().join("rusak.ron"), "bukan(").unwrap();
        let mut err = Vec::new();
        let mut failure_log = FailureLog { err: &mut err, failures: 0, doubts: 0 };
        let read = read_earlier_stories(folder.path(), &Packs::built_in(), &mut failure_log).unwrap();
        let names: Vec<&str> = read.tags().iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!((names, failure_log.failures), (vec!["rob", "Kenari", "tanggul"], 1));
    }
}
