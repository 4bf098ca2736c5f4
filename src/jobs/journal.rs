//! Jobs of the journal: write unsaved stories, remove saved ones, find what a crash left behind.

use crate::jobs::reports::error_report;
use crate::jobs::{Profile, format_local_time, read_story};
use crate::storage;
use crate::storage::OrphanEntry;
use crate::workspace::{ErrorKind, ErrorReport, Job, RecoverableDocument, WorkspaceEvent};
use redaksi_core::formats::{OpenError, journal_entry};
use redaksi_core::packs::Packs;

/// Runs a job of the journal. Does nothing where the system has no folder for a journal.
pub(crate) fn run(job: Job, profile: &Profile) -> Option<WorkspaceEvent> {
    let failed = |error| WorkspaceEvent::ErrorReported(error_report(error));
    match job {
        Job::Autosave { document, revision, path, format, article, drafts, supersedes } => {
            let bytes = journal_entry::write(path.as_deref(), format, &article, &drafts);
            let mut journal = profile.journal()?;
            let result = journal.write(document.number(), bytes.as_bytes());
            if result.is_ok()
                && let Some(entry) = supersedes
            {
                // An entry that cannot be removed is only offered once more at the next start.
                let _ = journal.remove_orphan(&entry);
            }
            Some(WorkspaceEvent::AutosaveFinished { document, revision, result: result.map_err(error_report) })
        }
        Job::DiscardAutosave(document) => profile.journal()?.remove(document.number()).err().map(failed),
        Job::MarkOrderlyEnd => profile.journal()?.mark_orderly_end().err().map(failed),
        Job::DiscardRecoverable(entry) => profile.journal()?.remove_orphan(&entry).err().map(failed),
        Job::FindRecoverable(packs) => {
            // The journal is free again while the stories are read, which may take long.
            let orphans = profile.journal()?.claim_orphans();
            let (found, problems) = find_recoverable(orphans, &packs);
            let is_any = !found.is_empty() || !problems.is_empty();
            is_any.then_some(WorkspaceEvent::RecoverableFound { found, problems })
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
        | Job::ReadOriginal { .. }
        | Job::ReadTrackedBase { .. }
        | Job::Check { .. }
        | Job::SaveTagHistory(..)
        | Job::Export(..)
        | Job::FillTemplate(..)
        | Job::OpenAttachments(..)
        | Job::LearnTags(..)
        | Job::ForgetTagDecisions
        | Job::AddToGlossary(_)
        | Job::LoadVocabulary
        | Job::SaveVocabulary { .. }
        | Job::ImportTags(..)
        | Job::FindNearDuplicates { .. }
        | Job::SaveUserRules { .. }
        | Job::LoadSession
        | Job::SaveSession(..)
        | Job::SaveSettings(..) => None,
    }
}

/// The stories in the entries, and a report about each entry that cannot be read. Such an entry stays where it is, and is
/// tried again at the next start: a newer version of the program may read it, or the disk may give it out then.
fn find_recoverable(orphans: Vec<OrphanEntry>, packs: &Packs) -> (Vec<RecoverableDocument>, Vec<ErrorReport>) {
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    for entry in orphans {
        let kept = storage::read(&entry.path).map_err(|_| ErrorKind::LeftNotNow).and_then(|bytes| {
            journal_entry::read(&bytes).map_err(|error| match error {
                OpenError::NewerVersion(_) => ErrorKind::LeftNewer,
                _ => ErrorKind::LeftUnreadable,
            })
        });
        match kept {
            Ok(kept) => found.push(recoverable_story(entry, kept, packs)),
            Err(kind) => problems.push(ErrorReport::new(kind).with_path(entry.path)),
        }
    }
    (found, problems)
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
        drafts: kept.drafts,
        fingerprint,
        disk_version,
    }
}
