//! Text search: literal or by regular expression, optionally case-sensitive, accent-sensitive or for whole words only.
//! The regular expressions run in time linear in the length of the text.
//!
//! In a literal search, the style of quotes, apostrophes, dashes and spaces does not matter, and invisible characters are
//! ignored. A regular expression is exact, so it can tell them apart.

use crate::text::case::capitalize_first;
use crate::text::fold::{PunctuationFold, fold_punctuation, is_composed};
use regex::{Regex, RegexBuilder};
use std::borrow::Cow;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

/// The maximum size of a compiled regular expression, in bytes.
const MAX_REGEX_BYTES: usize = 1 << 20;

/// A search query and its options.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is an independent option in the search bar")]
pub struct SearchQuery {
    /// The literal text or the regular expression.
    pub text: String,
    /// Whether the search is case-sensitive.
    pub match_case: bool,
    /// Whether the search is accent-sensitive: if so, `cafe` does not match `café`.
    pub match_accents: bool,
    /// Whether only whole words match.
    pub whole_word: bool,
    /// Whether `text` is a regular expression.
    pub is_regex: bool,
}

/// A compiled query.
#[derive(Clone, Debug)]
pub struct Searcher {
    regex: Regex,
    matching: FormOptions,
    /// Whether `$1` in a replacement refers to a capture group.
    expands_groups: bool,
    /// Whether a replacement takes over the letter case of the match.
    preserves_case: bool,
}

/// An invalid regular expression, with the message of the `regex` crate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct InvalidPattern(String);

impl Searcher {
    /// Compiles a query; `None` if its text is empty.
    ///
    /// # Errors
    /// [`InvalidPattern`] if it is an invalid or too large regular expression.
    pub fn new(query: &SearchQuery) -> Result<Option<Self>, InvalidPattern> {
        if query.text.is_empty() {
            return Ok(None);
        }
        let mut matching = FormOptions { keeps_accents: query.match_accents, folds_punctuation: !query.is_regex };
        let mut text = SearchForm::new(&query.text, matching).text.into_owned();
        if text.is_empty() {
            // Only invisible characters are searched for.
            matching.folds_punctuation = false;
            text = SearchForm::new(&query.text, matching).text.into_owned();
        }
        let (first, last) = (text.chars().next(), text.chars().next_back());
        let inner = if query.is_regex { text } else { regex::escape(&text) };
        // A literal that starts or ends with punctuation has no word boundary there.
        let needs_boundary =
            |c: Option<char>| query.whole_word && (query.is_regex || c.is_some_and(char::is_alphanumeric));
        let edge = |c: Option<char>| if needs_boundary(c) { r"\b" } else { "" };
        let regex = RegexBuilder::new(&format!("{}(?:{inner}){}", edge(first), edge(last)))
            .case_insensitive(!query.match_case)
            .multi_line(true)
            .size_limit(MAX_REGEX_BYTES)
            .build()
            .map_err(|error| InvalidPattern(error.to_string().lines().last().unwrap_or_default().to_owned()))?;
        let preserves_case = !query.match_case && !query.is_regex && !query.text.contains(char::is_uppercase);
        Ok(Some(Self { regex, matching, expands_groups: query.is_regex && query.match_accents, preserves_case }))
    }

    /// Returns the byte ranges of all non-empty matches, in order.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        let form = SearchForm::new(text, self.matching);
        let matches = self.regex.find_iter(&form.text).filter(|found| !found.is_empty());
        // One character may decompose into several; skip further matches inside the same character.
        let mut end = 0;
        let ranges = matches.map(|found| form.source(found.range()));
        ranges.filter(|range| range.start >= end && std::mem::replace(&mut end, range.end) <= range.start).collect()
    }

    /// Returns the replacement of a match. If the search ignores case and both query and replacement are in lower case,
    /// the replacement takes over the letter case of the match. In an accent-sensitive regular expression search, `$1`
    /// is expanded to the first capture group.
    #[must_use]
    pub fn replacement(&self, text: &str, found: &Range<usize>, with: &str) -> String {
        if self.preserves_case && !with.contains(char::is_uppercase) {
            return copy_case(text.get(found.clone()).unwrap_or_default(), with);
        }
        let form = SearchForm::new(text, self.matching);
        let captures = self.regex.captures_at(&form.text, form.position(found.start)).filter(|_| self.expands_groups);
        let is_found = |all: regex::Match<'_>| form.source(all.range()) == *found;
        let Some(captures) = captures.filter(|captures| captures.get(0).is_some_and(is_found)) else {
            return with.to_owned();
        };
        let mut expanded = String::new();
        let mut rest = with;
        while let Some(at) = rest.find('$') {
            expanded += &rest[..at];
            let number = rest[at + 1..].chars().next().and_then(|digit| digit.to_digit(10));
            // A `$` that refers to no capture group is literal: `US$`, or `$7` if there are two groups.
            let group = number.map(|number| number as usize).filter(|number| *number < captures.len());
            if let Some(group) = group {
                expanded += captures.get(group).map_or("", |group| &text[form.source(group.range())]);
                rest = &rest[at + 2..];
            } else {
                expanded.push('$');
                rest = &rest[at + 1..];
            }
        }
        expanded + rest
    }
}

