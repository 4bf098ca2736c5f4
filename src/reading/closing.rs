//! Labels inside of a line: several on a line of their own, and those behind the last sentence of a story.

use super::republished;
use super::row::Row;
use super::rule::Rule;
use super::span::{Span, SpanKind};
use crate::packs::{Knowledge, Label, NoticeWord, Word, words};
use crate::text::is_blank_char;
use std::ops::Range;

/// Shorter lines have no labels behind their text, in bytes.
const LONG: usize = 200;
/// How far before the end of a text, or before a notice, its labels are looked for, in bytes.
const BEFORE: usize = 160;
/// The longest value, in words.
const VALUE: usize = 6;

/// `… pulang. Penulis: Sari Dewi/Editor: Budi`: labels behind the last sentence, and a notice of first publication.
pub(super) fn behind_text(row: &Row<'_>, knowledge: &Knowledge) -> Vec<Span> {
    let text = row.text;
    let labelled = row.label_is(&[Label::Republished]);
    if text.len() < LONG && !labelled {
        return Vec::new();
    }
    let notice = republished::in_row(row, knowledge);
    let end = notice.as_ref().map_or(text.len(), |notice| notice.range.start);
    let mut from = end.saturating_sub(BEFORE);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut looking = Looking { row, knowledge, parts: Vec::new() };
    looking.look(from, end, false);
    if let Some(notice) = &notice {
        looking.parts.push((notice.range.start, notice.range.end, None));
        looking.look(notice.range.end, text.len(), true);
    }
    let mut found = looking.spans();
    if let Some(notice) = notice {
        found.push(Span::new(SpanKind::Source, notice.range, notice.outlet, Rule::Republished, 95));
    }
    found
}

/// `Reporter: Sari Dewi | Editor: Rina Wati`: the labels behind the first one; behind a notice, all of them.
pub(super) fn beside_label(row: &Row<'_>, knowledge: &Knowledge) -> Vec<Span> {
    let Some(label) = row.label.as_ref().filter(|label| !label.value.is_empty()) else { return Vec::new() };
    let from = match republished::in_row(row, knowledge) {
        Some(notice) => notice.range.end,
        None => label.range.end,
    };
    let mut looking = Looking { row, knowledge, parts: Vec::new() };
    looking.look(from, row.text.len(), true);
    looking.spans()
}

/// A value without the notice of rights behind it: `Rina Wati COPYRIGHT © WARTA 2015`.
pub(super) fn before_rights<'a>(value: &'a str, knowledge: &Knowledge) -> &'a str {
    let all: Vec<Word> = words(value).take(VALUE * 2).collect();
    let noticed =
        (0..all.len()).find(|at| matches!(knowledge.notices.longest_at(&all[*at..]), Some((_, NoticeWord::Rights))));
    let end = noticed.map_or(value.len(), |at| all[at].range.start);
    let end = value[..end].find(['©', '℗', 'ⓒ']).unwrap_or(end);
    &value[..end]
}

/// Whether the sign stands around a value and is no part of it.
pub(super) fn is_around(c: char) -> bool {
    is_blank_char(c) || matches!(c, '/' | '|' | ',' | ';' | '*' | '·' | '•' | '-' | '–' | '—' | '(' | '[')
}

struct Looking<'a> {
    row: &'a Row<'a>,
    knowledge: &'a Knowledge,
    /// Where each label begins and its value, and what it tells; `None` for what only ends the value before.
    parts: Vec<(usize, usize, Option<SpanKind>)>,
}

impl Looking<'_> {
    /// Looks for labels with their colon in a part of the text; `free` where the first may follow without a sign.
    fn look(&mut self, from: usize, to: usize, free: bool) {
        let text = self.row.text;
        let reach = &text[from..to];
        // A label has one of these behind or before it.
        if memchr::memchr2(b':', b';', reach.as_bytes()).is_none() && (reach.is_ascii() || !reach.contains('：')) {
            return;
        }
        let all = self.row.words_within(from..to);
        let first = usize::from(!free);
        let mut at = first;
        while at < all.len() {
            let begin = all[at].range.start;
            let Some((count, label)) = self.knowledge.labels.longest_at(&all[at..]) else {
                at += 1;
                continue;
            };
            at += count;
            let told = match label {
                Label::Byline | Label::BylineOpen => Some(SpanKind::Byline),
                Label::Editor | Label::EditorOpen => Some(SpanKind::Editor),
                Label::Source => Some(SpanKind::Source),
                Label::Photo | Label::Credit | Label::Tags => None,
                Label::Related | Label::Republished => continue,
            };
            let end = all[at - 1].range.end;
            let behind = text[end..to].trim_start_matches(is_blank_char);
            let before = text[..begin].trim_end_matches(is_blank_char);
            let parted = before.ends_with(['.', '!', '?', '"', '”', ')', '/', '|', '…', '·', '•'])
                || free
                || !self.parts.is_empty();
            if behind.starts_with([':', '：']) && parted {
                let colon = behind.chars().next().map_or(0, char::len_utf8);
                self.parts.push((begin, to - behind.len() + colon, told));
            } else if matches!(label, Label::BylineOpen | Label::EditorOpen) && before.ends_with(';') {
                // `Reporting by Sari Dewi; Editing by Rina Wati`
                self.parts.push((begin, to - behind.len(), told));
            }
        }
    }

    fn spans(&self) -> Vec<Span> {
        let mut found = Vec::new();
        for (index, (begin, value, kind)) in self.parts.iter().enumerate() {
            let end = self.parts.get(index + 1).map_or(self.row.text.len(), |next| next.0);
            let Some(kind) = kind else { continue };
            if let Some(told) = self.value(*value..end) {
                found.push(Span::new(*kind, *begin..told.end, told, Rule::Label, 90));
            }
        }
        found
    }

    fn value(&self, range: Range<usize>) -> Option<Range<usize>> {
        let whole = &self.row.text[range.clone()];
        let told = before_rights(whole, self.knowledge).trim_matches(is_around);
        let start = range.start + whole.find(told)?;
        let count = words(told).take(VALUE + 1).count();
        (1..=VALUE).contains(&count).then_some(start..start + told.len())
    }
}
