//! Finding in a text: words as they are written, in any case, without their accents, as whole words, or by a pattern.
//! Patterns are regular expressions of a kind that takes time in proportion to the text, whatever the pattern.

use super::case::large;
use regex::{Regex, RegexBuilder};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// How large a pattern may become when it is made ready, in bytes.
const LARGEST: usize = 1 << 20;

/// What is looked for, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own in the window")]
pub struct Query {
    /// The words, or the pattern.
    pub text: String,
    /// Whether capitals count.
    pub case: bool,
    /// Whether accents count: `café` is not `cafe` then.
    pub accents: bool,
    /// Whether only whole words are found.
    pub whole: bool,
    /// Whether the text is a pattern.
    pub pattern: bool,
}

/// A query made ready.
#[derive(Clone, Debug)]
pub struct Finder {
    regex: Regex,
    accents: bool,
    expands: bool,
    /// Whether what comes in its place has the capitals of what was found.
    capitals: bool,
}

/// A pattern that is none; where and why, as the library tells it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct PatternFault(String);

impl Finder {
    /// Makes a query ready; `None` where nothing is looked for.
    ///
    /// # Errors
    /// [`PatternFault`] where it is a pattern and cannot be one.
    pub fn new(query: &Query) -> Result<Option<Self>, PatternFault> {
        if query.text.is_empty() {
            return Ok(None);
        }
        let text = if query.accents { query.text.clone() } else { plain(&query.text).0 };
        let inner = if query.pattern { text } else { regex::escape(&text) };
        // A sign at the end of what is looked for is no part of a word, so only letters are held apart.
        let bound = |c: Option<char>| query.whole && (query.pattern || c.is_some_and(char::is_alphanumeric));
        let (first, last) = (bound(query.text.chars().next()), bound(query.text.chars().next_back()));
        let edge = |is_bound: bool| if is_bound { r"\b" } else { "" };
        let regex = RegexBuilder::new(&format!("{}(?:{inner}){}", edge(first), edge(last)))
            .case_insensitive(!query.case)
            .multi_line(true)
            .size_limit(LARGEST)
            .build()
            .map_err(|error| PatternFault(error.to_string().lines().last().unwrap_or_default().to_owned()))?;
        let capitals = !query.case && !query.pattern && !query.text.contains(char::is_uppercase);
        Ok(Some(Self { regex, accents: query.accents, expands: query.pattern && query.accents, capitals }))
    }

    /// What is found, in order, in bytes; nothing that is empty.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        if self.accents {
            return self.regex.find_iter(text).map(|found| found.range()).filter(|range| !range.is_empty()).collect();
        }
        let (plain, places) = plain(text);
        let found = self.regex.find_iter(&plain).filter(|found| !found.is_empty());
        // A letter may come apart into several; what was found in the first of them is not found in the next once more.
        let mut reached = 0;
        let ranges = found.map(|found| places[found.start()].start..places[found.end() - 1].end);
        ranges
            .filter(|range| range.start >= reached && std::mem::replace(&mut reached, range.end) <= range.start)
            .collect()
    }

    /// What comes in the place of what was found there. Where both were typed small and capitals do not count, it has the
    /// capitals of what was found. In a pattern, `$1` is what its first brackets found, where accents count.
    #[must_use]
    pub fn replacement(&self, text: &str, found: &Range<usize>, with: &str) -> String {
        if self.capitals && !with.contains(char::is_uppercase) {
            return as_large(text.get(found.clone()).unwrap_or_default(), with);
        }
        let captures = self.regex.captures_at(text, found.start).filter(|_| self.expands);
        let Some(captures) = captures.filter(|captures| captures.get(0).is_some_and(|all| all.range() == *found))
        else {
            return with.to_owned();
        };
        let mut expanded = String::new();
        let mut rest = with;
        while let Some(at) = rest.find('$') {
            expanded += &rest[..at];
            let number = rest[at + 1..].chars().next().and_then(|digit| digit.to_digit(10));
            // What names no brackets of the pattern stands for itself: `US$`, `$7` behind two pairs.
            let group = number.map(|number| number as usize).filter(|number| *number < captures.len());
            if let Some(group) = group {
                expanded += captures.get(group).map_or("", |group| group.as_str());
                rest = &rest[at + 2..];
            } else {
                expanded.push('$');
                rest = &rest[at + 1..];
            }
        }
        expanded + rest
    }
}

/// A text with the capitals of another: all, or the first.
fn as_large(model: &str, text: &str) -> String {
    let mut letters = model.chars().filter(|c| c.is_alphabetic());
    if !letters.next().is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    let mut rest = letters.peekable();
    if rest.peek().is_some() && rest.all(char::is_uppercase) {
        return text.to_uppercase();
    }
    let first = text.find(char::is_alphanumeric).unwrap_or(text.len());
    text[..first].to_owned() + &large(&text[first..])
}

