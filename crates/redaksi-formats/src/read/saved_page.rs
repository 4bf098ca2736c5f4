//! Reads pages that browsers saved as one file: MHTML (Chrome, Edge, Internet Explorer) and web archives (Safari). The
//! images and style sheets in them are left out.

use crate::read::binary_plist::BinaryPlist;
use crate::read::document::{DocumentKind, DocumentMetadata, ReadContent, ReadDocument};
use crate::read::error::ReadError;
use crate::read::mail;
use crate::read::page_url::with_url;
use mail_parser::{Message, MimeHeaders, PartType};

/// The header in which Chrome and Edge write the URL of a page.
const SNAPSHOT_HEADER: &str = "Snapshot-Content-Location";

/// Whether the headers at the start of a message are those of a saved page.
pub(super) fn is_mhtml(bytes: &[u8]) -> bool {
    const HEAD_BYTES: usize = 4_096;
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD_BYTES)]).to_ascii_lowercase();
    let headers = head.split("\r\n\r\n").next().and_then(|head| head.split("\n\n").next()).unwrap_or_default();
    let is_related = headers.contains("multipart/related");
    let is_saved = headers.contains("snapshot-content-location:")
        || headers.contains("from: <saved by")
        || headers.contains("from: \"saved by")
        || headers.contains("produced by microsoft mhtml");
    is_related && is_saved
}

/// Reads an MHTML file.
///
/// # Errors
/// [`ReadError::Damaged`], a limit, or [`ReadError::NoText`].
pub(super) fn read_mhtml(bytes: &[u8]) -> Result<ReadDocument, ReadError> {
    let message = mail::parse(bytes)?;
    let (html, location) = root_page(&message).ok_or(ReadError::NoText)?;
    let mail = mail::metadata_of(&message);
    let snapshot = mail.fields.iter().find(|(name, _)| name.eq_ignore_ascii_case(SNAPSHOT_HEADER));
    let url = snapshot.map(|(_, url)| url.clone()).or(location).unwrap_or_default();
    // The date of the message is that of the saving.
    let metadata = DocumentMetadata { title: mail.title, url, fields: mail.fields, ..DocumentMetadata::default() };
    page(DocumentKind::Mhtml, metadata, html)
}

/// Returns the HTML of an MHTML file whose headers may be any; `None` if it has none.
pub(super) fn html_in_mime(bytes: &[u8]) -> Option<String> {
    let (html, _) = root_page(&mail::parse(bytes).ok()?)?;
    Some(html)
}

/// Returns the page of a message and its location: the part that the headers name, else the first part of HTML.
fn root_page(message: &Message<'_>) -> Option<(String, Option<String>)> {
    let start = message.parts.first()?.content_type().and_then(|kind| kind.attribute("start"));
    let start = start.map(|id| id.trim_matches(['<', '>']).to_owned());
    let pages = || message.parts.iter().filter(|part| matches!(part.body, PartType::Html(_)));
    let named = pages().find(|part| start.is_some() && part.content_id().map(str::to_owned) == start);
    let part = named.or_else(|| pages().next())?;
    let PartType::Html(html) = &part.body else { return None };
    Some((html.to_string(), part.content_location().map(str::to_owned)))
}

/// Whether bytes are a web archive.
pub(super) fn is_web_archive(bytes: &[u8]) -> bool {
    BinaryPlist::new(bytes).is_some_and(|plist| plist.value(plist.root(), "WebMainResource").is_some())
}

/// Reads a web archive.
///
/// # Errors
/// [`ReadError::Damaged`], or [`ReadError::NoText`].
pub(super) fn read_web_archive(bytes: &[u8]) -> Result<ReadDocument, ReadError> {
    let damaged = || ReadError::damaged("the web archive has no page");
    let plist = BinaryPlist::new(bytes).ok_or_else(damaged)?;
    let resource = plist.value(plist.root(), "WebMainResource").ok_or_else(damaged)?;
    let text = |key: &str| plist.value(resource, key).and_then(|value| plist.text(value)).unwrap_or_default();
    let data = plist.value(resource, "WebResourceData").and_then(|value| plist.data(value)).ok_or_else(damaged)?;
    let declared = redaksi_core::text::decode_as(data, &text("WebResourceTextEncodingName"));
    let html = declared.unwrap_or_else(|| redaksi_core::text::decode(data)).text;
    let metadata = DocumentMetadata { url: text("WebResourceURL"), ..DocumentMetadata::default() };
    page(DocumentKind::WebArchive, metadata, html)
}

fn page(kind: DocumentKind, metadata: DocumentMetadata, html: String) -> Result<ReadDocument, ReadError> {
    if html.trim().is_empty() {
        return Err(ReadError::NoText);
    }
    let content = ReadContent::Html(with_url(html, &metadata.url));
    Ok(ReadDocument { metadata, ..ReadDocument::new(kind, content) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::binary_plist::tests::{Plist, write_plist};

    const CHROME: &str = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://warta.example/bakau?a=1\r\n\
        Subject: =?utf-8?Q?Bakau_=C3=A9?=\r\nDate: Sun, 8 Jan 2023 19:15:00 -0000\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"x\"\r\n\r\n--x\r\n\
        Content-Type: text/html\r\nContent-ID: <f@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\n\
        Content-Location: https://warta.example/bakau\r\n\r\n<html><head><meta charset=3D\"utf-8\"></head>=\r\n\
        <body><p>Warga menanam =C3=A9.</p></body></html>\r\n--x\r\nContent-Type: image/png\r\n\
        Content-Transfer-Encoding: base64\r\nContent-Location: https://warta.example/a.png\r\n\r\niVBORw==\r\n--x--\r\n";

    #[test]
    fn a_page_saved_by_chrome_is_read_with_its_url() {
        assert!(is_mhtml(CHROME.as_bytes()));
        let document = read_mhtml(CHROME.as_bytes()).unwrap();
        assert_eq!(document.metadata.url, "https://warta.example/bakau?a=1");
        assert_eq!(document.metadata.title, "Bakau é");
        let html = document.content.as_str();
        assert!(
            html.contains("<head><link rel=\"canonical\" href=\"https://warta.example/bakau?a=1\"><meta"),
            "{html}"
        );
        assert!(html.contains("<p>Warga menanam é.</p>") && document.attachments.is_empty());
    }

    #[test]
    fn a_web_archive_is_read_in_its_encoding() {
        let resource = Plist::Dict(vec![
            ("WebResourceData", Plist::Data(b"<p>caf\xe9</p>".to_vec())),
            ("WebResourceTextEncodingName", Plist::Text("iso-8859-1")),
            ("WebResourceURL", Plist::Text("https://warta.example/café")),
        ]);
        let bytes = write_plist(&Plist::Dict(vec![("WebMainResource", resource)]));
        assert!(is_web_archive(&bytes));
        let document = read_web_archive(&bytes).unwrap();
        assert_eq!(document.metadata.url, "https://warta.example/café");
        assert!(document.content.as_str().ends_with("<p>café</p>"));
        assert!(!is_web_archive(&write_plist(&Plist::Dict(vec![("x", Plist::Text("y"))]))));
    }
}
