//! A table for spreadsheets: a row with the names of the columns, then one row for each story, as RFC 4180 describes it.
//! It begins with a byte order mark, without which Excel does not read it as UTF-8.

use crate::document::{FIELDS, PublishedStory};

/// Writes stories as a table.
pub(crate) fn write(stories: &[PublishedStory]) -> String {
    let mut text = String::from("\u{feff}");
    let names = FIELDS.iter().map(|name| name.code().replace('-', "_"));
    push_row(&mut text, names.chain(["tags", "related", "body", "guid"].map(str::to_owned)));
    for story in stories {
        push_row(&mut text, cells(story).into_iter());
    }
    text
}

/// Returns the cells of a story, in the order of the columns.
fn cells(story: &PublishedStory) -> Vec<String> {
    let related = story.related.iter().map(|link| match link.url.as_str() {
        "" => link.title.clone(),
        url => format!("{} <{url}>", link.title),
    });
    let mut cells: Vec<String> = FIELDS.iter().map(|name| story.value(*name)).collect();
    cells.push(story.tags.join(", "));
    cells.push(related.collect::<Vec<_>>().join("\n"));
    cells.push(story.body_text());
    cells.push(format!("urn:uuid:{}", story.uuid()));
    cells
}

/// Whether a text of the story begins like a formula.
pub(crate) fn has_formula(story: &PublishedStory) -> bool {
    cells(story).iter().any(|cell| is_formula(cell))
}

/// Whether a spreadsheet may take the text for a formula: the signs are those of the OWASP page on CSV injection, with
/// their full-width forms. White space in front of them does not help.
fn is_formula(text: &str) -> bool {
    text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || text.starts_with(['\t', '\r', '\n'])
}

fn push_row(text: &mut String, cells: impl Iterator<Item = String>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(',');
        }
        let guard = if is_formula(&cell) { "'" } else { "" };
        if cell.contains([',', '"', '\n', '\r']) || !guard.is_empty() {
            text.extend(["\"", guard, &cell.replace('"', "\"\""), "\""]);
        } else {
            text.push_str(&cell);
        }
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::tests::full_story;
    use crate::document::{InlineRun, PublishedBlock};

    /// Reads a table as RFC 4180 describes it.
    fn rows(text: &str) -> Vec<Vec<String>> {
        let (mut rows, mut row, mut cell, mut is_quoted) = (Vec::new(), Vec::new(), String::new(), false);
        let mut chars = text.strip_prefix('\u{feff}').unwrap().chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' if is_quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
                '"' => is_quoted = !is_quoted,
                ',' if !is_quoted => row.push(std::mem::take(&mut cell)),
                '\r' if !is_quoted && chars.next_if_eq(&'\n').is_some() => {
                    row.push(std::mem::take(&mut cell));
                    rows.push(std::mem::take(&mut row));
                }
                c => cell.push(c),
            }
        }
        assert!(!is_quoted && cell.is_empty(), "the table ends inside a row");
        rows
    }

    #[test]
    fn each_story_is_a_row_whose_cells_are_read_back() {
        let stories = [full_story(), PublishedStory::default()];
        let rows = rows(&write(&stories));
        assert_eq!((rows.len(), rows[0].len()), (3, 22));
        assert_eq!(
            (rows[1].as_slice(), rows[2].as_slice()),
            (cells(&stories[0]).as_slice(), cells(&stories[1]).as_slice())
        );
        let column = |name: &str| rows[0].iter().position(|cell| cell == name).unwrap();
        assert_eq!(rows[1][column("headline")], "Warga & \"Sahabat\" <Menanam> Bakau");
        assert_eq!(rows[1][column("source_title")], "Thousand mangroves");
        assert!(rows[1][column("body")].contains("\n\n3. Bibit dari kebun sekolah\n\n"));
    }

    #[test]
    fn no_cell_begins_like_a_formula() {
        for formula in ["=1+1", "+62 812", "-5 derajat", "@akun", "  =A1", "＝A1"] {
            let story = PublishedStory { headline: formula.into(), ..PublishedStory::default() };
            assert_eq!(rows(&write(std::slice::from_ref(&story)))[1][0], format!("'{formula}"));
            assert!(has_formula(&story), "{formula}");
        }
        let dash = PublishedBlock::Paragraph(vec![InlineRun::plain("– Warga menanam.")]);
        assert!(!has_formula(&PublishedStory { body: vec![dash], ..PublishedStory::default() }));
    }
}
