//! Numbers, units, dates and times that differ between the original and the translation.

use super::dates::check_completed_dates;
use super::groups::ParagraphGroup;
use super::lexicon::{NumberLexicon, PERCENT};
use super::number_fix::{fix_for, has_same_digits, is_slip, unit_fix};
use super::placed::{Outcome, Placed, same};
use super::quantity::{Quantity, QuantityKind, QuantitySort};
use super::sentences::PairedSentences;
use super::side::{MOST_PAIRS, Side, Sides, near_paragraph};
use super::tokens::fold;
use crate::{Finding, Rule, Severity};
use std::collections::{HashMap, HashSet};

/// How well two quantities agree.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub(super) enum Agreement {
    No,
    /// The same after a conversion, or a round number for an exact one.
    Near,
    /// The same value, but the unit differs.
    Value,
    /// The same value and unit.
    Same,
}

/// How far apart, as a share of the group, a wrong number and the right one may be.
const REACH: f64 = 0.45;

/// Up to this cost, a wrong number is written like the right one and stands at the same place.
const CLOSE: f64 = 0.1;

/// Compares the quantities of a group of paragraphs.
pub(super) fn check_numbers(sides: &Sides, group: &ParagraphGroup, paired: &PairedSentences, found: &mut Vec<Finding>) {
    let original = placed(&sides.original, &group.original);
    let translation = without_names(sides, group, placed(&sides.translation, &group.translation));
    if original.len() * translation.len() > MOST_PAIRS {
        return;
    }
    let (mut was, mut now) = (vec![Outcome::Open; original.len()], vec![Outcome::Open; translation.len()]);
    for least in [Agreement::Same, Agreement::Value, Agreement::Near] {
        for (at, number) in translation.iter().enumerate() {
            if now[at] != Outcome::Open {
                continue;
            }
            let open = (0..original.len()).filter(|other| was[*other] == Outcome::Open);
            let fitting = open.filter(|other| agreement(original[*other].quantity, number.quantity) >= least);
            let cost = |other: &usize| {
                let other = original[*other];
                f64::from(u8::from(other.quantity.is_weak)) + (other.position - number.position).abs()
            };
            if let Some(best) = fitting.min_by(|one, other| cost(one).total_cmp(&cost(other))) {
                (was[best], now[at]) = (Outcome::Paired(at), Outcome::Paired(best));
            }
        }
    }
    for (at, number) in translation.iter().enumerate() {
        if let Outcome::Paired(other) = now[at]
            && let Some(finding) = unit_finding(sides, &original[other], number)
        {
            found.push(finding);
        }
    }
    find_exchanged(sides, paired, (&original, &translation), &now, found);
    for (at, number) in original.iter().enumerate() {
        if was[at] == Outcome::Open && says_again(number.quantity, &translation) {
            was[at] = Outcome::Repeated;
        }
    }
    check_completed_dates(sides, group, (&original, &translation), (&mut was, &mut now), found);
    compare_short_dates(sides, (&original, &translation), (&mut was, &mut now), found);
    compare_fractions(sides, (&original, &translation), (&mut was, &mut now), found);
    find_wrong(sides, (&original, &translation), (&mut was, &mut now), found);
    for (at, number) in translation.iter().enumerate() {
        if now[at] == Outcome::Open && !number.quantity.is_weak && !says_again(number.quantity, &original) {
            found.extend(added_number(sides, number));
        }
    }
    for (at, number) in original.iter().enumerate() {
        if was[at] == Outcome::Open && !number.quantity.is_weak {
            found.extend(lost_number(sides, group, number));
        }
    }
}

