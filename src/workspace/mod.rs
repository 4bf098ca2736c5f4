//! The workspace: the open documents and all operations on them. [`Action`]s of the user and [`WorkspaceEvent`]s of jobs come
//! in, [`Effect`]s go out. It accesses no files, threads or clocks itself.

mod action;
pub(crate) mod commands;
pub(crate) mod document;
pub(crate) mod document_list;
pub(crate) mod files;
pub(crate) mod job;
pub(crate) mod notices;
pub(crate) mod rules;
mod settings;
pub(crate) mod view_state;

pub use action::{Action, Effect, ErrorReport, PasteTarget, UnsavedAnswer, WorkspaceEvent};
pub use commands::keymap::{Keymap, KeymapError};
pub use commands::search::{Hit, ReplaceRequest, SearchScope, field_or_body_text};
pub use commands::shortcut::{Key, Shortcut};
pub use commands::table::{Command, Menu};
pub use document::autosave::AUTOSAVE_DELAY;
pub use document::history::{History, StateId, UndoOutcome};
pub use document::{CaretRequest, Document, DocumentId, PromoCounts};
pub use document_list::{DocumentFilter, SortOrder, WorkflowStage};
pub use files::close::UnsavedPrompt;
pub use files::file_conflict::{ConflictResolution, FileConflict};
pub use files::recovery::{RecoverableDocument, RecoveryAction, RecoveryChoice};
pub use files::save::{FILE_CHANGED, FILE_EXISTS, FILE_GONE, FilePrompt, suggested_path};
pub use files::session::Session;
pub use files::versions::{PreviousVersion, VersionAction, VersionRef, VersionSource, VersionsView};
pub use job::{FileFingerprint, FileStatus, Job, OverwritePolicy};
pub use notices::{MessageArg, Notice, Severity};
pub use rules::rule_editor::{PatternDraft, RuleAction, RuleDraft};
pub use rules::rule_preview::{DocumentLines, LineRef, RuleEffect, RuleMatch, line_text};
pub use settings::{LanguageChoice, ReadingStyle, Settings, SettingsError, ThemeChoice};
pub use view_state::{FocusTarget, InspectorTab, Overlay, Panels};

use redaksi_core::packs::{Packs, UserRule};
use redaksi_core::tags::TagHistory;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::time::Duration;

/// The application state: the open documents, the shared data, and the open dialogs.
#[derive(Debug)]
pub struct Workspace {
    documents: Vec<Document>,
    active: Option<DocumentId>,
    next_document_id: u64,
    packs: Packs,
    tag_history: TagHistory,
    settings: Settings,
    notices: VecDeque<Notice>,
    last_notice_number: u64,
    dismissed_up_to: u64,
    /// Notices numbered up to this one predate the last edit and are no longer shown.
    stale_up_to: u64,
    file_prompt: Option<FilePrompt>,
    unsaved_prompt: Option<UnsavedPrompt>,
    rule_draft: Option<RuleDraft>,
    /// The conflict between a document and its file, being read or shown.
    conflict: Option<FileConflict>,
    /// Increases each time the search bar is requested; 0 while it is closed.
    search_request: u64,
    /// Whether the search bar shows the replacement field.
    is_replace_shown: bool,
    /// Increases each time the go-to-paragraph dialog is requested; 0 while it is closed.
    goto_request: u64,
    /// Whether the text is shown without panels and toolbars.
    is_focus_mode: bool,
    /// The overlay over the window.
    overlay: Option<Overlay>,
    /// The last requested focus target, and the number of requests so far.
    focus_request: (FocusTarget, u64),
    keymap: Keymap,
    /// The content of the versions dialog.
    versions: Option<VersionsView>,
    /// Documents recovered from the journals of crashed runs, with the choice for each; empty once the user has
    /// decided.
    recoverable: Vec<(RecoverableDocument, RecoveryChoice)>,
    /// Whether the last autosave failed.
    is_journal_failing: bool,
    /// The rule that was deleted last, with its former index.
    deleted_rule: Option<(usize, UserRule)>,
    /// The open operation in progress.
    open_batch: crate::workspace::files::open::OpenBatch,
    /// The bulk save in progress.
    bulk_save: crate::workspace::files::bulk::BulkSave,
    /// What is needed to undo the last bulk operation.
    bulk_undo: crate::workspace::files::bulk::BulkUndo,
    document_filter: DocumentFilter,
    /// The files of the last session that are not open again yet, and how many of its files no longer exist.
    session_restore: (Session, usize),
    /// Files of the last session that could not be opened this time, with the caret of each.
    missing_files: Vec<(PathBuf, usize)>,
}

