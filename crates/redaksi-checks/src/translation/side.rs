//! What the checks know of each of the two stories.

use super::lexicon::{NumberLanguage, NumberLexicon};
use super::quantity::{Quantity, quantities};
use super::quotes::{QuoteMarks, quote_marks};
use super::sentences::{Sentence, sentences};
use super::tokens::{TextToken, tokens};
use crate::{Finding, OriginalRange, Rule, Severity, StoryText};
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
}

impl<'a> Side<'a> {
    /// Reads a story.
    pub fn new(story: &'a StoryText) -> Self {
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
        let paragraphs = story.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).enumerate().map(read).collect();
        Self { story, language, paragraphs }
    }

    /// Returns the text of a paragraph.
    pub fn text(&self, paragraph: usize) -> &'a str {
        &self.story.paragraphs[paragraph].text
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
    /// translation where they should be.
    pub fn missing(&self, rule: Rule, severity: Severity, near: usize, paragraph: usize, range: &Range<usize>) -> Finding {
        let original = self.original_range(paragraph, range);
        let at_end = self.translation.text(near).len();
        self.translation
            .story
            .finding(rule, severity, near, at_end..at_end)
            .with_text(original.text.clone())
            .with_original(original)
    }
}
