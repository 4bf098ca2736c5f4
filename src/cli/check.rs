//! `redaksi check`: lists what should be reviewed in a story before publication.

use crate::cli::input;
use crate::cli::output::{FailureLog, OutputMode, escape_cell};
use crate::cli::paragraphs::ParagraphNumbers;
use crate::i18n::{Localizer, finding_message};
use crate::storage;
use redaksi_checks::glossary::Glossary;
use redaksi_checks::{CheckInputs, Finding, FindingLocation, StoryText, check_article, finding_hash};
use redaksi_core::article::{Article, locate_offset};
use redaksi_core::packs::Packs;
use std::io::{self, Write};
use std::path::PathBuf;

/// The arguments of `redaksi check`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// The stories.
    pub files: Vec<PathBuf>,
    /// The original of the only story, if it is a translation.
    pub original: Option<PathBuf>,
    /// The glossary of the desk, as RON or CSV.
    pub glossary: Option<PathBuf>,
    /// Whether tab-separated rows are written on a terminal too.
    pub rows: bool,
}

impl Check {
    pub(super) fn run(
        &self,
        packs: &Packs,
        i18n: &Localizer,
        output_mode: OutputMode,
        out: &mut dyn Write,
        failure_log: &mut FailureLog,
    ) -> io::Result<()> {
        if self.original.is_some() && self.files.len() > 1 {
            failure_log.fail(&"an original belongs to one story; check the stories one by one");
            return Ok(());
        }
        let glossary = self.glossary.as_ref().map(|file| read_glossary(file)).transpose();
        let original = self.original.as_ref().map(|file| input::open_story(file, packs)).transpose();
        let (glossary, original) = match (glossary, original) {
            (Ok(glossary), Ok(original)) => (glossary, original),
            (glossary, original) => {
                glossary.err().into_iter().chain(original.err()).for_each(|sentence| failure_log.fail(&sentence));
                return Ok(());
            }
        };
        let mut dictionaries = storage::Dictionaries::default();
        for file in &self.files {
            let article = match input::open_story(file, packs) {
                Ok(article) => article,
                Err(sentence) => {
                    failure_log.fail(&sentence);
                    continue;
                }
            };
            // The field may be empty, or wrong for a short story.
            let language = StoryText::of(&article).language;
            dictionaries.load(&language);
            // A stored story may have its original with it.
            let stored = article.original.as_ref().map(|original| &original.article);
            let inputs = CheckInputs {
                original: original.as_ref().or(stored),
                fixed_pairs: &[],
                speller: dictionaries.speller(&language),
                glossary: glossary.as_ref(),
            };
            let mut report = check_article(&article, &inputs);
            report
                .findings
                .retain(|finding| article.dismissal(finding.rule.code(), &finding_hash(&article, finding)).is_none());
            let numbers = ParagraphNumbers::of(&article);
            let number = |finding: &Finding| paragraph_number(&article, finding, &numbers);
            if output_mode == OutputMode::Human && !self.rows {
                writeln!(out, "{}", input::display_name(file))?;
                for finding in &report.findings {
                    let severity: &str = finding.severity.into();
                    let sentence = finding_message(i18n, &article, finding);
                    writeln!(out, "  {:>3}  {severity:<8} {sentence}", number(finding))?;
                }
                continue;
            }
            if self.files.len() > 1 {
                writeln!(out, "# {}", input::display_name(file))?;
            }
            for finding in &report.findings {
                write_row(out, number(finding), &article, finding)?;
            }
        }
        Ok(())
    }
}

fn write_row(out: &mut dyn Write, paragraph: usize, article: &Article, finding: &Finding) -> io::Result<()> {
    let severity: &str = finding.severity.into();
    let (text, fix) = text_and_fix(article, finding);
    let (text, fix) = (escape_cell(&text), escape_cell(&fix));
    writeln!(out, "{paragraph}\t{severity}\t{}\t{text}\t{fix}", finding.rule.code())
}

