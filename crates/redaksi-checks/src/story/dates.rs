//! Weekdays against their dates, by the Gregorian calendar.

use super::reading::{ReadingLine, StoryReading, in_case_of};
use crate::{Finding, Rule, Severity};
use redaksi_core::article::{Article, FieldName};

/// The names of weekdays from Monday, and of months from January, with small letters.
struct CalendarWords {
    language: &'static str,
    weekdays: [&'static [&'static str]; 7],
    months: [&'static [&'static str]; 12],
    /// Whether the month comes before the day in dates with slashes.
    month_first: bool,
}

const CALENDARS: &[CalendarWords] = &[
    CalendarWords {
        language: "id",
        weekdays: [
            &["senin"],
            &["selasa"],
            &["rabu"],
            &["kamis"],
            &["jumat", "jum'at", "jum’at"],
            &["sabtu"],
            &["minggu", "ahad"],
        ],
        months: [
            &["januari", "jan"],
            &["februari", "feb", "pebruari"],
            &["maret", "mar"],
            &["april", "apr"],
            &["mei"],
            &["juni", "jun"],
            &["juli", "jul"],
            &["agustus", "agu", "agt"],
            &["september", "sep", "sept"],
            &["oktober", "okt"],
            &["november", "nov", "nopember"],
            &["desember", "des"],
        ],
        month_first: false,
    },
    CalendarWords {
        language: "en",
        weekdays: [&["monday"], &["tuesday"], &["wednesday"], &["thursday"], &["friday"], &["saturday"], &["sunday"]],
        months: [
            &["january", "jan"],
            &["february", "feb"],
            &["march", "mar"],
            &["april", "apr"],
            &["may"],
            &["june", "jun"],
            &["july", "jul"],
            &["august", "aug"],
            &["september", "sep", "sept"],
            &["october", "oct"],
            &["november", "nov"],
            &["december", "dec"],
        ],
        month_first: true,
    },
];

/// A date in a text; the year may be unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct WrittenDate {
    year: Option<i32>,
    month: u32,
    day: u32,
    /// The index of the last word.
    end: usize,
}

