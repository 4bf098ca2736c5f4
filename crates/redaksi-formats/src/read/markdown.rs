//! Reads Markdown (`CommonMark` with tables, footnotes and strikethrough).

use crate::read::document::{DocumentKind, DocumentMetadata, ReadContent, ReadDocument, ReadWarning};
use crate::read::error::ReadError;
use crate::read::flow::{escape_into, meta_tag};
use crate::read::front_matter::split_front_matter;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};
use std::collections::HashMap;

/// The elements of HTML that may stand in Markdown. Another name in angle brackets, such as `<Foto>`, is text.
const HTML_ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "audio",
    "b",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "mark",
    "meta",
    "nav",
    "noscript",
    "object",
    "ol",
    "option",
    "p",
    "param",
    "picture",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "script",
    "section",
    "select",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "track",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

/// The tags around a footnote. They differ from what a text can hold by the comment.
const NOTE_START: &str = "<!--note--><p><sup>";
const NOTE_END: &str = "<!--note-end-->\n";

/// Reads a Markdown text.
///
/// # Errors
/// [`ReadError::NoText`] if nothing is left of it.
pub(super) fn read(bytes: &[u8]) -> Result<ReadDocument, ReadError> {
    let decoded = redaksi_core::text::decode(bytes).text;
    let source = decoded.trim_start_matches('\u{feff}');
    let split = split_front_matter(source);
    let mut warnings = Vec::new();
    let metadata = match split.fields {
        Some(Ok(metadata)) => metadata,
        Some(Err(error)) => {
            warnings.push(ReadWarning::FrontMatter(error));
            DocumentMetadata::default()
        }
        None => DocumentMetadata::default(),
    };
    let (body, images) = to_html(split.text);
    if images > 0 {
        warnings.push(ReadWarning::Images(images));
    }
    if split.text.trim().is_empty() && metadata.title.is_empty() {
        return Err(ReadError::NoText);
    }
    let content = ReadContent::Html(page(&metadata, &body));
    Ok(ReadDocument { metadata, warnings, ..ReadDocument::new(DocumentKind::Markdown, content) })
}

/// Writes a page of the body, with the fields in its head and the title as its headline where it has none.
fn page(metadata: &DocumentMetadata, body: &str) -> String {
    let mut page = String::from("<!DOCTYPE html>\n<html");
    if !metadata.language.is_empty() {
        page.push_str(" lang=\"");
        escape_into(&mut page, &metadata.language);
        page.push('"');
    }
    page.push_str(">\n<head>\n<meta charset=\"utf-8\">\n");
    for author in &metadata.authors {
        page.push_str(&meta_tag("author", author));
    }
    page.push_str(&meta_tag("article:published_time", &metadata.created));
    page.push_str(&meta_tag("article:modified_time", &metadata.modified));
    page.push_str(&meta_tag("description", &metadata.description));
    for keyword in &metadata.keywords {
        page.push_str(&meta_tag("article:tag", keyword));
    }
    page.push_str(&meta_tag("og:url", &metadata.url));
    page.push_str(&meta_tag("og:image", &metadata.image));
    page.push_str("</head>\n<body>\n");
    if !metadata.title.is_empty() && !body.contains("<h1") {
        page.push_str("<h1>");
        escape_into(&mut page, &metadata.title);
        page.push_str("</h1>\n");
    }
    page.push_str(body);
    page.push_str("</body>\n</html>\n");
    page
}

/// Converts Markdown to HTML; returns how many images it refers to as well.
fn to_html(source: &str) -> (String, usize) {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut images = 0;
    let mut notes = NoteNumbers::default();
    let mut events: Vec<Event<'_>> = Vec::new();
    // Where the open paragraph begins, and the images in it.
    let mut paragraph = None;
    for event in Parser::new_ext(source, options) {
        match event {
            Event::Start(Tag::Paragraph) => {
                paragraph = Some(events.len());
                events.push(Event::Start(Tag::Paragraph));
            }
            Event::End(TagEnd::Paragraph) => {
                events.push(Event::End(TagEnd::Paragraph));
                if let Some(start) = paragraph.take()
                    && let Some(figure) = figure(&events[start + 1..events.len() - 1])
                {
                    events.truncate(start);
                    events.extend(figure);
                }
            }
            Event::Start(Tag::Image { .. }) => {
                images += 1;
                events.push(event);
            }
            Event::Html(html) | Event::InlineHtml(html) if !is_markup(&html) => events.push(Event::Text(html)),
            // The number is written as a raised figure, not as a link.
            Event::FootnoteReference(label) => {
                let html = format!("<sup>{}</sup>", notes.number(&label));
                events.push(Event::InlineHtml(html.into()));
            }
            Event::Start(Tag::FootnoteDefinition(label)) => {
                let html = format!("{NOTE_START}{}</sup> ", notes.number(&label));
                events.push(Event::Html(html.into()));
            }
            Event::End(TagEnd::FootnoteDefinition) => events.push(Event::Html(NOTE_END.into())),
            event => events.push(event),
        }
    }
    let mut html = String::with_capacity(source.len() * 3 / 2);
    html::push_html(&mut html, order_notes(events).into_iter());
    (html, images)
}

