//! Dates that the translation adds to a weekday of the original, as newsrooms do: `Minggu (1/2/2026)` for `on Sunday`.

use super::full_date::{FullDate, day_number, days_between, full_dates, number};
use super::groups::ParagraphGroup;
use super::lexicon::NumberLexicon;
use super::placed::{Outcome, Placed};
use super::quantity::QuantityKind;
use super::side::{Side, Sides};
use crate::{Finding, Rule, Severity};
use std::collections::HashSet;

/// An English story tells of the days around its dateline.
const DAYS_AROUND: i64 = 7;

/// Whether words of the paragraphs say that a day may be the next one: a time zone that the original does not have, or the
/// small hours.
fn is_in_other_zone(sides: &Sides, group: &ParagraphGroup) -> bool {
    let zones = |side: &Side, list: &[usize]| -> HashSet<String> {
        let tokens = list.iter().flat_map(|at| &side.paragraphs[*at].tokens);
        let zones =
            tokens.filter(|token| token.is_all_capital && NumberLexicon::get().zones.contains_key(&token.folded));
        zones.map(|token| token.folded.clone()).collect()
    };
    let before = zones(&sides.original, &group.original);
    let night = sides.translation.language.map_or(&[][..], |language| &language.night_words);
    let is_night = group.translation.iter().any(|at| {
        let text = sides.translation.text(*at).to_lowercase();
        night.iter().any(|words| text.contains(words.as_str()))
    });
    is_night || zones(&sides.translation, &group.translation).iter().any(|zone| !before.contains(zone))
}

/// Settles the dates that complete a weekday of the original, and weekdays of another time zone. A date that is far from the
/// dateline of the original is reported.
pub(super) fn check_completed_dates(
    sides: &Sides,
    group: &ParagraphGroup,
    (original, translation): (&[Placed], &[Placed]),
    (was, now): (&mut [Outcome], &mut [Outcome]),
    found: &mut Vec<Finding>,
) {
    let is_shifted = is_in_other_zone(sides, group);
    let day_of = |number: &Placed| {
        let quantity = number.quantity;
        (quantity.kind == QuantityKind::Weekday).then(|| self::number(quantity))
    };
    if is_shifted {
        // The day after, as it is further east.
        for at in 0..translation.len() {
            let Some(day) = day_of(&translation[at]).filter(|_| now[at] == Outcome::Open) else { continue };
            let before = (0..original.len()).find(|other| {
                was[*other] == Outcome::Open && day_of(&original[*other]).is_some_and(|other| other % 7 + 1 == day)
            });
            if let Some(other) = before {
                (was[other], now[at]) = (Outcome::Paired(at), Outcome::Paired(other));
            }
        }
    }
    let told = full_dates(original);
    let is_free = |date: &FullDate| date.parts.iter().all(|part| !original[*part].quantity.is_dateline);
    let start = sides.original.dateline.as_ref();
    for date in full_dates(translation) {
        let is_open = date.parts.iter().any(|part| now[*part] == Outcome::Open);
        // Where the original tells a date, the two are compared.
        let is_told = told.iter().any(|other| is_free(other) && other.parts.iter().any(|at| was[*at] == Outcome::Open));
        if !is_open || is_told {
            continue;
        }
        let has_weekday = date.weekday.is_some_and(|at| now[at] != Outcome::Open);
        let distance = start.map(|start| {
            let start = FullDate { parts: Vec::new(), weekday: None, day: start.day, month: start.month, year: None };
            days_between(&date, &start)
        });
        let replaces = lost_weekday(original, was, &date);
        match distance {
            Some(days) if days > DAYS_AROUND && (has_weekday || replaces.is_some()) => {
                let (first, last) = (date.parts[0], date.parts[date.parts.len() - 1]);
                let range = translation[first].quantity.range.start..translation[last].quantity.range.end;
                let paragraph = translation[first].paragraph;
                found.push(sides.in_translation(Rule::DateDiffers, Severity::Warning, paragraph, &range));
            }
            _ if date.weekday.is_some() || replaces.is_some() => {}
            Some(days) if days <= DAYS_AROUND => {}
            _ => continue,
        }
        for part in date.parts {
            now[part] = Outcome::Repeated;
        }
        if let Some(at) = replaces {
            was[at] = Outcome::Repeated;
        }
    }
}

/// Returns the weekday of the original that a date of the translation without a weekday stands for.
fn lost_weekday(original: &[Placed], was: &[Outcome], date: &FullDate) -> Option<usize> {
    if date.weekday.is_some() {
        return None;
    }
    let weekday = (day_number(date.year?, date.month, date.day) + 2).rem_euclid(7) + 1;
    (0..original.len()).find(|at| {
        let quantity = original[*at].quantity;
        was[*at] == Outcome::Open && quantity.kind == QuantityKind::Weekday && number(quantity) == weekday
    })
}
