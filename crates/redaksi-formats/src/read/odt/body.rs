//! Walks over the text of an `OpenDocument` text and builds its flow.

use crate::read::change_log::ChangeLog;
use crate::read::document::{
    ChangeView, DocumentChange, DocumentChangeKind, DocumentComment, TextPlace, safe_file_name,
};
use crate::read::flow::{
    Flow, FlowBlock, FlowCell, FlowImage, FlowItem, FlowKind, RunStyle, ScriptPosition, continue_item, web_link,
};
use crate::read::odt::styles::{LEVELS, OdtStyles};
use crate::read::style_names::html_level;
use crate::read::xml::{XmlElement, XmlNode};
use redaksi_core::text::collapse_whitespace;
use std::collections::HashMap;

/// The most spaces that one element stands for.
const MAX_SPACES: usize = 100;

/// A change that the document declares before its text.
struct DeclaredChange<'a> {
    kind: DocumentChangeKind,
    author: String,
    date: String,
    /// The deleted text.
    content: &'a XmlElement,
}

/// A list that the walk is in.
#[derive(Clone, Debug, Default)]
struct ListPlace {
    style: String,
    /// The numbers of the levels down to this one.
    counters: Vec<i64>,
}

/// The state of the walk.
pub(super) struct OdtWalker<'a> {
    styles: &'a OdtStyles,
    log: ChangeLog,
    changes: HashMap<&'a str, DeclaredChange<'a>>,
    comments: Vec<(String, DocumentComment)>,
    /// The text boxes of the paragraph, which follow it.
    boxes: Vec<&'a XmlElement>,
    /// The notes with their numbers.
    notes: Vec<(String, &'a XmlElement)>,
    /// The numbers at which lists of a style ended, for lists that continue them.
    ended_lists: HashMap<String, [i64; LEVELS]>,
    has_title: bool,
    hidden: String,
    pub images: usize,
}

impl<'a> OdtWalker<'a> {
    pub fn new(styles: &'a OdtStyles, view: ChangeView) -> Self {
        Self {
            styles,
            log: ChangeLog::new(view),
            changes: HashMap::new(),
            comments: Vec::new(),
            boxes: Vec::new(),
            notes: Vec::new(),
            ended_lists: HashMap::new(),
            has_title: false,
            hidden: String::new(),
            images: 0,
        }
    }

