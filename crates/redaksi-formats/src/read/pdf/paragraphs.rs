//! Puts the lines of pages together to paragraphs: without running heads and page numbers, with words joined that were
//! divided at the end of a line.

use crate::read::flow::{Flow, FlowBlock, FlowCell, FlowKind, ListMark, RunStyle};
use crate::read::pdf::lines::PageLine;
use std::collections::{HashMap, HashSet};

/// How many lines at the top and at the bottom of a page may be its running head or foot.
const EDGE_LINES: usize = 3;
/// A line is larger than the text, and a heading, if its letters are larger by this factor.
const HEADING_SIZE: f64 = 1.17;
/// Letters of a new paragraph or a heading differ in size by at least this factor.
const OTHER_SIZE: f64 = 1.12;
/// A heading has at most as many characters.
const MAX_HEADING_CHARS: usize = 250;
/// The distance of two lines of one paragraph is at most this many times the usual one.
const PARAGRAPH_GAP: f64 = 1.3;
/// A line that ends this part of the width of its column before its edge is short.
const SHORT_LINE: f64 = 0.12;
/// How many letters more than a word has must have room at the end of a line, behind a sentence or elsewhere: a space, and
/// as much as letters differ in width.
const ROOM_BEHIND_SENTENCE: f64 = 1.2;
const ROOM_BEHIND_WORD: f64 = 2.5;
/// How many lines before and behind a line show the edges of its column.
const NEAR_LINES: usize = 12;
/// The usual distance of two lines, in parts of the size of the letters, where it cannot be measured.
const USUAL_LEADING: f64 = 1.2;

/// The paragraphs of a document.
#[derive(Debug, Default)]
pub(super) struct BuiltPages {
    pub flow: Flow,
    /// The running heads, feet and page numbers that were left out, each once.
    pub furniture: Vec<String>,
}

/// Builds the paragraphs of the pages.
pub(super) fn build_paragraphs(pages: Vec<Vec<PageLine>>) -> BuiltPages {
    let (pages, furniture) = without_furniture(pages);
    let words = known_words(&pages);
    let body_size = body_size(&pages);
    let leading = usual_leading(&pages, body_size);
    let mut builder =
        Builder { flow: Flow::default(), open: None, rows: Vec::new(), words, body_size, has_headline: false };
    let mut above: Option<LineAbove<'_>> = None;
    for page in &pages {
        // The first line of a page stands to the last line of the page before as one in the next column.
        for (index, line) in page.iter().enumerate() {
            if is_row(page, index) {
                builder.row(line);
                above = Some(LineAbove::of(page, index));
                continue;
            }
            builder.end_table();
            let place = above.as_ref().map(|above| LinePlace::of(page, index, above, leading)).unwrap_or_default();
            builder.line(line, &place);
            above = Some(LineAbove::of(page, index));
        }
        if let Some(above) = &mut above {
            above.is_on_page = false;
        }
    }
    builder.end();
    builder.end_table();
    BuiltPages { flow: builder.flow, furniture }
}

/// The line before another one.
struct LineAbove<'a> {
    line: &'a PageLine,
    /// Whether it is on the same page.
    is_on_page: bool,
    /// The right edge of its column.
    column_right: f64,
}

impl<'a> LineAbove<'a> {
    fn of(page: &'a [PageLine], index: usize) -> Self {
        let line = &page[index];
        // The lines near it show the right edge of its column.
        let near = &page[index.saturating_sub(NEAR_LINES)..(index + NEAR_LINES).min(page.len())];
        let column = near.iter().filter(|other| {
            other.left < line.right && other.right > line.left && (other.size - line.size).abs() < line.size * 0.1
        });
        let right = column.map(|other| other.right).fold(line.right, f64::max);
        Self { line, is_on_page: true, column_right: right }
    }
}

