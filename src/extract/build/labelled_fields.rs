//! Sets the byline, editor and source fields from labelled lines. A line can have several labels.

use crate::extract::build::article_builder::{Assembly, split_url};
use crate::extract::spans::inline_labels;
use crate::extract::classify::Decided;
use crate::extract::matchers::byline;
use crate::extract::spans::republication;
use crate::extract::spans::SpanKind;
use crate::article::{Field, FieldName, Role};
use crate::packs::{Knowledge, Label};
use crate::text::{fold, is_blank_char, trim_blank};

impl Assembly<'_> {
    /// Sets the field `name` from the label at the start of the line, and other fields from the labels after it.
    pub fn labelled_all(&mut self, lines: &[Decided<'_>], index: usize, name: FieldName) {
        self.labelled(lines, index, name);
        self.tell_beside(&lines[index]);
    }

    /// Sets the field `name` from a label at the start of the line or on the previous line. Appends to an existing
    /// value.
    fn labelled(&mut self, lines: &[Decided<'_>], index: usize, name: FieldName) {
        let line = &lines[index];
        let is_label_only = |line: &Decided<'_>| line.row.label.as_ref().is_some_and(|label| label.value.is_empty());
        let continues = lines.get(index + 1).is_some_and(|next| next.role == line.role && !is_label_only(next));
        if is_label_only(line) {
            if continues && self.is_vacant(name) {
                self.article.fields.replace(name, Field::from_line(value_of(&lines[index + 1]), line.row.line));
            } else {
                self.set_aside(line, None);
            }
            return;
        }
        if line.row.job {
            // A job title is not a name.
            return self.set_aside(line, None);
        }
        let value = value_beside(line, self.knowledge);
        let mut field = self.article.fields.get(name).cloned().unwrap_or_default();
        if field.value.is_empty() {
            value.clone_into(&mut field.value);
        } else if field.value == value && field.lines.last() == Some(&lines[index.saturating_sub(1)].row.line) {
            // The label line above already set this value; only add this line as a source.
        } else if fold(&field.value).contains(&fold(split_url(value).0)) || field.lines.len() > 3 {
            return self.set_aside(line, None);
        } else {
            field.value = format!("{}, {value}", field.value);
        }
        field.lines.push(line.row.line);
        self.article.fields.replace(name, field);
    }

    /// Sets fields from a republication notice and from the labels after it, and excludes the line.
    pub fn notice(&mut self, line: &Decided<'_>) {
        if let Some(notice) = republication::in_row(&line.row, self.knowledge) {
            self.republished(line.row.text, &notice, line.row.line);
        }
        self.tell_beside(line);
        self.set_aside(line, None);
    }

    /// Sets fields from the further labels on a line.
    fn tell_beside(&mut self, line: &Decided<'_>) {
        for span in &line.spans {
            match span.kind {
                SpanKind::Byline => self.tell_span(FieldName::Byline, line, span),
                SpanKind::Editor => self.tell_span(FieldName::Editor, line, span),
                SpanKind::Source => self.tell_span(FieldName::Source, line, span),
                _ => {}
            }
        }
    }

    /// Sets the source and its URL from a source label or a republication notice.
    pub fn source(&mut self, lines: &[Decided<'_>], index: usize) {
        let line = &lines[index];
        if line.row.label_is(&[Label::Republished]) {
            return self.notice(line);
        }
        self.labelled_all(lines, index, FieldName::Source);
        let Some(field) = self.article.fields.get(FieldName::Source) else { return };
        let (value, url) = split_url(&field.value);
        if !url.is_empty() && !value.is_empty() {
            let (value, url, lines) = (value.to_owned(), url.to_owned(), field.lines.clone());
            self.article.fields.replace(FieldName::Source, Field { value, lines });
            self.tell(FieldName::SourceUrl, &url, line.row.line);
        }
    }
}

/// Returns the text after the label of a line, or the whole line if it has no label or no value.
pub(crate) fn value_of<'a>(line: &Decided<'a>) -> &'a str {
    let text = line.row.text;
    let value = match &line.row.label {
        Some(label) if !label.value.is_empty() => &text[label.value.clone()],
        _ => text.trim_start_matches(|c| matches!(c, ':' | '：') || is_blank_char(c)),
    };
    let value = trim_blank(value);
    if value.is_empty() { text } else { value }
}

/// Same as [`value_of`], but only up to the next label, a copyright notice, or the outlet of a reporter.
fn value_beside<'a>(line: &Decided<'a>, knowledge: &Knowledge) -> &'a str {
    let text = line.row.text;
    if line.role == Role::Byline
        && let Some(name) = byline::named(&line.row, knowledge)
    {
        return &text[name];
    }
    let value = value_of(line);
    let start = text.find(value).unwrap_or(0);
    let next = line.spans.iter().map(|span| span.range.start).find(|next| *next > start);
    let end = next.map_or(value.len(), |next| value.len().min(next - start));
    let kept = inline_labels::before_rights(&value[..end], knowledge);
    if kept.len() == value.len() { value } else { kept.trim_matches(inline_labels::is_around) }
}

#[cfg(test)]
mod tests {
    use crate::extract::read;
    use super::*;
    use crate::article::Received;
    use crate::packs::Packs;

    const BODY: &str = "A bridge over the river was opened on Tuesday after two years of work by the villages, the mayor said.\n\
        The bridge shortens the way to school by three kilometres, and the way to the clinic by nearly as much.\n";

    #[test]
    fn a_line_with_writers_and_editors_sets_both_fields() {
        for line in [
            "Reporting by Sari Dewi and Budi Setia; Editing by Rina Wati",
            "Reporter: Sari Dewi and Budi Setia | Editor: Rina Wati",
        ] {
            let raw = format!("Bridge Over the River Opened\n{BODY}{line}\n");
            let article = read(Received::new("raw.txt", raw.as_bytes()), &Packs::built_in());
            let values = [FieldName::Byline, FieldName::Editor].map(|name| article.fields.value(name).to_owned());
            assert_eq!(values, ["Sari Dewi and Budi Setia", "Rina Wati"], "{line}");
        }
    }
}
