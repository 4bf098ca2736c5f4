//! The check of the spelling of a story: what is left of the unknown words after names, foreign words and habits.

use super::speller::{Speller, Verdict};
use super::tokens::{StoryWord, WordCase, story_words};
use crate::{Finding, Rule, Severity, StoryText};
use std::collections::{HashMap, HashSet};

/// The fewest letters of a word that is checked.
const MIN_CHARS: usize = 3;

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
            && lower.chars().nth(MIN_CHARS - 1).is_some()
            && !names.contains(lower.as_str())
            && !speller.is_ignored(lower)
    };
    let verdicts: Vec<Verdict> = words
        .iter()
        .zip(&lower)
        .map(|pair| if is_candidate(pair) { speller.verdict(pair.1) } else { Verdict::Known })
        .collect();
    let is_foreign = |index: usize| matches!(verdicts.get(index), Some(Verdict::Unknown { is_foreign: true, .. }));
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let Verdict::Unknown { near, .. } = &verdicts[index] else { continue };
        let is_among_foreign = is_foreign(index)
            && (word.is_quoted || index.checked_sub(1).is_some_and(is_foreign) || is_foreign(index + 1));
        if near.is_empty() || is_among_foreign || uses[lower[index].as_str()] >= MIN_USES {
            continue;
        }
        let mut finding = story.finding(Rule::Spelling, Severity::Warning, word.paragraph, word.range.clone());
        finding.fixes = if word.case == WordCase::Lower { near.to_vec() } else { speller.suggest(word.text) };
        found.push(finding);
    }
    found
}
