//! Line patterns as users write them: words, `*` for anything, `#` for a number.
//!
//! Lines and patterns are compared in a normalized form without differences of letter case, spaces, and the style of
//! quotes and dashes. Matching simulates an NFA bit by bit: all states advance at once and nothing backtracks, so the
//! time depends only on the lengths of line and pattern.

use crate::packs::char_class::is_extender;
use crate::text::{collapse_whitespace, normalize_for_match};
use memchr::memmem::Finder;

/// The maximum length of a pattern, in bytes of its normalized form.
const MAX_PATTERN_BYTES: usize = 400;

/// How many letters and digits a pattern with a `*` needs; with fewer it would match nearly every line.
const MIN_LETTERS: usize = 3;

/// A parsed line pattern. Two patterns are equal where their normalized forms are.
#[derive(Clone, Debug)]
pub struct Pattern {
    text: String,
    form: String,
    letters: usize,
    strategy: MatchStrategy,
}

/// How a pattern is matched.
#[derive(Clone, Debug)]
enum MatchStrategy {
    /// The pattern has no wildcard: it equals the whole line.
    Exact,
    /// The only wildcard is a `*` at the end: the pattern is a prefix of the line.
    Prefix,
    /// Any other pattern.
    Nfa(Box<PatternNfa>),
}

/// A line in the normalized form in which it is compared with patterns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NormalizedLine(String);

/// Why a text is not a valid pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// It is empty.
    #[error("it is empty")]
    Empty,
    /// It has no letter or digit, or too few of them beside `*`.
    #[error("it would fit nearly every line")]
    TooBroad,
    /// It is longer than the limit.
    #[error("it is too long")]
    TooLong,
}

impl PatternError {
    /// Returns the name of the error in kebab case; its message is `pattern-<code>`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooBroad => "fits-all",
            Self::TooLong => "too-long",
        }
    }
}

impl Pattern {
    /// Parses a pattern as the user types it.
    ///
    /// # Errors
    /// A [`PatternError`] where it is empty, too long, or would match nearly every line.
    pub fn parse(typed: &str) -> Result<Self, PatternError> {
        let text = collapse_whitespace(typed);
        if text.is_empty() {
            return Err(PatternError::Empty);
        }
        let form = normalize_pattern(&text);
        if form.len() > MAX_PATTERN_BYTES {
            return Err(PatternError::TooLong);
        }
        let letters = form.chars().filter(|c| c.is_alphanumeric()).count();
        let needed = if form.contains('*') { MIN_LETTERS } else { 1 };
        if letters < needed {
            return Err(PatternError::TooBroad);
        }
        let strategy = match form.find(['*', '#']) {
            None => MatchStrategy::Exact,
            Some(at) if form[at..] == *"*" => MatchStrategy::Prefix,
            Some(_) => MatchStrategy::Nfa(Box::new(PatternNfa::new(&form))),
        };
        Ok(Self { text, form, letters, strategy })
    }

    /// Returns the pattern as it was written, on one line.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it matches the whole line. Takes time linear in the length of the line.
    #[must_use]
    pub fn matches(&self, line: &NormalizedLine) -> bool {
        match &self.strategy {
            MatchStrategy::Exact => line.0 == self.form,
            MatchStrategy::Prefix => line.0.starts_with(&self.form[..self.form.len() - 1]),
            MatchStrategy::Nfa(nfa) => nfa.matches(line.0.as_bytes()),
        }
    }

    /// Returns how many letters and digits it has: of two patterns that match, the one with more is more specific.
    pub(super) fn letter_count(&self) -> usize {
        self.letters
    }

    /// Returns the normalized form of the only line that it matches; `None` if it has a wildcard.
    pub(super) fn whole_line(&self) -> Option<&str> {
        matches!(self.strategy, MatchStrategy::Exact).then_some(self.form.as_str())
    }

    /// Returns the parts between the wildcards that have a letter or digit, with a normalized line as their haystack.
    /// Every matching line contains all of them. There is at least one.
    pub(super) fn literals(&self) -> impl Iterator<Item = &str> {
        self.form.split(['*', '#']).filter(|literal| literal.contains(char::is_alphanumeric))
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.form == other.form
    }
}

impl Eq for Pattern {}

