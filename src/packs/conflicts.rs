//! Finds conflicts within one pack: a phrase that is listed under two entries whose meanings exclude each other.

use crate::packs::error::PackFault;
use crate::packs::lexicon::Refusal;
use crate::packs::pack::Pack;
use crate::packs::word::{Key, words};
use std::collections::HashMap;

/// Returns the first phrase of the pack that has two conflicting meanings.
pub(super) fn of(pack: &Pack) -> Option<Refusal> {
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
    between(&markers)
        .or_else(|| between(&labels))
        .or_else(|| between(&halves))
        .or_else(|| between(&times))
        .or_else(|| within("months", &pack.months))
        .or_else(|| within("weekdays", &pack.weekdays))
}

/// Returns the first phrase that is listed in two of these entries.
fn between(entries: &[(&'static str, &Vec<String>)]) -> Option<Refusal> {
    let mut seen: HashMap<Key, &'static str> = HashMap::new();
    for (entry, phrases) in entries {
        for phrase in *phrases {
            let other = *seen.entry(key(phrase)).or_insert(entry);
            if other != *entry {
                let fault = PackFault::Twice { entry, other, text: phrase.clone() };
                return Some(Refusal { entry, near: phrase.clone(), fault });
            }
        }
    }
    None
}

/// Returns the first name that is listed for two months or two weekdays.
fn within(entry: &'static str, lists: &[Vec<String>]) -> Option<Refusal> {
    let mut seen: HashMap<Key, usize> = HashMap::new();
    for (number, names) in lists.iter().enumerate() {
        for name in names {
            if *seen.entry(key(name)).or_insert(number) != number {
                let fault = PackFault::Twice { entry, other: entry, text: name.clone() };
                return Some(Refusal { entry, near: name.clone(), fault });
            }
        }
    }
    None
}

fn key(phrase: &str) -> Key {
    Key::of_all(words(phrase).collect::<Vec<_>>().iter())
}
