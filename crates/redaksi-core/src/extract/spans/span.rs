//! A span: a part of a line with a meaning of its own.

use crate::article::Reason;
use crate::extract::reason_code::ReasonCode;
use std::ops::Range;

/// The kind of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpanKind {
    /// A "read also" promo inside a paragraph.
    InlinePromo,
    /// Words of the site inside a paragraph, such as `ADVERTISEMENT`.
    Boilerplate,
    /// The end mark of an outlet at the end of the article.
    EndMark,
    /// Place and agency before the first paragraph.
    Dateline,
    /// The headline of an article that is on one line.
    Title,
    /// The URL of the page, before an article that is on one line.
    PageUrl,
    /// A date beside other text.
    Date,
    /// The writer, after the last sentence, before the dateline, or beside the date.
    Byline,
    /// The editor, after the last sentence.
    Editor,
    /// The outlet of first publication, after the last sentence.
    Source,
    /// The picture credit at the end of a caption.
    Credit,
}

impl SpanKind {
    /// Returns the name in snake case, as `explain` prints it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::InlinePromo => "inline_promo",
            Self::EndMark => "end_mark",
            Self::Dateline => "dateline_body",
            Self::Title => "title",
            Self::Boilerplate | Self::PageUrl => "chrome",
            Self::Date => "date",
            Self::Byline => "byline",
            Self::Editor => "editor",
            Self::Source => "source",
            Self::Credit => "credit",
        }
    }
}

/// A span of a row. Ranges are in bytes of the row's text.
#[derive(Clone, Debug)]
pub(crate) struct Span {
    pub kind: SpanKind,
    pub range: Range<usize>,
    /// The value without label and brackets.
    pub value: Range<usize>,
    pub reason: Reason,
    /// The marker of an inline promo; empty for other kinds.
    pub marker: Range<usize>,
    /// Another place where the span may end, in bytes of the row's text. Only doubtful inline promos have one.
    pub alternative_end: Option<usize>,
}

impl Span {
    /// Creates a span without a marker. `confidence` is in percent.
    pub fn new(kind: SpanKind, range: Range<usize>, value: Range<usize>, rule: ReasonCode, confidence: u8) -> Self {
        let reason = Reason { rule: rule.code().into(), detail: String::new(), confidence };
        Self { kind, range, value, reason, marker: 0..0, alternative_end: None }
    }
}

/// Sorts spans by their start and removes empty spans; of overlapping spans, keeps the first.
pub(crate) fn sort_and_drop_overlaps(spans: &mut Vec<Span>) {
    spans.sort_by_key(|span| span.range.start);
    let mut previous_end = 0;
    spans.retain(|span| {
        let is_kept = span.range.start >= previous_end && !span.range.is_empty();
        if is_kept {
            previous_end = span.range.end;
        }
        is_kept
    });
}
