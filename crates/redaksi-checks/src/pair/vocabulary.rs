//! The words of one of the two texts: each distinct one once, with the paragraphs that it occurs in.

use super::lexicon::PairView;
use crate::{Paragraph, ParagraphRole};
use redaksi_core::text::{digit_value, normalize_for_match};
use std::collections::HashMap;
use unicode_segmentation::UnicodeSegmentation as _;

/// The most characters of a word that are looked at.
const LONGEST_WORD: usize = 48;

/// What a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum TermKind {
    /// Digits, without the signs that divide them: `110.000` and `110,000` are `110000`.
    Number,
    /// A word that only occurs with a capital letter, and not only where every word has one.
    Name,
    /// Any other word, or a phrase of the lexicon with `_` between its words.
    Word,
    /// A punctuation sign that translations keep.
    Sign,
}

/// A distinct word, number or sign of a text.
#[derive(Clone, Debug)]
pub(super) struct Term {
    /// The folded text.
    pub(super) text: String,
    pub(super) kind: TermKind,
    /// The entries of the lexicon that it belongs to.
    pub(super) entries: Vec<u32>,
    /// The indexes of the paragraphs that it occurs in, rising.
    pub(super) paragraphs: Vec<u32>,
}

/// The terms of a text.
#[derive(Debug, Default)]
pub(super) struct PairVocabulary {
    pub(super) terms: Vec<Term>,
    /// For each paragraph, the indexes of its terms, without repetition.
    pub(super) paragraphs: Vec<Vec<u32>>,
    /// For each paragraph, its length in characters that are no white space.
    pub(super) lengths: Vec<usize>,
}

/// Signs that translations keep, and the sign that stands for all of the same kind.
fn kept_sign(c: char) -> Option<&'static str> {
    Some(match c {
        '"' | '\u{201c}'..='\u{201f}' | '«' | '»' => "\"",
        '?' | '？' => "?",
        '!' | '！' => "!",
        '%' => "%",
        '(' | '（' => "(",
        ':' | '：' => ":",
        ';' => ";",
        '\u{2013}' | '\u{2014}' => "-",
        '$' => "$",
        '€' => "€",
        '£' => "£",
        _ => return None,
    })
}

/// A term while the text is read: where it occurs, and whether any occurrence shows that it is a name or that it is not.
#[derive(Default)]
struct Draft {
    paragraphs: Vec<u32>,
    is_capital_inside: bool,
    is_small: bool,
}

/// The terms of a text while it is read.
#[derive(Default)]
struct Drafts {
    indexes: HashMap<(String, bool), u32>,
    terms: Vec<(String, bool, Draft)>,
}

impl Drafts {
    /// Adds an occurrence of a word, or of a number or sign.
    fn add(&mut self, text: &str, is_word: bool, paragraph: u32) -> (u32, &mut Draft) {
        let next = u32::try_from(self.terms.len()).unwrap_or(u32::MAX);
        let index = *self.indexes.entry((text.to_owned(), is_word)).or_insert(next);
        if index == next {
            self.terms.push((text.to_owned(), is_word, Draft::default()));
        }
        let draft = &mut self.terms[index as usize].2;
        if draft.paragraphs.last() != Some(&paragraph) {
            draft.paragraphs.push(paragraph);
        }
        (index, draft)
    }
}

impl PairVocabulary {
    /// Reads the paragraphs of a text. The view is of the direction in which this text is the original.
    pub(super) fn read(paragraphs: &[Paragraph], view: Option<PairView<'_>>) -> Self {
        let mut drafts = Drafts::default();
        let mut found = Self::default();
        for (number, paragraph) in (0..).zip(paragraphs) {
            let mut terms = read_paragraph(paragraph, number, view, &mut drafts);
            terms.sort_unstable();
            terms.dedup();
            found.paragraphs.push(terms);
            found.lengths.push(paragraph.text.chars().filter(|c| !c.is_whitespace()).count());
        }
        found.terms =
            drafts.terms.into_iter().map(|(text, is_word, draft)| finish(text, is_word, draft, view)).collect();
        found
    }
}

fn finish(text: String, is_word: bool, draft: Draft, view: Option<PairView<'_>>) -> Term {
    let entries = match view {
        Some(view) if is_word && text.contains('_') => {
            view.original_phrase(&text).map(<[u32]>::to_vec).unwrap_or_default()
        }
        Some(view) if is_word => view.original_entries(&text),
        _ => Vec::new(),
    };
    let kind = match text.chars().next() {
        Some(c) if !is_word => {
            if digit_value(c).is_some() {
                TermKind::Number
            } else {
                TermKind::Sign
            }
        }
        _ if draft.is_capital_inside && !draft.is_small => TermKind::Name,
        _ => TermKind::Word,
    };
    Term { text, kind, entries, paragraphs: draft.paragraphs }
}

