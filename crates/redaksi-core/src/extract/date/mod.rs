//! Parses dates that newsrooms print and users type, in many languages.

pub(crate) mod day;
pub(crate) mod error;
pub(crate) mod lexer;
pub(crate) mod matter_date;
pub(crate) mod parse;
pub(crate) mod published_updated;
pub(crate) mod timezone;
mod zone_label;

pub use error::DateError;
pub use zone_label::zone_label;

use crate::article::{PartialDateTime, PartialDateTimeError};
use crate::extract::date::parse::find_date;
use crate::packs::Packs;
use crate::text::trim_blank;

/// Parses a date with optional weekday, time and time zone: `Minggu, 8 Januari 2023, 19.15 WIB`, `8/1/2023`, ISO 8601.
///
/// In dates written as numbers, the day comes before the month.
///
/// # Errors
/// Returns a [`DateError`] if the text is not exactly one valid date.
pub fn parse_date(text: &str, packs: &Packs) -> Result<PartialDateTime, DateError> {
    parse_date_with(text, packs, true)
}

/// Parses a date that a user types, and may not have finished: like [`parse_date`], but the year needs four digits, or an
/// apostrophe before two.
///
/// # Errors
/// Returns a [`DateError`] if the text is not exactly one valid date.
pub fn parse_typed_date(text: &str, packs: &Packs) -> Result<PartialDateTime, DateError> {
    parse_date_with(text, packs, false)
}