/// A text without its accents, and for each of its bytes where the letter stands that it came from.
fn plain(text: &str) -> (String, Vec<Range<usize>>) {
    let mut plain = String::with_capacity(text.len());
    let mut places: Vec<Range<usize>> = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let range = at..at + c.len_utf8();
        if c.is_ascii() {
            plain.push(c);
            places.push(range);
            continue;
        }
        if is_combining_mark(c) {
            // An accent belongs to the letter before it.
            let last = places.last().cloned();
            for place in places.iter_mut().rev().take_while(|place| Some(&**place) == last.as_ref()) {
                place.end = range.end;
            }
            continue;
        }
        let from = plain.len();
        plain.extend(c.nfd().filter(|c| !is_combining_mark(*c)));
        places.resize(places.len() + plain.len() - from, range);
    }
    (plain, places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(query: &Query, text: &str) -> Vec<String> {
        let finder = Finder::new(query).unwrap().unwrap();
        finder.find(text).into_iter().map(|range| text[range].to_owned()).collect()
    }

    fn query(text: &str) -> Query {
        Query { text: text.to_owned(), ..Query::default() }
    }

    #[test]
    fn what_comes_in_its_place_has_the_capitals_of_what_was_found() {
        let replaced = |query: &Query, text: &str, with: &str| {
            let finder = Finder::new(query).unwrap().unwrap();
            finder.replacement(text, &finder.find(text)[0], with)
        };
        for (found, expected) in [("presiden", "ketua umum"), ("Presiden", "Ketua umum"), ("PRESIDEN", "KETUA UMUM")] {
            assert_eq!(replaced(&query("presiden"), found, "ketua umum"), expected);
        }
        assert_eq!(replaced(&query("ia"), "Ia", "“dia"), "“Dia");
        assert_eq!(replaced(&query("a"), "A", "sebuah"), "Sebuah", "one letter tells nothing of the others");
        assert_eq!(replaced(&query("Presiden"), "Presiden", "ketua"), "ketua", "what was typed large is meant so");
        assert_eq!(replaced(&query("presiden"), "PRESIDEN", "Ketua"), "Ketua");
        let exact = Query { case: true, ..query("presiden") };
        assert_eq!(replaced(&exact, "presiden", "ketua"), "ketua");
    }

    #[test]
    fn case_and_accents_count_where_they_are_asked_for() {
        let text = "Café, CAFE dan cafe\u{301}s";
        assert_eq!(found(&query("cafe"), text), ["Café", "CAFE", "cafe\u{301}"]);
        assert_eq!(found(&Query { case: true, ..query("CAFE") }, text), ["CAFE"]);
        assert_eq!(found(&Query { accents: true, ..query("café") }, text), ["Café"]);
        assert_eq!(found(&query("café"), text), ["Café", "CAFE", "cafe\u{301}"]);
    }

    #[test]
    fn whole_words_are_no_parts_of_others() {
        let text = "kata, kata-kata dan katanya (kata)";
        assert_eq!(found(&Query { whole: true, ..query("kata") }, text).len(), 4);
        assert_eq!(found(&query("kata"), text).len(), 5);
        assert_eq!(found(&Query { whole: true, ..query("(kata)") }, text), ["(kata)"]);
    }

    #[test]
    fn signs_are_signs_but_in_a_pattern() {
        assert_eq!(found(&query("Rp5.000"), "Rp5.000 dan Rp5x000"), ["Rp5.000"]);
        let pattern = Query { pattern: true, accents: true, ..query(r"(\d+)\.(\d+)") };
        assert_eq!(found(&pattern, "Rp5.000 dan 7.250"), ["5.000", "7.250"]);
        let finder = Finder::new(&pattern).unwrap().unwrap();
        let text = "harga 7.250 rupiah";
        assert_eq!(finder.replacement(text, &finder.find(text)[0], "$1,$2"), "7,250");
        assert_eq!(finder.replacement(text, &finder.find(text)[0], "$1rb US$ $7 $$2"), "7rb US$ $7 $250");
        assert_eq!(Finder::new(&query("$1")).unwrap().unwrap().replacement("$1", &(0..2), "$2"), "$2");
    }

    #[test]
    fn letters_that_come_apart_are_found_once() {
        let pattern = Query { pattern: true, ..query("..") };
        let finder = Finder::new(&pattern).unwrap().unwrap();
        let found = finder.find("각각");
        assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start), "{found:?}");
    }

    #[test]
    fn a_pattern_that_is_none_is_refused_and_an_empty_one_finds_nothing() {
        assert!(Finder::new(&Query { pattern: true, ..query("(") }).is_err());
        assert!(Finder::new(&Query { pattern: true, ..query(r"(\w{900}){900}") }).is_err());
        assert!(Finder::new(&query("")).unwrap().is_none());
        assert!(found(&Query { pattern: true, ..query("x*") }, "abc").is_empty());
    }

    proptest! {
        #[test]
        fn what_is_found_stands_there_in_order(text in "\\PC{0,60}", sought in "\\PC{1,3}") {
            let finder = Finder::new(&query(&sought)).unwrap().unwrap();
            let mut reached = 0;
            for range in finder.find(&text) {
                prop_assert!(range.start >= reached && text.get(range.clone()).is_some_and(|found| !found.is_empty()));
                reached = range.end;
            }
        }

        #[test]
        fn each_text_finds_itself(text in "[a-zA-Zé ü.\u{301}]{1,20}") {
            prop_assume!(!plain(&text).0.is_empty());
            let finder = Finder::new(&query(&text)).unwrap().unwrap();
            prop_assert_eq!(finder.find(&text).len(), 1);
        }
    }
}
