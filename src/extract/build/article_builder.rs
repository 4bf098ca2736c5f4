//! Builds the article from the classified lines: fields, tags, body, passages and excluded lines.

use crate::extract::build::cards::Cards;
use crate::extract::classify::Decided;
use crate::extract::model::viterbi::State;
use crate::extract::build::labelled_fields::value_of;
use crate::extract::reason_code::Rule;
use crate::extract::spans::{Span, SpanKind};
use crate::extract::matchers::{dateline, republication, tags};
use crate::extract::rules::caption;
use crate::article::{Article, Aside, Block, BlockKind, Decision, Field, FieldName, Mark, MarkKind, Passage, PassageId, PassageKind, Reason, Role, Stamp, Tag};
use crate::packs::{Knowledge, Label};
use crate::text::{fold, is_blank_char, trim_blank};
use std::collections::HashMap;
use std::ops::Range;

/// Builds an article from its classified lines.
pub(crate) struct Assembly<'k> {
    pub article: Article,
    pub knowledge: &'k Knowledge,
    cards: Cards,
    next_passage: u32,
    /// The index in `article.tags` of each tag, by its normalized text.
    tag_places: HashMap<String, usize>,
    /// The date of publication found so far.
    pub stamp: Option<Stamp>,
}

impl<'k> Assembly<'k> {
    pub fn new(knowledge: &'k Knowledge) -> Self {
        let article = Article::default();
        Self {
            article,
            knowledge,
            cards: Cards::default(),
            next_passage: 0,
            tag_places: HashMap::default(),
            stamp: None,
        }
    }

