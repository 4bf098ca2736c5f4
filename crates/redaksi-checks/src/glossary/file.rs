//! Reads a glossary from RON or CSV, and writes it as RON.

use super::csv::{CsvCell, read_rows};
use super::{Glossary, GlossaryEntry, GlossaryError, GlossaryErrorKind};
use serde::Deserialize;
use std::collections::HashSet;
use std::fmt::Write as _;

/// The columns of a CSV file.
const COLUMNS: [&str; 4] = ["term", "translation", "banned", "note"];

/// What stands between banned translations in a cell of a CSV file.
const BANNED_SEPARATOR: char = '|';

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GlossaryFile {
    #[serde(default = "english")]
    source: String,
    #[serde(default = "indonesian")]
    target: String,
    entries: Vec<GlossaryEntry>,
}

pub(super) fn english() -> String {
    "en".to_owned()
}

pub(super) fn indonesian() -> String {
    "id".to_owned()
}

/// Reads a glossary in RON.
pub(super) fn from_ron(text: &str) -> Result<Glossary, GlossaryError> {
    let file: GlossaryFile = ron::from_str(text).map_err(|error| GlossaryError {
        line: error.span.start.line,
        column: error.span.start.col,
        kind: GlossaryErrorKind::Ron(error.code.to_string()),
    })?;
    let positions = term_positions(text);
    let entries = file.entries.into_iter().enumerate().map(|(index, entry)| {
        let (line, column) = positions.get(index).copied().unwrap_or((1, 1));
        (entry, line, column)
    });
    Ok(Glossary::new(&file.source, &file.target, checked(entries)?))
}

/// Returns the positions of the fields `term:` in a RON text. One inside a string or comment shifts those after it, which
/// only makes messages less exact.
fn term_positions(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (line, text) in (1..).zip(text.lines()) {
        found.extend(text.match_indices("term:").map(|(at, _)| (line, text[..at].chars().count() + 1)));
    }
    found
}

/// Reads a glossary in CSV: the first line names the columns, in any order.
pub(super) fn from_csv(text: &str, source: &str, target: &str) -> Result<Glossary, GlossaryError> {
    let rows = read_rows(text).map_err(|quote| GlossaryError {
        line: quote.line,
        column: quote.column,
        kind: GlossaryErrorKind::QuoteUnclosed,
    })?;
    let mut rows = rows.into_iter();
    let header = rows.next().unwrap_or_default();
    let column = |name: &'static str| {
        let found = header.iter().position(|cell| cell.text.trim().eq_ignore_ascii_case(name));
        found.ok_or(GlossaryError { line: 1, column: 1, kind: GlossaryErrorKind::ColumnMissing(name) })
    };
    let [term, translation] = [column(COLUMNS[0])?, column(COLUMNS[1])?];
    let [banned, note] = [column(COLUMNS[2]).ok(), column(COLUMNS[3]).ok()];
    let entries = rows.map(|row| {
        if row.len() > header.len() && row[header.len()..].iter().any(|cell| !cell.text.trim().is_empty()) {
            let CsvCell { line, column, .. } = row[header.len()];
            let kind = GlossaryErrorKind::TooManyCells(row.len(), header.len());
            return Err(GlossaryError { line, column, kind });
        }
        let text = |index: Option<usize>| index.and_then(|index| row.get(index)).map_or("", |cell| cell.text.as_str());
        let entry = GlossaryEntry {
            term: text(Some(term)).to_owned(),
            translation: text(Some(translation)).to_owned(),
            banned: text(banned).split(BANNED_SEPARATOR).map(str::to_owned).collect(),
            note: text(note).to_owned(),
        };
        Ok((entry, row[0].line, row[0].column))
    });
    Ok(Glossary::new(source, target, checked(entries.collect::<Result<Vec<_>, _>>()?)?))
}

/// Checks entries, given with their positions.
fn checked(
    entries: impl IntoIterator<Item = (GlossaryEntry, usize, usize)>,
) -> Result<Vec<GlossaryEntry>, GlossaryError> {
    let mut terms = HashSet::new();
    let check = |(entry, line, column): (GlossaryEntry, usize, usize)| {
        let entry = entry.trimmed();
        let error = |kind| Err(GlossaryError { line, column, kind });
        if let Err(kind) = check_entry(&entry) {
            return error(kind);
        }
        if !terms.insert(entry.term.to_lowercase()) {
            return error(GlossaryErrorKind::TermRepeated(entry.term));
        }
        Ok(entry)
    };
    entries.into_iter().map(check).collect()
}

