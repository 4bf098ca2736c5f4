//! The dialog that goes to a paragraph by its number.

use crate::ui::cx::Cx;
use crate::ui::dialogs::dialog::Dialog;
use crate::ui::outbox::Outbox;
use crate::ui::theme::size;
use crate::ui::widgets::buttons::{button, primary_button};
use crate::ui::widgets::labels::hint;
use crate::ui::widgets::modal::{dialog_footer, is_escaped, modal, title};
use crate::ui::widgets::text_field::{set_accessible_name, show_text_field};
use crate::workspace::Modal;
use crate::workspace::{Action, PromptAction, ViewAction};
use egui::{Id, Key, TextEdit, Ui};

/// State of the dialog between frames: the number being typed.
#[derive(Debug, Default)]
pub struct GotoDialog {
    input: String,
    handled_request: u64,
}

impl Dialog for GotoDialog {
    fn is_for(&self, modal: &Modal) -> bool {
        modal.is_goto()
    }

    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        let is_new_request =
            std::mem::replace(&mut self.handled_request, cx.workspace.goto_request()) != cx.workspace.goto_request();
        let Some(document) = cx.workspace.active() else { return };
        if is_new_request {
            self.input.clear();
        }
        modal(ui, "go-to", size::DIALOG / 2.0, |ui| {
            title(ui, &cx.msg("go-to-title"));
            let field = TextEdit::singleline(&mut self.input).id(Id::unique("go-to")).desired_width(f32::INFINITY);
            let response = show_text_field(ui, field);
            set_accessible_name(ui, &response, &cx.msg("go-to-title"));
            hint(ui, cx.i18n.msg_count("go-to-paragraphs", document.article().paragraphs().count()));
            if is_new_request {
                response.request_focus();
            }
            let number = self.input.trim().parse().ok().filter(|number| *number > 0);
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let escaped = is_escaped(ui);
            dialog_footer(ui, |ui| {
                let is_confirmed = primary_button(ui, &cx.msg("go-to-button"), number.is_some()).clicked() || entered;
                if let Some(number) = number.filter(|_| is_confirmed) {
                    out.push(Action::View(ViewAction::GoToParagraph(number)));
                    out.push(Action::Prompt(PromptAction::CloseGoto));
                }
                if button(ui, &cx.msg("dialog-cancel"), true).clicked() || escaped {
                    out.push(Action::Prompt(PromptAction::CloseGoto));
                }
            });
        });
    }

    fn reset(&mut self) {
        self.handled_request = 0;
    }
}
