//! Steps through a text as a person sees it: by what looks like one letter, and by words.

use std::ops::Range;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation as _};

/// The start of what looks like one letter in front of `at`; bytes, `at` on a whole character.
#[must_use]
pub fn grapheme_before(text: &str, at: usize) -> usize {
    match letters_of_line(text, at.saturating_sub(1)).take_while(|letter| letter.start < at).last() {
        Some(letter) if at <= letter.end => letter.start,
        // The line end in front.
        _ => at.saturating_sub(1),
    }
}

/// The end of what looks like one letter behind `at`; bytes, `at` on a whole character.
#[must_use]
pub fn grapheme_after(text: &str, at: usize) -> usize {
    letters_of_line(text, at).map(|letter| letter.end).find(|end| *end > at).unwrap_or((at + 1).min(text.len()))
}

/// Whether a caret may stand there: not inside of what looks like one letter.
#[must_use]
pub fn is_between_graphemes(text: &str, at: usize) -> bool {
    GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

/// The letters of the line that a place is on, as a person sees them, from the line's start; bytes of the text.
fn letters_of_line(text: &str, at: usize) -> impl Iterator<Item = Range<usize>> {
    let at = text.floor_char_boundary(at);
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    text[start..end].grapheme_indices(true).map(move |(from, letter)| start + from..start + from + letter.len())
}

/// The word, the run of spaces or the sign that a place lies in or in front of, in bytes; empty at the text's end.
#[must_use]
pub fn word_at(text: &str, at: usize) -> Range<usize> {
    let mut words = text.split_word_bound_indices().map(|(start, word)| start..start + word.len());
    words.find(|word| at < word.end).unwrap_or(text.len()..text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_go_by_what_looks_like_one_letter() {
        let text = "e\u{301}👩‍👩‍👧🇮🇩x";
        let ends = [3, 21, 29, 30];
        assert_eq!(ends.map(|end| grapheme_before(text, end)), [0, 3, 21, 29]);
        assert_eq!([0, 3, 21, 29].map(|start| grapheme_after(text, start)), ends);
        assert_eq!((grapheme_before(text, 0), grapheme_after(text, 30)), (0, 30));
        assert!(is_between_graphemes(text, 3) && !is_between_graphemes(text, 1));
    }

    #[test]
    fn steps_go_over_line_ends_too() {
        let text = "ab\n\nc";
        assert_eq!([1, 2, 3, 4, 5].map(|at| grapheme_before(text, at)), [0, 1, 2, 3, 4]);
        assert_eq!([0, 1, 2, 3, 4].map(|at| grapheme_after(text, at)), [1, 2, 3, 4, 5]);
    }

    #[test]
    fn a_place_lies_in_its_word() {
        let text = "Warga desa.";
        assert_eq!([0, 3, 5, 6, 10].map(|at| &text[word_at(text, at)]), ["Warga", "Warga", " ", "desa", "."]);
        assert_eq!(word_at(text, 11), 11..11);
    }
}
