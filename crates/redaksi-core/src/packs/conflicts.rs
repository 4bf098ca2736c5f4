//! Finds conflicts within one pack: a phrase that is listed under two entries whose meanings exclude each other.

use crate::packs::error::{PackFault, RejectedEntry};
use crate::packs::pack::Pack;
use crate::packs::word::{WordKey, words};
use std::collections::HashMap;

/// Returns the first phrase of the pack that has two conflicting meanings.
pub(super) fn find_first(pack: &Pack) -> Option<RejectedEntry> {
    let labels = &pack.labels;
    let markers = [("markers", &pack.markers), ("colon_markers", &pack.colon_markers)];
    let labels = [
        ("labels.byline", &labels.byline),
        ("labels.byline_open", &labels.byline_open),
        ("labels.editor", &labels.editor),
        ("labels.editor_open", &labels.editor_open),
        ("labels.source", &labels.source),
        ("labels.tags", &labels.tags),
        ("labels.photo", &labels.photo),
        ("labels.credit", &labels.credit),
        ("labels.related", &labels.related),
        ("labels.republished", &labels.republished),
    ];
    let halves = [("mornings", &pack.mornings), ("afternoons", &pack.afternoons)];
    let times = [("published", &pack.published), ("updated", &pack.updated)];
    duplicate_across(&markers)
        .or_else(|| duplicate_across(&labels))
        .or_else(|| duplicate_across(&halves))
        .or_else(|| duplicate_across(&times))
        .or_else(|| duplicate_within("months", &pack.months))
        .or_else(|| duplicate_within("weekdays", &pack.weekdays))
}

/// Returns the first phrase that is listed in two of these entries.
fn duplicate_across(entries: &[(&'static str, &Vec<String>)]) -> Option<RejectedEntry> {
    let mut seen: HashMap<WordKey, &'static str> = HashMap::new();
    for (entry, phrases) in entries {
        for phrase in *phrases {
            let other = *seen.entry(key(phrase)).or_insert(entry);
            if other != *entry {
                let fault = PackFault::Twice { entry, other, text: phrase.clone() };
                return Some(RejectedEntry { entry, text: phrase.clone(), fault });
            }
        }
    }
    None
}

/// Returns the first name that is listed for two months or two weekdays.
fn duplicate_within(entry: &'static str, lists: &[Vec<String>]) -> Option<RejectedEntry> {
    let mut seen: HashMap<WordKey, usize> = HashMap::new();
    for (number, names) in lists.iter().enumerate() {
        for name in names {
            if *seen.entry(key(name)).or_insert(number) != number {
                let fault = PackFault::Twice { entry, other: entry, text: name.clone() };
                return Some(RejectedEntry { entry, text: name.clone(), fault });
            }
        }
    }
    None
}

fn key(phrase: &str) -> WordKey {
    WordKey::of_phrase(words(phrase).collect::<Vec<_>>().iter())
}
