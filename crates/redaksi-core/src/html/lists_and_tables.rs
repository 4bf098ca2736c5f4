//! Prints the numbers of ordered lists, and puts the cells of each table row on one line.
//!
//! Both need the whole table or list, so they follow the walk over the page. Tables that only lay out the page keep a
//! line for each block.

use crate::html::class_names::ClassHint;
use crate::html::element::Part;
use crate::html::hints::{Element, Landmark, TableKind};
use crate::html::line_builder::{LetterStyle, LineSegment, RawLine};
use crate::html::walker::{HtmlWalker, Node};
use std::collections::HashMap;

/// A table with more letters in one cell lays out the page, and so does one with more lines in one cell.
const MAX_CELL_LETTERS: usize = 500;
const MAX_CELL_LINES: usize = 8;
/// How many elements around a list are searched for class names of lists that show no numbers.
const MAX_LIST_ANCESTORS: usize = 6;
/// Separates the cells of a row, and the lines of a cell.
const CELL_SEPARATOR: &str = "\t";
const LINE_SEPARATOR: &str = " ";

/// The node of the innermost table, row and cell around a node; zero where there is none.
#[derive(Clone, Copy, Debug, Default)]
struct TablePlace {
    table: usize,
    row: usize,
    cell: usize,
}

/// What is known about a table.
#[derive(Clone, Copy, Debug, Default)]
struct TableStats {
    /// How many of its rows have at least two cells with text.
    wide_rows: usize,
    rows: usize,
    /// Whether a cell is nothing but links.
    has_link_cell: bool,
    lays_out_page: bool,
    /// Whether its markup says that it holds data.
    is_declared: bool,
}

impl TableStats {
    fn kind(self) -> TableKind {
        match (self.wide_rows, self.rows) {
            _ if self.lays_out_page => TableKind::None,
            (1, _) if self.is_declared => TableKind::Data,
            (2.., _) if self.has_link_cell => TableKind::Links,
            (2.., _) => TableKind::Data,
            (0, 2..) => TableKind::Column,
            _ => TableKind::None,
        }
    }
}

/// Rebuilds the lines of the walker with list numbers and table rows.
pub(crate) fn print_lists_and_tables(walker: &mut HtmlWalker) {
    let has_table = walker.nodes.iter().any(|node| node.part == Some(Part::Row));
    if !has_table && walker.markers.is_empty() {
        return;
    }
    let places = table_places(&walker.nodes);
    let tables = measure_tables(walker, &places);
    let item_of = list_items(&walker.nodes);
    let kind_at = |place: TablePlace| {
        if place.row > 0 && place.cell > 0 { tables[place.table].kind() } else { TableKind::None }
    };
    let is_row = |place: TablePlace| matches!(kind_at(place), TableKind::Data | TableKind::Links);
    let old_text = std::mem::take(&mut walker.line_builder.text);
    let old_lines = std::mem::take(&mut walker.line_builder.lines);
    let mut text = String::with_capacity(old_text.len() + 16);
    let mut lines: Vec<RawLine> = Vec::with_capacity(old_lines.len());
    let mut is_numbered = vec![false; walker.nodes.len()];
    let mut above: Option<TablePlace> = None;
    // For each old line, how many lines are above it now, and at the end all of them.
    let mut new_lines: Vec<usize> = Vec::with_capacity(old_lines.len() + 1);
    for line in old_lines {
        let place = places[line.node];
        let joined = above.filter(|above| is_row(place) && above.row == place.row);
        if joined.is_none() && above.is_some_and(is_row) {
            pad_row(walker, above.unwrap_or_default(), &mut text, &mut lines);
        }
        new_lines.push(lines.len() - usize::from(joined.is_some()));
        let marker = list_marker(walker, &item_of, &line, &old_text, &mut is_numbered);
        if let (Some(above), Some(row)) = (joined, lines.last_mut()) {
            text.pop();
            if above.cell == place.cell {
                text.push_str(LINE_SEPARATOR);
            } else {
                let columns = [above, place].map(|place| walker.nodes[place.cell].column);
                text.push_str(&CELL_SEPARATOR.repeat(columns[1].saturating_sub(columns[0]).max(1)));
            }
            let start = row.range.start;
            add_parts(&mut text, start, &marker, &line, &old_text, &mut row.segments);
            row.range.end = text.len();
            row.node = place.row;
        } else {
            let start = text.len();
            if is_row(place) {
                text.push_str(&CELL_SEPARATOR.repeat(walker.nodes[place.cell].column));
            }
            let mut segments = Vec::with_capacity(line.segments.len() + 1);
            add_parts(&mut text, start, &marker, &line, &old_text, &mut segments);
            let has_columns = is_row(place) && walker.nodes[place.cell].column > 0;
            let node = if has_columns { place.row } else { line.node };
            lines.push(RawLine { range: start..text.len(), node, segments, table: kind_at(place) });
        }
        text.push('\n');
        above = Some(place);
    }
    if let Some(above) = above.filter(|above| is_row(*above)) {
        pad_row(walker, above, &mut text, &mut lines);
    }
    new_lines.push(lines.len());
    let moved = |line: usize| new_lines.get(line).copied().unwrap_or(lines.len());
    for image in &mut walker.images {
        image.lines_above = moved(image.lines_above);
    }
    for figure in &mut walker.figures {
        *figure = moved(figure.start)..moved(figure.end);
    }
    walker.line_builder.text = text;
    walker.line_builder.lines = lines;
}