/// How a line stands to the one before it.
#[expect(clippy::struct_excessive_bools, reason = "each is a sign of its own")]
#[derive(Debug, Default)]
struct LinePlace {
    /// Whether there is a line before it in the same column.
    follows: bool,
    /// Whether it stands lower than the next line of a paragraph would.
    has_gap: bool,
    /// Whether it begins further to the right than the lines around it.
    is_indented: bool,
    /// Whether the line before ends well before the right edge of its column.
    is_above_short: bool,
    /// How many letters more than the first word of the line have room at the end of the line before: if any have, the line
    /// was not broken for lack of room.
    room_above: f64,
}

impl LinePlace {
    fn of(page: &[PageLine], index: usize, before: &LineAbove<'_>, leading: f64) -> Self {
        let (line, above) = (&page[index], before.line);
        let distance = line.y - above.y;
        let follows = before.is_on_page && distance > 0.0 && line.left < above.right && line.right > above.left;
        let usual = leading.max(USUAL_LEADING) * line.size.min(above.size);
        let next = page.get(index + 1).filter(|next| next.y > line.y && (next.size - line.size).abs() < 0.5);
        let left = next.map_or(above.left, |next| next.left);
        let letters = line.text.chars().count().max(1) as f64;
        let first_word = line.text.split_whitespace().next().unwrap_or_default().chars().count() as f64;
        let letter_width = ((line.right - line.left) / letters).max(0.1);
        let is_right_of = |left: f64| line.left > left + line.size * 0.6;
        Self {
            follows,
            has_gap: follows && distance > usual * PARAGRAPH_GAP,
            // At the top of a column, only the line below can be compared.
            is_indented: is_right_of(left) && if follows { is_right_of(above.left) } else { next.is_some() },
            is_above_short: above.right < before.column_right - (before.column_right - above.left) * SHORT_LINE,
            room_above: (before.column_right - above.right) / letter_width - first_word,
        }
    }
}

/// The paragraphs so far, and the open one.
struct Builder {
    flow: Flow,
    open: Option<OpenParagraph>,
    /// The rows of the table so far.
    rows: Vec<Vec<FlowCell>>,
    words: HashSet<String>,
    body_size: f64,
    has_headline: bool,
}

struct OpenParagraph {
    text: String,
    size: f64,
}

/// Whether a line is a row of a table: it has cells, and a line beside it has as many.
fn is_row(page: &[PageLine], index: usize) -> bool {
    let cells = |index: usize| page.get(index).map_or(0, |line| line.text.matches('\t').count());
    let above = index.checked_sub(1).map_or(0, cells);
    cells(index) > 0 && [above, cells(index + 1)].contains(&cells(index))
}

impl Builder {
    /// Adds a row to the open table.
    fn row(&mut self, line: &PageLine) {
        self.end();
        let cell = |text: &str| {
            let mut block = FlowBlock::default();
            block.push(text.trim(), &RunStyle::default());
            vec![block]
        };
        self.rows.push(line.text.split('\t').map(cell).collect());
    }

    fn end_table(&mut self) {
        if !self.rows.is_empty() {
            self.flow.push_table(std::mem::take(&mut self.rows));
        }
    }

    fn line(&mut self, line: &PageLine, place: &LinePlace) {
        let Some(open) = &mut self.open else { return self.begin(line) };
        let is_other_size = line.size > open.size * OTHER_SIZE || open.size > line.size * OTHER_SIZE;
        let ends = open.text.trim_end().ends_with(['.', '!', '?', '…', '"', '”', '’', ')', ':', '»', '。']);
        let is_divided = open.text.ends_with(['-', '\u{2010}', '\u{ad}']);
        let is_item = begins_item(&line.text);
        let begins_sentence = line.text.starts_with(|c: char| !c.is_lowercase());
        let needed = if ends && begins_sentence { ROOM_BEHIND_SENTENCE } else { ROOM_BEHIND_WORD };
        let is_heading = open.size.min(line.size) > self.body_size * HEADING_SIZE;
        let is_new = is_other_size
            || place.has_gap
            || is_item
            // The lines of a heading may be centred.
            || place.is_indented && !is_heading && (ends || place.follows)
            || place.is_above_short && ends
            // The lines of a heading are balanced, and short in the middle of a sentence too.
            || place.room_above > needed && !is_divided && line.size < self.body_size * HEADING_SIZE;
        if is_new {
            self.end();
            return self.begin(line);
        }
        join_line(&mut open.text, &line.text, &self.words);
    }

