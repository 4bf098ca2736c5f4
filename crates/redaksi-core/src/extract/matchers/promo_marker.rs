//! Finds the marker ("Read also:") at the start of a promo line.

use crate::extract::matchers::ending::Ending;
use crate::extract::matchers::promo_end::PromoWindow;
use crate::packs;
use crate::packs::{Lexicon, MarkerKind, words};
use crate::text::is_blank_char;
use std::ops::Range;

/// Maximum length of a promo headline, in words.
const MAX_TITLE_WORDS: usize = 40;

/// Maximum length of a marker, in words.
pub(crate) const MAX_MARKER_WORDS: usize = 16;

/// A marker at the start of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PromoMarker {
    /// The marker with its colon, in bytes of the line.
    pub range: Range<usize>,
    /// The headline after it, in bytes of the line; empty if there is none.
    pub title: Range<usize>,
    /// How strong the evidence for a promo is.
    pub strength: MarkerStrength,
}

/// How strong a marker is as evidence for a promo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MarkerStrength {
    /// A marker, a colon (or similar punctuation) and a headline.
    Full,
    /// A marker without a headline.
    Standalone,
    /// A marker and a headline without a colon.
    NoColon,
    /// An ambiguous marker, a colon and a headline.
    Weak,
}

/// Bullets and brackets that sites put before a promo. Quotes are not included: “baca juga” in quotes is quoted speech.
pub(crate) fn is_bullet(c: char) -> bool {
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
            | '【'
            | '［'
            | '〈'
            | '■'
            | '□'
            | '●'
            | '◆'
            | '◇'
            | '▼'
            | '▽'
            | '▷'
            | '★'
            | '※'
            | '☞'
            | '▪'
            | '‣'
            | '📌'
            | '🔗'
            | '🔴'
    )
}

/// Finds the marker at the start of a line that is a promo as a whole. `None` if a sentence of the story follows the
/// promo on the line.
pub(crate) fn find_marker(text: &str, lexicon: &Lexicon) -> Option<PromoMarker> {
    let start = text.len() - text.trim_start_matches(|c| is_bullet(c) || is_blank_char(c)).len();
    let prefix = &text[..start];
    let window = PromoWindow::open(&text[start..], prefix.contains(['(', '[', '【', '［', '〈']), lexicon)?;
    let is_dash = |c: char| matches!(c, '-' | '–' | '—');
    let separator = window
        .separator
        .filter(|c| !is_dash(*c) || window.kind == MarkerKind::Unconditional)
        .filter(|c| !matches!(c, ')' | ']' | '】' | '］' | '〉') || closes_bracket(*c, prefix));
    let marker_end = start + if separator.is_some() { window.marker_end } else { window.marker_words_end };
    let title = title_range(text, marker_end, start);
    let range = start..marker_end;
    let title_text = &text[title.clone()];
    let title_words = packs::count_words(&words(title_text).take(MAX_TITLE_WORDS * 2 + 1).collect::<Vec<_>>());
    let strength = match (window.kind, separator.is_some(), title_words) {
        (MarkerKind::Unconditional, _, 0) => MarkerStrength::Standalone,
        (MarkerKind::Unconditional, true, 1..=MAX_TITLE_WORDS) => MarkerStrength::Full,
        (MarkerKind::Unconditional, false, 2..=MAX_TITLE_WORDS) if title_text.ends_with(':') => MarkerStrength::Full,
        (MarkerKind::Unconditional, false, 2..=MAX_TITLE_WORDS)
            if can_start_headline(title_text) && !ends_sentence(title_text) =>
        {
            MarkerStrength::NoColon
        }
        (MarkerKind::BeforeColon, true, 3..=25)
            if can_start_headline(title_text) && !ends_sentence(title_text) && !is_url(title_text) =>
        {
            MarkerStrength::Weak
        }
        _ => return None,
    };
    let marker = PromoMarker { range, title, strength };
    (marker.strength == MarkerStrength::Standalone || !window.is_followed_by_sentence(lexicon)).then_some(marker)
}