impl NormalizedLine {
    /// Normalizes a line.
    #[must_use]
    pub fn of(line: &str) -> Self {
        Self(normalize(line, false))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

fn normalize_pattern(text: &str) -> String {
    let mut form = normalize(text, true);
    // A `*` at either end may match nothing, including the space that every form begins and ends with.
    if form.ends_with("* ") {
        form.pop();
    }
    if form.starts_with(" *") {
        form.remove(0);
    }
    form
}

/// Normalizes characters and separates words and punctuation marks by one space, with a space at both ends. Punctuation
/// inside numbers is not separated.
fn normalize(text: &str, is_pattern: bool) -> String {
    let folded = normalize_for_match(text);
    let mut form = String::with_capacity(folded.len() + folded.len() / 4 + 2);
    form.push(' ');
    let is_wildcard = |c: char| is_pattern && matches!(c, '*' | '#');
    let is_digit = |c: char| c.is_ascii_digit() || is_pattern && c == '#';
    let mut chars = folded.chars().peekable();
    let mut previous = ' ';
    let mut was_punctuation = false;
    while let Some(c) = chars.next() {
        let in_number =
            matches!(c, '.' | ',' | ':') && is_digit(previous) && chars.peek().is_some_and(|c| is_digit(*c));
        let is_punctuation = !(c == ' ' || c.is_alphanumeric() || is_wildcard(c) || in_number || is_extender(c));
        if (c == ' ' || is_punctuation || was_punctuation) && !form.ends_with(' ') {
            form.push(' ');
        }
        if c != ' ' {
            form.push(c);
        }
        previous = c;
        was_punctuation = is_punctuation;
    }
    if !form.ends_with(' ') {
        form.push(' ');
    }
    form
}

/// A bit-parallel NFA: bit `i` of the state is set where the first `i` units of the pattern may match what was read so
/// far. A unit is a literal byte or a `#`.
#[derive(Clone, Debug)]
struct PatternNfa {
    /// The longest literal of the pattern; a line without it cannot match.
    needle: Finder<'static>,
    /// How many 64-bit words the state has.
    width: usize,
    /// How many units the pattern has.
    units: usize,
    /// The row of the two tables below for each byte; row 0 is for bytes that the pattern does not contain.
    byte_row: [u8; 256],
    /// For each row, the units that its byte advances.
    advances: Vec<u64>,
    /// For each row, the states that its byte leaves unchanged: inside a number, or at a `*`.
    loops: Vec<u64>,
}

impl PatternNfa {
    fn new(form: &str) -> Self {
        let units = form.bytes().filter(|byte| *byte != b'*').count();
        let width = units / 64 + 1;
        let literals = form.split(['*', '#']);
        let needle = Finder::new(literals.max_by_key(|literal| literal.len()).unwrap_or_default()).into_owned();
        let mut nfa =
            Self { needle, width, units, byte_row: [0; 256], advances: vec![0; width], loops: vec![0; width] };
        let has_number = form.contains('#');
        let in_number = has_number.then_some(b"0123456789.,:").into_iter().flatten().copied();
        for byte in form.bytes().filter(|byte| !matches!(byte, b'*' | b'#')).chain(in_number) {
            nfa.add_row(byte);
        }
        let mut unit = 0;
        for byte in form.bytes() {
            match byte {
                b'*' => (0..nfa.rows()).for_each(|row| nfa.set_loop(row, unit)),
                b'#' => {
                    for byte in b'0'..=b'9' {
                        nfa.set_advance(byte, unit);
                    }
                    for byte in *b"0123456789.,:" {
                        let row = usize::from(nfa.byte_row[usize::from(byte)]);
                        nfa.set_loop(row, unit + 1);
                    }
                    unit += 1;
                }
                byte => {
                    nfa.set_advance(byte, unit);
                    unit += 1;
                }
            }
        }
        nfa
    }

    fn rows(&self) -> usize {
        self.advances.len() / self.width
    }

    fn add_row(&mut self, byte: u8) {
        let row = &mut self.byte_row[usize::from(byte)];
        if *row == 0 {
            // A byte has 256 values, and `*` and `#` have no row, so the row number fits into a byte.
            *row = u8::try_from(self.advances.len() / self.width).unwrap_or(u8::MAX);
            self.advances.resize(self.advances.len() + self.width, 0);
            self.loops.resize(self.loops.len() + self.width, 0);
        }
    }

    fn set_advance(&mut self, byte: u8, unit: usize) {
        let row = usize::from(self.byte_row[usize::from(byte)]);
        self.advances[row * self.width + unit / 64] |= 1 << (unit % 64);
    }

    fn set_loop(&mut self, row: usize, unit: usize) {
        self.loops[row * self.width + unit / 64] |= 1 << (unit % 64);
    }

    fn matches(&self, line: &[u8]) -> bool {
        if self.needle.find(line).is_none() {
            return false;
        }
        let mut state = vec![0_u64; self.width];
        state[0] = 1;
        for byte in line {
            let row = usize::from(self.byte_row[usize::from(*byte)]) * self.width;
            let (mut carry, mut alive) = (0, 0);
            for (word, bits) in state.iter_mut().enumerate() {
                let advanced = *bits & self.advances[row + word];
                *bits = (*bits & self.loops[row + word]) | (advanced << 1) | carry;
                carry = advanced >> 63;
                alive |= *bits;
            }
            if alive == 0 {
                return false;
            }
        }
        (state[self.units / 64] >> (self.units % 64)) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    fn pattern(text: &str) -> Pattern {
        Pattern::parse(text).unwrap()
    }

    fn is_match(text: &str, line: &str) -> bool {
        pattern(text).matches(&NormalizedLine::of(line))
    }

    #[test]
    fn variants_of_a_line_match_alike() {
        for line in ["Baca Juga: Harga Cabai", "BACA\u{a0}JUGA :Harga – cabai", "baca juga:", "\u{200b}Baca juga: “A”"]
        {
            assert!(is_match("Baca Juga: *", line), "{line}");
        }
        for line in ["Baca juga", "Ia baca juga: buku", "Bacaan juga: itu"] {
            assert!(!is_match("Baca Juga: *", line), "{line}");
        }
        assert!(is_match("Kata “dia” – benar", "kata \"dia\" - benar"));
        assert!(is_match("Jum'at", "jum’at"));
        assert!(is_match("Xem thêm: *", "Xem the\u{302}m: Phố cổ") && is_match("Xem the\u{302}m: *", "XEM THÊM: Phố"));
        assert!(
            is_match("İlgili haber: *", "İLGİLİ HABER: Liman") && is_match("İLGİLİ HABER: *", "ilgili haber: liman")
        );
    }

    #[test]
    fn a_star_matches_anything_and_a_hash_matches_a_number() {
        assert!(is_match("Halaman # dari #", "halaman 2 dari 15"));
        assert!(!is_match("Halaman # dari #", "halaman dua dari 15"));
        assert!(!is_match("Halaman # dari #", "halaman 2 dari 15 itu"));
        assert!(is_match("# kali dibaca", "1.229 kali dibaca"));
        assert!(is_match("Pukul #:# *", "Pukul 18:40 WIB"));
        assert!(is_match("Rp# saja", "Rp5.000 saja"));
        assert!(is_match("*Telegram*", "Gabung di grup Telegram kami"));
        assert!(is_match("* kompas.com *", "Dapatkan update dari Kompas.com setiap hari"));
        assert!(is_match("Video *", "Video (viral)") && !is_match("Video *", "Videografer itu pulang"));
        assert!(is_match("Gabung * grup * Telegram", "Gabung di grup kami di Telegram"));
        assert!(is_match("(Baca juga: *)", "(Baca juga: Harga (Cabai) Naik)"));
        assert!(is_match("aba*aba", "abaxaba") && !is_match("aba*aba", "abaaab"));
        assert!(is_match("延伸閱讀：*", "延伸閱讀：東京で会談"));
    }

    #[test]
    fn a_too_broad_pattern_is_rejected() {
        for text in ["*", "#", "***", "* # *", "…", "*a*", "« * »"] {
            assert_eq!(Pattern::parse(text).unwrap_err(), PatternError::TooBroad, "{text}");
        }
        assert_eq!(Pattern::parse(" \n ").unwrap_err(), PatternError::Empty);
        assert_eq!(Pattern::parse(&"kata ".repeat(100)).unwrap_err(), PatternError::TooLong);
        assert!(Pattern::parse("X").is_ok());
    }

    #[test]
    fn every_matching_line_contains_the_literals() {
        let of = |text: &str| pattern(text).literals().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(of("Baca juga: * nomor # *"), [" baca juga : ", " nomor "]);
        assert_eq!(of("*baca*, * 1"), ["baca", " 1 "]);
        assert_eq!(pattern("Baca juga").whole_line(), Some(" baca juga "));
        assert_eq!(pattern("Baca juga *").whole_line(), None);
    }

    /// A backtracking matcher would take hours for these patterns on a line of a megabyte.
    #[test]
    fn a_hostile_pattern_takes_linear_time() {
        let hostile =
            [format!("{}b", "*a".repeat(150)), format!("{}b", "a#".repeat(150)), format!("*{}b", "a".repeat(300))];
        // Each line contains the longest literal of each pattern, so that the NFA runs to the end.
        let lines = ["a", "a1", "a b "].map(|unit| "a".repeat(300) + "b " + &unit.repeat(1_000_000 / unit.len()) + "c");
        let started = Instant::now();
        for text in &hostile {
            for line in &lines {
                assert!(!is_match(text, line));
            }
        }
        // A generous limit for slow machines; each of the nine matches takes some hundredths of a second.
        assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
    }
}