/// Reads a paragraph into the drafts. Returns the indexes of its terms, with repetitions.
fn read_paragraph(paragraph: &Paragraph, number: u32, view: Option<PairView<'_>>, drafts: &mut Drafts) -> Vec<u32> {
    let mut terms = Vec::new();
    for sign in paragraph.text.chars().filter_map(kept_sign) {
        terms.push(drafts.add(sign, false, number).0);
    }
    // In a headline, capital letters may say nothing.
    let is_headline = paragraph.role == ParagraphRole::Headline;
    let mut is_sentence_start = true;
    let mut previous: Vec<String> = Vec::new();
    let longest_phrase = view.map_or(0, PairView::longest_original_phrase);
    for piece in paragraph.text.split_word_bounds() {
        if !piece.chars().any(char::is_alphanumeric) {
            is_sentence_start |= piece.contains(['.', '?', '!', ':', '"', '\u{201c}', '\u{201d}', '\u{2026}']);
            if !piece.chars().all(|c| c.is_whitespace() || c == '-') {
                previous.clear();
            }
            continue;
        }
        let was_start = std::mem::take(&mut is_sentence_start);
        if piece.starts_with(|c| digit_value(c).is_some()) {
            let digits =
                piece.chars().take(LONGEST_WORD).take_while(|c| digit_value(*c).is_some() || ".,:".contains(*c));
            let digits: String =
                digits.filter_map(digit_value).filter_map(|digit| char::from_digit(digit, 10)).collect();
            terms.push(drafts.add(&digits, false, number).0);
            previous.clear();
            continue;
        }
        let cut: String = piece.chars().take(LONGEST_WORD).collect();
        let word = normalize_for_match(&cut);
        let word = word.strip_suffix("'s").unwrap_or(&word);
        let is_capital = piece.starts_with(char::is_uppercase);
        let (index, draft) = drafts.add(word, true, number);
        draft.is_small |= !is_capital;
        draft.is_capital_inside |= is_capital && !was_start && !is_headline;
        terms.push(index);
        let Some(view) = view else { continue };
        previous.push(word.to_owned());
        if previous.len() > longest_phrase {
            previous.remove(0);
        }
        for start in 0..previous.len().saturating_sub(1) {
            let phrase = previous[start..].join("_");
            if view.original_phrase(&phrase).is_some() {
                terms.push(drafts.add(&phrase, true, number).0);
            }
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::PairLexicons;
    use super::*;
    use crate::StoryText;

    fn kinds(language: &str, text: &str) -> Vec<(String, TermKind)> {
        let view = PairLexicons::built_in().find(language, if language == "en" { "id" } else { "en" });
        let story = StoryText::from_lines(language, text);
        let found = PairVocabulary::read(&story.paragraphs, view);
        found.terms.iter().map(|term| (term.text.clone(), term.kind)).collect()
    }

    #[test]
    fn names_are_told_from_words_at_the_start_of_a_sentence() {
        let found = kinds("en", "Rain Comes Early\nRain fell in Bandung. People of Bandung like rain.");
        let kind = |text: &str| found.iter().find(|(found, _)| found == text).unwrap().1;
        assert_eq!(kind("bandung"), TermKind::Name);
        assert_eq!(kind("people"), TermKind::Word);
        assert_eq!(kind("comes"), TermKind::Word);
        assert_eq!(kind("rain"), TermKind::Word);
    }

    #[test]
    fn numbers_are_equal_with_either_mark() {
        let number = |language, text| kinds(language, text).into_iter().find(|(_, kind)| *kind == TermKind::Number);
        assert_eq!(number("en", "He paid $110,000 then."), number("id", "Ia membayar $110.000 saat itu."));
        assert_eq!(number("en", "The 50th year").unwrap().0, "50");
    }

    #[test]
    fn phrases_of_the_lexicon_are_terms() {
        let found = kinds("en", "The Prime Minister spoke");
        assert!(found.iter().any(|(text, _)| text == "prime_minister"));
        assert!(kinds("id", "Kata perdana menteri, hujan").iter().any(|(text, _)| text == "perdana_menteri"));
        assert!(!kinds("id", "Kata perdana, menteri").iter().any(|(text, _)| text == "perdana_menteri"));
    }

    #[test]
    fn a_possessive_is_the_name_itself() {
        assert!(kinds("en", "He saw Sari\u{2019}s house").iter().any(|(text, _)| text == "sari"));
    }
}
