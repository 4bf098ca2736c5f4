//! `redaksi explain`: prints the role of each line of a story, with the confidence and the rule that decided it.

use crate::cli::input;
use crate::cli::output::{FailureLog, OutputMode, escape_cell};
use crate::cli::parallel::par_map_ordered;
use crate::i18n::Localizer;
use redaksi_core::article::Reason;
use redaksi_core::extract::LineExplanation;
use redaksi_core::formats::{self, RawText};
use redaksi_core::packs::Packs;
use redaksi_core::text;
use redaksi_formats::read;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The length of a line excerpt in the human-readable output, in characters.
const EXCERPT_CHARS: usize = 48;

/// The arguments of `redaksi explain`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explain {
    /// Whether to print the numbered lines of the text instead of their roles.
    pub text: bool,
    /// The stories. Of a stored RON file, the received text in it is explained.
    pub files: Vec<PathBuf>,
    /// Whether each row ends with the reason as a sentence.
    pub why: bool,
    /// Whether tab-separated rows are written on a terminal too.
    pub rows: bool,
}

impl Explain {
    pub(super) fn run(
        &self,
        packs: &Packs,
        i18n: &Localizer,
        output_mode: OutputMode,
        out: &mut dyn Write,
        failure_log: &mut FailureLog,
    ) -> io::Result<()> {
        let for_human = output_mode == OutputMode::Human && !self.rows;
        let is_plain = !self.text && !for_human && !self.why;
        let mut has_output = false;
        let work = |file: &Path| {
            let seen = read_source(file)?;
            let readings = if self.text { Vec::new() } else { seen.explain(packs) };
            // Rows are formatted on the worker threads; sentences on this one, because `Localizer` is not `Sync`.
            Ok(if is_plain {
                ExplainedFile::Rows(format_rows(&seen.text, &readings, None))
            } else {
                ExplainedFile::Lines(seen.text, readings)
            })
        };
        par_map_ordered(&self.files, work, |file, done: Result<_, String>| {
            let (text, readings) = match done {
                Ok(ExplainedFile::Lines(text, readings)) => (text, readings),
                Ok(ExplainedFile::Rows(rows)) => {
                    writeln!(out, "# {}", input::display_name(file))?;
                    return out.write_all(rows.as_bytes());
                }
                Err(sentence) => {
                    failure_log.fail(&sentence);
                    return Ok(());
                }
            };
            if for_human && !self.text {
                if std::mem::replace(&mut has_output, true) {
                    writeln!(out)?;
                }
                writeln!(out, "{}", input::display_name(file))?;
                return write_columns(out, &text, &readings, i18n);
            }
            writeln!(out, "# {}", input::display_name(file))?;
            if self.text {
                write_text(out, &text)
            } else {
                out.write_all(format_rows(&text, &readings, self.why.then_some(i18n)).as_bytes())
            }
        })
    }
}

/// The result of a worker thread for one file.
enum ExplainedFile {
    /// The rows, formatted.
    Rows(String),
    /// The text and its classified lines, to be formatted in order.
    Lines(String, Vec<LineExplanation>),
}

/// Reads the received text of a file, without building an article.
fn read_source(file: &Path) -> Result<RawText, String> {
    let bytes = input::read(file)?;
    let with_name = |error: &dyn std::fmt::Display| format!("{error}: {}", input::display_name(file));
    let name = input::file_name(file);
    if read::sniff(&bytes, &name).is_some() {
        let document = read::open(&name, &bytes).map_err(|error| with_name(&error))?;
        return document.raw_text().map_err(|error| with_name(&error));
    }
    formats::open_raw(&name, &bytes).map_err(|error| with_name(&error))
}

/// Writes the lines that are not blank, with the numbers that the rows have.
fn write_text(out: &mut dyn Write, text: &str) -> io::Result<()> {
    for line in text::lines(text).filter(|line| !text::is_blank(line.text)) {
        writeln!(out, "{}\t{}", line.number, escape_cell(line.text))?;
    }
    Ok(())
}