/// The numbers of footnotes, by their labels: in the order of the text.
#[derive(Default)]
struct NoteNumbers {
    labels: HashMap<String, usize>,
}

impl NoteNumbers {
    fn number(&mut self, label: &str) -> usize {
        let next = self.labels.len() + 1;
        *self.labels.entry(label.to_owned()).or_insert(next)
    }
}

/// Moves the footnotes to the end, wherever the source defines them, and removes the first paragraph tag of each, so that
/// its number and its text are one paragraph.
fn order_notes(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let (mut text, mut notes): (Vec<Event<'_>>, Vec<Event<'_>>) = (Vec::with_capacity(events.len()), Vec::new());
    let mut in_note = false;
    for event in events {
        let begins = matches!(&event, Event::Html(html) if html.starts_with(NOTE_START));
        let ends = matches!(&event, Event::Html(html) if html.as_ref() == NOTE_END);
        let follows_number = matches!(notes.last(), Some(Event::Html(html)) if html.starts_with(NOTE_START));
        in_note |= begins;
        if !in_note {
            text.push(event);
        } else if !(follows_number && matches!(event, Event::Start(Tag::Paragraph))) {
            notes.push(event);
        }
        in_note &= !ends;
    }
    text.append(&mut notes);
    text
}

/// Returns the events of a paragraph as a figure, if it is one image, or an image with a line in italics below it. The caption of an
/// image alone is its title, or its description.
fn figure<'a>(events: &[Event<'a>]) -> Option<Vec<Event<'a>>> {
    let Some(Event::Start(Tag::Image { dest_url, title, .. })) = events.first() else { return None };
    let end = events.iter().position(|event| matches!(event, Event::End(TagEnd::Image)))?;
    let has_other = events[1..].iter().any(|event| matches!(event, Event::Start(Tag::Image { .. })));
    let description: String = events[1..end]
        .iter()
        .map(|event| match event {
            Event::Text(text) | Event::Code(text) => text.as_ref(),
            Event::SoftBreak | Event::HardBreak => " ",
            _ => "",
        })
        .collect();
    let caption = match &events[end + 1..] {
        _ if has_other => return None,
        [] => {
            let text = if title.is_empty() { description.clone() } else { title.to_string() };
            vec![Event::Text(text.into())]
        }
        [Event::SoftBreak | Event::HardBreak, caption @ ..] => unemphasized(caption)?,
        _ => return None,
    };
    let is_described = end + 1 < events.len() || !title.is_empty();
    let mut html = String::from("<figure><img src=\"");
    escape_into(&mut html, dest_url);
    html.push_str("\" alt=\"");
    if is_described {
        escape_into(&mut html, &description);
    }
    html.push_str("\">");
    let is_blank = matches!(caption.as_slice(), [Event::Text(text)] if text.trim().is_empty());
    let mut figure = Vec::with_capacity(caption.len() + 2);
    if is_blank {
        html.push_str("</figure>\n");
        figure.push(Event::Html(html.into()));
    } else {
        html.push_str("<figcaption>");
        figure.push(Event::Html(html.into()));
        figure.extend(caption);
        figure.push(Event::Html("</figcaption></figure>\n".into()));
    }
    Some(figure)
}

/// Returns events without their italics, if all of their text is in italics.
fn unemphasized<'a>(events: &[Event<'a>]) -> Option<Vec<Event<'a>>> {
    let (mut depth, mut has_text, mut plain) = (0_usize, false, Vec::with_capacity(events.len()));
    for event in events {
        match event {
            Event::Start(Tag::Emphasis) => depth += 1,
            Event::End(TagEnd::Emphasis) => depth = depth.saturating_sub(1),
            Event::Text(text) if depth == 0 && !text.trim().is_empty() => return None,
            event => {
                has_text |= matches!(event, Event::Text(_));
                plain.push(event.clone());
            }
        }
    }
    has_text.then_some(plain)
}