    /// Walks over the text and then over its notes.
    pub fn walk(&mut self, text: &'a XmlElement) -> Flow {
        self.has_title = self.uses_title(text);
        let mut items = Vec::new();
        self.blocks(text, None, &mut items);
        let mut index = 0;
        while let Some((number, body)) = self.notes.get(index).cloned() {
            index += 1;
            let above = RunStyle { script: Some(ScriptPosition::Above), ..RunStyle::default() };
            self.log.push(&number, &above);
            self.log.push(" ", &RunStyle::default());
            self.blocks(body, None, &mut items);
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

    /// Returns the changes, the comments and the hidden text.
    pub fn finish(self) -> (Vec<DocumentChange>, Vec<DocumentComment>, String) {
        let (changes, comments) = self.log.finish(self.comments);
        (changes, comments, self.hidden)
    }

    fn uses_title(&self, element: &XmlElement) -> bool {
        element.elements().any(|child| match child.name.as_str() {
            "p" => child.attribute("style-name").is_some_and(|style| self.styles.kind(style) == FlowKind::Heading(0)),
            "section" => self.uses_title(child),
            _ => false,
        })
    }

    fn blocks(&mut self, element: &'a XmlElement, list: Option<&ListPlace>, items: &mut Vec<FlowItem>) {
        for child in element.elements() {
            match child.name.as_str() {
                "tracked-changes" => self.declare_changes(child),
                "p" | "h" => self.paragraph(child, None, items),
                "list" => self.list(child, list, items),
                "table" => {
                    let rows = self.table(child);
                    items.push(FlowItem::Table(rows));
                }
                "frame" | "custom-shape" | "g" => {
                    self.drawing(child);
                    self.boxes_behind(items);
                }
                "sequence-decls"
                | "variable-decls"
                | "user-field-decls"
                | "forms"
                | "index-title-template"
                | "table-of-content-source"
                | "title"
                | "desc" => {}
                "change-start" | "change-end" | "change" | "annotation" | "annotation-end" => {
                    self.inline(child, &RunStyle::default());
                }
                _ => self.blocks(child, list, items),
            }
        }
    }

    fn list(&mut self, element: &'a XmlElement, around: Option<&ListPlace>, items: &mut Vec<FlowItem>) {
        let own_style = element.attribute("style-name").unwrap_or_default();
        let style =
            around.filter(|_| own_style.is_empty()).map_or(own_style, |around| around.style.as_str()).to_owned();
        let mut place = ListPlace { style, counters: around.map(|around| around.counters.clone()).unwrap_or_default() };
        let level = place.counters.len().min(LEVELS - 1);
        place.counters.truncate(level);
        let continues =
            element.attribute("continue-numbering") == Some("true") || element.attribute("continue-list").is_some();
        let before = self.ended_lists.get(&place.style).filter(|_| continues).map(|numbers| numbers[level]);
        place.counters.push(before.unwrap_or_else(|| self.styles.list_start(&place.style, level).saturating_sub(1)));
        for item in element.elements().filter(|item| matches!(item.name.as_str(), "list-item" | "list-header")) {
            let is_item = item.name == "list-item";
            if is_item {
                let own = item.attribute("start-value").and_then(|value| value.parse().ok());
                place.counters[level] = own.unwrap_or(place.counters[level].saturating_add(1));
            }
            let mut is_first = true;
            // Whether the item has only had paragraphs so far. What pandoc writes as a further paragraph of an item becomes an item
            // with a blank as its bullet.
            let is_below_item = matches!(items.last(), Some(FlowItem::Block(block)) if matches!(block.kind, FlowKind::Item { .. } | FlowKind::ItemParagraph { .. }));
            let mut is_text = is_item && is_below_item && self.styles.has_blank_bullet(&place.style, level);
            for child in item.elements() {
                match child.name.as_str() {
                    "p" if is_text => self.further_paragraph(child, level, items),
                    "p" | "h" => {
                        let mark = (is_first && is_item).then(|| self.styles.mark(&place.style, &place.counters));
                        is_first = false;
                        is_text = mark.is_some();
                        let item = mark.map(|mark| FlowKind::Item { level, mark });
                        self.paragraph(child, item, items);
                    }
                    "list" => {
                        is_text &= !is_first;
                        self.list(child, Some(&place), items);
                    }
                    // A section or a table in an item.
                    _ => {
                        is_text = false;
                        self.block(child, &place, items);
                    }
                }
            }
        }
        self.ended_lists.entry(place.style.clone()).or_insert([0; LEVELS])[level] = place.counters[level];
    }

    /// Walks over a paragraph of an item of a list behind its first one.
    fn further_paragraph(&mut self, element: &'a XmlElement, level: usize, items: &mut Vec<FlowItem>) {
        let above = items.len();
        self.paragraph(element, None, items);
        continue_item(items, above, Some(level));
    }

    /// Walks over one element that is no paragraph.
    fn block(&mut self, element: &'a XmlElement, list: &ListPlace, items: &mut Vec<FlowItem>) {
        if element.name == "table" {
            let rows = self.table(element);
            items.push(FlowItem::Table(rows));
        } else {
            self.blocks(element, Some(list), items);
        }
    }

    fn table(&mut self, table: &'a XmlElement) -> Vec<Vec<FlowCell>> {
        fn collect<'a>(element: &'a XmlElement, rows: &mut Vec<&'a XmlElement>) {
            for child in element.elements() {
                match child.name.as_str() {
                    "table-row" => rows.push(child),
                    "table-header-rows" | "table-rows" | "table-row-group" => collect(child, rows),
                    _ => {}
                }
            }
        }
        let mut found = Vec::new();
        collect(table, &mut found);
        let mut rows = Vec::new();
        for row in found {
            let mut cells = Vec::new();
            // A cell that another one covers keeps its column.
            for cell in row.elements().filter(|cell| matches!(cell.name.as_str(), "table-cell" | "covered-table-cell"))
            {
                let mut items = Vec::new();
                self.blocks(cell, None, &mut items);
                let mut blocks: Vec<FlowBlock> = Vec::new();
                for item in items {
                    match item {
                        FlowItem::Block(block) => blocks.push(block),
                        FlowItem::Table(rows) => blocks.extend(rows.into_iter().flatten().flatten()),
                    }
                }
                cells.push(blocks);
            }
            rows.push(cells);
        }
        rows
    }

    fn paragraph(&mut self, element: &'a XmlElement, item: Option<FlowKind>, items: &mut Vec<FlowItem>) {
        let style = element.attribute("style-name").unwrap_or_default();
        let kind = if element.name == "h" {
            let level: u8 = element.attribute("outline-level").and_then(|level| level.parse().ok()).unwrap_or(1);
            FlowKind::Heading(html_level(level.max(1), self.has_title))
        } else {
            match (self.styles.kind(style), item) {
                (FlowKind::Heading(level), _) => FlowKind::Heading(html_level(level, self.has_title)),
                (FlowKind::Paragraph, Some(item)) => item,
                (kind, _) => kind,
            }
        };
        let base = self.styles.apply("paragraph", style, &RunStyle::default());
        if self.styles.is_hidden("paragraph", style) {
            self.hidden.push_str(&element.text());
        } else {
            self.inline_children(element, &base);
        }
        let block = self.log.end_block(kind);
        items.push(FlowItem::Block(block));
        self.boxes_behind(items);
    }

    /// Walks over the text boxes of the paragraph that is complete.
    fn boxes_behind(&mut self, items: &mut Vec<FlowItem>) {
        for content in std::mem::take(&mut self.boxes) {
            self.blocks(content, None, items);
        }
    }

    fn inline_children(&mut self, element: &'a XmlElement, style: &RunStyle) {
        for node in &element.children {
            match node {
                XmlNode::Text(text) => self.log.push(&text.replace(['\n', '\r', '\t'], " "), style),
                XmlNode::Element(child) => self.inline(child, style),
            }
        }
    }

    fn inline(&mut self, element: &'a XmlElement, style: &RunStyle) {
        let attribute = |name: &str| element.attribute(name).unwrap_or_default();
        match element.name.as_str() {
            "span" => {
                let name = attribute("style-name");
                if self.styles.is_hidden("text", name) {
                    self.hidden.push_str(&element.text());
                } else {
                    let style = self.styles.apply("text", name, style);
                    self.inline_children(element, &style);
                }
            }
            "a" => {
                let link = web_link(attribute("href"));
                self.inline_children(element, &RunStyle { link, ..style.clone() });
            }
            "s" => {
                let count = attribute("c").parse().unwrap_or(1_usize).min(MAX_SPACES);
                self.log.push(&" ".repeat(count), style);
            }
            "tab" => self.log.push("\t", style),
            "line-break" => self.log.push("\n", style),
            "note" => {
                let citation = element.child("note-citation");
                // Footnotes and endnotes are counted together, because all of them stand at the end; a sign that the author chose
                // stays.
                let is_chosen = citation.is_some_and(|citation| citation.attribute("label").is_some());
                let number = match citation.map(XmlElement::text) {
                    Some(sign) if is_chosen => sign,
                    _ => (self.notes.len() + 1).to_string(),
                };
                let above = RunStyle { script: Some(ScriptPosition::Above), ..style.clone() };
                self.log.push(&number, &above);
                if let Some(body) = element.child("note-body") {
                    self.notes.push((number, body));
                }
            }
            "annotation" => self.annotation(element),
            "annotation-end" => self.log.close_comment(attribute("name")),
            "change-start" => {
                if let Some(change) = self.changes.get(attribute("change-id")) {
                    self.log.open_change(change.kind, &change.author, &change.date);
                }
            }
            "change-end" => self.log.close_change(),
            "change" => {
                if let Some(change) = self.changes.remove(attribute("change-id")) {
                    self.log.open_change(change.kind, &change.author, &change.date);
                    let paragraphs = change.content.elements().filter(|child| child.name != "change-info");
                    let texts: Vec<String> = paragraphs.map(XmlElement::text).collect();
                    self.log.push(&texts.join("\n"), style);
                    self.log.close_change();
                }
            }
            "frame" | "custom-shape" | "g" | "rect" => self.drawing(element),
            "ruby" => {
                // The base of a word with its pronunciation.
                if let Some(base) = element.child("ruby-base") {
                    self.inline_children(base, style);
                }
            }
            "soft-page-break" | "bookmark" | "script" | "hidden-text" => {}
            _ => self.inline_children(element, style),
        }
    }

    fn annotation(&mut self, element: &XmlElement) {
        let text = |name: &str| element.child(name).map(XmlElement::text).unwrap_or_default();
        let paragraphs = element.elements().filter(|child| matches!(child.name.as_str(), "p" | "list"));
        let lines: Vec<String> =
            paragraphs.map(|line| line.text().trim().to_owned()).filter(|line| !line.is_empty()).collect();
        let comment = DocumentComment {
            author: text("creator"),
            date: text("date"),
            text: lines.join("\n"),
            quote: String::new(),
            place: TextPlace::default(),
        };
        let named = element.attribute("name").map(str::to_owned);
        let id = named.unwrap_or_else(|| format!("\0{}", self.comments.len()));
        self.log.open_comment(&id);
        self.comments.push((id, comment));
    }

    fn declare_changes(&mut self, element: &'a XmlElement) {
        for region in element.elements().filter(|region| region.name == "changed-region") {
            let Some(content) = region.elements().next() else { continue };
            let kind = match content.name.as_str() {
                "insertion" => DocumentChangeKind::Inserted,
                "deletion" => DocumentChangeKind::Deleted,
                _ => continue,
            };
            let info = content.child("change-info");
            let text = |name: &str| info.and_then(|info| info.child(name)).map(XmlElement::text).unwrap_or_default();
            let Some(id) = region.attribute("id") else { continue };
            self.changes.insert(id, DeclaredChange { kind, author: text("creator"), date: text("date"), content });
        }
    }

    /// Collects the text boxes of a drawing, and counts its images.
    fn drawing(&mut self, element: &'a XmlElement) {
        for child in element.elements() {
            match child.name.as_str() {
                "text-box" => self.boxes.push(child),
                "image" => {
                    self.images += 1;
                    let href = child.attribute("href").unwrap_or_default();
                    let is_web = !web_link(href).is_empty();
                    let source = if is_web { href.to_owned() } else { safe_file_name(href, "") };
                    let described = ["title", "desc"].into_iter().find_map(|name| element.child(name));
                    let alternative = described.map(|text| collapse_whitespace(&text.text())).unwrap_or_default();
                    self.log.push_image(FlowImage { source, alternative });
                    // Text over an image.
                    if child.child("p").is_some() {
                        self.boxes.push(child);
                    }
                }
                "p" | "h" | "list" => {
                    self.boxes.push(element);
                    return;
                }
                "title" | "desc" => {}
                _ => self.drawing(child),
            }
        }
    }
}