/// Checks the weekdays of a story. The year of a date without one is the one closest to the publication.
pub(super) fn check_dates(story: &StoryReading, article: Option<&Article>, found: &mut Vec<Finding>) {
    let Some(calendar) = CALENDARS.iter().find(|calendar| calendar.language == story.language) else { return };
    let published = article.and_then(|article| published_date(article.fields.value(FieldName::Published)));
    for line in &story.lines {
        for index in 0..line.words.len() {
            let word = line.lower_word(index);
            let Some(weekday) = calendar.weekdays.iter().position(|names| names.contains(&word)) else { continue };
            // `Minggu` is a week too.
            if word == "minggu" && line.word(index).starts_with('m') {
                continue;
            }
            let Some(date) = read_date(line, calendar, index) else { continue };
            check_date(story, line, calendar, index, weekday, date, published, found);
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "a step of the loop above")]
fn check_date(
    story: &StoryReading,
    line: &ReadingLine,
    calendar: &CalendarWords,
    index: usize,
    weekday: usize,
    date: WrittenDate,
    published: Option<(i32, u32, u32)>,
    found: &mut Vec<Finding>,
) {
    let year = match (date.year, published) {
        (Some(year), _) => year,
        (None, Some((year, month, _))) => {
            // In January, a date in December is of the year before.
            match (month, date.month) {
                (1..=3, 10..=12) => year - 1,
                (10..=12, 1..=3) => year + 1,
                _ => year,
            }
        }
        (None, None) => return,
    };
    let range = line.span(index, date.end);
    if date.day == 0 || date.day > days_of_month(year, date.month) {
        found.push(story.finding(Rule::DateImpossible, Severity::Warning, line, range));
        return;
    }
    let right = weekday_of(year, date.month, date.day);
    if right != weekday {
        let fix = in_case_of(line.word(index), &in_case_of("Xx", calendar.weekdays[right][0]));
        let finding = story.finding(Rule::WeekdayWrong, Severity::Warning, line, line.words[index].clone());
        found.push(finding.with_fix(fix).with_argument("date", &line.text[line.span(index + 1, date.end)]));
    }
}

/// Returns the year, month and day at the start of a date and time in ISO 8601.
fn published_date(value: &str) -> Option<(i32, u32, u32)> {
    let mut parts = value.get(..10)?.split('-');
    let year = parts.next()?.parse().ok()?;
    Some((year, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// Reads the date after a weekday: `Senin (12/6/2023)`, `Senin, 12 Juni 2023`, `Monday, June 12, 2023`.
fn read_date(line: &ReadingLine, calendar: &CalendarWords, weekday: usize) -> Option<WrittenDate> {
    let mut at = weekday + 1;
    if at >= line.words.len() || !matches!(line.gap(weekday), " (" | ", " | " " | "(" | " , ") {
        return None;
    }
    if matches!(line.lower_word(at), "tanggal" | "the") {
        at += 1;
    }
    let number = |index: usize, digits: usize| -> Option<u32> {
        let word = line.lower_word(index);
        let is_number = !word.is_empty() && word.len() <= digits && word.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| word.parse().ok()).flatten()
    };
    let year = |index: usize| {
        number(index, 4).filter(|_| line.lower_word(index).len() == 4).and_then(|year| year.try_into().ok())
    };
    let month = |index: usize| {
        let word = line.lower_word(index);
        calendar.months.iter().position(|names| names.contains(&word)).and_then(|month| u32::try_from(month + 1).ok())
    };
    let gap = |index: usize| if index + 1 < line.words.len() { line.gap(index) } else { "" };
    if let Some(first) = number(at, 2) {
        if matches!(gap(at), "/" | "-") {
            let second = number(at + 1, 2)?;
            let has_year = gap(at + 1) == gap(at);
            let (day, month) = if calendar.month_first { (second, first) } else { (first, second) };
            if !(1..=12).contains(&month) {
                return None;
            }
            let year = if has_year { Some(year(at + 2)?) } else { None };
            return Some(WrittenDate { year, month, day, end: if has_year { at + 2 } else { at + 1 } });
        }
        if gap(at) == " "
            && let Some(month) = month(at + 1)
        {
            let year = if matches!(gap(at + 1), " " | ", ") { year(at + 2) } else { None };
            return Some(WrittenDate { year, month, day: first, end: if year.is_some() { at + 2 } else { at + 1 } });
        }
    } else if calendar.month_first
        && let Some(month) = month(at)
        && matches!(gap(at), " " | ". ")
    {
        let day = number(at + 1, 2)?;
        let year = if matches!(gap(at + 1), ", " | " ") { year(at + 2) } else { None };
        return Some(WrittenDate { year, month, day, end: if year.is_some() { at + 2 } else { at + 1 } });
    }
    None
}

fn days_of_month(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Returns the weekday of a date, from Monday as 0: Sakamoto's method.
fn weekday_of(year: i32, month: u32, day: u32) -> usize {
    const OFFSETS: [i32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let year = if month < 3 { year - 1 } else { year };
    let offset = OFFSETS.get(month as usize - 1).copied().unwrap_or_default();
    let sunday_based = year + year / 4 - year / 100 + year / 400 + offset + day.cast_signed();
    usize::try_from((sunday_based - 1).rem_euclid(7)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::check_story;
    use super::weekday_of;
    use crate::{Rule, StoryText};
    use redaksi_core::article::{Article, Field, FieldName};

    fn dates(language: &str, text: &str, article: Option<&Article>) -> Vec<(Rule, String, Vec<String>)> {
        let story = StoryText::from_lines(language, &format!("Judul\n{text}"));
        let is_here = |rule| matches!(rule, Rule::WeekdayWrong | Rule::DateImpossible);
        let found = check_story(&story, article).into_iter().filter(|finding| is_here(finding.rule));
        found.map(|finding| (finding.rule, finding.text, finding.fixes)).collect()
    }

    fn wrong(text: &str, fix: &str) -> (Rule, String, Vec<String>) {
        (Rule::WeekdayWrong, text.to_owned(), vec![fix.to_owned()])
    }

    #[test]
    fn the_calendar_is_right() {
        assert_eq!(weekday_of(2000, 1, 1), 5);
        assert_eq!(weekday_of(2024, 2, 29), 3);
        assert_eq!(weekday_of(2023, 6, 12), 0);
        assert_eq!(weekday_of(1900, 3, 1), 3);
    }

    #[test]
    fn a_weekday_that_does_not_fit_its_date_is_found() {
        assert_eq!(dates("id", "Dia datang Selasa (12/6/2023).", None), [wrong("Selasa", "Senin")]);
        assert_eq!(dates("id", "Dia datang Rabu, 12 Juni 2023.", None), [wrong("Rabu", "Senin")]);
        assert_eq!(dates("id", "HARI RABU (12/6/2023)", None), [wrong("RABU", "SENIN")]);
        assert_eq!(dates("en", "He came on Sunday, June 12, 2023.", None), [wrong("Sunday", "Monday")]);
    }

    #[test]
    fn right_weekdays_and_dates_without_a_year_are_no_findings() {
        assert_eq!(dates("id", "Senin (12/6/2023), Selasa, 13 Juni 2023, Rabu (12/6), minggu 12 Juni 2023.", None), []);
        assert_eq!(dates("en", "Monday, June 12, 2023 and Friday (June 9).", None), []);
    }

    #[test]
    fn the_publication_tells_the_year() {
        let mut article = Article::default();
        article.fields.replace(FieldName::Published, Field::from_line("2024-01-02T10:00", 1));
        assert_eq!(
            dates("id", "Dia datang Sabtu (30/12), Minggu (31/12), dan Rabu (1/1).", Some(&article)),
            [wrong("Rabu", "Senin")]
        );
    }

    #[test]
    fn a_date_that_does_not_exist_is_found() {
        let found = dates("id", "Dia datang Senin (31/6/2023).", None);
        assert_eq!(found, [(Rule::DateImpossible, "Senin (31/6/2023".to_owned(), vec![])]);
    }
}
