//! Names of persons, organisations, places and events, found by capitals, context words, heads, titles and a gazetteer.

use crate::gazetteer::{Gazetteer, Known};
use crate::glued_words::mend_glued_names;
use crate::language_pack::{LanguagePack, is_foreign_joiner, is_given_name, pack_for, primary_subtag};
use crate::phrase_trie::PhraseTrie;
use crate::tag_kind::TagKind;
use crate::words::{Shape, TagWord, fold, split_words};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameSpan {
    /// The index of the paragraph.
    pub paragraph: usize,
    /// The byte range in the paragraph.
    pub range: Range<usize>,
    /// What it names; [`TagKind::Topic`] if that is not clear.
    pub kind: TagKind,
}

/// Finds the names in the paragraphs of one text. `language` is a language tag such as `id`; capitals of an unknown language are
/// read without context words. The spans are in reading order and do not overlap.
#[must_use]
pub fn find_names<T: AsRef<str>>(paragraphs: &[T], language: &str) -> Vec<NameSpan> {
    let pack = pack_for(&primary_subtag(language));
    let is_abbreviation = |word: &str| pack.titles.contains(word) || pack.degrees.contains(word);
    let mut split: Vec<(&str, Vec<TagWord>)> =
        paragraphs.iter().map(|text| (text.as_ref(), split_words(text.as_ref(), &is_abbreviation))).collect();
    mend_glued_names(&mut split, pack);
    let parts: Vec<(&str, &[TagWord])> = split.iter().map(|(text, words)| (*text, words.as_slice())).collect();
    let found = find_in_parts(&parts, pack);
    found
        .into_iter()
        .map(|name| {
            let words = &split[name.part].1;
            let mut start = name.words.start + numbered_head(&words[name.words.clone()], pack);
            // Names of persons may stand after these words too: `desa Wati`.
            let before = start.checked_sub(1).filter(|before| {
                let text = paragraphs[name.part].as_ref();
                matches!(name.kind, TagKind::Place | TagKind::Topic | TagKind::Person)
                    && pack.small_place_heads.contains(&words[*before].folded)
                    && text[words[*before].range.end..words[start].range.start].chars().all(char::is_whitespace)
            });
            start = before.unwrap_or(start);
            let range = words[start].range.start..words[name.words.end - 1].range.end;
            NameSpan { paragraph: name.part, range, kind: name.kind }
        })
        .collect()
}

/// The number of words of a numbered head before a body, such as `Komisi III` of `Komisi III DPR`; 0 if there is none.
fn numbered_head(words: &[TagWord], pack: &LanguagePack) -> usize {
    let is_numbered = words.len() > 2
        && pack.numbered_heads.contains(&words[0].folded)
        && (words[1].shape == Shape::Number || is_roman(&words[1].folded));
    if is_numbered { 2 } else { 0 }
}

/// A name as a range of words of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FoundName {
    pub(crate) part: usize,
    /// The range of word indexes; never empty.
    pub(crate) words: Range<usize>,
    pub(crate) kind: TagKind,
    /// The index in the gazetteer, if it is known.
    pub(crate) known: Option<usize>,
    /// Whether it has a title before it or speaks.
    pub(crate) has_role: bool,
    /// Whether the text names it as its source.
    pub(crate) is_source: bool,
}

/// How often a word is written in which way.
#[derive(Clone, Copy, Default)]
struct WordUse {
    small: u32,
    /// With a capital, and not at the start of a sentence.
    capital_inside: u32,
}

/// Finds the names in texts that are split into words; the parts are read as one text.
pub(crate) fn find_in_parts(parts: &[(&str, &[TagWord])], pack: &LanguagePack) -> Vec<FoundName> {
    let mut uses: HashMap<&str, WordUse> = HashMap::new();
    let mut title_case: Vec<bool> = parts.iter().map(|(text, words)| is_title_case(text, words)).collect();
    mark_repeated_headlines(parts, &mut title_case);
    for ((_, words), _) in parts.iter().zip(&title_case).filter(|(_, is_title)| !**is_title) {
        for word in *words {
            let counted = uses.entry(&word.folded).or_default();
            counted.small += u32::from(word.shape == Shape::Lower);
            counted.capital_inside += u32::from(word.shape.is_name_like() && !word.is_start);
        }
    }
    let mut found = Vec::new();
    for (part, (text, words)) in parts.iter().enumerate().filter(|(part, _)| !title_case[*part]) {
        NameReader { text, words, pack, uses: &uses, part, found: &mut found }.read();
    }
    if pack.capital_nouns {
        keep_supported_words(&mut found, parts);
    }
    // Days and months name nothing, also with a number.
    found.retain(|name| {
        let is_empty = |word: &TagWord| pack.not_names.contains(&word.folded) || word.shape == Shape::Number;
        name.known.is_some() || !parts[name.part].1[name.words.clone()].iter().all(is_empty)
    });
    split_joined_names(&mut found, parts, pack);
    join_inseparable_names(&mut found, parts);
    let small_words: HashSet<&str> = uses.iter().filter(|(_, uses)| uses.small > 0).map(|(word, _)| *word).collect();
    let mut known = PhraseTrie::default();
    for name in found.iter().filter(|name| name.words.len() <= MAX_NAME_WORDS) {
        let words = &parts[name.part].1[name.words.clone()];
        known.insert(words.iter().map(|word| word.folded.as_str()), (name.kind, name.known));
    }
    for (part, (_, words)) in parts.iter().enumerate().filter(|(part, _)| title_case[*part]) {
        find_again(part, words, &known, pack, &small_words, &mut found);
    }
    found.sort_by_key(|name| (name.part, name.words.start));
    with_model_numbers(found, parts, pack)
}

/// The least mentions of a name with the same number after it, of which the number is a part, and their share of all mentions: 3 of 5.
const MIN_NUMBERED_MENTIONS: usize = 2;
const NUMBERED_SHARE: (usize, usize) = (3, 5);

/// The most letters and digits of the number of a model.
const MAX_MODEL_CHARS: usize = 4;

/// Adds the number of a model to a name that mostly stands before it, as in `Kenari Seri 14` or `Kenari X9`.
fn with_model_numbers(found: Vec<FoundName>, parts: &[(&str, &[TagWord])], pack: &LanguagePack) -> Vec<FoundName> {
    let words = |name: &FoundName| -> Vec<&str> {
        parts[name.part].1[name.words.clone()].iter().map(|word| word.folded.as_str()).collect()
    };
    let number_after = |name: &FoundName| {
        let (text, all) = parts[name.part];
        let is_person = all[name.words.clone()].iter().any(|word| is_given_name(&word.folded));
        let may_have = name.known.is_none() && name.kind != TagKind::Place && !name.has_role && !is_person;
        let number = all.get(name.words.end).filter(|_| may_have)?;
        let gap = |at: usize| all.get(at).map_or("", |word| &text[all[at - 1].range.end..word.range.start]);
        let is_model = matches!(number.shape, Shape::Number | Shape::AllCaps)
            && number.folded.chars().any(char::is_numeric)
            && number.folded.chars().count() <= MAX_MODEL_CHARS;
        let next = all.get(name.words.end + 1);
        let is_amount = matches!(gap(name.words.end + 1), "." | ",")
            || next.is_some_and(|next| pack.not_names.contains(&next.folded));
        (is_model && gap(name.words.end) == " " && !number.is_start && !is_amount).then_some(number.folded.as_str())
    };
    let mut counts: HashMap<Vec<&str>, (usize, HashMap<&str, usize>)> = HashMap::new();
    for name in &found {
        let (all, numbers) = counts.entry(words(name)).or_default();
        *all += 1;
        if let Some(number) = number_after(name) {
            *numbers.entry(number).or_default() += 1;
        }
    }
    let mut extended: Vec<FoundName> = Vec::with_capacity(found.len());
    for mut name in found {
        let is_inside =
            extended.last().is_some_and(|last| last.part == name.part && last.words.contains(&name.words.start));
        if is_inside {
            continue;
        }
        let count = number_after(&name).and_then(|number| {
            let (all, numbers) = counts.get(&words(&name))?;
            Some((*all, *numbers.get(number)?))
        });
        let is_part = count.is_some_and(|(all, count)| {
            count >= MIN_NUMBERED_MENTIONS && count * NUMBERED_SHARE.1 >= all * NUMBERED_SHARE.0
        });
        if is_part {
            name.words.end += 1;
            name.kind = if name.kind == TagKind::Person { TagKind::Topic } else { name.kind };
        }
        extended.push(name);
    }
    extended
}

/// Marks the parts that repeat a headline with a full stop.
fn mark_repeated_headlines(parts: &[(&str, &[TagWord])], title_case: &mut [bool]) {
    let folded = |words: &[TagWord]| words.iter().map(|word| word.folded.clone()).collect::<Vec<_>>();
    let headlines: HashSet<Vec<String>> = parts
        .iter()
        .zip(&*title_case)
        .filter(|(_, is_title)| **is_title)
        .map(|((_, words), _)| folded(words))
        .collect();
    let longest = headlines.iter().map(Vec::len).max().unwrap_or_default();
    for ((_, words), is_title) in parts.iter().zip(title_case) {
        *is_title |= words.len() <= longest && headlines.contains(&folded(words));
    }
}

/// The least mentions of two names side by side that are one name.
const MIN_PAIR_MENTIONS: usize = 2;

