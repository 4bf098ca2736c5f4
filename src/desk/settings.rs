//! What the person prefers, and the files opened before. Kept as a small RON file; losing it loses no work.

use super::Panels;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// How many files are remembered.
const RECENT: usize = 12;

/// How large the window's parts may be, in hundredths of what they are at first.
const SIZES: std::ops::RangeInclusive<u16> = 80..=200;

/// The language of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LanguageChoice {
    /// The system's, where we have it, else English.
    #[default]
    System,
    /// English.
    English,
    /// Indonesian.
    Indonesian,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// As the system.
    #[default]
    System,
    /// Dark text on light ground.
    Light,
    /// Light text on dark ground.
    Dark,
}

/// How the story stands on the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Page {
    /// The size of the reading type, in points.
    pub size: u8,
    /// How wide a line may become, in characters of that type.
    pub measure: u8,
    /// From line to line, in hundredths of the type size.
    pub spacing: u8,
}

impl Default for Page {
    fn default() -> Self {
        Self { size: 17, measure: 68, spacing: 150 }
    }
}

impl Page {
    /// The page, or the nearest one that can be read.
    #[must_use]
    pub fn within_bounds(self) -> Self {
        Self {
            size: self.size.clamp(12, 34),
            measure: self.measure.clamp(40, 110),
            spacing: self.spacing.clamp(120, 220),
        }
    }
}

/// Preferences and recent files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language of the window.
    pub language: LanguageChoice,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// How the story stands on the sheet.
    pub page: Page,
    /// How many words a story is to have; none where it does not matter.
    pub target: Option<usize>,
    /// Whether typed quotes and hyphens become those that are printed.
    pub printed_signs: bool,
    /// Whether letters without a shape are marked.
    pub invisibles: bool,
    /// Which panels are shown.
    pub panels: Panels,
    /// How large all parts of the window are, in hundredths of what they are at first.
    pub size: u16,
    /// Whether nothing moves by itself.
    pub still: bool,
    /// The commands chosen in the palette, the last one first.
    pub recent_commands: Vec<String>,
    /// The files opened before, the newest first.
    pub recent: Vec<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: LanguageChoice::System,
            theme: ThemeChoice::System,
            page: Page::default(),
            target: None,
            printed_signs: false,
            invisibles: true,
            panels: Panels::default(),
            size: 100,
            still: false,
            recent_commands: Vec::new(),
            recent: Vec::new(),
        }
    }
}

/// The settings' file does not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct SettingsError(String);

impl Settings {
    /// Reads the text of a settings file. A size that nobody could read at becomes the nearest one that can be.
    ///
    /// # Errors
    /// [`SettingsError`] with the place of the first mistake.
    pub fn read(text: &str) -> Result<Self, SettingsError> {
        let mut settings: Self = ron::from_str(text).map_err(|error| SettingsError(error.to_string()))?;
        settings.page = settings.page.within_bounds();
        settings.set_size(settings.size);
        Ok(settings)
    }

    /// Makes the window's parts this large, or the nearest size that is offered.
    pub fn set_size(&mut self, size: u16) {
        self.size = size.clamp(*SIZES.start(), *SIZES.end());
    }

    /// The text of the settings file.
    #[must_use]
    pub fn write(&self) -> String {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).unwrap_or_default()
    }

    /// Puts a file at the top of the recent ones.
    pub fn remember(&mut self, path: PathBuf) {
        self.recent.retain(|known| *known != path);
        self.recent.insert(0, path);
        self.recent.truncate(RECENT);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_read_back_and_old_files_open() {
        let mut settings = Settings { theme: ThemeChoice::Dark, ..Settings::default() };
        settings.remember("a.txt".into());
        assert_eq!(Settings::read(&settings.write()), Ok(settings));
        assert_eq!(Settings::read("()"), Ok(Settings::default()));
        assert!(Settings::read("(theme: Pink)").is_err());
    }

    #[test]
    fn sizes_written_by_hand_become_ones_that_can_be_read() {
        let size = |text| Settings::read(text).map(|settings| (settings.size, settings.page.size));
        assert_eq!(size("(size: 0, page: (size: 0))"), Ok((80, 12)));
        assert_eq!(size("(size: 65535, page: (size: 255))"), Ok((200, 34)));
    }

    #[test]
    fn a_file_opened_again_moves_to_the_top() {
        let mut settings = Settings::default();
        for name in ["a", "b", "a"] {
            settings.remember(name.into());
        }
        assert_eq!(settings.recent, [PathBuf::from("a"), PathBuf::from("b")]);
    }
}
