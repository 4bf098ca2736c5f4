//! The dialog that sets which parts of a story *Copy for CMS* copies, and in which order.

use crate::ui::cx::Cx;
use crate::ui::dialogs::dialog::Dialog;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{size, space};
use crate::ui::widgets::buttons::{button, flat_button, primary_button, with_outline};
use crate::ui::widgets::labels::hint;
use crate::ui::widgets::modal::{dialog_footer, is_escaped, modal, title};
use crate::workspace::{Action, ExportAction, MessageArg, Modal, PromptAction, ViewAction};
use egui::{Align, Checkbox, Layout, Ui};
use redaksi_formats::StoryPart;

/// The dialog has no state of its own: a change takes effect at once.
#[derive(Debug, Default)]
pub struct CopyPartsDialog;

impl Dialog for CopyPartsDialog {
    fn is_for(&self, modal: &Modal) -> bool {
        modal.is_copy_parts()
    }

    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        let chosen = &cx.workspace.settings().copy_parts;
        // The chosen parts in their order, then the others.
        let others = StoryPart::ALL.iter().filter(|part| !chosen.contains(part));
        let listed: Vec<(StoryPart, bool)> =
            chosen.iter().map(|part| (*part, true)).chain(others.map(|part| (*part, false))).collect();
        modal(ui, "copy-parts", size::DIALOG, |ui| {
            title(ui, &cx.msg("copy-parts-title"));
            hint(ui, cx.msg("copy-parts-hint"));
            template_choice(ui, cx, out);
            let mut changed = None;
            for (at, (part, is_copied)) in listed.iter().enumerate() {
                let name = cx.msg(&format!("part-{}", part.code()));
                ui.horizontal(|ui| {
                    let mut is_on = *is_copied;
                    if with_outline(ui, |ui| ui.checkbox(&mut is_on, &name)).clicked() {
                        let mut parts = chosen.clone();
                        parts.retain(|other| other != part);
                        if is_on {
                            parts.push(*part);
                        }
                        changed = Some(parts);
                    }
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        let part_name = [("part", MessageArg::Text(name.clone()))];
                        let is_last = at + 1 >= chosen.len();
                        ui.add_enabled_ui(*is_copied && !is_last, |ui| {
                            let label = cx.i18n.msg_args("copy-parts-down", &part_name);
                            if move_button(ui, &cx.msg("move-down-short"), &label) {
                                changed = Some(swapped(chosen, at, at + 1));
                            }
                        });
                        ui.add_enabled_ui(*is_copied && at > 0, |ui| {
                            let label = cx.i18n.msg_args("copy-parts-up", &part_name);
                            if move_button(ui, &cx.msg("move-up-short"), &label) {
                                changed = Some(swapped(chosen, at - 1, at));
                            }
                        });
                    });
                });
            }
            if let Some(parts) = changed {
                out.push(Action::View(ViewAction::SetCopyParts(parts)));
            }
            dialog_footer(ui, |ui| {
                let done = primary_button(ui, &cx.msg("dialog-done"), true);
                if ui.memory(|memory| memory.focused().is_none()) {
                    done.request_focus();
                }
                if done.clicked() || is_escaped(ui) {
                    out.push(Action::Prompt(PromptAction::CloseCopyParts));
                }
            });
        });
    }
}

/// Whether the template is used instead of the parts, and which one that is.
fn template_choice(ui: &mut Ui, cx: Cx<'_>, out: &mut Outbox) {
    let settings = cx.workspace.settings();
    let template = settings.export.template.as_deref();
    ui.horizontal_wrapped(|ui| {
        let mut is_on = settings.copies_by_template && template.is_some();
        let check =
            |ui: &mut Ui| ui.add_enabled(template.is_some(), Checkbox::new(&mut is_on, cx.msg("copy-by-template")));
        if with_outline(ui, check).clicked() {
            out.push(Action::View(ViewAction::SetCopiesByTemplate(is_on)));
        }
        if button(ui, &cx.msg("export-choose-template"), true).clicked() {
            out.push(Action::Export(ExportAction::ChooseTemplate));
        }
    });
    if let Some(template) = template {
        hint(ui, template.display().to_string());
    }
    ui.add_space(space::XS);
}

/// A button whose accessible name says which part it moves.
fn move_button(ui: &mut Ui, label: &str, accessible_name: &str) -> bool {
    let response = flat_button(ui, label);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), accessible_name));
    response.clicked()
}

fn swapped(parts: &[StoryPart], a: usize, b: usize) -> Vec<StoryPart> {
    let mut parts = parts.to_vec();
    parts.swap(a, b);
    parts
}
