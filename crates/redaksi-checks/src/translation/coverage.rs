//! Paragraphs and sentences of the original that the translation lacks, and text that it adds.

use super::groups::ParagraphGroup;
use super::lexicon::NameLexicon;
use super::names::NameIndex;
use super::quantity::QuantityKind;
use super::sentence_ends::Sentence;
use super::sentences::PairedSentences;
use super::side::{Sides, near_paragraph};
use super::tokens::TokenKind;
use crate::{Finding, OriginalRange, Rule, Severity};
use std::collections::HashSet;

/// A shorter sentence is not missed.
const LEAST_SENTENCE: usize = 20;

/// A translation that lacks more of the paragraphs than this was shortened on purpose.
const SHORTENED: f64 = 0.3;

/// Reports paragraphs without a partner.
pub(super) fn check_paragraphs(sides: &Sides, groups: &[ParagraphGroup], found: &mut Vec<Finding>) {
    let left_out: usize =
        groups.iter().filter(|group| group.translation.is_empty()).map(|group| group.original.len()).sum();
    let share = left_out as f64 / sides.original.paragraphs.len().max(1) as f64;
    let severity = if share > SHORTENED && left_out > 2 { Severity::Hint } else { Severity::Warning };
    let mut last = None;
    for group in groups {
        if group.translation.is_empty() {
            for at in &group.original {
                found.push(left_out_paragraph(sides, severity, last, *at));
            }
        } else if group.original.is_empty() {
            for at in &group.translation {
                let range = 0..sides.translation.text(*at).len();
                found.push(sides.in_translation(Rule::Added, Severity::Hint, *at, &range));
            }
        }
        last = group.translation.last().copied().or(last);
    }
}

fn left_out_paragraph(sides: &Sides, severity: Severity, near: Option<usize>, paragraph: usize) -> Finding {
    let range = 0..sides.original.text(paragraph).len();
    if let Some(near) = near {
        return sides.missing(Rule::LeftOut, severity, near, paragraph, &range);
    }
    let original = sides.original_range(paragraph, &range);
    Finding::about_story(Rule::LeftOut, severity).with_text(original.text.clone()).with_original(original)
}

/// Reports sentences without a partner, and groups whose length is far from the usual.
pub(super) fn check_sentences(
    sides: &Sides,
    index: &NameIndex,
    group: &ParagraphGroup,
    paired: &PairedSentences,
    ratio: f64,
    found: &mut Vec<Finding>,
) {
    let chars = |list: &[Sentence]| list.iter().map(|sentence| sentence.chars + 1).sum::<usize>() as f64;
    let (expected, actual) = (chars(&paired.original) * ratio, chars(&paired.translation));
    let words: HashSet<&str> = {
        let tokens = group.translation.iter().flat_map(|at| &sides.translation.paragraphs[*at].tokens);
        tokens.filter(|token| token.kind != TokenKind::Sign).map(|token| token.folded.as_str()).collect()
    };
    let mut is_reported = false;
    for pair in &paired.pairs {
        let (lost, added) = (pair.translation.is_empty(), pair.original.is_empty());
        for sentence in &paired.original[if lost { pair.original.clone() } else { 0..0 }] {
            if sentence.chars < LEAST_SENTENCE {
                continue;
            }
            let long = sentence.chars as f64 * ratio;
            // How much of the sentence is really missing, by length and by the names and numbers that it has.
            let missing = (expected - actual) / long;
            let anchors = anchors_found(sides, sentence, &words);
            let severity = match (missing, anchors) {
                (missing, _) if missing > 0.3 && has_moved(sides, group, sentence) => Severity::Hint,
                (missing, None) if missing > 0.6 => Severity::Warning,
                (missing, Some(share)) if missing > 0.5 && share < 0.7 => Severity::Warning,
                (missing, Some(share)) if missing > 0.3 || share < 0.5 => Severity::Hint,
                (missing, None) if missing > 0.3 => Severity::Hint,
                _ => continue,
            };
            is_reported = true;
            let near = near_paragraph(sides, group, sentence.paragraph, sentence.range.start);
            found.push(sides.missing(Rule::LeftOut, severity, near, sentence.paragraph, &sentence.range));
        }
        for sentence in &paired.translation[if added { pair.translation.clone() } else { 0..0 }] {
            let is_short = sentence.chars < 2 * LEAST_SENTENCE || (actual - expected) < 0.5 * sentence.chars as f64;
            if is_short || is_in_original(sides, index, group, sentence) {
                continue;
            }
            is_reported = true;
            found.push(sides.in_translation(Rule::Added, Severity::Hint, sentence.paragraph, &sentence.range));
        }
    }
    if is_reported || expected < 80.0 {
        return;
    }
    let last = group.translation[group.translation.len() - 1];
    if actual < 0.6 * expected {
        // The longest sentence that has no equal: the one of the worst pair.
        let worst = paired.pairs.iter().filter(|pair| !pair.original.is_empty()).max_by(|one, other| {
            let lack = |pair: &super::sentences::SentencePair| {
                chars(&paired.original[pair.original.clone()]) * ratio
                    - chars(&paired.translation[pair.translation.clone()])
            };
            lack(one).total_cmp(&lack(other))
        });
        if let Some(sentence) = worst.and_then(|pair| paired.original.get(pair.original.start)) {
            found.push(sides.missing(Rule::LeftOut, Severity::Hint, last, sentence.paragraph, &sentence.range));
        }
    } else if actual > 1.8 * expected {
        let range = 0..sides.translation.text(last).len();
        found.push(sides.in_translation(Rule::Added, Severity::Hint, last, &range));
    }
}

