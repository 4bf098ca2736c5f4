//! Text statistics: words, graphemes, sentences, paragraphs and reading time.

use crate::text::is_spaceless;
use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use unicode_segmentation::UnicodeSegmentation as _;

/// Reading speed of a news text in words per minute; the round figure that most newsrooms use.
const WORDS_PER_MINUTE: usize = 200;

/// Counts words: runs that contain a letter or a digit. White space, dashes, slashes and dots of omission separate them:
/// `baik–buruk`, `dan/atau` and `kata…lalu` are two words each. `mata-mata`, `110.000`, `8/1/2023` and a URL are one
/// word each.
///
/// Words of scripts that are written without spaces are found with dictionaries.
#[must_use]
pub fn count_words(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut count, mut run) = (0, WordRun::default());
    let (mut start, mut at) = (0, 0);
    while at < bytes.len() {
        // A long story is counted at every keystroke. ASCII is classified by a table, and without a branch per
        // character, which would be mispredicted once per word.
        while !run.is_special
            && let Some(kind) = bytes.get(at).and_then(|byte| ASCII.get(usize::from(*byte)))
        {
            let is_space = *kind == CharKind::Space;
            count += usize::from(is_space && run.has_letter);
            run.has_letter = !is_space && (run.has_letter || *kind == CharKind::Letter);
            run.is_special = *kind == CharKind::Separator;
            start = if is_space { at } else { start };
            at += 1;
        }
        let Some(byte) = bytes.get(at) else { break };
        let (kind, len) = match ASCII.get(usize::from(*byte)) {
            Some(kind) => (*kind, 1),
            None => text[at..].chars().next().map_or((CharKind::Other, 1), |c| (CharKind::of(c), c.len_utf8())),
        };
        match kind {
            CharKind::Space => {
                count += run.count(&text[start..at]);
                (start, run) = (at, WordRun::default());
            }
            CharKind::Letter => run.has_letter = true,
            CharKind::SpacelessLetter => (run.is_spaceless, run.is_special) = (true, true),
            CharKind::Separator => run.is_special = true,
            CharKind::Other => {}
        }
        at += len;
    }
    count + run.count(&text[start..])
}

/// What is known of a run without white space.
#[derive(Clone, Copy, Default)]
struct WordRun {
    has_letter: bool,
    is_spaceless: bool,
    /// Whether it may be several words.
    is_special: bool,
}

impl WordRun {
    /// Counts the words of the run.
    fn count(self, run: &str) -> usize {
        if self.is_spaceless {
            let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
            return segmenter.segment_str(run).iter_with_word_type().filter(|(_, kind)| kind.is_word_like()).count();
        }
        if self.is_special && self.has_letter && !is_url(run) {
            return count_separated_words(run);
        }
        usize::from(self.has_letter)
    }
}

fn is_url(run: &str) -> bool {
    run.contains("://") || run.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with("www.")
}

/// Counts the words between the separators of a run: dashes, `--`, `…`, `..`, and slashes that are not between digits.
fn count_separated_words(run: &str) -> usize {
    let (mut count, mut has_letter) = (0, false);
    let mut previous = '\0';
    let mut rest = run.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied().unwrap_or('\0');
        let is_separator = match c {
            '/' | '\\' => !(previous.is_numeric() && next.is_numeric()),
            '-' | '.' => previous == c || next == c,
            c => is_word_separator(c),
        };
        if is_separator {
            count += usize::from(has_letter);
            has_letter = false;
        } else {
            has_letter |= c.is_alphanumeric();
        }
        previous = c;
    }
    count + usize::from(has_letter)
}

/// Whether a character outside of ASCII always separates words.
fn is_word_separator(c: char) -> bool {
    matches!(c, '\u{2012}'..='\u{2015}' | '\u{2e3a}' | '\u{2e3b}' | '\u{fe58}' | '…' | '‥' | '⁄' | '／')
}

/// The kind of a character, for counting words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CharKind {
    Space,
    Other,
    /// A letter or digit of a script that is written with spaces.
    Letter,
    /// A character of a script that is written without spaces.
    SpacelessLetter,
    /// A character that may separate words.
    Separator,
}

impl CharKind {
    fn of(c: char) -> Self {
        match c {
            c if c.is_whitespace() => Self::Space,
            c if is_spaceless(c) => Self::SpacelessLetter,
            c if c.is_alphanumeric() => Self::Letter,
            c if is_word_separator(c) => Self::Separator,
            _ => Self::Other,
        }
    }
}

const ASCII: [CharKind; 128] = {
    let mut kinds = [CharKind::Other; 128];
    let mut c = 0_u8;
    while c < 128 {
        if c.is_ascii_alphanumeric() {
            kinds[c as usize] = CharKind::Letter;
        } else if c.is_ascii_whitespace() || c == 0x0b {
            kinds[c as usize] = CharKind::Space;
        } else if matches!(c, b'/' | b'\\' | b'-' | b'.') {
            kinds[c as usize] = CharKind::Separator;
        }
        c += 1;
    }
    kinds
};

/// Counts user-perceived characters (grapheme clusters): a letter with its accents, or a flag emoji, is one.
#[must_use]
pub fn count_graphemes(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.graphemes(true).count() }
}

