//! Walks over the text of a Word document and builds its flow.

use crate::read::change_log::ChangeLog;
use crate::read::document::{ChangeView, DocumentChange, DocumentChangeKind, DocumentComment};
use crate::read::docx::numbering::WordNumbering;
use crate::read::docx::styles::{NumberRef, WordStyles, number_ref, outline_level, strikes, toggle};
use crate::read::flow::{
    Flow, FlowBlock, FlowCell, FlowImage, FlowItem, FlowKind, RunStyle, ScriptPosition, continue_item, web_link,
};
use crate::read::limits::MAX_DEPTH;
use crate::read::style_names::html_level;
use crate::read::xml::{XmlElement, XmlNode};
use crate::write::PICTURE_STYLE;
use redaksi_core::text::collapse_whitespace;
use std::collections::HashMap;

/// The characters of the fonts Symbol and Wingdings that Word uses for bullets, arrows and boxes, by their code.
const SYMBOLS: [(u32, char); 10] = [
    (0xf0b7, '•'),
    (0xf0a7, '▪'),
    (0xf0d8, '➢'),
    (0xf0fc, '✓'),
    (0xf0e0, '→'),
    (0xf0a8, '□'),
    (0xf0fe, '☑'),
    (0xf06f, '□'),
    (0xf02d, '−'),
    (0xf0b0, '°'),
];

/// What the walk needs from the other parts of the package.
pub(super) struct WordParts {
    pub styles: WordStyles,
    pub numbering: WordNumbering,
    /// The targets of the links, by the identifier of their relationship.
    pub links: HashMap<String, String>,
    /// The file names of the images in the package, by the identifier of their relationship.
    pub images: HashMap<String, String>,
    pub footnotes: Option<XmlElement>,
    pub endnotes: Option<XmlElement>,
    /// The alternative chunks, which are documents of other formats within this one, by the identifier of their relationship.
    pub chunks: HashMap<String, Vec<FlowItem>>,
}

/// A field such as a link or a page number.
#[derive(Debug, Default)]
struct WordField {
    instruction: String,
    link: String,
}

/// The state of the walk.
pub(super) struct BodyWalker<'a> {
    parts: &'a WordParts,
    numbering: WordNumbering,
    log: ChangeLog,
    fields: Vec<WordField>,
    /// The targets of the links that are open.
    links: Vec<String>,
    /// The text boxes of the paragraph, which follow it.
    boxes: Vec<&'a XmlElement>,
    /// The notes that were referred to, in the order of their numbers: the name of the reference and the identifier.
    notes: Vec<(&'a str, &'a str)>,
    /// The number of each note.
    note_numbers: HashMap<(&'a str, &'a str), usize>,
    has_title: bool,
    hidden: String,
    pub images: usize,
    /// The description of the drawing that is open.
    description: String,
    /// A paragraph whose end was deleted, which continues with the next one.
    carried: bool,
}

impl<'a> BodyWalker<'a> {
    pub fn new(parts: &'a WordParts, view: ChangeView) -> Self {
        Self {
            parts,
            numbering: parts.numbering.clone(),
            log: ChangeLog::new(view),
            fields: Vec::new(),
            links: Vec::new(),
            boxes: Vec::new(),
            notes: Vec::new(),
            note_numbers: HashMap::new(),
            has_title: false,
            hidden: String::new(),
            images: 0,
            description: String::new(),
            carried: false,
        }
    }