/// Joins a name and an abbreviation that stands only directly after it, as `Kenari SAI`.
fn join_inseparable_names(found: &mut Vec<FoundName>, parts: &[(&str, &[TagWord])]) {
    found.sort_by_key(|name| (name.part, name.words.start));
    let words = |name: &FoundName| -> Vec<&str> {
        parts[name.part].1[name.words.clone()].iter().map(|word| word.folded.as_str()).collect()
    };
    let is_short = |name: &FoundName| {
        name.words.len() == 1 && name.known.is_none() && parts[name.part].1[name.words.start].shape == Shape::AllCaps
    };
    let is_pair = |pair: &[FoundName]| {
        let [first, second] = pair else { return false };
        let (text, words) = parts[first.part];
        first.part == second.part
            && first.words.end == second.words.start
            && &text[words[first.words.end - 1].range.end..words[second.words.start].range.start] == " "
            && is_short(second)
            && if first.words.len() == 1 {
                first.kind != TagKind::Place
            } else {
                !first.has_role
                    && first.words.len() == 2
                    && matches!(first.kind, TagKind::Organisation | TagKind::Event)
            }
    };
    let mut alone: HashMap<Vec<&str>, usize> = HashMap::new();
    let mut pairs: HashMap<Vec<&str>, usize> = HashMap::new();
    for name in found.iter().filter(|name| is_short(name)) {
        *alone.entry(words(name)).or_default() += 1;
    }
    for pair in found.windows(2).filter(|pair| is_pair(pair)) {
        *pairs.entry([words(&pair[0]), words(&pair[1])].concat()).or_default() += 1;
    }
    let mut joined: Vec<FoundName> = Vec::with_capacity(found.len());
    for name in found.drain(..) {
        let is_one = joined.last().is_some_and(|first| {
            let count = pairs.get(&[words(first), words(&name)].concat()).copied().unwrap_or_default();
            count >= MIN_PAIR_MENTIONS
                && alone.get(&words(&name)) == Some(&count)
                && is_pair(&[first.clone(), name.clone()])
        });
        match joined.last_mut().filter(|_| is_one) {
            Some(first) => {
                first.words.end = name.words.end;
                first.known = None;
                if !is_given_name(&parts[first.part].1[first.words.start].folded) {
                    first.kind = TagKind::Organisation;
                }
            }
            None => joined.push(name),
        }
    }
    *found = joined;
}

/// Splits two names that stand side by side, as in `Contoh Bersama Ratna Dewanti`, where other mentions show that they are two.
fn split_joined_names(found: &mut Vec<FoundName>, parts: &[(&str, &[TagWord])], pack: &LanguagePack) {
    let words = |name: &FoundName| -> Vec<&str> {
        parts[name.part].1[name.words.clone()].iter().map(|word| word.folded.as_str()).collect()
    };
    let mut alone: HashMap<Vec<&str>, AloneName> = HashMap::new();
    for name in found.iter().filter(|name| name.words.len() <= MAX_NAME_WORDS) {
        let alone = alone.entry(words(name)).or_default();
        alone.has_role |= name.has_role;
        alone.is_known |= name.known.is_some();
        alone.kinds.person |= name.kind == TagKind::Person;
        alone.kinds.place |= name.kind == TagKind::Place;
        alone.kinds.topic |= name.kind == TagKind::Topic;
    }
    let mut counts: HashMap<Vec<&str>, usize> = HashMap::new();
    for name in &*found {
        *counts.entry(words(name)).or_default() += 1;
    }
    let mut split = Vec::with_capacity(found.len());
    for name in found.drain(..) {
        let own = words(&name);
        if name.known.is_none()
            && matches!(name.kind, TagKind::Person | TagKind::Topic)
            && let Some(known) = place_before_name(&own, &alone)
        {
            let second = name.words.start + 1;
            let place = FoundName {
                words: name.words.start..second,
                kind: TagKind::Place,
                known: Some(known),
                has_role: false,
                ..name.clone()
            };
            split.extend([place, FoundName { words: second..name.words.end, ..name }]);
            continue;
        }
        let is_joined = name.known.is_none() && (3..=MAX_NAME_WORDS).contains(&own.len());
        let may_be_two = name.known.is_none() && matches!(name.kind, TagKind::Person | TagKind::Topic);
        if let Some((place, known)) = place_after_name(&own, &alone, pack).filter(|_| may_be_two && counts[&own] == 1) {
            let second = name.words.start + place;
            let first =
                FoundName { words: name.words.start..second, kind: TagKind::Topic, has_role: false, ..name.clone() };
            let place = FoundName {
                words: second..name.words.end,
                kind: TagKind::Place,
                known: Some(known),
                has_role: false,
                ..name
            };
            split.extend([first, place]);
            continue;
        }
        let place = (1..own.len() - 1)
            .filter(|_| is_joined)
            .find(|at| are_two_names(&own[..*at], &own[*at..], &alone, pack))
            .or_else(|| (is_joined && is_followed_by_person(&own, &alone)).then_some(own.len() - 1));
        let Some(second) = place.map(|at| name.words.start + at) else {
            split.push(name);
            continue;
        };
        let first =
            FoundName { words: name.words.start..second, kind: TagKind::Topic, has_role: false, ..name.clone() };
        split.extend([first, FoundName { words: second..name.words.end, ..name }]);
    }
    *found = split;
}

/// The index of the known place that is the first word of a name, as in `Sumsel Ratna Dewanti`, if the text has the other words, or the
/// first of several, alone.
fn place_before_name(own: &[&str], alone: &HashMap<Vec<&str>, AloneName>) -> Option<usize> {
    let (place, person) = own.split_first()?;
    let is_alone = |words: &[&str]| {
        alone
            .get(words)
            .is_some_and(|name| (name.kinds.person || name.kinds.topic || !name.kinds.place) && !name.is_known)
    };
    let known = Gazetteer::get().whole_words(&[(*place).to_owned()], false)?;
    // An abbreviation such as `Sumsel` is no part of a person's name.
    let is_short = Gazetteer::get().name(known).spellings.first().is_none_or(|name| fold(name) != **place);
    let is_two = match person {
        [first, _, ..] if is_short => is_alone(person) || is_alone(&[*first]),
        [_] if is_short => is_alone(person),
        _ => false,
    };
    let is_place = Gazetteer::get().name(known).kind == TagKind::Place;
    (is_place && is_two && !is_given_name(place)).then_some(known)
}

/// Where a known place begins that stands directly after a name which the text has alone, as in `Kenari Sukabumi`, and its index; bodies
/// and persons have names that end with a place.
fn place_after_name(
    own: &[&str],
    alone: &HashMap<Vec<&str>, AloneName>,
    pack: &LanguagePack,
) -> Option<(usize, usize)> {
    // `Karya Indonesia` is a company.
    let place = own.len().checked_sub(1).filter(|at| *at > 0 && !pack.home_places.contains(own[*at]))?;
    let first = alone.get(&own[..place]).filter(|first| {
        (first.kinds.place || (first.kinds.topic && !pack.capital_nouns)) && !first.is_known && !first.has_role
    })?;
    let known = Gazetteer::get().whole_words(&[own[place].to_owned()], false)?;
    (Gazetteer::get().name(known).kind == TagKind::Place && !first.kinds.person && !is_given_name(own[0]))
        .then_some((place, known))
}

/// How a text mentions a name that stands alone.
#[derive(Clone, Copy, Default)]
struct AloneName {
    /// Whether it speaks or has a title somewhere.
    has_role: bool,
    is_known: bool,
    /// The kinds of its mentions.
    kinds: AloneKinds,
}

/// As what a text mentions a name.
#[derive(Clone, Copy, Default)]
struct AloneKinds {
    person: bool,
    place: bool,
    /// Not clear.
    topic: bool,
}

/// Whether the last word of a name is a person that the text has alone, and the words before it another name that it has alone.
fn is_followed_by_person(own: &[&str], alone: &HashMap<Vec<&str>, AloneName>) -> bool {
    let Some((last, first)) = own.split_last() else { return false };
    let is_person = |name: &AloneName| name.has_role || (name.is_known && name.kinds.person);
    alone.get([*last].as_slice()).is_some_and(is_person)
        && alone.get(first).is_some_and(|name| !name.has_role)
        && !first.iter().any(|word| is_given_name(word))
}

/// Whether a name is two names: the text has both alone; or the first, and the second one begins like a person; or a short form of the
/// second after a known name or after words that are no person's.
fn are_two_names(first: &[&str], second: &[&str], alone: &HashMap<Vec<&str>, AloneName>, pack: &LanguagePack) -> bool {
    let begins_person = is_given_name(second[0]) && !first.iter().any(|word| is_given_name(word));
    let has_short_form = || second[..1].iter().chain(second.last()).any(|word| alone.contains_key([*word].as_slice()));
    // `PT Padu Karya Ratna Dewanti`, where the text has `Padu Karya`.
    let is_company =
        pack.legal_forms.contains(first[0]) && first.len() > 2 && second.len() == 2 && alone.contains_key(&first[1..]);
    match alone.get(first) {
        Some(name) if name.is_known => begins_person || has_short_form(),
        Some(name) => alone.contains_key(second) || (begins_person && !name.has_role),
        None if is_company => true,
        None => begins_person && first.len() > 1 && alone.contains_key(&second[..1]),
    }
}

/// The most words of a name that is looked for in headlines.
const MAX_NAME_WORDS: usize = 12;

/// The least share of capitals in a headline where every word has one.
const MIN_TITLE_CASE_SHARE: f32 = 0.65;

/// Whether nearly all longer words have a capital, as in headlines, so that capitals say nothing.
pub(crate) fn is_title_case(text: &str, words: &[TagWord]) -> bool {
    let end = text.trim_end_matches(['"', '”', '’', ' ']);
    if end.ends_with('.') && !end.ends_with("..") {
        return false;
    }
    let long = || words.iter().filter(|word| word.folded.chars().count() > 3 && word.shape != Shape::Number);
    let capitals = long().filter(|word| word.shape.is_name_like()).count();
    let count = long().count();
    count >= 3 && capitals as f32 >= count as f32 * MIN_TITLE_CASE_SHARE
}

/// The letters of an abbreviation of a headline that the text does not have.
const MIN_HEADLINE_CAPITALS: usize = 3;
const MAX_HEADLINE_CAPITALS: usize = 4;

