//! Between a story and the text of a file. Knows no file system; `disk` and the shells move the bytes.
//!
//! Two formats are written: [`Format::Ron`] holds everything ([`stored`]), [`Format::Text`] what is published
//! ([`plain`] documents its layout). Anything else that is opened is read as a raw story.

pub mod kept;
mod nesting;
pub mod plain;
pub mod stored;

use crate::article::{Article, Received};
use crate::packs::Packs;
use crate::pages::{self, Page};
use crate::reading::{self, LineReading};
use crate::text::{self, Decoded};
use std::path::PathBuf;

/// How much of a file is looked at to tell writing from what is none, in bytes.
const SAMPLE: usize = 256 * 1024;

/// A kind of file that a story is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Everything: text as received, decisions, places.
    Ron,
    /// The published story.
    Text,
}

impl Format {
    /// Both, the complete one first.
    pub const ALL: [Self; 2] = [Self::Ron, Self::Text];

    /// The format that a file of this extension holds, upper or lower case.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| extension.eq_ignore_ascii_case(format.extension()))
    }

    /// The extension of its files, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Ron => "ron",
            Self::Text => "txt",
        }
    }

    /// The format that the name of a file asks for.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        name.rsplit_once('.').and_then(|(_, extension)| Self::from_extension(extension))
    }
}

/// The path with the format's extension behind its name; whatever stands behind a dot there already stays.
#[must_use]
pub fn with_extension(path: PathBuf, format: Format) -> PathBuf {
    let mut name = path.into_os_string();
    name.push(".");
    name.push(format.extension());
    PathBuf::from(name)
}

/// Why the bytes of a file give no story.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// There is nothing to read: no bytes, or nothing but white space.
    #[error("the file is empty")]
    Empty,
    /// It is a program, a picture or an archive.
    #[error("the file holds no text")]
    Binary,
    /// A stored story with an error in its notation.
    #[error("error in line {line}, column {column}: {what}")]
    Ron {
        /// 1-based.
        line: usize,
        /// 1-based, in characters.
        column: usize,
        /// What was expected and what stands there, in English, as the parser tells it.
        what: String,
    },
    /// A stored story that a later program wrote.
    #[error("the story was written by a newer program (version {0})")]
    NewerVersion(u64),
    /// A stored story with more brackets inside brackets than a story can have.
    #[error("brackets are nested too deep in line {line}")]
    TooDeep {
        /// Where the limit is passed, 1-based.
        line: usize,
    },
    /// A stored story that can be read but does not hold together.
    #[error("the story is damaged: {0}")]
    Broken(crate::article::EditError),
}

impl OpenError {
    /// The name of the error in kebab case, as message identifiers use it.
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

/// Opens the bytes of a file: a stored story or a web page by its name or by its look, anything else as a raw text.
///
/// `name` is the name of the file without folders; a pasted text has none.
///
/// # Errors
/// An [`OpenError`] where there is nothing to read, or where a stored story cannot be read.
pub fn open(name: &str, bytes: &[u8], packs: &Packs) -> Result<Article, OpenError> {
    Ok(match take_in(name, bytes)? {
        TakenIn::Story(article) => *article,
        TakenIn::Page(page) => reading::read_page(name, bytes, &page, packs),
        TakenIn::Text(decoded) => plain::adopt(reading::read(Received::decoded(name, bytes, decoded), packs), packs),
    })
}

/// What is seen in the bytes of a file; of a stored story, what was received.
///
/// # Errors
/// As [`open`].
pub fn seen(name: &str, bytes: &[u8]) -> Result<Seen, OpenError> {
    Ok(match take_in(name, bytes)? {
        TakenIn::Story(article) => {
            let page = reading::page_of(&article.received);
            Seen { text: article.received.text, page }
        }
        TakenIn::Page(page) => Seen { text: page.text.clone(), page: Some(*page) },
        TakenIn::Text(decoded) => Seen { text: decoded.text, page: None },
    })
}

/// A text that is not yet read as a story.
#[derive(Debug)]
pub struct Seen {
    /// The text, its line ends as they came.
    pub text: String,
    /// The page that it stands on, where it was one.
    page: Option<Page>,
}

impl Seen {
    /// What each line is taken for that is not blank.
    #[must_use]
    pub fn explain(&self, packs: &Packs) -> Vec<LineReading> {
        reading::explain_seen(&self.text, self.page.as_ref(), packs)
    }
}

/// What the bytes of a file hold.
enum TakenIn {
    /// A stored story.
    Story(Box<Article>),
    /// A web page that is still to be read.
    Page(Box<Page>),
    /// A text that is still to be read.
    Text(Decoded),
}

fn take_in(name: &str, bytes: &[u8]) -> Result<TakenIn, OpenError> {
    if Format::of_name(name) == Some(Format::Ron) || stored::looks_stored(bytes) {
        return stored::read(bytes).map(|article| TakenIn::Story(Box::new(article)));
    }
    if bytes.is_empty() {
        return Err(OpenError::Empty);
    }
    let sample = text::decode(&bytes[..bytes.len().min(SAMPLE)]);
    if sample.binary {
        return Err(OpenError::Binary);
    }
    if pages::is_page(name, bytes) {
        let page = pages::read(bytes);
        if text::is_blank(&page.text) {
            return Err(OpenError::Empty);
        }
        return Ok(TakenIn::Page(Box::new(page)));
    }
    let decoded = if bytes.len() <= SAMPLE { sample } else { text::decode(bytes) };
    if text::is_blank(&decoded.text) { Err(OpenError::Empty) } else { Ok(TakenIn::Text(decoded)) }
}

/// The text of the file that holds the story in a format; UTF-8, lines ended by `\n`.
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
    fn a_format_is_known_by_its_extension_in_any_case() {
        assert_eq!(Format::of_name("banjir.2023.RON"), Some(Format::Ron));
        assert_eq!(Format::of_name("banjir.txt"), Some(Format::Text));
        assert_eq!(Format::of_name("banjir.docx"), None);
        assert_eq!(Format::of_name("txt"), None);
    }

    #[test]
    fn a_file_without_text_is_refused_with_its_reason() {
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
    fn a_stored_story_is_known_by_its_look_under_any_name() {
        let article =
            open("", "Warga Menanam Bakau\n\nWarga desa menanam bakau.\n".as_bytes(), &Packs::built_in()).unwrap();
        let stored = write(&article, Format::Ron);
        assert_eq!(open("cerita.txt", stored.as_bytes(), &Packs::built_in()).unwrap(), article);
    }

    #[test]
    fn a_raw_story_that_opens_with_a_bracket_is_no_stored_one() {
        assert!(open("a.txt", "(version kedua) Warga menanam bakau di pantai.".as_bytes(), &Packs::built_in()).is_ok());
    }
}
