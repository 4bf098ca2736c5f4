//! Finds labels inside a line: several labels on one line, and labels after the last sentence of a paragraph.

use crate::extract::line_info::LineInfo;
use crate::extract::reason_code::ReasonCode;
use crate::extract::spans::republication;
use crate::extract::spans::span::{Span, SpanKind};
use crate::packs::{FieldLabel, Lexicon, NoticeWord, Word, words};
use crate::text::is_blank_char;
use std::ops::Range;

/// Shorter lines are not searched for labels after their text. In bytes.
const MIN_TEXT_LEN: usize = 200;
/// How many bytes before the end of the text, or before a republication notice, are searched for labels.
const MAX_LABEL_DISTANCE: usize = 160;
/// Maximum length of a value, in words.
const MAX_VALUE_WORDS: usize = 6;

/// Finds labels after the last sentence, and a republication notice: `… pulang. Penulis: Sari Dewi/Editor: Budi`.
pub(crate) fn find_trailing_labels(line: &LineInfo<'_>, lexicon: &Lexicon) -> Vec<Span> {
    let text = line.text;
    let labelled = line.has_label(&[FieldLabel::Republished]);
    if text.len() < MIN_TEXT_LEN && !labelled {
        return Vec::new();
    }
    let notice = republication::find_notice_in_row(line, lexicon);
    let end = notice.as_ref().map_or(text.len(), |notice| notice.range.start);
    let mut from = end.saturating_sub(MAX_LABEL_DISTANCE);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut scanner = LabelScanner { line, lexicon, found_labels: Vec::new() };
    scanner.scan(from, end, false);
    if let Some(notice) = &notice {
        scanner.found_labels.push((notice.range.start, notice.range.end, None));
        scanner.scan(notice.range.end, text.len(), true);
    }
    let mut found = scanner.to_spans();
    if let Some(notice) = notice {
        found.push(Span::new(SpanKind::Source, notice.range, notice.outlet, ReasonCode::Republished, 95));
    }
    found
}

/// Finds the labels after the first one: `Reporter: Sari Dewi | Editor: Rina Wati`. After a republication notice, finds
/// all labels.
pub(crate) fn find_further_labels(line: &LineInfo<'_>, lexicon: &Lexicon) -> Vec<Span> {
    let Some(label) = line.label.as_ref().filter(|label| !label.value.is_empty()) else { return Vec::new() };
    let from = match republication::find_notice_in_row(line, lexicon) {
        Some(notice) => notice.range.end,
        None => label.range.end,
    };
    let mut scanner = LabelScanner { line, lexicon, found_labels: Vec::new() };
    scanner.scan(from, line.text.len(), true);
    scanner.to_spans()
}

/// Strips a trailing copyright notice from a value: `Rina Wati COPYRIGHT © WARTA 2015`.
pub(crate) fn strip_copyright_notice<'a>(value: &'a str, lexicon: &Lexicon) -> &'a str {
    let tokens: Vec<Word> = words(value).take(MAX_VALUE_WORDS * 2).collect();
    let rights = (0..tokens.len())
        .find(|at| matches!(lexicon.notices.longest_prefix(&tokens[*at..]), Some((_, NoticeWord::Rights))));
    let end = rights.map_or(value.len(), |at| tokens[at].range.start);
    let end = value[..end].find(['©', '℗', 'ⓒ']).unwrap_or(end);
    &value[..end]
}

/// Whether the character separates or surrounds values and is not part of one.
pub(crate) fn is_separator(c: char) -> bool {
    is_blank_char(c) || matches!(c, '/' | '|' | ',' | ';' | '*' | '·' | '•' | '-' | '–' | '—' | '(' | '[')
}

/// Collects the labels of a line.
struct LabelScanner<'a> {
    line: &'a LineInfo<'a>,
    lexicon: &'a Lexicon,
    /// For each label, in bytes of the line: start of the label, start of its value, and the kind of span it makes.
    /// `None` for a label that only ends the previous value.
    found_labels: Vec<(usize, usize, Option<SpanKind>)>,
}

impl LabelScanner<'_> {
    /// Collects labels that are followed by a colon in the bytes `from..to`. If `free`, the first label needs no
    /// punctuation before it.
    fn scan(&mut self, from: usize, to: usize, free: bool) {
        let text = self.line.text;
        let searched = &text[from..to];
        // Every label has one of these characters after or before it.
        if memchr::memchr2(b':', b';', searched.as_bytes()).is_none()
            && (searched.is_ascii() || !searched.contains('：'))
        {
            return;
        }
        let tokens = self.line.tokens_within(from..to);
        let first = usize::from(!free);
        let mut at = first;
        while at < tokens.len() {
            let begin = tokens[at].range.start;
            let Some((count, label)) = self.lexicon.labels.longest_prefix(&tokens[at..]) else {
                at += 1;
                continue;
            };
            at += count;
            let kind = match label {
                FieldLabel::Byline | FieldLabel::BylineOpen => Some(SpanKind::Byline),
                FieldLabel::Editor | FieldLabel::EditorOpen => Some(SpanKind::Editor),
                FieldLabel::Source => Some(SpanKind::Source),
                FieldLabel::Photo | FieldLabel::Credit | FieldLabel::Tags => None,
                FieldLabel::Related | FieldLabel::Republished => continue,
            };
            let end = tokens[at - 1].range.end;
            let after = text[end..to].trim_start_matches(is_blank_char);
            // A list of parts that was joined with commas: `… pulang.,Penulis: Sari Dewi`.
            let before = text[..begin].trim_end_matches(|c| is_blank_char(c) || c == ',');
            let separated = before.ends_with(['.', '!', '?', '"', '”', ')', '/', '|', '…', '·', '•'])
                || free
                || !self.found_labels.is_empty();
            if after.starts_with([':', '：']) && separated {
                let colon = after.chars().next().map_or(0, char::len_utf8);
                self.found_labels.push((begin, to - after.len() + colon, kind));
            } else if matches!(label, FieldLabel::BylineOpen | FieldLabel::EditorOpen) && before.ends_with(';') {
                // `Reporting by Sari Dewi; Editing by Rina Wati`
                self.found_labels.push((begin, to - after.len(), kind));
            }
        }
    }

    fn to_spans(&self) -> Vec<Span> {
        let mut found = Vec::new();
        for (index, (begin, value, kind)) in self.found_labels.iter().enumerate() {
            let end = self.found_labels.get(index + 1).map_or(self.line.text.len(), |next| next.0);
            let Some(kind) = kind else { continue };
            if let Some(range) = self.value_range(*value..end) {
                found.push(Span::new(*kind, *begin..range.end, range, ReasonCode::FieldLabel, 90));
            }
        }
        found
    }

    /// Trims separators and a copyright notice. Returns `None` if the rest is empty or too long for a value.
    fn value_range(&self, range: Range<usize>) -> Option<Range<usize>> {
        let whole = &self.line.text[range.clone()];
        let trimmed = strip_copyright_notice(whole, self.lexicon).trim_matches(is_separator);
        let start = range.start + whole.find(trimmed)?;
        let count = words(trimmed).take(MAX_VALUE_WORDS + 1).count();
        (1..=MAX_VALUE_WORDS).contains(&count).then_some(start..start + trimmed.len())
    }
}
