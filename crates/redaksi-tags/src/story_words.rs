//! A story split into words, with its names and its key phrases' places: what the suggestions are made from.

use crate::language_pack::{LanguagePack, guess_language, pack_for, primary_subtag};
use crate::names::{FoundName, find_in_parts, is_title_case};
use crate::story_input::{StoryInput, TagEvidence, TextPart};
use crate::words::{TagWord, sentence_ranges, split_words};
use std::ops::Range;

/// A text of the story, split.
pub(crate) struct SplitPart<'a> {
    pub(crate) part: TextPart,
    pub(crate) text: &'a str,
    pub(crate) words: Vec<TagWord>,
    sentences: Vec<Range<usize>>,
    /// The number of words before it.
    pub(crate) offset: usize,
    pub(crate) is_title_case: bool,
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
        let mut language = primary_subtag(story.language);
        let texts = story.parts();
        if language.is_empty() {
            let start: Vec<&str> = texts.iter().map(|(_, text)| *text).take(12).collect();
            language = guess_language(&start.join(" "));
        }
        let pack = pack_for(&language);
        let is_abbreviation = |word: &str| pack.titles.contains(word) || pack.degrees.contains(word);
        let mut parts = Vec::with_capacity(texts.len());
        let mut offset = 0;
        for (part, text) in texts {
            let words = split_words(text, &is_abbreviation);
            let sentences = sentence_ranges(text, &words);
            let is_title_case = is_title_case(text, &words);
            let count = words.len();
            parts.push(SplitPart { part, text, words, sentences, offset, is_title_case });
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
