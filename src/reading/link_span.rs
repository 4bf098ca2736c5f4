//! Links of a page: prompts inside a paragraph, whose ends the link tells, and the addresses of all passages.

use super::promo::{self, Strength};
use super::row::Row;
use super::rule::Rule;
use super::span::{Span, SpanKind, keep_apart};
use crate::article::{Article, MarkKind, Role, Tag};
use crate::packs::{Knowledge, MarkerKind, Word, words};
use crate::pages::{Link, Page};
use crate::text::{fold, is_blank_char, trim_blank};
use std::collections::HashSet;
use std::ops::Range;

/// How sure a prompt is whose marker stands before a link.
const SURE: u8 = 97;
/// How far before a link its marker is looked for, in bytes.
const BEFORE: usize = 80;

/// Adds the prompts inside a paragraph that links tell of. Where words alone told of one, the link knows better.
pub(super) fn add_linked(spans: &mut Vec<Span>, page: &Page, row: &Row<'_>, role: Role, knowledge: &Knowledge) {
    if !matches!(role, Role::Body | Role::DatelineBody) {
        return;
    }
    let Some(clues) = page.clues(row.line) else { return };
    let linked: Vec<Span> =
        clues.links.iter().filter_map(|link| prompt(row.text, in_row(link, row)?, knowledge)).collect();
    if linked.is_empty() {
        return;
    }
    let apart = |span: &Span| {
        span.kind != SpanKind::InlinePromo
            || linked.iter().all(|link| link.range.end <= span.range.start || span.range.end <= link.range.start)
    };
    spans.retain(apart);
    spans.extend(linked);
    keep_apart(spans);
}

/// The link in bytes of the row's text.
fn in_row(link: &Link, row: &Row<'_>) -> Option<Range<usize>> {
    let (start, end) = (link.range.start.checked_sub(row.at)?, link.range.end.checked_sub(row.at)?);
    let range = start..end.min(row.text.len());
    row.text.get(range.clone()).filter(|text| !text.is_empty()).map(|_| range)
}

/// The prompt that a link is the headline of, where a marker stands before it or opens it.
fn prompt(text: &str, link: Range<usize>, knowledge: &Knowledge) -> Option<Span> {
    let inside = promo::marker(&text[link.clone()], knowledge).filter(|marker| marker.strength == Strength::Full);
    let (marker, title) = match inside {
        Some(seen) => {
            let at = |range: Range<usize>| link.start + range.start..link.start + range.end;
            (at(seen.range), at(seen.title))
        }
        None => (marker_before(text, link.start, knowledge)?, link.clone()),
    };
    let words_told = words(&text[title.clone()]).take(41).count();
    if !(2..=40).contains(&words_told) {
        return None;
    }
    let before = text[..marker.start].trim_end_matches(is_blank_char);
    let behind = text[link.end..].trim_start_matches(is_blank_char);
    let brackets =
        [('(', ')'), ('[', ']')].into_iter().find(|pair| before.ends_with(pair.0) && behind.starts_with(pair.1));
    let range = if brackets.is_some() {
        before.len() - 1..text.len() - behind.len() + 1
    } else {
        let ended = before.is_empty() || before.ends_with(['.', '!', '?', '…', '"', '”', '’', ')', '\'', '*', ':']);
        if !ended {
            return None;
        }
        marker.start..link.end
    };
    if range.start == 0 && range.end == text.len() {
        return None;
    }
    let mut span = Span::new(SpanKind::InlinePromo, range, title, Rule::InlineLink, SURE);
    text[marker.clone()].clone_into(&mut span.reason.seen);
    span.marker = marker;
    Some(span)
}

/// The marker that ends where the link begins, its colon included.
fn marker_before(text: &str, end: usize, knowledge: &Knowledge) -> Option<Range<usize>> {
    let mut floor = end.saturating_sub(BEFORE);
    while !text.is_char_boundary(floor) {
        floor += 1;
    }
    let front = text[floor..end].trim_end_matches(|c| is_blank_char(c) || matches!(c, '"' | '“' | '\''));
    let bare = front.trim_end_matches(|c| is_blank_char(c) || matches!(c, ':' | '：' | '|' | '»' | '>' | '-' | '–'));
    let colon = front[bare.len()..].contains([':', '：']);
    let all: Vec<Word> = words(bare).collect();
    let told = all.len().saturating_sub(6)..all.len();
    told.into_iter().find_map(|at| {
        let (count, kind) = knowledge.markers.longest_at(&all[at..])?;
        let whole = at + count == all.len() && all.last()?.range.end == bare.len();
        let counts = whole && (kind == MarkerKind::Plain || colon);
        counts.then(|| floor + all[at].range.start..floor + front.len())
    })
}

/// Gives each passage the address that its link leads to, and tells tags apart that stand on one line as links.
pub(super) fn add_addresses(article: &mut Article, page: &Page) {
    for block in &article.body {
        let [line] = block.lines.as_slice() else { continue };
        let Some(clues) = page.clues(*line).filter(|clues| !clues.links.is_empty()) else { continue };
        for mark in &block.marks {
            let MarkKind::Passage(id) = mark.kind else { continue };
            let meets = |link: &&Link| link.range.start < mark.range.end && mark.range.start < link.range.end;
            let leads = clues.links.iter().filter(meets).find(|link| !link.href.is_empty());
            // Passages are numbered as they are found.
            let passage = article.passages.get_mut(id.0 as usize).filter(|passage| passage.id == id);
            if let (Some(link), Some(passage)) = (leads, passage.filter(|passage| passage.url.is_empty())) {
                passage.url.clone_from(&link.href);
            }
        }
    }
    split_tags(article, page);
}

/// Tags that stand in a row with nothing but white space between them are parted by their links.
fn split_tags(article: &mut Article, page: &Page) {
    let lines: Vec<&str> = page.text.split('\n').collect();
    let mut tags: Vec<Tag> = Vec::with_capacity(article.tags.len());
    let mut known: HashSet<String> = HashSet::new();
    for tag in std::mem::take(&mut article.tags) {
        let told = tag.lines.first().and_then(|line| Some((lines.get(*line as usize - 1)?, page.clues(*line)?)));
        let parts: Vec<&str> = told
            .iter()
            .flat_map(|(text, clues)| clues.links.iter().filter_map(|link| text.get(link.range.clone())))
            .map(|part| trim_blank(part).trim_start_matches('#'))
            .filter(|part| !part.is_empty())
            .collect();
        let all_in_one = parts.len() > 1 && tag.lines.len() == 1 && parts.iter().all(|part| tag.text.contains(part));
        let split: Vec<Tag> = if all_in_one {
            parts.iter().map(|part| Tag { text: (*part).to_owned(), lines: tag.lines.clone() }).collect()
        } else {
            vec![tag]
        };
        for tag in split {
            // Each place but the first says nothing new; a line must not lose its last tag, though.
            if known.insert(fold(&tag.text)) || tags.last().is_none_or(|last| last.lines != tag.lines) {
                tags.push(tag);
            }
        }
    }
    article.tags = tags;
}
