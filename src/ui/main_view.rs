//! The main view: all panels, bars and dialogs of the window, and how keys, text and the clipboard reach them.

use crate::i18n::Localizer;
use crate::ui::bars::search::SearchBar;
use crate::ui::bars::toasts::Toasts;
use crate::ui::bars::{menu, status};
use crate::ui::cx::{Cx, WidthClass};
use crate::ui::dialogs::Dialogs;
use crate::ui::document::callout::Callout;
use crate::ui::document::document_view::DocumentView;
use crate::ui::document::editor::BodyEditor;
use crate::ui::document::welcome;
use crate::ui::field_ids::headline_id;
use crate::ui::input_queue::InputQueue;
use crate::ui::input_router;
use crate::ui::input_router::InputRouter;
use crate::ui::outbox::{JumpTarget, Outbox};
use crate::ui::panels::document_list::DocumentListPanel;
use crate::ui::panels::inspector::Inspector;
use crate::ui::theme::{Face, opacity, size};
use crate::ui::widgets::text_field;
use crate::workspace::{
    Action, BulkAction, Command, Document, DocumentId, EditAction, ExportAction, FileAction, FocusTarget, InspectorTab,
    PasteTarget, ReviseAction, ViewAction, VocabularyAction, Workspace,
};
use egui::Ui;
use redaksi_core::article::{FieldName, Stage};
use redaksi_core::formats::journal_entry::DraftField;
use std::ops::Range;

/// State of the view between frames that belongs to no story: drafts, scroll positions, collapsed sections.
#[derive(Debug, Default)]
pub struct MainView {
    pub(super) document_view: DocumentView,
    pub(super) inspector: Inspector,
    dialogs: Dialogs,
    pub(super) document_list: DocumentListPanel,
    pub(super) search_bar: SearchBar,
    toasts: Toasts,
    callout: Callout,
    /// The widget that had the focus at the end of the last frame.
    focused_widget: Option<egui::Id>,
    input_router: InputRouter,
    pub(super) was_modal_open: bool,
    /// The field of the inspector or the search bar that had the focus last.
    pub(super) last_text_field: Option<egui::Id>,
    /// The place of the document view in this frame; `None` while it is not shown.
    document_rect: Option<egui::Rect>,
    /// The focused widget of a panel or bar, and its center.
    pub(super) last_in_panel: Option<(egui::Id, egui::Pos2)>,
    /// The field that had the focus when a modal dialog opened.
    pub(super) focus_before_modal: Option<egui::Id>,
    /// Where the user went last: a small window shows only that.
    focus_target: FocusTarget,
    /// The headline, if it is to get the focus at the end of the frame.
    late_focus: Option<egui::Id>,
    /// The number of the last focus request that was handled.
    pub(super) handled_focus_request: u64,
    /// For how many more frames a paste event is expected, and what to do with its text.
    pending_paste: (u8, PasteTarget),
    /// Cut or copy, if it is due in the next frame.
    pending_clipboard_command: Option<Command>,
}

impl MainView {
    /// Handles the next paste event as specified, whatever has the focus.
    pub fn expect_paste(&mut self, into: PasteTarget) {
        /// The clipboard answers within a frame or two; if it is empty, it does not answer at all.
        const PASTE_WAIT_FRAMES: u8 = 4;
        self.pending_paste = (PASTE_WAIT_FRAMES, into);
    }

    /// The actions that commit the drafts of fields of all stories; called before the window is closed.
    ///
    /// # Errors
    ///
    /// If a date cannot be parsed: the actions that lead to it and report that error. Closing must wait until the date is
    /// corrected.
    pub fn commit_drafts(&mut self, workspace: &Workspace) -> Result<Vec<Action>, Vec<Action>> {
        let all: Vec<DocumentId> = workspace.documents().iter().map(Document::id).collect();
        self.commit_drafts_of(&all, workspace)
    }

