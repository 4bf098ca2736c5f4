//! An open operation in progress.

use crate::workspace::ErrorReport;
use redaksi_core::article::Article;
use std::collections::{HashSet, VecDeque};
use std::path::PathBuf;

/// How many files are within opened files and are not taken over.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct LeftOutFiles {
    /// Files in mails.
    pub(crate) attachments: usize,
    /// Pictures in documents.
    pub(crate) pictures: usize,
}

/// What the attachments of a mail hold.
#[derive(Debug, Default)]
pub struct ReadAttachments {
    /// The stories in those that can be read.
    pub stories: Vec<Article>,
    /// The names of the others, such as pictures.
    pub others: Vec<String>,
}

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
    /// What the opened files hold besides their text.
    pub(crate) left_out: LeftOutFiles,
    /// How many were dropped when the user cancelled.
    pub(crate) cancelled: usize,
}
