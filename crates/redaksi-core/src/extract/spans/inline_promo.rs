//! Finds "read also" promos inside a paragraph and their exact range, also if no punctuation ends the headline.

use crate::extract::doc_stats::DocStats;
use crate::extract::matchers::promo_marker::{MAX_MARKER_WORDS, can_start_headline, is_url};
use crate::packs::{Lexicon, MarkerKind, Word, words};
use crate::text::is_blank_char;
use std::ops::Range;

/// Maximum length of a promo headline, in words.
const MAX_TITLE_WORDS: usize = 40;
/// How many bytes before its colon, or after its opening bracket, are searched for a marker.
const MAX_MARKER_DISTANCE: usize = 64;
/// Maximum length of a headline in brackets, in bytes.
const MAX_BRACKET_LEN: usize = 400;
/// Maximum number of words of the subject before a verb.
const MAX_SUBJECT_WORDS: usize = 7;

/// Characters that end a sentence, in any script.
const SENTENCE_ENDS: [char; 15] = ['.', '!', '?', '…', '"', '”', '’', ')', '\'', '。', '！', '？', '」', '।', '؟'];

/// A promo inside a paragraph. Ranges are in bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InlinePromoMatch {
    /// The whole promo, including brackets.
    pub range: Range<usize>,
    /// The marker with its colon.
    pub marker: Range<usize>,
    /// The headline.
    pub title: Range<usize>,
    /// How the end of the headline was found.
    pub end: HeadlineEnd,
}

/// How the end of a headline was found, from the most to the least certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum HeadlineEnd {
    /// The promo is in brackets.
    Bracket,
    /// The line ends, or punctuation that ends headlines and sentences follows.
    Punctuation,
    /// The next sentence starts with words with which no headline continues.
    SentenceOpener,
    /// A lower-case verb shows that a sentence started before it.
    Verb,
}

/// Finds the promos inside a paragraph, in order. Takes linear time: only the text around colons and brackets is
/// searched, up to the maximum length of a headline.
pub(crate) fn find_inline_promos(text: &str, doc: &DocStats, lexicon: &Lexicon) -> Vec<InlinePromoMatch> {
    let mut found: Vec<InlinePromoMatch> = Vec::new();
    let colons = memchr::memchr2_iter(b':', b'(', text.as_bytes());
    // Square brackets and the full-width colon are rare, so they are searched separately.
    let mut anchors: Vec<usize> = colons.collect();
    let before = anchors.len();
    anchors.extend(memchr::memchr_iter(b'[', text.as_bytes()));
    if !text.is_ascii() {
        anchors.extend(memchr::memmem::find_iter(text.as_bytes(), "："));
    }
    if anchors.len() > before {
        anchors.sort_unstable();
    }
    for at in anchors {
        let previous_end = found.last().map_or(0, |inline| inline.range.end);
        if at < previous_end {
            continue;
        }
        let promo = match text.as_bytes()[at] {
            b'(' | b'[' => bracketed_promo(text, at, lexicon),
            _ => promo_before_colon(text, at, previous_end, doc, lexicon),
        };
        found.extend(promo);
    }
    found
}

/// Parses a promo in brackets that start with a marker, with or without a colon: `(Baca juga Judul)`.
fn bracketed_promo(text: &str, open: usize, lexicon: &Lexicon) -> Option<InlinePromoMatch> {
    let content = &text[open + 1..];
    let searched = &content[..content.floor_char_boundary(MAX_MARKER_DISTANCE)];
    let front: Vec<Word> = words(searched).take(MAX_MARKER_WORDS).collect();
    let first = front.first()?;
    if !searched[..first.range.start].chars().all(|c| is_blank_char(c) || matches!(c, '*' | '-' | '–' | '•')) {
        return None;
    }
    let (count, kind) = lexicon.markers.longest_prefix(&front)?;
    let start = open + 1 + first.range.start;
    let end = open + 1 + front[count - 1].range.end;
    let after = text[end..].trim_start_matches(is_blank_char);
    let colon = after.chars().next().filter(|c| matches!(c, ':' | '：'));
    let marker_end = colon.map_or(end, |colon| text.len() - after.len() + colon.len_utf8());
    let title_text = text[marker_end..].trim_start_matches(is_blank_char);
    let title_start = text.len() - title_text.len();
    let pair = if text.as_bytes()[open] == b'(' { (b'(', b')') } else { (b'[', b']') };
    let close = find_closing_bracket(title_text, pair)?;
    let has_title = colon.is_some() || kind == MarkerKind::Unconditional && can_start_headline(&title_text[..close]);
    let title = title_start..title_start + close;
    (has_title && words(&text[title.clone()]).nth(1).is_some()).then(|| InlinePromoMatch {
        range: open..title.end + 1,
        marker: start..marker_end,
        title,
        end: HeadlineEnd::Bracket,
    })
}