/// Returns the numbers without names that are number words of the translation's language, such as `Lima`.
fn without_names<'a>(sides: &Sides, group: &ParagraphGroup, mut numbers: Vec<Placed<'a>>) -> Vec<Placed<'a>> {
    let names: HashSet<&str> = {
        let tokens = group.original.iter().flat_map(|at| &sides.original.paragraphs[*at].tokens);
        tokens.filter(|token| token.is_capital).map(|token| token.folded.as_str()).collect()
    };
    numbers.retain(|number| {
        let written = &sides.translation.text(number.paragraph)[number.quantity.range.clone()];
        !(number.quantity.kind == QuantityKind::Number
            && number.quantity.is_words
            && names.contains(fold(written).as_str()))
    });
    numbers
}

/// Whether a number agrees with one of the others.
fn says_again(one: &Quantity, others: &[Placed]) -> bool {
    others
        .iter()
        .any(|other| agreement(one, other.quantity) != Agreement::No || agreement(other.quantity, one) != Agreement::No)
}

/// Pairs what is left, the original's number and the wrong one in its place, and reports the wrong ones.
fn find_wrong(
    sides: &Sides,
    (original, translation): (&[Placed], &[Placed]),
    (was, now): (&mut [Outcome], &mut [Outcome]),
    found: &mut Vec<Finding>,
) {
    let mut pairs = Vec::new();
    let open = (unmatched(original, was), unmatched(translation, now));
    let is_only =
        |one: &Quantity, other: &Quantity| open.0.get(&one.sort()) == Some(&1) && open.1.get(&other.sort()) == Some(&1);
    for (one, number) in original.iter().enumerate() {
        for (other, wrong) in translation.iter().enumerate() {
            if now[other] != Outcome::Open || number.quantity.is_weak {
                continue;
            }
            // What the original says twice and the translation once may have been the other one.
            let cost = match was[one] {
                Outcome::Open => Some(0.0),
                Outcome::Repeated if !wrong.quantity.is_weak && !says_again(wrong.quantity, original) => Some(0.3),
                _ => None,
            };
            let is_meant = is_distinct(number.quantity, wrong.quantity) && is_only(number.quantity, wrong.quantity);
            if let (Some(cost), Some(more)) = (cost, mistake_cost(number, wrong, is_meant)) {
                pairs.push((cost + more, one, other));
            }
        }
    }
    pairs.sort_by(|one, other| one.0.total_cmp(&other.0));
    for (cost, one, other) in pairs {
        if matches!(was[one], Outcome::Paired(_)) || now[other] != Outcome::Open {
            continue;
        }
        (was[one], now[other]) = (Outcome::Paired(other), Outcome::Paired(one));
        let is_moved = sides.original.all.has(translation[other].quantity);
        // Headlines take other numbers of the story; elsewhere, it may be a sentence that was moved.
        let is_exchanged = is_moved && sides.translation.all.has(original[one].quantity);
        let is_headline = translation[other].paragraph == 0;
        if is_exchanged && is_headline && cost > CLOSE {
            continue;
        }
        // The figures of a score are small, so that any story has them elsewhere.
        let is_score = original[one].quantity.is_score && translation[other].quantity.is_score;
        let is_doubtful = is_moved && is_headline || is_exchanged && cost > CLOSE && !is_score;
        let is_only = is_only(original[one].quantity, translation[other].quantity);
        let finding = wrong_number(sides, &original[one], &translation[other], is_doubtful, is_only);
        // Both figures of a score are reported at once.
        let is_known = |other: &Finding| other.rule == finding.rule && other.location == finding.location;
        if !is_score || !found.iter().any(is_known) {
            found.push(finding);
        }
    }
}

/// Returns how many numbers of each sort have no partner. A score counts as one.
fn unmatched(numbers: &[Placed], outcomes: &[Outcome]) -> HashMap<QuantitySort, usize> {
    let mut counts = HashMap::new();
    let mut last_score = None;
    for (number, outcome) in numbers.iter().zip(outcomes) {
        // What is counted may be told twice, and one of the two be wrong.
        let is_again = *outcome == Outcome::Repeated && number.quantity.sort() == QuantitySort::Count;
        let is_open = (*outcome == Outcome::Open || is_again) && !number.quantity.is_weak;
        let score = number.quantity.is_score.then(|| (number.paragraph, number.quantity.whole.clone()));
        if is_open && (score.is_none() || score != last_score) {
            *counts.entry(number.quantity.sort()).or_default() += 1;
        }
        if is_open {
            last_score = score;
        }
    }
    counts
}

