//! The flow of a document: paragraphs, headings, list items and tables with styled text, as docx, odt and rtf have them
//! in common, and its HTML.

use std::fmt::Write as _;

/// The most characters of a cell of a table with one column.
const MAX_CELL_LETTERS: usize = 120;

/// The formatting of a piece of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct RunStyle {
    pub bold: bool,
    pub italic: bool,
    pub script: Option<ScriptPosition>,
    /// Whether it is struck through: such text is no part of the content.
    pub struck: bool,
    /// Where its link leads to; empty without a link.
    pub link: String,
}

/// Text above or below the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ScriptPosition {
    Above,
    Below,
}

/// A piece of text with one formatting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FlowRun {
    /// The text; `\n` is a line break within the paragraph.
    pub text: String,
    pub style: RunStyle,
}

/// The number or bullet of a list item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ListMark {
    Bullet,
    /// A number that HTML can write: `1.`, `a.`, `A.`, `i.` or `I.`, by the `type` of the list.
    Number {
        value: i64,
        kind: char,
    },
    /// A number of another form, such as `1.2` or `(a)`.
    Label(String),
}

/// What a block is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum FlowKind {
    #[default]
    Paragraph,
    /// A heading, from 1 to 6.
    Heading(u8),
    /// The caption of a picture or a table.
    Caption,
    /// A paragraph of a block quote.
    Quote,
    /// The name of the writer.
    Byline,
    /// An item of a list; the level counts from 0.
    Item { level: usize, mark: ListMark },
    /// A further paragraph of an item of a list of this level.
    ItemParagraph { level: usize },
}

/// A paragraph, a heading, a list item or a caption.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FlowBlock {
    pub kind: FlowKind,
    pub runs: Vec<FlowRun>,
    /// The images in it, which stand below its text.
    pub images: Vec<FlowImage>,
}

/// An image.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FlowImage {
    /// Its URL, or the name of its file.
    pub source: String,
    /// The text that stands for it where it cannot be seen.
    pub alternative: String,
}

impl FlowBlock {
    /// Appends text; text in the formatting of the text before it joins that.
    pub fn push(&mut self, text: &str, style: &RunStyle) {
        if text.is_empty() {
            return;
        }
        match self.runs.last_mut() {
            Some(run) if run.style == *style => run.text.push_str(text),
            _ => self.runs.push(FlowRun { text: text.to_owned(), style: style.clone() }),
        }
    }

    /// Returns how many characters the block has.
    pub fn letters(&self) -> usize {
        self.runs.iter().map(|run| run.text.chars().count()).sum()
    }

    /// Whether the block has no visible text.
    pub fn is_blank(&self) -> bool {
        self.runs.iter().all(|run| run.text.chars().all(|c| c.is_whitespace() || c == '\u{ad}' || c == '\u{200b}'))
    }
}

/// A cell of a table: its blocks.
pub(crate) type FlowCell = Vec<FlowBlock>;

/// A part of the flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FlowItem {
    Block(FlowBlock),
    /// A table by rows.
    Table(Vec<Vec<FlowCell>>),
}

/// The flow of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Flow {
    pub items: Vec<FlowItem>,
}

impl Flow {
    /// Appends a block; one without text and images is left out.
    pub fn push(&mut self, block: FlowBlock) {
        if !block.is_blank() || !block.images.is_empty() {
            self.items.push(FlowItem::Block(block));
        }
    }

    /// Appends a table. One with a single column whose cells are short is a table too; another one is a frame around text, and
    /// its blocks are appended.
    pub fn push_table(&mut self, rows: Vec<Vec<FlowCell>>) {
        let is_blank = |cell: &FlowCell| cell.iter().all(FlowBlock::is_blank);
        let is_wide = |row: &Vec<FlowCell>| row.iter().filter(|cell| !is_blank(cell)).count() > 1;
        let filled = || rows.iter().flatten().filter(|cell| !is_blank(cell));
        let is_short = |cell: &FlowCell| {
            let mut blocks = cell.iter().filter(|block| !block.is_blank());
            let first = blocks.next().filter(|block| block.kind == FlowKind::Paragraph);
            first.is_some_and(|block| block.letters() <= MAX_CELL_LETTERS) && blocks.next().is_none()
        };
        if rows.iter().any(is_wide) || filled().count() > 1 && filled().all(is_short) {
            self.items.push(FlowItem::Table(rows));
        } else {
            rows.into_iter().flatten().flatten().for_each(|block| self.push(block));
        }
    }

