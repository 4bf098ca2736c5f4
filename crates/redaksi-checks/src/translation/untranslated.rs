//! Sentences of the translation that are in the language of the original.

use super::ParagraphGroup;
use super::lexicon::{LanguageWords, WordLexicon};
use super::sentences::{PairedSentences, Sentence};
use super::side::Sides;
use super::tokens::TextToken;
use crate::{Finding, Rule, Severity};
use std::collections::HashSet;

/// A sentence with fewer words may be a title or a cry.
const LEAST_WORDS: usize = 4;

/// Reports sentences that share most words with the original, or whose common words are of its language.
pub(super) fn check_untranslated(sides: &Sides, group: &ParagraphGroup, paired: &PairedSentences, found: &mut Vec<Finding>) {
    let words = WordLexicon::get();
    let from = words.language(&sides.original.story.language);
    let to = words.language(&sides.translation.story.language);
    let original: HashSet<&str> = {
        let tokens = group.original.iter().flat_map(|at| &sides.original.paragraphs[*at].tokens);
        tokens.filter(|token| token.is_word()).map(|token| token.folded.as_str()).collect()
    };
    for sentence in &paired.translation {
        let tokens = &sides.translation.paragraphs[sentence.paragraph].tokens[sentence.tokens.clone()];
        if is_untranslated(tokens, &original, from, to) {
            let severity = if is_quoted_title(tokens) { Severity::Hint } else { Severity::Warning };
            found.push(sides.in_translation(Rule::Untranslated, severity, sentence.paragraph, &range_of(sentence)));
        }
    }
}

fn range_of(sentence: &Sentence) -> std::ops::Range<usize> {
    sentence.range.clone()
}

/// Whether the words are those of the original and not of the translation's language.
fn is_untranslated(
    tokens: &[TextToken],
    original: &HashSet<&str>,
    from: Option<&LanguageWords>,
    to: Option<&LanguageWords>,
) -> bool {
    // Names stay; only words in small letters tell the language.
    let small = || tokens.iter().filter(|token| token.is_word() && !token.is_capital && token.folded.len() > 1);
    let count = small().count();
    if count < LEAST_WORDS {
        return false;
    }
    let share = |is: &dyn Fn(&str) -> bool| small().filter(|token| is(&token.folded)).count() as f64 / count as f64;
    let own = to.map_or(0.0, |to| share(&|word| to.stop_words.contains(word)));
    let same = share(&|word| original.contains(word));
    let foreign = from.map_or(0.0, |from| share(&|word| from.stop_words.contains(word)));
    same > 0.7 && own < 0.15 || foreign > 0.25 && foreign > 2.0 * own
}

/// Whether most of it stands in quotation marks, as the title of a song or film does.
fn is_quoted_title(tokens: &[TextToken]) -> bool {
    let words = tokens.iter().filter(|token| token.is_word());
    let capitals = words.clone().filter(|token| token.is_capital).count();
    capitals * 2 > words.count()
}
