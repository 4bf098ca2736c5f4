//! Counters: numbers that pages print beside what they count.

use crate::packs::{Knowledge, Word, words};

/// The words without the numbers in front and behind.
pub(super) fn without_numbers(all: &[Word]) -> &[Word] {
    let start = all.iter().position(|word| !word.is_number()).unwrap_or(all.len());
    let end = all.iter().rposition(|word| !word.is_number()).map_or(start, |at| at + 1);
    &all[start..end]
}

/// Digits alone, or with what they count: `01`, `1.093 Views`, `0%`, `#`, `/`.
pub(super) fn is_counter(text: &str, all: &[Word], knowledge: &Knowledge) -> bool {
    if all.is_empty() {
        return text.len() <= 12;
    }
    // One letter, as on the buttons for the size of the type.
    if text.chars().nth(1).is_none() {
        return true;
    }
    if all.len() > 7 || text.len() > 60 {
        return false;
    }
    let glued = all.len() == 1 && text.starts_with(|c: char| c.is_ascii_digit());
    if glued {
        let unit = all[0].of(text).trim_start_matches(|c: char| c.is_ascii_digit());
        let unit: Vec<Word> = words(unit).collect();
        return unit.is_empty() && text.len() <= 6 || knowledge.counters.whole(&unit).is_some();
    }
    let unit: Vec<Word> = all.iter().filter(|word| !word.is_number()).cloned().collect();
    unit.len() < all.len() && (unit.is_empty() && text.len() <= 14 || knowledge.counters.whole(&unit).is_some())
}
