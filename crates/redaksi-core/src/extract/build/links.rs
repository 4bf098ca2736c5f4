//! Uses the links of a web page: sets the URLs of promos, and splits tags that are separate links.

use crate::article::{Article, MarkKind, Tag};
use crate::html::{Link, Page, is_web_url};
use crate::text::{normalize_for_match, trim_blank};
use std::collections::HashSet;

/// Sets the URL of each passage that overlaps a link, and splits tags that are separate links.
pub(crate) fn set_promo_urls(article: &mut Article, page: &Page) {
    for block in &article.body {
        let [line] = block.lines.as_slice() else { continue };
        let Some(hints) = page.hints(*line).filter(|hints| !hints.links.is_empty()) else { continue };
        for mark in &block.marks {
            let MarkKind::Passage(id) = mark.kind else { continue };
            let overlaps = |link: &&Link| link.range.start < mark.range.end && mark.range.start < link.range.end;
            let target = hints.links.iter().filter(overlaps).find(|link| is_web_url(&link.href));
            // Passages are numbered in order, so the id is also the index.
            let passage = article.passages.get_mut(id.0 as usize).filter(|passage| passage.id == id);
            if let (Some(link), Some(passage)) = (target, passage.filter(|passage| passage.url.is_empty())) {
                passage.url.clone_from(&link.href);
            }
        }
    }
    split_tags_by_links(article, page);
}

/// Splits the tags of a line that consists of several links: each link is a tag.
fn split_tags_by_links(article: &mut Article, page: &Page) {
    let lines: Vec<&str> = page.text.split('\n').collect();
    let mut tags: Vec<Tag> = Vec::with_capacity(article.tags.len());
    let mut known: HashSet<String> = HashSet::new();
    let mut split_line = None;
    for tag in std::mem::take(&mut article.tags) {
        let only = if let [line] = *tag.lines.as_slice() { Some(line) } else { None };
        if only.is_some() && only == split_line {
            continue;
        }
        let source = tag.lines.first().and_then(|line| Some((lines.get(*line as usize - 1)?, page.hints(*line)?)));
        let parts: Vec<&str> = source
            .iter()
            .flat_map(|(text, hints)| hints.links.iter().filter_map(|link| text.get(link.range.clone())))
            .map(|part| trim_blank(part).trim_start_matches('#'))
            .filter(|part| !part.is_empty())
            .collect();
        let is_row = source.is_some_and(|(_, hints)| hints.is_link());
        let is_joined =
            parts.len() > 1 && only.is_some() && (is_row || parts.iter().all(|part| tag.text.contains(part)));
        let split: Vec<Tag> = if is_joined {
            split_line = only.filter(|_| is_row);
            parts.iter().map(|part| Tag { text: (*part).to_owned(), lines: tag.lines.clone() }).collect()
        } else {
            vec![tag]
        };
        for tag in split {
            // Drops duplicates, but every line must keep at least one tag.
            if known.insert(normalize_for_match(&tag.text)) || tags.last().is_none_or(|last| last.lines != tag.lines) {
                tags.push(tag);
            }
        }
    }
    article.tags = tags;
}
