//! Parses republication notices ("this article was first published in …"): the outlet, the title and the URL.

use crate::extract::date::parse;
use crate::packs::{FieldLabel, Lexicon, NoticeWord, Word, words};
use crate::text::is_blank_char;
use std::ops::Range;

/// Maximum length of a notice, in bytes.
pub(crate) const MAX_NOTICE_LEN: usize = 900;
/// Maximum length of an outlet name, in words.
const MAX_OUTLET_WORDS: usize = 7;
/// Maximum length of a title, in words.
const MAX_TITLE_WORDS: usize = 40;

/// A republication notice, such as
/// `Artikel ini telah tayang di Warta.com dengan judul "Harga Cabai Naik", https://warta.com/x`.
/// Ranges are in bytes of its line; `title` and `link` are empty if missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RepublicationNotice {
    pub range: Range<usize>,
    pub outlet: Range<usize>,
    pub title: Range<usize>,
    pub link: Range<usize>,
}

/// Parses the notice that starts at the byte index `begin`. Returns `None` if it names no outlet.
pub(crate) fn find_notice(text: &str, begin: usize, lexicon: &Lexicon) -> Option<RepublicationNotice> {
    let limit = ceil_char_boundary(text, (begin + MAX_NOTICE_LEN).min(text.len()));
    let mut scan = NoticeScanner { text: &text[..limit], tokens: Vec::new(), lexicon };
    scan.tokens = words(&text[begin..limit])
        .map(|word| Word { range: begin + word.range.start..begin + word.range.end, ..word })
        .collect();
    let (label, FieldLabel::Republished) = lexicon.labels.longest_prefix(&scan.tokens)? else { return None };
    let (outlet, mut next) = scan.parse_outlet(label)?;
    let mut end = outlet.end;
    let mut title = end..end;
    if let Some((found, after)) = scan.parse_title(next, end) {
        (title, end) = (found, after);
        next = scan.tokens.iter().position(|word| word.range.start >= end).unwrap_or(scan.tokens.len());
    }
    let mut link = end..end;
    if let Some((found, after)) = scan.parse_link(next, end) {
        (link, end) = (found, after);
    }
    Some(RepublicationNotice { range: begin..end, outlet, title, link })
}

/// Parses one notice. `text` is the line up to the maximum length; `tokens` are the words from the start of the notice.
/// Indices (`at`, `next`) are word indices; `end` is a byte index.
struct NoticeScanner<'a> {
    text: &'a str,
    tokens: Vec<Word>,
    lexicon: &'a Lexicon,
}

