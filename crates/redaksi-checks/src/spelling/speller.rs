//! Tells whether words are spelled right, with a dictionary, our own lists, the affix grammar, and the user's words.

use super::dictionary::{DictionaryError, MAX_WORD_BYTES, SpellingDictionary};
use super::edits::{Slip, for_each_origin, for_each_syllable_off};
use super::trigrams::Trigrams;
use super::words::WordLists;
use crate::affixes::{AffixGrammar, AffixedWord};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

/// The fewest letters of a root that takes affixes which the dictionary does not list for it. Of shorter roots, most
/// combinations are slips.
const MIN_ROOT_CHARS: usize = 4;

/// The fewest letters of a root whose passive is right if its active form is: of shorter ones, both are often slips.
const MIN_CERTAIN_CHARS: usize = 5;

/// The fewest letters of a word that may stand for an affixed form.
const MIN_AFFIXED_CHARS: usize = 5;

/// The most words whose verdict is remembered.
const MAX_REMEMBERED: usize = 20_000;

/// The most suggestions for a word.
const MAX_SUGGESTIONS: usize = 5;

/// The fewest letters of a word that may lack or repeat a whole syllable, and of one whose only likely correction is taken to be
/// right although it is no frequent word.
const MIN_LONG_CHARS: usize = 7;

/// How much likelier a correction is that is among the most frequent words of the news.
const FREQUENT: u32 = 6;

/// How much likelier a correction is that begins with the same letter: the first letter is seldom wrong.
const STARTS_ALIKE: u32 = 4;

/// How likely it is that two frequent words lost the space between them.
const SPLIT: u32 = 15;

/// How likely it is that a word lacks its capital.
const CAPITAL: u32 = 30;

/// What the dictionaries say of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is a word of the language, or nothing that can be judged.
    Known,
    /// It is not, or only just.
    Unknown(Arc<UnknownWord>),
}

/// What is known of a word that is not one of the language.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct UnknownWord {
    /// Whether the second dictionary has it.
    pub is_foreign: bool,
    /// Whether one of the words in `near` is a frequent one.
    pub is_near_frequent: bool,
    /// Whether one of the words in `near` is an entry of the dictionary or a form of one.
    pub is_near_listed: bool,
    /// The words of the language that it may stand for, the likeliest first.
    pub near: Vec<NearWord>,
}

/// A word that a wrong one may stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NearWord {
    pub word: String,
    /// How likely it is that the wrong word stands for it; only for comparing.
    pub likelihood: u32,
    /// Whether the slip is one that typing makes (letters swapped, left out or doubled, a neighbouring key) and the word
    /// is frequent or long enough that hardly another one is meant.
    pub is_reliable: bool,
}

/// Checks the spelling of words in one language.
///
/// Verdicts are remembered, so that a second check of the same words costs next to nothing. Can be sent to another
/// thread and shared by threads.
#[derive(Debug)]
pub struct Speller {
    language: String,
    main: SpellingDictionary,
    second: Option<SpellingDictionary>,
    grammar: Option<&'static AffixGrammar>,
    lists: &'static WordLists,
    /// The trigrams of words, if there is a grammar to know those of all forms.
    trigrams: Option<Trigrams>,
    /// Words that the desk has added, in lower case.
    desk_words: HashSet<String>,
    /// Words that are ignored until the program ends, in lower case.
    ignored: HashSet<String>,
    verdicts: Mutex<HashMap<String, Verdict>>,
}

impl Speller {
    /// Creates a speller for a language, an ISO 639 code such as `id`, from the bytes of a Hunspell dictionary: of its
    /// `.aff` and its `.dic` file.
    ///
    /// # Errors
    /// If the dictionary cannot be used.
    pub fn new(language: &str, aff: &[u8], dic: &[u8]) -> Result<Self, DictionaryError> {
        let main = SpellingDictionary::read(aff, dic)?;
        let grammar = AffixGrammar::of_language(language);
        let lists = WordLists::of_language(language);
        let mut trigrams = grammar.map(|grammar| Trigrams::of(&main, grammar));
        if let Some(trigrams) = &mut trigrams {
            lists.known().for_each(|word| trigrams.add(word));
        }
        Ok(Self {
            language: language.to_owned(),
            main,
            second: None,
            grammar,
            lists,
            trigrams,
            desk_words: HashSet::new(),
            ignored: HashSet::new(),
            verdicts: Mutex::default(),
        })
    }

    /// Adds the dictionary of a second language, such as English, whose words are left alone in quotes and in runs of
    /// words of that language.
    ///
    /// # Errors
    /// If the dictionary cannot be used; the speller is lost then.
    pub fn with_second(mut self, aff: &[u8], dic: &[u8]) -> Result<Self, DictionaryError> {
        self.second = Some(SpellingDictionary::read_forms(aff, dic)?);
        self.forget();
        Ok(self)
    }

