//! Decodes the bytes of an HTML page, and detects whether bytes are one.

use crate::text;
use crate::text::{DecodedText, is_blank_char};

/// How many bytes from the start are searched for an encoding declaration and for tags.
const SNIFF_BYTES: usize = 8 * 1024;

/// Tags that an HTML page, or a fragment copied from one, begins with.
const OPENING_TAGS: &[&str] = &[
    "!doctype html",
    "html",
    "head",
    "body",
    "meta",
    "title",
    "article",
    "main",
    "section",
    "header",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "table",
    "ul",
    "ol",
    "span",
    "a",
    "figure",
    "blockquote",
];

/// Decodes the bytes of a page: by byte order mark, else by the encoding that the page declares, else by the likeliest
/// encoding.
///
/// Valid UTF-8 with non-ASCII characters is always decoded as UTF-8: text in another encoding is practically never
/// valid UTF-8, and the declaration of such a page was overridden by the HTTP headers of its server.
pub(crate) fn decode(bytes: &[u8]) -> DecodedText {
    let guessed = text::decode(bytes);
    if guessed.bom || guessed.encoding == "UTF-8" && !bytes.is_ascii() {
        return guessed;
    }
    declared_encoding(bytes).and_then(|label| text::decode_as(bytes, &label)).unwrap_or(guessed)
}

/// Returns the encoding that a `<meta>` near the start declares. UTF-16 is ignored: if the declaration can be read as
/// ASCII, the page is not in UTF-16.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(SNIFF_BYTES)]).to_ascii_lowercase();
    let mut rest = head.as_str();
    while let Some(at) = rest.find("<meta") {
        rest = &rest[at + 5..];
        let tag = &rest[..rest.find('>').unwrap_or(rest.len())];
        let Some(at) = tag.find("charset") else { continue };
        let Some(value) = tag[at + 7..].trim_start().strip_prefix('=') else { continue };
        let value = value.trim_start_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'');
        let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || "-_.:+".contains(c))).unwrap_or(value.len());
        if end > 0 && !value.starts_with("utf-16") {
            return Some(value[..end].to_owned());
        }
    }
    None
}

/// Whether the bytes are an HTML page: by the extension of `name` if they contain any tag, or by how they begin.
///
/// `name` is the file name; it is empty for pasted text.
#[must_use]
pub fn is_html(name: &str, bytes: &[u8]) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let named = ["html", "htm", "xhtml"].iter().any(|known| extension.eq_ignore_ascii_case(known));
    named && has_tag(bytes) || looks_like_html(bytes)
}

/// Whether the bytes begin like an HTML page: with a known tag, after which other tags follow.
fn looks_like_html(bytes: &[u8]) -> bool {
    // Fast path: most text files begin with an ASCII letter or digit, but no page does.
    if let [first, second, ..] = bytes
        && first.is_ascii_alphanumeric()
        && *second != 0
    {
        return false;
    }
    let head = text::decode(&bytes[..bytes.len().min(SNIFF_BYTES)]).text;
    let mut rest = head.trim_start_matches(is_blank_char);
    // Skips comments and XML declarations.
    loop {
        let (open, close) = if rest.starts_with("<!--") {
            ("<!--", "-->")
        } else if rest.starts_with("<?") {
            ("<?", ">")
        } else {
            break;
        };
        let Some(end) = rest[open.len()..].find(close) else { return false };
        rest = rest[open.len() + end + close.len()..].trim_start_matches(is_blank_char);
    }
    let Some(tag) = rest.strip_prefix('<') else { return false };
    let has_name = |name: &&&str| {
        let (Some(front), rest) = (tag.get(..name.len()), tag.get(name.len()..)) else { return false };
        let is_whole = rest.is_none_or(|rest| rest.starts_with(['>', '/']) || rest.starts_with(char::is_whitespace));
        front.eq_ignore_ascii_case(name) && is_whole
    };
    let Some(name) = OPENING_TAGS.iter().find(has_name) else { return false };
    name.starts_with('!') || *name == "html" || tag.matches("</").take(2).count() > 0
}

/// Whether the bytes contain anything that looks like a tag.
fn has_tag(bytes: &[u8]) -> bool {
    memchr::memchr_iter(b'<', bytes).any(|at| {
        bytes.get(at + 1).is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], encoding: &str, text: &str) {
        let decoded = decode(bytes);
        assert_eq!((decoded.encoding.as_ref(), decoded.text.as_str()), (encoding, text));
    }

    #[test]
    fn a_declared_encoding_is_used() {
        check(b"<meta charset='windows-1251'>\xcc\xe8\xf0", "windows-1251", "<meta charset='windows-1251'>Мир");
        let old = b"<META http-equiv=Content-Type content=\"text/html; charset=iso-8859-1\">caf\xe9";
        check(old, "windows-1252", "<META http-equiv=Content-Type content=\"text/html; charset=iso-8859-1\">café");
        let wrong = "<meta charset=iso-8859-1>café";
        check(wrong.as_bytes(), "UTF-8", wrong);
        check(b"<meta charset=utf-16><p>", "UTF-8", "<meta charset=utf-16><p>");
        check(b"\xef\xbb\xbf<meta charset=windows-1251>a", "UTF-8", "<meta charset=windows-1251>a");
    }

    #[test]
    fn a_page_is_detected_by_how_it_begins() {
        for page in [
            "\u{feff}\n<!DOCTYPE html><p>Ya",
            "<!-- disimpan --><?xml version='1.0'?>\n<HTML lang=id>",
            "<div class=\"isi\"><p>Warga menanam bakau.</p></div>",
        ] {
            assert!(looks_like_html(page.as_bytes()), "{page}");
        }
        for text in ["Warga <b>menanam</b>", "<3 bakau", "<Foto: Sari>", "<p", "(version: 1)", "", "<!-- lama"] {
            assert!(!looks_like_html(text.as_bytes()), "{text}");
        }
    }
}
