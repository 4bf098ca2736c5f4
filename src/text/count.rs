//! Counts that an editor works to: words, characters, minutes of reading.

use unicode_segmentation::UnicodeSegmentation as _;

/// How fast a news text is read, in words a minute; the round figure most newsrooms print.
const WORDS_A_MINUTE: usize = 200;

/// Counts words: runs without white space that hold a letter or a digit, so `mata-mata` and `110.000` are one each.
///
/// Scripts written without spaces are counted by the Unicode word rules.
#[must_use]
pub fn words(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut count, mut has_letter, mut is_spaceless) = (0, false, false);
    let (mut start, mut at) = (0, 0);
    while at < bytes.len() {
        // A long story is counted at every key, so nearly all of it is told by a table, and without a choice at each
        // letter, which would be guessed wrong once a word.
        while !is_spaceless && let Some(kind) = bytes.get(at).and_then(|byte| ASCII.get(usize::from(*byte))) {
            let is_space = *kind == Kind::Space;
            count += usize::from(is_space && has_letter);
            has_letter = !is_space && (has_letter || *kind == Kind::Letter);
            start = if is_space { at } else { start };
            at += 1;
        }
        let Some(byte) = bytes.get(at) else { break };
        let (kind, length) = match ASCII.get(usize::from(*byte)) {
            Some(kind) => (*kind, 1),
            None => text[at..].chars().next().map_or((Kind::Sign, 1), |c| (Kind::of(c), c.len_utf8())),
        };
        match kind {
            Kind::Space => {
                count += in_run(&text[start..at], has_letter, is_spaceless);
                (start, has_letter, is_spaceless) = (at, false, false);
            }
            Kind::Letter => has_letter = true,
            Kind::SpacelessLetter => is_spaceless = true,
            Kind::Sign => {}
        }
        at += length;
    }
    count + in_run(&text[start..], has_letter, is_spaceless)
}

/// What a character is to counting words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Space,
    Sign,
    /// A letter or a digit.
    Letter,
    /// One of a script that is written without spaces.
    SpacelessLetter,
}

impl Kind {
    fn of(c: char) -> Self {
        match c {
            c if c.is_whitespace() => Self::Space,
            c if is_spaceless_script(c) => Self::SpacelessLetter,
            c if c.is_alphanumeric() => Self::Letter,
            _ => Self::Sign,
        }
    }
}

const ASCII: [Kind; 128] = {
    let mut kinds = [Kind::Sign; 128];
    let mut c = 0_u8;
    while c < 128 {
        if c.is_ascii_alphanumeric() {
            kinds[c as usize] = Kind::Letter;
        } else if c.is_ascii_whitespace() || c == 0x0b {
            kinds[c as usize] = Kind::Space;
        }
        c += 1;
    }
    kinds
};

fn in_run(run: &str, has_letter: bool, is_spaceless: bool) -> usize {
    if is_spaceless { run.unicode_words().count() } else { usize::from(has_letter) }
}

fn is_spaceless_script(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// Counts characters as a person does: a letter with its accents, or a flag, is one.
#[must_use]
pub fn characters(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.graphemes(true).count() }
}

/// Counts the sentences of a paragraph: each ends with its sign, closing quotes and brackets behind it, where a space
/// follows and then no small letter; what is left at the end is one too. So `Rp 1.500` ends none, `Dr. Budi` one.
#[must_use]
pub fn sentences(paragraph: &str) -> usize {
    let mut count = 0;
    let mut has_words = false;
    let mut ends = false;
    let mut spaces = false;
    for c in paragraph.chars() {
        if c.is_whitespace() {
            spaces = true;
            continue;
        }
        if ends && spaces && !c.is_lowercase() {
            count += usize::from(has_words);
            has_words = false;
        }
        has_words |= c.is_alphanumeric();
        let closes = matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']');
        ends = matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟') || ends && !spaces && closes;
        spaces = matches!(c, '。' | '！' | '？');
    }
    count + usize::from(has_words)
}

/// How long a text is, in all the ways in which lengths are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Length {
    /// See [`words`].
    pub words: usize,
    /// See [`characters`]; line ends are none.
    pub characters: usize,
    /// See [`sentences`].
    pub sentences: usize,
    /// Lines that hold a letter or a digit.
    pub paragraphs: usize,
}

/// How long a text is, a paragraph on each line.
#[must_use]
pub fn length(text: &str) -> Length {
    let mut length = Length::default();
    for line in text.lines() {
        length.words += words(line);
        length.characters += characters(line);
        length.sentences += sentences(line);
        length.paragraphs += usize::from(line.chars().any(char::is_alphanumeric));
    }
    length
}

/// Whole minutes that reading so many words takes, at least one where there is a word.
#[must_use]
pub fn reading_minutes(words: usize) -> usize {
    words.div_ceil(WORDS_A_MINUTE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reduplications_and_numbers_are_one_word() {
        assert_eq!(words("Mata-mata itu – 110.000 orang – pergi."), 5);
        assert_eq!(words(" \u{a0} "), 0);
    }

    #[test]
    fn scripts_without_spaces_are_counted_too() {
        assert!(words("東京で会談") > 1);
    }

    #[test]
    fn a_text_has_sentences_and_paragraphs() {
        let length = length("Warga pulang. Hujan turun!\n\nHarga Rp 1.500 saja.\n***\n");
        assert_eq!(length, Length { words: 8, characters: 49, sentences: 3, paragraphs: 2 });
    }

    #[test]
    fn a_sentence_ends_before_a_space_and_no_small_letter() {
        assert_eq!(sentences("“Kami pulang.” Lalu hujan (deras!) turun. Ia, dsb. diam"), 3);
        assert_eq!(sentences("Harga Rp 1.500 saja..."), 1);
        assert_eq!(sentences("晴れた。雨が降る。"), 2);
        assert_eq!(sentences("*** ."), 0);
    }

    #[test]
    fn characters_are_what_a_person_counts() {
        assert_eq!(characters("e\u{301}👩‍👩‍👧🇮🇩"), 3);
    }

    #[test]
    fn a_short_text_takes_a_minute_and_an_empty_one_none() {
        assert_eq!((reading_minutes(0), reading_minutes(1), reading_minutes(201)), (0, 1, 2));
    }
}
