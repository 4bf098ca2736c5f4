//! Parses the time zone after a time of day: a name, an offset, or both.

use crate::article::PartialDateTime;
use crate::extract::date::lexer::{DateToken, DateTokenKind};
use crate::packs::{Lexicon, WordKey};
use chrono::{FixedOffset, NaiveDate, NaiveTime, TimeDelta, TimeZone as _};
use chrono_tz::{OffsetComponents as _, Tz};
use std::ops::Range;

/// A time zone as written in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zone {
    /// The same offset all year.
    Fixed(FixedOffset),
    /// Standard offset in minutes east of UTC, plus one hour during North American daylight saving time.
    NorthAmericanDst(i32),
}

impl Zone {
    /// Returns the UTC offset at noon of that day, or `None` if it is out of range.
    pub fn offset_on(self, date: NaiveDate) -> Option<FixedOffset> {
        match self {
            Self::Fixed(offset) => Some(offset),
            Self::NorthAmericanDst(standard) => {
                let minutes = standard + if is_north_american_dst(standard, date) { 60 } else { 0 };
                PartialDateTime::offset_from_minutes(minutes).ok()
            }
        }
    }
}

/// Whether daylight saving time applied on that day in the North American zone with this standard offset, in minutes
/// east of UTC. The rules have changed several times, so they come from the time zone database; a day in its future
/// follows its latest rule.
fn is_north_american_dst(standard: i32, date: NaiveDate) -> bool {
    let zone = match standard {
        -210 => Tz::America__St_Johns,
        -240 => Tz::America__Halifax,
        -360 => Tz::America__Chicago,
        -420 => Tz::America__Denver,
        -480 => Tz::America__Los_Angeles,
        -540 => Tz::America__Anchorage,
        -600 => Tz::America__Adak,
        _ => Tz::America__New_York,
    };
    let noon = date.and_time(NaiveTime::MIN) + TimeDelta::hours(12);
    zone.offset_from_local_datetime(&noon).earliest().is_some_and(|offset| !offset.dst_offset().is_zero())
}

/// The result of parsing a zone at a token.
#[derive(Debug, Default)]
pub(crate) struct ZoneMatch<'a> {
    pub zone: Option<Zone>,
    /// Indices of its tokens; empty if there is no zone.
    pub tokens: Range<usize>,
    /// The word in the place of the zone, if it is not a known zone.
    pub unknown_word: Option<(&'a str, WordKey)>,
    /// Whether the offset is outside the range in use.
    pub is_out_of_range: bool,
}

/// Parses the zone that starts at a token, after any opening brackets or commas. `used` marks tokens to ignore.
pub(crate) fn parse_zone_at<'a>(
    tokens: &[DateToken<'a>],
    used: &[bool],
    start: usize,
    lexicon: &Lexicon,
) -> ZoneMatch<'a> {
    let kind = |at: usize| tokens.get(at).filter(|_| !used[at]).map(|(kind, _)| *kind);
    let mut at = start;
    while matches!(kind(at), Some(DateTokenKind::Punct('(' | ','))) {
        at += 1;
    }
    let mut named = None;
    if let Some(DateTokenKind::Word(word, key)) = kind(at) {
        if let Some(standard) = lexicon.summer_zones.get(&key) {
            return ZoneMatch {
                zone: Some(Zone::NorthAmericanDst(*standard)),
                tokens: at..at + 1,
                ..ZoneMatch::default()
            };
        }
        named = lexicon.zones.get(&key).copied();
        if named.is_none() {
            return ZoneMatch { unknown_word: Some((word, key)), ..ZoneMatch::default() };
        }
    }
    let sign_at = if named.is_some() { at + 1 } else { at };
    let offset = if named.is_none_or(|minutes| minutes == 0) { offset_at(tokens, used, sign_at, named) } else { None };
    let (minutes, end) = match (offset, named) {
        (Some((minutes, end)), _) => (minutes, end),
        (None, Some(minutes)) => (minutes, sign_at),
        (None, None) => return ZoneMatch::default(),
    };
    let zone = PartialDateTime::offset_from_minutes(minutes).ok().map(Zone::Fixed);
    ZoneMatch { zone, tokens: at..end, unknown_word: None, is_out_of_range: zone.is_none() }
}

/// Parses `+07:00`, `+0700`, and after a zone name `+7`. Returns minutes east of UTC and the index of the next token.
/// Invalid minutes give an out-of-range offset.
fn offset_at(tokens: &[DateToken<'_>], used: &[bool], at: usize, named: Option<i32>) -> Option<(i32, usize)> {
    let free = |at: usize| tokens.get(at).filter(|_| !used[at]);
    let (DateTokenKind::Punct(sign @ ('+' | '-')), sign_range) = free(at)? else { return None };
    let (DateTokenKind::Number(value, digits), range) = free(at + 1)? else { return None };
    let minute = match (free(at + 2), free(at + 3)) {
        (Some((DateTokenKind::Punct(':' | '.'), _)), Some((DateTokenKind::Number(minute, 2), _))) => Some(*minute),
        _ => None,
    };
    let (hours, minute, end) = match (digits, minute) {
        (4, _) => (value / 100, value % 100, at + 2),
        (1..=2, Some(minute)) => (*value, minute, at + 4),
        (1..=2, None) => (*value, 0, at + 2),
        _ => return None,
    };
    // A dash is also a separator. It is a minus sign only directly before a number of the form hours and minutes.
    let may_be_dash = *sign == '-' && named.is_none();
    if may_be_dash && (sign_range.end != range.start || end == at + 2 && *digits != 4) {
        return None;
    }
    let east = if *sign == '+' { 1 } else { -1 };
    let total = i32::try_from(hours * 60 + minute).unwrap_or(i32::MAX);
    Some((if minute > 59 { i32::MAX } else { east * total }, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn north_american_dst_starts_in_march_and_ends_in_november() {
        let is_dst = |text: &str| is_north_american_dst(-300, text.parse().unwrap());
        assert_eq!(["2023-03-11", "2023-03-12", "2023-11-04", "2023-11-05"].map(is_dst), [false, true, true, false]);
        assert_eq!(["2099-03-07", "2099-03-08", "2099-10-31", "2099-11-01"].map(is_dst), [false, true, true, false]);
    }

    #[test]
    fn before_2007_it_was_from_april_to_october() {
        for standard in [-300, -360, -420, -480] {
            let is_dst = |text: &str| is_north_american_dst(standard, text.parse().unwrap());
            let days = ["2005-03-20", "2005-04-02", "2005-04-03", "2005-10-29", "2005-10-30"];
            assert_eq!(days.map(is_dst), [false, false, true, true, false]);
            assert_eq!(["1980-04-26", "1980-04-27"].map(is_dst), [false, true]);
        }
    }
}