    /// The same for some stories, and for the active one.
    fn commit_drafts_of(&mut self, ids: &[DocumentId], workspace: &Workspace) -> Result<Vec<Action>, Vec<Action>> {
        let active = workspace.active().map(Document::id);
        let closes_active = ids.is_empty() || active.is_some_and(|active| ids.contains(&active));
        let mut actions = if closes_active {
            match self.inspector.commit_drafts(workspace) {
                Ok(actions) => actions,
                Err(rejection) => return Err(self.lead_to_rejected(active, *rejection)),
            }
        } else {
            self.inspector.commit_valid_drafts(workspace, true)
        };
        let others =
            workspace.documents().iter().filter(|story| ids.contains(&story.id()) && Some(story.id()) != active);
        for story in others {
            for draft in story.drafts() {
                match draft.field {
                    DraftField::Field(name) if workspace.field_value_problem(name, &draft.text).is_some() => {
                        let rejection = Action::Edit(EditAction::SetField { name, value: draft.text.clone() });
                        let leads = self.lead_to_rejected(Some(story.id()), rejection);
                        return Err([vec![Action::View(ViewAction::ActivateDocument(story.id()))], leads].concat());
                    }
                    // Valid text was committed when the user left the story.
                    DraftField::Field(_) => {}
                    DraftField::Tag => {
                        self.inspector.take_tag_draft(story.id());
                        let (documents, typed) = (vec![story.id()], draft.text.clone());
                        let add = BulkAction::AddTags { documents, typed, suggested: Vec::new() };
                        actions
                            .extend([Action::Bulk(add), Action::View(ViewAction::SetDrafts(story.id(), Vec::new()))]);
                    }
                }
            }
        }
        Ok(actions)
    }

    /// The actions that lead to the field of a draft that was rejected, and report why.
    fn lead_to_rejected(&mut self, document: Option<DocumentId>, rejection: Action) -> Vec<Action> {
        if let (Action::Edit(EditAction::SetField { name, .. }), Some(document)) = (&rejection, document) {
            self.inspector.request_field_focus(document, *name);
            return vec![Action::RunCommand(Command::MetadataPanel), rejection];
        }
        vec![rejection]
    }

    /// The id of the text widget for the body of a story, for code that moves the focus.
    #[must_use]
    pub fn body_id(document: DocumentId) -> egui::Id {
        BodyEditor::id(document)
    }

    /// Shows the workspace and returns the user's actions in the order in which they were made.
    pub fn show(&mut self, ui: &mut Ui, workspace: &Workspace, i18n: &Localizer) -> Vec<Action> {
        InputQueue::install(ui.ctx());
        self.inspector.adopt_drafts(workspace, ui.input(|input| input.time));
        let mut out = Outbox::default();
        let is_modal_open = workspace.is_modal_open();
        let cx = Cx::new(ui, workspace, i18n, is_modal_open);
        let field = self.track_modal_focus(ui, workspace, is_modal_open);
        if !is_modal_open {
            self.document_list.take_keys(ui, workspace, self.focused_widget, &mut out);
            self.document_view.take_menu_key(ui, workspace);
        }
        let command = if is_modal_open {
            self.input_router.wait_for_dialog(ui, workspace);
            None
        } else {
            let is_in_bar = self.is_key_for_search_bar(ui);
            self.input_router
                .take_command(ui, workspace, is_in_bar)
                .filter(|command| !self.is_focused_panel(ui, workspace, *command))
                .map(|command| self.action_for(ui, workspace, command))
        };
        if !is_modal_open {
            // Only after shortcuts have been removed from the input, with their text events.
            self.redirect_typing_to_editor(ui, workspace);
        }
        self.handle_paste(ui, workspace, &mut out);
        self.handle_cut_and_copy(ui, workspace, &mut out);
        if !workspace.is_focus_mode() {
            menu::show(ui, cx, &mut out);
        }
        let is_toast_shown = self.toasts.update(ui, cx);
        // Focus mode hides the status bar, except while autosave fails.
        if !workspace.is_focus_mode() || workspace.is_autosave_failing() {
            status::show(ui, cx, is_toast_shown, &mut out);
        }
        self.document_rect = None;
        if let Some(document) = workspace.active() {
            self.show_document(ui, cx, document, &mut out);
        } else {
            welcome::show(ui, cx, &mut out);
        }
        let area = self.document_rect.unwrap_or_else(|| ui.ctx().content_rect());
        let document = workspace.active().filter(|_| self.document_rect.is_some() && !workspace.is_reading_view());
        let decision_area = self.document_view.decision_area();
        let callout = document.and_then(|document| self.callout.show(ui, cx, document, area, decision_area));
        if is_toast_shown {
            // The callout comes first: where there is no room beside all places, the toast leaves it visible.
            let avoid: Vec<_> = callout.into_iter().chain(self.places_to_keep_clear(ui, workspace)).collect();
            self.toasts.show(ui, cx, area, &avoid, &mut out);
        }
        self.dialogs.show(ui, cx, &mut out);
        self.jump_from_dialog(workspace, &mut out);
        if workspace.is_focus_mode()
            && workspace.search_request() == 0
            && !is_modal_open
            && ui.input(|input| input.key_pressed(egui::Key::Escape))
        {
            out.run(Command::FocusMode);
        }
        show_drop_overlay(ui, cx);
        if let Some(field) = field.or(self.late_focus.take()) {
            // A second request: egui takes the focus away from widgets below a modal dialog that has just closed.
            ui.memory_mut(|memory| memory.request_focus(field));
        }
        // What the panels handled was typed before the shortcut of the command.
        out.extend(command);
        let mut actions = self.insert_draft_commits(out.into_actions(), workspace);
        actions.extend(self.inspector.report_drafts(workspace));
        let focused = ui.memory(egui::Memory::focused);
        if std::mem::replace(&mut self.focused_widget, focused) != focused {
            // The widget that got the focus, such as the default button of a dialog, shows it in the next frame only.
            ui.ctx().request_repaint();
        }
        actions
    }

