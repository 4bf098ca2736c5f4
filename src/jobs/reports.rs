//! Converts errors of files and formats into what the workspace reports.

use crate::storage::{DiskError, DiskErrorKind};
use crate::workspace::{ErrorDetail, ErrorKind, ErrorReport, RonError};
use redaksi_core::formats::OpenError;
use redaksi_formats::OpenFileError;
use redaksi_formats::read::ReadError;
use redaksi_formats::write::{ExportError, TemplateError};
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

/// Converts an error in opening a file with these bytes into what the workspace reports.
pub(crate) fn open_file_error_report(error: &OpenFileError, path: &Path, bytes: &[u8]) -> ErrorReport {
    match error {
        OpenFileError::Story(error) => open_error_report(error, Some(path), bytes),
        OpenFileError::Document(error) => read_error_report(error).with_path(path),
    }
}

/// Converts an error in reading a document into what the workspace reports.
fn read_error_report(error: &ReadError) -> ErrorReport {
    let kind = match error {
        ReadError::UnknownKind => ErrorKind::ReadUnknownKind,
        ReadError::OldWord => ErrorKind::ReadOldWord,
        ReadError::OtherPackage => ErrorKind::ReadOtherPackage,
        ReadError::Encrypted => ErrorKind::ReadEncrypted,
        ReadError::TooLarge => ErrorKind::ReadTooLarge,
        ReadError::ZipBomb => ErrorKind::ReadZipBomb,
        ReadError::TooManyParts => ErrorKind::ReadTooManyParts,
        ReadError::TooDeep => ErrorKind::ReadTooDeep,
        ReadError::EntityDeclared => ErrorKind::ReadEntityDeclared,
        ReadError::Damaged(what) => {
            return ErrorReport::new(ErrorKind::ReadDamaged).with_detail(ErrorDetail::Damage(what.clone()));
        }
        ReadError::NoText => ErrorKind::ReadNoText,
    };
    ErrorReport::new(kind)
}

/// Converts an error of an export with this template into what the workspace reports.
pub(crate) fn export_error_report(error: &ExportError, template: Option<&Path>) -> ErrorReport {
    ErrorReport::new(match error {
        ExportError::HoldsOne => ErrorKind::ExportHoldsOne,
        ExportError::NoTemplate => ErrorKind::ExportNoTemplate,
        ExportError::Template(error) => return template_error_report(error, template),
        ExportError::Archive(_) => ErrorKind::ExportTooLarge,
    })
}

/// Converts an error of the template in this file into what the workspace reports.
pub(crate) fn template_error_report(error: &TemplateError, template: Option<&Path>) -> ErrorReport {
    let TemplateError { kind, line, column, part, .. } = error.clone();
    let detail = ErrorDetail::Template { line, column, kind, part };
    ErrorReport {
        path: template.map(Path::to_owned),
        ..ErrorReport::new(ErrorKind::ExportTemplate).with_detail(detail)
    }
}
