//! The window: panels that read the workspace and return the user's actions. They own no story data.

pub(crate) mod bars;
pub(crate) mod document;
pub(crate) mod frame_cache;
pub(crate) mod input_router;
pub(crate) mod panels;
pub(crate) mod widgets;
mod dialogs;
mod focus;
pub mod theme;

use crate::article::FieldName;
use crate::workspace::{Action, Command, Desk, PasteInto, Place, Story, Tab};
use crate::i18n::Words;
use egui::Ui;

/// State of the view between frames that belongs to no story: drafts, scroll positions, collapsed sections.
#[derive(Debug, Default)]
pub struct Window {
    sheet: crate::ui::document::document_view::Sheet,
    inspector: crate::ui::panels::inspector::Inspector,
    dialogs: crate::ui::dialogs::file::Dialogs,
    teach: crate::ui::dialogs::rule::Teach,
    stories: crate::ui::panels::document_list::Stories,
    find: crate::ui::bars::search::Find,
    going: crate::ui::dialogs::goto::Going,
    recovery: crate::ui::dialogs::recovery::Recovery,
    disputed: crate::ui::dialogs::conflict::Disputed,
    versions: crate::ui::dialogs::versions::VersionsDialog,
    palette: crate::ui::dialogs::command_palette::Palette,
    tour: crate::ui::dialogs::tour::Tour,
    toasts: crate::ui::bars::toasts::Toasts,
    typing: crate::ui::input_router::Typing,
    was_asked: bool,
    /// The field of the inspector or the search bar that had the focus last.
    last_field: Option<egui::Id>,
    /// The field that had the focus when a modal dialog opened.
    asked_from: Option<egui::Id>,
    /// Where the user went last: a small window shows only that.
    is_in: Place,
    /// The number of the last focus request that was handled.
    followed: u64,
    /// For how many more frames a paste event is expected, and what to do with its text.
    expects_paste: (u8, PasteInto),
    /// Whether to cut the selection in the next frame.
    cuts: bool,
}

/// Where a click in a panel leads: a line number of the source text, the index of a block of the body, or a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Jump {
    Line(u32),
    Block(usize),
    Field(FieldName),
}

impl Window {
    /// Handles the next paste event as specified, whatever has the focus.
    pub fn expect_paste(&mut self, into: PasteInto) {
        /// The clipboard answers within a frame or two; if it is empty, it does not answer at all.
        const FRAMES: u8 = 4;
        self.expects_paste = (FRAMES, into);
    }

    /// The actions that commit the drafts of fields; called before a story is saved or closed.
    ///
    /// # Errors
    ///
    /// If a date cannot be parsed: the action whose handling reports that error. Saving and closing must wait until the
    /// date is corrected.
    pub fn hand_over(&mut self, desk: &Desk) -> Result<Vec<Action>, Action> {
        self.inspector.hand_over(desk)
    }

    /// The id of the text widget for the body of a story, for code that moves the focus.
    #[must_use]
    pub fn body_id(story: crate::workspace::StoryId) -> egui::Id {
        crate::ui::document::editor::Manuscript::id(story)
    }