    /// Focuses the field that was chosen in a dialog.
    fn jump_from_dialog(&mut self, workspace: &Workspace, out: &mut Outbox) {
        let (Some(JumpTarget::Field(name)), Some(document)) = (out.take_jump(), workspace.active()) else { return };
        if name == FieldName::Headline {
            // It gets the focus when the dialog closes.
            self.focus_before_modal = Some(headline_id(document.id()));
        } else {
            self.inspector.request_field_focus(document.id(), name);
            out.run(Command::MetadataPanel);
        }
    }

    /// Shows the active story, with the panels that the window has room for.
    fn show_document(&mut self, ui: &mut Ui, cx: Cx<'_>, document: &Document, out: &mut Outbox) {
        let (place, number) = cx.workspace.focus_request();
        let requested = (std::mem::replace(&mut self.handled_focus_request, number) != number).then_some(place);
        if requested == Some(FocusTarget::Editor) {
            self.document_view.focus_document();
        }
        self.focus_target = match requested {
            Some(FocusTarget::Field(FieldName::Headline) | FocusTarget::FieldWords(FieldName::Headline, ..)) => {
                FocusTarget::Editor
            }
            Some(FocusTarget::Field(_) | FocusTarget::FieldWords(..)) => FocusTarget::Panel(InspectorTab::Metadata),
            Some(target) => target,
            None => self.focus_target,
        };
        let panels = cx.workspace.settings().panels;
        let is_page_alone = cx.workspace.is_focus_mode() || cx.workspace.is_reading_view();
        let is_small = cx.width == WidthClass::Small;
        let is_narrow = cx.width <= WidthClass::Narrow;
        // A narrow window shows the story list or the inspector, not both; a small one shows neither beside the story.
        let is_wanted = panels.document_list && cx.workspace.documents().len() > 1 && !is_page_alone;
        let is_listing = is_wanted && self.focus_target == FocusTarget::DocumentList;
        let has_list = is_wanted && (!is_narrow || is_listing || !is_small && !panels.inspector);
        let has_room =
            if is_small { matches!(self.focus_target, FocusTarget::Panel(_)) } else { !(is_narrow && is_listing) };
        let has_inspector = panels.inspector && !is_page_alone && has_room;
        let is_covered = is_small && has_inspector;
        let is_bar_across = ui.ctx().content_rect().width() < size::SEARCH_ACROSS;
        if is_bar_across {
            self.search_bar.show(ui, cx, out);
        }
        self.document_list.begin_frame();
        self.inspector.begin_frame();
        if has_list {
            self.document_list.show(ui, cx, requested == Some(FocusTarget::DocumentList), out);
        }
        if has_inspector {
            self.inspector.reserve(ui, cx);
        }
        let field = match requested {
            Some(FocusTarget::Field(name)) => Some((name, None)),
            Some(FocusTarget::FieldWords(name, start, end)) => Some((name, Some(start..end))),
            Some(FocusTarget::Editor | FocusTarget::DocumentList | FocusTarget::Panel(_)) | None => None,
        };
        if let Some((name, words)) = field {
            self.focus_field(ui, document, name, words, !has_inspector || cx.width < WidthClass::Wide, out);
        }
        if !is_bar_across {
            self.search_bar.show(ui, cx, out);
        }
        if let Some((name, range)) = self.search_bar.take_field_hit_on_close(cx.workspace) {
            self.document_view.cancel_focus_request();
            self.inspector.select_in_field(ui, document, name, range, cx.width < WidthClass::Wide, out);
        }
        match self.search_bar.take_jump_to_field() {
            // They stand at the top of the page.
            Some(FieldName::Headline | FieldName::Abstract) => self.document_view.scroll_to_headline(),
            Some(name) => self.inspector.scroll_to_field(name),
            None => {}
        }
        let in_text = self.search_bar.highlights_for(cx.workspace, document.id(), None);
        let in_fields = self.search_bar.field_highlights(cx.workspace, document.id());
        self.document_view.set_highlights(in_text, &in_fields);
        self.inspector.set_highlights(in_fields);
        if !is_covered {
            if !has_inspector {
                Self::keep_tab_in_document(ui, document);
            }
            self.document_rect = Some(ui.available_rect_before_wrap());
            self.document_view.show(ui, cx, document, out);
        }
        // After the document, so that the Tab key goes from the text to the inspector and not to the menus.
        if has_inspector {
            let panel = if let Some(FocusTarget::Panel(tab)) = requested { Some(tab) } else { None };
            self.inspector.show(ui, cx, document, panel, out);
        }
        if let Some(jump) = out.take_jump() {
            if !matches!(jump, JumpTarget::Field(_)) {
                self.focus_target = FocusTarget::Editor;
            }
            self.document_view.jump(jump);
            ui.ctx().request_repaint();
        }
        if !is_covered {
            self.ensure_focus(ui, document, cx.is_modal_open || !self.document_view.is_document_shown());
        }
    }