impl Workspace {
    /// An empty workspace.
    #[must_use]
    pub fn new(packs: Packs, tag_history: TagHistory, settings: Settings) -> Self {
        Self {
            documents: Vec::new(),
            active: None,
            next_document_id: 0,
            packs,
            tag_history,
            settings,
            notices: VecDeque::new(),
            last_notice_number: 0,
            dismissed_up_to: 0,
            stale_up_to: 0,
            file_prompt: None,
            unsaved_prompt: None,
            rule_draft: None,
            conflict: None,
            search_request: 0,
            is_replace_shown: false,
            goto_request: 0,
            is_focus_mode: false,
            overlay: None,
            focus_request: (FocusTarget::Editor, 0),
            keymap: Keymap::default(),
            versions: None,
            recoverable: Vec::new(),
            is_journal_failing: false,
            deleted_rule: None,
            open_batch: crate::workspace::files::open::OpenBatch::default(),
            bulk_save: crate::workspace::files::bulk::BulkSave::default(),
            bulk_undo: crate::workspace::files::bulk::BulkUndo::default(),
            document_filter: DocumentFilter::default(),
            session_restore: (Session::default(), 0),
            missing_files: Vec::new(),
        }
    }

    /// Performs an action of the user. `now` is the time since the program started.
    pub fn dispatch(&mut self, action: Action, now: Duration) -> Vec<Effect> {
        let before = self.snapshot_rules(&action);
        let mut effects = self.dispatch_action(action, now);
        effects.extend(self.record_overridden(before));
        effects
    }

    fn dispatch_action(&mut self, action: Action, now: Duration) -> Vec<Effect> {
        match action {
            Action::RunCommand(command) => self.run_command(command, now),
            Action::OpenFiles(paths) => self.open_paths(paths),
            Action::OpenText(text) => self.open_text(text),
            Action::CancelBatch => {
                self.cancel_batch();
                Vec::new()
            }
            Action::SetDocumentFilter(document_filter) => {
                self.document_filter = document_filter;
                Vec::new()
            }
            Action::ActivateDocument(id) => {
                self.activate(id);
                Vec::new()
            }
            Action::SaveTo { document, path, format, replace } => self.save_to(document, path, format, replace),
            Action::CancelFilePrompt => {
                self.cancel_file_prompt();
                Vec::new()
            }
            Action::ShowSystemDialog => self.show_system_dialog(),
            Action::AnswerUnsavedPrompt(answer) => self.answer_unsaved_prompt(answer),
            Action::Rule(rule) => self.handle_rule_action(rule, now),
            Action::Recover(action) => self.handle_recovery_action(action),
            Action::ResolveConflict(resolution) => self.resolve_conflict(resolution, now),
            Action::CheckFiles => self.check_files(),
            Action::ShowHit(hit) => {
                self.go_to_hit(&hit);
                Vec::new()
            }
            Action::Replace(request) => {
                self.replace_hits(&request, now);
                Vec::new()
            }
            Action::CloseSearch => {
                self.close_search();
                Vec::new()
            }
            Action::UndoBulk => self.undo_bulk(),
            Action::Versions(action) => self.handle_version_action(action, now),
            Action::DismissNotice => {
                self.dismissed_up_to = self.last_notice_number;
                Vec::new()
            }
            Action::RunFromPalette(command) => self.run_from_palette(command, now),
            Action::HidePanel(target) => self.hide_panel(target),
            Action::CloseOverlay => {
                self.overlay = None;
                Vec::new()
            }
            Action::CloseGoto => {
                self.goto_request = 0;
                Vec::new()
            }
            Action::SetReadingStyle(style) => {
                self.settings.reading_style = style.clamped();
                self.save_settings()
            }
            Action::SetWordTarget(words) => {
                self.settings.word_target = words;
                self.save_settings()
            }
            edit => {
                self.handle_edit(edit, now);
                Vec::new()
            }
        }
    }

