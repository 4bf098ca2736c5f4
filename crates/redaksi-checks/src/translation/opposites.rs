//! Words of the translation that say the opposite of the original: `turun` for `rose`.

use super::lexicon::{ChangeWords, OppositeSense, Opposites, WordLexicon};
use super::numbers::{Agreement, agreement};
use super::quantity::{Quantity, QuantityKind};
use super::sentence_ends::Sentence;
use super::sentences::PairedSentences;
use super::side::{MOST_PAIRS, Side, Sides};
use super::tokens::{TextToken, TokenKind};
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
    let is_denied = |side: &Side, (paragraph, range): &(usize, Range<usize>)| {
        let Some(words) = words.language(&side.story.language) else { return false };
        let tokens = &side.paragraphs[*paragraph].tokens;
        let at = tokens.partition_point(|token| token.range.start < range.start);
        let is_denial = |token: &&TextToken| words.negations.contains(&token.folded);
        // In the same clause, or right behind the word.
        let before = tokens[..at].iter().rev().take_while(|token| !ends_sentence(token)).take(DENIED_WITHIN);
        before.filter(is_denial).count() + tokens[at..].iter().take(DENIED_BEHIND).filter(is_denial).count() > 0
    };
    for pair in &paired.pairs {
        let was = &paired.original[pair.original.clone()];
        let now = &paired.translation[pair.translation.clone()];
        let first = found.len();
        check_anchored(sides, opposites, was, now, found);
        check_from_to(sides, opposites, was, now, found);
        let before = said(&sides.original, was, &opposites.senses[0], &[]);
        if found.len() > first || before.is_empty() {
            continue;
        }
        for (of, after) in said(&sides.translation, now, &opposites.senses[1], &opposites.endings) {
            let Some(before) = before.get(&of) else { continue };
            for (meaning, opposite) in [(0, 1), (1, 0)] {
                if before.is_said[opposite] || after.is_said[meaning] {
                    continue;
                }
                let (Some(right), Some(wrong)) = (&before.sure[meaning], &after.sure[opposite]) else { continue };
                if !is_denied(&sides.original, right) && !is_denied(&sides.translation, wrong) {
                    let ((from, right), (paragraph, wrong)) = (right, wrong);
                    let finding = sides.in_translation(Rule::MeaningReversed, Severity::Warning, *paragraph, wrong);
                    found.push(finding.with_original(sides.original_range(*from, right)));
                }
            }
        }
    }
}

/// A denial denies a word up to so many words behind it.
const DENIED_WITHIN: usize = 10;

/// A denial stands at most so many words behind the word that it denies.
const DENIED_BEHIND: usize = 4;

/// Whether another sentence begins behind a sign.
fn ends_sentence(token: &TextToken) -> bool {
    token.kind == TokenKind::Sign && matches!(token.folded.as_str(), "." | "!" | "?" | ";")
}

/// The most words of a phrase.
const LONGEST_PHRASE: usize = 3;

/// Returns what sentences say, by pair of opposites. A word of a phrase may have its own meaning, but has it not surely.
fn said(
    side: &Side,
    sentences: &[Sentence],
    senses: &HashMap<String, Vec<OppositeSense>>,
    endings: &[String],
) -> BTreeMap<usize, SaidMeanings> {
    let mut found: BTreeMap<usize, SaidMeanings> = BTreeMap::new();
    for sentence in sentences {
        let tokens = &side.paragraphs[sentence.paragraph].tokens[sentence.tokens.clone()];
        let mut at = 0;
        while at < tokens.len() {
            let phrases = (1..=LONGEST_PHRASE.min(tokens.len() - at)).rev();
            let known = phrases.into_iter().find_map(|length| {
                let phrase = joined(&tokens[at..at + length]);
                let stems = endings.iter().filter_map(|ending| phrase.strip_suffix(ending.as_str()));
                let known = senses.get(&phrase).or_else(|| stems.into_iter().find_map(|stem| senses.get(stem)));
                Some((length, known?))
            });
            let Some((length, list)) = known else {
                at += 1;
                continue;
            };
            let range = tokens[at].range.start..tokens[at + length - 1].range.end;
            for sense in list {
                let said = found.entry(sense.pair).or_default();
                let meaning = usize::from(sense.is_second);
                said.is_said[meaning] = true;
                if sense.is_sure && said.sure[meaning].is_none() {
                    said.sure[meaning] = Some((sentence.paragraph, range.clone()));
                }
            }
            // The words of a phrase may have their own meaning too.
            for token in tokens[at..at + length].iter().filter(|_| length > 1) {
                for sense in senses.get(&token.folded).map_or(&[][..], Vec::as_slice) {
                    found.entry(sense.pair).or_default().is_said[usize::from(sense.is_second)] = true;
                }
            }
            at += length;
        }
    }
    found
}

