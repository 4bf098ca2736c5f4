//! The HTML walker: opens and closes elements as a browser would, passes text to the line builder and tags to the
//! metadata collector.
//!
//! It makes one pass without recursion over a stack of open elements and ignores end tags that match none of them. At
//! most [`MAX_OPEN_ELEMENTS`] elements are open at a time, as in browsers, so that time and memory are linear in the size of the
//! page.

use crate::html::class_names::{ClassHint, ClassHints, classify_names};
use crate::html::element;
use crate::html::element::{ElementTraits, Part};
use crate::html::hints::{Element, Landmark, Landmarks};
use crate::html::image_tag::{RawImage, read_image};
use crate::html::line_builder::{LetterStyle, LineBuilder, TextContext};
use crate::html::lists_and_tables::{format_list_number, print_lists_and_tables};
use crate::html::meta_tags::MetadataCollector;
use crate::html::script_letters::{Script, to_script};
use crate::html::struck_text::{StruckCollector, StruckLetters};
use crate::html::written_marker::{
    MarkerEnd, WrittenMarker, is_marker_style, marker_comment, parse_marker, written_level,
};
use html5gum::{StartTag, Token, Tokenizer};
use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::Range;

/// The maximum number of open elements.
const MAX_OPEN_ELEMENTS: usize = 2_000;

/// An element that contains text and gives a hint about it, or is a block.
#[derive(Clone, Debug, Default)]
pub(crate) struct Node {
    /// The index of its parent; of itself for the root.
    pub parent: usize,
    pub element: Element,
    pub class_hints: ClassHints,
    /// Its landmarks, including those of its ancestors.
    pub landmarks: Landmarks,
    /// The index of its `datetime`.
    pub time: Option<usize>,
    /// Whether it starts and ends a line.
    pub block: bool,
    /// Whether it or an ancestor within its block is bold.
    pub is_bold: bool,
    /// Which of the elements it is that matter for the lines in them.
    pub part: Option<Part>,
    /// The same for elements with the same name and the same first class name; `None` without a class name.
    pub kin: Option<u64>,
    /// The same for elements with the same name and the same class names. Runs of digits count as equal.
    pub exact_kin: u64,
    /// Whether the page marks it, or an element around it, as the text of an article.
    pub in_article_body: bool,
    /// The index of the number of the list item that it is.
    pub marker: Option<usize>,
    /// The index of the row that it is or that it is a cell of, in the rows of the walker.
    pub row: Option<usize>,
    /// The column of the cell that it is, from 0.
    pub column: usize,
    /// The level of the item of a list that it is, as Word writes it.
    pub written_level: Option<u8>,
}

/// An open element.
#[expect(
    clippy::struct_excessive_bools,
    reason = "the properties are independent of each other and inherited separately"
)]
#[derive(Clone, Debug)]
struct Frame {
    name: usize,
    traits: ElementTraits,
    is_visible: bool,
    preserves_space: bool,
    /// Whether it is part of SVG or `MathML`, where tags may be self-closing.
    foreign: bool,
    link: Option<usize>,
    /// The index of the innermost figure.
    figure: Option<usize>,
    node: Option<usize>,
    /// The hint of its own tag.
    element: Option<Element>,
    class_hints: ClassHints,
    landmarks: Landmarks,
    time: Option<usize>,
    is_bold: bool,
    /// How its text looks.
    style: LetterStyle,
    /// Whether its text is raised or lowered.
    script: Option<Script>,
    /// Whether its text is struck through.
    is_struck: bool,
    kin: Option<u64>,
    exact_kin: u64,
    in_article_body: bool,
    /// The numbering of the ordered list that it is.
    numbering: Option<Numbering>,
    /// The index of the number of the list item that it is.
    marker: Option<usize>,
    /// The index of the row that it is or that it is a cell of, and the column of the cell.
    row: Option<usize>,
    column: usize,
    written_level: Option<u8>,
    /// The index of the innermost frame, this one included, that limits the scope of end tags.
    scope: usize,
    /// The index of the innermost frame, this one included, that is a table.
    table: usize,
    /// The index of the innermost frame, this one included, that is not an inline element.
    special: usize,
}

