//! Tags of a vocabulary that may be the same.

use crate::affixes::AffixFolder;
use crate::language_pack::primary_subtag;
use crate::vocabulary::Vocabulary;
use crate::words::folded_words;
use std::collections::{BTreeMap, HashMap, HashSet};

/// In what two tags differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, strum::AsRefStr)]
pub enum NearDuplicateKind {
    /// Only in letter case, accents, spaces, hyphens or other punctuation.
    Spelling,
    /// Only in affixes, such as a plural.
    Affixes,
    /// Only in the order of their words.
    WordOrder,
    /// In one letter.
    Typo,
}

/// Two tags that may be the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearDuplicate {
    /// The name of the one that stands first in the vocabulary.
    pub one: String,
    /// The name of the other.
    pub other: String,
    /// In what they differ.
    pub kind: NearDuplicateKind,
}

/// The least letters of a name in which a different letter is taken for a typing error.
const MIN_TYPO_CHARS: usize = 7;

/// The most tags that are compared with each other because of one shared key.
const MAX_GROUP: usize = 20;

/// Returns the pairs of tags that may be the same, in the order of the vocabulary. The time is linear in the number of tags.
#[must_use]
pub fn near_duplicates(vocabulary: &Vocabulary) -> Vec<NearDuplicate> {
    let language = primary_subtag(&vocabulary.language);
    let folder = AffixFolder::for_language(if language.is_empty() { "id" } else { &language });
    let names: Vec<Vec<String>> = vocabulary.tags().iter().map(|tag| folded_words(&tag.name)).collect();
    let mut pairs: BTreeMap<(usize, usize), NearDuplicateKind> = BTreeMap::new();
    add_groups(&names, NearDuplicateKind::Spelling, &mut pairs, |words| words.concat());
    add_groups(&names, NearDuplicateKind::Affixes, &mut pairs, |words| {
        let keys: Vec<String> = words.iter().map(|word| folder.key(word)).collect();
        keys.join(" ")
    });
    add_groups(&names, NearDuplicateKind::WordOrder, &mut pairs, |words| {
        let mut sorted: Vec<&str> = words.iter().map(String::as_str).collect();
        sorted.sort_unstable();
        sorted.join(" ")
    });
    add_typos(&names, &mut pairs);
    let name = |index: usize| vocabulary.tags()[index].name.clone();
    pairs.into_iter().map(|((one, other), kind)| NearDuplicate { one: name(one), other: name(other), kind }).collect()
}

/// Adds the pairs of names with the same key. A pair keeps the first kind that it is found with.
fn add_groups(
    names: &[Vec<String>],
    kind: NearDuplicateKind,
    pairs: &mut BTreeMap<(usize, usize), NearDuplicateKind>,
    key: impl Fn(&[String]) -> String,
) {
    let mut groups: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, words) in names.iter().enumerate().filter(|(_, words)| !words.is_empty()) {
        groups.entry(key(words)).or_default().push(index);
    }
    for group in groups.values() {
        let group = &group[..group.len().min(MAX_GROUP)];
        for (at, one) in group.iter().enumerate() {
            for other in &group[at + 1..] {
                pairs.entry((*one, *other)).or_insert(kind);
            }
        }
    }
}

/// Adds the pairs of names that differ in one letter: they share a form with one letter left out.
fn add_typos(names: &[Vec<String>], pairs: &mut BTreeMap<(usize, usize), NearDuplicateKind>) {
    let letters: Vec<Vec<char>> = names.iter().map(|words| words.concat().chars().collect()).collect();
    let mut by_shortened: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, own) in letters.iter().enumerate().filter(|(_, own)| own.len() >= MIN_TYPO_CHARS) {
        let mut shortened: HashSet<String> = HashSet::from([own.iter().collect()]);
        for skipped in 0..own.len().min(MAX_TYPO_CHARS) {
            shortened.insert(own[..skipped].iter().chain(&own[skipped + 1..]).collect());
        }
        for form in shortened {
            let group = by_shortened.entry(form).or_default();
            for other in group.iter() {
                if is_typo(&letters[*other], own) {
                    pairs.entry((*other, index)).or_insert(NearDuplicateKind::Typo);
                }
            }
            if group.len() < MAX_GROUP {
                group.push(index);
            }
        }
    }
}

/// The letters of a name after which typing errors are not looked for, so that long names cost no more.
const MAX_TYPO_CHARS: usize = 40;

/// Whether two names differ in one letter, or in two neighbours that are swapped, and not in a digit or in their first letter.
fn is_typo(one: &[char], other: &[char]) -> bool {
    let start = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let rest = one.len().min(other.len()) - start;
    let end = one.iter().rev().zip(other.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[start..one.len() - end], &other[start..other.len() - end]);
    let is_swapped = matches!((one, other), ([a, b], [c, d]) if a == d && b == c);
    start > 0 && (one.len().max(other.len()) == 1 || is_swapped) && !one.iter().chain(other).any(|c| c.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tag_kind::TagKind;
    use crate::vocabulary::TagEntry;

    fn kinds(names: &[&str]) -> Vec<NearDuplicateKind> {
        let mut vocabulary = Vocabulary::default();
        for name in names {
            vocabulary.add(TagEntry::new(*name, TagKind::Topic)).unwrap();
        }
        near_duplicates(&vocabulary).into_iter().map(|pair| pair.kind).collect()
    }

    #[test]
    fn spellings_affixes_order_and_typing_errors_are_told_apart() {
        assert_eq!(kinds(&["Covid-19", "Covid.19"]), [NearDuplicateKind::Spelling]);
        assert_eq!(kinds(&["membelot", "pembelotan"]), [NearDuplicateKind::Affixes]);
        assert_eq!(kinds(&["Jakarta banjir", "banjir Jakarta"]), [NearDuplicateKind::WordOrder]);
        assert_eq!(kinds(&["Volodymyr Zelensky", "Volodymyr Zelenskyy"]), [NearDuplicateKind::Typo]);
        assert_eq!(kinds(&["Prabowo Subianto", "Prabwoo Subianto"]), [NearDuplicateKind::Typo]);
    }

    #[test]
    fn numbers_and_short_names_are_different_tags() {
        assert_eq!(kinds(&["Piala Dunia 2022", "Piala Dunia 2026", "Liga 1", "Liga 2", "kota", "kopi"]), []);
    }
}
