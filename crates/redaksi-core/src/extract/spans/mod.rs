//! Spans: parts of a line with a meaning of their own, such as an inline promo, a dateline or a credit.

pub(crate) mod bylines;
pub(crate) mod inline_labels;
pub(crate) mod inline_promo;
pub(crate) mod link_promos;
pub(crate) mod promo_end_training;
pub(crate) mod republication;
pub(crate) mod span;

use crate::article::Role;
use crate::extract::doc_stats::DocStats;
use crate::extract::line_info::LineInfo;
use crate::extract::matchers::dateline;
use crate::extract::reason_code::ReasonCode;
use crate::extract::spans::inline_promo::PromoForm;
use crate::extract::spans::span::{Span, SpanKind, sort_and_drop_overlaps};
use crate::packs::{Lexicon, Word, words};
use crate::text::is_blank_char;

/// Returns the spans of a row that has that role, in order and without overlaps.
pub(crate) fn find_spans(line: &LineInfo<'_>, role: Role, doc: &DocStats, lexicon: &Lexicon) -> Vec<Span> {
    let mut found = match role {
        Role::Body | Role::DatelineBody => spans_in_text(line, doc, lexicon),
        Role::Caption => line
            .caption_credit
            .iter()
            .map(|seen| {
                Span::new(
                    SpanKind::Credit,
                    seen.credit.clone(),
                    seen.credit.clone(),
                    ReasonCode::CaptionCredit,
                    if seen.certain { 95 } else { 75 },
                )
            })
            .collect(),
        Role::Date => bylines::find_byline_beside_date(line, lexicon),
        Role::Byline | Role::Editor | Role::Source => inline_labels::find_further_labels(line, lexicon),
        _ => Vec::new(),
    };
    sort_and_drop_overlaps(&mut found);
    found
}

/// Finds the spans of a paragraph.
fn spans_in_text(line: &LineInfo<'_>, doc: &DocStats, lexicon: &Lexicon) -> Vec<Span> {
    let mut found = one_line_story_spans(line, lexicon);
    if found.is_empty()
        && let Some(dateline) = &line.dateline
    {
        found.push(Span::new(
            SpanKind::Dateline,
            dateline.range.clone(),
            dateline.range.clone(),
            ReasonCode::Dateline,
            95,
        ));
    }
    for inline in inline_promo::find_inline_promos(line.text, doc, lexicon) {
        let (kind, rule) = match inline.form {
            PromoForm::Bracket => (SpanKind::InlinePromo, ReasonCode::InlineBracket),
            PromoForm::Marker | PromoForm::Prompt => (SpanKind::InlinePromo, ReasonCode::InlineMarker),
            PromoForm::Boilerplate => (SpanKind::Boilerplate, ReasonCode::InlineBoilerplate),
        };
        let mut span = Span::new(kind, inline.range, inline.title, rule, inline.confidence);
        line.text[inline.marker.clone()].clone_into(&mut span.reason.detail);
        span.marker = inline.marker;
        span.alternative_end = inline.alternative_end;
        found.push(span);
    }
    if let Some(mark) = &line.end_mark {
        let (rule, confidence) = if mark.is_initials { (ReasonCode::Initials, 93) } else { (ReasonCode::EndMark, 99) };
        found.push(Span::new(SpanKind::EndMark, mark.range.clone(), mark.range.clone(), rule, confidence));
    }
    found.extend(inline_labels::find_trailing_labels(line, lexicon));
    found.extend(bylines::find_byline_before_dateline(line, lexicon));
    found
}

/// Finds the URL, the headline and the dateline of an article that is on one line and starts with its URL. The headline
/// is the run of words that also occur in the URL.
fn one_line_story_spans(line: &LineInfo<'_>, lexicon: &Lexicon) -> Vec<Span> {
    let text = line.text;
    if !text.starts_with("http") || text.len() < 200 {
        return Vec::new();
    }
    let Some(address_end) = text.find(is_blank_char) else { return Vec::new() };
    let address = &text[..address_end];
    let path = address.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let in_path: crate::packs::WordSet = words(path).map(|word| word.key).collect();
    let start = address_end + text[address_end..].len() - text[address_end..].trim_start_matches(is_blank_char).len();
    let front: Vec<Word> = words(&text[start..]).take(40).collect();
    let mut end = 0;
    let mut misses = 0;
    for word in &front {
        if in_path.contains(word.key) {
            (end, misses) = (word.range.end, 0);
        } else {
            misses += 1;
        }
        if misses > 1 {
            break;
        }
    }
    let mut found = vec![Span::new(SpanKind::PageUrl, 0..address_end, 0..address_end, ReasonCode::Address, 95)];
    end = trim_dateline_place(&text[start..], &front, end, lexicon);
    if end > 0 {
        let title = start..start + end;
        found.push(Span::new(SpanKind::Title, title.clone(), title, ReasonCode::HeadlineAddress, 90));
        let title_end = start + end;
        let rest_start = text.len()
            - text[title_end..]
                .trim_start_matches(|c| is_blank_char(c) || matches!(c, '\'' | '"' | '.' | '!' | '?'))
                .len();
        if let Some(dateline) = dateline::find_dateline(&text[rest_start..], lexicon) {
            let range = rest_start + dateline.range.start..rest_start + dateline.range.end;
            found.push(Span::new(SpanKind::Dateline, range.clone(), range, ReasonCode::Dateline, 90));
        }
    }
    found
}

/// Returns the end of the headline, moved back before a place in capitals that starts a dateline.
fn trim_dateline_place(text: &str, front: &[Word], end: usize, lexicon: &Lexicon) -> usize {
    let in_capitals = |word: &&Word| !text[word.range.clone()].chars().any(char::is_lowercase);
    let trailing = front.iter().rev().filter(|word| word.range.end <= end).take_while(in_capitals).take(3);
    let starts_dateline = |word: &&Word| dateline::find_dateline(&text[word.range.start..], lexicon).is_some();
    let place = trailing.filter(starts_dateline).last();
    place.map_or(end, |word| text[..word.range.start].trim_end_matches(is_blank_char).len())
}
