//! Adds headlines, captions, credits, tags and paragraphs to the article, with the fields and passages inside them.

use crate::article::{BlockKind, FieldName, Mark, MarkKind, PassageKind, Role, Tag};
use crate::extract::build::article_builder::{ArticleBuilder, block};
use crate::extract::build::values::{label_value, split_trailing_url};
use crate::extract::classify::ClassifiedLine;
use crate::extract::line_class::LineClass;
use crate::extract::matchers::{dateline, republication, tags};
use crate::extract::reason_code::ReasonCode;
use crate::extract::spans::span::SpanKind;
use crate::packs::FieldLabel;
use crate::text::{is_blank_char, normalize_for_match, trim_blank};

impl ArticleBuilder<'_> {
    pub fn add_headline(&mut self, line: &ClassifiedLine<'_>) {
        if self.is_unset(FieldName::Headline) {
            self.set_field_if_empty(FieldName::Headline, line.info.text, line.info.number);
        } else {
            self.exclude(line, None);
        }
    }

    /// Whether the body has a paragraph yet. Captions above the first one belong to the lead picture.
    fn has_paragraph(&self) -> bool {
        self.article.body.iter().any(|block| block.kind == BlockKind::Paragraph)
    }

    pub fn add_caption(&mut self, lines: &[ClassifiedLine<'_>], index: usize) {
        let line = &lines[index];
        if line.class == LineClass::BodyCaption && self.has_paragraph() {
            return self.article.body.push(block(BlockKind::Caption, line));
        }
        let is_repeat = |other: usize| {
            lines.get(other).is_some_and(|other| other.role == Role::Caption && other.info.is_prefix_repeat(&line.info))
        };
        let is_longer = |other: usize| is_repeat(other) && lines[other].info.text.len() > line.info.text.len();
        let above = index.checked_sub(1);
        let repeats_above =
            above.is_some_and(|above| is_repeat(above) && lines[above].info.text.len() >= line.info.text.len());
        if is_longer(index + 1) || repeats_above {
            return self.exclude(line, Some(ReasonCode::CaptionRepeat));
        }
        if !self.is_unset(FieldName::Caption) {
            return self.article.body.push(block(BlockKind::Caption, line));
        }
        let text = line.info.text;
        let start = line
            .info
            .label
            .as_ref()
            .filter(|label| label.colon && label.label == FieldLabel::Photo)
            .map_or(0, |label| label.value.start);
        match line.info.caption_credit.as_ref().filter(|seen| seen.caption.end > start) {
            Some(seen) => {
                self.set_field_if_empty(
                    FieldName::Caption,
                    trim_blank(&text[start..seen.caption.end]),
                    line.info.number,
                );
                self.set_field_if_empty(FieldName::Credit, &text[seen.credit.clone()], line.info.number);
            }
            None => self.set_field_if_empty(FieldName::Caption, &text[start..], line.info.number),
        }
        let is_set =
            self.article.fields.get(FieldName::Caption).is_some_and(|field| field.lines.contains(&line.info.number));
        if !is_set {
            self.exclude(line, None);
        }
    }

    pub fn add_credit(&mut self, line: &ClassifiedLine<'_>) {
        if line.class == LineClass::BodyCredit && self.has_paragraph() {
            self.article.body.push(block(BlockKind::Caption, line));
        } else if self.is_unset(FieldName::Credit) {
            let value =
                label_value(line).trim_matches(|c| matches!(c, '(' | ')' | '[' | ']') || is_blank_char(c)).to_owned();
            self.set_field_if_empty(
                FieldName::Credit,
                if value.is_empty() { line.info.text } else { &value },
                line.info.number,
            );
        } else {
            self.exclude(line, None);
        }
    }

    pub fn add_tags(&mut self, line: &ClassifiedLine<'_>) {
        let text = line.info.text;
        let list = match &line.info.label {
            Some(label) if line.class == LineClass::TagLabel => &text[label.value.clone()],
            _ => text,
        };
        let mut has_tag = false;
        let glued = line.reason.rule == ReasonCode::GluedTags.code();
        for tag in tags::split_tags(list, glued, self.lexicon) {
            has_tag = true;
            let index = *self.tag_indices.entry(normalize_for_match(tag)).or_insert_with(|| {
                self.article.tags.push(Tag::new(tag));
                self.article.tags.len() - 1
            });
            let lines = &mut self.article.tags[index].lines;
            if lines.last() != Some(&line.info.number) {
                lines.push(line.info.number);
            }
        }
        if !has_tag {
            self.exclude(line, None);
        }
    }

    pub fn add_paragraph(&mut self, line: &ClassifiedLine<'_>) {
        let mut block = block(BlockKind::Paragraph, line);
        // The cells of a table say nothing about the story.
        let is_row = line.reason.rule == ReasonCode::TableRow.code();
        for span in line.spans.iter().filter(|_| !is_row) {
            let text = &line.info.text[span.value.clone()];
            match span.kind {
                SpanKind::Dateline if line.role == Role::DatelineBody || self.is_unset(FieldName::Headline) => {
                    let dateline = dateline::find_dateline(&line.info.text[span.range.clone()], self.lexicon);
                    block.marks.push(Mark { range: span.range.clone(), kind: MarkKind::Dateline });
                    if let Some(dateline) = dateline {
                        self.set_field_if_empty(FieldName::Place, &dateline.place, line.info.number);
                        self.set_field_if_empty(FieldName::Agency, &dateline.agency, line.info.number);
                    }
                }
                SpanKind::InlinePromo | SpanKind::Boilerplate => {
                    let marker = line.info.text[span.marker.clone()].to_owned();
                    let (title, url) = split_trailing_url(text);
                    let id = self.add_passage(PassageKind::Promo, marker, title, url, &span.reason);
                    if let (Some(end), Some(passage)) = (span.alternative_end, self.article.passages.last_mut()) {
                        passage.alternative_text = line.info.text[span.range.start..end].replace('\r', " ");
                    }
                    block.marks.push(Mark { range: span.range.clone(), kind: MarkKind::Passage(id) });
                }
                SpanKind::EndMark => {
                    let id = self.add_passage(PassageKind::EndMark, String::new(), text, "", &span.reason);
                    block.marks.push(Mark { range: span.range.clone(), kind: MarkKind::Passage(id) });
                }
                SpanKind::Title => self.set_field_from_span(FieldName::Headline, line, span),
                SpanKind::PageUrl => self.set_field_from_span(FieldName::SourceUrl, line, span),
                SpanKind::Byline => self.set_field_from_span(FieldName::Byline, line, span),
                SpanKind::Editor => self.set_field_from_span(FieldName::Editor, line, span),
                SpanKind::Source if span.reason.rule == ReasonCode::Republished.code() => {
                    if let Some(notice) = republication::find_notice(line.info.text, span.range.start, self.lexicon) {
                        self.set_republication_source(line.info.text, &notice, line.info.number);
                    }
                }
                SpanKind::Source => self.set_field_from_span(FieldName::Source, line, span),
                _ => {}
            }
        }
        self.article.body.push(block);
    }
}
