//! Interprets the tokens of RTF and builds the flow of its text.

use crate::read::change_log::ChangeLog;
use crate::read::document::{
    ChangeView, DocumentChange, DocumentChangeKind, DocumentComment, DocumentMetadata, TextPlace,
};
use crate::read::error::ReadError;
use crate::read::flow::{
    Flow, FlowBlock, FlowCell, FlowKind, ListMark, RunStyle, ScriptPosition, continue_item, web_link,
};
use crate::read::limits::MAX_DEPTH;
use crate::read::rtf::encodings::{encoding_of_charset, encoding_of_code_page};
use crate::read::rtf::lexer::{RtfLexer, RtfToken};
use crate::read::style_names::{html_level, kind_of_style_name};
use encoding_rs::Encoding;
use std::collections::HashMap;
use std::fmt::Write as _;

/// How many text boxes and notes may be within each other.
const MAX_STORIES: usize = 5;
/// The bytes of an instruction of a field after which the rest of it is ignored.
const MAX_INSTRUCTION_BYTES: usize = 4_096;
/// The most characters of the number of a list item.
const MAX_LABEL_CHARS: usize = 60;
/// How far each level of a list is indented by programs that write the signs of items as text.
const TWIPS_OF_LEVEL: i32 = 360;

/// Where the text of a group goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Destination {
    Body,
    /// Nothing is kept.
    Skip,
    FontTable,
    StyleSheet,
    RevisionTable,
    /// The instruction of a field.
    Instruction,
    /// The number of a list item.
    ListText,
    /// A header or a footer of the pages.
    Furniture,
    /// A property of the document, by its name.
    Info(&'static str),
    /// The date of creation.
    Created,
    CommentAuthor,
    CommentTarget,
    CommentText,
    CommentDate,
    /// Marks where the text of a comment begins, or ends.
    CommentStart,
    CommentEnd,
}

/// The formatting of a group.
#[expect(clippy::struct_excessive_bools, reason = "each is a property that RTF switches on and off by itself")]
#[derive(Clone, Debug)]
struct GroupState {
    destination: Destination,
    bold: bool,
    italic: bool,
    struck: bool,
    is_hidden: bool,
    script: Option<ScriptPosition>,
    is_deleted: bool,
    is_inserted: bool,
    insert_author: usize,
    delete_author: usize,
    insert_date: i32,
    delete_date: i32,
    /// How many characters stand behind each `\u` for older programs.
    fallback_chars: usize,
    font: i32,
    /// The index of the field that the group is the result of, plus one.
    field: usize,
    /// Whether the group began with `\*`: an unknown destination is skipped.
    is_optional: bool,
}

/// The properties of a paragraph.
#[derive(Clone, Debug, Default)]
struct RtfParagraph {
    style: i32,
    outline: Option<u8>,
    level: usize,
    is_in_table: bool,
    /// The indent of its lines and of its first line, in twips.
    indent: i32,
    first_indent: i32,
}

/// The text that ends a group, by its destination.
#[derive(Clone, Debug, Default)]
struct PendingComment {
    author: String,
    target: String,
    date: String,
    text: String,
}

/// A style of the style sheet.
#[derive(Clone, Debug, Default)]
struct RtfStyle {
    name: String,
    outline: Option<u8>,
}

