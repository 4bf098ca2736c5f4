//! Quotations of the original that the translation lacks, and quotation marks that were lost.

use super::groups::ParagraphGroup;
use super::side::{MOST_PAIRS, Side, Sides, near_paragraph};
use crate::{Finding, Rule, Severity};
use std::ops::Range;

/// The most marks of a group that are reported.
const MOST_MARKS: usize = 3;

/// Compares the quotations of a group of paragraphs.
pub(super) fn check_quotes(sides: &Sides, group: &ParagraphGroup, ratio: f64, found: &mut Vec<Finding>) {
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
    let (was, now) = (spans(&sides.original, &group.original), spans(&sides.translation, &group.translation));
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
    let is_joined =
        !now.is_empty() && unpaired_now == 0 && quoted_now as f64 >= 0.85 * quoted_was as f64 * ratio.min(1.0);
    if is_joined {
        return;
    }
    let missing = missing_span(sides, group, &was, &now);
    let (at, range) = &was[missing];
    let words = sides.original.text(*at)[range.clone()].split_whitespace().count();
    let is_merged = !now.is_empty() && quoted_now * 10 >= quoted_was * 7;
    let severity = if is_merged || words < 4 || now.len() == was.len() { Severity::Hint } else { Severity::Warning };
    let near = near_paragraph(sides, group, *at, range.start);
    found.push(sides.missing(Rule::QuoteDiffers, severity, near, *at, range));
}

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