/// Appends separators for the empty cells at the end of a row; `last` is the place of its last line.
fn pad_row(walker: &HtmlWalker, last: TablePlace, text: &mut String, lines: &mut [RawLine]) {
    let columns = walker.nodes[last.row].row.and_then(|row| walker.rows.get(row)).copied().unwrap_or_default();
    let missing = columns.saturating_sub(walker.nodes[last.cell].column + 1);
    if let Some(row) = lines.last_mut().filter(|_| missing > 0) {
        row.node = last.row;
        text.pop();
        text.push_str(&CELL_SEPARATOR.repeat(missing));
        row.range.end = text.len();
        text.push('\n');
    }
}

/// Appends a line with its marker to the text; `start` is the offset of the line that its segments are counted from.
fn add_parts(
    text: &mut String,
    start: usize,
    marker: &str,
    line: &RawLine,
    old_text: &str,
    segments: &mut Vec<LineSegment>,
) {
    if !marker.is_empty() {
        let from = text.len() - start;
        text.push_str(marker);
        let range = from..text.len() - start;
        segments.push(LineSegment { range, node: line.node, link: None, style: LetterStyle::default() });
        text.push(' ');
    }
    let moved = text.len() - start;
    text.push_str(&old_text[line.range.clone()]);
    segments.extend(line.segments.iter().map(|segment| LineSegment {
        range: segment.range.start + moved..segment.range.end + moved,
        ..segment.clone()
    }));
}

fn table_places(nodes: &[Node]) -> Vec<TablePlace> {
    let mut places: Vec<TablePlace> = Vec::with_capacity(nodes.len());
    for (number, node) in nodes.iter().enumerate() {
        let around = places.get(node.parent).copied().unwrap_or_default();
        places.push(match node.part {
            Some(Part::Table | Part::DataTable) => TablePlace { table: number, row: 0, cell: 0 },
            Some(Part::Row) => TablePlace { row: number, cell: 0, ..around },
            Some(Part::Cell) => TablePlace { cell: number, ..around },
            _ => around,
        });
    }
    places
}

/// Decides for each table whether it holds data.
fn measure_tables(walker: &HtmlWalker, places: &[TablePlace]) -> Vec<TableStats> {
    let mut tables = vec![TableStats::default(); walker.nodes.len()];
    for (number, node) in walker.nodes.iter().enumerate() {
        tables[number].is_declared = node.part == Some(Part::DataTable);
        if matches!(node.part, Some(Part::Table | Part::DataTable)) {
            tables[places[node.parent].table].lays_out_page = true;
        }
    }
    // The row and the cell that the lines above belong to, the letters and lines of that cell, and the cells of the row.
    let (mut row, mut cell, mut letters, mut lines, mut cells) = (0, 0, 0, 0, 0);
    // For each cell, whether all of its lines so far are nothing but links.
    let mut link_cells: HashMap<usize, bool> = HashMap::new();
    for line in &walker.line_builder.lines {
        let place = places[line.node];
        if place.cell == 0 {
            continue;
        }
        if place.row != row {
            (row, cells) = (place.row, 0);
            tables[place.table].rows += 1;
        }
        if place.cell != cell {
            (cell, letters, lines, cells) = (place.cell, 0, 0, cells + 1);
            tables[place.table].wide_rows += usize::from(cells == 2);
        }
        let is_link = line.segments.iter().all(|segment| segment.link.is_some());
        link_cells.entry(place.cell).and_modify(|all| *all &= is_link).or_insert(is_link);
        letters += walker.line_builder.text[line.range.clone()].chars().filter(|c| c.is_alphanumeric()).count();
        lines += 1;
        let is_headline = walker.nodes[line.node].element == Element::Heading(1);
        tables[place.table].lays_out_page |= letters > MAX_CELL_LETTERS || lines > MAX_CELL_LINES || is_headline;
    }
    for (cell, _) in link_cells.into_iter().filter(|(_, is_link)| *is_link) {
        tables[places[cell].table].has_link_cell = true;
    }
    tables
}

