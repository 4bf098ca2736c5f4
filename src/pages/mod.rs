//! Pages: the bytes of a web page become the text that a reader of it sees, line by line, with what the markup tells.
//!
//! Knows nothing of stories. What is visible is decided as a browser does that runs no style sheet and shows the page
//! at rest: everything but
//! - what browsers never lay out: `<script>`, `<style>`, `<template>`, `<noscript>`, `<title>`, and what stands in for
//!   a picture, a film, a frame or a drawing that cannot be shown;
//! - elements that hide themselves: the attribute `hidden` (not `until-found`), or `display: none` or
//!   `visibility: hidden` in their own `style`. On `<html>`, `<body>`, `<main>` and `<article>` that is not believed: a
//!   script shows them as soon as it runs.
//!
//! `aria-hidden` hides nothing from the eye; options, closed `<details>` and dialogs can be opened, so all these show.
//! `alt` texts and values of inputs are no text of the page. The page itself is kept whole elsewhere.
//!
//! Each block of text is a line, as is each part of it between `<br>`; white space is taken together. Reading cannot
//! fail, takes time in proportion to the page, and touches nothing but the bytes it is given.

mod clues;
mod decode;
mod element;
mod facts;
mod flow;
mod json;
mod json_ld;
mod regions;
mod telling;
mod walk;

#[cfg(test)]
mod laws;

pub use clues::{Clues, Element, Landmark, Landmarks, Link};
pub use decode::is_page;
pub use facts::Facts;
pub use telling::{Word, Words};

use crate::text::Encoding;
use walk::Walk;

/// A page as a reader sees it, and what it tells besides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The visible text: a line for each block, each ended by `\n`, none of them blank.
    pub text: String,
    /// What the markup tells of each line.
    clues: Vec<Clues>,
    /// What the page says of itself.
    pub facts: Facts,
    /// The encoding it was read as.
    pub encoding: Encoding,
    /// Whether a byte order mark stood in front.
    pub bom: bool,
}

impl Page {
    /// What the markup tells of a line, by its number, 1-based.
    #[must_use]
    pub fn clues(&self, line: u32) -> Option<&Clues> {
        self.clues.get((line as usize).checked_sub(1)?)
    }
}

/// Reads the bytes of a page.
#[must_use]
pub fn read(bytes: &[u8]) -> Page {
    let source = decode::decode(bytes);
    let mut walk = Walk::over(&source.text);
    let seen = std::mem::take(&mut walk.facts);
    let base = seen.base().to_owned();
    let facts = seen.facts();
    let root = if base.is_empty() { facts.address.as_str() } else { base.as_str() };
    let clues = regions::clues(&walk, &facts.titles, root);
    Page { text: walk.flow.text, clues, facts, encoding: source.encoding, bom: source.bom }
}
