//! Finds the date in a line: day, time and time zone, and the words that are not part of it.

use crate::article::PartialDateTime;
use crate::extract::date::error::DateError;
use crate::extract::date::lexer::{DateToken, DateTokenKind, tokenize};
use crate::extract::date::matter_date;
use crate::extract::date::timezone;
use crate::extract::date::timezone::Zone;
use crate::packs::{DateUnit, Lexicon, Word, WordKey, is_spaceless, words};
use chrono::{Datelike as _, NaiveDate, NaiveTime};
use std::ops::{Range, RangeInclusive};

/// The date found in a line. Any part can be missing.
#[expect(clippy::struct_excessive_bools, reason = "independent properties of what was read")]
#[derive(Clone, Debug, Default)]
pub(crate) struct DateMatch {
    pub date: Option<NaiveDate>,
    /// Day and month, also if the year is missing.
    pub day: Option<(u32, u32)>,
    pub time: Option<NaiveTime>,
    pub zone: Option<Zone>,
    /// The time zone as written, in bytes of the line; empty if there is none.
    pub zone_range: Range<usize>,
    pub error: Option<DateError>,
    /// Whether the year has only two digits, without an apostrophe that says so.
    pub has_short_year: bool,
    /// From the first to the last part of the date, in bytes of the line.
    pub range: Range<usize>,
    /// Words and numbers that are neither part of the date nor usual beside one, in bytes of the line.
    pub other_words: Vec<Range<usize>>,
    /// Whether an unknown word is in the place of a time zone.
    pub has_unknown_zone: bool,
    /// Whether the line has more tokens than were read.
    pub truncated: bool,
    /// Whether the line contains another day or time.
    pub has_more_dates: bool,
}

impl DateMatch {
    /// Returns the date with what is known of the time, or `None` if day, month or year is missing.
    pub fn to_datetime(&self) -> Option<PartialDateTime> {
        self.date.map(|date| self.on_date(date))
    }

    /// Returns the time of this match on the day of `day`. The offset of `day` is used if this match has none.
    pub fn with_day_of(&self, day: PartialDateTime) -> PartialDateTime {
        let own = self.on_date(day.date);
        PartialDateTime { offset: own.time.and(own.offset.or(day.offset)), ..own }
    }

    fn on_date(&self, date: NaiveDate) -> PartialDateTime {
        let offset = self.zone.and_then(|zone| zone.offset_on(date));
        PartialDateTime { date, time: self.time, offset: self.time.and(offset) }
    }

    /// Whether the line consists of the date and at most `rest_allowed` other words. A date that does not exist, such
    /// as 31 February, counts too.
    pub fn is_whole_line(&self, rest_allowed: usize) -> bool {
        let plausible = self.day.is_some_and(|(day, month)| (1..=31).contains(&day) && (1..=12).contains(&month));
        (plausible || self.day.is_none() && self.time.is_some())
            && !self.truncated
            && self.other_words.len() <= rest_allowed
    }
}

/// A day found in a line. The values are not validated.
pub(crate) struct DayMatch {
    /// Indices of its tokens.
    pub tokens: Range<usize>,
    pub day: u32,
    pub month: u32,
    pub year: Option<u32>,
    /// Whether the year has only two digits, without an apostrophe that says so.
    pub has_short_year: bool,
}

/// A time of day found in a line. The values are not validated.
struct TimeMatch {
    /// Indices of its tokens.
    tokens: Range<usize>,
    hour: u32,
    minute: u32,
    second: u32,
}

/// Parses the tokens of one line. Indices (`at`) are token indices; used tokens are skipped by all lookups.
pub(crate) struct DateScanner<'a, 'k> {
    pub tokens: Vec<DateToken<'a>>,
    /// For each token, whether it is already part of a day, time or zone.
    used: Vec<bool>,
    pub lexicon: &'k Lexicon,
    seen: DateMatch,
}

/// Fast pre-check whether a line can contain a day or a time. Both need two numbers, or one number and the name of a
/// month or an AM/PM word. Single letters, and letters attached to a number, can be units of either.
pub(crate) fn may_contain_date(tokens: &[Word], lexicon: &Lexicon) -> bool {
    let numbers = tokens.iter().filter(|word| word.digits > 0).count();
    let may_be_part = |word: &Word| {
        let key = &word.key;
        let starts_month = || lexicon.month_starts.contains(*key) || lexicon.month_words.contains(*key);
        match word.digits {
            0 => word.chars == 1 || starts_month() || lexicon.half_day_words.contains_key(key),
            _ => !word.is_number(),
        }
    };
    numbers > 1 || numbers == 1 && tokens.iter().any(may_be_part)
}

