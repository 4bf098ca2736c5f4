//! Errors of reading and saving files, classified by what the user can do about them.

use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

/// Why a file could not be read or saved.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {}", .kind, path.display())]
pub struct DiskError {
    /// The kind of error.
    pub kind: DiskErrorKind,
    /// The file or folder.
    pub path: PathBuf,
}

/// The kind of a [`DiskError`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DiskErrorKind {
    /// The file does not exist.
    #[error("no such file")]
    NotFound,
    /// The folder that the file is to be saved in does not exist.
    #[error("no such folder")]
    FolderNotFound,
    /// The path is a folder.
    #[error("is a folder")]
    IsFolder,
    /// The path is a device, a pipe or a socket.
    #[error("not a regular file")]
    NotAFile,
    /// The user has no permission to read the file.
    #[error("permission denied")]
    NoPermission,
    /// The file is read-only.
    #[error("the file is read-only")]
    ReadOnly,
    /// The user has no permission to write in the folder.
    #[error("the folder is read-only")]
    ReadOnlyFolder,
    /// The file is larger than [`crate::storage::MAX_FILE_BYTES`].
    #[error("the file is larger than 512 MB")]
    TooLarge,
    /// The disk is full, or the user's quota is used up.
    #[error("the disk is full")]
    StorageFull,
    /// The path is a symbolic link that leads back to itself.
    #[error("too many levels of symbolic links")]
    LinkLoop,
    /// The name is too long for the system, or has characters that it refuses.
    #[error("invalid file name")]
    InvalidName,
    /// A file, a folder or a link has this name already, and it must not be replaced.
    #[error("the file already exists")]
    AlreadyExists,
    /// Any other error.
    #[error("{message}")]
    Other {
        /// The number of the system's error, if it has one.
        number: Option<i32>,
        /// The message of the system, in English.
        message: String,
    },
}

impl DiskErrorKind {
    fn other(error: &Error) -> Self {
        Self::Other { number: error.raw_os_error(), message: error.to_string() }
    }
}

impl DiskError {
    /// Classifies an error of the system in reading a file.
    pub(crate) fn from_read_error(path: &Path, error: &Error) -> Self {
        let kind = match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => DiskErrorKind::NotFound,
            ErrorKind::IsADirectory => DiskErrorKind::IsFolder,
            ErrorKind::PermissionDenied => DiskErrorKind::NoPermission,
            ErrorKind::InvalidInput | ErrorKind::InvalidFilename => DiskErrorKind::InvalidName,
            _ if is_link_loop(error) => DiskErrorKind::LinkLoop,
            _ => DiskErrorKind::other(error),
        };
        Self { kind, path: path.to_path_buf() }
    }

    /// Classifies an error of the system in saving a file.
    pub(crate) fn from_save_error(path: &Path, error: &Error) -> Self {
        let kind = match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => DiskErrorKind::FolderNotFound,
            ErrorKind::IsADirectory => DiskErrorKind::IsFolder,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => DiskErrorKind::ReadOnlyFolder,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => DiskErrorKind::StorageFull,
            ErrorKind::FileTooLarge => DiskErrorKind::TooLarge,
            ErrorKind::InvalidInput | ErrorKind::InvalidFilename => DiskErrorKind::InvalidName,
            _ if is_link_loop(error) => DiskErrorKind::LinkLoop,
            _ => DiskErrorKind::other(error),
        };
        Self { kind, path: path.to_path_buf() }
    }
}

/// Whether the error is ELOOP: 40 on Linux, 62 on macOS and the BSDs. The standard library has no stable kind for it.
fn is_link_loop(error: &Error) -> bool {
    let number = if cfg!(any(target_os = "linux", target_os = "android")) { 40 } else { 62 };
    cfg!(unix) && error.raw_os_error() == Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Needs no file system that refuses access, so it runs for every user.
    #[test]
    fn errors_of_the_system_have_the_right_kind() {
        let path = Path::new("cerita.ron");
        let on_reading = |kind: ErrorKind| DiskError::from_read_error(path, &kind.into()).kind;
        let on_saving = |kind: ErrorKind| DiskError::from_save_error(path, &kind.into()).kind;
        for (kind, read, saved) in [
            (ErrorKind::NotFound, DiskErrorKind::NotFound, DiskErrorKind::FolderNotFound),
            (ErrorKind::NotADirectory, DiskErrorKind::NotFound, DiskErrorKind::FolderNotFound),
            (ErrorKind::IsADirectory, DiskErrorKind::IsFolder, DiskErrorKind::IsFolder),
            (ErrorKind::PermissionDenied, DiskErrorKind::NoPermission, DiskErrorKind::ReadOnlyFolder),
            (ErrorKind::InvalidFilename, DiskErrorKind::InvalidName, DiskErrorKind::InvalidName),
        ] {
            assert_eq!((on_reading(kind), on_saving(kind)), (read, saved), "{kind}");
        }
        assert_eq!(on_saving(ErrorKind::ReadOnlyFilesystem), DiskErrorKind::ReadOnlyFolder);
        assert_eq!(on_saving(ErrorKind::QuotaExceeded), DiskErrorKind::StorageFull);
        assert_eq!(on_saving(ErrorKind::FileTooLarge), DiskErrorKind::TooLarge);
        assert_eq!(DiskError::from_save_error(path, &ErrorKind::PermissionDenied.into()).path, path);
    }
}
