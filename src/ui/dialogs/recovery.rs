//! The recovery dialog: stories left behind by a crash, each compared with its file on disk.

use crate::ui::cx::Cx;
use crate::ui::dialogs::dialog::Dialog;
use crate::ui::document::diff_view::{DiffView, OLD_AND_NEW_LABELS};
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::buttons::{button, flat_button, primary_button, with_outline};
use crate::ui::widgets::cards::card;
use crate::ui::widgets::labels::{hint, hint_line, layout_prefix};
use crate::ui::widgets::modal::{dialog_footer, is_escaped, modal, title};
use crate::workspace::{Action, MessageArg, Modal, RecoverableDocument, RecoveryAction, RecoveryChoice};
use egui::{Key, RichText, ScrollArea, Ui};
use redaksi_core::article::FieldName;
use std::path::PathBuf;

/// How many stories are visible without scrolling.
const VISIBLE_DOCUMENTS: f32 = 2.0;

/// State of the dialog between frames: the index of the compared story, and its diff.
#[derive(Debug, Default)]
pub struct RecoveryDialog {
    compared_index: usize,
    diff: DiffView<PathBuf>,
}

impl Dialog for RecoveryDialog {
    fn is_for(&self, modal: &Modal) -> bool {
        modal.is_recovery()
    }

    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        let documents = cx.workspace.recoverable();
        if documents.is_empty() || cx.workspace.unsaved_prompt().is_some() || cx.workspace.file_prompt().is_some() {
            return;
        }
        self.compared_index = self.compared_index.min(documents.len() - 1);
        let document = &documents[self.compared_index].0;
        self.diff.update(&document.entry, document.disk_version.as_deref(), &document.article);
        modal(ui, "recovery", size::RECOVERY, |ui| {
            title(ui, &cx.i18n.msg_count("recovery-title", documents.len()));
            hint(ui, cx.msg("recovery-hint"));
            ui.add_space(space::XS);
            let list = list_height(ui, documents.len());
            ScrollArea::vertical().id_salt("left").auto_shrink([false, true]).max_height(list).show(ui, |ui| {
                for (index, (document, choice)) in documents.iter().enumerate() {
                    self.document_card(ui, cx, index, document, *choice, out);
                    ui.add_space(space::XS);
                }
            });
            ui.add_space(space::XS);
            self.show_comparison(ui, cx, &documents[self.compared_index].0, list);
            dialog_footer(ui, |ui| {
                let entered =
                    ui.memory(|memory| memory.focused().is_none()) && ui.input(|input| input.key_pressed(Key::Enter));
                if primary_button(ui, &cx.msg("recovery-finish"), true).clicked() || entered {
                    out.push(Action::Recover(RecoveryAction::Apply));
                }
                let escaped = is_escaped(ui);
                if button(ui, &cx.msg("recovery-later"), true).clicked() || escaped {
                    out.push(Action::Recover(RecoveryAction::Later));
                }
            });
        });
    }
}

impl RecoveryDialog {
    fn document_card(
        &mut self,
        ui: &mut Ui,
        cx: Cx<'_>,
        index: usize,
        recovered: &RecoverableDocument,
        choice: RecoveryChoice,
        out: &mut Outbox,
    ) {
        card(ui, index, |ui| {
            ui.horizontal(|ui| {
                let headline = recovered.article.fields.value(FieldName::Headline);
                let untitled = cx.msg("story-untitled");
                let name = if headline.is_empty() { &untitled } else { layout_prefix(headline) };
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if index == self.compared_index {
                        hint(ui, cx.msg("recovery-compared-below"));
                    } else if flat_button(ui, &cx.msg("recovery-compare")).clicked() {
                        self.compared_index = index;
                    }
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        ui.add(egui::Label::new(RichText::new(name).font(Face::UiStrong.font())).truncate());
                    });
                });
            });
            let file = recovered.path.as_deref().map(|path| path.display().to_string());
            let file = file.unwrap_or_else(|| cx.msg("recovery-no-file"));
            let values = [("at", MessageArg::Text(recovered.autosaved_at.clone())), ("file", MessageArg::Text(file))];
            hint_line(ui, cx.i18n.msg_args("recovery-kept-at", &values));
            if !recovered.drafts.is_empty() {
                let typed: Vec<&str> = recovered.drafts.iter().map(|draft| layout_prefix(&draft.text)).collect();
                let typed = MessageArg::Text(typed.join(" · "));
                hint_line(ui, cx.i18n.msg_args("recovery-not-entered", &[("typed", typed)]));
            }
            ui.horizontal(|ui| {
                for option in RecoveryChoice::ALL {
                    let label = cx.msg(&format!("recovery-{}", option.code()));
                    if with_outline(ui, |ui| ui.radio(choice == option, label)).clicked() {
                        out.push(Action::Recover(RecoveryAction::Choose(index, option)));
                    }
                }
            });
        });
    }

    fn show_comparison(&mut self, ui: &mut Ui, cx: Cx<'_>, recovered: &RecoverableDocument, list: f32) {
        let heading = if recovered.disk_version.is_some() { "recovery-against-file" } else { "recovery-no-file-now" };
        ui.label(RichText::new(cx.msg(heading)).font(Face::UiStrong.font()));
        let available_height = ui.ctx().content_rect().height() - size::RECOVERY_CHROME_HEIGHT - list;
        self.diff.show(ui, cx, available_height, OLD_AND_NEW_LABELS, false);
    }
}

/// The height of the list of `count` stories, in points. In a low window it leaves room for the diff and the buttons.
fn list_height(ui: &Ui, count: usize) -> f32 {
    let available_height = ui.ctx().content_rect().height() - size::RECOVERY_CHROME_HEIGHT - size::CARD / 2.0;
    let fits = (available_height / size::RECOVERY_CARD).floor().clamp(1.0, VISIBLE_DOCUMENTS);
    size::RECOVERY_CARD * fits.min(count as f32)
}