    /// Shows the workspace and returns the user's actions in the order in which they were made.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk, words: &Words) -> Vec<Action> {
        let mut actions = Vec::new();
        let shows_rule_dialog = desk.teaching().is_some() && desk.question().is_none() && desk.asking().is_none();
        let is_modal_open = shows_rule_dialog
            || desk.disputed().is_some()
            || desk.versions().is_some()
            || !desk.left().is_empty()
            || desk.going() > 0
            || desk.overlay().is_some()
            || desk.question().is_some()
            || desk.asking().is_some();
        let field = self.follow_asking(ui, desk, is_modal_open);
        let command = if is_modal_open {
            self.typing.give_back(ui, desk);
            None
        } else {
            let is_in_bar = self.is_on_bar(ui);
            self.typing.take(ui, desk, is_in_bar).map(|command| self.meant(ui, desk, command))
        };
        if !is_modal_open {
            // Only after shortcuts have been removed from the input, with their text events.
            self.send_letters_home(ui, desk);
        }
        self.take_pasted(ui, desk, &mut actions);
        self.take_cut(ui, desk, &mut actions);
        if !desk.is_alone() {
            crate::ui::bars::menu::show(ui, desk, words, &mut actions);
        }
        let is_toast_shown = self.toasts.show(ui, desk, self.find.height(), is_modal_open, words, &mut actions);
        // Focus mode hides the status bar, except while autosave fails.
        if !desk.is_alone() || desk.is_unkept() {
            crate::ui::bars::status::show(ui, desk, is_toast_shown, words, &mut actions);
        }
        if let Some(story) = desk.active() {
            self.show_story(ui, desk, story, is_modal_open, words, &mut actions);
        } else {
            crate::ui::document::welcome::show(ui, desk, words, &mut actions);
        }
        self.dialogs.show(ui, desk, words, &mut actions);
        self.going.show(ui, desk, words, &mut actions);
        self.palette.show(ui, desk, words, &mut actions);
        crate::ui::dialogs::command_palette::key_help(ui, desk, words, &mut actions);
        self.tour.show(ui, desk, words, &mut actions);
        self.recovery.show(ui, desk, words, &mut actions);
        self.disputed.show(ui, desk, words, &mut actions);
        self.versions.show(ui, desk, words, &mut actions);
        if shows_rule_dialog {
            self.teach.show(ui, desk, words, &mut actions);
        } else if desk.teaching().is_none() {
            // The same rule may be edited again, and then starts from scratch.
            self.teach = crate::ui::dialogs::rule::Teach::default();
        }
        if desk.is_alone()
            && desk.finding() == 0
            && !is_modal_open
            && ui.input(|input| input.key_pressed(egui::Key::Escape))
        {
            actions.push(Action::Do(Command::Alone));
        }
        show_drop_target(ui, words);
        if let Some(field) = field {
            // A second request: egui takes the focus away from widgets below a modal dialog that has just closed.
            ui.memory_mut(|memory| memory.request_focus(field));
        }
        // What the panels handled was typed before the shortcut of the command.
        actions.extend(command);
        self.settle(actions, desk)
    }

    /// Shows the active story, with the panels that the window has room for.
    fn show_story(
        &mut self,
        ui: &mut Ui,
        desk: &Desk,
        story: &Story,
        is_modal_open: bool,
        words: &Words,
        actions: &mut Vec<Action>,
    ) {
        let (place, number) = desk.place_asked();
        let requested = (std::mem::replace(&mut self.followed, number) != number).then_some(place);
        if requested == Some(Place::Text) {
            self.sheet.go_to_text();
        }
        self.is_in = requested.unwrap_or(self.is_in);
        let panels = desk.settings().panels;
        let width = ui.ctx().content_rect().width();
        let is_small = width < theme::size::SMALL;
        let is_narrow = width < theme::size::NARROW;
        // A narrow window shows the story list or the inspector, not both; a small one shows neither beside the story.
        let is_wanted = panels.stories && desk.stories().len() > 1 && !desk.is_alone();
        let is_listing = is_wanted && self.is_in == Place::Stories;
        let has_list = is_wanted && (!is_narrow || is_listing || !is_small && !panels.inspector);
        let has_room = if is_small { matches!(self.is_in, Place::Panel(_)) } else { !(is_narrow && is_listing) };
        let has_inspector = panels.inspector && !desk.is_alone() && has_room;
        let is_covered = is_small && has_inspector;
        if is_narrow {
            self.find.show(ui, desk, words, actions);
        }
        self.stories.begin();
        self.inspector.begin();
        if has_list {
            self.stories.show(ui, desk, requested == Some(Place::Stories), words, actions);
        }
        let panel = if let Some(Place::Panel(tab)) = requested { Some(tab) } else { None };
        if has_inspector && let Some(jump) = self.inspector.show(ui, desk, story, words, panel, actions) {
            if !matches!(jump, Jump::Field(_)) {
                self.is_in = Place::Text;
            }
            self.sheet.jump(jump);
        }
        if !is_narrow {
            self.find.show(ui, desk, words, actions);
        }
        if let Some((name, range)) = self.find.left_in(desk) {
            self.sheet.leave_focus();
            self.inspector.select_in(ui, story, name, range, width < theme::size::WIDE, actions);
        }
        if self.find.leads_to_headline() {
            self.sheet.show_head();
        }
        let highlights_in = |field| self.find.marked(desk, story.id(), field);
        self.sheet.mark(highlights_in(None), highlights_in(Some(FieldName::Headline)));
        if !is_covered {
            self.sheet.show(ui, desk, story, words, actions);
            self.keep_focus(ui, story, is_modal_open || !self.sheet.shows_story());
        }
    }

    /// The action for a command: the shortcut of a list or panel that has the focus hides it instead.
    fn meant(&self, ui: &Ui, desk: &Desk, command: Command) -> Action {
        let panels = desk.settings().panels;
        if desk.is_alone() {
            return Action::Do(command);
        }
        let is_in = |tab: &Tab| tab.command() == command && panels.inspector && self.inspector.is_in(ui, *tab);
        if command == Command::StoriesPanel && panels.stories && self.stories.has_focus(ui) {
            return Action::Leave(Place::Stories);
        }
        let tab = Tab::ALL.into_iter().find(is_in);
        tab.map_or(Action::Do(command), |tab| Action::Leave(Place::Panel(tab)))
    }

    /// Inserts the actions that commit drafts in front of every action that leaves, saves or closes the story.
    fn settle(&mut self, actions: Vec<Action>, desk: &Desk) -> Vec<Action> {
        let needs_commit = |action: &Action| {
            use Command::{
                Close, NextStory, NextUnfinished, PreviousStory, Quit, Save, SaveAs, SaveEvery, SavePath, Versions,
            };
            match action {
                Action::Do(command) => {
                    let saves = matches!(command, Save | SaveAs | SavePath | SaveEvery | Versions);
                    saves || matches!(command, Close | Quit | NextStory | PreviousStory | NextUnfinished)
                }
                Action::Select(_) | Action::Replace(_) => true,
                Action::ShowHit(hit) => desk.active().map(Story::id) != Some(hit.story),
                _ => false,
            }
        };
        let mut result = Vec::with_capacity(actions.len());
        let mut is_rejected = false;
        for action in actions {
            // An invalid date keeps the focus: the editor must not take it.
            if is_rejected && action == Action::Do(Command::ToText) {
                continue;
            }
            if needs_commit(&action) {
                match self.hand_over(desk) {
                    Ok(drafts) => result.extend(drafts),
                    Err(rejection) => {
                        if let (Action::SetField { name, .. }, Some(story)) = (&rejection, desk.active()) {
                            self.inspector.want(story.id(), *name);
                            result.push(Action::Do(Command::MetadataPanel));
                        }
                        result.push(rejection);
                        is_rejected = true;
                        continue;
                    }
                }
            }
            result.push(action);
        }
        result
    }

    /// Cutting is an action of the workspace, because protected parts of promos must remain. After a key in the same
    /// frame that may change the selection, it waits for the next frame.
    fn take_cut(&mut self, ui: &Ui, desk: &Desk, actions: &mut Vec<Action>) {
        let Some(story) = desk.active() else { return };
        if ui.memory(egui::Memory::focused) != Some(Self::body_id(story.id())) {
            self.cuts = false;
            return;
        }
        let (is_cut, is_deferred) = ui.input_mut(|input| {
            let cut = input.events.iter().position(|event| matches!(event, egui::Event::Cut));
            let is_cut = cut.map(|at| input.events.remove(at)).is_some();
            (is_cut, is_cut && input.events.iter().any(crate::ui::input_router::selects))
        });
        if std::mem::replace(&mut self.cuts, is_deferred) || is_cut && !is_deferred {
            actions.push(Action::Do(Command::Cut));
        }
        if is_deferred {
            ui.ctx().request_repaint();
        }
    }

    fn take_pasted(&mut self, ui: &Ui, desk: &Desk, actions: &mut Vec<Action>) {
        let is_writing = ui.memory(|memory| memory.focused().is_some());
        let (frames, into) = self.expects_paste;
        if frames == 0 && (desk.active().is_some() || is_writing) {
            return;
        }
        let pasted = crate::ui::input_router::take_paste(ui);
        if pasted.is_none() && frames > 1 {
            self.expects_paste.0 -= 1;
            ui.ctx().request_repaint();
        } else if pasted.is_some() || frames == 1 {
            self.expects_paste = (0, PasteInto::NewStory);
            let text = pasted.unwrap_or_default();
            actions.push(match desk.active().filter(|_| into == PasteInto::Text && !text.is_empty()) {
                Some(story) => Action::Paste { range: story.selected(), text },
                // With empty text, this action reports that there is nothing to paste.
                None => Action::OpenText(text),
            });
        }
    }
}

/// While files are dragged over the window, shows what dropping them does.
fn show_drop_target(ui: &Ui, words: &Words) {
    let hovered_count = ui.input(|input| input.raw.hovered_files.len());
    if hovered_count == 0 {
        return;
    }
    let palette = theme::Palette::now(ui);
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop"));
    let painter = ui.ctx().layer_painter(layer);
    let rect = ui.ctx().content_rect();
    painter.rect_filled(rect, 0.0, palette.selection.gamma_multiply(theme::cover::DROP));
    let text = words.count("drop-here", hovered_count);
    painter.text(rect.center(), egui::Align2::CENTER_CENTER, text, theme::Face::Title.font(), palette.ink);
}
