//! Dates in a line: day, time and zone, and the words that are no part of them.

use super::date::DateProblem;
use super::date_day::DayAt;
use super::date_tokens::{Kind, Token, tokens};
use super::date_zone::{self, Zone};
use crate::article::Stamp;
use crate::packs::{DateSign, Key, Knowledge, Word, is_spaceless, words};
use chrono::{Datelike as _, NaiveDate, NaiveTime};
use std::ops::{Range, RangeInclusive};

/// What of a date stands in a line.
#[derive(Clone, Debug, Default)]
pub(super) struct DateSeen {
    pub date: Option<NaiveDate>,
    /// Day and month, also where no year was told.
    pub day: Option<(u32, u32)>,
    pub time: Option<NaiveTime>,
    pub zone: Option<Zone>,
    pub problem: Option<DateProblem>,
    /// From the first to the last part of the date.
    pub range: Range<usize>,
    /// Words that are no part of it and do not belong beside it either.
    pub rest: Vec<Range<usize>>,
    /// Whether a word stands where a time zone should and is none.
    pub zone_missing: bool,
    /// Whether the line is longer than what was looked at.
    pub cut: bool,
    /// Whether the line tells another day or time besides.
    pub several: bool,
}

impl DateSeen {
    /// The point in time, where at least the whole day was told.
    pub fn stamp(&self) -> Option<Stamp> {
        self.date.map(|date| self.on(date))
    }

    /// The day of another line with the time of this one.
    pub fn complete(&self, day: Stamp) -> Stamp {
        let told = self.on(day.date);
        Stamp { offset: told.time.and(told.offset.or(day.offset)), ..told }
    }

    fn on(&self, date: NaiveDate) -> Stamp {
        let offset = self.zone.and_then(|zone| zone.offset_on(date));
        Stamp { date, time: self.time, offset: self.time.and(offset) }
    }

    /// Whether the line holds the date and next to nothing else. A date that cannot be is one still.
    pub fn fills_line(&self, rest_allowed: usize) -> bool {
        let shaped = self.day.is_some_and(|(day, month)| (1..=31).contains(&day) && (1..=12).contains(&month));
        (shaped || self.day.is_none() && self.time.is_some()) && !self.cut && self.rest.len() <= rest_allowed
    }
}

/// A time of day in a line.
struct TimeAt {
    tokens: Range<usize>,
    hour: u32,
    minute: u32,
    second: u32,
}

/// A line that is being looked through.
pub(super) struct Scan<'a, 'k> {
    pub tokens: Vec<Token<'a>>,
    used: Vec<bool>,
    pub knowledge: &'k Knowledge,
    seen: DateSeen,
}

/// Whether a day or a time can stand in a line: both take two numbers, or one beside the name of a month or of half a
/// day. Letters that stand alone, or right at a number, may be the signs of either.
pub(super) fn may_see(all: &[Word], knowledge: &Knowledge) -> bool {
    let numbers = all.iter().filter(|word| word.digits > 0).count();
    let helps = |word: &Word| {
        let key = &word.key;
        let named = || knowledge.month_starts.contains(*key) || knowledge.month_words.contains(*key);
        match word.digits {
            0 => word.chars == 1 || named() || knowledge.half_days.contains_key(key),
            _ => !word.is_number(),
        }
    };
    numbers > 1 || numbers == 1 && all.iter().any(helps)
}

