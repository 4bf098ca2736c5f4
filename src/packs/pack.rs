//! The shape of a pack file: what is known of one language or outlet, as plain lists of words.

use super::error::{PackError, PackFault};
use super::examples::Examples;
use super::own::RuleEntry;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What one file tells. Every list may be left out.
///
/// Words are compared without regard to case, invisible characters and the shape of quotes and dashes.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Pack {
    /// The BCP 47 tag of the language, or empty for signs that belong to none.
    pub language: String,
    /// Words so common that a text full of them is in this language.
    pub common_words: Vec<String>,
    /// Small words that headlines do not capitalise.
    pub small_words: Vec<String>,
    /// Words that stay small where an editor writes a headline as a title: `dan`.
    pub title_small: Vec<String>,
    /// Words that open a sentence and with which no headline goes on: `Menurut`.
    pub openers: Vec<String>,
    /// Words that announce another story: `Baca juga`.
    pub markers: Vec<String>,
    /// Words that announce another story only where a colon follows: `Baca`.
    pub colon_markers: Vec<String>,
    /// Headings of site furniture, a line each: `Terpopuler`.
    pub headings: Vec<String>,
    /// Whole lines of site furniture: `Scroll to continue with content`.
    pub furniture: Vec<String>,
    /// How longer lines of site furniture begin: `Download our app`.
    pub furniture_starts: Vec<String>,
    /// Words that menus and share buttons consist of: `Home`, `Facebook`.
    pub menu: Vec<String>,
    /// Words in front of a field's value.
    pub labels: Labels,
    /// Words within a notice of first publication or of rights.
    pub notices: Notices,
    /// Twelve lists, January first: the names of each month.
    pub months: Vec<Vec<String>>,
    /// Seven lists, Monday first: the names of each day.
    pub weekdays: Vec<Vec<String>>,
    /// Time zones by name, in minutes east of UTC.
    pub zones: BTreeMap<String, i32>,
    /// Time zones whose clocks go forward in a North American summer, by name: `ET`; in minutes east of UTC in winter.
    pub summer_zones: BTreeMap<String, i32>,
    /// Words that may stand beside a date: `pukul`, `on`.
    pub date_words: Vec<String>,
    /// Words beside the time of publication: `Terbit`, `Published`.
    pub published: Vec<String>,
    /// Words beside the time of a later change: `Diperbarui`, `Updated`.
    pub updated: Vec<String>,
    /// Words in front of the number of a month: `tháng` in `8 tháng 1`.
    pub month_words: Vec<String>,
    /// Signs behind the numbers of a date: `年` in `2023年`.
    pub date_signs: DateSigns,
    /// Words that place a time before noon: `am`.
    pub mornings: Vec<String>,
    /// Words that place a time after noon: `pm`.
    pub afternoons: Vec<String>,
    /// How a time that is told from now ends or begins: `yang lalu`, `ago`.
    pub ago: Vec<String>,
    /// What is counted on pages: `views`, `komentar`.
    pub counters: Vec<String>,
    /// Agencies and outlets as they stand in datelines and credits.
    pub agencies: Vec<String>,
    /// Where someone stands in a picture, as captions say it in brackets: `kiri`, `second from left`.
    pub picture_sides: Vec<String>,
    /// How captions say that they are about a picture: `in this file photo`. A single word counts only where it opens a
    /// line, or brackets.
    pub picture_words: Vec<String>,
    /// What stands on the buttons of a picture, below which its caption is: `Enlarge image`. Each is furniture, too.
    pub picture_buttons: Vec<String>,
    /// How a line begins that offers to skip what follows: `Skip past`.
    pub skip_starts: Vec<String>,
    /// How the line begins that ends what can be skipped, and says again what it is: `End of`.
    pub skip_ends: Vec<String>,
    /// What a writer is, as it stands beside the name on a line of its own: `Staff Reporter`.
    pub jobs: Vec<String>,
    /// Provinces and states, as they stand behind the place of a dateline.
    pub regions: Vec<String>,
    /// Signs with which outlets close their stories: `***`.
    pub end_marks: Vec<String>,
    /// Lines that are always taken out or always kept.
    pub rules: Vec<RuleEntry>,
    /// Lines with what they are to be read as: the pack's own test.
    pub examples: Examples,
}

impl Pack {
    /// Reads a pack file.
    pub fn parse(file_name: &str, ron: &str) -> Result<Self, PackError> {
        ron::from_str(ron).map_err(|error| {
            let (file, at) = (file_name.to_owned(), error.span.start);
            PackError { file, line: at.line, column: at.col, fault: PackFault::Ron(error.code.to_string()) }
        })
    }
}

/// Signs behind the numbers of a date, such as `年` in `2023年1月8日`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct DateSigns {
    pub year: Vec<String>,
    pub month: Vec<String>,
    pub day: Vec<String>,
    pub hour: Vec<String>,
    pub minute: Vec<String>,
}

/// Words within a notice such as `Artikel ini telah tayang di Warta.com dengan judul "Harga Cabai Naik"`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Notices {
    /// In front of the outlet: `di`.
    pub outlet: Vec<String>,
    /// In front of the title: `dengan judul`.
    pub title: Vec<String>,
    /// In front of the address: `Klik untuk baca`.
    pub link: Vec<String>,
    /// How a notice of rights begins, behind a name on the same line: `Copyright`.
    pub rights: Vec<String>,
}

impl Pack {
    /// Drops the phrases that are not to be known.
    pub(super) fn forget(&mut self, is_known: &dyn Fn(&str) -> bool) {
        let labels = &mut self.labels;
        for list in [
            &mut self.markers,
            &mut self.colon_markers,
            &mut self.headings,
            &mut self.furniture,
            &mut self.furniture_starts,
            &mut self.menu,
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

/// Words in front of a field's value, such as `Editor` in `Editor: Sari`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Labels {
    pub byline: Vec<String>,
    /// Words that announce a writer without a colon: `Oleh Sari Dewi`.
    pub byline_open: Vec<String>,
    pub editor: Vec<String>,
    /// Words that announce an editor without a colon: `Edited by Sari Dewi`.
    pub editor_open: Vec<String>,
    pub source: Vec<String>,
    pub tags: Vec<String>,
    /// In front of a caption or of a credit, as the value tells: `Foto`.
    pub photo: Vec<String>,
    /// In front of a photographer only: `Fotografer`.
    pub credit: Vec<String>,
    /// In front of the links that a finished story keeps.
    pub related: Vec<String>,
    /// How a notice of first publication begins: `Artikel ini telah tayang di`.
    pub republished: Vec<String>,
}
