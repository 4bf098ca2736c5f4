//! Quotations of the original that the translation lacks, and quotation marks that were lost.

use super::ParagraphGroup;
use super::side::{MOST_PAIRS, Side, Sides};
use crate::{Finding, Rule, Severity};
use std::ops::Range;

/// The most marks of a group that are reported.
const MOST_MARKS: usize = 3;

/// The quotation marks of a paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct QuoteMarks {
    /// Quotations from mark to mark.
    pub spans: Vec<Range<usize>>,
    /// Opening marks that nothing closes.
    pub unclosed: Vec<Range<usize>>,
    /// Closing marks that nothing opened.
    pub unopened: Vec<Range<usize>>,
}

impl QuoteMarks {
    fn count(&self) -> usize {
        2 * self.spans.len() + self.unpaired()
    }

    fn unpaired(&self) -> usize {
        self.unclosed.len() + self.unopened.len()
    }
}

/// The direction of a mark.
#[derive(Clone, Copy, PartialEq)]
enum Direction {
    Open,
    Close,
    Either,
}

/// Finds the quotation marks of a paragraph: double marks, and single ones around words outside of double ones.
pub(super) fn quote_marks(text: &str) -> QuoteMarks {
    let mut found = QuoteMarks::default();
    let (mut double, mut single): (Option<Range<usize>>, Option<Range<usize>>) = (None, None);
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, c)| *c);
        let range = at..at + c.len_utf8();
        let is_start = before.is_whitespace()
            || matches!(before, '(' | '[' | '-' | '–' | '—' | '/')
            || matches!(before, '\'' | '‘' | '"' | '“') && next.is_alphanumeric();
        let is_end =
            next.is_whitespace() || matches!(next, ')' | ']' | '.' | ',' | ';' | ':' | '!' | '?' | '-' | '–' | '—');
        match c {
            '"' | '“' | '”' | '„' | '«' | '»' | '″' => {
                let direction = match c {
                    _ if is_start && !is_end => Direction::Open,
                    _ if is_end && !is_start => Direction::Close,
                    '“' | '„' | '«' => Direction::Open,
                    '”' | '»' => Direction::Close,
                    _ => Direction::Either,
                };
                match (direction, double.take()) {
                    (Direction::Open | Direction::Either, None) => double = Some(range),
                    (Direction::Open, Some(open)) => {
                        found.unclosed.push(open);
                        double = Some(range);
                    }
                    (Direction::Close | Direction::Either, Some(open)) => found.spans.push(open.start..range.end),
                    (Direction::Close, None) => found.unopened.push(range),
                }
            }
            '\'' | '‘' | '’' | '‚' | '`' if double.is_none() => {
                let opens = (is_start || matches!(before, '"' | '“' | '”')) && next.is_alphanumeric();
                if opens && single.is_none() {
                    single = Some(range);
                } else if !next.is_alphanumeric()
                    && !before.is_whitespace()
                    && let Some(open) = single.take_if(|open| !is_possessive(text, open.end, at))
                {
                    found.spans.push(open.start..range.end);
                }
            }
            _ => {}
        }
        before = c;
    }
    found.unclosed.extend(double);
    let is_quotation = |open: &Range<usize>| text[open.end..].chars().next().is_some_and(char::is_uppercase);
    found.unclosed.extend(single.filter(is_quotation));
    found
}

/// Whether an apostrophe at `at` behind an `s` may belong to a plural, `the students' bus`: the quotation that it would
/// close is long, and a small letter follows.
fn is_possessive(text: &str, start: usize, at: usize) -> bool {
    let mut after = text[at..].chars().skip(1);
    text[..at].ends_with('s')
        && after.next().is_some_and(char::is_whitespace)
        && after.next().is_some_and(char::is_lowercase)
        && text[start..at].split_whitespace().nth(3).is_some()
}

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
            found.push(sides.in_translation(Rule::QuoteDiffers, Severity::Hint, at, range));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(text: &str) -> Vec<&str> {
        quote_marks(text).spans.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn quotations_are_found_with_marks_of_any_form() {
        assert_eq!(spans("\"Kami takut,\" kata Sari. “Tidak,” jawab Budi."), ["\"Kami takut,\"", "“Tidak,”"]);
        assert_eq!(spans("He called it 'so awful' and didn't stay."), ["'so awful'"]);
        assert_eq!(spans("The players' bus and the Lakers' win"), [""; 0]);
        assert_eq!(spans("Dia berkata ”begitu”."), ["”begitu”"]);
    }

    #[test]
    fn marks_without_a_partner_are_told() {
        let marks = quote_marks("“Kami takut, kata Sari. “Tidak,” jawab Budi.");
        assert_eq!((marks.spans.len(), marks.unclosed.len(), marks.unopened.len()), (1, 1, 0));
        assert_eq!(quote_marks("sampai pagi,\" katanya.").unopened.len(), 1);
    }
}
