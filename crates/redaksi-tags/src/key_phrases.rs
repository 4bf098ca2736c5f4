//! Key phrases of a story: runs of content words that stand out by position, frequency and spread.
//!
//! The features are those of statistical keyword extraction, such as YAKE's: where a phrase is, how often, in how many paragraphs.

use crate::affixes::AffixFolder;
use crate::mentions::Mentions;
use crate::story_input::TextPart;
use crate::story_words::{SplitPart, StoryWords};
use crate::words::{Shape, TagWord};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A phrase of one to three words.
#[derive(Clone, Debug)]
pub(crate) struct KeyPhrase {
    /// The form that is suggested.
    pub(crate) text: String,
    /// The number of words.
    pub(crate) length: usize,
    pub(crate) mentions: Mentions,
    /// Whether it is a group of people that stories are about.
    pub(crate) is_group: bool,
}

/// The most words of a key phrase.
const MAX_WORDS: usize = 3;

/// The share of the mentions of a phrase inside a longer one from which it is a part of that one: 3 of 5.
const WHOLE_SHARE: (usize, usize) = (3, 5);

/// The least letters of a key phrase of one word.
const MIN_LETTERS: usize = 3;

/// Returns the phrases that are mentioned twice or in the headline, in the order of their first mention.
pub(crate) fn key_phrases(story: &StoryWords) -> Vec<KeyPhrase> {
    let folder = AffixFolder::for_language(&story.language);
    let mut found: HashMap<String, Mentions> = HashMap::new();
    for (index, part) in story.parts.iter().enumerate() {
        let is_name = name_words(story, index);
        let keys: Vec<String> = part.words.iter().map(|word| folder.key(&word.folded)).collect();
        let mut start = 0;
        while start < part.words.len() {
            let end = run_end(story, part, start, &is_name);
            add_phrases(story, index, start..end, &keys, &mut found);
            start = end.max(start + 1);
        }
    }
    drop_parts(story, &mut found);
    let text_keys: HashSet<String> = story
        .parts
        .iter()
        .filter(|part| part.part != TextPart::Headline)
        .flat_map(|part| part.words.iter().map(|word| folder.key(&word.folded)))
        .collect();
    // A headline where every word has a capital shows no names, so that its phrases need the words of the text.
    let is_supported = |part: usize, words: &Range<usize>| {
        let split = &story.parts[part];
        !split.is_title_case
            || (words.len() == 1 && story.pack.topic_words.contains(&split.words[words.start].folded))
            || (words.len() == 2
                && !story.pack.capital_nouns
                && split.words[words.clone()].iter().all(|word| text_keys.contains(&folder.key(&word.folded))))
    };
    let mut phrases: Vec<KeyPhrase> = found
        .into_values()
        .filter(|mentions| {
            mentions.count() > 1
                || mentions.places.iter().any(|(part, words)| {
                    (story.parts[*part].part == TextPart::Headline && is_supported(*part, words))
                        || is_group(story, &story.parts[*part].words[words.clone()])
                        || is_lead_noun(story, *part, words)
                })
        })
        .filter_map(|mentions| {
            let text = best_form(story, &mentions)?;
            let (part, words) = mentions.places.first()?;
            let words_of = &story.parts[*part].words[words.clone()];
            let is_group =
                if mentions.count() > 1 { begins_with_group(story, words_of) > 0 } else { is_group(story, words_of) };
            let length = words.len();
            Some(KeyPhrase { text, length, mentions, is_group })
        })
        .collect();
    phrases.sort_by_key(|phrase| {
        phrase.mentions.places.first().map(|(part, words)| (*part, words.clone().start, words.end))
    });
    phrases
}

/// The most words of a story that is too short to repeat its subjects.
const SHORT_STORY_WORDS: usize = 250;

/// Whether the words stand at the beginning of the story and are nouns for certain, by their capitals, or the story is short.
fn is_lead_noun(story: &StoryWords, part: usize, words: &Range<usize>) -> bool {
    let split = &story.parts[part];
    let is_noun = story.pack.capital_nouns
        && split.words[words.clone()].iter().all(|word| word.shape.is_name_like())
        && !split.words[words.start].is_start;
    let is_lead = matches!(split.part, TextPart::Abstract | TextPart::Paragraph(0 | 1));
    is_lead && (is_noun || (words.len() == 1 && story.word_count < SHORT_STORY_WORDS))
}

/// Drops phrases that are seen mostly as a part of a longer one.
fn drop_parts(story: &StoryWords, found: &mut HashMap<String, Mentions>) {
    let mut dropped = Vec::new();
    for (phrase, mentions) in found.iter().filter(|(phrase, mentions)| phrase.contains(' ') && mentions.count() > 1) {
        let words: Vec<&str> = phrase.split(' ').collect();
        for length in 1..words.len() {
            for part in words.windows(length) {
                let part = part.join(" ");
                let count = found.get(&part).map_or(0, Mentions::count);
                if mentions.count() * WHOLE_SHARE.1 >= count * WHOLE_SHARE.0 {
                    dropped.push(part);
                }
            }
        }
    }
    for part in dropped {
        // Groups such as `wajib pajak` are what a story is about, also as a part of a longer phrase.
        let is_long_group = |mentions: &Mentions| {
            let (part, words) = &mentions.places[0];
            words.len() > 1 && is_group(story, &story.parts[*part].words[words.clone()])
        };
        if !found.get(&part).is_some_and(is_long_group) {
            found.remove(&part);
        }
    }
}

