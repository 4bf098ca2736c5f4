//! How much of a document is in the journal.

use crate::workspace::{DocumentId, Effect, Job};
use std::path::PathBuf;
use std::time::Duration;

/// How much of a document is in the journal.
#[derive(Clone, Debug, Default)]
pub(crate) struct AutosaveState {
    /// The revision that is in the journal or being written to it.
    pub(crate) saved_revision: Option<u64>,
    /// Whether the journal may hold an entry of the document.
    pub(crate) has_entry: bool,
    /// The time of the first change that is not in the journal.
    pub(crate) dirty_since: Option<Duration>,
    /// The entry of a crashed run that the document was recovered from, until it is autosaved again.
    pub(crate) recovered_entry: Option<PathBuf>,
}

impl AutosaveState {
    /// The state of a document recovered from an entry.
    pub fn from_entry(entry: PathBuf) -> Self {
        Self { recovered_entry: Some(entry), ..Self::default() }
    }

    /// Returns the effects that remove the document from the journal.
    pub(crate) fn clear(&mut self, id: DocumentId) -> Vec<Effect> {
        let Self { has_entry, recovered_entry: entry, .. } = std::mem::take(self);
        let discard = has_entry.then(|| Effect::RunJob(Job::DiscardAutosave(id)));
        let entry = entry.map(|entry| Effect::RunJob(Job::DiscardRecoverable(entry)));
        discard.into_iter().chain(entry).collect()
    }
}