    /// Focuses a field and selects words in it: the headline in the document view, other fields in the metadata panel. With
    /// `is_tab`, that panel has to be opened first.
    fn focus_field(
        &mut self,
        ui: &Ui,
        document: &Document,
        name: FieldName,
        words: Option<Range<usize>>,
        is_tab: bool,
        out: &mut Outbox,
    ) {
        if name == FieldName::Headline {
            self.document_view.focus_document();
            self.document_view.cancel_focus_request();
            self.document_view.scroll_to_headline();
            self.late_focus = Some(headline_id(document.id()));
        }
        let end = document.article().fields.value(name).len();
        self.inspector.select_in_field(ui, document, name, words.unwrap_or(end..end), is_tab, out);
    }

    /// The places that a toast must not cover: the caret or another focused widget, the promo at the caret, and the end of
    /// the text.
    fn places_to_keep_clear(&self, ui: &Ui, workspace: &Workspace) -> Vec<egui::Rect> {
        let caret = ui.ctx().output(|output| output.ime.as_ref().map(|ime| ime.cursor_rect));
        let focused = ui.memory(egui::Memory::focused);
        let is_body = |id: egui::Id| workspace.active().is_some_and(|document| Self::body_id(document.id()) == id);
        let widget = focused.filter(|id| !is_body(*id)).and_then(|id| text_field::rect_in_this_frame(ui, id));
        let text = self.document_rect.map_or(&[][..], |_| self.document_view.keep_clear());
        caret.into_iter().chain(widget).chain(text.iter().copied()).collect()
    }

    /// What a shortcut does: in the list of stories, one that sets the stage is about the selected stories or the focused one.
    fn action_for(&self, ui: &Ui, workspace: &Workspace, command: Command) -> Action {
        let documents = self.document_list.key_targets(ui, workspace);
        let stage = Command::STAGES.iter().position(|known| *known == command).map(|at| Stage::ALL[at]);
        let is_active = documents.iter().all(|id| workspace.active().map(Document::id) == Some(*id));
        match stage.filter(|_| !is_active) {
            Some(stage) => Action::Bulk(BulkAction::SetStage { documents, stage }),
            None => Action::RunCommand(command),
        }
    }

    /// Whether a command would focus the list or panel that has the focus already.
    fn is_focused_panel(&self, ui: &Ui, workspace: &Workspace, command: Command) -> bool {
        if workspace.is_focus_mode() {
            return false;
        }
        let is_in = |tab: InspectorTab| tab.command() == command && self.inspector.is_tab_focused(ui, tab);
        command == Command::DocumentsPanel && self.document_list.has_focus(ui)
            || InspectorTab::ALL.into_iter().any(is_in)
    }

