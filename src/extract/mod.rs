//! Article extraction: turns raw text into an [`Article`] with a role, a reason and a confidence for every line.
//! Contains nothing specific to an outlet; that knowledge is in the packs.
//!
//! Every non-blank line collects scores from named rules, based on the line itself and on its neighbours. Viterbi
//! decoding over four sections (masthead, head, body, tail) finds the most likely sequence of line classes. Each
//! decision records the rule with the highest score for the chosen class. Extraction cannot fail and runs in time
//! linear in the length of the text.

pub(crate) mod build;
pub(crate) mod classify;
pub(crate) mod doc_stats;
pub(crate) mod line_info;
pub(crate) mod matchers;
pub(crate) mod model;
pub(crate) mod pack_check;
pub(crate) mod reason_code;
pub(crate) mod rules;
pub(crate) mod spans;
#[cfg(test)]
mod tests;
mod date;
mod language;


pub use date::{DateProblem, read_date};
pub use matchers::dateline::{Dateline, read_dateline};
pub use pack_check::{Checked, Misread, check_examples};
pub use model::train::{Labelled, Lesson, Lessons, learn};
pub use model::user_rules::propose;
pub use reason_code::Rule;
pub use spans::SpanKind;
pub use model::weights::{Weights, WeightsError};

use crate::article::{Article, BlockKind, Field, FieldName, Reason, Received, Role};
use crate::packs::Packs;
use crate::html;
use crate::html::Page;
use crate::text::trim_blank;
use crate::extract::build::article_builder::Assembly;
use std::ops::Range;

/// How one line was classified, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineReading {
    /// The number of the line, 1-based.
    pub line: u32,
    /// Its role in the article.
    pub role: Role,
    /// The rule that decided, the text it matched, and the confidence.
    pub reason: Reason,
    /// The parts of the line with a meaning of their own, in order.
    pub spans: Vec<SpanReading>,
}

/// How a part of a line was classified, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpanReading {
    /// The kind of the part.
    pub kind: SpanKind,
    /// Byte range in the line as received, without its line ending.
    pub range: Range<usize>,
    /// The rule that decided, the text it matched, and the confidence.
    pub reason: Reason,
}

/// Extracts the article from a received text or web page. Every non-blank line of the text ends up in exactly one
/// place of the article.
#[must_use]
pub fn read(received: Received, packs: &Packs) -> Article {
    let page = page_of(&received);
    read_as(received, page.as_ref(), packs)
}

/// Like [`extract`], for a web page that is already parsed. `bytes` are those the page was parsed from.
#[must_use]
pub fn read_page(name: &str, bytes: &[u8], page: &Page, packs: &Packs) -> Article {
    let encoding = page.encoding.as_ref();
    read_as(Received::of_page(name, bytes, page.text.clone(), encoding, page.bom), Some(page), packs)
}

/// Parses the received web page again. `None` if no page was received, or if parsing no longer gives the stored text.
#[must_use]
pub fn page_of(received: &Received) -> Option<Page> {
    let bytes = received.bytes.as_deref().filter(|_| received.page)?;
    Some(html::read(bytes)).filter(|page| page.text == received.text)
}

fn read_as(received: Received, page: Option<&Page>, packs: &Packs) -> Article {
    let knowledge = packs.knowledge();
    let mut article = {
        let lines = crate::extract::classify::decide(&received.text, page, knowledge, Weights::built_in());
        let mut assembly = Assembly::new(knowledge);
        assembly.place_all(&lines);
        let mut article = assembly.article;
        if let Some(language) = language::of_story(&lines, knowledge) {
            article.fields.replace(FieldName::Language, Field { value: language, lines: Vec::new() });
        }
        for line in crate::extract::classify::beyond(&received.text) {
            article.body.push(crate::extract::build::article_builder::block_of(BlockKind::Paragraph, trim_blank(line.text), line.number));
        }
        if let Some(page) = page {
            crate::extract::spans::link_promos::add_addresses(&mut article, page);
            crate::extract::build::apply_metadata::fill(&mut article, page, packs);
        }
        article
    };
    article.received = received;
    article
}

/// The decisions that [`extract`] makes: one for each non-blank line, in order.
#[must_use]
pub fn explain_received(received: &Received, packs: &Packs) -> Vec<LineReading> {
    explain_seen(&received.text, page_of(received).as_ref(), packs)
}

/// Like [`explain_received`], for a text and the web page that it comes from, if any.
#[must_use]
pub fn explain_seen(text: &str, page: Option<&Page>, packs: &Packs) -> Vec<LineReading> {
    explain_as(text, page, packs, Weights::built_in())
}

/// Like [`explain_received`], for plain text.
#[must_use]
pub fn explain(text: &str, packs: &Packs) -> Vec<LineReading> {
    explain_with(text, packs, Weights::built_in())
}

/// Like [`explain`], with other learned weights than the built-in ones. Used for evaluation.
#[must_use]
pub fn explain_with(text: &str, packs: &Packs, weights: &Weights) -> Vec<LineReading> {
    explain_as(text, None, packs, weights)
}

fn explain_as(text: &str, page: Option<&Page>, packs: &Packs, weights: &Weights) -> Vec<LineReading> {
    let classified = crate::extract::classify::decide(text, page, packs.knowledge(), weights).into_iter().map(|line| LineReading {
        line: line.row.line,
        role: line.role,
        spans: line
            .spans
            .into_iter()
            .map(|span| SpanReading {
                kind: span.kind,
                range: line.row.at + span.range.start..line.row.at + span.range.end,
                reason: span.reason,
            })
            .collect(),
        reason: line.reason,
    });
    let unclassified = crate::extract::classify::beyond(text).map(|line| LineReading {
        line: line.number,
        role: Role::Body,
        reason: crate::extract::classify::unread(),
        spans: Vec::new(),
    });
    classified.chain(unclassified).collect()
}