/// Compares dates as digits, `(28/6/2025)`, with those in words, `June 28, 2025`.
fn compare_short_dates(
    sides: &Sides,
    (original, translation): (&[Placed], &[Placed]),
    (was, now): (&mut [Outcome], &mut [Outcome]),
    found: &mut Vec<Finding>,
) {
    for (at, short) in translation.iter().enumerate() {
        if short.quantity.kind != QuantityKind::ShortDate || now[at] != Outcome::Open {
            continue;
        }
        let mut parts = short.quantity.digits.split('/').map(|part| part.parse::<f64>().unwrap_or(0.0));
        let (Some(day), Some(month)) = (parts.next(), parts.next()) else { continue };
        let year = parts.next().map(|year| if year < 100.0 { 2000.0 + year } else { year });
        let value = |other: usize| original[other].quantity.values.first().copied().unwrap_or(0.0);
        let months = (0..original.len()).filter(|other| {
            original[*other].quantity.kind == QuantityKind::Month
                && !original[*other].quantity.is_dateline
                && !matches!(was[*other], Outcome::Paired(_))
        });
        let dates = months.map(|place| {
            let beside = [place.checked_sub(1), place.checked_add(1)].into_iter().flatten();
            let is_day = |other: &usize| {
                original.get(*other).is_some_and(|number| {
                    number.quantity.is_date
                        && number.quantity.kind == QuantityKind::Number
                        && number.paragraph == original[place].paragraph
                }) && value(*other) <= 31.0
            };
            (place, beside.into_iter().find(is_day))
        });
        let fits = |other: usize, day_at: Option<usize>| {
            let has_day = |wanted: f64| day_at.is_none_or(|at| same(value(at), wanted));
            same(value(other), month) && has_day(day) || same(value(other), day) && has_day(month)
        };
        let dates: Vec<(usize, Option<usize>)> = dates.collect();
        let Some((other, day_at)) =
            dates.iter().find(|(other, day_at)| fits(*other, *day_at)).or(dates.first()).copied()
        else {
            continue;
        };
        let year_at = (other.saturating_sub(2)..original.len().min(other + 3)).find(|at| {
            let number = original[*at].quantity;
            number.is_date && number.kind == QuantityKind::Number && value(*at) >= 1000.0
        });
        let is_year = |at: usize| year.is_none_or(|year| same(value(at), year));
        let is_same = fits(other, day_at) && year_at.is_none_or(is_year);
        // Another day of the same month or the same day of another month is a slip; any other date is another one.
        let is_slip = day_at.is_some_and(|at| same(value(at), day) || same(value(other), month));
        if !is_same && !is_slip {
            continue;
        }
        for place in [Some(other), day_at, year_at].into_iter().flatten() {
            if was[place] == Outcome::Open {
                was[place] = Outcome::Repeated;
            }
        }
        now[at] = Outcome::Paired(other);
        if is_same {
            continue;
        }
        let from = day_at.map_or(other, |day_at| day_at.min(other));
        let to = day_at.map_or(other, |day_at| day_at.max(other));
        let range = original[from].quantity.range.start..original[to].quantity.range.end;
        let finding = sides
            .in_translation(Rule::DateDiffers, Severity::Warning, short.paragraph, &short.quantity.range)
            .with_original(sides.original_range(original[other].paragraph, &range));
        let right_year = year_at.map_or(year, |at| year.map(|_| value(at)));
        let fix = day_at.map(|day_at| format!("{}/{}", value(day_at), value(other)));
        found.push(match (fix, right_year) {
            (Some(fix), Some(year)) => finding.with_fix(format!("{fix}/{year}")),
            (Some(fix), None) => finding.with_fix(fix),
            (None, _) => finding,
        });
    }
}

