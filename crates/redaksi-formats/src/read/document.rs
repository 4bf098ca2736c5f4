//! What the readers return: the content of a document as HTML or plain text, and what stands beside the text.

use crate::read::annotations::annotate;
use crate::read::plain_lists::mark_lists;
use redaksi_core::article::Article;
use redaksi_core::formats::{self, OpenError, RawText};
use redaksi_core::html::{self, DocumentSpacing, Page};
use redaksi_core::packs::Packs;
use std::fmt::Write as _;
use strum::{EnumIter, IntoStaticStr};

/// A kind of document that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum DocumentKind {
    /// Office Open XML text, as Word writes it.
    Docx,
    /// `OpenDocument` text, as `LibreOffice` writes it, zipped or as one XML file.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// A mail message (RFC 5322 and MIME).
    Mail,
    /// A page saved with its images as MIME (MHTML).
    Mhtml,
    /// A page saved by Safari.
    WebArchive,
    /// Markdown, with or without front matter.
    Markdown,
    /// The text layer of a PDF.
    Pdf,
}

impl DocumentKind {
    /// Returns the file extensions of the kind, in lower case without dots, the usual one first.
    #[must_use]
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Docx => &["docx", "docm", "dotx"],
            Self::Odt => &["odt", "fodt", "ott"],
            Self::Rtf => &["rtf"],
            Self::Mail => &["eml"],
            Self::Mhtml => &["mhtml", "mht"],
            Self::WebArchive => &["webarchive"],
            Self::Markdown => &["md", "markdown"],
            Self::Pdf => &["pdf"],
        }
    }

    /// Returns the name of the kind in kebab case, as used in message keys.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// The content of a document, from which a story is extracted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadContent {
    /// HTML in UTF-8, to be read like a saved page. It refers to nothing that must be fetched.
    Html(String),
    /// Plain text, to be read like a text file.
    Text(String),
}

impl ReadContent {
    /// Returns the text of the HTML or the plain text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Html(text) | Self::Text(text) => text,
        }
    }

    /// Returns a file name for the content, by which `redaksi_core::formats::open` knows how to read it.
    #[must_use]
    pub fn file_name(&self) -> &'static str {
        match self {
            Self::Html(_) => "document.html",
            Self::Text(_) => "document.txt",
        }
    }
}

/// What a document says about itself. A text that it does not state is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentMetadata {
    /// The title; of a mail, its subject.
    pub title: String,
    /// The authors; of a mail, its senders by name or address.
    pub authors: Vec<String>,
    /// When it was created, published or sent, as the document writes it: mostly RFC 3339.
    pub created: String,
    /// When it was last changed, as the document writes it.
    pub modified: String,
    /// A description, an abstract or a subject.
    pub description: String,
    /// Key words or tags.
    pub keywords: Vec<String>,
    /// The language as a BCP 47 tag.
    pub language: String,
    /// The URL of a saved page.
    pub url: String,
    /// Where the lead picture is: its URL or the path of its file.
    pub image: String,
    /// The headers of a mail, decoded, in their order; other fields of front matter.
    pub fields: Vec<(String, String)>,
}

/// A file within a document, offered to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentAttachment {
    /// The file name without folders and without characters that file systems refuse; never empty.
    pub name: String,
    /// The media type, such as `image/jpeg`; empty if the document does not state it.
    pub media_type: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// Which text of a document with tracked changes is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ChangeView {
    /// With all changes accepted: the current text.
    #[default]
    Accepted,
    /// With all changes rejected: the text before them.
    Rejected,
}

/// What a tracked change did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum DocumentChangeKind {
    /// The text is in the content.
    Inserted,
    /// The text is not in the content.
    Deleted,
    /// The text was moved to where it is in the content.
    MovedHere,
    /// The text was moved away from there; it is not in the content at this place.
    MovedAway,
}

/// A change that the document records. The content is the text with all changes accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentChange {
    /// What the change did.
    pub kind: DocumentChangeKind,
    /// Who made it; empty if unknown.
    pub author: String,
    /// When, as the document writes it: mostly RFC 3339; empty if unknown.
    pub date: String,
    /// The inserted or deleted text.
    pub text: String,
    /// The last words before it in its block, or in the block above if it begins its own.
    pub before: String,
    /// Where it stands.
    pub place: TextPlace,
}

