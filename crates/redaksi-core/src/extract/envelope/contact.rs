//! The block at the end of a press release that tells whom to ask: a heading such as `Media contact`, then names,
//! telephone numbers and addresses.

use crate::extract::envelope::received_lines::ReceivedLines;
use crate::extract::matchers::end_mark::find_end_mark;
use crate::extract::matchers::label::match_label;
use crate::extract::reason_code::ReasonCode;
use crate::packs::{Lexicon, count_words, words};

/// The longest line of a block that has neither a number nor an address, in words.
const MAX_LINE_WORDS: usize = 12;
/// The longest text with an address behind a heading without a colon, in words.
const MAX_HEADING_VALUE_WORDS: usize = 7;
/// The longest heading, in bytes.
const MAX_HEADING_LEN: usize = 200;
/// More blocks than these are the entries of a list, such as hotels with their telephone numbers.
const MAX_BLOCKS: usize = 2;
/// The longest block, in lines.
const MAX_LINES: usize = 16;
/// The fewest digits of a telephone number.
const MIN_PHONE_DIGITS: usize = 7;

pub(super) fn set_contacts_aside(lines: &mut ReceivedLines<'_>, lexicon: &Lexicon) {
    let open = lines.open();
    let headings = open.iter().filter(|index| heading_end(lines.lines[**index].content_text(), lexicon).is_some());
    if headings.count() > MAX_BLOCKS {
        return;
    }
    let mut at = 0;
    while at < open.len() {
        let mut end = find_block_end(lines, &open, at, lexicon);
        if end > at && is_inside_story(lines, &open, at, end, lexicon) {
            end = at;
        }
        for index in &open[at..end] {
            lines.set_wrapping_aside(*index, ReasonCode::Contact);
        }
        at = end.max(at + 1);
    }
}

/// Whether the story goes on below a block: whom to ask is then part of it, as in a list of hotels. A block behind an end mark
/// and one above the story are none.
fn is_inside_story(lines: &ReceivedLines<'_>, open: &[usize], at: usize, end: usize, lexicon: &Lexicon) -> bool {
    let text = |index: &usize| lines.lines[*index].content_text();
    let is_end = |index: &usize| find_end_mark(text(index), lexicon).is_some();
    let is_paragraph = |index: &usize| {
        let text = text(index);
        text.ends_with(['.', '!', '?', '"', '”']) && words(text).nth(MAX_LINE_WORDS).is_some()
    };
    let Some(last) = open[..at].iter().rposition(is_paragraph) else { return false };
    let has_end = open[last..at].iter().any(is_end);
    !has_end && open[end..].iter().any(is_paragraph)
}

/// Where the words of a heading end that start a block, such as `Media contact:`; `None` if the line starts none.
fn heading_end(line: &str, lexicon: &Lexicon) -> Option<usize> {
    if line.len() > MAX_HEADING_LEN {
        return None;
    }
    let tokens: Vec<_> = words(line).take(40).collect();
    let (count, ()) = lexicon.envelope.contacts.longest_prefix(&tokens)?;
    let end = tokens[count - 1].range.end;
    let behind = line[end..].trim_start();
    let is_short = tokens.len() - count <= MAX_HEADING_VALUE_WORDS;
    let is_heading = behind.is_empty() || behind.starts_with([':', '：', '-', '–']) || is_short && has_address(behind);
    is_heading.then_some(end)
}

/// The end of the block that begins at a position in `open`; `at` if none begins there.
fn find_block_end(lines: &ReceivedLines<'_>, open: &[usize], at: usize, lexicon: &Lexicon) -> usize {
    let text = |at: usize| lines.lines[open[at]].content_text();
    let Some(heading_end) = heading_end(text(at), lexicon) else { return at };
    let behind = text(at)[heading_end..].trim_start();
    let mut end = at + 1;
    // What is below `Contact: 0812 3456 789` belongs to the block only with an address of its own.
    let is_complete = has_address(behind);
    let mut has_proof = is_complete;
    // Web addresses alone may be those of what the story is about.
    let mut names_somebody = has_phone(behind) || has_name(behind);
    while end < open.len().min(at + MAX_LINES) {
        let is_address = has_address(text(end));
        let is_short = count_words(&words(text(end)).take(MAX_LINE_WORDS + 1).collect::<Vec<_>>()) <= MAX_LINE_WORDS;
        // Below a blank line, only a line with an address, or a name above one, goes on with the block.
        let goes_on = is_address
            || !is_complete && (lines.is_joined_to_above(open[end]) || end == at + 1)
            || open.get(end + 1).is_some_and(|below| has_address(lines.lines[*below].content_text()));
        let is_sentence = text(end).ends_with(['.', '!', '?']) && !is_address;
        let is_field = match_label(text(end), &words(text(end)).collect::<Vec<_>>(), lexicon).is_some();
        if is_field || !goes_on || !is_short && !is_address || is_sentence {
            break;
        }
        has_proof |= is_address;
        names_somebody |= has_phone(text(end)) || has_name(text(end));
        end += 1;
    }
    if has_proof && names_somebody { end } else { at }
}

/// Whether a text has a telephone number, a mail address or a web address.
fn has_address(text: &str) -> bool {
    text.split_whitespace().any(is_net_address) || has_phone(text)
}

/// Whether a word is a mail address or a web address.
fn is_net_address(word: &str) -> bool {
    word.contains('@') || word.contains("://") || word.contains("www.")
}

/// Whether a text has words besides addresses and numbers, such as a name.
fn has_name(text: &str) -> bool {
    let is_word = |word: &&str| !is_net_address(word) && !word.contains(|c: char| c.is_ascii_digit());
    text.split_whitespace().filter(is_word).filter(|word| word.contains(char::is_alphabetic)).nth(1).is_some()
}

fn has_phone(text: &str) -> bool {
    let mut digits = 0;
    for c in text.chars() {
        if c.is_ascii_digit() {
            digits += 1;
        } else if !matches!(c, ' ' | '-' | '+' | '(' | ')' | '.' | '/' | '\u{a0}' | '\u{2011}' | '–') {
            digits = 0;
        }
        if digits >= MIN_PHONE_DIGITS {
            return true;
        }
    }
    false
}
