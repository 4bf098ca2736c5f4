//! Explains the decisions about all received lines, those that were set aside and those that were joined included.

use crate::article::{Reason, Role};
use crate::extract::classify::ClassifiedLine;
use crate::extract::envelope::story_lines::{OpenedText, StoryLine, reason};
use crate::extract::reason_code::ReasonCode;
use crate::extract::{LineExplanation, SpanExplanation};
use std::ops::Range;

impl OpenedText<'_> {
    /// The decisions about all received lines, in order. `classified` are those about the lines of the story.
    pub fn explain(&self, classified: Vec<ClassifiedLine<'_>>) -> Vec<LineExplanation> {
        let has_headline = classified.iter().any(|line| line.role == Role::Title);
        let mut explained: Vec<LineExplanation> = Vec::with_capacity(self.received.len());
        for (story_line, line) in self.lines.iter().zip(classified) {
            let is_row = line.reason.rule == ReasonCode::TableRow.code();
            let spans = line.spans.into_iter().filter(|_| !is_row).flat_map(|span| {
                let range = line.info.offset + span.range.start..line.info.offset + span.range.end;
                let places = self.received_places(story_line, &range);
                // In a joined line, the other end may be in another received line.
                let is_joined = story_line.line_numbers(&self.received).nth(1).is_some();
                let whole = span.alternative_end.filter(|_| !is_joined).map(|end| end - span.range.start);
                places.into_iter().map(move |(number, range)| {
                    let alternative_end = whole.map(|whole| range.start + whole);
                    (number, SpanExplanation { kind: span.kind, range, alternative_end, reason: span.reason.clone() })
                })
            });
            let spans: Vec<(u32, SpanExplanation)> = spans.collect();
            for (at, number) in story_line.line_numbers(&self.received).enumerate() {
                let own = spans.iter().filter(|(other, _)| *other == number).map(|(_, span)| span.clone());
                let (role, reason) = match line.role {
                    // The dateline is in the first line.
                    Role::DatelineBody if at > 0 => (Role::Body, joined_reason(&line.reason)),
                    role if at > 0 => (role, joined_reason(&line.reason)),
                    role => (role, line.reason.clone()),
                };
                explained.push(LineExplanation { line: number, role, reason, spans: own.collect() });
            }
        }
        for line in &self.received {
            let Some(aside) = line.aside else { continue };
            let is_unused_subject = aside.role == Role::Title && has_headline;
            let role = if is_unused_subject { Role::Boilerplate } else { aside.role };
            explained.push(LineExplanation {
                line: line.number,
                role,
                reason: reason(aside, line.received),
                spans: Vec::new(),
            });
        }
        explained.sort_by_key(|line| line.line);
        explained
    }

    /// Where a part of a line of the story was received: the numbers of the lines, and the ranges in them.
    fn received_places(&self, line: &StoryLine<'_>, range: &Range<usize>) -> Vec<(u32, Range<usize>)> {
        let mut places: Vec<(u32, Range<usize>)> = Vec::new();
        for part in &line.parts {
            let end = part.start + part.range.len();
            let (from, to) = (range.start.max(part.start), range.end.min(end));
            if from >= to {
                continue;
            }
            let number = self.received[part.index].number;
            let place = part.range.start + from - part.start..part.range.start + to - part.start;
            let place = self.repaired.map_or(place.clone(), |repaired| {
                repaired.to_received(number, place.start)..repaired.to_received(number, place.end)
            });
            match places.last_mut() {
                Some((other, known)) if *other == number => known.end = place.end,
                _ => places.push((number, place)),
            }
        }
        places.retain(|(_, place)| !place.is_empty());
        places
    }
}

/// The reason of a line that belongs to the line above it.
fn joined_reason(first: &Reason) -> Reason {
    Reason { rule: ReasonCode::JoinedLine.code().into(), detail: String::new(), confidence: first.confidence }
}
