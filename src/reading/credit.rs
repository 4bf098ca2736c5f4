//! Credits: who took a picture, at the end of its caption or on a line alone.

use crate::packs::{Knowledge, Label, words};
use crate::text::{is_blank_char, trim_blank};
use std::ops::Range;

/// The longest credit, in words.
const WORDS: usize = 9;

/// A caption that ends with its credit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Credited {
    /// The caption without the credit, in bytes.
    pub caption: Range<usize>,
    /// The name alone, without brackets, slash and label.
    pub credit: Range<usize>,
    /// Whether a label or a known agency makes it certain.
    pub sure: bool,
}

/// Finds the credit at the end of a caption.
pub(super) fn at_end(text: &str, knowledge: &Knowledge) -> Option<Credited> {
    let trimmed = text.trim_end_matches(|c| is_blank_char(c) || c == '.');
    let credited = bracketed(trimmed, knowledge)
        .or_else(|| behind_slash(trimmed, knowledge))
        .or_else(|| behind_label(trimmed, knowledge))
        .or_else(|| behind_stop(trimmed, knowledge))?;
    (!trim_blank(&text[credited.caption.clone()]).is_empty()).then_some(credited)
}

/// `… di kota itu. (Foto: Sari/Antara)`
fn bracketed(text: &str, knowledge: &Knowledge) -> Option<Credited> {
    let inside_end = text.strip_suffix([')', ']'])?.len();
    let open = text[..inside_end].rfind(['(', '['])?;
    let (credit, sure) = name(text, open + 1..inside_end, knowledge)?;
    Some(Credited { caption: 0..open, credit, sure })
}

/// `… di kota itu. /Sari Dewi/Antara`
fn behind_slash(text: &str, knowledge: &Knowledge) -> Option<Credited> {
    let mut at = text.len();
    let mut floor = text.len().saturating_sub(80);
    while !text.is_char_boundary(floor) {
        floor += 1;
    }
    let mut found = None;
    while let Some(slash) = text[floor..at].rfind('/').map(|slash| floor + slash) {
        if text[..slash].ends_with(is_blank_char) {
            found = Some(slash);
            break;
        }
        at = slash;
    }
    let slash = found?;
    let (credit, sure) = name(text, slash + 1..text.len(), knowledge)?;
    let spaced = text[slash + 1..].starts_with(is_blank_char);
    if !spaced {
        return Some(Credited { caption: 0..slash, credit, sure: true });
    }
    // `HANDOUT / AFP`: the word before the slash belongs to the credit.
    let front = text[..slash].trim_end_matches(is_blank_char);
    let word = front.rfind(is_blank_char).map_or(0, |space| space + 1);
    let capital = front[word..].chars().next().is_some_and(char::is_uppercase);
    (capital && sure).then_some(Credited { caption: 0..word, credit: word..credit.end, sure: true })
}

/// `… di kota itu. Foto: Sari`, `… the town. — Picture by Sari`
fn behind_label(text: &str, knowledge: &Knowledge) -> Option<Credited> {
    let mut floor = text.len().saturating_sub(90);
    while !text.is_char_boundary(floor) {
        floor += 1;
    }
    let tail = &text[floor..];
    let all: Vec<_> = words(tail).collect();
    (1..all.len()).find_map(|at| {
        let (count, label) = knowledge.labels.longest_at(&all[at..])?;
        let last = &all[at + count - 1];
        let behind = tail[last.range.end..].trim_start_matches(is_blank_char);
        let before = tail[..all[at].range.start].trim_end_matches(|c| is_blank_char(c) || matches!(c, '-' | '–' | '—'));
        let parted = before.ends_with(['.', '!', '?', ')', '"', '”']) || before.len() + 2 < all[at].range.start;
        let told = match label {
            Label::Photo => behind.starts_with(':'),
            Label::Credit => behind.starts_with(':') || all[at + count..].len() <= 5,
            _ => false,
        };
        if !parted || !told {
            return None;
        }
        let start = floor + last.range.end;
        let (credit, _) = name(text, start..text.len(), knowledge)?;
        Some(Credited { caption: 0..floor + before.len(), credit, sure: true })
    })
}

/// `… di kota itu. WARTA/Sari Dewi`
fn behind_stop(text: &str, knowledge: &Knowledge) -> Option<Credited> {
    let stop = text.rfind(". ")? + 1;
    let tail = &text[stop..];
    let (credit, _) = name(text, stop..text.len(), knowledge)?;
    let digits = tail.bytes().any(|byte| byte.is_ascii_digit());
    (tail.contains('/') && !digits).then_some(Credited { caption: 0..stop, credit, sure: true })
}