    /// Walks over the body and then over the notes that it refers to.
    pub fn walk(&mut self, body: &'a XmlElement) -> Flow {
        self.has_title = self.uses_title(body);
        let mut items = Vec::new();
        self.blocks(body, &mut items);
        self.end_carried(&mut items);
        // A note may refer to another one.
        let mut number = 0;
        let by_id = |part: &'a Option<XmlElement>| -> HashMap<&'a str, &'a XmlElement> {
            let notes = part.iter().flat_map(XmlElement::elements);
            notes.filter_map(|note| Some((note.attribute("id")?, note))).collect()
        };
        let (footnotes, endnotes) = (by_id(&self.parts.footnotes), by_id(&self.parts.endnotes));
        while let Some((kind, id)) = self.notes.get(number).copied() {
            number += 1;
            let notes = if kind == "footnoteReference" { &footnotes } else { &endnotes };
            if let Some(note) = notes.get(id) {
                let above = RunStyle { script: Some(ScriptPosition::Above), ..RunStyle::default() };
                self.log.push(&number.to_string(), &above);
                self.log.push(" ", &RunStyle::default());
                self.blocks(note, &mut items);
                self.end_carried(&mut items);
            }
        }
        let mut flow = Flow::default();
        for item in items {
            match item {
                FlowItem::Block(block) => flow.push(block),
                FlowItem::Table(rows) => flow.push_table(rows),
            }
        }
        flow
    }

    /// Returns the changes and comments, and the hidden text.
    pub fn finish(
        self,
        comments: Vec<(String, DocumentComment)>,
    ) -> (Vec<DocumentChange>, Vec<DocumentComment>, String) {
        let (changes, comments) = self.log.finish(comments);
        (changes, comments, self.hidden)
    }

    fn uses_title(&self, element: &XmlElement) -> bool {
        element.elements().any(|child| match child.name.as_str() {
            "p" => {
                let style = child.child("pPr").and_then(|properties| properties.child("pStyle"));
                style
                    .and_then(|style| style.attribute("val"))
                    .is_some_and(|id| self.parts.styles.kind(id) == FlowKind::Heading(0))
            }
            "sdt" | "sdtContent" => self.uses_title(child),
            _ => false,
        })
    }

    fn blocks(&mut self, element: &'a XmlElement, items: &mut Vec<FlowItem>) {
        for child in element.elements() {
            match child.name.as_str() {
                "p" => self.paragraph(child, items),
                "tbl" => {
                    self.end_carried(items);
                    let rows = self.table(child);
                    items.push(FlowItem::Table(rows));
                }
                "commentRangeStart" | "commentRangeEnd" => self.inline(child, &RunStyle::default()),
                "altChunk" => {
                    self.end_carried(items);
                    self.chunk(child.attribute("id").unwrap_or_default(), items);
                }
                "AlternateContent" => {
                    if let Some(chosen) = chosen_alternative(child) {
                        self.blocks(chosen, items);
                    }
                }
                "sectPr" | "pPr" | "tcPr" => {}
                "ins" | "moveTo" | "del" | "moveFrom" => {
                    self.open_change(child);
                    self.blocks(child, items);
                    self.log.close_change();
                }
                _ => self.blocks(child, items),
            }
        }
    }

    /// Appends an alternative chunk.
    fn chunk(&mut self, id: &str, items: &mut Vec<FlowItem>) {
        let parts = self.parts;
        for item in parts.chunks.get(id).into_iter().flatten() {
            items.push(match item {
                FlowItem::Block(block) => FlowItem::Block(self.copied(block)),
                FlowItem::Table(rows) => FlowItem::Table(
                    rows.iter()
                        .map(|row| {
                            let cells = row.iter();
                            cells.map(|cell| cell.iter().map(|block| self.copied(block)).collect()).collect()
                        })
                        .collect(),
                ),
            });
        }
    }

    fn copied(&mut self, block: &FlowBlock) -> FlowBlock {
        block.runs.iter().for_each(|run| self.log.push(&run.text, &run.style));
        self.log.end_block(block.kind.clone())
    }

    fn table(&mut self, table: &'a XmlElement) -> Vec<Vec<FlowCell>> {
        let mut rows = Vec::new();
        for row in wrapped(table, "tr") {
            let change = row.child("trPr").and_then(|properties| {
                properties.elements().find(|change| matches!(change.name.as_str(), "del" | "ins"))
            });
            if let Some(change) = change {
                self.open_change(change);
            }
            let mut cells = Vec::new();
            for cell in wrapped(row, "tc") {
                let mut items = Vec::new();
                self.blocks(cell, &mut items);
                self.end_carried(&mut items);
                let mut blocks = FlowCell::new();
                flatten(items, &mut blocks);
                cells.push(blocks);
                cells.extend(std::iter::repeat_n(FlowCell::new(), columns_of(cell) - 1));
            }
            if change.is_some() {
                self.log.close_change();
            }
            rows.push(cells);
        }
        rows
    }

    fn paragraph(&mut self, paragraph: &'a XmlElement, items: &mut Vec<FlowItem>) {
        let properties = paragraph.child("pPr");
        let styles = &self.parts.styles;
        let named =
            properties.and_then(|properties| properties.child("pStyle")).and_then(|style| style.attribute("val"));
        let style_id = named.unwrap_or_else(|| styles.default_paragraph());
        let base = RunStyle {
            bold: styles.bold(style_id).unwrap_or(false),
            italic: styles.italic(style_id).unwrap_or(false),
            struck: styles.struck(style_id).unwrap_or(false),
            ..RunStyle::default()
        };
        let kind = self.kind(style_id, properties);
        self.inline_children(paragraph, &base);
        let mark = properties.and_then(|properties| properties.child("rPr"));
        let is_end_deleted = mark.is_some_and(|mark| {
            mark.elements().any(|change| change_kind(&change.name).is_some_and(|kind| !self.log.keeps(kind)))
        });
        if style_id == PICTURE_STYLE {
            self.take_placeholder();
        }
        self.carried = is_end_deleted;
        if !is_end_deleted {
            let above = items.len();
            self.end_block(kind, items);
            if self.is_further_paragraph(style_id, properties) {
                continue_item(items, above, level_of_indent(properties));
            }
        }
        for content in std::mem::take(&mut self.boxes) {
            let suspended = self.log.suspend();
            let carried = std::mem::take(&mut self.carried);
            self.blocks(content, items);
            self.end_carried(items);
            self.log.resume(suspended);
            self.carried = carried;
        }
    }

    /// Replaces the text of the open paragraph by the picture that it is a placeholder of: `[foto.jpg] the text for it`.
    fn take_placeholder(&mut self) {
        let (mut block, chars) = self.log.suspend();
        let text: String = block.runs.iter().map(|run| run.text.as_str()).collect();
        match text.strip_prefix('[').and_then(|text| text.rsplit_once(']')) {
            Some((source, alternative)) => {
                let (source, alternative) = (source.to_owned(), alternative.trim().to_owned());
                block.runs.clear();
                block.images.push(FlowImage { source, alternative });
                self.log.resume((block, 0));
            }
            None => self.log.resume((block, chars)),
        }
    }

    fn end_block(&mut self, kind: FlowKind, items: &mut Vec<FlowItem>) {
        let block = self.log.end_block(kind);
        items.push(FlowItem::Block(block));
    }

    /// Ends a paragraph that nothing continues.
    fn end_carried(&mut self, items: &mut Vec<FlowItem>) {
        if std::mem::take(&mut self.carried) {
            self.end_block(FlowKind::Paragraph, items);
        }
    }

    /// Whether a paragraph below an item of a list belongs to the item: it has the numbering switched off and the indent of an
    /// item, as `LibreOffice` writes it, a bullet that is a blank, or a style for the purpose.
    fn is_further_paragraph(&self, style_id: &str, properties: Option<&XmlElement>) -> bool {
        let id = number_ref(properties).id;
        let indent = indent_of(properties);
        match id.as_deref() {
            Some("0") => indent.is_some_and(|indent| indent > 0),
            Some(_) => true,
            None => self.parts.styles.continues_list(style_id),
        }
    }

    /// Returns what a paragraph is, and counts it if it is an item of a list.
    fn kind(&mut self, style_id: &str, properties: Option<&XmlElement>) -> FlowKind {
        let styles = &self.parts.styles;
        let kind = match (styles.kind(style_id), outline_level(properties)) {
            (FlowKind::Paragraph, Some(level)) => FlowKind::Heading(level),
            (kind, _) => kind,
        };
        let (own, of_style) = (number_ref(properties), styles.numbering(style_id));
        let list = NumberRef { id: own.id.or(of_style.id), level: own.level.or(of_style.level) };
        let mark = list.id.filter(|id| id != "0").and_then(|id| {
            let level = list.level.unwrap_or(0);
            self.numbering.next_mark(&id, level).map(|mark| (level.min(8), mark))
        });
        match (kind, mark) {
            (FlowKind::Heading(level), _) => FlowKind::Heading(html_level(level, self.has_title)),
            (FlowKind::Paragraph, Some((level, mark))) => FlowKind::Item { level, mark },
            (kind, _) => kind,
        }
    }

    fn inline_children(&mut self, element: &'a XmlElement, style: &RunStyle) {
        for child in element.elements() {
            self.inline(child, style);
        }
    }

    /// Walks over an element within a paragraph.
    fn inline(&mut self, element: &'a XmlElement, style: &RunStyle) {
        let attribute = |name: &str| element.attribute(name).unwrap_or_default();
        match element.name.as_str() {
            "r" => self.run(element, style),
            "ins" | "moveTo" | "del" | "moveFrom" => {
                self.open_change(element);
                self.inline_children(element, style);
                self.log.close_change();
            }
            "hyperlink" => {
                let link = self.parts.links.get(attribute("id")).map(|target| web_link(target)).unwrap_or_default();
                self.links.push(link);
                self.inline_children(element, style);
                self.links.pop();
            }
            "fldSimple" => {
                self.links.push(link_of_field(attribute("instr")));
                self.inline_children(element, style);
                self.links.pop();
            }
            "commentRangeStart" => self.log.open_comment(attribute("id")),
            "commentRangeEnd" | "commentReference" => self.log.close_comment(attribute("id")),
            "AlternateContent" => {
                if let Some(chosen) = chosen_alternative(element) {
                    self.inline_children(chosen, style);
                }
            }
            "t" => self.text(element, style),
            "pPr" | "rPr" | "sdtPr" | "sdtEndPr" | "proofErr" | "bookmarkStart" | "bookmarkEnd" => {}
            "p" | "tbl" => {
                // A paragraph within a paragraph is not allowed; its text must not be lost.
                self.boxes.push(element);
            }
            _ => self.inline_children(element, style),
        }
    }

    fn open_change(&mut self, element: &XmlElement) {
        let kind = change_kind(&element.name).unwrap_or(DocumentChangeKind::Deleted);
        let attribute = |name: &str| element.attribute(name).unwrap_or_default();
        self.log.open_change(kind, attribute("author"), attribute("date"));
    }

    fn run(&mut self, run: &'a XmlElement, base: &RunStyle) {
        let properties = run.child("rPr");
        let styles = &self.parts.styles;
        let named =
            properties.and_then(|properties| properties.child("rStyle")).and_then(|style| style.attribute("val"));
        let of_style = |get: fn(&WordStyles, &str) -> Option<bool>| named.and_then(|id| get(styles, id));
        let position =
            properties.and_then(|properties| properties.child("vertAlign")).and_then(|align| align.attribute("val"));
        let mut style = RunStyle {
            bold: toggle(properties, "b").or_else(|| of_style(WordStyles::bold)).unwrap_or(base.bold),
            italic: toggle(properties, "i").or_else(|| of_style(WordStyles::italic)).unwrap_or(base.italic),
            script: match position {
                Some("superscript") => Some(ScriptPosition::Above),
                Some("subscript") => Some(ScriptPosition::Below),
                _ => None,
            },
            struck: strikes(properties).or_else(|| of_style(WordStyles::struck)).unwrap_or(base.struck),
            link: String::new(),
        };
        if toggle(properties, "vanish") == Some(true) && self.log.is_kept() {
            for text in run.elements().filter(|child| child.name == "t") {
                self.hidden.push_str(&text.text());
            }
            return;
        }
        for child in run.elements() {
            // A field may begin or end within the run.
            let links = self.fields.iter().rev().map(|field| &field.link).chain(self.links.iter().rev());
            style.link = links.into_iter().find(|link| !link.is_empty()).cloned().unwrap_or_default();
            self.run_child(child, &style);
        }
    }

    fn run_child(&mut self, element: &'a XmlElement, style: &RunStyle) {
        let attribute = |name: &str| element.attribute(name).unwrap_or_default();
        match element.name.as_str() {
            "t" | "delText" => self.text(element, style),
            "tab" | "ptab" => self.log.push("\t", style),
            "cr" => self.log.push("\n", style),
            "br" if matches!(attribute("type"), "" | "textWrapping") => self.log.push("\n", style),
            "noBreakHyphen" => self.log.push("\u{2011}", style),
            "softHyphen" => self.log.push("\u{ad}", style),
            "sym" => {
                let code = u32::from_str_radix(attribute("char"), 16).unwrap_or_default();
                let known = SYMBOLS.iter().find(|(known, _)| *known == code).map(|(_, sign)| *sign);
                let sign =
                    known.or_else(|| char::from_u32(code).filter(|sign| !sign.is_control())).unwrap_or('\u{fffd}');
                self.log.push(sign.encode_utf8(&mut [0; 4]), style);
            }
            "footnoteReference" | "endnoteReference" => {
                let note = (element.name.as_str(), attribute("id"));
                let number = *self.note_numbers.entry(note).or_insert_with(|| {
                    self.notes.push(note);
                    self.notes.len()
                });
                if attribute("customMarkFollows").is_empty() {
                    let above = RunStyle { script: Some(ScriptPosition::Above), ..style.clone() };
                    self.log.push(&number.to_string(), &above);
                }
            }
            "commentReference" => self.log.close_comment(attribute("id")),
            "fldChar" => match attribute("fldCharType") {
                "begin" if self.fields.len() < MAX_DEPTH => self.fields.push(WordField::default()),
                "begin" => {}
                "separate" => {
                    if let Some(field) = self.fields.last_mut() {
                        field.link = link_of_field(&field.instruction);
                    }
                }
                _ => {
                    self.fields.pop();
                }
            },
            "instrText" => {
                if let Some(field) = self.fields.last_mut() {
                    field.instruction.push_str(&element.text());
                }
            }
            "delInstrText" | "rPr" | "footnoteRef" | "endnoteRef" | "annotationRef" => {}
            "drawing" | "pict" | "object" => self.drawing(element),
            "AlternateContent" => {
                if let Some(chosen) = chosen_alternative(element) {
                    for child in chosen.elements() {
                        self.run_child(child, style);
                    }
                }
            }
            "ruby" => {
                // The base of a word with its pronunciation.
                if let Some(base) = element.child("rubyBase") {
                    self.inline_children(base, style);
                }
            }
            _ => self.inline_children(element, style),
        }
    }

    /// Pushes the text of an element; without `xml:space`, white space around it is no text.
    fn text(&mut self, element: &XmlElement, style: &RunStyle) {
        for node in &element.children {
            if let XmlNode::Text(text) = node {
                let is_kept = element.attribute("space") == Some("preserve");
                let text = if is_kept { text.as_str() } else { text.trim_matches([' ', '\t', '\n', '\r']) };
                self.log.push(&text.replace(['\n', '\r'], " "), style);
            }
        }
    }

    /// Collects the text boxes of a drawing, and counts its images.
    fn drawing(&mut self, element: &'a XmlElement) {
        match element.name.as_str() {
            "txbxContent" => self.boxes.push(element),
            "docPr" => self.description = collapse_whitespace(element.attribute("descr").unwrap_or_default()),
            "blip" | "imagedata" => {
                self.images += 1;
                let id =
                    ["embed", "link", "id"].into_iter().find_map(|name| element.attribute(name)).unwrap_or_default();
                let source =
                    self.parts.images.get(id).or_else(|| self.parts.links.get(id)).cloned().unwrap_or_default();
                self.log.push_image(FlowImage { source, alternative: std::mem::take(&mut self.description) });
            }
            "AlternateContent" => {
                if let Some(chosen) = chosen_alternative(element) {
                    self.drawing(chosen);
                }
            }
            _ => element.elements().for_each(|child| self.drawing(child)),
        }
    }
}

