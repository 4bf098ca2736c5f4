//! Where keys go: into the text unless the person is elsewhere, and never nowhere.

use super::{Window, inputs};
use crate::desk::{Desk, Story};
use egui::Ui;

impl Window {
    /// Who was in a field before something was asked is in it again afterwards, and the field is told; everyone else is in
    /// the text.
    pub(super) fn follow_asking(&mut self, ui: &Ui, desk: &Desk, is_asked: bool) -> Option<egui::Id> {
        let was_asked = std::mem::replace(&mut self.was_asked, is_asked);
        if is_asked && !was_asked {
            let is_body = |id: egui::Id| desk.active().is_some_and(|story| Self::body_id(story.id()) == id);
            let focused = ui.memory(egui::Memory::focused);
            self.asked_from = focused.filter(|id| inputs::is_input(ui, *id) && !is_body(*id));
        } else if was_asked && !is_asked {
            // What was chosen may lead elsewhere.
            let stays = desk.place_asked().1 == self.followed;
            let field = self.asked_from.take().filter(|_| stays);
            match field {
                Some(field) => ui.memory_mut(|memory| memory.request_focus(field)),
                None => self.sheet.take_focus(),
            }
            return field;
        }
        None
    }

    /// Whether a key goes to a field or a button of the bar of finding.
    pub(super) fn is_on_bar(&self, ui: &Ui) -> bool {
        // Asked only where there is a key: asking for a widget while the pointer is pressed beside it takes its focus.
        let is_key = |event: &egui::Event| matches!(event, egui::Event::Key { pressed: true, .. });
        ui.input(|input| input.events.iter().any(is_key))
            && inputs::place_of_focus(ui).is_some_and(|at| self.find.is_at(at))
    }

    /// Letters that are typed on a button of the sheet or the bars are meant for the text. A space works the button.
    pub(super) fn send_letters_home(&self, ui: &Ui, desk: &Desk) {
        let Some((story, focused)) = desk.active().zip(ui.memory(egui::Memory::focused)) else { return };
        let is_letter = |event: &egui::Event| matches!(event, egui::Event::Text(text) if text != " ");
        // What most frames do not have is asked first.
        if !ui.input(|input| input.events.iter().any(is_letter))
            || inputs::is_input(ui, focused)
            || self.inspector.has_focus(ui)
            || egui::Popup::is_any_open(ui.ctx())
        {
            return;
        }
        if self.stories.has_focus(ui) {
            return;
        }
        // On a button of the bar of finding, letters are meant for what is looked for.
        let in_bar = inputs::place_of_focus(ui).is_some_and(|at| self.find.is_at(at));
        if in_bar {
            self.find.take_letters(ui);
        } else {
            ui.memory_mut(|memory| memory.request_focus(Self::body_id(story.id())));
        }
    }

    /// Where nothing else has the focus, the text has it: what is typed then is meant for the story, and is not lost. A click
    /// on the ground or a button beside a field leaves the keys in the field.
    pub(super) fn keep_focus(&mut self, ui: &Ui, story: &Story, is_elsewhere: bool) {
        let focused = ui.memory(egui::Memory::focused);
        let is_free = !is_elsewhere && focused.is_none() && !egui::Popup::is_any_open(ui.ctx());
        if is_free {
            let clicked = ui.input(|input| input.pointer.any_click().then(|| input.pointer.interact_pos()).flatten());
            let beside = clicked.is_some_and(|at| self.inspector.is_at(at) || self.find.is_at(at));
            let field = self.last_field.filter(|id| beside && inputs::is_shown(ui, *id));
            let id = field.unwrap_or_else(|| Self::body_id(story.id()));
            ui.memory_mut(|memory| memory.request_focus(id));
        } else if focused.is_some() {
            let is_beside =
                inputs::place_of_focus(ui).is_some_and(|at| self.inspector.is_at(at) || self.find.is_at(at));
            self.last_field = focused.filter(|id| is_beside && inputs::is_input(ui, *id));
        }
    }
}
