//! Sets the publication and update date fields from date lines.

use crate::article::{CERTAIN_FIELD_CONFIDENCE, Field, FieldName, PartialDateTime};
use crate::extract::build::article_builder::ArticleBuilder;
use crate::extract::classify::ClassifiedLine;
use crate::extract::date::parse::DateMatch;
use crate::extract::date::published_updated;
use crate::extract::line_class::LineClass;
use crate::extract::reason_code::ReasonCode;
use crate::extract::spans::span::SpanKind;

/// How many lines from a date in the masthead are searched for the article's own date.
const MAX_HEAD_LINES: usize = 80;

impl ArticleBuilder<'_> {
    /// Sets date fields from a date line, or excludes the line if it adds nothing or its date is invalid.
    pub fn add_date(&mut self, lines: &[ClassifiedLine<'_>], index: usize) {
        let line = &lines[index];
        let in_head = |line: &ClassifiedLine<'_>| {
            line.class == LineClass::HeadDate
                && line.info.date.as_ref().is_some_and(|seen| seen.to_datetime().is_some())
        };
        if line.class == LineClass::MastDate && lines[index..].iter().take(MAX_HEAD_LINES).any(in_head) {
            return self.exclude(line, None);
        }
        for span in line.spans.iter().filter(|span| span.kind == SpanKind::Byline) {
            self.set_field_if_empty(FieldName::Byline, &line.info.text[span.value.clone()], line.info.number);
        }
        let above = index.checked_sub(1).map(|above| lines[above].info.text);
        let dates = published_updated::find_publication_dates(line.info.text, above, self.lexicon);
        if [&dates.published, &dates.updated].into_iter().flatten().any(|seen| seen.error.is_some()) {
            return self.exclude(line, Some(ReasonCode::DateImpossible));
        }
        let published = dates.published.as_ref().and_then(|seen| self.new_publication_date(seen));
        if let Some(stamp) = published {
            self.published_at = Some(stamp);
            self.set_date_field(FieldName::Published, stamp, line);
        }
        let is_empty = self.article.fields.get(FieldName::Updated).is_none();
        let updated = dates.updated.filter(|_| is_empty).and_then(|seen| {
            let on_known_day =
                || Some(seen.with_day_of(self.published_at?)).filter(|_| seen.day.is_none() && seen.time.is_some());
            seen.to_datetime().or_else(on_known_day)
        });
        if let Some(stamp) = updated {
            self.set_date_field(FieldName::Updated, stamp, line);
        }
        if published.is_none() && updated.is_none() {
            self.exclude(line, None);
            if is_part_of_sentence(line.info.text)
                && let Some(excluded) = self.article.excluded.last_mut()
            {
                excluded.reason.confidence = excluded.reason.confidence.min(CERTAIN_FIELD_CONFIDENCE - 1);
            }
        }
    }

    /// Returns the new publication date if the line adds something: a date while none is known, or a time if only the
    /// day is known.
    fn new_publication_date(&self, seen: &DateMatch) -> Option<PartialDateTime> {
        match (self.published_at, seen.to_datetime(), seen.time) {
            (None, Some(stamp), _) => Some(stamp),
            (Some(first), None, Some(_)) if first.time.is_none() && seen.day.is_none() => Some(seen.with_day_of(first)),
            _ => None,
        }
    }

    fn set_date_field(&mut self, name: FieldName, stamp: PartialDateTime, line: &ClassifiedLine<'_>) {
        let mut lines = self.article.fields.get(name).map_or_else(Vec::new, |field| field.lines.clone());
        lines.push(line.info.number);
        self.article.fields.replace(name, Field { value: stamp.to_string(), lines, ..Field::default() });
    }
}

/// Whether a line looks like the end of a sentence that was broken into lines, such as `, Selasa (10/6/2025).`
fn is_part_of_sentence(text: &str) -> bool {
    text.starts_with([',', ';', '.', ')']) || text.ends_with('.')
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, FieldName, Role, SourceText};
    use crate::extract::{ReasonCode, extract};
    use crate::packs::Packs;

    const BODY: &str = "Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua tahun dikerjakan.\n\
        Kepala desa mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah sampai tiga kilometer.\n\
        Warga berharap jembatan kedua segera menyusul sebelum musim hujan tiba pada akhir tahun ini.\n";

    fn dated(head: &str) -> Article {
        let text = format!("Jembatan Gantung di Desa Kenari Dibuka\n{head}\n{BODY}");
        let article = extract(SourceText::new("", text.as_bytes()), &Packs::built_in());
        for line in 2..2 + u32::try_from(head.lines().count()).unwrap() {
            assert_eq!(article.locations_of_line(line).len(), 1, "{head}");
        }
        article
    }

    #[test]
    fn a_date_that_ends_a_broken_sentence_is_not_removed_as_certain() {
        let article = dated("Minggu, 8 Januari 2023 | 19:15 WIB\nDilansir dari\n, Selasa (10/6/2025).");
        assert_eq!(article.fields.value(FieldName::Published), "2023-01-08T19:15+07:00");
        let line = article.excluded.iter().find(|line| line.line == 4);
        assert!(line.is_none_or(|line| !line.reason.is_certain()), "{line:?}");
    }

    fn check(head: &str, published: &str, updated: &str) {
        let article = dated(head);
        let dates = [FieldName::Published, FieldName::Updated].map(|name| article.fields.value(name).to_owned());
        assert_eq!(dates, [published, updated], "{head}");
    }

    #[test]
    fn published_and_updated_dates_are_distinguished_on_one_or_several_lines() {
        let (first, then) = ("2023-01-08T19:15+07:00", "2023-01-09T07:00+07:00");
        check("Minggu, 8 Januari 2023 | 19:15 WIB", first, "");
        check("Terbit 8 Januari 2023 19:15 WIB | Diperbarui 9 Januari 2023 07:00 WIB", first, then);
        check("Minggu, 8 Januari 2023 19:15 WIB\nDiperbarui: 9 Januari 2023 07:00 WIB", first, then);
        check("Terbit\n8 Januari 2023 19:15 WIB\nDiperbarui\n9 Januari 2023 07:00 WIB", first, then);
        check("Minggu, 8 Januari 2023 19:15 WIB\nDiperbarui pukul 21:00", first, "2023-01-08T21:00+07:00");
        check("Minggu, 8 Januari 2023\n19:15 WIB", first, "");
    }

    #[test]
    fn an_invalid_date_is_excluded_as_a_date_line_and_sets_no_field() {
        for head in ["Jumat, 31 Februari 2023 | 19:15 WIB", "Senin, 8 Januari 2023", "8 Januari 2023, 25:10 WIB"] {
            let article = dated(head);
            assert_eq!(article.fields.value(FieldName::Published), "", "{head}");
            let aside = article.excluded.iter().find(|aside| aside.line == 2).unwrap();
            assert_eq!(
                (aside.role, aside.reason.rule.as_ref()),
                (Role::Date, ReasonCode::DateImpossible.code()),
                "{head}"
            );
        }
    }
}
