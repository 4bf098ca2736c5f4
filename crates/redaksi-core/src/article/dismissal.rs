//! Dismissals: findings of the checks that the user has looked at and does not want to see again.

use crate::text::sha256_hex;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A finding that the user dismissed. It stays dismissed until its words or the words around them change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dismissal {
    /// The code of the rule, such as `space-doubled`.
    pub rule: String,
    /// The hash of the words with their context, in hexadecimal digits.
    pub hash: String,
    /// The words that it was about, for the list; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Why; empty if the user gave no reason.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Who dismissed it; empty if the user has set no name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
}

/// The number of hexadecimal digits of a hash.
const HASH_DIGITS: usize = 16;

/// The number of words on either side that belong to the context of a finding.
const CONTEXT_WORDS: usize = 2;

/// Returns the hash of the words of a finding and of their context, as 16 hexadecimal digits.
#[must_use]
pub fn dismissal_hash(parts: &[&str]) -> String {
    let mut hash = sha256_hex(parts.join("\u{1f}").as_bytes());
    hash.truncate(HASH_DIGITS);
    hash
}

/// Returns up to two words before and after a byte range of a text of one line: the context in which a finding stays dismissed.
#[must_use]
pub fn words_around<'a>(text: &'a str, range: &Range<usize>) -> [&'a str; 2] {
    let before = text.get(..range.start).unwrap_or_default().trim_end();
    let after = text.get(range.end..).unwrap_or_default().trim_start();
    let mut starts = before.rmatch_indices(char::is_whitespace).map(|(at, space)| at + space.len());
    let start = starts.nth(CONTEXT_WORDS - 1).unwrap_or(0);
    let mut ends = after.match_indices(char::is_whitespace).map(|(at, _)| at);
    let end = ends.nth(CONTEXT_WORDS - 1).unwrap_or(after.len());
    [&before[start..], &after[..end]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_context_is_two_words_on_either_side() {
        let text = "satu dua tiga empat lima enam";
        assert_eq!(words_around(text, &(9..13)), ["satu dua", "empat lima"]);
        assert_eq!(words_around(text, &(0..4)), ["", "dua tiga"]);
        assert_eq!(words_around(text, &(14..29)), ["dua tiga", ""]);
        assert_eq!(words_around("é", &(1..99)), ["", ""]);
        assert_ne!(dismissal_hash(&["a", "b"]), dismissal_hash(&["ab", ""]));
        assert_eq!(dismissal_hash(&["a"]).len(), 16);
    }
}
