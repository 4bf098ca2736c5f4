//! Dates as newsrooms print them and editors type them.

use crate::article::{Stamp, StampError};
use crate::packs::{Knowledge, Packs, fold_word};
use crate::text::trim_blank;
use chrono::{Datelike as _, FixedOffset, NaiveDate, NaiveTime};
use std::ops::Range;

/// How much of a line is looked at; a date line is never longer.
const TOKENS: usize = 48;

/// Why a text is no point in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateProblem {
    /// It holds no date, or much besides.
    NoDate,
    /// The year was not told.
    NoYear,
    /// The month has no such day, or the year no such month.
    NoSuchDay,
    /// The day has no such hour or minute.
    NoSuchTime,
    /// No place on earth has this offset.
    NoSuchOffset,
    /// A word stands where a month should and is none.
    UnknownMonth,
    /// A word stands where a time zone should and is none.
    UnknownZone,
    /// The date falls on another day of the week.
    WrongWeekday,
}

impl DateProblem {
    /// Every problem.
    pub const ALL: [Self; 8] = [
        Self::NoDate,
        Self::NoYear,
        Self::NoSuchDay,
        Self::NoSuchTime,
        Self::NoSuchOffset,
        Self::UnknownMonth,
        Self::UnknownZone,
        Self::WrongWeekday,
    ];

    /// The name in kebab case, as message identifiers use it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoDate => "no-date",
            Self::NoYear => "no-year",
            Self::NoSuchDay => "no-such-day",
            Self::NoSuchTime => "no-such-time",
            Self::NoSuchOffset => "no-such-offset",
            Self::UnknownMonth => "unknown-month",
            Self::UnknownZone => "unknown-zone",
            Self::WrongWeekday => "wrong-weekday",
        }
    }
}

/// Reads a point in time as an editor types it: `Minggu, 8 Januari 2023, 19.15 WIB`, `8/1/2023`, ISO 8601.
///
/// The day comes before the month in numbers. Weekday, time and zone may be left out.
///
/// # Errors
/// The [`DateProblem`] that stands in the way.
pub fn read_date(text: &str, packs: &Packs) -> Result<Stamp, DateProblem> {
    let text = trim_blank(text);
    match text.parse::<Stamp>() {
        Ok(stamp) => return Ok(stamp),
        Err(StampError::Day) => return Err(DateProblem::NoSuchDay),
        Err(StampError::Time) => return Err(DateProblem::NoSuchTime),
        Err(StampError::Offset) => return Err(DateProblem::NoSuchOffset),
        Err(StampError::Shape) => {}
    }
    let seen = see(text, packs.knowledge());
    if let Some(problem) = seen.problem {
        return Err(problem);
    }
    if !seen.rest.is_empty() || seen.cut {
        return Err(if seen.zone_missing { DateProblem::UnknownZone } else { DateProblem::NoDate });
    }
    seen.stamp().ok_or(if seen.day.is_some() { DateProblem::NoYear } else { DateProblem::NoDate })
}

/// What of a date stands in a line.
#[derive(Clone, Debug, Default)]
pub(super) struct DateSeen {
    date: Option<NaiveDate>,
    /// Day and month, also where no year was told.
    pub day: Option<(u32, u32)>,
    pub time: Option<NaiveTime>,
    offset: Option<FixedOffset>,
    problem: Option<DateProblem>,
    /// From the first to the last part of the date.
    pub range: Range<usize>,
    /// Words that are no part of it and do not belong beside it either.
    pub rest: Vec<Range<usize>>,
    zone_missing: bool,
    cut: bool,
}

impl DateSeen {
    /// The point in time, where at least the whole day was told.
    pub fn stamp(&self) -> Option<Stamp> {
        let date = self.date?;
        Some(Stamp { date, time: self.time, offset: self.time.and(self.offset) })
    }

    /// The day of another line with the time of this one.
    pub fn complete(&self, day: Stamp) -> Stamp {
        Stamp { date: day.date, time: self.time, offset: self.time.and(self.offset.or(day.offset)) }
    }

