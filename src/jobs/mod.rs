//! Runs jobs: the effects of the workspace that read and write files. The window has a worker thread for reading, one for
//! saving and one for the journal; each runs its jobs one after another.

mod checks;
mod desk_file;
mod desk_tools;
mod event_log;
mod export;
mod glossary;
pub(crate) mod journal;
pub(crate) mod profile;
pub(crate) mod reports;
mod save;
mod typed_path;
mod vocabulary;

pub use profile::{Profile, ProfileFile, StartupState};

use crate::jobs::reports::{error_report, open_error_report, open_file_error_report};
use crate::storage;
use crate::storage::StoredVersion;
use crate::workspace::{
    ErrorKind, ErrorReport, FileFingerprint, FileStatus, Job, OriginalSource, PreviousVersion, ProfilePart,
    ReadAttachments, VersionSource, WorkspaceEvent,
};
use chrono::{DateTime, Local};
use redaksi_core::article::Article;
use redaksi_core::extract;
use redaksi_core::formats;
use redaksi_core::packs::Packs;
use redaksi_core::text;
use redaksi_formats::OpenedStory;
use redaksi_formats::read::{DocumentAttachment, DocumentKind};
use redaksi_tags::near_duplicates;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Runs a job and returns what is to be reported to the workspace, if anything. Logs the outcome.
#[must_use]
pub fn run_job(job: Job, profile: &Profile) -> Option<WorkspaceEvent> {
    let event = run(job, profile);
    if let Some(event) = &event {
        event_log::log_event(event);
    }
    event
}

#[expect(clippy::too_many_lines, reason = "one arm per job")]
fn run(job: Job, profile: &Profile) -> Option<WorkspaceEvent> {
    let profile_saved = |part, result: Result<(), _>| Some(WorkspaceEvent::ProfileSaved(part, result));
    match job {
        Job::Open(folder, _) if folder.is_dir() => Some(match storage::list_stories(&folder) {
            Ok(files) => WorkspaceEvent::FolderListed { folder, files },
            Err(error) => WorkspaceEvent::OpenFinished {
                path: Some(folder),
                fingerprint: None,
                attachments: 0,
                pictures: 0,
                result: Err(error_report(error)),
            },
        }),
        Job::Open(path, packs) => Some(open_file(path, &packs)),
        Job::OpenText(text, packs) => Some(open_pasted_text(&text, &packs)),
        Job::OpenHtml { html, text, packs } => Some(open_pasted_html(&html, &text, &packs)),
        Job::ReadDiskVersion(document, path, packs) => {
            let (fingerprint, result) = split_read_result(read_story(&path, &packs));
            Some(WorkspaceEvent::DiskVersionRead { document, fingerprint, result })
        }
        Job::ListVersions(document, path) => {
            Some(WorkspaceEvent::VersionsListed { document, list: list_versions(&path, profile) })
        }
        Job::ReadVersion { document, which, source, packs } => {
            Some(WorkspaceEvent::VersionRead { document, which, result: read_version(source, &packs) })
        }
        Job::ReadOriginal { document, source, packs } => {
            Some(WorkspaceEvent::OriginalRead { document, result: read_original(source, &packs) })
        }
        Job::ReadTrackedBase { document, source, packs } => {
            Some(WorkspaceEvent::TrackedBaseRead { document, article: read_version(source, &packs).ok() })
        }
        Job::Check { document, revision, article } => {
            let result = Ok(Box::new(checks::check(&article, profile)));
            Some(WorkspaceEvent::CheckFinished { document, revision, result })
        }
        Job::CheckFiles(files) => {
            let found =
                files.into_iter().map(|(document, path, print)| (document, file_status(&path, &print, profile)));
            Some(WorkspaceEvent::FilesChecked(found.collect()))
        }
        Job::Save { document, state, path, format, article, overwrite, like, open_files } => {
            let path = typed_path::with_home(&path);
            let path = std::path::absolute(&path).unwrap_or(path);
            let is_same = |other: &&PathBuf| storage::is_same_file(&path, other);
            let written = match open_files.iter().find(is_same) {
                Some(other) => Err(ErrorReport::new(ErrorKind::OpenElsewhere).with_path(other)),
                None => save::write_story(&path, format, &article, &overwrite, like.as_deref(), profile),
            };
            let (version_error, result) = match written {
                Ok((fingerprint, version_error)) => (version_error, Ok(fingerprint)),
                Err(problem) => (None, Err(problem)),
            };
            Some(WorkspaceEvent::SaveFinished { document, state, path, format, version_error, result })
        }
        Job::Export(order) => {
            let outcome = export::write(&order, Local::now().fixed_offset(), profile);
            Some(WorkspaceEvent::ExportFinished { request: order.request, target: order.target, outcome })
        }
        Job::FillTemplate(profile, story) => {
            Some(WorkspaceEvent::TemplateFilled(export::fill_template(&profile, &story, Local::now().fixed_offset())))
        }
        Job::OpenAttachments(path, packs) => Some(WorkspaceEvent::AttachmentsRead(read_attachments(&path, &packs))),
        Job::Autosave { .. }
        | Job::DiscardAutosave(_)
        | Job::MarkOrderlyEnd
        | Job::FindRecoverable(_)
        | Job::DiscardRecoverable(_) => journal::run(job, profile),
        Job::SaveTagHistory(text) => {
            let result = profile.save(ProfileFile::TagHistory, &text);
            profile_saved(ProfilePart::TagHistory, result.map_err(error_report))
        }
        Job::LearnTags(decisions) => {
            let result = profile.learn_tags(&decisions);
            profile_saved(ProfilePart::TagHistory, result.map_err(error_report))
        }
        Job::ForgetTagDecisions => {
            let result = profile.forget_tag_decisions();
            Some(WorkspaceEvent::TagDecisionsForgotten(result.map_err(error_report)))
        }
        Job::AddToGlossary(entry) => glossary::add(entry, profile).transpose().map(WorkspaceEvent::GlossarySaved),
        Job::LoadVocabulary => Some(WorkspaceEvent::VocabularyLoaded(vocabulary::load(profile))),
        Job::SaveVocabulary { vocabulary, expected } => {
            let written = vocabulary::save(&vocabulary, expected.as_deref(), profile);
            written.transpose().map(WorkspaceEvent::VocabularySaved)
        }
        Job::ImportTags(path, packs) => Some(WorkspaceEvent::TagsImported(vocabulary::import(&path, &packs))),
        Job::FindNearDuplicates { vocabulary, revision } => {
            Some(WorkspaceEvent::NearDuplicatesFound { revision, pairs: near_duplicates(&vocabulary) })
        }
        Job::SaveUserRules { rules, before } => {
            profile_saved(ProfilePart::UserRules, profile.save_rules(&rules, &before).map_or(Ok(()), Err))
        }
        Job::CheckPath(path, purpose) => {
            let created = if purpose.creates_folder() { typed_path::create_folder(&path) } else { Ok(()) };
            let result = created.and_then(|()| typed_path::check(&path, purpose.needs_folder()));
            Some(WorkspaceEvent::PathChecked { purpose, result })
        }
        Job::CompletePath { typed, folders_only } => {
            Some(WorkspaceEvent::PathCompleted(typed_path::complete(typed, folders_only)))
        }
        Job::LoadSession => {
            Some(profile.read_session().map_or_else(WorkspaceEvent::ErrorReported, |(session, missing, problem)| {
                WorkspaceEvent::SessionLoaded { session, missing, problem }
            }))
        }
        Job::SaveSession(text) => {
            let result = profile.save(ProfileFile::Session, &text);
            profile_saved(ProfilePart::Session, result.map_err(error_report))
        }
        Job::SaveSettings(text) => {
            let result = profile.save(ProfileFile::Settings, &text);
            profile_saved(ProfilePart::Settings, result.map_err(error_report))
        }
    }
}