    /// Inserts the actions that commit drafts in front of every action that leaves, saves or closes the story. A half-typed date
    /// does not keep the user in the story: it stays a draft. It blocks what would lose it, or publish the story without it.
    fn insert_draft_commits(&mut self, actions: Vec<Action>, workspace: &Workspace) -> Vec<Action> {
        let mut result = Vec::with_capacity(actions.len());
        let mut is_rejected = false;
        for action in actions {
            // An invalid date keeps the focus: the editor must not take it.
            if is_rejected && action == Action::RunCommand(Command::FocusEditor) {
                continue;
            }
            let committed = match draft_use(&action, workspace) {
                DraftUse::None => Ok(Vec::new()),
                DraftUse::Leave => Ok(self.inspector.commit_valid_drafts(workspace, false)),
                DraftUse::Several => {
                    let mut committed = self.inspector.commit_valid_drafts(workspace, true);
                    // The workspace must know of what is left before it saves the others.
                    committed.extend(self.inspector.report_drafts(workspace));
                    Ok(committed)
                }
                DraftUse::Active => self.commit_drafts_of(&[], workspace),
                DraftUse::Close(documents) => self.commit_drafts_of(&documents, workspace),
            };
            match committed {
                Ok(drafts) => result.extend(drafts),
                Err(rejection) => {
                    result.extend(rejection);
                    is_rejected = true;
                    continue;
                }
            }
            result.push(action);
        }
        result
    }

    /// Cutting and copying are actions of the workspace, because protected parts of promos must remain and removed ones
    /// are not copied. After a key in the same frame that may change the selection, they wait for the next frame.
    fn handle_cut_and_copy(&mut self, ui: &Ui, workspace: &Workspace, out: &mut Outbox) {
        let Some(document) = workspace.active() else { return };
        if ui.memory(egui::Memory::focused) != Some(Self::body_id(document.id())) {
            self.pending_clipboard_command = None;
            return;
        }
        let (command, is_deferred) = ui.input_mut(|input| {
            let of_event = |event: &egui::Event| match event {
                egui::Event::Cut => Some(Command::Cut),
                egui::Event::Copy => Some(Command::Copy),
                _ => None,
            };
            let command = input.events.iter().find_map(of_event);
            input.events.retain(|event| of_event(event).is_none());
            (command, input.events.iter().any(input_router::may_change_selection))
        });
        let deferred = command.filter(|_| is_deferred);
        let due = std::mem::replace(&mut self.pending_clipboard_command, deferred);
        if let Some(command) = due.or(command.filter(|_| !is_deferred)) {
            out.run(command);
        }
        if deferred.is_some() {
            ui.ctx().request_repaint();
        }
    }

    fn handle_paste(&mut self, ui: &Ui, workspace: &Workspace, out: &mut Outbox) {
        let is_writing = ui.memory(|memory| memory.focused().is_some());
        let (frames, into) = self.pending_paste;
        if frames == 0 && (workspace.active().is_some() || is_writing) {
            return;
        }
        let pasted = input_router::take_paste(ui);
        if pasted.is_none() && frames > 1 {
            self.pending_paste.0 -= 1;
            ui.ctx().request_repaint();
        } else if pasted.is_some() || frames == 1 {
            self.pending_paste = (0, PasteTarget::NewDocument);
            let text = pasted.unwrap_or_default();
            if into == PasteTarget::Original {
                out.push(Action::Revise(ReviseAction::AttachText(text)));
                return;
            }
            out.push(match workspace.active().filter(|_| into == PasteTarget::Text && !text.is_empty()) {
                Some(document) => Action::Edit(EditAction::Paste { range: document.selection(), text }),
                // With empty text, this action reports that there is nothing to paste.
                None => Action::File(FileAction::OpenText(text)),
            });
        }
    }
}

/// What an action needs of the text that is typed into fields and not entered.
enum DraftUse {
    /// Nothing.
    None,
    /// It leaves the story: valid fields are committed; a half-typed date and a half-typed tag stay drafts.
    Leave,
    /// It saves or changes several stories: the same, with the tag. The workspace reports the stories with a half-typed date.
    Several,
    /// It saves or publishes the active story: everything must be valid.
    Active,
    /// It closes these stories: everything in them must be valid.
    Close(Vec<DocumentId>),
}

