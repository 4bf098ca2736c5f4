//! The time zone behind a time of day: a name, an offset, or both.

use super::date_tokens::{Kind, Token};
use crate::article::Stamp;
use crate::packs::{Key, Knowledge};
use chrono::{Datelike as _, FixedOffset, NaiveDate, Weekday};
use std::ops::Range;

/// A time zone as it was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// The same all year.
    Fixed(FixedOffset),
    /// So many minutes east of UTC in winter, with the clocks an hour ahead in a North American summer.
    Summer(i32),
}

impl Zone {
    /// The offset on that day.
    pub fn offset_on(self, date: NaiveDate) -> Option<FixedOffset> {
        match self {
            Self::Fixed(offset) => Some(offset),
            Self::Summer(winter) => {
                let minutes = winter + if is_american_summer(date) { 60 } else { 0 };
                Stamp::offset_of_minutes(minutes).ok()
            }
        }
    }
}

/// From the second Sunday in March to the first in November.
fn is_american_summer(date: NaiveDate) -> bool {
    let sunday = |month, nth| NaiveDate::from_weekday_of_month_opt(date.year(), month, Weekday::Sun, nth);
    let (start, end) = (sunday(3, 2), sunday(11, 1));
    start.is_some_and(|start| date >= start) && end.is_some_and(|end| date < end)
}

/// What stands where a zone can.
#[derive(Debug, Default)]
pub(super) struct Found<'a> {
    pub zone: Option<Zone>,
    /// The pieces that tell it; empty where none do.
    pub tokens: Range<usize>,
    /// The word that stands there and is no zone.
    pub unknown: Option<(&'a str, Key)>,
    /// Whether no place on earth has that offset.
    pub impossible: bool,
}

/// Reads the zone that begins at a piece, or behind a bracket there.
pub(super) fn zone_at<'a>(tokens: &[Token<'a>], used: &[bool], start: usize, knowledge: &Knowledge) -> Found<'a> {
    let kind = |at: usize| tokens.get(at).filter(|_| !used[at]).map(|(kind, _)| *kind);
    let mut at = start;
    while matches!(kind(at), Some(Kind::Sign('(' | ','))) {
        at += 1;
    }
    let mut named = None;
    if let Some(Kind::Word(word, key)) = kind(at) {
        if let Some(winter) = knowledge.summer_zones.get(&key) {
            return Found { zone: Some(Zone::Summer(*winter)), tokens: at..at + 1, ..Found::default() };
        }
        named = knowledge.zones.get(&key).copied();
        if named.is_none() {
            return Found { unknown: Some((word, key)), ..Found::default() };
        }
    }
    let sign_at = if named.is_some() { at + 1 } else { at };
    let told = if named.is_none_or(|minutes| minutes == 0) { offset_at(tokens, used, sign_at, named) } else { None };
    let (minutes, end) = match (told, named) {
        (Some((minutes, end)), _) => (minutes, end),
        (None, Some(minutes)) => (minutes, sign_at),
        (None, None) => return Found::default(),
    };
    let zone = Stamp::offset_of_minutes(minutes).ok().map(Zone::Fixed);
    Found { zone, tokens: at..end, unknown: None, impossible: zone.is_none() }
}

/// `+07:00`, `+0700`, and behind a name `+7`: in minutes, and where it ends.
fn offset_at(tokens: &[Token<'_>], used: &[bool], at: usize, named: Option<i32>) -> Option<(i32, usize)> {
    let free = |at: usize| tokens.get(at).filter(|_| !used[at]);
    let (Kind::Sign(sign @ ('+' | '-')), sign_range) = free(at)? else { return None };
    let (Kind::Number(value, digits), range) = free(at + 1)? else { return None };
    let minute = match (free(at + 2), free(at + 3)) {
        (Some((Kind::Sign(':' | '.'), _)), Some((Kind::Number(minute, 2), _))) => Some(*minute),
        _ => None,
    };
    let (hours, minute, end) = match (digits, minute) {
        (4, _) => (value / 100, value % 100, at + 2),
        (1..=2, Some(minute)) => (*value, minute, at + 4),
        (1..=2, None) => (*value, 0, at + 2),
        _ => return None,
    };
    // A dash parts things, too; it means west of Greenwich only where it stands at the number and hours follow.
    let dash = *sign == '-' && named.is_none();
    if dash && (sign_range.end != range.start || end == at + 2 && *digits != 4) {
        return None;
    }
    let east = if *sign == '+' { 1 } else { -1 };
    let told = i32::try_from(hours * 60 + minute).unwrap_or(i32::MAX);
    Some((if minute > 59 { i32::MAX } else { east * told }, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn american_clocks_go_forward_in_summer() {
        let summer = |text: &str| is_american_summer(text.parse().unwrap());
        assert_eq!(["2023-03-11", "2023-03-12", "2023-11-04", "2023-11-05"].map(summer), [false, true, true, false]);
    }
}
