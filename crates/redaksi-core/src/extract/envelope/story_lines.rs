//! The lines of the story as they came out of their envelope. A line may be made of several received lines, and each
//! knows which ones.

use crate::article::{Article, ExcludedLine, Field, FieldName, Reason};
use crate::extract::envelope::received_lines::{
    AsideReason, EnvelopeField, EnvelopePlacement, ReceivedLine, ReceivedLines,
};
use crate::extract::reason_code::ReasonCode;
use crate::text::{RepairedText, TextLine, trim_blank};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// A line of the story.
#[derive(Clone, Debug)]
pub(crate) struct StoryLine<'t> {
    /// The number of the first received line that it is made of, 1-based.
    pub number: u32,
    /// The text, without blank characters at its ends.
    pub text: Cow<'t, str>,
    /// Where its parts come from, in order.
    pub(super) parts: Vec<LinePart>,
    /// What the line is, if the envelope says so.
    pub placement: Option<EnvelopePlacement>,
}

/// A part of a line of the story, copied from a received line.
#[derive(Clone, Debug)]
pub(super) struct LinePart {
    /// Where it begins in the line of the story, in bytes.
    pub(super) start: usize,
    /// The index of the received line.
    pub(super) index: usize,
    /// Its place in that line, in bytes; in the text with repaired letters.
    pub(super) range: Range<usize>,
}

/// A text that was taken out of its envelope.
#[derive(Debug)]
pub(crate) struct OpenedText<'t> {
    /// The lines of the story, in order.
    pub lines: Vec<StoryLine<'t>>,
    pub(super) received: Vec<ReceivedLine<'t>>,
    fields: Vec<EnvelopeField>,
    pub(super) repaired: Option<&'t RepairedText>,
}

/// Which received lines make one line of the story.
pub(crate) struct JoinedGroup {
    /// The indexes of the lines, in order.
    pub indexes: Vec<usize>,
    /// For each line but the first: how it is joined to the one before.
    pub joins: Vec<LineJoin>,
}

/// How a line is joined to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineJoin {
    /// With a space.
    Space,
    /// Directly: the line starts with a punctuation mark.
    Direct,
    /// Directly: the hyphen at the end of the line before stays.
    KeepHyphen,
    /// Directly, without the hyphen at the end of the line before.
    DropHyphen,
}

impl<'t> OpenedText<'t> {
    /// Builds the lines of the story from groups of received lines. Lines that are set aside are in no group.
    pub fn new(received: ReceivedLines<'t>, groups: Vec<JoinedGroup>, repaired: Option<&'t RepairedText>) -> Self {
        let ReceivedLines { lines: received, fields } = received;
        let lines = groups.into_iter().map(|group| StoryLine::of(&received, &group)).collect();
        Self { lines, received, fields, repaired }
    }

    /// Adds to an article what its story came in: fields, lines that were set aside, and the further lines of joined ones.
    pub fn complete(&self, article: &mut Article) {
        self.add_joined_lines(article);
        let mut used = vec![false; self.received.len()];
        for field in &self.fields {
            let number = self.received[field.index].number;
            let known = article.fields.get(field.name);
            // Two editors in one line are in one value already; a field that the story itself has is not overwritten.
            if known.is_none() {
                article.fields.replace(field.name, Field::from_line(field.value.clone(), number));
                used[field.index] = true;
            }
        }
        let aside = self.received.iter().zip(used).filter(|(_, used)| !used).filter_map(|(line, _)| {
            let text = line.received[line.received_text_range()].replace('\r', " ");
            let reason_of = |aside: AsideReason| reason(aside, &text);
            let excluded = line.aside.map(|aside| (aside.role, reason_of(aside)));
            excluded.map(|(role, reason)| ExcludedLine { text, line: line.number, role, reason })
        });
        article.excluded.extend(aside);
        article.excluded.sort_by_key(|line| line.line);
    }

