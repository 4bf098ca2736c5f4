//! A story split into words, with its names and its key phrases' places: what the suggestions are made from.

use crate::glued_words::mend_glued_names;
use crate::language_pack::{LanguagePack, language_of, pack_for, primary_subtag};
use crate::names::{FoundName, find_in_parts, is_title_case};
use crate::story_input::{StoryInput, TagEvidence, TextPart};
use crate::words::{Shape, TagWord, sentence_ranges, split_words};
use std::ops::Range;

/// The most words for each amount of money in a list of several amounts, and in a line with one.
const MAX_LIST_WORDS: usize = 25;
const MAX_LINE_WORDS: usize = 15;

/// The least words of a list for each function word; sentences have more function words.
const MIN_LIST_SHARE: usize = 12;

/// The least amounts of money in a list inside one paragraph.
const MIN_LIST_AMOUNTS: usize = 3;

/// Whether a paragraph is a list with an amount of money for each entry, or a line of such a list.
fn is_price_list(text: &str, words: &[TagWord], pack: &LanguagePack) -> bool {
    let is_amount = |at: usize| {
        let word = &words[at].folded;
        let next_is_number = || words.get(at + 1).is_some_and(|next| next.shape == Shape::Number);
        word.strip_prefix("rp").is_some_and(|rest| {
            if rest.is_empty() { next_is_number() } else { rest.chars().all(|c| c.is_ascii_digit()) }
        })
    };
    let function_words = words.iter().filter(|word| pack.stop_words.contains(&word.folded)).count();
    if function_words * MIN_LIST_SHARE > words.len() {
        return false;
    }
    let amounts = (0..words.len()).filter(|at| is_amount(*at)).count();
    let is_line = amounts > 0 && words.len() <= amounts * MAX_LINE_WORDS && !text.trim_end().ends_with(['.', '”', '"']);
    is_line || (amounts >= MIN_LIST_AMOUNTS && words.len() <= amounts * MAX_LIST_WORDS)
}

/// The number of texts by which the language is guessed.
const GUESSED_PARTS: usize = 12;

/// A text of the story, split.
pub(crate) struct SplitPart<'a> {
    pub(crate) part: TextPart,
    pub(crate) text: &'a str,
    pub(crate) words: Vec<TagWord>,
    sentences: Vec<Range<usize>>,
    /// The number of words before it.
    pub(crate) offset: usize,
    pub(crate) is_title_case: bool,
    /// Whether it is a list of prices or of possessions, whose entries the story is not about.
    pub(crate) is_price_list: bool,
}

/// A story split into words.
pub(crate) struct StoryWords<'a> {
    pub(crate) parts: Vec<SplitPart<'a>>,
    pub(crate) names: Vec<FoundName>,
    pub(crate) pack: &'static LanguagePack,
    pub(crate) language: String,
    pub(crate) word_count: usize,
}

impl<'a> StoryWords<'a> {
    pub(crate) fn new(story: &'a StoryInput<'a>) -> Self {
        let texts = story.parts();
        let start: Vec<&str> = texts.iter().map(|(_, text)| *text).take(GUESSED_PARTS).collect();
        let language = language_of(&primary_subtag(story.language), &start.join(" "));
        let pack = pack_for(&language);
        let is_abbreviation = |word: &str| pack.titles.contains(word) || pack.degrees.contains(word);
        let mut parts = Vec::with_capacity(texts.len());
        let mut offset = 0;
        let mut split: Vec<(&str, Vec<TagWord>)> =
            texts.iter().map(|(_, text)| (*text, split_words(text, &is_abbreviation))).collect();
        mend_glued_names(&mut split, pack);
        for ((part, _), (text, words)) in texts.into_iter().zip(split) {
            let sentences = sentence_ranges(text, &words);
            let is_title_case = is_title_case(text, &words);
            let is_price_list = matches!(part, TextPart::Paragraph(_)) && is_price_list(text, &words, pack);
            let count = words.len();
            parts.push(SplitPart { part, text, words, sentences, offset, is_title_case, is_price_list });
            offset += count;
        }
        let for_names: Vec<(&str, &[TagWord])> = parts.iter().map(|part| (part.text, part.words.as_slice())).collect();
        let names = find_in_parts(&for_names, pack);
        Self { parts, names, pack, language, word_count: offset }
    }

    /// The text of a range of words.
    pub(crate) fn text(&self, part: usize, words: &Range<usize>) -> &'a str {
        let split = &self.parts[part];
        &split.text[split.words[words.start].range.start..split.words[words.end - 1].range.end]
    }

    /// Where a range of words is.
    pub(crate) fn evidence(&self, part: usize, words: &Range<usize>) -> TagEvidence {
        let split = &self.parts[part];
        let first = &split.words[words.start];
        let range = first.range.start..split.words[words.end - 1].range.end;
        let sentence = split.sentences.get(first.sentence).cloned().unwrap_or_else(|| range.clone());
        TagEvidence { part: split.part, sentence: sentence.start..sentence.end.max(range.end), range }
    }
}