impl NoticeScanner<'_> {
    /// Returns the keyword that starts at the word, and its number of words.
    fn keyword_at(&self, at: usize) -> Option<(usize, NoticeWord)> {
        self.lexicon.notices.longest_prefix(self.tokens.get(at..)?)
    }

    /// Returns the text between the word and the previous word.
    fn gap_before(&self, at: usize) -> &str {
        let end = self.tokens.get(at).map_or(self.text.len(), |word| word.range.start);
        at.checked_sub(1).map_or("", |before| &self.text[self.tokens[before].range.end..end])
    }

    /// Whether a URL starts at the word.
    fn is_url_at(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|word| {
            ["http://", "https://", "www."].iter().any(|scheme| self.text[word.range.start..].starts_with(scheme))
        })
    }

    /// Whether a label with a colon starts at the word: `Penulis : `.
    fn is_label_at(&self, at: usize) -> bool {
        let Some((count, _)) = self.tokens.get(at..).and_then(|tokens| self.lexicon.labels.longest_prefix(tokens))
        else {
            return false;
        };
        self.gap_before(at + count).trim_start_matches(is_blank_char).starts_with([':', '：'])
    }

    /// Whether text that is not part of a title starts at the word: a URL, the words that introduce one, a label, or a
    /// copyright notice.
    fn ends_title_at(&self, at: usize) -> bool {
        let by_keyword = match self.keyword_at(at) {
            Some((count, NoticeWord::Link)) => self.is_url_at(at + count),
            Some((_, NoticeWord::Rights)) => self.gap_before(at + 1).contains('©'),
            _ => false,
        };
        by_keyword || self.is_url_at(at) || self.is_label_at(at)
    }

    /// Parses the outlet after the label, which ends before the word `label`. Returns its range and the next word.
    fn parse_outlet(&self, label: usize) -> Option<(Range<usize>, usize)> {
        let mut first = label;
        while let Some((count, NoticeWord::Outlet)) = self.keyword_at(first) {
            first += count;
        }
        let start = self.tokens.get(first)?.range.start;
        let (mut next, mut end, mut after) = (first, start, first);
        while next < self.tokens.len() && next - first <= MAX_OUTLET_WORDS {
            let gap = self.gap_before(next);
            let is_separated = gap.contains([',', ';', ':', '(', '<', '"', '“', '”', '|', '!', '?', '–', '—'])
                || gap.contains('.') && gap.contains(is_blank_char)
                || gap.contains(" -");
            let before_title = matches!(self.keyword_at(next), Some((_, NoticeWord::Title)));
            let before_date = matches!(self.keyword_at(next), Some((1, NoticeWord::Outlet)))
                && self.tokens.get(next + 1).is_some_and(Word::is_number);
            if next > first && is_separated || before_title || before_date || self.ends_title_at(next) {
                break;
            }
            let word = &self.tokens[next];
            let in_domain = gap == "." || gap == "-";
            let is_function_word = self.lexicon.small_words.contains(word.key);
            if next == first || word.starts_non_lowercase(self.text) || in_domain {
                (end, after) = (word.range.end, next + 1);
            } else if !is_function_word {
                break;
            }
            next += 1;
        }
        let outlet = &self.text[start..end];
        let tokens = self.tokens.get(first..after)?;
        let is_name = outlet.starts_with(|c: char| !c.is_lowercase())
            || outlet.contains('.')
            || self.lexicon.agencies.get_exact(tokens).is_some();
        let has_date =
            outlet.contains(|c: char| c.is_ascii_digit()) && parse::find_date(outlet, self.lexicon).day.is_some();
        (!tokens.is_empty() && tokens.len() <= MAX_OUTLET_WORDS && is_name && !has_date && !self.is_url_at(first))
            .then_some((start..end, after))
    }

    /// Parses the title at the word `next`, after the byte index `end`. Returns its range and the byte index after the
    /// quotes around it.
    fn parse_title(&self, next: usize, end: usize) -> Option<(Range<usize>, usize)> {
        let announced = match self.keyword_at(next) {
            Some((count, NoticeWord::Title)) => Some(self.tokens[next + count - 1].range.end),
            _ => None,
        };
        let rest = &self.text[announced.unwrap_or(end)..];
        let bare = rest.trim_start_matches(|c| is_blank_char(c) || matches!(c, ':' | ','));
        let start = self.text.len() - bare.len();
        let (title, end) = match bare.chars().next().and_then(closing_quotes) {
            Some(quotes) => self.quoted(start, quotes)?,
            None if announced.is_some() => self.unquoted(start),
            None => return None,
        };
        let trimmed = self.text[title.clone()].trim_matches(is_blank_char);
        let from = title.start + self.text[title].find(trimmed)?;
        let count = words(trimmed).take(MAX_TITLE_WORDS + 1).count();
        (1..=MAX_TITLE_WORDS).contains(&count).then_some((from..from + trimmed.len(), end))
    }

    /// Returns the title up to its closing quote, and the byte index after the quote. A quote inside the title is
    /// recognized by the text after it.
    fn quoted(&self, open: usize, closers: &[char]) -> Option<(Range<usize>, usize)> {
        let start = open + self.text[open..].chars().next()?.len_utf8();
        let quotes =
            || self.text[start..].match_indices(closers).map(|(at, quote)| (start + at, start + at + quote.len()));
        let after = |end: usize| self.text[end..].trim_start_matches(is_blank_char);
        let before_address = |end: usize| {
            let rest = after(end).trim_start_matches(|c| matches!(c, ',' | '.' | '(' | '<') || is_blank_char(c));
            rest.starts_with("http")
        };
        let closes = |end: usize| {
            let rest = after(end);
            let at = self.tokens.iter().position(|word| word.range.start >= end);
            rest.is_empty()
                || rest.starts_with([',', '.', '(', '<', '|', '/'])
                || at.is_some_and(|at| self.ends_title_at(at))
        };
        let found = quotes()
            .find(|(_, end)| before_address(*end))
            .or_else(|| quotes().find(|(_, end)| closes(*end)))
            .or_else(|| quotes().next());
        found.map_or_else(|| Some(self.unquoted(start)), |(at, end)| Some((start..at, end)))
    }

    /// Returns the title up to text that cannot be part of one: a URL, a label, the end of a sentence, or a comma
    /// before a lower-case word. Also returns the byte index after it.
    fn unquoted(&self, start: usize) -> (Range<usize>, usize) {
        let first = self.tokens.iter().position(|word| word.range.start >= start).unwrap_or(self.tokens.len());
        let ends = |at: &usize| {
            let gap = self.gap_before(*at);
            let before = &self.tokens[*at - 1];
            let is_lowercase = !self.tokens[*at].starts_non_lowercase(self.text);
            let after_stop = gap.starts_with('.') && gap.len() > 1 && before.chars > 2;
            let after_quote = gap.starts_with(['"', '”', '“']) && gap.contains([',', '.']);
            after_stop || after_quote || gap.starts_with(',') && is_lowercase || self.ends_title_at(*at)
        };
        let end = (first + 1..self.tokens.len()).find(ends).map_or(self.text.len(), |at| self.tokens[at - 1].range.end);
        let rest = &self.text[start..end];
        let rest = rest.trim_end_matches(|c| is_blank_char(c) || matches!(c, '.' | ',' | '"' | '”' | '*' | ')'));
        // Keeps final punctuation that belongs to the title.
        let kept = self.text[start + rest.len()..].chars().next().filter(|c| matches!(c, '?' | '!' | ')'));
        let has_open_bracket = rest.contains('(') && !rest.contains(')');
        let kept = kept.filter(|c| *c != ')' || has_open_bracket).map_or(0, char::len_utf8);
        (start..start + rest.len() + kept, start + rest.len() + kept)
    }

    /// Parses the URL at the word `next`, after the byte index `end`. Returns its range and the byte index after the
    /// bracket around it.
    fn parse_link(&self, next: usize, end: usize) -> Option<(Range<usize>, usize)> {
        let at = match self.keyword_at(next) {
            Some((count, NoticeWord::Link)) => next + count,
            _ => next,
        };
        let between = &self.text[end..self.tokens.get(next)?.range.start];
        if !self.is_url_at(at) || between.len() > 12 {
            return None;
        }
        let start = self.tokens[at].range.start;
        let rest = &self.text[start..];
        let length = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '”')).unwrap_or(rest.len());
        let address = rest[..length].trim_end_matches(['.', ',', ';', ')', ']']);
        let link = start..start + address.len();
        let closed = self.text[link.end..].starts_with(['>', ')']);
        Some((link.clone(), link.end + usize::from(closed)))
    }
}

