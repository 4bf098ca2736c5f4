//! Logs the outcome of jobs: kinds, paths and counts, and no text of a story.

use crate::workspace::{ErrorReport, ExportTarget, WorkspaceEvent};
use std::path::Path;

pub(crate) fn log_event(event: &WorkspaceEvent) {
    match event {
        WorkspaceEvent::OpenFinished { path, result: Ok(_), .. } => log::info!("opened: {}", shown(path.as_deref())),
        WorkspaceEvent::AttachmentsRead(Ok(read)) => {
            log::info!("opened {} attachments, {} others", read.stories.len(), read.others.len());
        }
        WorkspaceEvent::FolderListed { folder, files } => {
            log::info!("listed {} files: {}", files.len(), folder.display());
        }
        WorkspaceEvent::FilesArrived(folder, files) => {
            log::info!("{} new files: {}", files.len(), folder.display());
        }
        WorkspaceEvent::SessionLoaded { session, missing, problem } => {
            log::info!("session: {} files, {missing} missing", session.files.len());
            problem.iter().for_each(log_error);
        }
        WorkspaceEvent::SaveFinished { path, result, version_error, .. } => {
            match result {
                Ok(fingerprint) => log::info!("saved {} bytes: {}", fingerprint.len_bytes, path.display()),
                Err(problem) => log::warn!("not saved: {problem}"),
            }
            version_error.iter().for_each(log_error);
        }
        WorkspaceEvent::ExportFinished { target, outcome, .. } => {
            let (ExportTarget::File { path, .. } | ExportTarget::Folder(path)) = target;
            log::info!("exported {} stories: {}", outcome.written, path.display());
            outcome.failed.iter().for_each(log_error);
        }
        WorkspaceEvent::RecoverableFound { found, problems } => {
            log::info!("found {} stories of a run that ended without closing", found.len());
            problems.iter().for_each(log_error);
        }
        WorkspaceEvent::VocabularyLoaded(Ok(loaded)) => {
            log::info!("tag vocabulary: {} tags: {}", loaded.vocabulary.tags().len(), shown(loaded.path.as_deref()));
        }
        WorkspaceEvent::VocabularySaved(Ok((path, _))) => log::info!("saved the tag vocabulary: {}", path.display()),
        WorkspaceEvent::GlossarySaved(Ok((path, _))) => log::info!("saved the glossary: {}", path.display()),
        WorkspaceEvent::TagsImported(Ok(tags)) => log::info!("read {} tags to import", tags.entries.len()),
        WorkspaceEvent::TagDecisionsForgotten(Ok(count)) => log::info!("forgot the decisions on {count} tags"),
        WorkspaceEvent::OpenFinished { result: Err(problem), .. }
        | WorkspaceEvent::AttachmentsRead(Err(problem))
        | WorkspaceEvent::TemplateFilled(Err(problem))
        | WorkspaceEvent::DiskVersionRead { result: Err(problem), .. }
        | WorkspaceEvent::VersionRead { result: Err(problem), .. }
        | WorkspaceEvent::OriginalRead { result: Err(problem), .. }
        | WorkspaceEvent::CheckFinished { result: Err(problem), .. }
        | WorkspaceEvent::AutosaveFinished { result: Err(problem), .. }
        | WorkspaceEvent::ProfileSaved(_, Err(problem))
        | WorkspaceEvent::VocabularyLoaded(Err(problem))
        | WorkspaceEvent::VocabularySaved(Err(problem))
        | WorkspaceEvent::GlossarySaved(Err(problem))
        | WorkspaceEvent::TagsImported(Err(problem))
        | WorkspaceEvent::TagDecisionsForgotten(Err(problem))
        | WorkspaceEvent::ErrorReported(problem) => log_error(problem),
        WorkspaceEvent::DiskVersionRead { .. }
        | WorkspaceEvent::VersionsListed { .. }
        | WorkspaceEvent::VersionRead { .. }
        | WorkspaceEvent::OriginalRead { .. }
        | WorkspaceEvent::OriginalPicked(..)
        | WorkspaceEvent::TrackedBaseRead { .. }
        | WorkspaceEvent::CheckFinished { .. }
        | WorkspaceEvent::FilesChecked(_)
        | WorkspaceEvent::PathChecked { .. }
        | WorkspaceEvent::PathCompleted(_)
        | WorkspaceEvent::FolderPicked(..)
        | WorkspaceEvent::AutosaveFinished { .. }
        | WorkspaceEvent::ProfileSaved(_, Ok(()))
        | WorkspaceEvent::FilesPicked(_)
        | WorkspaceEvent::SavePathPicked { .. }
        | WorkspaceEvent::ExportPathPicked { .. }
        | WorkspaceEvent::TemplatePicked(_)
        | WorkspaceEvent::DialogCancelled(_)
        | WorkspaceEvent::DialogUnavailable(_)
        | WorkspaceEvent::TagFilePicked(_)
        | WorkspaceEvent::NearDuplicatesFound { .. }
        | WorkspaceEvent::TemplateFilled(Ok(_))
        | WorkspaceEvent::CloseRequested => {}
    }
}

fn log_error(problem: &ErrorReport) {
    log::warn!("{problem}");
}

fn shown(path: Option<&Path>) -> String {
    path.map_or_else(|| "pasted text".to_owned(), |path| path.display().to_string())
}
