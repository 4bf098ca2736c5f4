//! The name of the time zone of a date field: as the story writes it, else as the language of the story names it.

use crate::article::{Article, FieldName, PartialDateTime};
use crate::extract::date::parse::find_date;
use crate::packs::Packs;
use crate::text::lines;
use chrono::FixedOffset;

/// Returns the time zone of a date field for display: the name in the line that the date was read from, if its offset
/// is still that of the field; else the name that the language of the story has for the offset, such as `WITA` in
/// Indonesian and `MYT` in Malay; else the offset. Empty if the offset is unknown.
#[must_use]
pub fn zone_label(article: &Article, name: FieldName, packs: &Packs) -> String {
    let stamp = article.fields.value(name).parse::<PartialDateTime>().ok();
    let Some((stamp, offset)) = stamp.and_then(|stamp| Some((stamp, stamp.offset?))) else { return String::new() };
    written_zone(article, name, &stamp, offset, packs)
        .unwrap_or_else(|| named_zone(article.fields.value(FieldName::Language), offset, packs))
}

/// Returns the name that readers of the language know the offset by, else the offset.
fn named_zone(language: &str, offset: FixedOffset, packs: &Packs) -> String {
    let form = packs.plain_text_form(language);
    form.and_then(|form| form.zone_name(offset)).map_or_else(|| offset.to_string(), str::to_owned)
}

/// Returns the name of the zone in the lines of the field.
fn written_zone(
    article: &Article,
    name: FieldName,
    stamp: &PartialDateTime,
    offset: FixedOffset,
    packs: &Packs,
) -> Option<String> {
    let numbers = &article.fields.get(name)?.lines;
    let last = numbers.iter().max()?;
    let mut read = lines(&article.source.text).take(*last as usize).filter(|line| numbers.contains(&line.number));
    read.find_map(|line| {
        let found = find_date(line.text, packs.lexicon());
        let zone = &line.text[found.zone_range.clone()];
        let is_same = found.zone?.offset_on(stamp.date) == Some(offset);
        let is_name = zone.chars().all(char::is_alphabetic) && !zone.is_empty();
        (is_same && is_name).then(|| zone.to_uppercase())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Field, SourceText};

    fn label(language: &str, line: &str, stamp: &str) -> String {
        let mut article = Article { source: SourceText::new("", line.as_bytes()), ..Article::default() };
        article.fields.replace(FieldName::Published, Field::from_line(stamp, 1));
        article.fields.replace(FieldName::Language, Field::from_line(language, 1));
        zone_label(&article, FieldName::Published, &Packs::built_in())
    }

    #[test]
    fn a_written_zone_keeps_its_name() {
        assert_eq!(label("ms", "8 Januari 2023 7:15 PM MYT", "2023-01-08T19:15+08:00"), "MYT");
        assert_eq!(label("id", "8 Januari 2023 7:15 PM MYT", "2023-01-08T19:15+08:00"), "MYT");
        assert_eq!(label("id", "8 Januari 2023, 19.15 wib", "2023-01-08T19:15+07:00"), "WIB");
        assert_eq!(label("en", "8 January 2023, 19:15 SGT", "2023-01-08T19:15+08:00"), "SGT");
        assert_eq!(label("en", "July 8, 2023 7:15 p.m. ET", "2023-07-08T19:15-04:00"), "ET");
    }

    #[test]
    fn a_changed_date_is_named_by_the_language_of_the_story() {
        let line = "8 Januari 2023 7:15 PM MYT";
        assert_eq!(label("id", line, "2023-01-08T19:15+07:00"), "WIB");
        assert_eq!(label("", "", "2023-01-08T19:15+08:00"), "WITA");
        assert_eq!(label("ms-MY", "", "2023-01-08T19:15+08:00"), "MYT");
        assert_eq!(label("en", "", "2023-01-08T19:15+08:00"), "+08:00");
        assert_eq!(label("ms", "", "2023-01-08T19:15+07:00"), "+07:00");
        assert_eq!(label("id", line, "2023-01-08"), "");
    }
}
