//! Sets the byline, editor and source fields from labelled lines. A line can have several labels.

use crate::article::{Field, FieldName, Role};
use crate::extract::build::article_builder::ArticleBuilder;
use crate::extract::build::values::{cut_glued_text, label_value, name_alone, split_trailing_url};
use crate::extract::classify::ClassifiedLine;
use crate::extract::matchers::byline;
use crate::extract::spans::inline_labels;
use crate::extract::spans::span::SpanKind;
use crate::packs::Lexicon;
use crate::text::normalize_for_match;

impl ArticleBuilder<'_> {
    /// Sets the field `name` from the label at the start of the line, and other fields from the labels after it.
    pub fn add_labelled_line(&mut self, lines: &[ClassifiedLine<'_>], index: usize, name: FieldName) {
        self.add_labelled_field(lines, index, name);
        self.set_fields_from_spans(&lines[index]);
    }

    /// Sets the field `name` from a label at the start of the line or on the previous line. Appends to an existing
    /// value.
    fn add_labelled_field(&mut self, lines: &[ClassifiedLine<'_>], index: usize, name: FieldName) {
        let line = &lines[index];
        let is_label_only =
            |line: &ClassifiedLine<'_>| line.info.label.as_ref().is_some_and(|label| label.value.is_empty());
        let continues = lines.get(index + 1).is_some_and(|next| next.role == line.role && !is_label_only(next));
        if is_label_only(line) {
            if continues && self.is_unset(name) {
                let value = label_value(&lines[index + 1]);
                let value =
                    if name == FieldName::Source { cut_glued_text(value) } else { name_alone(value, self.lexicon) };
                self.article.fields.replace(name, Field::from_line(value, line.info.number));
            } else {
                self.exclude(line, None);
            }
            return;
        }
        if line.info.is_job_title {
            // A job title is not a name.
            return self.exclude(line, None);
        }
        let value = label_value_before_next(line, self.lexicon);
        let value = match name {
            FieldName::Source => cut_glued_text(value),
            FieldName::Byline | FieldName::Editor => name_alone(value, self.lexicon),
            _ => value,
        };
        let mut field = self.article.fields.get(name).cloned().unwrap_or_default();
        if field.value.is_empty() {
            value.clone_into(&mut field.value);
        } else if field.value == value && field.lines.last() == Some(&lines[index.saturating_sub(1)].info.number) {
            // The label line above already set this value; only add this line as a source.
        } else if normalize_for_match(&field.value).contains(&normalize_for_match(split_trailing_url(value).0))
            || field.lines.len() > 3
        {
            return self.exclude(line, None);
        } else {
            field.value = format!("{}, {value}", field.value);
        }
        field.lines.push(line.info.number);
        self.article.fields.replace(name, field);
    }

    /// Sets fields from the further labels on a line.
    pub fn set_fields_from_spans(&mut self, line: &ClassifiedLine<'_>) {
        for span in &line.spans {
            match span.kind {
                SpanKind::Byline => self.set_field_from_span(FieldName::Byline, line, span),
                SpanKind::Editor => self.set_field_from_span(FieldName::Editor, line, span),
                SpanKind::Source => {
                    let value = cut_glued_text(&line.info.text[span.value.clone()]);
                    self.set_field_if_empty(FieldName::Source, value, line.info.number);
                }
                _ => {}
            }
        }
    }
}

/// Same as [`label_value`], but only up to the next label, a copyright notice, or the outlet of a reporter.
fn label_value_before_next<'a>(line: &ClassifiedLine<'a>, lexicon: &Lexicon) -> &'a str {
    let text = line.info.text;
    if line.role == Role::Byline
        && let Some(name) = byline::find_name(line.info.text, &line.info.tokens, lexicon)
    {
        return &text[name];
    }
    let value = label_value(line);
    let start = text.find(value).unwrap_or(0);
    let next = line.spans.iter().map(|span| span.range.start).find(|next| *next > start);
    let end = next.map_or(value.len(), |next| value.len().min(next - start));
    let kept = inline_labels::strip_copyright_notice(&value[..end], lexicon);
    if kept.len() == value.len() { value } else { kept.trim_matches(inline_labels::is_separator) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::SourceText;
    use crate::extract::extract;
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
            let article = extract(SourceText::new("raw.txt", raw.as_bytes()), &Packs::built_in());
            let values = [FieldName::Byline, FieldName::Editor].map(|name| article.fields.value(name).to_owned());
            assert_eq!(values, ["Sari Dewi and Budi Setia", "Rina Wati"], "{line}");
        }
    }

    #[test]
    fn a_source_ends_before_text_that_is_glued_to_it() {
        for line in ["Source: F.A.Z.Artikelrechte erwerben", "Editor: Rina Wati | Source: F.A.Z.Artikelrechte erwerben"]
        {
            let raw = format!("Bridge Over the River Opened\n{BODY}{line}\n");
            let article = extract(SourceText::new("raw.txt", raw.as_bytes()), &Packs::built_in());
            assert_eq!(article.fields.value(FieldName::Source), "F.A.Z.", "{line}");
        }
    }
}
