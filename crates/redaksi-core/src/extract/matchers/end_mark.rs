//! Finds end marks: the symbols and author initials with which outlets end their articles.

use crate::packs::Lexicon;
use crate::text::is_blank_char;
use std::ops::Range;

/// An end mark at the end of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EndMark {
    /// Its range in bytes of the line.
    pub range: Range<usize>,
    /// Whether it consists of initials and not of a symbol.
    pub is_initials: bool,
}

/// Finds the end mark at the end of a line; the mark may be the whole line.
pub(crate) fn find_end_mark(text: &str, lexicon: &Lexicon) -> Option<EndMark> {
    let trimmed = text.trim_end_matches(is_blank_char);
    symbol_mark(trimmed, lexicon).or_else(|| bracketed_initials(trimmed)).or_else(|| bare_initials(trimmed))
}

/// Finds a symbol after a sentence or on its own line: `***`, `(*)`.
fn symbol_mark(text: &str, lexicon: &Lexicon) -> Option<EndMark> {
    // Fast path: most lines end with no mark, and comparing last bytes is faster than comparing whole marks.
    let last = text.as_bytes().last()?;
    let may_fit = |mark: &&String| mark.as_bytes().last() == Some(last);
    let mark = lexicon.end_marks.iter().filter(may_fit).find(|mark| text.ends_with(mark.as_str()))?;
    let front = &text[..text.len() - mark.len()];
    let before = front.trim_end_matches(is_blank_char);
    let after_sentence = before.is_empty() || before.ends_with(['.', '!', '?', '…', '"', '”', '’', ')', '\'']);
    after_sentence.then_some(EndMark { range: front.len()..text.len(), is_initials: false })
}

/// Finds initials in brackets: `(nds/krs)` after a sentence, `(ren)` on its own line.
fn bracketed_initials(text: &str) -> Option<EndMark> {
    let inside = text.strip_suffix([')', ']'])?;
    let mut floor = inside.len().saturating_sub(24);
    while !inside.is_char_boundary(floor) {
        floor += 1;
    }
    let open = floor + inside[floor..].rfind(['(', '['])?;
    let parts: Vec<&str> = inside[open + 1..].split('/').collect();
    let fits =
        |part: &&str| (1..=5).contains(&part.trim().len()) && part.trim().bytes().all(|b| b.is_ascii_alphabetic());
    let before = text[..open].trim_end_matches(is_blank_char);
    let is_whole_line = before.is_empty();
    let after_sentence = is_whole_line || before.ends_with(['.', '!', '?', '…', '"', '”', '’', '\'']);
    let several = parts.len() > 1 && parts.iter().all(|part| part.len() <= 4);
    let single = is_whole_line && parts.len() == 1 && parts[0].len() <= 4;
    (after_sentence && parts.len() <= 4 && parts.iter().all(fits) && (several || single))
        .then_some(EndMark { range: open..text.len(), is_initials: true })
}

/// Finds initials without brackets on their own line: `ren/dpa`.
fn bare_initials(text: &str) -> Option<EndMark> {
    /// Three parts of five letters with slashes between, in bytes.
    const MAX_INITIALS_LEN: usize = 3 * 5 + 2;
    if text.len() > MAX_INITIALS_LEN {
        return None;
    }
    let part = |part: &str| (2..=5).contains(&part.len()) && part.bytes().all(|letter| letter.is_ascii_lowercase());
    let parts = text.split('/').count();
    ((2..=3).contains(&parts) && text.split('/').all(part))
        .then_some(EndMark { range: 0..text.len(), is_initials: true })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::Packs;

    fn found(text: &str) -> Option<&str> {
        find_end_mark(text, Packs::built_in().lexicon()).map(|mark| &text[mark.range])
    }

    #[test]
    fn symbols_and_initials_are_found() {
        assert_eq!(found("“Kami siap,” katanya.***"), Some("***"));
        assert_eq!(found("Ia pulang. (*)"), Some("(*)"));
        assert_eq!(found("***"), Some("***"));
        assert_eq!(found("Ia pulang. (nds/krs) "), Some("(nds/krs)"));
        assert_eq!(found("(ren)"), Some("(ren)"));
        assert_eq!(found("ren/dpa"), Some("ren/dpa"));
    }

    #[test]
    fn abbreviations_and_footnotes_are_not_end_marks() {
        for text in [
            "Laba naik 5 persen (yoy).",
            "Ia pulang (ist)",
            "harga mulai 10.000**",
            "Ia pulang. (pagi/siang)",
            "ganda (AS/RI)",
            "dan/atau menurut Sari",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
