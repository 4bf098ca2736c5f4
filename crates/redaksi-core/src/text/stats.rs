//! Text statistics: words, graphemes, sentences, paragraphs and reading time.

use crate::text::is_spaceless;
use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use unicode_segmentation::UnicodeSegmentation as _;

/// Reading speed of a news text in words per minute; the round figure that most newsrooms use.
const WORDS_PER_MINUTE: usize = 200;

/// Counts words: runs without white space that contain a letter or a digit. `mata-mata` and `110.000` are one word
/// each.
///
/// Words of scripts that are written without spaces are found with dictionaries.
#[must_use]
pub fn count_words(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut count, mut has_letter, mut is_spaceless) = (0, false, false);
    let (mut start, mut at) = (0, 0);
    while at < bytes.len() {
        // A long story is counted at every keystroke. ASCII is classified by a table, and without a branch per
        // character, which would be mispredicted once per word.
        while !is_spaceless && let Some(kind) = bytes.get(at).and_then(|byte| ASCII.get(usize::from(*byte))) {
            let is_space = *kind == CharKind::Space;
            count += usize::from(is_space && has_letter);
            has_letter = !is_space && (has_letter || *kind == CharKind::Letter);
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
                count += words_in_run(&text[start..at], has_letter, is_spaceless);
                (start, has_letter, is_spaceless) = (at, false, false);
            }
            CharKind::Letter => has_letter = true,
            CharKind::SpacelessLetter => is_spaceless = true,
            CharKind::Other => {}
        }
        at += len;
    }
    count + words_in_run(&text[start..], has_letter, is_spaceless)
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
}

impl CharKind {
    fn of(c: char) -> Self {
        match c {
            c if c.is_whitespace() => Self::Space,
            c if is_spaceless(c) => Self::SpacelessLetter,
            c if c.is_alphanumeric() => Self::Letter,
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
        }
        c += 1;
    }
    kinds
};

fn words_in_run(run: &str, has_letter: bool, is_spaceless: bool) -> usize {
    if !is_spaceless {
        return usize::from(has_letter);
    }
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    segmenter.segment_str(run).iter_with_word_type().filter(|(_, kind)| kind.is_word_like()).count()
}

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
    let mut count = 0;
    let mut has_words = false;
    let mut is_ended = false;
    let mut has_space = false;
    for c in paragraph.chars() {
        if c.is_whitespace() {
            has_space = true;
            continue;
        }
        if is_ended && has_space && !c.is_lowercase() {
            count += usize::from(has_words);
            has_words = false;
        }
        has_words |= c.is_alphanumeric();
        let closes = matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']');
        is_ended =
            matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟') || is_ended && !has_space && closes;
        has_space = matches!(c, '。' | '！' | '？');
    }
    count + usize::from(has_words)
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
