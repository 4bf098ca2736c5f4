//! Mail: the block of headers, the line above a forwarded mail, and notes that mail programs add.

use crate::article::{FieldName, Role};
use crate::extract::date::parse::find_date;
use crate::extract::envelope::received_lines::{EnvelopePlacement, ReceivedLines};
use crate::extract::line_class::LineClass;
use crate::extract::reason_code::ReasonCode;
use crate::packs::{Lexicon, MailHeader, words};
use crate::text::{is_blank_char, normalize_for_match, trim_blank};

/// How many headers make a block where none of them has a mail address.
const MIN_HEADERS: usize = 3;
/// The longest name of a header, in words.
const MAX_NAME_WORDS: usize = 4;

pub(super) fn open_mail(lines: &mut ReceivedLines<'_>, lexicon: &Lexicon) {
    let open = lines.open();
    let separators: Vec<usize> = open.iter().copied().filter(|index| is_separator(lines, *index, lexicon)).collect();
    if let Some(first) = open.first().filter(|first| !separators.contains(first)) {
        read_headers(lines, *first, lexicon);
    }
    for separator in separators {
        lines.set_wrapping_aside(separator, ReasonCode::MailHeader);
        read_headers(lines, separator + 1, lexicon);
    }
    place_repeated_subject(lines);
    set_notes_aside(lines, lexicon);
}

/// Places the line below the headers that repeats the subject: it is the headline.
fn place_repeated_subject(lines: &mut ReceivedLines<'_>) {
    const MAX_LINES_BELOW: usize = 8;
    const MIN_LETTERS: usize = 12;
    let Some(subject) = lines.fields.iter().rfind(|field| field.name == FieldName::Headline) else { return };
    let (wanted, below) = (normalize_for_match(&subject.value), subject.index + 1);
    let mut open = lines.open().into_iter().filter(|index| *index >= below).take(MAX_LINES_BELOW);
    let repeated = open.find(|index| normalize_for_match(lines.lines[*index].content_text()) == wanted);
    if let Some(index) = repeated.filter(|_| wanted.len() >= MIN_LETTERS) {
        let placement = EnvelopePlacement { classes: &[LineClass::Title], rule: ReasonCode::HeadlineRepeated };
        lines.lines[index].placement = Some(placement);
    }
}

/// Whether a line announces a forwarded mail: `---------- Forwarded message ---------`.
fn is_separator(lines: &ReceivedLines<'_>, index: usize, lexicon: &Lexicon) -> bool {
    let text = lines.lines[index].content_text();
    text.len() <= 120 && {
        let words = lines.lines[index].words();
        lexicon.envelope.forwarded.get_exact(&words).is_some()
    }
}

/// The kind of the header that a line begins with, and its value.
fn header_of<'a>(text: &'a str, lexicon: &Lexicon) -> Option<(MailHeader, &'a str)> {
    let (name, value) = text.split_once(':')?;
    if name.len() > 40 {
        return None;
    }
    let name_words: Vec<_> = words(name).take(MAX_NAME_WORDS + 1).collect();
    // Some programs print the names in bold: `*From:* Sari`.
    let value = trim_blank(value.trim_start_matches('*'));
    lexicon.envelope.mail_headers.get_exact(&name_words).map(|kind| (kind, value))
}

/// Sets a block of headers aside that begins at a line. The subject becomes the headline of a story that has none, the
/// date that of a story without a date.
fn read_headers(lines: &mut ReceivedLines<'_>, first: usize, lexicon: &Lexicon) {
    let mut headers: Vec<(usize, Option<(MailHeader, String)>)> = Vec::new();
    for index in first..lines.lines.len() {
        let line = &lines.lines[index];
        if index > first && !lines.is_joined_to_above(index) {
            break;
        }
        let header = header_of(line.content_text(), lexicon).map(|(kind, value)| (kind, value.to_owned()));
        // A line with space in front continues the header above.
        if header.is_none() && (headers.is_empty() || !line.received.starts_with([' ', '\t'])) {
            break;
        }
        headers.push((index, header));
    }
    let count = headers.iter().filter(|(_, header)| header.is_some()).count();
    let has_address = headers.iter().any(|(index, _)| lines.lines[*index].received.contains('@'));
    if count < MIN_HEADERS && !(count >= 2 && has_address) {
        return;
    }
    for (index, header) in headers {
        match header {
            Some((MailHeader::Subject, value)) => {
                let subject = without_reply_marks(&value, lexicon);
                lines.read_field(index, FieldName::Headline, subject, Role::Title, ReasonCode::MailHeader);
            }
            Some((MailHeader::Date, value)) => {
                let date = find_date(&value, lexicon).to_datetime().map(|stamp| stamp.to_string());
                let rule = ReasonCode::MailHeader;
                lines.read_field(index, FieldName::Published, date.as_deref().unwrap_or_default(), Role::Date, rule);
            }
            _ => lines.set_wrapping_aside(index, ReasonCode::MailHeader),
        }
    }
}

/// A subject without `Re:` and `Fwd:` in front.
fn without_reply_marks<'a>(mut subject: &'a str, lexicon: &Lexicon) -> &'a str {
    while let Some((mark, rest)) = subject.split_once(':') {
        let mark: Vec<_> = words(mark).take(3).collect();
        if lexicon.envelope.mail_replies.get_exact(&mark).is_none() {
            break;
        }
        subject = rest.trim_start_matches(is_blank_char);
    }
    subject
}

/// Sets the notes aside that mail programs and firms add: the rest of the paragraph goes with its first line.
fn set_notes_aside(lines: &mut ReceivedLines<'_>, lexicon: &Lexicon) {
    let open = lines.open();
    let mut in_note = false;
    for (position, index) in open.iter().copied().enumerate() {
        in_note &= lines.is_joined_to_above(index);
        let begins = || {
            let words: Vec<_> = words(lines.lines[index].content_text()).take(12).collect();
            lexicon.envelope.mail_notes.longest_prefix(&words).is_some()
        };
        if in_note || position > 0 && begins() {
            in_note = true;
            lines.set_wrapping_aside(index, ReasonCode::MailNote);
        }
    }
}
