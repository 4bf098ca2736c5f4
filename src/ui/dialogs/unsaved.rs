//! The dialog that asks what to do with unsaved changes before stories are closed.

use crate::ui::cx::Cx;
use crate::ui::dialogs::dialog::Dialog;
use crate::ui::outbox::Outbox;
use crate::ui::theme::size;
use crate::ui::widgets::buttons::{button, primary_button};
use crate::ui::widgets::modal::{dialog_footer, focus_by_default, is_escaped, modal, title};
use crate::workspace::{Action, DocumentId, MessageArg, Modal, PromptAction, UnsavedAnswer};
use egui::{Label, ScrollArea, Ui};

/// How many stories of the prompt are visible without scrolling.
const VISIBLE_DOCUMENTS: f32 = 12.0;

/// State of the dialog between frames: the stories that it was last shown for.
#[derive(Debug, Default)]
pub struct UnsavedDialog {
    asked_about: Option<Vec<DocumentId>>,
}

impl Dialog for UnsavedDialog {
    fn is_for(&self, modal: &Modal) -> bool {
        modal.is_unsaved()
    }

    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        let Some(unsaved_prompt) = cx.workspace.unsaved_prompt() else { return };
        let is_new = self.asked_about.as_ref() != Some(&unsaved_prompt.documents);
        self.asked_about = Some(unsaved_prompt.documents.clone());
        let name = |id: &DocumentId| match cx.workspace.document(*id).map_or("", |document| document.name()) {
            "" => cx.msg("story-untitled"),
            name => name.to_owned(),
        };
        let count = unsaved_prompt.documents.len();
        modal(ui, "unsaved", size::DIALOG, |ui| {
            title(ui, &cx.msg("dialog-unsaved-title"));
            if let [document] = &unsaved_prompt.documents[..] {
                ui.label(cx.i18n.msg_args("dialog-unsaved", &[("name", MessageArg::Text(name(document)))]));
            } else {
                ui.label(cx.i18n.msg_count("dialog-unsaved-many", count));
                let max_height = ui.text_style_height(&egui::TextStyle::Body) * VISIBLE_DOCUMENTS;
                ScrollArea::vertical().id_salt("unsaved").auto_shrink([false, true]).max_height(max_height).show(
                    ui,
                    |ui| {
                        for document in &unsaved_prompt.documents {
                            ui.add(Label::new(format!("• {}", name(document))).truncate());
                        }
                    },
                );
            }
            dialog_footer(ui, |ui| {
                let label = if count == 1 { "dialog-unsaved-save" } else { "command-save-every" };
                let save = primary_button(ui, &cx.msg(label), true);
                focus_by_default(ui, &save, is_new);
                if save.clicked() {
                    out.push(Action::Prompt(PromptAction::AnswerUnsavedPrompt(UnsavedAnswer::Save)));
                }
                if button(ui, &cx.msg("dialog-unsaved-discard"), true).clicked() {
                    out.push(Action::Prompt(PromptAction::AnswerUnsavedPrompt(UnsavedAnswer::Discard)));
                }
                let escaped = is_escaped(ui);
                if button(ui, &cx.msg("dialog-cancel"), true).clicked() || escaped {
                    out.push(Action::Prompt(PromptAction::AnswerUnsavedPrompt(UnsavedAnswer::Cancel)));
                }
            });
        });
    }

    fn reset(&mut self) {
        self.asked_about = None;
    }
}