/// Returns the innermost numbered list item around each node; zero where there is none.
fn list_items(nodes: &[Node]) -> Vec<usize> {
    let mut items = vec![0; nodes.len()];
    for (number, node) in nodes.iter().enumerate() {
        items[number] = if node.marker.is_some() { number } else { items[node.parent] };
    }
    items
}

/// Returns the numbers of the list items that begin with this line, separated by spaces.
fn list_marker(
    walker: &HtmlWalker,
    item_of: &[usize],
    line: &RawLine,
    old_text: &str,
    is_numbered: &mut [bool],
) -> String {
    let mut marker = String::new();
    let mut item = item_of[line.node];
    while item > 0 && !is_numbered[item] {
        is_numbered[item] = true;
        if let Some(own) = walker.nodes[item].marker.filter(|_| shows_numbers(&walker.nodes, item)) {
            let gap = if marker.is_empty() { "" } else { " " };
            marker = format!("{}{gap}{marker}", walker.markers[own]);
        }
        item = item_of[walker.nodes[item].parent];
    }
    let is_link = line.segments.iter().all(|segment| segment.link.is_some());
    let is_text = old_text[line.range.clone()].chars().any(char::is_alphanumeric);
    if is_link || !is_text { String::new() } else { marker }
}

/// Whether the list around an item is no menu, trail or list of links: style sheets take the numbers of those away.
fn shows_numbers(nodes: &[Node], item: usize) -> bool {
    const UNNUMBERED: [ClassHint; 11] = [
        ClassHint::Breadcrumb,
        ClassHint::Menu,
        ClassHint::Related,
        ClassHint::List,
        ClassHint::Share,
        ClassHint::Tags,
        ClassHint::Comment,
        ClassHint::Pagination,
        ClassHint::Sidebar,
        ClassHint::Overlay,
        ClassHint::Ad,
    ];
    const LANDMARKS: [Landmark; 4] = [Landmark::Navigation, Landmark::Header, Landmark::Footer, Landmark::Form];
    let in_landmark = LANDMARKS.into_iter().any(|landmark| nodes[item].landmarks.contains(landmark));
    let mut around = std::iter::successors(Some(item), |node| Some(nodes[*node].parent)).take(MAX_LIST_ANCESTORS);
    !in_landmark && !around.any(|node| nodes[node].class_hints.intersects(&UNNUMBERED))
}

/// Returns the number of a list item as the page shows it; `kind` is the `type` of the list.
pub(crate) fn format_list_number(number: i64, kind: &str) -> String {
    let letters = |first: u8| {
        let mut rest = number;
        let mut reversed = Vec::new();
        while rest > 0 {
            rest -= 1;
            reversed.push(char::from(first + u8::try_from(rest % 26).unwrap_or(0)));
            rest /= 26;
        }
        reversed.into_iter().rev().collect::<String>()
    };
    let label = match kind {
        "a" if number > 0 => letters(b'a'),
        "A" if number > 0 => letters(b'A'),
        "i" if (1..4_000).contains(&number) => roman(number).to_ascii_lowercase(),
        "I" if (1..4_000).contains(&number) => roman(number),
        _ => number.to_string(),
    };
    format!("{label}.")
}