/// Whether the character closes a bracket that opens before the marker: `【関連記事】`, `[Baca juga]`.
fn closes_bracket(c: char, prefix: &str) -> bool {
    let open = match c {
        ')' => '(',
        ']' => '[',
        '】' => '【',
        '］' => '［',
        '〉' => '〈',
        _ => return false,
    };
    prefix.contains(open)
}

/// Returns the headline after a marker, without blanks and without the bracket that encloses the whole promo.
fn title_range(text: &str, from: usize, marker_start: usize) -> Range<usize> {
    let rest = text[from..].trim_start_matches(is_blank_char);
    let start = text.len() - rest.len();
    let mut title = rest.trim_end_matches(is_blank_char);
    for close in [')', ']', '】', '］', '〉'] {
        if closes_bracket(close, &text[..marker_start]) && title.ends_with(close) {
            title = title[..title.len() - close.len_utf8()].trim_end_matches(is_blank_char);
        }
    }
    start..start + title.len()
}

/// Whether a headline can start with the text, i.e. its first character is not a lower-case letter.
pub(crate) fn can_start_headline(text: &str) -> bool {
    text.chars().next().is_some_and(|c| !c.is_lowercase())
}

fn ends_sentence(text: &str) -> bool {
    matches!(Ending::detect(text), Ending::Sentence)
        && !text.ends_with(['?', '!', '…', '\'', '’'])
        && !text.ends_with("...")
}

pub(crate) fn is_url(text: &str) -> bool {
    text.starts_with("http") || text.starts_with("www.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::Packs;

    fn found(text: &str) -> Option<(String, String, MarkerStrength)> {
        let packs = Packs::built_in();
        find_marker(text, packs.lexicon())
            .map(|seen| (text[seen.range].to_owned(), text[seen.title].to_owned(), seen.strength))
    }

    fn check(text: &str, marker: &str, title: &str, strength: MarkerStrength) {
        assert_eq!(found(text), Some((marker.to_owned(), title.to_owned(), strength)), "{text}");
    }

    #[test]
    fn marker_and_headline_are_separated() {
        check("Baca Juga: Harga Cabai Naik", "Baca Juga:", "Harga Cabai Naik", MarkerStrength::Full);
        check("BACA\u{a0}JUGA : Harga Cabai Naik", "BACA\u{a0}JUGA :", "Harga Cabai Naik", MarkerStrength::Full);
        check("(Baca juga: Harga Cabai Naik)", "Baca juga:", "Harga Cabai Naik", MarkerStrength::Full);
        check("Baca Juga", "Baca Juga", "", MarkerStrength::Standalone);
        check("READ MORE: Chilli prices rise", "READ MORE:", "Chilli prices rise", MarkerStrength::Full);
        check("Simak Video 'Harga Cabai Naik':", "Simak Video", "'Harga Cabai Naik':", MarkerStrength::Full);
        check("À lire aussi Le prix monte", "À lire aussi", "Le prix monte", MarkerStrength::NoColon);
        check("Baca: Harga Cabai Naik Lagi", "Baca:", "Harga Cabai Naik Lagi", MarkerStrength::Weak);
        check("[Baca Juga] Harga Cabai Naik", "Baca Juga]", "Harga Cabai Naik", MarkerStrength::Full);
        check("[Baca Juga: Harga Cabai Naik]", "Baca Juga:", "Harga Cabai Naik", MarkerStrength::Full);
        check("関連記事：東京で会談", "関連記事：", "東京で会談", MarkerStrength::Full);
        check("【関連記事】東京で会談", "関連記事】", "東京で会談", MarkerStrength::Full);
        check("延伸閱讀港口重新開放", "延伸閱讀", "港口重新開放", MarkerStrength::NoColon);
    }

    #[test]
    fn a_sentence_that_starts_like_a_marker_is_not_a_promo() {
        for text in [
            "Baca juga: Harga Cabai Naik Lagi di Pasar Kenari Sementara itu, warga pulang ke rumah sebelum malam tiba.",
            "Baca juga label kemasan sebelum membeli, kata dia.",
            "“Baca juga: aturan itu,” kata dia.",
            "Lihat juga bagaimana warga bertahan.",
            "Video: https://contoh.id/abc",
            "Bacaan itu: buku tua yang ia simpan",
            "Baca: ya",
            "Recommended by doctors for years, it works.",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
