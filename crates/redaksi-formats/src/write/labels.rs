//! The labels that exported pages and documents show, in the language of the story.

use chrono::Datelike as _;
use redaksi_core::article::PartialDateTime;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The labels of one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExportLabels {
    /// The language: the primary subtag of a BCP 47 tag.
    language: String,
    /// In front of the author.
    pub byline: String,
    /// In front of the time of the last update.
    pub updated: String,
    /// In front of the editor.
    pub editor: String,
    /// In front of the source.
    pub source: String,
    /// The heading above related links.
    pub related: String,
    /// The names of the months, January first.
    months: [String; 12],
    /// Time zones that are written by their names, in minutes east of UTC.
    zones: BTreeMap<String, i32>,
}

impl ExportLabels {
    /// Returns a date as readers of the language expect it: `8 Januari 2023, 19:15 WIB`.
    pub fn date(&self, date: PartialDateTime) -> String {
        let month = &self.months[date.date.month0() as usize];
        let day = format!("{} {month} {}", date.date.day(), date.date.year());
        let time = date.time.map(|time| time.format(", %H:%M").to_string()).unwrap_or_default();
        let zone = date.offset.map(|offset| {
            let minutes = offset.local_minus_utc() / 60;
            let named = self.zones.iter().find(|(_, east)| **east == minutes);
            named.map_or_else(|| format!(" {offset}"), |(name, _)| format!(" {name}"))
        });
        format!("{day}{time}{}", zone.unwrap_or_default())
    }
}

static LABELS: LazyLock<Vec<ExportLabels>> = LazyLock::new(|| {
    ron::from_str(include_str!("../../../../assets/formats/labels.ron"))
        .expect("the labels are valid, a test checks them")
});

/// Returns the labels for the language of a story, a BCP 47 tag.
pub(crate) fn labels(language: &str) -> &'static ExportLabels {
    let primary = language.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let all = &*LABELS;
    let named = |name: &str| all.iter().find(|labels| labels.language == name);
    if primary.is_empty() { &all[0] } else { named(&primary).or_else(|| named("en")).unwrap_or(&all[0]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_in_the_language_of_the_story() {
        let date = |language: &str, date: &str| labels(language).date(date.parse().unwrap());
        assert_eq!(date("id", "2023-10-30"), "30 Oktober 2023");
        assert_eq!(date("id", "2023-10-30T19:15+07:00"), "30 Oktober 2023, 19:15 WIB");
        assert_eq!(date("en-GB", "2023-05-03T08:05+05:30"), "3 May 2023, 08:05 +05:30");
        assert_eq!(date("ms", "2023-08-31T08:05+08:00"), "31 Ogos 2023, 08:05 MYT");
    }

    #[test]
    fn the_labels_have_the_language_of_the_story() {
        let related = ["", "id-ID", "en", "fr", "ms"].map(|language| labels(language).related.as_str());
        assert_eq!(related, ["Tautan terkait", "Tautan terkait", "Related links", "Related links", "Pautan berkaitan"]);
    }
}
