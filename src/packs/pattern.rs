//! Patterns of lines, as an editor writes them: words, `*` for anything, `#` for a number.
//!
//! Lines and patterns are compared in one form, in which letter case, spaces and the shape of quotes and dashes do
//! not matter. A pattern is followed along the line in all its readings at once, one bit for each, so no line and no
//! pattern takes longer than another of its length: nothing is ever tried again.

use crate::text::{fold, one_line};
use memchr::memmem::Finder;

/// The longest pattern, in bytes of its compared form.
const LONGEST: usize = 400;

/// How many letters and digits a pattern with a `*` needs; fewer fit nearly every line.
const LETTERS: usize = 3;

/// What a line looks like, as an editor writes it.
#[derive(Clone, Debug)]
pub struct Pattern {
    text: String,
    form: String,
    letters: usize,
    shape: Shape,
}

/// How a pattern is compared.
#[derive(Clone, Debug)]
enum Shape {
    /// It is the whole line.
    Whole,
    /// It is the beginning of the line.
    Begins,
    /// Anything else.
    Mixed(Box<Machine>),
}

/// A line in the form in which it is compared with patterns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineForm(String);

/// Why a text is no pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// There is nothing in it.
    #[error("it is empty")]
    Empty,
    /// It holds no word, or hardly any letter beside `*`.
    #[error("it would fit nearly every line")]
    FitsAll,
    /// It is longer than a pattern may be.
    #[error("it is too long")]
    TooLong,
}

impl PatternError {
    /// The name of the error in kebab case; its message is `pattern-<code>`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::FitsAll => "fits-all",
            Self::TooLong => "too-long",
        }
    }
}

impl Pattern {
    /// Reads a pattern as it is typed.
    ///
    /// # Errors
    /// A [`PatternError`] where it would fit every line, or none.
    pub fn parse(typed: &str) -> Result<Self, PatternError> {
        let text = one_line(typed);
        if text.is_empty() {
            return Err(PatternError::Empty);
        }
        let form = form_of_pattern(&text);
        if form.len() > LONGEST {
            return Err(PatternError::TooLong);
        }
        let letters = form.chars().filter(|c| c.is_alphanumeric()).count();
        let needed = if form.contains('*') { LETTERS } else { 1 };
        if letters < needed {
            return Err(PatternError::FitsAll);
        }
        let shape = match form.find(['*', '#']) {
            None => Shape::Whole,
            Some(at) if form[at..] == *"*" => Shape::Begins,
            Some(_) => Shape::Mixed(Box::new(Machine::new(&form))),
        };
        Ok(Self { text, form, letters, shape })
    }

    /// The pattern as it was written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it fits the whole line. Takes time in proportion to the line.
    #[must_use]
    pub fn fits(&self, line: &LineForm) -> bool {
        match &self.shape {
            Shape::Whole => line.0 == self.form,
            Shape::Begins => line.0.starts_with(&self.form[..self.form.len() - 1]),
            Shape::Mixed(machine) => machine.fits(line.0.as_bytes()),
        }
    }

    /// How many letters and digits it names: of two patterns that fit, the one that names more knows better.
    pub(super) fn letters(&self) -> usize {
        self.letters
    }

    /// The first word or sign of every line that it fits, where there is only one such.
    pub(super) fn first_word(&self) -> Option<&str> {
        let first = first_word(&self.form)?;
        (!first.contains(['*', '#'])).then_some(first)
    }
}

/// Patterns that compare alike are the same.
impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.form == other.form
    }
}

impl Eq for Pattern {}

impl LineForm {
    /// The form of a line.
    #[must_use]
    pub fn of(line: &str) -> Self {
        Self(form(line, false))
    }

    pub(super) fn first_word(&self) -> Option<&str> {
        first_word(&self.0)
    }
}

fn first_word(form: &str) -> Option<&str> {
    form.split(' ').find(|word| !word.is_empty())
}

fn form_of_pattern(text: &str) -> String {
    let mut form = form(text, true);
    // At either end `*` may stand for nothing, the space that every form begins and ends with included.
    if form.ends_with("* ") {
        form.pop();
    }
    if form.starts_with(" *") {
        form.remove(0);
    }
    form
}