/// Compares parts of one in words: `half`, `sepertiga`.
fn compare_fractions(
    sides: &Sides,
    (original, translation): (&[Placed], &[Placed]),
    (was, now): (&mut [Outcome], &mut [Outcome]),
    found: &mut Vec<Finding>,
) {
    for (at, wrong) in translation.iter().enumerate() {
        if !wrong.quantity.is_fraction || now[at] != Outcome::Open {
            continue;
        }
        let is_open = |other: &usize| original[*other].quantity.is_fraction && was[*other] == Outcome::Open;
        let near = |other: &usize| (original[*other].position - wrong.position).abs() <= REACH;
        let Some(other) = (0..original.len()).find(|other| is_open(other) && near(other)) else { continue };
        (was[other], now[at]) = (Outcome::Paired(at), Outcome::Paired(other));
        let range = &original[other].quantity.range;
        found.push(
            sides
                .in_translation(Rule::NumberDiffers, Severity::Warning, wrong.paragraph, &wrong.quantity.range)
                .with_original(sides.original_range(original[other].paragraph, range)),
        );
    }
}

/// Reports two numbers that stand each in the sentence of the other.
fn find_exchanged(
    sides: &Sides,
    paired: &PairedSentences,
    (original, translation): (&[Placed], &[Placed]),
    now: &[Outcome],
    found: &mut Vec<Finding>,
) {
    // Numbers whose sentences do not correspond: the indexes, and the pairs of sentences where they stand.
    let mut displaced = Vec::new();
    for (at, number) in translation.iter().enumerate() {
        let Outcome::Paired(other) = now[at] else { continue };
        let right = &original[other];
        if right.quantity.is_weak || agreement(right.quantity, number.quantity) != Agreement::Same {
            continue;
        }
        let from = paired.pair_of_original(right.paragraph, right.quantity.range.start);
        let to = paired.pair_of_translation(number.paragraph, number.quantity.range.start);
        if let (Some(from), Some(to)) = (from, to)
            && from != to
        {
            displaced.push((other, at, from, to));
        }
    }
    displaced.truncate(MOST_DISPLACED);
    for (index, (one, at, from, to)) in displaced.iter().enumerate() {
        for (other, other_at, other_from, other_to) in &displaced[index + 1..] {
            let (first, second) = (original[*one].quantity, original[*other].quantity);
            let is_alike = first.kind == second.kind
                && first.is_ordinal == second.is_ordinal
                && first.is_date == second.is_date
                && first.units == second.units;
            if is_alike && from == other_to && to == other_from && agreement(first, second) == Agreement::No {
                found.push(wrong_number(sides, &original[*other], &translation[*at], true, true));
                found.push(wrong_number(sides, &original[*one], &translation[*other_at], true, true));
            }
        }
    }
}

/// The most numbers in other sentences that are compared.
const MOST_DISPLACED: usize = 50;

/// Returns the quantities of paragraphs with their places.
fn placed<'a>(side: &'a Side, paragraphs: &[usize]) -> Vec<Placed<'a>> {
    let total = side.len(paragraphs).max(1) as f64;
    let mut before = 0;
    let mut found = Vec::new();
    for paragraph in paragraphs {
        let place = |quantity: &'a Quantity| Placed {
            paragraph: *paragraph,
            quantity,
            position: (before + quantity.range.start) as f64 / total,
        };
        found.extend(side.paragraphs[*paragraph].quantities.iter().map(place));
        before += side.text(*paragraph).len() + 1;
    }
    found
}

