//! From bytes to the source of a page, and whether bytes are one.

use crate::text::{self, Decoded, is_blank_char};

/// How far from its beginning a page names its encoding, in bytes.
const HEAD: usize = 8 * 1024;

/// Elements that a page, or a piece copied out of one, begins with.
const BEGINNINGS: &[&str] = &[
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

/// Reads the bytes of a page: by byte order mark, as the page says, else by the likeliest encoding.
///
/// UTF-8 that is valid and not plain ASCII is read as such whatever the page says: no other encoding looks like it by
/// chance, and pages that say otherwise were copied from a server that knew better.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    let guessed = text::decode(bytes);
    if guessed.bom || guessed.encoding == "UTF-8" && !bytes.is_ascii() {
        return guessed;
    }
    declared(bytes).and_then(|label| text::decode_as(bytes, &label)).unwrap_or(guessed)
}

/// The encoding that a `<meta>` near the beginning names. A page that can be read for it cannot be in UTF-16.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
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

/// Whether the bytes of a file are a page: by its name, where there is any tag in them, or by their look.
///
/// `name` is the name of the file; a pasted text has none.
#[must_use]
pub fn is_page(name: &str, bytes: &[u8]) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let named = ["html", "htm", "xhtml"].iter().any(|known| extension.eq_ignore_ascii_case(known));
    named && has_tag(bytes) || looks_like_page(bytes)
}

/// Whether bytes are a page by their look: they begin with an element, and more of them follow.
fn looks_like_page(bytes: &[u8]) -> bool {
    // Most files begin with a plain letter: no page in any encoding does.
    if let [first, second, ..] = bytes
        && first.is_ascii_alphanumeric()
        && *second != 0
    {
        return false;
    }
    let head = text::decode(&bytes[..bytes.len().min(HEAD)]).text;
    let mut rest = head.trim_start_matches(is_blank_char);
    // Comments and the notes of XML may stand in front.
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
    let begins = |name: &&&str| {
        let (Some(front), behind) = (tag.get(..name.len()), tag.get(name.len()..)) else { return false };
        let apart =
            behind.is_none_or(|behind| behind.starts_with(['>', '/']) || behind.starts_with(char::is_whitespace));
        front.eq_ignore_ascii_case(name) && apart
    };
    let Some(name) = BEGINNINGS.iter().find(begins) else { return false };
    name.starts_with('!') || *name == "html" || tag.matches("</").take(2).count() > 0
}

/// Whether there is any tag in the bytes, so that reading them as a page makes sense.
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
    fn the_page_says_its_encoding() {
        check(b"<meta charset='windows-1251'>\xcc\xe8\xf0", "windows-1251", "<meta charset='windows-1251'>Мир");
        let old = b"<META http-equiv=Content-Type content=\"text/html; charset=iso-8859-1\">caf\xe9";
        check(old, "windows-1252", "<META http-equiv=Content-Type content=\"text/html; charset=iso-8859-1\">café");
        let wrong = "<meta charset=iso-8859-1>café";
        check(wrong.as_bytes(), "UTF-8", wrong);
        check(b"<meta charset=utf-16><p>", "UTF-8", "<meta charset=utf-16><p>");
        check(b"\xef\xbb\xbf<meta charset=windows-1251>a", "UTF-8", "<meta charset=windows-1251>a");
    }

    #[test]
    fn a_page_is_known_by_its_look() {
        for page in [
            "\u{feff}\n<!DOCTYPE html><p>Ya",
            "<!-- disimpan --><?xml version='1.0'?>\n<HTML lang=id>",
            "<div class=\"isi\"><p>Warga menanam bakau.</p></div>",
        ] {
            assert!(looks_like_page(page.as_bytes()), "{page}");
        }
        for text in ["Warga <b>menanam</b>", "<3 bakau", "<Foto: Sari>", "<p", "(version: 1)", "", "<!-- lama"] {
            assert!(!looks_like_page(text.as_bytes()), "{text}");
        }
    }
}
