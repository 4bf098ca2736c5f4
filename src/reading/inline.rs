//! Prompts inside a paragraph: the exact span, also where nothing but the sense says where its headline ends.

use super::promo::{MARKER_WORDS, is_link, starts_headline};
use super::story::Story;
use crate::packs::{Knowledge, MarkerKind, Word, words};
use crate::text::is_blank_char;
use std::ops::Range;

/// The longest headline of a prompt, in words.
const TITLE_WORDS: usize = 40;
/// How far in front of its colon, or behind its bracket, a marker is looked for, in bytes.
const MARKER_BYTES: usize = 64;
/// How far behind its beginning a bracket closes, in bytes.
const BRACKET: usize = 400;
/// How many words a subject has at most that stands before its verb.
const SUBJECT: usize = 7;

/// What stands at the end of a sentence, in any script.
const SENTENCE_ENDS: [char; 15] = ['.', '!', '?', '…', '"', '”', '’', ')', '\'', '。', '！', '？', '」', '।', '؟'];

/// A prompt inside a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Inline {
    /// The whole prompt, brackets included.
    pub range: Range<usize>,
    /// The marker with its colon.
    pub marker: Range<usize>,
    /// The headline.
    pub title: Range<usize>,
    /// How its end was found.
    pub end: End,
}

/// How the end of a headline was found, from the surest to the least sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    /// Brackets stand around the prompt.
    Bracket,
    /// The line ends, or a sign stands there with which headlines and sentences end.
    Sign,
    /// The next sentence begins with words that no headline goes on with.
    Opener,
    /// A verb in small letters tells that a sentence has begun before it.
    Guess,
}

/// Finds the prompts inside a paragraph, in order. Linear in its length: only what stands at a colon or a bracket is
/// looked at, and no further than a headline reaches.
pub(super) fn inside(text: &str, story: &Story, knowledge: &Knowledge) -> Vec<Inline> {
    let mut found: Vec<Inline> = Vec::new();
    let colons = memchr::memchr2_iter(b':', b'(', text.as_bytes());
    // The wide colon of East Asian scripts, and wide or square brackets, are rare enough to be looked for apart.
    let mut signs: Vec<usize> = colons.collect();
    let before = signs.len();
    signs.extend(memchr::memchr_iter(b'[', text.as_bytes()));
    if !text.is_ascii() {
        signs.extend(memchr::memmem::find_iter(text.as_bytes(), "："));
    }
    if signs.len() > before {
        signs.sort_unstable();
    }
    for at in signs {
        let reached = found.last().map_or(0, |inline| inline.range.end);
        if at < reached {
            continue;
        }
        let prompt = match text.as_bytes()[at] {
            b'(' | b'[' => in_bracket(text, at, knowledge),
            _ => before_colon(text, at, reached, story, knowledge),
        };
        found.extend(prompt);
    }
    found
}

/// `(Baca juga Judul)`: a bracket whose first words are a marker; with a colon, or a headline at once.
fn in_bracket(text: &str, open: usize, knowledge: &Knowledge) -> Option<Inline> {
    let inside = &text[open + 1..];
    let reach = &inside[..inside.floor_char_boundary(MARKER_BYTES)];
    let front: Vec<Word> = words(reach).take(MARKER_WORDS).collect();
    let first = front.first()?;
    if !reach[..first.range.start].chars().all(|c| is_blank_char(c) || matches!(c, '*' | '-' | '–' | '•')) {
        return None;
    }
    let (count, kind) = knowledge.markers.longest_at(&front)?;
    let start = open + 1 + first.range.start;
    let end = open + 1 + front[count - 1].range.end;
    let behind = text[end..].trim_start_matches(is_blank_char);
    let colon = behind.chars().next().filter(|c| matches!(c, ':' | '：'));
    let marker_end = colon.map_or(end, |colon| text.len() - behind.len() + colon.len_utf8());
    let title_text = text[marker_end..].trim_start_matches(is_blank_char);
    let title_start = text.len() - title_text.len();
    let pair = if text.as_bytes()[open] == b'(' { (b'(', b')') } else { (b'[', b']') };
    let close = closing(title_text, pair)?;
    let told = colon.is_some() || kind == MarkerKind::Plain && starts_headline(&title_text[..close]);
    let title = title_start..title_start + close;
    (told && words(&text[title.clone()]).nth(1).is_some()).then(|| Inline {
        range: open..title.end + 1,
        marker: start..marker_end,
        title,
        end: End::Bracket,
    })
}

