//! Messages that were copied or exported from a chat: `[05/03/2025 07.18.02] Sari: …`, `05/03/25 07.18 - Sari: …`,
//! `[07.18, 5/3/2025] Sari: …`, and in brackets also without the year.

use crate::extract::envelope::received_lines::ReceivedLines;
use crate::extract::reason_code::ReasonCode;
use crate::packs::{Lexicon, words};
use regex::Regex;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// The longest name of a sender, in characters.
const MAX_SENDER_CHARS: usize = 60;

/// The day and the time of a message, in brackets or with a dash behind them.
static STAMP: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let day = r"\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4}";
    let time = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s*[AaPp]\.?\s?[Mm]\.?)?";
    let short_day = r"\d{1,4}[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?";
    let bracket = format!(r"\[(?:{short_day},?\s+{time}|{time},?\s+{short_day})\]");
    let pattern = format!(r"^[\u{{200e}}\u{{200f}}]*(?:{bracket}|{day},?\s+{time}\s+[-–])\s*");
    Regex::new(&pattern).ok()
});

/// A message: its lines, and who sent it.
struct Message<'t> {
    /// `None` for a note of the program.
    sender: Option<&'t str>,
    lines: Range<usize>,
    /// The length of the stamp and the sender in the first line, in bytes.
    stamp: usize,
}

/// Keeps the messages of the sender with the most text, without their stamps. The answers of others and the notes of the
/// program are set aside.
pub(super) fn open_chat(lines: &mut ReceivedLines<'_>, lexicon: &Lexicon) {
    let messages = find_messages(lines);
    if messages.is_empty() {
        return;
    }
    let is_note = |text: &str| is_program_note(text, lexicon);
    let mut sizes: HashMap<&str, usize> = HashMap::new();
    for message in &messages {
        let Some(sender) = message.sender else { continue };
        let size = message.lines.clone().map(|index| lines.lines[index].content.len()).sum::<usize>();
        *sizes.entry(sender).or_default() += size - message.stamp;
    }
    // Of several senders with as much text, the first.
    let main = messages.iter().filter_map(|message| message.sender).rev().max_by_key(|sender| sizes[sender]);
    for message in messages {
        for index in message.lines.clone() {
            if message.sender.is_none() {
                lines.set_wrapping_aside(index, ReasonCode::ChatNote);
            } else if message.sender != main {
                lines.set_wrapping_aside(index, ReasonCode::ChatAnswer);
            } else {
                let stamp = if index == message.lines.start { message.stamp } else { 0 };
                let line = &mut lines.lines[index];
                let has_text = line.drop_front(stamp);
                if !has_text || is_note(line.content_text()) {
                    lines.set_wrapping_aside(index, ReasonCode::ChatNote);
                } else {
                    drop_format_signs(lines, index);
                }
            }
        }
    }
}

/// The messages of a chat; none if the first line does not begin one.
fn find_messages<'t>(lines: &ReceivedLines<'t>) -> Vec<Message<'t>> {
    let mut messages: Vec<Message<'t>> = Vec::new();
    for index in 0..lines.lines.len() {
        match stamp_and_sender(lines.lines[index].content_text()) {
            Some((stamp, sender)) => messages.push(Message { sender, lines: index..index + 1, stamp }),
            None => match messages.last_mut() {
                Some(message) => message.lines.end = index + 1,
                None => return Vec::new(),
            },
        }
    }
    if messages.iter().any(|message| message.sender.is_some()) { messages } else { Vec::new() }
}

/// The length of the stamp and the sender in front of a message, in bytes, and the sender.
fn stamp_and_sender(text: &str) -> Option<(usize, Option<&str>)> {
    // Fast path: hardly any line begins like a stamp.
    if !text.starts_with(|c: char| c == '[' || c.is_ascii_digit() || matches!(c, '\u{200e}' | '\u{200f}')) {
        return None;
    }
    let stamp = STAMP.as_ref()?.find(text)?.end();
    let sender = text[stamp..].split_once(':').map(|(sender, _)| sender);
    let sender = sender.filter(|sender| !sender.is_empty() && sender.chars().count() <= MAX_SENDER_CHARS);
    Some((sender.map_or(stamp, |sender| stamp + sender.len() + 1), sender))
}

/// Whether a message is a note that the program prints in the place of media: `<Media omitted>`, `a.jpg (file attached)`.
fn is_program_note(text: &str, lexicon: &Lexicon) -> bool {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200e}' | '\u{200f}'));
    let is_known = |part: &str| {
        part.len() <= 120 && lexicon.envelope.chat_notes.get_exact(&words(part).collect::<Vec<_>>()).is_some()
    };
    let in_brackets =
        || text.strip_suffix(')').and_then(|text| text.rsplit_once('(')).is_some_and(|(_, part)| is_known(part));
    let is_tag = text.starts_with('<') && text.ends_with('>') && text.len() <= 120;
    is_tag || is_known(text) || in_brackets()
}

/// Drops the signs around words in bold, italic and struck out: `*Judul*`, `_miring_`, `~salah~`.
fn drop_format_signs(lines: &mut ReceivedLines<'_>, index: usize) {
    let line = &mut lines.lines[index];
    let text = line.content_text();
    let mut dropped: Vec<usize> = Vec::new();
    for sign in [b'*', b'_', b'~'] {
        let mut opened: Option<usize> = None;
        for at in memchr::memchr_iter(sign, text.as_bytes()) {
            let before = text[..at].chars().next_back();
            let behind = text[at + 1..].chars().next();
            let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
            match opened {
                Some(start) if !is_space(before) && !is_word(behind) && at > start + 1 => {
                    dropped.extend([start, at]);
                    opened = None;
                }
                _ if !is_word(before) && !is_space(behind) => opened = Some(at),
                _ => {}
            }
        }
    }
    dropped.sort_unstable();
    let start = line.content.start;
    line.dropped = dropped.into_iter().map(|at| start + at..start + at + 1).collect();
}
