//! Parses datelines: the place an article was filed from and the agency or outlet, before the first paragraph.

use crate::extract::date::parse;
use crate::packs::{Lexicon, Packs, words};
use crate::text::{digit_value, is_blank_char, trim_blank};
use std::ops::Range;

/// Maximum length of a dateline, in bytes.
const MAX_DATELINE_LEN: usize = 110;

/// A dateline, such as `JAKARTA, KORAN.com - `.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// Its range in bytes of the paragraph, including the dash and the following space.
    pub range: Range<usize>,
    /// The outlet or agency as written; empty if there is none.
    pub agency: String,
    /// The place, with a place in capitals converted to title case; empty if there is none.
    pub place: String,
}

/// Parses the dateline at the start of a paragraph. Returns `None` if it has none.
#[must_use]
pub fn parse_dateline(paragraph: &str, packs: &Packs) -> Option<Dateline> {
    find_dateline(paragraph, packs.lexicon())
}

/// Same as [`parse_dateline`], with the lexicon given directly.
pub(crate) fn find_dateline(paragraph: &str, lexicon: &Lexicon) -> Option<Dateline> {
    let start = paragraph.len() - paragraph.trim_start_matches(is_blank_char).len();
    let (head, end) = split_head(&paragraph[start..])?;
    let parts = DatelineParts::parse(head, lexicon)?;
    Some(Dateline { range: start..start + end, agency: parts.agency, place: normalize_place(&parts.place) })
}

/// Returns the text before the first dash (or, after capitals, the first colon), and the byte index at which the text
/// after it starts.
fn split_head(text: &str) -> Option<(&str, usize)> {
    // Fast path: most paragraphs have no dash or colon near their start. 0xe2 is the first byte of `–`, `—` and `―`.
    let near = &text.as_bytes()[..text.len().min(MAX_DATELINE_LEN + 1)];
    if memchr::memchr3(b'-', b':', 0xe2, near).is_none() && !near.contains(&b'|') {
        return None;
    }
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        if at > MAX_DATELINE_LEN || matches!(c, '"' | '“' | '”' | '?' | '!' | ';') {
            return None;
        }
        if !is_separator_char(c) {
            previous = c;
            continue;
        }
        let after = text[at + c.len_utf8()..].chars().next();
        let spaced = is_blank_char(previous) && at > 0;
        let rest = text[at..].trim_start_matches(|c| is_separator_char(c) || is_blank_char(c));
        let head = trim_blank(&text[..at]);
        let is_separator = match c {
            '-' => {
                spaced && after.is_none_or(|c| is_blank_char(c) || c == '-')
                    || after == Some('-')
                    || (spaced || after.is_some_and(is_blank_char)) && is_head_of_glued_dash(head, rest)
            }
            '–' => {
                spaced || after.is_none_or(is_blank_char) || is_head_of_glued_dash(head, rest) && is_in_capitals(head)
            }
            '—' | '―' => true,
            ':' => at >= 3 && !text[..at].chars().any(|c| c.is_lowercase() || c == ' ') || ends_with_domain(head),
            '|' => ends_with_domain(head),
            _ => false,
        };
        if is_separator {
            return Some((trim_blank(&text[..at]), text.len() - rest.len()));
        }
        previous = c;
    }
    None
}

fn is_separator_char(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | ':' | '|')
}

fn is_in_capitals(text: &str) -> bool {
    !text.chars().any(char::is_lowercase)
}

fn ends_with_domain(head: &str) -> bool {
    head.rsplit([',', '/']).next().is_some_and(|piece| is_domain(trim_blank(piece)))
}

/// Whether a dash that lacks a blank on one side (`JAKARTA- Dua`) or on both (`JAKARTA–Dua`) can separate a dateline from
/// the text: the head is too long for an abbreviation, and a sentence starts after the dash.
fn is_head_of_glued_dash(head: &str, rest: &str) -> bool {
    const MIN_LETTERS: usize = 5;
    let is_long = head.chars().filter(|c| c.is_alphabetic()).count() >= MIN_LETTERS;
    is_long && (rest.starts_with(char::is_uppercase) || ends_with_domain(head))
}

/// Agency and place of a dateline, as written.
struct DatelineParts {
    agency: String,
    place: String,
}

impl DatelineParts {
    /// Parses the text before the dash. Returns `None` if it is not a dateline.
    fn parse(head: &str, lexicon: &Lexicon) -> Option<Self> {
        let mut parts = Self { agency: String::new(), place: String::new() };
        let mut front = head;
        if let Some(open) = head.find('(')
            && let Some(inside) = head[open + 1..].strip_suffix(')')
        {
            trim_blank(inside).clone_into(&mut parts.agency);
            front = trim_blank(&head[..open]);
        }
        let bracketed = !parts.agency.is_empty();
        for piece in front.split([',', '/']).map(trim_blank).filter(|piece| !piece.is_empty()) {
            parts.add_part(piece, lexicon)?;
        }
        let place_words = parts.place.split_whitespace().count();
        let lower = parts.place.chars().any(char::is_lowercase);
        let is_certain = bracketed || !parts.agency.is_empty() || place_words <= if lower { 2 } else { 4 };
        (is_certain && place_words <= 5 && (place_words > 0 || !parts.agency.is_empty())).then_some(parts)
    }