/// Parses a promo whose marker is before the colon and after the end of a sentence:
/// `… pulang. Baca juga: Judul Warga menunggu`. `previous_end` is the end of the previous promo.
fn promo_before_colon(
    text: &str,
    colon: usize,
    previous_end: usize,
    doc: &DocStats,
    lexicon: &Lexicon,
) -> Option<InlinePromoMatch> {
    let floor = text.ceil_char_boundary(colon.saturating_sub(MAX_MARKER_DISTANCE).max(previous_end));
    let front: Vec<Word> = words(&text[floor..colon]).collect();
    let begin = (front.len().saturating_sub(MAX_MARKER_WORDS)..front.len())
        .find(|at| lexicon.markers.longest_prefix(&front[*at..]).is_some_and(|(count, _)| at + count == front.len()))?;
    let last = floor + front.last()?.range.end;
    if !text[last..colon].chars().all(is_blank_char) {
        return None;
    }
    let start = floor + front[begin].range.start;
    let before = text[..start].trim_end_matches(is_blank_char);
    let marker_end = colon + text[colon..].chars().next().map_or(1, char::len_utf8);
    let title_text = text[marker_end..].trim_start_matches(is_blank_char);
    let title_start = text.len() - title_text.len();
    if before.is_empty() || !before.ends_with(SENTENCE_ENDS) || is_url(title_text) {
        return None;
    }
    let (length, end) = headline_end(title_text, doc, lexicon)?;
    let title = title_start..title_start + length;
    Some(InlinePromoMatch { range: start..title.end, marker: start..marker_end, title, end })
}

/// Returns the byte index of the closing bracket, if it is within the maximum length.
fn find_closing_bracket(text: &str, (open, close): (u8, u8)) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate().take(MAX_BRACKET_LEN) {
        if byte == open {
            depth += 1;
        } else if byte == close {
            if depth == 0 {
                return Some(at);
            }
            depth -= 1;
        }
    }
    None
}

/// Returns the length in bytes of the headline at the start of the text, and how its end was found.
fn headline_end(text: &str, doc: &DocStats, lexicon: &Lexicon) -> Option<(usize, HeadlineEnd)> {
    let tokens: Vec<Word> = words(text).take(MAX_TITLE_WORDS + MAX_SUBJECT_WORDS).collect();
    let headline = HeadlineScanner { text, tokens: &tokens, doc, lexicon };
    let in_capitals = headline.is_title_case();
    for at in 1..tokens.len() {
        if let Some(end) = headline.end_punctuation_before(at) {
            return Some((end, HeadlineEnd::Punctuation));
        }
        if at < 2 {
            continue;
        }
        if at >= 3 && headline.starts_sentence(at) {
            return Some((headline.end_before(at), HeadlineEnd::SentenceOpener));
        }
        if in_capitals && headline.is_sentence_word(at) {
            return headline.subject_start(at).map(|start| (headline.end_before(start), HeadlineEnd::Verb));
        }
    }
    let whole = tokens.len() < MAX_TITLE_WORDS;
    (whole && !tokens.is_empty()).then(|| (text.trim_end_matches(is_blank_char).len(), HeadlineEnd::Punctuation))
}

/// The text after a marker: a headline and what follows it on the line. Indices (`at`) are word indices.
struct HeadlineScanner<'t> {
    text: &'t str,
    tokens: &'t [Word],
    doc: &'t DocStats,
    lexicon: &'t Lexicon,
}

