//! The sentences of a paragraph.

use super::lexicon::WordLexicon;
use super::tokens::{TextToken, TokenKind};
use std::ops::Range;

/// A sentence of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    /// The index of the paragraph in the story.
    pub paragraph: usize,
    /// The byte range in the paragraph.
    pub range: Range<usize>,
    /// The range of its tokens.
    pub tokens: Range<usize>,
    /// The length in characters.
    pub chars: usize,
}

/// Splits a paragraph into sentences.
pub(super) fn sentences(paragraph: usize, text: &str, tokens: &[TextToken]) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut start = 0;
    let abbreviations = &WordLexicon::get().abbreviations;
    let mut push = |from: usize, to: usize| {
        if from < to {
            let range = tokens[from].range.start..tokens[to - 1].range.end;
            let chars = text[range.clone()].chars().count();
            found.push(Sentence { paragraph, range, tokens: from..to, chars });
        }
    };
    let mut at = 0;
    while at < tokens.len() {
        let is_end = match tokens[at].folded.as_str() {
            "!" | "?" | "…" => true,
            "." => {
                let is_abbreviation = at > 0
                    && tokens[at].is_glued
                    && tokens[at - 1].is_word()
                    && abbreviations.contains(&tokens[at - 1].folded);
                !is_abbreviation
            }
            _ => false,
        };
        at += 1;
        if !is_end {
            continue;
        }
        // Closing marks belong to the sentence.
        while at < tokens.len()
            && tokens[at].is_glued
            && matches!(tokens[at].folded.as_str(), "\"" | "”" | "'" | "’" | "»" | ")" | "." | "!" | "?" | "]")
        {
            at += 1;
        }
        let begins = |token: &TextToken| {
            token.is_capital
                || token.kind == TokenKind::Number
                || matches!(token.folded.as_str(), "\"" | "“" | "'" | "‘" | "«" | "(" | "[")
        };
        if at < tokens.len() && !tokens[at].is_glued && begins(&tokens[at]) {
            push(start, at);
            start = at;
        }
    }
    push(start, tokens.len());
    found
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    #[test]
    fn full_stops_of_abbreviations_and_numbers_end_no_sentence() {
        let text = "Mr. Smith paid $2.5 million on Sept. 3. \"No more,\" he said. The U.S. agreed! Did it?";
        let found: Vec<&str> =
            sentences(0, text, &tokens(text)).into_iter().map(|sentence| &text[sentence.range]).collect();
        assert_eq!(
            found,
            ["Mr. Smith paid $2.5 million on Sept. 3.", "\"No more,\" he said.", "The U.S. agreed!", "Did it?"]
        );
        assert!(sentences(0, "", &[]).is_empty());
    }
}
