//! The words of a story that can be checked, each with what its surroundings say about it.

use crate::{ParagraphRole, StoryText};
use std::collections::BTreeSet;
use std::ops::Range;

/// The letter case of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordCase {
    /// No capitals.
    Lower,
    /// One capital, at the start.
    Capitalised,
    /// Capitals inside: an acronym or a made-up name.
    Mixed,
}

/// A word of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StoryWord<'a> {
    /// The word as written, with hyphens and apostrophes between letters.
    pub text: &'a str,
    /// The index of its paragraph.
    pub paragraph: usize,
    /// Its byte range in the paragraph.
    pub range: Range<usize>,
    /// Its letter case.
    pub case: WordCase,
    /// Whether the first word of a sentence or of a quote, or a word of a headline: a capital then says nothing.
    pub is_capital_expected: bool,
    /// Whether between quotation marks or brackets.
    pub is_quoted: bool,
}

/// The longest abbreviation before a full stop that does not end a sentence, such as `Prof.`, in characters.
const MAX_ABBREVIATION_CHARS: usize = 4;

/// Returns the words of a story in order, without addresses, hashtags and words with digits.
pub(super) fn story_words(story: &StoryText) -> Vec<StoryWord<'_>> {
    let mut words = Vec::new();
    for (index, paragraph) in story.paragraphs.iter().enumerate() {
        let is_title = matches!(paragraph.role, ParagraphRole::Headline | ParagraphRole::Subhead);
        let mut reader = ParagraphReader {
            words: &mut words,
            paragraph: index,
            is_title,
            is_start: true,
            quotes: Quotes::default(),
        };
        let mut start = 0;
        for chunk in paragraph.text.split_inclusive(char::is_whitespace) {
            reader.read_chunk(chunk.trim_end(), start);
            start += chunk.len();
        }
    }
    words
}

/// The kinds of quotation marks and brackets that are open.
#[derive(Debug, Default)]
struct Quotes {
    open: BTreeSet<char>,
}

impl Quotes {
    fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Notes a sign outside of words. `is_before_letter`: a letter follows it.
    fn note(&mut self, sign: char, is_before_letter: bool) {
        let (kind, opens) = match sign {
            '"' => ('"', !self.open.contains(&'"')),
            '“' | '”' | '„' | '«' | '»' => ('“', is_before_letter),
            '\'' => ('\'', is_before_letter),
            '‘' | '’' => ('‘', is_before_letter),
            '(' | '[' => ('(', true),
            ')' | ']' => ('(', false),
            _ => return,
        };
        if opens {
            self.open.insert(kind)
        } else {
            self.open.remove(&kind)
        };
    }
}

struct ParagraphReader<'w, 'a> {
    words: &'w mut Vec<StoryWord<'a>>,
    paragraph: usize,
    is_title: bool,
    is_start: bool,
    quotes: Quotes,
}

impl<'a> ParagraphReader<'_, 'a> {
    /// Reads a piece of text without blanks that begins at a byte offset of the paragraph.
    fn read_chunk(&mut self, chunk: &'a str, offset: usize) {
        if is_address(chunk) {
            self.is_start = false;
            return;
        }
        let mut at = 0;
        while let Some(first) = chunk[at..].chars().next() {
            if first.is_alphanumeric() || first == '_' {
                let length = word_len(&chunk[at..]);
                self.read_word(&chunk[at..at + length], offset + at);
                at += length;
            } else {
                let after = &chunk[at + first.len_utf8()..];
                self.quotes.note(first, after.starts_with(char::is_alphanumeric));
                self.read_sign(first);
                at += first.len_utf8();
            }
        }
    }

    fn read_sign(&mut self, sign: char) {
        match sign {
            '.' => self.is_start |= self.ends_sentence(),
            '!' | '?' | '…' | ':' | '"' | '“' | '”' | '„' | '«' | '‘' | '\'' | '(' | '[' | '–' | '—' | '-' | '*'
            | '•' => self.is_start = true,
            ',' | ';' | ')' | ']' => self.is_start = false,
            _ => {}
        }
    }

    /// Whether a full stop after the last word ends the sentence: not after an abbreviation such as `Dr.` or `M.`.
    fn ends_sentence(&self) -> bool {
        self.words.last().is_none_or(|last| {
            last.paragraph != self.paragraph
                || last.case == WordCase::Lower
                || last.text.chars().nth(MAX_ABBREVIATION_CHARS).is_some()
        })
    }

    fn read_word(&mut self, text: &'a str, start: usize) {
        let is_start = std::mem::replace(&mut self.is_start, false);
        if text.contains(|c: char| c.is_numeric() || c == '_') {
            return;
        }
        let capitals = text.chars().filter(|c| c.is_uppercase()).count();
        let case = match (capitals, text.starts_with(char::is_uppercase)) {
            (0, _) => WordCase::Lower,
            (1, true) => WordCase::Capitalised,
            // `Anak-Anak` in a title.
            _ if is_title_cased(text) => WordCase::Capitalised,
            _ => WordCase::Mixed,
        };
        self.words.push(StoryWord {
            text,
            paragraph: self.paragraph,
            range: start..start + text.len(),
            case,
            is_capital_expected: is_start || self.is_title,
            is_quoted: self.quotes.is_open(),
        });
    }
}