impl HeadlineScanner<'_> {
    /// Returns the text between a word and the previous word.
    fn gap_before(&self, at: usize) -> &str {
        &self.text[self.tokens[at - 1].range.end..self.tokens[at].range.start]
    }

    fn is_capitalized(&self, at: usize) -> bool {
        self.tokens[at].starts_non_lowercase(self.text)
    }

    /// Whether the words are in title case, i.e. capitalized except for function words.
    fn is_title_case(&self) -> bool {
        let is_content_word = |at: &usize| {
            !self.lexicon.small_words.contains(self.tokens[*at].key) && !self.gap_before(*at).contains('-')
        };
        let (mut capitalized, mut counted) = (0, 0);
        for at in (1..self.tokens.len().min(8)).filter(is_content_word) {
            counted += 1;
            capitalized += usize::from(self.is_capitalized(at));
        }
        counted == 0 || capitalized * 10 >= counted * 6
    }

    /// Returns the end of the headline in bytes if punctuation that ends headlines or sentences is before the word.
    fn end_punctuation_before(&self, at: usize) -> Option<usize> {
        let (gap, from) = (self.gap_before(at), self.tokens[at - 1].range.end);
        let stop = gap.char_indices().find(|(_, c)| matches!(c, '.' | '?' | '!' | '…' | '。' | '？' | '！' | '।'));
        if let Some((stop_at, c)) = stop {
            let is_wide = !c.is_ascii() && c != '…';
            if is_wide || gap[stop_at + c.len_utf8()..].contains(is_blank_char) {
                // A quote or bracket that the headline opened is closed after the punctuation.
                let after = &gap[stop_at + c.len_utf8()..];
                let closed = after.len() - after.trim_start_matches(['"', '”', '’', '\'', ')', '!', '?']).len();
                let end = from + stop_at + if c == '.' { 0 } else { c.len_utf8() + closed };
                return (at >= 2).then_some(end);
            }
        }
        let opens = gap.contains('“') || gap.starts_with(is_blank_char) && gap.ends_with('"');
        (at >= 2 && opens && !quote_closes_soon(&self.text[self.tokens[at].range.start..])).then_some(from)
    }

    /// Whether a sentence starts at the word: a capitalized word with which no headline continues.
    fn starts_sentence(&self, at: usize) -> bool {
        self.gap_before(at).chars().all(is_blank_char)
            && self.is_capitalized(at)
            && self.lexicon.openers.longest_prefix(&self.tokens[at..]).is_some()
    }

    /// Whether the word cannot be in a title-case headline: it is lower-case and not a function word.
    fn is_sentence_word(&self, at: usize) -> bool {
        let gap = self.gap_before(at);
        let is_joined = !gap.chars().any(is_blank_char);
        !self.is_capitalized(at) && !is_joined && !self.lexicon.small_words.contains(self.tokens[at].key)
    }

    /// Returns the word index at which the subject of the verb starts. The subject is the run of capitalized words
    /// before the verb that best matches words used elsewhere in the article: an article mentions a subject more than
    /// once, but not the words of another article's headline.
    fn subject_start(&self, verb: usize) -> Option<usize> {
        let mut best: Option<(f32, usize)> = None;
        let mut score = 0.0;
        for at in (2..verb).rev().take(MAX_SUBJECT_WORDS) {
            score += match self.doc.is_repeated_term(&self.tokens[at]) {
                Some(true) => 0.3,
                Some(false) => -1.0,
                None => 0.0,
            };
            if at >= 3
                && self.is_capitalized(at)
                && best.is_none_or(|(highest, _)| score > highest)
                && self.follows_blank(at)
            {
                best = Some((score, at));
            }
            if !self.follows_blank(at) {
                break;
            }
        }
        best.map(|(_, at)| at)
    }

    /// Whether only white space is between the word and the previous word.
    fn follows_blank(&self, at: usize) -> bool {
        self.gap_before(at).chars().all(is_blank_char)
    }

    /// Returns the end of the text before the word in bytes, without trailing white space.
    fn end_before(&self, at: usize) -> usize {
        self.text[..self.tokens[at].range.start].trim_end_matches(is_blank_char).len()
    }
}

