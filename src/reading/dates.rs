//! The two times that a date line can tell: when a story was published, and when it was changed afterwards.

use super::date_seen::{self, DateSeen};
use crate::packs::{Knowledge, Word, words};
use std::ops::Range;

/// What a date line tells.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub published: Option<DateSeen>,
    pub updated: Option<DateSeen>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Time {
    Published,
    Updated,
}

/// Reads a date line; `first` is what a date without a word in front of it tells.
fn read(text: &str, first: Time, knowledge: &Knowledge) -> Told {
    let mut told = Told::default();
    let parts = parts(text, first, knowledge);
    for (index, (time, range)) in parts.iter().enumerate() {
        let seen = date_seen::see(&text[range.clone()], knowledge);
        if seen.day.is_none() && seen.time.is_none() {
            continue;
        }
        // `8 Januari 2023 diperbarui`: the word stands behind its date, and nothing follows.
        let behind = parts.get(index + 1).filter(|next| index == 0 && next.0 == Time::Updated);
        let bare = |part: &(Time, Range<usize>)| {
            let all: Vec<Word> = words(&text[part.1.clone()]).collect();
            knowledge.updated.whole(&all).is_some()
        };
        let time = if behind.is_some_and(bare) { Time::Updated } else { *time };
        let place = match time {
            Time::Published => &mut told.published,
            Time::Updated => &mut told.updated,
        };
        if place.is_none() {
            *place = Some(seen);
        }
    }
    told
}

/// What a date line tells; below a line such as `Diperbarui`, when the story was changed.
pub(super) fn told(text: &str, above: Option<&str>, knowledge: &Knowledge) -> Told {
    let announced = above.is_some_and(|above| {
        let all: Vec<Word> = words(above).collect();
        knowledge.updated.whole(&all).is_some()
    });
    read(text, if announced { Time::Updated } else { Time::Published }, knowledge)
}

/// The line, parted before each word that says which time follows.
fn parts(text: &str, first: Time, knowledge: &Knowledge) -> Vec<(Time, Range<usize>)> {
    let all: Vec<Word> = words(text).collect();
    let mut parts = vec![(first, 0..text.len())];
    let mut at = 0;
    while at < all.len() {
        let updated = knowledge.updated.longest_at(&all[at..]).map(|(count, ())| (count, Time::Updated));
        let published = knowledge.published.longest_at(&all[at..]).map(|(count, ())| (count, Time::Published));
        let Some((count, time)) = updated.into_iter().chain(published).max_by_key(|(count, _)| *count) else {
            at += 1;
            continue;
        };
        let start = all[at].range.start;
        if let Some(last) = parts.last_mut() {
            last.1.end = start;
        }
        parts.push((time, start..text.len()));
        at += count;
    }
    parts.retain(|(_, range)| !range.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::Packs;

    fn check(text: &str, published: &str, updated: &str) {
        let packs = Packs::built_in();
        let told = told(text, None, packs.knowledge());
        let said = |seen: Option<DateSeen>| {
            seen.map_or_else(String::new, |seen| {
                seen.stamp().map_or_else(|| format!("{:?}", seen.time), |stamp| stamp.to_string())
            })
        };
        assert_eq!((said(told.published).as_str(), said(told.updated).as_str()), (published, updated), "{text}");
    }

    #[test]
    fn publication_and_change_are_told_apart() {
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