/// Returns the words of tokens with spaces between them.
fn joined(tokens: &[TextToken]) -> String {
    tokens.iter().map(|token| token.folded.as_str()).collect::<Vec<&str>>().join(" ")
}

/// Compares the words beside numbers that both texts have: `killed 222` and `melukai 222`.
fn check_anchored(sides: &Sides, opposites: &Opposites, was: &[Sentence], now: &[Sentence], found: &mut Vec<Finding>) {
    let numbers = |side: &'_ Side, sentences: &[Sentence]| -> Vec<(usize, usize)> {
        let mut list = Vec::new();
        for sentence in sentences {
            let quantities = side.paragraphs[sentence.paragraph].quantities.iter().enumerate();
            let inside = quantities.filter(|(_, quantity)| {
                sentence.range.contains(&quantity.range.start)
                    && (!quantity.is_weak || quantity.is_fraction)
                    && matches!(quantity.kind, QuantityKind::Number | QuantityKind::Round)
            });
            list.extend(inside.map(|(at, _)| (sentence.paragraph, at)));
        }
        list
    };
    let (before, after) = (numbers(&sides.original, was), numbers(&sides.translation, now));
    if (before.len() + after.len()) * after.len() > MOST_PAIRS {
        return;
    }
    for number in &after {
        let wanted = quantity_at(&sides.translation, *number);
        let alike = |list: &[(usize, usize)], side: &Side| -> Vec<(usize, usize)> {
            let agrees = |other: &&(usize, usize)| {
                let other = quantity_at(side, **other);
                agreement(other, wanted) >= Agreement::Value || agreement(wanted, other) >= Agreement::Value
            };
            list.iter().filter(agrees).copied().collect()
        };
        // A number that stands twice may be another one.
        let (same, again) = (alike(&before, &sides.original), alike(&after, &sides.translation));
        let ([right], [_]) = (same.as_slice(), again.as_slice()) else { continue };
        // Some pairs are those of years.
        for pair in opposites.anchored.iter().filter(|pair| pair.is_of_dates == wanted.is_date) {
            let words = |side: &Side, number: (usize, usize), of: usize| {
                let list = |meaning: usize| {
                    let (from, to) = &pair.meanings[meaning];
                    if of == 0 { from } else { to }
                };
                let near = words_near(side, number, opposites, (pair.before, pair.behind));
                [0, 1].map(|meaning| phrase_in(&side.paragraphs[number.0].tokens, &near, list(meaning), &pair.ignored))
            };
            let (from, to) = (words(&sides.original, *right, 0), words(&sides.translation, *number, 1));
            let (right_words, wrong) = match (&from[0], &from[1], &to[0], &to[1]) {
                (Some(right), None, None, Some(wrong)) | (None, Some(right), Some(wrong), None) => (right, wrong),
                (Some(right), None, Some(_), Some(wrong))
                    if pair.is_exclusive && !says(sides, was, &pair.meanings[1].0) =>
                {
                    (right, wrong)
                }
                _ => continue,
            };
            let finding = sides.in_translation(Rule::MeaningReversed, Severity::Warning, number.0, wrong);
            found.push(finding.with_original(sides.original_range(right.0, right_words)));
        }
    }
}

/// Whether sentences of the original have one of the words.
fn says(sides: &Sides, sentences: &[Sentence], words: &[String]) -> bool {
    sentences.iter().any(|sentence| {
        let tokens = &sides.original.paragraphs[sentence.paragraph].tokens[sentence.tokens.clone()];
        tokens.iter().any(|token| words.contains(&token.folded))
    })
}