/// Folded, each sign and each word apart by one space, with a space at both ends. Signs inside numbers stay there.
fn form(text: &str, is_pattern: bool) -> String {
    let folded = fold(text);
    let mut form = String::with_capacity(folded.len() + folded.len() / 4 + 2);
    form.push(' ');
    let is_free = |c: char| is_pattern && matches!(c, '*' | '#');
    let is_digit = |c: char| c.is_ascii_digit() || is_pattern && c == '#';
    let mut chars = folded.chars().peekable();
    let mut before = ' ';
    let mut was_sign = false;
    while let Some(c) = chars.next() {
        let in_number = matches!(c, '.' | ',' | ':') && is_digit(before) && chars.peek().is_some_and(|c| is_digit(*c));
        let is_sign = !(c == ' ' || c.is_alphanumeric() || is_free(c) || in_number || is_combining(c));
        if (c == ' ' || is_sign || was_sign) && !form.ends_with(' ') {
            form.push(' ');
        }
        if c != ' ' {
            form.push(c);
        }
        before = c;
        was_sign = is_sign;
    }
    if !form.ends_with(' ') {
        form.push(' ');
    }
    form
}

/// Signs that belong to the letter before them.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{93c}' | '\u{94d}')
}

/// Follows a pattern along a line in all its readings at once: bit `i` of a state says that the first `i` units of
/// the pattern may have been read.
#[derive(Clone, Debug)]
struct Machine {
    /// The longest piece without `*` and `#`; a line without it need not be followed.
    needle: Finder<'static>,
    /// How many words of 64 bits a state takes.
    width: usize,
    /// How many units there are.
    units: usize,
    /// The row of the two tables below that holds for a byte; row 0 for bytes that the pattern does not name.
    row_of: [u8; 256],
    /// For each row, the units that begin with its byte.
    begins: Vec<u64>,
    /// For each row, the places at which its byte changes nothing: inside a number, or where `*` stands.
    stays: Vec<u64>,
}

impl Machine {
    fn new(form: &str) -> Self {
        let units = form.bytes().filter(|byte| *byte != b'*').count();
        let width = units / 64 + 1;
        let pieces = form.split(['*', '#']);
        let needle = Finder::new(pieces.max_by_key(|piece| piece.len()).unwrap_or_default()).into_owned();
        let mut machine =
            Self { needle, width, units, row_of: [0; 256], begins: vec![0; width], stays: vec![0; width] };
        let has_number = form.contains('#');
        let in_number = has_number.then_some(b"0123456789.,:").into_iter().flatten().copied();
        for byte in form.bytes().filter(|byte| !matches!(byte, b'*' | b'#')).chain(in_number) {
            machine.give_row(byte);
        }
        let mut unit = 0;
        for byte in form.bytes() {
            match byte {
                b'*' => (0..machine.rows()).for_each(|row| machine.set_stays(row, unit)),
                b'#' => {
                    for byte in b'0'..=b'9' {
                        machine.set_begins(byte, unit);
                    }
                    for byte in *b"0123456789.,:" {
                        let row = usize::from(machine.row_of[usize::from(byte)]);
                        machine.set_stays(row, unit + 1);
                    }
                    unit += 1;
                }
                byte => {
                    machine.set_begins(byte, unit);
                    unit += 1;
                }
            }
        }
        machine
    }

    fn rows(&self) -> usize {
        self.begins.len() / self.width
    }

    fn give_row(&mut self, byte: u8) {
        let row = &mut self.row_of[usize::from(byte)];
        if *row == 0 {
            // A byte has 256 values and `*` and `#` take no row, so the number of a row fits.
            *row = u8::try_from(self.begins.len() / self.width).unwrap_or(u8::MAX);
            self.begins.resize(self.begins.len() + self.width, 0);
            self.stays.resize(self.stays.len() + self.width, 0);
        }
    }

    fn set_begins(&mut self, byte: u8, unit: usize) {
        let row = usize::from(self.row_of[usize::from(byte)]);
        self.begins[row * self.width + unit / 64] |= 1 << (unit % 64);
    }

    fn set_stays(&mut self, row: usize, unit: usize) {
        self.stays[row * self.width + unit / 64] |= 1 << (unit % 64);
    }

