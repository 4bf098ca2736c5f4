//! Article extraction: turns raw text into an [`Article`] with a role, a reason and a confidence for every line.
//! Contains nothing specific to an outlet; that knowledge is in the packs.
//!
//! Every non-blank line collects scores from named rules, based on the line itself and on its neighbours. Viterbi
//! decoding over four sections (masthead, head, body, tail) finds the most likely sequence of line classes. Each
//! decision records the rule with the highest score for the chosen class. Extraction cannot fail and runs in time
//! linear in the length of the text.

mod analyze;
pub(crate) mod build;
pub(crate) mod classify;
mod date;
pub(crate) mod doc_stats;
pub(crate) mod envelope;
mod language;
pub(crate) mod line_class;
pub(crate) mod line_info;
pub(crate) mod line_runs;
pub(crate) mod matchers;
pub(crate) mod model;
pub(crate) mod pack_check;
pub(crate) mod reason_code;
pub(crate) mod rules;
pub(crate) mod spans;
mod suggest_fields;
mod suggest_pattern;
#[cfg(test)]
mod tests;

pub use build::markup::apply_markup;
pub use build::struck_text::note_struck_text;
pub use date::{DateError, parse_date, parse_typed_date, zone_label};
pub use matchers::dateline::{Dateline, parse_dateline};
pub use model::calibration::{Calibration, RemovalEstimate, RemovalSign};
pub use model::model_file::{Model, ModelError};
pub use model::train::{LabelledStory, TrainConfig, TrainingExample, train, train_new_features};
pub use pack_check::{ExampleMismatch, PackReport, check_pack_examples};
pub use reason_code::ReasonCode;
pub use spans::promo_end_training::{PromoTrainingStory, train_promo_ends};
pub use spans::span::SpanKind;
pub use suggest_fields::{suggest_abstract, suggest_caption_case, suggest_place, suggest_slug};
pub use suggest_pattern::suggest_pattern;

use crate::article::{Article, BlockKind, Field, FieldName, Reason, Role, SourceText};
use crate::extract::analyze::lines_past_limit;
use crate::extract::envelope::open_marked_up;
use crate::html;
use crate::html::{LineMarkup, Page};
use crate::packs::Packs;
use crate::text::{repair_letters, trim_blank};
use std::ops::Range;

/// How one line was classified, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineExplanation {
    /// The number of the line, 1-based.
    pub line: u32,
    /// Its role in the article.
    pub role: Role,
    /// The rule that decided, the text it matched, and the confidence.
    pub reason: Reason,
    /// The parts of the line with a meaning of their own, in order.
    pub spans: Vec<SpanExplanation>,
}

/// How a part of a line was classified, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpanExplanation {
    /// The kind of the part.
    pub kind: SpanKind,
    /// Byte range in the line as received, without its line ending.
    pub range: Range<usize>,
    /// Another byte index of the line at which the part may end, if the end is doubtful.
    pub alternative_end: Option<usize>,
    /// The rule that decided, the text it matched, and the confidence.
    pub reason: Reason,
}

/// Extracts the article from a received text or web page. Every non-blank line of the text ends up in exactly one
/// place of the article.
#[must_use]
pub fn extract(received: SourceText, packs: &Packs) -> Article {
    let page = received_page(&received);
    extract_with(received, page.as_ref().map(LineMarkup::of_page), packs)
}

/// Like [`extract`], for the text of a document whose reader wrote it as a page. The words decide what the lines are, as in a
/// text, except where the markup is certain: in tables, lists and bylines. The markup is not taken over into the blocks; see
/// [`apply_markup`].
#[must_use]
pub fn extract_document(received: SourceText, markup: LineMarkup<'_>, packs: &Packs) -> Article {
    extract_with(received, Some(markup), packs)
}

/// Like [`extract`], for a web page that is already parsed. `bytes` are those the page was parsed from.
#[must_use]
pub fn extract_page(name: &str, bytes: &[u8], page: &Page, packs: &Packs) -> Article {
    let encoding = page.encoding.as_ref();
    let received = SourceText::from_page(name, bytes, page.text.clone(), encoding, page.bom);
    extract_with(received, Some(LineMarkup::of_page(page)), packs)
}

/// Parses the received web page again. `None` if no page was received, or if parsing no longer gives the stored text.
#[must_use]
pub fn received_page(received: &SourceText) -> Option<Page> {
    let bytes = received.bytes.as_deref().filter(|_| received.page)?;
    Some(html::parse(bytes)).filter(|page| page.text == received.text)
}

