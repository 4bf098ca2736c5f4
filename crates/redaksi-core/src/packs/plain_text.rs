//! How a language writes a story as plain text: the labels, the form of dates, and the names of time zones.

use crate::article::PartialDateTime;
use crate::packs::error::{PackFault, RejectedEntry};
use crate::packs::pack::{Pack, PlainTextEntry, primary_language};
use crate::text::trim_blank;
use chrono::{Datelike as _, FixedOffset, NaiveDate, Timelike as _};

/// What a line of a story in plain text holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlainLabel {
    Summary,
    Updated,
    Embargo,
    Byline,
    Place,
    Agency,
    /// A caption, followed by its credit in brackets.
    Picture,
    Caption,
    Credit,
    Related,
    Editor,
    Source,
    SourceTitle,
    Tags,
}

/// How a language writes a story as plain text.
#[derive(Clone, Debug)]
pub(crate) struct PlainTextForm {
    /// The language, as a BCP 47 tag without a region.
    pub language: String,
    labels: Vec<(PlainLabel, String)>,
    colon: String,
    date: String,
    time: String,
    /// The names of the months; empty where dates are written as numbers.
    months: Vec<String>,
    /// Names of time zones with their offset in minutes east of UTC.
    zones: Vec<(String, i32)>,
}

impl PlainTextForm {
    /// Returns the form that the pack defines, or `None` if it defines none.
    pub(super) fn from_pack(pack: &Pack) -> Result<Option<Self>, RejectedEntry> {
        let entry = &pack.plain_text;
        let or_default =
            |value: &str, default: &str| if value.is_empty() { default.to_owned() } else { value.to_owned() };
        let labels = labels_of(entry);
        if pack.language.is_empty() || labels.iter().all(|(_, _, label)| label.is_empty()) {
            return Ok(None);
        }
        if let Some((name, ..)) = labels.iter().find(|(_, _, label)| !label.contains(char::is_alphanumeric)) {
            let fault = PackFault::NoWord { entry: name, text: String::new() };
            return Err(RejectedEntry { entry: name, text: String::new(), fault });
        }
        let date = or_default(&entry.date, "{day} {month} {year}");
        let months = if entry.months.is_empty() {
            pack.months.iter().filter_map(|names| names.first().cloned()).collect()
        } else {
            entry.months.clone()
        };
        if months.len() != 12 && date.contains("{month}") {
            let entry = "plain_text.months";
            let fault = PackFault::Count { entry, needed: 12, found: months.len() };
            return Err(RejectedEntry { entry, text: String::new(), fault });
        }
        Ok(Some(Self {
            language: primary_language(&pack.language),
            labels: labels
                .into_iter()
                .map(|(_, label, text)| (label, text.to_owned()))
                // Most languages use the same word, and packs of earlier versions do not have the entry.
                .chain([(PlainLabel::Embargo, or_default(&entry.embargo, "Embargo"))])
                .collect(),
            colon: or_default(&entry.colon, ": "),
            date,
            time: or_default(&entry.time, "{date}, {time}"),
            months,
            zones: entry.zones.iter().map(|(name, minutes)| (name.clone(), *minutes)).collect(),
        }))
    }

    /// Returns the label, without a colon.
    pub fn label(&self, label: PlainLabel) -> &str {
        self.labels.iter().find(|(known, _)| *known == label).map_or("", |(_, text)| text)
    }

    /// Returns the line with a label and its value.
    pub fn labelled(&self, label: PlainLabel, value: &str) -> String {
        format!("{}{}{value}", self.label(label), self.colon)
    }

    /// Returns the line above a list.
    pub fn heading(&self, label: PlainLabel) -> String {
        format!("{}{}", self.label(label), self.colon.trim_end())
    }