/// Reads RTF.
pub(super) struct RtfReader<'a> {
    bytes: &'a [u8],
    default_encoding: &'static Encoding,
    fonts: HashMap<i32, &'static Encoding>,
    styles: HashMap<i32, RtfStyle>,
    style: (i32, RtfStyle),
    reviewers: Vec<String>,
    /// A name of the style sheet, the table of fonts or the table of reviewers that is being read.
    name: String,
    /// The bytes that wait to be decoded together.
    raw: Vec<u8>,
    /// The first half of a character beyond the basic plane.
    surrogate: Option<u16>,
    /// How many characters are to be skipped behind `\u`.
    skip: usize,
    paragraph: RtfParagraph,
    label: String,
    fields: Vec<String>,
    log: ChangeLog,
    flow: Flow,
    cell: FlowCell,
    row: Vec<FlowCell>,
    rows: Vec<Vec<FlowCell>>,
    /// The indent of the lines of the item of a list that was read last, if nothing follows it yet.
    item_indent: Option<i32>,
    /// The indent of the paragraph that was read last and is in no list.
    text_indent: Option<i32>,
    comment: PendingComment,
    comments: Vec<(String, DocumentComment)>,
    /// The notes, by the position of their content and the state there.
    notes: Vec<(usize, GroupState)>,
    /// The text boxes of the paragraph, which follow it.
    boxes: Vec<(usize, GroupState)>,
    /// The number of the note that is being read.
    note_number: usize,
    stories: usize,
    has_title: bool,
    hidden: String,
    furniture: String,
    images: usize,
    metadata: DocumentMetadata,
}

/// What was read.
pub(super) struct ReadRtf {
    pub flow: Flow,
    pub changes: Vec<DocumentChange>,
    pub comments: Vec<DocumentComment>,
    pub hidden: String,
    pub furniture: String,
    pub images: usize,
    pub metadata: DocumentMetadata,
}

impl<'a> RtfReader<'a> {
    pub fn new(bytes: &'a [u8], view: ChangeView) -> Self {
        Self {
            bytes,
            default_encoding: encoding_rs::WINDOWS_1252,
            fonts: HashMap::new(),
            styles: HashMap::new(),
            style: (0, RtfStyle::default()),
            reviewers: Vec::new(),
            name: String::new(),
            raw: Vec::new(),
            surrogate: None,
            skip: 0,
            paragraph: RtfParagraph::default(),
            label: String::new(),
            fields: Vec::new(),
            log: ChangeLog::new(view),
            flow: Flow::default(),
            cell: Vec::new(),
            row: Vec::new(),
            rows: Vec::new(),
            item_indent: None,
            text_indent: None,
            comment: PendingComment::default(),
            comments: Vec::new(),
            notes: Vec::new(),
            boxes: Vec::new(),
            note_number: 0,
            stories: 0,
            has_title: false,
            hidden: String::new(),
            furniture: String::new(),
            images: 0,
            metadata: DocumentMetadata::default(),
        }
    }

    /// Reads the whole text.
    ///
    /// # Errors
    /// [`ReadError::TooDeep`].
    pub fn read(mut self) -> Result<ReadRtf, ReadError> {
        let state = GroupState {
            destination: Destination::Body,
            bold: false,
            italic: false,
            struck: false,
            is_hidden: false,
            script: None,
            is_deleted: false,
            is_inserted: false,
            insert_author: 0,
            delete_author: 0,
            insert_date: 0,
            delete_date: 0,
            fallback_chars: 1,
            font: -1,
            field: 0,
            is_optional: false,
        };
        self.story(0, state)?;
        self.end_paragraph()?;
        self.end_table();
        let mut index = 0;
        while let Some((at, state)) = self.notes.get(index).cloned() {
            index += 1;
            self.note_number = index;
            self.paragraph = RtfParagraph::default();
            self.stories += 1;
            self.story(at, state)?;
            self.stories -= 1;
            self.end_paragraph()?;
            self.end_table();
        }
        let (changes, comments) = self.log.finish(self.comments);
        Ok(ReadRtf {
            flow: self.flow,
            changes,
            comments,
            hidden: self.hidden,
            furniture: self.furniture,
            images: self.images,
            metadata: self.metadata,
        })
    }

