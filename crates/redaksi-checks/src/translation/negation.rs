//! Denials of the original that the translation lacks. Only from English to Indonesian: the other way, most findings would
//! be false, because Indonesian denies with a word where English has an antonym.

use super::groups::ParagraphGroup;
use super::lexicon::{LanguageWords, WordLexicon};
use super::names::NameIndex;
use super::sentence_ends::Sentence;
use super::sentences::PairedSentences;
use super::side::{MOST_PAIRS, Side, Sides, near_paragraph};
use super::tokens::TextToken;
use crate::{Finding, Rule, Severity};
use std::ops::Range;

/// The word with which a denial says when something began is at most so many words behind it.
const WAITING_WITHIN: usize = 25;

/// A denial that is said again after a joining word has at most so many words before it.
const REPEATED_WITHIN: usize = 6;

/// Compares the denials of corresponding sentences. Sentences that were not translated are left out.
pub(super) fn check_negation(
    sides: &Sides,
    index: &NameIndex,
    group: &ParagraphGroup,
    paired: &PairedSentences,
    untranslated: &[usize],
    found: &mut Vec<Finding>,
) {
    let languages = (sides.original.story.language.as_str(), sides.translation.story.language.as_str());
    let words = WordLexicon::get();
    if !words.negation_pairs.iter().any(|(from, to)| (from.as_str(), to.as_str()) == languages) {
        return;
    }
    let (Some(from), Some(to)) = (words.language(languages.0), words.language(languages.1)) else { return };
    let count = |sentences: &[Sentence], is: &dyn Fn(&str) -> bool| -> usize {
        let tokens = sentences.iter().flat_map(|sentence| tokens_of(&sides.translation, sentence));
        tokens.filter(|token| is(&token.folded)).count()
    };
    let is_denial = |word: &str| to.negations.contains(word);
    let told = told_denials(sides, index, paired, (from, to));
    let is_told = |list: &[(usize, usize)], paragraph: usize, at: usize| list.contains(&(paragraph, at));
    let all_denied: usize = paired.original.iter().map(|sentence| denials(&sides.original, sentence, from).len()).sum();
    let all_now = count(&paired.translation, &is_denial);
    let mut missed: Vec<((usize, Range<usize>), Severity)> = Vec::new();
    for pair in &paired.pairs {
        let is_reported = untranslated.iter().any(|at| pair.translation.contains(at));
        if pair.original.is_empty() || pair.translation.is_empty() || is_reported {
            continue;
        }
        let sentences = &paired.original[pair.original.clone()];
        let denied: Vec<_> = sentences
            .iter()
            .flat_map(|sentence| denials(&sides.original, sentence, from))
            .filter(|(paragraph, range)| !is_told(&told.0, *paragraph, range.start))
            .collect();
        let only_then = count(&paired.translation[pair.translation.clone()], &|word| to.only_then_words.contains(word));
        let waits = denied
            .iter()
            .filter(|(paragraph, range)| is_waiting(&sides.original, sentences, *paragraph, range.start, from));
        // `baru` says that something did not happen until then.
        let excused = waits.count().min(only_then);
        let translated = &paired.translation[pair.translation.clone()];
        let free = translated.iter().flat_map(|sentence| {
            let tokens = tokens_of(&sides.translation, sentence).iter();
            tokens.filter(|token| is_denial(&token.folded)).map(|token| (sentence.paragraph, token.range.start))
        });
        let now = excused + free.filter(|(paragraph, at)| !is_told(&told.1, *paragraph, *at)).count();
        let was: Vec<&str> = sentences
            .iter()
            .flat_map(|sentence| tokens_of(&sides.original, sentence))
            .filter(|token| token.is_word())
            .map(|token| token.folded.as_str())
            .collect();
        let is_doubted = was.iter().any(|word| from.doubt_words.contains(*word));
        let is_near = |word: &str| {
            // A word that translates another word of the sentence denies nothing: `ragu` for `hesitate`.
            to.near_negations.contains(word) && !was.iter().any(|other| index.is_translation(other, word))
        };
        let near = count(translated, &is_near);
        // `no doubt` is `pasti`.
        let now = now + count(translated, &|word| is_doubted && to.certainty_words.contains(word));
        let is_silent =
            !is_doubted && count(translated, &|word| is_denial(word) || to.near_negations.contains(word)) == 0;
        if is_silent && now + near == 0 && denied.is_empty() {
            let tokens = sentences.iter().flat_map(|sentence| {
                tokens_of(&sides.original, sentence).iter().map(|token| (sentence.paragraph, token))
            });
            let weak = tokens.into_iter().find(|(_, token)| from.near_negations.contains(&token.folded));
            missed.extend(weak.map(|(paragraph, token)| ((paragraph, token.range.clone()), Severity::Hint)));
        }
        if denied.is_empty() || now >= denied.len() || now + near >= denied.len() && now > 0 {
            continue;
        }
        // Where the group has as many, sentences were merged or moved.
        let is_alone = pair.original.len() == 1 && pair.translation.len() == 1;
        // A denial may be told by an opposite, where the lexicon knows what is denied and the sentence is as long.
        let is_rewritten = || {
            let words = words_behind(&sides.original, denied[0].0, denied[0].1.start, from);
            let chars = |list: &[Sentence]| list.iter().map(|sentence| sentence.chars).sum::<usize>();
            words.iter().any(|word| index.is_ordinary(word))
                && is_alone
                && 10 * chars(translated) > 7 * chars(sentences)
        };
        let says_the_denied = || {
            let words = words_behind(&sides.original, denied[0].0, denied[0].1.start, from);
            let now = translated.iter().flat_map(|sentence| tokens_of(&sides.translation, sentence));
            now.filter(|token| token.is_word())
                .any(|token| words.iter().any(|word| index.is_translation(word, &token.folded)))
        };
        let is_lost = now == 0
            && near == 0
            && if says_the_denied() {
                all_now < all_denied || is_alone
            } else {
                all_now < all_denied && !is_rewritten()
            };
        let severity = if is_lost { Severity::Warning } else { Severity::Hint };
        missed.push((denied[0].clone(), severity));
    }
    for ((paragraph, range), severity) in missed {
        let place = near_paragraph(sides, group, paragraph, range.start);
        found.push(sides.missing(Rule::NegationLost, severity, place, paragraph, &range));
    }
}

