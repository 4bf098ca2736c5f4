//! Errors of reading and saving files, classified by what the user can do about them.

use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

/// Why a file could not be read or saved.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {}", .trouble, path.display())]
pub struct DiskError {
    /// The kind of error.
    pub trouble: Trouble,
    /// The file or folder.
    pub path: PathBuf,
}

/// The kind of a [`DiskError`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// The file does not exist.
    #[error("there is no such file")]
    Missing,
    /// The folder that the file is to be saved in does not exist.
    #[error("there is no such folder")]
    MissingFolder,
    /// The path is a folder.
    #[error("this is a folder")]
    Folder,
    /// The path is a device, a pipe or a socket.
    #[error("this is not a file")]
    NoFile,
    /// The user has no permission to read the file.
    #[error("no permission to read")]
    NoPermission,
    /// The file is read-only.
    #[error("the file is read-only")]
    ReadOnly,
    /// The user has no permission to write in the folder.
    #[error("the folder is read-only")]
    ReadOnlyFolder,
    /// The file is larger than [`crate::storage::LARGEST`].
    #[error("the file is larger than 512 MB")]
    TooLarge,
    /// The disk is full, or the user's quota is used up.
    #[error("the disk is full")]
    Full,
    /// The path is a symbolic link that leads back to itself.
    #[error("the link leads nowhere")]
    LinkLoop,
    /// The name is too long for the system, or has characters that it refuses.
    #[error("the name cannot be used")]
    Name,
    /// Any other error, with the message of the system.
    #[error("{0}")]
    Other(String),
}

impl Trouble {
    /// The code of the error in kebab case, as the localization keys have it.
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
    /// Classifies an error of the system in reading a file.
    pub(crate) fn on_reading(path: &Path, error: &Error) -> Self {
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

    /// Classifies an error of the system in saving a file.
    pub(crate) fn on_saving(path: &Path, error: &Error) -> Self {
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

/// Whether the error is ELOOP: 40 on Linux, 62 on macOS and the BSDs. The standard library has no stable kind for it.
fn is_link_loop(error: &Error) -> bool {
    let number = if cfg!(any(target_os = "linux", target_os = "android")) { 40 } else { 62 };
    cfg!(unix) && error.raw_os_error() == Some(number)
}
