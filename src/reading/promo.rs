//! Prompts to read something else: the marker in front of a line, and whole prompts inside a paragraph.

use super::row::Ending;
use crate::packs::{Knowledge, MarkerKind, Word, words};
use crate::text::is_blank_char;
use std::ops::Range;

/// The longest headline of a prompt, in words.
const TITLE_WORDS: usize = 40;

/// A marker in front of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// The marker with its colon, in bytes of the line.
    pub range: Range<usize>,
    /// What follows it; empty where it stands alone.
    pub title: Range<usize>,
    /// How much it says.
    pub strength: Strength,
}

/// How much a marker says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strength {
    /// It stands before a colon and a headline.
    Full,
    /// It stands alone.
    Alone,
    /// A headline follows without a colon.
    Loose,
    /// A weak word before a colon and a headline.
    Weak,
}

/// Signs that lists and sites put in front of a prompt. No quotes: who says “baca juga” is quoted.
fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '-'
            | '–'
            | '—'
            | '•'
            | '*'
            | '>'
            | '»'
            | '▶'
            | '►'
            | '→'
            | '·'
            | '|'
            | '#'
            | '➡'
            | '👉'
            | '='
    )
}

/// Reads the marker in front of a line.
pub(super) fn marker(text: &str, knowledge: &Knowledge) -> Option<Marker> {
    let start = text.len() - text.trim_start_matches(|c| is_bullet(c) || is_blank_char(c)).len();
    let front: Vec<Word> = words(&text[start..]).take(8).collect();
    if front.first()?.range.start != 0 {
        return None;
    }
    let (count, kind) = knowledge.markers.longest_at(&front)?;
    let end = start + front[count - 1].range.end;
    let behind = text[end..].trim_start_matches(is_blank_char);
    let sign = behind.chars().next().filter(|c| matches!(c, ':' | '：' | '|' | '»' | '>'));
    let marker_end = sign.map_or(end, |sign| text.len() - behind.len() + sign.len_utf8());
    let title = title_range(text, marker_end, start);
    let range = start..marker_end;
    let title_text = &text[title.clone()];
    let many = words(title_text).take(TITLE_WORDS + 1).count();
    let strength = match (kind, sign.is_some(), many) {
        (MarkerKind::Plain, _, 0) => Strength::Alone,
        (MarkerKind::Plain, true, 1..=TITLE_WORDS) => Strength::Full,
        (MarkerKind::Plain, false, 2..=TITLE_WORDS) if title_text.ends_with(':') => Strength::Full,
        (MarkerKind::Plain, false, 2..=TITLE_WORDS) if begins_headline(title_text) && !ends_sentence(title_text) => {
            Strength::Loose
        }
        (MarkerKind::Colon, true, 3..=25)
            if begins_headline(title_text) && !ends_sentence(title_text) && !is_link(title_text) =>
        {
            Strength::Weak
        }
        _ => return None,
    };
    Some(Marker { range, title, strength })
}

/// The headline behind a marker: bracket of the whole prompt and blanks left out.
fn title_range(text: &str, from: usize, marker_start: usize) -> Range<usize> {
    let rest = text[from..].trim_start_matches(is_blank_char);
    let start = text.len() - rest.len();
    let mut title = rest.trim_end_matches(is_blank_char);
    for (open, close) in [('(', ')'), ('[', ']')] {
        if text[..marker_start].contains(open) && title.ends_with(close) {
            title = title[..title.len() - close.len_utf8()].trim_end_matches(is_blank_char);
        }
    }
    start..start + title.len()
}

fn begins_headline(text: &str) -> bool {
    text.chars().next().is_some_and(|c| !c.is_lowercase())
}

fn ends_sentence(text: &str) -> bool {
    matches!(Ending::of(text), Ending::Sentence)
        && !text.ends_with(['?', '!', '…', '\'', '’'])
        && !text.ends_with("...")
}

fn is_link(text: &str) -> bool {
    text.starts_with("http") || text.starts_with("www.")
}

/// A prompt inside a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Inline {
    /// The whole prompt, brackets included.
    pub range: Range<usize>,
    /// The marker with its colon.
    pub marker: Range<usize>,
    /// The headline.
    pub title: Range<usize>,
    /// Whether brackets, or the end of the line, leave no doubt about where it ends.
    pub sure: bool,
}

/// Finds the prompts inside a paragraph, in order. Linear in its length.
pub(super) fn inside(text: &str, knowledge: &Knowledge) -> Vec<Inline> {
    let mut found: Vec<Inline> = Vec::new();
    let mut window: std::collections::VecDeque<Word> = std::collections::VecDeque::with_capacity(8);
    let mut rest = words(text);
    loop {
        while window.len() < 6 {
            match rest.next() {
                Some(word) => window.push_back(word),
                None => break,
            }
        }
        let Some(first) = window.front() else { return found };
        let reached = found.last().map_or(0, |inline| inline.range.end);
        if first.range.start >= reached
            && let Some((count, _)) = knowledge.markers.longest_at(window.make_contiguous())
            && let Some(inline) = prompt(text, window[0].range.start, window[count - 1].range.end, knowledge)
        {
            found.push(inline);
        }
        window.pop_front();
    }
}