/// Compares a quantity of the original with one of the translation.
pub(super) fn agreement(original: &Quantity, translation: &Quantity) -> Agreement {
    use QuantityKind::{Clock, Month, Number, Quarter, Round, ShortDate, Weekday};
    let equal = original.values.iter().any(|one| translation.values.iter().any(|other| same(*one, *other)));
    // A rank is no side of a score.
    let is_rank_and_score = original.is_ordinal && translation.is_score || original.is_score && translation.is_ordinal;
    match (original.kind, translation.kind) {
        _ if is_rank_and_score => Agreement::No,
        (Number, Number) if equal => {
            let is_same_unit = original.units.is_empty() && translation.units.is_empty()
                || original.units.iter().any(|unit| translation.units.contains(unit));
            if is_same_unit { Agreement::Same } else { Agreement::Value }
        }
        (Number, Number) if is_in_subunits(original, translation) || is_in_subunits(translation, original) => {
            Agreement::Same
        }
        (Number, Number) if is_converted(original, translation) => Agreement::Near,
        (Number, Round) if within_round(original, translation) => Agreement::Near,
        (Round, Number) if within_round(translation, original) => Agreement::Near,
        (Round, Round) | (Month, Month) | (Weekday, Weekday) | (ShortDate, ShortDate) | (Quarter, Quarter) if equal => {
            Agreement::Same
        }
        (Clock, Clock) if same_time(original, translation) => Agreement::Same,
        // `7.55` that one side does not mark as a time.
        (Clock, Number) | (Number, Clock)
            if !original.digits.is_empty()
                && original.digits.replace(':', ".") == translation.digits.replace(':', ".") =>
        {
            Agreement::Near
        }
        // `in the second` for `pada Q2`.
        (Number, Quarter) if original.is_ordinal && equal => Agreement::Near,
        // `at four` for `pukul empat`.
        (Clock, Number) if is_hour(original, translation) => Agreement::Near,
        (Number, Clock) if is_hour(translation, original) => Agreement::Near,
        _ => Agreement::No,
    }
}

/// Whether the first amount is told in hundredths of the currency of the second one: `12 cents` and `US$0.12`.
fn is_in_subunits(one: &Quantity, other: &Quantity) -> bool {
    let lexicon = NumberLexicon::get();
    let is_part = |quantity: &Quantity| quantity.units.iter().any(|unit| lexicon.is_subunit(unit));
    let equal = |value: &f64| other.values.iter().any(|whole| same(value / 100.0, *whole));
    is_part(one) && other.currency().is_some() && !is_part(other) && one.values.iter().any(equal)
}

/// Whether a number without a unit is the hour of a time of day.
fn is_hour(clock: &Quantity, number: &Quantity) -> bool {
    let hour = |value: &f64| clock.values.iter().any(|minutes| same((minutes - value * 60.0).rem_euclid(720.0), 0.0));
    number.units.is_empty()
        && !number.is_ordinal
        && !number.is_date
        && !number.is_score
        && number.values.iter().any(|value| *value <= 24.0 && hour(value))
}

/// Whether a number lies in the range of a round one.
fn within_round(exact: &Quantity, round: &Quantity) -> bool {
    round.values.iter().any(|low| exact.values.iter().any(|value| *value >= *low && *value < low * 10.0))
}

