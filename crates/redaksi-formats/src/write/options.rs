//! What the caller decides about an export.

use crate::write::template::ExportTemplate;
use chrono::{DateTime, FixedOffset, NaiveTime, TimeZone as _};
use redaksi_core::article::PartialDateTime;
use serde::{Deserialize, Serialize};

/// Whether the receiving system publishes the story at once.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    strum::VariantArray,
    strum::IntoStaticStr,
    strum::EnumString,
    Serialize,
    Deserialize,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum PublicationState {
    /// The story is a draft; somebody publishes it there.
    #[default]
    Draft,
    /// The story is published, or at the end of its embargo.
    Published,
}

/// The language of the front matter of a Markdown file.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    strum::VariantArray,
    strum::IntoStaticStr,
    strum::EnumString,
    Serialize,
    Deserialize,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum FrontMatter {
    /// YAML between lines `---`.
    #[default]
    Yaml,
    /// TOML between lines `+++`.
    Toml,
}

/// The options of an export. The same story with the same options gives the same bytes.
#[derive(Clone, Debug)]
pub struct ExportOptions {
    /// The time of the export. Its offset from UTC is assumed for times that have none, where a format needs one.
    pub exported: DateTime<FixedOffset>,
    /// The name of the outlet that publishes the story; may be empty.
    pub outlet: String,
    /// The URL of its site, such as `https://warta.example`; may be empty.
    pub site_url: String,
    /// Whether the receiving system publishes the story at once.
    pub state: PublicationState,
    /// The language of Markdown front matter.
    pub front_matter: FrontMatter,
    /// The layout of [`crate::write::ExportFormat::Template`].
    pub template: Option<ExportTemplate>,
}

impl ExportOptions {
    /// Creates options for a draft, with the time of the export.
    #[must_use]
    pub fn new(exported: DateTime<FixedOffset>) -> Self {
        Self {
            exported,
            outlet: String::new(),
            site_url: String::new(),
            state: PublicationState::default(),
            front_matter: FrontMatter::default(),
            template: None,
        }
    }

    /// Returns a date as a moment: midnight if it has no time, and the offset of the export if it has none.
    pub(crate) fn moment(&self, date: PartialDateTime) -> DateTime<FixedOffset> {
        let local = date.date.and_time(date.time.unwrap_or(NaiveTime::MIN));
        let offset = date.offset.unwrap_or_else(|| *self.exported.offset());
        offset.from_local_datetime(&local).single().unwrap_or(self.exported)
    }

    /// Returns a date as RFC 3339 with seconds and offset.
    pub(crate) fn rfc3339(&self, date: PartialDateTime) -> String {
        rfc3339(&self.moment(date))
    }
}

/// Formats a moment as RFC 3339 with seconds and offset: `2023-01-08T19:15:00+07:00`.
pub(crate) fn rfc3339(moment: &DateTime<FixedOffset>) -> String {
    moment.format("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Options with a fixed time of export, in western Indonesia.
    pub(crate) fn options() -> ExportOptions {
        let exported = DateTime::parse_from_rfc3339("2023-02-01T08:00:00+07:00").expect("the time is valid");
        ExportOptions {
            outlet: "Warta & Kota".into(),
            site_url: "https://warta.example".into(),
            ..ExportOptions::new(exported)
        }
    }

    #[test]
    fn what_a_date_does_not_say_is_taken_from_the_export() {
        let options = options();
        for (date, expected) in [
            ("2023-01-08T19:15+09:00", "2023-01-08T19:15:00+09:00"),
            ("2023-01-08T19:15:30", "2023-01-08T19:15:30+07:00"),
            ("2023-01-08", "2023-01-08T00:00:00+07:00"),
        ] {
            assert_eq!(options.rfc3339(date.parse().unwrap()), expected);
        }
    }
}
