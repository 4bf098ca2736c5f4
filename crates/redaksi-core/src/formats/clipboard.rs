//! What a copy puts on the clipboard: the published text, as plain text and as HTML. Removed passages and excluded lines
//! are never part of it.

use crate::article::{Article, BlockKind, Decision, FieldName, RenderedBlock, render_body, render_range};
use crate::text::{collapse_whitespace, is_blank};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The content of the clipboard in two forms; programs that take a copy choose one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClipboardContent {
    /// Plain text.
    pub text: String,
    /// An HTML fragment: paragraphs, headings and links, without attributes for styling.
    pub html: String,
}

/// A part of a story that can be copied for a content management system (CMS).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::VariantArray, strum::IntoStaticStr,
)]
#[strum(serialize_all = "kebab-case")]
pub enum StoryPart {
    /// The headline.
    Headline,
    /// The abstract.
    Abstract,
    /// The author.
    Byline,
    /// The paragraphs and headings.
    Body,
    /// The caption and the credit of the lead picture.
    Picture,
    /// The related links.
    RelatedLinks,
    /// The outlet that the story comes from, with its URL.
    Source,
    /// The tags.
    Tags,
}

impl StoryPart {
    /// Every part.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// The name in kebab case; its label is the message `part-<code>`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// Returns what is published of a byte range of the body text. A blank line separates the paragraphs of the plain text.
#[must_use]
pub fn copy_range(article: &Article, range: &Range<usize>) -> ClipboardContent {
    let blocks = render_range(article, range);
    let text: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
    // A selection inside one paragraph stays inside the paragraph that it is pasted into.
    let html = match blocks.as_slice() {
        [only] => escape(&only.text),
        blocks => {
            let filled = blocks.iter().filter(|block| !is_blank(&block.text));
            filled.map(|block| block_html(article, block)).collect::<Vec<_>>().join("\n")
        }
    };
    ClipboardContent { text: join_paragraphs(text), html }
}

impl ClipboardContent {
    /// Creates the content from lines of the body text, which are paragraphs if there are several.
    #[must_use]
    pub fn from_lines(lines: &[String]) -> Self {
        let html = match lines {
            [only] => escape(only),
            lines => {
                let filled = lines.iter().filter(|line| !is_blank(line));
                filled.map(|line| format!("<p>{}</p>", escape(line))).collect::<Vec<_>>().join("\n")
            }
        };
        Self { text: join_paragraphs(lines.iter().map(String::as_str)), html }
    }
}

/// Joins lines of the body text to plain text: a blank line separates two paragraphs. An empty line at an end stands for a
/// line break that was copied along, and gives one line break.
fn join_paragraphs<'a>(lines: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = String::new();
    let mut above: Option<&str> = None;
    for line in lines {
        if let Some(above) = above {
            text.push_str(if is_blank(above) || is_blank(line) { "\n" } else { "\n\n" });
        }
        text.push_str(line);
        above = Some(line);
    }
    text
}

/// Returns these parts of the story in this order; parts that the story does not have are left out. A blank line
/// separates the parts and paragraphs of the plain text.
#[must_use]
pub fn copy_parts(article: &Article, parts: &[StoryPart]) -> ClipboardContent {
    let (mut text, mut html) = (Vec::new(), Vec::new());
    for part in parts {
        append_part(article, *part, &mut text, &mut html);
    }
    ClipboardContent { text: text.join("\n\n"), html: html.join("\n") }
}

fn append_part(article: &Article, part: StoryPart, text: &mut Vec<String>, html: &mut Vec<String>) {
    let value = |name| collapse_whitespace(article.fields.value(name));
    let mut push = |line: String, tag: &str| {
        if !line.is_empty() {
            html.push(format!("<{tag}>{}</{tag}>", escape(&line)));
            text.push(line);
        }
    };
    match part {
        StoryPart::Headline => push(value(FieldName::Headline), "h1"),
        StoryPart::Abstract => push(value(FieldName::Abstract), "p"),
        StoryPart::Byline => push(value(FieldName::Byline), "p"),
        StoryPart::Picture => {
            let (caption, credit) = (value(FieldName::Caption), value(FieldName::Credit));
            let both = if credit.is_empty() || caption.is_empty() {
                caption + &credit
            } else {
                format!("{caption} ({credit})")
            };
            push(both, "p");
        }
        StoryPart::Body => {
            for block in render_body(article) {
                html.push(block_html(article, &block));
                text.push(block.text);
            }
        }
        StoryPart::RelatedLinks => {
            let related = article.passages.iter().filter(|passage| passage.decision == Decision::RelatedLink);
            let links: Vec<(String, &str)> = related
                .map(|passage| (collapse_whitespace(&passage.title), passage.url.as_str()))
                .filter(|(title, url)| !title.is_empty() || !url.is_empty())
                .collect();
            if !links.is_empty() {
                let lines = links.iter().map(|(title, url)| format!("{title} {url}").trim().to_owned());
                text.push(lines.collect::<Vec<_>>().join("\n"));
                let items = links.iter().map(|(title, url)| format!("<li>{}</li>", link(title, url)));
                html.push(format!("<ul>{}</ul>", items.collect::<String>()));
            }
        }
        StoryPart::Source => {
            let (source, url) = (value(FieldName::Source), value(FieldName::SourceUrl));
            if !source.is_empty() || !url.is_empty() {
                html.push(format!("<p>{}</p>", link(&source, &url)));
                text.push(format!("{source} {url}").trim().to_owned());
            }
        }
        StoryPart::Tags => {
            let tags: Vec<&str> = article.tags.iter().map(|tag| tag.text.as_str()).collect();
            push(tags.join(", "), "p");
        }
    }
}

