//! Splits a text into numbered lines with byte ranges, and defines which lines are blank.

use std::borrow::Cow;
use std::ops::Range;

/// A line of a text, without its line end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextLine<'a> {
    /// The line number, 1-based; blank lines count too.
    pub number: u32,
    /// The byte range in the text, without the line end.
    pub range: Range<usize>,
    /// The text of the line.
    pub text: &'a str,
}

/// Splits a text at `\n` or `\r\n`, or at `\r` if it contains no `\n` at all.
///
/// A final line end does not start another line. The number of lines must not exceed `u32::MAX`.
pub fn lines(text: &str) -> impl Iterator<Item = TextLine<'_>> {
    let separator = if memchr::memchr(b'\n', text.as_bytes()).is_none() { b'\r' } else { b'\n' };
    let mut start = 0;
    let mut number = 0;
    std::iter::from_fn(move || {
        if start >= text.len() {
            return None;
        }
        let end = memchr::memchr(separator, &text.as_bytes()[start..]).map_or(text.len(), |at| start + at);
        let line = &text[start..end];
        let line = line.strip_suffix('\r').unwrap_or(line);
        let range = start..start + line.len();
        start = end + 1;
        number += 1;
        Some(TextLine { number, range, text: line })
    })
}

/// Whether a character is white space (including the no-break space) or invisible: zero-width and direction marks, word
/// joiner, byte order mark, soft hyphen.
#[must_use]
pub fn is_blank_char(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Whether all characters of the line are blank, see [`is_blank_char`].
#[must_use]
pub fn is_blank(line: &str) -> bool {
    line.chars().all(is_blank_char)
}

/// Replaces `\r\n` and lone `\r` by `\n`.
#[must_use]
pub fn normalize_newlines(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(text: &str) -> Vec<(u32, &str)> {
        lines(text).map(|line| (line.number, line.text)).collect()
    }

    #[test]
    fn line_ends_of_every_platform_are_removed() {
        assert_eq!(numbered("a\r\nb\n\nc"), [(1, "a"), (2, "b"), (3, ""), (4, "c")]);
        assert_eq!(numbered("a\rb\r"), [(1, "a"), (2, "b")]);
        assert_eq!(numbered(""), []);
    }

    #[test]
    fn ranges_select_the_line_in_the_text() {
        let text = "satu\r\ndua \r\n";
        for line in lines(text) {
            assert_eq!(&text[line.range.clone()], line.text);
        }
    }

    #[test]
    fn invisible_characters_make_a_blank_line() {
        assert!(is_blank("\u{a0}\u{200b}\u{ad}\u{feff} \t"));
        assert!(!is_blank("\u{a0}."));
    }

    #[test]
    fn newlines_are_normalized() {
        assert_eq!(normalize_newlines("a\r\nb\rc\n"), "a\nb\nc\n");
    }
}
