//! The workspace: the open documents and all operations on them. [`Action`]s of the user and [`WorkspaceEvent`]s of jobs come
//! in, [`Effect`]s go out. It accesses no files, threads or clocks itself.

mod action;
pub(crate) mod checks;
pub(crate) mod commands;
pub(crate) mod document;
pub(crate) mod document_list;
mod error;
pub(crate) mod files;
pub(crate) mod job;
pub(crate) mod modal;
pub(crate) mod notices;
mod profile_part;
pub(crate) mod revise;
mod ron_error;
pub(crate) mod rules;
mod settings;
pub(crate) mod state;
pub(crate) mod view_state;

pub use action::{
    Action, EditAction, Effect, FileAction, PasteTarget, PromptAction, UnsavedAnswer, ViewAction, WorkspaceEvent,
};
pub use checks::pairing::{BlockPair, Pairing};
pub use commands::keymap::{Keymap, KeymapError};
pub use commands::search::field_or_body_text;
pub use commands::shortcut::{Key, Shortcut};
pub use commands::stage::OpenIssues;
pub use commands::table::{Command, Menu};
pub use document::autosave::AUTOSAVE_DELAY;
pub use document::history::{History, StateId, UndoOutcome};
pub use document::id::DocumentId;
pub use document::{CaretRequest, Document, PromoCounts};
pub use error::{ErrorDetail, ErrorKind, ErrorReport, PackProblem};
pub use files::save::suggested_path;
pub use job::{Job, WorkerKind};
pub use modal::Modal;
pub use profile_part::ProfilePart;
pub use ron_error::{RonError, RonErrorKind};
pub use rules::rule_preview::line_text;
pub use rules::rule_preview::{DocumentLines, LineRef, RuleEffect, RuleMatch};
pub use settings::{LanguageChoice, ReadingStyle, Settings, SettingsError, ThemeChoice};
pub use state::bulk_edit::{BulkAction, BulkEdit, BulkEditKind};
pub use state::checks::{CheckReport, CheckScope, TagSuggestion};
pub use state::conflict::{ConflictResolution, FileConflict};
pub use state::export::{
    ExportAction, ExportDraft, ExportOrder, ExportOutcome, ExportProfile, ExportRequest, ExportTarget, ExportedStory,
};
pub use state::file_state::{FileFingerprint, FileStatus, OverwritePolicy};
pub use state::filter::{DocumentFilter, SortOrder};
pub use state::findings::{FindingKind, FindingList, ListedFinding};
pub use state::go_to::{FindablePlace, Place, PlaceKind, query_words};
pub use state::link_draft::LinkDraft;
pub use state::notice::{MessageArg, Notice, NoticeKind, NoticeSeverity, RetryableOperation};
pub use state::open_batch::ReadAttachments;
pub use state::prompts::{FilePrompt, PathCompletion, PathPurpose, PendingSave};
pub use state::ready_list::{ReadyItem, ReadyList, ReadyListError, Requirement};
pub use state::recovery::{RecoverableDocument, RecoveryAction, RecoveryChoice};
pub use state::revise::{CommentDraft, DismissalDraft, FixPreview, GlossaryDraft, OriginalSource, ReviseAction};
pub use state::rule_draft::{PatternDraft, RuleAction, RuleDraft};
pub use state::search::{Hit, ReplaceRequest, SearchScope};
pub use state::session::Session;
pub use state::unsaved::UnsavedPrompt;
pub use state::versions::{PreviousVersion, VersionAction, VersionRef, VersionSource, VersionsView};
pub use state::view::{FocusTarget, InspectorTab, Panels, SideColumn};
pub use state::vocabulary::{ImportedTags, LoadedVocabulary, VocabularyAction, VocabularyEditor};

use document::open_documents::OpenDocuments;
use modal::Modals;
use redaksi_core::packs::{Packs, UserRule};
use redaksi_core::tags::TagHistory;
use redaksi_tags::Vocabulary;
use state::batch::Batch;
use state::notice::Notices;
use state::open_batch::LeftOutFiles;
use state::prompts::PathFeedback;
use state::session::SessionRestore;
use state::tracked::TrackedState;
use state::view::{FindingStop, ViewState};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// The application state: the open documents, the shared data, and what the window shows.
#[derive(Debug)]
pub struct Workspace {
    documents: OpenDocuments,
    packs: Packs,
    tag_history: TagHistory,
    /// The vocabulary of the desk, as it was last read or stored.
    vocabulary: Option<Arc<Vocabulary>>,
    settings: Settings,
    keymap: Keymap,
    /// The file in which the user changes the keymap; `None` if there is no folder for it.
    key_file: Option<PathBuf>,
    ready_list: ReadyList,
    view: ViewState,
    modals: Modals,
    path_feedback: PathFeedback,
    /// The close that waits for running writes.
    closing: Option<UnsavedPrompt>,
    /// The document whose file is being read because both have changed.
    conflict_read: Option<(DocumentId, PathBuf)>,
    notices: Notices,
    batch: Batch,
    session_restore: SessionRestore,
    /// The rule that was deleted last, with its former index.
    deleted_rule: Option<(usize, UserRule)>,
    /// Whether the last autosave failed.
    is_journal_failing: bool,
    /// The tracked changes that are shown.
    tracked: TrackedState,
    /// The time of day in ISO 8601; empty if it is unknown.
    wall_time: String,
}