    /// Whether the text after the place is an outlet's name: it has a capital inside a word, or both are in capitals.
    fn is_outlet(&self, piece: &str) -> bool {
        has_inner_uppercase(piece) || is_in_capitals(piece) && is_in_capitals(&self.place) && piece.len() > 3
    }

    /// Adds the text between two commas. Returns `None` if it cannot be part of a dateline.
    fn add_part(&mut self, piece: &str, lexicon: &Lexicon) -> Option<()> {
        let tokens: Vec<_> = words(piece).collect();
        if tokens.is_empty() || tokens.len() > 5 || lexicon.furniture.get_exact(&tokens).is_some() {
            return None;
        }
        let has_day = || piece.contains(|c| digit_value(c).is_some()) && parse::find_date(piece, lexicon).day.is_some();
        if has_day() {
            return (!self.place.is_empty()).then_some(());
        }
        if is_domain(piece) || lexicon.agencies.get_exact(&tokens).is_some() {
            if self.agency.is_empty() {
                piece.clone_into(&mut self.agency);
            }
            return Some(());
        }
        if piece.chars().any(|c| c.is_ascii_digit())
            || !tokens.iter().all(|word| starts_uppercase(&piece[word.range.clone()]))
        {
            return None;
        }
        if self.place.is_empty() {
            match lexicon.agencies.longest_prefix(&tokens) {
                Some((count, ())) if is_in_capitals(piece) && count < tokens.len() && self.agency.is_empty() => {
                    piece[..tokens[count - 1].range.end].clone_into(&mut self.agency);
                    piece[tokens[count].range.start..].clone_into(&mut self.place);
                }
                _ => piece.clone_into(&mut self.place),
            }
        } else if self.agency.is_empty() && lexicon.regions.get_exact(&tokens).is_none() && self.is_outlet(piece) {
            piece.clone_into(&mut self.agency);
        }
        Some(())
    }
}

fn starts_uppercase(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether the text looks like a domain name: `KORAN.com`, `Harian.co.id`.
fn is_domain(piece: &str) -> bool {
    let mut parts = piece.split('.');
    let first = parts.next().unwrap_or_default();
    let mut count = 0;
    // A clock time has a full stop, too: `09.00`.
    let has_letter = piece.contains(char::is_alphabetic);
    let whole = has_letter
        && parts.all(|part| {
            count += 1;
            (2..=12).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
    whole && count > 0 && first.len() > 1 && !first.contains(' ')
}

fn has_inner_uppercase(piece: &str) -> bool {
    let mut previous = ' ';
    piece.chars().any(|c| {
        let inner = c.is_uppercase() && previous.is_lowercase();
        previous = c;
        inner
    })
}

/// Converts a place in capitals to title case: `DKI JAKARTA` becomes `Dki Jakarta`. Other names are returned unchanged.
fn normalize_place(place: &str) -> String {
    if !is_in_capitals(place) {
        return place.to_owned();
    }
    let mut name = String::with_capacity(place.len());
    let mut in_word = false;
    for c in place.chars() {
        if in_word {
            name.extend(c.to_lowercase());
        } else {
            name.push(c);
        }
        in_word = c.is_alphabetic();
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(paragraph: &str, range_text: &str, agency: &str, place: &str) {
        let seen = parse_dateline(paragraph, &Packs::built_in()).unwrap_or_else(|| panic!("{paragraph}"));
        let found = (&paragraph[seen.range], seen.agency.as_str(), seen.place.as_str());
        assert_eq!(found, (range_text, agency, place), "{paragraph}");
    }

    fn none(paragraph: &str) {
        assert_eq!(parse_dateline(paragraph, &Packs::built_in()), None, "{paragraph}");
    }

    #[test]
    fn times_and_boilerplate_are_no_datelines() {
        none("09.00 – Sidang perkara pertama di ruang utama.");
        none("Advertentie - lees hieronder verder");
    }

    #[test]
    fn datelines_of_many_outlets_are_parsed() {
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
    fn separators_may_lack_a_blank() {
        check("Cirebon,- Dua warga", "Cirebon,- ", "", "Cirebon");
        check("Jakarta- Dua warga", "Jakarta- ", "", "Jakarta");
        check("Bogor, KABAR Kota -Dua warga", "Bogor, KABAR Kota -", "", "Bogor");
        check("BANDUNG–Dua warga", "BANDUNG–", "", "Bandung");
        check("KABARKOTA.ID–dua warga", "KABARKOTA.ID–", "KABARKOTA.ID", "");
        check("KABARKOTA.COM | Dua warga", "KABARKOTA.COM | ", "KABARKOTA.COM", "");
        check("BOGOR,KABARKota.id: Dua warga", "BOGOR,KABARKota.id: ", "KABARKota.id", "Bogor");
        none("KPK–Polri sepakat");
        none("Jakarta–Bandung ditempuh dua jam");
        none("Mata- mata itu pergi");
        none("Anak-anak Desa Kenari bermain");
        none("Beras | Gula | Kopi");
    }

    #[test]
    fn a_sentence_with_a_dash_is_not_a_dateline() {
        none("Ia datang – tanpa kabar – ke rumah itu.");
        none("Mata-mata itu pergi.");
        none("“Kami siap” – ujar dia.");
        none("Pada 8 Januari - hari itu - hujan.");
        none("Sebuah rumah besar di kota - yang tua");
    }
}
