//! Names of persons, organisations, places and events, found by capitals, context words, heads, titles and a gazetteer.

use crate::gazetteer::{Gazetteer, Known};
use crate::language_pack::{LanguagePack, is_given_name, pack_for, primary_subtag};
use crate::phrase_trie::PhraseTrie;
use crate::tag_kind::TagKind;
use crate::words::{Shape, TagWord, split_words};
use std::collections::HashMap;
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
    let split: Vec<Vec<TagWord>> = paragraphs.iter().map(|text| split_words(text.as_ref(), &is_abbreviation)).collect();
    let parts: Vec<(&str, &[TagWord])> =
        paragraphs.iter().zip(&split).map(|(text, words)| (text.as_ref(), words.as_slice())).collect();
    let found = find_in_parts(&parts, pack);
    found
        .into_iter()
        .map(|name| {
            let words = &split[name.part];
            let start = name.words.start + numbered_head(&words[name.words.clone()], pack);
            let range = words[start].range.start..words[name.words.end - 1].range.end;
            NameSpan { paragraph: name.part, range, kind: name.kind }
        })
        .collect()
}

/// The number of words of a numbered head before a body, such as `Komisi III` of `Komisi III DPR`; 0 if there is none.
fn numbered_head(words: &[TagWord], pack: &LanguagePack) -> usize {
    let is_numbered = words.len() > 2
        && pack.numbered_heads.contains(&words[0].folded)
        && (words[1].shape == Shape::Number || words[1].folded.chars().all(|c| matches!(c, 'i' | 'v' | 'x')));
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
    let title_case: Vec<bool> = parts.iter().map(|(text, words)| is_title_case(text, words)).collect();
    for ((_, words), _) in parts.iter().zip(&title_case).filter(|(_, is_title)| !**is_title) {
        for word in *words {
            let counted = uses.entry(&word.folded).or_default();
            counted.small += u32::from(word.shape == Shape::Lower);
            counted.capital_inside += u32::from(word.shape.is_name_like() && !word.is_start);
        }
    }
    let mut found = Vec::new();
    for (part, (text, words)) in parts.iter().enumerate().filter(|(part, _)| !title_case[*part]) {
        Reader { text, words, pack, uses: &uses, part, found: &mut found }.read();
    }
    if pack.capital_nouns {
        keep_supported_words(&mut found, parts);
    }
    let mut known = PhraseTrie::default();
    for name in &found {
        let words = &parts[name.part].1[name.words.clone()];
        known.insert(words.iter().map(|word| word.folded.as_str()), (name.kind, name.known));
    }
    for (part, (_, words)) in parts.iter().enumerate().filter(|(part, _)| title_case[*part]) {
        find_again(part, words, &known, &mut found);
    }
    found.sort_by_key(|name| (name.part, name.words.start));
    found
}

/// The least share of capitals in a headline where every word has one.
const MIN_TITLE_CASE_SHARE: f32 = 0.65;

/// Whether nearly all longer words have a capital, as in headlines, so that capitals say nothing.
pub(crate) fn is_title_case(text: &str, words: &[TagWord]) -> bool {
    if text.trim_end_matches(['"', '”', '’', ' ']).ends_with('.') {
        return false;
    }
    let long = || words.iter().filter(|word| word.folded.chars().count() > 3 && word.shape != Shape::Number);
    let capitals = long().filter(|word| word.shape.is_name_like()).count();
    let count = long().count();
    count >= 3 && capitals as f32 >= count as f32 * MIN_TITLE_CASE_SHARE
}

