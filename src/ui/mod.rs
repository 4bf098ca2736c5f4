//! The window: panels that borrow the desk and the words, and say what the person did. They own no story.

mod checks;
mod comparison;
mod controls;
mod dialogs;
mod disputed;
mod find;
mod focus;
mod going;
mod icons;
mod inputs;
mod inspector;
mod keys;
mod like_this;
mod links;
mod long_story;
mod manuscript;
mod measures;
mod memo;
mod menu;
mod metadata;
mod next_steps;
mod palette;
mod received;
mod recovery;
mod rules;
mod set_aside;
mod sheet;
mod status;
mod stories;
mod struck;
mod tags;
mod teach;
pub mod theme;
mod toasts;
mod tour;
mod typeset;
mod versions;
mod welcome;

use crate::article::FieldName;
use crate::desk::{Action, Command, Desk, PasteInto, Place, Story, Tab};
use crate::words::Words;
use egui::Ui;

/// What the window remembers between frames and no story needs: drafts, scroll places, open sections.
#[derive(Debug, Default)]
pub struct Window {
    sheet: sheet::Sheet,
    inspector: inspector::Inspector,
    dialogs: dialogs::Dialogs,
    teach: teach::Teach,
    stories: stories::Stories,
    find: find::Find,
    going: going::Going,
    recovery: recovery::Recovery,
    disputed: disputed::Disputed,
    versions: versions::VersionsDialog,
    palette: palette::Palette,
    tour: tour::Tour,
    toasts: toasts::Toasts,
    typing: keys::Typing,
    was_asked: bool,
    /// The field of the inspector, or of finding, in which the person was last.
    last_field: Option<egui::Id>,
    /// The field in which the person was when something was asked.
    asked_from: Option<egui::Id>,
    /// Where the person asked to go last: in a small window that is what is shown.
    is_in: Place,
    /// The last asking for a panel, or for the text, that was followed.
    followed: u64,
    /// For how many more frames a paste is waited for, and what is to become of it.
    expects_paste: (u8, PasteInto),
    /// Whether something is cut at the next frame.
    cuts: bool,
}

/// Where a panel sends the person: to a line of the text as received, a block of the body, or a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Jump {
    Line(u32),
    Block(usize),
    Field(FieldName),
}

impl Window {
    /// Sends the next paste there, whatever has the focus.
    pub fn expect_paste(&mut self, into: PasteInto) {
        /// The clipboard answers within a frame or two; where it is empty it does not answer at all.
        const FRAMES: u8 = 4;
        self.expects_paste = (FRAMES, into);
    }

    /// What is being typed in fields that count only when they are left; asked for before a story is saved or closed.
    ///
    /// # Errors
    /// The action that makes the desk say why a date cannot be read; saving and closing wait until it is mended.
    pub fn hand_over(&mut self, desk: &Desk) -> Result<Vec<Action>, Action> {
        self.inspector.hand_over(desk)
    }

    /// The name of the widget that edits a story's body, for those who move the focus.
    #[must_use]
    pub fn body_id(story: crate::desk::StoryId) -> egui::Id {
        manuscript::Manuscript::id(story)
    }