/// Whether two measures of different units are the same after a conversion: newsrooms round. They may be a degree or 6
/// percent apart, 12 percent if one of them is a rough number, and half a unit if the translation has one digit.
fn is_converted(one: &Quantity, other: &Quantity) -> bool {
    let lexicon = NumberLexicon::get();
    let measures = |quantity: &Quantity| -> Vec<(&'static str, &'static str, f64)> {
        let mut found = Vec::new();
        for unit in &quantity.units {
            let Some((dimension, size, add)) = lexicon.units.get(*unit) else { continue };
            for value in &quantity.values {
                found.push((*unit, dimension.as_str(), (value + add) * size));
                if dimension == TEMPERATURE {
                    // The minus is a sign of its own.
                    found.push((*unit, dimension.as_str(), (add - value) * size));
                }
            }
        }
        found
    };
    let shares_unit = one.units.iter().any(|unit| other.units.contains(unit));
    let share = if one.is_rough || other.is_rough { ROUGH_SHARE } else { USUAL_SHARE };
    // Half of the last place of a number of one digit: `1 meter` may be 0.9 metres.
    let least_step = other.values.first().filter(|value| (1.0..10.0).contains(*value) && same(value.fract(), 0.0));
    let half_step = least_step.map_or(0.0, |value| 0.5_f64.min(0.25 * value));
    let (one, other) = (measures(one), measures(other));
    one.iter().any(|(unit, dimension, value)| {
        // Degrees without a scale may be of either.
        let is_temperature = *dimension == TEMPERATURE;
        other.iter().any(|(other_unit, other_dimension, other)| {
            let size = lexicon.units.get(*other_unit).map_or(1.0, |(_, size, _)| *size);
            let least = if is_temperature { 1.0 } else { half_step * size };
            let margin = (share * value.abs().max(other.abs())).max(least);
            let is_other_unit = unit != other_unit && (is_temperature || !shares_unit);
            is_other_unit && dimension == other_dimension && (value - other).abs() <= margin
        })
    })
}

/// How far apart, as a share, a measure and its conversion may be, and if one of them is a rough number.
const USUAL_SHARE: f64 = 0.06;
const ROUGH_SHARE: f64 = 0.12;

/// The dimension of temperatures.
const TEMPERATURE: &str = "temperature";

/// Whether two times of day are the same, also in another zone.
fn same_time(one: &Quantity, other: &Quantity) -> bool {
    let (Some(a), Some(b)) = (one.values.first(), other.values.first()) else { return false };
    let turn = if one.is_half_known && other.is_half_known { 1440.0 } else { 720.0 };
    let equal = |a: f64, b: f64| same((a - b).rem_euclid(turn), 0.0);
    if one.zones.is_empty() || other.zones.is_empty() || one.zones == other.zones {
        return equal(*a, *b);
    }
    one.zones.iter().any(|from| other.zones.iter().any(|to| equal(a + (to - from) * 60.0, *b)))
}

/// Returns how unlikely it is that one number stands in place of the other; `None` if they have nothing to do with each
/// other. The one that is surely meant may stand anywhere.
fn mistake_cost(original: &Placed, translation: &Placed, is_meant: bool) -> Option<f64> {
    use QuantityKind::{Clock, Month, Number, Quarter, Round, Weekday};
    let (one, other) = (original.quantity, translation.quantity);
    let kinds = match (one.kind, other.kind) {
        (Number | Round, Number | Round) => f64::from(u8::from(one.kind != other.kind)) * 0.2,
        (Month, Month) | (Weekday, Weekday) | (Clock, Clock) | (Quarter, Quarter) => 0.0,
        (Clock, Number) | (Number, Clock) => 0.2,
        _ => return None,
    };
    if other.is_weak && !(one.kind == Number && other.values.first().is_some_and(|v| *v > 2.0)) {
        return None;
    }
    // An amount in another currency is a conversion.
    if one.currency().is_some()
        && other.currency().is_some()
        && !one.units.iter().any(|unit| other.units.contains(unit))
    {
        return None;
    }
    if is_other_sort(one, other) && !has_same_digits(one, other) {
        return None;
    }
    let distance = (original.position - translation.position).abs();
    if distance > REACH && !is_meant {
        return None;
    }
    let differs = |is: bool| if is { 0.15 } else { 0.0 };
    let units = !one.units.is_empty() && !other.units.is_empty() && !one.units.iter().any(|u| other.units.contains(u));
    Some(
        distance
            + kinds
            + differs(one.is_words != other.is_words)
            + differs(one.is_ordinal != other.is_ordinal)
            + differs(one.is_date != other.is_date)
            + differs(units),
    )
}

