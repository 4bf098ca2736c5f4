//! The dialog for the URL of a link.

use crate::ui::cx::Cx;
use crate::ui::dialogs::dialog::Dialog;
use crate::ui::outbox::Outbox;
use crate::ui::theme::size;
use crate::ui::widgets::buttons::{button, primary_button};
use crate::ui::widgets::labels::{ellipsize, hint};
use crate::ui::widgets::modal::{dialog_footer, is_escaped, modal, title};
use crate::ui::widgets::text_field::{set_accessible_name, show_text_field};
use crate::workspace::{Action, EditAction, LinkDraft, Modal, PromptAction};
use egui::{Id, Key, TextEdit, Ui};

/// How many bytes of the linked words are shown.
const MAX_QUOTE_BYTES: usize = 120;

/// The dialog for the URL of a link: the URL being written.
#[derive(Debug, Default)]
pub struct LinkDialog {
    url: Option<String>,
}

impl Dialog for LinkDialog {
    fn is_for(&self, modal: &Modal) -> bool {
        modal.is_link()
    }

    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        let Some(Modal::Link(LinkDraft { range, text, url, .. })) = cx.workspace.modal() else { return };
        let is_new = self.url.is_none();
        let typed = self.url.get_or_insert_with(|| url.clone());
        modal(ui, "link", size::DIALOG, |ui| {
            title(ui, &cx.msg(if url.is_empty() { "link-title" } else { "link-edit-title" }));
            hint(ui, format!("“{}”", ellipsize(text, MAX_QUOTE_BYTES)));
            let field = TextEdit::singleline(typed)
                .id(Id::unique("link-url"))
                .hint_text(cx.msg("link-hint"))
                .desired_width(f32::INFINITY);
            let response = show_text_field(ui, field);
            set_accessible_name(ui, &response, &cx.msg("link-url"));
            if is_new {
                response.request_focus();
            }
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let set = |url: &str| Action::Edit(EditAction::SetLink { range: range.clone(), url: url.to_owned() });
            let is_ready = !typed.trim().is_empty();
            dialog_footer(ui, |ui| {
                let is_set = primary_button(ui, &cx.msg("link-set"), is_ready).clicked();
                if is_ready && (is_set || entered) {
                    out.push(set(typed));
                }
                let is_removed = !url.is_empty() && button(ui, &cx.msg("link-remove"), true).clicked();
                // A known link whose URL was deleted is removed by Enter.
                if is_removed || entered && !is_ready && !url.is_empty() {
                    out.push(set(""));
                }
                let escaped = is_escaped(ui);
                if button(ui, &cx.msg("dialog-cancel"), true).clicked() || escaped {
                    out.push(Action::Prompt(PromptAction::CloseLink));
                }
            });
        });
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}
