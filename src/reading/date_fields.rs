//! From date lines to fields: when a story was published, and when it was changed.

use super::assemble::Assembly;
use super::date_seen::DateSeen;
use super::dates;
use super::decide::Decided;
use super::grammar::State;
use super::rule::Rule;
use super::span::SpanKind;
use crate::article::{Field, FieldName, Stamp};

/// How far below a date in the masthead the story's own date is looked for.
const HEAD: usize = 80;

impl Assembly<'_> {
    /// Takes what a date line tells, or sets it aside.
    pub fn date(&mut self, lines: &[Decided<'_>], index: usize) {
        let line = &lines[index];
        let in_head = |line: &Decided<'_>| {
            line.state == State::HeadDate && line.row.date.as_ref().is_some_and(|seen| seen.stamp().is_some())
        };
        if line.state == State::MastDate && lines[index..].iter().take(HEAD).any(in_head) {
            return self.set_aside(line, None);
        }
        for span in line.spans.iter().filter(|span| span.kind == SpanKind::Byline) {
            self.tell(FieldName::Byline, &line.row.text[span.value.clone()], line.row.line);
        }
        let above = index.checked_sub(1).map(|above| lines[above].row.text);
        let told = dates::told(line.row.text, above, self.knowledge);
        if [&told.published, &told.updated].into_iter().flatten().any(|seen| seen.problem.is_some()) {
            return self.set_aside(line, Some(Rule::DateImpossible));
        }
        let published = told.published.as_ref().and_then(|seen| self.published(seen));
        if let Some(stamp) = published {
            self.stamp = Some(stamp);
            self.tell_time(FieldName::Published, stamp, line);
        }
        let vacant = self.article.fields.get(FieldName::Updated).is_none();
        let updated = told.updated.filter(|_| vacant).and_then(|seen| {
            let complete = || Some(seen.complete(self.stamp?)).filter(|_| seen.day.is_none() && seen.time.is_some());
            seen.stamp().or_else(complete)
        });
        if let Some(stamp) = updated {
            self.tell_time(FieldName::Updated, stamp, line);
        }
        if published.is_none() && updated.is_none() {
            self.set_aside(line, None);
        }
    }

    /// The time of publication that a line adds to what is known: the day, or the time of a day that is known.
    fn published(&self, seen: &DateSeen) -> Option<Stamp> {
        match (self.stamp, seen.stamp(), seen.time) {
            (None, Some(stamp), _) => Some(stamp),
            (Some(first), None, Some(_)) if first.time.is_none() && seen.day.is_none() => Some(seen.complete(first)),
            _ => None,
        }
    }

    fn tell_time(&mut self, name: FieldName, stamp: Stamp, line: &Decided<'_>) {
        let mut lines = self.article.fields.get(name).map_or_else(Vec::new, |field| field.lines.clone());
        lines.push(line.row.line);
        self.article.fields.replace(name, Field { value: stamp.to_string(), lines });
    }
}