/// A comment on a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentComment {
    /// Who wrote it; empty if unknown.
    pub author: String,
    /// When, as the document writes it: mostly RFC 3339; empty if unknown.
    pub date: String,
    /// The comment; its paragraphs are separated by `\n`.
    pub text: String,
    /// The text that it stands on; empty if it stands on a point. At most
    /// [`MAX_QUOTE_CHARS`](crate::read::limits::MAX_QUOTE_CHARS) characters.
    pub quote: String,
    /// Where the quoted text begins.
    pub place: TextPlace,
}

/// A place in the text of the content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextPlace {
    /// The number of the paragraph, heading, list item or table cell, from 0; blocks without text are not counted.
    pub block: usize,
    /// The offset in the text of the block, in characters, without the number of a list item.
    pub chars: usize,
}

/// Something in a document that the content does not show, which the user should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadWarning {
    /// Text that the document hides, such as hidden text in Word. It is not in the content.
    HiddenText(String),
    /// A header, a footer or a line that each page repeats. It is not in the content.
    PageFurniture(String),
    /// How many images the text refers to; they are among the attachments if they are within the document.
    Images(usize),
    /// How many characters of a PDF have no known letter; they are `U+FFFD` in the content.
    UnknownLetters(usize),
    /// The numbers of the pages of a PDF without text, from 1.
    PagesWithoutText(Vec<usize>),
    /// Front matter that cannot be read, with the reason; it is part of the content.
    FrontMatter(String),
    /// A part of the document that cannot be read, with the reason.
    DamagedPart(String),
}

impl ReadWarning {
    /// Returns the code of the warning in kebab case, as used in message keys.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::HiddenText(_) => "read-hidden-text",
            Self::PageFurniture(_) => "read-page-furniture",
            Self::Images(_) => "read-images",
            Self::UnknownLetters(_) => "read-unknown-letters",
            Self::PagesWithoutText(_) => "read-pages-without-text",
            Self::FrontMatter(_) => "read-front-matter",
            Self::DamagedPart(_) => "read-damaged-part",
        }
    }
}

/// A document that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadDocument {
    /// Its kind.
    pub kind: DocumentKind,
    /// Its text.
    pub content: ReadContent,
    /// What it says about itself.
    pub metadata: DocumentMetadata,
    /// The files within it.
    pub attachments: Vec<DocumentAttachment>,
    /// The changes that it records, in the order of the text.
    pub tracked_changes: Vec<DocumentChange>,
    /// The comments, in the order of the text.
    pub comments: Vec<DocumentComment>,
    /// What the content does not show.
    pub warnings: Vec<ReadWarning>,
}

impl ReadDocument {
    /// Returns the text of the content, with a line for each block, as a page or a text is read: items of ordered lists
    /// begin with their numbers, and the cells of a table row are on one line with tabs between them.
    #[must_use]
    pub fn visible_text(&self) -> String {
        match &self.content {
            ReadContent::Html(html) => html::parse(html.as_bytes()).text,
            ReadContent::Text(text) => text.clone(),
        }
    }

    /// Returns the text from which the story is extracted, or `None` if the story is extracted from the content.
    ///
    /// Saved pages and Markdown are read by their markup. The paragraphs of word processors, mail and PDF are read as plain
    /// text: what is pasted into a document, such as menus and contacts, is marked up there like the story, so that the
    /// markup says nothing about it, and the rules for texts know letterheads, contacts and mail headers.
    #[must_use]
    pub fn story_text(&self) -> Option<String> {
        // A blank line ends a paragraph; lines that follow each other directly may be parts of one.
        let paragraphs = || {
            let text = self.visible_text();
            spaced_text(&text, &self.tight_lines(&text))
        };
        match (self.kind, &self.content) {
            (DocumentKind::Mhtml | DocumentKind::WebArchive | DocumentKind::Markdown, _) => None,
            (_, ReadContent::Text(text)) => Some(text.clone()),
            (DocumentKind::Mail, ReadContent::Html(_)) => {
                Some(format!("{}\n{}", printed_headers(&self.metadata), paragraphs()))
            }
            (DocumentKind::Docx | DocumentKind::Odt | DocumentKind::Rtf | DocumentKind::Pdf, _) => Some(paragraphs()),
        }
    }

