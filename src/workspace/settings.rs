//! The settings of the user, with recent files and recent commands. Stored as a small RON file; losing it loses no
//! work.

use crate::workspace::{ExportProfile, Panels};
use redaksi_core::formats::stored_path;
use redaksi_formats::StoryPart;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// The number of recent files.
const MAX_RECENT_FILES: usize = 12;

/// The range of the zoom, in percent.
const ZOOM_RANGE: std::ops::RangeInclusive<u16> = 80..=200;

/// The language of the user interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LanguageChoice {
    /// The system's language if it is supported, else English.
    #[default]
    System,
    /// English.
    English,
    /// Indonesian.
    Indonesian,
}

/// The theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// The system's theme.
    #[default]
    System,
    /// The light theme.
    Light,
    /// The dark theme.
    Dark,
}

/// The typography of the document view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
#[serde(rename = "Page")]
pub struct ReadingStyle {
    /// The font size, in points.
    pub size: u8,
    /// The maximum line length, in characters.
    pub measure: u8,
    /// The line height, in percent of the font size.
    pub spacing: u8,
}

impl Default for ReadingStyle {
    fn default() -> Self {
        Self { size: 17, measure: 68, spacing: 150 }
    }
}

impl ReadingStyle {
    /// Clamps each value to its readable range.
    #[must_use]
    pub fn clamped(self) -> Self {
        Self {
            size: self.size.clamp(12, 34),
            measure: self.measure.clamp(40, 110),
            spacing: self.spacing.clamp(120, 220),
        }
    }
}

/// Settings and recent files.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language of the user interface.
    pub language: LanguageChoice,
    /// The theme.
    pub theme: ThemeChoice,
    /// The typography of the document view.
    #[serde(rename = "page")]
    pub reading_style: ReadingStyle,
    /// The word target for a document; `None` if there is none.
    #[serde(rename = "target")]
    pub word_target: Option<usize>,
    /// Whether typed quotes and hyphens become typographic ones.
    #[serde(rename = "printed_signs")]
    pub smart_punctuation: bool,
    /// Whether a decision about a promo or a line in doubt leads on to the next undecided one.
    #[serde(skip_serializing_if = "goes_on")]
    pub goes_on_after_decision: bool,
    /// Whether invisible characters are marked.
    #[serde(rename = "invisibles")]
    pub show_invisibles: bool,
    /// Which panels are shown.
    pub panels: Panels,
    /// The name of the user, which is recorded when a story is marked ready; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub user_name: String,
    /// The codes of the rules whose findings are not shown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub muted_rules: Vec<String>,
    /// The parts that *Copy for CMS* copies, in their order.
    #[serde(skip_serializing_if = "copies_every_part")]
    pub copy_parts: Vec<StoryPart>,
    /// Whether *Copy for CMS* copies by the template of the export.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub copies_by_template: bool,
    /// What was chosen for the last export.
    #[serde(skip_serializing_if = "ExportProfile::is_default")]
    pub export: ExportProfile,
    /// The zoom of the whole window, in percent.
    #[serde(rename = "size")]
    pub zoom_percent: u16,
    /// Whether animations are off.
    #[serde(rename = "still")]
    pub reduce_motion: bool,
    /// The folder in which new files are opened as they arrive; `None` if none is watched.
    #[serde(skip_serializing_if = "Option::is_none", with = "stored_path::option")]
    pub watched_folder: Option<PathBuf>,
    /// The codes of the commands recently chosen in the palette, the latest first.
    pub recent_commands: Vec<String>,
    /// The recently opened files, the latest first.
    #[serde(rename = "recent", with = "stored_path::list")]
    pub recent_files: Vec<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: LanguageChoice::System,
            theme: ThemeChoice::System,
            reading_style: ReadingStyle::default(),
            word_target: None,
            smart_punctuation: false,
            goes_on_after_decision: true,
            show_invisibles: true,
            panels: Panels::default(),
            user_name: String::new(),
            muted_rules: Vec::new(),
            copy_parts: StoryPart::ALL.to_vec(),
            copies_by_template: false,
            export: ExportProfile::default(),
            zoom_percent: 100,
            reduce_motion: false,
            watched_folder: None,
            recent_commands: Vec::new(),
            recent_files: Vec::new(),
        }
    }
}

/// Whether a decision leads on, as it does by default.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn goes_on(setting: &bool) -> bool {
    *setting
}

/// Whether these parts are the default ones.
fn copies_every_part(parts: &Vec<StoryPart>) -> bool {
    parts == StoryPart::ALL
}

/// The settings file cannot be parsed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct SettingsError(String);

impl Settings {
    /// Parses a settings file. Sizes outside their range are clamped.
    ///
    /// # Errors
    /// [`SettingsError`] with the position of the first error.
    pub fn parse(text: &str) -> Result<Self, SettingsError> {
        let mut settings: Self = ron::from_str(text).map_err(|error| SettingsError(error.to_string()))?;
        settings.reading_style = settings.reading_style.clamped();
        settings.set_zoom(settings.zoom_percent);
        Ok(settings)
    }

    /// Sets the zoom, in percent, clamped to its range.
    pub fn set_zoom(&mut self, size: u16) {
        self.zoom_percent = size.clamp(*ZOOM_RANGE.start(), *ZOOM_RANGE.end());
    }

    /// Serializes the settings as RON; empty if that fails, which is not saved.
    #[must_use]
    pub fn to_ron(&self) -> String {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).unwrap_or_default()
    }

    /// Moves a file to the top of the recent files.
    pub fn remember(&mut self, path: PathBuf) {
        self.recent_files.retain(|known| *known != path);
        self.recent_files.insert(0, path);
        self.recent_files.truncate(MAX_RECENT_FILES);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_round_trip_and_missing_fields_get_defaults() {
        let mut settings = Settings { theme: ThemeChoice::Dark, ..Settings::default() };
        settings.remember("a.txt".into());
        assert_eq!(Settings::parse(&settings.to_ron()), Ok(settings));
        assert_eq!(Settings::parse("()"), Ok(Settings::default()));
        assert!(Settings::parse("(theme: Pink)").is_err());
    }

    #[test]
    fn the_choice_of_the_last_export_is_stored_once_it_was_made() {
        let mut settings = Settings::default();
        assert!(!settings.to_ron().contains("export"));
        settings.export.outlet = "Warta Kota".into();
        assert_eq!(Settings::parse(&settings.to_ron()), Ok(settings));
    }

    #[cfg(unix)]
    #[test]
    fn paths_survive_whatever_their_bytes() {
        use std::os::unix::ffi::OsStrExt as _;
        let path = PathBuf::from(std::ffi::OsStr::from_bytes(b"/berita/caf\xe9.txt"));
        let mut settings = Settings { watched_folder: Some(path.clone()), ..Settings::default() };
        settings.remember(path);
        assert_eq!(Settings::parse(&settings.to_ron()), Ok(settings));
    }

    #[test]
    fn out_of_range_sizes_are_clamped() {
        let size = |text| Settings::parse(text).map(|settings| (settings.zoom_percent, settings.reading_style.size));
        assert_eq!(size("(size: 0, page: (size: 0))"), Ok((80, 12)));
        assert_eq!(size("(size: 65535, page: (size: 255))"), Ok((200, 34)));
    }

    #[test]
    fn reopening_a_file_moves_it_to_the_top_of_the_recent_files() {
        let mut settings = Settings::default();
        for name in ["a", "b", "a"] {
            settings.remember(name.into());
        }
        assert_eq!(settings.recent_files, [PathBuf::from("a"), PathBuf::from("b")]);
    }
}