/// Finds names of other parts, and known names, in a headline.
fn find_again(
    part: usize,
    words: &[TagWord],
    known: &PhraseTrie<(TagKind, Option<usize>)>,
    pack: &LanguagePack,
    small_words: &HashSet<&str>,
    found: &mut Vec<FoundName>,
) {
    let capitals = words.iter().filter(|word| word.shape == Shape::AllCaps).count();
    let is_shouted = capitals * 3 > words.len();
    let mut at = 0;
    while at < words.len() {
        let ids = words[at..].iter().map(|word| known.word_id(&word.folded));
        let again = known.prefixes(ids).last().and_then(|(length, kinds)| Some((length, *kinds.first()?)));
        let listed = Gazetteer::get().longest(capital_words(&words[at..]));
        let is_money = at > 0 && pack.currencies.contains(&words[at - 1].folded) && words[at].shape == Shape::AllCaps;
        if is_money && listed.is_some_and(|known| known.length == 1) {
            at += 1;
            continue;
        }
        // `Bernama` is an agency, and a common word where the text has it so.
        let is_common = words[at].shape == Shape::Capital && small_words.contains(words[at].folded.as_str());
        let listed = listed.filter(|known| known.length > 1 || !is_common);
        let listed = listed.map(|Known { length, name }| (length, (Gazetteer::get().name(name).kind, Some(name))));
        // `Pemkab Lingga` is a body also where the text has its long name only.
        let head = pack.place_bodies.longest(words[at..].iter().map(|word| word.folded.as_str()));
        let place = Gazetteer::get().longest(capital_words(words.get(at + head..).unwrap_or_default()));
        let place = place.filter(|place| head > 0 && Gazetteer::get().name(place.name).kind == TagKind::Place);
        let kind =
            if pack.organisation_heads.contains(&words[at].folded) { TagKind::Organisation } else { TagKind::Place };
        let body = place.map(|place| (head + place.length, (kind, None)));
        // An abbreviation differs from the other words also where each has a capital.
        let is_short = !is_shouted
            && words[at].shape == Shape::AllCaps
            && words[at].folded.chars().all(char::is_alphabetic)
            && !small_words.contains(words[at].folded.as_str())
            && (MIN_HEADLINE_CAPITALS..=MAX_HEADLINE_CAPITALS).contains(&words[at].folded.chars().count())
            && [&pack.stop_words, &pack.weak_words, &pack.not_names, &pack.starters, &pack.general_words, &pack.titles]
                .iter()
                .all(|list| !list.contains(&words[at].folded));
        let short = is_short.then_some((1, (TagKind::Organisation, None)));
        let best = short.into_iter().chain(again).chain(listed).chain(body).max_by_key(|(length, _)| *length);
        let Some((length, (kind, known))) = best.filter(|_| words[at].shape.is_name_like()) else {
            at += 1;
            continue;
        };
        found.push(FoundName { part, words: at..at + length, kind, known, has_role: false, is_source: false });
        at += length;
    }
}

/// The folded words up to the first small one, with whether each is in capitals only.
fn capital_words(words: &[TagWord]) -> impl Iterator<Item = (&str, bool)> + Clone {
    words
        .iter()
        .enumerate()
        .take_while(|(index, word)| *index > 0 || word.shape != Shape::Lower)
        .map(|(_, word)| (word.folded.as_str(), matches!(word.shape, Shape::AllCaps | Shape::Initial | Shape::Number)))
}

/// Drops single unknown words that are not a part of a longer name, where common nouns have capitals too.
fn keep_supported_words(found: &mut Vec<FoundName>, parts: &[(&str, &[TagWord])]) {
    let words_of = |name: &FoundName| &parts[name.part].1[name.words.clone()];
    let mut in_long = HashSet::new();
    for name in found.iter().filter(|name| name.words.len() > 1 && name.kind == TagKind::Person) {
        in_long.extend(words_of(name).iter().map(|word| word.folded.clone()));
    }
    found.retain(|name| {
        name.known.is_some()
            || name.words.len() > 1
            || name.has_role
            || words_of(name).iter().all(|word| word.shape == Shape::AllCaps || in_long.contains(&word.folded))
    });
}

/// Reads one part.
struct NameReader<'a> {
    text: &'a str,
    words: &'a [TagWord],
    pack: &'a LanguagePack,
    uses: &'a HashMap<&'a str, WordUse>,
    part: usize,
    found: &'a mut Vec<FoundName>,
}

