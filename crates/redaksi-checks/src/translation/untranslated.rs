//! Sentences of the translation that are in the language of the original.

use super::groups::ParagraphGroup;
use super::lexicon::{LanguageWords, WordLexicon};
use super::sentences::PairedSentences;
use super::side::Sides;
use super::tokens::TextToken;
use crate::{Finding, Rule, Severity};
use std::collections::HashSet;
use std::ops::Range;

/// Fewer words in small letters may be a title or a cry.
const LEAST_WORDS: usize = 4;

/// Fewer words in a sentence may be a name.
const LEAST_SENTENCE_WORDS: usize = 3;

/// A run with fewer stop words of the original's language may be a term.
const LEAST_STOPS: usize = 2;

/// Reports sentences that share most words with the original, or whose common words are of its language. Returns the
/// indexes of these sentences of the translation.
pub(super) fn check_untranslated(
    sides: &Sides,
    group: &ParagraphGroup,
    paired: &PairedSentences,
    found: &mut Vec<Finding>,
) -> Vec<usize> {
    let words = WordLexicon::get();
    let mut reported = Vec::new();
    let from = words.language(&sides.original.story.language);
    let to = words.language(&sides.translation.story.language);
    let original: HashSet<&str> = {
        let tokens = group.original.iter().flat_map(|at| &sides.original.paragraphs[*at].tokens);
        tokens.filter(|token| token.is_word()).map(|token| token.folded.as_str()).collect()
    };
    for (at, sentence) in paired.translation.iter().enumerate() {
        let tokens = &sides.translation.paragraphs[sentence.paragraph].tokens[sentence.tokens.clone()];
        if let Some(run) = untranslated_run(tokens, &original, from, to) {
            let severity = if is_quoted_title(&tokens[run.clone()]) { Severity::Hint } else { Severity::Warning };
            let range = tokens[run.start].range.start..tokens[run.end - 1].range.end;
            found.push(sides.in_translation(Rule::Untranslated, severity, sentence.paragraph, &range));
            reported.push(at);
        }
    }
    reported
}

/// Returns the longest run of tokens whose words are those of the original, or of its language, and not of the
/// translation's language.
fn untranslated_run(
    tokens: &[TextToken],
    original: &HashSet<&str>,
    from: Option<&LanguageWords>,
    to: Option<&LanguageWords>,
) -> Option<Range<usize>> {
    let is_in = |words: Option<&LanguageWords>, word: &str| words.is_some_and(|words| words.stop_words.contains(word));
    // A whole sentence, however many names are in it.
    let words = || tokens.iter().filter(|token| token.is_word());
    let fits = |token: &TextToken| {
        let word = token.folded.as_str();
        is_in(from, word) || original.contains(word) && !is_in(to, word)
    };
    let stops = words().filter(|token| is_in(from, &token.folded)).count();
    if stops >= LEAST_STOPS && words().count() >= LEAST_SENTENCE_WORDS && words().all(fits) {
        return word_range(tokens, 0..tokens.len());
    }
    let mut best: Option<(usize, Range<usize>)> = None;
    let mut start = 0;
    // Words in small letters, and stop words of the original's language, since `start`. Names stay and tell nothing.
    let (mut small, mut stops) = (0, 0);
    for at in 0..=tokens.len() {
        let ends = match tokens.get(at) {
            None => true,
            Some(token) if !token.is_word() => false,
            Some(token) => {
                if fits(token) && !token.is_capital {
                    small += 1;
                    stops += usize::from(is_in(from, &token.folded));
                }
                !fits(token)
            }
        };
        if !ends {
            continue;
        }
        let is_language =
            if from.is_some() { stops >= LEAST_STOPS && stops * 6 >= small } else { small >= 2 * LEAST_WORDS };
        if small >= LEAST_WORDS && is_language && best.as_ref().is_none_or(|(most, _)| small > *most) {
            best = Some((small, start..at));
        }
        (start, small, stops) = (at + 1, 0, 0);
    }
    let (_, run) = best?;
    word_range(tokens, run)
}

/// Returns the range without signs at its ends, which belong to the sentence around it.
fn word_range(tokens: &[TextToken], range: Range<usize>) -> Option<Range<usize>> {
    let from = range.clone().find(|at| tokens[*at].is_word())?;
    let to = range.rev().find(|at| tokens[*at].is_word())? + 1;
    Some(from..to)
}

/// Whether most of it stands in quotation marks, as the title of a song or film does.
fn is_quoted_title(tokens: &[TextToken]) -> bool {
    let words = tokens.iter().filter(|token| token.is_word());
    let capitals = words.clone().filter(|token| token.is_capital && !token.starts_sentence).count();
    capitals * 2 > words.count()
}