fn parse_date_with(text: &str, packs: &Packs, accepts_short_years: bool) -> Result<PartialDateTime, DateError> {
    let text = trim_blank(text);
    match text.parse::<PartialDateTime>() {
        Ok(stamp) => return Ok(stamp),
        Err(PartialDateTimeError::Day) => return Err(DateError::NoSuchDay),
        Err(PartialDateTimeError::Time) => return Err(DateError::NoSuchTime),
        Err(PartialDateTimeError::Offset) => return Err(DateError::NoSuchOffset),
        Err(PartialDateTimeError::Syntax) => {}
    }
    let seen = find_date(text, packs.lexicon());
    // A year that is not finished may make the weekday wrong.
    if !accepts_short_years && seen.has_short_year && matches!(seen.error, None | Some(DateError::WrongWeekday)) {
        return Err(DateError::ShortYear);
    }
    if let Some(problem) = seen.error {
        return Err(problem);
    }
    if !seen.other_words.is_empty() || seen.truncated || seen.has_more_dates {
        return Err(if seen.has_unknown_zone { DateError::UnknownZone } else { DateError::NoDate });
    }
    seen.to_datetime().ok_or(if seen.day.is_some() { DateError::NoYear } else { DateError::NoDate })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let parsed = parse_date(text, &Packs::built_in());
        let result = parsed.map_or_else(|problem| problem.code().to_owned(), |stamp| stamp.to_string());
        assert_eq!(result, expected, "{text}");
    }

    #[test]
    fn typed_dates_are_parsed() {
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
        check("08/01/23 19:15", "2023-01-08T19:15");
        check("8 Jan '23", "2023-01-08");
    }

    #[test]
    fn printed_dates_are_parsed() {
        for (text, expected) in [
            ("2023年1月8日 19:15", "2023-01-08T19:15"),
            ("2023年1月8日19時15分", "2023-01-08T19:15"),
            ("2023年1月8日 午後7時15分", "2023-01-08T19:15"),
            ("2023年1月8日（日）19時15分", "2023-01-08T19:15"),
            ("2023年01月08日星期日 19:15 发布", "2023-01-08T19:15"),
            ("2023. 1. 8.", "2023-01-08"),
            ("입력 2023.01.08 19:15", "2023-01-08T19:15"),
            ("2023년 1월 8일 오후 7:15", "2023-01-08T19:15"),
            ("8 जनवरी 2023, 07:15 PM IST", "2023-01-08T19:15+05:30"),
            ("८ जनवरी २०२३", "2023-01-08"),
            ("٨ يناير ٢٠٢٣", "2023-01-08"),
            ("الأحد 8 كانون الثاني 2023 - 19:15", "2023-01-08T19:15"),
            ("8 Januari 2023 19.15 WIB", "2023-01-08T19:15+07:00"),
            ("Minggu, 08/01/2023 - 19:15", "2023-01-08T19:15"),
            ("Minggu 08 Jan 2023, 19:15 WIB", "2023-01-08T19:15+07:00"),
            ("Minggu, 8 Januari 2023 | 19:15 WIB", "2023-01-08T19:15+07:00"),
            ("8 Januari 2023 pukul 7.15 malam", "2023-01-08T19:15"),
            ("Jan 8, 2023 7:15 p.m. ET", "2023-01-08T19:15-05:00"),
            ("July 8, 2023 7:15 p.m. ET", "2023-07-08T19:15-04:00"),
            ("Sunday 8 January 2023", "2023-01-08"),
            ("Sunday, January 8th, 2023 at 7 pm", "2023-01-08T19:00"),
            ("8th of January, 2023", "2023-01-08"),
            ("08-Jan-2023 19:15", "2023-01-08T19:15"),
            ("2023-01-08T19:15:00+07:00", "2023-01-08T19:15+07:00"),
            ("dim. 8 janv. 2023 à 19h15", "2023-01-08T19:15"),
            ("mar. 10 janv. 2023", "2023-01-10"),
            ("Publié le 1er février 2023 à 9h05", "2023-02-01T09:05"),
            ("08.01.2023, 19:15 Uhr", "2023-01-08T19:15"),
            ("So., 8. Januar 2023, 19 Uhr", "2023-01-08T19:00"),
            ("Domingo, 8 de janeiro de 2023 às 19h15", "2023-01-08T19:15"),
            ("8 de septiembre de 2023 - 19:15 h.", "2023-09-08T19:15"),
            ("8 gennaio 2023 alle 19:15", "2023-01-08T19:15"),
            ("zondag 8 januari 2023 om 19.15 uur", "2023-01-08T19:15"),
            ("8 stycznia 2023, godz. 19:15", "2023-01-08T19:15"),
            ("neděle 8. ledna 2023, 19:15", "2023-01-08T19:15"),
            ("8 января 2023 г., 19:15 МСК", "2023-01-08T19:15+03:00"),
            ("8 січня 2023 року, 19:15", "2023-01-08T19:15"),
            ("8 Ocak 2023 Pazar, 19:15", "2023-01-08T19:15"),
            ("Chủ nhật, 8/1/2023, 19:15 (GMT+7)", "2023-01-08T19:15+07:00"),
            ("8 tháng 1, 2023 | 19:15 (GMT+7)", "2023-01-08T19:15+07:00"),
            ("ngày 8 tháng 1 năm 2023", "2023-01-08"),
            ("Ahad, 8 Januari 2023 7:15 PM MYT", "2023-01-08T19:15+08:00"),
            ("8 Mac 2023", "2023-03-08"),
            ("Minggu/Ahad 8 Januari 2023", "2023-01-08"),
            ("8 Januari 2023 19:15 UTC-03:30", "2023-01-08T19:15-03:30"),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn invalid_dates_report_their_error() {
        check("", "no-date");
        check("kemarin", "no-date");
        check("8 Januari", "no-year");
        check("31 Februari 2023", "no-such-day");
        check("8/13/2023", "no-such-day");
        check("2023年2月31日", "no-such-day");
        check("31/02/23", "no-such-day");
        check("8 Januari 2023 9 Januari 2023", "no-date");
        check("8 Januari 2023 25.10 WIB", "no-such-time");
        check("8 Januari 2023 25:00", "no-such-time");
        check("8 Januari 2023 19:15 GMT+19", "no-such-offset");
        check("8 Januaru 2023", "unknown-month");
        check("8 Januari 2023 19:15 WIX", "unknown-zone");
        check("Senin, 8 Januari 2023", "wrong-weekday");
        check("8 Januari 2023 di kota itu ramai", "no-date");
    }

    #[test]
    fn a_typed_year_needs_four_digits_or_an_apostrophe() {
        let typed = |text: &str| {
            let parsed = parse_typed_date(text, &Packs::built_in());
            parsed.map_or_else(|problem| problem.code().to_owned(), |date| date.to_string())
        };
        // Each beginning of a date that is being typed.
        let whole = "9 Juni 2023";
        for end in 1..whole.len() {
            assert!(typed(&whole[..end]).parse::<PartialDateTime>().is_err(), "{}", &whole[..end]);
        }
        assert_eq!(typed(whole), "2023-06-09");
        for short in ["9 Juni 20", "9/6/20", "09.06.20", "June 9 20", "9 Juni 20, 19.15 WIB"] {
            assert_eq!(typed(short), "short-year", "{short}");
        }
        assert_eq!(typed("9 Juni '20"), "2020-06-09");
        assert_eq!(typed("31 Februari 20"), "no-such-day");
    }

    #[test]
    fn a_sentence_with_a_date_is_not_a_date_line() {
        let packs = Packs::built_in();
        assert!(!find_date("Hujan turun pada 8 Januari 2023 di tiga desa.", packs.lexicon()).is_whole_line(3));
        assert!(find_date("Terbit 8 Januari 2023 | 19:15 WIB", packs.lexicon()).is_whole_line(0));
    }
}