impl NameReader<'_> {
    fn read(&mut self) {
        let mut at = 0;
        while at < self.words.len() {
            if self.is_name_like(at) || self.is_listed_caseless(at) {
                let end = self.chain_end(at);
                self.split_chain(at..end);
                at = end;
            } else {
                at += 1;
            }
        }
    }

    /// Whether a word has the shape of a name, and is not two words of which the space between them was lost, as in `sebelumRatna` beside
    /// `Ratna`.
    fn is_name_like(&self, at: usize) -> bool {
        let word = &self.words[at];
        let text = &self.text[word.range.clone()];
        let mut before = None;
        let inner = text.char_indices().rev().find(|(_, c)| {
            let is_inner = c.is_lowercase() && before.is_some_and(char::is_uppercase);
            before = Some(*c);
            is_inner
        });
        let count = |text: &str| self.uses.get(fold(text).as_str()).map_or(0, |uses| uses.capital_inside);
        let is_joined = inner.is_some_and(|(at, c)| {
            let (first, second) = text.split_at(at + c.len_utf8());
            let is_long = [first, second].iter().all(|part| part.chars().count() >= MIN_JOINED_CHARS);
            // A name of its own, such as `OpenOffice`, is mostly written again.
            is_long && count(first) + count(second) > 0 && count(text) <= 1
        });
        // `katasatuB` is a word and the letter of the next answer of a test.
        let ends_with_letter = text.starts_with(char::is_lowercase)
            && text
                .char_indices()
                .position(|(_, c)| c.is_uppercase())
                .is_some_and(|at| at >= MIN_JOINED_CHARS && at + 1 == text.chars().count());
        let is_amount = ["rp", "rm", "idr", "usd", "sgd"].iter().any(|unit| {
            let rest = word.folded.strip_prefix(unit);
            rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit()))
        });
        word.shape.is_name_like() && !is_joined && !ends_with_letter && !is_amount && !self.has_glued_ending(word)
    }

    /// Whether a word is a name of the text and a function word of which the space between them was lost, as in `Ratnaitu`.
    fn has_glued_ending(&self, word: &TagWord) -> bool {
        let count = |folded: &str| self.uses.get(folded).map_or(0, |uses| uses.capital_inside);
        let text = word.folded.as_str();
        word.shape == Shape::Capital
            && count(text) <= 1
            && text.char_indices().skip(MIN_JOINED_CHARS).any(|(at, _)| {
                let (name, ending) = text.split_at(at);
                ending.chars().count() >= MIN_GLUED_ENDING
                    && self.pack.stop_words.contains(ending)
                    && count(name) > 0
                    && self.uses.get(name).is_none_or(|uses| uses.small == 0)
            })
    }

    /// Whether a word of a script without capitals begins a known name.
    fn is_listed_caseless(&self, at: usize) -> bool {
        self.words[at].shape == Shape::Caseless && self.known(at).is_some()
    }

    fn gap(&self, before: usize) -> &str {
        &self.text[self.words[before - 1].range.end..self.words[before].range.start]
    }

    /// Whether a word continues a name after the word before it, by what is between them.
    fn is_joined(&self, at: usize) -> bool {
        let gap = self.gap(at);
        if self.words[at].is_start {
            return false;
        }
        matches!(gap, "-" | "'" | "’" | "‘" | "`" | "‑" | "/" | " & " | "&")
            || (!gap.is_empty() && gap.chars().all(|c| c.is_whitespace() && c != '\n'))
            || (gap.trim() == "." && (gap.len() > 1 || self.words[at - 1].shape == Shape::Initial))
    }

    /// Whether a word after a comma belongs to the name before it, whose abbreviation follows in brackets, as in `Badan Laut, Sungai, dan
    /// Danau (BLSD)`.
    fn is_listed_part(&self, at: usize) -> bool {
        if self.gap(at) != ", " {
            return false;
        }
        let is_bracketed = |at: usize| {
            matches!(self.gap(at), " (" | "(")
                && self.words[at].shape == Shape::AllCaps
                && self.text[self.words[at].range.end..].starts_with(')')
        };
        let end = self.words.len().min(at + MAX_LISTED_WORDS);
        let Some(short) = (at + 1..end).find(|at| self.gap(*at).contains('(')) else { return false };
        is_bracketed(short)
            && self.words[at..short]
                .iter()
                .all(|word| word.shape == Shape::Capital || self.pack.organisation_joiners.contains(&word.folded))
    }

    /// Returns the end of the chain of capitals that begins at a word.
    fn chain_end(&self, start: usize) -> usize {
        let pack = self.pack;
        let mut end = start + self.long_known(start).unwrap_or(1);
        let mut has_joined_head = self.head_at(&pack.joined_heads, start) > 0;
        while end < self.words.len() && (self.is_joined(end) || (has_joined_head && self.is_listed_part(end))) {
            let word = &self.words[end];
            let gap = self.gap(end);
            let joins_small = matches!(gap, "'" | "’" | "‘" | "`" | "-" | "‑")
                && word.shape == Shape::Lower
                && if gap == "-" || gap == "‑" {
                    word.folded == self.words[end - 1].folded || self.is_second_syllable(start, end)
                } else {
                    word.folded.len() > 1 && !pack.stop_words.contains(&word.folded)
                };
            if self.is_name_like(end) || joins_small {
                has_joined_head |= self.head_at(&pack.joined_heads, end) > 0;
                end += self.long_known(end).unwrap_or(1);
                continue;
            }
            if word.shape == Shape::Number && self.is_headed(start..end) && word.folded.len() <= 4 {
                end += 1;
                continue;
            }
            let joiners = (end..self.words.len())
                .take(2)
                .take_while(|at| {
                    let small = &self.words[*at];
                    small.shape == Shape::Lower
                        && (pack.name_joiners.contains(&small.folded)
                            || (is_given_name(&self.words[start].folded) && is_foreign_joiner(&small.folded, pack))
                            || (has_joined_head && pack.organisation_joiners.contains(&small.folded)))
                })
                .count();
            let next = end + joiners;
            let is_person = is_given_name(&self.words[start].folded)
                || !(pack.capital_nouns || self.words.get(next).is_some_and(|word| is_given_name(&word.folded)));
            let continues = joiners > 0
                && (is_person || has_joined_head)
                && (end..=next).all(|at| {
                    at < self.words.len() && (self.is_joined(at) || (has_joined_head && self.is_listed_part(at)))
                })
                && self.is_name_like(next)
                && self.may_follow_joiner(start, end, next);
            if !continues {
                break;
            }
            end = next + 1;
        }
        end
    }

    /// The words of the long name of a known body at a word, which may have commas and small words, or of an office with its portfolio.
    fn long_known(&self, at: usize) -> Option<usize> {
        let office = self.head_at(&self.pack.portfolio_heads, at);
        let portfolio = if office > 0 { self.head_at(&self.pack.portfolios, at + office) } else { 0 };
        if portfolio > 1 {
            return Some(office + portfolio);
        }
        self.known(at).map(|known| known.length).filter(|length| *length >= MIN_LONG_KNOWN)
    }

    /// The number of words of the head of a body at a word; short abbreviations such as `MAN` are heads in capitals only.
    fn organisation_head_at(&self, at: usize) -> usize {
        let head = self.head_at(&self.pack.organisation_heads, at);
        let word = &self.words[at];
        let is_name = head == 1
            && word.shape == Shape::Capital
            && word.folded.chars().count() <= MAX_SHORT_HEAD
            && !self.pack.team_heads.is_empty()
            && !self.pack.team_heads.contains(&word.folded);
        if is_name { 0 } else { head }
    }

    /// Whether a small word after a hyphen is the second syllable of a given name, as in `Kim Jong-un`.
    fn is_second_syllable(&self, start: usize, at: usize) -> bool {
        let is_short = |word: &TagWord| (2..=6).contains(&word.folded.len());
        at >= start + 2
            && is_short(&self.words[at])
            && is_short(&self.words[at - 1])
            && self.gap(at - 1) == " "
            && !self.pack.stop_words.contains(&self.words[at].folded)
    }

    /// Whether the word after `dan` or the like belongs to the name before it, and does not begin a name of its own.
    fn may_follow_joiner(&self, start: usize, joiner: usize, next: usize) -> bool {
        let pack = self.pack;
        let word = &self.words[joiner].folded;
        if (pack.name_joiners.contains(word) || is_foreign_joiner(word, pack))
            && !pack.organisation_joiners.contains(&self.words[joiner].folded)
        {
            return true;
        }
        let needs_other = pack.late_joiners.contains(&self.words[joiner].folded);
        let has_other = self.words[start..joiner].iter().any(|word| word.shape == Shape::Lower);
        self.words[next].shape == Shape::Capital
            && (!needs_other || has_other)
            && self.head_at(&pack.organisation_heads, next) == 0
            && self.head_at(&pack.titles, next) == 0
            && !is_given_name(&self.words[next].folded)
            && self.known(next).is_none_or(|known| Gazetteer::get().name(known.name).kind != TagKind::Organisation)
    }

    /// Whether a chain begins with the head of a name that may have a number.
    fn is_headed(&self, words: Range<usize>) -> bool {
        words.clone().any(|at| {
            self.head_at(&self.pack.organisation_heads, at) > 0
                || self.head_at(&self.pack.place_heads, at) > 0
                || self.head_at(&self.pack.event_heads, at) > 0
        }) || self.head_at(&self.pack.event_tails, words.end - 1) > 0
    }

    fn head_at(&self, heads: &crate::word_list::PhraseSet, at: usize) -> usize {
        heads.longest(self.words[at..].iter().map(|word| word.folded.as_str()))
    }

    fn known(&self, at: usize) -> Option<Known> {
        let known = Gazetteer::get().longest(capital_words(&self.words[at..]))?;
        let is_short = known.length == 1 && matches!(self.words[at].shape, Shape::AllCaps);
        (!is_short || !(self.is_dotted(at) || self.is_other_abbreviation(at))).then_some(known)
    }

    /// Whether a word in capitals is a part of a dotted name such as `ABC.XYZ`.
    fn is_dotted(&self, at: usize) -> bool {
        let is_part = |before: usize, at: usize| {
            at < self.words.len()
                && self.gap(at) == "."
                && [before, at].iter().all(|at| self.words[*at].shape == Shape::AllCaps)
        };
        is_part(at, at + 1) || (at > 0 && is_part(at - 1, at))
    }

    /// Whether a word in capitals stands in brackets after small words, which it abbreviates, as in `ruang baca (RB)`.
    fn is_other_abbreviation(&self, at: usize) -> bool {
        at > 0
            && matches!(self.gap(at), " (" | "(")
            && self.words[at - 1].shape == Shape::Lower
            && self.text[self.words[at].range.end..].starts_with(')')
    }

    /// Whether a word at the start of a sentence is a common word with the capital of the sentence.
    fn is_common_start(&self, at: usize) -> bool {
        let word = &self.words[at];
        let pack = self.pack;
        let uses = self.uses.get(word.folded.as_str()).copied().unwrap_or_default();
        if pack.stop_words.contains(&word.folded) || pack.weak_words.contains(&word.folded) {
            return true;
        }
        if uses.capital_inside > 0 || is_given_name(&word.folded) {
            return uses.small > uses.capital_inside;
        }
        uses.small > 0
            || pack.starters.contains(&word.folded)
            || pack.topic_words.contains(&word.folded)
            || pack.has_starter_shape(&word.folded)
    }

    /// Whether a word with a capital is also a common word, so that it is hardly a person's name.
    fn is_common_word(&self, at: usize) -> bool {
        let word = &self.words[at].folded;
        let pack = self.pack;
        self.uses.get(word.as_str()).is_some_and(|uses| uses.small > 0)
            || pack.stop_words.contains(word)
            || pack.weak_words.contains(word)
            || pack.starters.contains(word)
            || (pack.has_starter_shape(word) && !self.has_capital_only(word))
    }

    /// Splits a chain of capitals into names.
    fn split_chain(&mut self, chain: Range<usize>) {
        let pack = self.pack;
        let mut at = chain.start;
        let mut has_title = false;
        while at < chain.end {
            let left = chain.end - at;
            let word = &self.words[at];
            let fit = |length: usize| if length <= left { length } else { 0 };
            // `Persis` is a club, and a function word at the start of a sentence.
            let is_function_word =
                word.is_start && word.shape == Shape::Capital && pack.stop_words.contains(&word.folded);
            let known = self.known(at).filter(|known| known.length <= left && !(known.length == 1 && is_function_word));
            let known_kind = known.map(|known| Gazetteer::get().name(known.name).kind);
            let title = fit(self.head_at(&pack.titles, at));
            let organisation = fit(self.organisation_head_at(at));
            let place = fit(self.head_at(&pack.place_heads, at));
            let event = fit(self.head_at(&pack.event_heads, at));
            let known_length = known.map_or(0, |known| known.length);

            if word.shape == Shape::Lower || word.shape == Shape::Number {
                at += 1;
                continue;
            }
            let portfolio = self.portfolio_at(at, left);
            if portfolio > 0 {
                (at, has_title) = (at + portfolio, true);
                continue;
            }
            let follows_name = at > chain.start || (at > 0 && self.gap(at).starts_with(','));
            let is_degree = follows_name && word.shape == Shape::AllCaps && pack.degrees.contains(&word.folded);
            if let Some(known) = known
                && known_length >= organisation.max(title).max(place)
                && (known_kind != Some(TagKind::Place)
                    || known_length > 1
                    || !self.begins_person(at, chain.end, has_title))
                && (organisation == 0 || known_length > 1)
            {
                at = self.push_known(at, known, chain.end, has_title);
                has_title = false;
                continue;
            }
            if (pack.not_names.contains(&word.folded) || is_degree) && known.is_none() {
                at += 1;
                continue;
            }
            if title > 0 && title >= organisation && title >= place {
                let is_part = self.is_title_of_name(at, title, chain.end);
                if is_part {
                    self.push(at..at + title + 1, TagKind::Person, None, true);
                }
                (at, has_title) = (at + title + usize::from(is_part), !is_part);
                continue;
            }
            let heads = [(organisation, TagKind::Organisation), (place, TagKind::Place), (event, TagKind::Event)];
            let (head, kind) = heads.into_iter().max_by_key(|(length, _)| *length).unwrap_or_default();
            if head > 0 {
                let is_office = kind == TagKind::Organisation && has_title;
                let is_no_part = self.is_general_head(at, head, chain.end)
                    || self.is_team_of_place(at, head, chain.end)
                    || (is_office && self.is_person_after_seat(at, head, chain.end));
                if is_no_part {
                    at += head;
                    continue;
                }
                if !(has_title && is_given_name(&word.folded)) {
                    let is_pushed;
                    (at, is_pushed) = self.push_headed(at, head, chain.end, kind, has_title);
                    has_title = has_title && (!is_pushed || kind == TagKind::Organisation);
                    continue;
                }
            }
            if word.is_start && self.is_common_start(at) && word.shape != Shape::AllCaps {
                at += 1;
                continue;
            }
            if word.shape == Shape::AllCaps {
                let end = self.capitals_end(at, &chain);
                let is_phrase = (at..end).any(|at| self.is_small_word_in_capitals(at));
                if (end > at + 1 || !self.is_shouted_word(at)) && !is_phrase {
                    self.push(at..end, TagKind::Organisation, None, false);
                }
                at = end;
                continue;
            }
            let end = self.run_end(at, chain.end);
            if has_title && self.is_portfolio(at..end, chain.end) {
                at = end;
                continue;
            }
            let begins_later =
                end - at > 2 && !is_given_name(&word.folded) && is_given_name(&self.words[at + 1].folded);
            let run = if pack.capital_nouns && !has_title {
                self.without_nouns(at + usize::from(begins_later)..end)
            } else {
                at..end
            };
            if !run.is_empty() {
                self.push_run(run, has_title);
            }
            (at, has_title) = (end, false);
        }
    }

    /// Adds the known name at a word, or the longer name that it begins; the country of a kind of money is none. Returns its end.
    fn push_known(&mut self, at: usize, known: Known, chain_end: usize, has_title: bool) -> usize {
        let name = Gazetteer::get().name(known.name);
        let end = self.known_end(at, known.length, chain_end);
        if name.kind == TagKind::Place && self.is_of_currency(at, end) {
            return end;
        }
        if end == at + 1 && !has_title && !name.is_source && self.continues_known(end, chain_end) {
            let end = self.run_end(at, chain_end);
            self.push_run(at..end, false);
            return end;
        }
        // `PT Contoh Energi Laut Tbk`, where `PT Contoh` is known.
        let form = (end..chain_end.min(end + MAX_COMPANY_WORDS))
            .rev()
            .find(|at| self.pack.legal_forms.contains(&self.words[*at].folded));
        if let Some(form) = form.filter(|form| name.kind == TagKind::Organisation && *form > end) {
            self.push(at..form + 1, name.kind, None, false);
            return form + 1;
        }
        self.push(at..end, name.kind, Some(known.name), false);
        end
    }

    /// Adds the name that begins with a head at a word. Returns its end, and whether it is a name.
    fn push_headed(
        &mut self,
        at: usize,
        head: usize,
        chain_end: usize,
        kind: TagKind,
        has_title: bool,
    ) -> (usize, bool) {
        let end = self.headed_end(at + head, chain_end, kind, has_title);
        let is_name = end > at + head && !self.is_general(at + head..end, kind);
        if is_name {
            self.push(at..end, kind, None, false);
        }
        (end, is_name)
    }

    /// Returns the end of a name that begins with a word in capitals, inside a chain.
    fn capitals_end(&self, at: usize, chain: &Range<usize>) -> usize {
        let word = &self.words[at];
        let end = (at + 1..chain.end)
            .find(|next| {
                (self.words[*next].shape != Shape::AllCaps && (self.gap(*next) != "-" || self.pack.capital_nouns))
                    || self.known(*next).is_some()
                    || self.head_at(&self.pack.organisation_heads, *next) > 0
                    || self.gap(*next) == "/"
            })
            .unwrap_or(chain.end);
        let is_short = word.folded.chars().count() <= MAX_SHORT_CAPITALS
            && word.folded.chars().all(char::is_alphabetic)
            && at == chain.start
            && end == at + 1;
        end + usize::from(is_short && self.continues_known(end, chain.end))
    }

    /// Returns the number of words of an office with its portfolio at a word, such as `Menteri Keuangan`; 0 if there is none.
    fn portfolio_at(&self, at: usize, left: usize) -> usize {
        let head = self.head_at(&self.pack.portfolio_heads, at);
        if head == 0 || head >= left {
            return 0;
        }
        let end = at + left;
        let mut next = at + head + self.head_at(&self.pack.portfolios, at + head).min(left - head);
        let is_place = self.head_at(&self.pack.place_heads, next) > 0;
        if next == at + head && self.head_at(&self.pack.ministers, at) == head && !is_place {
            while next < end && self.is_office_word(next) && self.gap(next) == " " {
                next += 1;
            }
        }
        // `Kepala Dinas Pasar dan Kebun`
        while next > at + head
            && next + 1 < end
            && self.words[next].shape == Shape::Lower
            && self.pack.organisation_joiners.contains(&self.words[next].folded)
            && self.is_office_word(next + 1)
        {
            next += 1 + self.head_at(&self.pack.portfolios, next + 1).clamp(1, end - next - 1);
        }
        if next > at + head { next - at } else { 0 }
    }

    /// Whether a word with a capital after an office is a common word that belongs to the office.
    fn is_office_word(&self, at: usize) -> bool {
        let pack = self.pack;
        self.words[at].shape == Shape::Capital
            && !is_given_name(&self.words[at].folded)
            && (self.is_common_word(at) || self.head_at(&pack.portfolios, at) > 0)
            && self.known(at).is_none()
            && [&pack.titles, &pack.organisation_heads].iter().all(|heads| self.head_at(heads, at) == 0)
    }

    /// Whether the words after a title are a part of the office, as in `Ketua Bidang Pelayanan PT Contoh`: none is a given name, and they
    /// begin with a common word, or another name stands directly after them.
    fn is_portfolio(&self, run: Range<usize>, end: usize) -> bool {
        let pack = self.pack;
        let next = run.end;
        let has_next = next < end
            && self.gap(next) == " "
            && (self.known(next).is_some()
                || self.head_at(&pack.organisation_heads, next) > 0
                || self.head_at(&pack.titles, next) > 0);
        (has_next || pack.weak_words.contains(&self.words[run.start].folded))
            && !self.words[run].iter().any(|word| is_given_name(&word.folded))
    }

    /// Whether the country at a range of words is a part of the name of its money, as in `dolar AS`.
    fn is_of_currency(&self, start: usize, end: usize) -> bool {
        let is_money = |at: usize| self.pack.currencies.contains(&self.words[at].folded);
        end == start + 1
            && self.words[start].shape == Shape::AllCaps
            && ((start > 0 && self.gap(start) == " " && is_money(start - 1))
                || (end < self.words.len() && self.gap(end) == " " && is_money(end)))
    }

    /// Whether a person's name begins with a word that is also a known place.
    fn begins_person(&self, at: usize, end: usize, has_title: bool) -> bool {
        let is_followed = at + 1 < end
            && self.words[at + 1].shape == Shape::Capital
            && self.known(at + 1).is_none()
            && self.head_at(&self.pack.titles, at + 1) == 0
            && self.gap(at + 1) == " ";
        is_followed && !has_title && is_given_name(&self.words[at].folded)
    }

    /// Whether the word after a known name of one word makes a longer name with it, as in `Tokyo Dome`.
    fn continues_known(&self, at: usize, end: usize) -> bool {
        let Some(word) = self.words.get(at).filter(|_| at < end) else { return false };
        word.shape == Shape::Capital
            && self.gap(at) == " "
            && self.known(at).is_none()
            && !is_given_name(&word.folded)
            && !self.pack.weak_words.contains(&word.folded)
            && !self.pack.stop_words.contains(&word.folded)
            && !self.pack.not_names.contains(&word.folded)
            && !self.pack.given_names.contains(&self.words[at - 1].folded)
            && !self.is_person_after_place(at, end)
            && [&self.pack.titles, &self.pack.organisation_heads, &self.pack.place_heads, &self.pack.event_heads]
                .iter()
                .all(|heads| self.head_at(heads, at) == 0)
    }

    /// Whether a person stands directly after the place that an office before it belongs to, as in `pelatih Kenari Ratna Dewanti`.
    fn is_person_after_place(&self, at: usize, end: usize) -> bool {
        let Some(office) = at.checked_sub(2).map(|at| &self.words[at]) else { return false };
        office.shape == Shape::Lower
            && self.pack.titles.contains(&office.folded)
            && self.gap(at - 1) == " "
            && at + 1 < end
            && self.words[at + 1].shape == Shape::Capital
            && !self.pack.place_tails.contains(&self.words[at + 1].folded)
    }

    /// Extends a known name by what belongs to it: `RI`, a number.
    fn known_end(&self, at: usize, length: usize, end: usize) -> usize {
        let next = at + length;
        let is_numeral = next < end && matches!(self.words[next].folded.as_str(), "ri" | "republik");
        let is_long =
            is_numeral && next + 1 < end && self.words[next].folded == "republik" && self.gap(next + 1) == " ";
        if is_numeral && self.gap(next) == " " { next + 1 + usize::from(is_long) } else { next }
    }

    /// Returns the end of a name that begins with a head before `at`.
    fn headed_end(&self, start: usize, end: usize, kind: TagKind, has_title: bool) -> usize {
        let pack = self.pack;
        let mut at = start;
        if pack.numbered_heads.contains(&self.words[start - 1].folded) && at < end {
            let known = (at + 1 < end).then(|| self.known(at + 1)).flatten();
            let body = known.filter(|known| Gazetteer::get().name(known.name).kind == TagKind::Organisation);
            if let Some(body) = body {
                return self.known_end(at + 1, body.length, end).min(end);
            }
            if is_roman(&self.words[at].folded) {
                return start;
            }
        }
        while at < end {
            let word = &self.words[at];
            let known = self.known(at).map(|known| (known.length, Gazetteer::get().name(known.name).kind));
            if at == start && matches!(known, Some((_, TagKind::Organisation))) && word.shape == Shape::AllCaps {
                at += known.map_or(1, |(length, _)| length);
                let place = (at < end).then(|| self.known(at)).flatten();
                at += place
                    .filter(|place| Gazetteer::get().name(place.name).kind == TagKind::Place)
                    .map_or(0, |place| place.length);
                return at.min(end);
            }
            // What follows the known place of a body is a person: `Kabupaten Lingga Ratna Dewanti`.
            if at == start
                && pack.place_bodies.contains(&self.words[start - 1].folded)
                && let Some((length, TagKind::Place)) = known
                && at + length < end
                && self.words[at + length].shape == Shape::Capital
                && !pack.place_tails.contains(&self.words[at + length].folded)
            {
                return at + length;
            }
            let is_stop = self.head_at(&pack.titles, at) > 0
                && (word.shape != Shape::AllCaps || at > start)
                && !has_same_head(kind, word)
                || (at > start && self.gap(at) == "/" && kind != TagKind::Place)
                // `Pemerintah Belum Memblokir` of a heading
                || (word.shape == Shape::Capital
                    && pack.stop_words.contains(&word.folded)
                    && !pack.organisation_joiners.contains(&word.folded)
                    && !pack.name_joiners.contains(&word.folded))
                || (at > start
                    && pack.not_names.contains(&word.folded)
                    && self.words[at - 1].shape != Shape::Number
                    && word.shape != Shape::AllCaps
                    && word.shape != Shape::Number
                    && !self.is_inner_word(at, end, kind))
                || (has_title && kind == TagKind::Organisation && at > start && is_given_name(&word.folded))
                || (kind == TagKind::Organisation
                    && at > start
                    && pack.organisation_ends.contains(&self.words[at - 1].folded))
                || (at > start && matches!(known, Some((_, TagKind::Organisation))))
                || (kind == TagKind::Place && at > start && self.is_place_with_head(at))
                || (kind == TagKind::Place
                    && at > start
                    && self.head_at(&pack.organisation_heads, at) > 0
                    && word.shape != Shape::AllCaps);
            if is_stop {
                break;
            }
            at += 1;
        }
        while at > start
            && matches!(self.words[at - 1].shape, Shape::Lower)
            && self.gap(at - 1).chars().all(char::is_whitespace)
        {
            at -= 1;
        }
        at
    }

    /// Whether a known place with its head begins at a word, as `Kota Lingga` after `Pasar Kenari`.
    fn is_place_with_head(&self, at: usize) -> bool {
        let head = self.head_at(&self.pack.place_bodies, at);
        head > 0
            && at + head < self.words.len()
            && self.known(at + head).is_some_and(|known| Gazetteer::get().name(known.name).kind == TagKind::Place)
    }

    /// Whether a word that names nothing alone is a part of the name of a body, because another one follows, as in `Badan Sumber Daya`.
    fn is_inner_word(&self, at: usize, end: usize, kind: TagKind) -> bool {
        kind == TagKind::Organisation
            && at + 1 < end
            && self.words[at + 1].shape == Shape::Capital
            && self.gap(at + 1) == " "
            && !self.pack.not_names.contains(&self.words[at + 1].folded)
            && (!self.pack.weak_words.contains(&self.words[at].folded)
                || self.pack.phrase_heads.contains(&self.words[at].folded))
            && self.head_at(&self.pack.titles, at + 1) == 0
            && !is_given_name(&self.words[at + 1].folded)
    }

    /// Whether a form of address is a part of the name of one word after it, as in `Cak Darto` or `Sultan Kenari`.
    fn is_title_of_name(&self, at: usize, title: usize, end: usize) -> bool {
        let next = at + title;
        let is_name = |at: usize| {
            at < end && self.gap(at) == " " && matches!(self.words[at].shape, Shape::Capital | Shape::Initial)
        };
        title == 1
            && self.pack.name_titles.contains(&self.words[at].folded)
            && is_name(next)
            && !(is_name(next + 1) && self.head_at(&self.pack.titles, next + 1) == 0)
            && self.known(next).is_none()
            && self.head_at(&self.pack.titles, next) == 0
            && !self.is_common_word(next)
    }

    /// Whether a person stands directly after the head of a body that a place would follow, as in `Hakim Pengadilan Tinggi Ratna Dewanti`.
    fn is_person_after_seat(&self, at: usize, head: usize, end: usize) -> bool {
        let next = at + head;
        self.head_at(&self.pack.seat_heads, at) == head
            && next + 1 < end
            && (next..next + 2).all(|at| {
                self.words[at].shape == Shape::Capital
                    && self.gap(at) == " "
                    && self.known(at).is_none()
                    && self.head_at(&self.pack.place_heads, at) == 0
                    && !self.pack.place_tails.contains(&self.words[at].folded)
                    && !self.is_common_word(at)
            })
    }

    /// Whether only the known place after a head is a name, as in `Klub Jerman`.
    fn is_team_of_place(&self, at: usize, head: usize, end: usize) -> bool {
        let next = at + head;
        self.head_at(&self.pack.team_heads, at) == head
            && next < end
            && self.known(next).is_some_and(|known| {
                next + known.length == end && Gazetteer::get().name(known.name).kind == TagKind::Place
            })
    }

    /// Whether only the known name after a head is a name, as in `Badan PBB`.
    fn is_general_head(&self, at: usize, head: usize, end: usize) -> bool {
        let next = at + head;
        self.head_at(&self.pack.general_heads, at) == head
            && next < end
            && self.words[next].shape == Shape::AllCaps
            && self.known(next).is_some_and(|known| {
                next + known.length <= end && Gazetteer::get().name(known.name).kind == TagKind::Organisation
            })
    }

    /// Whether a word in capitals is a common word of the text, or a unit after a number, and no abbreviation.
    fn is_shouted_word(&self, at: usize) -> bool {
        let word = &self.words[at].folded;
        let is_common = word.chars().count() > MAX_ABBREVIATED_CHARS
            && self.uses.get(word.as_str()).is_some_and(|uses| uses.small > 0);
        let is_unit = word.chars().count() <= MAX_SHORT_CAPITALS && at > 0 && self.words[at - 1].shape == Shape::Number;
        // The first word of a story may be in capitals.
        let is_function_word = self.pack.stop_words.contains(word);
        let is_opening = (at == 0 && is_function_word)
            || (word.chars().count() > MAX_ABBREVIATED_CHARS
                && (is_function_word || (at == 0 && (self.is_common_word(at) || self.is_common_start(at)))));
        is_common || is_unit || is_opening
    }

    /// Whether a word joins the words around it in a line that is written in capitals, as in `KEBUN DAN RUMAH`.
    fn is_small_word_in_capitals(&self, at: usize) -> bool {
        self.words[at].shape == Shape::AllCaps && self.pack.organisation_joiners.contains(&self.words[at].folded)
    }

    /// Whether the words after a head name no body or place of their own, as in `Sekolah Dasar` or `Kementerian/Lembaga`.
    fn is_general(&self, mut words: Range<usize>, kind: TagKind) -> bool {
        let pack = self.pack;
        words.all(|at| {
            let word = &self.words[at].folded;
            let is_joined = matches!(self.gap(at), "/" | "-");
            let is_head = is_joined && (pack.organisation_heads.contains(word) || pack.place_heads.contains(word));
            // `Perusahaan 2019` and `Grup B` are no bodies; `SMA 2` is one.
            let is_letter = self.words[at].shape == Shape::Initial
                && kind == TagKind::Organisation
                && at > 0
                && pack.general_heads.contains(&self.words[at - 1].folded);
            let is_year = self.words[at].shape == Shape::Number && word.len() == YEAR_DIGITS;
            let is_weak = kind == TagKind::Organisation && pack.weak_words.contains(word);
            let is_capital = self.words[at].shape == Shape::Capital;
            (is_head || is_year || is_letter || (is_weak && is_capital)) && self.known(at).is_none()
        })
    }

    /// Returns the end of a run of words with capitals that has no head.
    fn run_end(&self, start: usize, end: usize) -> usize {
        let pack = self.pack;
        let mut at = start + 1;
        while at < end {
            let word = &self.words[at];
            let is_hyphen = matches!(self.gap(at), "-" | "‑");
            let begins_other = (word.shape == Shape::AllCaps && !is_hyphen && !is_roman(&word.folded))
                || self.gap(at) == "/"
                || word.shape == Shape::Number
                || self.head_at(&pack.titles, at) > 0 && !is_given_name(&word.folded)
                || (pack.not_names.contains(&word.folded) && !is_roman(&word.folded))
                || (self.organisation_head_at(at) > 0
                    && word.shape != Shape::Lower
                    && !pack.organisation_tails.contains(&word.folded))
                || (word.shape == Shape::Lower
                    && self.gap(at) == " "
                    && !pack.name_joiners.contains(&word.folded)
                    && !is_foreign_joiner(&word.folded, pack))
                || self
                    .known(at)
                    .is_some_and(|known| Gazetteer::get().name(known.name).kind == TagKind::Organisation && !is_hyphen);
            if begins_other {
                break;
            }
            at += 1;
        }
        while at > start + 1 && self.words[at - 1].shape == Shape::Lower && self.gap(at - 1) == " " {
            at -= 1;
        }
        at
    }

    /// Cuts common nouns off a run, in a language that writes them with a capital.
    fn without_nouns(&self, run: Range<usize>) -> Range<usize> {
        let is_noun = |at: usize| {
            let folded = &self.words[at].folded;
            !is_given_name(folded)
                && (self.pack.has_noun_shape(folded)
                    || self.pack.weak_words.contains(folded)
                    || self.pack.stop_words.contains(folded)
                    || self.text[self.words[at].range.clone()].contains('-'))
        };
        let start = run.clone().find(|at| !is_noun(*at)).unwrap_or(run.end);
        let end = (start..run.end).find(|at| is_noun(*at)).unwrap_or(run.end);
        start..end
    }

    /// Adds a run of words with capitals, with the kind that its context shows.
    fn push_run(&mut self, run: Range<usize>, has_title: bool) {
        let pack = self.pack;
        let run = self.without_verbs(run, has_title);
        if run.is_empty() {
            return;
        }
        let before = run.start.checked_sub(1).map(|at| &self.words[at]).filter(|_| !self.words[run.start].is_start);
        let after = self.words.get(run.end).filter(|next| !next.is_start && self.gap(run.end) == " ");
        let comes_after = |list: &crate::word_list::PhraseSet| before.is_some_and(|word| list.contains(&word.folded));
        let last = &self.words[run.end - 1];
        let first = &self.words[run.start];
        let speaks = after.is_some_and(|word| pack.said.contains(&word.folded)) || comes_after(&pack.said_before);
        let length = run.len();
        if self.is_quoted(&run) && !has_title && !speaks && first.is_start {
            return;
        }
        if length == 1 && !has_title && !speaks && !is_given_name(&first.folded) && self.is_common_word(run.start) {
            return;
        }
        if length == 1
            && (first.shape == Shape::Initial
                || pack.stop_words.contains(&first.folded)
                || pack.weak_words.contains(&first.folded))
        {
            return;
        }
        let is_common = pack.general_words.contains(&first.folded) || pack.topic_words.contains(&first.folded);
        let is_plain = is_common && first.shape == Shape::Capital && !is_given_name(&first.folded);
        if length == 1 && !has_title && !speaks && is_plain {
            return;
        }
        let kind = if length > 1 && pack.organisation_tails.contains(&last.folded) {
            TagKind::Organisation
        } else if length > 1 && pack.place_tails.contains(&last.folded) {
            TagKind::Place
        } else if length > 1 && pack.event_tails.contains(&last.folded) {
            TagKind::Event
        } else if has_title || speaks || self.words[run.clone()].iter().any(|word| is_given_name(&word.folded)) {
            TagKind::Person
        } else if comes_after(&pack.place_before) && !self.gap(run.start).contains(',') {
            TagKind::Place
        } else if (2..=MAX_PERSON_WORDS).contains(&length) && !run.clone().any(|at| self.is_no_person_word(&run, at)) {
            TagKind::Person
        } else {
            TagKind::Topic
        };
        self.push(run, kind, None, has_title || speaks);
    }

    /// Whether a word or the sign before it is in no person's name, as in `Seri 3` or `Kenari & Biru`.
    fn is_no_person_word(&self, run: &Range<usize>, at: usize) -> bool {
        self.is_common_word(at)
            || self.words[at].shape == Shape::Number
            || (at > run.start && self.gap(at).contains('&'))
    }

    /// Whether the text has a word often, and with a capital only: `Kenarikan` is no verb then.
    fn has_capital_only(&self, word: &str) -> bool {
        self.uses.get(word).is_some_and(|uses| uses.small == 0 && uses.capital_inside >= MIN_CAPITAL_USES)
    }

    /// Cuts function words off the start of a run of several words, and verbs off its end, as in a heading where every word has a capital.
    fn without_verbs(&self, run: Range<usize>, has_title: bool) -> Range<usize> {
        let folded = |at: usize| self.words[at].folded.as_str();
        let is_verb = |at: &usize| {
            let word = folded(*at);
            self.pack.has_verb_shape(word) && !is_given_name(word) && !self.has_capital_only(word)
        };
        let is_function_word = |at: &usize| {
            let word = folded(*at);
            let is_opening = self.pack.starters.contains(word) && self.pack.has_verb_shape(word);
            let is_said = self.pack.said_before.contains(word);
            (self.pack.stop_words.contains(word) || is_opening || is_said) && !is_given_name(word)
        };
        // After an office, `Oleh` is a given name.
        let may_be_cut = run.len() > 1 && (!has_title || self.words[run.start].is_start);
        let start =
            if may_be_cut { run.clone().find(|at| !is_function_word(at)).unwrap_or(run.end) } else { run.start };
        let end = if run.end > start + 1 {
            (start..run.end).rev().find(|at| !is_verb(at)).map_or(start, |at| at + 1)
        } else {
            run.end
        };
        start..end
    }

    /// Whether quotation marks stand directly around a run, so that it is the name of a work or no name at all.
    fn is_quoted(&self, run: &Range<usize>) -> bool {
        let before = self.text[..self.words[run.start].range.start].trim_end();
        let after = self.text[self.words[run.end - 1].range.end..].trim_start();
        before.ends_with(['"', '“', '‘', '\'']) && after.starts_with(['"', '”', '’', '\''])
    }

    fn push(&mut self, words: Range<usize>, kind: TagKind, known: Option<usize>, has_role: bool) {
        let is_source = self.is_source(words.start);
        self.found.push(FoundName { part: self.part, words, kind, known, has_role, is_source });
    }

    /// Whether the name at a word is announced as the source of the text, as in `dikutip dari laman Contoh`.
    fn is_source(&self, at: usize) -> bool {
        let is_announcing = |word: &&TagWord| self.pack.source_words.contains(&word.folded);
        let before = self.words[..at].iter().rev().take(MAX_SOURCE_DISTANCE);
        let found = before.clone().find(|word| word.shape != Shape::Lower || is_announcing(word));
        found.is_some_and(|word| is_announcing(&word) && word.sentence == self.words[at].sentence)
    }
}

