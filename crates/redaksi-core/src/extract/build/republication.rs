//! Sets the source fields from source labels and republication notices.

use crate::article::{Field, FieldName};
use crate::extract::build::article_builder::ArticleBuilder;
use crate::extract::build::values::split_trailing_url;
use crate::extract::classify::ClassifiedLine;
use crate::extract::matchers::republication::RepublicationNotice;
use crate::extract::spans::republication;
use crate::packs::FieldLabel;

impl ArticleBuilder<'_> {
    /// Sets the source and its URL from a source label or a republication notice.
    pub fn add_source(&mut self, lines: &[ClassifiedLine<'_>], index: usize) {
        let line = &lines[index];
        if line.info.has_label(&[FieldLabel::Republished]) {
            return self.add_notice(line);
        }
        self.add_labelled_line(lines, index, FieldName::Source);
        let Some(field) = self.article.fields.get(FieldName::Source) else { return };
        let (value, url) = split_trailing_url(&field.value);
        if !url.is_empty() && !value.is_empty() {
            let (value, url, lines) = (value.to_owned(), url.to_owned(), field.lines.clone());
            self.article.fields.replace(FieldName::Source, Field { value, lines, ..Field::default() });
            self.set_field_if_empty(FieldName::SourceUrl, &url, line.info.number);
        }
    }

    /// Sets fields from a republication notice and from the labels after it, and excludes the line.
    pub fn add_notice(&mut self, line: &ClassifiedLine<'_>) {
        if let Some(notice) = republication::find_notice_in_row(&line.info, self.lexicon) {
            self.set_republication_source(line.info.text, &notice, line.info.number);
        }
        self.set_fields_from_spans(line);
        self.exclude(line, None);
    }

    /// Sets the source with its title and URL from a notice, unless a source is already set.
    pub fn set_republication_source(&mut self, text: &str, notice: &RepublicationNotice, line: u32) {
        if self.article.fields.get(FieldName::Source).is_some() {
            return;
        }
        self.set_field_if_empty(FieldName::Source, &text[notice.outlet.clone()], line);
        self.set_field_if_empty(FieldName::SourceTitle, &text[notice.title.clone()], line);
        let link = &text[notice.link.clone()];
        // A truncated URL is worse than the URL of the page.
        let is_truncated = self.article.fields.value(FieldName::SourceUrl).starts_with(link);
        if !link.is_empty() && !is_truncated {
            // A URL above the article is that of the page it was copied from; the notice overrides it, but its lines
            // stay recorded.
            let mut lines =
                self.article.fields.get(FieldName::SourceUrl).map_or_else(Vec::new, |url| url.lines.clone());
            lines.retain(|other| *other != line);
            lines.push(line);
            self.article
                .fields
                .replace(FieldName::SourceUrl, Field { value: link.to_owned(), lines, ..Field::default() });
        }
    }
}