/// Returns how far a paragraph is indented, in twentieths of a point.
fn indent_of(properties: Option<&XmlElement>) -> Option<i64> {
    let indent = properties?.child("ind")?;
    indent.attribute("start").or_else(|| indent.attribute("left"))?.parse().ok()
}

/// Returns the level of the item of a list that a paragraph is indented like, if it is indented in steps of half an inch.
fn level_of_indent(properties: Option<&XmlElement>) -> Option<usize> {
    const STEP: i64 = 720;
    let indent = indent_of(properties).filter(|indent| *indent > 0 && indent % STEP == 0)?;
    usize::try_from(indent / STEP - 1).ok()
}

/// Returns the kind of a change by the name of its element.
fn change_kind(name: &str) -> Option<DocumentChangeKind> {
    Some(match name {
        "ins" => DocumentChangeKind::Inserted,
        "del" => DocumentChangeKind::Deleted,
        "moveTo" => DocumentChangeKind::MovedHere,
        "moveFrom" => DocumentChangeKind::MovedAway,
        _ => return None,
    })
}

/// Returns the content that a current version of Word shows.
fn chosen_alternative(element: &XmlElement) -> Option<&XmlElement> {
    element.child("Choice").or_else(|| element.child("Fallback"))
}

/// Returns the elements of that name in a table or a row, also those within content controls.
fn wrapped<'a>(element: &'a XmlElement, name: &str) -> Vec<&'a XmlElement> {
    fn collect<'a>(element: &'a XmlElement, name: &str, found: &mut Vec<&'a XmlElement>) {
        for child in element.elements() {
            if child.name == name {
                found.push(child);
            } else if matches!(child.name.as_str(), "sdt" | "sdtContent" | "customXml" | "ins" | "del") {
                collect(child, name, found);
            }
        }
    }
    let mut found = Vec::new();
    collect(element, name, &mut found);
    found
}

/// Returns how many columns a cell covers.
fn columns_of(cell: &XmlElement) -> usize {
    const MAX_COLUMNS: usize = 60;
    let span = cell.child("tcPr").and_then(|properties| properties.child("gridSpan"));
    let span = span.and_then(|span| span.attribute("val")).and_then(|span| span.parse().ok());
    span.unwrap_or(1).clamp(1, MAX_COLUMNS)
}

/// Appends the blocks of items; those of tables too.
fn flatten(items: Vec<FlowItem>, blocks: &mut Vec<FlowBlock>) {
    for item in items {
        match item {
            FlowItem::Block(block) => blocks.push(block),
            FlowItem::Table(rows) => blocks.extend(rows.into_iter().flatten().flatten()),
        }
    }
}

/// Returns the target of a field such as `HYPERLINK "https://…"`; empty for other fields.
fn link_of_field(instruction: &str) -> String {
    let Some(rest) = instruction.trim_start().strip_prefix("HYPERLINK") else { return String::new() };
    let rest = rest.trim_start();
    let target = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next().unwrap_or_default(),
        None => rest.split_whitespace().next().unwrap_or_default(),
    };
    web_link(target)
}