impl Workspace {
    /// An empty workspace.
    #[must_use]
    pub fn new(packs: Packs, tag_history: TagHistory, settings: Settings) -> Self {
        Self {
            documents: OpenDocuments::default(),
            packs,
            tag_history,
            vocabulary: None,
            settings,
            keymap: Keymap::default(),
            key_file: None,
            ready_list: ReadyList::default(),
            view: ViewState::default(),
            modals: Modals::default(),
            path_feedback: PathFeedback::default(),
            closing: None,
            conflict_read: None,
            notices: Notices::default(),
            batch: Batch::default(),
            session_restore: SessionRestore::default(),
            deleted_rule: None,
            is_journal_failing: false,
            tracked: TrackedState::default(),
            wall_time: String::new(),
        }
    }

    /// Performs an action of the user. `now` is the time since the program started.
    pub fn dispatch(&mut self, action: Action, now: Duration) -> Vec<Effect> {
        let before = self.snapshot_rules(&action);
        let mut effects = self.dispatch_action(action, now);
        effects.extend(self.record_overridden(before));
        effects.extend(self.ask_next_question());
        effects
    }

    fn dispatch_action(&mut self, action: Action, now: Duration) -> Vec<Effect> {
        match action {
            Action::RunCommand(command) => self.run_command(command, now),
            Action::RunFromPalette(command) => self.run_from_palette(command, now),
            Action::File(action) => self.handle_file_action(action),
            Action::Edit(action) => self.handle_edit_action(action, now),
            Action::View(action) => self.handle_view_action(action),
            Action::Prompt(action) => self.handle_prompt_action(action, now),
            Action::Rule(action) => self.handle_rule_action(action, now),
            Action::Recover(action) => self.handle_recovery_action(action),
            Action::Versions(action) => self.handle_version_action(action, now),
            Action::Bulk(action) => self.handle_bulk_action(action, now),
            Action::Export(action) => self.handle_export_action(action),
            Action::Revise(action) => self.handle_revise_action(action, now),
            Action::Vocabulary(action) => self.handle_vocabulary_action(action, now),
        }
    }

    fn handle_file_action(&mut self, action: FileAction) -> Vec<Effect> {
        match action {
            FileAction::OpenFiles(paths) => self.open_paths(paths),
            FileAction::OpenText(text) => self.open_text(text),
            FileAction::OpenHtml { html, text } => self.open_html(html, text),
            FileAction::CancelBatch => {
                self.cancel_batch();
                Vec::new()
            }
            FileAction::SaveTo { document, path, format, replace } => {
                self.save_to_typed_path(document, path, format, replace)
            }
            FileAction::SubmitPath(path, purpose) => self.submit_path(path, purpose),
            FileAction::CompletePath { typed, folders_only } => {
                vec![Effect::RunJob(Job::CompletePath { typed, folders_only })]
            }
            FileAction::CheckFiles => self.check_files(),
        }
    }

    fn handle_view_action(&mut self, action: ViewAction) -> Vec<Effect> {
        match action {
            ViewAction::SetDocumentFilter(filter) => self.view.set_filter(filter),
            ViewAction::ActivateDocument(id) => self.documents.activate(id),
            ViewAction::DismissNotice => self.notices.dismiss(),
            ViewAction::SetCaret(at) => {
                self.view.finding.take_if(|visited| matches!(visited.stop, FindingStop::Field(..)));
                if let Some(document) = self.active_mut() {
                    document.caret_offset = at;
                    document.selection = at..at;
                    document.is_headline_focused = false;
                }
            }
            ViewAction::SetSelection(range) => {
                if let Some(document) = self.active_mut() {
                    document.selection = range;
                }
            }
            ViewAction::FocusHeadline => {
                if let Some(document) = self.active_mut() {
                    document.is_headline_focused = true;
                }
            }
            ViewAction::GoToParagraph(number) => self.go_to_paragraph(number),
            ViewAction::GoToPlace(document, place) => self.go_to_place(document, &place),
            ViewAction::GoToFinding(finding) => self.go_to_one_finding(&finding),
            ViewAction::SetReadingStyle(style) => {
                return self.change_settings(|settings| settings.reading_style = style.clamped());
            }
            ViewAction::SetWordTarget(words) => {
                return self.change_settings(|settings| settings.word_target = words);
            }
            ViewAction::SetCopyParts(parts) => {
                return self.change_settings(|settings| settings.copy_parts = parts);
            }
            ViewAction::SetCopiesByTemplate(is_on) => {
                return self.change_settings(|settings| settings.copies_by_template = is_on);
            }
            ViewAction::SetUserName(name) => return self.change_settings(|settings| settings.user_name = name),
            ViewAction::ShowHit(hit) => self.go_to_hit(&hit),
            ViewAction::SetDrafts(id, drafts) => {
                if let Some(document) = self.document_mut(id) {
                    document.set_drafts(drafts);
                }
            }
            ViewAction::CloseSearch => self.close_search(),
            ViewAction::HidePanel(target) => return self.hide_panel(target),
            ViewAction::ToggleExcludedGroup(id, line) => self.toggle_group(id, line),
            ViewAction::SetColumnWidth(column, width) => {
                return self.change_settings(|settings| settings.panels.widths.set(column, width));
            }
        }
        Vec::new()
    }

