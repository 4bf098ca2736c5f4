//! Sets fields from the metadata of a web page if no line set them, and completes dates that lines give only in part.

use crate::article::{Article, Field, FieldName, PartialDateTime};
use crate::extract::build::values::without_last_part;
use crate::extract::date::parse_date;
use crate::html::Page;
use crate::packs::Packs;
use crate::text::{normalize_for_match, with_repaired_letters};
use chrono::Timelike as _;

/// Sets empty fields from the metadata of the page. These fields have no source lines.
pub(crate) fn fill_from_metadata(article: &mut Article, page: &Page, packs: &Packs) {
    let metadata = &page.metadata;
    let language = metadata.language.split('-').next().unwrap_or_default().to_ascii_lowercase();
    for (name, value) in [
        (FieldName::Headline, metadata.headline.clone()),
        (FieldName::Byline, metadata.authors.join(", ")),
        (FieldName::Editor, metadata.editors.join(", ")),
        (FieldName::Source, metadata.publisher.clone()),
        (FieldName::SourceUrl, metadata.url.clone()),
        (FieldName::Language, language),
        (FieldName::Category, metadata.section.clone()),
        (FieldName::Caption, metadata.image_caption.clone()),
    ] {
        set_if_missing(article, name, value);
    }
    // Without the same caption, the credit would be attributed to another picture.
    let same_picture =
        normalize_for_match(article.fields.value(FieldName::Caption)) == normalize_for_match(&metadata.image_caption);
    if same_picture {
        set_if_missing(article, FieldName::Credit, metadata.image_credit.clone());
    }
    if is_summary(article, &metadata.description) {
        set_if_missing(article, FieldName::Abstract, metadata.description.clone());
    }
    if let Some(published) = parse_stamp(&metadata.published, packs) {
        set_published(article, published);
    }
    if let Some(modified) = parse_stamp(&metadata.modified, packs) {
        set_updated(article, modified);
    }
    remove_publisher_from_byline(article, &metadata.publisher);
}

/// Parses a date of the metadata. Some systems write `Mon Feb 03 09:00:00 CET 2025`, which is put in the usual order.
fn parse_stamp(text: &str, packs: &Packs) -> Option<PartialDateTime> {
    let usual = || {
        let [_, month, day, time, zone, year] = *text.split_whitespace().collect::<Vec<_>>() else { return None };
        let time = time.rsplit_once(':').map_or(time, |(minutes, _)| minutes);
        let stamp = |zone: &str| parse_date(&format!("{day} {month} {year} {time} {zone}"), packs).ok();
        stamp(zone).or_else(|| stamp(""))
    };
    parse_date(text, packs).ok().or_else(usual)
}

/// Removes the name of the publisher behind the name of the writer: `Sari Dewi - Warta Kenari`.
fn remove_publisher_from_byline(article: &mut Article, publisher: &str) {
    let Some(byline) = article.fields.get(FieldName::Byline) else { return };
    let publisher = normalize_for_match(publisher);
    let is_publisher =
        |part: &str| !publisher.is_empty() && normalize_for_match(part.trim_end_matches(')')) == publisher;
    if let Some(name) = without_last_part(&byline.value, is_publisher) {
        let field = Field { value: name.to_owned(), ..byline.clone() };
        article.fields.replace(FieldName::Byline, field);
    }
}

fn set_if_missing(article: &mut Article, name: FieldName, value: String) {
    if article.fields.get(name).is_none() && !value.is_empty() {
        let value = with_repaired_letters(value);
        article.fields.replace(name, Field { value, lines: Vec::new(), ..Field::default() });
    }
}

/// Whether a description can be used as a summary: it is not truncated and is not a copy of the headline or of one of
/// the first paragraphs.
fn is_summary(article: &Article, description: &str) -> bool {
    let folded = normalize_for_match(description);
    let is_complete = description.ends_with(['.', '!', '?', '"', '”']) && !description.ends_with("...");
    let headline = normalize_for_match(article.fields.value(FieldName::Headline));
    is_complete && folded.len() >= 40 && folded != headline && {
        let mut blocks = article.body.iter().take(6).map(|block| normalize_for_match(&block.text));
        !blocks.any(|block| block.contains(folded.trim_end_matches('.')))
    }
}

/// Sets the publication date from the metadata if no line gave one, or if it completes the date of a line.
fn set_published(article: &mut Article, from_page: PartialDateTime) {
    let Some(field) = article.fields.get(FieldName::Published).cloned() else {
        return set_if_missing(article, FieldName::Published, from_page.to_string());
    };
    let Ok(seen) = field.value.parse::<PartialDateTime>() else { return };
    if let Some(better) = merge_datetime(seen, from_page) {
        article
            .fields
            .replace(FieldName::Published, Field { value: better.to_string(), lines: field.lines, ..Field::default() });
    }
}

