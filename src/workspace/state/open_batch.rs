//! An open operation in progress.

use crate::workspace::ErrorReport;
use std::collections::{HashSet, VecDeque};
use std::path::PathBuf;

/// An open operation in progress.
#[derive(Debug, Default)]
pub(crate) struct OpenBatch {
    pub(crate) queued: VecDeque<PathBuf>,
    pub(crate) in_flight: usize,
    /// The number of files to open.
    pub(crate) total: usize,
    pub(crate) opened: usize,
    /// The files that arrived in the watched folder and are not open yet.
    pub(crate) arrived: HashSet<PathBuf>,
    /// How many of the opened files arrived in the watched folder.
    pub(crate) arrivals: usize,
    pub(crate) failed: Vec<ErrorReport>,
    /// How many files the opened mails hold besides their text.
    pub(crate) attachments: usize,
    /// How many were dropped when the user cancelled.
    pub(crate) cancelled: usize,
}
