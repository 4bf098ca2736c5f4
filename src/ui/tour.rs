//! The desk in a few steps: a card over the lower edge that leaves the work where it is. Enter goes on, Escape leaves.

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
    /// The step whose button got the focus.
    focused: Option<usize>,
}

impl Tour {
    /// Shows the step, while the tour is on.
    pub fn show(&mut self, ui: &Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
        if desk.overlay() != Some(Overlay::Tour) {
            *self = Self::default();
            return;
        }
        let palette = Palette::now(ui);
        // Above the messages, and beside none of the panels that it speaks of.
        let offset = Vec2::new(0.0, -space::XXL * 2.0);
        let area = Area::new(Id::unique("tour")).order(egui::Order::Foreground).anchor(Align2::CENTER_BOTTOM, offset);
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
                    let next = primary(ui, &label, true);
                    if self.focused.replace(self.step) != Some(self.step) {
                        next.request_focus();
                    }
                    if next.clicked() {
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