/// `… pulang. Baca juga: Judul Warga menunggu`: a marker in front of a colon, behind the end of a sentence.
fn before_colon(text: &str, colon: usize, reached: usize, story: &Story, knowledge: &Knowledge) -> Option<Inline> {
    let floor = text.ceil_char_boundary(colon.saturating_sub(MARKER_BYTES).max(reached));
    let front: Vec<Word> = words(&text[floor..colon]).collect();
    let begin = (front.len().saturating_sub(MARKER_WORDS)..front.len())
        .find(|at| knowledge.markers.longest_at(&front[*at..]).is_some_and(|(count, _)| at + count == front.len()))?;
    let last = floor + front.last()?.range.end;
    if !text[last..colon].chars().all(is_blank_char) {
        return None;
    }
    let start = floor + front[begin].range.start;
    let before = text[..start].trim_end_matches(is_blank_char);
    let marker_end = colon + text[colon..].chars().next().map_or(1, char::len_utf8);
    let title_text = text[marker_end..].trim_start_matches(is_blank_char);
    let title_start = text.len() - title_text.len();
    if before.is_empty() || !before.ends_with(SENTENCE_ENDS) || is_link(title_text) {
        return None;
    }
    let (length, end) = headline_end(title_text, story, knowledge)?;
    let title = title_start..title_start + length;
    Some(Inline { range: start..title.end, marker: start..marker_end, title, end })
}

/// Where the bracket closes, within the reach of a headline.
fn closing(text: &str, (open, close): (u8, u8)) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate().take(BRACKET) {
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

/// How long the headline is that a text begins with, in bytes, and how that was found.
fn headline_end(text: &str, story: &Story, knowledge: &Knowledge) -> Option<(usize, End)> {
    let all: Vec<Word> = words(text).take(TITLE_WORDS + SUBJECT).collect();
    let headline = Headline { text, all: &all, story, knowledge };
    let in_capitals = headline.is_in_capitals();
    for at in 1..all.len() {
        if let Some(end) = headline.sign_before(at) {
            return Some((end, End::Sign));
        }
        if at < 2 {
            continue;
        }
        if at >= 3 && headline.opens_sentence(at) {
            return Some((headline.end_before(at), End::Opener));
        }
        if in_capitals && headline.is_in_sentence(at) {
            return headline.subject_of(at).map(|start| (headline.end_before(start), End::Guess));
        }
    }
    let whole = all.len() < TITLE_WORDS;
    (whole && !all.is_empty()).then(|| (text.trim_end_matches(is_blank_char).len(), End::Sign))
}

/// The words behind a marker: a headline first, and what follows it on the line.
struct Headline<'t> {
    text: &'t str,
    all: &'t [Word],
    story: &'t Story,
    knowledge: &'t Knowledge,
}

impl Headline<'_> {
    /// What stands between a word and the one before it.
    fn gap(&self, at: usize) -> &str {
        &self.text[self.all[at - 1].range.end..self.all[at].range.start]
    }

    fn is_large(&self, at: usize) -> bool {
        self.all[at].begins_large(self.text)
    }

    /// Whether the words are written as headlines are: capitals but for the small words.
    fn is_in_capitals(&self) -> bool {
        let telling =
            |at: &usize| !self.knowledge.small_words.contains(self.all[*at].key) && !self.gap(*at).contains('-');
        let (mut large, mut counted) = (0, 0);
        for at in (1..self.all.len().min(8)).filter(telling) {
            counted += 1;
            large += usize::from(self.is_large(at));
        }
        counted == 0 || large * 10 >= counted * 6
    }

    /// The end of the headline, where a sign stands before the word with which headlines and sentences end.
    fn sign_before(&self, at: usize) -> Option<usize> {
        let (gap, from) = (self.gap(at), self.all[at - 1].range.end);
        let stop = gap.char_indices().find(|(_, c)| matches!(c, '.' | '?' | '!' | '…' | '。' | '？' | '！' | '।'));
        if let Some((sign, c)) = stop {
            let wide = !c.is_ascii() && c != '…';
            if wide || gap[sign + c.len_utf8()..].contains(is_blank_char) {
                // A quote or bracket that the headline opened is closed behind the sign.
                let behind = &gap[sign + c.len_utf8()..];
                let closed = behind.len() - behind.trim_start_matches(['"', '”', '’', '\'', ')', '!', '?']).len();
                let end = from + sign + if c == '.' { 0 } else { c.len_utf8() + closed };
                return (at >= 2).then_some(end);
            }
        }
        let opens = gap.contains('“') || gap.starts_with(is_blank_char) && gap.ends_with('"');
        (at >= 2 && opens && !closes_soon(&self.text[self.all[at].range.start..])).then_some(from)
    }

    /// Whether a sentence opens with the word: a large one that no headline goes on with.
    fn opens_sentence(&self, at: usize) -> bool {
        self.gap(at).chars().all(is_blank_char)
            && self.is_large(at)
            && self.knowledge.openers.longest_at(&self.all[at..]).is_some()
    }

    /// Whether the word can stand in no headline with capitals: it is small, and none of the small words.
    fn is_in_sentence(&self, at: usize) -> bool {
        let gap = self.gap(at);
        let joined = !gap.chars().any(is_blank_char);
        !self.is_large(at) && !joined && !self.knowledge.small_words.contains(self.all[at].key)
    }

    /// Where the subject begins whose verb this is: as many words with capitals before it as the story says elsewhere
    /// too, for a subject is spoken of more than once, and a foreign headline is not.
    fn subject_of(&self, verb: usize) -> Option<usize> {
        let mut best: Option<(f32, usize)> = None;
        let mut score = 0.0;
        for at in (2..verb).rev().take(SUBJECT) {
            score += match self.story.is_said_again(&self.all[at]) {
                Some(true) => 0.3,
                Some(false) => -1.0,
                None => 0.0,
            };
            if at >= 3 && self.is_large(at) && best.is_none_or(|(highest, _)| score > highest) && self.is_apart(at) {
                best = Some((score, at));
            }
            if !self.is_apart(at) {
                break;
            }
        }
        best.map(|(_, at)| at)
    }

    /// Whether nothing but white space stands before the word.
    fn is_apart(&self, at: usize) -> bool {
        self.gap(at).chars().all(is_blank_char)
    }

    /// Where the headline ends that stands before the word.
    fn end_before(&self, at: usize) -> usize {
        self.text[..self.all[at].range.start].trim_end_matches(is_blank_char).len()
    }
}