    /// Adds every line to its part of the article.
    pub fn place_all(&mut self, lines: &[Decided<'_>]) {
        for (index, line) in lines.iter().enumerate() {
            if line.role != Role::Promo {
                self.cards = Cards::default();
            }
            match line.role {
                Role::Title => self.headline(line),
                Role::Date => self.date(lines, index),
                Role::Byline => self.labelled_all(lines, index, FieldName::Byline),
                Role::Editor => self.labelled_all(lines, index, FieldName::Editor),
                Role::Source => self.source(lines, index),
                Role::Caption => self.caption(lines, index),
                Role::Credit => self.credit(line),
                Role::Tags => self.tags(line),
                Role::Body | Role::DatelineBody => self.paragraph(line),
                Role::Subhead => self.article.body.push(block(BlockKind::Subhead, line)),
                Role::Promo => self.promo(line),
                Role::EndMark => self.end_mark(line),
                Role::Chrome if line.row.label_is(&[Label::Republished]) => self.notice(line),
                Role::Chrome => self.set_aside(line, None),
            }
        }
    }

    /// Adds a line to the excluded lines, with its own reason or another rule.
    pub fn set_aside(&mut self, line: &Decided<'_>, rule: Option<Rule>) {
        let reason = match rule {
            Some(rule) => Reason { rule: rule.code().into(), ..line.reason.clone() },
            None => line.reason.clone(),
        };
        // A restored line becomes a block, which must not contain line breaks.
        let text = line.row.text.replace('\r', " ");
        self.article.aside.push(Aside { text, line: line.row.line, role: line.role, reason });
    }

    /// Whether a field has no value yet.
    pub fn is_vacant(&self, name: FieldName) -> bool {
        self.article.fields.get(name).is_none()
    }

    /// Sets a field to a value from a line, unless the value is empty or the field already has one.
    pub fn tell(&mut self, name: FieldName, value: &str, line: u32) {
        if !value.is_empty() && self.is_vacant(name) {
            self.article.fields.replace(name, Field::from_line(value, line));
        }
    }

    fn headline(&mut self, line: &Decided<'_>) {
        if self.is_vacant(FieldName::Headline) {
            self.tell(FieldName::Headline, line.row.text, line.row.line);
        } else {
            self.set_aside(line, None);
        }
    }

    /// Whether the body has a paragraph yet. Captions above the first one belong to the lead picture.
    fn has_paragraph(&self) -> bool {
        self.article.body.iter().any(|block| block.kind == BlockKind::Paragraph)
    }

    fn caption(&mut self, lines: &[Decided<'_>], index: usize) {
        let line = &lines[index];
        if line.state == State::BodyCaption && self.has_paragraph() {
            return self.article.body.push(block(BlockKind::Caption, line));
        }
        let is_repeat = |other: usize| {
            lines.get(other).is_some_and(|other| other.role == Role::Caption && caption::repeats(&other.row, &line.row))
        };
        let is_longer = |other: usize| is_repeat(other) && lines[other].row.text.len() > line.row.text.len();
        let above = index.checked_sub(1);
        let repeats_above =
            above.is_some_and(|above| is_repeat(above) && lines[above].row.text.len() >= line.row.text.len());
        if is_longer(index + 1) || repeats_above {
            return self.set_aside(line, Some(Rule::CaptionRepeat));
        }
        if !self.is_vacant(FieldName::Caption) {
            return self.article.body.push(block(BlockKind::Caption, line));
        }
        let text = line.row.text;
        let start = line
            .row
            .label
            .as_ref()
            .filter(|label| label.colon && label.label == Label::Photo)
            .map_or(0, |label| label.value.start);
        match line.row.credited.as_ref().filter(|seen| seen.caption.end > start) {
            Some(seen) => {
                self.tell(FieldName::Caption, trim_blank(&text[start..seen.caption.end]), line.row.line);
                self.tell(FieldName::Credit, &text[seen.credit.clone()], line.row.line);
            }
            None => self.tell(FieldName::Caption, &text[start..], line.row.line),
        }
        let is_set =
            self.article.fields.get(FieldName::Caption).is_some_and(|field| field.lines.contains(&line.row.line));
        if !is_set {
            self.set_aside(line, None);
        }
    }

    fn credit(&mut self, line: &Decided<'_>) {
        if line.state == State::BodyCredit && self.has_paragraph() {
            self.article.body.push(block(BlockKind::Caption, line));
        } else if self.is_vacant(FieldName::Credit) {
            let value =
                value_of(line).trim_matches(|c| matches!(c, '(' | ')' | '[' | ']') || is_blank_char(c)).to_owned();
            self.tell(FieldName::Credit, if value.is_empty() { line.row.text } else { &value }, line.row.line);
        } else {
            self.set_aside(line, None);
        }
    }

    fn tags(&mut self, line: &Decided<'_>) {
        let text = line.row.text;
        let list = match &line.row.label {
            Some(label) if line.state == State::TagLabel => &text[label.value.clone()],
            _ => text,
        };
        let mut has_tag = false;
        let glued = line.reason.rule == Rule::GluedTags.code();
        for tag in tags::parts(list, glued, self.knowledge) {
            has_tag = true;
            let index = *self.tag_places.entry(fold(tag)).or_insert_with(|| {
                self.article.tags.push(Tag::new(tag));
                self.article.tags.len() - 1
            });
            let lines = &mut self.article.tags[index].lines;
            if lines.last() != Some(&line.row.line) {
                lines.push(line.row.line);
            }
        }
        if !has_tag {
            self.set_aside(line, None);
        }
    }

    fn paragraph(&mut self, line: &Decided<'_>) {
        let mut block = block(BlockKind::Paragraph, line);
        for span in &line.spans {
            let text = &line.row.text[span.value.clone()];
            match span.kind {
                SpanKind::Dateline if line.role == Role::DatelineBody || self.is_vacant(FieldName::Headline) => {
                    let dateline = dateline::see(&line.row.text[span.range.clone()], self.knowledge);
                    block.marks.push(Mark { range: span.range.clone(), kind: MarkKind::Dateline });
                    if let Some(dateline) = dateline {
                        self.tell(FieldName::Place, &dateline.place, line.row.line);
                        self.tell(FieldName::Agency, &dateline.agency, line.row.line);
                    }
                }
                SpanKind::InlinePromo => {
                    let marker = line.row.text[span.marker.clone()].to_owned();
                    let (title, url) = split_url(text);
                    let id = self.add_passage(PassageKind::Promo, marker, title, url, &span.reason);
                    block.marks.push(Mark { range: span.range.clone(), kind: MarkKind::Passage(id) });
                }
                SpanKind::EndMark => {
                    let id = self.add_passage(PassageKind::EndMark, String::new(), text, "", &span.reason);
                    block.marks.push(Mark { range: span.range.clone(), kind: MarkKind::Passage(id) });
                }
                SpanKind::Title => self.tell_span(FieldName::Headline, line, span),
                SpanKind::Chrome => self.tell_span(FieldName::SourceUrl, line, span),
                SpanKind::Byline => self.tell_span(FieldName::Byline, line, span),
                SpanKind::Editor => self.tell_span(FieldName::Editor, line, span),
                SpanKind::Source if span.reason.rule == Rule::Republished.code() => {
                    if let Some(notice) = republication::see(line.row.text, span.range.start, self.knowledge) {
                        self.republished(line.row.text, &notice, line.row.line);
                    }
                }
                SpanKind::Source => self.tell_span(FieldName::Source, line, span),
                _ => {}
            }
        }
        self.article.body.push(block);
    }

    pub fn tell_span(&mut self, name: FieldName, line: &Decided<'_>, span: &Span) {
        self.tell(name, &line.row.text[span.value.clone()], line.row.line);
    }

    fn promo(&mut self, line: &Decided<'_>) {
        let info = &line.row;
        if info.label_is(&[Label::Related]) && info.text.ends_with(':') {
            return self.set_aside(line, None);
        }
        let related = line.reason.rule == Rule::Related.code();
        let (marker, title) = match &info.marker {
            _ if related => ("", info.text.trim_start_matches(|c| c == '-' || is_blank_char(c))),
            Some(marker) => (&info.text[marker.range.clone()], &info.text[marker.title.clone()]),
            None => ("", info.text),
        };
        let (title, url) = split_url(title);
        let decision = if related { Decision::Related } else { Decision::Open };
        let id = if let Some(id) = self.cards.place(line, related) {
            id
        } else {
            let id = self.add_passage(PassageKind::Promo, marker.to_owned(), "", "", &line.reason);
            self.cards.open(id, !marker.is_empty() && !title.is_empty() || related || marker.is_empty());
            id
        };
        let is_title = self.cards.takes_title(line);
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
        block.marks.push(whole(&block.text, id));
        self.article.body.push(block);
    }

    fn end_mark(&mut self, line: &Decided<'_>) {
        let id = self.add_passage(PassageKind::EndMark, String::new(), line.row.text, "", &line.reason);
        let mut block = block(BlockKind::Paragraph, line);
        block.marks.push(whole(&block.text, id));
        self.article.body.push(block);
    }

    fn add_passage(&mut self, kind: PassageKind, marker: String, title: &str, url: &str, reason: &Reason) -> PassageId {
        let id = PassageId(self.next_passage);
        self.next_passage += 1;
        let decision = if kind == PassageKind::EndMark { Decision::Out } else { Decision::Open };
        let (title, url, mut reason) = (title.to_owned(), url.to_owned(), reason.clone());
        if reason.seen.is_empty() && kind == PassageKind::EndMark {
            reason.seen.clone_from(&title);
        }
        self.article.passages.push(Passage { id, kind, marker, title, url, decision, reason });
        id
    }
}

/// The block of a line: without blank characters at its ends, stray carriage returns replaced by spaces.
fn block(kind: BlockKind, line: &Decided<'_>) -> Block {
    block_of(kind, line.row.text, line.row.line)
}

/// Like [`block`], for a line that was not classified.
pub(crate) fn block_of(kind: BlockKind, text: &str, line: u32) -> Block {
    Block::from_line(kind, text.replace('\r', " "), line)
}

/// A passage mark over a whole block.
fn whole(text: &str, id: PassageId) -> Mark {
    let range: Range<usize> = 0..text.len();
    Mark { range, kind: MarkKind::Passage(id) }
}

/// Splits a URL, bare or in brackets, from the end of a value. Returns the rest and the URL; both trimmed.
pub(crate) fn split_url(text: &str) -> (&str, &str) {
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