/// The state of an ordered list.
#[derive(Clone, Debug)]
struct Numbering {
    next: i64,
    kind: String,
}

/// What invisible text is captured for.
#[derive(Debug, PartialEq, Eq)]
enum Capture {
    Title,
    Json,
}

/// The state of the walker, and its results.
#[derive(Default)]
pub(crate) struct HtmlWalker {
    pub line_builder: LineBuilder,
    pub nodes: Vec<Node>,
    /// The `href` of each link, and whether the link is still open.
    pub links: Vec<(String, bool)>,
    pub images: Vec<RawImage>,
    /// For each figure, the indices of the lines in it.
    pub figures: Vec<Range<usize>>,
    pub times: Vec<String>,
    /// The numbers of the items of ordered lists, as the page shows them.
    pub markers: Vec<String>,
    /// The number of columns of each table row.
    pub rows: Vec<usize>,
    pub metadata: MetadataCollector,
    pub struck: StruckCollector,
    struck_letters: StruckLetters,
    /// Whether every table holds data.
    keeps_rows: bool,
    frames: Vec<Frame>,
    names: HashMap<Vec<u8>, usize>,
    /// For each element name, the indices of the open frames with that name.
    open: Vec<Vec<usize>>,
    /// For each element name, how many open elements exceed [`MAX_OPEN_ELEMENTS`] and have no frame.
    overflow: Vec<usize>,
    capture: Option<(Capture, String)>,
    /// The text of the marker of a list item that is being read, and where it ends.
    written_marker: Option<(MarkerEnd, String)>,
}

