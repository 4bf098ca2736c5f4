//! Parts of long texts, cut between words, with an ellipsis for what is left out.

use std::borrow::Cow;

/// What stands for the text that is left out.
const ELLIPSIS: &str = "…";

/// Returns the beginning of a text: at most `max_bytes` bytes, and an ellipsis if something is left out.
#[must_use]
pub fn shorten_end(text: &str, max_bytes: usize) -> Cow<'_, str> {
    if text.len() <= max_bytes { text.into() } else { format!("{} {ELLIPSIS}", head(text, max_bytes)).into() }
}

/// Returns the end of a text: at most `max_bytes` bytes, and an ellipsis if something is left out.
#[must_use]
pub fn shorten_start(text: &str, max_bytes: usize) -> Cow<'_, str> {
    if text.len() <= max_bytes { text.into() } else { format!("{ELLIPSIS} {}", tail(text, max_bytes)).into() }
}

/// Returns the beginning and the end of a text, at most `max_bytes` bytes of each, with an ellipsis between them if something
/// is left out.
#[must_use]
pub fn shorten_middle(text: &str, max_bytes: usize) -> Cow<'_, str> {
    if text.len() <= 2 * max_bytes + ELLIPSIS.len() + 2 {
        return text.into();
    }
    format!("{} {ELLIPSIS} {}", head(text, max_bytes), tail(text, max_bytes)).into()
}

/// The first bytes of a text, up to the end of a word where there are several.
fn head(text: &str, max_bytes: usize) -> &str {
    let part = &text[..text.floor_char_boundary(max_bytes)];
    if text[part.len()..].starts_with(char::is_whitespace) {
        return part.trim_end();
    }
    part.rfind(char::is_whitespace).map_or(part, |at| part[..at].trim_end())
}

/// The last bytes of a text, from the start of a word on where there are several.
fn tail(text: &str, max_bytes: usize) -> &str {
    let start = text.ceil_char_boundary(text.len().saturating_sub(max_bytes));
    let part = &text[start..];
    if text[..start].ends_with(char::is_whitespace) {
        return part.trim_start();
    }
    part.find(char::is_whitespace).map_or(part, |at| part[at..].trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_words() {
        let text = "satu dua tiga empat lima enam";
        assert_eq!(shorten_middle(text, 9), "satu dua … lima enam");
        assert_eq!(shorten_end(text, 10), "satu dua …");
        assert_eq!(shorten_end(text, 8), "satu dua …");
        assert_eq!(shorten_start(text, 10), "… lima enam");
        assert_eq!(shorten_start(text, 9), "… lima enam");
    }

    #[test]
    fn a_short_text_and_one_without_spaces_stay_readable() {
        for shorten in [shorten_middle, shorten_end, shorten_start] {
            assert_eq!(shorten("satu dua", 9), "satu dua");
            assert_eq!(shorten("", 9), "");
        }
        assert_eq!(shorten_middle("日日日日日日日日日", 4), "日 … 日");
        assert_eq!(shorten_end("日日日", 4), "日 …");
    }
}
