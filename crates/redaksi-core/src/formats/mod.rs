//! File formats: converts between stories and the contents of files. Does no I/O; callers read and write the bytes.
//!
//! Two formats are written: [`Format::Ron`] contains everything ([`stored`]), [`Format::Text`] what is published
//! ([`plain`] documents its layout). For other programs, a story is also written as JSON ([`json`]). Anything else that is opened is extracted as a raw story.

pub(crate) mod depth_scan;
pub mod journal_entry;
pub mod json;
mod pasted_html;
pub mod plain;
pub mod stored;
pub mod stored_path;

pub use pasted_html::{clipboard_blocks, open_clipboard_html};

use crate::article::{Article, SourceText};
use crate::extract;
use crate::extract::LineExplanation;
use crate::html;
use crate::html::{DocumentSpacing, LineMarkup, Page};
use crate::packs::Packs;
use crate::text::{self, DecodedText};
use std::path::PathBuf;

/// The number of bytes that are examined to tell text from binary data.
const DETECTION_SAMPLE_BYTES: usize = 256 * 1024;

/// A file format that stories are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Everything: source text, decisions, positions.
    Ron,
    /// The published story.
    Text,
}

impl Format {
    /// All formats, the complete one first.
    pub const ALL: [Self; 2] = [Self::Ron, Self::Text];

    /// Returns the format of a file extension, in upper or lower case.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| extension.eq_ignore_ascii_case(format.extension()))
    }

    /// Returns the file extension, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Ron => "ron",
            Self::Text => "txt",
        }
    }

    /// Returns the format for the extension of a file name.
    #[must_use]
    pub fn from_file_name(name: &str) -> Option<Self> {
        name.rsplit_once('.').and_then(|(_, extension)| Self::from_extension(extension))
    }
}

/// Appends the format's extension to a path; an existing extension is kept.
#[must_use]
pub fn with_extension(path: PathBuf, format: Format) -> PathBuf {
    let mut name = path.into_os_string();
    name.push(".");
    name.push(format.extension());
    PathBuf::from(name)
}

/// Why the bytes of a file cannot be opened as a story.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The file is empty or contains only white space.
    #[error("the file is empty")]
    Empty,
    /// The file is binary: a program, an image or an archive.
    #[error("the file holds no text")]
    Binary,
    /// A stored story with a syntax error.
    #[error("error in line {line}, column {column}: {what}")]
    Ron {
        /// The line, 1-based.
        line: usize,
        /// The column, 1-based, in characters.
        column: usize,
        /// The message of the parser, in English.
        what: String,
    },
    /// A stored story of a newer model version.
    #[error("the story was written by a newer program (version {0})")]
    NewerVersion(u64),
    /// A stored story with more nested brackets than a valid story can have.
    #[error("brackets are nested too deep in line {line}")]
    TooDeep {
        /// The line where the limit is exceeded, 1-based.
        line: usize,
    },
    /// A stored story that can be parsed but violates the invariants of the model.
    #[error("the story is damaged: {0}")]
    Broken(crate::article::EditError),
}

impl OpenError {
    /// Returns the code of the error in kebab case, as used in message keys.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "open-empty",
            Self::Binary => "open-binary",
            Self::Ron { .. } => "open-ron",
            Self::NewerVersion(_) => "open-newer-version",
            Self::TooDeep { .. } => "open-too-deep",
            Self::Broken(_) => "open-broken",
        }
    }
}

/// Opens the bytes of a file as a story: stored stories and web pages are detected by file name or content, anything
/// else is extracted as raw text.
///
/// `name` is the file name without folders; empty for pasted text.
///
/// # Errors
/// An [`OpenError`] if the file is empty or binary, or if a stored story cannot be read.
pub fn open(name: &str, bytes: &[u8], packs: &Packs) -> Result<Article, OpenError> {
    Ok(match detect_input(name, bytes)? {
        DetectedInput::Story(article) => *article,
        DetectedInput::Page(page) => extract::extract_page(name, bytes, &page, packs),
        DetectedInput::Text(decoded) => {
            plain::apply_layout(extract::extract(SourceText::from_decoded(name, bytes, decoded), packs), packs)
        }
    })
}

/// Opens the text of a document whose reader wrote it as a page; `spacing` says where the lines of the page are in the text.
///
/// # Errors
/// [`OpenError::Empty`] if there is no text.
pub fn open_document(text: &str, page: &Page, spacing: &DocumentSpacing, packs: &Packs) -> Result<Article, OpenError> {
    if text::is_blank(text) {
        return Err(OpenError::Empty);
    }
    let markup = LineMarkup::of_document(page, spacing);
    let received = SourceText::new("document.txt", text.as_bytes());
    let mut article = plain::apply_layout(extract::extract_document(received, markup, packs), packs);
    extract::apply_markup(&mut article, &markup);
    extract::note_struck_text(&mut article, &page.struck);
    Ok(article)
}

/// Opens the bytes of a file as raw text without extracting a story; of a stored story, its source text.
///
/// # Errors
/// Like [`open`].
pub fn open_raw(name: &str, bytes: &[u8]) -> Result<RawText, OpenError> {
    Ok(match detect_input(name, bytes)? {
        DetectedInput::Story(article) => {
            let page = extract::received_page(&article.source);
            RawText { text: article.source.text, page, spacing: None }
        }
        DetectedInput::Page(page) => RawText { text: page.text.clone(), page: Some(*page), spacing: None },
        DetectedInput::Text(decoded) => RawText { text: decoded.text, page: None, spacing: None },
    })
}

