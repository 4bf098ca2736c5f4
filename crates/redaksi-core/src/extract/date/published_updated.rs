//! Parses the publication date and the update date of a date line.

use crate::extract::date::parse;
use crate::extract::date::parse::DateMatch;
use crate::packs::{Lexicon, Word, words};
use std::ops::Range;

/// The dates of a date line.
#[derive(Debug, Default)]
pub(crate) struct PublicationDates {
    pub published: Option<DateMatch>,
    pub updated: Option<DateMatch>,
}

/// What a date refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DateKind {
    Published,
    Updated,
}

/// Parses a date line. `first` is the kind of a date that has no keyword before it.
fn parse_dates(text: &str, first: DateKind, lexicon: &Lexicon) -> PublicationDates {
    let mut found = PublicationDates::default();
    let sections = split_at_keywords(text, first, lexicon);
    for (index, (kind, range)) in sections.iter().enumerate() {
        let seen = parse::find_date(&text[range.clone()], lexicon);
        if seen.day.is_none() && seen.time.is_none() {
            continue;
        }
        // `8 Januari 2023 diperbarui`: the keyword comes after its date, and nothing follows.
        let next = sections.get(index + 1).filter(|next| index == 0 && next.0 == DateKind::Updated);
        let is_keyword_only = |section: &(DateKind, Range<usize>)| {
            let tokens: Vec<Word> = words(&text[section.1.clone()]).collect();
            lexicon.updated.get_exact(&tokens).is_some()
        };
        let kind = if next.is_some_and(is_keyword_only) { DateKind::Updated } else { *kind };
        let slot = match kind {
            DateKind::Published => &mut found.published,
            DateKind::Updated => &mut found.updated,
        };
        if slot.is_none() {
            *slot = Some(seen);
        }
    }
    found
}

/// Parses a date line. `above` is the text of the previous line; if it is a keyword such as `Diperbarui`, a date
/// without a keyword is the update date.
pub(crate) fn find_publication_dates(text: &str, above: Option<&str>, lexicon: &Lexicon) -> PublicationDates {
    let below_keyword = above.is_some_and(|above| {
        let tokens: Vec<Word> = words(above).collect();
        lexicon.updated.get_exact(&tokens).is_some()
    });
    parse_dates(text, if below_keyword { DateKind::Updated } else { DateKind::Published }, lexicon)
}

/// Splits the line before each keyword that says which date follows. Ranges are in bytes.
fn split_at_keywords(text: &str, first: DateKind, lexicon: &Lexicon) -> Vec<(DateKind, Range<usize>)> {
    let tokens: Vec<Word> = words(text).collect();
    let mut sections = vec![(first, 0..text.len())];
    let mut at = 0;
    while at < tokens.len() {
        let updated = lexicon.updated.longest_prefix(&tokens[at..]).map(|(count, ())| (count, DateKind::Updated));
        let published = lexicon.published.longest_prefix(&tokens[at..]).map(|(count, ())| (count, DateKind::Published));
        let Some((count, kind)) = updated.into_iter().chain(published).max_by_key(|(count, _)| *count) else {
            at += 1;
            continue;
        };
        let start = tokens[at].range.start;
        if let Some(last) = sections.last_mut() {
            last.1.end = start;
        }
        sections.push((kind, start..text.len()));
        at += count;
    }
    sections.retain(|(_, range)| !range.is_empty());
    sections
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::Packs;

    fn check(text: &str, published: &str, updated: &str) {
        let packs = Packs::built_in();
        let found = find_publication_dates(text, None, packs.lexicon());
        let printed = |seen: Option<DateMatch>| {
            seen.map_or_else(String::new, |seen| {
                seen.to_datetime().map_or_else(|| format!("{:?}", seen.time), |stamp| stamp.to_string())
            })
        };
        let dates = [printed(found.published), printed(found.updated)];
        assert_eq!(dates, [published, updated], "{text}");
    }

    #[test]
    fn published_and_updated_dates_are_distinguished() {
        check(
            "Terbit 8 Januari 2023 19:15 WIB | Diperbarui 9 Januari 2023 07:00 WIB",
            "2023-01-08T19:15+07:00",
            "2023-01-09T07:00+07:00",
        );
        check(
            "Published: 15:56 BST, 27 April 2023 | Updated: 15:57 BST, 28 April 2023",
            "2023-04-27T15:56+01:00",
            "2023-04-28T15:57+01:00",
        );
        check("Diperbarui: 9 Januari 2023", "", "2023-01-09");
        check("8 Januari 2023 19:15 WIB Diperbarui dua jam yang lalu", "2023-01-08T19:15+07:00", "");
        check("입력 2023.01.08 19:15 수정 2023.01.09 07:00", "2023-01-08T19:15", "2023-01-09T07:00");
        check("2023年1月8日 19:15 更新", "", "2023-01-08T19:15");
        check("8 Januari 2023 | 19:15 WIB", "2023-01-08T19:15+07:00", "");
        check("02/12/2023 Actualizado a las 20:56h.", "2023-12-02", "Some(20:56:00)");
    }
}
