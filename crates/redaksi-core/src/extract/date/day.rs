//! Finds days in a line: as numbers, with the name of a month, or with unit suffixes such as `年`, `月` and `日`.

use crate::extract::date::parse::{DateScanner, DayMatch};
use crate::packs::{DateUnit, WordKey};

/// A year found after day and month.
struct YearMatch {
    year: u32,
    /// The index of the token after it.
    end: usize,
    /// Whether it has only two digits, without an apostrophe that says so.
    is_short: bool,
}

impl DateScanner<'_, '_> {
    /// Returns the first day that has a year; if none has, the first day.
    pub fn best_day(&self) -> Option<DayMatch> {
        let mut best: Option<DayMatch> = None;
        for at in 0..self.tokens.len() {
            let Some(found) =
                self.numeric_day(at).or_else(|| self.day_with_units(at)).or_else(|| self.day_with_month_name(at))
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

    /// `8/1/2023`, `01-28-2023`, `2023-01-08`, `2023. 1. 8.`, `08/01/23`.
    fn numeric_day(&self, at: usize) -> Option<DayMatch> {
        if !self.is_punct(at + 1, &['/', '.', '-']) || self.kind(at + 1) != self.kind(at + 3) {
            return None;
        }
        let middle = self.number(at + 2, 1..=2)?;
        let tokens = at..at + 5;
        if let (Some(year), Some(day)) = (self.number(at, 4..=4), self.number(at + 4, 1..=2)) {
            return Some(DayMatch { tokens, day, month: middle, year: Some(year), has_short_year: false });
        }
        let day = self.number(at, 1..=2)?;
        if let Some(year) = self.number(at + 4, 4..=4) {
            // Only the American order makes a date of `05-15-2018`. With slashes, such a date may be a typing error.
            let is_month_first = self.is_punct(at + 1, &['-']) && (13..=31).contains(&middle) && day <= 12;
            let (day, month) = if is_month_first { (middle, day) } else { (day, middle) };
            return Some(DayMatch { tokens, day, month, year: Some(year), has_short_year: false });
        }
        // A two-digit year is accepted only if the other two numbers are a valid day and month in that order, and the
        // separator or zero padding shows that they are a date.
        let year = self.number(at + 4, 2..=2)?;
        let date_like =
            self.is_punct(at + 1, &['/']) || self.number(at, 2..=2).and(self.number(at + 2, 2..=2)).is_some();
        let is_valid =
            date_like && (1..=31).contains(&day) && (1..=12).contains(&middle) && !self.is_punct(at + 1, &['-']);
        let ends = self.kind(at + 5) != self.kind(at + 1);
        let year = Some(expand_two_digit_year(year));
        (is_valid && ends).then_some(DayMatch { tokens, day, month: middle, year, has_short_year: true })
    }

    /// `2023年1月8日`, `1월 8일`.
    fn day_with_units(&self, at: usize) -> Option<DayMatch> {
        let (mut next, mut year) = (at, None);
        if let Some(number) = self.number(at, 4..=4).filter(|_| self.has_unit(at + 1, DateUnit::Year)) {
            (next, year) = (at + 2, Some(number));
        }
        let month = self.number(next, 1..=2).filter(|_| self.has_unit(next + 1, DateUnit::Month))?;
        let day = self.number(next + 2, 1..=2).filter(|_| self.has_unit(next + 3, DateUnit::Day))?;
        Some(DayMatch { tokens: at..next + 4, day, month, year, has_short_year: false })
    }

    /// `8 Januari 2023`, `January 8, 2023`, `8 de enero de 2023`, `2023. január 8.`
    fn day_with_month_name(&self, at: usize) -> Option<DayMatch> {
        if let Some(day) = self.number(at, 1..=2) {
            let name_at = self.skip_connectors(at + 1);
            let (month, length) = self.month_at(name_at)?;
            let end = name_at + length;
            let Some(found) = self.year_after(end) else {
                return Some(DayMatch { tokens: at..end, day, month, year: None, has_short_year: false });
            };
            let YearMatch { year, end, is_short } = found;
            return Some(DayMatch { tokens: at..end, day, month, year: Some(year), has_short_year: is_short });
        }
        let (month, length) = self.month_at(at)?;
        let day_at = self.skip_connectors(at + length);
        let day = self.number(day_at, 1..=2)?;
        if let Some(YearMatch { year, end, is_short }) = self.year_after(day_at + 1) {
            return Some(DayMatch { tokens: at..end, day, month, year: Some(year), has_short_year: is_short });
        }
        let before = if at > 0 && self.is_punct(at - 1, &['.', ',']) { at.checked_sub(2) } else { at.checked_sub(1) };
        let year = before.and_then(|before| Some((before, self.number(before, 4..=4)?)));
        let tokens = year.map_or(at, |(before, _)| before)..day_at + 1;
        Some(DayMatch { tokens, day, month, year: year.map(|(_, year)| year), has_short_year: false })
    }

    /// Returns the year after day and month. Two digits count as a year only if they cannot be the start of a time.
    fn year_after(&self, at: usize) -> Option<YearMatch> {
        let next = self.skip_connectors(at);
        if let Some(year) = self.number(next, 4..=4) {
            return Some(YearMatch { year, end: next + 1, is_short: false });
        }
        let short = if self.is_punct(at, &['\'']) { at + 1 } else { at };
        let year = self.number(short, 2..=2)?;
        let starts_time =
            self.is_punct(short + 1, &[':', '.', '-', '/']) || self.word(short + 1).is_some() && short == at;
        let year = expand_two_digit_year(year);
        (!starts_time).then_some(YearMatch { year, end: short + 1, is_short: short == at })
    }

    /// Returns the month named at the token, and the number of tokens of its name.
    fn month_at(&self, at: usize) -> Option<(u32, usize)> {
        let (first, key) = self.word(at)?;
        // Fast path: most words start no month name. Names of several words are built only for the others.
        if !self.lexicon.month_starts.contains(key) && !self.lexicon.month_words.contains(key) {
            return None;
        }
        if self.lexicon.month_words.contains(key)
            && let Some(month) = self.number(at + 1, 1..=2)
        {
            return Some((month, 2));
        }
        let mut found = self.lexicon.months.get(&key).map(|month| (*month, 1));
        let mut name = first.to_owned();
        for length in 2..=3 {
            let Some((next, _)) = self.word(at + length - 1) else { break };
            name.extend([" ", next]);
            found = self.lexicon.months.get(&WordKey::of(&name)).map(|month| (*month, length)).or(found);
        }
        found
    }

    /// Skips punctuation and up to two short words used in dates, such as `de`. Returns the index of the next token.
    fn skip_connectors(&self, mut at: usize) -> usize {
        if self.is_punct(at, &[',', '.', '-', '/']) {
            at += 1;
        }
        // The short name of a month may be a word of dates in another language: `mar` is a weekday in Spanish.
        let is_short = |(word, key): (&str, WordKey)| {
            word.chars().nth(3).is_none()
                && self.lexicon.date_words.contains(key)
                && !self.lexicon.months.contains_key(&key)
        };
        for _ in 0..2 {
            at += usize::from(self.word(at).is_some_and(is_short));
        }
        if self.is_punct(at, &['.', ',']) { at + 1 } else { at }
    }
}

/// Expands a two-digit year: 70 to 99 are in the 20th century, 0 to 69 in the 21st.
fn expand_two_digit_year(year: u32) -> u32 {
    if year < 70 { 2000 + year } else { 1900 + year }
}
