//! A point in time as news prints it: a date, mostly with a time, mostly with its offset.

use chrono::{FixedOffset, NaiveDate, NaiveTime, Timelike as _};
use std::fmt;
use std::str::FromStr;

/// A date, and as much of the time as was told. Written and read as ISO 8601: `2023-01-08T19:15+07:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// The day.
    pub date: NaiveDate,
    /// The time of day, where it was told.
    pub time: Option<NaiveTime>,
    /// The offset from UTC, where it was told; never without a time.
    pub offset: Option<FixedOffset>,
}

/// Why a text is no point in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StampError {
    /// It has another shape than `2023-01-08`, `2023-01-08T19:15` or `2023-01-08T19:15+07:00`.
    #[error("no date in ISO 8601")]
    Shape,
    /// The month has no such day, or the year no such month.
    #[error("no such day")]
    Day,
    /// The day has no such hour, minute or second.
    #[error("no such time")]
    Time,
    /// No place on earth has this offset; real ones lie between -12:00 and +14:00.
    #[error("no such offset")]
    Offset,
}

impl Stamp {
    /// The zone as Indonesian newsrooms name it, else the offset; empty where none was told.
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

    /// An offset in minutes east of UTC, refused outside of -12:00 to +14:00.
    ///
    /// # Errors
    /// [`StampError::Offset`] for an offset that no place on earth has.
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
    fn iso_in_every_length_is_read_and_written_alike() {
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
    fn the_zones_of_indonesia_have_names() {
        let zone = |text: &str| text.parse::<Stamp>().unwrap().zone();
        assert_eq!(
            ["+07:00", "+08:00", "+09:00", "+08:30"].map(|offset| zone(&format!("2023-01-08T19:15{offset}"))),
            ["WIB", "WITA", "WIT", "+08:30"]
        );
        assert_eq!(zone("2023-01-08T19:15"), "");
    }

    #[test]
    fn what_cannot_be_is_refused_with_its_reason() {
        for (text, why) in [
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
            assert_eq!(text.parse::<Stamp>(), Err(why), "{text}");
        }
    }
}