/// The least letters of each of two words that a lost space joined.
const MIN_JOINED_CHARS: usize = 4;

/// The least uses of a word with a capital only, and not at the start of a sentence, that show it to be a name.
const MIN_CAPITAL_USES: u32 = 2;

/// The most letters of the head of a body that is an abbreviation.
const MAX_SHORT_HEAD: usize = 3;

/// The digits of a year.
const YEAR_DIGITS: usize = 4;

/// The most words of a name that is a person's without any sign of it.
const MAX_PERSON_WORDS: usize = 4;

/// The most words after the known beginning of a company's name up to its legal form.
const MAX_COMPANY_WORDS: usize = 5;

/// The least words of a known name that is found whatever stands between its words.
const MIN_LONG_KNOWN: usize = 4;

/// The most words from a comma inside the name of a body to its abbreviation.
const MAX_LISTED_WORDS: usize = 8;

/// The least letters of a function word that a lost space joined with a name.
const MIN_GLUED_ENDING: usize = 3;

/// The most letters of an abbreviation that may also be a common word.
const MAX_ABBREVIATED_CHARS: usize = 4;

/// The most letters of a unit such as `MP`, and of capitals that a name begins with, as in `KB Contoh`.
const MAX_SHORT_CAPITALS: usize = 2;

/// The most words from one that announces a source to the name of the source.
const MAX_SOURCE_DISTANCE: usize = 3;