    /// Returns the language as an ISO 639 code.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Adds words to the word list of the desk. Affixed forms of them are right, too.
    pub fn add_words<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) {
        for word in words.into_iter().map(str::to_lowercase) {
            if let Some(trigrams) = &mut self.trigrams {
                trigrams.add(&word);
            }
            self.desk_words.insert(word);
        }
        self.forget();
    }

    /// Takes a word off the word list of the desk.
    pub fn remove_word(&mut self, word: &str) {
        self.desk_words.remove(&word.to_lowercase());
        self.forget();
    }

    /// Ignores a word.
    pub fn ignore(&mut self, word: &str) {
        self.ignored.insert(word.to_lowercase());
    }

    fn forget(&mut self) {
        self.verdicts.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Whether a word is ignored; in lower case.
    pub(super) fn is_ignored(&self, word: &str) -> bool {
        self.ignored.contains(word)
    }

    /// Whether a word is right; it may begin with a capital.
    #[must_use]
    pub fn is_right(&self, word: &str) -> bool {
        self.is_ignored(&word.to_lowercase())
            || self.has_as_written(word)
            || self.verdict(&word.to_lowercase()) == Verdict::Known
    }

    /// Whether a word is in the second dictionary and not in that of the language.
    pub(super) fn is_foreign(&self, word: &str) -> bool {
        self.second.as_ref().is_some_and(|second| second.has(word)) && !self.main.has(word)
    }

    /// Whether a word is in the dictionary in the letter case in which it is written, such as `Senin`.
    pub(super) fn has_as_written(&self, word: &str) -> bool {
        self.main.has(word)
    }

    /// Returns words that a wrong word may stand for, at most five, the likeliest first. Takes milliseconds where no word
    /// is one slip away. Keeps a capital at the start.
    #[must_use]
    pub fn suggest(&self, word: &str) -> Vec<String> {
        let lower = word.to_lowercase();
        let Verdict::Unknown(unknown) = self.verdict(&lower) else { return Vec::new() };
        let mut found: Vec<String> = unknown.near.iter().map(|near| near.word.clone()).collect();
        if found.is_empty() {
            found = self.main.suggest(&lower);
            found.truncate(MAX_SUGGESTIONS);
        }
        if word.starts_with(char::is_uppercase) {
            for word in &mut found {
                *word = capitalised(word);
            }
        }
        found
    }

    /// Returns what the dictionaries say of a word in lower case.
    pub(super) fn verdict(&self, word: &str) -> Verdict {
        let remembered = |found: &HashMap<String, Verdict>| found.get(word).cloned();
        if let Some(verdict) = remembered(&self.verdicts.lock().unwrap_or_else(PoisonError::into_inner)) {
            return verdict;
        }
        let verdict = self.judge(word);
        let mut verdicts = self.verdicts.lock().unwrap_or_else(PoisonError::into_inner);
        if verdicts.len() >= MAX_REMEMBERED {
            verdicts.clear();
        }
        verdicts.insert(word.to_owned(), verdict.clone());
        verdict
    }

    fn judge(&self, word: &str) -> Verdict {
        let is_judged = |c: char| c == '-' || self.main.letters().contains(&c);
        if word.len() > MAX_WORD_BYTES || !word.chars().all(is_judged) || self.is_listed(word) {
            return Verdict::Known;
        }
        if let Some(analysis) = self.affixed(word) {
            return self.judge_affixed(word, &analysis);
        }
        if word.contains('-') {
            if self.is_joined(word) {
                return Verdict::Known;
            }
            return Verdict::Unknown(self.judge_parts(word).into());
        }
        Verdict::Unknown(self.judge_unknown(word).into())
    }

    /// Judges a form that the dictionary does not list. Affixes make words of many slips, too: `menadi`, meant as
    /// `menjadi`, could come from `tadi`. So it is suspect if a frequent word is one slip away.
    fn judge_affixed(&self, word: &str, analysis: &AffixedWord<'_>) -> Verdict {
        let is_enclitic = analysis.prefix.is_empty() && analysis.suffix.is_empty();
        let is_long = |chars: usize| analysis.root.chars().nth(chars - 1).is_some();
        let is_certain = is_enclitic
            && (!analysis.is_rare && is_long(MIN_ROOT_CHARS) || self.lists.is_frequent(&analysis.root))
            || (!analysis.suffix.is_empty() || is_long(MIN_CERTAIN_CHARS))
                && self
                    .grammar
                    .and_then(|grammar| grammar.counterpart(analysis))
                    .is_some_and(|other| self.main.has(&other));
        if is_certain {
            return Verdict::Known;
        }
        let near = self.near_of(word, |word| word != analysis.root && self.lists.is_frequent(word));
        if near.is_empty() {
            return Verdict::Known;
        }
        let unknown = UnknownWord { is_foreign: false, is_near_frequent: true, is_near_listed: true, near };
        Verdict::Unknown(unknown.into())
    }

    fn judge_unknown(&self, word: &str) -> UnknownWord {
        let mut near = self.near_of(word, |word| self.is_own_regular(word));
        let is_near_listed = !near.is_empty();
        if near.is_empty() && self.grammar.is_some() && word.chars().nth(MIN_AFFIXED_CHARS - 1).is_some() {
            near = self.near_of(word, |word| self.affixed_by(word, |analysis| !analysis.is_rare).is_some());
            // Affixes make words that nobody uses.
            for near in &mut near {
                near.is_reliable = false;
            }
        }
        let mut is_near_frequent = near.iter().any(|near| self.lists.is_frequent(&near.word));
        if !near.is_empty() {
            if self.main.has(&capitalised(word)) {
                near.push(NearWord { word: capitalised(word), likelihood: CAPITAL, is_reliable: true });
            }
            near.extend(self.syllable_off(word));
        }
        if let Some((first, second)) = self.split(word) {
            is_near_frequent = true;
            let is_reliable = near.is_empty();
            near.push(NearWord { word: format!("{first} {second}"), likelihood: SPLIT, is_reliable });
        }
        sort_by_likelihood(&mut near);
        let is_foreign = self.second.as_ref().is_some_and(|second| second.has(word));
        UnknownWord { is_foreign, is_near_frequent, is_near_listed, near }
    }

    /// Returns the two frequent words that a word would be with a space.
    fn split<'w>(&self, word: &'w str) -> Option<(&'w str, &'w str)> {
        let is_part = |part: &str| part.chars().nth(2).is_some() && self.lists.is_frequent(part);
        let mut splits = word.char_indices().map(|(at, _)| word.split_at(at));
        splits.find(|(first, second)| is_part(first) && is_part(second))
    }

    /// Judges a word with hyphens that is none of the language.
    fn judge_parts(&self, word: &str) -> UnknownWord {
        let parts: Vec<&str> = word.split('-').collect();
        let mut unknown =
            UnknownWord { is_foreign: false, is_near_frequent: false, is_near_listed: false, near: Vec::new() };
        for (index, part) in parts.iter().enumerate() {
            let verdict = if self.is_part(part) { Verdict::Known } else { self.judge(part) };
            let Verdict::Unknown(part) = verdict else { continue };
            if part.is_foreign {
                // A foreign word with an affix, such as `owner-nya`.
                return UnknownWord {
                    is_foreign: true,
                    is_near_frequent: false,
                    is_near_listed: false,
                    near: Vec::new(),
                };
            }
            unknown.is_near_frequent |= part.is_near_frequent;
            unknown.is_near_listed |= part.is_near_listed;
            unknown.near.extend(part.near.iter().map(|near| {
                let mut parts = parts.clone();
                parts[index] = &near.word;
                NearWord { word: parts.join("-"), ..*near }
            }));
        }
        // A word that is repeated is likelier than another pair.
        let is_pair = |word: &str| {
            let pair = word.split_once('-');
            self.grammar.zip(pair).is_some_and(|(grammar, (one, other))| grammar.is_reduplication(one, other, |_| true))
        };
        unknown.near.sort_by_cached_key(|near| !is_pair(&near.word));
        unknown.near.truncate(MAX_SUGGESTIONS);
        unknown
    }

    fn is_listed(&self, word: &str) -> bool {
        self.lists.is_loan(word) || self.is_own(word)
    }

    /// Whether a word is one of the language itself.
    fn is_own(&self, word: &str) -> bool {
        self.is_in_lists(word)
            || self.main.has_stem(word)
            || self.main.has(word)
            || self.lists.has_variant(word, |variant| self.main.has(variant))
    }

    fn is_in_lists(&self, word: &str) -> bool {
        self.lists.is_known(word) || self.desk_words.contains(word)
    }

    /// Whether a word is one of the language itself, except for forms that the grammar does not know. It takes the
    /// dictionary long to find that it lacks a word, so it is asked last.
    fn is_own_regular(&self, word: &str) -> bool {
        let is_regular = || match self.grammar {
            Some(grammar) => grammar.find(word, |analysis| self.main.has_stem(&analysis.root)).is_some(),
            None => true,
        };
        self.is_in_lists(word) || self.main.has_stem(word) || is_regular() && self.main.has(word)
    }

    /// Takes a word apart that is an affixed form of a known root.
    fn affixed(&self, word: &str) -> Option<AffixedWord<'static>> {
        self.affixed_by(word, |_| true)
    }

    /// Takes a word apart that is a form of a known root with affixes that `accept` accepts.
    fn affixed_by(&self, word: &str, accept: impl Fn(&AffixedWord<'_>) -> bool) -> Option<AffixedWord<'static>> {
        self.grammar?.find(word, |analysis| {
            let root = analysis.root.as_str();
            if analysis.is_bare() || !accept(analysis) {
                false
            } else if analysis.is_combining || (analysis.prefix.is_empty() && analysis.suffix.is_empty()) {
                self.is_listed(root)
            } else {
                self.is_root(root)
            }
        })
    }

    fn is_affixed(&self, word: &str) -> bool {
        self.affixed(word).is_some()
    }

    /// Whether affixes can be joined to a word.
    fn is_root(&self, word: &str) -> bool {
        word.chars().nth(MIN_ROOT_CHARS - 1).is_some()
            && (self.main.has_stem(word)
                || self.lists.is_known(word)
                || self.lists.is_loan(word)
                || self.desk_words.contains(word))
    }

    /// Whether a word with hyphens is made of known words, or is one that is reduplicated.
    fn is_joined(&self, word: &str) -> bool {
        if !word.contains('-') {
            return false;
        }
        if word.split('-').all(|part| self.is_part(part)) {
            return true;
        }
        let Some((first, second)) = word.split_once('-') else { return false };
        self.grammar.is_some_and(|grammar| {
            // A root that is written twice alike is meant, also if it is unknown.
            grammar.is_reduplication(first, second, |root| {
                self.is_root(root) || second.contains(root) && first.contains(root)
            })
        })
    }

    /// Whether a part of a word with hyphens is right: a word, an affix or a single letter.
    fn is_part(&self, part: &str) -> bool {
        part.chars().nth(1).is_none()
            || self.grammar.is_some_and(|grammar| grammar.is_affix(part))
            || self.is_listed(part)
            || self.is_affixed(part)
    }

    /// Returns the words that are one slip away from a wrong one and that `is_word` accepts, the likeliest first.
    fn near_of(&self, word: &str, is_word: impl Fn(&str) -> bool) -> Vec<NearWord> {
        let mut found: Vec<NearWord> = Vec::new();
        for_each_origin(word, self.main.letters(), |candidate, slip| {
            if self.is_possible(candidate) && found.iter().all(|near| near.word != candidate) && is_word(candidate) {
                found.push(self.near_word(word, candidate, slip));
            }
            true
        });
        sort_by_likelihood(&mut found);
        found
    }

    /// Returns the words of the language that a long word is with two neighbouring letters more or less: `serfikat` for
    /// `sertifikat`.
    fn syllable_off(&self, word: &str) -> Vec<NearWord> {
        let mut found: Vec<NearWord> = Vec::new();
        if word.chars().nth(MIN_LONG_CHARS - 1).is_none() {
            return found;
        }
        for_each_syllable_off(word, self.main.letters(), |candidate, slip| {
            let is_word = |word: &str| self.is_in_lists(word) || self.main.has_stem(word);
            let is_own =
                || if slip == Slip::ExtraSyllable { self.is_own_regular(candidate) } else { is_word(candidate) };
            if self.is_possible(candidate) && found.iter().all(|near| near.word != candidate) && is_own() {
                found.push(self.near_word(word, candidate, slip));
            }
        });
        found
    }

    fn is_possible(&self, candidate: &str) -> bool {
        self.trigrams.as_ref().is_none_or(|trigrams| trigrams.has_all(candidate))
    }

    fn near_word(&self, wrong: &str, right: &str, slip: Slip) -> NearWord {
        let weight = match slip {
            Slip::Doubled | Slip::Swapped => 12,
            Slip::Missing => 10,
            Slip::NeighbourKey | Slip::MissingSyllable => 7,
            Slip::Extra | Slip::ExtraSyllable => 5,
            Slip::Replaced => 3,
        };
        let starts_alike = wrong.chars().next() == right.chars().next();
        let is_frequent = self.lists.is_frequent(right);
        let is_long = wrong.chars().nth(MIN_LONG_CHARS - 1).is_some();
        let is_usual = matches!(slip, Slip::Doubled | Slip::Swapped | Slip::Missing)
            || matches!(slip, Slip::NeighbourKey | Slip::Extra) && is_long && is_frequent;
        NearWord {
            word: right.to_owned(),
            likelihood: weight + if is_frequent { FREQUENT } else { 0 } + if starts_alike { STARTS_ALIKE } else { 0 },
            is_reliable: is_usual && (is_frequent || is_long),
        }
    }
}

/// Sorts words, the likeliest first, and keeps as many as are suggested.
fn sort_by_likelihood(near: &mut Vec<NearWord>) {
    near.sort_by(|one, other| other.likelihood.cmp(&one.likelihood).then_with(|| one.word.cmp(&other.word)));
    near.truncate(MAX_SUGGESTIONS);
}

/// Returns the word with its first letter in upper case.
pub(super) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
