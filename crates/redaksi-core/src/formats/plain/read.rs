//! Corrects an extracted story where the layout of plain text is more specific than a raw text.

use crate::article::{
    Article, Block, BlockKind, Decision, ExcludedLine, Field, FieldName, Mark, MarkKind, Passage, PassageKind, Reason,
    Role, Tag,
};
use crate::extract::{ReasonCode, parse_dateline};
use crate::formats::plain::layout::{LabelledLine, PlainLine, PlainTextLayout, find_layout};
use crate::packs::Packs;
use crate::text::trim_blank;
use std::collections::HashSet;

/// Corrects an extracted story where this layout is more specific than a raw text.
#[must_use]
pub fn apply_layout(mut article: Article, packs: &Packs) -> Article {
    let text = std::mem::take(&mut article.source.text);
    if let Some((form, layout)) = find_layout(&text, article.fields.value(FieldName::Language), packs) {
        if layout.is_exact {
            apply_exact_layout(&mut article, &layout);
            // The language of a short text cannot be detected by its words.
            let is_default = packs.plain_text_form("").is_some_and(|default| default.language == form.language);
            if article.fields.value(FieldName::Language).is_empty() && !is_default {
                let value = form.language.clone();
                article.fields.replace(FieldName::Language, Field { value, lines: Vec::new(), ..Field::default() });
            }
        } else {
            for line in layout.labelled.iter().filter(|line| line.is_picture) {
                claim_line(&mut article, line.line.number);
                set_fields(&mut article, line);
            }
        }
        restore_lost_lines(&mut article, &layout);
        drop_unmarked_passages(&mut article);
        apply_dateline(&mut article, packs);
    }
    article.source.text = text;
    apply_source_url(&mut article);
    article
}

fn apply_exact_layout(article: &mut Article, layout: &PlainTextLayout<'_>) {
    for line in &layout.labelled {
        claim_line(article, line.line.number);
    }
    for line in &layout.labelled {
        set_fields(article, line);
        for tag in &line.tags {
            if !article.tags.iter().any(|known| known.text == *tag) {
                article.tags.push(Tag { text: (*tag).to_owned(), lines: vec![line.line.number] });
            }
        }
    }
    if let Some(headline) = layout.headline {
        claim_line(article, headline.number);
        article.fields.replace(FieldName::Headline, Field::from_line(headline.text, headline.number));
    }
    apply_related(article, layout);
    if !layout.subheads.is_empty() {
        apply_subheads(article, layout);
    }
}

/// Sets the kinds of the blocks. A subhead is marked by its blank lines; if one is, the other lines are none.
fn apply_subheads(article: &mut Article, layout: &PlainTextLayout<'_>) {
    let subheads: HashSet<u32> = layout.subheads.iter().copied().collect();
    let body: HashSet<u32> = layout.body.iter().map(|line| line.number).collect();
    article.excluded.retain(|excluded| !subheads.contains(&excluded.line));
    for block in &mut article.body {
        let [line] = block.lines.as_slice() else { continue };
        if subheads.contains(line) {
            block.kind = BlockKind::Subhead;
        } else if body.contains(line) && block.kind == BlockKind::Subhead {
            block.kind = BlockKind::Paragraph;
        }
    }
}

/// Puts the lines back into the body that were taken for a field which another line has.
fn restore_lost_lines(article: &mut Article, layout: &PlainTextLayout<'_>) {
    let locations = article.line_locations();
    let labelled = layout.labelled.iter().map(|line| &line.line);
    for line in labelled.chain(&layout.headline).chain(&layout.body) {
        if !locations.contains_key(&line.number) {
            let kind = if layout.subheads.contains(&line.number) { BlockKind::Subhead } else { BlockKind::Paragraph };
            insert_block(article, Block::from_line(kind, line.text.replace('\r', " "), line.number));
        }
    }
}

