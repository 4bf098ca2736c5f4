//! Words of a text: their byte ranges, their folded forms, their capitals, and where sentences begin.

use std::collections::HashMap;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Small letters, or a small letter first.
    Lower,
    /// A capital first, and small letters.
    Capital,
    /// Two or more letters or digits, and all letters are capitals.
    AllCaps,
    /// One capital letter.
    Initial,
    /// Digits only.
    Number,
    /// Letters of a script without capitals.
    Caseless,
}

/// The most letters of an abbreviation that has small letters between its capitals.
const MAX_MIXED_CHARS: usize = 5;

impl Shape {
    fn of(word: &str) -> Self {
        let (mut upper, mut lower, mut letters, mut count) = (0, 0, 0, 0);
        let mut starts_upper = false;
        for (index, c) in word.chars().enumerate() {
            count += 1;
            let is_upper = c.is_uppercase();
            starts_upper |= index == 0 && is_upper;
            upper += usize::from(is_upper);
            lower += usize::from(c.is_lowercase());
            letters += usize::from(c.is_alphabetic());
        }
        match (letters, upper, lower) {
            (0, _, _) => Self::Number,
            (_, 0, 0) => Self::Caseless,
            (1, 1, 0) if count == 1 => Self::Initial,
            (_, 1.., 0) => Self::AllCaps,
            // `BoJ` is an abbreviation.
            _ if starts_upper && count <= MAX_MIXED_CHARS && word.ends_with(char::is_uppercase) => Self::AllCaps,
            _ if starts_upper || upper > 0 => Self::Capital,
            _ => Self::Lower,
        }
    }

    /// Whether the word may be a part of a name in a script with capitals.
    pub(crate) fn is_name_like(self) -> bool {
        matches!(self, Self::Capital | Self::AllCaps | Self::Initial)
    }
}

/// A word of a text.
#[derive(Clone, Debug)]
pub(crate) struct TagWord {
    /// Where it is, in bytes.
    pub(crate) range: Range<usize>,
    /// The form in which it is compared, see [`fold`].
    pub(crate) folded: String,
    /// How it is written.
    pub(crate) shape: Shape,
    /// Whether a sentence or a quotation begins with it.
    pub(crate) is_start: bool,
    /// The index of its sentence.
    pub(crate) sentence: usize,
}

/// Folds a text for comparison: small letters without accents, in normalization form C.
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let without_accents = text.nfkd().filter(|c| canonical_combining_class(*c) == 0).flat_map(char::to_lowercase);
    without_accents.nfc().map(|c| if c == 'ı' { 'i' } else { c }).collect()
}

/// Whether the character belongs to a script without spaces between words; each such character is a word here.
fn is_spaceless(c: char) -> bool {
    c >= '\u{e00}'
        && matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Returns the byte ranges of the words: runs of letters, digits and combining marks. Hyphens and apostrophes separate.
pub(crate) fn word_ranges(text: &str) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let spaceless = is_spaceless(c);
        let is_word = c.is_alphanumeric() || (start.is_some() && !c.is_ascii() && is_combining_mark(c));
        if let Some(from) = start
            && (!is_word || (spaceless && !is_combining_mark(c)))
        {
            ranges.push(from..at);
            start = None;
        }
        if is_word && start.is_none() {
            start = Some(at);
        }
        if spaceless && let Some(from) = start {
            ranges.push(from..at + c.len_utf8());
            start = None;
        }
    }
    ranges.extend(start.map(|from| from..text.len()));
    ranges
}

/// Returns the folded words of a text.
pub(crate) fn folded_words(text: &str) -> Vec<String> {
    word_ranges(text).into_iter().map(|range| fold(&text[range])).collect()
}

/// The most letters of an abbreviation that ends with a full stop inside a sentence.
const MAX_ABBREVIATION_CHARS: usize = 4;

