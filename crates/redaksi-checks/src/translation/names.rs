//! Names that are written otherwise than in the original, or in whose place another name of the story stands.

use super::groups::ParagraphGroup;
use super::lexicon::{NameLexicon, WordLexicon};
use super::name_spans::{FullName, name_spans};
use super::places::OriginalPlaces;
use super::side::{MOST_PAIRS, Side, Sides, near_paragraph};
use super::tokens::{TextToken, fold};
use crate::pair::{PairLexicons, PairView};
use crate::translation::tokens::is_title;
use crate::{Finding, Rule, Severity};
use std::collections::{HashMap, HashSet};

/// How far apart, as a share of the group, a name and the one in its place may be.
const REACH: f64 = 0.35;

/// A name this near is surely meant for the other one.
const NEAR: f64 = 0.1;

/// The words of both stories, for the check of names.
#[derive(Debug)]
pub(super) struct NameIndex<'a> {
    names: Option<&'static NameLexicon>,
    words: Option<PairView<'static>>,
    /// Words of the original, in any case, with their number.
    original: HashMap<&'a str, usize>,
    /// Name words of the original: with a capital inside a sentence.
    original_names: HashSet<&'a str>,
    /// Words of the original in small letters.
    original_small: HashSet<&'a str>,
    /// Words of the translation with a capital, with their number.
    translation: HashMap<&'a str, usize>,
    /// Words of the translation in small letters.
    translation_small: HashSet<&'a str>,
    /// Words of the translation that stand as abbreviations in brackets behind a name.
    abbreviations: HashSet<&'a str>,
    /// Words of full names of the original that no lexicon knows: those of persons.
    person_names: HashSet<&'a str>,
    /// Words with a capital of the original that stand side by side.
    neighbours: HashSet<(&'a str, &'a str)>,
    /// Paragraphs in which most words have a capital, such as headlines: a capital says nothing there.
    pub titles: (HashSet<usize>, HashSet<usize>),
}

impl<'a> NameIndex<'a> {
    /// Reads the words of both stories.
    pub fn new(sides: &'a Sides<'a>) -> Self {
        let names = NameLexicon::get(&sides.original.story.language, &sides.translation.story.language);
        let titles = |side: &Side| {
            let all = side.paragraphs.iter().enumerate();
            all.filter(|(_, paragraph)| is_title(&paragraph.tokens)).map(|(at, _)| at).collect::<HashSet<usize>>()
        };
        let titles = (titles(&sides.original), titles(&sides.translation));
        let mut index = Self {
            names,
            words: PairLexicons::built_in().find(&sides.original.story.language, &sides.translation.story.language),
            original: HashMap::new(),
            original_names: HashSet::new(),
            original_small: HashSet::new(),
            translation: HashMap::new(),
            translation_small: HashSet::new(),
            abbreviations: HashSet::new(),
            person_names: HashSet::new(),
            neighbours: HashSet::new(),
            titles,
        };
        for (at, paragraph) in sides.original.paragraphs.iter().enumerate() {
            for (place, token) in paragraph.tokens.iter().enumerate().filter(|(_, token)| token.is_word()) {
                // The place and the agency of a dateline are no names of the story.
                if sides.original.is_in_dateline(at, token.range.start) {
                    index.original.entry(&token.folded).or_default();
                    continue;
                }
                *index.original.entry(&token.folded).or_default() += 1;
                if !token.is_capital {
                    index.original_small.insert(&token.folded);
                } else if !index.titles.0.contains(&at) && !is_common(&sides.original, &token.folded) {
                    // At the start of a sentence, only before another name: `Dolly Menga's shot`.
                    let next = paragraph.tokens.get(place + 1);
                    let before_name = next.is_some_and(|next| next.is_capital && !next.starts_sentence);
                    if !token.starts_sentence || before_name && index.forms(&token.folded).is_empty() {
                        index.original_names.insert(&token.folded);
                    }
                }
            }
        }
        index.read_persons(sides);
        for (at, paragraph) in sides.translation.paragraphs.iter().enumerate() {
            for window in paragraph.tokens.windows(4) {
                let [before, open, word, close] = window else { continue };
                let is_bracketed = before.is_word() && open.is_sign("(") && close.is_sign(")");
                if is_bracketed && is_abbreviation(&sides.translation.text(at)[word.range.clone()]) {
                    index.abbreviations.insert(&word.folded);
                }
            }
            for token in paragraph.tokens.iter().filter(|token| token.is_word()) {
                if token.is_capital {
                    *index.translation.entry(&token.folded).or_default() += 1;
                } else {
                    index.translation_small.insert(&token.folded);
                }
            }
        }
        index
    }

