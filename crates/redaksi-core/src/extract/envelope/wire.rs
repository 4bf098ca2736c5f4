//! Copy of news agencies as it comes over the wire: transmission codes, slugs, takes, and signs around its head lines.

use crate::article::{FieldName, Role};
use crate::extract::envelope::received_lines::ReceivedLines;
use crate::extract::reason_code::ReasonCode;
use crate::packs::{FieldLabel, Lexicon};

/// How many lines from the start may be slugs.
const MAX_HEAD_LINES: usize = 4;
/// The longest slug line, in words.
const MAX_SLUG_WORDS: usize = 8;
/// How many lines below the end of a take may repeat the slug.
const MAX_TAKE_LINES: usize = 2;

pub(super) fn open_wire(lines: &mut ReceivedLines<'_>, lexicon: &Lexicon) {
    let open = lines.open();
    let is_more = |index: usize| is_more_line(lines.lines[index].content_text(), lexicon);
    let more: Vec<usize> = open.iter().copied().filter(|index| is_more(*index)).collect();
    let codes: Vec<usize> =
        open.iter().copied().filter(|index| is_transmission_code(lines.lines[*index].content_text())).collect();
    let is_signed = |index: usize| lines.lines[index].content_text().starts_with('^');
    let signed: Vec<usize> = open.iter().copied().filter(|index| is_signed(*index)).collect();
    if more.is_empty() && codes.is_empty() && signed.len() < 2 {
        return;
    }
    for index in codes {
        lines.set_wrapping_aside(index, ReasonCode::WireCode);
    }
    for index in signed {
        drop_signs(lines, index, lexicon);
    }
    for index in more {
        lines.set_wrapping_aside(index, ReasonCode::WireTake);
        let below = open.iter().copied().filter(|other| *other > index).take(MAX_TAKE_LINES);
        for below in below.take_while(|below| is_slug_line(lines.lines[*below].content_text())).collect::<Vec<_>>() {
            lines.set_wrapping_aside(below, ReasonCode::WireTake);
        }
    }
    for index in lines.open().into_iter().take(MAX_HEAD_LINES) {
        if is_slug_line(lines.lines[index].content_text()) {
            lines.set_wrapping_aside(index, ReasonCode::WireCode);
        }
    }
}

/// `ZCZC` and `NNNN` begin and end a transmission.
fn is_transmission_code(text: &str) -> bool {
    text == "NNNN" || text == "ZCZC" || text.starts_with("ZCZC ") && text.len() <= 120
}

/// `(MORE)`, `MORE`: alone in capitals, or in brackets or between dashes.
fn is_more_line(text: &str, lexicon: &Lexicon) -> bool {
    if text.len() > 40 {
        return false;
    }
    let inner = text.trim_matches(|c: char| !c.is_alphanumeric());
    let is_marked = inner.len() < text.len() || !inner.contains(char::is_lowercase);
    is_marked && lexicon.envelope.more.get_exact(&crate::packs::words(inner).collect::<Vec<_>>()).is_some()
}

/// Whether a short line holds a slug: `BARGES-CANAL/ 2`, `ELG-BARGES (UPDATE 1)`.
fn is_slug_line(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_slug = |word: &&str| {
        let word = word.trim_end_matches(['/', ':', ',']);
        let parts: Vec<&str> = word.split(['-', '/']).collect();
        let is_code =
            |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        parts.len() >= 2
            && parts.iter().all(is_code)
            && parts[0].len() >= 2
            && parts.iter().any(|part| part.bytes().all(|b| b.is_ascii_uppercase()))
    };
    words.len() <= MAX_SLUG_WORDS && !text.ends_with(['.', '!', '?', '"', '”']) && words.iter().any(is_slug)
}

/// Drops the signs around a head line: `^Judul<`, `^By Sari=`. A line that is neither a headline nor a byline names the
/// agency.
fn drop_signs(lines: &mut ReceivedLines<'_>, index: usize, lexicon: &Lexicon) {
    let line = &mut lines.lines[index];
    line.drop_front(1);
    let text = line.content_text();
    let is_line_of_head = text.ends_with('=');
    let signs = text.len() - text.trim_end_matches(['<', '=']).len();
    if !line.drop_back(signs) {
        return lines.set_wrapping_aside(index, ReasonCode::WireCode);
    }
    let text = line.content_text().to_owned();
    let words = line.words();
    let label = lexicon.labels.longest_prefix(&words).map(|(_, label)| label);
    let is_byline = matches!(label, Some(FieldLabel::Byline | FieldLabel::BylineOpen));
    if is_line_of_head && !is_byline && words.len() <= 4 {
        lines.read_field(index, FieldName::Source, &text, Role::Source, ReasonCode::WireCode);
    }
}