fn extract_with(received: SourceText, markup: Option<LineMarkup<'_>>, packs: &Packs) -> Article {
    let lexicon = packs.lexicon();
    let page = markup.filter(LineMarkup::is_page).map(|markup| markup.page());
    let mut article = {
        let repaired = repair_letters(&received.text);
        let repaired_page = page.zip(repaired.as_ref()).map(|(page, repaired)| page.with_repaired_letters(repaired));
        let page = repaired_page.as_ref().or(page);
        let opened = open_marked_up(&received.text, repaired.as_ref(), markup.as_ref(), lexicon);
        let lines = classify::classify(&opened.lines, page, lexicon, Model::built_in());
        let mut article = build::build_article(&lines, lexicon);
        if let Some(language) = language::detect_language(&lines, lexicon) {
            article
                .fields
                .replace(FieldName::Language, Field { value: language, lines: Vec::new(), ..Field::default() });
        }
        for line in lines_past_limit(repaired.as_ref().map_or(&received.text, |repaired| &repaired.text)) {
            article.body.push(build::article_builder::line_block(
                BlockKind::Paragraph,
                trim_blank(line.text),
                line.number,
            ));
        }
        opened.complete(&mut article);
        if let Some(page) = page {
            build::standfirst::move_to_abstract(&mut article, &lines);
            build::links::set_promo_urls(&mut article, page);
            build::page_values::promote_captions(&mut article, page);
            build::page_values::complete_headline(&mut article, page);
            build::page_values::find_byline(&mut article, page);
            build::page_values::clean_byline(&mut article, page, lexicon);
            build::page_values::split_caption_credit(&mut article, page);
            build::page_values::clean_tags(&mut article, page);
            build::page_values::prefer_keywords(&mut article, page);
            build::apply_metadata::fill_from_metadata(&mut article, page, packs);
            apply_markup(&mut article, &LineMarkup::of_page(page));
            note_struck_text(&mut article, &page.struck);
        }
        article
    };
    article.source = received;
    article
}

/// The decisions that [`extract`] makes: one for each non-blank line, in order.
#[must_use]
pub fn explain_source(received: &SourceText, packs: &Packs) -> Vec<LineExplanation> {
    explain_with_page(&received.text, received_page(received).as_ref(), packs)
}

/// Like [`explain_source`], for a text and the web page that it comes from, if any.
#[must_use]
pub fn explain_with_page(text: &str, page: Option<&Page>, packs: &Packs) -> Vec<LineExplanation> {
    explain_with_markup(text, page.map(LineMarkup::of_page), packs)
}

/// Like [`explain_with_page`], for a text and the markup of its lines, if it has any.
#[must_use]
pub fn explain_with_markup(text: &str, markup: Option<LineMarkup<'_>>, packs: &Packs) -> Vec<LineExplanation> {
    explain_lines(text, markup, packs, Model::built_in())
}

/// Like [`explain_source`], for plain text.
#[must_use]
pub fn explain(text: &str, packs: &Packs) -> Vec<LineExplanation> {
    explain_with_model(text, packs, Model::built_in())
}

/// Like [`explain`], with another model than the built-in one. Used for evaluation.
#[must_use]
pub fn explain_with_model(text: &str, packs: &Packs, model: &Model) -> Vec<LineExplanation> {
    explain_lines(text, None, packs, model)
}

/// What a model says about the removal of each line of a plain text, not calibrated; lines that the envelope decides about
/// are left out. Used for evaluation and calibration.
#[must_use]
pub fn removal_estimates(text: &str, packs: &Packs, model: &Model) -> Vec<RemovalEstimate> {
    classify::removal_estimates(text, packs.lexicon(), model)
}

fn explain_lines(text: &str, markup: Option<LineMarkup<'_>>, packs: &Packs, model: &Model) -> Vec<LineExplanation> {
    let page = markup.filter(LineMarkup::is_page).map(|markup| markup.page());
    let repaired = repair_letters(text);
    let repaired_page = page.zip(repaired.as_ref()).map(|(page, repaired)| page.with_repaired_letters(repaired));
    let page = repaired_page.as_ref().or(page);
    let opened = open_marked_up(text, repaired.as_ref(), markup.as_ref(), packs.lexicon());
    let classified = opened.explain(classify::classify(&opened.lines, page, packs.lexicon(), model));
    let unclassified = lines_past_limit(text).map(|line| LineExplanation {
        line: line.number,
        role: Role::Body,
        reason: classify::unprocessed_reason(),
        spans: Vec::new(),
    });
    classified.into_iter().chain(unclassified).collect()
}