    fn begin(&mut self, line: &PageLine) {
        self.open = Some(OpenParagraph { text: line.text.clone(), size: line.size });
    }

    fn end(&mut self) {
        let Some(open) = self.open.take() else { return };
        let is_heading = open.size > self.body_size * HEADING_SIZE
            && open.text.chars().count() <= MAX_HEADING_CHARS
            && open.text.chars().any(char::is_alphabetic);
        let kind = if !is_heading {
            FlowKind::Paragraph
        } else if self.has_headline {
            FlowKind::Heading(2)
        } else {
            self.has_headline = true;
            FlowKind::Heading(1)
        };
        let text = open.text.trim();
        let item = text.trim_start_matches(is_bullet).trim_start();
        let is_item = !is_heading && begins_item(text) && !text.starts_with('*') && !item.is_empty();
        let (kind, text) =
            if is_item { (FlowKind::Item { level: 0, mark: ListMark::Bullet }, item) } else { (kind, text) };
        let mut block = FlowBlock { kind, ..FlowBlock::default() };
        block.push(text, &RunStyle::default());
        self.flow.push(block);
    }
}

/// Whether a line begins an item of a list, by its bullet.
fn begins_item(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(is_bullet) && letters.next().is_some_and(char::is_whitespace)
}

fn is_bullet(c: char) -> bool {
    "•▪◦‣●○■□➢✓*".contains(c)
}

/// Appends a line to a paragraph. A word that was divided is joined: at a soft hyphen always, at a hyphen unless the
/// hyphen belongs to the word, as in reduplications and in compounds whose parts the document has as words.
fn join_line(text: &mut String, line: &str, words: &HashSet<String>) {
    let line = line.trim_start();
    if text.ends_with('\u{ad}') {
        text.pop();
        text.push_str(line);
        return;
    }
    let divided = text.strip_suffix(['-', '\u{2010}']).map(|before| {
        let before = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
        let after: String = line.chars().take_while(|c| c.is_alphabetic()).collect();
        (before, after)
    });
    match divided {
        Some((before, after)) if !before.is_empty() && !after.is_empty() => {
            // The hyphen of an address on the web is part of it.
            let token = text.rsplit(char::is_whitespace).next().unwrap_or_default();
            let is_address = token.contains(['/', ':', '@', '=', '_']);
            if !is_address && !keeps_hyphen(&before, &after, words) {
                text.pop();
            }
        }
        // A dash at the end of a line, or a hyphen before a number.
        Some((before, _)) if !before.is_empty() && line.starts_with(|c: char| c.is_ascii_digit()) => {}
        _ if ends_without_spaces(text) && begins_without_spaces(line) => {}
        _ => text.push(' '),
    }
    text.push_str(line);
}

fn keeps_hyphen(before: &str, after: &str, words: &HashSet<String>) -> bool {
    if after.chars().next().is_some_and(char::is_uppercase) {
        return true;
    }
    let after = after.to_lowercase();
    if words.contains(&format!("{before}-{after}")) {
        return true;
    }
    if words.contains(&format!("{before}{after}")) {
        return false;
    }
    // Reduplications repeat the beginning or the end of a word: `anak-anak`, `bermain-main`, `sayur-mayur`.
    let first: String = after.chars().take(3).collect();
    let last: String = after.chars().skip(after.chars().count().saturating_sub(3)).collect();
    let repeats = first.chars().count() == 3 && (before.contains(&first) || before.ends_with(&last));
    repeats || words.contains(before) && words.contains(&after)
}

fn ends_without_spaces(text: &str) -> bool {
    text.chars().next_back().is_some_and(is_ideographic)
}

fn begins_without_spaces(text: &str) -> bool {
    text.chars().next().is_some_and(is_ideographic)
}

