//! `redaksi explain`: for each line of a story what it was taken for, how surely, and by which rule.

use super::Tally;
use crate::article::{Reason, Received};
use crate::disk;
use crate::formats;
use crate::packs::Packs;
use crate::reading::{self, LineReading};
use crate::text;
use std::borrow::Cow;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Stories to explain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explain {
    /// Whether the text is printed, its lines numbered, instead of what they were taken for.
    pub text: bool,
    /// The stories as received; of those saved as RON, what was received is explained.
    pub files: Vec<PathBuf>,
}

impl Explain {
    pub(super) fn run(&self, packs: &Packs, out: &mut dyn Write, tally: &mut Tally) -> io::Result<()> {
        for file in &self.files {
            match received(file, packs) {
                Ok(received) => {
                    writeln!(out, "# {}", file.display())?;
                    if self.text {
                        write_text(out, &received.text)?;
                    } else {
                        write(out, &received.text, &reading::explain_received(&received, packs))?;
                    }
                }
                Err(sentence) => tally.fail(&sentence),
            }
        }
        Ok(())
    }
}

fn received(file: &Path, packs: &Packs) -> Result<Received, String> {
    let bytes = disk::read(file).map_err(|error| error.to_string())?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let article = formats::open(&name, &bytes, packs).map_err(|error| format!("{error}: {}", file.display()))?;
    Ok(article.received)
}

/// The lines that show something, numbered as the rows are.
fn write_text(out: &mut dyn Write, text: &str) -> io::Result<()> {
    for line in text::lines(text).filter(|line| !text::is_blank(line.text)) {
        writeln!(out, "{}\t{}", line.number, cell(line.text))?;
    }
    Ok(())
}

fn write(out: &mut dyn Write, text: &str, readings: &[LineReading]) -> io::Result<()> {
    let mut readings = readings.iter().peekable();
    for line in text::lines(text) {
        while let Some(reading) = readings.next_if(|reading| reading.line <= line.number) {
            if reading.line < line.number || text::is_blank(line.text) {
                continue;
            }
            write!(out, "{}\t{}\t", reading.line, reading.role.code())?;
            write_reason(out, &reading.reason, None)?;
            for span in &reading.spans {
                let part = line.text.get(span.range.clone()).unwrap_or_default();
                write!(out, "{}\t+{}\t", reading.line, span.kind.code())?;
                write_reason(out, &span.reason, Some(part))?;
            }
        }
    }
    Ok(())
}

fn write_reason(out: &mut dyn Write, reason: &Reason, part: Option<&str>) -> io::Result<()> {
    write!(out, "{}\t{}", reason.confidence, cell(&reason.rule))?;
    for more in part.into_iter().chain(Some(reason.seen.as_str()).filter(|seen| !seen.is_empty())) {
        write!(out, "\t{}", cell(more))?;
    }
    writeln!(out)
}

/// A text without the characters that part cells and rows.
fn cell(text: &str) -> Cow<'_, str> {
    if text.contains(['\t', '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        Cow::Owned(text.split(char::is_whitespace).collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Command, run_with};
    use super::*;
    use crate::article::Role;
    use std::fs;
    use std::process::ExitCode;

    #[test]
    fn rows_have_a_cell_for_each_fact() {
        let reason = Reason { rule: "marker".into(), seen: "Baca\tJuga:".into(), confidence: 99 };
        let readings = [
            LineReading { line: 1, role: Role::Title, reason: Reason::default(), spans: vec![] },
            LineReading { line: 3, role: Role::Promo, reason, spans: vec![] },
        ];
        let mut out = Vec::new();
        write(&mut out, "Judul\n\nBaca Juga: Panen", &readings).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "1\ttitle\t0\t\n3\tpromo\t99\tmarker\tBaca Juga:\n");
    }

    #[test]
    fn every_line_that_shows_something_has_a_row() {
        let folder = tempfile::tempdir().unwrap();
        let (path, missing) = (folder.path().join("bakau.txt"), folder.path().join("hilang.txt"));
        fs::write(&path, "Warga Menanam Bakau\r\n\r\nWarga desa menanam bakau.\r\n\u{a0}\r\nBaca Juga: Panen\r\n")
            .unwrap();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let command = Command::Explain(Explain { text: false, files: vec![missing, path.clone()] });
        let code = run_with(&command, &Packs::built_in(), &mut out, &mut err);
        assert_eq!(code, Some(ExitCode::FAILURE));
        assert!(String::from_utf8(err).unwrap().contains("no such file"));
        let out = String::from_utf8(out).unwrap();
        assert!(out.starts_with(&format!("# {}\n", path.display())), "{out}");
        let lines = out.lines().skip(1).filter(|row| !row.contains("\t+"));
        let numbers: Vec<&str> = lines.filter_map(|row| row.split('\t').next()).collect();
        assert_eq!(numbers, ["1", "3", "5"], "{out}");
    }

    #[test]
    fn the_lines_of_a_page_are_those_that_its_text_prints() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bakau.html");
        let page = "<title>x</title><h1>Warga Menanam\nBakau</h1><p>Warga desa menanam bakau di tepi pantai sejak pagi hari itu.<p><a href=/p>Baca juga: Panen Raya Tiba</a>";
        fs::write(&path, page).unwrap();
        let run = |text| {
            let (mut out, mut err) = (Vec::new(), Vec::new());
            let command = Command::Explain(Explain { text, files: vec![path.clone()] });
            run_with(&command, &Packs::built_in(), &mut out, &mut err);
            assert_eq!(String::from_utf8(err).unwrap(), "");
            String::from_utf8(out).unwrap()
        };
        let text = "1\tWarga Menanam Bakau\n2\tWarga desa menanam bakau di tepi pantai sejak pagi hari itu.\n3\tBaca juga: Panen Raya Tiba\n";
        assert_eq!(run(true), format!("# {}\n{text}", path.display()));
        let roles: Vec<String> =
            run(false).lines().skip(1).map(|row| row.split('\t').take(2).collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(roles, ["1 title", "2 body", "3 promo"]);
    }
}