    /// Returns the value of a line with this label; `None` if the line has another label, or no value.
    pub fn value_of<'a>(&self, label: PlainLabel, line: &'a str) -> Option<&'a str> {
        let rest = trim_blank(line.strip_prefix(self.label(label))?);
        let value = trim_blank(rest.strip_prefix([':', '：'])?);
        (!value.is_empty()).then_some(value)
    }

    /// Returns a date with what is known of its time, to the minute. `zone` is the time zone, or empty.
    pub fn format_date(&self, stamp: &PartialDateTime, zone: &str) -> String {
        let day = self.format_day(stamp.date);
        let Some(time) = stamp.time else { return day };
        let separator = if zone.is_empty() { "" } else { " " };
        let clock = format!("{:02}:{:02}{separator}{zone}", time.hour(), time.minute());
        self.time.replace("{date}", &day).replace("{time}", &clock)
    }

    fn format_day(&self, date: NaiveDate) -> String {
        let month = self.months.get(date.month0() as usize).map_or("", String::as_str);
        self.date
            .replace("{day}", &date.day().to_string())
            .replace("{number}", &date.month().to_string())
            .replace("{year}", &date.year().to_string())
            .replace("{month}", month)
    }

    /// Returns the name that the readers of the language know the offset by, if it has one.
    pub fn zone_name(&self, offset: FixedOffset) -> Option<&str> {
        let minutes = offset.local_minus_utc() / 60;
        self.zones.iter().find(|(_, known)| *known == minutes).map(|(name, _)| name.as_str())
    }
}

/// The labels with the path of their entry in the pack file.
fn labels_of(entry: &PlainTextEntry) -> [(&'static str, PlainLabel, &str); 13] {
    [
        ("plain_text.summary", PlainLabel::Summary, &entry.summary),
        ("plain_text.updated", PlainLabel::Updated, &entry.updated),
        ("plain_text.byline", PlainLabel::Byline, &entry.byline),
        ("plain_text.place", PlainLabel::Place, &entry.place),
        ("plain_text.agency", PlainLabel::Agency, &entry.agency),
        ("plain_text.picture", PlainLabel::Picture, &entry.picture),
        ("plain_text.caption", PlainLabel::Caption, &entry.caption),
        ("plain_text.credit", PlainLabel::Credit, &entry.credit),
        ("plain_text.related", PlainLabel::Related, &entry.related),
        ("plain_text.editor", PlainLabel::Editor, &entry.editor),
        ("plain_text.source", PlainLabel::Source, &entry.source),
        ("plain_text.source_title", PlainLabel::SourceTitle, &entry.source_title),
        ("plain_text.tags", PlainLabel::Tags, &entry.tags),
    ]
}

#[cfg(test)]
mod tests {
    use crate::packs::{Packs, built_in_files};
    use std::collections::BTreeSet;

    #[test]
    fn every_pack_of_a_language_says_how_a_story_is_written() {
        let packs = Packs::built_in();
        let known: Vec<&str> = packs.lexicon().plain_text.iter().map(|form| form.language.as_str()).collect();
        let languages = built_in_files().iter().filter(|(_, ron)| ron.contains("\n    language: "));
        let needed: Vec<&str> = languages.filter_map(|(name, _)| name.strip_suffix(".ron")).collect();
        assert_eq!(known, needed);
        for form in &packs.lexicon().plain_text {
            let labels: BTreeSet<&String> = form.labels.iter().map(|(_, label)| label).collect();
            assert_eq!(labels.len(), form.labels.len(), "{} uses a label twice", form.language);
        }
    }

    #[test]
    fn a_form_without_a_label_or_a_month_is_rejected() {
        let error = |ron: &str| Packs::built_in().add("koran.ron", ron).unwrap_err().to_string();
        let message = error("(language: \"da\", plain_text: (byline: \"Af\"))");
        assert!(message.contains("`plain_text.summary` holds no word"), "{message}");
        let labels = ["summary", "updated", "byline", "place", "agency", "picture", "caption", "credit"];
        let labels = labels.into_iter().chain(["related", "editor", "source", "source_title", "tags"]);
        let all: Vec<String> = labels.map(|label| format!("{label}: \"{label}\"")).collect();
        let message = error(&format!("(language: \"da\", plain_text: ({}))", all.join(", ")));
        assert!(message.contains("`plain_text.months` needs 12 lists and has 0"), "{message}");
    }
}