    /// Handles the result of a job, of a system dialog, or a window event.
    pub fn handle_event(&mut self, event: WorkspaceEvent) -> Vec<Effect> {
        match event {
            WorkspaceEvent::OpenFinished { path, fingerprint, result } => {
                self.on_open_finished(path, fingerprint, result)
            }
            WorkspaceEvent::FolderListed { folder, files } => self.on_folder_listed(folder, files),
            WorkspaceEvent::SessionLoaded(session, gone) => self.restore_session(session, gone),
            WorkspaceEvent::DiskVersionRead { document, fingerprint, result } => {
                self.on_disk_version_read(document, fingerprint, result);
                Vec::new()
            }
            WorkspaceEvent::VersionsListed { document, list } => self.on_versions_listed(document, list),
            WorkspaceEvent::VersionRead { document, which, result } => {
                self.on_version_read(document, which, result);
                Vec::new()
            }
            WorkspaceEvent::FilesChecked(statuses) => {
                self.on_files_checked(&statuses);
                Vec::new()
            }
            WorkspaceEvent::SaveFinished { document, state, path, format, version_error, result } => {
                let effects = self.on_save_finished(document, state, path, format, result);
                if let Some(problem) = version_error {
                    self.notify(Notice::from_error(&problem));
                }
                effects
            }
            WorkspaceEvent::AutosaveFinished { document, revision, result } => {
                self.on_autosave_finished(document, revision, result);
                Vec::new()
            }
            WorkspaceEvent::RecoverableFound { found, problem } => {
                self.add_recoverable(found);
                if let Some(problem) = problem {
                    self.notify(Notice::from_error(&problem));
                }
                Vec::new()
            }
            WorkspaceEvent::FilesPicked(paths) => self.open_paths(paths),
            WorkspaceEvent::SavePathPicked { document, path, format, replace } => {
                self.save_to(document, path, format, replace)
            }
            WorkspaceEvent::DialogCancelled(file_prompt) => {
                self.on_dialog_cancelled(&file_prompt);
                Vec::new()
            }
            WorkspaceEvent::DialogUnavailable(file_prompt) => {
                self.file_prompt = Some(file_prompt);
                Vec::new()
            }
            WorkspaceEvent::CloseRequested => self.run_command(Command::Quit, Duration::ZERO),
            WorkspaceEvent::ErrorReported(problem) => {
                self.notify(Notice::from_error(&problem));
                Vec::new()
            }
        }
    }

    fn allocate_document_id(&mut self) -> DocumentId {
        self.next_document_id += 1;
        DocumentId(self.next_document_id)
    }

    fn activate(&mut self, id: DocumentId) {
        if self.document(id).is_some() {
            self.active = Some(id);
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
        self.active.and_then(|id| self.document(id))
    }

    fn active_mut(&mut self) -> Option<&mut Document> {
        let active = self.active?;
        self.document_mut(active)
    }

    /// The open document with this identifier.
    #[must_use]
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        self.documents.iter().find(|document| document.id() == id)
    }

    fn document_mut(&mut self, id: DocumentId) -> Option<&mut Document> {
        self.documents.iter_mut().find(|document| document.id() == id)
    }

    /// The built-in file prompt; `None` while it is closed.
    #[must_use]
    pub fn file_prompt(&self) -> Option<&FilePrompt> {
        self.file_prompt.as_ref()
    }

    /// The prompt about unsaved changes; `None` while it is closed.
    #[must_use]
    pub fn unsaved_prompt(&self) -> Option<&UnsavedPrompt> {
        self.unsaved_prompt.as_ref()
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The language and outlet packs.
    #[must_use]
    pub fn packs(&self) -> &Packs {
        &self.packs
    }

    /// Increases each time the go-to-paragraph dialog is requested; 0 while it is closed.
    #[must_use]
    pub fn goto_request(&self) -> u64 {
        self.goto_request
    }

    /// Whether the text is shown without panels and toolbars.
    #[must_use]
    pub fn is_focus_mode(&self) -> bool {
        self.is_focus_mode
    }
}
