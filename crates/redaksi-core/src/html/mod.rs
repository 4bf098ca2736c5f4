//! Parses HTML pages into their visible text, line by line, with hints from the markup and the metadata of the page.
//!
//! This module does not classify lines. Text is visible as in a browser without style sheets and scripts: everything
//! is, except
//! - what browsers never lay out: `<script>`, `<style>`, `<template>`, `<noscript>`, `<title>`, and the fallback
//!   content of images, videos, frames and drawings;
//! - elements that hide themselves: the attribute `hidden` (not `until-found`), or `display: none` or `visibility:
//!   hidden` in their own `style`. On `<html>`, `<body>`, `<main>`, `<article>` and the parts of a page that React
//!   streams, this is ignored, because scripts show them as soon as they run.
//!
//! Where the page states the text of its story in JSON-LD only, that text follows the visible lines: a script shows it.
//!
//! Text that is struck through is not among the lines; [`Page::struck`] has it. A page with more struck text than other
//! text keeps it among the lines.
//!
//! Elements with `aria-hidden` are visible to the eye; options, closed `<details>` and dialogs can be opened; all of
//! these count as visible. `alt` texts and values of inputs are not text of the page. The source of the page is stored
//! elsewhere.
//!
//! Each block of text is a line, and `<br>` splits it into several; white space is collapsed. The cells of a table row
//! are on one line, separated by tabs, except in tables that lay out the page; a table with one row is taken for one unless its
//! `role` says that it is a table. Items of ordered lists begin with their
//! numbers, and raised and lowered figures are printed as such. The paragraphs that Word writes for the items of a list are
//! items. Parsing cannot fail and takes time linear in the size of the page.

pub(crate) mod article_body;
pub(crate) mod class_names;
mod clipboard;
mod decode;
mod element;
pub(crate) mod hints;
mod image_tag;
pub(crate) mod images;
mod json_ld;
pub(crate) mod lenient_json;
pub(crate) mod line_builder;
mod line_markup;
pub(crate) mod lists_and_tables;
pub(crate) mod main_content;
pub(crate) mod meta_tags;
pub(crate) mod metadata;
#[cfg(test)]
mod proptests;
pub(crate) mod script_letters;
pub(crate) mod story_boxes;
mod struck_text;
pub(crate) mod walker;
mod written_marker;

pub use class_names::{ClassHint, ClassHints};
pub use clipboard::has_text_blocks;
pub use decode::is_html;
pub use hints::{Element, Landmark, Landmarks, LineHints, Link, Placement, StyledPart, TableKind};
pub use images::PageImage;
pub use line_markup::{DocumentSpacing, LineMarkup};
pub use metadata::PageMetadata;
pub(crate) use metadata::is_web_url;
pub use struck_text::StruckText;

use crate::html::struck_text::StruckLetters;
use crate::html::walker::HtmlWalker;
use crate::text::{Encoding, RepairedText};

/// The visible text of a page, with its hints and metadata.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The visible text: a line for each block, each terminated by `\n`, none of them blank.
    pub text: String,
    /// The hints for each line.
    hints: Vec<LineHints>,
    /// The text that the page shows struck through. It is no part of the text.
    pub struck: Vec<StruckText>,
    /// The images among the lines.
    pub images: Vec<PageImage>,
    /// The metadata of the page.
    pub metadata: PageMetadata,
    /// The encoding it was decoded from.
    pub encoding: Encoding,
    /// Whether it began with a byte order mark.
    pub bom: bool,
}

impl Page {
    /// Returns the hints for a line by its number, 1-based.
    #[must_use]
    pub fn hints(&self, line: u32) -> Option<&LineHints> {
        self.hints.get((line as usize).checked_sub(1)?)
    }

