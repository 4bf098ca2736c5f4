//! Labelled lines of the matter: `Lahir: Muara, 14 April 1938`, `Waktu: Sabtu, 22 Februari 2025`, and entries of schedules.
//! Their dates and times are not those of the story, and they stay in the text where they stand.

use crate::extract::date::matter_date;
use crate::extract::date::parse::find_date;
use crate::extract::envelope::received_lines::{EnvelopePlacement, ReceivedLines};
use crate::extract::line_class::LineClass;
use crate::extract::reason_code::ReasonCode;
use crate::packs::{Lexicon, words};

/// The longest line of this kind, in bytes.
const MAX_LEN: usize = 160;
/// The longest label, in words.
const MAX_LABEL_WORDS: usize = 4;
/// The shortest schedule.
const MIN_SCHEDULE_LINES: usize = 3;
/// The longest entry of a schedule behind its time, in words.
const MAX_SCHEDULE_WORDS: usize = 6;

pub(super) fn place_facts(lines: &mut ReceivedLines<'_>, lexicon: &Lexicon) {
    place_schedules(lines);
    let open = lines.open();
    let mut at = 0;
    while at < open.len() {
        let is_fact = |at: usize| {
            let text = lines.lines[open[at]].content_text();
            fact_label(text, lexicon).is_some() || begins_with_day(text, lexicon) || is_labelled_day(text, lexicon)
        };
        let mut end = at;
        while end < open.len() && (end == at || lines.is_joined_to_above(open[end])) && is_fact(end) {
            end += 1;
        }
        let is_dated = |at: usize| {
            let text = lines.lines[open[at]].content_text();
            let label = fact_label(text, lexicon).or_else(|| label_of(text)).unwrap_or_default();
            let is_matter = !label.is_empty() && matter_date::is_label_of_matter(label, lexicon);
            (is_matter, find_date(&text[label.len()..], lexicon).day.is_some())
        };
        let facts = (at..end).map(is_dated).collect::<Vec<_>>();
        // The day of minutes has the label that the day of a story has.
        let is_labelled = (at..end).any(|at| is_labelled_day(lines.lines[open[at]].content_text(), lexicon));
        let is_known = end - at >= 2 && !is_labelled || facts.iter().any(|(is_matter, _)| *is_matter);
        if is_known && facts.iter().any(|(_, has_day)| *has_day) {
            for index in &open[at..end] {
                let placement = EnvelopePlacement { classes: &[LineClass::Body], rule: ReasonCode::FactLine };
                lines.lines[*index].placement.get_or_insert(placement);
            }
        }
        at = end.max(at + 1);
    }
}

/// `Tarikh: 12 Januari 2026`: a day with a label that the day of a story may have. It counts only among facts.
fn is_labelled_day(text: &str, lexicon: &Lexicon) -> bool {
    let is_day = |label: &str| find_date(&text[label.len()..], lexicon).day.is_some();
    let is_date_label = |label: &str| {
        let label: Vec<_> = words(label).take(MAX_LABEL_WORDS + 1).collect();
        lexicon.envelope.date_labels.get_exact(&label).is_some()
    };
    text.len() <= MAX_LEN && label_of(text).is_some_and(|label| is_date_label(label) && is_day(label))
}

fn label_of(text: &str) -> Option<&str> {
    text.split_once(':').map(|(label, _)| label)
}

/// `5 Juli 2023: Babak penyisihan`: a day, a colon and what happens then.
fn begins_with_day(text: &str, lexicon: &Lexicon) -> bool {
    let is_short = text.len() <= MAX_LEN && text.starts_with(|c: char| c.is_alphanumeric());
    let Some((day, value)) = text.split_once(": ").filter(|_| is_short) else { return false };
    let seen = find_date(day, lexicon);
    seen.day.is_some() && seen.other_words.is_empty() && value.starts_with(char::is_alphabetic)
}

/// Places the entries of a schedule: lines that begin with a time and have a few words behind it.
fn place_schedules(lines: &mut ReceivedLines<'_>) {
    let open = lines.open();
    let mut at = 0;
    while at < open.len() {
        let end =
            (at..open.len()).find(|at| !is_scheduled(lines.lines[open[*at]].content_text())).unwrap_or(open.len());
        if end - at >= MIN_SCHEDULE_LINES {
            for index in &open[at..end] {
                let placement = EnvelopePlacement { classes: &[LineClass::Body], rule: ReasonCode::FactLine };
                lines.lines[*index].placement.get_or_insert(placement);
            }
        }
        at = end.max(at + 1);
    }
}

/// `11.00 - 11.30 Pembukaan`. A headline of another story with its time in front is longer.
fn is_scheduled(text: &str) -> bool {
    let is_time = |word: &str| {
        let (hour, minute) = word.split_once(['.', ':']).unwrap_or_default();
        let is_number = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number(hour) && minute.len() == 2 && is_number(minute)
    };
    if text.len() > MAX_LEN || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let mut words =
        text.split_whitespace().flat_map(|word| word.split(['-', '–'])).filter(|word| !word.is_empty()).peekable();
    let mut times = 0;
    while words.next_if(|word| is_time(word)).is_some() {
        times += 1;
    }
    (1..=2).contains(&times) && (1..=MAX_SCHEDULE_WORDS).contains(&words.count())
}

/// The label in front of a value, if it is none of those that news stories have.
fn fact_label<'t>(text: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    if text.len() > MAX_LEN {
        return None;
    }
    let (label, value) = text.split_once(':')?;
    let is_value = value.starts_with([' ', '\t']) && value.trim().len() > 1;
    let tokens: Vec<_> = words(label).take(MAX_LABEL_WORDS + 1).collect();
    let is_label = (1..=MAX_LABEL_WORDS).contains(&tokens.len())
        && label.starts_with(char::is_uppercase)
        && !label.contains(['.', ',', '(', '"', '“', '|'])
        && !tokens.iter().any(|word| word.digits > 0);
    let is_of_story = || {
        lexicon.labels.longest_prefix(&tokens).is_some()
            || lexicon.markers.longest_prefix(&tokens).is_some()
            || lexicon.envelope.mail_headers.get_exact(&tokens).is_some()
            || matter_date::is_label_of_story(label, lexicon)
    };
    (is_value && is_label && !is_of_story()).then_some(label)
}