    /// Reads the names of persons, and which names stand side by side in the original.
    fn read_persons(&mut self, sides: &'a Sides<'a>) {
        for (at, paragraph) in sides.original.paragraphs.iter().enumerate() {
            let is_title = self.titles.0.contains(&at);
            let mut run: Vec<&'a TextToken> = Vec::new();
            let mut end = 0;
            let ending = std::iter::once(None);
            for token in paragraph.tokens.iter().map(Some).chain(ending) {
                let is_part = token.is_some_and(|token| token.is_capital && token.is_word());
                let gap = token.map_or("", |token| &sides.original.text(at)[end..token.range.start]);
                let goes_on = is_part && gap == " " && !run.is_empty();
                if !goes_on {
                    self.add_person(sides, &run, is_title);
                    run.clear();
                }
                if let Some(token) = token {
                    end = token.range.end;
                    if is_part && !sides.original.is_in_dateline(at, token.range.start) {
                        if let Some(last) = run.last() {
                            self.neighbours.insert((&last.folded, &token.folded));
                        }
                        run.push(token);
                    }
                }
            }
        }
    }

    fn add_person(&mut self, sides: &Sides, run: &[&'a TextToken], is_title: bool) {
        // A title may stand before the name.
        let known = |token: &&&TextToken| {
            let word = token.folded.as_str();
            let is_ordinary = self.words.is_some_and(|words| !words.translations(word).is_empty());
            (is_ordinary || self.is_known(word)) && !self.is_person_word(word)
        };
        let start = run.iter().rposition(|token| known(&token)).map_or(0, |at| at + 1);
        let name = &run[start..];
        let is_name = (2..=3).contains(&name.len())
            && name.iter().all(|token| !token.is_all_capital && !is_common(&sides.original, &token.folded));
        if is_name && !is_title {
            self.person_names.extend(name.iter().map(|token| token.folded.as_str()));
        }
    }

    /// Whether a name word of the original is that of a person.
    pub fn is_person(&self, word: &str) -> bool {
        self.person_names.contains(word)
    }

    /// Whether two names stand side by side somewhere in the original.
    pub fn are_neighbours(&self, one: &str, other: &str) -> bool {
        self.neighbours.contains(&(one, other))
    }

    /// Whether a lexicon knows the word as an ordinary one of either language, or as a name that is translated.
    pub fn is_ordinary(&self, word: &str) -> bool {
        let is_listed = |view: PairView| !view.translations(word).is_empty();
        (self.is_known(word) || self.words.is_some_and(|words| is_listed(words) || is_listed(words.reversed())))
            && !self.is_person_word(word)
    }

    /// Whether a word of the translation translates one of the words of the original; `None` if no lexicon knows it, or it is
    /// a word of grammar.
    pub fn is_told(&self, word: &str, original: &HashSet<&str>) -> Option<bool> {
        if original.contains(word) {
            return Some(true);
        }
        if let Some(names) = self.names
            && names.form_words.contains(word)
        {
            let has_form =
                |other: &&str| names.forms(other).iter().any(|form| form.split(' ').any(|part| part == word));
            return Some(original.iter().any(has_form));
        }
        let view = self.words?;
        if view.reversed().is_original_stop_word(word) || view.reversed().translations(word).is_empty() {
            return None;
        }
        Some(original.iter().any(|other| view.is_translation(other, word)))
    }

    /// Whether a word of the translation translates a word of the original by a lexicon.
    pub fn is_translation(&self, original: &str, translation: &str) -> bool {
        self.words.is_some_and(|words| words.is_translation(original, translation))
            || self.forms(original).iter().any(|form| form == translation)
    }

    fn forms(&self, word: &str) -> &'static [String] {
        self.names.map_or(&[], |names| names.forms(word))
    }

    /// Whether the translation has this name of the original somewhere, as it is.
    pub fn is_kept(&self, word: &str) -> bool {
        self.original_names.contains(word) && self.translation.contains_key(word)
    }

    /// Whether a name of which the word may be made is known.
    fn has_stem(&self, word: &str, is_known: impl Fn(&str) -> bool) -> bool {
        self.names.is_some_and(|names| names.stems(word).any(is_known))
    }

    /// Whether the name has another form in the language of the translation.
    fn is_translated(&self, word: &str) -> bool {
        let forms = self.forms(word);
        !forms.is_empty() && !forms.iter().any(|form| form == word)
    }

    /// Whether the original has the word somewhere.
    pub fn is_in_original(&self, word: &str) -> bool {
        self.original.contains_key(word)
    }

    /// Whether a name word of the original is nowhere in the translation, in none of its forms.
    pub fn is_nowhere_in_translation(&self, word: &str) -> bool {
        let is_there = |word: &str| self.translation.contains_key(word) || self.translation_small.contains(word);
        !is_there(word)
            && !self.original_small.contains(word)
            && !self.forms(word).iter().any(|form| form.split(' ').all(is_there))
            && !self.has_stem(word, is_there)
    }

