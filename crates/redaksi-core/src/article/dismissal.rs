//! Dismissals: findings of the checks that the user has looked at and does not want to see again.

use super::{Article, Edit, Transaction, TransactionName};
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

impl Article {
    /// Returns the dismissal of a finding, by the code of its rule and its hash.
    #[must_use]
    pub fn dismissal(&self, rule: &str, hash: &str) -> Option<&Dismissal> {
        self.dismissals.iter().find(|known| known.rule == rule && known.hash == hash)
    }

    /// Creates the transaction that dismisses findings; those that are dismissed already get the new reason. `None` if nothing
    /// changes.
    #[must_use]
    pub fn dismiss(&self, name: TransactionName, dismissals: Vec<Dismissal>) -> Option<Transaction> {
        let mut edits = Vec::new();
        let mut fresh: Vec<Dismissal> = Vec::new();
        let is_same = |one: &Dismissal, other: &Dismissal| one.rule == other.rule && one.hash == other.hash;
        for dismissal in dismissals {
            match self.dismissals.iter().position(|known| is_same(known, &dismissal)) {
                Some(at) if self.dismissals[at] != dismissal => {
                    edits.push(Edit::Dismissals { at, remove: 1, insert: vec![dismissal] });
                }
                Some(_) => {}
                None if fresh.iter().any(|known| is_same(known, &dismissal)) => {}
                None => fresh.push(dismissal),
            }
        }
        if !fresh.is_empty() {
            edits.push(Edit::Dismissals { at: self.dismissals.len(), remove: 0, insert: fresh });
        }
        (!edits.is_empty()).then_some(Transaction { name, edits })
    }

    /// Creates the transaction that brings a dismissed finding back; `None` if it is not dismissed.
    #[must_use]
    pub fn undismiss(&self, rule: &str, hash: &str) -> Option<Transaction> {
        let at = self.dismissals.iter().position(|known| known.rule == rule && known.hash == hash)?;
        let edits = vec![Edit::Dismissals { at, remove: 1, insert: Vec::new() }];
        Some(Transaction { name: TransactionName::Undismiss, edits })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dismissal(hash: &str, reason: &str) -> Dismissal {
        Dismissal { rule: "space-doubled".into(), hash: hash.into(), reason: reason.into(), ..Dismissal::default() }
    }

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

    #[test]
    fn a_finding_is_dismissed_once_and_brought_back() {
        let mut article = Article::default();
        let dismiss = |article: &mut Article, list: &[(&str, &str)]| {
            let list = list.iter().map(|(hash, reason)| dismissal(hash, reason)).collect();
            article.dismiss(TransactionName::Dismiss, list).map(|change| change.apply(article).unwrap())
        };
        assert!(dismiss(&mut article, &[("a", ""), ("b", ""), ("a", "")]).is_some());
        assert_eq!(article.dismissals.len(), 2);
        assert!(dismiss(&mut article, &[("b", "")]).is_none());
        let back = dismiss(&mut article, &[("b", "nama tempat")]).unwrap();
        assert_eq!(article.dismissal("space-doubled", "b").unwrap().reason, "nama tempat");
        back.apply(&mut article).unwrap();
        assert_eq!(article.dismissal("space-doubled", "b").unwrap().reason, "");
        let change = article.undismiss("space-doubled", "a").unwrap();
        change.apply(&mut article).unwrap();
        assert!(article.dismissal("space-doubled", "a").is_none() && article.undismiss("letters", "b").is_none());
    }
}