/// Returns `text` with the letter case of `model`: all upper case, or the first letter capitalized, or unchanged.
fn copy_case(model: &str, text: &str) -> String {
    let mut letters = model.chars().filter(|c| c.is_alphabetic());
    if !letters.next().is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    let mut rest = letters.peekable();
    if rest.peek().is_some() && rest.all(char::is_uppercase) {
        return text.to_uppercase();
    }
    let first = text.find(char::is_alphanumeric).unwrap_or(text.len());
    text[..first].to_owned() + &capitalize_first(&text[first..])
}

/// What the form of a text for searching preserves.
#[derive(Clone, Copy, Debug)]
struct FormOptions {
    keeps_accents: bool,
    folds_punctuation: bool,
}

/// A text in the form in which it is searched: in normalization form C, without accents unless they matter, and with one
/// style of punctuation and no invisible characters unless they matter.
struct SearchForm<'t> {
    text: Cow<'t, str>,
    /// For each byte of `text`, the byte range in the original; `None` where `text` is the original.
    sources: Option<Vec<Range<usize>>>,
}

impl<'t> SearchForm<'t> {
    fn new(original: &'t str, options: FormOptions) -> Self {
        let FormOptions { keeps_accents, folds_punctuation } = options;
        let fold = |c| if folds_punctuation { fold_punctuation(c) } else { PunctuationFold::Unchanged };
        let is_unchanged = |c| fold(c) == PunctuationFold::Unchanged;
        if original.is_ascii() || keeps_accents && is_nfc(original) && original.chars().all(is_unchanged) {
            return Self { text: Cow::Borrowed(original), sources: None };
        }
        let mut text = String::with_capacity(original.len());
        let mut sources: Vec<Range<usize>> = Vec::with_capacity(original.len());
        for range in composed_ranges(original) {
            if range.len() == 1 {
                text.push_str(&original[range.clone()]);
                sources.push(range);
                continue;
            }
            for c in original[range.clone()].nfc() {
                let c = match fold(c) {
                    PunctuationFold::Unchanged => c,
                    PunctuationFold::As(folded) => folded,
                    PunctuationFold::Ignored => continue,
                };
                if keeps_accents {
                    text.push(c);
                } else if !is_combining_mark(c) {
                    text.extend(c.nfd().filter(|c| !is_combining_mark(*c)).map(|c| if c == 'ı' { 'i' } else { c }));
                } else if let Some(last) = sources.last().cloned() {
                    // An accent belongs to the letter before it.
                    sources.iter_mut().rev().take_while(|source| **source == last).for_each(|it| it.end = range.end);
                }
                sources.resize(text.len(), range.clone());
            }
        }
        Self { text: Cow::Owned(text), sources: Some(sources) }
    }

    /// Returns the byte range in the original for a byte range of `text`.
    fn source(&self, range: Range<usize>) -> Range<usize> {
        match &self.sources {
            None => range,
            Some(_) if range.is_empty() => 0..0,
            Some(sources) => sources[range.start].start..sources[range.end - 1].end,
        }
    }

    /// Returns the byte offset in `text` for one in the original.
    fn position(&self, at: usize) -> usize {
        self.sources.as_ref().map_or(at, |sources| sources.partition_point(|source| source.start < at))
    }
}

