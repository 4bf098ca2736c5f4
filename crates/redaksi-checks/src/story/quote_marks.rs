//! The double quotation marks of a paragraph, paired.

use std::ops::Range;

/// A double quotation mark in a paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct QuoteMark {
    /// The byte offset.
    pub at: usize,
    /// The character.
    pub sign: char,
    /// Whether it opens a quotation here, whatever its shape.
    pub opens: bool,
    /// The index of its partner in the marks of the paragraph.
    pub partner: Option<usize>,
}

impl QuoteMark {
    /// Returns the character that it should be in its style.
    pub(super) fn right_sign(&self) -> char {
        match (self.sign, self.opens) {
            ('“', false) => '”',
            ('”', true) => '“',
            (sign, _) => sign,
        }
    }

    /// Returns the byte range.
    pub(super) fn range(&self) -> Range<usize> {
        self.at..self.at + self.sign.len_utf8()
    }
}

/// Returns the double quotation marks of a paragraph with their directions and partners.
pub(super) fn read_marks(text: &str, has_inches: bool) -> Vec<QuoteMark> {
    let mut marks: Vec<QuoteMark> = Vec::new();
    if !text.contains(['"', '“', '”', '„', '«', '»']) {
        return marks;
    }
    let mut open: Vec<usize> = Vec::new();
    for (at, sign) in text.char_indices().filter(|(_, c)| matches!(c, '"' | '“' | '”' | '„' | '«' | '»')) {
        let previous = text[..at].chars().next_back();
        let next = text[at + sign.len_utf8()..].chars().next();
        // An inch or a second after a number.
        let is_unit = matches!(sign, '"' | '”') && previous.is_some_and(|c| c.is_ascii_digit()) && open.is_empty();
        if is_unit && (has_inches || next.is_none_or(|c| c.is_whitespace() || c == ',')) {
            continue;
        }
        let opens_here = previous
            .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '‘' | '-' | '–' | '—' | '/'))
            && next.is_some_and(|c| {
                c.is_alphanumeric() || matches!(c, '‘' | '\'' | '(' | '[' | '.' | '…' | '#' | '@' | '-')
            });
        let closes_here = previous.is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '[' | '“' | '"'))
            && next.is_none_or(|c| !c.is_alphanumeric());
        let opens = match sign {
            _ if opens_here != closes_here => opens_here,
            // A mark between a sign and a word where nothing is open: `kata dia,”Kami`, `pulang.”Kami`.
            '”' if open.is_empty()
                && (previous.is_some_and(|c| matches!(c, ',' | ':')) && next.is_some_and(char::is_alphanumeric)
                    || previous == Some('.') && next.is_some_and(char::is_uppercase)) =>
            {
                true
            }
            '“' | '„' | '«' => true,
            '”' | '»' => false,
            _ => open.is_empty(),
        };
        let index = marks.len();
        let mut mark = QuoteMark { at, sign, opens, partner: None };
        if opens {
            open.push(index);
        } else if let Some(partner) = open.pop() {
            mark.partner = Some(partner);
            marks[partner].partner = Some(index);
        }
        marks.push(mark);
    }
    marks
}

/// Returns the byte ranges of the quotations, in order. A mark without a partner quotes to the start or the end.
pub(super) fn quoted_ranges(text: &str, marks: &[QuoteMark]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        let range = match (mark.partner, mark.opens) {
            (Some(partner), true) => mark.at..marks[partner].at,
            (Some(_), false) => continue,
            (None, true) => mark.at..text.len(),
            (None, false) => 0..mark.at,
        };
        match ranges.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => ranges.push(range),
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        quoted_ranges(text, &read_marks(text, false)).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn quotations_are_paired() {
        assert_eq!(quoted("\"Satu\" dan “dua” dan \"tiga.\""), ["\"Satu", "“dua", "\"tiga."]);
        assert_eq!(quoted("Satu” dan “dua"), ["Satu", "“dua"]);
    }
}