/// Whether a quote that has just opened is closed within a few words, as in a headline.
fn closes_soon(text: &str) -> bool {
    text.char_indices().take(30).any(|(_, c)| matches!(c, '"' | '”'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::Packs;

    fn spans(text: &str) -> Vec<(String, End)> {
        let packs = Packs::built_in();
        let story = Story::of_text(text, packs.knowledge());
        inside(text, &story, packs.knowledge())
            .into_iter()
            .map(|inline| (text[inline.range].to_owned(), inline.end))
            .collect()
    }

    fn check(text: &str, span: &str, end: End) {
        assert_eq!(spans(text), [(span.to_owned(), end)], "{text}");
    }

    #[test]
    fn brackets_hold_the_whole_prompt() {
        check(
            "Ia pergi. (Baca juga: Harga Cabai (Merah) Naik) Warga pulang.",
            "(Baca juga: Harga Cabai (Merah) Naik)",
            End::Bracket,
        );
        check("Ia pergi. [Baca juga: Harga Cabai Naik] Warga.", "[Baca juga: Harga Cabai Naik]", End::Bracket);
        check("Ia pergi. (Baca juga Harga Cabai Naik) Warga.", "(Baca juga Harga Cabai Naik)", End::Bracket);
    }

    #[test]
    fn a_headline_ends_with_its_sign_or_with_the_line() {
        check("Ia pergi. Baca juga: Harga Cabai Naik", "Baca juga: Harga Cabai Naik", End::Sign);
        check("Ia pergi. Baca juga: Benarkah Harga Naik? Warga pulang.", "Baca juga: Benarkah Harga Naik?", End::Sign);
        check(
            "Ia pergi. Baca juga: Harga Cabai Naik \"Kami siap menunggu kabar dari kantor bupati,\" katanya.",
            "Baca juga: Harga Cabai Naik",
            End::Sign,
        );
    }

    #[test]
    fn a_sentence_that_opens_ends_the_headline_before_it() {
        check(
            "Ia pergi. Baca juga: Harga Cabai Naik di Kenari Sementara itu, warga pulang.",
            "Baca juga: Harga Cabai Naik di Kenari",
            End::Opener,
        );
        check(
            "Ia pergi. Baca juga: Angin kencang landa Kenari sejak pagi Ia menambahkan, warga pulang.",
            "Baca juga: Angin kencang landa Kenari sejak pagi",
            End::Opener,
        );
    }

    #[test]
    fn a_verb_tells_where_the_next_sentence_begins() {
        check(
            "Ia pergi. Baca juga: Harga Cabai dan Bawang Naik Menurut warga, pasar sepi.",
            "Baca juga: Harga Cabai dan Bawang Naik",
            End::Opener,
        );
        check(
            "Sari pergi. Baca juga: Kisah Empat Nelayan Menjaga Bakau Sari mengatakan hal itu.",
            "Baca juga: Kisah Empat Nelayan Menjaga Bakau",
            End::Guess,
        );
        check(
            "Kata Sari Dewi, pasar sepi. Baca: Buka-bukaan soal Harga Cabai Sari Dewi berharap warga datang.",
            "Baca: Buka-bukaan soal Harga Cabai",
            End::Guess,
        );
    }

    #[test]
    fn a_quote_that_holds_a_marker_is_no_prompt() {
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
