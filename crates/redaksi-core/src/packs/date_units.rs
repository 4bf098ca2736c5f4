//! Unit suffixes of the numbers in a date, such as `年` in `2023年1月8日`.

use crate::packs::pack::DateSignsEntry;
use crate::text::normalize_for_match;

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
#[derive(Clone, Debug)]
pub(crate) struct DateUnitSuffixes {
    all: Vec<(String, DateUnit)>,
    /// Whether a suffix may begin with this byte, in lower case; always true for non-ASCII bytes.
    first: [bool; 256],
}

impl Default for DateUnitSuffixes {
    fn default() -> Self {
        Self { all: Vec::new(), first: std::array::from_fn(|byte| byte >= 128) }
    }
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
                let Some(first) = suffix.bytes().next() else { continue };
                if !self.all.iter().any(|(known, _)| *known == suffix) {
                    self.all.push((suffix, unit));
                    self.first[usize::from(first)] = true;
                }
            }
        }
    }

    /// Returns the suffix at the start of the text: its length in bytes and its unit.
    pub fn match_start(&self, text: &str) -> Option<(usize, DateUnit)> {
        let first = text.bytes().next()?.to_ascii_lowercase();
        if !self.first[usize::from(first)] {
            return None;
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
}
