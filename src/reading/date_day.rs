//! Days in a line: in numbers, with the name of the month, or with signs behind the numbers.

use super::date_seen::Scan;
use crate::packs::{DateSign, Key};
use std::ops::Range;

/// A day in a line: which pieces tell it, and what they say.
pub(super) struct DayAt {
    pub tokens: Range<usize>,
    pub day: u32,
    pub month: u32,
    pub year: Option<u32>,
}

impl Scan<'_, '_> {
    /// The first day with its year; else the first day.
    pub fn best_day(&self) -> Option<DayAt> {
        let mut best: Option<DayAt> = None;
        for at in 0..self.tokens.len() {
            let Some(found) = self.day_in_numbers(at).or_else(|| self.day_counted(at)).or_else(|| self.day_named(at))
            else {
                continue;
            };
            if found.year.is_some() {
                return Some(found);
            }
            best = best.or(Some(found));
        }
        best
    }

    /// `8/1/2023`, `2023-01-08`, `2023. 1. 8.`, `08/01/23`.
    fn day_in_numbers(&self, at: usize) -> Option<DayAt> {
        if !self.is_sign(at + 1, &['/', '.', '-']) || self.kind(at + 1) != self.kind(at + 3) {
            return None;
        }
        let middle = self.number(at + 2, 1..=2)?;
        let tokens = at..at + 5;
        if let (Some(year), Some(day)) = (self.number(at, 4..=4), self.number(at + 4, 1..=2)) {
            return Some(DayAt { tokens, day, month: middle, year: Some(year) });
        }
        let day = self.number(at, 1..=2)?;
        if let Some(year) = self.number(at + 4, 4..=4) {
            return Some(DayAt { tokens, day, month: middle, year: Some(year) });
        }
        // A year of two digits: only where no other number can be the day, and the rest is a day and a month.
        let year = self.number(at + 4, 2..=2)?;
        let apart = self.is_sign(at + 1, &['/']) || self.number(at, 2..=2).and(self.number(at + 2, 2..=2)).is_some();
        let clear = apart && (1..=31).contains(&day) && (1..=12).contains(&middle) && !self.is_sign(at + 1, &['-']);
        let ends = self.kind(at + 5) != self.kind(at + 1);
        (clear && ends).then(|| DayAt { tokens, day, month: middle, year: Some(century(year)) })
    }

    /// `2023年1月8日`, `1월 8일`.
    fn day_counted(&self, at: usize) -> Option<DayAt> {
        let (mut next, mut year) = (at, None);
        if let Some(told) = self.number(at, 4..=4).filter(|_| self.counts(at + 1, DateSign::Year)) {
            (next, year) = (at + 2, Some(told));
        }
        let month = self.number(next, 1..=2).filter(|_| self.counts(next + 1, DateSign::Month))?;
        let day = self.number(next + 2, 1..=2).filter(|_| self.counts(next + 3, DateSign::Day))?;
        Some(DayAt { tokens: at..next + 4, day, month, year })
    }

    /// `8 Januari 2023`, `January 8, 2023`, `8 de enero de 2023`, `2023. január 8.`
    fn day_named(&self, at: usize) -> Option<DayAt> {
        if let Some(day) = self.number(at, 1..=2) {
            let month_at = self.step(at + 1);
            let (month, length) = self.month(month_at)?;
            let end = month_at + length;
            let (year, end) = self.year_after(end).map_or((None, end), |(year, end)| (Some(year), end));
            return Some(DayAt { tokens: at..end, day, month, year });
        }
        let (month, length) = self.month(at)?;
        let day_at = self.step(at + length);
        let day = self.number(day_at, 1..=2)?;
        if let Some((year, end)) = self.year_after(day_at + 1) {
            return Some(DayAt { tokens: at..end, day, month, year: Some(year) });
        }
        let before = if at > 0 && self.is_sign(at - 1, &['.', ',']) { at.checked_sub(2) } else { at.checked_sub(1) };
        let year = before.and_then(|before| Some((before, self.number(before, 4..=4)?)));
        let tokens = year.map_or(at, |(before, _)| before)..day_at + 1;
        Some(DayAt { tokens, day, month, year: year.map(|(_, year)| year) })
    }

    /// The year behind day and month, and where it ends. Two digits are one only where no time can begin with them.
    fn year_after(&self, at: usize) -> Option<(u32, usize)> {
        let told = self.step(at);
        if let Some(year) = self.number(told, 4..=4) {
            return Some((year, told + 1));
        }
        let short = if self.is_sign(at, &['\'']) { at + 1 } else { at };
        let year = self.number(short, 2..=2)?;
        let timed = self.is_sign(short + 1, &[':', '.', '-', '/']) || self.word(short + 1).is_some() && short == at;
        (!timed).then_some((century(year), short + 1))
    }

    /// The month that is told there by name, and how many pieces tell it.
    fn month(&self, at: usize) -> Option<(u32, usize)> {
        let (first, key) = self.word(at)?;
        // Most words of a line begin no month; only for the others names of several words are put together.
        if !self.knowledge.month_starts.contains(key) && !self.knowledge.month_words.contains(key) {
            return None;
        }
        if self.knowledge.month_words.contains(key)
            && let Some(month) = self.number(at + 1, 1..=2)
        {
            return Some((month, 2));
        }
        let mut found = self.knowledge.months.get(&key).map(|month| (*month, 1));
        let mut name = first.to_owned();
        for length in 2..=3 {
            let Some((next, _)) = self.word(at + length - 1) else { break };
            name.extend([" ", next]);
            found = self.knowledge.months.get(&Key::of(&name)).map(|month| (*month, length)).or(found);
        }
        found
    }

    /// Steps over a sign, and over a small word such as `de` that stands beside dates.
    fn step(&self, mut at: usize) -> usize {
        if self.is_sign(at, &[',', '.', '-', '/']) {
            at += 1;
        }
        let is_small =
            |(word, key): (&str, Key)| word.chars().nth(3).is_none() && self.knowledge.date_words.contains(key);
        for _ in 0..2 {
            at += usize::from(self.word(at).is_some_and(is_small));
        }
        if self.is_sign(at, &['.', ',']) { at + 1 } else { at }
    }
}

/// The year that two digits stand for.
fn century(year: u32) -> u32 {
    if year < 70 { 2000 + year } else { 1900 + year }
}