    /// Whether there is no text.
    pub fn is_blank(&self) -> bool {
        self.items.iter().all(|item| matches!(item, FlowItem::Block(block) if block.is_blank()))
    }

    /// Writes the flow as an HTML page. `head` is HTML for its head.
    pub fn to_html(&self, head: &str, language: &str) -> String {
        let mut html = String::from("<!DOCTYPE html>\n<html");
        if !language.is_empty() {
            html.push_str(" lang=\"");
            escape_into(&mut html, language);
            html.push('"');
        }
        html.push_str(">\n<head>\n<meta charset=\"utf-8\">\n");
        html.push_str(head);
        html.push_str("</head>\n<body>\n");
        let mut lists = OpenLists::default();
        let mut items = self.items.iter().peekable();
        while let Some(item) = items.next() {
            match item {
                FlowItem::Block(block) if block.is_blank() => {
                    // The caption of an image follows it.
                    let is_caption = |next: &&FlowItem| matches!(next, FlowItem::Block(next) if next.kind == FlowKind::Caption && !next.is_blank());
                    match items.next_if(is_caption) {
                        Some(FlowItem::Block(caption)) => {
                            lists.close_all(&mut html);
                            html.push_str("<figure>");
                            block.images.iter().for_each(|image| write_image(&mut html, image));
                            html.push_str("<figcaption>");
                            write_runs(&mut html, &caption.runs, false);
                            html.push_str("</figcaption></figure>\n");
                        }
                        _ => write_images(&mut html, block),
                    }
                }
                FlowItem::Block(block) => {
                    write_block(&mut html, block, &mut lists);
                    write_images(&mut html, block);
                }
                FlowItem::Table(rows) => {
                    lists.close_all(&mut html);
                    write_table(&mut html, rows);
                }
            }
        }
        lists.close_all(&mut html);
        html.push_str("</body>\n</html>\n");
        html
    }
}

/// Writes the images of a block as a paragraph.
fn write_images(html: &mut String, block: &FlowBlock) {
    if !block.images.is_empty() {
        html.push_str("<p>");
        block.images.iter().for_each(|image| write_image(html, image));
        html.push_str("</p>\n");
    }
}

fn write_image(html: &mut String, image: &FlowImage) {
    html.push_str("<img src=\"");
    escape_into(html, &image.source);
    html.push_str("\" alt=\"");
    escape_into(html, &image.alternative);
    html.push_str("\">");
}

/// Makes the paragraph at this index a further one of the item of a list above it, or of one around that with the level; text boxes
/// may follow it. Nothing is changed if there is no item above, or if it is no plain paragraph.
pub(crate) fn continue_item(items: &mut Vec<FlowItem>, index: usize, level: Option<usize>) {
    if index + 1 != items.len() {
        return;
    }
    let [.., FlowItem::Block(above), FlowItem::Block(block)] = items.as_mut_slice() else { return };
    let (FlowKind::Item { level: last, .. } | FlowKind::ItemParagraph { level: last }) = above.kind else { return };
    if block.kind != FlowKind::Paragraph {
        return;
    }
    if above.is_blank() && above.images.is_empty() {
        // The first paragraph of the item has no text.
        block.kind = above.kind.clone();
        items.remove(index - 1);
    } else if !block.is_blank() {
        block.kind = FlowKind::ItemParagraph { level: level.unwrap_or(last).min(last) };
    } else if block.images.is_empty() {
        items.pop();
    }
}

/// The lists that are open while HTML is written, the outermost first. The last item of each is open too.
#[derive(Debug, Default)]
struct OpenLists {
    lists: Vec<OpenList>,
}

#[derive(Debug)]
struct OpenList {
    level: usize,
    /// The `type` of an ordered list.
    kind: Option<char>,
}

impl OpenLists {
    fn close_last(&mut self, html: &mut String) {
        if let Some(list) = self.lists.pop() {
            html.push_str(if list.kind.is_some() { "</li></ol>\n" } else { "</li></ul>\n" });
        }
    }