/// Returns the characters that close a title opened by this quote, or `None` if it is not a quote.
fn closing_quotes(open: char) -> Option<&'static [char]> {
    match open {
        '"' | '“' | '”' | '„' => Some(&['"', '”', '“']),
        '\'' | '‘' | '’' => Some(&['\'', '’']),
        '«' => Some(&['»']),
        _ => None,
    }
}

/// Rounds a byte index up to the next char boundary.
pub(crate) fn ceil_char_boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::Packs;

    /// Returns outlet, title and URL of the notice.
    fn parsed(text: &str) -> Option<[&str; 3]> {
        let packs = Packs::built_in();
        let notice = find_notice(text, 0, packs.lexicon())?;
        assert_eq!((notice.range.start, notice.range.end <= text.len()), (0, true), "{text}");
        Some([&text[notice.outlet], &text[notice.title], &text[notice.link]])
    }

    fn check(text: &str, outlet: &str, title: &str, link: &str) {
        assert_eq!(parsed(text), Some([outlet, title, link]), "{text}");
    }

    const LINK: &str = "https://warta.com/2023/harga-cabai.html";

    #[test]
    fn outlet_title_and_url_are_parsed() {
        let front = "Artikel ini telah tayang di Warta.com";
        for title in
            ["dengan judul \"Harga Cabai Naik\",", "berjudul “Harga Cabai Naik”.", "dengan judul: Harga Cabai Naik,"]
        {
            check(&format!("{front} {title} {LINK}. Editor : Rina"), "Warta.com", "Harga Cabai Naik", LINK);
            check(&format!("{front} {title} Klik untuk baca: {LINK}"), "Warta.com", "Harga Cabai Naik", LINK);
            check(&format!("{front} {title}\u{a0}({LINK})."), "Warta.com", "Harga Cabai Naik", LINK);
            check(&format!("{front} {title}"), "Warta.com", "Harga Cabai Naik", "");
        }
        check(&format!("{front}, {LINK}"), "Warta.com", "", LINK);
        check(&format!("{front}. Klik untuk baca: {LINK}"), "Warta.com", "", LINK);
        check(front, "Warta.com", "", "");
    }

    #[test]
    fn a_notice_can_start_in_many_ways() {
        for front in [
            "Artikel ini pertama kali tayang di",
            "Artikel ini sudah tayang di",
            "Berita ini telah tayang pada laman",
            "Artikel ini telah tayang di situs",
        ] {
            check(
                &format!("{front} Warta Pesisir dengan judul Harga Cabai Naik"),
                "Warta Pesisir",
                "Harga Cabai Naik",
                "",
            );
        }
        let courier = "The Coastal Courier";
        for (front, title) in [
            ("This article was first published in", "under the headline “Chilli prices rise”."),
            ("This story originally appeared on", "titled \"Chilli prices rise\""),
            ("This article was originally published by", "with the headline Chilli prices rise"),
        ] {
            check(&format!("{front} {courier} {title}"), courier, "Chilli prices rise", "");
        }
        check("This story originally appeared on Voice of Kenari.", "Voice of Kenari", "", "");
        check("This story first appeared in The Courier on 8 January 2023.", "The Courier", "", "");
        check("This story first appeared in The Courier and is used here.", "The Courier", "", "");
    }

    #[test]
    fn the_end_of_a_title_is_found() {
        let title_of = |title: &str| {
            parsed(&format!("Artikel ini telah tayang di Warta dengan judul {title}")).unwrap()[1].to_owned()
        };
        for (title, expected) in [
            ("\"Warga: \"Kami Siap\", Kata Budi\", https://warta.com/x", "Warga: \"Kami Siap\", Kata Budi"),
            ("\"Harga Naik\", Penulis : Sari Dewi", "Harga Naik"),
            ("\"Foto: Banjir di Kenari\", https://warta.com/x", "Foto: Banjir di Kenari"),
            ("'Jum'at Berkah di Kenari', https://warta.com/x", "Jum'at Berkah di Kenari"),
            ("Harga Naik? Ini Kata Warga", "Harga Naik? Ini Kata Warga"),
            ("Harga Naik, Warga Resah, https://warta.com/x", "Harga Naik, Warga Resah"),
            ("Harga Naik, baca kabar lain di bawah", "Harga Naik"),
            ("Harga Naik. Warga resah sejak kemarin.", "Harga Naik"),
            ("Harga Naik!", "Harga Naik!"),
            ("Harga Naik https://warta.com/x", "Harga Naik"),
            ("Harga Naik Penulis : Sari Dewi", "Harga Naik"),
            ("Harga Naik\", https://warta.com/x", "Harga Naik"),
            ("\"Harga Naik", "Harga Naik"),
        ] {
            assert_eq!(title_of(title), expected, "{title}");
        }
    }

    #[test]
    fn text_without_an_outlet_is_not_a_notice() {
        for text in [
            "Artikel ini telah tayang",
            "Artikel ini telah tayang di berbagai media sejak kemarin",
            "Artikel ini telah tayang di https://warta.com/x",
            "This article was first published on January 8, 2023.",
            "Harga cabai telah tayang di Warta.com",
        ] {
            assert_eq!(parsed(text), None, "{text}");
        }
    }
}