    fn handle_prompt_action(&mut self, action: PromptAction, now: Duration) -> Vec<Effect> {
        match action {
            PromptAction::CancelFilePrompt => {
                self.cancel_file_prompt();
                Vec::new()
            }
            PromptAction::ShowSystemDialog => self.show_system_dialog(),
            PromptAction::AnswerUnsavedPrompt(answer) => self.answer_unsaved_prompt(answer),
            PromptAction::CloseOverlay => {
                self.modals.retain(|modal| {
                    !matches!(modal, Modal::GoToAnything | Modal::Palette | Modal::KeyHelp | Modal::Tour)
                });
                Vec::new()
            }
            PromptAction::CloseGoto => {
                self.modals.close(Modal::is_goto);
                Vec::new()
            }
            PromptAction::ConfirmSaves => self.write_confirmed(),
            PromptAction::MarkReady => {
                self.mark_ready(true, now);
                Vec::new()
            }
            PromptAction::MarkSeveralReady => {
                self.mark_several_ready(now);
                Vec::new()
            }
            PromptAction::FixAndMarkReady => {
                self.fix_and_mark_ready(now);
                Vec::new()
            }
            PromptAction::ReviewReady => self.review_first_issue(),
            PromptAction::CancelReady => {
                self.modals.retain(|modal| !modal.is_ready() && !modal.is_ready_several());
                Vec::new()
            }
            PromptAction::CloseCopyParts => {
                self.modals.close(Modal::is_copy_parts);
                Vec::new()
            }
            PromptAction::CloseLink => {
                self.modals.close(Modal::is_link);
                Vec::new()
            }
            PromptAction::ResolveConflict(resolution) => self.resolve_conflict(resolution, now),
        }
    }

    /// Handles the result of a job, of a system dialog, or a window event.
    pub fn handle_event(&mut self, event: WorkspaceEvent) -> Vec<Effect> {
        let mut effects = self.handle_one_event(event);
        effects.extend(self.ask_next_question());
        effects
    }