fn draft_use(action: &Action, workspace: &Workspace) -> DraftUse {
    match action {
        Action::RunCommand(command) => draft_use_of_command(*command, workspace),
        Action::View(view) => match view {
            ViewAction::ActivateDocument(_) | ViewAction::GoToPlace(..) => DraftUse::Leave,
            ViewAction::ShowHit(hit) if workspace.active().map(Document::id) != Some(hit.document) => DraftUse::Leave,
            ViewAction::ShowHit(_)
            | ViewAction::SetDocumentFilter(_)
            | ViewAction::DismissNotice
            | ViewAction::SetCaret(_)
            | ViewAction::SetSelection(_)
            | ViewAction::FocusHeadline
            | ViewAction::GoToParagraph(_)
            | ViewAction::GoToFinding(_)
            | ViewAction::SetReadingStyle(_)
            | ViewAction::SetWordTarget(_)
            | ViewAction::SetCopyParts(_)
            | ViewAction::SetCopiesByTemplate(_)
            | ViewAction::SetUserName(_)
            | ViewAction::CloseSearch
            | ViewAction::HidePanel(_)
            | ViewAction::SetColumnWidth(..)
            | ViewAction::ToggleExcludedGroup(..)
            | ViewAction::SetDrafts(..) => DraftUse::None,
        },
        Action::Edit(EditAction::Replace(_)) => DraftUse::Leave,
        Action::Export(ExportAction::Prompt(_)) => DraftUse::Active,
        Action::Vocabulary(action) => match action {
            VocabularyAction::Replace { .. } | VocabularyAction::Merge { .. } => DraftUse::Several,
            VocabularyAction::ShowDocument(_) => DraftUse::Leave,
            VocabularyAction::Reload
            | VocabularyAction::Store
            | VocabularyAction::Close
            | VocabularyAction::Undo
            | VocabularyAction::Add(_)
            | VocabularyAction::Remove(_)
            | VocabularyAction::FindNearDuplicates
            | VocabularyAction::ChooseImport
            | VocabularyAction::ChooseImportFolder
            | VocabularyAction::ImportOfDocuments => DraftUse::None,
        },
        Action::Bulk(bulk) => match bulk {
            BulkAction::AddTags { .. }
            | BulkAction::AcceptTags(_)
            | BulkAction::SetField { .. }
            | BulkAction::SetStage { .. }
            | BulkAction::Save(_)
            | BulkAction::PromptSaveInto(_) => DraftUse::Several,
            BulkAction::Close(documents) => DraftUse::Close(documents.clone()),
            BulkAction::Select(_) | BulkAction::Prompt(_) | BulkAction::CancelPrompt | BulkAction::SaveInto { .. } => {
                DraftUse::None
            }
        },
        Action::Edit(_)
        | Action::RunFromPalette(_)
        | Action::File(_)
        | Action::Prompt(_)
        | Action::Rule(_)
        | Action::Recover(_)
        | Action::Revise(_)
        | Action::Export(_)
        | Action::Versions(_) => DraftUse::None,
    }
}

fn draft_use_of_command(command: Command, workspace: &Workspace) -> DraftUse {
    use Command::{
        Close, CopyByTemplate, CopyForCms, CopyHashtags, CopyStory, CopyTagList, Export, ExportAll, NextDocument,
        NextUnfinished, PreviousDocument, Quit, Save, SaveAll, SaveAllAs, SaveAs, SavePath, StageReady, Versions,
    };
    let saves = matches!(command, Save | SaveAs | SavePath | Versions);
    let publishes = matches!(
        command,
        CopyByTemplate | CopyForCms | CopyStory | CopyHashtags | CopyTagList | Export | ExportAll | StageReady
    );
    if saves || publishes {
        DraftUse::Active
    } else if matches!(command, NextDocument | PreviousDocument | NextUnfinished) {
        DraftUse::Leave
    } else if matches!(command, SaveAll | SaveAllAs) {
        DraftUse::Several
    } else if command == Close {
        DraftUse::Close(workspace.active().map(Document::id).into_iter().collect())
    } else if command == Quit {
        DraftUse::Close(workspace.documents().iter().map(Document::id).collect())
    } else {
        DraftUse::None
    }
}

/// While files are dragged over the window, shows what dropping them does.
fn show_drop_overlay(ui: &Ui, cx: Cx<'_>) {
    let hovered_count = ui.input(|input| input.raw.hovered_files.len());
    if hovered_count == 0 {
        return;
    }
    let palette = cx.palette;
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop"));
    let painter = ui.ctx().layer_painter(layer);
    let rect = ui.ctx().content_rect();
    painter.rect_filled(rect, 0.0, palette.selection.gamma_multiply(opacity::DROP));
    let text = cx.i18n.msg_count("drop-here", hovered_count);
    painter.text(rect.center(), egui::Align2::CENTER_CENTER, text, Face::Title.font(), palette.text);
}
