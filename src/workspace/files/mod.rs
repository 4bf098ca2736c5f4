//! Operations on files: opening, saving, exporting, closing, sessions, recovery, conflicts and versions.

pub(crate) mod arrivals;
pub(crate) mod bulk;
pub(crate) mod close;
pub(crate) mod export;
pub(crate) mod file_conflict;
pub(crate) mod open;
pub(crate) mod recovery;
pub(crate) mod save;
pub(crate) mod session;
pub(crate) mod typed_path;
pub(crate) mod versions;