/// The words of a finding and what replaces them; empty if no fix is known. A fix that only deletes, or that changes nothing but
/// signs and spaces, is shown with the words beside it, so that the place can be found and no fix looks empty that is none.
fn text_and_fix(article: &Article, finding: &Finding) -> (String, String) {
    let text = match &finding.location {
        FindingLocation::Passage(id) => article.passage_text(*id),
        _ => finding.text.clone(),
    };
    let Some(fix) = finding.fixes.first() else { return (text, String::new()) };
    let has_words = |text: &str| text.contains(char::is_alphanumeric);
    if has_words(&text) && !fix.is_empty() {
        return (text, fix.clone());
    }
    let (line, range) = match &finding.location {
        FindingLocation::Text(range) => {
            let (block, start) = locate_offset(&article.body, range.start);
            (article.body[block].text.as_str(), start..start + range.len())
        }
        FindingLocation::FieldText(name, range) => (article.fields.value(*name), range.clone()),
        FindingLocation::Field(_) | FindingLocation::Passage(_) | FindingLocation::Story => return (text, fix.clone()),
    };
    let (Some(before), Some(after)) = (line.get(..range.start), line.get(range.end..)) else {
        return (text, fix.clone());
    };
    // One word on either side, with the space between.
    let word_start = before.trim_end().rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let word_start = before.ceil_char_boundary(word_start);
    let rest = after.trim_start();
    let word_end = after.len() - rest.len() + rest.find(char::is_whitespace).unwrap_or(rest.len());
    let (before, after) = (&before[word_start..], &after[..word_end]);
    (format!("{before}{text}{after}"), format!("{before}{fix}{after}"))
}

/// The number of the paragraph of a finding; 0 if it is about the story as a whole.
fn paragraph_number(article: &Article, finding: &Finding, numbers: &ParagraphNumbers) -> usize {
    let line = match &finding.location {
        FindingLocation::Field(name) | FindingLocation::FieldText(name, _) => {
            article.fields.get(*name).and_then(|field| field.lines.first())
        }
        FindingLocation::Text(range) => article.body[locate_offset(&article.body, range.start).0].lines.first(),
        FindingLocation::Passage(id) => {
            article.blocks_with_passage(*id).next().and_then(|block| article.body[block].lines.first())
        }
        FindingLocation::Story => None,
    };
    line.and_then(|line| numbers.of_line(*line)).unwrap_or(0)
}

/// Reads a glossary; the extension `.csv` says that it is CSV.
fn read_glossary(file: &std::path::Path) -> Result<Glossary, String> {
    let bytes = input::read(file)?;
    let text = redaksi_core::text::decode(&bytes).text;
    let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let parsed = Glossary::import(extension, &text);
    parsed.map_err(|error| format!("{error}: {}", input::display_name(file)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use redaksi_checks::{Rule, Severity};
    use redaksi_core::article::{Block, BlockKind};

    #[test]
    fn only_a_finding_without_a_fix_has_none_in_its_row() {
        let text = "Warga  pulang, dikutip Warta.com dari Mirror , katanya.";
        let article = Article { body: vec![Block::new(BlockKind::Paragraph, text)], ..Article::default() };
        let row = |words: &str, fix: Option<&str>| {
            let at = text.find(words).unwrap();
            let location = FindingLocation::Text(at..at + words.len());
            let finding = Finding::about_story(Rule::SpaceDoubled, Severity::Hint).at(location).with_text(words);
            text_and_fix(&article, &fix.map_or(finding.clone(), |fix| finding.with_fix(fix)))
        };
        let pair = |text: &str, fix: &str| (text.to_owned(), fix.to_owned());
        assert_eq!(row("  ", Some(" ")), pair("Warga  pulang,", "Warga pulang,"));
        assert_eq!(row(" Warta.com", Some("")), pair("dikutip Warta.com dari", "dikutip dari"));
        assert_eq!(row(" ,", Some(",")), pair("Mirror , katanya.", "Mirror, katanya."));
        assert_eq!(row("Mirror", None), pair("Mirror", ""));
        assert_eq!(row("Mirror", Some("Reuters")), pair("Mirror", "Reuters"));
    }
}
