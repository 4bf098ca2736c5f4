//! Places that the user can go to by typing a part of their text.

use crate::workspace::DocumentId;
use redaksi_core::article::FieldName;
use redaksi_core::text::{MatchKind, NameMatch, match_name, normalize_for_match};
use std::ops::Range;

/// The kind of a place, in the order in which equal matches are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// A document as a whole.
    Story,
    /// A field.
    Field,
    /// An undecided promo.
    Promo,
    /// A finding of the checks.
    Finding,
    /// A paragraph.
    Paragraph,
}

impl PlaceKind {
    /// The name in kebab case; its label is the message `place-<code>`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Story => "story",
            Self::Field => "field",
            Self::Promo => "promo",
            Self::Finding => "finding",
            Self::Paragraph => "paragraph",
        }
    }
}

/// Where a place is in its document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Where the caret is.
    Caret,
    /// A field.
    Field(FieldName),
    /// A range of the text, in bytes of the body text.
    Text(Range<usize>),
}

/// A place that can be found by its text.
#[derive(Clone, Debug)]
pub struct FindablePlace {
    /// The kind.
    pub kind: PlaceKind,
    /// The document.
    pub document: DocumentId,
    /// Where it is in the document.
    pub place: Place,
    /// The text that is shown.
    pub label: String,
    /// The folded texts by which it is found.
    folded: Vec<String>,
}

impl FindablePlace {
    /// A place that is found by its label, and by other names that are not shown.
    #[must_use]
    pub fn new(kind: PlaceKind, document: DocumentId, place: Place, label: String, other_names: &[&str]) -> Self {
        let names = [label.as_str()].into_iter().chain(other_names.iter().copied());
        let folded = names.map(normalize_for_match).collect();
        Self { kind, document, place, label, folded }
    }

    /// How a name of the place matches a typed text, as the names of commands are matched. A typing error is not accepted: a
    /// long text has a word that is near to nearly anything.
    #[must_use]
    pub fn match_names(&self, typed: &str) -> Option<NameMatch> {
        let matches = self.folded.iter().filter_map(|name| match_name(typed, name));
        matches.filter(|found| found.kind > MatchKind::Typo).max()
    }

    /// How well the words of a query match; `None` if one of them does not occur. A match at the beginning of the text
    /// counts more than one at the beginning of a word, and that more than one inside a word.
    #[must_use]
    pub fn score(&self, words: &[String]) -> Option<u32> {
        self.folded.iter().filter_map(|text| words.iter().map(|word| word_score(word, text)).sum()).max()
    }
}

/// The folded words of a query.
#[must_use]
pub fn query_words(query: &str) -> Vec<String> {
    normalize_for_match(query).split_whitespace().map(str::to_owned).collect()
}

fn word_score(word: &str, text: &str) -> Option<u32> {
    const INSIDE: u32 = 1;
    const WORD_START: u32 = 4;
    const TEXT_START: u32 = 6;
    let starts_word = |at: usize| !text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    let score = |(at, _): (usize, &str)| match at {
        0 => TEXT_START,
        at if starts_word(at) => WORD_START,
        _ => INSIDE,
    };
    text.match_indices(word).map(score).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(label: &str, query: &str) -> Option<u32> {
        let place =
            FindablePlace::new(PlaceKind::Story, DocumentId(1), Place::Caret, label.to_owned(), &["cerita.txt"]);
        place.score(&query_words(query))
    }

    #[test]
    fn all_words_must_occur_in_one_text_in_any_order_and_letter_case() {
        assert!(score("Jembatan Gantung Dibuka", "GANTUNG jemb").is_some());
        assert!(score("Jembatan Gantung Dibuka", "gantung laut").is_none());
        assert!(score("Jembatan Gantung Dibuka", "cerita jemb").is_none(), "the words are of two names");
        assert!(score("Café Tua", "CAFÉ").is_some() && score("Jembatan", "rita.t").is_some());
        assert_eq!(score("Jembatan", ""), Some(0));
    }

    #[test]
    fn beginnings_count_more() {
        assert!(score("Pasar Subuh", "pa") > score("Kabar Pasar", "pa"));
        assert!(score("Kabar Pasar", "pa") > score("Empat Kabar", "pa"));
    }
}