/// Removes what is only missing because its sentence was left out: numbers, names and denials.
pub(super) fn without_repeats(found: Vec<Finding>) -> Vec<Finding> {
    let left_out: Vec<OriginalRange> = found
        .iter()
        .filter(|finding| finding.rule == Rule::LeftOut)
        .filter_map(|finding| finding.original.clone())
        .collect();
    let is_inside = |inner: &OriginalRange| {
        left_out.iter().any(|outer| {
            outer.paragraph == inner.paragraph
                && outer.range.start <= inner.range.start
                && inner.range.end <= outer.range.end
        })
    };
    // The words of such a finding are those of the original: the translation has none.
    let is_missing = |original: &&OriginalRange, finding: &Finding| original.text == finding.text;
    let is_repeat = |finding: &Finding| {
        finding.rule != Rule::LeftOut
            && finding.original.as_ref().filter(|original| is_missing(original, finding)).is_some_and(is_inside)
    };
    found.into_iter().filter(|finding| !is_repeat(finding)).collect()
}

/// Whether a sentence of the translation says what the original says: its numbers and names stand there, and most of the
/// words that the lexicon knows are those of the paragraphs beside it.
fn is_in_original(sides: &Sides, index: &NameIndex, group: &ParagraphGroup, sentence: &Sentence) -> bool {
    let paragraph = &sides.translation.paragraphs[sentence.paragraph];
    let numbers = paragraph.quantities.iter().filter(|quantity| {
        sentence.range.contains(&quantity.range.start) && !quantity.is_weak && quantity.kind != QuantityKind::ShortDate
    });
    if !numbers.into_iter().all(|number| sides.original.all.has(number)) {
        return false;
    }
    // A sentence may join what two paragraphs say.
    let (Some(first), Some(last)) = (group.original.first(), group.original.last()) else { return false };
    let beside = first.saturating_sub(1)..(last + 2).min(sides.original.paragraphs.len());
    let words: HashSet<&str> = {
        let tokens = sides.original.paragraphs[beside].iter().flat_map(|paragraph| &paragraph.tokens);
        tokens.filter(|token| token.is_word()).map(|token| token.folded.as_str()).collect()
    };
    let (mut known, mut hits) = (0, 0);
    for token in paragraph.tokens[sentence.tokens.clone()].iter().filter(|token| token.is_word()) {
        match index.is_told(&token.folded, &words) {
            Some(true) => {
                known += 1;
                hits += 1;
            }
            Some(false) => known += 1,
            None if token.is_capital && !token.starts_sentence && !index.is_in_original(&token.folded) => return false,
            None => {}
        }
    }
    known >= LEAST_KNOWN && f64::from(hits) >= TOLD_SHARE * f64::from(known)
}

/// A sentence with fewer words of the lexicon says nothing.
const LEAST_KNOWN: u32 = 3;

/// A sentence of which so many words are in the original says what it says.
const TOLD_SHARE: f64 = 0.5;

/// Whether all numbers of the sentence stand elsewhere in the translation; `false` without any.
fn has_moved(sides: &Sides, group: &ParagraphGroup, sentence: &Sentence) -> bool {
    let tokens = &sides.original.paragraphs[sentence.paragraph].tokens[sentence.tokens.clone()];
    let mut numbers = tokens.iter().filter(|token| token.kind == TokenKind::Number).peekable();
    let is_elsewhere = |written: &str| {
        let places = sides.translation.written.get(written);
        places.is_some_and(|(first, last)| !group.translation.contains(first) || !group.translation.contains(last))
    };
    numbers.peek().is_some() && numbers.all(|number| is_elsewhere(&number.folded))
}

/// Returns the share of the names and numbers of a sentence that stand in the translation; `None` without any.
fn anchors_found(sides: &Sides, sentence: &Sentence, words: &HashSet<&str>) -> Option<f64> {
    let names = NameLexicon::get(&sides.original.story.language, &sides.translation.story.language);
    let tokens = &sides.original.paragraphs[sentence.paragraph].tokens[sentence.tokens.clone()];
    let (mut count, mut hits) = (0, 0);
    for token in tokens {
        let is_name = token.is_capital && !token.starts_sentence && token.folded.len() > 1;
        if !is_name && token.kind != TokenKind::Number {
            continue;
        }
        count += 1;
        let forms = names.map_or(&[][..], |names| names.forms(&token.folded));
        let has_form = |form: &String| form.split(' ').all(|word| words.contains(word));
        if words.contains(token.folded.as_str()) || forms.iter().any(has_form) {
            hits += 1;
        }
    }
    (count > 0).then(|| f64::from(hits) / f64::from(count))
}
