//! The check of the spelling of a story: what is left of the unknown words after names, foreign words and habits.

use super::speller::{Speller, Verdict};
use super::tokens::{StoryWord, WordCase, story_words};
use crate::{Finding, Rule, Severity, StoryText};
use std::collections::{HashMap, HashSet};

/// The fewest letters of a word that is checked.
const MIN_CHARS: usize = 3;

/// The fewest letters of a word with an expected capital that is flagged: shorter ones are mostly names.
const MIN_CAPITALISED_CHARS: usize = 5;

/// The fewest letters of a word that is probably no name if it is like a word of the dictionary.
const MIN_LONG_CHARS: usize = 8;

/// How often a story uses a word that it means.
const MIN_USES: usize = 3;

/// Finds misspelt words. Finds nothing if the story is in another language than the speller.
///
/// Left alone are names (words that are capitalised inside a sentence, anywhere in the story) in any letter case,
/// acronyms, addresses, hashtags and words with digits, words of the second language in quotes and next to each other,
/// words that are used three times, the desk's words and ignored words, and words that no slip of the finger explains.
#[must_use]
pub fn check_spelling(story: &StoryText, speller: &Speller) -> Vec<Finding> {
    if !story.language.is_empty() && story.language != speller.language() {
        return Vec::new();
    }
    let words = story_words(story);
    let lower: Vec<String> = words.iter().map(|word| word.text.to_lowercase()).collect();
    let mut uses: HashMap<&str, usize> = HashMap::new();
    let mut names: HashSet<&str> = HashSet::new();
    for (word, lower) in words.iter().zip(&lower) {
        *uses.entry(lower).or_default() += 1;
        if word.case != WordCase::Lower && !word.is_capital_expected {
            names.insert(lower);
        }
    }
    let is_candidate = |(word, lower): (&StoryWord, &String)| {
        word.case != WordCase::Mixed
            && !is_pair_of_names(word)
            && lower.chars().nth(MIN_CHARS - 1).is_some()
            && !names.contains(lower.as_str())
            && !speller.is_ignored(lower)
    };
    let verdicts: Vec<Verdict> = words
        .iter()
        .zip(&lower)
        .map(|pair| if is_candidate(pair) { speller.verdict(pair.1) } else { Verdict::Known })
        .collect();
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let Verdict::Unknown(unknown) = &verdicts[index] else { continue };
        let is_used = |word: &String| uses.contains_key(word.as_str());
        let is_near_frequent = unknown.is_near_frequent || unknown.near.iter().any(is_used);
        let is_foreign = |index: Option<usize>| {
            index.and_then(|index| words.get(index)).is_some_and(|word| speller.is_foreign(word.text))
        };
        let is_slip = if unknown.is_foreign {
            is_near_frequent && !is_foreign(index.checked_sub(1)) && !is_foreign(Some(index + 1))
        } else if word.case == WordCase::Capitalised {
            // A name, if nothing better is known.
            let is_of = |chars: usize| lower[index].chars().nth(chars - 1).is_some();
            !speller.has_as_written(word.text)
                && (is_near_frequent && is_of(MIN_CAPITALISED_CHARS) || unknown.is_near_listed && is_of(MIN_LONG_CHARS))
        } else {
            true
        };
        if !is_slip || unknown.near.is_empty() || uses[lower[index].as_str()] >= MIN_USES {
            continue;
        }
        let mut finding = story.finding(Rule::Spelling, Severity::Warning, word.paragraph, word.range.clone());
        finding.fixes = if word.case == WordCase::Lower { unknown.near.clone() } else { speller.suggest(word.text) };
        found.push(finding);
    }
    found
}

/// Whether a word consists of several with capitals, such as `Jawa-Bali`.
fn is_pair_of_names(word: &StoryWord<'_>) -> bool {
    word.text.split('-').skip(1).any(|part| part.starts_with(char::is_uppercase))
}