/// Whether a script writes no spaces between words.
fn is_ideographic(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

/// Returns the words of the document in lower case, with those that have a hyphen within a line; without the halves of
/// words at the ends of lines.
fn known_words(pages: &[Vec<PageLine>]) -> HashSet<String> {
    let mut words = HashSet::new();
    let mut is_divided = false;
    for line in pages.iter().flatten() {
        let text = line.text.to_lowercase();
        let all: Vec<&str> =
            text.split(|c: char| !c.is_alphabetic() && c != '-').filter(|word| !word.is_empty()).collect();
        let ends_divided = text.ends_with('-');
        for (index, word) in all.iter().enumerate() {
            let is_half = index == 0 && is_divided || index + 1 == all.len() && ends_divided;
            if !is_half {
                words.insert(word.trim_matches('-').to_owned());
            }
        }
        is_divided = ends_divided;
    }
    words
}

/// Returns the size of most letters.
fn body_size(pages: &[Vec<PageLine>]) -> f64 {
    let mut letters: HashMap<u64, usize> = HashMap::new();
    for line in pages.iter().flatten() {
        *letters.entry(half_points(line.size)).or_default() += line.text.chars().count();
    }
    let most = letters.into_iter().max_by_key(|(size, count)| (*count, *size)).map_or(0, |(size, _)| size);
    most as f64 / 2.0
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the size of letters is finite and positive"
)]
fn half_points(size: f64) -> u64 {
    (size * 2.0).round() as u64
}

/// Returns the distance of most lines of the text, in parts of the size of their letters.
fn usual_leading(pages: &[Vec<PageLine>], body_size: f64) -> f64 {
    let mut distances: Vec<f64> = pages
        .iter()
        .flat_map(|page| page.windows(2))
        .filter(|pair| pair.iter().all(|line| (line.size - body_size).abs() < 0.5))
        .map(|pair| (pair[1].y - pair[0].y) / pair[0].size.max(0.1))
        .filter(|distance| (0.8..3.0).contains(distance))
        .collect();
    distances.sort_by(f64::total_cmp);
    // The smallest distances are those of lines within paragraphs, except a few of raised or crowded lines.
    distances.get(distances.len() / 10).copied().unwrap_or(USUAL_LEADING)
}

/// Removes the lines at the edges of pages that repeat, apart from their numbers, and the numbers of the pages.
fn without_furniture(mut pages: Vec<Vec<PageLine>>) -> (Vec<Vec<PageLine>>, Vec<String>) {
    let count = pages.len();
    let edges: Vec<(Vec<usize>, Vec<usize>)> = pages.iter().map(|page| edge_lines(page)).collect();
    let mut seen: HashMap<(bool, String), HashSet<usize>> = HashMap::new();
    let key = |line: &PageLine| -> String {
        let text: String = line.text.chars().map(|c| if c.is_numeric() { '#' } else { c }).collect();
        // Runs of digits count as equal.
        let parts: Vec<&str> = text.split('#').filter(|part| !part.is_empty()).collect();
        parts.join("#")
    };
    for (number, (page, (top, bottom))) in pages.iter().zip(&edges).enumerate() {
        for (is_top, index) in top.iter().map(|index| (true, index)).chain(bottom.iter().map(|index| (false, index))) {
            seen.entry((is_top, key(&page[*index]))).or_default().insert(number);
        }
    }
    // With two pages, the same line on both; with more, on half of them: odd and even pages differ.
    let needed = if count <= 3 { count.max(2) } else { count.div_ceil(2).saturating_sub(1).max(2) };
    let mut furniture: Vec<String> = Vec::new();
    for (number, (page, (top, bottom))) in pages.iter_mut().zip(&edges).enumerate() {
        let mut removed: HashSet<usize> = HashSet::new();
        let sides = [(true, top), (false, bottom)];
        for (is_top, lines) in sides {
            // From the edge inwards: a line behind one that stays is part of the text.
            for index in lines {
                let line = &page[*index];
                let repeats = seen.get(&(is_top, key(line))).is_some_and(|pages| pages.len() >= needed);
                let is_number = line.text.trim().parse() == Ok(number + 1) && count > 1;
                if !(repeats || is_number) {
                    break;
                }
                removed.insert(*index);
                if !furniture.contains(&line.text) && furniture.len() < 50 && line.text.chars().any(char::is_alphabetic)
                {
                    furniture.push(line.text.clone());
                }
            }
        }
        let mut index = 0;
        page.retain(|_| {
            index += 1;
            !removed.contains(&(index - 1))
        });
    }
    (pages, furniture)
}