    /// Reads the tokens from a position to the end of the group that it is in.
    fn story(&mut self, at: usize, state: GroupState) -> Result<(), ReadError> {
        let mut tokens = RtfLexer::new(self.bytes, at);
        let mut groups = vec![state];
        while let Some(token) = tokens.next() {
            // Text is decoded when it ends: characters of East Asian encodings have several bytes.
            if let RtfToken::Hex(byte) | RtfToken::Byte(byte) = token {
                if self.skip > 0 {
                    self.skip -= 1;
                } else {
                    self.raw.push(byte);
                }
                continue;
            }
            let Some(state) = groups.last().cloned() else { break };
            self.flush(&state);
            match token {
                RtfToken::Open => {
                    if groups.len() >= MAX_DEPTH {
                        return Err(ReadError::TooDeep);
                    }
                    self.skip = 0;
                    groups.push(GroupState { is_optional: false, ..state });
                }
                RtfToken::Close => {
                    self.skip = 0;
                    groups.pop();
                    let Some(around) = groups.last() else { break };
                    if around.destination != state.destination {
                        self.end_destination(state.destination);
                    }
                }
                RtfToken::Hex(_) | RtfToken::Byte(_) => {}
                RtfToken::Symbol(symbol) => self.symbol(symbol, groups.last_mut())?,
                RtfToken::Word(word, value) => {
                    if let Some(state) = groups.last_mut() {
                        self.word(word, value, state, tokens.at)?;
                    }
                }
            }
        }
        if let Some(state) = groups.last().cloned() {
            self.flush(&state);
        }
        Ok(())
    }

    /// Decodes the bytes that were collected.
    fn flush(&mut self, state: &GroupState) {
        if self.raw.is_empty() {
            return;
        }
        let encoding = self.fonts.get(&state.font).copied().unwrap_or(self.default_encoding);
        let raw = std::mem::take(&mut self.raw);
        let (text, _) = encoding.decode_without_bom_handling(&raw);
        self.push(&text, state);
    }

    /// Appends text to the destination of a group.
    fn push(&mut self, text: &str, state: &GroupState) {
        self.surrogate = None;
        match state.destination {
            Destination::Body => self.push_body(text, state),
            Destination::Created => {}
            Destination::Skip | Destination::CommentStart | Destination::CommentEnd => {
                self.push_mark(text, state.destination);
            }
            Destination::FontTable | Destination::StyleSheet | Destination::RevisionTable => {
                self.push_name(text, state.destination);
            }
            Destination::Instruction => {
                if let Some(field) = self.fields.last_mut().filter(|field| field.len() < MAX_INSTRUCTION_BYTES) {
                    field.push_str(text);
                }
            }
            Destination::ListText => self.label.push_str(text),
            Destination::Furniture => self.furniture.push_str(text),
            Destination::Info(name) => {
                let metadata = &mut self.metadata;
                match name {
                    "title" => metadata.title.push_str(text),
                    "author" => match metadata.authors.last_mut() {
                        Some(author) => author.push_str(text),
                        None => metadata.authors.push(text.to_owned()),
                    },
                    "keywords" => match metadata.keywords.last_mut() {
                        Some(words) => words.push_str(text),
                        None => metadata.keywords.push(text.to_owned()),
                    },
                    _ => metadata.description.push_str(text),
                }
            }
            Destination::CommentAuthor => self.comment.author.push_str(text),
            Destination::CommentTarget => self.comment.target.push_str(text),
            Destination::CommentText => self.comment.text.push_str(text),
            Destination::CommentDate => self.comment.date.push_str(text),
        }
    }

    fn push_body(&mut self, text: &str, state: &GroupState) {
        if state.is_hidden && !state.is_deleted {
            self.hidden.push_str(text);
            return;
        }
        let link = state.field.checked_sub(1).and_then(|field| self.fields.get(field));
        let link = link.map(|instruction| link_of_field(instruction)).unwrap_or_default();
        let GroupState { bold, italic, script, struck, .. } = *state;
        let style = RunStyle { bold, italic, script, struck, link };
        let reviewer = |index: usize| self.reviewers.get(index).cloned().unwrap_or_default();
        let change = if state.is_deleted {
            Some((DocumentChangeKind::Deleted, reviewer(state.delete_author), state.delete_date))
        } else if state.is_inserted {
            Some((DocumentChangeKind::Inserted, reviewer(state.insert_author), state.insert_date))
        } else {
            None
        };
        if let Some((kind, author, date)) = change {
            self.log.open_change(kind, &author, &format_date(date));
            self.log.push(text, &style);
            self.log.close_change();
        } else {
            self.log.push(text, &style);
        }
    }