/// Whether both numbers are of a sort of which a text has few, so that the only ones without a partner belong together.
fn is_distinct(one: &Quantity, other: &Quantity) -> bool {
    use QuantitySort::{Day, Month, Quarter, Rank, Score, Weekday, Year};
    one.sort() == other.sort() && matches!(one.sort(), Year | Day | Month | Weekday | Quarter | Rank | Score)
}

/// Whether the numbers stand for different things, so that the one cannot be a mistake for the other.
fn is_other_sort(one: &Quantity, other: &Quantity) -> bool {
    use QuantitySort::{Clock, Count, Day, Measure, Month, Quarter, Rank, Round, Score, ShortDate, Weekday, Year};
    let (one, other) = (one.sort(), other.sort());
    let is_of_calendar = |sort| matches!(sort, Year | Day | Month | Weekday | ShortDate | Quarter);
    // The unit of a measure may be left out.
    let is_count = |sort| matches!(sort, Count | Rank | Round);
    let is_measure = |sort| matches!(sort, Measure(_) | QuantitySort::Money | QuantitySort::Percentage);
    let is_alike = one == other
        || matches!((one, other), (Clock, Count) | (Count, Clock))
        || !is_of_calendar(one)
            && !is_of_calendar(other)
            && (is_count(one) && (is_count(other) || is_measure(other) || other == Score)
                || is_count(other) && (is_measure(one) || one == Score));
    !is_alike
}

/// Returns the rule that a quantity falls under.
fn rule_of(quantity: &Quantity) -> Rule {
    match quantity.kind {
        QuantityKind::Number | QuantityKind::Round if !quantity.is_date => Rule::NumberDiffers,
        _ => Rule::DateDiffers,
    }
}

/// Reports a number of the translation that stands in place of another one of the original. It has a fix only if both are
/// of the same sort, and are the only ones of it without a partner or differ by a slip.
fn wrong_number(sides: &Sides, original: &Placed, translation: &Placed, is_doubtful: bool, is_only: bool) -> Finding {
    let (one, other) = (original.quantity, translation.quantity);
    let is_round = one.kind == QuantityKind::Round || other.kind == QuantityKind::Round;
    let is_unlike = one.is_words != other.is_words && (one.is_ordinal || other.is_ordinal);
    let severity = if is_doubtful || is_round || is_unlike || one.is_weak || other.is_weak {
        Severity::Hint
    } else {
        Severity::Warning
    };
    let rule = if rule_of(one) == Rule::NumberDiffers { rule_of(other) } else { rule_of(one) };
    let is_score = one.is_score && other.is_score;
    let range = |quantity: &Quantity| if is_score { quantity.whole.clone() } else { quantity.range.clone() };
    let finding = sides
        .in_translation(rule, severity, translation.paragraph, &range(other))
        .with_original(sides.original_range(original.paragraph, &range(one)));
    let is_same_sort = one.sort() == other.sort();
    let is_alike =
        is_same_sort && (is_only || is_slip(one, other)) || !is_other_sort(one, other) && has_same_digits(one, other);
    if !is_alike {
        return finding;
    }
    let fix = if is_score {
        Some(sides.original.text(original.paragraph)[one.whole.clone()].to_owned())
    } else {
        fix_for(one, other, (sides.original.language, sides.translation.language))
    };
    match fix {
        Some(fix) => finding.with_fix(fix),
        None => finding,
    }
}

