//! Reads the cells of a CSV file (RFC 4180), separated by commas, semicolons or tabs.

/// A cell with its position in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CsvCell {
    pub text: String,
    /// The line on which it begins, 1-based.
    pub line: usize,
    /// The column at which it begins, 1-based, in characters.
    pub column: usize,
}

/// A quoted cell that begins at this line and column never ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct UnclosedQuote {
    pub line: usize,
    pub column: usize,
}

/// Reads the rows of a CSV text; blank lines are left out. The separator is the one that is most frequent in the first
/// line.
pub(super) fn read_rows(text: &str) -> Result<Vec<Vec<CsvCell>>, UnclosedQuote> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first_line = text.lines().next().unwrap_or_default();
    let count = |separator: &char| first_line.matches(*separator).count();
    // Of separators that are equally frequent, the last one in the list is taken.
    let separator = [';', '\t', ','].into_iter().max_by_key(count).unwrap_or(',');
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    let (mut line, mut column) = (1, 1);
    let mut cell = CsvCell { text: String::new(), line, column };
    let (mut is_quoted, mut was_quoted) = (false, false);
    let mut chars = text.chars().peekable();
    let end_row = |row: &mut Vec<CsvCell>, cell: CsvCell, rows: &mut Vec<Vec<CsvCell>>| {
        row.push(cell);
        let row = std::mem::take(row);
        if row.iter().any(|cell| !cell.text.trim().is_empty()) {
            rows.push(row);
        }
    };
    while let Some(c) = chars.next() {
        let ends_line = c == '\n' || c == '\r' && chars.peek() != Some(&'\n');
        (line, column) = if ends_line { (line + 1, 1) } else { (line, column + 1) };
        match c {
            '"' if is_quoted && chars.peek() == Some(&'"') => {
                cell.text.push('"');
                chars.next();
                column += 1;
            }
            '"' if is_quoted => is_quoted = false,
            '"' if cell.text.is_empty() && !was_quoted => (is_quoted, was_quoted) = (true, true),
            _ if is_quoted => cell.text.push(c),
            _ if ends_line || c == separator => {
                let done = std::mem::replace(&mut cell, CsvCell { text: String::new(), line, column });
                was_quoted = false;
                if ends_line { end_row(&mut row, done, &mut rows) } else { row.push(done) }
            }
            '\r' => {}
            _ => cell.text.push(c),
        }
    }
    if is_quoted {
        return Err(UnclosedQuote { line: cell.line, column: cell.column });
    }
    end_row(&mut row, cell, &mut rows);
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<Vec<String>> {
        let rows = read_rows(text).unwrap();
        rows.into_iter().map(|row| row.into_iter().map(|cell| cell.text).collect()).collect()
    }

    #[test]
    fn cells_are_separated_by_what_the_first_line_uses() {
        assert_eq!(texts("a,b\nc;d,e\n"), [["a", "b"], ["c;d", "e"]]);
        assert_eq!(texts("a;b\r\nc,d;e"), [["a", "b"], ["c,d", "e"]]);
        assert_eq!(texts("\u{feff}a\tb\n\n \t \nc\td\n"), [["a", "b"], ["c", "d"]]);
    }

    #[test]
    fn quoted_cells_may_hold_separators_quotes_and_line_ends() {
        assert_eq!(texts("a,b\n\"c, \"\"d\"\"\",\"e\nf\"\n"), [["a", "b"], ["c, \"d\"", "e\nf"]]);
        assert_eq!(texts("a,b\nc \"d\",\"\"\n"), [["a", "b"], ["c \"d\"", ""]]);
        assert_eq!(read_rows("a,b\nc,\"d\n").unwrap_err(), UnclosedQuote { line: 2, column: 3 });
    }

    #[test]
    fn positions_count_lines_and_characters() {
        let rows = read_rows("a,b\né,\"x\ny\",z\nd\n").unwrap();
        let position = |row: usize, cell: usize| (rows[row][cell].line, rows[row][cell].column);
        assert_eq!([position(1, 1), position(1, 2), position(2, 0)], [(2, 3), (3, 4), (4, 1)]);
    }
}
