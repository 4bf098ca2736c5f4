//! Why a text could not be parsed as a date.

/// Why a text could not be parsed as a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateError {
    /// The text contains no date, or other text besides one date.
    NoDate,
    /// The year is missing.
    NoYear,
    /// The year has only two digits and may be half typed.
    ShortYear,
    /// The month has no such day, or the month number is not valid.
    NoSuchDay,
    /// The hour, minute or second is out of range.
    NoSuchTime,
    /// The UTC offset is outside -12:00 to +14:00, the range in use.
    NoSuchOffset,
    /// The word in the place of the month is not a known month.
    UnknownMonth,
    /// The word in the place of the time zone is not a known time zone.
    UnknownZone,
    /// The given weekday is not the weekday of the date.
    WrongWeekday,
}

impl DateError {
    /// All errors.
    pub const ALL: [Self; 9] = [
        Self::NoDate,
        Self::NoYear,
        Self::ShortYear,
        Self::NoSuchDay,
        Self::NoSuchTime,
        Self::NoSuchOffset,
        Self::UnknownMonth,
        Self::UnknownZone,
        Self::WrongWeekday,
    ];

    /// Returns the name in kebab case, as message identifiers use it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoDate => "no-date",
            Self::NoYear => "no-year",
            Self::ShortYear => "short-year",
            Self::NoSuchDay => "no-such-day",
            Self::NoSuchTime => "no-such-time",
            Self::NoSuchOffset => "no-such-offset",
            Self::UnknownMonth => "unknown-month",
            Self::UnknownZone => "unknown-zone",
            Self::WrongWeekday => "wrong-weekday",
        }
    }
}
