//! Credits: who took a picture, at the end of its caption or on a line alone.

use crate::packs::{Knowledge, Label, Word, within};
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

/// Finds the credit at the end of a caption, given its words.
pub(super) fn at_end(text: &str, all: &[Word], knowledge: &Knowledge) -> Option<Credited> {
    let trimmed = text.trim_end_matches(|c| is_blank_char(c) || c == '.');
    let looking = Looking { text: trimmed, all, knowledge };
    let credited = looking
        .bracketed()
        .or_else(|| looking.behind_slash())
        .or_else(|| looking.behind_label())
        .or_else(|| looking.behind_stop())?;
    (!trim_blank(&text[credited.caption.clone()]).is_empty()).then_some(credited)
}

/// A line that is being looked through.
struct Looking<'a> {
    text: &'a str,
    all: &'a [Word],
    knowledge: &'a Knowledge,
}

impl<'a> Looking<'a> {
    /// `… di kota itu. (Foto: Sari/Antara)`
    fn bracketed(&self) -> Option<Credited> {
        let text = self.text;
        let inside_end = text.strip_suffix([')', ']'])?.len();
        let open = text[..inside_end].rfind(['(', '['])?;
        let (credit, sure) = self.name(open + 1..inside_end)?;
        Some(Credited { caption: 0..open, credit, sure })
    }

    /// `… di kota itu. /Sari Dewi/Antara`
    fn behind_slash(&self) -> Option<Credited> {
        let text = self.text;
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
        let (credit, sure) = self.name(slash + 1..text.len())?;
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
    fn behind_label(&self) -> Option<Credited> {
        let text = self.text;
        let all = within(self.all, text.len().saturating_sub(90)..text.len());
        (1..all.len()).find_map(|at| {
            let (count, label) = self.knowledge.labels.longest_at(&all[at..])?;
            let last = &all[at + count - 1];
            let behind = text[last.range.end..].trim_start_matches(is_blank_char);
            let before =
                text[..all[at].range.start].trim_end_matches(|c| is_blank_char(c) || matches!(c, '-' | '–' | '—'));
            let parted = before.ends_with(['.', '!', '?', ')', '"', '”']) || before.len() + 2 < all[at].range.start;
            let told = match label {
                Label::Photo => behind.starts_with(':'),
                Label::Credit => behind.starts_with(':') || all[at + count..].len() <= 5,
                _ => false,
            };
            if !parted || !told {
                return None;
            }
            let (credit, _) = self.name(last.range.end..text.len())?;
            Some(Credited { caption: 0..before.len(), credit, sure: true })
        })
    }

    /// `… di kota itu. WARTA/Sari Dewi`
    fn behind_stop(&self) -> Option<Credited> {
        let stop = self.text.rfind(". ")? + 1;
        let tail = &self.text[stop..];
        let digits = tail.bytes().any(|byte| byte.is_ascii_digit());
        let (credit, _) = self.name(stop..self.text.len()).filter(|_| tail.contains('/') && !digits)?;
        Some(Credited { caption: 0..stop, credit, sure: true })
    }

    /// The name within the range, its label left out; and whether label, slash or agency make it certain.
    fn name(&self, range: Range<usize>) -> Option<(Range<usize>, bool)> {
        let (text, knowledge) = (self.text, self.knowledge);
        let inside = &text[range.clone()];
        if inside.len() > 160 || inside.contains("//") || inside.contains("www.") {
            return None;
        }
        let all = within(self.all, range.clone());
        if all.is_empty() || all.len() > WORDS {
            return None;
        }
        let labelled = match knowledge.labels.longest_at(all) {
            Some((count, Label::Photo | Label::Credit | Label::Source | Label::BylineOpen)) => count,
            _ => 0,
        };
        let behind = if labelled == 0 { 0 } else { all[labelled - 1].range.end - range.start };
        let value =
            inside[behind..].trim_matches(|c| matches!(c, ':' | '/' | '|' | '-' | '–' | '—' | '.') || is_blank_char(c));
        if value.is_empty() {
            // `(Istimewa)`, `(dok)`: the label is all that is told.
            return (knowledge.agencies.whole(all).is_some()).then_some((range, true));
        }
        let start = range.start + behind + (inside[behind..].find(value)?);
        let found = start..start + value.len();
        let agency = (0..all.len()).any(|at| knowledge.agencies.longest_at(&all[at..]).is_some());
        let named = all[labelled..].iter().filter(|word| word.begins_large(text));
        let mostly_names = named.count() * 2 > all.len() - labelled;
        let digits = value.bytes().filter(u8::is_ascii_digit).count();
        if labelled > 0 || agency {
            return (digits <= 4).then_some((found, true));
        }
        (digits == 0 && mostly_names).then_some((found, false))
    }
}

/// Whether a whole line is a credit: `Antara/Sari Dewi`.
pub(super) fn whole(text: &str, all: &[Word], knowledge: &Knowledge) -> bool {
    let front = text.trim_start_matches(is_around);
    let bare = text.len() - front.len()..text.trim_end_matches(is_around).len();
    text.contains('/')
        && !text.contains("//")
        && Looking { text, all, knowledge }.name(bare).is_some_and(|(_, sure)| sure)
}

/// Whether the sign stands around a credit that has a line to itself.
fn is_around(c: char) -> bool {
    matches!(c, '(' | ')' | '[' | ']') || is_blank_char(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::{Packs, words};

    fn check(text: &str, expected: Option<(&str, &str)>) {
        let packs = Packs::built_in();
        let all: Vec<Word> = words(text).collect();
        let seen = at_end(text, &all, packs.knowledge());
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
        let whole = |text: &str| whole(text, &words(text).collect::<Vec<_>>(), packs.knowledge());
        assert!(whole("Antara/Sari Dewi") && whole("(Antara/Sari Dewi)"));
        assert!(!whole("Jumat/Sabtu") && !whole("/"));
    }
}