    fn close_all(&mut self, html: &mut String) {
        while !self.lists.is_empty() {
            self.close_last(html);
        }
    }

    /// Closes the lists within the item of a level.
    fn close_above(&mut self, html: &mut String, level: usize) {
        while self.lists.last().is_some_and(|list| list.level > level) {
            self.close_last(html);
        }
    }

    /// Opens an item, after the lists that it is not in are closed.
    fn open_item(&mut self, html: &mut String, level: usize, mark: &ListMark) {
        let kind = match mark {
            ListMark::Number { kind, .. } => Some(*kind),
            ListMark::Bullet | ListMark::Label(_) => None,
        };
        while self.lists.last().is_some_and(|list| list.level > level || list.level == level && list.kind != kind) {
            self.close_last(html);
        }
        if self.lists.last().is_some_and(|list| list.level == level) {
            html.push_str("</li>\n");
        } else {
            match kind {
                Some('1') => html.push_str("<ol>\n"),
                Some(kind) => {
                    let _ = writeln!(html, "<ol type=\"{kind}\">");
                }
                None => html.push_str("<ul>\n"),
            }
            self.lists.push(OpenList { level, kind });
        }
        match mark {
            ListMark::Bullet => html.push_str("<li>"),
            ListMark::Number { value, .. } => {
                let _ = write!(html, "<li value=\"{value}\">");
            }
            ListMark::Label(label) => {
                html.push_str("<li>");
                escape_into(html, label);
                html.push(' ');
            }
        }
    }
}

fn write_block(html: &mut String, block: &FlowBlock, lists: &mut OpenLists) {
    if let FlowKind::Item { level, mark } = &block.kind {
        lists.open_item(html, *level, mark);
        return write_runs(html, &block.runs, false);
    }
    if let FlowKind::ItemParagraph { level } = &block.kind {
        lists.close_above(html, *level);
    } else {
        lists.close_all(html);
    }
    let is_heading = matches!(block.kind, FlowKind::Heading(_));
    let (open, close) = match block.kind {
        FlowKind::Heading(1) => ("<h1>", "</h1>\n"),
        FlowKind::Heading(2) => ("<h2>", "</h2>\n"),
        FlowKind::Heading(3) => ("<h3>", "</h3>\n"),
        FlowKind::Heading(4) => ("<h4>", "</h4>\n"),
        FlowKind::Heading(5) => ("<h5>", "</h5>\n"),
        FlowKind::Heading(_) => ("<h6>", "</h6>\n"),
        FlowKind::Caption => ("<figure><figcaption>", "</figcaption></figure>\n"),
        FlowKind::Quote => ("<blockquote><p>", "</p></blockquote>\n"),
        FlowKind::Byline => ("<p class=\"byline\">", "</p>\n"),
        FlowKind::Paragraph | FlowKind::Item { .. } | FlowKind::ItemParagraph { .. } => ("<p>", "</p>\n"),
    };
    html.push_str(open);
    write_runs(html, &block.runs, is_heading);
    html.push_str(close);
}