    /// The identifier of a passage with a comment.
    fn push_mark(&mut self, text: &str, destination: Destination) {
        match destination {
            Destination::CommentStart => self.log.open_comment(text.trim()),
            Destination::CommentEnd => self.log.close_comment(text.trim()),
            _ => {}
        }
    }

    /// A name in a table; it ends with a semicolon.
    fn push_name(&mut self, text: &str, destination: Destination) {
        for part in text.split_inclusive(';') {
            self.name.push_str(part.trim_end_matches(';'));
            if part.ends_with(';') {
                let name = std::mem::take(&mut self.name).trim().to_owned();
                match destination {
                    Destination::StyleSheet => {
                        let (number, style) = std::mem::take(&mut self.style);
                        self.styles.insert(number, RtfStyle { name, ..style });
                    }
                    Destination::RevisionTable => self.reviewers.push(name),
                    _ => {}
                }
            }
        }
    }

    /// The end of the group that opened a destination.
    fn end_destination(&mut self, destination: Destination) {
        match destination {
            Destination::CommentText => {
                let comment = std::mem::take(&mut self.comment);
                let target = comment.target.trim();
                let id = if target.is_empty() { format!("\0{}", self.comments.len()) } else { target.to_owned() };
                self.log.close_comment(&id);
                let date = comment.date.trim().parse().map(format_date).unwrap_or_default();
                let comment = DocumentComment {
                    author: comment.author.trim().to_owned(),
                    date,
                    text: comment.text.trim().to_owned(),
                    quote: String::new(),
                    place: TextPlace::default(),
                };
                self.comments.push((id, comment));
            }
            Destination::Furniture => self.furniture.push('\n'),
            _ => {}
        }
    }

    fn symbol(&mut self, symbol: u8, state: Option<&mut GroupState>) -> Result<(), ReadError> {
        let Some(state) = state else { return Ok(()) };
        if self.skip > 0 && !matches!(symbol, b'*') {
            self.skip -= 1;
            return Ok(());
        }
        match symbol {
            b'*' => state.is_optional = true,
            b'~' => self.push("\u{a0}", state),
            b'-' => self.push("\u{ad}", state),
            b'_' => self.push("\u{2011}", state),
            b'\r' | b'\n' => return self.end_line(state),
            b'\\' | b'{' | b'}' => self.push(char::from(symbol).encode_utf8(&mut [0; 4]), state),
            b'\t' => self.push("\t", state),
            _ => {}
        }
        Ok(())
    }