/// Whether a folded word is a small Roman numeral.
fn is_roman(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
}

/// Whether a title word inside the name of a body is a part of it, such as `Kantor Gubernur` or `Sekretariat Presiden`.
fn has_same_head(kind: TagKind, word: &TagWord) -> bool {
    kind == TagKind::Place && word.shape == Shape::Capital
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language_pack::all_packs;

    fn names(text: &str, language: &str) -> Vec<String> {
        find_names(&[text], language).into_iter().map(|name| text[name.range].to_owned()).collect()
    }

    #[test]
    fn examples_of_every_pack_are_kept() {
        for pack in all_packs() {
            for example in &pack.examples {
                let found = names(&example.text, &pack.language);
                for name in &example.names {
                    assert!(found.contains(name), "{name} in {}: {found:?}", example.text);
                }
                for name in &example.not {
                    assert!(!found.contains(name), "{name} in {}: {found:?}", example.text);
                }
            }
        }
    }

    #[test]
    fn spans_lie_on_characters_and_do_not_overlap() {
        for text in ["", "A", "’’’", "Éa—Ü", "PT. PT. PT", "Dan dan Dan-dan", "X\u{301}Y Z\u{301}'a", "di Ke Di"]
        {
            let spans = find_names(&[text], "id");
            for pair in spans.windows(2) {
                assert!(pair[0].range.end <= pair[1].range.start);
            }
            for span in spans {
                assert!(text.get(span.range).is_some_and(|name| !name.is_empty()));
            }
        }
    }

    #[test]
    fn a_headline_in_title_case_has_the_names_of_the_text() {
        let spans = find_names(
            &["Ratna Dewanti Buka Pasar Baru Untuk Para Petani", "Kemarin Ratna Dewanti membuka pasar di kota itu."],
            "id",
        );
        let first: Vec<_> = spans.iter().filter(|span| span.paragraph == 0).map(|span| span.range.clone()).collect();
        assert_eq!(first, vec![0.."Ratna Dewanti".len()]);
    }

    #[test]
    fn two_names_side_by_side_are_split_where_the_text_has_one_of_them_alone() {
        let text = "CEO Padu Karya Ratna Dewanti mengatakan hal itu. Kantor Padu Karya sepi. Ratna mengaku senang.";
        let found = names(text, "id");
        assert!(["Padu Karya", "Ratna Dewanti"].iter().all(|name| found.contains(&(*name).to_owned())), "{found:?}");
        let text = "Menteri Purbantara Yudhi Sadewo berbicara. Purbantara mengaku senang.";
        assert_eq!(names(text, "id")[0], "Purbantara Yudhi Sadewo");
    }

    #[test]
    fn words_that_lost_the_space_between_them_are_no_name() {
        let found =
            names("Pasar itu dibuka oleh Ratna Dewanti.SetelahRatna pulang, warga menyapa Ratna di Kenari.", "id");
        assert!(
            found.contains(&"Ratna Dewanti".to_owned()) && !found.iter().any(|name| name.contains("Setelah")),
            "{found:?}"
        );
        assert_eq!(names("Kata OpenKarya, OpenKarya dan Karya berbeda.", "id")[0], "OpenKarya");
    }

    #[test]
    fn words_of_an_office_common_words_in_capitals_and_units_are_no_names() {
        for (text, wrong) in [
            ("Peneliti Ahli Utama Bidang Kelautan Terapan dari Kenari menjawab.", "Kelautan Terapan"),
            ("Ketua Tata Ruang Pemprov Jambi Budi Hartanto hadir.", "Tata Ruang"),
            ("BANJIR melanda Kenari. Menurut warga, banjir itu surut.", "BANJIR"),
            ("Ponsel itu punya kamera 108 MP dan layar lebar.", "MP"),
            ("Seluruh Kementerian/Lembaga dan Sekolah-sekolah diundang.", "Lembaga"),
            ("Rapat Sekolah Dasar ditunda.", "Sekolah Dasar"),
        ] {
            let found = names(text, "id");
            assert!(!found.iter().any(|name| name.contains(wrong)), "{text}: {found:?}");
        }
    }

    #[test]
    fn a_body_is_named_as_a_whole() {
        for (text, name) in [
            (
                "Kepala Badan Pengembangan Sumber Daya Kelautan Kenari hadir.",
                "Badan Pengembangan Sumber Daya Kelautan Kenari",
            ),
            (
                "Direktur Eksekutif Center of Coastal and Sea Studies Ratna Dewanti hadir.",
                "Center of Coastal and Sea Studies",
            ),
        ] {
            let found = names(text, "id");
            assert!(found.iter().any(|found| found == name), "{text}: {found:?}");
        }
    }

    #[test]
    fn commas_are_a_part_of_a_body_whose_abbreviation_follows() {
        let found = names("Menurut Badan Kelautan, Sungai, dan Danau (BKSD), air naik.", "id");
        assert_eq!(found, ["Badan Kelautan, Sungai, dan Danau", "BKSD"]);
        let found = names("Menurut Badan Kelautan, Ratna Dewanti, dan Kenari, air naik.", "id");
        assert_eq!(found[0], "Badan Kelautan");
    }

    #[test]
    fn an_office_a_country_and_a_person_are_told_apart() {
        let found = names("Lalu pelatih Jepang Takuma Haruno menjawab.", "id");
        assert_eq!(found, ["Jepang", "Takuma Haruno"]);
    }

    #[test]
    fn a_person_after_another_name_is_split_off() {
        let text = "Sebanyak 20 anggota Pasukan Kenari Dewanti tiba. “Siap,” kata Dewanti. Lalu anggota Pasukan Kenari pulang.";
        let found = names(text, "id");
        assert!(!found.contains(&"Pasukan Kenari Dewanti".to_owned()), "{found:?}");
    }

    #[test]
    fn known_abbreviations_are_read_only_where_they_stand_alone() {
        for text in ["Mereka mengalahkan PSG.ABC di final.", "Ponsel itu memakai antarmuka (UI) baru."] {
            let split = split_words(text, &|_| false);
            let parts = [(text, split.as_slice())];
            let found = find_in_parts(&parts, pack_for("id"));
            assert!(found.iter().all(|name| name.known.is_none()), "{text}: {found:?}");
        }
    }

    #[test]
    fn words_of_a_line_in_capitals_and_an_opening_in_capitals_are_no_names() {
        for text in ["HAMPIR enam bulan warga menunggu.", "A. KEBUN DAN RUMAH seluas 20 meter"] {
            assert_eq!(names(text, "id"), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_name_and_a_function_word_without_space_are_no_name() {
        let found = names("Kata Ratnaitu salah. Warga menyapa Ratna di Kenari dan memuji Ratna.", "id");
        assert!(!found.contains(&"Ratnaitu".to_owned()) && found.contains(&"Ratna".to_owned()), "{found:?}");
    }

    #[test]
    fn the_number_of_a_model_belongs_to_its_name() {
        let text = "Warga membeli Padu Karya 14 di toko. Menurut toko, Padu Karya 14 laris. Harga Padu Karya 14 turun.";
        assert!(names(text, "id").iter().all(|name| name == "Padu Karya 14"), "{:?}", names(text, "id"));
        let text = "Warga menyapa Padukarya 14 kali. Kata warga, Padukarya baik. Lalu Padukarya pulang.";
        assert!(!names(text, "id").contains(&"Padukarya 14".to_owned()));
    }

    #[test]
    fn a_headline_that_is_repeated_with_a_full_stop_is_a_headline() {
        let text = "Warga Kenari Tak Ingin Tambang Pasir Ditutup";
        let found = find_names(&[text, &format!("{text}.")], "id");
        assert_eq!(found, []);
    }

    #[test]
    fn a_word_with_the_shape_of_a_verb_that_always_has_a_capital_is_a_part_of_a_name() {
        let found =
            names("Warga di sepanjang Kali Padukan pergi. Jembatan Padukan tua, dan Pasar Padukan tutup.", "id");
        assert!(found.contains(&"Kali Padukan".to_owned()), "{found:?}");
    }

    #[test]
    fn two_capitals_begin_a_name() {
        assert_eq!(names("Toko milik KB Padukarya ramai.", "id"), ["KB Padukarya"]);
    }

    #[test]
    fn verbs_at_the_end_and_function_words_at_the_start_are_cut_off() {
        assert_eq!(names("Kabar itu benar, Menurut Hartanto.", "id"), ["Hartanto"]);
        assert_eq!(names("Toko milik Padukarya Ditutup kemarin.", "id"), ["Padukarya"]);
    }

    #[test]
    fn an_office_and_its_portfolio_are_no_part_of_a_person() {
        for (text, name) in [
            ("Menteri Transportasi Ratna Dewanti tiba.", "Ratna Dewanti"),
            ("Kepala Dinas Perkebunan dan Kebudayaan Darto Kelana tiba.", "Darto Kelana"),
            ("Hakim Pengadilan Tinggi Norani Salman tiba.", "Norani Salman"),
            ("Gubernur BoK Kazuro Uenda tiba.", "Kazuro Uenda"),
            ("Sekda Kabupaten Sukabumi Iyas Somantara tiba.", "Iyas Somantara"),
            ("Warga menyapa TikToker Kaila Curtin di sana.", "Kaila Curtin"),
            ("Gubernur Oleh Synibov tiba.", "Oleh Synibov"),
        ] {
            let found = names(text, "id");
            assert!(found.iter().any(|found| found == name), "{text}: {found:?}");
        }
    }

    #[test]
    fn a_person_of_one_name_keeps_the_form_of_address() {
        assert_eq!(names("Menurut warga, Cak Dartono pulang.", "id"), ["Cak Dartono"]);
        assert_eq!(names("Menurut warga, Cak Dartono Kelana pulang.", "id"), ["Dartono Kelana"]);
    }

    #[test]
    fn two_places_side_by_side_are_two_names_where_the_text_has_the_first_one_alone() {
        let found = names("Wisata Kenarilaut Sukabumi ramai. Menurut warga di Kenarilaut, jalan baik.", "id");
        assert!(found.contains(&"Kenarilaut".to_owned()) && found.contains(&"Sukabumi".to_owned()), "{found:?}");
        let found = names("Menurut warga, Sumsel Darkono menang. Lalu Darkono pulang.", "id");
        assert_eq!(found[..2], ["Sumsel", "Darkono"]);
    }

    #[test]
    fn a_name_and_an_abbreviation_that_never_stands_alone_are_one_name() {
        let found = names("Toko milik Padukarya SAZ menang. Lalu toko Padukarya SAZ tutup.", "id");
        assert_eq!(found, ["Padukarya SAZ", "Padukarya SAZ"]);
        let found = names("Toko milik Padukarya SAZ menang. Lalu toko SAZ tutup.", "id");
        assert!(found.contains(&"SAZ".to_owned()), "{found:?}");
    }

    #[test]
    fn a_general_head_is_no_part_of_a_known_name() {
        assert_eq!(names("Hal itu diputuskan Badan PBB kemarin.", "id"), ["PBB"]);
        assert_eq!(names("Hal itu diputuskan Klub Jerman kemarin.", "id"), ["Jerman"]);
        assert_eq!(names("Buku Perusahaan 2019 dan Grup B dibagikan.", "id"), Vec::<String>::new());
    }

    #[test]
    fn the_country_of_money_is_no_name_and_a_long_foreign_name_is_one() {
        assert_eq!(names("Harga naik terhadap dolar AS kemarin.", "id"), Vec::<String>::new());
        let text = "Menurut United Nations Educational, Scientific and Cultural Organization, air naik.";
        assert_eq!(names(text, "id"), ["United Nations Educational, Scientific and Cultural Organization"]);
    }

    #[test]
    fn a_small_word_that_is_glued_to_a_name_is_split_off() {
        let found = names("Menurut warga, Ratna Dewantiuntuk kali ini pulang. Lalu Ratna Dewanti tidur.", "id");
        assert_eq!(found, ["Ratna Dewanti", "Ratna Dewanti"]);
    }

    #[test]
    fn a_body_of_a_headline_in_title_case_is_found_by_its_head() {
        let spans = find_names(&["Pemkab Lingga Buka Pasar Baru", "Pasar itu ramai sekali sejak pagi."], "id");
        assert_eq!(spans[0].range, 0.."Pemkab Lingga".len());
    }

    #[test]
    fn a_word_of_a_headline_that_the_text_has_in_small_letters_is_no_known_name() {
        let text = ["Kapal Bernama Kilau Laut Tiba di Jakarta", "Kapal bernama itu tiba kemarin di Jakarta."];
        let found: Vec<usize> = find_names(&text, "id").iter().map(|name| name.range.start).collect();
        assert!(!found.contains(&6), "{found:?}");
    }

    #[test]
    fn a_word_with_the_shape_of_a_verb_is_a_name_where_it_always_has_a_capital() {
        let text = "Warga mengunjungi Dinas Sipil Laut (Dislaupil) Kenari. Layanan di Dislaupil baik, dan Dislaupil senang. Menurut warga, \
            kantor Dislaupil bersih.";
        assert!(names(text, "id").contains(&"Dislaupil".to_owned()), "{:?}", names(text, "id"));
    }

    #[test]
    fn a_name_with_a_short_syllable_after_an_apostrophe_is_whole() {
        assert_eq!(names("Menteri itu, Abdul Mu’ti, hadir.", "id"), ["Abdul Mu’ti"]);
    }

    #[test]
    fn a_degree_after_a_name_is_no_name() {
        assert_eq!(names("Menurut psikolog Ratna Dewanti, PhD, tidur itu penting.", "id"), ["Ratna Dewanti"]);
    }

    #[test]
    fn a_known_company_goes_on_to_its_legal_form() {
        let found = names("Penjualnya PT Pertamina Sinar Laut Tbk. Menurut PT Pertamina, harga turun.", "id");
        assert_eq!(found, ["PT Pertamina Sinar Laut Tbk", "PT Pertamina"]);
    }

    #[test]
    fn the_name_of_a_body_ends_before_a_function_word() {
        let found = names("Kata warga, Pemerintah Kota Kenari Belum Menjawab surat itu.", "id");
        assert_eq!(found.first().map(String::as_str), Some("Pemerintah Kota Kenari"), "{found:?}");
    }

    #[test]
    fn a_name_with_a_number_or_an_ampersand_is_no_person() {
        let found = find_names(&["Film itu, Kenari & Biru, diputar. Permainan Kilau Laut 3 menyusul."], "id");
        assert!(found.iter().all(|name| name.kind != TagKind::Person), "{found:?}");
    }

    #[test]
    fn a_person_after_a_company_is_a_name_of_its_own() {
        let text = "Menurut Direktur PT Padu Karya Wella Lokarya, toko ramai. Lalu toko Padu Karya tutup.";
        let found = names(text, "id");
        assert!(found.contains(&"Wella Lokarya".to_owned()), "{found:?}");
    }

    #[test]
    fn short_abbreviations_are_heads_in_capitals_only() {
        assert_eq!(names("Menurut warga, film Kenari Man Biru ramai.", "id"), ["Kenari Man Biru"]);
        assert_eq!(names("Siswa MAN Kenari pulang.", "id"), ["MAN Kenari"]);
    }

    #[test]
    fn a_long_line_is_read_in_linear_time() {
        let long = "Kota Baru ".repeat(20_000);
        assert!(!find_names(&[long + "."], "id").is_empty());
    }
}