/// Finds names of other parts, and known names, in a headline.
fn find_again(
    part: usize,
    words: &[TagWord],
    known: &PhraseTrie<(TagKind, Option<usize>)>,
    found: &mut Vec<FoundName>,
) {
    let mut at = 0;
    while at < words.len() {
        let ids = words[at..].iter().map(|word| known.word_id(&word.folded));
        let again = known.prefixes(ids).last().and_then(|(length, kinds)| Some((length, *kinds.first()?)));
        let listed = Gazetteer::get().longest(capital_words(&words[at..]));
        let listed = listed.map(|Known { length, name }| (length, (Gazetteer::get().name(name).kind, Some(name))));
        let best = again.into_iter().chain(listed).max_by_key(|(length, _)| *length);
        let Some((length, (kind, known))) = best.filter(|_| words[at].shape.is_name_like()) else {
            at += 1;
            continue;
        };
        found.push(FoundName { part, words: at..at + length, kind, known, has_role: false });
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
    let mut in_long = std::collections::HashSet::new();
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
struct Reader<'a> {
    text: &'a str,
    words: &'a [TagWord],
    pack: &'a LanguagePack,
    uses: &'a HashMap<&'a str, WordUse>,
    part: usize,
    found: &'a mut Vec<FoundName>,
}

impl Reader<'_> {
    fn read(&mut self) {
        let mut at = 0;
        while at < self.words.len() {
            if self.words[at].shape.is_name_like() || self.is_listed_caseless(at) {
                let end = self.chain_end(at);
                self.split_chain(at..end);
                at = end;
            } else {
                at += 1;
            }
        }
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
            || gap.trim_end() == "."
    }

    /// Returns the end of the chain of capitals that begins at a word.
    fn chain_end(&self, start: usize) -> usize {
        let pack = self.pack;
        let mut end = start + 1;
        let mut has_joined_head = self.head_at(&pack.joined_heads, start) > 0;
        while end < self.words.len() && self.is_joined(end) {
            let word = &self.words[end];
            let gap = self.gap(end);
            let joins_small = matches!(gap, "'" | "’" | "‘" | "`" | "-" | "‑")
                && word.shape == Shape::Lower
                && if gap == "-" || gap == "‑" {
                    word.folded == self.words[end - 1].folded
                } else {
                    word.folded.len() > 2 && !pack.stop_words.contains(&word.folded)
                };
            if word.shape.is_name_like() || joins_small {
                has_joined_head |= self.head_at(&pack.joined_heads, end) > 0;
                end += 1;
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
                            || (has_joined_head && pack.organisation_joiners.contains(&small.folded)))
                })
                .count();
            let next = end + joiners;
            let is_person = is_given_name(&self.words[start].folded)
                || !(pack.capital_nouns || self.words.get(next).is_some_and(|word| is_given_name(&word.folded)));
            let continues = joiners > 0
                && (is_person || has_joined_head)
                && (end..=next).all(|at| at < self.words.len() && self.is_joined(at))
                && self.words[next].shape.is_name_like()
                && self.may_follow_joiner(start, end, next);
            if !continues {
                break;
            }
            end = next + 1;
        }
        end
    }

    /// Whether the word after `dan` or the like belongs to the name before it, and does not begin a name of its own.
    fn may_follow_joiner(&self, start: usize, joiner: usize, next: usize) -> bool {
        let pack = self.pack;
        if pack.name_joiners.contains(&self.words[joiner].folded)
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
            && !self.known(next).is_some_and(|known| Gazetteer::get().name(known.name).kind == TagKind::Organisation)
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
        Gazetteer::get().longest(capital_words(&self.words[at..]))
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
        uses.small > 0 || pack.starters.contains(&word.folded) || pack.has_starter_shape(&word.folded)
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
            let known = self.known(at).filter(|known| known.length <= left);
            let known_kind = known.map(|known| Gazetteer::get().name(known.name).kind);
            let title = fit(self.head_at(&pack.titles, at));
            let organisation = fit(self.head_at(&pack.organisation_heads, at));
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
            if let Some(known) = known
                && known_length >= organisation.max(title).max(place)
                && (known_kind != Some(TagKind::Place)
                    || known_length > 1
                    || !self.begins_person(at, chain.end, has_title))
                && (organisation == 0 || known_length > 1)
            {
                let end = self.known_end(at, known_length, chain.end);
                self.push(
                    at..end,
                    known_kind.unwrap_or_default(),
                    (end == at + known_length).then_some(known.name),
                    false,
                );
                (at, has_title) = (end, false);
                continue;
            }
            if pack.not_names.contains(&word.folded) && known.is_none() {
                at += 1;
                continue;
            }
            if title > 0 && title >= organisation && title >= place {
                (at, has_title) = (at + title, true);
                continue;
            }
            let heads = [(organisation, TagKind::Organisation), (place, TagKind::Place), (event, TagKind::Event)];
            let (head, kind) = heads.into_iter().max_by_key(|(length, _)| *length).unwrap_or_default();
            if head > 0 && !(has_title && is_given_name(&word.folded)) {
                let end = self.headed_end(at + head, chain.end, kind, has_title);
                if end > at + head {
                    self.push(at..end, kind, None, false);
                    has_title = has_title && kind == TagKind::Organisation;
                }
                at = end;
                continue;
            }
            if word.is_start && self.is_common_start(at) && word.shape != Shape::AllCaps {
                at += 1;
                continue;
            }
            if word.shape == Shape::AllCaps {
                let end = (at + 1..chain.end)
                    .find(|next| {
                        self.words[*next].shape != Shape::AllCaps
                            || self.known(*next).is_some()
                            || self.gap(*next) == "/"
                    })
                    .unwrap_or(chain.end);
                self.push(at..end, TagKind::Organisation, None, false);
                at = end;
                continue;
            }
            let end = self.run_end(at, chain.end);
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

    /// Returns the number of words of an office with its portfolio at a word, such as `Menteri Keuangan`; 0 if there is none.
    fn portfolio_at(&self, at: usize, left: usize) -> usize {
        let head = self.head_at(&self.pack.portfolio_heads, at);
        if head == 0 || head >= left {
            return 0;
        }
        let portfolio = self.head_at(&self.pack.portfolios, at + head);
        if portfolio > 0 && head + portfolio <= left { head + portfolio } else { 0 }
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

    /// Extends a known name by what belongs to it: `RI`, a number.
    fn known_end(&self, at: usize, length: usize, end: usize) -> usize {
        let next = at + length;
        let is_numeral = next < end && matches!(self.words[next].folded.as_str(), "ri" | "republik");
        if is_numeral && self.gap(next) == " " { next + 1 } else { next }
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
            if self.words[at].folded.chars().all(|c| matches!(c, 'i' | 'v' | 'x')) {
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
            let is_stop =
                self.head_at(&pack.titles, at) > 0 && word.shape != Shape::AllCaps && !has_same_head(kind, word)
                    || (at > start && self.gap(at) == "/" && kind != TagKind::Place)
                    || (at > start
                        && pack.not_names.contains(&word.folded)
                        && word.shape != Shape::AllCaps
                        && word.shape != Shape::Number)
                    || (has_title && kind == TagKind::Organisation && at > start && is_given_name(&word.folded))
                    || (at > start && matches!(known, Some((_, TagKind::Organisation))))
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

    /// Returns the end of a run of words with capitals that has no head.
    fn run_end(&self, start: usize, end: usize) -> usize {
        let pack = self.pack;
        let mut at = start + 1;
        while at < end {
            let word = &self.words[at];
            let is_hyphen = matches!(self.gap(at), "-" | "‑");
            let begins_other = (word.shape == Shape::AllCaps && !is_hyphen)
                || self.gap(at) == "/"
                || word.shape == Shape::Number
                || self.head_at(&pack.titles, at) > 0 && !is_given_name(&word.folded)
                || pack.not_names.contains(&word.folded)
                || self.head_at(&pack.organisation_heads, at) > 0
                || (word.shape == Shape::Lower && !pack.name_joiners.contains(&word.folded) && self.gap(at) == " ")
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
        let before = run.start.checked_sub(1).map(|at| &self.words[at]).filter(|_| !self.words[run.start].is_start);
        let after = self.words.get(run.end).filter(|next| !next.is_start && self.gap(run.end) == " ");
        let comes_after = |list: &crate::word_list::PhraseSet| before.is_some_and(|word| list.contains(&word.folded));
        let last = &self.words[run.end - 1];
        let first = &self.words[run.start];
        let speaks = after.is_some_and(|word| pack.said.contains(&word.folded)) || comes_after(&pack.said_before);
        let length = run.len();
        if length == 1
            && (first.shape == Shape::Initial
                || pack.stop_words.contains(&first.folded)
                || pack.weak_words.contains(&first.folded))
        {
            return;
        }
        let kind = if length > 1 && pack.organisation_tails.contains(&last.folded) {
            TagKind::Organisation
        } else if length > 1 && pack.place_tails.contains(&last.folded) {
            TagKind::Place
        } else if length > 1 && pack.event_tails.contains(&last.folded) {
            TagKind::Event
        } else if has_title || speaks || is_given_name(&first.folded) {
            TagKind::Person
        } else if comes_after(&pack.place_before) {
            TagKind::Place
        } else if length > 1 && length < 5 {
            TagKind::Person
        } else {
            TagKind::Topic
        };
        self.push(run, kind, None, has_title || speaks);
    }

    fn push(&mut self, words: Range<usize>, kind: TagKind, known: Option<usize>, has_role: bool) {
        self.found.push(FoundName { part: self.part, words, kind, known, has_role });
    }
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
        assert_eq!(first, [0.."Ratna Dewanti".len()]);
    }

    #[test]
    fn a_long_line_is_read_in_linear_time() {
        let long = "Kota Baru ".repeat(20_000);
        assert!(!find_names(&[long + "."], "id").is_empty());
    }
}