impl HtmlWalker {
    /// Parses a page.
    pub fn parse(source: &str, struck_letters: StruckLetters, keeps_rows: bool) -> Self {
        let mut walker = Self { struck_letters, keeps_rows, ..Self::default() };
        walker.nodes.push(Node { block: true, ..Node::default() });
        let mut tokens = Tokenizer::new(source);
        while let Some(Ok(token)) = tokens.next() {
            match token {
                Token::StartTag(tag) => {
                    walker.start_tag(&tag);
                    // In SVG and MathML, the content of a title or a style is ordinary markup.
                    if !walker.is_foreign()
                        && let Some(state) = element::tokenizer_state(&tag.name)
                    {
                        tokens.set_state(state);
                    }
                }
                Token::EndTag(tag) => walker.end_tag(&tag.name),
                Token::String(text) => walker.text(&String::from_utf8_lossy(&text)),
                Token::Comment(comment) => match marker_comment(&comment) {
                    Some(true) => walker.begin_marker(MarkerEnd::Comment),
                    Some(false) => walker.end_marker(MarkerEnd::Comment),
                    None => {}
                },
                Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        walker.finish_capture();
        walker.finish_marker();
        walker.line_builder.end_line();
        print_lists_and_tables(&mut walker);
        walker
    }

    fn is_foreign(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.foreign)
    }

    /// Returns the index of an element name; new names get the next one.
    fn name_id(&mut self, name: &[u8]) -> usize {
        if let Some(number) = self.names.get(name) {
            return *number;
        }
        self.open.push(Vec::new());
        self.overflow.push(0);
        self.names.insert(name.to_vec(), self.open.len() - 1);
        self.open.len() - 1
    }

    fn last_open(&self, name: &[u8]) -> Option<usize> {
        self.names.get(name).and_then(|number| self.open[*number].last()).copied()
    }

    fn start_tag(&mut self, tag: &StartTag<()>) {
        let name = tag.name.as_slice();
        let attribute = |name: &[u8]| tag.attributes.get(name).map(|value| String::from_utf8_lossy(value));
        self.metadata.visit_tag(name, &attribute);
        let mut traits = element::traits_of(name);
        if traits.part == Some(Part::Table) {
            let is_declared = attribute(b"role").is_some_and(|role| matches!(role.trim(), "table" | "grid"));
            traits.part = Some(if is_declared || self.keeps_rows { Part::DataTable } else { Part::Table });
        }
        if element::exits_foreign_content(name) {
            self.exit_foreign_content();
        }
        if !self.is_foreign() {
            self.close_implied(name, traits);
        }
        if traits.block {
            self.finish_marker();
            self.line_builder.end_line();
            self.struck.end_line();
        }
        let foreign = (self.is_foreign() || matches!(name, b"svg" | b"math")) && name != b"foreignobject";
        if name == b"img" && !foreign {
            self.push_image(&attribute);
        }
        if traits.void || foreign && tag.self_closing {
            return;
        }
        let is_visible = self.frames.last().is_none_or(|frame| frame.is_visible);
        // React streams parts of a page in hidden elements with such an `id`; a script moves them to their places.
        let is_streamed = attribute(b"id").is_some_and(|id| id.starts_with("S:"));
        let holds_page = is_streamed || matches!(name, b"html" | b"body" | b"main" | b"article");
        let is_hidden = traits.hidden
            || !holds_page
                && (attribute(b"hidden").is_some_and(|value| value != "until-found")
                    || attribute(b"style").is_some_and(|style| element::is_hidden_by_style(&style)));
        let (row, column) = self.place_in_table(traits, &attribute);
        let style_around = self.frames.last().map_or(LetterStyle::default(), |frame| frame.style);
        let number = self.name_id(name);
        if self.frames.len() >= MAX_OPEN_ELEMENTS && (!is_visible || !is_hidden) {
            self.overflow[number] += 1;
            return;
        }
        let at = self.frames.len();
        let class = attribute(b"class").unwrap_or_default();
        let (scope, table, special, preserves_space, around) =
            self.frames.last().map_or((0, 0, 0, false, Landmarks::default()), |frame| {
                (frame.scope, frame.table, frame.special, frame.preserves_space, frame.landmarks)
            });
        let mut frame = Frame {
            name: number,
            traits,
            is_visible: is_visible && !is_hidden,
            preserves_space: preserves_space || traits.preserves_space,
            foreign,
            link: self.frames.last().and_then(|frame| frame.link),
            figure: self.frames.last().and_then(|frame| frame.figure),
            node: None,
            element: element::element_of(name),
            class_hints: class_hints_of(name, &attribute),
            landmarks: around,
            time: None,
            is_bold: matches!(name, b"b" | b"strong"),
            style: element::letter_style(name, &attribute(b"style").unwrap_or_default(), style_around),
            script: self.script_of(name, traits),
            is_struck: self.frames.last().is_some_and(|frame| frame.is_struck)
                || element::strikes_through(name, &attribute(b"style").unwrap_or_default()),
            kin: if traits.block { kin_of(name, &class, false) } else { None },
            exact_kin: if traits.block { kin_of(name, &class, true).unwrap_or_default() } else { 0 },
            in_article_body: self.frames.last().is_some_and(|frame| frame.in_article_body)
                || attribute(b"itemprop").is_some_and(|names| names.to_ascii_lowercase().contains("articlebody")),
            numbering: if name == b"ol" { numbering_of(&attribute) } else { None },
            marker: if name == b"li" { self.next_marker(&attribute) } else { None },
            row,
            column,
            written_level: attribute(b"style").and_then(|style| written_level(&style)),
            scope: if traits.is_scope { at } else { scope },
            table: if matches!(name, b"table" | b"template") { at } else { table },
            special: if traits.block || traits.is_scope || traits.hidden { at } else { special },
        };
        if let Some(landmark) = element::landmark_of(name, &attribute(b"role").unwrap_or_default()) {
            let is_of_story = matches!(landmark, Landmark::Header | Landmark::Footer)
                && (around.contains(Landmark::Article) || around.contains(Landmark::Main));
            if !is_of_story {
                frame.landmarks = around.with(landmark);
            }
        }
        self.add_references(name, &attribute, &mut frame);
        self.open[number].push(at);
        self.frames.push(frame);
        if attribute(b"style").is_some_and(|style| is_marker_style(&style)) {
            self.begin_marker(MarkerEnd::Frame(at));
        }
        if !foreign || name == b"script" {
            self.begin_capture(name, &attribute);
        }
    }

    /// Adds the figure, the link or the time that an element begins.
    fn add_references<'v>(
        &mut self,
        name: &[u8],
        attribute: &impl Fn(&[u8]) -> Option<Cow<'v, str>>,
        frame: &mut Frame,
    ) {
        if name == b"figure" {
            let line = self.line_builder.lines.len();
            self.figures.push(line..line);
            frame.figure = Some(self.figures.len() - 1);
        }
        if name == b"a" {
            self.links.push((attribute(b"href").unwrap_or_default().trim().to_owned(), true));
            frame.link = Some(self.links.len() - 1);
        }
        if let Some(time) = attribute(b"datetime").filter(|_| name == b"time") {
            self.times.push(time.trim().to_owned());
            frame.time = Some(self.times.len() - 1);
        }
    }

