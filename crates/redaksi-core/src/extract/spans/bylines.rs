//! Finds bylines inside a line: before the dateline of a paragraph, or beside the date.

use crate::extract::line_info::{LineInfo, MAX_SHORT_BYTES};
use crate::extract::matchers::byline::{is_personal_name, name_before_date, name_before_dateline, name_before_outlet};
use crate::extract::reason_code::ReasonCode;
use crate::extract::spans::span::{Span, SpanKind};
use crate::packs::Lexicon;
use crate::text::trim_blank;
use std::ops::Range;

/// Returns the spans of the byline and the dateline of a paragraph that starts with both.
pub(crate) fn find_byline_before_dateline(line: &LineInfo<'_>, lexicon: &Lexicon) -> Vec<Span> {
    let Some((name, dateline)) = name_before_dateline(line.text, &line.tokens, lexicon) else { return Vec::new() };
    let place = dateline.range;
    vec![
        Span::new(SpanKind::Byline, name.clone(), name, ReasonCode::FieldLabel, 85),
        Span::new(SpanKind::Dateline, place.clone(), place, ReasonCode::Dateline, 90),
    ]
}

/// Finds names beside the date: `Sari Dewi | Jumat, 17 Februari 2017`, `Sari Dewi - wartanet Jumat, 17 Februari 2017`.
pub(crate) fn find_byline_beside_date(line: &LineInfo<'_>, lexicon: &Lexicon) -> Vec<Span> {
    if line.text.len() > MAX_SHORT_BYTES {
        return Vec::new();
    }
    let is_outside_date = |range: &Range<usize>| {
        line.date.as_ref().is_none_or(|date| date.range.end <= range.start || date.range.start >= range.end)
    };
    let byline = |range: Range<usize>| Span::new(SpanKind::Byline, range.clone(), range, ReasonCode::NameInHead, 80);
    if !line.text.contains('|') {
        return name_before_date(line.text, lexicon).filter(is_outside_date).map(byline).into_iter().collect();
    }
    let mut at = 0;
    let mut found = Vec::new();
    for piece in line.text.split('|') {
        let trimmed = trim_blank(piece);
        let start = at + piece.find(trimmed).unwrap_or(0);
        at += piece.len() + 1;
        let in_piece = name_before_outlet(trimmed).unwrap_or(0..trimmed.len());
        let range = start + in_piece.start..start + in_piece.end;
        let name = &line.text[range.clone()];
        if is_personal_name(name) && name.contains(' ') && is_outside_date(&range) {
            found.push(byline(range));
        }
    }
    found
}
