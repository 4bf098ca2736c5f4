//! Checks of a translation against its original: numbers, dates and units by value, names, quotations, negation, opposites,
//! text left untranslated, left out or added.
//!
//! The paragraphs must be paired before; see [`PairedParagraphs`]. Checks that need words of a language do nothing without
//! them; the others work for any pair of languages.

#[cfg(test)]
mod check_tests;
mod coverage;
mod dates;
mod full_date;
mod groups;
mod lexicon;
mod name_spans;
mod names;
mod negation;
mod number_fix;
mod numbers;
mod opposites;
mod placed;
mod places;
#[cfg(test)]
mod press_tests;
mod quantity;
mod quote_marks;
mod quotes;
mod sentence_ends;
mod sentences;
mod side;
mod tokens;
mod untranslated;

pub use groups::{PairedParagraphs, ParagraphGroup};

use crate::{Finding, StoryText};
use side::{Side, Sides};

/// Checks a translation against its original. Returns the findings in the order of the translation.
///
/// Groups with indexes beyond the stories are left out.
#[must_use]
pub fn check_translation(original: &StoryText, translation: &StoryText, links: &PairedParagraphs) -> Vec<Finding> {
    let sides = Sides { original: Side::new(original, true), translation: Side::new(translation, false) };
    let is_valid = |group: &&ParagraphGroup| {
        group.original.iter().all(|at| *at < original.paragraphs.len())
            && group.translation.iter().all(|at| *at < translation.paragraphs.len())
    };
    let groups: Vec<ParagraphGroup> = links.groups.iter().filter(is_valid).cloned().collect();
    let mut found = Vec::new();
    coverage::check_paragraphs(&sides, &groups, &mut found);
    let index = names::NameIndex::new(&sides);
    let places = places::OriginalPlaces::new(&sides);
    let ratio = usual_ratio(&sides, &groups);
    for group in groups.iter().filter(|group| !group.original.is_empty() && !group.translation.is_empty()) {
        let paired = sentences::pair_sentences(&sides, &index, group, ratio);
        let first = found.len();
        let untranslated = untranslated::check_untranslated(&sides, group, &paired, &mut found);
        coverage::check_sentences(&sides, &index, group, &paired, ratio, &mut found);
        numbers::check_numbers(&sides, group, &paired, &mut found);
        names::check_names(&sides, (&index, &places), group, &mut found);
        quotes::check_quotes(&sides, group, &paired, ratio, &mut found);
        negation::check_negation(&sides, &index, group, &paired, &untranslated, &mut found);
        opposites::check_opposites(&sides, &paired, &mut found);
        let own = found.split_off(first);
        found.extend(coverage::without_repeats(own));
    }
    names::check_missing(&sides, &index, &groups, &mut found);
    found.sort_by_key(|finding| finding.paragraph);
    found
}

/// Returns the usual length of the translation for one character of the original: the median over the groups.
fn usual_ratio(sides: &Sides, groups: &[ParagraphGroup]) -> f64 {
    let chars =
        |side: &Side, list: &[usize]| list.iter().map(|at| side.text(*at).chars().count()).sum::<usize>() as f64;
    let mut ratios: Vec<f64> = groups
        .iter()
        .map(|group| (chars(&sides.original, &group.original), chars(&sides.translation, &group.translation)))
        .filter(|(one, other)| *one > 40.0 && *other > 40.0)
        .map(|(one, other)| other / one)
        .collect();
    if ratios.len() < 3 {
        return USUAL_RATIO;
    }
    ratios.sort_by(f64::total_cmp);
    ratios[ratios.len() / 2].clamp(0.6, 1.6)
}

/// The length of a translation from English to Indonesian for one character of the original.
const USUAL_RATIO: f64 = 1.1;