    /// Whether the line holds the date and next to nothing else.
    pub fn fills_line(&self, rest_allowed: usize) -> bool {
        let dated = self.day.is_some() || self.time.is_some();
        dated && self.problem.is_none() && !self.cut && self.rest.len() <= rest_allowed
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind<'a> {
    Number(u32, usize),
    Word(&'a str),
    Sign(char),
}

struct Scan<'a, 'k> {
    tokens: Vec<(Kind<'a>, Range<usize>)>,
    used: Vec<bool>,
    knowledge: &'k Knowledge,
    seen: DateSeen,
}

/// Looks for a date in a line.
pub(super) fn see(text: &str, knowledge: &Knowledge) -> DateSeen {
    let (tokens, cut) = tokens(text);
    let used = vec![false; tokens.len()];
    let mut scan = Scan { tokens, used, knowledge, seen: DateSeen { cut, ..DateSeen::default() } };
    scan.find_day();
    scan.find_time();
    scan.finish();
    scan.seen
}

fn tokens(text: &str) -> (Vec<(Kind<'_>, Range<usize>)>, bool) {
    let mut all = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        if all.len() == TOKENS {
            return (all, true);
        }
        let digit = c.is_ascii_digit();
        if digit || c.is_alphabetic() {
            let fits = |c: char| {
                if digit { c.is_ascii_digit() } else { c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}') }
            };
            let mut end = start + c.len_utf8();
            while let Some((at, c)) = rest.next_if(|(_, c)| fits(*c)) {
                end = at + c.len_utf8();
            }
            let part = &text[start..end];
            let kind =
                if digit { Kind::Number(part.parse().unwrap_or(u32::MAX), part.len()) } else { Kind::Word(part) };
            all.push((kind, start..end));
        } else if !c.is_whitespace() {
            all.push((Kind::Sign(c), start..start + c.len_utf8()));
        }
    }
    (all, false)
}

impl Scan<'_, '_> {
    fn kind(&self, at: usize) -> Option<Kind<'_>> {
        self.tokens.get(at).map(|(kind, _)| *kind)
    }

    fn number(&self, at: usize, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        match self.kind(at)? {
            Kind::Number(value, length) if digits.contains(&length) => Some(value),
            _ => None,
        }
    }

    fn month(&self, at: usize) -> Option<u32> {
        match self.kind(at)? {
            Kind::Word(word) => self.knowledge.months.get(fold_word(word).as_ref()).copied(),
            _ => None,
        }
    }

    fn is_sign(&self, at: usize, signs: &[char]) -> bool {
        matches!(self.kind(at), Some(Kind::Sign(c)) if signs.contains(&c))
    }

    /// Steps over a comma, a full stop, or a small word such as `de`.
    fn step(&self, at: usize) -> usize {
        match self.kind(at) {
            Some(Kind::Sign(',' | '.')) => at + 1,
            Some(Kind::Word("de" | "del" | "th" | "st" | "nd" | "rd")) => at + 1,
            _ => at,
        }
    }

    fn take(&mut self, tokens: Range<usize>) {
        for at in tokens {
            self.used[at] = true;
            let range = self.tokens[at].1.clone();
            let seen = &mut self.seen.range;
            *seen = if seen.is_empty() { range } else { seen.start.min(range.start)..seen.end.max(range.end) };
        }
    }

    fn find_day(&mut self) {
        for at in 0..self.tokens.len() {
            if self.day_in_numbers(at) || self.day_with_month_name(at) {
                return;
            }
        }
        for at in 0..self.tokens.len() {
            let wordy = matches!(self.kind(at + 1), Some(Kind::Word(word)) if word.len() > 2);
            if self.number(at, 1..=2).is_some() && wordy && self.number(at + 2, 4..=4).is_some() {
                self.seen.problem = Some(DateProblem::UnknownMonth);
            }
        }
    }

    fn day_in_numbers(&mut self, at: usize) -> bool {
        let signs = ['/', '.', '-'];
        if !self.is_sign(at + 1, &signs) || self.kind(at + 1) != self.kind(at + 3) {
            return false;
        }
        let Some(middle) = self.number(at + 2, 1..=2) else { return false };
        let (year, day) = match (self.number(at, 4..=4), self.number(at + 4, 1..=2)) {
            (Some(year), Some(day)) => (year, day),
            _ => match (self.number(at, 1..=2), self.number(at + 4, 4..=4)) {
                (Some(day), Some(year)) => (year, day),
                _ => return false,
            },
        };
        self.take(at..at + 5);
        self.set_day(day, middle, Some(year));
        true
    }

    fn day_with_month_name(&mut self, at: usize) -> bool {
        if let Some(day) = self.number(at, 1..=2)
            && let month_at = self.step(at + 1)
            && let Some(month) = self.month(month_at)
        {
            let year_at = self.step(month_at + 1);
            let year = self.number(year_at, 4..=4);
            self.take(at..if year.is_some() { year_at + 1 } else { month_at + 1 });
            self.set_day(day, month, year);
            return true;
        }
        if let Some(month) = self.month(at)
            && let day_at = self.step(at + 1)
            && let Some(day) = self.number(day_at, 1..=2)
        {
            let mut year_at = self.step(day_at + 1);
            year_at = self.step(year_at);
            let year = self.number(year_at, 4..=4);
            self.take(at..if year.is_some() { year_at + 1 } else { day_at + 1 });
            self.set_day(day, month, year);
            return true;
        }
        false
    }

    fn set_day(&mut self, day: u32, month: u32, year: Option<u32>) {
        self.seen.day = Some((day, month));
        let Some(year) = year.and_then(|year| i32::try_from(year).ok()) else {
            if !(1..=31).contains(&day) {
                self.seen.problem = Some(DateProblem::NoSuchDay);
            }
            return;
        };
        match NaiveDate::from_ymd_opt(year, month, day) {
            Some(date) => self.seen.date = Some(date),
            None => self.seen.problem = Some(DateProblem::NoSuchDay),
        }
    }

    fn find_time(&mut self) {
        let found = (0..self.tokens.len()).find(|at| {
            !self.used[*at]
                && self.number(*at, 1..=2).is_some()
                && (self.is_sign(at + 1, &[':', '.']) || matches!(self.kind(at + 1), Some(Kind::Word("h"))))
                && !self.used[at + 1]
                && self.number(at + 2, 2..=2).is_some()
                && !self.used[at + 2]
        });
        let Some(at) = found else { return };
        let (Some(mut hour), Some(minute)) = (self.number(at, 1..=2), self.number(at + 2, 2..=2)) else { return };
        let mut end = at + 3;
        let mut second = 0;
        if self.is_sign(end, &[':'])
            && let Some(told) = self.number(end + 1, 2..=2)
        {
            (second, end) = (told, end + 2);
        }
        if let Some(Kind::Word(half)) = self.kind(end) {
            let half = fold_word(half);
            if half == "pm" || half == "am" {
                hour = hour % 12 + if half == "pm" { 12 } else { 0 };
                end += 1;
            } else if half == "h" {
                end += 1;
            }
        }
        self.take(at..end);
        match NaiveTime::from_hms_opt(hour, minute, second) {
            Some(time) => self.seen.time = Some(time),
            None => self.seen.problem = self.seen.problem.or(Some(DateProblem::NoSuchTime)),
        }
        self.find_zone(end);
    }

    fn find_zone(&mut self, start: usize) {
        let mut at = start;
        while self.is_sign(at, &['(', ',']) {
            at += 1;
        }
        let named = match self.kind(at) {
            Some(Kind::Word(word)) => {
                let word = fold_word(word);
                match self.knowledge.zones.get(word.as_ref()) {
                    Some(minutes) => Some(*minutes),
                    None => {
                        self.seen.zone_missing = !self.belongs(&word);
                        return;
                    }
                }
            }
            _ => None,
        };
        let sign_at = if named.is_some() { at + 1 } else { at };
        let mut minutes = named;
        let mut end = sign_at;
        let signed = self.is_sign(sign_at, &['+', '-', '\u{2212}']);
        if signed && named.is_none_or(|minutes| minutes == 0) {
            let clock = match self.tokens.get(sign_at + 1) {
                Some((Kind::Number(value, 4), _)) => Some((value / 100, value % 100, sign_at + 2)),
                Some((Kind::Number(hours, 1..=2), _)) => match self.number(sign_at + 3, 2..=2) {
                    Some(rest) if self.is_sign(sign_at + 2, &[':', '.']) => Some((*hours, rest, sign_at + 4)),
                    _ => Some((*hours, 0, sign_at + 2)),
                },
                _ => None,
            };
            if let Some((hours, rest, after)) = clock {
                let east = if self.is_sign(sign_at, &['+']) { 1 } else { -1 };
                let told = i32::try_from(hours * 60 + rest).unwrap_or(i32::MAX);
                minutes = Some(if rest > 59 { i32::MAX } else { east * told });
                end = after;
            }
        }
        let Some(minutes) = minutes else { return };
        self.take(at..end.max(sign_at));
        match Stamp::offset_of_minutes(minutes) {
            Ok(offset) => self.seen.offset = Some(offset),
            Err(_) => self.seen.problem = self.seen.problem.or(Some(DateProblem::NoSuchOffset)),
        }
    }

    /// Whether a folded word may stand beside a date without being a part of it.
    fn belongs(&self, word: &str) -> bool {
        let known = self.knowledge;
        known.weekdays.contains_key(word) || known.date_words.contains(word) || known.zones.contains_key(word)
    }

    fn finish(&mut self) {
        for at in 0..self.tokens.len() {
            let (kind, range) = self.tokens[at].clone();
            if self.used[at] {
                continue;
            }
            match kind {
                Kind::Word(word) => {
                    let word = fold_word(word);
                    if let (Some(day), Some(date)) = (self.knowledge.weekdays.get(word.as_ref()), self.seen.date)
                        && date.weekday().number_from_monday() != *day
                    {
                        self.seen.problem = self.seen.problem.or(Some(DateProblem::WrongWeekday));
                    }
                    if !self.belongs(&word) {
                        self.seen.rest.push(range);
                    }
                }
                Kind::Number(..) => self.seen.rest.push(range),
                Kind::Sign(_) => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let read = read_date(text, &Packs::built_in());
        let said = read.map_or_else(|problem| problem.code().to_owned(), |stamp| stamp.to_string());
        assert_eq!(said, expected, "{text}");
    }

    #[test]
    fn what_editors_type_is_read() {
        for text in [
            "8 Januari 2023, 19:15 WIB",
            "Minggu, 8 Jan 2023 19.15 WIB",
            "- 8 Januari 2023, pukul 19:15 WIB",
            "8/1/2023 19:15 GMT+7",
            "8-1-2023 19:15 (GMT+7)",
            "January 8, 2023 7:15 PM +07:00",
            "2023-01-08T19:15+07:00",
            "8 de enero de 2023 19:15 +0700",
        ] {
            check(text, "2023-01-08T19:15+07:00");
        }
        check("8 Januari 2023", "2023-01-08");
        check("8 Januari 2023 19:15 +08:30", "2023-01-08T19:15+08:30");
        check("Jum'at, 17 Februari 2017 - 13:30 wib", "2017-02-17T13:30+07:00");
        check("8 Januari 2023, 09.05 WIT", "2023-01-08T09:05+09:00");
        check("12:20am 8 Jan 2023", "2023-01-08T00:20");
    }

    #[test]
    fn what_cannot_be_is_refused_with_its_reason() {
        check("", "no-date");
        check("kemarin", "no-date");
        check("8 Januari", "no-year");
        check("31 Februari 2023", "no-such-day");
        check("8/13/2023", "no-such-day");
        check("8 Januari 2023 25:00", "no-such-time");
        check("8 Januari 2023 19:15 GMT+19", "no-such-offset");
        check("8 Januaru 2023", "unknown-month");
        check("8 Januari 2023 19:15 WIX", "unknown-zone");
        check("Senin, 8 Januari 2023", "wrong-weekday");
        check("8 Januari 2023 di kota itu ramai", "no-date");
    }

    #[test]
    fn a_sentence_with_a_date_is_not_filled_by_it() {
        let packs = Packs::built_in();
        assert!(!see("Hujan turun pada 8 Januari 2023 di tiga desa.", packs.knowledge()).fills_line(3));
        assert!(see("Terbit 8 Januari 2023 | 19:15 WIB", packs.knowledge()).fills_line(0));
    }
}
