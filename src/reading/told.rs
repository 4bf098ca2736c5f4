//! What a page tells of itself fills the fields that no line told, and makes good what lines told in part.

use super::date::read_date;
use crate::article::{Article, Field, FieldName, Stamp, Tag};
use crate::packs::Packs;
use crate::pages::Page;
use crate::text::fold;
use chrono::Timelike as _;

/// The most tags that a page gives a story that has none.
const TAGS: usize = 20;

/// Fills fields from the facts of the page. They were read from no line.
pub(super) fn fill(article: &mut Article, page: &Page, packs: &Packs) {
    let facts = &page.facts;
    let language = facts.language.split('-').next().unwrap_or_default().to_ascii_lowercase();
    for (name, value) in [
        (FieldName::Headline, facts.headline.clone()),
        (FieldName::Byline, facts.authors.join(", ")),
        (FieldName::Editor, facts.editors.join(", ")),
        (FieldName::Source, facts.publisher.clone()),
        (FieldName::SourceUrl, facts.address.clone()),
        (FieldName::Language, language),
        (FieldName::Category, facts.section.clone()),
        (FieldName::Caption, facts.caption.clone()),
    ] {
        tell(article, name, value);
    }
    // A credit without its picture's caption would be put beside another picture.
    let same_picture = fold(article.fields.value(FieldName::Caption)) == fold(&facts.caption);
    if same_picture {
        tell(article, FieldName::Credit, facts.credit.clone());
    }
    if is_summary(article, &facts.description) {
        tell(article, FieldName::Abstract, facts.description.clone());
    }
    if let Ok(told) = read_date(&facts.published, packs) {
        publish(article, told);
    }
    if let Ok(told) = read_date(&facts.modified, packs) {
        update(article, told);
    }
    if article.tags.is_empty() {
        article.tags.extend(facts.keywords.iter().take(TAGS).map(Tag::new));
    }
}

fn tell(article: &mut Article, name: FieldName, value: String) {
    if article.fields.get(name).is_none() && !value.is_empty() {
        article.fields.replace(name, Field { value, lines: Vec::new() });
    }
}

/// Whether a description says something of its own: whole, and no copy of the headline or of the first paragraph.
fn is_summary(article: &Article, description: &str) -> bool {
    let folded = fold(description);
    let whole = description.ends_with(['.', '!', '?', '"', '”']) && !description.ends_with("...");
    let headline = fold(article.fields.value(FieldName::Headline));
    whole && folded.len() >= 40 && folded != headline && {
        let mut blocks = article.body.iter().take(6).map(|block| fold(&block.text));
        !blocks.any(|block| block.contains(folded.trim_end_matches('.')))
    }
}

/// The date of the page: where a line told none, and where the line's agrees but says less.
fn publish(article: &mut Article, told: Stamp) {
    let Some(field) = article.fields.get(FieldName::Published).cloned() else {
        return tell(article, FieldName::Published, told.to_string());
    };
    let Ok(seen) = field.value.parse::<Stamp>() else { return };
    if let Some(better) = completed(seen, told) {
        article.fields.replace(FieldName::Published, Field { value: better.to_string(), lines: field.lines });
    }
}

/// When the page was changed, where no line told it and it was published at another time before.
fn update(article: &mut Article, told: Stamp) {
    let published = article.fields.value(FieldName::Published).parse::<Stamp>();
    if published.is_ok_and(|published| is_later(told, published)) {
        tell(article, FieldName::Updated, told.to_string());
    }
}

/// Whether a stamp is later than another by a minute at least; of stamps that say too little to tell, by their days.
fn is_later(told: Stamp, published: Stamp) -> bool {
    let (Some(clock), Some(other)) = (told.time, published.time) else { return told.date > published.date };
    let seconds = (told.date.and_time(clock) - published.date.and_time(other)).num_seconds();
    // Where only one tells its zone, the other is taken to stand in the same.
    let apart = match (told.offset, published.offset) {
        (Some(own), Some(other)) => own.local_minus_utc() - other.local_minus_utc(),
        _ => 0,
    };
    seconds - i64::from(apart) >= 60
}

/// What a line told, with what only the page tells; `None` where they disagree or the page tells no more.
fn completed(seen: Stamp, told: Stamp) -> Option<Stamp> {
    if seen.offset.is_some() {
        return None;
    }
    let (Some(clock), Some(told_clock), Some(offset)) = (seen.time, told.time, told.offset) else {
        return (seen.date == told.date && seen.time.is_none() && told.time.is_some()).then_some(told);
    };
    if seen.date == told.date && (clock.hour(), clock.minute()) == (told_clock.hour(), told_clock.minute()) {
        return Some(Stamp { offset: Some(offset), ..seen });
    }
    // The same moment, told by the page in another zone: the clocks then differ by the line's own offset.
    let told_utc = told.date.and_time(told_clock) - offset;
    let minutes = (seen.date.and_time(clock) - told_utc).num_minutes();
    let of_a_zone = (-12 * 60..=14 * 60).contains(&minutes) && minutes % 30 == 0;
    let offset = Stamp::offset_of_minutes(i32::try_from(minutes).ok()?).ok()?;
    of_a_zone.then_some(Stamp { offset: Some(offset), ..seen })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(seen: &str, told: &str, expected: &str) {
        let stamp = |text: &str| text.parse::<Stamp>().unwrap();
        let better = completed(stamp(seen), stamp(told)).map(|stamp| stamp.to_string());
        assert_eq!(better.unwrap_or_default(), expected, "{seen} {told}");
    }

    #[test]
    fn a_page_completes_the_date_of_a_line() {
        check("2023-01-08T19:15", "2023-01-08T19:15:20+07:00", "2023-01-08T19:15+07:00");
        check("2023-01-08", "2023-01-08T19:15+07:00", "2023-01-08T19:15+07:00");
        check("2023-01-08T01:15", "2023-01-07T18:15Z", "2023-01-08T01:15+07:00");
    }

    #[test]
    fn a_page_that_says_otherwise_or_no_more_changes_nothing() {
        check("2023-01-08T19:15+08:00", "2023-01-08T19:15+07:00", "");
        check("2023-01-08", "2023-01-09T19:15+07:00", "");
        check("2023-01-08T19:15", "2023-01-08", "");
        check("2023-01-08T19:15", "2023-01-08T17:02+07:00", "");
        check("2023-01-08", "2023-01-08", "");
    }

    #[test]
    fn a_page_was_updated_only_after_it_was_published() {
        let later = |told: &str, published: &str| is_later(told.parse().unwrap(), published.parse().unwrap());
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