/// Pairs each reading with its line of the text.
fn with_source_lines<'a>(
    text: &'a str,
    readings: &'a [LineExplanation],
) -> impl Iterator<Item = (&'a LineExplanation, text::TextLine<'a>)> {
    let mut lines = text::lines(text).filter(|line| !text::is_blank(line.text));
    readings.iter().filter_map(move |reading| Some((reading, lines.find(|line| line.number >= reading.line)?)))
}

/// Formats tab-separated rows; with `why`, the last cell is the reason as a sentence.
fn format_rows(text: &str, readings: &[LineExplanation], why: Option<&Localizer>) -> String {
    /// The typical length of a row, in bytes.
    const BYTES_PER_ROW: usize = 48;
    let mut rows = String::with_capacity(readings.len() * BYTES_PER_ROW);
    for (reading, line) in with_source_lines(text, readings) {
        push_number(&mut rows, reading.line);
        rows.extend(["\t", reading.role.code(), "\t"]);
        push_reason(&mut rows, &reading.reason, None, why);
        for span in &reading.spans {
            let part = line.text.get(span.range.clone()).unwrap_or_default();
            push_number(&mut rows, reading.line);
            rows.extend(["\t+", span.kind.code(), "\t"]);
            push_reason(&mut rows, &span.reason, Some(part), why);
        }
    }
    rows
}

/// Appends a number in decimal, without a temporary string.
fn push_number(rows: &mut String, number: u32) {
    if number >= 10 {
        push_number(rows, number / 10);
    }
    rows.extend(char::from_digit(number % 10, 10));
}

/// Appends confidence, rule, the text of the part and what the rule matched, and ends the row.
fn push_reason(rows: &mut String, reason: &Reason, part: Option<&str>, why: Option<&Localizer>) {
    push_number(rows, u32::from(reason.confidence));
    rows.extend(["\t", &*escape_cell(&reason.rule)]);
    for value in part.into_iter().chain(Some(reason.detail.as_str()).filter(|seen| !seen.is_empty())) {
        rows.extend(["\t", &*escape_cell(value)]);
    }
    if let Some(i18n) = why {
        rows.extend(["\t", &*escape_cell(&reason_sentence(i18n, reason, part))]);
    }
    rows.push('\n');
}

/// The reason as a sentence. For a part of a line, the rule matched the part itself where it recorded nothing else.
fn reason_sentence(i18n: &Localizer, reason: &Reason, part: Option<&str>) -> String {
    match part {
        Some(part) if reason.detail.is_empty() => {
            i18n.reason(&Reason { detail: text::trim_blank(part).to_owned(), ..reason.clone() })
        }
        _ => i18n.reason(reason),
    }
}

/// Writes aligned columns: the number of the line, its role, its beginning, and the reason.
fn write_columns(out: &mut dyn Write, text: &str, readings: &[LineExplanation], i18n: &Localizer) -> io::Result<()> {
    let mut columns = Vec::new();
    for (reading, line) in with_source_lines(text, readings) {
        let number = reading.line.to_string();
        columns.push([number, i18n.role(reading.role), excerpt(line.text), i18n.reason(&reading.reason)]);
        for span in &reading.spans {
            let part = excerpt(line.text.get(span.range.clone()).unwrap_or_default());
            let why = reason_sentence(i18n, &span.reason, Some(&part));
            columns.push([String::new(), format!("  {}", i18n.span_kind(span.kind)), part, why]);
        }
    }
    let widest = |column: usize| columns.iter().map(|row| text::count_graphemes(&row[column])).max().unwrap_or(0);
    let widths = [widest(0), widest(1), widest(2)];
    for [number, role, line, why] in &columns {
        let pad = |text: &str, width: usize| " ".repeat(width.saturating_sub(text::count_graphemes(text)));
        let (number_pad, role_pad, line_pad) = (pad(number, widths[0]), pad(role, widths[1]), pad(line, widths[2]));
        writeln!(out, "{number_pad}{number}  {role}{role_pad}  {line}{line_pad}  {why}")?;
    }
    Ok(())
}

