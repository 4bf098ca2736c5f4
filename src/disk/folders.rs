//! The folders in which the program keeps what is its own: settings, packs and the tags used before.

use directories::ProjectDirs;
use std::ffi::OsString;
use std::path::PathBuf;

/// The variable that puts both folders under one of the user's choice; tests and portable installations set it.
pub const HOME: &str = "REDAKSI_HOME";

/// The program's folders of one user. They need not exist yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// What the program gathers: the tags used so far.
    pub data: PathBuf,
    /// What the user decides: settings and packs.
    pub config: PathBuf,
}

impl Folders {
    /// The folders of the user who runs the program; `None` where the system knows no home for them.
    #[must_use]
    pub fn of_user() -> Option<Self> {
        Self::of_home(std::env::var_os(HOME))
    }

    /// The folders under a home of the user's choice, or where the system keeps such things.
    #[must_use]
    pub fn of_home(home: Option<OsString>) -> Option<Self> {
        match home.filter(|home| !home.is_empty()) {
            Some(home) => Some(Self::under(home)),
            None => ProjectDirs::from("", "", "redaksi")
                .map(|own| Self { data: own.data_dir().into(), config: own.config_dir().into() }),
        }
    }

    /// Both folders under one.
    #[must_use]
    pub fn under(home: impl Into<PathBuf>) -> Self {
        let home = home.into();
        Self { data: home.join("data"), config: home.join("config") }
    }

    /// Where the user's own packs lie.
    #[must_use]
    pub fn packs(&self) -> PathBuf {
        self.config.join("packs")
    }

    /// Where the rules lie that the user taught.
    #[must_use]
    pub fn rules(&self) -> PathBuf {
        self.packs().join(crate::packs::OWN_FILE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_of_choice_holds_both() {
        let folders = Folders::of_home(Some("/rumah".into())).unwrap();
        assert_eq!(folders, Folders::under("/rumah"));
        assert!(folders.packs().starts_with(&folders.config));
    }

    #[test]
    fn without_one_the_system_decides() {
        let by_system = Folders::of_home(None);
        assert_eq!(Folders::of_home(Some(OsString::new())), by_system);
        if let Some(folders) = by_system {
            assert!(folders.config.to_string_lossy().contains("redaksi"));
        }
    }
}
