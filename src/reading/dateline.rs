//! Datelines: the place a story was filed from and the agency's code, in front of the first paragraph.

use super::date_seen;
use crate::packs::{Knowledge, Packs, words};
use crate::text::{digit, is_blank_char, trim_blank};
use std::ops::Range;

/// How far into a paragraph a dateline can reach, in bytes.
const REACH: usize = 110;

/// A dateline, such as `JAKARTA, KORAN.com - `.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// Where it stands in the paragraph, in bytes, dash and following space included.
    pub range: Range<usize>,
    /// The outlet's or agency's code, as it stands; empty where none was told.
    pub agency: String,
    /// The place with capitals at its words' beginnings only; empty where none was told.
    pub place: String,
}

/// Reads the dateline in front of a paragraph.
#[must_use]
pub fn read_dateline(paragraph: &str, packs: &Packs) -> Option<Dateline> {
    see(paragraph, packs.knowledge())
}

/// As [`read_dateline`], for a line at hand.
pub(super) fn see(paragraph: &str, knowledge: &Knowledge) -> Option<Dateline> {
    let start = paragraph.len() - paragraph.trim_start_matches(is_blank_char).len();
    let (head, end) = head(&paragraph[start..])?;
    let told = Told::from(head, knowledge)?;
    Some(Dateline { range: start..start + end, agency: told.agency, place: place_name(&told.place) })
}

/// What stands before the first dash or, after capitals, the first colon; and where the text after it begins.
fn head(text: &str) -> Option<(&str, usize)> {
    // Most paragraphs have no sign so near their beginning; the wide dashes begin with the last of these bytes.
    let near = &text.as_bytes()[..text.len().min(REACH + 1)];
    memchr::memchr3(b'-', b':', 0xe2, near)?;
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        if at > REACH || matches!(c, '"' | '“' | '”' | '?' | '!' | ';') {
            return None;
        }
        let dashed = matches!(c, '-' | '–' | '—' | '―' | ':');
        if !dashed {
            previous = c;
            continue;
        }
        let after = text[at + c.len_utf8()..].chars().next();
        let spaced = is_blank_char(previous) && at > 0;
        let dash = match c {
            '-' => spaced && after.is_none_or(|c| is_blank_char(c) || c == '-') || after == Some('-'),
            '–' => spaced || after.is_none_or(is_blank_char),
            '—' | '―' => true,
            ':' => at >= 3 && !text[..at].chars().any(|c| c.is_lowercase() || c == ' '),
            _ => false,
        };
        if dash {
            let rest = text[at..].trim_start_matches(|c| matches!(c, '-' | '–' | '—' | '―' | ':') || is_blank_char(c));
            return Some((trim_blank(&text[..at]), text.len() - rest.len()));
        }
        previous = c;
    }
    None
}

struct Told {
    agency: String,
    place: String,
}

impl Told {
    fn from(head: &str, knowledge: &Knowledge) -> Option<Self> {
        let mut told = Self { agency: String::new(), place: String::new() };
        let mut front = head;
        if let Some(open) = head.find('(')
            && let Some(inside) = head[open + 1..].strip_suffix(')')
        {
            trim_blank(inside).clone_into(&mut told.agency);
            front = trim_blank(&head[..open]);
        }
        let bracketed = !told.agency.is_empty();
        for piece in front.split([',', '/']).map(trim_blank).filter(|piece| !piece.is_empty()) {
            told.add(piece, knowledge)?;
        }
        let place_words = told.place.split_whitespace().count();
        let lower = told.place.chars().any(char::is_lowercase);
        let sure = bracketed || !told.agency.is_empty() || place_words <= if lower { 2 } else { 4 };
        (sure && place_words <= 5 && (place_words > 0 || !told.agency.is_empty())).then_some(told)
    }

    /// Whether a piece behind the place is an outlet's name: it has a capital inside, or is written as large as the place.
    fn is_outlet(&self, piece: &str) -> bool {
        let in_capitals = |text: &str| !text.chars().any(char::is_lowercase);
        has_inner_capital(piece) || in_capitals(piece) && in_capitals(&self.place) && piece.len() > 3
    }