fn write_table(html: &mut String, rows: &[Vec<FlowCell>]) {
    let is_filled = |cell: &&FlowCell| !cell.iter().all(FlowBlock::is_blank);
    let wide_rows = rows.iter().filter(|row| row.iter().filter(is_filled).nth(1).is_some()).count();
    // Of a table with one row of several cells, a page must say that it is one.
    html.push_str(if wide_rows == 1 { "<table role=\"table\">\n" } else { "<table>\n" });
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    for row in rows {
        html.push_str("<tr>");
        for (column, cell) in row.iter().enumerate() {
            // The last cell of a row with fewer cells reaches to the end of the row.
            let span = if column + 1 == row.len() { columns - column } else { 1 };
            if span > 1 {
                let _ = write!(html, "<td colspan=\"{span}\">");
            } else {
                html.push_str("<td>");
            }
            for (index, block) in cell.iter().filter(|block| !block.is_blank()).enumerate() {
                if index > 0 {
                    html.push_str("<br>");
                }
                if let FlowKind::Item { mark, .. } = &block.kind {
                    match mark {
                        ListMark::Bullet => html.push_str("• "),
                        ListMark::Number { value, kind } => {
                            let _ = write!(html, "{}. ", crate::read::list_numbers::format_number(*value, *kind));
                        }
                        ListMark::Label(label) => {
                            escape_into(html, label);
                            html.push(' ');
                        }
                    }
                }
                write_runs(html, &block.runs, false);
            }
            html.push_str("</td>");
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</table>\n");
}

/// Writes styled text. In headings, bold says nothing.
fn write_runs(html: &mut String, runs: &[FlowRun], is_heading: bool) {
    for (index, run) in runs.iter().enumerate() {
        let style = &run.style;
        let is_same_link = |other: Option<&FlowRun>| other.is_some_and(|other| other.style.link == style.link);
        let bold = style.bold && !is_heading;
        if !style.link.is_empty() && !is_same_link(index.checked_sub(1).and_then(|before| runs.get(before))) {
            html.push_str("<a href=\"");
            escape_into(html, &style.link);
            html.push_str("\">");
        }
        let tags = [
            (bold, "b"),
            (style.italic, "i"),
            (style.script == Some(ScriptPosition::Above), "sup"),
            (style.script == Some(ScriptPosition::Below), "sub"),
        ];
        for (_, tag) in tags.iter().filter(|(wanted, _)| *wanted) {
            let _ = write!(html, "<{tag}>");
        }
        escape_text_into(html, &run.text);
        for (_, tag) in tags.iter().rev().filter(|(wanted, _)| *wanted) {
            let _ = write!(html, "</{tag}>");
        }
        if !style.link.is_empty() && !is_same_link(runs.get(index + 1)) {
            html.push_str("</a>");
        }
    }
}

/// Appends text with the characters escaped that have a meaning in HTML text and attributes.
pub(crate) fn escape_into(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            // Control characters that XML and HTML do not allow.
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => html.push('\u{fffd}'),
            c => html.push(c),
        }
    }
}

/// Appends text like [`escape_into`], with `\n` as a line break.
fn escape_text_into(html: &mut String, text: &str) {
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            html.push_str("<br>");
        }
        escape_into(html, line);
    }
}

/// Writes a `<meta>` tag for the head of a page; nothing if the value is empty.
pub(crate) fn meta_tag(name: &str, value: &str) -> String {
    let mut html = String::new();
    if !value.trim().is_empty() {
        html.push_str("<meta name=\"");
        escape_into(&mut html, name);
        html.push_str("\" content=\"");
        escape_into(&mut html, value.trim());
        html.push_str("\">\n");
    }
    html
}

