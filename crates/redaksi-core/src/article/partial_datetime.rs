//! A date with an optional time and an optional UTC offset, as precise as the source states it.

use chrono::{FixedOffset, NaiveDate, NaiveTime, Timelike as _};
use std::fmt;
use std::str::FromStr;

/// A date with an optional time and UTC offset. Formatted and parsed as ISO 8601: `2023-01-08T19:15+07:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDateTime {
    /// The day.
    pub date: NaiveDate,
    /// The time of day, if known.
    pub time: Option<NaiveTime>,
    /// The offset from UTC, if known; only together with a time.
    pub offset: Option<FixedOffset>,
}

/// Why a text could not be parsed as a [`PartialDateTime`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PartialDateTimeError {
    /// The text does not have the form `2023-01-08`, `2023-01-08T19:15` or `2023-01-08T19:15+07:00`.
    #[error("no date in ISO 8601")]
    Syntax,
    /// The month does not exist or has no such day.
    #[error("no such day")]
    Day,
    /// The hour, minute or second is out of range.
    #[error("no such time")]
    Time,
    /// The UTC offset is outside of the range in use, -12:00 to +14:00.
    #[error("no such offset")]
    Offset,
}

impl PartialDateTime {
    /// Creates an offset from minutes east of UTC.
    ///
    /// # Errors
    /// [`PartialDateTimeError::Offset`] outside of -12:00 to +14:00.
    pub fn offset_from_minutes(minutes: i32) -> Result<FixedOffset, PartialDateTimeError> {
        if (-12 * 60..=14 * 60).contains(&minutes) {
            FixedOffset::east_opt(minutes * 60).ok_or(PartialDateTimeError::Offset)
        } else {
            Err(PartialDateTimeError::Offset)
        }
    }
}

impl fmt::Display for PartialDateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date.format("%Y-%m-%d"))?;
        let Some(time) = self.time else { return Ok(()) };
        write!(f, "{}", time.format(if time.second() == 0 { "T%H:%M" } else { "T%H:%M:%S" }))?;
        self.offset.map_or(Ok(()), |offset| write!(f, "{offset}"))
    }
}

impl FromStr for PartialDateTime {
    type Err = PartialDateTimeError;

    fn from_str(text: &str) -> Result<Self, PartialDateTimeError> {
        let (day, rest) = match text.split_once(['T', ' ']) {
            Some((day, rest)) => (day, Some(rest)),
            None => (text, None),
        };
        let mut parts = day.splitn(3, '-');
        let year: i32 = parse_digits(parts.next(), 4)?;
        let month: u32 = parse_digits(parts.next(), 2)?;
        let day: u32 = parse_digits(parts.next(), 2)?;
        let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(PartialDateTimeError::Day)?;
        let Some(rest) = rest else { return Ok(Self { date, time: None, offset: None }) };
        let (clock, offset) = match rest.find(['+', '-', 'Z']) {
            Some(at) => (&rest[..at], Some(parse_offset(&rest[at..])?)),
            None => (rest, None),
        };
        let mut parts = clock.trim_end().splitn(3, ':');
        let hour: u32 = parse_digits(parts.next(), 2)?;
        let minute: u32 = parse_digits(parts.next(), 2)?;
        let second: u32 =
            parts.next().map_or(Ok(0), |part| parse_digits(Some(part.split('.').next().unwrap_or(part)), 2))?;
        let time = NaiveTime::from_hms_opt(hour, minute, second).ok_or(PartialDateTimeError::Time)?;
        Ok(Self { date, time: Some(time), offset })
    }
}

fn parse_digits<T: FromStr>(part: Option<&str>, length: usize) -> Result<T, PartialDateTimeError> {
    part.filter(|part| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
        .and_then(|part| part.parse().ok())
        .ok_or(PartialDateTimeError::Syntax)
}

fn parse_offset(text: &str) -> Result<FixedOffset, PartialDateTimeError> {
    if text == "Z" {
        return PartialDateTime::offset_from_minutes(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let clock = text.get(1..).unwrap_or_default();
    let (hours, minutes) = match clock.split_once(':') {
        Some(pair) => pair,
        None if clock.len() == 4 && clock.is_ascii() => clock.split_at(2),
        None => (clock, "00"),
    };
    let (hours, minutes): (i32, i32) = (parse_digits(Some(hours), 2)?, parse_digits(Some(minutes), 2)?);
    if minutes > 59 {
        return Err(PartialDateTimeError::Offset);
    }
    PartialDateTime::offset_from_minutes(sign * (hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_8601_of_every_precision_is_parsed_and_formatted() {
        for (text, written) in [
            ("2023-01-08T19:15+07:00", "2023-01-08T19:15+07:00"),
            ("2023-01-08T19:15:30+0700", "2023-01-08T19:15:30+07:00"),
            ("2023-01-08 19:15", "2023-01-08T19:15"),
            ("2023-01-08T12:15Z", "2023-01-08T12:15+00:00"),
            ("2023-01-08", "2023-01-08"),
            ("2023-01-08T00:00:00.000-03:30", "2023-01-08T00:00-03:30"),
        ] {
            assert_eq!(
                text.parse::<PartialDateTime>().map(|stamp| stamp.to_string()),
                Ok(written.to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn invalid_dates_are_rejected_with_the_reason() {
        for (text, error) in [
            ("2023-02-29", PartialDateTimeError::Day),
            ("2023-13-01", PartialDateTimeError::Day),
            ("2023-01-08T24:15", PartialDateTimeError::Time),
            ("2023-01-08T19:15+15:00", PartialDateTimeError::Offset),
            ("2023-01-08T19:15+07:60", PartialDateTimeError::Offset),
            ("8 Januari 2023", PartialDateTimeError::Syntax),
            ("2023-1-8", PartialDateTimeError::Syntax),
            ("", PartialDateTimeError::Syntax),
            ("2023-01-08T", PartialDateTimeError::Syntax),
            ("２０２３-01-08", PartialDateTimeError::Syntax),
        ] {
            assert_eq!(text.parse::<PartialDateTime>(), Err(error), "{text}");
        }
    }
}