    /// `\par` and its like, by the destination.
    fn end_line(&mut self, state: &GroupState) -> Result<(), ReadError> {
        match state.destination {
            Destination::Body => self.end_paragraph(),
            Destination::CommentText | Destination::Furniture => {
                self.push("\n", state);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each control word, most of them one line")]
    fn word(&mut self, word: &str, value: Option<i32>, state: &mut GroupState, at: usize) -> Result<(), ReadError> {
        let is_on = value != Some(0);
        let number = value.unwrap_or(0);
        let index = usize::try_from(number).unwrap_or(0);
        let is_optional = std::mem::take(&mut state.is_optional);
        match word {
            "u" => {
                self.unicode(number, state);
                self.skip = state.fallback_chars;
                return Ok(());
            }
            "uc" => state.fallback_chars = index.min(16),
            "ansicpg" => self.default_encoding = encoding_of_code_page(number),
            "mac" => self.default_encoding = encoding_rs::MACINTOSH,
            "fonttbl" => state.destination = Destination::FontTable,
            "stylesheet" => state.destination = Destination::StyleSheet,
            "revtbl" => state.destination = Destination::RevisionTable,
            "f" => state.font = number,
            "fcharset" if state.destination == Destination::FontTable => {
                if let Some(encoding) = encoding_of_charset(number) {
                    self.fonts.insert(state.font, encoding);
                }
            }
            "cpg" if state.destination == Destination::FontTable => {
                self.fonts.insert(state.font, encoding_of_code_page(number));
            }
            "s" if state.destination == Destination::StyleSheet => self.style.0 = number,
            "outlinelevel" if state.destination == Destination::StyleSheet => {
                self.style.1.outline = heading_level(number);
            }
            "s" => self.paragraph.style = number,
            "outlinelevel" => self.paragraph.outline = heading_level(number),
            "ilvl" => self.paragraph.level = index.min(8),
            "li" => self.paragraph.indent = number,
            "fi" => self.paragraph.first_indent = number,
            "intbl" => self.paragraph.is_in_table = true,
            "pard" if state.destination == Destination::Body => self.paragraph = RtfParagraph::default(),
            "plain" => {
                (state.bold, state.italic, state.is_hidden, state.script) = (false, false, false, None);
                (state.is_deleted, state.is_inserted, state.struck) = (false, false, false);
            }
            "strike" | "striked" => state.struck = is_on,
            "b" => state.bold = is_on,
            "i" => state.italic = is_on,
            "v" => state.is_hidden = is_on,
            "super" => state.script = is_on.then_some(ScriptPosition::Above),
            "sub" => state.script = is_on.then_some(ScriptPosition::Below),
            "nosupersub" => state.script = None,
            "deleted" => state.is_deleted = is_on,
            "revised" => state.is_inserted = is_on,
            "revauth" => state.insert_author = index,
            "revauthdel" => state.delete_author = index,
            "revdttm" => state.insert_date = number,
            "revdttmdel" => state.delete_date = number,
            "par" | "sect" => return self.end_line(state),
            "line" | "lbr" => self.push("\n", state),
            "tab" => self.push("\t", state),
            "cell" | "nestcell" if state.destination == Destination::Body => return self.end_cell(word == "cell"),
            "row" if state.destination == Destination::Body => self.end_row(),
            "emdash" => self.push("—", state),
            "endash" => self.push("–", state),
            "lquote" => self.push("‘", state),
            "rquote" => self.push("’", state),
            "ldblquote" => self.push("“", state),
            "rdblquote" => self.push("”", state),
            "bullet" => self.push("•", state),
            "emspace" | "enspace" | "qmspace" => self.push(" ", state),
            "zwj" => self.push("\u{200d}", state),
            "zwnj" => self.push("\u{200c}", state),
            "chftn" => {
                let number = if self.stories > 0 { self.note_number } else { self.notes.len() + 1 };
                let raised = GroupState { script: Some(ScriptPosition::Above), ..state.clone() };
                self.push(&number.to_string(), &raised);
            }
            "footnote" => {
                if state.destination == Destination::Body && self.stories < MAX_STORIES {
                    self.notes.push((at, state.clone()));
                }
                state.destination = Destination::Skip;
            }
            "shptxt" => {
                if self.stories < MAX_STORIES {
                    self.boxes.push((at, GroupState { destination: Destination::Body, ..state.clone() }));
                }
                state.destination = Destination::Skip;
            }
            "listtext" | "pntext" if state.destination == Destination::Body => {
                self.label.clear();
                state.destination = Destination::ListText;
            }
            "field" => {
                self.fields.push(String::new());
                state.field = 0;
            }
            "fldinst" => state.destination = Destination::Instruction,
            "fldrslt" => state.field = self.fields.len(),
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" => {
                state.destination = Destination::Furniture;
            }
            // The group `info` is skipped, except these groups in it.
            "title" if state.destination == Destination::Skip => state.destination = Destination::Info("title"),
            "author" if state.destination == Destination::Skip => state.destination = Destination::Info("author"),
            "keywords" if state.destination == Destination::Skip => state.destination = Destination::Info("keywords"),
            "subject" | "doccomm" if state.destination == Destination::Skip => {
                state.destination = Destination::Info("subject");
            }
            "creatim" => state.destination = Destination::Created,
            "yr" | "mo" | "dy" | "hr" | "min" if state.destination == Destination::Created => {
                let separator = match word {
                    "yr" => "",
                    "hr" => "T",
                    "min" => ":",
                    _ => "-",
                };
                let _ = write!(self.metadata.created, "{separator}{number:02}");
            }
            "atnauthor" => state.destination = Destination::CommentAuthor,
            "atnref" => state.destination = Destination::CommentTarget,
            "atndate" => state.destination = Destination::CommentDate,
            "atrfstart" => state.destination = Destination::CommentStart,
            "atrfend" => state.destination = Destination::CommentEnd,
            "annotation" => state.destination = Destination::CommentText,
            "pict" => {
                self.images += usize::from(state.destination == Destination::Body);
                state.destination = Destination::Skip;
            }
            // The image in this group is another group.
            "shppict" | "chatn" => {}
            "ud" => state.destination = Destination::Body,
            "upr" | "nonshppict" | "shprslt" | "colortbl" | "filetbl" | "listtable" | "listoverridetable"
            | "rsidtbl" | "generator" | "xmlnstbl" | "themedata" | "objdata" | "objclass" | "pnseclvl"
            | "bkmkstart" | "bkmkend" | "datafield" | "ftnsep" | "ftnsepc" | "aftnsep" | "aftnsepc"
            | "latentstyles" | "private" | "xe" | "tc" | "fontemb" | "panose" | "falt" | "info" | "atnid"
            | "atntime" | "atnicn" => state.destination = Destination::Skip,
            _ if is_optional => state.destination = Destination::Skip,
            _ => {}
        }
        Ok(())
    }

    /// A character as a signed number of 16 bits.
    fn unicode(&mut self, number: i32, state: &GroupState) {
        let Ok(unit) = u32::try_from(if number < 0 { number.saturating_add(0x1_0000) } else { number }) else { return };
        let half = u16::try_from(unit).ok().filter(|unit| (0xd800..0xe000).contains(unit));
        match (half, self.surrogate.take()) {
            (Some(second), Some(first)) if second >= 0xdc00 => {
                let character = char::decode_utf16([first, second]).next().and_then(Result::ok).unwrap_or('\u{fffd}');
                self.push(character.encode_utf8(&mut [0; 4]), state);
            }
            (Some(first), _) if first < 0xdc00 => self.surrogate = Some(first),
            (Some(_), _) => self.push("\u{fffd}", state),
            (None, _) => {
                let character = char::from_u32(unit).filter(|c| *c != '\0').unwrap_or('\u{fffd}');
                self.push(character.encode_utf8(&mut [0; 4]), state);
            }
        }
    }

    fn kind(&mut self) -> FlowKind {
        let label: String = std::mem::take(&mut self.label).trim().chars().take(MAX_LABEL_CHARS).collect();
        let style = self.styles.get(&self.paragraph.style);
        let named = style.and_then(|style| kind_of_style_name(&style.name));
        let outline = self.paragraph.outline.or(style.and_then(|style| style.outline)).map(FlowKind::Heading);
        match named.or(outline) {
            Some(FlowKind::Heading(level)) => {
                self.has_title |= level == 0;
                FlowKind::Heading(html_level(level, self.has_title))
            }
            Some(kind) => kind,
            None if label.is_empty() => FlowKind::Paragraph,
            None => FlowKind::Item { level: self.paragraph.level, mark: mark_of(&label) },
        }
    }

    /// Ends the paragraph, and reads the text boxes that stand in it.
    fn end_paragraph(&mut self) -> Result<(), ReadError> {
        // Pandoc writes the further paragraphs of an item as items with a blank number.
        let has_blank_label = !self.label.is_empty() && self.label.trim().is_empty();
        let kind = self.kind();
        let mut block = self.log.end_block(kind);
        let RtfParagraph { indent, first_indent, .. } = self.paragraph;
        if block.kind == FlowKind::Paragraph
            && first_indent < 0
            && let Some(mark) = take_printed_mark(&mut block)
        {
            let level = usize::try_from(indent / TWIPS_OF_LEVEL - 1).unwrap_or(0).min(8);
            block.kind = FlowKind::Item { level, mark };
        }
        // The indent of the item above, if this is a further paragraph of it: its lines begin where those of the item do.
        let item_indent = self.item_indent.take();
        let is_item = matches!(block.kind, FlowKind::Item { .. });
        let goes_on = !self.paragraph.is_in_table
            && block.kind == FlowKind::Paragraph
            && indent > 0
            && (has_blank_label || first_indent == 0 && self.text_indent != Some(indent))
            && item_indent == Some(indent);
        if !self.paragraph.is_in_table && (is_item || goes_on) {
            self.item_indent = Some(indent);
        } else if block.kind == FlowKind::Paragraph && !block.is_blank() {
            self.text_indent = Some(indent);
        }
        if self.paragraph.is_in_table {
            self.cell.push(block);
        } else {
            self.end_table();
            let above = self.flow.items.len();
            self.flow.push(block);
            if goes_on && self.flow.items.len() > above {
                continue_item(&mut self.flow.items, above, None);
            }
        }
        for (at, state) in std::mem::take(&mut self.boxes) {
            let (paragraph, raw) = (self.paragraph.clone(), std::mem::take(&mut self.raw));
            self.stories += 1;
            self.story(at, state)?;
            self.paragraph.is_in_table = paragraph.is_in_table;
            self.end_paragraph()?;
            self.stories -= 1;
            (self.paragraph, self.raw) = (paragraph, raw);
        }
        Ok(())
    }

    fn end_cell(&mut self, is_outer: bool) -> Result<(), ReadError> {
        self.paragraph.is_in_table = true;
        self.end_paragraph()?;
        if is_outer {
            self.row.push(std::mem::take(&mut self.cell));
        }
        Ok(())
    }

    fn end_row(&mut self) {
        if !self.cell.is_empty() {
            self.row.push(std::mem::take(&mut self.cell));
        }
        self.rows.push(std::mem::take(&mut self.row));
    }

    fn end_table(&mut self) {
        if !self.cell.is_empty() || !self.row.is_empty() {
            self.end_row();
        }
        if !self.rows.is_empty() {
            self.flow.push_table(std::mem::take(&mut self.rows));
        }
    }
}

/// Returns the heading of an outline level; `None` for body text.
fn heading_level(level: i32) -> Option<u8> {
    u8::try_from(level).ok().filter(|level| *level < 9).map(|level| (level + 1).min(6))
}

/// Returns the mark of a list item from its text.
fn mark_of(label: &str) -> ListMark {
    if let Some(value) = label.strip_suffix('.').and_then(|number| number.parse().ok()) {
        return ListMark::Number { value, kind: '1' };
    }
    let is_sign = !label.chars().any(char::is_alphanumeric) || label == "o";
    if is_sign { ListMark::Bullet } else { ListMark::Label(label.to_owned()) }
}

/// Takes the sign of a list item from the begin of a paragraph: a bullet or a number in front of a tab.
fn take_printed_mark(block: &mut FlowBlock) -> Option<ListMark> {
    let run = block.runs.first_mut()?;
    let (label, text) = run.text.split_once('\t')?;
    let label = label.trim();
    let mark = mark_of(label);
    let is_sign = label.chars().count() == 1 && mark == ListMark::Bullet;
    if !is_sign && !matches!(mark, ListMark::Number { .. }) {
        return None;
    }
    run.text = text.trim_start().to_owned();
    Some(mark)
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

/// Formats a date that is packed into 32 bits: minute (6), hour (5), day (5), month (4), year since 1900 (9).
fn format_date(packed: i32) -> String {
    let bits = |shift: i32, count: i32| (packed >> shift) & ((1 << count) - 1);
    let (minute, hour, day, month, year) = (bits(0, 6), bits(6, 5), bits(11, 5), bits(16, 4), bits(20, 9));
    if packed == 0 || !(1..=12).contains(&month) || day == 0 || hour > 23 || minute > 59 {
        return String::new();
    }
    format!("{:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:00", year + 1900)
}