    /// Whether a name word of the translation is nowhere in the original, and no form of one of its words.
    pub fn is_nowhere_in_original(&self, word: &str) -> bool {
        !self.original.contains_key(word)
            && !self.translation_small.contains(word)
            && !self.names.is_some_and(|names| {
                let form = names.loan_form(word);
                self.original.keys().any(|other| names.loan_form(other) == form)
            })
    }

    /// Whether a word with a capital of the original may be part of a name: it has no translation.
    fn is_name_word(&self, sides: &Sides, word: &str, before: usize) -> bool {
        let is_ordinary = self.words.is_some_and(|words| !words.translations(word).is_empty());
        !is_common(&sides.original, word)
            && (before > 0 || !is_ordinary)
            && (!self.is_known(word) || self.is_person_word(word))
    }

    /// Whether a word with a capital in the translation may be part of a name: it is no word of the language.
    fn is_new_name_word(&self, sides: &Sides, word: &str, before: usize) -> bool {
        let is_ordinary = self.words.is_some_and(|words| !words.reversed().translations(word).is_empty());
        !is_common(&sides.translation, word)
            && (before > 0 || !is_ordinary)
            && (!self.is_known(word) || self.is_person_word(word))
    }

    /// Whether the word is a name of persons, though the lexicon has it.
    fn is_person_word(&self, word: &str) -> bool {
        self.names.is_some_and(|names| names.person_words.contains(word))
    }

    /// Whether the word is in the lexicon on either side, so that it is translated and no name of one bearer.
    fn is_known(&self, word: &str) -> bool {
        !self.forms(word).is_empty() || self.names.is_some_and(|names| names.form_words.contains(word))
    }
}

/// Whether the word is a function word, number, month or weekday of the language.
fn is_common(side: &Side, word: &str) -> bool {
    let words = WordLexicon::get().language(&side.story.language);
    words.is_some_and(|words| words.stop_words.contains(word) || words.negations.contains(word))
        || side.language.is_some_and(|language| {
            language.words.contains_key(word)
                || language.month_of.contains_key(word)
                || language.weekday_of.contains_key(word)
                || language.units.contains_key(word)
        })
}

/// A name word with its place.
#[derive(Clone, Copy)]
pub(super) struct PlacedName<'a> {
    pub paragraph: usize,
    pub token: &'a TextToken,
    position: f64,
}

fn placed<'a>(
    side: &'a Side,
    paragraphs: &[usize],
    is_name: impl Fn(usize, &TextToken) -> bool,
) -> Vec<PlacedName<'a>> {
    let total = side.len(paragraphs).max(1) as f64;
    let mut before = 0;
    let mut found = Vec::new();
    for paragraph in paragraphs {
        for token in &side.paragraphs[*paragraph].tokens {
            let is_in_dateline = side.is_in_dateline(*paragraph, token.range.start);
            if token.is_word() && token.is_capital && !is_in_dateline && is_name(*paragraph, token) {
                let position = (before + token.range.start) as f64 / total;
                found.push(PlacedName { paragraph: *paragraph, token, position });
            }
        }
        before += side.text(*paragraph).len() + 1;
    }
    found
}

/// Reports names that the original has several times and the translation nowhere.
pub(super) fn check_missing(sides: &Sides, index: &NameIndex, groups: &[ParagraphGroup], found: &mut Vec<Finding>) {
    let reported: HashSet<String> = found
        .iter()
        .filter(|finding| finding.rule == Rule::NameDiffers)
        .filter_map(|finding| Some(fold(&finding.original.as_ref()?.text)))
        .flat_map(|text| text.split(' ').map(str::to_owned).collect::<Vec<String>>())
        .collect();
    let all: HashSet<&str> = {
        let tokens = sides.translation.paragraphs.iter().flat_map(|paragraph| &paragraph.tokens);
        tokens.filter(|token| token.is_word()).map(|token| token.folded.as_str()).collect()
    };
    let is_missing = |word: &str| {
        word.chars().count() > 2
            && index.original_names.contains(word)
            && index.original.get(word).is_some_and(|count| *count >= LEAST_MENTIONS)
            && !index.original_small.contains(word)
            && !index.is_known(word)
            && !is_common(&sides.original, word)
            && !all.contains(word)
            && !index.has_stem(word, |stem| all.contains(stem))
            && !reported.contains(word)
    };
    let mut seen = HashSet::new();
    for group in groups.iter().filter(|group| !group.translation.is_empty()) {
        let here = placed(&sides.original, &group.original, |_, token| is_missing(&token.folded));
        for name in here {
            if seen.insert(name.token.folded.as_str()) {
                let near = near_paragraph(sides, group, name.paragraph, name.token.range.start);
                let range = &name.token.range;
                found.push(sides.missing(Rule::NameDiffers, Severity::Hint, near, name.paragraph, range));
            }
        }
    }
}