    /// Adds a piece between commas; `None` where it is nothing that a dateline holds.
    fn add(&mut self, piece: &str, knowledge: &Knowledge) -> Option<()> {
        let all: Vec<_> = words(piece).collect();
        if all.is_empty() || all.len() > 5 {
            return None;
        }
        let dated = || piece.contains(|c| digit(c).is_some()) && date_seen::see(piece, knowledge).day.is_some();
        if dated() {
            return (!self.place.is_empty()).then_some(());
        }
        if is_domain(piece) || knowledge.agencies.whole(&all).is_some() {
            if self.agency.is_empty() {
                piece.clone_into(&mut self.agency);
            }
            return Some(());
        }
        if piece.chars().any(|c| c.is_ascii_digit()) || !all.iter().all(|word| begins_upper(&piece[word.range.clone()]))
        {
            return None;
        }
        if self.place.is_empty() {
            let in_capitals = !piece.chars().any(char::is_lowercase);
            match knowledge.agencies.longest_at(&all) {
                Some((count, ())) if in_capitals && count < all.len() && self.agency.is_empty() => {
                    piece[..all[count - 1].range.end].clone_into(&mut self.agency);
                    piece[all[count].range.start..].clone_into(&mut self.place);
                }
                _ => piece.clone_into(&mut self.place),
            }
        } else if self.agency.is_empty() && knowledge.regions.whole(&all).is_none() && self.is_outlet(piece) {
            piece.clone_into(&mut self.agency);
        }
        Some(())
    }
}

fn begins_upper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// `KORAN.com`, `Harian.co.id`: letters, a full stop, letters, no space.
fn is_domain(piece: &str) -> bool {
    let mut parts = piece.split('.');
    let first = parts.next().unwrap_or_default();
    let mut count = 0;
    let whole = parts.all(|part| {
        count += 1;
        (2..=12).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    whole && count > 0 && first.len() > 1 && !first.contains(' ')
}

fn has_inner_capital(piece: &str) -> bool {
    let mut previous = ' ';
    piece.chars().any(|c| {
        let inner = c.is_uppercase() && previous.is_lowercase();
        previous = c;
        inner
    })
}

/// `DKI JAKARTA` as `Dki Jakarta`; a name that has small letters already stays as it is.
fn place_name(place: &str) -> String {
    if place.chars().any(char::is_lowercase) {
        return place.to_owned();
    }
    let mut name = String::with_capacity(place.len());
    let mut inside = false;
    for c in place.chars() {
        if inside {
            name.extend(c.to_lowercase());
        } else {
            name.push(c);
        }
        inside = c.is_alphabetic();
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(paragraph: &str, range_text: &str, agency: &str, place: &str) {
        let seen = read_dateline(paragraph, &Packs::built_in()).unwrap_or_else(|| panic!("{paragraph}"));
        let found = (&paragraph[seen.range], seen.agency.as_str(), seen.place.as_str());
        assert_eq!(found, (range_text, agency, place), "{paragraph}");
    }

    fn none(paragraph: &str) {
        assert_eq!(read_dateline(paragraph, &Packs::built_in()), None, "{paragraph}");
    }

    #[test]
    fn datelines_of_many_outlets_are_read() {
        check("PR DEPOK – Lebih dari", "PR DEPOK – ", "PR", "Depok");
        check("JAKARTA, KOMPAS.com - Warga", "JAKARTA, KOMPAS.com - ", "KOMPAS.com", "Jakarta");
        check("Mataram, NTB (ANTARA News) - Dua", "Mataram, NTB (ANTARA News) - ", "ANTARA News", "Mataram");
        check("REPUBLIKA.CO.ID, JAKARTA -- Dua", "REPUBLIKA.CO.ID, JAKARTA -- ", "REPUBLIKA.CO.ID", "Jakarta");
        check("BANDUNG, SOROTWARTA – Dua", "BANDUNG, SOROTWARTA – ", "SOROTWARTA", "Bandung");
        check("BOGOR, JAWA BARAT – Dua", "BOGOR, JAWA BARAT – ", "", "Bogor");
        check("Jakarta - Dua", "Jakarta - ", "", "Jakarta");
        check("Jakarta -", "Jakarta -", "", "Jakarta");
        check("KUCHING, Nov 22 — Two", "KUCHING, Nov 22 — ", "", "Kuching");
        check("NEW YORK (Reuters) - Two", "NEW YORK (Reuters) - ", "Reuters", "New York");
        check("WARTADESA.id - Dua", "WARTADESA.id - ", "WARTADESA.id", "");
        check("ACCRA: The", "ACCRA: ", "", "Accra");
    }

    #[test]
    fn a_sentence_with_a_dash_has_no_dateline() {
        none("Ia datang – tanpa kabar – ke rumah itu.");
        none("Mata-mata itu pergi.");
        none("“Kami siap” – ujar dia.");
        none("Pada 8 Januari - hari itu - hujan.");
        none("Sebuah rumah besar di kota - yang tua");
    }
}