/// Counts the sentences of a paragraph. A sentence ends at terminal punctuation, with any closing quotes and brackets,
/// if a space and then no lower-case letter follows; the remainder counts as one too. So `Rp 1.500` contains no
/// sentence end, but `Dr. Budi` contains one.
#[must_use]
pub fn count_sentences(paragraph: &str) -> usize {
    sentence_ends(paragraph).len()
}

/// Returns the byte offsets at which the sentences of a paragraph end, as [`count_sentences`] counts them.
pub(crate) fn sentence_ends(paragraph: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    // The end of the text so far, without spaces.
    let mut end = 0;
    let mut has_words = false;
    let mut is_ended = false;
    let mut has_space = false;
    for (at, c) in paragraph.char_indices() {
        if c.is_whitespace() {
            has_space = true;
            continue;
        }
        if is_ended && has_space && !c.is_lowercase() {
            ends.extend(has_words.then_some(end));
            has_words = false;
        }
        has_words |= c.is_alphanumeric();
        let closes = matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']');
        is_ended =
            matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟') || is_ended && !has_space && closes;
        has_space = matches!(c, '。' | '！' | '？');
        end = at + c.len_utf8();
    }
    ends.extend(has_words.then_some(end));
    ends
}

/// The statistics of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TextStats {
    /// The number of words.
    pub words: usize,
    /// The number of grapheme clusters, without line ends.
    pub characters: usize,
    /// The number of sentences.
    pub sentences: usize,
    /// The number of lines that contain a letter or a digit.
    pub paragraphs: usize,
}

/// Computes the statistics of a text with one paragraph per line.
#[must_use]
pub fn text_stats(text: &str) -> TextStats {
    let mut stats = TextStats::default();
    for line in text.lines() {
        stats.words += count_words(line);
        stats.characters += count_graphemes(line);
        stats.sentences += count_sentences(line);
        stats.paragraphs += usize::from(line.chars().any(char::is_alphanumeric));
    }
    stats
}

/// Returns the reading time in minutes, rounded up.
#[must_use]
pub fn reading_minutes(words: usize) -> usize {
    words.div_ceil(WORDS_PER_MINUTE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reduplications_and_numbers_are_one_word() {
        assert_eq!(count_words("Mata-mata itu – 110.000 orang – pergi."), 5);
        assert_eq!(count_words(" \u{a0} "), 0);
    }

    #[test]
    fn dashes_slashes_and_dots_of_omission_separate_words() {
        let counted = [
            ("baik–buruk", 2),
            ("baik—buruk", 2),
            ("baik--buruk", 2),
            ("dan/atau", 2),
            ("kata…lalu", 2),
            ("kata...lalu", 2),
            ("2019–2024", 2),
            ("langkah-langkah", 1),
            ("Rp 1.500,5/kg", 3),
            ("8/1/2023", 1),
            ("(dan/atau)...", 2),
            ("https://warta.example/a/b-c", 1),
            ("<www.warta.example/a>", 1),
            ("– — - … / -- ...", 0),
            ("satu – dua", 2),
            ("antara.warta.example", 1),
            ("kata–", 1),
            ("東京–大阪", 2),
        ];
        assert_eq!(counted.map(|(text, _)| (text, count_words(text))), counted);
    }

    #[test]
    fn scripts_without_spaces_are_counted_too() {
        assert!(count_words("東京で会談") > 1);
        let counted =
            [("ฉันรักภาษาไทย", 4), ("ខ្ញុំស្រឡាញ់ភាសាខ្មែរ", 3), ("ຂ້ອຍຮັກພາສາລາວ", 4), ("မြန်မာစာကို ဖတ်သည်", 4), ("我爱北京", 3)];
        assert_eq!(counted.map(|(text, _)| count_words(text)), counted.map(|(_, words)| words));
        assert_eq!((count_words("「。」"), count_words("iPhone的价格是5000元")), (0, 6));
    }

    #[test]
    fn a_text_has_sentences_and_paragraphs() {
        let stats = text_stats("Warga pulang. Hujan turun!\n\nHarga Rp 1.500 saja.\n***\n");
        assert_eq!(stats, TextStats { words: 8, characters: 49, sentences: 3, paragraphs: 2 });
    }

    #[test]
    fn a_sentence_ends_before_a_space_without_a_lower_case_letter() {
        assert_eq!(count_sentences("“Kami pulang.” Lalu hujan (deras!) turun. Ia, dsb. diam"), 3);
        assert_eq!(count_sentences("Harga Rp 1.500 saja..."), 1);
        assert_eq!(count_sentences("晴れた。雨が降る。"), 2);
        assert_eq!(count_sentences("*** ."), 0);
    }

    #[test]
    fn characters_are_grapheme_clusters() {
        assert_eq!(count_graphemes("e\u{301}👩‍👩‍👧🇮🇩"), 3);
    }

    #[test]
    fn a_short_text_takes_a_minute_and_an_empty_one_none() {
        assert_eq!((reading_minutes(0), reading_minutes(1), reading_minutes(201)), (0, 1, 2));
    }
}
