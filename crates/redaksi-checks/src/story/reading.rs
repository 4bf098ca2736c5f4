//! A story divided into words, once for all checks.

use super::addresses::{Address, find_addresses};
use super::quote_marks::{QuoteMark, quoted_ranges, read_marks};
use crate::{Finding, Paragraph, ParagraphRole, Rule, Severity, StoryText};
use redaksi_core::text::is_blank;
use std::collections::HashSet;
use std::ops::Range;

/// The paragraphs of a story with their words.
pub(super) struct StoryReading<'a> {
    /// The story.
    pub story: &'a StoryText,
    /// The ISO 639 code of its language; empty if it is unknown.
    pub language: &'a str,
    /// The paragraphs in the order of the story.
    pub lines: Vec<ReadingLine<'a>>,
    /// The words that stand with a small letter in the story.
    pub small_words: HashSet<&'a str>,
    /// The words with a capital inside a sentence of the text.
    pub inner_capitals: HashSet<&'a str>,
    /// The words with a capital inside a sentence, beside another such word, as parts of names; with capitals as written.
    pub name_words: HashSet<&'a str>,
}

/// A paragraph with its words.
pub(super) struct ReadingLine<'a> {
    /// The index of the paragraph in the story.
    pub index: usize,
    /// The paragraph.
    pub paragraph: &'a Paragraph,
    /// The text of the paragraph.
    pub text: &'a str,
    /// The text with small ASCII letters; its offsets are those of the text.
    pub lower: String,
    /// The byte ranges of the words: letters and digits, with the hyphens and apostrophes between them and with the
    /// points and commas between digits.
    pub words: Vec<Range<usize>>,
    /// The addresses in the text.
    pub addresses: Vec<Address>,
    /// The double quotation marks in the text.
    pub marks: Vec<QuoteMark>,
    /// The byte ranges of the quotations, in order.
    pub quoted: Vec<Range<usize>>,
}

impl<'a> StoryReading<'a> {
    /// Reads a story.
    pub(super) fn of(story: &'a StoryText) -> Self {
        let line = |(index, paragraph): (usize, &'a Paragraph)| ReadingLine {
            index,
            paragraph,
            text: &paragraph.text,
            lower: paragraph.text.to_ascii_lowercase(),
            words: word_ranges(&paragraph.text),
            addresses: find_addresses(&paragraph.text),
            marks: Vec::new(),
            quoted: Vec::new(),
        };
        let mut lines: Vec<ReadingLine> = story.paragraphs.iter().enumerate().map(line).collect();
        let language = story.language.as_str();
        let has_inches = matches!(language, "en" | "");
        for line in &mut lines {
            line.marks = read_marks(line.text, has_inches);
            line.quoted = quoted_ranges(line.text, &line.marks);
        }
        let (mut small_words, mut name_words, mut inner_capitals) = (HashSet::new(), HashSet::new(), HashSet::new());
        for (line, paragraph) in lines.iter().zip(&story.paragraphs) {
            let is_text = matches!(paragraph.role, ParagraphRole::Body | ParagraphRole::Caption);
            for (index, range) in line.words.iter().enumerate() {
                let word = &paragraph.text[range.clone()];
                if word.starts_with(char::is_lowercase) {
                    small_words.insert(word);
                } else if is_text && is_capitalized(word) {
                    if line.is_in_name(index) {
                        name_words.insert(word);
                    }
                    if !line.starts_sentence(index) {
                        inner_capitals.insert(word);
                    }
                }
            }
        }
        Self { story, language, lines, small_words, inner_capitals, name_words }
    }

    /// Reports a finding with a fix, unless its range is interrupted by a removed passage.
    pub(super) fn push_fix(
        &self,
        rule: Rule,
        severity: Severity,
        line: &ReadingLine,
        range: Range<usize>,
        fix: String,
        found: &mut Vec<Finding>,
    ) {
        if line.is_contiguous(&range) {
            found.push(self.finding(rule, severity, line, range).with_fix(fix));
        }
    }