/// Splits a text into words. `is_abbreviation` says whether a full stop after the folded word does not end a sentence.
pub(crate) fn split_words(text: &str, is_abbreviation: &dyn Fn(&str) -> bool) -> Vec<TagWord> {
    let mut words: Vec<TagWord> = Vec::new();
    let mut sentence = 0;
    for range in word_ranges(text).into_iter().flat_map(|range| split_at_lost_space(text, range)) {
        let shape = Shape::of(&text[range.clone()]);
        let mut is_start = true;
        if let Some(previous) = words.last() {
            let gap = &text[previous.range.end..range.start];
            let is_full_stop = gap.contains(['.', '!', '?', '…', '。', '।', ';', '|', '؟'])
                && (gap.contains(char::is_whitespace) || lost_space_after(gap, previous, shape))
                && !matches!(shape, Shape::Lower);
            let is_short = previous.folded.chars().count() <= MAX_ABBREVIATION_CHARS;
            let is_abbreviated = gap.trim() == "."
                && (previous.shape == Shape::Initial || (is_short && is_abbreviation(&previous.folded)));
            let ends = is_full_stop && !is_abbreviated;
            sentence += usize::from(ends);
            is_start =
                ends || gap.contains(['"', '“', '„', '«', '‘', '‹', ':', '–', '—', '•', '*']) || gap.contains(" - ");
        }
        words.push(TagWord { folded: fold(&text[range.clone()]), range, shape, is_start, sentence });
    }
    words
}

/// The least letters of each of two words, a small one and one with a capital, that stand together without a space.
const MIN_GLUED_CHARS: usize = 4;

/// The digits of a year, and the least small letters of a word that it is glued to.
const YEAR_DIGITS: usize = 4;
const MIN_YEAR_LETTERS: usize = 3;

/// Splits a word such as `kataRatna` or `Pasar2025`, where a page lost the space before a capital. A short beginning, as of `iPhone`, is kept.
fn split_at_lost_space(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let word = &text[range.clone()];
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let is_year = word.len() - letters == YEAR_DIGITS && word[letters..].starts_with(['1', '2']);
    if is_year && word[..letters].chars().filter(|c| c.is_lowercase()).count() >= MIN_YEAR_LETTERS {
        return vec![range.start..range.start + letters, range.start + letters..range.end];
    }
    let Some(at) = word.find(char::is_uppercase) else { return vec![range] };
    let (small, capital) = word.split_at(at);
    let is_glued = small.chars().all(char::is_lowercase)
        && small.chars().count() >= MIN_GLUED_CHARS
        && capital.chars().count() >= MIN_GLUED_CHARS
        && capital.chars().skip(1).all(char::is_lowercase);
    if is_glued { vec![range.start..range.start + at, range.start + at..range.end] } else { vec![range] }
}

/// The least letters of a name that stands together with a small word without a space, and of that word.
const MIN_GLUED_NAME: usize = 4;
const MIN_GLUED_ENDING: usize = 3;