/// Sets the update date from the metadata if no line gave one and it is later than the publication date.
fn set_updated(article: &mut Article, modified: PartialDateTime) {
    let published = article.fields.value(FieldName::Published).parse::<PartialDateTime>();
    if published.is_ok_and(|published| is_later(modified, published)) {
        set_if_missing(article, FieldName::Updated, modified.to_string());
    }
}

/// Whether `modified` is at least one minute later than `published`. If one of them has no time, compares the days.
fn is_later(modified: PartialDateTime, published: PartialDateTime) -> bool {
    let (Some(clock), Some(other)) = (modified.time, published.time) else { return modified.date > published.date };
    let seconds = (modified.date.and_time(clock) - published.date.and_time(other)).num_seconds();
    // If only one of them has an offset, the other is assumed to have the same.
    let offset_difference = match (modified.offset, published.offset) {
        (Some(own), Some(other)) => own.local_minus_utc() - other.local_minus_utc(),
        _ => 0,
    };
    seconds - i64::from(offset_difference) >= 60
}

/// Merges the date of a line (`seen`) with the date of the metadata (`from_page`). Returns `None` if they contradict
/// each other or the metadata adds nothing.
fn merge_datetime(seen: PartialDateTime, from_page: PartialDateTime) -> Option<PartialDateTime> {
    if seen.offset.is_some() {
        return None;
    }
    let (Some(clock), Some(page_clock), Some(offset)) = (seen.time, from_page.time, from_page.offset) else {
        return (seen.date == from_page.date && seen.time.is_none() && from_page.time.is_some()).then_some(from_page);
    };
    if seen.date == from_page.date && (clock.hour(), clock.minute()) == (page_clock.hour(), page_clock.minute()) {
        return Some(PartialDateTime { offset: Some(offset), ..seen });
    }
    // The metadata may give the same moment in another time zone. The difference between the local time of the line and
    // the UTC time of the metadata is then the offset of the line, a multiple of 30 minutes.
    let page_utc = from_page.date.and_time(page_clock) - offset;
    let minutes = (seen.date.and_time(clock) - page_utc).num_minutes();
    let is_valid_offset = (-12 * 60..=14 * 60).contains(&minutes) && minutes % 30 == 0;
    let offset = PartialDateTime::offset_from_minutes(i32::try_from(minutes).ok()?).ok()?;
    is_valid_offset.then_some(PartialDateTime { offset: Some(offset), ..seen })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(seen: &str, from_page: &str, expected: &str) {
        let stamp = |text: &str| text.parse::<PartialDateTime>().unwrap();
        let better = merge_datetime(stamp(seen), stamp(from_page)).map(|stamp| stamp.to_string());
        assert_eq!(better.unwrap_or_default(), expected, "{seen} {from_page}");
    }

    #[test]
    fn dates_in_the_order_of_java_are_read() {
        let packs = Packs::built_in();
        let stamp = parse_stamp("Mon Feb 03 09:15:00 CET 2025", &packs).map(|stamp| stamp.to_string());
        assert!(stamp.is_some_and(|stamp| stamp.starts_with("2025-02-03T09:15")));
        assert_eq!(parse_stamp("one two three four five six", &packs), None);
    }

    #[test]
    fn metadata_completes_the_date_of_a_line() {
        check("2023-01-08T19:15", "2023-01-08T19:15:20+07:00", "2023-01-08T19:15+07:00");
        check("2023-01-08", "2023-01-08T19:15+07:00", "2023-01-08T19:15+07:00");
        check("2023-01-08T01:15", "2023-01-07T18:15Z", "2023-01-08T01:15+07:00");
    }

    #[test]
    fn metadata_that_contradicts_or_adds_nothing_is_ignored() {
        check("2023-01-08T19:15+08:00", "2023-01-08T19:15+07:00", "");
        check("2023-01-08", "2023-01-09T19:15+07:00", "");
        check("2023-01-08T19:15", "2023-01-08", "");
        check("2023-01-08T19:15", "2023-01-08T17:02+07:00", "");
        check("2023-01-08", "2023-01-08", "");
    }

    #[test]
    fn an_update_date_must_be_later_than_the_publication_date() {
        let later = |modified: &str, published: &str| is_later(modified.parse().unwrap(), published.parse().unwrap());
        assert!(later("2023-01-09T07:00+07:00", "2023-01-08T19:15+07:00"));
        assert!(later("2023-01-08T13:00Z", "2023-01-08T19:15+07:00"));
        assert!(later("2023-01-09", "2023-01-08T19:15+07:00"));
        assert!(!later("2023-01-08T19:15:40+07:00", "2023-01-08T19:15+07:00"));
        assert!(!later("2023-01-08T12:15Z", "2023-01-08T19:15+07:00"));
        assert!(!later("2023-01-08T19:15+07:00", "2023-01-08T19:15"));
        assert!(!later("2023-01-08", "2023-01-08T19:15"));
        assert!(!later("2023-01-08T07:00Z", "2023-01-08T19:15+07:00"));
    }
}