/// The versions of a file, the newest first.
fn list_versions(path: &Path, profile: &Profile) -> Vec<PreviousVersion> {
    let kept = profile.versions().map(|versions| versions.list(path)).unwrap_or_default();
    let earlier = |version: StoredVersion| PreviousVersion {
        replaced_at: format_local_time(version.saved_at, "%Y-%m-%d %H:%M:%S"),
        path: version.path,
    };
    kept.into_iter().rev().map(earlier).collect()
}

/// Reads a version of a story, or extracts it from its source text again.
///
/// # Errors
/// Like [`read_story`].
fn read_version(source: VersionSource, packs: &Packs) -> Result<Box<Article>, ErrorReport> {
    match source {
        VersionSource::File(path) => read_story(&path, packs).map(|(_, article)| article),
        VersionSource::SourceText(received) => Ok(Box::new(extract::extract(*received, packs))),
    }
}

/// Reads the original of a story.
///
/// # Errors
/// Like [`read_story`].
fn read_original(source: OriginalSource, packs: &Packs) -> Result<Box<Article>, ErrorReport> {
    match source {
        OriginalSource::File(path) => read_story(&path, packs).map(|(_, article)| article),
        OriginalSource::Text(text) => formats::open("", text.as_bytes(), packs)
            .map(Box::new)
            .map_err(|error| open_error_report(&error, None, &[])),
        OriginalSource::Article(article) => Ok(article),
    }
}

