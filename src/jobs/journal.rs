//! Jobs of the journal: write unsaved stories, remove saved ones, find what a crash left behind.

use crate::jobs::reports::error_report;
use crate::jobs::{Profile, format_local_time, read_story};
use crate::storage;
use crate::storage::{Journal, OrphanEntry};
use crate::workspace::{ErrorKind, ErrorReport, Job, RecoverableDocument, WorkspaceEvent};
use redaksi_core::formats::journal_entry;
use redaksi_core::packs::Packs;
use std::fs;

/// Runs a job of the journal. Does nothing where the system has no folder for a journal.
pub(crate) fn run(job: Job, profile: &Profile) -> Option<WorkspaceEvent> {
    let mut journal = profile.journal()?;
    let failed = |error| WorkspaceEvent::ErrorReported(error_report(error));
    match job {
        Job::Autosave { document, revision, path, format, article, supersedes } => {
            let bytes = journal_entry::write(path.as_deref(), format, &article);
            let result = journal.write(document.number(), bytes.as_bytes());
            if result.is_ok()
                && let Some(entry) = supersedes
            {
                // An entry that cannot be removed is only offered once more at the next start.
                let _ = journal.remove_orphan(&entry);
            }
            Some(WorkspaceEvent::AutosaveFinished { document, revision, result: result.map_err(error_report) })
        }
        Job::DiscardAutosave(document) => journal.remove(document.number()).err().map(failed),
        Job::MarkOrderlyEnd => journal.mark_orderly_end().err().map(failed),
        Job::DiscardRecoverable(entry) => journal.remove_orphan(&entry).err().map(failed),
        Job::FindRecoverable(packs) => {
            let (found, problem) = find_recoverable(&mut journal, &packs);
            (!found.is_empty() || problem.is_some()).then_some(WorkspaceEvent::RecoverableFound { found, problem })
        }
        // The other jobs do not concern the journal.
        Job::Open(..)
        | Job::OpenText(..)
        | Job::OpenHtml { .. }
        | Job::Save { .. }
        | Job::CheckFiles(..)
        | Job::CheckPath(..)
        | Job::CompletePath { .. }
        | Job::ReadDiskVersion(..)
        | Job::ListVersions(..)
        | Job::ReadVersion { .. }
        | Job::SaveTagHistory(..)
        | Job::SaveUserRules { .. }
        | Job::LoadSession
        | Job::SaveSession(..)
        | Job::SaveSettings(..) => None,
    }
}

fn find_recoverable(journal: &mut Journal, packs: &Packs) -> (Vec<RecoverableDocument>, Option<ErrorReport>) {
    let mut problem = None;
    let mut left = Vec::new();
    for entry in journal.claim_orphans() {
        if let Some(kept) = storage::read(&entry.path).ok().and_then(|bytes| journal_entry::read(&bytes).ok()) {
            left.push(recoverable_story(entry, kept, packs));
            continue;
        }
        // An unreadable entry is reported once, and renamed so that it is neither lost nor found again.
        let backup = entry.path.with_extension("unreadable");
        let path = if fs::rename(&entry.path, &backup).is_ok() { backup } else { entry.path };
        problem = Some(ErrorReport::new(ErrorKind::LeftUnreadable).with_path(path));
    }
    (left, problem)
}

fn recoverable_story(entry: OrphanEntry, kept: journal_entry::JournalEntry, packs: &Packs) -> RecoverableDocument {
    let at = entry.written.map(|at| format_local_time(at, "%Y-%m-%d %H:%M"));
    let (fingerprint, disk_version) = kept.path.as_deref().and_then(|path| read_story(path, packs).ok()).unzip();
    // Without the times, the file counts as changed since.
    let changed = fingerprint.as_ref().map(|fingerprint| fingerprint.modified);
    let is_file_older =
        changed.is_none_or(|changed| changed.zip(entry.written).is_some_and(|(file, kept)| file <= kept));
    RecoverableDocument {
        needs_decision: !(entry.is_orderly && is_file_older),
        entry: entry.path,
        path: kept.path,
        format: kept.format,
        autosaved_at: at.unwrap_or_default(),
        article: Box::new(kept.article),
        fingerprint,
        disk_version,
    }
}