    /// Returns the page with the letters of its text repaired.
    #[must_use]
    pub fn with_repaired_letters(&self, repaired: &RepairedText) -> Self {
        let mut page = Self { text: repaired.text.clone(), ..self.clone() };
        for line in repaired.changed_lines() {
            let hints = (line as usize).checked_sub(1).and_then(|index| page.hints.get_mut(index));
            let Some(hints) = hints else { continue };
            let links = hints.links.iter_mut().map(|link| &mut link.range);
            let styles = hints.styles.iter_mut().map(|part| &mut part.range);
            for range in links.chain(styles).chain(&mut hints.credit).chain(&mut hints.author) {
                let [start, end] = [range.start, range.end].map(|at| repaired.to_repaired(line, at));
                *range = start..end;
            }
        }
        page
    }
}

/// Parses the bytes of a page, or of HTML from a clipboard with the header that Windows puts in front of it.
#[must_use]
pub fn parse(bytes: &[u8]) -> Page {
    parse_with(bytes, StruckLetters::Apart, false)
}

/// Like [`parse`], for what is pasted into a story: struck text is among the lines, and a table with one row is a table too.
#[must_use]
pub fn parse_pasted(bytes: &[u8]) -> Page {
    parse_with(bytes, StruckLetters::InLines, true)
}

fn parse_with(bytes: &[u8], struck: StruckLetters, keeps_rows: bool) -> Page {
    let (copied_from, bytes) = clipboard::split_clipboard_header(bytes);
    let source = decode::decode(bytes);
    let mut walker = HtmlWalker::parse(&source.text, struck, keeps_rows);
    if walker.struck.letters > walker.line_builder.text.len() {
        // A tag that is never closed, or a page that shows all of its text so.
        walker = HtmlWalker::parse(&source.text, StruckLetters::InLines, keeps_rows);
    }
    let seen = std::mem::take(&mut walker.metadata);
    let base = seen.base().to_owned();
    let mut metadata = seen.into_metadata();
    if metadata.url.is_empty() && metadata::is_web_url(&copied_from) {
        metadata.url = copied_from;
    }
    let root = if base.is_empty() { metadata.url.as_str() } else { base.as_str() };
    article_body::append_missing_text(&mut walker, &metadata.article_body);
    let hints = crate::html::main_content::collect_hints(&walker, &metadata, root);
    let images = images::collect_images(&walker, root);
    metadata.image = images::lead_image(&metadata.image, root);
    let struck = walker.struck.finish();
    Page { text: walker.line_builder.text, hints, struck, images, metadata, encoding: source.encoding, bom: source.bom }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_that_react_streams_are_visible_and_other_hidden_parts_are_not() {
        let page = parse(b"<main><template id='B:0'></template></main><div hidden id='S:0'><p>Bakau</p></div><div hidden id=s>x</div>");
        assert_eq!(page.text, "Bakau\n");
    }

    #[test]
    fn struck_text_is_beside_the_lines_with_the_words_before_it() {
        let page = parse(
            "<p>The pool will charge <s>five</s> six euros. <del>Children pay two.</del> <ins>Children swim free.</ins></p>\
             <p><del>All <b>day</b>\nlong.</del></p><p>It opens <span style='text-decoration: line-through'>at six</span> at seven.</p>"
                .as_bytes(),
        );
        assert_eq!(page.text, "The pool will charge six euros. Children swim free.\nIt opens at seven.\n");
        let struck: Vec<_> = page.struck.iter().map(|struck| (struck.before.as_str(), struck.text.as_str())).collect();
        assert_eq!(
            struck,
            [
                ("The pool will charge", "five"),
                ("The pool will charge six euros.", "Children pay two."),
                ("e six euros. Children swim free.", "All day long."),
                ("It opens", "at six"),
            ]
        );
    }

    #[test]
    fn a_page_that_strikes_most_of_its_text_keeps_it() {
        let page = parse(b"<p>Bakau <s>ditanam warga di pantai");
        assert_eq!((page.text.as_str(), page.struck.len()), ("Bakau ditanam warga di pantai\n", 0));
        assert_eq!(parse_pasted(b"<p>Bakau <s>muda</s> ditanam").text, "Bakau muda ditanam\n");
    }
}
