//! What goes wrong with files, told apart by what an editor can do about it.

use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

/// Why a file could not be read or saved.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{trouble}: {}", path.display())]
pub struct DiskError {
    /// What is the matter.
    pub trouble: Trouble,
    /// With which file or folder.
    pub path: PathBuf,
}

/// What is the matter with a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// There is no such file.
    #[error("there is no such file")]
    Missing,
    /// The folder that the file is to be saved in does not exist.
    #[error("there is no such folder")]
    MissingFolder,
    /// It is a folder.
    #[error("this is a folder")]
    Folder,
    /// It is a device, a pipe or a socket.
    #[error("this is not a file")]
    NoFile,
    /// It may not be read.
    #[error("no permission to read")]
    NoPermission,
    /// The file may not be changed.
    #[error("the file is read-only")]
    ReadOnly,
    /// Nothing may be written in the folder.
    #[error("the folder is read-only")]
    ReadOnlyFolder,
    /// It is larger than [`super::LARGEST`].
    #[error("the file is larger than 512 MB")]
    TooLarge,
    /// No space is left, or none for this user.
    #[error("the disk is full")]
    Full,
    /// The name is a link that leads back to itself.
    #[error("the link leads nowhere")]
    LinkLoop,
    /// The name is longer than the system takes, or holds what it refuses.
    #[error("the name cannot be used")]
    Name,
    /// Anything else, in the system's words.
    #[error("{0}")]
    Other(String),
}

impl Trouble {
    /// The name of the trouble in kebab case, as message identifiers use it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing => "disk-missing",
            Self::MissingFolder => "disk-missing-folder",
            Self::Folder => "disk-folder",
            Self::NoFile => "disk-no-file",
            Self::NoPermission => "disk-no-permission",
            Self::ReadOnly => "disk-read-only",
            Self::ReadOnlyFolder => "disk-read-only-folder",
            Self::TooLarge => "disk-too-large",
            Self::Full => "disk-full",
            Self::LinkLoop => "disk-link-loop",
            Self::Name => "disk-name",
            Self::Other(_) => "disk-other",
        }
    }
}

impl DiskError {
    /// What the system says about reading a file.
    pub(super) fn on_reading(path: &Path, error: &Error) -> Self {
        let trouble = match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Trouble::Missing,
            ErrorKind::IsADirectory => Trouble::Folder,
            ErrorKind::PermissionDenied => Trouble::NoPermission,
            ErrorKind::InvalidInput | ErrorKind::InvalidFilename => Trouble::Name,
            _ if is_link_loop(error) => Trouble::LinkLoop,
            _ => Trouble::Other(error.to_string()),
        };
        Self { trouble, path: path.to_path_buf() }
    }

    /// What the system says about saving a file.
    pub(super) fn on_saving(path: &Path, error: &Error) -> Self {
        let trouble = match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Trouble::MissingFolder,
            ErrorKind::IsADirectory => Trouble::Folder,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Trouble::ReadOnlyFolder,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Trouble::Full,
            ErrorKind::FileTooLarge => Trouble::TooLarge,
            ErrorKind::InvalidInput | ErrorKind::InvalidFilename => Trouble::Name,
            _ if is_link_loop(error) => Trouble::LinkLoop,
            _ => Trouble::Other(error.to_string()),
        };
        Self { trouble, path: path.to_path_buf() }
    }
}

/// The standard library has no stable kind for it; 40 on Linux, 62 on macOS and the BSDs.
fn is_link_loop(error: &Error) -> bool {
    let number = if cfg!(any(target_os = "linux", target_os = "android")) { 40 } else { 62 };
    cfg!(unix) && error.raw_os_error() == Some(number)
}
