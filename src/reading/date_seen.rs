//! Dates in a line: day, time and zone, and the words that are no part of them.

use super::date::DateProblem;
use crate::article::Stamp;
use crate::packs::{Key, Knowledge};
use chrono::{Datelike as _, FixedOffset, NaiveDate, NaiveTime};
use std::ops::Range;

/// How much of a line is looked at; a date line is never longer.
const TOKENS: usize = 48;

/// What of a date stands in a line.
#[derive(Clone, Debug, Default)]
pub(super) struct DateSeen {
    pub date: Option<NaiveDate>,
    /// Day and month, also where no year was told.
    pub day: Option<(u32, u32)>,
    pub time: Option<NaiveTime>,
    pub offset: Option<FixedOffset>,
    pub problem: Option<DateProblem>,
    /// From the first to the last part of the date.
    pub range: Range<usize>,
    /// Words that are no part of it and do not belong beside it either.
    pub rest: Vec<Range<usize>>,
    /// Whether a word stands where a time zone should and is none.
    pub zone_missing: bool,
    /// Whether the line is longer than what was looked at.
    pub cut: bool,
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
            Kind::Word(word) => self.knowledge.months.get(&Key::of(word)).copied(),
            _ => None,
        }
    }

    fn is_sign(&self, at: usize, signs: &[char]) -> bool {
        matches!(self.kind(at), Some(Kind::Sign(c)) if signs.contains(&c))
    }

    /// Steps over a comma, a full stop, or a small word such as `de`.
    fn step(&self, at: usize) -> usize {
        match self.kind(at) {
            Some(Kind::Sign(',' | '.') | Kind::Word("de" | "del" | "th" | "st" | "nd" | "rd")) => at + 1,
            _ => at,
        }
    }

    fn take(&mut self, tokens: Range<usize>) {
        for at in tokens {
            self.used[at] = true;
            let range = self.tokens[at].1.clone();
            let seen = &mut self.seen.range;
            *seen = if seen.start == seen.end { range } else { seen.start.min(range.start)..seen.end.max(range.end) };
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
            let is = |half_day: &str| half.eq_ignore_ascii_case(half_day);
            if is("pm") || is("am") {
                hour = hour % 12 + if is("pm") { 12 } else { 0 };
                end += 1;
            } else if is("h") {
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
                let word = Key::of(word);
                let Some(minutes) = self.knowledge.zones.get(&word) else {
                    self.seen.zone_missing = !self.belongs(word);
                    return;
                };
                Some(*minutes)
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

    /// Whether a word may stand beside a date without being a part of it.
    fn belongs(&self, word: Key) -> bool {
        let known = self.knowledge;
        known.weekdays.contains_key(&word) || known.date_words.contains(&word) || known.zones.contains_key(&word)
    }

    fn finish(&mut self) {
        for at in 0..self.tokens.len() {
            let (kind, range) = self.tokens[at].clone();
            if self.used[at] {
                continue;
            }
            match kind {
                Kind::Word(word) => {
                    let word = Key::of(word);
                    if let (Some(day), Some(date)) = (self.knowledge.weekdays.get(&word), self.seen.date)
                        && date.weekday().number_from_monday() != *day
                    {
                        self.seen.problem = self.seen.problem.or(Some(DateProblem::WrongWeekday));
                    }
                    if !self.belongs(word) {
                        self.seen.rest.push(range);
                    }
                }
                Kind::Number(..) => self.seen.rest.push(range),
                Kind::Sign(_) => {}
            }
        }
    }
}