    /// Whether the story is in one of these languages.
    pub(super) fn is_in(&self, languages: &[&str]) -> bool {
        languages.contains(&self.language)
    }

    /// Creates a finding about a byte range of a paragraph.
    pub(super) fn finding(&self, rule: Rule, severity: Severity, line: &ReadingLine, range: Range<usize>) -> Finding {
        self.story.finding(rule, severity, line.index, range)
    }

    /// Returns the text of the headline; empty if there is none.
    pub(super) fn headline(&self) -> Option<&ReadingLine<'a>> {
        self.lines.iter().find(|line| line.paragraph.role == ParagraphRole::Headline)
    }
}

impl ReadingLine<'_> {
    /// Returns a word.
    pub(super) fn word(&self, index: usize) -> &str {
        &self.text[self.words[index].clone()]
    }

    /// Returns a word with small ASCII letters; empty if there is none.
    pub(super) fn lower_word(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |range| &self.lower[range.clone()])
    }

    /// Returns the text between a word and the next one, or the end.
    pub(super) fn gap(&self, index: usize) -> &str {
        let end = self.words.get(index + 1).map_or(self.text.len(), |next| next.start);
        &self.text[self.words[index].end..end]
    }

    /// Whether a word and the next one are separated by a single space.
    pub(super) fn is_joined(&self, index: usize) -> bool {
        index + 1 < self.words.len() && matches!(self.gap(index), " " | "\u{a0}")
    }

    /// Returns the range from one word to another.
    pub(super) fn span(&self, from: usize, to: usize) -> Range<usize> {
        self.words[from].start..self.words[to].end
    }

    /// Whether a sentence begins at the word: at the start, after an end mark, a colon, an opening quotation mark or a
    /// dash.
    pub(super) fn starts_sentence(&self, index: usize) -> bool {
        let before = &self.text[..self.words[index].start];
        let trimmed =
            before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '‘' | '\'' | '(' | '”'));
        // The full stop of an initial ends no sentence: `J. Sari`.
        let is_initial = index > 0
            && self.gap(index - 1) == ". "
            && self.word(index - 1).chars().count() == 1
            && is_capitalized(self.word(index - 1));
        if is_initial {
            return false;
        }
        trimmed.is_empty()
            || trimmed.ends_with(['.', '!', '?', '…', ':', '–', '—', '*'])
            || trimmed.len() < before.trim_end().len()
            || before.ends_with("- ")
    }

    /// Whether a word is a part of a name: it and the word before or after it have a capital, inside a sentence.
    pub(super) fn is_in_name(&self, index: usize) -> bool {
        let is_name_word = |index: usize| {
            is_capitalized(self.word(index)) && !(is_upper(self.word(index)) && self.words[index].len() > 1)
        };
        if !is_name_word(index) {
            return false;
        }
        let follows = index > 0 && self.is_joined(index - 1) && is_capitalized(self.word(index - 1));
        let leads = self.is_joined(index) && is_capitalized(self.word(index + 1)) && !self.starts_sentence(index);
        follows || leads
    }

    /// Returns the address that an offset is inside of.
    pub(super) fn address_at(&self, offset: usize) -> Option<&Address> {
        let after = self.addresses.partition_point(|address| address.range.start <= offset);
        self.addresses[..after].last().filter(|address| address.range.contains(&offset))
    }

    /// Whether an offset is inside an address.
    pub(super) fn is_in_address(&self, offset: usize) -> bool {
        self.address_at(offset).is_some()
    }

    /// Whether an offset is inside a quotation.
    pub(super) fn is_quoted(&self, offset: usize) -> bool {
        let after = self.quoted.partition_point(|range| range.start <= offset);
        after > 0 && self.quoted[after - 1].contains(&offset)
    }

    /// Whether the range and the characters beside it stand together in the story, with no removed passage among them.
    pub(super) fn is_contiguous(&self, range: &Range<usize>) -> bool {
        let before = self.text[..range.start].chars().next_back().map_or(0, char::len_utf8);
        let after = self.text[range.end..].chars().next().map_or(0, char::len_utf8);
        let wide = range.start - before..range.end + after;
        match self.paragraph.location(&wide) {
            crate::FindingLocation::Text(found) | crate::FindingLocation::FieldText(_, found) => {
                found.len() == wide.len()
            }
            _ => true,
        }
    }

    /// Whether the text has letters, and none of them is small.
    pub(super) fn is_in_capitals(&self) -> bool {
        !is_blank(self.text) && is_upper(self.text)
    }
}

