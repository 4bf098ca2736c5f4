//! The bullets and numbers that word processors write as text in front of the items of a list.
//!
//! Word puts each item on the clipboard as a paragraph whose bullet or number is text, in an element with the style
//! `mso-list:Ignore` and between the comments `[if !supportLists]` and `[endif]`.

use crate::text::is_blank_char;

/// A longer text is no bullet and no number, in characters.
const MAX_MARKER_CHARS: usize = 16;

/// What a written marker says about its item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum WrittenMarker {
    /// A bullet. It is no part of the text.
    Bullet,
    /// A number or a letter, such as `3.` or `a)`.
    Number(String),
}

/// Where a marker ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MarkerEnd {
    /// At the comment `[endif]`.
    Comment,
    /// Where the element at this depth ends.
    Frame(usize),
}

/// Returns whether a comment begins (`true`) or ends a marker; `None` for other comments.
pub(crate) fn marker_comment(comment: &[u8]) -> Option<bool> {
    match comment.trim_ascii() {
        b"[if !supportLists]" => Some(true),
        b"[endif]" => Some(false),
        _ => None,
    }
}

/// Whether an inline style says that the text of an element is the marker of a list item.
pub(crate) fn is_marker_style(style: &str) -> bool {
    style.split(';').filter_map(|declaration| declaration.split_once(':')).any(|(property, value)| {
        property.trim().eq_ignore_ascii_case("mso-list") && value.trim().eq_ignore_ascii_case("ignore")
    })
}

/// Returns the level of an item of a list that its inline style states, from 0: `mso-list:l0 level2 lfo1` is 1.
pub(crate) fn written_level(style: &str) -> Option<u8> {
    let mut declarations = style.split(';').filter_map(|declaration| declaration.split_once(':'));
    let (_, value) = declarations.find(|(property, _)| property.trim().eq_ignore_ascii_case("mso-list"))?;
    let level = value.split_ascii_whitespace().find_map(|word| word.strip_prefix("level")?.parse::<u8>().ok())?;
    level.checked_sub(1)
}

/// Reads the text of a marker; `None` if it is neither a bullet nor a number.
pub(crate) fn parse_marker(text: &str) -> Option<WrittenMarker> {
    let text = text.trim_matches(is_blank_char);
    if text.chars().nth(MAX_MARKER_CHARS).is_some() || text.contains(is_blank_char) {
        return None;
    }
    let is_number = text.ends_with(['.', ')', ':']) || text.bytes().any(|byte| byte.is_ascii_digit());
    match (text.chars().count(), is_number) {
        // A picture, a sign, or a letter of a font of symbols.
        (0 | 1, _) if !text.starts_with(|c: char| c.is_ascii_digit()) => Some(WrittenMarker::Bullet),
        (_, true) if text.chars().any(char::is_alphanumeric) => Some(WrittenMarker::Number(text.to_owned())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_and_numbers_are_told_from_text() {
        for bullet in ["·", "•", "§\u{a0}\u{a0}", "o ", "Ø", "-", "\u{f0b7}", " "] {
            assert_eq!(parse_marker(bullet), Some(WrittenMarker::Bullet), "{bullet}");
        }
        for (text, number) in [("1.\u{a0} ", "1."), (" a) ", "a)"), ("1.2", "1.2"), ("(iv)", "(iv)"), ("7", "7")] {
            assert_eq!(parse_marker(text), Some(WrittenMarker::Number(number.to_owned())), "{text}");
        }
        for text in ["Tanam", "dua kata.", "Catatan tentang bibit 2024:", "…)…"] {
            assert_eq!(parse_marker(text), None, "{text}");
        }
    }

    #[test]
    fn a_marker_is_known_by_its_style_and_its_comments() {
        assert!(is_marker_style("color:black; MSO-LIST: ignore"));
        assert!(!is_marker_style("mso-list:l0 level1 lfo1;text-indent:-18.0pt"));
        assert_eq!(written_level("mso-list:l0 level2 lfo1;text-indent:-18.0pt"), Some(1));
        assert_eq!(["mso-list:Ignore", "color:red", "mso-list:level0"].map(written_level), [None; 3]);
        let comments: [&[u8]; 4] = [b"[if !supportLists]", b"[endif]", b"StartFragment", b"[if gte mso 9]"];
        assert_eq!(comments.map(marker_comment), [Some(true), Some(false), None, None]);
    }
}
