//! Unit suffixes of the numbers in a date, such as `年` in `2023年1月8日`.

use crate::packs::pack::DateSignsEntry;
use crate::text::fold::is_composed;
use crate::text::normalize_for_match;
use unicode_normalization::is_nfc;

/// How many bytes of a text in another form than normalization form C are searched for a suffix.
const MAX_DECOMPOSED_BYTES: usize = 32;

/// The unit of the number before a suffix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateUnit {
    Year,
    Month,
    Day,
    Hour,
    Minute,
}

/// The known suffixes, each with its unit.
#[derive(Clone, Debug, Default)]
pub(crate) struct DateUnitSuffixes {
    all: Vec<(String, DateUnit)>,
}

impl DateUnitSuffixes {
    /// Adds the suffixes of a pack; a suffix that is known already keeps its unit.
    pub(super) fn add_pack(&mut self, signs: &DateSignsEntry) {
        let lists = [
            (&signs.year, DateUnit::Year),
            (&signs.month, DateUnit::Month),
            (&signs.day, DateUnit::Day),
            (&signs.hour, DateUnit::Hour),
            (&signs.minute, DateUnit::Minute),
        ];
        for (list, unit) in lists {
            for suffix in list.iter().map(|suffix| normalize_for_match(suffix)) {
                if !suffix.is_empty() && !self.all.iter().any(|(known, _)| *known == suffix) {
                    self.all.push((suffix, unit));
                }
            }
        }
    }

    /// Returns the suffix at the start of the text: its length in bytes and its unit.
    pub fn match_start(&self, text: &str) -> Option<(usize, DateUnit)> {
        if !text.starts_with(|c: char| c.is_ascii()) && !is_nfc(&text[..text.floor_char_boundary(MAX_DECOMPOSED_BYTES)])
        {
            return self.match_decomposed(text);
        }
        self.all.iter().find_map(|(suffix, unit)| {
            let front = text.get(..suffix.len())?;
            let is_equal = if suffix.is_ascii() {
                front.eq_ignore_ascii_case(suffix)
            } else {
                !front.is_ascii() && normalize_for_match(front) == *suffix
            };
            if !is_equal {
                return None;
            }
            // An ASCII suffix must be the whole text: `uur` is no suffix in `uurwerk`. Suffixes of scripts without
            // spaces may be followed by anything.
            let is_whole = front.len() == text.len() || !suffix.is_ascii();
            is_whole.then_some((front.len(), *unit))
        })
    }

    /// Returns the suffix at the start of a text that is not in normalization form C.
    fn match_decomposed(&self, text: &str) -> Option<(usize, DateUnit)> {
        let front = &text[..text.floor_char_boundary(MAX_DECOMPOSED_BYTES)];
        let ends = front.char_indices().skip(1).map(|(at, _)| at).chain(std::iter::once(front.len()));
        let letters = ends.filter(|end| text[*end..].chars().next().is_none_or(is_composed));
        letters.into_iter().find_map(|end| {
            let normalized = normalize_for_match(&text[..end]);
            let found = self.all.iter().find(|(suffix, _)| !suffix.is_ascii() && *suffix == normalized);
            found.map(|(_, unit)| (end, *unit))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization as _;

    #[test]
    fn suffixes_match_in_every_normalization_form() {
        let entry: DateSignsEntry = ron::from_str("(year: [\"년\"], day: [\"日\", \"일\"], hour: [\"Uhr\"])").unwrap();
        let mut suffixes = DateUnitSuffixes::default();
        suffixes.add_pack(&entry);
        for (text, unit) in [("일 10시", Some(DateUnit::Day)), ("년월", Some(DateUnit::Year)), ("이", None)] {
            let nfd: String = text.nfd().collect();
            let letter: String = text.chars().take(1).collect::<String>().nfd().collect();
            assert_eq!(suffixes.match_start(&nfd), unit.map(|unit| (letter.len(), unit)), "{text}");
            assert_eq!(suffixes.match_start(text).map(|(_, unit)| unit), unit, "{text}");
        }
        assert_eq!(suffixes.match_start("日"), Some((3, DateUnit::Day)));
        assert_eq!(suffixes.match_start("Uhr"), Some((3, DateUnit::Hour)));
    }
}
