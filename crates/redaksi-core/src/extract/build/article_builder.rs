//! Builds the article from the classified lines: fields, tags, body, passages and excluded lines.

use crate::article::{
    Article, Block, BlockKind, Decision, ExcludedLine, Field, FieldName, Mark, MarkKind, PartialDateTime, Passage,
    PassageId, PassageKind, Reason, Role, Tag,
};
use crate::extract::build::cards::CardGrouper;
use crate::extract::build::labelled_fields::label_value;
use crate::extract::classify::ClassifiedLine;
use crate::extract::matchers::{dateline, republication, tags};
use crate::extract::model::viterbi::LineClass;
use crate::extract::reason_code::ReasonCode;
use crate::extract::rules::caption;
use crate::extract::spans::{Span, SpanKind};
use crate::packs::{FieldLabel, Lexicon};
use crate::text::{is_blank_char, normalize_for_match, trim_blank};
use std::collections::HashMap;
use std::ops::Range;

/// Builds an article from its classified lines.
pub(crate) struct ArticleBuilder<'k> {
    pub article: Article,
    pub lexicon: &'k Lexicon,
    cards: CardGrouper,
    next_passage_id: u32,
    /// The index in `article.tags` of each tag, by its normalized text.
    tag_indices: HashMap<String, usize>,
    /// The date of publication found so far.
    pub published_at: Option<PartialDateTime>,
}

impl<'k> ArticleBuilder<'k> {
    pub fn new(lexicon: &'k Lexicon) -> Self {
        let article = Article::default();
        Self {
            article,
            lexicon,
            cards: CardGrouper::default(),
            next_passage_id: 0,
            tag_indices: HashMap::default(),
            published_at: None,
        }
    }

