//! Reads documents: Word, `OpenDocument`, RTF, mail, saved pages, Markdown and PDF, from their bytes to HTML or plain text
//! from which a story is extracted like from a saved page.
//!
//! The readers follow no link and read nothing but the bytes that they are given. They keep the limits of [`limits`] and
//! end with an error instead of a panic, whatever the bytes are.

mod annotations;
mod binary_plist;
mod change_log;
mod document;
mod docx;
mod error;
mod flow;
mod front_matter;
#[cfg(test)]
mod hostile_tests;
mod html_flow;
pub mod limits;
mod list_numbers;
mod mail;
mod markdown;
mod odt;
mod package;
pub(crate) mod page_url;
mod pdf;
mod plain_lists;
mod rtf;
mod saved_page;
mod style_names;
mod xml;

pub use document::{
    ChangeView, DocumentAttachment, DocumentChange, DocumentChangeKind, DocumentComment, DocumentKind,
    DocumentMetadata, ReadContent, ReadDocument, ReadWarning, TextPlace,
};
pub use error::ReadError;

use crate::read::limits::MAX_DOCUMENT_BYTES;
use crate::read::package::Package;
use strum::IntoEnumIterator as _;

/// How zip packages begin.
const ZIP_MAGIC: &[u8] = b"PK\x03\x04";
/// How the binary files of Word 97 to 2003 begin, and documents that are encrypted.
const OLE_MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// The name of the stream with the encrypted document in such a file, in UTF-16.
const ENCRYPTED_STREAM: &str = "EncryptedPackage";

/// Returns the kind of a document: by its content, else by the extension of its name. `None` for anything else, such as
/// plain text, HTML and the program's own files.
///
/// `name` is the file name without folders; empty if there is none.
#[must_use]
pub fn sniff(bytes: &[u8], name: &str) -> Option<DocumentKind> {
    kind_by_content(bytes, name).or_else(|| {
        let is_text = !bytes.iter().take(4_096).any(|byte| *byte == 0);
        // The other kinds are always known by their content.
        kind_by_name(name)
            .filter(|kind| matches!(kind, DocumentKind::Markdown | DocumentKind::Mail | DocumentKind::Mhtml) && is_text)
    })
}

fn kind_by_name(name: &str) -> Option<DocumentKind> {
    let (_, extension) = name.rsplit_once('.')?;
    DocumentKind::iter().find(|kind| kind.extensions().iter().any(|known| known.eq_ignore_ascii_case(extension)))
}

fn kind_by_content(bytes: &[u8], name: &str) -> Option<DocumentKind> {
    if bytes.starts_with(ZIP_MAGIC) {
        let mut package = Package::open(bytes).ok()?;
        return if docx::is_docx(&package.names()) {
            Some(DocumentKind::Docx)
        } else {
            odt::is_odt(&mut package).then_some(DocumentKind::Odt)
        };
    }
    if pdf::is_pdf(bytes) {
        return Some(DocumentKind::Pdf);
    }
    if rtf::is_rtf(bytes) {
        return Some(DocumentKind::Rtf);
    }
    if odt::is_flat_odt(bytes) {
        return Some(DocumentKind::Odt);
    }
    if saved_page::is_web_archive(bytes) {
        return Some(DocumentKind::WebArchive);
    }
    if mail::is_mail(bytes) {
        let is_named = kind_by_name(name) == Some(DocumentKind::Mhtml);
        return Some(if is_named || saved_page::is_mhtml(bytes) { DocumentKind::Mhtml } else { DocumentKind::Mail });
    }
    let is_named = name.contains('.');
    let has_fence = bytes.starts_with(b"---") || bytes.starts_with(b"+++");
    let is_markdown = || front_matter::has_front_matter(&redaksi_core::text::decode(bytes).text);
    (!is_named && has_fence && is_markdown()).then_some(DocumentKind::Markdown)
}

/// Reads a document, with all of its tracked changes accepted.
///
/// `name` is the file name without folders; empty if there is none.
///
/// # Errors
/// A [`ReadError`] if the kind is unknown, the document is damaged or protected, has no text or exceeds a limit.
pub fn open(name: &str, bytes: &[u8]) -> Result<ReadDocument, ReadError> {
    open_view(name, bytes, ChangeView::Accepted)
}

/// Reads a document as [`open`] does, with its tracked changes accepted or rejected. Word, `OpenDocument` and RTF record
/// changes; other documents are the same in both views.
///
/// # Errors
/// Like [`open`].
pub fn open_view(name: &str, bytes: &[u8], view: ChangeView) -> Result<ReadDocument, ReadError> {
    if bytes.len() > MAX_DOCUMENT_BYTES {
        return Err(ReadError::TooLarge);
    }
    match sniff(bytes, name) {
        Some(DocumentKind::Docx) => docx::read(bytes, view),
        Some(DocumentKind::Odt) if bytes.starts_with(ZIP_MAGIC) => odt::read(bytes, view),
        Some(DocumentKind::Odt) => odt::read_flat(bytes, view),
        Some(DocumentKind::Pdf) => pdf::read(bytes),
        Some(DocumentKind::Rtf) => rtf::read(bytes, view),
        Some(DocumentKind::Mhtml) => saved_page::read_mhtml(bytes),
        Some(DocumentKind::WebArchive) => saved_page::read_web_archive(bytes),
        Some(DocumentKind::Mail) => mail::read(bytes),
        Some(DocumentKind::Markdown) => markdown::read(bytes),
        None => Err(unknown(name, bytes)),
    }
}

/// Returns the error for bytes that are no document.
fn unknown(name: &str, bytes: &[u8]) -> ReadError {
    if bytes.starts_with(OLE_MAGIC) {
        let stream: Vec<u8> = ENCRYPTED_STREAM.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_encrypted = bytes.windows(stream.len()).any(|window| window == stream);
        return if is_encrypted { ReadError::Encrypted } else { ReadError::OldWord };
    }
    if bytes.starts_with(b"PK") {
        return match Package::open(bytes) {
            Ok(_) => ReadError::OtherPackage,
            Err(error) => error,
        };
    }
    match kind_by_name(name) {
        Some(_) if bytes.is_empty() => ReadError::damaged("it is empty"),
        Some(kind) => ReadError::damaged(format!("it is no {} file", kind.code())),
        None => ReadError::UnknownKind,
    }
}
