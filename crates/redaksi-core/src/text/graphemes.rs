//! Grapheme and word boundaries, for caret movement and selection.

use std::ops::Range;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation as _};

/// Returns the start of the grapheme cluster before byte offset `at`, which must be on a character boundary.
#[must_use]
pub fn prev_grapheme_boundary(text: &str, at: usize) -> usize {
    match graphemes_of_line(text, at.saturating_sub(1)).take_while(|grapheme| grapheme.start < at).last() {
        Some(grapheme) if at <= grapheme.end => grapheme.start,
        // At the start of a line: step over the line end.
        _ => at.saturating_sub(1),
    }
}

/// Returns the end of the grapheme cluster after byte offset `at`, which must be on a character boundary.
#[must_use]
pub fn next_grapheme_boundary(text: &str, at: usize) -> usize {
    graphemes_of_line(text, at).map(|grapheme| grapheme.end).find(|end| *end > at).unwrap_or((at + 1).min(text.len()))
}

/// Whether byte offset `at` is on a grapheme cluster boundary.
#[must_use]
pub fn is_grapheme_boundary(text: &str, at: usize) -> bool {
    GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

/// Iterates over the grapheme clusters of the line that contains byte offset `at`, as byte ranges of the text.
fn graphemes_of_line(text: &str, at: usize) -> impl Iterator<Item = Range<usize>> {
    let at = text.floor_char_boundary(at);
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    text[start..end].grapheme_indices(true).map(move |(from, grapheme)| start + from..start + from + grapheme.len())
}

/// Returns the byte range of the word, run of spaces or punctuation that contains or follows byte offset `at`; empty at
/// the end of the text.
#[must_use]
pub fn word_at(text: &str, at: usize) -> Range<usize> {
    let mut words = text.split_word_bound_indices().map(|(start, word)| start..start + word.len());
    words.find(|word| at < word.end).unwrap_or(text.len()..text.len())
}

/// Returns the byte range of the word at a caret: the word that contains it, or begins or ends there; between two runs
/// without letters and digits, the one that follows.
#[must_use]
pub fn word_at_caret(text: &str, at: usize) -> Range<usize> {
    let is_word = |range: &Range<usize>| text[range.clone()].chars().any(char::is_alphanumeric);
    let next = word_at(text, at);
    if is_word(&next) || at == 0 {
        return next;
    }
    let before = word_at(text, prev_grapheme_boundary(text, at));
    if is_word(&before) { before } else { next }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boundaries_are_those_of_grapheme_clusters() {
        let text = "e\u{301}👩‍👩‍👧🇮🇩x";
        let ends = [3, 21, 29, 30];
        assert_eq!(ends.map(|end| prev_grapheme_boundary(text, end)), [0, 3, 21, 29]);
        assert_eq!([0, 3, 21, 29].map(|start| next_grapheme_boundary(text, start)), ends);
        assert_eq!((prev_grapheme_boundary(text, 0), next_grapheme_boundary(text, 30)), (0, 30));
        assert!(is_grapheme_boundary(text, 3) && !is_grapheme_boundary(text, 1));
    }

    #[test]
    fn line_ends_are_stepped_over() {
        let text = "ab\n\nc";
        assert_eq!([1, 2, 3, 4, 5].map(|at| prev_grapheme_boundary(text, at)), [0, 1, 2, 3, 4]);
        assert_eq!([0, 1, 2, 3, 4].map(|at| next_grapheme_boundary(text, at)), [1, 2, 3, 4, 5]);
    }

    #[test]
    fn an_offset_is_in_its_word() {
        let text = "Warga desa.";
        assert_eq!([0, 3, 5, 6, 10].map(|at| &text[word_at(text, at)]), ["Warga", "Warga", " ", "desa", "."]);
        assert_eq!(word_at(text, 11), 11..11);
    }

    #[test]
    fn a_caret_at_the_end_of_a_word_is_at_that_word() {
        let text = "Warga, (desa).";
        let words = [0, 3, 5, 6, 7, 8, 10, 12, 13].map(|at| &text[word_at_caret(text, at)]);
        assert_eq!(words, ["Warga", "Warga", "Warga", " ", "(", "desa", "desa", "desa", "."]);
        assert_eq!(word_at_caret("desa", 4), 0..4);
        assert_eq!(word_at_caret("", 0), 0..0);
    }
}