/// The date of a line that holds little else; of several parted by strokes, the first.
pub(super) fn of_line(text: &str, all: &[Word], whole: DateSeen, knowledge: &Knowledge) -> Option<DateSeen> {
    if whole.fills_line(4) {
        return Some(whole);
    }
    let mut at = 0;
    let mut first = None;
    let parts = ['|', '•', '·'];
    if !text.contains(parts) {
        return Some(whole).filter(|whole| all.len() <= 6 && whole.fills_line(6));
    }
    for piece in text.split(parts) {
        let mut seen = see(piece, knowledge);
        if seen.fills_line(1) && first.is_none() {
            seen.range = at + seen.range.start..at + seen.range.end;
            first = Some(seen);
        } else if !seen.fills_line(1) && words(piece).count() > 6 {
            return None;
        }
        // The signs that part the pieces take one or two bytes.
        at += piece.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
    first.or_else(|| whole.fills_line(6).then_some(whole))
}

/// Looks for a date in a line.
pub(super) fn see(text: &str, knowledge: &Knowledge) -> DateSeen {
    let (tokens, cut) = tokens(text, knowledge);
    let used = vec![false; tokens.len()];
    let seen = DateSeen { cut, ..DateSeen::default() };
    let mut scan = Scan { tokens, used, knowledge, seen };
    if scan.has_number() {
        scan.find();
    }
    scan.finish();
    scan.seen
}

impl<'a> Scan<'a, '_> {
    fn find(&mut self) {
        if let Some(found) = self.best_day() {
            self.take(&found.tokens);
            self.set_day(&found);
            self.check_weekday(&found.tokens);
        } else {
            self.look_for_unknown_month();
        }
        if let Some(found) = self.first_time() {
            self.take(&found.tokens);
            match NaiveTime::from_hms_opt(found.hour, found.minute, found.second) {
                Some(time) => self.seen.time = Some(time),
                None => self.seen.problem = self.seen.problem.or(Some(DateProblem::NoSuchTime)),
            }
            self.find_zone(found.tokens.end);
        }
        self.pass_over_others();
    }

    /// Whether a number is left: every day and time has one.
    fn has_number(&self) -> bool {
        (0..self.tokens.len()).any(|at| matches!(self.kind(at), Some(Kind::Number(..))))
    }

    pub fn kind(&self, at: usize) -> Option<Kind<'a>> {
        self.tokens.get(at).filter(|_| !self.used[at]).map(|(kind, _)| *kind)
    }

    /// The word there as it is written, and its key.
    pub fn word(&self, at: usize) -> Option<(&'a str, Key)> {
        match self.kind(at)? {
            Kind::Word(word, key) => Some((word, key)),
            _ => None,
        }
    }

    /// Whether one of these stands there, in letters of any size.
    fn is_word(&self, at: usize, words: &[&str]) -> bool {
        self.word(at).is_some_and(|(word, _)| words.iter().any(|known| word.eq_ignore_ascii_case(known)))
    }

    pub fn number(&self, at: usize, digits: RangeInclusive<usize>) -> Option<u32> {
        match self.kind(at)? {
            Kind::Number(value, length) if digits.contains(&length) => Some(value),
            _ => None,
        }
    }

    pub fn is_sign(&self, at: usize, signs: &[char]) -> bool {
        matches!(self.kind(at), Some(Kind::Sign(c)) if signs.contains(&c))
    }

    pub fn counts(&self, at: usize, sign: DateSign) -> bool {
        matches!(self.kind(at), Some(Kind::Word(word, _)) if self.knowledge.date_signs.at_start(word) == Some((word.len(), sign)))
    }

    fn take(&mut self, tokens: &Range<usize>) {
        for at in tokens.clone() {
            self.used[at] = true;
            let range = self.tokens[at].1.clone();
            let seen = &mut self.seen.range;
            *seen = if seen.start == seen.end { range } else { seen.start.min(range.start)..seen.end.max(range.end) };
        }
    }

    fn set_day(&mut self, found: &DayAt) {
        self.seen.day = Some((found.day, found.month));
        let Some(year) = found.year.and_then(|year| i32::try_from(year).ok()) else {
            if !(1..=31).contains(&found.day) || !(1..=12).contains(&found.month) {
                self.seen.problem = Some(DateProblem::NoSuchDay);
            }
            return;
        };
        match NaiveDate::from_ymd_opt(year, found.month, found.day) {
            Some(date) => self.seen.date = Some(date),
            None => self.seen.problem = Some(DateProblem::NoSuchDay),
        }
    }

    fn look_for_unknown_month(&mut self) {
        for at in 0..self.tokens.len() {
            let wordy = matches!(self.kind(at + 1), Some(Kind::Word(word, _)) if word.len() > 2);
            if self.number(at, 1..=2).is_some() && wordy && self.number(at + 2, 4..=4).is_some() {
                self.seen.problem = Some(DateProblem::UnknownMonth);
            }
        }
    }

    fn first_time(&self) -> Option<TimeAt> {
        (0..self.tokens.len()).find_map(|at| self.time_at(at))
    }

    /// `19:15`, `19.15`, `19h15`, `7:15 p.m.`, `7 pm`, `19時15分`, `오후 7:15`.
    fn time_at(&self, at: usize) -> Option<TimeAt> {
        let mut hour = self.number(at, 1..=2)?;
        let (mut minute, mut second, mut end) = (0, 0, at + 1);
        let parted = self.is_sign(at + 1, &[':', '.']) || self.is_word(at + 1, &["h", "u"]);
        let signed = self.counts(at + 1, DateSign::Hour);
        let mut sure = false;
        if let Some(told) = self.number(at + 2, 2..=2).filter(|_| parted) {
            (minute, end, sure) = (told, at + 3, true);
            if self.is_sign(end, &[':', '.'])
                && let Some(told) = self.number(end + 1, 2..=2)
            {
                (second, end) = (told, end + 2);
            }
        } else if signed {
            (end, sure) = (at + 2, self.seen.day.is_some());
            if let Some(told) = self.number(end, 1..=2) {
                let minutes = self.counts(end + 1, DateSign::Minute);
                (minute, sure, end) = (told, sure || minutes, end + 1 + usize::from(minutes));
            }
        }
        let before = at.checked_sub(1).filter(|before| self.word(*before).is_some_and(|(word, _)| !word.is_ascii()));
        let before = before.and_then(|before| Some((before, self.half_at(before)?.0)));
        let half = match self.half_at(end) {
            Some((half, length)) => {
                (end, sure) = (end + length, true);
                Some(half)
            }
            None => before.map(|(_, half)| half),
        };
        if let Some(afternoon) = half.filter(|_| hour <= 12) {
            hour = hour % 12 + if afternoon { 12 } else { 0 };
        }
        if minute > 0 && self.is_word(end, &["h", "min"]) {
            end += 1;
        }
        let start = before.map_or(at, |(before, _)| before);
        sure.then_some(TimeAt { tokens: start..end, hour, minute, second })
    }

    /// Whether the pieces there say before or after noon, and how many they are.
    fn half_at(&self, at: usize) -> Option<(bool, usize)> {
        let (word, key) = self.word(at)?;
        if self.is_sign(at + 1, &['.']) && self.is_word(at + 2, &["m"]) {
            let dotted = if self.is_sign(at + 3, &['.']) { 4 } else { 3 };
            return self.knowledge.half_days.get(&Key::of(&format!("{word}m"))).map(|half| (*half, dotted));
        }
        self.knowledge.half_days.get(&key).map(|half| (*half, 1))
    }

    fn find_zone(&mut self, start: usize) {
        let found = date_zone::zone_at(&self.tokens, &self.used, start, self.knowledge);
        self.seen.zone = found.zone;
        self.seen.zone_missing = found.unknown.is_some_and(|(word, key)| !self.belongs(word, key));
        if found.impossible {
            self.seen.problem = self.seen.problem.or(Some(DateProblem::NoSuchOffset));
        }
        self.take(&found.tokens);
    }

    /// A day of the week beside the date must be its own.
    fn check_weekday(&mut self, day: &Range<usize>) {
        let Some(date) = self.seen.date else { return };
        let behind = (day.end..self.tokens.len()).find(|at| !self.is_sign(*at, &['(', ',']));
        let before = (0..day.start).rev().find(|at| !matches!(self.kind(*at), Some(Kind::Sign(_))));
        let mut told = [before, behind].into_iter().flatten().filter_map(|at| self.word(at));
        let wrong = |(_, key): (&str, Key)| {
            let number = self.knowledge.weekdays.get(&key);
            number.is_some_and(|number| *number != date.weekday().number_from_monday())
        };
        if told.any(wrong) {
            self.seen.problem = self.seen.problem.or(Some(DateProblem::WrongWeekday));
        }
    }

    /// Marks what tells further days and times, so that it counts as no word of the line.
    fn pass_over_others(&mut self) {
        let range = self.seen.range.clone();
        while self.has_number() {
            let day = self.best_day().map(|day| day.tokens);
            let Some(tokens) = day.or_else(|| {
                let time = self.first_time()?.tokens;
                let zone = date_zone::zone_at(&self.tokens, &self.used, time.end, self.knowledge);
                Some(time.start..time.end.max(zone.tokens.end))
            }) else {
                break;
            };
            self.seen.several = true;
            self.take(&tokens);
        }
        self.seen.range = range;
    }

    /// Whether a word may stand beside a date without being a part of it.
    fn belongs(&self, word: &str, key: Key) -> bool {
        let known = self.knowledge;
        let whole = |key: Key| {
            known.date_words.contains(key)
                || known.weekdays.contains_key(&key)
                || known.zones.contains_key(&key)
                || known.summer_zones.contains_key(&key)
                || known.half_days.contains_key(&key)
        };
        whole(key) || word.contains(is_spaceless) && is_made_of(word, |part| whole(Key::of(part)))
    }

    fn finish(&mut self) {
        for at in 0..self.tokens.len() {
            let Some(kind) = self.kind(at) else { continue };
            let beside = match kind {
                Kind::Word(word, key) => self.belongs(word, key) || self.is_iso_sign(at, word),
                Kind::Number(..) => false,
                Kind::Sign(_) => true,
            };
            if !beside {
                self.seen.rest.push(self.tokens[at].1.clone());
            }
        }
    }

    /// The `T` between day and time.
    fn is_iso_sign(&self, at: usize, word: &str) -> bool {
        let used = |at: usize| self.used.get(at).is_some_and(|used| *used);
        word == "T" && at.checked_sub(1).is_some_and(used) && used(at + 1)
    }
}

/// Whether a word without spaces is nothing but such words in a row.
fn is_made_of(word: &str, known: impl Fn(&str) -> bool) -> bool {
    let mut rest = word;
    while !rest.is_empty() {
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
        let Some(end) = ends.filter(|end| known(&rest[..*end])).last() else { return false };
        rest = &rest[end..];
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_no_date_is_looked_for_there_is_none() {
        let packs = crate::packs::Packs::built_in();
        let may = |text: &str| may_see(&words(text).collect::<Vec<_>>(), packs.knowledge());
        for text in [
            "8 Januari",
            "Januari 8",
            "7 pm",
            "7pm",
            "7 p.m.",
            "19h15",
            "19:15 WIB",
            "8/1",
            "8 tháng Một",
            "오후 7시",
            "1月8日",
            "8 de enero",
            "٨ يناير",
        ] {
            assert!(may(text), "{text}");
        }
        for text in ["Halaman 2", "20 Nelayan Mendatangi Kantor Bupati", "Menang Telak", "Covid 19 Belum Reda"] {
            let seen = see(text, packs.knowledge());
            assert!(!may(text) && seen.day.is_none() && seen.time.is_none(), "{text}");
        }
    }
}