    /// Starts to collect the text of a title or of structured data.
    fn begin_capture<'v>(&mut self, name: &[u8], attribute: &impl Fn(&[u8]) -> Option<Cow<'v, str>>) {
        let is_json_ld = name == b"script"
            && attribute(b"type").is_some_and(|value| value.trim().eq_ignore_ascii_case("application/ld+json"));
        if is_json_ld {
            self.capture = Some((Capture::Json, String::new()));
        } else if name == b"title" {
            self.capture = Some((Capture::Title, String::new()));
        }
    }

    /// Returns whether the text of a new element is raised or lowered: by the element, or by the inline elements around it.
    fn script_of(&self, name: &[u8], traits: ElementTraits) -> Option<Script> {
        match name {
            b"sup" => Some(Script::Raised),
            b"sub" => Some(Script::Lowered),
            _ if traits.block => None,
            _ => self.frames.last().and_then(|frame| frame.script),
        }
    }

    /// Returns the row that a new element is or that it is a cell of, and the column of the cell.
    fn place_in_table<'t>(
        &mut self,
        traits: ElementTraits,
        attribute: &impl Fn(&[u8]) -> Option<Cow<'t, str>>,
    ) -> (Option<usize>, usize) {
        const MAX_SPAN: usize = 100;
        match traits.part {
            Some(Part::Row) => {
                self.rows.push(0);
                (Some(self.rows.len() - 1), 0)
            }
            Some(Part::Cell) => {
                let row = self.last_open(b"tr").and_then(|at| self.frames[at].row);
                let span = attribute(b"colspan").and_then(|span| span.trim().parse().ok()).unwrap_or(1);
                let column = row.map_or(0, |row| self.rows[row]);
                if let Some(row) = row {
                    self.rows[row] += span.clamp(1, MAX_SPAN);
                }
                (row, column)
            }
            _ => (None, 0),
        }
    }

    /// Returns the index of the number of a new list item; `None` in lists without numbers.
    fn next_marker<'t>(&mut self, attribute: &impl Fn(&[u8]) -> Option<Cow<'t, str>>) -> Option<usize> {
        let list =
            [b"ol".as_slice(), b"ul", b"menu", b"dir"].into_iter().filter_map(|name| self.last_open(name)).max()?;
        let numbering = self.frames[list].numbering.as_mut()?;
        if let Some(value) = attribute(b"value").and_then(|value| value.trim().parse().ok()) {
            numbering.next = value;
        }
        self.markers.push(format_list_number(numbering.next, &numbering.kind));
        numbering.next = numbering.next.saturating_add(1);
        Some(self.markers.len() - 1)
    }

    /// Closes unclosed SVG or `MathML` in which an HTML element begins.
    fn exit_foreign_content(&mut self) {
        while self.is_foreign() {
            self.close_from(self.frames.len() - 1);
        }
    }

    /// Closes the elements whose end tag is implied by the start tag of another.
    fn close_implied(&mut self, name: &[u8], traits: ElementTraits) {
        let scope = self.frames.last().map_or(0, |frame| frame.scope);
        if traits.closes_p
            && let Some(at) = self.last_open(b"p").filter(|at| *at >= scope)
        {
            self.close_from(at);
        }
        let Some((closed, limits)) = element::implied_end_tags(name) else { return };
        let table = self.frames.last().map_or(0, |frame| frame.table);
        let floor = if element::is_table_part(name) { table } else { scope };
        let floor = limits.iter().filter_map(|limit| self.last_open(limit)).fold(floor, usize::max);
        // The outermost of them, such as a row with its cell.
        let at = closed
            .iter()
            .filter_map(|name| {
                let frames = &self.open[*self.names.get(*name)?];
                frames.last().filter(|at| **at >= floor).copied()
            })
            .min();
        if let Some(at) = at {
            self.close_element(at);
        }
    }

    fn end_tag(&mut self, name: &[u8]) {
        self.finish_capture();
        let traits = element::traits_of(name);
        if traits.block {
            self.finish_marker();
            self.line_builder.end_line();
            self.struck.end_line();
        }
        let Some(&number) = self.names.get(name) else { return };
        if self.overflow[number] > 0 {
            self.overflow[number] -= 1;
            return;
        }
        if matches!(name, b"body" | b"html") {
            return;
        }
        let is_heading = matches!(name, [b'h', b'1'..=b'6']);
        let found = if is_heading {
            [b"h1", b"h2", b"h3", b"h4", b"h5", b"h6"].into_iter().filter_map(|name| self.last_open(name)).max()
        } else {
            self.open[number].last().copied()
        };
        let Some(top) = self.frames.last() else { return };
        let floor = if element::is_table_part(name) { top.table } else { top.scope };
        if let Some(at) = found.filter(|at| *at >= floor) {
            self.close_element(at);
        }
    }

    /// Closes the frame at that index with everything in it, or only its formatting where a block inside of it is open.
    fn close_element(&mut self, at: usize) {
        let Some(top) = self.frames.last() else { return };
        let frame = &self.frames[at];
        let is_special = frame.traits.block || frame.traits.is_scope || frame.traits.hidden;
        if is_special || top.special <= at {
            return self.close_from(at);
        }
        // The end tag of an inline element within a block that began inside of it: the block stays open, the link is
        // closed.
        if frame.traits.formatting {
            if let Some(link) = frame.link {
                self.links[link].1 = false;
            }
            self.open[self.frames[at].name].pop();
        }
    }

    fn close_from(&mut self, at: usize) {
        while self.frames.len() > at {
            let Some(frame) = self.frames.pop() else { return };
            let open = &mut self.open[frame.name];
            if open.last() == Some(&self.frames.len()) {
                open.pop();
            }
            self.line_builder.frame_closed(self.frames.len());
            self.end_marker(MarkerEnd::Frame(self.frames.len()));
            if frame.traits.block {
                self.line_builder.end_line();
            }
            if let Some(figure) = frame.figure {
                let end = self.line_builder.lines.len();
                self.figures[figure].end = end;
            }
        }
    }

    /// Records an image that is visible.
    fn push_image<'t>(&mut self, attribute: &impl Fn(&[u8]) -> Option<Cow<'t, str>>) {
        let top = self.frames.last();
        if top.is_some_and(|frame| !frame.is_visible) {
            return;
        }
        let (figure, link) = top.map_or((None, None), |frame| (frame.figure, frame.link));
        let link = link.filter(|link| self.links[*link].1);
        let lines_above = self.line_builder.lines.len() + usize::from(self.line_builder.has_text());
        self.images.extend(read_image(attribute, lines_above, (figure, link)));
    }

    fn text(&mut self, text: &str) {
        let Some(top) = self.frames.last() else {
            return self.line_builder.push_text(text, TextContext::default());
        };
        if !top.is_visible {
            if let Some((_, captured)) = &mut self.capture {
                captured.push_str(text);
            }
            return;
        }
        if let Some((_, marker)) = &mut self.written_marker {
            return marker.push_str(text);
        }
        if top.is_struck && self.struck_letters == StruckLetters::Apart {
            return self.struck.push(text, &self.line_builder);
        }
        let (preserves_space, style) = (top.preserves_space, top.style);
        let link = top.link.filter(|link| self.links[*link].1);
        let node = self.node_for_depth(self.frames.len());
        let cover = self.line_builder.cover(self.frames.len());
        let cover_node = self.node_for_depth(cover);
        let script = self.frames.last().and_then(|frame| frame.script);
        let text = script.and_then(|script| to_script(text, script)).map_or(Cow::Borrowed(text), Cow::Owned);
        let context = TextContext { node, link, style, preserves_space, cover: (cover, cover_node) };
        self.line_builder.push_text(&text, context);
    }

    /// Returns the node of the innermost of the first `frames` frames. A frame gets its node when it first contains
    /// text.
    fn node_for_depth(&mut self, frames: usize) -> usize {
        let without = self.frames[..frames].iter().rev().take_while(|frame| frame.node.is_none()).count();
        for at in frames - without..frames {
            let parent = at.checked_sub(1).and_then(|around| self.frames[around].node).unwrap_or(0);
            let frame = &self.frames[at];
            let around = &self.nodes[parent];
            let is_relevant = frame.traits.block
                || frame.element.is_some()
                || !frame.class_hints.is_empty()
                || frame.time.is_some()
                || frame.is_bold && !around.is_bold
                || frame.marker.is_some()
                || frame.landmarks != around.landmarks;
            let node = if is_relevant {
                let element = frame.element.unwrap_or(around.element);
                let (class_hints, landmarks, time, block) =
                    (frame.class_hints, frame.landmarks, frame.time, frame.traits.block);
                let is_bold = frame.is_bold || around.is_bold && !block;
                self.nodes.push(Node {
                    parent,
                    element,
                    class_hints,
                    landmarks,
                    time,
                    block,
                    is_bold,
                    part: frame.traits.part,
                    kin: frame.kin,
                    exact_kin: frame.exact_kin,
                    in_article_body: frame.in_article_body,
                    marker: frame.marker,
                    row: frame.row,
                    column: frame.column,
                    written_level: frame.written_level,
                });
                self.nodes.len() - 1
            } else {
                parent
            };
            self.frames[at].node = Some(node);
        }
        frames.checked_sub(1).and_then(|at| self.frames[at].node).unwrap_or(0)
    }

    /// Begins to read the marker of a list item, unless one is being read or the line has text already.
    fn begin_marker(&mut self, end: MarkerEnd) {
        if self.written_marker.is_none() && !self.line_builder.has_text() {
            self.written_marker = Some((end, String::new()));
        }
    }

    /// Ends the marker of a list item if it ends there.
    fn end_marker(&mut self, end: MarkerEnd) {
        if self.written_marker.as_ref().is_some_and(|(known, _)| *known == end) {
            self.finish_marker();
        }
    }

    /// Ends the marker of a list item. The paragraph around it becomes the item; a text that is no marker is text of the page.
    fn finish_marker(&mut self) {
        let Some((_, text)) = self.written_marker.take() else { return };
        let around = self.frames.iter().rposition(|frame| frame.traits.block);
        // The paragraph of an item is no heading, no cell and no item by its own element, and has no text yet.
        let is_free = |at: &usize| {
            let frame = &self.frames[*at];
            matches!(frame.element, Some(Element::Paragraph | Element::Other)) && frame.node.is_none()
        };
        let marker = around.filter(is_free).and_then(|at| Some((at, parse_marker(&text)?)));
        let Some((at, marker)) = marker else { return self.text(&text) };
        self.frames[at].traits.part = Some(Part::ListItem);
        self.frames[at].element = Some(Element::ListItem);
        if let WrittenMarker::Number(number) = marker {
            self.markers.push(number);
            self.frames[at].marker = Some(self.markers.len() - 1);
        }
    }

    fn finish_capture(&mut self) {
        match self.capture.take() {
            Some((Capture::Title, title)) => self.metadata.set_title(&title),
            Some((Capture::Json, json)) => self.metadata.json.push(json),
            None => {}
        }
    }
}