/// A name with fewer mentions in the original may be left out.
const LEAST_MENTIONS: usize = 2;

/// The names of a group of paragraphs.
pub(super) struct GroupNames<'a> {
    pub sides: &'a Sides<'a>,
    pub index: &'a NameIndex<'a>,
    original: Vec<PlacedName<'a>>,
    translation: Vec<PlacedName<'a>>,
    /// How often each stands in the original and in the translation.
    counts: (HashMap<&'a str, usize>, HashMap<&'a str, usize>),
    /// All words of the original and of the translation.
    pub words: (HashSet<&'a str>, HashSet<&'a str>),
    /// The words of all forms of the original's words.
    forms: HashSet<&'a str>,
    /// The initials of the original's words, as an acronym would have them, without and with gaps for small words.
    initials: [String; 2],
    /// Names of the original that have already been found wrong, as paragraph and place.
    pub used: HashSet<(usize, usize)>,
    /// Names of the translation that have already been reported, as paragraph and place.
    pub reported: HashSet<(usize, usize)>,
    /// The names of the original and of the translation with all their words.
    pub spans: (Vec<FullName<'a>>, Vec<FullName<'a>>),
}

/// Compares the names of a group of paragraphs.
pub(super) fn check_names(
    sides: &Sides,
    (index, places): (&NameIndex, &OriginalPlaces),
    group: &ParagraphGroup,
    found: &mut Vec<Finding>,
) {
    if let Some(mut names) = GroupNames::new(sides, index, group) {
        names.find_places(group, places, found);
        names.find_titles(group, places, found);
        names.find_misspelt(found);
        names.find_replaced(found);
        names.find_replaced_parts(found);
        names.find_replaced_behind(found);
        names.find_swapped(found);
    }
}

impl<'a> GroupNames<'a> {
    /// Reads the names; `None` if they are too many.
    fn new(sides: &'a Sides<'a>, index: &'a NameIndex<'a>, group: &ParagraphGroup) -> Option<Self> {
        let original = placed(&sides.original, &group.original, |paragraph, token| {
            let word = token.folded.as_str();
            let is_small = index.original_small.contains(word);
            word.len() > 1
                && !is_common(&sides.original, word)
                && (index.original_names.contains(word)
                    || !is_small && index.translation.contains_key(word)
                    || !is_small && !token.starts_sentence && !index.titles.0.contains(&paragraph))
        });
        let translation = placed(&sides.translation, &group.translation, |_, token| {
            token.folded.len() > 1 && !is_common(&sides.translation, &token.folded)
        });
        if original.len() * translation.len() > MOST_PAIRS {
            return None;
        }
        let count = |list: &[PlacedName<'a>]| {
            let mut counts: HashMap<&'a str, usize> = HashMap::new();
            for name in list {
                *counts.entry(name.token.folded.as_str()).or_default() += 1;
            }
            counts
        };
        let words = |side: &'a Side, list: &[usize]| -> HashSet<&'a str> {
            let tokens = list.iter().flat_map(|at| &side.paragraphs[*at].tokens);
            tokens.filter(|token| token.is_word()).map(|token| token.folded.as_str()).collect()
        };
        let words = (words(&sides.original, &group.original), words(&sides.translation, &group.translation));
        let forms = words.0.iter().flat_map(|word| index.forms(word)).flat_map(|form| form.split(' ')).collect();
        let (counts, initials) = ((count(&original), count(&translation)), initials(sides, group));
        let spans = (
            name_spans(&sides.original, &group.original, |token, before| {
                index.is_name_word(sides, &token.folded, before)
            }),
            name_spans(&sides.translation, &group.translation, |token, before| {
                index.is_new_name_word(sides, &token.folded, before)
            }),
        );
        Some(Self {
            sides,
            index,
            original,
            translation,
            counts,
            words,
            forms,
            initials,
            used: HashSet::new(),
            reported: HashSet::new(),
            spans,
        })
    }

