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
        for token in &side.paragraphs[*paragraph].tokens {
            let gap = text.get(end..token.range.start).unwrap_or_default();
            let is_joined = open && matches!(gap, " " | "");
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
        for name in new {
            let fits = |other: &FullName| (other.position - name.position).abs() <= REACH && !is_alike(other, &name);
            let Some(at) = nearest_by(&lost, |other| (other.position - name.position).abs(), fits) else { continue };
            let right = lost.remove(at);
            self.report_span(&name, &right, Severity::Warning, found);
        }
    }

    /// Reports a whole name in the place of another whole name.
    pub(super) fn report_span(
        &mut self,
        name: &FullName,
        right: &FullName,
        severity: Severity,
        found: &mut Vec<Finding>,
    ) {
        self.used.extend(right.words.iter().map(|word| (right.paragraph, word.range.start)));
        self.reported.extend(name.words.iter().map(|word| (name.paragraph, word.range.start)));
        let fix = &self.sides.original.text(right.paragraph)[right.range.clone()];
        found.push(
            self.sides
                .in_translation(Rule::NameDiffers, severity, name.paragraph, &name.range)
                .with_original(self.sides.original_range(right.paragraph, &right.range))
                .with_fix(fix),
        );
    }

    /// Whether a word stands beside another word with a capital, so that it may be a part of a longer name.
    pub(super) fn has_neighbour(side: &Side, name: &PlacedName) -> bool {
        let tokens = &side.paragraphs[name.paragraph].tokens;
        let at = tokens.partition_point(|token| token.range.start < name.token.range.start);
        let is_capital = |token: &TextToken| token.is_capital && !token.starts_sentence;
        at.checked_sub(1).is_some_and(|at| is_capital(&tokens[at])) || tokens.get(at + 1).is_some_and(is_capital)
    }
}

/// Whether two names may be spellings of the same one: words at the same place are near each other.
fn is_alike(one: &FullName, other: &FullName) -> bool {
    one.words.iter().zip(&other.words).any(|(one, other)| {
        let letters = |token: &TextToken| token.folded.chars().collect::<Vec<char>>();
        let (one, other) = (letters(one), letters(other));
        let most = (one.len().max(other.len()) / 3).max(1);
        edit_distance(&one, &other, most).is_some()
    })
}