    /// Extracts the story from [`Self::story_text`] or from the content.
    ///
    /// # Errors
    /// [`OpenError::Empty`] if there is no text.
    pub fn open(&self, packs: &Packs) -> Result<Article, OpenError> {
        let Some(text) = self.story_text() else {
            return formats::open(self.content.file_name(), self.content.as_str().as_bytes(), packs);
        };
        let mut article = match self.page_of(&text) {
            Some((page, spacing)) => formats::open_document(&text, &page, &spacing, packs)?,
            None => formats::open("document.txt", text.as_bytes(), packs)?,
        };
        if self.kind == DocumentKind::Mail && matches!(self.content, ReadContent::Text(_)) {
            mark_lists(&mut article);
        }
        annotate(&mut article, &self.comments, &self.tracked_changes);
        Ok(article)
    }

    /// Returns the text from which the story is extracted, with its markup.
    ///
    /// # Errors
    /// [`OpenError::Empty`] if there is no text.
    pub fn raw_text(&self) -> Result<RawText, OpenError> {
        let Some(text) = self.story_text() else {
            return formats::open_raw(self.content.file_name(), self.content.as_str().as_bytes());
        };
        match self.page_of(&text) {
            Some((page, spacing)) => Ok(RawText::of_document(text, page, spacing)),
            None => formats::open_raw("document.txt", text.as_bytes()),
        }
    }

    /// Returns the content as a page, and where its lines are in the text: each is a paragraph of the text, below the headers of a
    /// mail. `None` for content that is plain text.
    fn page_of(&self, text: &str) -> Option<(Page, DocumentSpacing)> {
        let ReadContent::Html(html) = &self.content else { return None };
        let page = html::parse(html.as_bytes());
        let tight_lines = self.tight_lines(&page.text);
        let lines = text.matches('\n').count();
        let below = (page.text.matches('\n').count() * 2).saturating_sub(tight_lines.len());
        let lines_above = u32::try_from(lines.saturating_sub(below)).unwrap_or(u32::MAX);
        Some((page, DocumentSpacing { lines_above, tight_lines }))
    }

    /// Returns the lines of the content, counted from 1, that belong together with the next one: the headers of the messages that a
    /// mail quotes or forwards.
    fn tight_lines(&self, text: &str) -> Vec<u32> {
        if self.kind == DocumentKind::Mail { header_lines(text) } else { Vec::new() }
    }

    /// Creates a document of content alone.
    pub(crate) fn new(kind: DocumentKind, content: ReadContent) -> Self {
        Self {
            kind,
            content,
            metadata: DocumentMetadata::default(),
            attachments: Vec::new(),
            tracked_changes: Vec::new(),
            comments: Vec::new(),
            warnings: Vec::new(),
        }
    }
}

/// Returns lines with a blank line behind each except the tight ones.
fn spaced_text(text: &str, tight_lines: &[u32]) -> String {
    let mut spaced = String::with_capacity(text.len() * 2);
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        spaced.push_str(line);
        if line.ends_with('\n') && tight_lines.binary_search(&number).is_err() {
            spaced.push('\n');
        }
    }
    spaced
}

/// The names of the header of the sender, by which the headers of a quoted message begin, in lower case.
const SENDER_HEADERS: [&str; 15] =
    ["from", "dari", "de", "von", "da", "van", "från", "fra", "od", "от", "від", "kimden", "từ", "发件人", "差出人"];
/// The names of other headers of quoted messages, in lower case.
const OTHER_HEADERS: &[&str] = &[
    "date",
    "sent",
    "to",
    "cc",
    "bcc",
    "reply-to",
    "subject",
    "tanggal",
    "dikirim",
    "waktu",
    "kepada",
    "ke",
    "tembusan",
    "subjek",
    "perihal",
    "datum",
    "gesendet",
    "an",
    "betreff",
    "envoyé",
    "à",
    "objet",
    "fecha",
    "enviado",
    "para",
    "asunto",
    "data",
    "enviada em",
    "assunto",
    "inviato",
    "a",
    "oggetto",
    "verzonden",
    "aan",
    "onderwerp",
    "skickat",
    "till",
    "ämne",
    "sendt",
    "til",
    "emne",
    "kime",
    "konu",
    "tarih",
    "дата",
    "кому",
    "тема",
    "отправлено",
    "gửi",
    "đến",
    "chủ đề",
    "ngày",
    "日付",
    "宛先",
    "件名",
    "主题",
];
/// How many headers a message has at least.
const MIN_HEADERS: usize = 3;