/// Returns the date of a line that contains little else. If `|` or a bullet separates several dates, returns the first.
/// `whole` is the date found in the whole line, `tokens` are the words of the line.
pub(crate) fn date_of_line(text: &str, tokens: &[Word], whole: DateMatch, lexicon: &Lexicon) -> Option<DateMatch> {
    let is_of_story = |text: &str, tokens: &[Word], seen: &DateMatch| {
        // A time alone dates a story only if nothing else is on the line.
        (seen.day.is_some() || seen.other_words.is_empty()) && !matter_date::is_of_matter(text, tokens, seen, lexicon)
    };
    if whole.is_whole_line(4) {
        return Some(whole).filter(|whole| is_of_story(text, tokens, whole));
    }
    let mut at = 0;
    let mut first = None;
    let parts = ['|', '•', '·'];
    if !text.contains(parts) {
        let is_date =
            |whole: &DateMatch| tokens.len() <= 6 && whole.is_whole_line(6) && is_of_story(text, tokens, whole);
        return Some(whole).filter(is_date);
    }
    for piece in text.split(parts) {
        let mut seen = find_date(piece, lexicon);
        let piece_tokens: Vec<Word> = words(piece).collect();
        if seen.is_whole_line(1) && matter_date::is_of_matter(piece, &piece_tokens, &seen, lexicon) {
            // A date of the matter beside others.
        } else if seen.is_whole_line(1) && first.is_none() {
            seen.range = at + seen.range.start..at + seen.range.end;
            first = Some(seen);
        } else if !seen.is_whole_line(1) && piece_tokens.len() > 6 {
            return None;
        }
        // The separators take one to three bytes.
        at += piece.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
    first.or_else(|| whole.is_whole_line(6).then_some(whole))
}

/// Finds the first date in a line.
pub(crate) fn find_date(text: &str, lexicon: &Lexicon) -> DateMatch {
    let (tokens, truncated) = tokenize(text, lexicon);
    let used = vec![false; tokens.len()];
    let seen = DateMatch { truncated, ..DateMatch::default() };
    let mut scan = DateScanner { tokens, used, lexicon, seen };
    if scan.has_number() {
        scan.find_date_and_time();
    }
    scan.collect_other_words();
    scan.seen
}

impl<'a> DateScanner<'a, '_> {
    fn find_date_and_time(&mut self) {
        if let Some(found) = self.best_day() {
            self.mark_used(&found.tokens);
            self.set_day(&found);
            self.check_weekday(&found.tokens);
        } else {
            self.check_unknown_month();
        }
        if let Some(found) = self.first_time() {
            self.mark_used(&found.tokens);
            match NaiveTime::from_hms_opt(found.hour, found.minute, found.second) {
                Some(time) => self.seen.time = Some(time),
                None => self.seen.error = self.seen.error.or(Some(DateError::NoSuchTime)),
            }
            self.find_zone(found.tokens.end);
        }
        self.mark_other_dates();
    }

    /// Whether an unused number is left. Every day and time contains one.
    fn has_number(&self) -> bool {
        (0..self.tokens.len()).any(|at| matches!(self.kind(at), Some(DateTokenKind::Number(..))))
    }

    /// Returns the kind of an unused token.
    pub fn kind(&self, at: usize) -> Option<DateTokenKind<'a>> {
        self.tokens.get(at).filter(|_| !self.used[at]).map(|(kind, _)| *kind)
    }

    /// Returns the word at the token as written, and its key.
    pub fn word(&self, at: usize) -> Option<(&'a str, WordKey)> {
        match self.kind(at)? {
            DateTokenKind::Word(word, key) => Some((word, key)),
            _ => None,
        }
    }

    /// Whether the token is one of the words, compared without ASCII case.
    fn is_word(&self, at: usize, words: &[&str]) -> bool {
        self.word(at).is_some_and(|(word, _)| words.iter().any(|known| word.eq_ignore_ascii_case(known)))
    }

    /// Returns the number at the token if it has that many digits.
    pub fn number(&self, at: usize, digits: RangeInclusive<usize>) -> Option<u32> {
        match self.kind(at)? {
            DateTokenKind::Number(value, length) if digits.contains(&length) => Some(value),
            _ => None,
        }
    }

    /// Whether the token is one of the punctuation characters.
    pub fn is_punct(&self, at: usize, chars: &[char]) -> bool {
        matches!(self.kind(at), Some(DateTokenKind::Punct(c)) if chars.contains(&c))
    }

    /// Whether the token is that unit suffix, such as `年` for a year.
    pub fn has_unit(&self, at: usize, unit: DateUnit) -> bool {
        matches!(self.kind(at), Some(DateTokenKind::Word(word, _)) if self.lexicon.date_signs.match_start(word) == Some((word.len(), unit)))
    }

    /// Marks tokens as used and extends the range of the date over them.
    fn mark_used(&mut self, tokens: &Range<usize>) {
        for at in tokens.clone() {
            self.used[at] = true;
            let range = self.tokens[at].1.clone();
            let seen = &mut self.seen.range;
            *seen = if seen.start == seen.end { range } else { seen.start.min(range.start)..seen.end.max(range.end) };
        }
    }

    fn set_day(&mut self, found: &DayMatch) {
        self.seen.day = Some((found.day, found.month));
        self.seen.has_short_year = found.has_short_year;
        let Some(year) = found.year.and_then(|year| i32::try_from(year).ok()) else {
            if !(1..=31).contains(&found.day) || !(1..=12).contains(&found.month) {
                self.seen.error = Some(DateError::NoSuchDay);
            }
            return;
        };
        match NaiveDate::from_ymd_opt(year, found.month, found.day) {
            Some(date) => self.seen.date = Some(date),
            None => self.seen.error = Some(DateError::NoSuchDay),
        }
    }

    /// Records an error if a word is between a day and a year.
    fn check_unknown_month(&mut self) {
        for at in 0..self.tokens.len() {
            let before_word = matches!(self.kind(at + 1), Some(DateTokenKind::Word(word, _)) if word.len() > 2);
            if self.number(at, 1..=2).is_some() && before_word && self.number(at + 2, 4..=4).is_some() {
                self.seen.error = Some(DateError::UnknownMonth);
            }
        }
    }

    fn first_time(&self) -> Option<TimeMatch> {
        (0..self.tokens.len()).find_map(|at| self.time_at(at))
    }

    /// Parses the time whose hour is at the token: `19:15`, `19.15`, `19h15`, `7:15 p.m.`, `7 pm`, `19時15分`, `오후 7:15`.
    fn time_at(&self, at: usize) -> Option<TimeMatch> {
        if let Some(found) = self.time_of_four_digits(at) {
            return Some(found);
        }
        let mut hour = self.number(at, 1..=2)?;
        let (mut minute, mut second, mut end) = (0, 0, at + 1);
        let has_separator = self.is_punct(at + 1, &[':', '.']) || self.is_word(at + 1, &["h", "u"]);
        let has_hour_unit = self.has_unit(at + 1, DateUnit::Hour);
        let mut certain = false;
        if let Some(number) = self.number(at + 2, 2..=2).filter(|_| has_separator) {
            (minute, end, certain) = (number, at + 3, true);
            if self.is_punct(end, &[':', '.'])
                && let Some(number) = self.number(end + 1, 2..=2)
            {
                (second, end) = (number, end + 2);
            }
        } else if has_hour_unit {
            (end, certain) = (at + 2, self.seen.day.is_some());
            if let Some(number) = self.number(end, 1..=2) {
                let has_minutes = self.has_unit(end + 1, DateUnit::Minute);
                (minute, certain, end) = (number, certain || has_minutes, end + 1 + usize::from(has_minutes));
            }
        }
        let before = at.checked_sub(1).filter(|before| self.word(*before).is_some_and(|(word, _)| !word.is_ascii()));
        let before = before.and_then(|before| Some((before, self.am_pm_at(before)?.0)));
        let is_pm = match self.am_pm_at(end) {
            Some((is_pm, length)) => {
                (end, certain) = (end + length, true);
                Some(is_pm)
            }
            None => before.map(|(_, is_pm)| is_pm),
        };
        if let Some(afternoon) = is_pm.filter(|_| hour <= 12) {
            hour = hour % 12 + if afternoon { 12 } else { 0 };
        }
        if minute > 0 && self.is_word(end, &["h", "min"]) {
            end += 1;
        }
        let start = before.map_or(at, |(before, _)| before);
        certain.then_some(TimeMatch { tokens: start..end, hour, minute, second })
    }

    /// Parses a time without a separator, which a time zone must follow: `0600 GMT`.
    fn time_of_four_digits(&self, at: usize) -> Option<TimeMatch> {
        let number = self.number(at, 4..=4)?;
        let (_, key) = self.word(at + 1)?;
        let is_zone = self.lexicon.zones.contains_key(&key) || self.lexicon.summer_zones.contains_key(&key);
        let (hour, minute) = (number / 100, number % 100);
        (is_zone && hour < 24 && minute < 60).then_some(TimeMatch { tokens: at..at + 1, hour, minute, second: 0 })
    }

    /// Parses an AM/PM word at the token. Returns whether it means PM, and its number of tokens.
    fn am_pm_at(&self, at: usize) -> Option<(bool, usize)> {
        let (word, key) = self.word(at)?;
        if self.is_punct(at + 1, &['.']) && self.is_word(at + 2, &["m"]) {
            let dotted = if self.is_punct(at + 3, &['.']) { 4 } else { 3 };
            return self.lexicon.half_day_words.get(&WordKey::of(&format!("{word}m"))).map(|is_pm| (*is_pm, dotted));
        }
        self.lexicon.half_day_words.get(&key).map(|is_pm| (*is_pm, 1))
    }

    fn find_zone(&mut self, start: usize) {
        let found = timezone::parse_zone_at(&self.tokens, &self.used, start, self.lexicon);
        self.seen.zone = found.zone;
        if let (Some(_), Some(first), Some(last)) =
            (found.zone, self.tokens.get(found.tokens.start), self.tokens[..found.tokens.end].last())
        {
            self.seen.zone_range = first.1.start..last.1.end;
        }
        self.seen.has_unknown_zone = found.unknown_word.is_some_and(|(word, key)| !self.is_date_word(word, key));
        if found.is_out_of_range {
            self.seen.error = self.seen.error.or(Some(DateError::NoSuchOffset));
        }
        self.mark_used(&found.tokens);
    }

    /// Records an error if a weekday beside the date does not match the date.
    fn check_weekday(&mut self, day: &Range<usize>) {
        let Some(date) = self.seen.date else { return };
        let after = (day.end..self.tokens.len()).find(|at| !self.is_punct(*at, &['(', ',']));
        let before = (0..day.start).rev().find(|at| !matches!(self.kind(*at), Some(DateTokenKind::Punct(_))));
        let mut beside = [before, after].into_iter().flatten().filter_map(|at| self.word(at));
        let wrong = |(_, key): (&str, WordKey)| {
            let number = self.lexicon.weekdays.get(&key);
            number.is_some_and(|number| *number != date.weekday().number_from_monday())
        };
        if beside.any(wrong) {
            self.seen.error = self.seen.error.or(Some(DateError::WrongWeekday));
        }
    }

    /// Marks the tokens of further days and times as used, so that they do not count as other words.
    fn mark_other_dates(&mut self) {
        let range = self.seen.range.clone();
        while self.has_number() {
            let day = self.best_day().map(|day| day.tokens);
            let Some(tokens) = day.or_else(|| {
                let time = self.first_time()?.tokens;
                let zone = timezone::parse_zone_at(&self.tokens, &self.used, time.end, self.lexicon);
                Some(time.start..time.end.max(zone.tokens.end))
            }) else {
                break;
            };
            self.seen.has_more_dates = true;
            self.mark_used(&tokens);
        }
        self.seen.range = range;
    }

    /// Whether a word is usual beside a date without being part of it.
    fn is_date_word(&self, word: &str, key: WordKey) -> bool {
        let known = self.lexicon;
        let is_known = |key: WordKey| {
            known.date_words.contains(key)
                || known.weekdays.contains_key(&key)
                || known.zones.contains_key(&key)
                || known.summer_zones.contains_key(&key)
                || known.half_day_words.contains_key(&key)
        };
        is_known(key) || word.contains(is_spaceless) && is_concatenation_of(word, |part| is_known(WordKey::of(part)))
    }

    /// Collects the unused words and numbers that are not usual beside a date.
    fn collect_other_words(&mut self) {
        for at in 0..self.tokens.len() {
            let Some(kind) = self.kind(at) else { continue };
            let is_expected = match kind {
                DateTokenKind::Word(word, key) => self.is_date_word(word, key) || self.is_iso_separator(at, word),
                DateTokenKind::Number(..) => false,
                DateTokenKind::Punct(_) => true,
            };
            if !is_expected {
                self.seen.other_words.push(self.tokens[at].1.clone());
            }
        }
    }

    /// Whether the token is the `T` between day and time in ISO 8601.
    fn is_iso_separator(&self, at: usize, word: &str) -> bool {
        let used = |at: usize| self.used.get(at).is_some_and(|used| *used);
        word == "T" && at.checked_sub(1).is_some_and(used) && used(at + 1)
    }
}

/// Whether a word of a script without spaces is a sequence of known words.
fn is_concatenation_of(word: &str, known: impl Fn(&str) -> bool) -> bool {
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
    fn lines_that_fail_the_pre_check_contain_no_date() {
        let packs = crate::packs::Packs::built_in();
        let may = |text: &str| may_contain_date(&words(text).collect::<Vec<_>>(), packs.lexicon());
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
            let seen = find_date(text, packs.lexicon());
            assert!(!may(text) && seen.day.is_none() && seen.time.is_none(), "{text}");
        }
    }
}