/// Returns the numbering of an ordered list; `None` where its numbers are hidden, or count down from an unknown number.
fn numbering_of<'t>(attribute: &impl Fn(&[u8]) -> Option<Cow<'t, str>>) -> Option<Numbering> {
    let style = attribute(b"style").unwrap_or_default();
    let hides_numbers =
        style.split(';').filter_map(|declaration| declaration.split_once(':')).any(|(property, value)| {
            property.trim().starts_with("list-style") && value.split_ascii_whitespace().any(|word| word == "none")
        });
    if hides_numbers || attribute(b"reversed").is_some() {
        return None;
    }
    let next = attribute(b"start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
    Some(Numbering { next, kind: attribute(b"type").unwrap_or_default().trim().to_owned() })
}

/// Returns a number for the kind of an element: by its name and all of its class names where `exact`, else by the first
/// of them, if that one is a word and no measure. `None` without class names.
fn kin_of(name: &[u8], class: &str, exact: bool) -> Option<u64> {
    /// In bytes; the rest is ignored.
    const MAX_CLASS_BYTES: usize = 200;
    const MIN_WORD_BYTES: usize = 6;
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    let first = class.split_ascii_whitespace().next();
    let is_word = |class: &str| {
        class.len() >= MIN_WORD_BYTES && !class.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | '/' | '['))
    };
    match first.filter(|first| !exact && is_word(first)) {
        Some(first) => first.hash(&mut hasher),
        None if first.is_none() && !exact => return None,
        None => {
            let mut was_digit = false;
            for byte in class.bytes().take(MAX_CLASS_BYTES) {
                let is_digit = byte.is_ascii_digit();
                if !(is_digit && was_digit) {
                    hasher.write_u8(if is_digit { b'0' } else { byte });
                }
                was_digit = is_digit;
            }
        }
    }
    Some(hasher.finish())
}

/// Returns the class hints of a tag. Elements for the page as a whole have none, because their names say nothing about
/// its parts.
fn class_hints_of<'t>(name: &[u8], attribute: &impl Fn(&[u8]) -> Option<Cow<'t, str>>) -> ClassHints {
    if matches!(name, b"html" | b"body" | b"main") {
        return ClassHints::default();
    }
    // The `id` of a heading is made of its words.
    let is_heading = matches!(name, [b'h', b'1'..=b'6']);
    let names = [b"class".as_slice(), b"id", b"itemprop"].into_iter().filter(|name| !is_heading || *name != b"id");
    let named = names.filter_map(attribute);
    let mut class_hints =
        named.fold(ClassHints::default(), |class_hints, value| class_hints.union(classify_names(&value)));
    for rel in attribute(b"rel").unwrap_or_default().split_ascii_whitespace() {
        class_hints = match rel {
            "tag" => class_hints.with(ClassHint::Tags),
            "author" => class_hints.with(ClassHint::Author),
            "sponsored" => class_hints.with(ClassHint::Ad),
            _ => class_hints,
        };
    }
    class_hints
}
