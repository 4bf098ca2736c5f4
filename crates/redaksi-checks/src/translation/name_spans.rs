//! Names of several words, and names in whose place quite another name stands.

use super::names::{GroupNames, PlacedName, edit_distance, nearest_by};
use super::side::Side;
use super::tokens::TextToken;
use crate::{Finding, Rule, Severity};
use std::ops::Range;

/// Small words inside a name.
const PARTICLES: &[&str] = &[
    "van", "von", "der", "den", "de", "del", "della", "da", "do", "dos", "du", "la", "le", "bin", "binti", "bint",
    "ibn", "al", "el", "ter", "ten", "zu",
];

/// A name of the original and the one in its place are at most this share of the group apart.
const REACH: f64 = 0.35;

/// The words of a name that stand together, such as the first name and the surname of a person.
#[derive(Clone, Debug)]
pub(super) struct FullName<'a> {
    pub paragraph: usize,
    /// The byte range in the paragraph, without a possessive ending.
    pub range: Range<usize>,
    /// The words with a capital.
    pub words: Vec<&'a TextToken>,
    /// Where it is in the group, from 0 to 1.
    pub position: f64,
}

impl FullName<'_> {
    /// Whether the token is one of the words.
    pub fn has(&self, paragraph: usize, token: &TextToken) -> bool {
        self.paragraph == paragraph && self.words.iter().any(|word| word.range == token.range)
    }
}

/// Returns the names of paragraphs; `is_name` says whether a word with a capital is part of one, given how many words of
/// the name are before it.
pub(super) fn name_spans<'a>(
    side: &'a Side,
    paragraphs: &[usize],
    is_name: impl Fn(&TextToken, usize) -> bool,
) -> Vec<FullName<'a>> {
    let total = side.len(paragraphs).max(1) as f64;
    let mut before = 0;
    let mut found: Vec<FullName<'a>> = Vec::new();
    for paragraph in paragraphs {
        let text = side.text(*paragraph);
        let mut open = false;
        let mut end = 0;
        let tokens = &side.paragraphs[*paragraph].tokens;
        let mut number = 0;
        while number < tokens.len() {
            let token = &tokens[number];
            let gap = text.get(end..token.range.start).unwrap_or_default();
            let is_joined = open && matches!(gap, " " | "");
            // A nickname in quotation marks is no word of the name.
            if let Some(length) = nickname(&tokens[number..]).filter(|_| is_joined) {
                number += length;
                end = tokens[number - 1].range.end;
                continue;
            }
            number += 1;
            end = token.range.end;
            let last = found.last_mut().filter(|_| is_joined);
            if token.is_word() && token.is_capital {
                let written = &text[token.range.clone()];
                let stem = written.strip_suffix("'s").or_else(|| written.strip_suffix("’s"));
                let range = token.range.start..token.range.start + stem.unwrap_or(written).len();
                open = stem.is_none();
                match last {
                    Some(last) if is_name(token, last.words.len()) => {
                        last.range.end = range.end;
                        last.words.push(token);
                    }
                    _ if is_name(token, 0) => {
                        let position = (before + range.start) as f64 / total;
                        found.push(FullName { paragraph: *paragraph, range, words: vec![token], position });
                    }
                    _ => open = false,
                }
            } else {
                let is_particle = token.is_word() && PARTICLES.contains(&token.folded.as_str());
                let is_initial = token.is_sign(".")
                    && last.as_ref().is_some_and(|last| last.words.last().is_some_and(|word| word.folded.len() == 1));
                let is_hyphen = token.is_sign("-") && token.is_glued;
                open = last.is_some() && (is_particle || is_initial || is_hyphen);
            }
        }
        before += text.len() + 1;
    }
    found
}

fn is_quote(token: &TextToken) -> bool {
    matches!(token.folded.as_str(), "\"" | "“" | "”" | "'" | "‘")
}

/// Returns the number of tokens of a nickname in quotation marks at the start of tokens.
fn nickname(tokens: &[TextToken]) -> Option<usize> {
    let is_one = tokens.len() > 3 && is_quote(&tokens[0]) && tokens[1].is_capital && is_quote(&tokens[2]);
    (is_one && tokens[3].is_capital).then_some(3)
}

