//! Spans: parts of a line that mean something of their own.

use super::inline::{self, End};
use super::row::Row;
use super::rule::Rule;
use super::story::Story;
use super::{closing, reporter};
use crate::article::{Reason, Role};
use crate::packs::{Knowledge, Word, words};
use crate::text::is_blank_char;
use std::ops::Range;

/// What a part of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpanKind {
    /// A prompt to read something else, inside a paragraph.
    InlinePromo,
    /// The sign with which an outlet closes its stories.
    EndMark,
    /// Place and agency in front of the first paragraph.
    Dateline,
    /// The headline, in a story that came on one line.
    Title,
    /// The address of the page, in a story that came on one line.
    Chrome,
    /// A date beside something else.
    Date,
    /// The writer, behind the last sentence or beside the date.
    Byline,
    /// The editor, behind the last sentence.
    Editor,
    /// The outlet of first publication, behind the last sentence.
    Source,
    /// Who took the picture, at the end of a caption.
    Credit,
}

impl SpanKind {
    /// The name in snake case, as `explain` prints it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::InlinePromo => "inline_promo",
            Self::EndMark => "end_mark",
            Self::Dateline => "dateline_body",
            Self::Title => "title",
            Self::Chrome => "chrome",
            Self::Date => "date",
            Self::Byline => "byline",
            Self::Editor => "editor",
            Self::Source => "source",
            Self::Credit => "credit",
        }
    }
}

/// A part of a row, in bytes of its text.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub kind: SpanKind,
    pub range: Range<usize>,
    /// What it tells, without label and brackets.
    pub value: Range<usize>,
    pub reason: Reason,
    /// The marker of an inline promo.
    pub marker: Range<usize>,
}

impl Span {
    pub fn new(kind: SpanKind, range: Range<usize>, value: Range<usize>, rule: Rule, confidence: u8) -> Self {
        let reason = Reason { rule: rule.code().into(), seen: String::new(), confidence };
        Self { kind, range, value, reason, marker: 0..0 }
    }
}

/// The spans of a row of that role, in order and apart from each other.
pub(super) fn spans(row: &Row<'_>, role: Role, story: &Story, knowledge: &Knowledge) -> Vec<Span> {
    let mut found = match role {
        Role::Body | Role::DatelineBody => in_text(row, story, knowledge),
        Role::Caption => row
            .credited
            .iter()
            .map(|seen| {
                Span::new(
                    SpanKind::Credit,
                    seen.credit.clone(),
                    seen.credit.clone(),
                    Rule::CaptionCredit,
                    if seen.sure { 95 } else { 75 },
                )
            })
            .collect(),
        Role::Date => reporter::beside_date(row, knowledge),
        Role::Byline | Role::Editor | Role::Source => closing::beside_label(row, knowledge),
        _ => Vec::new(),
    };
    keep_apart(&mut found);
    found
}

/// Puts spans in order; of those that overlap the first stays.
pub(super) fn keep_apart(spans: &mut Vec<Span>) {
    spans.sort_by_key(|span| span.range.start);
    let mut reached = 0;
    spans.retain(|span| {
        let apart = span.range.start >= reached && !span.range.is_empty();
        if apart {
            reached = span.range.end;
        }
        apart
    });
}

fn in_text(row: &Row<'_>, story: &Story, knowledge: &Knowledge) -> Vec<Span> {
    let mut found = glued_headline(row, knowledge);
    if found.is_empty()
        && let Some(dateline) = &row.dateline
    {
        found.push(Span::new(SpanKind::Dateline, dateline.range.clone(), dateline.range.clone(), Rule::Dateline, 95));
    }
    for inline in inline::inside(row.text, story, knowledge) {
        let (rule, confidence) = match inline.end {
            End::Bracket => (Rule::InlineBracket, 97),
            End::Sign => (Rule::InlineMarker, 80),
            End::Opener => (Rule::InlineMarker, 75),
            End::Guess => (Rule::InlineMarker, 60),
        };
        let mut span = Span::new(SpanKind::InlinePromo, inline.range, inline.title, rule, confidence);
        row.text[inline.marker.clone()].clone_into(&mut span.reason.seen);
        span.marker = inline.marker;
        found.push(span);
    }
    if let Some(mark) = &row.end_mark {
        let (rule, confidence) = if mark.initials { (Rule::Initials, 93) } else { (Rule::EndMark, 99) };
        found.push(Span::new(SpanKind::EndMark, mark.range.clone(), mark.range.clone(), rule, confidence));
    }
    found.extend(closing::behind_text(row, knowledge));
    found.extend(reporter::opening(row, knowledge));
    found
}

/// The address and the headline of a story that came on one line: the headline is made of the address's words.
fn glued_headline(row: &Row<'_>, knowledge: &Knowledge) -> Vec<Span> {
    let text = row.text;
    if !text.starts_with("http") || text.len() < 200 {
        return Vec::new();
    }
    let Some(address_end) = text.find(is_blank_char) else { return Vec::new() };
    let address = &text[..address_end];
    let path = address.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let in_path: crate::packs::WordSet = words(path).map(|word| word.key).collect();
    let start = address_end + text[address_end..].len() - text[address_end..].trim_start_matches(is_blank_char).len();
    let told: Vec<Word> = words(&text[start..]).take(40).collect();
    let mut end = 0;
    let mut missed = 0;
    for word in &told {
        if in_path.contains(word.key) {
            (end, missed) = (word.range.end, 0);
        } else {
            missed += 1;
        }
        if missed > 1 {
            break;
        }
    }
    let mut found = vec![Span::new(SpanKind::Chrome, 0..address_end, 0..address_end, Rule::Address, 95)];
    end = before_dateline(&text[start..], &told, end, knowledge);
    if end > 0 {
        let title = start..start + end;
        found.push(Span::new(SpanKind::Title, title.clone(), title, Rule::HeadlineAddress, 90));
        let behind = start + end;
        let rest_start = text.len()
            - text[behind..]
                .trim_start_matches(|c| is_blank_char(c) || matches!(c, '\'' | '"' | '.' | '!' | '?'))
                .len();
        if let Some(dateline) = super::dateline::see(&text[rest_start..], knowledge) {
            let range = rest_start + dateline.range.start..rest_start + dateline.range.end;
            found.push(Span::new(SpanKind::Dateline, range.clone(), range, Rule::Dateline, 90));
        }
    }
    found
}

/// The end of the headline, moved back before a place in capitals that opens a dateline.
fn before_dateline(text: &str, told: &[Word], end: usize, knowledge: &Knowledge) -> usize {
    let in_capitals = |word: &&Word| !text[word.range.clone()].chars().any(char::is_lowercase);
    let trailing = told.iter().rev().filter(|word| word.range.end <= end).take_while(in_capitals).take(3);
    let opens = |word: &&Word| super::dateline::see(&text[word.range.start..], knowledge).is_some();
    let place = trailing.filter(opens).last();
    place.map_or(end, |word| text[..word.range.start].trim_end_matches(is_blank_char).len())
}
