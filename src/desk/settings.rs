//! What the person prefers, and the files opened before. Kept as a small RON file; losing it loses no work.

use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// How many files are remembered.
const RECENT: usize = 12;

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

/// Preferences and recent files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The language of the window.
    #[serde(default)]
    pub language: LanguageChoice,
    /// Light or dark.
    #[serde(default)]
    pub theme: ThemeChoice,
    /// The files opened before, the newest first.
    #[serde(default)]
    pub recent: Vec<PathBuf>,
}

/// The settings' file does not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct SettingsError(String);

impl Settings {
    /// Reads the text of a settings file.
    ///
    /// # Errors
    /// [`SettingsError`] with the place of the first mistake.
    pub fn read(text: &str) -> Result<Self, SettingsError> {
        ron::from_str(text).map_err(|error| SettingsError(error.to_string()))
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
    fn a_file_opened_again_moves_to_the_top() {
        let mut settings = Settings::default();
        for name in ["a", "b", "a"] {
            settings.remember(name.into());
        }
        assert_eq!(settings.recent, [PathBuf::from("a"), PathBuf::from("b")]);
    }
}