/// Whether a whole line is a credit: `Antara/Sari Dewi`.
pub(super) fn whole(text: &str, knowledge: &Knowledge) -> bool {
    let text = text.trim_matches(|c| matches!(c, '(' | ')' | '[' | ']') || is_blank_char(c));
    text.contains('/') && !text.contains("//") && name(text, 0..text.len(), knowledge).is_some_and(|(_, sure)| sure)
}

/// The name within the range, its label left out; and whether label, slash or agency make it certain.
fn name(text: &str, range: Range<usize>, knowledge: &Knowledge) -> Option<(Range<usize>, bool)> {
    let inside = &text[range.clone()];
    if inside.len() > 160 || inside.contains("//") || inside.contains("www.") {
        return None;
    }
    let all: Vec<_> = words(inside).collect();
    if all.is_empty() || all.len() > WORDS {
        return None;
    }
    let labelled = match knowledge.labels.longest_at(&all) {
        Some((count, Label::Photo | Label::Credit | Label::Source | Label::BylineOpen)) => count,
        _ => 0,
    };
    let behind = if labelled == 0 { 0 } else { all[labelled - 1].range.end };
    let value =
        inside[behind..].trim_matches(|c| matches!(c, ':' | '/' | '|' | '-' | '–' | '—' | '.') || is_blank_char(c));
    if value.is_empty() {
        // `(Istimewa)`, `(dok)`: the label is all that is told.
        return (knowledge.agencies.whole(&all).is_some()).then_some((range, true));
    }
    let start = range.start + behind + (inside[behind..].find(value)?);
    let found = start..start + value.len();
    let agency = (0..all.len()).any(|at| knowledge.agencies.longest_at(&all[at..]).is_some());
    let named = all[labelled..].iter().filter(|word| {
        inside[word.range.clone()].chars().next().is_some_and(|c| c.is_uppercase() || !c.is_lowercase())
    });
    let mostly_names = named.count() * 2 > all.len() - labelled;
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    if labelled > 0 || agency {
        return (digits <= 4).then_some((found, true));
    }
    (digits == 0 && mostly_names).then_some((found, false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::Packs;

    fn check(text: &str, expected: Option<(&str, &str)>) {
        let packs = Packs::built_in();
        let seen = at_end(text, packs.knowledge());
        let parts = seen.map(|seen| (trim_blank(&text[seen.caption]), &text[seen.credit]));
        assert_eq!(parts, expected, "{text}");
    }

    #[test]
    fn credits_of_many_shapes_are_split_off() {
        check("Warga berdoa di pantai. /Sari Dewi/Reuters", Some(("Warga berdoa di pantai.", "Sari Dewi/Reuters")));
        check("Warga berdoa /Xinhua", Some(("Warga berdoa", "Xinhua")));
        check("Warga berdoa. (Foto: Sari)", Some(("Warga berdoa.", "Sari")));
        check("Warga berdoa (ANTARA FOTO/Sari Dewi)", Some(("Warga berdoa", "ANTARA FOTO/Sari Dewi")));
        check("People pray. (AAP)", Some(("People pray.", "AAP")));
        check("People pray. — Picture by Sari Dewi", Some(("People pray.", "Sari Dewi")));
        check("Warga berdoa. Foto: Sari", Some(("Warga berdoa.", "Sari")));
        check("Warga berdoa. WARTA.CO/Sari Dewi", Some(("Warga berdoa.", "WARTA.CO/Sari Dewi")));
        check("Warga berdoa. (Dok. Karang Taruna)", Some(("Warga berdoa.", "Karang Taruna")));
        check("Des gens prient HANDOUT / AFP", Some(("Des gens prient", "HANDOUT / AFP")));
    }

    #[test]
    fn a_date_or_an_aside_in_brackets_is_no_credit() {
        check("Hujan turun di tiga desa, Rabu (4/11/2015)", None);
        check("Laba naik dua kali lipat (dibanding tahun lalu)", None);
        check("Ia membayar 10.000/kg", None);
        check("(Foto: Sari)", None);
    }

    #[test]
    fn a_line_of_names_is_a_credit_only_with_an_agency() {
        let packs = Packs::built_in();
        assert!(whole("Antara/Sari Dewi", packs.knowledge()));
        assert!(!whole("Jumat/Sabtu", packs.knowledge()));
    }
}
