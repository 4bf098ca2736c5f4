//! Opens a story from the bytes of any file that a desk receives: a stored story, a text, a web page, or a document.

use crate::read::{self, DocumentAttachment, DocumentKind, DocumentMetadata, ReadDocument, ReadError, ReadWarning};
use redaksi_core::article::{Article, Field, FieldName, PartialDateTime};
use redaksi_core::formats::{self, OpenError};
use redaksi_core::packs::Packs;
use redaksi_core::text::is_blank;

/// Why a file cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenFileError {
    /// The stored story, text or page cannot be read.
    #[error(transparent)]
    Story(#[from] OpenError),
    /// The document cannot be read.
    #[error(transparent)]
    Document(#[from] ReadError),
}

/// A story with what the file holds besides it.
#[derive(Debug)]
pub struct OpenedStory {
    /// The story.
    pub article: Article,
    /// The kind of document; `None` for a stored story, a text and a web page.
    pub kind: Option<DocumentKind>,
    /// Files within the document.
    pub attachments: Vec<DocumentAttachment>,
    /// How many pictures the document shows, which the story does not have.
    pub pictures: usize,
}

/// Opens a story.
///
/// `name` is the file name without folders; empty if there is none.
///
/// # Errors
/// An [`OpenFileError`] if the content is not what it claims to be, or exceeds a limit.
pub fn open(name: &str, bytes: &[u8], packs: &Packs) -> Result<OpenedStory, OpenFileError> {
    let Some(kind) = read::sniff(bytes, name) else {
        let article = formats::open(name, bytes, packs).map_err(|error| explained(error, name, bytes))?;
        return Ok(OpenedStory { article, kind: None, attachments: Vec::new(), pictures: 0 });
    };
    let document = read::open(name, bytes)?;
    let mut article = document.open(packs)?;
    let ReadDocument { metadata, attachments, warnings, .. } = document;
    let pictures = warnings.iter().map(|warning| if let ReadWarning::Images(count) = warning { *count } else { 0 });
    name.clone_into(&mut article.source.name);
    fill_fields(&mut article, kind, &metadata);
    Ok(OpenedStory { article, kind: Some(kind), attachments, pictures: pictures.sum() })
}

/// Returns the more precise reason where a file that holds no text is a document that cannot be read, such as one of Word 97 or a
/// spreadsheet.
fn explained(error: OpenError, name: &str, bytes: &[u8]) -> OpenFileError {
    if error == OpenError::Binary
        && let Err(reason) = read::open(name, bytes)
        // A picture or a film is no document, however large it is.
        && !matches!(reason, ReadError::UnknownKind | ReadError::TooLarge)
    {
        return reason.into();
    }
    error.into()
}

/// Fills vacant fields with what the document says about itself. The properties of office documents are left alone: they name a
/// template or the owner of a computer more often than the story.
fn fill_fields(article: &mut Article, kind: DocumentKind, metadata: &DocumentMetadata) {
    let says_it_of_the_story =
        matches!(kind, DocumentKind::Markdown | DocumentKind::Mhtml | DocumentKind::WebArchive | DocumentKind::Mail);
    if !says_it_of_the_story {
        return;
    }
    let date = |text: &str| text.parse::<PartialDateTime>().map_or_else(|_| String::new(), |date| date.to_string());
    let is_mail = kind == DocumentKind::Mail;
    let editor = metadata.fields.iter().find(|(name, _)| !is_mail && name.eq_ignore_ascii_case("editor"));
    let values = [
        (FieldName::Headline, metadata.title.clone()),
        (FieldName::Byline, if is_mail { String::new() } else { metadata.authors.join(", ") }),
        (FieldName::Editor, editor.map_or_else(String::new, |(_, value)| value.clone())),
        (FieldName::Published, if is_mail { String::new() } else { date(&metadata.created) }),
        (FieldName::Abstract, if is_mail { String::new() } else { metadata.description.clone() }),
        (FieldName::Language, metadata.language.clone()),
        (FieldName::SourceUrl, metadata.url.clone()),
    ];
    for (name, value) in values {
        let value = value.trim().replace(['\r', '\n'], " ");
        if !value.is_empty() && is_blank(article.fields.value(name)) {
            article.fields.replace(name, Field { value, ..Field::default() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use redaksi_core::article::body_text;

    #[test]
    fn the_front_matter_of_markdown_fills_vacant_fields() {
        let markdown = "---\ntitle: Panen Garam di Pantai Utara\nauthor: Sari Dewi\neditor: \"Bambang Suryo\"\n---\n\n\
                        Petani garam memanen lebih awal karena kemarau datang pada bulan Mei.\n\n\
                        Hasil panen naik dua kali lipat dibanding tahun lalu, kata mereka.\n";
        let opened = open("garam.md", markdown.as_bytes(), &Packs::built_in()).unwrap();
        assert_eq!(opened.kind, Some(DocumentKind::Markdown));
        let fields = &opened.article.fields;
        assert_eq!(fields.value(FieldName::Headline), "Panen Garam di Pantai Utara");
        assert_eq!(fields.value(FieldName::Byline), "Sari Dewi");
        assert_eq!(fields.value(FieldName::Editor), "Bambang Suryo");
        assert!(body_text(&opened.article.body).contains("Hasil panen naik"));
        assert_eq!(opened.article.source.name, "garam.md");
    }

    #[test]
    fn a_binary_file_is_refused_with_the_most_precise_reason() {
        let reason = |name: &str, bytes: &[u8]| open(name, bytes, &Packs::built_in()).unwrap_err();
        let old_word = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0\0\0\0\0";
        assert!(matches!(reason("a.doc", old_word), OpenFileError::Document(ReadError::OldWord)));
        let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x02\0\x08\x06\0";
        assert!(matches!(reason("a.png", picture), OpenFileError::Story(OpenError::Binary)));
        let damaged = b"PK\x03\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
        assert!(matches!(reason("a.docx", damaged), OpenFileError::Document(_)));
    }

    #[test]
    fn a_text_is_no_document() {
        let opened = open("a.txt", b"Judul\n\nIsi berita.", &Packs::built_in()).unwrap();
        assert_eq!((opened.kind, opened.article.source.name.as_str()), (None, "a.txt"));
    }
}
