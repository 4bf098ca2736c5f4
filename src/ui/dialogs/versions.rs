//! The versions dialog: the story as received, at each save, and now. Compares any two of them, and restores an earlier
//! one.

use crate::ui::cx::Cx;
use crate::ui::dialogs::dialog::Dialog;
use crate::ui::document::diff_view::{DiffView, OLD_AND_NEW_LABELS};
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::buttons::{button, primary_button, with_outline};
use crate::ui::widgets::labels::hint;
use crate::ui::widgets::modal::{dialog_footer, is_escaped, modal, title};
use crate::workspace::{Action, DocumentId, MessageArg, Modal, VersionAction, VersionRef, VersionsView};
use egui::{Align, Layout, RichText, ScrollArea, Ui, Vec2};

/// How many versions are visible without scrolling.
const VISIBLE_VERSIONS: f32 = 5.0;

/// Cache key of the diff: the story, its revision, and the two versions.
type VersionPairKey = (DocumentId, u64, VersionRef, VersionRef);

/// State of the dialog between frames: the diff.
#[derive(Debug, Default)]
pub struct VersionsDialog {
    diff: DiffView<VersionPairKey>,
    is_copied: bool,
}

impl Dialog for VersionsDialog {
    fn is_for(&self, modal: &Modal) -> bool {
        modal.is_versions()
    }

    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        let Some(versions) = cx.workspace.versions() else { return };
        let Some(document) = cx.workspace.document(versions.document) else { return };
        let both = cx.workspace.version(versions.from).zip(cx.workspace.version(versions.to));
        if let Some((old, new)) = both {
            self.diff.update(&(document.id(), document.revision(), versions.from, versions.to), Some(old), new);
        }
        modal(ui, "versions", size::RECOVERY, |ui| {
            title(ui, &cx.msg("versions-title"));
            hint(ui, cx.msg(if versions.list.is_empty() { "versions-none" } else { "versions-hint" }));
            ui.add_space(space::XS);
            version_list(ui, cx, versions, out);
            ui.add_space(space::S);
            let rows = (versions.list.len() as f32 + 2.0).min(VISIBLE_VERSIONS);
            let available = ui.ctx().content_rect().height() - size::VERSIONS_CHROME_HEIGHT - size::CONTROL * rows;
            if both.is_some() {
                let reverted = self.diff.show(ui, cx, available, OLD_AND_NEW_LABELS, cx.workspace.can_revert_hunks());
                if let Some(difference) = reverted {
                    out.push(Action::Versions(VersionAction::Revert(difference)));
                }
            } else {
                hint(ui, cx.msg("status-opening"));
            }
            dialog_footer(ui, |ui| {
                // Most users come to look, so closing is the primary action, on Enter as well.
                let escaped = is_escaped(ui);
                let close = primary_button(ui, &cx.msg("versions-close"), true);
                if ui.memory(|memory| memory.focused().is_none()) {
                    close.request_focus();
                }
                if close.clicked() || escaped {
                    out.push(Action::Versions(VersionAction::Close));
                }
                let back = button(ui, &cx.msg("versions-bring-back"), cx.workspace.can_restore_version());
                if back.on_hover_text(cx.msg("versions-bring-back-hint")).clicked() {
                    out.push(Action::Versions(VersionAction::Restore));
                }
                let mark = button(ui, &cx.msg("versions-mark"), both.is_some() && versions.to == VersionRef::Current);
                if mark.on_hover_text(cx.msg("versions-mark-hint")).clicked() {
                    out.push(Action::Versions(VersionAction::Mark));
                }
                if let Some((old, new)) = both
                    && button(ui, &cx.msg("versions-report"), true)
                        .on_hover_text(cx.msg("versions-report-hint"))
                        .clicked()
                {
                    ui.copy_text(cx.i18n.change_report(old, new));
                    self.is_copied = true;
                }
                if self.is_copied {
                    hint(ui, cx.msg("versions-report-copied"));
                }
            });
        });
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}

/// The list of versions, each with two radio buttons: the older and the newer side of the diff.
fn version_list(ui: &mut Ui, cx: Cx<'_>, versions: &VersionsView, out: &mut Outbox) {
    let column = |ui: &mut Ui, add: &mut dyn FnMut(&mut Ui)| {
        let available = Vec2::new(size::VERSION_RADIO, size::CONTROL);
        ui.allocate_ui_with_layout(available, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(size::VERSION_RADIO);
            add(ui);
        });
    };
    ui.horizontal(|ui| {
        for code in ["versions-from", "versions-to"] {
            let text = RichText::new(cx.msg(code)).font(Face::SmallStrong.font()).color(cx.palette.text_muted);
            column(ui, &mut |ui| drop(ui.label(text.clone())));
        }
    });
    let saved = versions.saved.is_some().then_some(VersionRef::Saved);
    let all = [VersionRef::Current]
        .into_iter()
        .chain(saved)
        .chain((0..versions.list.len()).map(VersionRef::Previous))
        .chain([VersionRef::Original]);
    let area = ScrollArea::vertical().id_salt("versions").auto_shrink([false, true]);
    area.max_height(size::CONTROL * VISIBLE_VERSIONS).show(ui, |ui| {
        for which in all {
            let name = version_label(cx, which, versions);
            ui.horizontal(|ui| {
                for (chosen, code) in [(versions.from, "versions-from-this"), (versions.to, "versions-to-this")] {
                    let label = cx.i18n.msg_args(code, &[("version", MessageArg::Text(name.clone()))]);
                    column(ui, &mut |ui| {
                        let is_on = chosen == which;
                        let radio = with_outline(ui, |ui| ui.radio(is_on, ""));
                        radio.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, is_on, &label));
                        if radio.clicked() {
                            let is_from = code == "versions-from-this";
                            let (from, to) = if is_from { (which, versions.to) } else { (versions.from, which) };
                            out.push(Action::Versions(VersionAction::Compare { from, to }));
                        }
                    });
                }
                ui.label(RichText::new(&name).font(Face::Ui.font()));
            });
        }
    });
}

fn version_label(cx: Cx<'_>, which: VersionRef, versions: &VersionsView) -> String {
    match which {
        VersionRef::Current => cx.msg("versions-now"),
        VersionRef::Original => cx.msg("versions-received"),
        VersionRef::Saved => cx.msg("versions-saved"),
        VersionRef::Previous(index) => {
            let at = versions.list.get(index).map(|earlier| earlier.replaced_at.clone()).unwrap_or_default();
            cx.i18n.msg_args("versions-until", &[("at", MessageArg::Text(at))])
        }
    }
}