/// Denials as paragraphs with the offsets of their words.
type DenialPlaces = Vec<(usize, usize)>;

/// Returns the denials of the original and of the translation that deny the same, by the words behind them, wherever in the
/// group they stand.
fn told_denials(
    sides: &Sides,
    index: &NameIndex,
    paired: &PairedSentences,
    (from, to): (&LanguageWords, &LanguageWords),
) -> (DenialPlaces, DenialPlaces) {
    let with_words = |side: &Side, (paragraph, at): (usize, usize), words: &LanguageWords| {
        ((paragraph, at), words_behind(side, paragraph, at, words))
    };
    let was: Vec<_> = {
        let all = paired.original.iter().flat_map(|sentence| denials(&sides.original, sentence, from));
        all.map(|(paragraph, range)| with_words(&sides.original, (paragraph, range.start), from)).collect()
    };
    let is_told = |word: &str| {
        let mut tokens = paired.original.iter().flat_map(|sentence| tokens_of(&sides.original, sentence));
        tokens.any(|token| token.is_word() && index.is_translation(&token.folded, word))
    };
    // A word that may say a denial denies what stands behind it, unless it translates a word: `enggan berkomentar`.
    let now: Vec<_> = {
        let all = paired.translation.iter().flat_map(|sentence| {
            let tokens = tokens_of(&sides.translation, sentence).iter();
            let denies = |token: &&TextToken| {
                let is_near = to.near_negations.contains(&token.folded) && !is_told(&token.folded);
                to.negations.contains(&token.folded) || is_near
            };
            tokens.filter(denies).map(|token| (sentence.paragraph, token.range.start))
        });
        all.map(|place| with_words(&sides.translation, place, to)).collect()
    };
    let mut told = (Vec::new(), Vec::new());
    if was.len() * now.len() > MOST_PAIRS {
        return told;
    }
    for (place, words) in was {
        let same = now.iter().find(|(other, others)| {
            !told.1.contains(other)
                && words.iter().any(|word| others.iter().any(|other| index.is_translation(word, other)))
        });
        if let Some((other, _)) = same {
            told.0.push(place);
            told.1.push(*other);
        }
    }
    told
}

