//! Words of the translation that say the opposite of the original: `turun` for `rose`.

use super::lexicon::{OppositeSense, WordLexicon};
use super::sentence_ends::Sentence;
use super::sentences::PairedSentences;
use super::side::{Side, Sides};
use super::tokens::TextToken;
use crate::{Finding, Rule, Severity};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// What sentences say of a pair of opposites: for each of the two meanings, whether a word may have it, and the first word
/// that surely has it, as paragraph and range.
#[derive(Default)]
struct SaidMeanings {
    is_said: [bool; 2],
    sure: [Option<(usize, Range<usize>)>; 2],
}

/// Compares corresponding sentences. A sentence that denies something may say the same with the opposite word, and is left out.
pub(super) fn check_opposites(sides: &Sides, paired: &PairedSentences, found: &mut Vec<Finding>) {
    let words = WordLexicon::get();
    let languages = (sides.original.story.language.as_str(), sides.translation.story.language.as_str());
    let Some(opposites) = words.opposites(languages.0, languages.1) else { return };
    let denies = |side: &Side, sentences: &[Sentence]| {
        let negations = words.language(&side.story.language).map(|words| &words.negations);
        negations
            .is_some_and(|negations| tokens_of(side, sentences).any(|(_, token)| negations.contains(&token.folded)))
    };
    for pair in &paired.pairs {
        let was = &paired.original[pair.original.clone()];
        let now = &paired.translation[pair.translation.clone()];
        let before = said(&sides.original, was, &opposites.senses[0]);
        if before.is_empty() || denies(&sides.original, was) || denies(&sides.translation, now) {
            continue;
        }
        for (of, after) in said(&sides.translation, now, &opposites.senses[1]) {
            let Some(before) = before.get(&of) else { continue };
            for (meaning, opposite) in [(0, 1), (1, 0)] {
                if before.is_said[opposite] || after.is_said[meaning] {
                    continue;
                }
                if let (Some((from, right)), Some((paragraph, wrong))) = (&before.sure[meaning], &after.sure[opposite])
                {
                    let finding = sides.in_translation(Rule::MeaningReversed, Severity::Warning, *paragraph, wrong);
                    found.push(finding.with_original(sides.original_range(*from, right)));
                }
            }
        }
    }
}

fn tokens_of<'a>(side: &'a Side, sentences: &'a [Sentence]) -> impl Iterator<Item = (usize, &'a TextToken)> {
    sentences.iter().flat_map(|sentence| {
        let tokens = &side.paragraphs[sentence.paragraph].tokens[sentence.tokens.clone()];
        tokens.iter().map(|token| (sentence.paragraph, token))
    })
}

/// Returns what sentences say, by pair of opposites.
fn said(
    side: &Side,
    sentences: &[Sentence],
    senses: &HashMap<String, Vec<OppositeSense>>,
) -> BTreeMap<usize, SaidMeanings> {
    let mut found: BTreeMap<usize, SaidMeanings> = BTreeMap::new();
    for (paragraph, token) in tokens_of(side, sentences) {
        for sense in senses.get(&token.folded).map_or(&[][..], Vec::as_slice) {
            let said = found.entry(sense.pair).or_default();
            let meaning = usize::from(sense.is_second);
            said.is_said[meaning] = true;
            if sense.is_sure && said.sure[meaning].is_none() {
                said.sure[meaning] = Some((paragraph, token.range.clone()));
            }
        }
    }
    found
}
