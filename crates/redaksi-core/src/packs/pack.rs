//! The schema of a pack file: the phrases of one language or outlet, as plain lists.

use super::envelope_words::EnvelopeEntry;
use super::error::{PackError, PackFault};
use super::examples::ExamplesEntry;
use crate::packs::user_rule::RuleEntry;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The content of one pack file. Every list is optional.
///
/// Phrases are compared without regard to case, invisible characters and the style of quotes and dashes.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Pack {
    /// The BCP 47 tag of the language, or empty for phrases of no particular language.
    pub language: String,
    /// The most common words of the language, by which the language of a text is detected.
    pub common_words: Vec<String>,
    /// Function words that headlines do not capitalise.
    pub small_words: Vec<String>,
    /// Words that stay lower case when the user converts a headline to title case: `dan`.
    pub title_small: Vec<String>,
    /// Words that open a sentence and do not continue a headline: `Menurut`.
    pub openers: Vec<String>,
    /// Words that announce another story: `Baca juga`.
    pub markers: Vec<String>,
    /// Words that announce another story only where a colon follows: `Baca`.
    pub colon_markers: Vec<String>,
    /// Headings of boilerplate lists, each a whole line: `Terpopuler`.
    pub headings: Vec<String>,
    /// Whole lines of boilerplate: `Scroll to continue with content`.
    pub furniture: Vec<String>,
    /// Beginnings of longer boilerplate lines: `Download our app`.
    pub furniture_starts: Vec<String>,
    /// Words that menus and share buttons consist of: `Home`, `Facebook`.
    pub menu: Vec<String>,
    /// Verbs with which a site asks its readers for something, at the start of a line: `Ikuti`, `Sign up`.
    pub reader_calls: Vec<String>,
    /// What a site then offers: `newsletter`, `saluran WhatsApp`, `this article`.
    pub channels: Vec<String>,
    /// Pronouns with which a site speaks about itself: `we`, `kami`.
    pub site_pronouns: Vec<String>,
    /// Pronouns with which a site speaks to the reader: `you`, `Anda`.
    pub reader_pronouns: Vec<String>,
    /// Labels in front of the value of a field.
    pub labels: LabelsEntry,
    /// Keywords within a notice of first publication or of rights.
    pub notices: NoticesEntry,
    /// Twelve lists, January first: the names of each month.
    pub months: Vec<Vec<String>>,
    /// Seven lists, Monday first: the names of each day.
    pub weekdays: Vec<Vec<String>>,
    /// Time zones by name, in minutes east of UTC.
    pub zones: BTreeMap<String, i32>,
    /// Time zones with North American daylight saving time by name, such as `ET`, in minutes east of UTC in winter.
    pub summer_zones: BTreeMap<String, i32>,
    /// Words that may occur next to a date: `pukul`, `on`.
    pub date_words: Vec<String>,
    /// Words next to the time of publication: `Terbit`, `Published`.
    pub published: Vec<String>,
    /// Words next to the time of the last update: `Diperbarui`, `Updated`.
    pub updated: Vec<String>,
    /// Words in front of the number of a month: `tháng` in `8 tháng 1`.
    pub month_words: Vec<String>,
    /// Unit suffixes of the numbers in a date: `年` in `2023年`.
    pub date_signs: DateSignsEntry,
    /// Words that mark a time before noon: `am`.
    pub mornings: Vec<String>,
    /// Words that mark a time after noon: `pm`.
    pub afternoons: Vec<String>,
    /// Phrases that mark a relative time: `yang lalu`, `ago`.
    pub ago: Vec<String>,
    /// Nouns of engagement counts on pages: `views`, `komentar`.
    pub counters: Vec<String>,
    /// Agencies and outlets as they are written in datelines and credits.
    pub agencies: Vec<String>,
    /// The position of someone in a picture, as captions give it in brackets: `kiri`, `second from left`.
    pub picture_sides: Vec<String>,
    /// Phrases by which captions refer to their picture: `in this file photo`. A single word counts only at the start
    /// of a line or of brackets.
    pub picture_words: Vec<String>,
    /// Labels of picture buttons, which precede the caption: `Enlarge image`. Each is a line of boilerplate, too.
    pub picture_buttons: Vec<String>,
    /// Beginnings of a line that offers to skip what follows: `Skip past`.
    pub skip_starts: Vec<String>,
    /// Beginnings of the line that ends the part to skip and names it again: `End of`.
    pub skip_ends: Vec<String>,
    /// Job titles of writers, as they are written next to the name on a line of its own: `Staff Reporter`.
    pub jobs: Vec<String>,
    /// Provinces and states, as they are written after the place of a dateline.
    pub regions: Vec<String>,
    /// Marks with which outlets end their stories: `***`.
    pub end_marks: Vec<String>,
    /// The words by which what a story came in is recognised.
    pub envelope: EnvelopeEntry,
    /// How the program writes a story of the language as plain text.
    pub plain_text: PlainTextEntry,
    /// Words that are left out of slugs: `dan`.
    pub slug_stop_words: Vec<String>,
    /// Letters that slugs spell in a way of the language: `ä` as `ae`.
    pub slug_letters: BTreeMap<char, String>,
    /// Patterns of lines that are always removed or always kept.
    pub rules: Vec<RuleEntry>,
    /// Lines with their expected role: the pack's own test.
    pub examples: ExamplesEntry,
}