fn roman(number: i64) -> String {
    const SIGNS: [(i64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(html: &str) -> String {
        crate::html::parse(html.as_bytes()).text
    }

    #[test]
    fn a_row_is_one_line_with_its_cells_apart() {
        let page = "<table><caption>Harga ikan</caption><tr><th>Jenis<th>Harga</tr>\
            <tr><td><p>Tuna</p><p>besar</p></td><td><b>Rp</b>90</td></tr><tr><td></td><td>Kosong</td></tr></table><p>Akhir";
        assert_eq!(text_of(page), "Harga ikan\nJenis\tHarga\nTuna besar\tRp90\n\tKosong\nAkhir\n");
    }

    #[test]
    fn empty_cells_keep_their_columns() {
        let page = "<table><tr><td>Hari<td>Pagi<td>Sore</tr><tr><td>Senin<td></td><td>5</tr><tr><td></td><td>3<td></tr>\
            <tr><td colspan=2>Rabu<td>4</tr></table><p>Akhir";
        assert_eq!(text_of(page), "Hari\tPagi\tSore\nSenin\t\t5\n\t3\t\nRabu\t\t4\nAkhir\n");
    }

    #[test]
    fn a_table_around_the_story_keeps_its_lines() {
        let story = "<p>Warga desa menanam bakau di tepi pantai sejak pagi.</p>".repeat(12);
        let page = format!("<table><tr><td>Menu</td><td>{story}</td></tr><tr><td>a</td><td>b</td></tr></table>");
        assert_eq!(text_of(&page).lines().count(), 15);
        let nested = "<table><tr><td>a</td><td><table><tr><td>b</td></tr></table></td></tr><tr><td>c<td>d</table>";
        assert_eq!(text_of(nested), "a\nb\nc\nd\n");
    }

    #[test]
    fn links_keep_their_place_in_a_row() {
        let page = crate::html::parse(b"<table><tr><td>a</td><td><a href=/b>bakau</a></td></tr><tr><td>c<td>d</table>");
        let line = page.text.lines().next().unwrap();
        assert_eq!(&line[page.hints(1).unwrap().links[0].range.clone()], "bakau");
    }

    #[test]
    fn the_kind_of_a_table_is_known_for_each_of_its_rows() {
        let kinds = |html: &str| {
            let page = crate::html::parse(html.as_bytes());
            let lines = page.text.lines().zip(1..).map(|(_, number)| page.hints(number).unwrap().table);
            lines.collect::<Vec<_>>()
        };
        assert_eq!(
            kinds("<p>x<table><tr><td>a<td>b</tr><tr><td>c<td>d</tr><tr><td colspan=2>e</tr></table>"),
            [TableKind::None, TableKind::Data, TableKind::Data, TableKind::Data]
        );
        assert_eq!(
            kinds("<table><tr><td>a<td><a href=/b>b</a></tr><tr><td>c<td>d</tr></table>"),
            [TableKind::Links; 2]
        );
        assert_eq!(kinds("<table><tr><td>a</tr><tr><td>b</tr></table>"), [TableKind::Column; 2]);
        assert_eq!(kinds("<table><tr><td>a<td>b</tr></table>"), [TableKind::None; 2]);
    }

    #[test]
    fn a_table_that_says_so_is_a_table_with_one_row_too() {
        let table = |text: &str| format!("<table role=\"table\"><tr><td>{text}<td>b</tr></table><p>Akhir");
        assert_eq!(text_of(&table("a")), "a\tb\nAkhir\n");
        assert_eq!(text_of(&table(&"panjang ".repeat(90))).lines().count(), 3, "a frame around text");
    }

    #[test]
    fn items_of_ordered_lists_have_their_numbers() {
        assert_eq!(
            text_of("<ol><li>Saring<li><p>Aduk</p><p>lagi</p><li value=7>Tutup</ol>"),
            "1. Saring\n2. Aduk\nlagi\n7. Tutup\n"
        );
        assert_eq!(text_of("<ol start=4 type=a><li>Saring</ol><ul><li>Aduk</ul>"), "d. Saring\nAduk\n");
        assert_eq!(
            text_of("<ol><li>Saring<ol type=i><li>sekali<li>lagi</ol></ol>"),
            "1. Saring\ni. sekali\nii. lagi\n"
        );
        assert_eq!(text_of("<ol class=breadcrumb><li>Beranda</ol><ol><li><a href=/b>Lain</a></ol>"), "Beranda\nLain\n");
        assert_eq!(text_of("<ol style='list-style: none'><li>Saring</ol>"), "Saring\n");
    }

    #[test]
    fn numbers_are_written_as_letters_and_roman_figures() {
        let all = [(1, "a"), (28, "A"), (14, "I"), (9, "i"), (0, "a"), (-3, "1")];
        let seen = all.map(|(number, kind)| format_list_number(number, kind));
        assert_eq!(seen, ["a.", "AB.", "XIV.", "ix.", "0.", "-3."]);
    }
}
