//! The conflict dialog: asks which version to keep when another program changed the file of an open story.

use crate::ui::cx::Cx;
use crate::ui::dialogs::dialog::Dialog;
use crate::ui::document::diff_view::DiffView;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::buttons::{button, primary_button};
use crate::ui::widgets::labels::hint;
use crate::ui::widgets::modal::{dialog_footer, is_escaped, modal, title};
use crate::workspace::{Action, ConflictResolution, DocumentId, Modal, PromptAction};
use egui::{RichText, Ui};

/// State of the dialog between frames: the diff of both versions.
#[derive(Debug, Default)]
pub struct ConflictDialog {
    diff: DiffView<(DocumentId, u64)>,
}

impl Dialog for ConflictDialog {
    fn is_for(&self, modal: &Modal) -> bool {
        modal.is_conflict()
    }

    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        let Some(conflict) = cx.workspace.file_conflict() else { return };
        let Some(document) = cx.workspace.document(conflict.document) else { return };
        let theirs = Some(conflict.theirs.as_ref());
        self.diff.update(&(document.id(), document.revision()), theirs, document.article());
        modal(ui, "disputed", size::RECOVERY, |ui| {
            title(ui, &cx.msg("disputed-title"));
            ui.label(conflict.path.display().to_string());
            hint(ui, cx.msg(if document.is_saved() { "disputed-hint-saved" } else { "disputed-hint" }));
            ui.add_space(space::S);
            ui.label(RichText::new(cx.msg("disputed-compared")).font(Face::UiStrong.font()));
            let available_height = ui.ctx().content_rect().height() - size::RECOVERY_CHROME_HEIGHT;
            self.diff.show(ui, cx, available_height, ["disputed-in-file", "disputed-here"], false);
            dialog_footer(ui, |ui| {
                // The primary choice: with unsaved changes, a save was requested, so the user's version; otherwise the
                // newer version is the one in the file.
                let offered = [
                    (ConflictResolution::Mine, "disputed-mine", "disputed-mine-hint", !document.is_saved()),
                    (ConflictResolution::Theirs, "disputed-theirs", "disputed-theirs-hint", document.is_saved()),
                    (ConflictResolution::Both, "disputed-both", "disputed-both-hint", false),
                ];
                for (settlement, code, tooltip, is_primary) in offered {
                    let label = cx.msg(code);
                    let response = if is_primary { primary_button(ui, &label, true) } else { button(ui, &label, true) };
                    if response.on_hover_text(cx.msg(tooltip)).clicked() {
                        out.push(Action::Prompt(PromptAction::ResolveConflict(settlement)));
                    }
                }
                let escaped = is_escaped(ui);
                if button(ui, &cx.msg("dialog-cancel"), true).clicked() || escaped {
                    out.push(Action::Prompt(PromptAction::ResolveConflict(ConflictResolution::Later)));
                }
            });
        });
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}