/// Returns a link if a browser would follow it to a page or a mail address; empty for scripts, files and anchors.
pub(crate) fn web_link(url: &str) -> String {
    let url = url.trim();
    let is_web = |scheme: &str| url.get(..scheme.len()).is_some_and(|front| front.eq_ignore_ascii_case(scheme));
    if ["http://", "https://", "mailto:"].into_iter().any(is_web) { url.to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(kind: FlowKind, text: &str) -> FlowBlock {
        let mut block = FlowBlock { kind, ..FlowBlock::default() };
        block.push(text, &RunStyle::default());
        block
    }

    fn body(flow: &Flow) -> String {
        let html = flow.to_html("", "");
        let (_, body) = html.split_once("<body>\n").unwrap();
        body.split_once("</body>").unwrap().0.to_owned()
    }

    #[test]
    fn blocks_and_runs_become_html_with_escapes() {
        let mut flow = Flow::default();
        flow.push(block(FlowKind::Heading(1), "Bakau & <garam>"));
        let mut paragraph = FlowBlock::default();
        let link = RunStyle { link: "https://a.example/?a=1&b=2".into(), ..RunStyle::default() };
        paragraph.push("Satu\n", &RunStyle::default());
        paragraph.push("dua", &RunStyle { bold: true, ..link.clone() });
        paragraph.push(" tiga", &link);
        flow.push(paragraph);
        flow.push(block(FlowKind::Paragraph, " \u{a0}"));
        flow.push(block(FlowKind::Caption, "Foto: Sari"));
        assert_eq!(
            body(&flow),
            "<h1>Bakau &amp; &lt;garam&gt;</h1>\n<p>Satu<br><a href=\"https://a.example/?a=1&amp;b=2\"><b>dua</b> tiga</a></p>\n\
             <figure><figcaption>Foto: Sari</figcaption></figure>\n"
        );
    }

    #[test]
    fn lists_are_nested_by_level() {
        let item = |level, mark, text| block(FlowKind::Item { level, mark }, text);
        let mut flow = Flow::default();
        flow.push(item(0, ListMark::Number { value: 3, kind: '1' }, "tiga"));
        flow.push(item(1, ListMark::Bullet, "butir"));
        flow.push(item(0, ListMark::Number { value: 4, kind: '1' }, "empat"));
        flow.push(item(0, ListMark::Label("(a)".into()), "huruf"));
        assert_eq!(
            body(&flow),
            "<ol>\n<li value=\"3\">tiga<ul>\n<li>butir</li></ul>\n</li>\n<li value=\"4\">empat</li></ol>\n\
             <ul>\n<li>(a) huruf</li></ul>\n"
        );
    }

    #[test]
    fn a_further_paragraph_is_within_its_item() {
        let item = |level, text| block(FlowKind::Item { level, mark: ListMark::Bullet }, text);
        let mut items = Vec::new();
        for (text, level) in [("satu", Some(0)), ("dua", Some(1)), ("lanjut", None), ("akhir", None)] {
            items.push(FlowItem::Block(
                level.map_or_else(|| block(FlowKind::Paragraph, text), |level| item(level, text)),
            ));
            if level.is_none() {
                let last = items.len() - 1;
                continue_item(&mut items, last, (text == "akhir").then_some(0));
            }
        }
        let flow = Flow { items };
        assert_eq!(body(&flow), "<ul>\n<li>satu<ul>\n<li>dua<p>lanjut</p>\n</li></ul>\n<p>akhir</p>\n</li></ul>\n");
    }

    #[test]
    fn images_stand_above_their_captions() {
        let image = |source: &str| FlowImage { source: source.into(), alternative: "Bakau & lumpur".into() };
        let mut flow = Flow::default();
        flow.push(FlowBlock { images: vec![image("a.png")], ..FlowBlock::default() });
        flow.push(block(FlowKind::Caption, "Foto: Sari"));
        flow.push(FlowBlock { images: vec![image("b.png")], ..block(FlowKind::Paragraph, "Warga") });
        assert_eq!(
            body(&flow),
            "<figure><img src=\"a.png\" alt=\"Bakau &amp; lumpur\"><figcaption>Foto: Sari</figcaption></figure>\n\
             <p>Warga</p>\n<p><img src=\"b.png\" alt=\"Bakau &amp; lumpur\"></p>\n"
        );
    }

    #[test]
    fn a_table_of_one_column_with_long_or_single_cells_is_a_frame() {
        let cell = |text: &str| vec![block(FlowKind::Paragraph, text)];
        let long = "bakau ".repeat(30);
        let mut flow = Flow::default();
        flow.push_table(vec![vec![cell("bingkai")]]);
        flow.push_table(vec![vec![cell(&long)], vec![cell("lagi"), cell("")]]);
        assert_eq!(body(&flow), format!("<p>bingkai</p>\n<p>{long}</p>\n<p>lagi</p>\n"));
        let mut flow = Flow::default();
        flow.push_table(vec![vec![cell("2023")], vec![cell("2024")]]);
        flow.push_table(vec![vec![cell("a"), cell("b")], vec![cell("c")]]);
        assert_eq!(
            body(&flow),
            "<table>\n<tr><td>2023</td></tr>\n<tr><td>2024</td></tr>\n</table>\n\
             <table role=\"table\">\n<tr><td>a</td><td>b</td></tr>\n<tr><td colspan=\"2\">c</td></tr>\n</table>\n"
        );
    }

    #[test]
    fn links_that_run_something_are_dropped() {
        assert_eq!(web_link(" HTTPS://a.example "), "HTTPS://a.example");
        for url in ["javascript:alert(1)", "file:///etc/passwd", "#isi", "a.docx", ""] {
            assert_eq!(web_link(url), "");
        }
    }
}
