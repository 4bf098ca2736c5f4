//! The received lines while their envelope is opened. A recogniser shortens a line, sets it aside, reads a field from it
//! or says what it is; the received text itself never changes.

use crate::article::{FieldName, Role};
use crate::extract::line_class::LineClass;
use crate::extract::reason_code::ReasonCode;
use crate::packs::{Word, words};
use crate::text;
use crate::text::{is_blank, is_blank_char, trim_blank};
use std::borrow::Cow;
use std::ops::Range;

/// The lines of a text that are not blank, and what the recognisers found out about them.
#[derive(Debug, Default)]
pub(crate) struct ReceivedLines<'t> {
    pub lines: Vec<ReceivedLine<'t>>,
    /// Fields that were read from lines, in no order.
    pub fields: Vec<EnvelopeField>,
}

/// A line that is not blank.
#[derive(Debug)]
pub(crate) struct ReceivedLine<'t> {
    /// The number of the line, 1-based.
    pub number: u32,
    /// The line, with its letters repaired.
    pub received: &'t str,
    /// The part of the line that may belong to the story, in bytes.
    pub content: Range<usize>,
    /// Parts of the content that do not, in order and in bytes of the line.
    pub dropped: Vec<Range<usize>>,
    /// What the whole line is, if it is not part of the story.
    pub aside: Option<AsideReason>,
    /// What the line is in the story, if the envelope says so.
    pub placement: Option<EnvelopePlacement>,
    /// Whether a soft hyphen ended the line as it was received.
    pub ends_with_soft_hyphen: bool,
}

/// Why a line is set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AsideReason {
    pub role: Role,
    pub rule: ReasonCode,
}

/// What a line is in the story: it gets one of some classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct EnvelopePlacement {
    /// The classes that it may have; the first is the usual one.
    pub classes: &'static [LineClass],
    pub rule: ReasonCode,
}

/// A field that was read from a line.
#[derive(Clone, Debug)]
pub(crate) struct EnvelopeField {
    pub name: FieldName,
    pub value: String,
    /// The index of the line.
    pub index: usize,
}

impl<'t> ReceivedLines<'t> {
    /// Splits a text whose letters are repaired. `original` is the text as it was received, which has the same lines.
    pub fn new(text: &'t str, original: &str) -> Self {
        // A line that was blank stays blank, also if one of its control characters stands for a letter.
        let is_same = std::ptr::eq(text.as_ptr(), original.as_ptr());
        let mut originals = text::lines(original);
        let mut lines = Vec::with_capacity(memchr::memchr_iter(b'\n', text.as_bytes()).count() + 1);
        for line in text::lines(text) {
            let original = if is_same { line.text } else { originals.next().map_or("", |line| line.text) };
            if is_blank(original) {
                continue;
            }
            lines.push(ReceivedLine {
                number: line.number,
                received: line.text,
                content: content_of(line.text),
                dropped: Vec::new(),
                aside: None,
                placement: None,
                ends_with_soft_hyphen: original.trim_end_matches([' ', '\r']).ends_with('\u{ad}'),
            });
        }
        Self { lines, fields: Vec::new() }
    }

    /// The indexes of the lines that are still part of the story, in order.
    pub fn open(&self) -> Vec<usize> {
        (0..self.lines.len()).filter(|index| self.lines[*index].is_open()).collect()
    }

    pub fn set_aside(&mut self, index: usize, role: Role, rule: ReasonCode) {
        self.lines[index].aside = Some(AsideReason { role, rule });
    }

    /// Sets a line aside as a part of what the story came in.
    pub fn set_wrapping_aside(&mut self, index: usize, rule: ReasonCode) {
        self.set_aside(index, Role::Boilerplate, rule);
    }

    /// Reads a field from a line, which is no longer part of the story then.
    pub fn read_field(&mut self, index: usize, name: FieldName, value: &str, role: Role, rule: ReasonCode) {
        self.set_aside(index, role, rule);
        if !value.is_empty() {
            self.fields.push(EnvelopeField { name, value: value.to_owned(), index });
        }
    }

    /// Whether no blank line is between a line and the one before it.
    pub fn is_joined_to_above(&self, index: usize) -> bool {
        index.checked_sub(1).is_some_and(|above| self.lines[above].number + 1 == self.lines[index].number)
    }
}

/// The range of a line without blank characters at its ends.
fn content_of(line: &str) -> Range<usize> {
    let end = line.trim_end_matches(is_blank_char).len();
    let start = line.len() - line.trim_start_matches(is_blank_char).len();
    start..end.max(start)
}

impl<'t> ReceivedLine<'t> {
    /// Takes back what the recognisers found out about the line.
    pub fn restore(&mut self) {
        self.content = content_of(self.received);
        self.dropped.clear();
        self.aside = None;
        self.placement = None;
    }

    pub fn is_open(&self) -> bool {
        self.aside.is_none()
    }

    /// The text that may belong to the story, trimmed.
    pub fn text(&self) -> Cow<'t, str> {
        if self.dropped.is_empty() {
            return Cow::Borrowed(&self.received[self.content.clone()]);
        }
        Cow::Owned(self.kept_parts().map(|part| &self.received[part]).collect())
    }

    /// The parts of the line that make up its text, in bytes of the line.
    pub fn kept_parts(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let starts = std::iter::once(self.content.start).chain(self.dropped.iter().map(|part| part.end));
        let ends = self.dropped.iter().map(|part| part.start).chain([self.content.end]);
        starts.zip(ends).map(|(start, end)| start..end).filter(|part| !part.is_empty())
    }

    /// The content as it stands in the line, with the parts that are dropped.
    pub fn content_text(&self) -> &'t str {
        &self.received[self.content.clone()]
    }

    /// Drops the first bytes of the content. Returns whether text is left.
    pub fn drop_front(&mut self, bytes: usize) -> bool {
        let rest = &self.received[self.content.start + bytes..self.content.end];
        let text = trim_blank(rest);
        self.content.start = self.content.end - rest.trim_start_matches(is_blank_char).len();
        !text.is_empty()
    }

    /// Drops the last bytes of the content. Returns whether text is left.
    pub fn drop_back(&mut self, bytes: usize) -> bool {
        let rest = &self.received[self.content.start..self.content.end - bytes];
        let text = rest.trim_end_matches(is_blank_char);
        self.content.end = self.content.start + text.len();
        !text.is_empty()
    }

    /// The words of the content.
    pub fn words(&self) -> Vec<Word> {
        words(self.content_text()).collect()
    }

    /// How far the line is indented, in characters.
    pub fn indent(&self) -> usize {
        self.received[..self.content.start].chars().count()
    }
}