    /// Gives the further received lines of joined lines the location of the first one.
    fn add_joined_lines(&self, article: &mut Article) {
        let joined: HashMap<u32, &StoryLine<'_>> =
            self.lines.iter().filter(|line| line.is_joined()).map(|line| (line.number, line)).collect();
        if joined.is_empty() {
            return;
        }
        let add_further = |numbers: &mut Vec<u32>| {
            let further = |number: &u32| joined.get(number).map(|line| line.line_numbers(&self.received).skip(1));
            let added: Vec<u32> = numbers.iter().filter_map(further).flatten().collect();
            numbers.extend(added);
        };
        article.body.iter_mut().for_each(|block| add_further(&mut block.lines));
        article.tags.iter_mut().for_each(|tag| add_further(&mut tag.lines));
        for name in FieldName::ALL {
            if let Some(mut field) = article.fields.get(name).cloned() {
                add_further(&mut field.lines);
                article.fields.replace(name, field);
            }
        }
        // Each received line can be restored on its own.
        let excluded = std::mem::take(&mut article.excluded);
        article.excluded = excluded
            .into_iter()
            .flat_map(|whole| match joined.get(&whole.line) {
                Some(line) => line.indexes().map(|index| self.excluded_part(&whole, index)).collect(),
                None => vec![whole],
            })
            .collect();
    }

    /// The part of an excluded line that one received line holds.
    fn excluded_part(&self, whole: &ExcludedLine, index: usize) -> ExcludedLine {
        let line = &self.received[index];
        ExcludedLine { text: line.text().replace('\r', " "), line: line.number, ..whole.clone() }
    }
}

impl<'t> StoryLine<'t> {
    fn of(received: &[ReceivedLine<'t>], group: &JoinedGroup) -> Self {
        let first = &received[group.indexes[0]];
        if let [index] = group.indexes.as_slice()
            && first.dropped.is_empty()
        {
            let part = LinePart { start: 0, index: *index, range: first.content.clone() };
            return Self { number: first.number, text: first.text(), parts: vec![part], placement: first.placement };
        }
        let (mut text, mut parts) = (String::new(), Vec::<LinePart>::new());
        for (at, index) in group.indexes.iter().enumerate() {
            let join = at.checked_sub(1).map(|at| group.joins[at]);
            if join == Some(LineJoin::DropHyphen) && text.ends_with(is_hyphen) {
                text.pop();
                if let Some(last) = parts.last_mut() {
                    let LinePart { start, range, .. } = last;
                    range.end = range.start + text.len() - *start;
                }
            } else if join == Some(LineJoin::Space) {
                text.push(' ');
            }
            for range in received[*index].kept_parts() {
                parts.push(LinePart { start: text.len(), index: *index, range: range.clone() });
                text.push_str(&received[*index].received[range]);
            }
        }
        Self { number: first.number, text: Cow::Owned(text), parts, placement: first.placement }
    }

    /// The line as the analysis of lines takes it.
    pub fn as_text_line(&self) -> TextLine<'_> {
        TextLine { number: self.number, range: 0..self.text.len(), text: &self.text }
    }

    fn is_joined(&self) -> bool {
        matches!((self.parts.first(), self.parts.last()), (Some(first), Some(last)) if first.index != last.index)
    }

    /// The indexes of the received lines that it is made of.
    fn indexes(&self) -> impl Iterator<Item = usize> + '_ {
        let mut last = None;
        self.parts.iter().map(|part| part.index).filter(move |index| last.replace(*index) != Some(*index))
    }

    pub(super) fn line_numbers<'s>(&'s self, received: &'s [ReceivedLine<'_>]) -> impl Iterator<Item = u32> + 's {
        self.indexes().map(|index| received[index].number)
    }
}

impl ReceivedLine<'_> {
    /// The whole line without blank characters at its ends, in bytes.
    fn received_text_range(&self) -> Range<usize> {
        let text = trim_blank(self.received);
        let start = self.received.find(text).unwrap_or(0);
        start..start + text.len()
    }
}

/// Whether a character is a hyphen at a line end.
pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// The reason of a line that is set aside.
pub(super) fn reason(aside: AsideReason, text: &str) -> Reason {
    let rule = aside.rule;
    // The sentences of these reasons quote what was seen.
    let is_quoted = matches!(rule, ReasonCode::DateShape | ReasonCode::Boilerplate);
    let detail = if is_quoted { trim_blank(text).to_owned() } else { String::new() };
    Reason { rule: rule.code().into(), detail, confidence: rule.max_confidence() }
}
