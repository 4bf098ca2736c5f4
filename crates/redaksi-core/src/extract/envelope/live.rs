//! Running reports: the times and the minute marks of their entries stay in the text, before their entry.

use crate::extract::date::parse::find_date;
use crate::extract::envelope::received_lines::{EnvelopePlacement, ReceivedLines};
use crate::extract::line_class::LineClass;
use crate::extract::matchers::promo_marker;
use crate::extract::reason_code::ReasonCode;
use crate::packs::Lexicon;

/// The longest time of an entry, in bytes.
const MAX_TIME_LEN: usize = 28;
/// The shortest sentence of an entry, in words.
const MIN_SENTENCE_WORDS: usize = 4;
/// How many lines below its time an entry may begin its sentences.
const MAX_LINES_TO_SENTENCE: usize = 2;

pub(super) fn place_entries(lines: &mut ReceivedLines<'_>, lexicon: &Lexicon) {
    let open = lines.open();
    let text = |at: usize| lines.lines[open[at]].content_text();
    let minutes: Vec<usize> = (1..open.len()).filter(|at| is_minute_mark(text(*at))).collect();
    let times: Vec<usize> = (1..open.len()).filter(|at| is_time(text(*at), lexicon)).collect();
    let marks = if minutes.len() >= 2 {
        minutes
    } else if times.len() >= 2 && has_sentences(lines, &open, &times) {
        times
    } else {
        return;
    };
    let (first, last) = (marks[0], marks[marks.len() - 1]);
    for (at, index) in open.iter().copied().enumerate().skip(first) {
        let is_mark = marks.binary_search(&at).is_ok();
        let is_below_mark = at.checked_sub(1).is_some_and(|above| marks.binary_search(&above).is_ok());
        let line = &lines.lines[index];
        let is_entry = is_below_mark || at < last && is_sentence(line.content_text());
        let classes: &[LineClass] = if is_mark { &[LineClass::Body] } else { &[LineClass::Body, LineClass::Subhead] };
        if is_mark || is_entry && !is_known_as_other(line.content_text(), lexicon) {
            lines.lines[index].placement = Some(EnvelopePlacement { classes, rule: ReasonCode::LiveEntry });
        } else if is_button(line.content_text(), lexicon) {
            lines.set_wrapping_aside(index, ReasonCode::Boilerplate);
        }
    }
}

/// `41'`, `90+4'`: alone on the line.
fn is_minute_mark(text: &str) -> bool {
    let Some(number) = text.strip_suffix(['\'', '’', '′', '´', '‘']) else { return false };
    let is_minute = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    number.split_once('+').map_or_else(|| is_minute(number), |(minute, added)| is_minute(minute) && is_minute(added))
}

/// `16.20 WIB`, `7:30 p.m.`: alone on the line.
fn is_time(text: &str, lexicon: &Lexicon) -> bool {
    if text.len() > MAX_TIME_LEN || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let seen = find_date(text, lexicon);
    seen.day.is_none() && seen.time.is_some() && seen.other_words.is_empty() && !seen.has_more_dates
}

/// Whether most of the times, and at least two, have sentences below them. In lists of other stories, they have headlines.
fn has_sentences(lines: &ReceivedLines<'_>, open: &[usize], times: &[usize]) -> bool {
    let with_sentence = times.iter().enumerate().filter(|(number, at)| {
        let end = times.get(number + 1).copied().unwrap_or(open.len()).min(*at + 1 + MAX_LINES_TO_SENTENCE);
        (*at + 1..end).any(|below| is_sentence(lines.lines[open[below]].content_text()))
    });
    let count = with_sentence.count();
    count >= 2 && count * 2 > times.len()
}

fn is_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '”', '"']) && text.split_whitespace().nth(MIN_SENTENCE_WORDS - 1).is_some()
}

/// Whether a line is a button that pages print below each entry: `Bagikan`.
fn is_button(text: &str, lexicon: &Lexicon) -> bool {
    let words: Vec<_> = crate::packs::words(text).take(4).collect();
    words.len() <= 3 && (lexicon.furniture.get_exact(&words).is_some() || lexicon.headings.get_exact(&words).is_some())
}

/// Whether a line is known to be no text: a promo, or boilerplate.
fn is_known_as_other(text: &str, lexicon: &Lexicon) -> bool {
    let words: Vec<_> = crate::packs::words(text).take(40).collect();
    promo_marker::find_marker(text, lexicon).is_some()
        || lexicon.furniture.get_exact(&words).is_some()
        || lexicon.headings.get_exact(&words).is_some()
        || lexicon.furniture_starts.longest_prefix(&words).is_some()
        || words.iter().all(|word| lexicon.menu.contains(word.key) || word.is_number())
}