    fn fits(&self, line: &[u8]) -> bool {
        if self.needle.find(line).is_none() {
            return false;
        }
        let mut state = vec![0_u64; self.width];
        state[0] = 1;
        for byte in line {
            let row = usize::from(self.row_of[usize::from(*byte)]) * self.width;
            let (mut carry, mut lives) = (0, 0);
            for (word, now) in state.iter_mut().enumerate() {
                let moved = *now & self.begins[row + word];
                *now = (*now & self.stays[row + word]) | (moved << 1) | carry;
                carry = moved >> 63;
                lives |= *now;
            }
            if lives == 0 {
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

    fn fits(text: &str, line: &str) -> bool {
        pattern(text).fits(&LineForm::of(line))
    }

    #[test]
    fn writings_of_the_same_line_fit_alike() {
        for line in ["Baca Juga: Harga Cabai", "BACA\u{a0}JUGA :Harga – cabai", "baca juga:", "\u{200b}Baca juga: “A”"]
        {
            assert!(fits("Baca Juga: *", line), "{line}");
        }
        for line in ["Baca juga", "Ia baca juga: buku", "Bacaan juga: itu"] {
            assert!(!fits("Baca Juga: *", line), "{line}");
        }
        assert!(fits("Kata “dia” – benar", "kata \"dia\" - benar"));
        assert!(fits("Jum'at", "jum’at"));
    }

    #[test]
    fn a_star_stands_for_anything_and_a_number_sign_for_a_number() {
        assert!(fits("Halaman # dari #", "halaman 2 dari 15"));
        assert!(!fits("Halaman # dari #", "halaman dua dari 15"));
        assert!(!fits("Halaman # dari #", "halaman 2 dari 15 itu"));
        assert!(fits("# kali dibaca", "1.229 kali dibaca"));
        assert!(fits("Pukul #:# *", "Pukul 18:40 WIB"));
        assert!(fits("Rp# saja", "Rp5.000 saja"));
        assert!(fits("*Telegram*", "Gabung di grup Telegram kami"));
        assert!(fits("* kompas.com *", "Dapatkan update dari Kompas.com setiap hari"));
        assert!(fits("Video *", "Video (viral)") && !fits("Video *", "Videografer itu pulang"));
        assert!(fits("Gabung * grup * Telegram", "Gabung di grup kami di Telegram"));
        assert!(fits("(Baca juga: *)", "(Baca juga: Harga (Cabai) Naik)"));
        assert!(fits("aba*aba", "abaxaba") && !fits("aba*aba", "abaaab"));
        assert!(fits("延伸閱讀：*", "延伸閱讀：東京で会談"));
    }

    #[test]
    fn what_would_fit_every_line_is_no_pattern() {
        for text in ["*", "#", "***", "* # *", "…", "*a*", "« * »"] {
            assert_eq!(Pattern::parse(text).unwrap_err(), PatternError::FitsAll, "{text}");
        }
        assert_eq!(Pattern::parse(" \n ").unwrap_err(), PatternError::Empty);
        assert_eq!(Pattern::parse(&"kata ".repeat(100)).unwrap_err(), PatternError::TooLong);
        assert!(Pattern::parse("X").is_ok());
    }

    #[test]
    fn the_first_word_is_told_where_every_line_begins_with_it() {
        assert_eq!(pattern("Baca *").first_word(), Some("baca"));
        assert_eq!(pattern("(Baca *").first_word(), Some("("));
        for text in ["Baca*", "*baca", "# kali", "* baca juga"] {
            assert_eq!(pattern(text).first_word(), None, "{text}");
        }
    }

    /// Every way to try a hostile pattern on a line of a megabyte would take hours; following it takes a moment.
    #[test]
    fn a_hostile_pattern_takes_no_longer_than_the_line() {
        let hostile =
            [format!("{}b", "*a".repeat(150)), format!("{}b", "a#".repeat(150)), format!("*{}b", "a".repeat(300))];
        // Each line holds the longest piece of each pattern, so that it is followed to its end.
        let lines =
            ["a", "a1", "a b "].map(|piece| "a".repeat(300) + "b " + &piece.repeat(1_000_000 / piece.len()) + "c");
        let started = Instant::now();
        for text in &hostile {
            for line in &lines {
                assert!(!fits(text, line));
            }
        }
        // A bound that slow machines keep too; each of the nine takes some hundredths of a second.
        assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
    }
}