/// The beginning of a line, with control characters replaced so that none reaches the terminal.
fn excerpt(line: &str) -> String {
    let shown: String = text::trim_blank(line).chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if shown.chars().count() <= EXCERPT_CHARS {
        return shown;
    }
    let cut: String = shown.chars().take(EXCERPT_CHARS - 1).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::super::{CliCommand, run_with};
    use super::*;
    use crate::i18n::Language;
    use redaksi_core::article::Role;
    use std::fs;
    use std::process::ExitCode;

    #[test]
    fn rows_have_a_cell_for_each_value() {
        let reason = Reason { rule: "marker".into(), detail: "Baca\tJuga:".into(), confidence: 99 };
        let readings = [
            LineExplanation { line: 1, role: Role::Title, reason: Reason::default(), spans: vec![] },
            LineExplanation { line: 3, role: Role::Promo, reason, spans: vec![] },
        ];
        let text = "Judul\n\nBaca Juga: Panen";
        assert_eq!(format_rows(text, &readings, None), "1\ttitle\t0\t\n3\tpromo\t99\tmarker\tBaca Juga:\n");
        let row = format_rows(text, &readings[1..], Some(&Localizer::new(Language::English)));
        assert_eq!(row, "3\tpromo\t99\tmarker\tBaca Juga:\tIntroduces another story: “Baca Juga:”.\n");
    }

    #[test]
    fn human_output_has_aligned_columns_and_sentences() {
        let text =
            "Warga Menanam Bakau\r\n\r\nBaca Juga: Panen Raya Tiba di Desa Muara Kenari Setelah Hujan Panjang Reda\r\n";
        let reason = Reason { rule: "marker".into(), detail: "Baca Juga:".into(), confidence: 99 };
        let place = Reason { rule: "headline-place".into(), ..Reason::default() };
        let readings = [
            LineExplanation { line: 1, role: Role::Title, reason: place, spans: vec![] },
            LineExplanation { line: 3, role: Role::Promo, reason, spans: vec![] },
        ];
        let mut out = Vec::new();
        write_columns(&mut out, text, &readings, &Localizer::new(Language::Indonesian)).unwrap();
        let output = String::from_utf8(out).unwrap();
        let rows: Vec<&str> = output.lines().collect();
        let column = |row: &str, word: &str| row[..row.find(word).unwrap()].chars().count();
        assert_eq!(column(rows[0], "Warga Menanam"), column(rows[1], "Baca Juga: Panen"), "{output}");
        assert!(rows[1].contains("…  ") && rows[1].ends_with("“Baca Juga:”."), "{output}");
    }

    #[test]
    fn every_line_that_is_not_blank_has_a_row() {
        let folder = tempfile::tempdir().unwrap();
        let (path, missing) = (folder.path().join("bakau.txt"), folder.path().join("hilang.txt"));
        fs::write(&path, "Warga Menanam Bakau\r\n\r\nWarga desa menanam bakau.\r\n\u{a0}\r\nBaca Juga: Panen\r\n")
            .unwrap();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let command =
            CliCommand::Explain(Explain { files: vec![missing, path.clone()], why: false, rows: false, text: false });
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
    fn line_numbers_of_a_page_match_its_printed_text() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bakau.html");
        let page = "<title>x</title><h1>Warga Menanam\nBakau</h1><p>Warga desa menanam bakau di tepi pantai sejak pagi hari itu.<p><a href=/p>Baca juga: Panen Raya Tiba</a>";
        fs::write(&path, page).unwrap();
        let run = |text| {
            let (mut out, mut err) = (Vec::new(), Vec::new());
            let command = CliCommand::Explain(Explain { text, files: vec![path.clone()], why: false, rows: true });
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
