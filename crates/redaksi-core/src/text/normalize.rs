//! Text normalization for comparison, and white space handling.

use crate::text::lines::is_blank_char;

/// Normalizes a text for comparison: lower case, one space per run of white space, no invisible characters, straight
/// quotes and hyphens for typographic ones. Neither Unicode case folding nor a normalization form.
///
/// Never used for text that is shown or stored.
#[must_use]
pub fn normalize_for_match(text: &str) -> String {
    let mut normalized = String::with_capacity(text.len());
    let mut has_gap = false;
    for c in text.chars() {
        match c {
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => {}
            c if c.is_whitespace() => has_gap = true,
            c => {
                if has_gap && !normalized.is_empty() {
                    normalized.push(' ');
                }
                has_gap = false;
                match c {
                    '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{2032}' | '`' => normalized.push('\''),
                    '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{2033}' | '«' | '»' => normalized.push('"'),
                    '\u{2010}'..='\u{2015}' | '\u{2212}' => normalized.push('-'),
                    c if c.is_ascii() => normalized.push(c.to_ascii_lowercase()),
                    c => normalized.extend(c.to_lowercase()),
                }
            }
        }
    }
    normalized
}

/// Replaces each run of white space, including line ends, by one space and trims the ends.
#[must_use]
pub fn collapse_whitespace(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Trims white space and invisible characters from both ends.
#[must_use]
pub fn trim_blank(text: &str) -> &str {
    text.trim_matches(is_blank_char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_spaces_quotes_and_dashes_are_normalized() {
        assert_eq!(normalize_for_match("\u{feff} Baca\u{a0}Juga :  “Éra”\u{200b} – X"), "baca juga : \"éra\" - x");
    }

    #[test]
    fn invisible_characters_are_trimmed() {
        assert_eq!(trim_blank("\u{200b}\u{a0} dua kata \u{ad}"), "dua kata");
    }
}
