//! The dialog that goes to a paragraph by its number.

use crate::ui::widgets::{button, hint, primary};
use crate::ui::dialogs::file::{foot, modal, title};
use crate::ui::widgets::text_field::name;
use crate::ui::theme::size;
use crate::workspace::{Action, Desk};
use crate::i18n::Words;
use egui::{Id, Key, TextEdit, Ui};

/// State of the dialog between frames: the number being typed.
#[derive(Debug, Default)]
pub struct Going {
    typed: String,
    asked: u64,
}

impl Going {
    /// Shows the dialog while it is open.
    pub fn show(&mut self, ui: &Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
        let is_new_request = std::mem::replace(&mut self.asked, desk.going()) != desk.going();
        let Some(story) = desk.active().filter(|_| desk.going() > 0) else { return };
        if is_new_request {
            self.typed.clear();
        }
        modal(ui, "go-to", size::DIALOG / 2.0, |ui| {
            title(ui, &words.say("go-to-title"));
            let field = TextEdit::singleline(&mut self.typed).id(Id::unique("go-to")).desired_width(f32::INFINITY);
            let response = ui.add(field);
            name(ui, &response, &words.say("go-to-title"));
            hint(ui, words.count("go-to-paragraphs", story.article().paragraphs().count()));
            if is_new_request {
                response.request_focus();
            }
            let number = self.typed.trim().parse().ok().filter(|number| *number > 0);
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let escaped = ui.input(|input| input.key_pressed(Key::Escape));
            foot(ui, |ui| {
                let is_confirmed = primary(ui, &words.say("go-to-button"), number.is_some()).clicked() || entered;
                if let Some(number) = number.filter(|_| is_confirmed) {
                    actions.push(Action::GoToParagraph(number));
                    actions.push(Action::StopGoing);
                }
                if button(ui, &words.say("dialog-cancel"), true).clicked() || escaped {
                    actions.push(Action::StopGoing);
                }
            });
        });
    }
}
