//! From raw text to a story: a role, a reason and a confidence for every line. Knows no outlet; packs do.
//!
//! Each line that is not blank gathers named votes from what stands on it and beside it. A small grammar of zones
//! (masthead, head, body, tail) finds the likeliest sequence, so that a sign counts for more where it belongs. Every
//! decision keeps the vote that spoke loudest for it. Reading cannot fail and takes time in proportion to the text.

mod around;
mod assemble;
mod card;
mod closing;
mod counter;
mod credit;
mod date;
mod date_day;
mod date_fields;
mod date_seen;
mod date_tokens;
mod date_zone;
mod dateline;
mod dates;
mod decide;
mod detour;
mod end_mark;
mod examples;
mod gather;
mod grammar;
mod inline;
mod labelled;
mod language;
mod learn;
mod link_span;
mod markup;
mod notice;
mod own;
mod picture;
mod pictured;
mod promo;
mod reporter;
mod republished;
mod row;
mod rule;
mod scores;
mod shape;
mod signs;
mod span;
mod story;
mod tag_list;
mod told;
mod votes;
mod weights;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod stories;

pub use date::{DateProblem, read_date};
pub use dateline::{Dateline, read_dateline};
pub use examples::{Checked, Misread, check_examples};
pub use learn::{Labelled, Lesson, Lessons, learn};
pub use own::propose;
pub use rule::Rule;
pub use span::SpanKind;
pub use weights::{Weights, WeightsError};

use crate::article::{Article, BlockKind, Field, FieldName, Reason, Received, Role};
use crate::packs::Packs;
use crate::pages::{self, Page};
use crate::text::trim_blank;
use assemble::Assembly;
use std::ops::Range;

/// What one line was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineReading {
    /// Its number, 1-based.
    pub line: u32,
    /// What it is.
    pub role: Role,
    /// Why.
    pub reason: Reason,
    /// The parts of it that mean something of their own, in order.
    pub spans: Vec<SpanReading>,
}

/// What a part of a line was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpanReading {
    /// What it is.
    pub kind: SpanKind,
    /// Where, in bytes of the line as received, its line end left out.
    pub range: Range<usize>,
    /// Why.
    pub reason: Reason,
}

/// Reads what was received as a story. Every line of its text that is not blank stands in exactly one place of it.
#[must_use]
pub fn read(received: Received, packs: &Packs) -> Article {
    let page = page_of(&received);
    read_as(received, page.as_ref(), packs)
}

/// As [`read`], for a page that was taken apart already.
#[must_use]
pub fn read_page(name: &str, bytes: &[u8], page: &Page, packs: &Packs) -> Article {
    let encoding = page.encoding.as_ref();
    read_as(Received::of_page(name, bytes, page.text.clone(), encoding, page.bom), Some(page), packs)
}

/// The page that was received, where it was one and gives the same text as when it came.
#[must_use]
pub fn page_of(received: &Received) -> Option<Page> {
    let bytes = received.bytes.as_deref().filter(|_| received.page)?;
    Some(pages::read(bytes)).filter(|page| page.text == received.text)
}

fn read_as(received: Received, page: Option<&Page>, packs: &Packs) -> Article {
    let knowledge = packs.knowledge();
    let mut article = {
        let lines = decide::decide(&received.text, page, knowledge, Weights::built_in());
        let mut assembly = Assembly::new(knowledge);
        assembly.place_all(&lines);
        let mut article = assembly.article;
        if let Some(language) = language::of_story(&lines, knowledge) {
            article.fields.replace(FieldName::Language, Field { value: language, lines: Vec::new() });
        }
        for line in decide::beyond(&received.text) {
            article.body.push(assemble::block_of(BlockKind::Paragraph, trim_blank(line.text), line.number));
        }
        if let Some(page) = page {
            link_span::add_addresses(&mut article, page);
            told::fill(&mut article, page, packs);
        }
        article
    };
    article.received = received;
    article
}

/// The decisions that [`read`] makes, line by line; one for each line that is not blank.
#[must_use]
pub fn explain_received(received: &Received, packs: &Packs) -> Vec<LineReading> {
    explain_seen(&received.text, page_of(received).as_ref(), packs)
}

/// As [`explain_received`], for a text and the page that it was seen on, where it was one.
#[must_use]
pub fn explain_seen(text: &str, page: Option<&Page>, packs: &Packs) -> Vec<LineReading> {
    explain_as(text, page, packs, Weights::built_in())
}

/// As [`explain_received`], for a text that is no page.
#[must_use]
pub fn explain(text: &str, packs: &Packs) -> Vec<LineReading> {
    explain_with(text, packs, Weights::built_in())
}

/// The decisions with other weights than those that come with the program.
#[must_use]
pub fn explain_with(text: &str, packs: &Packs, weights: &Weights) -> Vec<LineReading> {
    explain_as(text, None, packs, weights)
}

fn explain_as(text: &str, page: Option<&Page>, packs: &Packs, weights: &Weights) -> Vec<LineReading> {
    let decided = decide::decide(text, page, packs.knowledge(), weights).into_iter().map(|line| LineReading {
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
    let unread = decide::beyond(text).map(|line| LineReading {
        line: line.number,
        role: Role::Body,
        reason: decide::unread(),
        spans: Vec::new(),
    });
    decided.chain(unread).collect()
}