/// Whether each part between hyphens has one capital, at its start.
fn is_title_cased(text: &str) -> bool {
    text.contains('-')
        && text.split('-').all(|part| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_uppercase) && letters.all(|c| !c.is_uppercase()) && part.len() > 1
        })
}

/// Returns the length of the word at the start of a text, in bytes: letters, digits and marks, and hyphens and apostrophes
/// between letters.
fn word_len(text: &str) -> usize {
    let is_inner = |c: char| c.is_alphanumeric() || c == '_' || is_mark(c);
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, '-' | '\'' | '’' | '\u{2011}')
            && at > 0
            && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !is_inner(c) && !joins {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Whether the character only changes the letter before it: combining accents, joiners and the soft hyphen.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

/// Whether a piece of text without blanks is an address, a handle or a hashtag.
fn is_address(chunk: &str) -> bool {
    let chunk = chunk.trim_start_matches(['(', '"', '\'', '“', '‘', '[']);
    let is_domain = || {
        chunk.char_indices().filter(|(_, c)| *c == '.').any(|(at, _)| {
            let after = chunk[at + 1..].trim_end_matches(|c: char| !c.is_alphanumeric());
            let ending = after.split(['.', '/']).next().unwrap_or_default();
            let is_ending = (2..=4).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_lowercase());
            is_ending && chunk[..at].ends_with(|c: char| c.is_ascii_alphanumeric())
        })
    };
    chunk.starts_with('#') || chunk.starts_with("www.") || chunk.contains('@') || chunk.contains("://") || is_domain()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let story = StoryText::from_lines("id", &format!("Judul\n{text}"));
        story_words(&story).iter().skip(1).map(|word| word.text.to_owned()).collect()
    }

    #[test]
    fn addresses_hashtags_and_words_with_digits_are_left_out() {
        let text = "lihat www.contoh.id atau https://a.id/b, @warga dan #rame di contoh.co.id, 5G m2 ke-3 (info@a.id)";
        assert_eq!(words(text), ["lihat", "atau", "dan", "di"]);
    }

    #[test]
    fn hyphens_and_apostrophes_are_inside_words() {
        assert_eq!(
            words("anak-anak 'Jum'at' pos-nya - e-mail- don’t"),
            ["anak-anak", "Jum'at", "pos-nya", "e-mail", "don’t"]
        );
        assert_eq!(words("selesai.Lalu pulang/pergi"), ["selesai", "Lalu", "pulang", "pergi"]);
    }

    #[test]
    fn a_capital_is_expected_at_the_start_of_sentences_and_quotes() {
        let story = StoryText::from_lines(
            "id",
            "Kota Baru\nPagi ini Dr. Sari tiba. Warga, kata Sari: \"Kami senang!\" Lalu ia pulang.",
        );
        let expected: Vec<&str> =
            story_words(&story).iter().filter(|word| word.is_capital_expected).map(|word| word.text).collect();
        assert_eq!(expected, ["Kota", "Baru", "Pagi", "Warga", "Kami", "Lalu"]);
    }

    #[test]
    fn words_in_quotes_are_marked() {
        let story = StoryText::from_lines("id", "J\na \"b c\" d 'e f' g “h i” j ‘k’ l (m n) o");
        let quoted: String = story_words(&story).iter().filter(|word| word.is_quoted).map(|word| word.text).collect();
        assert_eq!(quoted, "bcefhikmn");
    }

    #[test]
    fn letter_case_is_told_apart() {
        let story = StoryText::from_lines("id", "J\nkata Kata KATA kAta Anak-Anak Ke-Kota");
        let cases: Vec<WordCase> = story_words(&story).iter().skip(1).map(|word| word.case).collect();
        let (lower, capital, mixed) = (WordCase::Lower, WordCase::Capitalised, WordCase::Mixed);
        assert_eq!(cases, [lower, capital, mixed, mixed, capital, capital]);
    }
}
