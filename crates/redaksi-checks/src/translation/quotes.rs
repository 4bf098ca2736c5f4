//! Quotations of the original that the translation lacks, and quotation marks that were lost.

use super::groups::ParagraphGroup;
use super::sentences::PairedSentences;
use super::side::{MOST_PAIRS, Side, Sides, near_paragraph};
use super::tokens::fold;
use crate::{Finding, Rule, Severity};
use std::ops::Range;

/// The most marks of a group that are reported.
const MOST_MARKS: usize = 3;

/// Compares the quotations of a group of paragraphs. A quotation that became indirect speech is a hint: what it says is
/// there, and a sentence that is not is reported as left out.
pub(super) fn check_quotes(
    sides: &Sides,
    group: &ParagraphGroup,
    paired: &PairedSentences,
    ratio: f64,
    found: &mut Vec<Finding>,
) {
    let marks = |side: &Side, list: &[usize]| -> (usize, usize) {
        let quotes = list.iter().map(|at| &side.paragraphs[*at].quotes);
        quotes.fold((0, 0), |(count, unpaired), marks| (count + marks.count(), unpaired + marks.unpaired()))
    };
    let (count, unpaired) = marks(&sides.original, &group.original);
    let (count_now, unpaired_now) = marks(&sides.translation, &group.translation);
    let last = group.translation[group.translation.len() - 1];
    if unpaired_now > unpaired || unpaired_now > 0 && count_now < count {
        let marks = group.translation.iter().flat_map(|at| {
            let marks = &sides.translation.paragraphs[*at].quotes;
            marks.unclosed.iter().chain(&marks.unopened).map(move |range| (*at, range))
        });
        let beyond = unpaired_now.saturating_sub(unpaired).clamp(1, MOST_MARKS);
        for (at, range) in marks.take(beyond) {
            // A hint only: the check of the story alone reports the mark itself.
            let range = with_word(sides.translation.text(at), range);
            found.push(sides.in_translation(Rule::QuoteDiffers, Severity::Hint, at, &range));
        }
        return;
    }
    if count_now >= count {
        return;
    }
    let spans_of =
        |side: &Side, list: &[usize]| -> usize { list.iter().map(|at| side.paragraphs[*at].quotes.spans.len()).sum() };
    let has_all = spans_of(&sides.translation, &group.translation) >= spans_of(&sides.original, &group.original);
    let goes_on = group.original.iter().any(|at| !sides.original.paragraphs[*at].quotes.unclosed.is_empty());
    if unpaired_now == 0 && count_now > 0 && has_all && !goes_on {
        // A closing mark of the original that nothing opened, often an apostrophe.
        return;
    }
    // Which quotation is missing: pair them by order and length.
    let spans = |side: &Side, list: &[usize]| -> Vec<(usize, Range<usize>)> {
        list.iter().flat_map(|at| side.paragraphs[*at].quotes.spans.iter().map(|span| (*at, span.clone()))).collect()
    };
    let (mut was, mut now) = (spans(&sides.original, &group.original), spans(&sides.translation, &group.translation));
    let had_spans = !was.is_empty();
    // A sentence that was left out is reported as such, and a title may lose its marks.
    was.retain(|(at, range)| {
        !is_left_out(paired, *at, range)
            && !is_title((&sides.original, *at), range, (&sides.translation, &group.translation))
    });
    now.retain(|(at, range)| !is_title((&sides.translation, *at), range, (&sides.original, &group.original)));
    if had_spans && was.len() <= now.len() && unpaired_now == 0 {
        return;
    }
    let length = |list: &[(usize, Range<usize>)]| list.iter().map(|(_, range)| range.len()).sum::<usize>();
    let (quoted_was, quoted_now) = (length(&was), length(&now));
    if was.is_empty() {
        // A mark of a quotation that goes on from the paragraph before is missing.
        let lost = group.original.iter().find_map(|at| {
            let marks = &sides.original.paragraphs[*at].quotes;
            marks.unopened.first().or(marks.unclosed.first()).map(|range| (*at, range.clone()))
        });
        if let Some((at, range)) = lost {
            found.push(sides.missing(Rule::QuoteDiffers, Severity::Hint, last, at, &range));
        }
        return;
    }
    // Newsrooms join what a speaker says before and after `he said`.
    if was.is_empty() {
        return;
    }
    let is_joined =
        !now.is_empty() && unpaired_now == 0 && quoted_now as f64 >= 0.85 * quoted_was as f64 * ratio.min(1.0);
    if is_joined {
        return;
    }
    let missing = missing_span(sides, group, &was, &now);
    let (at, range) = &was[missing];
    let near = near_paragraph(sides, group, *at, range.start);
    found.push(sides.missing(Rule::QuoteDiffers, Severity::Hint, near, *at, range));
}