/// Whether the words are a group of people that stories are about.
fn is_group(story: &StoryWords, words: &[TagWord]) -> bool {
    begins_with_group(story, words) == words.len()
}

/// The number of words of a group of people at the beginning of a phrase; 0 if there is none.
fn begins_with_group(story: &StoryWords, words: &[TagWord]) -> usize {
    story.pack.groups.longest(words.iter().map(|word| word.folded.as_str()))
}

/// Which words of a part belong to a name.
fn name_words(story: &StoryWords, part: usize) -> Vec<bool> {
    let mut is_name = vec![false; story.parts[part].words.len()];
    let first = story.names.partition_point(|name| name.part < part);
    for name in story.names[first..].iter().take_while(|name| name.part == part) {
        is_name[name.words.clone()].fill(true);
    }
    is_name
}

/// Whether a word may be in a phrase.
fn is_content(story: &StoryWords, word: &TagWord) -> bool {
    !story.pack.stop_words.contains(&word.folded)
        && !matches!(word.shape, Shape::Number | Shape::Initial)
        && word.folded.chars().nth(1).is_some()
        && (!story.pack.not_names.contains(&word.folded) || story.pack.topic_words.contains(&word.folded))
}

/// Returns the end of the run of content words that begins at a word; the start itself if it is none.
fn run_end(story: &StoryWords, part: &SplitPart, start: usize, is_name: &[bool]) -> usize {
    let mut end = start;
    while end < part.words.len() && is_content(story, &part.words[end]) && !is_name[end] {
        if end > start {
            let gap = &part.text[part.words[end - 1].range.end..part.words[end].range.start];
            let is_joined = gap == "-" || (!gap.is_empty() && gap.chars().all(char::is_whitespace));
            if !is_joined || part.words[end].sentence != part.words[end - 1].sentence {
                break;
            }
        }
        end += 1;
    }
    end
}

fn add_phrases(
    story: &StoryWords,
    part: usize,
    run: Range<usize>,
    keys: &[String],
    found: &mut HashMap<String, Mentions>,
) {
    let words = &story.parts[part].words;
    let pack = story.pack;
    let is_weak = |at: usize| {
        let folded = &words[at].folded;
        // Where nouns have a capital, adjectives and verbs do not.
        let is_small = pack.capital_nouns && words[at].shape == Shape::Lower;
        let is_verb = pack.has_verb_shape(folded) || pack.root_verbs.contains(folded);
        pack.weak_words.contains(folded) || is_verb || is_small
    };
    let is_too_general = |word: &str| word.chars().count() < MIN_LETTERS || pack.general_words.contains(word);
    // `Man` in `Spider-Man` is no word of its own; where nouns have a capital, the parts of a compound are.
    let has_hyphen = |at: usize| {
        !pack.capital_nouns
            && at > 0
            && at < words.len()
            && &story.parts[part].text[words[at - 1].range.end..words[at].range.start] == "-"
    };
    for start in run.clone().filter(|start| !has_hyphen(*start)) {
        let is_small = words[start].shape == Shape::Lower && pack.capital_nouns;
        let group = pack.groups.longest(words[start..run.end].iter().map(|word| word.folded.as_str()));
        let is_head = pack.phrase_heads.contains(&words[start].folded);
        if is_weak(start) && !is_small && group == 0 && !is_head {
            continue;
        }
        for end in start + 1..=run.end.min(start + MAX_WORDS) {
            // `kontrak rumah`, `air bersih`
            let is_tail = end == start + 2
                && !is_weak(start)
                && (pack.phrase_tails.contains(&words[end - 1].folded)
                    || pack.phrase_heads.contains(&words[end - 1].folded));
            if (is_weak(end - 1) && !is_tail && !is_group(story, &words[start..end]))
                || (end == start + 1 && group == 0 && is_too_general(&words[start].folded))
                || has_hyphen(end)
            {
                continue;
            }
            found.entry(keys[start..end].join(" ")).or_default().add(part, start..end);
        }
    }
}

/// The form that is mentioned most, outside of headlines in capitals if possible.
fn best_form(story: &StoryWords, mentions: &Mentions) -> Option<String> {
    let mut counts: Vec<(&str, usize, usize)> = Vec::new();
    for (part, words) in &mentions.places {
        let text = story.text(*part, words);
        let is_plain = !story.parts[*part].is_title_case && !story.parts[*part].words[words.start].is_start;
        match counts.iter_mut().find(|(known, ..)| *known == text) {
            Some((_, plain, count)) => {
                *plain += usize::from(is_plain);
                *count += 1;
            }
            None => counts.push((text, usize::from(is_plain), 1)),
        }
    }
    let (text, plain, _) = counts.into_iter().rev().max_by_key(|(_, plain, count)| (*plain, *count))?;
    let text = redaksi_core::text::collapse_whitespace(text);
    // A word that is seen only where every word has a capital is written small.
    let is_small = plain == 0 && !story.pack.capital_nouns;
    Some(if is_small && text.contains(char::is_lowercase) { text.to_lowercase() } else { text })
}