/// Finds a change that is told the wrong way: `from 15 to 39` for `from 39 to 15`.
fn check_from_to(sides: &Sides, opposites: &Opposites, was: &[Sentence], now: &[Sentence], found: &mut Vec<Finding>) {
    let ChangeWords { first: heads, last: tails } = &opposites.change_words;
    let ends = |side: &'_ Side, sentences: &[Sentence], of: usize| -> Option<[(usize, usize); 2]> {
        let (mut from, mut to) = (Vec::new(), Vec::new());
        for sentence in sentences {
            let text = &side.paragraphs[sentence.paragraph];
            for (at, quantity) in text.quantities.iter().enumerate() {
                let is_here = sentence.range.contains(&quantity.range.start)
                    && quantity.kind == QuantityKind::Number
                    && !quantity.is_date
                    && !quantity.is_weak;
                let first = text.tokens.partition_point(|token| token.range.start < quantity.whole.start);
                let Some(before) = first.checked_sub(1).filter(|_| is_here).map(|at| &text.tokens[at]) else {
                    continue;
                };
                let is_one = |words: &(Vec<String>, Vec<String>)| {
                    (if of == 0 { &words.0 } else { &words.1 }).contains(&before.folded)
                };
                if is_one(heads) {
                    from.push((sentence.paragraph, at));
                } else if is_one(tails) {
                    to.push((sentence.paragraph, at));
                }
            }
        }
        match (from.as_slice(), to.as_slice()) {
            ([from], [to]) => Some([*from, *to]),
            _ => None,
        }
    };
    let (Some(before), Some(after)) = (ends(&sides.original, was, 0), ends(&sides.translation, now, 1)) else { return };
    let agrees = |one: usize, other: usize| {
        agreement(quantity_at(&sides.original, before[one]), quantity_at(&sides.translation, after[other]))
            >= Agreement::Value
    };
    if agrees(0, 1) && agrees(1, 0) && !agrees(0, 0) {
        let (wrong, right) = (quantity_at(&sides.translation, after[0]), quantity_at(&sides.original, before[0]));
        let finding = sides.in_translation(Rule::MeaningReversed, Severity::Warning, after[0].0, &wrong.whole);
        found.push(finding.with_original(sides.original_range(before[0].0, &right.whole)));
    }
}

/// Returns a quantity by the indexes of its paragraph and of itself.
fn quantity_at<'a>(side: &'a Side, (paragraph, at): (usize, usize)) -> &'a Quantity {
    &side.paragraphs[paragraph].quantities[at]
}

/// Returns the ranges of tokens before and behind a number, up to the next number, sign or clause.
fn words_near(
    side: &Side,
    (paragraph, at): (usize, usize),
    opposites: &Opposites,
    (before, behind): (usize, usize),
) -> [Range<usize>; 2] {
    let text = &side.paragraphs[paragraph];
    let range = &text.quantities[at].range;
    let first = text.tokens.partition_point(|token| token.range.start < range.start);
    let last = text.tokens.partition_point(|token| token.range.start < range.end);
    let ends = |token: &TextToken| {
        let is_number = text.quantities.iter().any(|other| !other.is_weak && other.range.contains(&token.range.start));
        let is_clause = opposites.clause_words.contains(&token.folded);
        is_number
            || is_clause
            || token.kind == TokenKind::Sign
                && matches!(token.folded.as_str(), "," | ";" | ":" | "." | "(" | ")" | "–" | "—")
    };
    let start = text.tokens[..first].iter().rev().take(before).take_while(|token| !ends(token)).count();
    let end = text.tokens[last..].iter().take(behind).take_while(|token| !ends(token)).count();
    [first - start..first, last..last + end]
}

/// Returns the range of the first of the phrases that stands in the tokens.
fn phrase_in(
    tokens: &[TextToken],
    near: &[Range<usize>; 2],
    phrases: &[String],
    ignored: &[String],
) -> Option<Range<usize>> {
    near.iter().find_map(|range| {
        range.clone().find_map(|at| {
            let words = |length: usize| &tokens[at..at + length];
            let mut lengths = 1..=LONGEST_PHRASE.min(range.end - at);
            if lengths.clone().any(|length| ignored.contains(&joined(words(length)))) {
                return None;
            }
            let length = lengths.find(|length| phrases.contains(&joined(words(*length))))?;
            Some(tokens[at].range.start..tokens[at + length - 1].range.end)
        })
    })
}
