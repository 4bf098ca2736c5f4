//! Counts that an editor works to: words, characters, minutes of reading.

use unicode_segmentation::UnicodeSegmentation as _;

/// How fast a news text is read, in words a minute; the round figure most newsrooms print.
const WORDS_A_MINUTE: usize = 200;

/// Counts words: runs without white space that hold a letter or a digit, so `mata-mata` and `110.000` are one each.
///
/// Scripts written without spaces are counted by the Unicode word rules.
#[must_use]
pub fn words(text: &str) -> usize {
    text.split_whitespace()
        .map(|run| {
            if run.is_ascii() || !run.chars().any(is_spaceless_script) {
                usize::from(run.chars().any(char::is_alphanumeric))
            } else {
                run.unicode_words().count()
            }
        })
        .sum()
}

fn is_spaceless_script(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// Counts characters as a person does: a letter with its accents, or a flag, is one.
#[must_use]
pub fn characters(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.graphemes(true).count() }
}

/// Whole minutes that reading so many words takes, at least one where there is a word.
#[must_use]
pub fn reading_minutes(words: usize) -> usize {
    words.div_ceil(WORDS_A_MINUTE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reduplications_and_numbers_are_one_word() {
        assert_eq!(words("Mata-mata itu – 110.000 orang – pergi."), 5);
        assert_eq!(words(" \u{a0} "), 0);
    }

    #[test]
    fn scripts_without_spaces_are_counted_too() {
        assert!(words("東京で会談") > 1);
    }

    #[test]
    fn characters_are_what_a_person_counts() {
        assert_eq!(characters("e\u{301}👩‍👩‍👧🇮🇩"), 3);
    }

    #[test]
    fn a_short_text_takes_a_minute_and_an_empty_one_none() {
        assert_eq!((reading_minutes(0), reading_minutes(1), reading_minutes(201)), (0, 1, 2));
    }
}
