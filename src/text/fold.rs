//! Folding: the form of a text in which two writings of the same words are equal.

use super::lines::is_blank_char;

/// Lower case, one plain space for each run of white space, nothing invisible, straight quotes and plain dashes.
///
/// For comparison only; what a person reads is never folded.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        match c {
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => {}
            c if c.is_whitespace() => gap = true,
            c => {
                if gap && !folded.is_empty() {
                    folded.push(' ');
                }
                gap = false;
                match c {
                    '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{2032}' | '`' => folded.push('\''),
                    '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{2033}' | '«' | '»' => folded.push('"'),
                    '\u{2010}'..='\u{2015}' | '\u{2212}' => folded.push('-'),
                    c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
                    c => folded.extend(c.to_lowercase()),
                }
            }
        }
    }
    folded
}

/// The text on one line: each run of white space becomes one plain space, none at the ends.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text without the white space and invisible characters at its two ends.
#[must_use]
pub fn trim_blank(text: &str) -> &str {
    text.trim_matches(is_blank_char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writings_of_the_same_words_fold_alike() {
        assert_eq!(fold("\u{feff} Baca\u{a0}Juga :  “Éra”\u{200b} – X"), "baca juga : \"éra\" - x");
    }

    #[test]
    fn ends_are_trimmed_of_what_shows_nothing() {
        assert_eq!(trim_blank("\u{200b}\u{a0} dua kata \u{ad}"), "dua kata");
    }
}