    /// Returns the names of the original that have no form in the translation.
    pub(super) fn missing(&self) -> Vec<PlacedName<'a>> {
        let has_all = |form: &String| form.split([' ', '-']).all(|piece| self.words.1.contains(piece));
        let has_form = |word: &str| {
            self.words.1.contains(word)
                || self.index.forms(word).iter().any(has_all)
                || self.index.has_stem(word, |stem| self.words.1.contains(stem))
                || self.words.1.iter().any(|other| self.index.is_translation(word, other))
        };
        self.original.iter().filter(|name| !has_form(&name.token.folded)).copied().collect()
    }

    /// Returns the names that stand less often than in the original.
    fn fewer(&self) -> Vec<PlacedName<'a>> {
        let is_fewer = |word: &str| {
            !self.index.is_known(word) && self.index.is_kept(word) && self.counts.1.get(word) < self.counts.0.get(word)
        };
        self.original.iter().filter(|name| is_fewer(&name.token.folded)).copied().collect()
    }

    /// Reports a word of the translation in place of a name of the original.
    pub(super) fn report(
        &mut self,
        name: &PlacedName,
        right: &PlacedName,
        fix: Option<&str>,
        severity: Severity,
    ) -> Finding {
        self.used.insert((right.paragraph, right.token.range.start));
        self.reported.insert((name.paragraph, name.token.range.start));
        let written = &self.sides.translation.text(name.paragraph)[name.token.range.clone()];
        let finding = self
            .sides
            .in_translation(Rule::NameDiffers, severity, name.paragraph, &name.token.range)
            .with_original(self.sides.original_range(right.paragraph, &right.token.range));
        match fix {
            Some(fix) => finding.with_fix(like_capitals(fix, written)),
            None => finding,
        }
    }

    /// Finds words that are nearly a name of the original.
    fn find_misspelt(&mut self, found: &mut Vec<Finding>) {
        let missing = self.missing();
        for name in self.translation.clone() {
            let word = name.token.folded.as_str();
            let is_form = self.index.names.is_some_and(|names| names.form_words.contains(word));
            let is_reported = self.reported.contains(&(name.paragraph, name.token.range.start));
            if self.index.original.contains_key(word) || is_form || is_reported {
                continue;
            }
            if let Some((right, fix, severity)) = misspelt(self.sides, self.index, &name, &self.original, &missing) {
                let finding = self.report(&name, &right, Some(&fix), severity);
                found.push(finding);
            }
        }
    }

    /// Finds names of the story that stand in the place of one that is missing.
    fn find_swapped(&mut self, found: &mut Vec<Finding>) {
        let (index, missing, fewer) = (self.index, self.missing(), self.fewer());
        let mut swaps: Vec<NameReplacement> = Vec::new();
        for name in self.translation.clone() {
            let word = name.token.folded.as_str();
            if self.reported.contains(&(name.paragraph, name.token.range.start)) {
                continue;
            }
            if self.is_acronym(&name) || self.is_before_person(&name) {
                continue;
            }
            let is_foreign = !(self.words.0.contains(word) || self.forms.contains(word));
            let is_surplus = !self.forms.contains(word) && self.counts.1.get(word) > self.counts.0.get(word);
            // A name that only the translation has, more than once.
            let is_unknown = !name.token.starts_sentence
                && index.translation.get(word).is_some_and(|count| *count > 1)
                && !index.translation_small.contains(word)
                && !index.titles.1.contains(&name.paragraph)
                && !index.is_known(word);
            let is_name = index.original_names.contains(word) || is_unknown;
            let is_usual = index.original_small.contains(word) || is_common(&self.sides.original, word);
            if !(is_name && (is_foreign || is_surplus)) || is_usual {
                continue;
            }
            let is_candidate = |other: &PlacedName| {
                let target = other.token.folded.as_str();
                let is_used = self.used.contains(&(other.paragraph, other.token.range.start));
                let is_plain = index.original_names.contains(word) && !index.is_translated(target);
                // The surname of a person may stand for a pronoun; no other word is meant by it.
                let is_alike = !index.is_person(word)
                    || index.is_person(target)
                    || index.is_kept(target)
                    || !index.is_ordinary(target)
                    || self.is_in_kept_name(other);
                !is_used && target != word && is_alike && (index.is_kept(target) || is_plain)
            };
            let (right, is_missing) = match nearest(&missing, name.position, is_candidate) {
                Some(right) => (right, true),
                None => match nearest(&fewer, name.position, is_candidate) {
                    Some(right) if is_foreign => (right, false),
                    _ => continue,
                },
            };
            let target = right.token.folded.as_str();
            let is_near = (right.position - name.position).abs() < NEAR;
            let is_title = index.titles.0.contains(&right.paragraph) || name.paragraph == 0;
            let is_certain = is_foreign
                && !is_title
                && !index.is_translated(target)
                && index.original_names.contains(word)
                && (is_missing && index.is_kept(target) || is_near);
            let severity = if is_certain { Severity::Warning } else { Severity::Hint };
            let fix = match index.forms(target).first() {
                Some(form) if index.is_translated(target) => form.clone(),
                _ => self.written(&right).to_owned(),
            };
            self.used.insert((right.paragraph, right.token.range.start));
            let list = if is_missing { &missing } else { &fewer };
            // A person for a person, an abbreviation for an abbreviation; of other names the kind is not known.
            let written = &self.sides.translation.text(name.paragraph)[name.token.range.clone()];
            let is_same_kind = index.is_person(word) && index.is_person(target)
                || is_abbreviation(written) && is_abbreviation(self.written(&right));
            let is_only = self.is_only(list, &right, index.is_person(target));
            let has_fix = is_same_kind && is_only && !index.is_ordinary(target);
            swaps.push(NameReplacement { name, right, fix: has_fix.then_some(fix), severity });
        }
        // Of two names in the places of others, each may be that of the other one.
        if let Some(first) = swaps.first() {
            let place = self.span_start(&first.right);
            if swaps.iter().any(|swap| self.span_start(&swap.right) != place) {
                for swap in &mut swaps {
                    swap.fix = None;
                }
            }
        }
        self.report_swaps(&swaps, found);
    }

    /// Returns where the whole name of a word of the original begins.
    fn span_start(&self, name: &PlacedName) -> (usize, usize) {
        let span = self.spans.0.iter().find(|span| span.has(name.paragraph, name.token));
        (name.paragraph, span.map_or(name.token.range.start, |span| span.range.start))
    }

    /// Whether a name of the original is the only one of a list that is a person's, or none is; its other words do not count.
    fn is_only(&self, list: &[PlacedName], name: &PlacedName, is_person: bool) -> bool {
        let mut others = list.iter().filter(|other| {
            self.index.is_person(&other.token.folded) == is_person && other.token.folded != name.token.folded
        });
        others.all(|other| self.span_start(other) == self.span_start(name))
    }

    /// Whether a name of the translation abbreviates one of the original, or stands in brackets behind a name.
    fn is_acronym(&self, name: &PlacedName) -> bool {
        let word = name.token.folded.as_str();
        let written = &self.sides.translation.text(name.paragraph)[name.token.range.clone()];
        is_abbreviation(written)
            && (self.index.abbreviations.contains(word) || self.initials.iter().any(|initials| initials.contains(word)))
    }

    /// Whether the name stands before a person whom the original names so too, as a club or an employer does: `Bek Arsenal
    /// William Saliba` for `Defender William Saliba`.
    fn is_before_person(&self, name: &PlacedName) -> bool {
        let tokens = &self.sides.translation.paragraphs[name.paragraph].tokens;
        let next = tokens.partition_point(|token| token.range.start <= name.token.range.start);
        let is_part = |token: &&TextToken| token.is_capital && self.words.0.contains(token.folded.as_str());
        let following: Vec<&str> =
            tokens[next..].iter().take(3).take_while(is_part).map(|token| token.folded.as_str()).collect();
        let Some(first) = following.first() else { return false };
        let mut places = self.original.iter().filter(|other| other.token.folded == *first).peekable();
        // A name right before it in the original is the one that was replaced; a title is translated.
        places.peek().is_some()
            && places.all(|place| {
                let tokens = &self.sides.original.paragraphs[place.paragraph].tokens;
                let at = tokens.partition_point(|token| token.range.start < place.token.range.start);
                let before = at.checked_sub(1).map(|at| &tokens[at]).filter(|token| token.is_capital);
                let has_second = following.get(1).is_none_or(|second| self.index.are_neighbours(first, second));
                let is_told = |word: &str| self.words.1.iter().any(|other| self.index.is_translation(word, other));
                has_second && before.is_none_or(|before| is_told(&before.folded))
            })
    }

    /// Whether a word of the original stands beside a name that the translation has too: `Tiger` beside `Woods`.
    fn is_in_kept_name(&self, name: &PlacedName) -> bool {
        let tokens = &self.sides.original.paragraphs[name.paragraph].tokens;
        let at = tokens.partition_point(|token| token.range.start < name.token.range.start);
        let is_kept = |token: &TextToken| token.is_capital && self.words.1.contains(token.folded.as_str());
        tokens.get(at + 1).is_some_and(is_kept)
    }

    /// Reports names in the place of others. The fix of a part of a name must give the whole name of the original;
    /// otherwise the whole name is replaced.
    fn report_swaps(&mut self, swaps: &[NameReplacement<'a>], found: &mut Vec<Finding>) {
        for swap in swaps {
            if self.reported.contains(&(swap.name.paragraph, swap.name.token.range.start)) {
                continue;
            }
            let of = |spans: &[FullName<'a>], name: &PlacedName| {
                spans.iter().find(|span| span.has(name.paragraph, name.token)).cloned()
            };
            let spans = (of(&self.spans.1, &swap.name), of(&self.spans.0, &swap.right));
            let whole = match spans {
                (Some(name), Some(right)) => {
                    let after = |token: &&'a TextToken| -> &'a TextToken {
                        let changed = swaps.iter().find(|other| other.name.token.range == token.range);
                        changed.map_or(*token, |swap| swap.right.token)
                    };
                    let is_whole = name.words.len() == right.words.len()
                        && name
                            .words
                            .iter()
                            .zip(&right.words)
                            .all(|(word, wanted)| after(word).folded == wanted.folded);
                    // A surname stands for the whole name.
                    let is_surname = name.words.len() == 1
                        && right.words.last().is_some_and(|word| word.range == swap.right.token.range);
                    (!is_whole && !is_surname).then_some((name, right))
                }
                _ => None,
            };
            if let Some((name, right)) = whole {
                self.report_span(&name, &right, swap.severity, swap.fix.is_some(), found);
                continue;
            }
            let is_part = |spans: &[FullName], side: &Side, name: &PlacedName| {
                !spans.iter().any(|span| span.has(name.paragraph, name.token)) && Self::has_neighbour(side, name)
            };
            let is_whole = !is_part(&self.spans.1, &self.sides.translation, &swap.name)
                && !is_part(&self.spans.0, &self.sides.original, &swap.right);
            let fix = swap.fix.as_deref().filter(|_| is_whole);
            let finding = self.report(&swap.name, &swap.right, fix, swap.severity);
            found.push(finding);
        }
    }

    /// Returns the names of the translation.
    pub(super) fn translation_names(&self) -> &[PlacedName<'a>] {
        &self.translation
    }

    /// Returns a name of the original as it is written, without a possessive ending.
    pub(super) fn written(&self, name: &PlacedName) -> &'a str {
        written(self.sides, name)
    }
}