/// Splits words such as `Dewantiuntuk`, where a page lost the space before a small word: a function word or verb after a name that the
/// texts have elsewhere, or an ending that is at the end of no name.
pub(crate) fn split_glued_names<'a>(
    parts: &mut [(&'a str, Vec<TagWord>)],
    is_small: &dyn Fn(&str) -> bool,
    is_ending: &dyn Fn(&str) -> bool,
) {
    let mut counts: HashMap<String, (usize, usize)> = HashMap::new();
    for word in parts.iter().flat_map(|(_, words)| words) {
        let (capitals, small) = counts.entry(word.folded.clone()).or_default();
        *capitals += usize::from(word.shape.is_name_like());
        *small += usize::from(word.shape == Shape::Lower);
    }
    let count = |folded: &str| counts.get(folded).copied().unwrap_or_default();
    for (text, words) in parts {
        let glued = |word: &TagWord| -> Option<usize> {
            let own = &text[word.range.clone()];
            let (capitals, small) = count(&word.folded);
            if word.shape != Shape::Capital || capitals > 1 || small > 0 {
                return None;
            }
            own.char_indices().skip(MIN_GLUED_NAME).map(|(at, _)| at).find(|at| {
                let (name, ending) = own.split_at(*at);
                ending.chars().count() >= MIN_GLUED_ENDING
                    && ending.chars().all(char::is_lowercase)
                    && (is_ending(ending) || (is_small(ending) && matches!(count(&fold(name)), (1.., 0))))
            })
        };
        if !words.iter().any(|word| glued(word).is_some()) {
            continue;
        }
        *words = std::mem::take(words)
            .into_iter()
            .flat_map(|word| match glued(&word) {
                Some(at) => {
                    let middle = word.range.start + at;
                    let name = TagWord {
                        range: word.range.start..middle,
                        folded: fold(&text[word.range.start..middle]),
                        ..word.clone()
                    };
                    let range = middle..word.range.end;
                    let small = TagWord {
                        folded: fold(&text[range.clone()]),
                        range,
                        shape: Shape::Lower,
                        is_start: false,
                        ..word
                    };
                    vec![name, small]
                }
                None => vec![word],
            })
            .collect();
    }
}

/// Whether a page lost the space after a full stop: a small word stands before it, and a capital directly after it.
fn lost_space_after(gap: &str, previous: &TagWord, shape: Shape) -> bool {
    let is_small = previous.shape == Shape::Lower && previous.folded.chars().count() >= MIN_GLUED_CHARS;
    matches!(gap, "." | "!" | "?") && is_small && shape == Shape::Capital
}

/// The byte ranges of the sentences of a text whose words were split with [`split_words`], from the first word of each to
/// its last closing mark.
pub(crate) fn sentence_ranges(text: &str, words: &[TagWord]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let opening = text[..word.range.start].trim_end_matches(['"', '“', '„', '«', '(', '‘', '\'']).len();
        if ranges.len() <= word.sentence {
            if let Some(last) = ranges.last_mut() {
                last.end = text[..opening].trim_end().len().max(last.end);
            }
            ranges.push(opening..word.range.end);
        }
        if index + 1 == words.len()
            && let Some(last) = ranges.last_mut()
        {
            last.end = text.trim_end().len().max(word.range.end);
        } else if let Some(last) = ranges.last_mut() {
            last.end = word.range.end;
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<TagWord> {
        split_words(text, &|word| word == "dr")
    }

    #[test]
    fn accents_and_capitals_are_folded() {
        assert_eq!(fold("Québec ÇAĞRI İzmir Київ"), "quebec cagri izmir киів");
        assert_eq!(fold("ＡＢＣ"), "abc");
    }

    #[test]
    fn hyphens_and_apostrophes_separate_words() {
        assert_eq!(folded_words("mata-mata l'Ukraine WordPress"), ["mata", "mata", "l", "ukraine", "wordpress"]);
    }

    #[test]
    fn characters_of_scripts_without_spaces_are_words() {
        assert_eq!(folded_words("東京 Tokyo"), ["東", "京", "tokyo"]);
        assert_eq!(folded_words("हिन्दी में"), ["हिनदी", "में"]);
    }

    #[test]
    fn sentences_begin_after_full_stops_but_not_after_abbreviations() {
        let text = "Kata dr. Ani benar. “Kami pergi.” Lalu A. Budi pulang.";
        let words = split(text);
        let starts: Vec<&str> = words.iter().filter(|w| w.is_start).map(|w| &text[w.range.clone()]).collect();
        assert_eq!(starts, ["Kata", "Kami", "Lalu"]);
        let sentences: Vec<&str> = sentence_ranges(text, &words).into_iter().map(|range| &text[range]).collect();
        assert_eq!(sentences, ["Kata dr. Ani benar.", "“Kami pergi.”", "Lalu A. Budi pulang."]);
    }

    #[test]
    fn lost_spaces_are_seen_at_a_capital_after_a_small_word() {
        let text = "Jalan itu kataRatna Dewanti ditutup.Warga memakai iPhone di pasar.com lama.";
        let words = split(text);
        let starts: Vec<&str> = words.iter().filter(|w| w.is_start).map(|w| &text[w.range.clone()]).collect();
        assert_eq!(starts, ["Jalan", "Warga"]);
        let texts: Vec<&str> = words.iter().map(|w| &text[w.range.clone()]).collect();
        assert!(texts.contains(&"Ratna") && texts.contains(&"iPhone"), "{texts:?}");
    }

    #[test]
    fn years_and_small_words_are_split_from_names() {
        let words = split("Warga datang ke Pasar2025 dan membeli Kenari19.");
        assert!(words.iter().any(|word| word.folded == "2025") && words.iter().any(|word| word.folded == "kenari19"));
        let text = "Ratna Dewantiuntuk pulang, kata Rahmadini.";
        let mut parts = [(text, split(text))];
        split_glued_names(&mut parts, &|word| word == "ini", &|word| word == "untuk");
        let folded: Vec<&str> = parts[0].1.iter().map(|word| word.folded.as_str()).collect();
        assert_eq!(folded, ["ratna", "dewanti", "untuk", "pulang", "kata", "rahmadini"]);
    }

    #[test]
    fn shapes_are_told_apart() {
        let shapes = ["kota", "Kota", "KPK", "A", "12", "G20", "NasDem", "iPhone", "中"].map(Shape::of);
        let expected = [
            Shape::Lower,
            Shape::Capital,
            Shape::AllCaps,
            Shape::Initial,
            Shape::Number,
            Shape::AllCaps,
            Shape::Capital,
            Shape::Capital,
            Shape::Caseless,
        ];
        assert_eq!(shapes, expected);
    }
}