/// Whether a quote that opened just before the text closes within a few words, as in a headline.
fn quote_closes_soon(text: &str) -> bool {
    text.char_indices().take(30).any(|(_, c)| matches!(c, '"' | '”'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::Packs;

    fn spans(text: &str) -> Vec<(String, HeadlineEnd)> {
        let packs = Packs::built_in();
        let doc = DocStats::for_text(text, packs.lexicon());
        find_inline_promos(text, &doc, packs.lexicon())
            .into_iter()
            .map(|inline| (text[inline.range].to_owned(), inline.end))
            .collect()
    }

    fn check(text: &str, span: &str, end: HeadlineEnd) {
        assert_eq!(spans(text), [(span.to_owned(), end)], "{text}");
    }

    #[test]
    fn brackets_enclose_the_whole_promo() {
        check(
            "Ia pergi. (Baca juga: Harga Cabai (Merah) Naik) Warga pulang.",
            "(Baca juga: Harga Cabai (Merah) Naik)",
            HeadlineEnd::Bracket,
        );
        check("Ia pergi. [Baca juga: Harga Cabai Naik] Warga.", "[Baca juga: Harga Cabai Naik]", HeadlineEnd::Bracket);
        check("Ia pergi. (Baca juga Harga Cabai Naik) Warga.", "(Baca juga Harga Cabai Naik)", HeadlineEnd::Bracket);
    }

    #[test]
    fn a_headline_ends_at_punctuation_or_at_the_end_of_the_line() {
        check("Ia pergi. Baca juga: Harga Cabai Naik", "Baca juga: Harga Cabai Naik", HeadlineEnd::Punctuation);
        check(
            "Ia pergi. Baca juga: Benarkah Harga Naik? Warga pulang.",
            "Baca juga: Benarkah Harga Naik?",
            HeadlineEnd::Punctuation,
        );
        check(
            "Ia pergi. Baca juga: Harga Cabai Naik \"Kami siap menunggu kabar dari kantor bupati,\" katanya.",
            "Baca juga: Harga Cabai Naik",
            HeadlineEnd::Punctuation,
        );
    }

    #[test]
    fn a_headline_ends_before_a_sentence_opener() {
        check(
            "Ia pergi. Baca juga: Harga Cabai Naik di Kenari Sementara itu, warga pulang.",
            "Baca juga: Harga Cabai Naik di Kenari",
            HeadlineEnd::SentenceOpener,
        );
        check(
            "Ia pergi. Baca juga: Angin kencang landa Kenari sejak pagi Ia menambahkan, warga pulang.",
            "Baca juga: Angin kencang landa Kenari sejak pagi",
            HeadlineEnd::SentenceOpener,
        );
    }

    #[test]
    fn a_verb_shows_where_the_next_sentence_starts() {
        check(
            "Ia pergi. Baca juga: Harga Cabai dan Bawang Naik Menurut warga, pasar sepi.",
            "Baca juga: Harga Cabai dan Bawang Naik",
            HeadlineEnd::SentenceOpener,
        );
        check(
            "Sari pergi. Baca juga: Kisah Empat Nelayan Menjaga Bakau Sari mengatakan hal itu.",
            "Baca juga: Kisah Empat Nelayan Menjaga Bakau",
            HeadlineEnd::Verb,
        );
        check(
            "Kata Sari Dewi, pasar sepi. Baca: Buka-bukaan soal Harga Cabai Sari Dewi berharap warga datang.",
            "Baca: Buka-bukaan soal Harga Cabai",
            HeadlineEnd::Verb,
        );
    }

    #[test]
    fn a_marker_in_running_text_is_not_a_promo() {
        for text in [
            "Ia berkata, “baca juga: aturan itu”, lalu pergi.",
            "Ibu guru meminta mereka baca juga buku itu.",
            "Catatan itu kami baca: Semua Benar.",
            "Kemasan itu bertulis (baca juga label di bawahnya) sejak lama.",
            "Ia menunggu (baca: berharap) kabar itu.",
        ] {
            assert!(spans(text).is_empty(), "{text}");
        }
    }
}