/// Makes related links of the lines that the extraction has taken for something else.
fn apply_related(article: &mut Article, layout: &PlainTextLayout<'_>) {
    let reason = Reason { rule: ReasonCode::Related.code().into(), detail: String::new(), confidence: 99 };
    for line in &layout.related {
        let is_related = article.body.iter().any(|block| {
            let passage = block.whole_passage().and_then(|id| article.passage(id));
            block.lines == [line.number] && passage.is_some_and(|passage| passage.decision == Decision::RelatedLink)
        });
        if is_related {
            continue;
        }
        claim_line(article, line.number);
        let id = article.next_passage_id();
        let (title, url) = split_url(line.text);
        let (title, url) = (title.to_owned(), url.to_owned());
        let (kind, decision, reason) = (PassageKind::Promo, Decision::RelatedLink, reason.clone());
        article.passages.push(Passage {
            id,
            kind,
            marker: String::new(),
            title,
            url,
            alternative_text: String::new(),
            decision,
            reason,
        });
        let mut block = Block::from_line(BlockKind::Paragraph, format!("- {}", line.text), line.number);
        block.marks.push(Mark { range: 0..block.text.len(), kind: MarkKind::Passage(id) });
        insert_block(article, block);
    }
    let Some(PlainLine { number, text }) = layout.related_heading else { return };
    if !article.excluded.iter().any(|excluded| excluded.line == number) {
        claim_line(article, number);
        let at = article.excluded.partition_point(|excluded| excluded.line < number);
        article.excluded.insert(at, ExcludedLine { text: text.to_owned(), line: number, role: Role::Promo, reason });
    }
}

/// Removes what the extraction has made of a line.
fn claim_line(article: &mut Article, number: u32) {
    article.body.retain(|block| block.lines != [number]);
    article.excluded.retain(|excluded| excluded.line != number);
    article.tags.retain(|tag| tag.lines != [number]);
    for name in FieldName::ALL {
        if article.fields.get(name).is_some_and(|field| field.lines.contains(&number)) {
            article.fields.replace(name, Field::default());
        }
    }
}

fn set_fields(article: &mut Article, line: &LabelledLine<'_>) {
    for (name, value) in &line.fields {
        let field = if value.is_empty() { Field::default() } else { Field::from_line(value, line.line.number) };
        article.fields.replace(*name, field);
    }
}

/// Inserts a block before the first one from a later line.
fn insert_block(article: &mut Article, block: Block) {
    let first_line = |block: &Block| block.lines.first().copied();
    let own = first_line(&block);
    let at = article.body.iter().position(|other| first_line(other) > own).unwrap_or(article.body.len());
    article.body.insert(at, block);
}

fn drop_unmarked_passages(article: &mut Article) {
    let marked: HashSet<MarkKind> = article.body.iter().flat_map(|block| &block.marks).map(|mark| mark.kind).collect();
    article.passages.retain(|passage| marked.contains(&MarkKind::Passage(passage.id)));
}

/// Extracts the dateline of the first paragraph, if the extraction took another line for it.
fn apply_dateline(article: &mut Article, packs: &Packs) {
    let has_value = [FieldName::Place, FieldName::Agency].map(|name| article.fields.get(name).is_some());
    let is_story = |block: &&mut Block| block.kind == BlockKind::Paragraph && block.whole_passage().is_none();
    let first = article.body.iter_mut().find(is_story);
    if let Some(block) = first.filter(|block| has_value == [false, false] && block.marks.is_empty())
        && let Some(dateline) = parse_dateline(&block.text, packs)
    {
        let lines = block.lines.clone();
        block.marks.push(Mark { range: dateline.range, kind: MarkKind::Dateline });
        article
            .fields
            .replace(FieldName::Place, Field { value: dateline.place, lines: lines.clone(), ..Field::default() });
        article.fields.replace(FieldName::Agency, Field { value: dateline.agency, lines, ..Field::default() });
    }
}

/// Handles `Sumber: <URL>`, which has a URL and no name.
fn apply_source_url(article: &mut Article) {
    let Some(source) = article.fields.get(FieldName::Source).cloned() else { return };
    let (name, url) = split_url(&source.value);
    if name.is_empty() && !url.is_empty() {
        article
            .fields
            .replace(FieldName::SourceUrl, Field { value: url.into(), lines: source.lines, ..Field::default() });
        article.fields.replace(FieldName::Source, Field::default());
    }
}

/// Splits `CAPTION (CREDIT)` into caption and credit. The credit may contain balanced brackets.
pub(super) fn split_credit(value: &str) -> Option<(&str, &str)> {
    let inside = value.strip_suffix(')')?;
    let mut open = 1_usize;
    let at = inside.rmatch_indices(['(', ')']).find_map(|(at, bracket)| {
        open = if bracket == "(" { open - 1 } else { open + 1 };
        (open == 0).then_some(at)
    })?;
    Some((trim_blank(&inside[..at]), &inside[at + 1..]))
}

/// Splits `TITLE <URL>` into title and URL; either may be empty.
pub(super) fn split_url(value: &str) -> (&str, &str) {
    let split = value.strip_suffix('>').and_then(|value| value.rsplit_once('<'));
    match split.filter(|(_, url)| !url.contains('>') && !url.is_empty()) {
        Some((title, url)) if title.is_empty() || title.ends_with(' ') => (trim_blank(title), url),
        _ => (value, ""),
    }
}