    #[expect(clippy::too_many_lines, reason = "one arm per event")]
    fn handle_one_event(&mut self, event: WorkspaceEvent) -> Vec<Effect> {
        match event {
            WorkspaceEvent::OpenFinished { path, fingerprint, attachments, pictures, result } => {
                self.on_open_finished(path, fingerprint, LeftOutFiles { attachments, pictures }, result)
            }
            WorkspaceEvent::AttachmentsRead(result) => {
                self.on_attachments_read(result);
                Vec::new()
            }
            WorkspaceEvent::TemplateFilled(result) => self.on_template_filled(result),
            WorkspaceEvent::FolderListed { folder, files } => self.on_folder_listed(folder, files),
            WorkspaceEvent::FilesArrived(folder, files) => self.on_files_arrived(&folder, files),
            WorkspaceEvent::SessionLoaded { session, missing, problem } => {
                if let Some(problem) = problem {
                    self.notify(Notice::from_error(&problem));
                }
                self.restore_session(session, missing)
            }
            WorkspaceEvent::DiskVersionRead { document, fingerprint, result } => {
                self.on_disk_version_read(document, fingerprint, result);
                Vec::new()
            }
            WorkspaceEvent::VersionsListed { document, list } => self.on_versions_listed(document, list),
            WorkspaceEvent::VersionRead { document, which, result } => {
                self.on_version_read(document, which, result);
                Vec::new()
            }
            WorkspaceEvent::OriginalRead { document, result } => {
                self.on_original_read(document, result, Duration::ZERO)
            }
            WorkspaceEvent::OriginalPicked(document, path) => self.attach_file(document, path),
            WorkspaceEvent::TrackedBaseRead { document, article } => {
                self.on_tracked_base_read(document, article);
                Vec::new()
            }
            WorkspaceEvent::CheckFinished { document, revision, result } => {
                self.on_check_finished(document, revision, result);
                Vec::new()
            }
            WorkspaceEvent::FilesChecked(statuses) => {
                self.on_files_checked(&statuses);
                Vec::new()
            }
            WorkspaceEvent::PathChecked { purpose, result } => self.on_path_checked(purpose, result),
            WorkspaceEvent::PathCompleted(completion) => {
                self.on_path_completed(completion);
                Vec::new()
            }
            WorkspaceEvent::SaveFinished { document, state, path, format, version_error, result } => {
                let operation = RetryableOperation::KeepVersion(document);
                if version_error.is_none() && result.is_ok() {
                    self.notices.resolve(&operation);
                }
                let effects = self.on_save_finished(document, state, path, format, result);
                if let Some(problem) = version_error {
                    self.notify(Notice::from_error(&problem).of_operation(operation));
                }
                effects
            }
            WorkspaceEvent::ExportFinished { request, target, outcome } => {
                self.on_export_finished(&request, target, outcome);
                Vec::new()
            }
            WorkspaceEvent::AutosaveFinished { document, revision, result } => {
                self.on_autosave_finished(document, revision, result);
                Vec::new()
            }
            WorkspaceEvent::RecoverableFound { found, problems } => {
                self.add_recoverable(found);
                for problem in problems {
                    self.notify(Notice::from_error(&problem));
                }
                Vec::new()
            }
            WorkspaceEvent::FilesPicked(paths) => self.open_paths(paths),
            WorkspaceEvent::SavePathPicked { document, path, format, replace } => {
                self.save_to(document, path, format, replace)
            }
            WorkspaceEvent::ExportPathPicked { request, path, replace } => self.export_to(request, path, replace),
            WorkspaceEvent::TemplatePicked(path) => self.choose_template(path),
            WorkspaceEvent::DialogCancelled(file_prompt) => {
                self.on_dialog_cancelled(&file_prompt);
                Vec::new()
            }
            WorkspaceEvent::FolderPicked(folder, file_prompt) => self.on_folder_picked(folder, file_prompt),
            WorkspaceEvent::DialogUnavailable(file_prompt) => {
                self.open_file_prompt(file_prompt);
                Vec::new()
            }
            WorkspaceEvent::VocabularyLoaded(result) => {
                self.on_vocabulary_loaded(result);
                Vec::new()
            }
            WorkspaceEvent::VocabularySaved(written) => {
                self.on_vocabulary_saved(written);
                Vec::new()
            }
            WorkspaceEvent::TagFilePicked(path) => self.import_tags_of(path),
            WorkspaceEvent::TagsImported(result) => self.on_tags_imported(result),
            WorkspaceEvent::NearDuplicatesFound { revision, pairs } => {
                self.on_near_duplicates_found(revision, pairs);
                Vec::new()
            }
            WorkspaceEvent::TagDecisionsForgotten(result) => {
                self.on_tag_decisions_forgotten(result);
                Vec::new()
            }
            WorkspaceEvent::GlossarySaved(result) => {
                self.on_glossary_saved(result);
                Vec::new()
            }
            WorkspaceEvent::CloseRequested => self.run_command(Command::Quit, Duration::ZERO),
            WorkspaceEvent::ProfileSaved(part, result) => {
                self.on_profile_saved(part, result);
                Vec::new()
            }
            WorkspaceEvent::ErrorReported(problem) => {
                self.notify(Notice::from_error(&problem));
                Vec::new()
            }
        }
    }

    fn save_settings(&self) -> Vec<Effect> {
        vec![Effect::RunJob(Job::SaveSettings(self.settings.to_ron()))]
    }

    /// The open documents, in the order of opening.
    #[must_use]
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// The active document.
    #[must_use]
    pub fn active(&self) -> Option<&Document> {
        self.documents.active()
    }

    fn active_mut(&mut self) -> Option<&mut Document> {
        self.documents.active_mut()
    }

    /// The open document with this identifier.
    #[must_use]
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        self.documents.get(id)
    }

    fn document_mut(&mut self, id: DocumentId) -> Option<&mut Document> {
        self.documents.get_mut(id)
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The active keymap.
    #[must_use]
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// Sets the keymap of the user.
    pub fn set_keymap(&mut self, keymap: Keymap) {
        self.keymap = keymap;
    }

    /// The file in which the user changes the keymap, which need not exist; `None` if there is no folder for it.
    #[must_use]
    pub fn key_file(&self) -> Option<&Path> {
        self.key_file.as_deref()
    }

    /// Sets the file in which the user changes the keymap.
    pub fn set_key_file(&mut self, file: Option<PathBuf>) {
        self.key_file = file;
    }

    /// The language and outlet packs.
    #[must_use]
    pub fn packs(&self) -> &Packs {
        &self.packs
    }
}