/// Extracts the article of a file.
fn open_file(path: PathBuf, packs: &Packs) -> WorkspaceEvent {
    let (fingerprint, attachments, pictures, result) = match read_file(&path, packs) {
        Ok((fingerprint, opened)) => {
            let is_mail = opened.kind == Some(DocumentKind::Mail);
            let attachments = if is_mail { opened.attachments.len() } else { 0 };
            (Some(fingerprint), attachments, opened.pictures, Ok(Box::new(opened.article)))
        }
        Err(problem) => (None, 0, 0, Err(problem)),
    };
    let path = Some(std::path::absolute(&path).unwrap_or(path));
    WorkspaceEvent::OpenFinished { path, fingerprint, attachments, pictures, result }
}

/// Extracts the article of a pasted text.
fn open_pasted_text(text: &str, packs: &Packs) -> WorkspaceEvent {
    let result = formats::open("", text.as_bytes(), packs).map(Box::new);
    WorkspaceEvent::OpenFinished {
        path: None,
        fingerprint: None,
        attachments: 0,
        pictures: 0,
        result: result.map_err(|error| open_error_report(&error, None, &[])),
    }
}

/// Extracts the article of pasted HTML, or of the plain text beside it if the HTML has no paragraphs.
fn open_pasted_html(html: &str, text: &str, packs: &Packs) -> WorkspaceEvent {
    match formats::open_clipboard_html(html, packs) {
        Some(article) => WorkspaceEvent::OpenFinished {
            path: None,
            fingerprint: None,
            attachments: 0,
            pictures: 0,
            result: Ok(Box::new(article)),
        },
        None => open_pasted_text(text, packs),
    }
}

/// Reads the story in a file, and returns it with the fingerprint of the file.
///
/// # Errors
/// A [`ErrorReport`] where the file cannot be read or holds no story.
pub(crate) fn read_story(path: &Path, packs: &Packs) -> Result<(FileFingerprint, Box<Article>), ErrorReport> {
    read_file(path, packs).map(|(fingerprint, opened)| (fingerprint, Box::new(opened.article)))
}

/// The same with what the file holds besides the story.
///
/// # Errors
/// Like [`read_story`].
fn read_file(path: &Path, packs: &Packs) -> Result<(FileFingerprint, OpenedStory), ErrorReport> {
    // The metadata is taken before the bytes: a change in between shows as a change at the next check.
    let metadata = storage::stat(path);
    let bytes = storage::read(path).map_err(error_report)?;
    let fingerprint = fingerprint_of(&bytes, metadata.and_then(|(_, changed)| changed));
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let opened =
        redaksi_formats::open(&name, &bytes, packs).map_err(|error| open_file_error_report(&error, path, &bytes))?;
    Ok((fingerprint, opened))
}

/// Extracts the stories in the attachments of a mail.
///
/// # Errors
/// Like [`read_story`], for the mail.
fn read_attachments(path: &Path, packs: &Packs) -> Result<ReadAttachments, ErrorReport> {
    let (_, mail) = read_file(path, packs)?;
    let mut read = ReadAttachments::default();
    for DocumentAttachment { name, bytes, .. } in mail.attachments {
        match redaksi_formats::open(&name, &bytes, packs) {
            Ok(opened) => read.stories.push(opened.article),
            Err(_) => read.others.push(name),
        }
    }
    Ok(read)
}

/// Formats a point in time in the local time zone, by a `strftime` pattern.
pub(crate) fn format_local_time(at: SystemTime, form: &str) -> String {
    DateTime::<Local>::from(at).format(form).to_string()
}

type ReadOutcome = (Option<FileFingerprint>, Result<Box<Article>, ErrorReport>);

fn split_read_result(read: Result<(FileFingerprint, Box<Article>), ErrorReport>) -> ReadOutcome {
    match read {
        Ok((fingerprint, article)) => (Some(fingerprint), Ok(article)),
        Err(problem) => (None, Err(problem)),
    }
}

fn fingerprint_of(bytes: &[u8], modified: Option<SystemTime>) -> FileFingerprint {
    FileFingerprint { len_bytes: bytes.len() as u64, modified, sha256: text::sha256_hex(bytes) }
}

/// The status of a file compared with a fingerprint. A file with a new modification time and the same bytes is unchanged, and
/// so is one that this process has written since the check was requested.
fn file_status(path: &Path, fingerprint: &FileFingerprint, profile: &Profile) -> FileStatus {
    match storage::stat(path) {
        None => FileStatus::Missing,
        Some((len_bytes, modified)) if len_bytes == fingerprint.len_bytes && modified == fingerprint.modified => {
            FileStatus::Unchanged
        }
        Some(_) => match storage::read_if_exists(path) {
            Ok(Some(bytes)) => {
                let sha256 = text::sha256_hex(&bytes);
                let is_known = sha256 == fingerprint.sha256 || profile.is_own_write(path, &sha256);
                if is_known { FileStatus::Unchanged } else { FileStatus::Changed }
            }
            Ok(None) => FileStatus::Missing,
            // A file that cannot be read now, as on an unreachable network drive, is not reported as changed.
            Err(_) => FileStatus::Unchanged,
        },
    }
}