/// How many words behind a denial say what it denies.
const DENIED_WORDS: usize = 4;

/// Returns the words behind a denial up to the end of its clause, without words of grammar.
fn words_behind(side: &Side, paragraph: usize, at: usize, words: &LanguageWords) -> Vec<String> {
    let tokens = &side.paragraphs[paragraph].tokens;
    let next = tokens.partition_point(|token| token.range.start <= at);
    let clause = tokens[next..].iter().take_while(|token| token.is_word());
    let content = clause.filter(|token| !words.stop_words.contains(&token.folded));
    content.take(DENIED_WORDS).map(|token| token.folded.clone()).collect()
}

/// Whether a denial says when something began: `did not score until`.
fn is_waiting(side: &Side, sentences: &[Sentence], paragraph: usize, at: usize, words: &LanguageWords) -> bool {
    let sentence = sentences.iter().find(|sentence| sentence.paragraph == paragraph && sentence.range.contains(&at));
    sentence.is_some_and(|sentence| {
        let tokens = tokens_of(side, sentence);
        let next = tokens.partition_point(|token| token.range.start <= at);
        tokens[next..].iter().take(WAITING_WITHIN).any(|token| words.waiting_words.contains(&token.folded))
    })
}

fn tokens_of<'a>(side: &'a Side, sentence: &Sentence) -> &'a [TextToken] {
    &side.paragraphs[sentence.paragraph].tokens[sentence.tokens.clone()]
}

/// Returns the denials of a sentence with the word after each.
fn denials(side: &Side, sentence: &Sentence, words: &LanguageWords) -> Vec<(usize, Range<usize>)> {
    let tokens = tokens_of(side, sentence);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let first = &tokens[at + usize::from(tokens[at].is_sign("-") && at + 1 < tokens.len())];
        let phrases = words.not_negations(&first.folded).iter();
        if let Some(length) = phrases.filter_map(|phrase| phrase_length(&tokens[at..], phrase)).max() {
            at += length;
            continue;
        }
        let token = &tokens[at];
        // `No 1` and `No. 1` is a number.
        let is_number = words.number_signs.contains(&token.folded)
            && tokens[at + 1..].iter().take(2).any(|next| next.kind == super::tokens::TokenKind::Number);
        // `no water and no power` may be denied at once.
        let is_repeated = at >= 2
            && words.joiners.contains(&tokens[at - 1].folded)
            && tokens[at.saturating_sub(REPEATED_WITHIN)..at - 1].iter().any(|earlier| earlier.folded == token.folded);
        if token.is_word() && words.negations.contains(&token.folded) && !is_number && !is_repeated {
            let end = tokens[at + 1..].first().filter(|next| next.is_word()).unwrap_or(token).range.end;
            found.push((sentence.paragraph, token.range.start..end));
        }
        at += 1;
    }
    found
}

/// Returns how many tokens a phrase takes at the start of the tokens, if it stands there.
fn phrase_length(tokens: &[TextToken], phrase: &str) -> Option<usize> {
    let mut length = 0;
    for word in phrase.split([' ', '-']) {
        if tokens.get(length).is_some_and(|token| token.is_sign("-")) {
            length += 1;
        }
        if tokens.get(length)?.folded != word {
            return None;
        }
        length += 1;
    }
    Some(length)
}