fn block_html(article: &Article, block: &RenderedBlock) -> String {
    let tag = if block.kind == BlockKind::Subhead { "h2" } else { "p" };
    let text = escape(&block.text);
    // A block that is a passage as a whole and stays in the story keeps the link that it came with.
    let passage = article.body.get(block.block).and_then(|block| article.passage(block.whole_passage()?));
    match passage.filter(|passage| is_web_url(&passage.url)) {
        Some(passage) => format!("<{tag}><a href=\"{}\">{text}</a></{tag}>", escape(&passage.url)),
        None if block.kind == BlockKind::Caption => format!("<{tag}><em>{text}</em></{tag}>"),
        None => format!("<{tag}>{text}</{tag}>"),
    }
}

fn link(title: &str, url: &str) -> String {
    let title = escape(if title.is_empty() { url } else { title });
    if is_web_url(url) { format!("<a href=\"{}\">{title}</a>", escape(url)) } else { title }
}

/// Whether the URL may become a link: `javascript:` and other schemes may not.
fn is_web_url(url: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{SourceText, Tag, body_text};
    use crate::extract::extract;
    use crate::packs::Packs;

    const RAW: &str = "Jembatan Baru Dibuka untuk Warga Desa\n\nBogor - Warga & pejabat berkumpul di <alun-alun> sejak pagi \
        hari untuk acara itu.\n\nBaca Juga: Harga Beras Naik di Pasar Induk\n\nAcara selesai menjelang siang, kata kepala desa \
        kepada wartawan.";

    fn story() -> Article {
        let mut article = extract(SourceText::new("a.txt", RAW.as_bytes()), &Packs::built_in());
        let clean = article.remove_certain_promos().expect("the story has a promo");
        clean.apply(&mut article).expect("the change fits");
        article
    }

    #[test]
    fn removed_promos_never_leave_with_a_copy() {
        let article = story();
        let all = 0..body_text(&article.body).len();
        for copied in [copy_range(&article, &all), copy_parts(&article, StoryPart::ALL)] {
            assert!(copied.text.contains("Warga & pejabat") && copied.text.contains("Acara selesai"), "{copied:?}");
            assert!(!copied.text.contains("Baca Juga") && !copied.html.contains("Harga Beras"), "{copied:?}");
            assert!(
                copied.html.contains("<p>Bogor - Warga &amp; pejabat berkumpul di &lt;alun-alun&gt;"),
                "{copied:?}"
            );
        }
    }

    #[test]
    fn a_selection_inside_a_paragraph_is_no_paragraph() {
        let article = story();
        let start = body_text(&article.body).find("pejabat").unwrap();
        let copied = copy_range(&article, &(start..start + "pejabat".len()));
        assert_eq!((copied.text.as_str(), copied.html.as_str()), ("pejabat", "pejabat"));
        let copied = copy_range(&article, &(start..start));
        assert_eq!(copied, ClipboardContent::default());
    }

    #[test]
    fn plain_text_has_a_blank_line_between_paragraphs_however_it_is_copied() {
        let article = story();
        let all = 0..body_text(&article.body).len();
        let copied = copy_range(&article, &all).text;
        assert_eq!(copied, copy_parts(&article, &[StoryPart::Body]).text);
        assert!(copied.contains(" itu.\n\nAcara "), "{copied:?}");
        assert_eq!(join_paragraphs(["satu", "dua", ""]), "satu\n\ndua\n", "a line break at the end stays one");
        assert_eq!(join_paragraphs(["", "satu", "", "dua"]), "\nsatu\n\ndua");
    }

    #[test]
    fn parts_come_in_the_given_order() {
        let mut article = story();
        article.tags = vec![Tag::new("banjir"), Tag::new("desa")];
        let copied = copy_parts(&article, &[StoryPart::Tags, StoryPart::Headline, StoryPart::Abstract]);
        assert_eq!(copied.text, "banjir, desa\n\nJembatan Baru Dibuka untuk Warga Desa");
        assert_eq!(copied.html, "<p>banjir, desa</p>\n<h1>Jembatan Baru Dibuka untuk Warga Desa</h1>");
    }

    #[test]
    fn a_related_link_is_a_link_only_with_a_web_address() {
        let mut article = story();
        article.passages[0].decision = Decision::RelatedLink;
        for (url, expected) in [
            ("https://a.example/?a=1&b=\"2\"", "<a href=\"https://a.example/?a=1&amp;b=&quot;2&quot;\">Harga"),
            ("javascript:alert(1)", "<ul><li>Harga"),
        ] {
            url.clone_into(&mut article.passages[0].url);
            let copied = copy_parts(&article, &[StoryPart::RelatedLinks]);
            assert!(copied.html.contains(expected), "{copied:?}");
        }
    }
}