fn prompt(text: &str, start: usize, end: usize, knowledge: &Knowledge) -> Option<Inline> {
    let behind = text[end..].trim_start_matches(is_blank_char);
    let colon = behind.chars().next().filter(|c| matches!(c, ':' | '：'))?;
    let marker_end = text.len() - behind.len() + colon.len_utf8();
    let before = text[..start].trim_end_matches(is_blank_char);
    let title_text = text[marker_end..].trim_start_matches(is_blank_char);
    let title_start = text.len() - title_text.len();
    if before.ends_with(['(', '[']) {
        let open = before.len() - 1;
        let close = closing(&text[title_start..], if before.ends_with('(') { (b'(', b')') } else { (b'[', b']') })?;
        let title = title_start..title_start + close;
        return Some(Inline { range: open..title.end + 1, marker: start..marker_end, title, sure: true });
    }
    if before.is_empty() || !before.ends_with(['.', '!', '?', '…', '"', '”', '’', ')', '\'']) || is_link(title_text)
    {
        return None;
    }
    let (length, sure) = headline_length(title_text, knowledge)?;
    let title = title_start..title_start + length;
    Some(Inline { range: start..title.end, marker: start..marker_end, title, sure })
}

/// Where the bracket closes, within the reach of a headline.
fn closing(text: &str, (open, close): (u8, u8)) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate().take(400) {
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

/// Whether a quote that has just opened is closed within a few words, as in a headline.
fn closes_soon(text: &str) -> bool {
    text.char_indices().take(30).any(|(_, c)| matches!(c, '"' | '”'))
}

/// How long the headline is that a text begins with, and whether its end is beyond doubt.
///
/// A headline's words have capitals. Where a small letter follows that no headline has, a new sentence has begun one
/// word before.
fn headline_length(text: &str, knowledge: &Knowledge) -> Option<(usize, bool)> {
    let mut previous: Option<Word> = None;
    for (count, word) in words(text).enumerate() {
        if let Some(last) = &previous {
            let between = &text[last.range.end..word.range.start];
            let stop = between.char_indices().find(|(_, c)| matches!(c, '.' | '?' | '!' | '…'));
            if let Some((at, c)) = stop
                && between[at + c.len_utf8()..].contains(is_blank_char)
            {
                let end = last.range.end + at + if c == '.' { 0 } else { c.len_utf8() };
                return (count >= 2).then_some((end, true));
            }
            if count >= 2
                && (between.contains('“') || between.ends_with('"') && between.starts_with(is_blank_char))
                && !closes_soon(&text[word.range.start..])
            {
                return Some((last.range.end, true));
            }
            if !word.begins_large(text) && !knowledge.small_words.contains(&word.key) {
                let end = text[..last.range.start].trim_end_matches(is_blank_char).len();
                return (count >= 3).then_some((end, false));
            }
        }
        if count > TITLE_WORDS {
            return None;
        }
        previous = Some(word);
    }
    previous.map(|_| (text.trim_end_matches(is_blank_char).len(), true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::Packs;

    fn read(text: &str) -> Option<(String, String, Strength)> {
        let packs = Packs::built_in();
        marker(text, packs.knowledge())
            .map(|seen| (text[seen.range].to_owned(), text[seen.title].to_owned(), seen.strength))
    }

    fn check(text: &str, marker: &str, title: &str, strength: Strength) {
        assert_eq!(read(text), Some((marker.to_owned(), title.to_owned(), strength)), "{text}");
    }

    #[test]
    fn a_marker_is_kept_apart_from_its_headline() {
        check("Baca Juga: Harga Cabai Naik", "Baca Juga:", "Harga Cabai Naik", Strength::Full);
        check("BACA\u{a0}JUGA : Harga Cabai Naik", "BACA\u{a0}JUGA :", "Harga Cabai Naik", Strength::Full);
        check("(Baca juga: Harga Cabai Naik)", "Baca juga:", "Harga Cabai Naik", Strength::Full);
        check("Baca Juga", "Baca Juga", "", Strength::Alone);
        check("READ MORE: Chilli prices rise", "READ MORE:", "Chilli prices rise", Strength::Full);
        check("Simak Video 'Harga Cabai Naik':", "Simak Video", "'Harga Cabai Naik':", Strength::Full);
        check("À lire aussi Le prix monte", "À lire aussi", "Le prix monte", Strength::Loose);
        check("Baca: Harga Cabai Naik Lagi", "Baca:", "Harga Cabai Naik Lagi", Strength::Weak);
    }

    #[test]
    fn a_sentence_that_begins_like_a_marker_is_no_promo() {
        for text in [
            "Baca juga label kemasan sebelum membeli, kata dia.",
            "“Baca juga: aturan itu,” kata dia.",
            "Lihat juga bagaimana warga bertahan.",
            "Video: https://contoh.id/abc",
            "Bacaan itu: buku tua yang ia simpan",
            "Baca: ya",
            "Recommended by doctors for years, it works.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    fn spans(text: &str) -> Vec<(String, bool)> {
        let packs = Packs::built_in();
        inside(text, packs.knowledge()).into_iter().map(|inline| (text[inline.range].to_owned(), inline.sure)).collect()
    }

    #[test]
    fn prompts_inside_paragraphs_are_found_with_their_ends() {
        assert_eq!(
            spans("Ia pergi. (Baca juga: Harga Cabai (Merah) Naik) Warga pulang."),
            [("(Baca juga: Harga Cabai (Merah) Naik)".to_owned(), true)]
        );
        assert_eq!(
            spans("Ia pergi. Baca juga: Harga Cabai dan Bawang Naik Menurut warga, pasar sepi."),
            [("Baca juga: Harga Cabai dan Bawang Naik".to_owned(), false)]
        );
        assert_eq!(spans("Ia pergi. Baca juga: Harga Cabai Naik"), [("Baca juga: Harga Cabai Naik".to_owned(), true)]);
    }

    #[test]
    fn a_quote_that_holds_a_marker_is_no_prompt() {
        assert!(spans("Ia berkata, “baca juga: aturan itu”, lalu pergi.").is_empty());
        assert!(spans("Ibu guru meminta mereka baca juga buku itu.").is_empty());
        assert!(spans("Catatan itu kami baca: Semua Benar.").is_empty());
    }
}