/// A name of the translation in the place of a name of the original.
struct NameReplacement<'a> {
    name: PlacedName<'a>,
    right: PlacedName<'a>,
    /// `None` where another name may be the right one.
    fix: Option<String>,
    severity: Severity,
}

/// Returns a name of the original as it is written, without a possessive ending.
fn written<'a>(sides: &Sides<'a>, name: &PlacedName) -> &'a str {
    let text = &sides.original.text(name.paragraph)[name.token.range.clone()];
    text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or(text)
}

/// Returns the initials of the names of the group, as an acronym would have them, each run of capitals as one word: once
/// without the small words between them, and once with gaps for them.
fn initials(sides: &Sides, group: &ParagraphGroup) -> [String; 2] {
    let mut found = [String::new(), String::new()];
    for token in group.original.iter().flat_map(|at| &sides.original.paragraphs[*at].tokens) {
        match token.folded.chars().next() {
            Some(first) if token.is_capital => found.iter_mut().for_each(|list| list.push(first)),
            _ => {
                found[1].push(' ');
                // `of`, `for`, `and`
                if !(token.is_word() && token.folded.len() <= 3) {
                    found[0].push(' ');
                }
            }
        }
    }
    found
}

/// Whether a word is written like an abbreviation: `IOM`, `BoJ`.
fn is_abbreviation(written: &str) -> bool {
    let capitals = written.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && 2 * capitals >= written.chars().count() && written.chars().count() <= 7
}

