//! Writes a story as plain text.

use crate::article::{Article, BlockKind, Decision, FieldName, PartialDateTime, RenderedBlock, render_body};
use crate::extract::{parse_date, parse_dateline, zone_label};
use crate::formats::plain::read::split_credit;
use crate::packs::{Packs, PlainLabel, PlainTextForm};
use crate::text::trim_blank;
use chrono::Timelike as _;

/// Serializes the published story.
#[must_use]
pub fn write(article: &Article) -> String {
    let packs = Packs::built_in();
    let Some(form) = packs.plain_text_form(article.fields.value(FieldName::Language)) else { return String::new() };
    PlainTextWriter { article, form, packs: &packs }.write()
}

struct PlainTextWriter<'a> {
    article: &'a Article,
    form: &'a PlainTextForm,
    packs: &'a Packs,
}

impl PlainTextWriter<'_> {
    fn write(&self) -> String {
        let body = render_body(self.article);
        let mut text = String::new();
        let mut add_group = |group: &str, is_subhead: bool| {
            if group.is_empty() {
                return;
            }
            if !text.is_empty() {
                text.push_str(if is_subhead { "\n\n" } else { "\n" });
            }
            text.push_str(group);
            text.push('\n');
        };
        add_group(&self.value(FieldName::Headline), false);
        add_group(&self.line(PlainLabel::Summary, &self.value(FieldName::Abstract)).unwrap_or_default(), false);
        add_group(&self.head(&body).join("\n"), false);
        for block in &body {
            add_group(&block.text, block.kind == BlockKind::Subhead);
        }
        add_group(&self.related().join("\n"), false);
        add_group(&self.tail().join("\n"), false);
        text
    }

    /// Returns the value of a field on a single line.
    fn value(&self, name: FieldName) -> String {
        to_single_line(self.article.fields.value(name))
    }

    /// Returns a labelled line, or `None` if the value is empty.
    fn line(&self, label: PlainLabel, value: &str) -> Option<String> {
        (!value.is_empty()).then(|| self.form.labelled(label, value))
    }

    /// Returns the lines between headline and text: dates, byline, place and picture.
    fn head(&self, body: &[RenderedBlock]) -> Vec<String> {
        let mut lines = Vec::new();
        lines.extend(self.date(FieldName::Embargo).and_then(|date| self.line(PlainLabel::Embargo, &date)));
        lines.extend(self.date(FieldName::Published));
        lines.extend(self.date(FieldName::Updated).and_then(|date| self.line(PlainLabel::Updated, &date)));
        lines.extend(self.line(PlainLabel::Byline, &self.value(FieldName::Byline)));
        lines.extend(self.place(body));
        let (caption, credit) = (self.value(FieldName::Caption), self.value(FieldName::Credit));
        let both = format!("{caption} ({credit})");
        if !caption.is_empty() && !credit.is_empty() && split_credit(&both) == Some((&caption, &credit)) {
            lines.extend(self.line(PlainLabel::Picture, &both));
        } else {
            lines.extend(self.line(PlainLabel::Caption, &caption));
            lines.extend(self.line(PlainLabel::Credit, &credit));
        }
        lines
    }

    /// Returns the lines with place and agency where the dateline of the text does not give them.
    fn place(&self, body: &[RenderedBlock]) -> Vec<String> {
        let is_story = |block: &&RenderedBlock| {
            block.kind == BlockKind::Paragraph && self.article.body[block.block].whole_passage().is_none()
        };
        let dateline = body.iter().find(is_story).and_then(|first| parse_dateline(&first.text, self.packs));
        let (place, agency) = (self.value(FieldName::Place), self.value(FieldName::Agency));
        let is_in_text = |value: &str, written: &str| value == written || value.is_empty();
        if dateline.is_some_and(|dateline| is_in_text(&place, &dateline.place) && is_in_text(&agency, &dateline.agency))
        {
            return Vec::new();
        }
        self.line(PlainLabel::Place, &place).into_iter().chain(self.line(PlainLabel::Agency, &agency)).collect()
    }

    /// Returns a date field in the language of the story; `None` if it has no date.
    fn date(&self, name: FieldName) -> Option<String> {
        let stamp: PartialDateTime = self.article.fields.value(name).parse().ok()?;
        let zone = zone_label(self.article, name, self.packs);
        let line = self.form.format_date(&stamp, &zone);
        // A name that stands for another offset elsewhere is replaced by the offset.
        let is_read_back = parse_date(&line, self.packs) == Ok(to_the_minute(stamp));
        let offset = stamp.offset.map(|offset| offset.to_string()).unwrap_or_default();
        Some(if is_read_back { line } else { self.form.format_date(&stamp, &offset) })
    }

    /// Returns the list of related links with its heading; empty if there are none.
    fn related(&self) -> Vec<String> {
        let links = self.article.passages.iter().filter(|passage| passage.decision == Decision::RelatedLink);
        let mut list: Vec<String> = links
            .map(|passage| {
                let title = to_single_line(&passage.title);
                let title =
                    if title.is_empty() { to_single_line(&self.article.passage_text(passage.id)) } else { title };
                with_url(&title, &passage.url)
            })
            .filter(|link| !link.is_empty())
            .map(|link| format!("- {link}"))
            .collect();
        if !list.is_empty() {
            list.insert(0, self.form.heading(PlainLabel::Related));
        }
        list
    }

    /// Returns the lines below the text: editor, source and tags.
    fn tail(&self) -> Vec<String> {
        let tags: Vec<String> =
            self.article.tags.iter().map(|tag| to_single_line(&tag.text)).filter(|tag| !tag.is_empty()).collect();
        let source = with_url(&self.value(FieldName::Source), &self.value(FieldName::SourceUrl));
        [
            (PlainLabel::Editor, self.value(FieldName::Editor)),
            (PlainLabel::Source, source),
            (PlainLabel::SourceTitle, self.value(FieldName::SourceTitle)),
            (PlainLabel::Tags, tags.join(", ")),
        ]
        .iter()
        .filter_map(|(label, value)| self.line(*label, value))
        .collect()
    }
}

fn with_url(text: &str, url: &str) -> String {
    match (text.is_empty(), url.is_empty()) {
        (_, true) => text.into(),
        (true, false) => format!("<{url}>"),
        (false, false) => format!("{text} <{url}>"),
    }
}

/// Joins the lines of a value with spaces; blank lines are dropped.
fn to_single_line(value: &str) -> String {
    let is_break = |c| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let pieces: Vec<&str> = value.split(is_break).map(trim_blank).filter(|piece| !piece.is_empty()).collect();
    pieces.join(" ")
}

/// Returns the date without seconds.
fn to_the_minute(stamp: PartialDateTime) -> PartialDateTime {
    let time = stamp.time.and_then(|time| time.with_second(0)).and_then(|time| time.with_nanosecond(0));
    PartialDateTime { time, ..stamp }
}
