//! The line that says before which time a story must not be published: `EMBARGO: Kamis, 6 Februari 2025, 13.00 WIB`.

use crate::article::{FieldName, Role};
use crate::extract::date::parse::{DateMatch, find_date};
use crate::extract::envelope::received_lines::ReceivedLines;
use crate::extract::reason_code::ReasonCode;
use crate::packs::Lexicon;

/// The longest line of this kind, in bytes.
const MAX_LEN: usize = 200;
/// How many words may stand in front of the phrase: `Materi ini diembargo hingga …`.
const MAX_WORDS_IN_FRONT: usize = 3;
/// How many words that belong to no date may follow: `waktu setempat`.
const MAX_OTHER_WORDS: usize = 2;

/// Reads the embargo. A line without a date is set aside, too, if it says nothing else. A story about an embargo has
/// other words in such lines.
pub(super) fn read_embargo(lines: &mut ReceivedLines<'_>, lexicon: &Lexicon) {
    for index in lines.open() {
        let Some(phrase) = find_phrase(lines, index, lexicon) else { continue };
        let text = lines.lines[index].content_text();
        let behind = &text[phrase.end..];
        let rule = ReasonCode::Embargo;
        let seen = find_date(behind, lexicon);
        if is_time(&seen) && (phrase.is_certain || is_set_off(behind, &seen)) {
            let value = seen.to_datetime().map(|stamp| stamp.to_string()).unwrap_or_default();
            lines.read_field(index, FieldName::Embargo, &value, Role::Date, rule);
            continue;
        }
        // The time is on the next line, or is not told: `EMBARGO` alone.
        let is_alone = !behind.chars().any(char::is_alphanumeric) && phrase.is_at_start;
        let below = lines.lines.get(index + 1).filter(|line| line.is_open() && lines.is_joined_to_above(index + 1));
        let time_below = below
            .map(|line| find_date(line.content_text(), lexicon))
            .filter(|seen| is_time(seen) && seen.other_words.is_empty());
        if let Some(seen) = time_below.filter(|_| is_alone) {
            let value = seen.to_datetime().map(|stamp| stamp.to_string()).unwrap_or_default();
            lines.read_field(index + 1, FieldName::Embargo, &value, Role::Date, rule);
            lines.set_aside(index, Role::Date, rule);
        } else if is_alone && (phrase.is_certain || !text.contains(char::is_lowercase)) {
            lines.set_aside(index, Role::Date, rule);
        }
    }
}

/// A phrase that may announce an embargo.
struct EmbargoPhrase {
    /// Where it ends, in bytes of the content.
    end: usize,
    /// Whether no story would write it in front of a date.
    is_certain: bool,
    is_at_start: bool,
}

fn find_phrase(lines: &ReceivedLines<'_>, index: usize, lexicon: &Lexicon) -> Option<EmbargoPhrase> {
    let line = &lines.lines[index];
    if line.content.len() > MAX_LEN || line.placement.is_some() {
        return None;
    }
    let words = line.words();
    let certain = (0..words.len().min(MAX_WORDS_IN_FRONT + 1)).find_map(|at| {
        let (count, ()) = lexicon.envelope.embargo.longest_prefix(&words[at..])?;
        Some(EmbargoPhrase { end: words[at + count - 1].range.end, is_certain: true, is_at_start: at == 0 })
    });
    certain.or_else(|| {
        let (count, ()) = lexicon.envelope.embargo_names.longest_prefix(&words)?;
        Some(EmbargoPhrase { end: words[count - 1].range.end, is_certain: false, is_at_start: true })
    })
}

/// Whether the text is a time and little else.
fn is_time(seen: &DateMatch) -> bool {
    (seen.day.is_some() || seen.time.is_some()) && !seen.truncated && seen.other_words.len() <= MAX_OTHER_WORDS
}

/// Whether the time is set off from the name in front of it: by a colon, a dash or a bracket, or as the only thing there.
fn is_set_off(behind: &str, seen: &DateMatch) -> bool {
    behind.trim_start().starts_with([':', '：', '-', '–', '—', '(', '[', '|', ',']) || seen.other_words.is_empty()
}
