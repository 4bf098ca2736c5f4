//! What the checks know of each of the two stories.

use super::full_date::{DatelineDay, dateline, mark_dateline};
use super::groups::ParagraphGroup;
use super::lexicon::{DOLLAR, NumberLanguage, NumberLexicon};
use super::quantity::{Quantity, QuantityKind, quantities};
use super::quote_marks::{QuoteMarks, quote_marks};
use super::sentence_ends::{Sentence, sentences};
use super::tokens::{TextToken, TokenKind, tokens};
use crate::{Finding, OriginalRange, ParagraphRole, Rule, Severity, StoryText};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A paragraph, read.
#[derive(Debug)]
pub(super) struct ParagraphText {
    pub tokens: Vec<TextToken>,
    pub quantities: Vec<Quantity>,
    pub quotes: QuoteMarks,
    pub sentences: Vec<Sentence>,
}

/// A story, read.
#[derive(Debug)]
pub(super) struct Side<'a> {
    pub story: &'a StoryText,
    pub language: Option<&'static NumberLanguage>,
    pub paragraphs: Vec<ParagraphText>,
    /// The quantities of the whole story.
    pub all: AllQuantities,
    /// The day of its dateline.
    pub dateline: Option<DatelineDay>,
    /// The paragraph and the byte range of its dateline.
    dateline_range: Option<(usize, Range<usize>)>,
    /// The numbers as written, each with the first and last paragraph that has it.
    pub written: HashMap<String, (usize, usize)>,
}

/// The most pairs of things of a group that are compared. No news story comes near; beyond that, a check leaves the group
/// out, so that the time stays linear.
pub(super) const MOST_PAIRS: usize = 40_000;

/// The quantities of a story, to be looked up.
#[derive(Debug, Default)]
pub(super) struct AllQuantities {
    /// The values of numbers, rising.
    numbers: Vec<f64>,
    /// Values of other kinds, as bits of their type and number.
    others: HashSet<(u8, u64)>,
    /// The currencies of amounts.
    pub currencies: HashSet<&'static str>,
}

impl AllQuantities {
    fn new(paragraphs: &[ParagraphText]) -> Self {
        let mut all = Self::default();
        for quantity in paragraphs.iter().flat_map(|paragraph| &paragraph.quantities) {
            match quantity.kind {
                QuantityKind::Number => all.numbers.extend(&quantity.values),
                kind => all.others.extend(quantity.values.iter().map(|value| (kind as u8, value.to_bits()))),
            }
            all.currencies.extend(quantity.units.iter().filter(|_| quantity.currency().is_some()));
        }
        all.numbers.sort_by(f64::total_cmp);
        all
    }

    /// Whether the story has the quantity anywhere, with whatever unit; for a round number, a number in its range.
    pub fn has(&self, quantity: &Quantity) -> bool {
        let has_within = |low: f64, high: f64| {
            let at = self.numbers.partition_point(|value| *value < low);
            self.numbers.get(at).is_some_and(|value| *value <= high)
        };
        quantity.values.iter().any(|value| match quantity.kind {
            QuantityKind::Number => has_within(value * (1.0 - 1e-6), value * (1.0 + 1e-6)),
            QuantityKind::Round => {
                has_within(*value, value * 10.0 * (1.0 - 1e-6))
                    || self.others.contains(&(quantity.kind as u8, value.to_bits()))
            }
            kind => self.others.contains(&(kind as u8, value.to_bits())),
        })
    }
}

