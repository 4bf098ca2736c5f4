//! What a copy puts on the clipboard: the published text, as plain text and as HTML. Removed passages and excluded lines
//! are never part of it.

use crate::document::{PublishedBlock, PublishedLink, published_block};
use crate::write::{PicturesShown, body_html, linked, links_html, runs_html, xml};
use redaksi_core::article::{Article, Block, Decision, FieldName, RenderedBlock, render_body, render_range};
use redaksi_core::text::{collapse_whitespace, is_blank};
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
    content_of(article, &render_range(article, range))
}

fn content_of(article: &Article, blocks: &[RenderedBlock]) -> ClipboardContent {
    let text: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
    // A selection inside one paragraph stays inside the paragraph that it is pasted into.
    let html = match blocks {
        [only] => runs_html(&published_block(article, only).runs().cloned().collect::<Vec<_>>()),
        blocks => blocks_html(article, blocks),
    };
    ClipboardContent { text: join_paragraphs(text), html }
}

/// Returns blocks as the content of the clipboard, with their styles.
#[must_use]
pub fn copy_blocks(blocks: &[Block]) -> ClipboardContent {
    let rendered = blocks.iter().map(|block| RenderedBlock {
        kind: block.kind,
        text: block.text.clone(),
        block: usize::MAX,
        styles: block.styles.clone(),
        level: block.level,
        image: block.image.clone(),
        pieces: vec![(0..block.text.len(), 0)],
    });
    let rendered: Vec<RenderedBlock> = rendered.collect();
    content_of(&Article::default(), &rendered)
}

impl ClipboardContent {
    /// Creates content from what a template writes; HTML is offered as such as well.
    #[must_use]
    pub fn of_template(text: String, is_html: bool) -> Self {
        let html = if is_html { text.clone() } else { String::new() };
        Self { text, html }
    }

    /// Creates the content from lines of the body text, which are paragraphs if there are several.
    #[must_use]
    pub fn from_lines(lines: &[String]) -> Self {
        let html = match lines {
            [only] => xml(only),
            lines => {
                let filled = lines.iter().filter(|line| !is_blank(line));
                filled.map(|line| format!("<p>{}</p>", xml(line))).collect::<Vec<_>>().join("\n")
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
            html.push(format!("<{tag}>{}</{tag}>", xml(&line)));
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
            let blocks = render_body(article);
            if !blocks.is_empty() {
                html.push(blocks_html(article, &blocks));
            }
            text.extend(blocks.into_iter().map(|block| block.text).filter(|text| !is_blank(text)));
        }
        StoryPart::RelatedLinks => {
            let related = article.passages.iter().filter(|passage| passage.decision == Decision::RelatedLink);
            let link =
                |title: &str, url: &str| PublishedLink { title: collapse_whitespace(title), url: url.to_owned() };
            let links = related.map(|passage| link(&passage.title, &passage.url));
            let links: Vec<PublishedLink> =
                links.filter(|link| !link.title.is_empty() || !link.url.is_empty()).collect();
            if !links.is_empty() {
                let lines = links.iter().map(|link| format!("{} {}", link.title, link.url).trim().to_owned());
                text.push(lines.collect::<Vec<_>>().join("\n"));
                html.push(links_html(&links));
            }
        }
        StoryPart::Source => {
            let (source, url) = (value(FieldName::Source), value(FieldName::SourceUrl));
            if !source.is_empty() || !url.is_empty() {
                html.push(format!("<p>{}</p>", linked(&source, &url)));
                text.push(format!("{source} {url}").trim().to_owned());
            }
        }
        StoryPart::Tags => {
            let tags: Vec<&str> = article.tags.iter().map(|tag| tag.text.as_str()).collect();
            push(tags.join(", "), "p");
        }
    }
}

/// Returns the blocks as HTML; blank ones without a picture are left out.
fn blocks_html(article: &Article, blocks: &[RenderedBlock]) -> String {
    let filled = blocks.iter().filter(|block| !is_blank(&block.text) || block.image.is_some());
    let published: Vec<PublishedBlock> = filled.map(|block| published_block(article, block)).collect();
    body_html(&published, PicturesShown::Web).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use redaksi_core::article::{BlockKind, InlineStyleKind, SourceText, Tag, body_text};
    use redaksi_core::extract::extract;
    use redaksi_core::packs::Packs;

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

    #[test]
    fn marks_and_lists_are_copied_as_html() {
        let mut article = story();
        let at = article.body[0].text.find("pejabat").unwrap();
        article.body[0].add_style(InlineStyleKind::Bold, at..at + "pejabat".len());
        article.body[0].add_style(InlineStyleKind::Link("https://a.example".into()), at..at + 4);
        let last = article.body.len() - 1;
        article.body[last].kind = BlockKind::BulletItem;
        let copied = copy_parts(&article, &[StoryPart::Body]);
        let expected = "Warga &amp; <a href=\"https://a.example\"><strong>peja</strong></a><strong>bat</strong> ber";
        assert!(copied.html.contains(expected) && copied.html.contains("\n<ul><li>Acara selesai"), "{copied:?}");
        assert_eq!(
            copy_range(&article, &(at + 2..at + 7)).html,
            "<a href=\"https://a.example\"><strong>ja</strong></a><strong>bat</strong>"
        );
    }
}