/// Checks an entry by itself.
pub(super) fn check_entry(entry: &GlossaryEntry) -> Result<(), GlossaryErrorKind> {
    if entry.term.is_empty() {
        return Err(GlossaryErrorKind::TermMissing);
    }
    if entry.translation.is_empty() {
        return Err(GlossaryErrorKind::TranslationMissing(entry.term.clone()));
    }
    let translation = entry.translation.to_lowercase();
    if entry.banned.iter().any(|banned| banned.to_lowercase() == translation) {
        return Err(GlossaryErrorKind::ApprovedAndBanned(entry.term.clone(), entry.translation.clone()));
    }
    Ok(())
}

/// Writes a glossary as RON, one line for each entry, in the order of the terms.
pub(super) fn to_ron(glossary: &Glossary) -> String {
    let quoted = |text: &str| ron::to_string(text).unwrap_or_default();
    let mut ron = format!(
        "(\n    source: {},\n    target: {},\n    entries: [\n",
        quoted(glossary.source()),
        quoted(glossary.target())
    );
    let mut entries: Vec<&GlossaryEntry> = glossary.entries().iter().collect();
    entries.sort_by_cached_key(|entry| (entry.term.to_lowercase(), entry.term.clone()));
    for entry in entries {
        let banned: Vec<String> = entry.banned.iter().map(|text| quoted(text)).collect();
        let _ = writeln!(
            ron,
            "        (term: {}, translation: {}, banned: [{}], note: {}),",
            quoted(&entry.term),
            quoted(&entry.translation),
            banned.join(", "),
            quoted(&entry.note),
        );
    }
    ron + "    ],\n)\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn csv_error(text: &str) -> String {
        Glossary::from_csv(text, "en", "id").unwrap_err().to_string()
    }

    #[test]
    fn csv_and_ron_give_the_same_glossary() {
        let csv =
            "Note;Banned;Term;Translation\n\"di \"\"rumah\"\"\";tetikus|mouse;mouse;tikus\n;; cloud ;komputasi awan\n";
        let glossary = Glossary::from_csv(csv, "en", "id").unwrap();
        assert_eq!(glossary.entries()[0].banned, ["tetikus", "mouse"]);
        assert_eq!(glossary.entries()[0].note, "di \"rumah\"");
        let ron = glossary.to_ron();
        let again = Glossary::from_ron(&ron).unwrap();
        assert_eq!(again.entries().iter().map(|entry| &entry.term).collect::<Vec<_>>(), ["cloud", "mouse"]);
        assert_eq!(again.to_ron(), ron);
        assert!(ron.contains("(term: \"cloud\", translation: \"komputasi awan\", banned: [], note: \"\"),\n"));
    }

    #[test]
    fn fields_of_ron_may_be_left_out() {
        let glossary = Glossary::from_ron("(entries: [(term: \"court\", translation: \"pengadilan\")])").unwrap();
        assert_eq!((glossary.source(), glossary.target(), glossary.entries().len()), ("en", "id", 1));
    }

    #[test]
    fn errors_say_where_and_what() {
        assert_eq!(
            csv_error("term,banned\n"),
            "line 1, column 1: the first line must name the columns term,translation,banned,note; the column `translation` is missing"
        );
        assert_eq!(csv_error("term,translation\na,b\n\n ,c\n"), "line 4, column 1: an entry has no term");
        assert_eq!(csv_error("term,translation\na,\n"), "line 2, column 1: the term `a` has no translation");
        assert_eq!(csv_error("term,translation\na,b\nA,c\n"), "line 3, column 1: the term `A` is there twice");
        assert_eq!(
            csv_error("term,translation\na,b,c\n"),
            "line 2, column 5: this row has 3 cells, but the first line names 2 columns; put text with a separator in quotes"
        );
        assert_eq!(
            csv_error("term,translation,banned\na,b,c|B\n"),
            "line 2, column 1: the translation `b` of the term `a` is approved and banned at once"
        );
        assert_eq!(
            csv_error("term,translation\na,\"b\n"),
            "line 2, column 3: the quotation mark of this cell is never closed"
        );
        let ron_error = |text: &str| Glossary::from_ron(text).unwrap_err();
        assert_eq!(
            ron_error("(entries: [\n  (term: \"a\", translation: \"b\"),\n  (term: \"a\", translation: \"c\"),\n])")
                .to_string(),
            "line 3, column 4: the term `a` is there twice"
        );
        let error = ron_error("(\n  entries: [(term: a)],\n)");
        assert_eq!((error.line, error.column), (2, 19));
        assert!(matches!(error.kind, GlossaryErrorKind::Ron(_)));
    }
}
