//! Finds promos inside a paragraph of a web page by their link.

use crate::article::Role;
use crate::extract::line_info::LineInfo;
use crate::extract::matchers::promo_marker;
use crate::extract::matchers::promo_marker::MarkerStrength;
use crate::extract::reason_code::ReasonCode;
use crate::extract::spans::span::{Span, SpanKind, sort_and_drop_overlaps};
use crate::html::{Link, Page};
use crate::packs::{Lexicon, MarkerKind, Word, words};
use crate::text::is_blank_char;
use std::ops::Range;

/// Confidence, in percent, of a promo whose marker is before a link.
const LINK_CONFIDENCE: u8 = 97;
/// How many bytes before a link are searched for its marker.
const MAX_MARKER_DISTANCE: usize = 80;

/// Adds the promos inside a paragraph that are links. They replace overlapping promos that were found by words alone.
pub(crate) fn add_link_promos(spans: &mut Vec<Span>, page: &Page, line: &LineInfo<'_>, role: Role, lexicon: &Lexicon) {
    if !matches!(role, Role::Body | Role::DatelineBody) {
        return;
    }
    let Some(hints) = page.hints(line.number) else { return };
    let linked: Vec<Span> =
        hints.links.iter().filter_map(|link| promo_of_link(line.text, range_in_row(link, line)?, lexicon)).collect();
    if linked.is_empty() {
        return;
    }
    let is_kept = |span: &Span| {
        !matches!(span.kind, SpanKind::InlinePromo | SpanKind::Boilerplate)
            || linked.iter().all(|link| link.range.end <= span.range.start || span.range.end <= link.range.start)
    };
    spans.retain(is_kept);
    spans.extend(linked);
    sort_and_drop_overlaps(spans);
}

/// Converts the range of a link to bytes of the row's text. Returns `None` if the text of the link is empty.
fn range_in_row(link: &Link, line: &LineInfo<'_>) -> Option<Range<usize>> {
    let (start, end) = (link.range.start.checked_sub(line.offset)?, link.range.end.checked_sub(line.offset)?);
    let range = start..end.min(line.text.len());
    line.text.get(range.clone()).filter(|text| !text.is_empty()).map(|_| range)
}

/// Returns the promo whose headline is the link, if a marker is before the link or at its start.
fn promo_of_link(text: &str, link: Range<usize>, lexicon: &Lexicon) -> Option<Span> {
    let marker_in_link = promo_marker::find_marker(&text[link.clone()], lexicon)
        .filter(|marker| marker.strength == MarkerStrength::Full);
    let (marker, title) = match marker_in_link {
        Some(seen) => {
            let at = |range: Range<usize>| link.start + range.start..link.start + range.end;
            (at(seen.range), at(seen.title))
        }
        None => (marker_before(text, link.start, lexicon)?, link.clone()),
    };
    let title_words = words(&text[title.clone()]).take(41).count();
    if !(2..=40).contains(&title_words) {
        return None;
    }
    let before = text[..marker.start].trim_end_matches(is_blank_char);
    let after = text[link.end..].trim_start_matches(is_blank_char);
    let brackets =
        [('(', ')'), ('[', ']')].into_iter().find(|pair| before.ends_with(pair.0) && after.starts_with(pair.1));
    let range = if brackets.is_some() {
        before.len() - 1..text.len() - after.len() + 1
    } else {
        let after_sentence =
            before.is_empty() || before.ends_with(['.', '!', '?', '…', '"', '”', '’', ')', '\'', '*', ':']);
        if !after_sentence {
            return None;
        }
        marker.start..link.end
    };
    if range.start == 0 && range.end == text.len() {
        return None;
    }
    let mut span = Span::new(SpanKind::InlinePromo, range, title, ReasonCode::InlineLink, LINK_CONFIDENCE);
    text[marker.clone()].clone_into(&mut span.reason.detail);
    span.marker = marker;
    Some(span)
}

/// Returns the marker that ends at the byte index `end`, including its colon.
fn marker_before(text: &str, end: usize, lexicon: &Lexicon) -> Option<Range<usize>> {
    let mut floor = end.saturating_sub(MAX_MARKER_DISTANCE);
    while !text.is_char_boundary(floor) {
        floor += 1;
    }
    let front = text[floor..end].trim_end_matches(|c| is_blank_char(c) || matches!(c, '"' | '“' | '\''));
    let bare = front.trim_end_matches(|c| is_blank_char(c) || matches!(c, ':' | '：' | '|' | '»' | '>' | '-' | '–'));
    let colon = front[bare.len()..].contains([':', '：']);
    let tokens: Vec<Word> = words(bare).collect();
    let last_words = tokens.len().saturating_sub(6)..tokens.len();
    last_words.into_iter().find_map(|at| {
        let (count, kind) = lexicon.markers.longest_prefix(&tokens[at..])?;
        let is_last = at + count == tokens.len() && tokens.last()?.range.end == bare.len();
        let is_marker = is_last && (kind == MarkerKind::Unconditional || colon);
        is_marker.then(|| floor + tokens[at].range.start..floor + front.len())
    })
}
