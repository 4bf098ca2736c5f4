//! A date with an optional time and an optional UTC offset, as precise as the source states it.

use chrono::{FixedOffset, NaiveDate, NaiveTime, Timelike as _};
use std::fmt;
use std::str::FromStr;

/// A date with an optional time and UTC offset. Formatted and parsed as ISO 8601: `2023-01-08T19:15+07:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// The day.
    pub date: NaiveDate,
    /// The time of day, if known.
    pub time: Option<NaiveTime>,
    /// The offset from UTC, if known; only together with a time.
    pub offset: Option<FixedOffset>,
}

/// Why a text could not be parsed as a [`Stamp`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StampError {
    /// The text does not have the form `2023-01-08`, `2023-01-08T19:15` or `2023-01-08T19:15+07:00`.
    #[error("no date in ISO 8601")]
    Shape,
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

impl Stamp {
    /// Returns the Indonesian zone abbreviation for the offset (`WIB`, `WITA`, `WIT`), else the offset itself; empty if
    /// the offset is unknown.
    #[must_use]
    pub fn zone(&self) -> String {
        let Some(offset) = self.offset else { return String::new() };
        match offset.local_minus_utc() / 60 {
            420 => "WIB".to_owned(),
            480 => "WITA".to_owned(),
            540 => "WIT".to_owned(),
            _ => offset.to_string(),
        }
    }

    /// Creates an offset from minutes east of UTC.
    ///
    /// # Errors
    /// [`StampError::Offset`] outside of -12:00 to +14:00.
    pub fn offset_of_minutes(minutes: i32) -> Result<FixedOffset, StampError> {
        if (-12 * 60..=14 * 60).contains(&minutes) {
            FixedOffset::east_opt(minutes * 60).ok_or(StampError::Offset)
        } else {
            Err(StampError::Offset)
        }
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date.format("%Y-%m-%d"))?;
        let Some(time) = self.time else { return Ok(()) };
        write!(f, "{}", time.format(if time.second() == 0 { "T%H:%M" } else { "T%H:%M:%S" }))?;
        self.offset.map_or(Ok(()), |offset| write!(f, "{offset}"))
    }
}

impl FromStr for Stamp {
    type Err = StampError;

    fn from_str(text: &str) -> Result<Self, StampError> {
        let (day, rest) = match text.split_once(['T', ' ']) {
            Some((day, rest)) => (day, Some(rest)),
            None => (text, None),
        };
        let mut parts = day.splitn(3, '-');
        let year: i32 = digits(parts.next(), 4)?;
        let month: u32 = digits(parts.next(), 2)?;
        let day: u32 = digits(parts.next(), 2)?;
        let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(StampError::Day)?;
        let Some(rest) = rest else { return Ok(Self { date, time: None, offset: None }) };
        let (clock, offset) = match rest.find(['+', '-', 'Z']) {
            Some(at) => (&rest[..at], Some(read_offset(&rest[at..])?)),
            None => (rest, None),
        };
        let mut parts = clock.trim_end().splitn(3, ':');
        let hour: u32 = digits(parts.next(), 2)?;
        let minute: u32 = digits(parts.next(), 2)?;
        let second: u32 = parts.next().map_or(Ok(0), |part| digits(Some(part.split('.').next().unwrap_or(part)), 2))?;
        let time = NaiveTime::from_hms_opt(hour, minute, second).ok_or(StampError::Time)?;
        Ok(Self { date, time: Some(time), offset })
    }
}

fn digits<T: FromStr>(part: Option<&str>, length: usize) -> Result<T, StampError> {
    part.filter(|part| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
        .and_then(|part| part.parse().ok())
        .ok_or(StampError::Shape)
}

fn read_offset(text: &str) -> Result<FixedOffset, StampError> {
    if text == "Z" {
        return Stamp::offset_of_minutes(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let clock = text.get(1..).unwrap_or_default();
    let (hours, minutes) = match clock.split_once(':') {
        Some(pair) => pair,
        None if clock.len() == 4 && clock.is_ascii() => clock.split_at(2),
        None => (clock, "00"),
    };
    let (hours, minutes): (i32, i32) = (digits(Some(hours), 2)?, digits(Some(minutes), 2)?);
    if minutes > 59 {
        return Err(StampError::Offset);
    }
    Stamp::offset_of_minutes(sign * (hours * 60 + minutes))
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
            assert_eq!(text.parse::<Stamp>().map(|stamp| stamp.to_string()), Ok(written.to_owned()), "{text}");
        }
    }

    #[test]
    fn indonesian_zones_have_abbreviations() {
        let zone = |text: &str| text.parse::<Stamp>().unwrap().zone();
        assert_eq!(
            ["+07:00", "+08:00", "+09:00", "+08:30"].map(|offset| zone(&format!("2023-01-08T19:15{offset}"))),
            ["WIB", "WITA", "WIT", "+08:30"]
        );
        assert_eq!(zone("2023-01-08T19:15"), "");
    }

    #[test]
    fn invalid_dates_are_rejected_with_the_reason() {
        for (text, error) in [
            ("2023-02-29", StampError::Day),
            ("2023-13-01", StampError::Day),
            ("2023-01-08T24:15", StampError::Time),
            ("2023-01-08T19:15+15:00", StampError::Offset),
            ("2023-01-08T19:15+07:60", StampError::Offset),
            ("8 Januari 2023", StampError::Shape),
            ("2023-1-8", StampError::Shape),
            ("", StampError::Shape),
            ("2023-01-08T", StampError::Shape),
            ("２０２３-01-08", StampError::Shape),
        ] {
            assert_eq!(text.parse::<Stamp>(), Err(error), "{text}");
        }
    }
}
