//! Tables of tags: comma, semicolon or tab separated, with or without headings.

use super::list::known_kind;
use crate::tag_kind::TagKind;
use crate::vocabulary::{TagEntry, VocabularyError};
use crate::word_list::entries;
use crate::words::folded_words;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct Columns {
    name: String,
    kind: String,
    aliases: String,
    broader: String,
    note: String,
    retired: String,
    kinds: Vec<String>,
}

static COLUMNS: LazyLock<Columns> = LazyLock::new(|| {
    ron::from_str(include_str!("../../../../assets/tags/csv_columns.ron"))
        .unwrap_or_else(|error| panic!("csv_columns.ron: {error}"))
});

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Name,
    Kind,
    Aliases,
    Broader,
    Note,
    Retired,
    Other,
}

impl Column {
    fn of_heading(heading: &str) -> Self {
        let heading = folded_words(heading).join(" ");
        let columns = &*COLUMNS;
        let named = [
            (&columns.name, Self::Name),
            (&columns.kind, Self::Kind),
            (&columns.aliases, Self::Aliases),
            (&columns.broader, Self::Broader),
            (&columns.note, Self::Note),
            (&columns.retired, Self::Retired),
        ];
        let found = named.into_iter().find(|(list, _)| entries(list).any(|entry| entry == heading));
        found.map_or(Self::Other, |(_, column)| column)
    }
}

/// The separators of several values in a cell.
const VALUE_SEPARATORS: [char; 3] = ['|', ';', '\n'];

/// Reads a table of tags. The separator is the one of comma, semicolon and tab that the first row has most. With headings, the columns may
/// be in any order; without, the first column is the name, the second the kind, and the others aliases.
///
/// # Errors
/// [`VocabularyError::Syntax`] if a quoted cell does not end.
pub fn tags_from_csv(text: &str) -> Result<Vec<TagEntry>, VocabularyError> {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let count = |separator: char| first.matches(separator).count();
    let separator = [',', ';', '\t'].into_iter().rev().max_by_key(|separator| count(*separator)).unwrap_or(',');
    let mut rows = rows(text, separator)?.into_iter().peekable();
    let headings: Vec<Column> = rows.peek().into_iter().flatten().map(|cell| Column::of_heading(cell)).collect();
    let columns = if headings.contains(&Column::Name) {
        rows.next();
        headings
    } else {
        vec![Column::Name, Column::Kind]
    };
    Ok(rows.filter_map(|row| entry(&row, &columns)).collect())
}

fn entry(row: &[String], columns: &[Column]) -> Option<TagEntry> {
    let mut entry = TagEntry::default();
    let mut kind = None;
    for (index, cell) in row.iter().enumerate() {
        let cell = cell.trim();
        let values =
            || cell.split(VALUE_SEPARATORS).map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned);
        match columns.get(index).copied().unwrap_or(Column::Aliases) {
            Column::Name => cell.clone_into(&mut entry.name),
            Column::Kind => kind = kind_of(cell),
            Column::Aliases => entry.aliases.extend(values()),
            Column::Broader => entry.broader = values().next(),
            Column::Note => cell.clone_into(&mut entry.note),
            Column::Retired => entry.retired_forms.extend(values()),
            Column::Other => {}
        }
    }
    entry.kind = kind.unwrap_or_else(|| known_kind(&entry.name));
    (!entry.name.is_empty()).then_some(entry)
}

fn kind_of(cell: &str) -> Option<TagKind> {
    let word = folded_words(cell).join(" ");
    let kinds = [TagKind::Person, TagKind::Organisation, TagKind::Place, TagKind::Topic, TagKind::Event];
    let found = COLUMNS.kinds.iter().position(|list| entries(list).any(|entry| entry == word))?;
    kinds.get(found).copied()
}

/// Splits a table into rows of cells, as RFC 4180 says: a quoted cell may have separators, line ends and doubled quotes.
fn rows(text: &str, separator: char) -> Result<Vec<Vec<String>>, VocabularyError> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted_since = None;
    let mut line = 1;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        line += usize::from(c == '\n');
        if quoted_since.is_some() {
            if c != '"' {
                cell.push(c);
            } else if rest.next_if_eq(&'"').is_some() {
                cell.push('"');
            } else {
                quoted_since = None;
            }
        } else if c == '"' && cell.trim().is_empty() {
            cell.clear();
            quoted_since = Some(line);
        } else if c == separator {
            row.push(std::mem::take(&mut cell));
        } else if c == '\n' {
            row.push(std::mem::take(&mut cell));
            rows.push(std::mem::take(&mut row));
        } else if c != '\r' {
            cell.push(c);
        }
    }
    if let Some(line) = quoted_since {
        return Err(VocabularyError::Syntax { line, column: 1, what: "a quoted cell does not end".to_owned() });
    }
    row.push(cell);
    rows.push(row);
    rows.retain(|row| row.iter().any(|cell| !cell.trim().is_empty()));
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_by_their_headings() {
        let tags = tags_from_csv(
            "Jenis;Nama;Sinonim;Induk;Catatan\norang;Wati Maharani;\"Bu Wati|W. Maharani\";tokoh;\"a \"\"b\"\"\"\n",
        )
        .unwrap();
        assert_eq!(
            tags,
            [TagEntry {
                name: "Wati Maharani".to_owned(),
                kind: TagKind::Person,
                aliases: vec!["Bu Wati".to_owned(), "W. Maharani".to_owned()],
                broader: Some("tokoh".to_owned()),
                note: "a \"b\"".to_owned(),
                ..TagEntry::default()
            }]
        );
    }

    #[test]
    fn a_table_without_headings_has_names_kinds_and_aliases() {
        let tags = tags_from_csv("banjir,topik,air bah,\nDemak\n").unwrap();
        assert_eq!(tags[0].aliases, ["air bah"]);
        assert_eq!((tags[1].name.as_str(), tags[1].kind), ("Demak", TagKind::Place));
    }

    #[test]
    fn a_cell_that_does_not_end_is_an_error() {
        assert!(matches!(tags_from_csv("a\nb,\"c\nd"), Err(VocabularyError::Syntax { line: 2, .. })));
    }
}