impl<'a> Side<'a> {
    /// Reads a story.
    pub fn new(story: &'a StoryText, is_original: bool) -> Self {
        let language = NumberLexicon::get().language(&story.language);
        let read = |(at, text): (usize, &str)| {
            let tokens = tokens(text);
            ParagraphText {
                quantities: quantities(&tokens, language),
                quotes: quote_marks(text),
                sentences: sentences(at, text, &tokens),
                tokens,
            }
        };
        let mut paragraphs: Vec<ParagraphText> =
            story.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).enumerate().map(read).collect();
        widen_dollars(&mut paragraphs, is_original);
        let first = story.paragraphs.iter().position(|paragraph| paragraph.role == ParagraphRole::Body);
        let dateline_range = first.and_then(|at| Some((at, dateline(&paragraphs[at].tokens)?)));
        let dateline =
            dateline_range.as_ref().and_then(|(at, range)| mark_dateline(range, &mut paragraphs[*at].quantities));
        let (all, written) = (AllQuantities::default(), HashMap::new());
        let mut side = Self { story, language, paragraphs, all, dateline, dateline_range, written };
        side.all = AllQuantities::new(&side.paragraphs);
        for (at, paragraph) in side.paragraphs.iter().enumerate() {
            for token in paragraph.tokens.iter().filter(|token| token.kind == TokenKind::Number) {
                side.written.entry(token.folded.clone()).or_insert((at, at)).1 = at;
            }
        }
        side
    }

    /// Returns the text of a paragraph.
    pub fn text(&self, paragraph: usize) -> &'a str {
        &self.story.paragraphs[paragraph].text
    }

    /// Whether a place is in the dateline of the story.
    pub fn is_in_dateline(&self, paragraph: usize, at: usize) -> bool {
        self.dateline_range.as_ref().is_some_and(|(first, range)| *first == paragraph && range.contains(&at))
    }

    /// Returns the bytes of the paragraphs.
    pub fn len(&self, paragraphs: &[usize]) -> usize {
        paragraphs.iter().map(|at| self.text(*at).len() + 1).sum()
    }

    /// Returns where a place is in the paragraphs, from 0 to 1.
    pub fn position(&self, paragraphs: &[usize], paragraph: usize, at: usize) -> f64 {
        let before: usize =
            paragraphs.iter().take_while(|other| **other != paragraph).map(|other| self.text(*other).len() + 1).sum();
        (before + at) as f64 / self.len(paragraphs).max(1) as f64
    }
}

/// Gives amounts in dollars of no country the currencies that they may mean: in an original, those of the United States
/// and of the countries that the story names; in a translation, any.
fn widen_dollars(paragraphs: &mut [ParagraphText], is_original: bool) {
    let named: Vec<&'static str> = {
        let words: HashSet<&str> = paragraphs
            .iter()
            .flat_map(|paragraph| &paragraph.tokens)
            .filter(|token| token.is_word())
            .map(|token| token.folded.as_str())
            .collect();
        let dollars = NumberLexicon::get().dollars.iter();
        let is_meant =
            |countries: &[String]| !is_original || countries.iter().any(|word| words.contains(word.as_str()));
        dollars.filter(|(_, countries)| is_meant(countries)).map(|(unit, _)| unit.as_str()).collect()
    };
    for quantity in paragraphs.iter_mut().flat_map(|paragraph| &mut paragraph.quantities) {
        if quantity.units == [DOLLAR] {
            quantity.units.push("USD");
            quantity.units.extend(&named);
        }
    }
}

/// Both stories.
#[derive(Debug)]
pub(super) struct Sides<'a> {
    pub original: Side<'a>,
    pub translation: Side<'a>,
}

impl Sides<'_> {
    /// Creates a finding about words of the translation.
    pub fn in_translation(&self, rule: Rule, severity: Severity, paragraph: usize, range: &Range<usize>) -> Finding {
        self.translation.story.finding(rule, severity, paragraph, range.clone())
    }

    /// Returns words of the original for a finding.
    pub fn original_range(&self, paragraph: usize, range: &Range<usize>) -> OriginalRange {
        OriginalRange { paragraph, range: range.clone(), text: self.original.text(paragraph)[range.clone()].to_owned() }
    }

    /// Creates a finding about words of the original that the translation lacks; `near` is the paragraph of the
    /// translation where they should be. What the text of the original says is missed in the text, not in a field before it.
    pub fn missing(
        &self,
        rule: Rule,
        severity: Severity,
        near: usize,
        paragraph: usize,
        range: &Range<usize>,
    ) -> Finding {
        let original = self.original_range(paragraph, range);
        let at_end = self.translation.text(near).len();
        let finding = self.translation.story.finding(rule, severity, near, at_end..at_end);
        let paragraphs = &self.translation.story.paragraphs;
        let is_of_text = self.original.story.paragraphs[paragraph].field.is_none();
        let begin = paragraphs.iter().find(|paragraph| paragraph.field.is_none());
        let begin = begin.filter(|_| is_of_text && paragraphs[near].field.is_some());
        let finding = match begin {
            Some(begin) => finding.at(begin.location(&(0..0))),
            None => finding,
        };
        finding.with_text(original.text.clone()).with_original(original)
    }
}

/// Returns the paragraph of the translation where a place of the original should be.
pub(super) fn near_paragraph(sides: &Sides, group: &ParagraphGroup, paragraph: usize, at: usize) -> usize {
    let position = sides.original.position(&group.original, paragraph, at);
    let target = position * sides.translation.len(&group.translation) as f64;
    let mut end = 0;
    for at in &group.translation {
        end += sides.translation.text(*at).len() + 1;
        if end as f64 > target {
            return *at;
        }
    }
    group.translation[group.translation.len() - 1]
}