impl GroupNames<'_> {
    /// Finds full names that have no word in common with the original, where a full name of the original is missing.
    pub(super) fn find_replaced(&mut self, found: &mut Vec<Finding>) {
        let index = self.index;
        let is_full = |span: &&FullName, titles: &std::collections::HashSet<usize>| {
            span.words.len() >= 2 && !titles.contains(&span.paragraph)
        };
        let is_lost = |span: &&FullName| {
            is_full(span, &index.titles.0)
                && span.words.iter().all(|word| index.is_nowhere_in_translation(&word.folded))
        };
        let is_new = |span: &&FullName| {
            is_full(span, &index.titles.1) && span.words.iter().all(|word| index.is_nowhere_in_original(&word.folded))
        };
        let mut lost: Vec<FullName> = self.spans.0.iter().filter(is_lost).cloned().collect();
        let new: Vec<FullName> = self.spans.1.iter().filter(is_new).cloned().collect();
        let is_only = lost.len() == 1 && new.len() == 1;
        for name in new {
            let fits = |other: &FullName| (other.position - name.position).abs() <= REACH && !is_alike(other, &name);
            let Some(at) = nearest_by(&lost, |other| (other.position - name.position).abs(), fits) else { continue };
            let right = lost.remove(at);
            self.report_span(&name, &right, Severity::Warning, is_only, found);
        }
    }

    /// Reports a whole name in the place of another whole name.
    pub(super) fn report_span(
        &mut self,
        name: &FullName,
        right: &FullName,
        severity: Severity,
        has_fix: bool,
        found: &mut Vec<Finding>,
    ) {
        self.used.extend(right.words.iter().map(|word| (right.paragraph, word.range.start)));
        self.reported.extend(name.words.iter().map(|word| (name.paragraph, word.range.start)));
        let fix = &self.sides.original.text(right.paragraph)[right.range.clone()];
        let finding = self
            .sides
            .in_translation(Rule::NameDiffers, severity, name.paragraph, &name.range)
            .with_original(self.sides.original_range(right.paragraph, &right.range));
        found.push(if has_fix { finding.with_fix(fix) } else { finding });
    }

    /// Finds names of which one word is another one than in the original, such as the surname: `Gabriel Jesus` for `Gabriel
    /// Martinelli`. The new word stands nowhere beside the other ones in the original, and the old one nowhere in the translation.
    pub(super) fn find_replaced_parts(&mut self, found: &mut Vec<Finding>) {
        let index = self.index;
        for name in self.spans.1.clone() {
            let is_reported = name.words.iter().any(|word| self.reported.contains(&(name.paragraph, word.range.start)));
            if name.words.len() < 2 || is_reported || index.titles.1.contains(&name.paragraph) {
                continue;
            }
            let parts = self.spans.0.iter().filter_map(|right| replaced_part(&name, right));
            let fitting: Vec<ReplacedPart> = parts.filter(|part| self.is_replaced(&name, part)).collect();
            let Some(part) = fitting.first() else { continue };
            let range = |words: &[&TextToken]| words[0].range.start..words[words.len() - 1].range.end;
            let (now, mut was) = (range(&part.now), range(&part.was));
            let text = self.sides.original.text(part.paragraph);
            was.end -= ["'s", "’s"]
                .iter()
                .find(|ending| text[was.clone()].ends_with(*ending))
                .map_or(0, |ending| ending.len());
            self.used.extend(part.was.iter().map(|word| (part.paragraph, word.range.start)));
            self.reported.extend(name.words.iter().map(|word| (name.paragraph, word.range.start)));
            let finding = self
                .sides
                .in_translation(Rule::NameDiffers, Severity::Warning, name.paragraph, &now)
                .with_original(self.sides.original_range(part.paragraph, &was));
            let is_only = fitting.iter().all(|other| other.was[0].folded == part.was[0].folded);
            found.push(if is_only { finding.with_fix(&text[was]) } else { finding });
        }
    }

    /// Finds a name of one word that stands behind the same word as another one in the original, `jurnal Science` for `the
    /// journal Nature`, where neither text has the name of the other.
    pub(super) fn find_replaced_behind(&mut self, found: &mut Vec<Finding>) {
        let (index, sides) = (self.index, self.sides);
        let before = |side: &'_ Side, name: &PlacedName| -> Option<String> {
            let tokens = &side.paragraphs[name.paragraph].tokens;
            let at = tokens.partition_point(|token| token.range.start < name.token.range.start);
            let is_alone = !tokens.get(at + 1).is_some_and(|token| token.is_capital);
            let word = tokens.get(at.checked_sub(1)?)?;
            let is_noun = word.is_word() && !word.is_capital && word.folded.len() > 3;
            (is_alone && is_noun).then(|| word.folded.clone())
        };
        let is_free = |places: &std::collections::HashSet<(usize, usize)>, name: &PlacedName| {
            !places.contains(&(name.paragraph, name.token.range.start)) && name.token.folded.len() > 2
        };
        let lost: Vec<(PlacedName, String)> = self
            .missing()
            .into_iter()
            .filter(|name| is_free(&self.used, name) && index.is_nowhere_in_translation(&name.token.folded))
            .filter_map(|name| Some((name, before(&sides.original, &name)?)))
            .collect();
        for name in self.translation_names().to_vec() {
            let is_new = is_free(&self.reported, &name) && index.is_nowhere_in_original(&name.token.folded);
            let Some(word) = before(&sides.translation, &name).filter(|_| is_new) else { continue };
            let fits = |(right, other): &&(PlacedName, String)| {
                index.is_translation(other, &word) && !are_spellings(right.token, name.token)
            };
            let fitting: Vec<&(PlacedName, String)> = lost.iter().filter(fits).collect();
            let Some((right, _)) = fitting.first() else { continue };
            let fix = (fitting.len() == 1).then(|| self.written(right));
            let finding = self.report(&name, right, fix, Severity::Warning);
            found.push(finding);
        }
    }

    /// Whether words took the place of others: neither are words of a language, and the old ones are nowhere.
    fn is_replaced(&self, name: &FullName, part: &ReplacedPart) -> bool {
        let index = self.index;
        let is_name = |token: &&&TextToken| token.folded.len() > 2 && !index.is_ordinary(&token.folded);
        let stands = name.words.windows(2).all(|pair| index.are_neighbours(&pair[0].folded, &pair[1].folded));
        !stands
            && part.now.iter().all(|token| is_name(&token))
            && part.was.iter().all(|token| is_name(&token) && index.is_nowhere_in_translation(&token.folded))
            && !part.now.iter().zip(&part.was).any(|(one, other)| are_spellings(one, other))
    }

    /// Whether a word stands beside another word with a capital, so that it may be a part of a longer name.
    pub(super) fn has_neighbour(side: &Side, name: &PlacedName) -> bool {
        let tokens = &side.paragraphs[name.paragraph].tokens;
        let at = tokens.partition_point(|token| token.range.start < name.token.range.start);
        let is_capital = |token: &TextToken| token.is_capital && !token.starts_sentence;
        at.checked_sub(1).is_some_and(|at| is_capital(&tokens[at])) || tokens.get(at + 1).is_some_and(is_capital)
    }
}