/// Returns at most the given number of bytes before an offset, so that looking back takes constant time.
pub(super) fn before(text: &str, offset: usize, bytes: usize) -> &str {
    let mut start = offset.saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..offset]
}

/// Whether a text has letters with case, and all of them are capitals.
pub(super) fn is_upper(text: &str) -> bool {
    let mut has_capital = false;
    for c in text.chars() {
        if c.is_lowercase() {
            return false;
        }
        has_capital |= c.is_uppercase();
    }
    has_capital
}

/// Whether a text begins with a capital.
pub(super) fn is_capitalized(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
}

/// Returns the replacement in the case of the text that it replaces: capitals for a text in capitals, a capital at the
/// start for one at the start, and the replacement as it is otherwise.
pub(super) fn in_case_of(text: &str, replacement: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters > 1 && is_upper(text) {
        return replacement.to_uppercase();
    }
    if !is_capitalized(text) {
        return replacement.to_owned();
    }
    // A phrase with a capital at every word keeps them.
    let is_title = text.contains(' ') && text.split(' ').all(is_capitalized);
    let mut is_start = true;
    let mut cased = String::with_capacity(replacement.len());
    for c in replacement.chars() {
        if is_start {
            cased.extend(c.to_uppercase());
        } else {
            cased.push(c);
        }
        is_start = is_title && c == ' ';
    }
    cased
}

/// Whether a character belongs to a word.
fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{93c}'..='\u{94d}' | '\u{200c}' | '\u{200d}')
}

/// Divides a text into words.
fn word_ranges(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::with_capacity(text.len() / 6);
    let mut start = None;
    let mut chars = text.char_indices().peekable();
    let mut previous = ' ';
    while let Some((at, c)) = chars.next() {
        if is_word_char(c) {
            start.get_or_insert(at);
        } else if let Some(from) = start {
            let next = chars.peek().map_or(' ', |(_, next)| *next);
            let is_inside = match c {
                '-' | '\u{2010}' | '\u{2011}' | '\'' | '’' => is_word_char(next) && is_word_char(previous),
                '.' | ',' | ':' => previous.is_ascii_digit() && next.is_ascii_digit(),
                _ => false,
            };
            if !is_inside {
                words.push(from..at);
                start = None;
            }
        }
        previous = c;
    }
    if let Some(from) = start {
        words.push(from..text.len());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        word_ranges(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn hyphens_apostrophes_and_signs_of_numbers_are_inside_words() {
        assert_eq!(
            words("Rp1.250,50 langkah-langkah (Jum'at), pukul 19.30. D.C."),
            ["Rp1.250,50", "langkah-langkah", "Jum'at", "pukul", "19.30", "D", "C"]
        );
        assert_eq!(words("-kata- 'kata'"), ["kata", "kata"]);
    }

    #[test]
    fn the_case_is_kept() {
        assert_eq!(in_case_of("Ijin", "izin"), "Izin");
        assert_eq!(in_case_of("IJIN", "izin"), "IZIN");
        assert_eq!(in_case_of("ijin", "izin"), "izin");
        assert_eq!(in_case_of("Terima Kasih", "terima kasih"), "Terima Kasih");
        assert_eq!(in_case_of("Kerjasama", "kerja sama"), "Kerja sama");
        assert_eq!(in_case_of("A", "ia"), "Ia");
    }
}