/// Returns the lines that are followed by a further header of the same message, and the line above the headers that says that a
/// message was forwarded. A message has a sender with an address and two further headers.
fn header_lines(text: &str) -> Vec<u32> {
    let lines: Vec<&str> = text.lines().collect();
    let header_name = |line: &str| {
        let (name, value) = line.split_once([':', '：'])?;
        (!value.trim().is_empty()).then(|| name.trim().to_lowercase())
    };
    let is_sender = |line: &str| header_name(line).is_some_and(|name| SENDER_HEADERS.contains(&name.as_str()));
    let is_other = |line: &str| header_name(line).is_some_and(|name| OTHER_HEADERS.contains(&name.as_str()));
    let mut tight = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let others = lines[at + 1..].iter().take_while(|line| is_other(line));
        let count = if is_sender(lines[at]) { others.count() + 1 } else { 0 };
        if count < MIN_HEADERS || !lines[at..at + count].iter().any(|line| line.contains('@')) {
            at += 1;
            continue;
        }
        let is_notice = at > 0 && lines[at - 1].starts_with("--");
        let first = at + 1 - usize::from(is_notice);
        tight.extend((first..at + count).filter_map(|line| u32::try_from(line).ok()));
        at += count;
    }
    tight
}

/// The headers that stand above the text of a mail, as mail programs print them.
const PRINTED_HEADERS: [&str; 5] = ["From", "To", "Cc", "Date", "Subject"];

/// Returns the headers of a mail as lines above its text.
pub(crate) fn printed_headers(metadata: &DocumentMetadata) -> String {
    let mut text = String::new();
    for name in PRINTED_HEADERS {
        let value = metadata.fields.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        if let Some((_, value)) = value.filter(|(_, value)| !value.is_empty()) {
            let _ = writeln!(text, "{name}: {value}");
        }
    }
    text
}

/// Returns a name that is safe as a file name on every system: without folders, control characters and the characters
/// that Windows refuses. `fallback` is used where nothing is left.
pub(crate) fn safe_file_name(name: &str, fallback: &str) -> String {
    const MAX_CHARS: usize = 120;
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last
        .chars()
        .map(|c| if c.is_control() || "<>:\"|?*".contains(c) { '_' } else { c })
        // Marks that turn the direction of the text hide the real extension.
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}'))
        .collect();
    let kept = kept.trim_matches(|c: char| c.is_whitespace() || c == '.');
    let count = kept.chars().count();
    let short: String = if count > MAX_CHARS {
        // The extension is kept.
        kept.chars().skip(count - MAX_CHARS).collect()
    } else {
        kept.to_owned()
    };
    if short.is_empty() { fallback.to_owned() } else { short }
}