/// Returns the nearest name within reach of a place.
fn nearest<'a>(list: &[PlacedName<'a>], position: f64, fits: impl Fn(&PlacedName) -> bool) -> Option<PlacedName<'a>> {
    let distance = |name: &PlacedName| (name.position - position).abs();
    let fitting = list.iter().filter(|name| distance(name) <= REACH && fits(name));
    fitting.min_by(|one, other| distance(one).total_cmp(&distance(other))).copied()
}

/// Returns the index of the item that fits and has the least distance.
pub(super) fn nearest_by<T>(list: &[T], distance: impl Fn(&T) -> f64, fits: impl Fn(&T) -> bool) -> Option<usize> {
    let fitting = list.iter().enumerate().filter(|(_, item)| fits(item));
    fitting.min_by(|one, other| distance(one.1).total_cmp(&distance(other.1))).map(|(at, _)| at)
}

/// Gives a word the capitals of another one.
fn like_capitals(word: &str, model: &str) -> String {
    let mut chars = word.chars();
    match chars.next() {
        Some(first) if model.chars().next().is_some_and(char::is_uppercase) => {
            first.to_uppercase().chain(chars).collect()
        }
        _ => word.to_owned(),
    }
}

/// A shorter word with the letters of another one may be another word.
const LEAST_ANAGRAM: usize = 8;