/// A raw text from which no story has been extracted.
#[derive(Debug)]
pub struct RawText {
    /// The text, with its original line ends.
    pub text: String,
    /// The web page that it comes from, or that holds the markup of a document.
    page: Option<Page>,
    /// Where the lines of a document are; `None` for a web page and for plain text.
    spacing: Option<DocumentSpacing>,
}

impl RawText {
    /// The raw text of a document; see [`open_document`].
    #[must_use]
    pub fn of_document(text: String, page: Page, spacing: DocumentSpacing) -> Self {
        Self { text, page: Some(page), spacing: Some(spacing) }
    }

    /// Returns the classification of each non-blank line.
    #[must_use]
    pub fn explain(&self, packs: &Packs) -> Vec<LineExplanation> {
        let markup = self.page.as_ref().map(|page| match &self.spacing {
            Some(spacing) => LineMarkup::of_document(page, spacing),
            None => LineMarkup::of_page(page),
        });
        extract::explain_with_markup(&self.text, markup, packs)
    }
}

/// The detected content of a file.
enum DetectedInput {
    /// A stored story.
    Story(Box<Article>),
    /// A web page, not yet extracted.
    Page(Box<Page>),
    /// A raw text, not yet extracted.
    Text(DecodedText),
}

fn detect_input(name: &str, bytes: &[u8]) -> Result<DetectedInput, OpenError> {
    if Format::from_file_name(name) == Some(Format::Ron) || stored::is_stored_article(bytes) {
        return stored::read(bytes).map(|article| DetectedInput::Story(Box::new(article)));
    }
    if bytes.is_empty() {
        return Err(OpenError::Empty);
    }
    let sample = text::decode(&bytes[..bytes.len().min(DETECTION_SAMPLE_BYTES)]);
    if sample.binary {
        return Err(OpenError::Binary);
    }
    if html::is_html(name, bytes) {
        let page = html::parse(bytes);
        if text::is_blank(&page.text) {
            return Err(OpenError::Empty);
        }
        return Ok(DetectedInput::Page(Box::new(page)));
    }
    let decoded = if bytes.len() <= DETECTION_SAMPLE_BYTES { sample } else { text::decode(bytes) };
    if text::is_blank(&decoded.text) { Err(OpenError::Empty) } else { Ok(DetectedInput::Text(decoded)) }
}

/// Serializes a story in a format. The result has `\n` as line ends and is written as UTF-8.
#[must_use]
pub fn write(article: &Article, format: Format) -> String {
    match format {
        Format::Ron => stored::write(article),
        Format::Text => plain::write(article),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open_error(name: &str, bytes: &[u8]) -> OpenError {
        open(name, bytes, &Packs::built_in()).unwrap_err()
    }

    #[test]
    fn a_format_is_detected_by_extension_in_any_case() {
        assert_eq!(Format::from_file_name("banjir.2023.RON"), Some(Format::Ron));
        assert_eq!(Format::from_file_name("banjir.txt"), Some(Format::Text));
        assert_eq!(Format::from_file_name("banjir.docx"), None);
        assert_eq!(Format::from_file_name("txt"), None);
    }

    /// Opens a story with this line between two paragraphs and returns its promos; the story must keep the line as it is.
    fn promos_of(line: &str) -> usize {
        let paragraph = "Les habitants du village ont planté mille arbres près de la mer dimanche dernier.";
        let raw = format!("Le village plante des arbres\n\n{paragraph}\n\n{line}\n\n{paragraph} Encore.\n");
        let article = open("a.txt", raw.as_bytes(), &Packs::built_in()).unwrap();
        assert_eq!(article.source.to_bytes().as_deref(), Some(raw.as_bytes()));
        assert!(article.body.iter().any(|block| block.text == line), "{line}");
        article.passages.len()
    }

    #[test]
    fn promos_are_found_in_every_normalization_form() {
        for line in ["À lire aussi : le port rouvre demain", "Xem thêm: Cảng mở cửa trở lại vào ngày mai"]
        {
            let nfd: String = unicode_normalization::UnicodeNormalization::nfd(line).collect();
            assert_ne!(nfd, line);
            assert_eq!([promos_of(line), promos_of(&nfd)], [1, 1], "{line}");
        }
    }

    #[test]
    fn promos_are_found_in_turkish_capitals() {
        let lines = ["İlgili haber: Liman yarın açılıyor", "İLGİLİ HABER: LİMAN YARIN AÇILIYOR"];
        assert_eq!(lines.map(promos_of), [1, 1]);
    }

    #[test]
    fn a_file_without_text_is_rejected_with_the_reason() {
        assert_eq!(open_error("a.txt", b""), OpenError::Empty);
        assert_eq!(open_error("a.txt", "\u{feff} \r\n\u{a0}".as_bytes()), OpenError::Empty);
        assert_eq!(open_error("a.ron", b" "), OpenError::Empty);
        assert_eq!(
            open_error("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x02\0\x08\x06\0"),
            OpenError::Binary
        );
        assert_eq!(open_error("a.ron", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0"), OpenError::Binary);
    }

    #[test]
    fn a_stored_story_is_detected_by_content_under_any_name() {
        let article =
            open("", "Warga Menanam Bakau\n\nWarga desa menanam bakau.\n".as_bytes(), &Packs::built_in()).unwrap();
        let stored = write(&article, Format::Ron);
        assert_eq!(open("cerita.txt", stored.as_bytes(), &Packs::built_in()).unwrap(), article);
    }

    #[test]
    fn a_raw_story_that_starts_with_a_bracket_is_not_a_stored_one() {
        assert!(open("a.txt", "(version kedua) Warga menanam bakau di pantai.".as_bytes(), &Packs::built_in()).is_ok());
    }
}