    /// Shows the desk and says what the person did, in the order in which it was done.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk, words: &Words) -> Vec<Action> {
        let mut actions = Vec::new();
        let is_teaching = desk.teaching().is_some() && desk.question().is_none() && desk.asking().is_none();
        let is_asked = is_teaching
            || desk.disputed().is_some()
            || desk.versions().is_some()
            || !desk.left().is_empty()
            || desk.going() > 0
            || desk.overlay().is_some()
            || desk.question().is_some()
            || desk.asking().is_some();
        let field = self.follow_asking(ui, desk, is_asked);
        let command = if is_asked {
            self.typing.give_back(ui, desk);
            None
        } else {
            let is_in_bar = self.is_on_bar(ui);
            self.typing.take(ui, desk, is_in_bar).map(|command| self.meant(ui, desk, command))
        };
        if !is_asked {
            // Now, for the letters that belong to keys of commands are gone.
            self.send_letters_home(ui, desk);
        }
        self.take_pasted(ui, desk, &mut actions);
        self.take_cut(ui, desk, &mut actions);
        if !desk.is_alone() {
            menu::show(ui, desk, words, &mut actions);
        }
        let is_told = self.toasts.show(ui, desk, self.find.height(), is_asked, words, &mut actions);
        // Who wants the text alone is told only what must not go unheard.
        if !desk.is_alone() || desk.is_unkept() {
            status::show(ui, desk, is_told, words, &mut actions);
        }
        if let Some(story) = desk.active() {
            self.show_story(ui, desk, story, is_asked, words, &mut actions);
        } else {
            welcome::show(ui, desk, words, &mut actions);
        }
        self.dialogs.show(ui, desk, words, &mut actions);
        self.going.show(ui, desk, words, &mut actions);
        self.palette.show(ui, desk, words, &mut actions);
        palette::key_help(ui, desk, words, &mut actions);
        self.tour.show(ui, desk, words, &mut actions);
        self.recovery.show(ui, desk, words, &mut actions);
        self.disputed.show(ui, desk, words, &mut actions);
        self.versions.show(ui, desk, words, &mut actions);
        if is_teaching {
            self.teach.show(ui, desk, words, &mut actions);
        } else if desk.teaching().is_none() {
            // The same rule may be asked for again, and begins anew then.
            self.teach = teach::Teach::default();
        }
        if desk.is_alone() && desk.finding() == 0 && !is_asked && ui.input(|input| input.key_pressed(egui::Key::Escape))
        {
            actions.push(Action::Do(Command::Alone));
        }
        show_drop_target(ui, words);
        if let Some(field) = field {
            // Once more: a dialog that has just closed takes the focus from what lies under it.
            ui.memory_mut(|memory| memory.request_focus(field));
        }
        // What the panels took was typed before the key of the command.
        actions.extend(command);
        self.settle(actions, desk)
    }

    /// Shows the story that is worked on, with its panels as the window has room for them.
    fn show_story(
        &mut self,
        ui: &mut Ui,
        desk: &Desk,
        story: &Story,
        is_asked: bool,
        words: &Words,
        actions: &mut Vec<Action>,
    ) {
        let (place, number) = desk.place_asked();
        let asked = (std::mem::replace(&mut self.followed, number) != number).then_some(place);
        if asked == Some(Place::Text) {
            self.sheet.go_to_text();
        }
        self.is_in = asked.unwrap_or(self.is_in);
        let panels = desk.settings().panels;
        let width = ui.ctx().content_rect().width();
        let is_small = width < theme::size::SMALL;
        let is_narrow = width < theme::size::NARROW;
        // A narrow window has no room for both, a small one for none beside the story.
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
            self.stories.show(ui, desk, asked == Some(Place::Stories), words, actions);
        }
        let panel = if let Some(Place::Panel(tab)) = asked { Some(tab) } else { None };
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
        let found_in = |field| self.find.marked(desk, story.id(), field);
        self.sheet.mark(found_in(None), found_in(Some(FieldName::Headline)));
        if !is_covered {
            self.sheet.show(ui, desk, story, words, actions);
            self.keep_focus(ui, story, is_asked || !self.sheet.shows_story());
        }
    }

    /// What the key of a command asks for: in a list or panel, the key that goes there leaves it.
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

    /// Puts what is being typed in front of an action that leaves it behind.
    fn settle(&mut self, actions: Vec<Action>, desk: &Desk) -> Vec<Action> {
        let leaves = |action: &Action| {
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
        let mut settled = Vec::with_capacity(actions.len());
        let mut is_refused = false;
        for action in actions {
            // Who is kept by a date that is none is not led away from it.
            if is_refused && action == Action::Do(Command::ToText) {
                continue;
            }
            if leaves(&action) {
                match self.hand_over(desk) {
                    Ok(typed) => settled.extend(typed),
                    Err(refused) => {
                        if let (Action::SetField { name, .. }, Some(story)) = (&refused, desk.active()) {
                            self.inspector.want(story.id(), *name);
                            settled.push(Action::Do(Command::MetadataPanel));
                        }
                        settled.push(refused);
                        is_refused = true;
                        continue;
                    }
                }
            }
            settled.push(action);
        }
        settled
    }

    /// Cutting is the desk's, which knows what stays of promos. Behind a key that selects something else in the same frame it
    /// waits for the next one.
    fn take_cut(&mut self, ui: &Ui, desk: &Desk, actions: &mut Vec<Action>) {
        let Some(story) = desk.active() else { return };
        if ui.memory(egui::Memory::focused) != Some(Self::body_id(story.id())) {
            self.cuts = false;
            return;
        }
        let (is_cut, waits) = ui.input_mut(|input| {
            let cut = input.events.iter().position(|event| matches!(event, egui::Event::Cut));
            let is_cut = cut.map(|at| input.events.remove(at)).is_some();
            (is_cut, is_cut && input.events.iter().any(keys::selects))
        });
        if std::mem::replace(&mut self.cuts, waits) || is_cut && !waits {
            actions.push(Action::Do(Command::Cut));
        }
        if waits {
            ui.ctx().request_repaint();
        }
    }

    fn take_pasted(&mut self, ui: &Ui, desk: &Desk, actions: &mut Vec<Action>) {
        let is_writing = ui.memory(|memory| memory.focused().is_some());
        let (frames, into) = self.expects_paste;
        if frames == 0 && (desk.active().is_some() || is_writing) {
            return;
        }
        let pasted = keys::take_paste(ui);
        if pasted.is_none() && frames > 1 {
            self.expects_paste.0 -= 1;
            ui.ctx().request_repaint();
        } else if pasted.is_some() || frames == 1 {
            self.expects_paste = (0, PasteInto::NewStory);
            let text = pasted.unwrap_or_default();
            actions.push(match desk.active().filter(|_| into == PasteInto::Text && !text.is_empty()) {
                Some(story) => Action::Paste { range: story.selected(), text },
                // The desk says where there is nothing to paste.
                None => Action::OpenText(text),
            });
        }
    }
}

/// While a file hangs over the window, says what dropping it does.
fn show_drop_target(ui: &Ui, words: &Words) {
    let hovering = ui.input(|input| input.raw.hovered_files.len());
    if hovering == 0 {
        return;
    }
    let palette = theme::Palette::now(ui);
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop"));
    let painter = ui.ctx().layer_painter(layer);
    let rect = ui.ctx().content_rect();
    painter.rect_filled(rect, 0.0, palette.selection.gamma_multiply(theme::cover::DROP));
    let text = words.count("drop-here", hovering);
    painter.text(rect.center(), egui::Align2::CENTER_CENTER, text, theme::Face::Title.font(), palette.ink);
}