/// Returns the name of the original that a word of the translation misspells, with the right spelling.
fn misspelt<'a>(
    sides: &Sides,
    index: &NameIndex,
    name: &PlacedName,
    original: &[PlacedName<'a>],
    missing: &[PlacedName<'a>],
) -> Option<(PlacedName<'a>, String, Severity)> {
    let word = name.token.folded.as_str();
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < 3 || index.translation_small.contains(word) {
        return None;
    }
    let mut best: Option<(f64, PlacedName<'a>, String, usize)> = None;
    for right in original {
        let target = right.token.folded.as_str();
        let is_missing =
            missing.iter().any(|other| other.token.range == right.token.range && other.paragraph == right.paragraph);
        let forms = index.forms(target);
        let as_written = written(sides, right);
        let spellings = std::iter::once((target, as_written.to_owned()))
            .chain(forms.iter().filter(|form| !form.contains(' ')).map(|form| (form.as_str(), form.clone())));
        for (spelling, fix) in spellings {
            let wanted: Vec<char> = spelling.chars().collect();
            let most = if wanted.len() >= 8 { 2 } else { 1 };
            if wanted.len() < 3 || wanted.len().abs_diff(letters.len()) > most {
                continue;
            }
            // Letters in another order are one slip, however far they moved.
            let is_anagram = wanted.len() >= LEAST_ANAGRAM
                && letters.len() == wanted.len()
                && letters[0] == wanted[0]
                && letters != wanted
                && sorted(&letters) == sorted(&wanted);
            let distance = if is_anagram { Some(1) } else { edit_distance(&letters, &wanted, most) };
            let Some(distance) = distance else { continue };
            let is_short_change = wanted.len() < 4
                && !(distance == 1 && letters.len() == wanted.len() && sorted(&letters) == sorted(&wanted));
            if distance == 0 || is_short_change || !index.is_kept(spelling) && is_inflected(index, spelling, word) {
                continue;
            }
            let cost = distance as f64 + (right.position - name.position).abs() + if is_missing { 0.0 } else { 0.5 };
            if best.as_ref().is_none_or(|(known, ..)| cost < *known) {
                best = Some((cost, *right, fix, distance));
            }
        }
    }
    let (_, right, fix, distance) = best?;
    let target = fold(&fix);
    let is_verbatim = index.translation.contains_key(target.as_str());
    let is_loan = index.names.is_some_and(|names| names.loan_form(&target) == names.loan_form(word))
        && without_doubles(&target) != without_doubles(word);
    // A long word beside a word of the same name is no loan word.
    let is_in_name = letters.len() >= LEAST_ANAGRAM && GroupNames::has_neighbour(&sides.original, &right);
    let is_loan = is_loan && (!is_in_name || index.is_known(&right.token.folded));
    let is_consistent = index.translation.get(word).copied().unwrap_or(0) > 1;
    let letters = target.chars().count();
    // Only the ending differs: an adaptation more often than a slip.
    let is_ending = shared_start(&target, word) + 1 >= letters;
    let severity = match (is_verbatim, distance) {
        (false, _) if is_loan => return None,
        (true, _) if !is_inflected(index, &target, word) && (distance == 1 || letters >= 8) => Severity::Warning,
        (false, 1) if !is_consistent && !index.is_known(&right.token.folded) && !is_ending => Severity::Warning,
        _ => Severity::Hint,
    };
    Some((right, fix, severity))
}

/// Returns the number of letters that two words begin with.
fn shared_start(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count()
}

/// Returns the word with doubled letters once.
fn without_doubles(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

fn sorted(letters: &[char]) -> Vec<char> {
    let mut letters = letters.to_vec();
    letters.sort_unstable();
    letters
}

/// Whether the word is the name with an ending, or an English plural without it.
fn is_inflected(index: &NameIndex, name: &str, word: &str) -> bool {
    let ends = |rest: &str| index.names.is_some_and(|names| names.name_endings.iter().any(|ending| ending == rest));
    word.strip_prefix(name).is_some_and(ends)
        || name.strip_suffix('s') == Some(word)
        || word.strip_suffix('s') == Some(name)
}

/// Returns the number of letters to insert, delete, replace or swap with the next one (optimal string alignment), if it
/// is at most `most`.
pub(super) fn edit_distance(one: &[char], other: &[char], most: usize) -> Option<usize> {
    let width = other.len() + 1;
    let mut rows = [vec![0; width], (0..width).collect::<Vec<usize>>(), vec![0; width]];
    for i in 1..=one.len() {
        rows[2][0] = i;
        for j in 1..width {
            let replace = rows[1][j - 1] + usize::from(one[i - 1] != other[j - 1]);
            let mut cost = replace.min(rows[1][j] + 1).min(rows[2][j - 1] + 1);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                cost = cost.min(rows[0][j - 2] + 1);
            }
            rows[2][j] = cost;
        }
        if rows[2].iter().min().is_some_and(|least| *least > most) {
            return None;
        }
        rows.rotate_left(1);
    }
    Some(rows[1][width - 1]).filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_swaps_as_one() {
        let chars = |text: &str| text.chars().collect::<Vec<char>>();
        let distance = |one: &str, other: &str| edit_distance(&chars(one), &chars(other), 2);
        assert_eq!(distance("sutpo", "sutopo"), Some(1));
        assert_eq!(distance("knaye", "kanye"), Some(1));
        assert_eq!(distance("same", "same"), Some(0));
        assert_eq!(distance("abcdef", "uvwxyz"), None);
        assert_eq!(distance("", "ab"), Some(2));
    }
}
