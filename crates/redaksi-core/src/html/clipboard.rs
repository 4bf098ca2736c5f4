//! HTML from a clipboard: the header that Windows puts in front of it, and whether it has blocks of text.

use crate::html::element;
use html5gum::{StartTag, Token, Tokenizer};

/// The comments around the part of the page that was copied.
const FRAGMENT_MARKERS: (&str, &str) = ("<!--StartFragment-->", "<!--EndFragment-->");

/// The maximum number of header lines.
const MAX_HEADER_LINES: usize = 20;

/// Splits the header of the Windows clipboard format from HTML. Returns the URL of the page that was copied from, empty
/// if it is unknown, and the HTML.
pub(crate) fn split_clipboard_header(bytes: &[u8]) -> (String, &[u8]) {
    if !bytes.starts_with(b"Version:") {
        return (String::new(), bytes);
    }
    let (mut url, mut has_offset, mut end) = (String::new(), false, 0);
    for line in bytes.split_inclusive(|byte| *byte == b'\n').take(MAX_HEADER_LINES) {
        let Some(colon) = line.iter().position(|byte| *byte == b':') else { break };
        let (key, value) = (&line[..colon], line[colon + 1..].trim_ascii());
        if key.is_empty() || !key.iter().all(u8::is_ascii_alphabetic) {
            break;
        }
        has_offset |= key == b"StartHTML";
        if key == b"SourceURL" {
            url = String::from_utf8_lossy(value).into_owned();
        }
        end += line.len();
    }
    if has_offset { (url, &bytes[end..]) } else { (String::new(), bytes) }
}

/// Whether HTML from a clipboard has blocks of text, such as paragraphs. Text with line breaks alone, styled text, and
/// the lines of a code editor have none: they are plain text in another dress.
#[must_use]
pub fn has_text_blocks(html: &str) -> bool {
    let (_, rest) = split_clipboard_header(html.as_bytes());
    let html = &html[html.len() - rest.len()..];
    let fragment = html.split_once(FRAGMENT_MARKERS.0).map_or(html, |(_, behind)| behind);
    let fragment = fragment.split_once(FRAGMENT_MARKERS.1).map_or(fragment, |(before, _)| before);
    // The name of the open element that holds preformatted lines, and how many of that name are open in it.
    let mut preformatted: Option<(Vec<u8>, usize)> = None;
    let mut tokens = Tokenizer::new(fragment);
    while let Some(Ok(token)) = tokens.next() {
        match token {
            Token::StartTag(tag) => {
                if let Some(state) = element::tokenizer_state(&tag.name) {
                    tokens.set_state(state);
                }
                match &mut preformatted {
                    Some((name, open)) => *open += usize::from(*name == *tag.name),
                    None if is_preformatted(&tag) => preformatted = Some((tag.name.to_vec(), 1)),
                    None if is_text_block(&tag.name) => return true,
                    None => {}
                }
            }
            Token::EndTag(tag) => {
                if let Some((name, open)) = &mut preformatted
                    && *name == *tag.name
                {
                    *open -= 1;
                    if *open == 0 {
                        preformatted = None;
                    }
                }
            }
            _ => {}
        }
    }
    false
}

fn is_text_block(name: &[u8]) -> bool {
    let is_block = element::traits_of(name).block;
    // These are around every fragment, or split a line only.
    is_block && !matches!(name, b"html" | b"body" | b"br" | b"hr" | b"button" | b"select" | b"option" | b"textarea")
}

/// Whether the lines in an element are those of its text, as code editors write them.
fn is_preformatted(tag: &StartTag<()>) -> bool {
    let style =
        tag.attributes.get(b"style".as_slice()).map(|value| String::from_utf8_lossy(value).to_ascii_lowercase());
    let is_pre = |declaration: &str| {
        declaration.split_once(':').is_some_and(|(name, value)| name.trim() == "white-space" && value.trim() == "pre")
    };
    *tag.name == b"pre"[..] || style.is_some_and(|style| style.split(';').any(is_pre))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_of_windows_is_split_off() {
        let html = "<html><body><!--StartFragment--><p>Satu</p><!--EndFragment--></body></html>";
        let header = "Version:0.9\r\nStartHTML:00000097\r\nEndHTML:00000170\r\nStartFragment:00000131\r\n\
            EndFragment:00000139\r\nSourceURL:https://warta.example/a?b=c:d\r\n";
        let text = format!("{header}{html}");
        assert_eq!(
            split_clipboard_header(text.as_bytes()),
            ("https://warta.example/a?b=c:d".to_owned(), html.as_bytes())
        );
        for text in [html, "Version: kedua dari naskah", "Version:0.9\n<p>Satu</p>", ""] {
            assert_eq!(split_clipboard_header(text.as_bytes()), (String::new(), text.as_bytes()));
        }
    }

    #[test]
    fn text_without_paragraphs_has_no_blocks() {
        for html in [
            "<meta charset='utf-8'><span style=\"color: red\">Warga</span> menanam <b>bakau</b>.",
            "<span>satu</span><br><span>dua</span>",
            "<a href=\"https://warta.example\">Warga menanam bakau</a>",
            "<meta charset='utf-8'><div style=\"color: #d4d4d4;font-family: monospace;white-space: pre;\"><div>\
                <span>let x = 1;</span></div><div>let y;</div></div>",
            "<html><head></head><body><pre style=\"font-family:monospace\">let x = 1;<br><div>y</div></pre></body></html>",
            "<html><body><div><p><!--StartFragment-->Warga <i>menanam</i> bakau.<!--EndFragment--></p></div></body></html>",
            "<!-- <p> --> Warga",
            "",
        ] {
            assert!(!has_text_blocks(html), "{html}");
        }
        for html in [
            "<p>Satu</p>",
            "<ul><li>Satu</li></ul>",
            "<div>Satu</div>",
            "<pre>x</pre><p>Satu</p>",
            "<p style=\"white-space: pre-wrap\">Satu</p>",
            "<html><body><!--StartFragment--><h2>Satu</h2>dua<!--EndFragment--></body></html>",
        ] {
            assert!(has_text_blocks(html), "{html}");
        }
    }
}
