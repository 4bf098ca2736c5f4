//! Converts errors of files and formats into what the workspace reports.

use crate::storage::{DiskError, DiskErrorKind};
use crate::workspace::{ErrorDetail, ErrorKind, ErrorReport, RonError};
use redaksi_core::formats::OpenError;
use std::path::Path;

/// Converts a [`DiskError`] into what the workspace reports.
pub(crate) fn error_report(error: DiskError) -> ErrorReport {
    let kind = match error.kind {
        DiskErrorKind::NotFound => ErrorKind::DiskMissing,
        DiskErrorKind::FolderNotFound => ErrorKind::DiskMissingFolder,
        DiskErrorKind::IsFolder => ErrorKind::DiskFolder,
        DiskErrorKind::NotAFile => ErrorKind::DiskNoFile,
        DiskErrorKind::NoPermission => ErrorKind::DiskNoPermission,
        DiskErrorKind::ReadOnly => ErrorKind::DiskReadOnly,
        DiskErrorKind::ReadOnlyFolder => ErrorKind::DiskReadOnlyFolder,
        DiskErrorKind::TooLarge => ErrorKind::DiskTooLarge,
        DiskErrorKind::StorageFull => ErrorKind::DiskFull,
        DiskErrorKind::LinkLoop => ErrorKind::DiskLinkLoop,
        DiskErrorKind::InvalidName => ErrorKind::DiskName,
        DiskErrorKind::AlreadyExists => ErrorKind::Exists,
        DiskErrorKind::Other { number, message } => {
            let detail = ErrorDetail::System { number, message };
            return ErrorReport::new(ErrorKind::DiskOther).with_path(error.path).with_detail(detail);
        }
    };
    ErrorReport::new(kind).with_path(error.path)
}

/// Converts an error in opening these bytes into what the workspace reports.
pub(crate) fn open_error_report(error: &OpenError, path: Option<&Path>, bytes: &[u8]) -> ErrorReport {
    let (kind, detail) = match error {
        OpenError::Empty => (ErrorKind::OpenEmpty, ErrorDetail::None),
        OpenError::Binary => (ErrorKind::OpenBinary, ErrorDetail::None),
        OpenError::Ron { line, column, .. } => {
            let detail = ErrorDetail::Ron(RonError::at(*line, *column, &String::from_utf8_lossy(bytes)));
            (ErrorKind::OpenRon, detail)
        }
        OpenError::NewerVersion(version) => (ErrorKind::OpenNewerVersion, ErrorDetail::Version(*version)),
        OpenError::TooDeep { line } => (ErrorKind::OpenTooDeep, ErrorDetail::Line(*line)),
        OpenError::Broken(error) => (ErrorKind::OpenBroken, ErrorDetail::Edit(*error)),
    };
    ErrorReport { path: path.map(Path::to_owned), ..ErrorReport::new(kind).with_detail(detail) }
}