/// Returns the media type of an image by its extension; empty if it is unknown.
pub(crate) fn media_type_of(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).as_deref() {
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("gif") => "image/gif",
        Some("webp") => "image/webp",
        Some("tif" | "tiff") => "image/tiff",
        Some("svg") => "image/svg+xml",
        Some("bmp") => "image/bmp",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use redaksi_core::article::{BlockKind, FieldName};

    const LEAD: &str = "Museums counted fewer visitors in the first half of the year, the ministry said on Friday, and blamed the heat.";
    const LAST: &str = "The ministry will publish further figures in October, a spokeswoman said on Friday.";

    /// The story of a document of Word with this between its first and its last paragraph.
    fn story_with(inside: &str) -> Article {
        story(
            DocumentKind::Docx,
            &format!("<h1>Museum Visits Fall</h1><p>By Clara Voss</p><p>{LEAD}</p>{inside}<p>{LAST}</p>"),
        )
    }

    fn story(kind: DocumentKind, html: &str) -> Article {
        let article = ReadDocument::new(kind, ReadContent::Html(html.to_owned())).open(&Packs::built_in()).unwrap();
        article.validate().unwrap();
        article
    }

    fn table(rows: &[&[&str]]) -> String {
        let row = |cells: &&[&str]| format!("<tr><td>{}</td></tr>", cells.join("</td><td>"));
        format!("<table>{}</table>", rows.iter().map(row).collect::<String>())
    }

    fn blocks(article: &Article) -> Vec<(BlockKind, &str)> {
        article.body.iter().map(|block| (block.kind, block.text.as_str())).collect()
    }

    #[test]
    fn rows_of_a_table_are_rows_whatever_their_words() {
        let rows: [&[&str]; 10] = [
            &["Item", "2024", "2025"],
            &["Date", "12 June 2024", "12 June 2025"],
            &["Editor", "3", "4"],
            &["Share", "12%", "14%"],
            &["Comments", "45", "30"],
            &["Read more: news", "5", "6"],
            &["Photo: Berlin", "9", "8"],
            &["Source: ministry", "", ""],
            &["By Monet", "2", "2"],
            &["Total", "615,513", "100%"],
        ];
        let article = story_with(&table(&rows));
        let expected: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
        let seen = blocks(&article);
        let lines: Vec<&str> =
            seen.iter().filter(|(kind, _)| *kind == BlockKind::TableRow).map(|(_, text)| *text).collect();
        assert_eq!(lines, expected);
        assert_eq!((seen[0], seen[seen.len() - 1]), ((BlockKind::Paragraph, LEAD), (BlockKind::Paragraph, LAST)));
        assert!(article.passages.is_empty() && article.excluded.is_empty(), "{:?}", article.excluded);
        let values = [FieldName::Byline, FieldName::Published, FieldName::Source, FieldName::Credit, FieldName::Editor];
        assert_eq!(values.map(|name| article.fields.value(name)), ["Clara Voss", "", "", "", ""]);
    }

    #[test]
    fn a_table_with_one_row_is_a_row_of_the_story() {
        let document = crate::read::docx::tests::docx_of(
            &format!(
                "<w:p><w:r><w:t>Museum Visits Fall</w:t></w:r></w:p><w:p><w:r><w:t>{LEAD}</w:t></w:r></w:p><w:tbl><w:tr>{}</w:tr></w:tbl>\
                 <w:p><w:r><w:t>{LAST}</w:t></w:r></w:p>",
                ["Total", "615,513", "100%"]
                    .map(|text| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"))
                    .concat()
            ),
            &[],
        );
        let article = crate::read::open("a.docx", &document).unwrap().open(&Packs::built_in()).unwrap();
        let rows: Vec<_> = blocks(&article).into_iter().filter(|(kind, _)| *kind == BlockKind::TableRow).collect();
        assert_eq!(rows, [(BlockKind::TableRow, "Total\t615,513\t100%")], "{:?}", blocks(&article));
    }

    #[test]
    fn short_cells_of_one_column_and_merged_cells_are_no_headings() {
        let article = story_with(&table(&[&["Year"], &["2023"], &["No data for 2024"]]));
        let merged = story_with(
            "<table><tr><td>Year</td><td>Rise</td></tr><tr><td>2025</td><td>4 percent</td></tr>\
                                 <tr><td colspan=2>No rise in 2027</td></tr></table>",
        );
        assert_eq!(blocks(&article)[3], (BlockKind::Paragraph, "No data for 2024"));
        assert_eq!(blocks(&merged)[3], (BlockKind::TableRow, "No rise in 2027\t"));
    }

    #[test]
    fn a_table_above_the_text_is_a_letterhead() {
        let head = table(&[&["Date:", "12 June 2024"], &["Editor:", "Tomi Hara"]]);
        let html = format!("{head}<h1>Museum Visits Fall</h1><p>{LEAD}</p><p>{LAST}</p>");
        let article = story(DocumentKind::Docx, &html);
        assert!(blocks(&article).iter().all(|(kind, _)| *kind != BlockKind::TableRow), "{:?}", blocks(&article));
    }

    #[test]
    fn items_of_a_list_stay_in_it_and_a_promo_can_be_decided() {
        let items = ["The old rules", "Share", "Advertisement", "Follow us on the map", "Source: own count"];
        let article = story_with(&format!("<ol><li>{}</li></ol>", items.join("</li><li>")));
        let texts: Vec<&str> = blocks(&article)[1..6].iter().map(|(_, text)| *text).collect();
        assert_eq!(
            texts,
            ["1. The old rules", "2. Share", "3. Advertisement", "4. Follow us on the map", "5. Source: own count"]
        );
        assert!(blocks(&article)[1..6].iter().all(|(kind, _)| *kind == BlockKind::NumberedItem));
        let article = story_with("<ul><li>Museum hours</li><li>Baca juga: Harga Beras Naik Lagi</li></ul>");
        assert_eq!(article.passages.len(), 1, "{:?}", blocks(&article));
    }

    #[test]
    fn a_paragraph_with_the_style_of_a_byline_is_the_byline() {
        let html = format!("<h1>Museum Visits Fall</h1><p class=\"byline\">Tom Hale</p><p>{LEAD}</p><p>{LAST}</p>");
        let article = story(DocumentKind::Docx, &html);
        assert_eq!(article.fields.value(FieldName::Byline), "Tom Hale");
        assert_eq!(blocks(&article), [(BlockKind::Paragraph, LEAD), (BlockKind::Paragraph, LAST)]);
    }

    #[test]
    fn the_first_heading_of_a_mail_is_its_headline_and_what_introduces_it_is_set_aside() {
        let html = format!(
            "<p>Dear desk,</p><p>please find our story:</p><h2>Museum visits fall</h2><p>{LEAD}</p><p>{LAST}</p>"
        );
        let mut document = ReadDocument::new(DocumentKind::Mail, ReadContent::Html(html));
        for (name, value) in
            [("From", "Ruth <r@a.example>"), ("To", "desk@b.example"), ("Subject", "Fwd: Museum visits fall – new")]
        {
            document.metadata.fields.push((name.to_owned(), value.to_owned()));
        }
        let article = document.open(&Packs::built_in()).unwrap();
        article.validate().unwrap();
        assert_eq!(article.fields.value(FieldName::Headline), "Museum visits fall");
        assert_eq!(blocks(&article), [(BlockKind::Paragraph, LEAD), (BlockKind::Paragraph, LAST)]);
    }

    #[test]
    fn the_headers_of_a_forwarded_message_in_html_are_set_aside() {
        for (sender, date) in [("From", "Fri, Oct 3, 2025 at 8:15 AM"), ("Dari", "Jum, 3 Okt 2025 pukul 08.15")] {
            let html = format!(
                "<div>Please use this.<br><br><div class=\"gmail_quote\"><div>---------- Forwarded message ---------<br>{sender}: <b>Ruth \
                 Hale</b> &lt;ruth@a.example&gt;<br>Date: {date}<br>Subject: Museum visits fall<br>To: &lt;desk@b.example&gt;<br></div><br>\
                 <p>{LEAD}</p><ul><li>Berlin</li><li>Bonn</li></ul><p>{LAST}</p></div></div>"
            );
            let mut document = ReadDocument::new(DocumentKind::Mail, ReadContent::Html(html));
            for (name, value) in
                [("From", "Tom <t@b.example>"), ("To", "desk@b.example"), ("Subject", "Fwd: Museum visits fall")]
            {
                document.metadata.fields.push((name.to_owned(), value.to_owned()));
            }
            let article = document.open(&Packs::built_in()).unwrap();
            article.validate().unwrap();
            let expected = [
                (BlockKind::Paragraph, LEAD),
                (BlockKind::BulletItem, "Berlin"),
                (BlockKind::BulletItem, "Bonn"),
                (BlockKind::Paragraph, LAST),
            ];
            assert_eq!(blocks(&article), expected, "{sender}");
            for line in redaksi_core::text::lines(&article.source.text).filter(|line| !line.text.trim().is_empty()) {
                assert_eq!(article.locations_of_line(line.number).len(), 1, "{}", line.text);
            }
        }
    }

    #[test]
    fn only_the_headers_of_a_message_stand_close_together() {
        let text = "Halo\n--- Forwarded\nFrom: Ruth <r@a.example>\nDate: Monday\nSubject: Museum\nBonn: Visits fall.\n\
                    From: here\nDate: today\nTo: there\n";
        assert_eq!(header_lines(text), [2, 3, 4]);
        assert_eq!(spaced_text("a\nb\nc\n", &[2]), "a\n\nb\nc\n\n");
    }

    #[test]
    fn struck_text_of_a_document_is_a_comment_and_no_text() {
        let article = story_with("<p>The fee is <s>five</s> six euros from Monday, the city said in a note.</p>");
        assert_eq!(blocks(&article)[1].1, "The fee is six euros from Monday, the city said in a note.");
        assert_eq!(article.comments.len(), 1);
        assert_eq!((article.comments[0].text.as_str(), article.comments[0].is_resolved), ("− five", true));
    }

    #[test]
    fn a_file_name_has_no_folder_and_no_character_that_systems_refuse() {
        for (name, safe) in [
            ("foto.jpg", "foto.jpg"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Windows\\a.txt", "a.txt"),
            ("a:b?.pdf", "a_b_.pdf"),
            ("rilis\u{202e}fdp.exe", "rilisfdp.exe"),
            ("..", "berkas"),
            ("  ", "berkas"),
            ("baris\nbaru.txt", "baris_baru.txt"),
        ] {
            assert_eq!(safe_file_name(name, "berkas"), safe);
        }
        let long = format!("{}.docx", "é".repeat(500));
        assert!(safe_file_name(&long, "x").chars().count() == 120 && safe_file_name(&long, "x").ends_with("é.docx"));
    }
}
