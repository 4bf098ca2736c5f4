//! Text normalization for comparison, and white space handling.

use crate::text::fold::{fold_char, fold_composed};
use crate::text::lines::is_blank_char;

/// Normalizes a text for comparison: Unicode case folding and normalization form C, one space per run of white space,
/// no invisible characters, straight quotes and hyphens for typographic ones. `İ` and `ı` become `i`.
///
/// Never used for text that is shown or stored.
#[must_use]
pub fn normalize_for_match(text: &str) -> String {
    let mut normalized = String::with_capacity(text.len());
    let mut has_gap = false;
    let mut is_simple = true;
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
                    c => {
                        let folded = fold_char(c);
                        is_simple &= folded.is_some();
                        normalized.push(folded.unwrap_or(c));
                    }
                }
            }
        }
    }
    if is_simple { normalized } else { fold_composed(&normalized) }
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
    fn decomposed_letters_and_capitals_of_every_language_are_normalized() {
        assert_eq!(normalize_for_match("A\u{300} lire – E\u{323}\u{302}"), normalize_for_match("À LIRE – Ệ"));
        assert_eq!(normalize_for_match("İLGİLİ HABER"), normalize_for_match("İlgili haber"));
        assert_eq!(normalize_for_match("I\u{307}LGI\u{307}LI\u{307}"), "ilgili");
        assert_eq!(normalize_for_match("ΟΔΟΣ Straße"), normalize_for_match("οδος STRASSE"));
    }

    #[test]
    fn invisible_characters_are_trimmed() {
        assert_eq!(trim_blank("\u{200b}\u{a0} dua kata \u{ad}"), "dua kata");
    }
}
