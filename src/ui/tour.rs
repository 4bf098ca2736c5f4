//! The desk in a few steps: a card in the corner that leaves the work where it is.

use super::controls::{button, primary};
use super::theme::{Face, Palette, size, space};
use crate::desk::{Action, Desk, Overlay};
use crate::words::Words;
use egui::{Align2, Area, Frame, Id, Key, RichText, Ui, Vec2};

/// The messages of the steps are `tour-1` and so on.
const STEPS: usize = 5;

/// What the tour remembers: which step is shown.
#[derive(Debug, Default)]
pub struct Tour {
    step: usize,
}

impl Tour {
    /// Shows the step, while the tour is on.
    pub fn show(&mut self, ui: &Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
        if desk.overlay() != Some(Overlay::Tour) {
            self.step = 0;
            return;
        }
        let palette = Palette::now(ui);
        let offset = Vec2::new(-space::XL, -space::XXL);
        let area = Area::new(Id::unique("tour")).order(egui::Order::Foreground).anchor(Align2::RIGHT_BOTTOM, offset);
        area.show(ui.ctx(), |ui| {
            Frame::window(ui.style()).fill(palette.panel).show(ui, |ui| {
                ui.set_width(size::INSPECTOR);
                let values =
                    [("step", crate::desk::Value::Count(self.step + 1)), ("count", crate::desk::Value::Count(STEPS))];
                super::controls::hint(ui, words.say_with("tour-step", &values));
                let text = RichText::new(words.say(&format!("tour-{}", self.step + 1))).font(Face::Ui.font());
                ui.label(text);
                super::dialogs::foot(ui, |ui| {
                    let is_last = self.step + 1 == STEPS;
                    let label = words.say(if is_last { "tour-end" } else { "tour-next" });
                    if primary(ui, &label, true).clicked() {
                        self.step += 1;
                        if is_last {
                            actions.push(Action::CloseOverlay);
                        }
                    }
                    let is_left = ui.input(|input| input.key_pressed(Key::Escape));
                    if !is_last && button(ui, &words.say("tour-leave"), true).clicked() || is_left {
                        actions.push(Action::CloseOverlay);
                    }
                });
            });
        });
    }
}
