//! The first paragraph where it ends in a bracket, such as `(Foto: Sari)` or `(Baca juga: …)`. It looks like a caption with
//! its credit, but it is text.

use crate::extract::envelope::received_lines::{EnvelopePlacement, ReceivedLines};
use crate::extract::line_class::LineClass;
use crate::extract::matchers::dateline;
use crate::extract::reason_code::ReasonCode;
use crate::packs::{Lexicon, Word, WordKey, words};
use std::collections::HashSet;

/// How many lines from the start are searched.
const MAX_HEAD_LINES: usize = 12;
/// The shortest first paragraph, in words, without its bracket.
const MIN_WORDS: usize = 8;
/// In characters. Shorter words say little about what a line is about.
const MIN_TERM_CHARS: u32 = 4;

pub(super) fn place_lead(lines: &mut ReceivedLines<'_>, lexicon: &Lexicon) {
    let open: Vec<usize> = lines.open().into_iter().take(MAX_HEAD_LINES + 2).collect();
    let text = |at: usize| lines.lines[open[at]].content_text();
    let candidate = (1..open.len().min(MAX_HEAD_LINES)).find(|at| has_bracket_behind_sentence(text(*at)));
    let Some(at) = candidate.filter(|at| lines.lines[open[*at]].placement.is_none()) else { return };
    let has_dateline = |at: usize| dateline::find_dateline(text(at), lexicon).is_some();
    let is_lead = has_dateline(at)
        || !(at + 1..open.len()).any(has_dateline)
            && (at + 1..open.len()).find(|below| terms(text(*below)).len() >= MIN_WORDS / 2).is_some_and(|below| {
                let [own, next] = [at, below].map(|at| terms(text(at)));
                (0..at).any(|above| tells_more_of(&terms(text(above)), &own, &next))
            });
    if is_lead {
        let classes: &[LineClass] = if has_dateline(at) { &[LineClass::Dateline] } else { &[LineClass::Body] };
        lines.lines[open[at]].placement = Some(EnvelopePlacement { classes, rule: ReasonCode::Sentences });
    }
}

/// Whether a line is a sentence with a bracket behind it.
fn has_bracket_behind_sentence(text: &str) -> bool {
    let Some(inside) = text.trim_end_matches('.').strip_suffix([')', ']']) else { return false };
    let sentence = inside.rfind(['(', '[']).map_or("", |open| inside[..open].trim_end());
    sentence.ends_with(['.', '!', '?', '”', '"']) && sentence.split_whitespace().count() >= MIN_WORDS
}

/// Whether a first paragraph tells most of a headline, and more than the next paragraph does. Below a caption, the first
/// paragraph does.
fn tells_more_of(headline: &HashSet<WordKey>, lead: &HashSet<WordKey>, next: &HashSet<WordKey>) -> bool {
    let of_lead = headline.intersection(lead).count();
    headline.len() >= 3 && of_lead * 2 > headline.len() && of_lead > headline.intersection(next).count()
}

fn terms(text: &str) -> HashSet<WordKey> {
    let is_term = |word: &Word| word.chars >= MIN_TERM_CHARS;
    words(text).filter(is_term).map(|word| word.key).collect()
}
