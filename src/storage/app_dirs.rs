//! The data, configuration and state folders of the program.

use directories::ProjectDirs;
use std::ffi::OsString;
use std::path::PathBuf;

/// The environment variable that puts all folders under a given one; tests and portable installations set it.
pub const HOME_VAR: &str = "REDAKSI_HOME";

/// The folders of the program for one user. They need not exist yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppDirs {
    /// What the program stores: the journal, versions, the session, the tags used before.
    pub data: PathBuf,
    /// What the user decides: settings, key bindings and packs.
    pub config: PathBuf,
    /// What may be deleted without a loss: the log.
    pub state: PathBuf,
}

impl AppDirs {
    /// The folders of the user who runs the program; `None` where the system has no home directory for them.
    #[must_use]
    pub fn for_user() -> Option<Self> {
        Self::from_home(std::env::var_os(HOME_VAR))
    }

    /// The folders under `home`; the standard ones of the system where it is absent or empty.
    #[must_use]
    pub fn from_home(home: Option<OsString>) -> Option<Self> {
        match home.filter(|home| !home.is_empty()) {
            Some(home) => Some(Self::under_home(home)),
            None => ProjectDirs::from("", "", "redaksi").map(|own| Self {
                data: own.data_dir().into(),
                config: own.config_dir().into(),
                // Only Linux has a folder for states.
                state: own.state_dir().unwrap_or_else(|| own.data_local_dir()).into(),
            }),
        }
    }

    /// The folders within the given one.
    #[must_use]
    pub fn under_home(home: impl Into<PathBuf>) -> Self {
        let home = home.into();
        Self { data: home.join("data"), config: home.join("config"), state: home.join("state") }
    }

    /// The folder of the user's packs.
    #[must_use]
    pub fn packs_dir(&self) -> PathBuf {
        self.config.join("packs")
    }

    /// The log file.
    #[must_use]
    pub fn log_file(&self) -> PathBuf {
        self.state.join("redaksi.log")
    }

    /// The file of the user rules.
    #[must_use]
    pub fn rules_file(&self) -> PathBuf {
        self.packs_dir().join(redaksi_core::packs::USER_RULES_FILE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_home_contains_all_folders() {
        let folders = AppDirs::from_home(Some("/rumah".into())).unwrap();
        assert_eq!(folders, AppDirs::under_home("/rumah"));
        assert!(folders.packs_dir().starts_with(&folders.config));
        assert!(folders.log_file().starts_with("/rumah/state"));
    }

    #[test]
    fn without_a_home_the_folders_are_those_of_the_system() {
        let by_system = AppDirs::from_home(None);
        assert_eq!(AppDirs::from_home(Some(OsString::new())), by_system);
        if let Some(folders) = by_system {
            assert!(folders.config.to_string_lossy().contains("redaksi"));
        }
    }
}
