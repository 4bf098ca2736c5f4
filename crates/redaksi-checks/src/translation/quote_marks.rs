//! Quotation marks of any form, and the quotations between them.

use std::ops::Range;

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
    pub fn count(&self) -> usize {
        2 * self.spans.len() + self.unpaired()
    }

    pub fn unpaired(&self) -> usize {
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