/// Returns the topmost and the lowest lines of a page, each from the edge inwards.
fn edge_lines(page: &[PageLine]) -> (Vec<usize>, Vec<usize>) {
    let mut order: Vec<usize> = (0..page.len()).collect();
    order.sort_by(|a, b| page[*a].y.total_cmp(&page[*b].y));
    let top = order.iter().take(EDGE_LINES).copied().collect();
    let bottom = order.iter().rev().take(EDGE_LINES).copied().collect();
    (top, bottom)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::flow::FlowItem;

    fn line(text: &str, left: f64, y: f64) -> PageLine {
        PageLine { text: text.to_owned(), left, right: left + 5.0 * text.chars().count() as f64, y, size: 10.0 }
    }

    fn texts(pages: Vec<Vec<PageLine>>) -> Vec<String> {
        let items = build_paragraphs(pages).flow.items;
        items
            .into_iter()
            .map(|item| match item {
                FlowItem::Block(block) => block.runs.into_iter().map(|run| run.text).collect(),
                FlowItem::Table(_) => String::new(),
            })
            .collect()
    }

    fn column(lines: &[&str]) -> Vec<PageLine> {
        lines.iter().enumerate().map(|(index, text)| line(text, 50.0, 100.0 + 12.0 * index as f64)).collect()
    }

    #[test]
    fn divided_words_are_joined_and_reduplications_keep_their_hyphen() {
        let page = column(&[
            "Warga desa menanam pohon di peka-",
            "rangan rumah bersama anak-",
            "anak yang bermain-",
            "main di sana pagi ini.",
        ]);
        assert_eq!(
            texts(vec![page]),
            ["Warga desa menanam pohon di pekarangan rumah bersama anak-anak yang bermain-main di sana pagi ini."]
        );
        let page = column(&[
            "The well known man is well-",
            "known in the commu-",
            "nity and in the Asia-",
            "Pacific region of the world.",
        ]);
        assert_eq!(
            texts(vec![page]),
            ["The well known man is well-known in the community and in the Asia-Pacific region of the world."]
        );
    }

    #[test]
    fn paragraphs_end_at_gaps_indents_and_short_lines() {
        let long = "Warga menanam bakau di tepi pantai sejak pagi hari.";
        let mut page = column(&[long, long, "Selesai."]);
        page.push(line(long, 50.0, 136.0));
        page.push(line(long, 50.0, 148.0));
        page.push(line(long, 50.0, 180.0));
        page.push(line(long, 65.0, 192.0));
        page.push(line(long, 50.0, 204.0));
        let paragraphs = texts(vec![page]);
        assert_eq!(paragraphs.len(), 4, "{paragraphs:#?}");
        assert!(paragraphs[0].ends_with("Selesai.") && paragraphs[2] == long);
    }

    #[test]
    fn lines_with_as_many_cells_are_rows_of_a_table() {
        let page = column(&["Anggaran desa:", "Tahun\tAnggaran", "2025\tRp12 miliar", "Satu\tbaris\tsaja", "Selesai."]);
        let built = build_paragraphs(vec![page]);
        let items: Vec<String> = built
            .flow
            .items
            .iter()
            .map(|item| match item {
                FlowItem::Block(block) => block.runs.iter().map(|run| run.text.as_str()).collect(),
                FlowItem::Table(rows) => format!("{} x {}", rows.len(), rows[0].len()),
            })
            .collect();
        assert_eq!((items[0].as_str(), items[1].as_str()), ("Anggaran desa:", "2 x 2"), "{items:?}");
        assert!(items[2].starts_with("Satu\tbaris\tsaja"), "{items:?}");
    }

    #[test]
    fn a_line_that_had_room_for_the_next_word_is_the_last_of_its_paragraph() {
        let page = column(&[
            "Bakau di Teluk Kenari tumbuh baik tahun ini",
            "Warga menanam bakau di tepi pantai sejak pagi hari.",
            "Mereka mengatakan bahwa seribu bibit bakau sudah",
            "pertanggungjawaban",
        ]);
        let paragraphs = texts(vec![page]);
        assert_eq!(paragraphs.len(), 2, "{paragraphs:#?}");
        assert_eq!(paragraphs[0], "Bakau di Teluk Kenari tumbuh baik tahun ini");
    }

    #[test]
    fn running_heads_and_page_numbers_are_left_out() {
        let page = |number: usize| {
            let mut lines = vec![line("Kabar Pesisir", 50.0, 40.0)];
            for index in 0..5 {
                lines.push(line(
                    &format!("Baris {} dari halaman ini", ["a", "b", "c", "d", "e"][index].repeat(number)),
                    50.0,
                    100.0 + 12.0 * index as f64,
                ));
            }
            lines.push(line(&format!("Halaman {number} dari 4"), 50.0, 800.0));
            lines
        };
        let built = build_paragraphs((1..=4).map(page).collect());
        assert_eq!(built.furniture[0], "Kabar Pesisir");
        assert!(built.furniture.contains(&"Halaman 1 dari 4".to_owned()));
        let text: String = texts((1..=4).map(page).collect()).join("\n");
        assert!(!text.contains("Kabar") && !text.contains("Halaman") && text.contains("Baris a "), "{text}");
        assert!(text.contains("Baris eeee dari halaman ini"));
    }

    #[test]
    fn the_lines_of_a_centred_headline_are_one() {
        let mut page =
            column(&["x", "y", "Warga menanam bakau di tepi pantai.", "Mereka menanam lagi besok pagi hari."]);
        let size = 18.0;
        page[0] =
            PageLine { size, left: 100.0, right: 400.0, ..line("Kota Pelabuhan Dibangun Lagi Sesudah", 100.0, 60.0) };
        page[1] = PageLine { size, left: 220.0, right: 280.0, ..line("Banjir", 220.0, 60.0 + size * 1.2) };
        let built = build_paragraphs(vec![page]);
        let FlowItem::Block(headline) = &built.flow.items[0] else { panic!("a block") };
        assert_eq!(headline.kind, FlowKind::Heading(1));
        assert_eq!(headline.runs[0].text, "Kota Pelabuhan Dibangun Lagi Sesudah Banjir");
    }

    #[test]
    fn a_word_keeps_the_hyphen_that_it_has_elsewhere() {
        let words = ["counter-demonstration", "river"].map(str::to_owned).into();
        let joined = |line: &str, next: &str| {
            let mut text = line.to_owned();
            join_line(&mut text, next, &words);
            text
        };
        assert_eq!(joined("a counter-", "demonstration at"), "a counter-demonstration at");
        assert_eq!(joined("a counter-", "weight at"), "a counterweight at");
    }

    #[test]
    fn paragraphs_with_a_bullet_are_items() {
        let page = column(&["• Bibit bakau dari kebun", "• Bambu dari hutan desa"]);
        let built = build_paragraphs(vec![page]);
        let items: Vec<_> = built
            .flow
            .items
            .iter()
            .map(|item| match item {
                FlowItem::Block(block) => (matches!(block.kind, FlowKind::Item { .. }), block.runs[0].text.as_str()),
                FlowItem::Table(_) => (false, ""),
            })
            .collect();
        assert_eq!(items, [(true, "Bibit bakau dari kebun"), (true, "Bambu dari hutan desa")]);
    }

    #[test]
    fn large_lines_are_headings() {
        let mut page = column(&["x", "Warga menanam bakau di tepi pantai.", "Mereka menanam lagi besok pagi hari."]);
        page[0] = PageLine { size: 18.0, ..line("Bakau di Pantai", 50.0, 80.0) };
        let built = build_paragraphs(vec![page]);
        assert!(matches!(&built.flow.items[0], FlowItem::Block(block) if block.kind == FlowKind::Heading(1)));
        assert_eq!(built.flow.items.len(), 2);
    }
}