/// Splits a text into ranges that are normalized independently of each other: a letter with its combining marks.
fn composed_ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_start = |c: char| c.is_ascii() || c.nfd().next().is_some_and(is_composed);
    let starts = text.char_indices().filter(move |(at, c)| *at == 0 || is_start(*c)).map(|(at, _)| at);
    let ends = starts.clone().skip(1).chain(std::iter::once(text.len()));
    starts.zip(ends).map(|(start, end)| start..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proptest_config::{proptest_config, seeds};
    use proptest::prelude::*;

    fn found(query: &SearchQuery, text: &str) -> Vec<String> {
        let finder = Searcher::new(query).unwrap().unwrap();
        finder.find(text).into_iter().map(|range| text[range].to_owned()).collect()
    }

    fn query(text: &str) -> SearchQuery {
        SearchQuery { text: text.to_owned(), ..SearchQuery::default() }
    }

    #[test]
    fn a_replacement_takes_over_the_case_of_the_match() {
        let replaced = |query: &SearchQuery, text: &str, with: &str| {
            let finder = Searcher::new(query).unwrap().unwrap();
            finder.replacement(text, &finder.find(text)[0], with)
        };
        for (found, expected) in [("presiden", "ketua umum"), ("Presiden", "Ketua umum"), ("PRESIDEN", "KETUA UMUM")] {
            assert_eq!(replaced(&query("presiden"), found, "ketua umum"), expected);
        }
        assert_eq!(replaced(&query("ia"), "Ia", "“dia"), "“Dia");
        assert_eq!(replaced(&query("a"), "A", "sebuah"), "Sebuah", "one capital letter is not all capitals");
        assert_eq!(
            replaced(&query("Presiden"), "Presiden", "ketua"),
            "ketua",
            "a query with capitals is used as typed"
        );
        assert_eq!(replaced(&query("presiden"), "PRESIDEN", "Ketua"), "Ketua");
        let exact = SearchQuery { match_case: true, ..query("presiden") };
        assert_eq!(replaced(&exact, "presiden", "ketua"), "ketua");
    }

    #[test]
    fn case_and_accents_matter_only_if_requested() {
        let text = "Café, CAFE dan cafe\u{301}s";
        assert_eq!(found(&query("cafe"), text), ["Café", "CAFE", "cafe\u{301}"]);
        assert_eq!(found(&SearchQuery { match_case: true, ..query("CAFE") }, text), ["CAFE"]);
        assert_eq!(found(&SearchQuery { match_accents: true, ..query("café") }, text), ["Café", "cafe\u{301}"]);
        assert_eq!(found(&query("café"), text), ["Café", "CAFE", "cafe\u{301}"]);
    }

    #[test]
    fn composed_and_decomposed_text_match_alike() {
        let texts = ["Xem thêm: phố cổ ở Huế", "가각 나", "が ぎ", "कफ़र"];
        for (text, wanted) in texts.into_iter().zip(["thêm", "각", "が", "क"]) {
            for (match_accents, whole_word) in [(false, false), (true, false), (true, true)] {
                let query = SearchQuery { match_accents, whole_word, ..query(wanted) };
                let nfd = |text: &str| text.nfd().collect::<String>();
                let decomposed = SearchQuery { text: nfd(wanted), ..query.clone() };
                let expected: Vec<String> = found(&query, text).iter().map(|found| nfd(found)).collect();
                assert_eq!(found(&query, &nfd(text)), expected, "{text}");
                assert_eq!(found(&decomposed, &nfd(text)), expected, "{text}");
                assert_eq!(found(&decomposed, text), found(&query, text), "{text}");
            }
        }
        let regex = SearchQuery { is_regex: true, match_accents: true, ..query(r"(th\w+): (\w+)") };
        let finder = Searcher::new(&regex).unwrap().unwrap();
        let text = "Xem the\u{302}m: pho\u{302}\u{301}";
        let ranges = finder.find(text);
        assert_eq!(ranges.as_slice(), std::slice::from_ref(&(4..text.len())));
        assert_eq!(finder.replacement(text, &ranges[0], "$2 $1"), "pho\u{302}\u{301} the\u{302}m");
    }

    #[test]
    fn turkish_capitals_match_without_accents() {
        assert_eq!(found(&query("ilgili"), "İLGİLİ ve ilgili"), ["İLGİLİ", "ilgili"]);
        assert_eq!(found(&query("ILIK"), "ılık"), ["ılık"]);
    }

    #[test]
    fn whole_words_do_not_match_inside_others() {
        let text = "kata, kata-kata dan katanya (kata)";
        assert_eq!(found(&SearchQuery { whole_word: true, ..query("kata") }, text).len(), 4);
        assert_eq!(found(&query("kata"), text).len(), 5);
        assert_eq!(found(&SearchQuery { whole_word: true, ..query("(kata)") }, text), ["(kata)"]);
    }

    /// Whether the query finds exactly the text, in all combinations of the options.
    fn is_found(wanted: &str, text: &str) -> bool {
        let surrounded = format!("(“{text}”) – é");
        [(false, false, false), (true, false, true), (false, true, true), (true, true, false)].into_iter().all(
            |(match_case, match_accents, whole_word)| {
                let query = SearchQuery { match_case, match_accents, whole_word, ..query(wanted) };
                found(&query, &surrounded) == [text]
            },
        )
    }

    #[test]
    fn the_style_of_quotes_dashes_and_spaces_does_not_matter() {
        let pairs = [
            ("al-qur'an", "al-qur’an"),
            ("al-qur'an", "al‑qur‘an"),
            ("qur'an", "qurʼan"),
            ("2019-2024", "2019–2024"),
            ("2019-2024", "2019—2024"),
            ("5 - 3", "5 − 3"),
            ("dua ton", "dua\u{a0}ton"),
            ("dua ton", "dua\u{202f}ton"),
            ("kata 'itu'", "kata ‘itu’"),
            ("di \"sana\" lagi", "di “sana” lagi"),
            ("di «sana» lagi", "di „sana“ lagi"),
            ("kerja sama", "ker\u{ad}ja\u{200b} sa\u{2060}ma"),
            ("kafé", "kafe\u{301}"),
        ];
        for (one, other) in pairs {
            assert!(is_found(one, other), "{one} {other}");
            assert!(is_found(other, one), "{other} {one}");
            assert!(is_found(other, other), "{other}");
        }
        assert_eq!(found(&query("\"harga"), "naik “Harga"), ["“Harga"]);
        assert_eq!(found(&query("“harga"), "naik \"harga"), ["\"harga"]);
        assert!(found(&query("dua ton"), "dua\nton").is_empty());
    }

    #[test]
    fn a_hit_starts_and_ends_at_visible_characters_and_is_replaced_exactly() {
        let text = "Harga\u{ad} be\u{ad}ras\u{200b}, naik";
        let finder = Searcher::new(&query("beras")).unwrap().unwrap();
        let hits = finder.find(text);
        assert_eq!(hits.iter().map(|hit| &text[hit.clone()]).collect::<Vec<_>>(), ["be\u{ad}ras"]);
        let mut replaced = text.to_owned();
        replaced.replace_range(hits[0].clone(), &finder.replacement(text, &hits[0], "jagung"));
        assert_eq!(replaced, "Harga\u{ad} jagung\u{200b}, naik");
        assert_eq!(found(&query("\u{ad}"), text), ["\u{ad}", "\u{ad}"], "an invisible character can be searched for");
    }

    #[test]
    fn a_regex_tells_the_styles_apart() {
        let regex = |text: &str| SearchQuery { is_regex: true, match_accents: true, ..query(text) };
        assert_eq!(found(&regex("[–—]"), "satu-dua – tiga — é"), ["–", "—"]);
        assert_eq!(found(&regex("\""), "“a” \"b\""), ["\"", "\""]);
    }

    #[test]
    fn punctuation_is_literal_except_in_a_regex() {
        assert_eq!(found(&query("Rp5.000"), "Rp5.000 dan Rp5x000"), ["Rp5.000"]);
        let regex = SearchQuery { is_regex: true, match_accents: true, ..query(r"(\d+)\.(\d+)") };
        assert_eq!(found(&regex, "Rp5.000 dan 7.250"), ["5.000", "7.250"]);
        let finder = Searcher::new(&regex).unwrap().unwrap();
        let text = "harga 7.250 rupiah";
        assert_eq!(finder.replacement(text, &finder.find(text)[0], "$1,$2"), "7,250");
        assert_eq!(finder.replacement(text, &finder.find(text)[0], "$1rb US$ $7 $$2"), "7rb US$ $7 $250");
        assert_eq!(Searcher::new(&query("$1")).unwrap().unwrap().replacement("$1", &(0..2), "$2"), "$2");
    }

    #[test]
    fn characters_that_decompose_are_matched_once() {
        let regex = SearchQuery { is_regex: true, ..query("..") };
        let finder = Searcher::new(&regex).unwrap().unwrap();
        let found = finder.find("각각");
        assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start), "{found:?}");
    }

    #[test]
    fn an_invalid_regex_is_an_error_and_an_empty_match_is_skipped() {
        assert!(Searcher::new(&SearchQuery { is_regex: true, ..query("(") }).is_err());
        assert!(Searcher::new(&SearchQuery { is_regex: true, ..query(r"(\w{900}){900}") }).is_err());
        assert!(Searcher::new(&query("")).unwrap().is_none());
        assert!(found(&SearchQuery { is_regex: true, ..query("x*") }, "abc").is_empty());
    }

    proptest! {
        #![proptest_config(proptest_config(seeds!("search")))]

        #[test]
        fn matches_are_valid_ordered_ranges(text in "\\PC{0,60}", wanted in "\\PC{1,3}") {
            let finder = Searcher::new(&query(&wanted)).unwrap().unwrap();
            let mut end = 0;
            for range in finder.find(&text) {
                prop_assert!(range.start >= end && text.get(range.clone()).is_some_and(|found| !found.is_empty()));
                end = range.end;
            }
        }

        #[test]
        fn each_text_matches_itself(text in "[a-z][a-zA-Zé ü.\u{301}]{0,19}") {
            let finder = Searcher::new(&query(&text)).unwrap().unwrap();
            prop_assert_eq!(finder.find(&text).len(), 1);
        }
    }
}