/// Words of a name and those that stand in their place.
struct ReplacedPart<'a> {
    /// The paragraph of the original.
    paragraph: usize,
    was: Vec<&'a TextToken>,
    now: Vec<&'a TextToken>,
}

/// Endings of names that say nothing.
const NAME_SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii"];

/// Returns the words that differ where two names begin or end alike.
fn replaced_part<'a>(name: &FullName<'a>, right: &FullName<'a>) -> Option<ReplacedPart<'a>> {
    let words = |name: &FullName<'a>| -> Vec<&'a TextToken> {
        name.words.iter().filter(|word| !NAME_SUFFIXES.contains(&word.folded.as_str())).copied().collect()
    };
    let (now, was) = (words(name), words(right));
    let same = |pair: &(&&TextToken, &&TextToken)| pair.0.folded == pair.1.folded;
    let start = now.iter().zip(&was).take_while(same).count();
    let rest = now.len().min(was.len()) - start;
    let end = now.iter().rev().zip(was.iter().rev()).take(rest).take_while(same).count();
    let (now, was) = (&now[start..now.len() - end], &was[start..was.len() - end]);
    // Words with a hyphen are one: `Keller-Sutter`.
    let count = |words: &[&TextToken]| {
        let joined = words.windows(2).filter(|pair| pair[1].range.start == pair[0].range.end + 1 && pair[1].is_glued);
        words.len() - joined.count()
    };
    let is_part = start + end > 0 && !now.is_empty() && !was.is_empty() && now.len() <= 2 && was.len() <= 2;
    let is_part = is_part && count(now) == count(was);
    is_part.then(|| ReplacedPart { paragraph: right.paragraph, was: was.to_vec(), now: now.to_vec() })
}

/// Whether two words may be spellings of the same name.
fn are_spellings(one: &TextToken, other: &TextToken) -> bool {
    let letters = |token: &TextToken| token.folded.chars().collect::<Vec<char>>();
    let (one, other) = (letters(one), letters(other));
    let most = (one.len().max(other.len()) / 3).max(1);
    edit_distance(&one, &other, most).is_some()
}

/// Whether two names may be spellings of the same one: words at the same place are near each other.
fn is_alike(one: &FullName, other: &FullName) -> bool {
    one.words.iter().zip(&other.words).any(|(one, other)| are_spellings(one, other))
}
