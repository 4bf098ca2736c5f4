//! Writes the files that the desk keeps in the settings folder: its vocabulary and its glossary.

use crate::jobs::profile::Profile;
use crate::jobs::reports::error_report;
use crate::storage;
use crate::storage::private::create_private_dir;
use crate::storage::{DiskError, DiskErrorKind, ReplaceError};
use crate::workspace::{ErrorKind, ErrorReport};
use std::path::Path;

/// Writes a file of the desk if it still holds `before`, or does not exist if that is `None`. What it held is kept as a version.
///
/// # Errors
/// An error of the kind `changed` if the file holds something else; otherwise the error of the disk.
pub(crate) fn write_desk_file(
    path: &Path,
    before: Option<&[u8]>,
    bytes: &[u8],
    changed: ErrorKind,
    profile: &Profile,
) -> Result<(), ErrorReport> {
    let changed = || ErrorReport::new(changed).with_path(path);
    let Some(before) = before else {
        if let Some(folder) = path.parent() {
            create_private_dir(folder).map_err(|error| error_report(DiskError::from_save_error(folder, &error)))?;
        }
        return storage::save_new(path, bytes, None).map_err(|error| match error.kind {
            DiskErrorKind::AlreadyExists => changed(),
            _ => error_report(error),
        });
    };
    let versions = profile.versions();
    let mut keep = |bytes: &[u8]| versions.as_ref().is_some_and(|versions| versions.add(path, bytes).is_ok());
    storage::replace(path, before, bytes, &mut keep).map_err(|error| match error {
        ReplaceError::Disk(error) => error_report(error),
        ReplaceError::Changed | ReplaceError::Gone => changed(),
    })
}