/// Reports a unit that differs between two numbers of the same value.
fn unit_finding(sides: &Sides, original: &Placed, translation: &Placed) -> Option<Finding> {
    let (one, other) = (original.quantity, translation.quantity);
    // About 30 yards are about 30 metres.
    if agreement(one, other) != Agreement::Value
        || is_converted(one, other)
        || sides.translation.language.is_none()
        || sides.original.language.is_none()
    {
        return None;
    }
    let has_percent = |quantity: &Quantity| quantity.units.iter().any(|unit| *unit == PERCENT || *unit == "bp");
    let is_money = |quantity: &Quantity| quantity.currency().is_some();
    // Points may be those of a percentage or of an index.
    let has_points = |quantity: &Quantity| quantity.units.contains(&"point");
    let severity = match (one.units.is_empty(), other.units.is_empty()) {
        (false, false) if has_points(one) && has_percent(other) => Severity::Hint,
        (false, false) => Severity::Warning,
        (false, true) if has_percent(one) || is_money(one) => Severity::Warning,
        (true, false) if has_percent(other) => Severity::Hint,
        _ => return None,
    };
    // A time that one side counts in another way, such as `12 months` and `12th month`.
    let is_doubtful = one.is_weak || other.is_weak || one.is_ordinal || other.is_ordinal;
    let severity = if is_doubtful { Severity::Hint } else { severity };
    let range = |quantity: &Quantity| if quantity.is_score { quantity.range.clone() } else { quantity.whole.clone() };
    let finding = sides
        .in_translation(Rule::UnitDiffers, severity, translation.paragraph, &range(other))
        .with_original(sides.original_range(original.paragraph, &range(one)));
    let fix = unit_fix(one, (other, sides.translation.text(translation.paragraph)), sides.translation.language);
    Some(match fix {
        Some(fix) => finding.with_fix(fix),
        None => finding,
    })
}

/// Reports a number of the translation that the original does not have there.
fn added_number(sides: &Sides, number: &Placed) -> Option<Finding> {
    let quantity = number.quantity;
    let is_untold = matches!(quantity.kind, QuantityKind::ShortDate | QuantityKind::Quarter)
        || quantity.completes
        || quantity.is_dateline && quantity.is_date;
    if is_untold || sides.original.all.has(quantity) {
        return None;
    }
    // Money in a currency that the original does not name is a conversion of an amount that it has.
    let currencies = &sides.original.all.currencies;
    if quantity.currency().is_some()
        && !currencies.is_empty()
        && !quantity.units.iter().any(|unit| currencies.contains(unit))
    {
        return None;
    }
    if quantity.values.first() == Some(&1.0) {
        return None;
    }
    let is_sure = !quantity.is_words && !quantity.is_date;
    let severity = if is_sure { Severity::Warning } else { Severity::Hint };
    Some(sides.in_translation(rule_of(quantity), severity, number.paragraph, &quantity.range))
}

/// Reports a number of the original that the translation does not have there.
fn lost_number(sides: &Sides, group: &ParagraphGroup, number: &Placed) -> Option<Finding> {
    let quantity = number.quantity;
    // A quarter may be told by its months.
    let is_untold = quantity.is_bracketed
        || quantity.kind == QuantityKind::Quarter
        || quantity.is_dateline
        || quantity.kind == QuantityKind::Weekday && says_same_day(&sides.translation, &group.translation);
    if is_untold || sides.translation.all.has(quantity) {
        return None;
    }
    // Part of a name that stands in the translation as it is: `Sunday Times`.
    let written = sides.original.text(number.paragraph)[quantity.range.clone()].to_lowercase();
    let mut tokens = group.translation.iter().flat_map(|at| &sides.translation.paragraphs[*at].tokens);
    if tokens.any(|token| token.folded == written) {
        return None;
    }
    let near = near_paragraph(sides, group, number.paragraph, quantity.range.start);
    Some(sides.missing(rule_of(quantity), Severity::Hint, near, number.paragraph, &quantity.range))
}

/// Whether paragraphs say a day by the one that was named before: `pada hari yang sama`.
fn says_same_day(side: &Side, paragraphs: &[usize]) -> bool {
    let phrases = side.language.map_or(&[][..], |language| &language.same_day);
    paragraphs.iter().any(|at| {
        let text = side.text(*at).to_lowercase();
        phrases.iter().any(|phrase| text.contains(phrase.as_str()))
    })
}
