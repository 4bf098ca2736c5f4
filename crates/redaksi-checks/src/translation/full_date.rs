//! Full dates among the quantities of a paragraph, and the dateline of a story.

use super::placed::Placed;
use super::quantity::{Quantity, QuantityKind, QuantitySort};
use super::tokens::{TextToken, TokenKind};
use std::ops::Range;

/// The most bytes between the parts of a date: `, ` and ` (`.
const LEAST_GAP: usize = 3;

/// The most words of a dateline.
const DATELINE_WORDS: usize = 12;

/// A date of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FullDate {
    /// The indexes of its parts.
    pub parts: Vec<usize>,
    pub weekday: Option<usize>,
    pub day: i64,
    pub month: i64,
    pub year: Option<i64>,
}

/// The day and month of a dateline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DatelineDay {
    pub day: i64,
    pub month: i64,
}

/// Returns the byte range of a dateline at the start of a paragraph: `OSLO, Feb 3 - `.
pub(super) fn dateline(tokens: &[TextToken]) -> Option<Range<usize>> {
    let first = tokens.first()?;
    let end = tokens.iter().take(DATELINE_WORDS).position(|token| {
        token.kind == TokenKind::Sign && matches!(token.folded.as_str(), "-" | "–" | "—") && !token.is_glued
    })?;
    // Words in small letters stand in no dateline, besides those of the name of a place.
    let small = tokens[..end].iter().filter(|token| token.is_word() && !token.is_capital);
    let is_one = first.is_capital && small.filter(|token| token.folded.len() > 3).count() == 0;
    is_one.then(|| first.range.start..tokens[end].range.end)
}

/// Marks the numbers of a dateline, and returns its day.
pub(super) fn mark_dateline(range: &Range<usize>, quantities: &mut [Quantity]) -> Option<DatelineDay> {
    let mut inside = Vec::new();
    for quantity in quantities.iter_mut().filter(|quantity| range.contains(&quantity.range.start)) {
        quantity.is_dateline = true;
        let quantity: &Quantity = quantity;
        inside.push(Placed { paragraph: 0, quantity, position: 0.0 });
    }
    let date = full_dates(&inside).into_iter().next()?;
    Some(DatelineDay { day: date.day, month: date.month })
}

/// Returns the dates of quantities, in order.
pub(super) fn full_dates(numbers: &[Placed]) -> Vec<FullDate> {
    let is_beside = |one: usize, other: usize| {
        let (one, other) = (&numbers[one], &numbers[other]);
        let gap = other.quantity.range.start.checked_sub(one.quantity.range.end);
        one.paragraph == other.paragraph && gap.is_some_and(|gap| gap <= LEAST_GAP)
    };
    let sort = |at: usize| numbers[at].quantity.sort();
    let mut found = Vec::new();
    for at in 0..numbers.len() {
        let quantity = numbers[at].quantity;
        let mut date = match quantity.kind {
            QuantityKind::ShortDate => {
                let mut parts = quantity.digits.split('/').map(|part| part.parse::<i64>().unwrap_or(0));
                let (Some(day), Some(month)) = (parts.next(), parts.next()) else { continue };
                let year = parts.next().map(|year| if year < 100 { 2000 + year } else { year });
                FullDate { parts: vec![at], weekday: None, day, month, year }
            }
            QuantityKind::Month => {
                let before =
                    at.checked_sub(1).filter(|before| sort(*before) == QuantitySort::Day && is_beside(*before, at));
                let behind = Some(at + 1)
                    .filter(|next| *next < numbers.len() && sort(*next) == QuantitySort::Day && is_beside(at, *next));
                let Some(day) = before.or(behind) else { continue };
                let mut parts = vec![day.min(at), day.max(at)];
                let year = Some(parts[1] + 1).filter(|next| {
                    *next < numbers.len() && sort(*next) == QuantitySort::Year && is_beside(parts[1], *next)
                });
                parts.extend(year);
                let (day, month) = (number(numbers[day].quantity), number(quantity));
                FullDate { parts, weekday: None, day, month, year: year.map(|year| number(numbers[year].quantity)) }
            }
            _ => continue,
        };
        let first = date.parts[0];
        date.weekday = first
            .checked_sub(1)
            .filter(|before| numbers[*before].quantity.kind == QuantityKind::Weekday && is_beside(*before, first));
        found.push(date);
    }
    found
}

/// Returns the whole number that a quantity says.
pub(super) fn number(quantity: &Quantity) -> i64 {
    quantity.values.first().map_or(0, |value| {
        #[expect(clippy::cast_possible_truncation, reason = "days, months and years are small")]
        let whole = value.clamp(0.0, 9999.0) as i64;
        whole
    })
}

/// Returns the number of a day since a fixed one (H. Hinnant, *chrono-compatible low-level date algorithms*).
pub(super) fn day_number(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
}

/// Returns how many days lie between two dates; without a year, in the year where they are nearest.
pub(super) fn days_between(one: &FullDate, other: &FullDate) -> i64 {
    let year = one.year.or(other.year).unwrap_or(2001);
    let years = |date: &FullDate| date.year.map_or(year - 1..=year + 1, |year| year..=year);
    let day = |date: &FullDate, year: i64| day_number(year, date.month, date.day);
    let other_days: Vec<i64> = years(other).map(|year| day(other, year)).collect();
    let this = day(one, one.year.unwrap_or(year));
    other_days.into_iter().map(|other| (this - other).abs()).min().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::quantity::quantities;
    use super::super::tokens::tokens;
    use super::*;
    use crate::translation::lexicon::NumberLexicon;

    #[test]
    fn the_day_of_a_dateline_is_read() {
        let language = NumberLexicon::get().language("en");
        let day = |text: &str| {
            let tokens = tokens(text);
            mark_dateline(&dateline(&tokens)?, &mut quantities(&tokens, language))
        };
        assert_eq!(day("OSLO, Feb 3 - She died on Sunday."), Some(DatelineDay { day: 3, month: 2 }));
        assert_eq!(day("MANILA, Oct 10 (Reuters) - It shook."), Some(DatelineDay { day: 10, month: 10 }));
        assert_eq!(day("PARIS - He left on Oct. 3."), None);
        assert_eq!(day("He left the town on Oct. 3 - a Friday."), None);
    }

    #[test]
    fn days_are_counted_across_the_new_year() {
        let date = |day, month, year| FullDate { parts: Vec::new(), weekday: None, day, month, year };
        assert_eq!(days_between(&date(30, 12, Some(2025)), &date(2, 1, None)), 3);
        assert_eq!(days_between(&date(1, 2, Some(2026)), &date(3, 2, None)), 2);
        assert_eq!(days_between(&date(3, 2, None), &date(3, 3, None)), 28);
        assert_eq!((day_number(2026, 2, 1) + 2).rem_euclid(7) + 1, 7);
        assert_eq!((day_number(2025, 11, 6) + 2).rem_euclid(7) + 1, 4);
    }
}