    /// Adds every line to its part of the article.
    pub fn add_lines(&mut self, lines: &[ClassifiedLine<'_>]) {
        for (index, line) in lines.iter().enumerate() {
            if line.role != Role::Promo {
                self.cards = CardGrouper::default();
            }
            match line.role {
                Role::Title => self.add_headline(line),
                Role::Date => self.add_date(lines, index),
                Role::Byline => self.add_labelled_line(lines, index, FieldName::Byline),
                Role::Editor => self.add_labelled_line(lines, index, FieldName::Editor),
                Role::Source => self.add_source(lines, index),
                Role::Caption => self.add_caption(lines, index),
                Role::Credit => self.add_credit(line),
                Role::Tags => self.add_tags(line),
                Role::Body | Role::DatelineBody => self.add_paragraph(line),
                Role::Subhead => self.article.body.push(block(BlockKind::Subhead, line)),
                Role::Promo => self.add_promo(line),
                Role::EndMark => self.add_end_mark(line),
                Role::Boilerplate if line.info.has_label(&[FieldLabel::Republished]) => self.add_notice(line),
                Role::Boilerplate => self.exclude(line, None),
            }
        }
    }

    /// Adds a line to the excluded lines, with its own reason or another rule.
    pub fn exclude(&mut self, line: &ClassifiedLine<'_>, rule: Option<ReasonCode>) {
        let reason = match rule {
            Some(rule) => Reason { rule: rule.code().into(), ..line.reason.clone() },
            None => line.reason.clone(),
        };
        // A restored line becomes a block, which must not contain line breaks.
        let text = line.info.text.replace('\r', " ");
        self.article.excluded.push(ExcludedLine { text, line: line.info.number, role: line.role, reason });
    }

    /// Whether a field has no value yet.
    pub fn is_unset(&self, name: FieldName) -> bool {
        self.article.fields.get(name).is_none()
    }

    /// Sets a field to a value from a line, unless the value is empty or the field already has one.
    pub fn set_field_if_empty(&mut self, name: FieldName, value: &str, line: u32) {
        if !value.is_empty() && self.is_unset(name) {
            self.article.fields.replace(name, Field::from_line(value, line));
        }
    }

    fn add_headline(&mut self, line: &ClassifiedLine<'_>) {
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

    fn add_caption(&mut self, lines: &[ClassifiedLine<'_>], index: usize) {
        let line = &lines[index];
        if line.class == LineClass::BodyCaption && self.has_paragraph() {
            return self.article.body.push(block(BlockKind::Caption, line));
        }
        let is_repeat = |other: usize| {
            lines
                .get(other)
                .is_some_and(|other| other.role == Role::Caption && caption::is_prefix_repeat(&other.info, &line.info))
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

    fn add_credit(&mut self, line: &ClassifiedLine<'_>) {
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

    fn add_tags(&mut self, line: &ClassifiedLine<'_>) {
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

    fn add_paragraph(&mut self, line: &ClassifiedLine<'_>) {
        let mut block = block(BlockKind::Paragraph, line);
        for span in &line.spans {
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
                SpanKind::InlinePromo => {
                    let marker = line.info.text[span.marker.clone()].to_owned();
                    let (title, url) = split_trailing_url(text);
                    let id = self.add_passage(PassageKind::Promo, marker, title, url, &span.reason);
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

    pub fn set_field_from_span(&mut self, name: FieldName, line: &ClassifiedLine<'_>, span: &Span) {
        self.set_field_if_empty(name, &line.info.text[span.value.clone()], line.info.number);
    }

    fn add_promo(&mut self, line: &ClassifiedLine<'_>) {
        let info = &line.info;
        if info.has_label(&[FieldLabel::Related]) && info.text.ends_with(':') {
            return self.exclude(line, None);
        }
        let related = line.reason.rule == ReasonCode::Related.code();
        let (marker, title) = match &info.marker {
            _ if related => ("", info.text.trim_start_matches(|c| c == '-' || is_blank_char(c))),
            Some(marker) => (&info.text[marker.range.clone()], &info.text[marker.title.clone()]),
            None => ("", info.text),
        };
        let (title, url) = split_trailing_url(title);
        let decision = if related { Decision::RelatedLink } else { Decision::Undecided };
        let id = if let Some(id) = self.cards.continued_card(line, related) {
            id
        } else {
            let id = self.add_passage(PassageKind::Promo, marker.to_owned(), "", "", &line.reason);
            self.cards.begin(id, !marker.is_empty() && !title.is_empty() || related || marker.is_empty());
            id
        };
        let is_title = self.cards.accepts_title(line);
        if let Some(passage) = self.article.passages.last_mut().filter(|passage| passage.id == id) {
            if passage.title.is_empty() && !title.is_empty() && is_title {
                title.clone_into(&mut passage.title);
            }
            if passage.url.is_empty() {
                url.clone_into(&mut passage.url);
            }
            passage.decision = decision;
            passage.reason.confidence = passage.reason.confidence.min(line.reason.confidence);
        }
        let mut block = block(BlockKind::Paragraph, line);
        block.marks.push(mark_whole_block(&block.text, id));
        self.article.body.push(block);
    }

    fn add_end_mark(&mut self, line: &ClassifiedLine<'_>) {
        let id = self.add_passage(PassageKind::EndMark, String::new(), line.info.text, "", &line.reason);
        let mut block = block(BlockKind::Paragraph, line);
        block.marks.push(mark_whole_block(&block.text, id));
        self.article.body.push(block);
    }

    fn add_passage(&mut self, kind: PassageKind, marker: String, title: &str, url: &str, reason: &Reason) -> PassageId {
        let id = PassageId(self.next_passage_id);
        self.next_passage_id += 1;
        let decision = if kind == PassageKind::EndMark { Decision::Removed } else { Decision::Undecided };
        let (title, url, mut reason) = (title.to_owned(), url.to_owned(), reason.clone());
        if reason.detail.is_empty() && kind == PassageKind::EndMark {
            reason.detail.clone_from(&title);
        }
        self.article.passages.push(Passage { id, kind, marker, title, url, decision, reason });
        id
    }
}

/// The block of a line: without blank characters at its ends, stray carriage returns replaced by spaces.
fn block(kind: BlockKind, line: &ClassifiedLine<'_>) -> Block {
    line_block(kind, line.info.text, line.info.number)
}

/// Like [`block`], for a line that was not classified.
pub(crate) fn line_block(kind: BlockKind, text: &str, line: u32) -> Block {
    Block::from_line(kind, text.replace('\r', " "), line)
}

/// A passage mark over a whole block.
fn mark_whole_block(text: &str, id: PassageId) -> Mark {
    let range: Range<usize> = 0..text.len();
    Mark { range, kind: MarkKind::Passage(id) }
}

/// Splits a URL, bare or in brackets, from the end of a value. Returns the rest and the URL; both trimmed.
pub(crate) fn split_trailing_url(text: &str) -> (&str, &str) {
    let at = text.rfind("http://").or_else(|| text.rfind("https://"));
    let Some(at) =
        at.filter(|at| *at == 0 || text[..*at].ends_with(|c: char| c == '<' || c == '(' || is_blank_char(c)))
    else {
        return (text, "");
    };
    let url = text[at..].trim_end_matches(|c| matches!(c, '>' | ')') || is_blank_char(c));
    if url.contains(char::is_whitespace) {
        return (text, "");
    }
    (text[..at].trim_end_matches(|c| matches!(c, '<' | '(') || is_blank_char(c)), url)
}