/// Whether raw HTML in Markdown is markup and not text in angle brackets.
fn is_markup(html: &str) -> bool {
    let Some(rest) = html.trim_start().strip_prefix('<') else { return true };
    if rest.starts_with(['!', '?']) {
        return true;
    }
    let name: String = rest.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
    HTML_ELEMENTS.binary_search(&name.to_ascii_lowercase().as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(markdown: &str) -> String {
        to_html(markdown).0
    }

    #[test]
    fn the_elements_are_sorted_for_the_search() {
        assert!(HTML_ELEMENTS.is_sorted());
    }

    #[test]
    fn text_in_angle_brackets_is_not_lost() {
        assert_eq!(body("Warga <Foto> menanam <b>bakau</b>."), "<p>Warga &lt;Foto&gt; menanam <b>bakau</b>.</p>\n");
        assert!(body("<Judul>\nBakau\n").contains("&lt;Judul&gt;"));
    }

    #[test]
    fn an_image_alone_is_a_caption() {
        let figure = |alternative: &str, caption: &str| {
            format!("<figure><img src=\"a.jpg\" alt=\"{alternative}\"><figcaption>{caption}</figcaption></figure>\n")
        };
        assert_eq!(body("![Bakau muda](a.jpg)"), figure("", "Bakau muda"));
        assert_eq!(body("![x](a.jpg \"Foto: Sari\")"), figure("x", "Foto: Sari"));
        assert_eq!(body("![](a.jpg)"), "<figure><img src=\"a.jpg\" alt=\"\"></figure>\n");
        assert_eq!(body("![x](a.jpg)\\\n*Foto: **Sari***"), figure("x", "Foto: <strong>Sari</strong>"));
        assert!(body("![x](a.jpg)\n*Foto:* Sari").contains("<p><img"));
        assert!(body("Lihat ![x](a.jpg) ini").contains("<img"));
    }

    #[test]
    fn footnotes_are_paragraphs_with_their_number() {
        let html = body("Satu[^1].\n\n[^1]: Catatan *kaki*.\n\nDua.\n");
        assert!(
            html.contains("Satu<sup>1</sup>.")
                && html.ends_with("<p><sup>1</sup> Catatan <em>kaki</em>.</p>\n<!--note-end-->\n"),
            "{html}"
        );
    }

    #[test]
    fn footnotes_are_numbered_whatever_their_labels() {
        let html = body("Satu[^n], dua[^x] dan satu lagi[^n].\n\n[^x]: Dua.\n[^n]: Satu.\n");
        assert!(html.contains("Satu<sup>1</sup>, dua<sup>2</sup> dan satu lagi<sup>1</sup>."), "{html}");
        assert!(html.contains("<p><sup>2</sup> Dua.</p>") && html.contains("<p><sup>1</sup> Satu.</p>"), "{html}");
    }

    #[test]
    fn the_paragraphs_of_an_item_stay_in_it() {
        assert_eq!(
            body("- satu\n\n  masih satu\n\n- dua\n\ntiga\n"),
            "<ul>\n<li>\n<p>satu</p>\n<p>masih satu</p>\n</li>\n<li>\n<p>dua</p>\n</li>\n</ul>\n<p>tiga</p>\n"
        );
    }

    #[test]
    fn front_matter_becomes_metadata_and_headline() {
        let document =
            read("---\ntitle: Bakau & garam\nauthor: Sari\ntags: [a, b]\n---\n\n1. satu\n2. dua\n".as_bytes()).unwrap();
        assert_eq!((document.metadata.title.as_str(), document.metadata.authors.len()), ("Bakau & garam", 1));
        let html = document.content.as_str();
        assert!(html.contains("<h1>Bakau &amp; garam</h1>") && html.contains("<ol>"), "{html}");
        assert!(html.contains("<meta name=\"article:tag\" content=\"b\">"));
        assert_eq!(read(b"---\ntitle:\n---\n").unwrap_err(), ReadError::NoText);
    }

    #[test]
    fn deep_and_long_markdown_takes_linear_time() {
        for part in ["> ", "[", "* ", "`", "**a ", "<b>", "![", "|", "_a", "[a](", "&"] {
            let long = part.repeat(100_000);
            assert!(read(long.as_bytes()).is_ok(), "{part}");
        }
    }
}
