//! `redaksi pair`: pairs the paragraphs of an original with those of its translation.

use crate::cli::input;
use crate::cli::output::{FailureLog, OutputMode};
use crate::cli::paragraphs::{ParagraphNumbers, lines_of_story};
use redaksi_checks::pair::align;
use redaksi_core::packs::Packs;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::PathBuf;

/// The length of an excerpt of a paragraph in the human-readable output, in characters.
const EXCERPT_CHARS: usize = 36;

/// The arguments of `redaksi pair`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The original.
    pub original: PathBuf,
    /// Its translation.
    pub translation: PathBuf,
    /// Whether tab-separated rows are written on a terminal too.
    pub rows: bool,
}

impl Pair {
    pub(super) fn run(
        &self,
        packs: &Packs,
        output_mode: OutputMode,
        out: &mut dyn Write,
        failure_log: &mut FailureLog,
    ) -> io::Result<()> {
        let opened = [&self.original, &self.translation].map(|file| input::open_story(file, packs));
        let [Ok(original), Ok(translation)] = opened else {
            opened.iter().filter_map(|opened| opened.as_ref().err()).for_each(|sentence| failure_log.fail(sentence));
            return Ok(());
        };
        let texts = [&original, &translation].map(lines_of_story);
        let numbers = [&original, &translation].map(ParagraphNumbers::of);
        let alignment = align(&texts[0], &texts[1], &[]);
        if output_mode == OutputMode::Human && !self.rows {
            for (index, paragraph) in texts[0].paragraphs.iter().enumerate() {
                let partners = alignment.partners_of_original(index);
                let found: Vec<String> = partners.iter().map(|at| excerpt(&texts[1].paragraphs[*at].text)).collect();
                let found = if found.is_empty() { "(left out)".to_owned() } else { found.join(" | ") };
                let original = excerpt(&paragraph.text);
                writeln!(out, "{original:EXCERPT_CHARS$}  {found}")?;
            }
            for at in alignment.added() {
                writeln!(out, "{:EXCERPT_CHARS$}  {}", "(added)", excerpt(&texts[1].paragraphs[at].text))?;
            }
            return Ok(());
        }
        // Paragraphs of one line, such as several lines of a field, may have the same link.
        let mut written = BTreeSet::new();
        for link in alignment.links() {
            let places = (
                numbers[0].of_paragraph(&texts[0], link.original),
                numbers[1].of_paragraph(&texts[1], link.translation),
            );
            let (Some(from), Some(to)) = places else { continue };
            if written.insert((from, to)) {
                writeln!(out, "{from}\t{to}{}", if link.is_moved { "\tmoved" } else { "" })?;
            }
        }
        Ok(())
    }
}

/// The beginning of a paragraph.
fn excerpt(text: &str) -> String {
    let mut letters = text.chars();
    let short: String = letters.by_ref().take(EXCERPT_CHARS - 1).collect();
    if letters.next().is_none() { short } else { short + "…" }
}

#[cfg(test)]
mod tests {
    use super::super::{CliCommand, run_with};
    use super::*;
    use std::fs;
    use std::process::ExitCode;

    #[test]
    fn rows_have_the_numbers_of_the_lines_that_are_not_blank() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            path
        };
        let original = write(
            "a.txt",
            "Flood Closes Harbour Road\n\nThe flood closed the harbour road in Semarang on Monday for 12 hours.\n\n\
             Governor Sari Dewi said 340 families had left their homes.\n",
        );
        let translation = write(
            "b.txt",
            "Banjir Menutup Jalan Pelabuhan\n\nBanjir menutup jalan pelabuhan di Semarang pada Senin selama 12 jam.\n\n\n\
             Gubernur Sari Dewi mengatakan 340 keluarga meninggalkan rumah mereka.\n",
        );
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let command = CliCommand::Pair(Pair { original, translation, rows: true });
        let code = run_with(&command, &Packs::built_in(), &mut out, &mut err);
        assert_eq!(code, Some(ExitCode::SUCCESS));
        assert_eq!(String::from_utf8(out).unwrap(), "1\t1\n2\t2\n3\t3\n");
    }

    #[test]
    fn each_file_that_cannot_be_read_is_reported() {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let missing = |name: &str| PathBuf::from("/no-such-folder").join(name);
        let command = CliCommand::Pair(Pair { original: missing("a"), translation: missing("b"), rows: true });
        let code = run_with(&command, &Packs::built_in(), &mut out, &mut err);
        assert_eq!((code, String::from_utf8(err).unwrap().lines().count()), (Some(ExitCode::FAILURE), 2));
    }
}
