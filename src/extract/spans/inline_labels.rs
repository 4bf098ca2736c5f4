//! Finds labels inside a line: several labels on one line, and labels after the last sentence of a paragraph.

use crate::extract::spans::republication;
use crate::extract::line_info::Row;
use crate::extract::reason_code::Rule;
use crate::extract::spans::{Span, SpanKind};
use crate::packs::{Knowledge, Label, NoticeWord, Word, words};
use crate::text::is_blank_char;
use std::ops::Range;

/// Shorter lines are not searched for labels after their text. In bytes.
const LONG: usize = 200;
/// How many bytes before the end of the text, or before a republication notice, are searched for labels.
const BEFORE: usize = 160;
/// Maximum length of a value, in words.
const VALUE: usize = 6;

/// Finds labels after the last sentence, and a republication notice: `… pulang. Penulis: Sari Dewi/Editor: Budi`.
pub(crate) fn behind_text(row: &Row<'_>, knowledge: &Knowledge) -> Vec<Span> {
    let text = row.text;
    let labelled = row.label_is(&[Label::Republished]);
    if text.len() < LONG && !labelled {
        return Vec::new();
    }
    let notice = republication::in_row(row, knowledge);
    let end = notice.as_ref().map_or(text.len(), |notice| notice.range.start);
    let mut from = end.saturating_sub(BEFORE);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut scanner = Looking { row, knowledge, parts: Vec::new() };
    scanner.look(from, end, false);
    if let Some(notice) = &notice {
        scanner.parts.push((notice.range.start, notice.range.end, None));
        scanner.look(notice.range.end, text.len(), true);
    }
    let mut found = scanner.spans();
    if let Some(notice) = notice {
        found.push(Span::new(SpanKind::Source, notice.range, notice.outlet, Rule::Republished, 95));
    }
    found
}

/// Finds the labels after the first one: `Reporter: Sari Dewi | Editor: Rina Wati`. After a republication notice, finds
/// all labels.
pub(crate) fn beside_label(row: &Row<'_>, knowledge: &Knowledge) -> Vec<Span> {
    let Some(label) = row.label.as_ref().filter(|label| !label.value.is_empty()) else { return Vec::new() };
    let from = match republication::in_row(row, knowledge) {
        Some(notice) => notice.range.end,
        None => label.range.end,
    };
    let mut scanner = Looking { row, knowledge, parts: Vec::new() };
    scanner.look(from, row.text.len(), true);
    scanner.spans()
}

/// Strips a trailing copyright notice from a value: `Rina Wati COPYRIGHT © WARTA 2015`.
pub(crate) fn before_rights<'a>(value: &'a str, knowledge: &Knowledge) -> &'a str {
    let tokens: Vec<Word> = words(value).take(VALUE * 2).collect();
    let rights = (0..tokens.len())
        .find(|at| matches!(knowledge.notices.longest_at(&tokens[*at..]), Some((_, NoticeWord::Rights))));
    let end = rights.map_or(value.len(), |at| tokens[at].range.start);
    let end = value[..end].find(['©', '℗', 'ⓒ']).unwrap_or(end);
    &value[..end]
}

/// Whether the character separates or surrounds values and is not part of one.
pub(crate) fn is_around(c: char) -> bool {
    is_blank_char(c) || matches!(c, '/' | '|' | ',' | ';' | '*' | '·' | '•' | '-' | '–' | '—' | '(' | '[')
}

/// Collects the labels of a line.
struct Looking<'a> {
    row: &'a Row<'a>,
    knowledge: &'a Knowledge,
    /// For each label, in bytes of the line: start of the label, start of its value, and the kind of span it makes.
    /// `None` for a label that only ends the previous value.
    parts: Vec<(usize, usize, Option<SpanKind>)>,
}

impl Looking<'_> {
    /// Collects labels that are followed by a colon in the bytes `from..to`. If `free`, the first label needs no
    /// punctuation before it.
    fn look(&mut self, from: usize, to: usize, free: bool) {
        let text = self.row.text;
        let searched = &text[from..to];
        // Every label has one of these characters after or before it.
        if memchr::memchr2(b':', b';', searched.as_bytes()).is_none()
            && (searched.is_ascii() || !searched.contains('：'))
        {
            return;
        }
        let tokens = self.row.words_within(from..to);
        let first = usize::from(!free);
        let mut at = first;
        while at < tokens.len() {
            let begin = tokens[at].range.start;
            let Some((count, label)) = self.knowledge.labels.longest_at(&tokens[at..]) else {
                at += 1;
                continue;
            };
            at += count;
            let kind = match label {
                Label::Byline | Label::BylineOpen => Some(SpanKind::Byline),
                Label::Editor | Label::EditorOpen => Some(SpanKind::Editor),
                Label::Source => Some(SpanKind::Source),
                Label::Photo | Label::Credit | Label::Tags => None,
                Label::Related | Label::Republished => continue,
            };
            let end = tokens[at - 1].range.end;
            let after = text[end..to].trim_start_matches(is_blank_char);
            let before = text[..begin].trim_end_matches(is_blank_char);
            let separated = before.ends_with(['.', '!', '?', '"', '”', ')', '/', '|', '…', '·', '•'])
                || free
                || !self.parts.is_empty();
            if after.starts_with([':', '：']) && separated {
                let colon = after.chars().next().map_or(0, char::len_utf8);
                self.parts.push((begin, to - after.len() + colon, kind));
            } else if matches!(label, Label::BylineOpen | Label::EditorOpen) && before.ends_with(';') {
                // `Reporting by Sari Dewi; Editing by Rina Wati`
                self.parts.push((begin, to - after.len(), kind));
            }
        }
    }

    fn spans(&self) -> Vec<Span> {
        let mut found = Vec::new();
        for (index, (begin, value, kind)) in self.parts.iter().enumerate() {
            let end = self.parts.get(index + 1).map_or(self.row.text.len(), |next| next.0);
            let Some(kind) = kind else { continue };
            if let Some(range) = self.value(*value..end) {
                found.push(Span::new(*kind, *begin..range.end, range, Rule::Label, 90));
            }
        }
        found
    }

    /// Trims separators and a copyright notice. Returns `None` if the rest is empty or too long for a value.
    fn value(&self, range: Range<usize>) -> Option<Range<usize>> {
        let whole = &self.row.text[range.clone()];
        let trimmed = before_rights(whole, self.knowledge).trim_matches(is_around);
        let start = range.start + whole.find(trimmed)?;
        let count = words(trimmed).take(VALUE + 1).count();
        (1..=VALUE).contains(&count).then_some(start..start + trimmed.len())
    }
}