/// Whether the sentence of a quotation has no partner in the translation.
fn is_left_out(paired: &PairedSentences, paragraph: usize, range: &Range<usize>) -> bool {
    let pair = paired.pair_of_original(paragraph, range.start).map(|at| &paired.pairs[at]);
    pair.is_some_and(|pair| pair.translation.is_empty())
}

/// Whether a quotation is the title of a work, which a translation may set without marks: all its long words have
/// capitals, or it stands in the other text word by word.
fn is_title((side, paragraph): (&Side, usize), range: &Range<usize>, (other, others): (&Side, &[usize])) -> bool {
    let tokens = &side.paragraphs[paragraph].tokens;
    let words: Vec<_> = tokens.iter().filter(|token| token.is_word() && range.contains(&token.range.start)).collect();
    let long = words.iter().filter(|word| word.folded.len() > 3);
    let has_capitals =
        words.len() <= MOST_TITLE_WORDS && long.clone().count() > 0 && long.clone().all(|word| word.is_capital);
    // A single word at the start of a speech has a capital too.
    let text = &side.text(paragraph)[range.clone()];
    let ends_sentence =
        text.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ',')).ends_with(['.', ',']);
    let inner = fold(text.trim_matches(|c: char| !c.is_alphanumeric()));
    has_capitals && !ends_sentence
        || !inner.is_empty() && others.iter().any(|at| fold(other.text(*at)).contains(&inner))
}

/// A longer quotation is no title.
const MOST_TITLE_WORDS: usize = 8;

/// Returns the range of a mark with the word that it touches.
fn with_word(text: &str, mark: &Range<usize>) -> Range<usize> {
    let is_letter = |c: &char| c.is_alphanumeric() || matches!(c, ',' | '.' | '?' | '!' | '-');
    let bytes =
        |chars: &mut dyn Iterator<Item = char>| chars.take_while(|c| is_letter(c)).map(char::len_utf8).sum::<usize>();
    let behind = bytes(&mut text[mark.end..].chars());
    let before = if behind == 0 { bytes(&mut text[..mark.start].chars().rev()) } else { 0 };
    mark.start - before..mark.end + behind
}

/// Returns the index of the quotation of the original that has the least fitting counterpart, by place.
fn missing_span(
    sides: &Sides,
    group: &ParagraphGroup,
    was: &[(usize, Range<usize>)],
    now: &[(usize, Range<usize>)],
) -> usize {
    if was.len() * now.len() > MOST_PAIRS {
        return 0;
    }
    let places: Vec<f64> =
        now.iter().map(|(at, range)| sides.translation.position(&group.translation, *at, range.start)).collect();
    let distance = |(at, range): &(usize, Range<usize>)| {
        let place = sides.original.position(&group.original, *at, range.start);
        places.iter().map(|other| (place - other).abs()).fold(1.0, f64::min)
    };
    let worst = was.iter().enumerate().max_by(|one, other| distance(one.1).total_cmp(&distance(other.1)));
    worst.map_or(0, |(index, _)| index)
}
