//! Page numbers and running heads of printed pages, as they are left in text that was copied from a PDF.

use crate::extract::envelope::received_lines::ReceivedLines;
use crate::extract::reason_code::ReasonCode;
use crate::packs::{Lexicon, words};
use std::collections::HashMap;

/// The longest running head, in bytes.
const MAX_HEAD_LEN: usize = 120;
/// The fewest lines between two bare numbers that count as page numbers.
const MIN_PAGE_LINES: usize = 8;

pub(super) fn set_page_breaks_aside(lines: &mut ReceivedLines<'_>, lexicon: &Lexicon) {
    let open = lines.open();
    let numbers: Vec<(usize, u32, bool)> = open
        .iter()
        .enumerate()
        .filter_map(|(at, index)| {
            page_number(lines.lines[*index].content_text(), lexicon).map(|(n, named)| (at, n, named))
        })
        .collect();
    // A number counts if the one before it or behind it is one less or one more.
    let is_next = |one: &(usize, u32, bool), other: &(usize, u32, bool)| {
        one.1 + 1 == other.1 && one.2 == other.2 && (one.2 || other.0 - one.0 >= MIN_PAGE_LINES)
    };
    let mut is_break = vec![false; open.len()];
    for pair in numbers.windows(2).filter(|pair| is_next(&pair[0], &pair[1])) {
        (is_break[pair[0].0], is_break[pair[1].0]) = (true, true);
    }
    if !is_break.contains(&true) {
        return;
    }
    // A line beside a page number that stands beside another one, too, is a running head.
    let beside = |at: usize| {
        let is_at = |at: Option<usize>| at.is_some_and(|at| is_break.get(at) == Some(&true));
        is_at(at.checked_sub(1)) || is_at(at.checked_add(1))
    };
    let mut heads: HashMap<String, Vec<usize>> = HashMap::new();
    for at in (0..open.len()).filter(|at| !is_break[*at] && beside(*at)) {
        let text = lines.lines[open[at]].content_text();
        if text.len() <= MAX_HEAD_LEN && !text.ends_with(['.', '!', '?', ',']) {
            heads.entry(without_numbers(text)).or_default().push(open[at]);
        }
    }
    for index in heads.into_values().filter(|found| found.len() >= 2).flatten() {
        lines.set_wrapping_aside(index, ReasonCode::RunningHead);
    }
    for at in (0..open.len()).filter(|at| is_break[*at]) {
        lines.set_wrapping_aside(open[at], ReasonCode::PageNumber);
    }
}

/// The number of the page on a line that holds nothing else, and whether a word says that it is one: `Halaman 4`, `- 4 -`,
/// `Page 4 of 9`, `4/9`.
fn page_number(text: &str, lexicon: &Lexicon) -> Option<(u32, bool)> {
    if text.len() > 40 || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let tokens: Vec<_> = words(text).collect();
    let is_named = lexicon.envelope.page_words.contains(tokens.first()?.key);
    let rest = &tokens[usize::from(is_named)..];
    let number = rest.first().filter(|word| word.is_number() && word.chars <= 4)?;
    let is_total = match &rest[1..] {
        [] => true,
        [total] => total.is_number() && text.contains('/'),
        [_, total] => is_named && total.is_number(),
        _ => false,
    };
    let is_plain = text.chars().all(|c| c.is_ascii_alphanumeric() || c.is_alphabetic() || " -–—/.|[]()".contains(c));
    (is_total && is_plain).then(|| number.text_in(text).parse().ok()).flatten().map(|number| (number, is_named))
}

/// A line with its numbers replaced by one sign and its spaces squeezed.
fn without_numbers(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars() {
        let c = if c.is_ascii_digit() {
            '#'
        } else if c.is_whitespace() {
            ' '
        } else {
            c
        };
        if !(matches!(c, '#' | ' ') && key.ends_with(c)) {
            key.push(c);
        }
    }
    key
}