impl Pack {
    /// Parses a pack file; conflicts between its entries are not checked here.
    pub fn parse(file_name: &str, ron: &str) -> Result<Self, PackError> {
        ron::from_str(ron).map_err(|error| {
            let (file, at) = (file_name.to_owned(), error.span.start);
            PackError { file, line: at.line, column: at.col, fault: PackFault::Ron(error.code.to_string()) }
        })
    }
}

/// The entry `date_signs`: unit suffixes of the numbers in a date, such as `年` in `2023年1月8日`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "DateSigns")]
pub(super) struct DateSignsEntry {
    pub year: Vec<String>,
    pub month: Vec<String>,
    pub day: Vec<String>,
    pub hour: Vec<String>,
    pub minute: Vec<String>,
}

/// The entry `notices`: keywords within a notice such as `Artikel ini telah tayang di Warta.com dengan judul "Harga
/// Cabai Naik"`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "Notices")]
pub(super) struct NoticesEntry {
    /// Keywords in front of the outlet: `di`.
    pub outlet: Vec<String>,
    /// Keywords in front of the title: `dengan judul`.
    pub title: Vec<String>,
    /// Keywords in front of the URL: `Klik untuk baca`.
    pub link: Vec<String>,
    /// Beginnings of a rights notice, after a name on the same line: `Copyright`.
    pub rights: Vec<String>,
}

impl Pack {
    /// Removes the phrases that `is_known` rejects.
    pub(super) fn retain_phrases(&mut self, is_known: &dyn Fn(&str) -> bool) {
        let labels = &mut self.labels;
        for list in [
            &mut self.markers,
            &mut self.colon_markers,
            &mut self.headings,
            &mut self.furniture,
            &mut self.furniture_starts,
            &mut self.menu,
            &mut self.reader_calls,
            &mut self.channels,
            &mut self.ago,
            &mut self.counters,
            &mut self.agencies,
            &mut self.picture_words,
            &mut self.picture_buttons,
            &mut self.skip_starts,
            &mut self.jobs,
            &mut labels.byline,
            &mut labels.byline_open,
            &mut labels.editor,
            &mut labels.editor_open,
            &mut labels.source,
            &mut labels.tags,
            &mut labels.photo,
            &mut labels.credit,
            &mut labels.republished,
        ] {
            list.retain(|phrase| is_known(phrase));
        }
    }
}

/// The entry `labels`: labels in front of the value of a field, such as `Editor` in `Editor: Sari`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "Labels")]
pub(super) struct LabelsEntry {
    pub byline: Vec<String>,
    /// Labels of a writer with an optional colon: `Oleh Sari Dewi`.
    pub byline_open: Vec<String>,
    pub editor: Vec<String>,
    /// Labels of an editor with an optional colon: `Edited by Sari Dewi`.
    pub editor_open: Vec<String>,
    pub source: Vec<String>,
    pub tags: Vec<String>,
    /// Labels of a caption or a credit, depending on the value: `Foto`.
    pub photo: Vec<String>,
    /// Labels of a photographer only: `Fotografer`.
    pub credit: Vec<String>,
    /// Labels of the links that the finished story keeps.
    pub related: Vec<String>,
    /// Beginnings of a notice of first publication: `Artikel ini telah tayang di`.
    pub republished: Vec<String>,
}

/// The entry `plain_text`: the words and forms with which a story of the language is written as plain text.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "PlainText")]
pub(super) struct PlainTextEntry {
    /// The label of the abstract.
    pub summary: String,
    /// The label of the time of the last update.
    pub updated: String,
    /// The label of the time before which the story must not be published; by default `Embargo`.
    pub embargo: String,
    /// The label of the writer.
    pub byline: String,
    /// The label of the place, where the text has no dateline.
    pub place: String,
    /// The label of the agency, where the text has no dateline.
    pub agency: String,
    /// The label of a caption with its credit: `Foto: CAPTION (CREDIT)`.
    pub picture: String,
    /// The label of a caption without a credit.
    pub caption: String,
    /// The label of a credit without a caption.
    pub credit: String,
    /// The heading of the related links.
    pub related: String,
    /// The label of the editor.
    pub editor: String,
    /// The label of the outlet that the story was taken from.
    pub source: String,
    /// The label of the title in that outlet.
    pub source_title: String,
    /// The label of the tags.
    pub tags: String,
    /// What stands between a label and its value; by default a colon and a space.
    pub colon: String,
    /// The form of a day, with `{day}`, `{month}`, `{number}` of the month and `{year}`.
    pub date: String,
    /// The form of a day with a time, with `{date}` and `{time}`.
    pub time: String,
    /// The names of the months in a date, January first; by default the first names in `months` of the pack.
    pub months: Vec<String>,
    /// Time zones that are written by their names, in minutes east of UTC.
    pub zones: BTreeMap<String, i32>,
}

/// Returns the language of a BCP 47 tag, in lower case and without script and region.
pub(crate) fn primary_language(tag: &str) -> String {
    tag.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}
