//! Toasts: the last notice, shown above the lower edge of the document view. A toast takes no focus, and disappears
//! after a while unless it reports an error.

use crate::ui::cx::Cx;
use crate::ui::outbox::Outbox;
use crate::ui::theme::icons::Icon;
use crate::ui::theme::{Face, margin, motion, size, space};
use crate::ui::widgets::buttons::{button_width, flat_button};
use crate::ui::widgets::labels::layout_prefix;
use crate::workspace::{Action, Command, EditAction, Notice, NoticeKind, RuleAction, Severity, ViewAction, Workspace};
use egui::{Align, Align2, Area, Id, Label, Layout, RichText, Ui, Vec2};
use redaksi_core::article::TransactionName;
use std::time::Duration;

/// State of the toasts between frames: the number of the shown notice, and until when it is shown.
#[derive(Debug, Default)]
pub struct Toasts {
    shown: Option<(u64, f64)>,
}

impl Toasts {
    /// Shows the last notice while it is new, `above` points over the window's lower edge; returns whether a toast is
    /// shown. While a modal dialog is open, only errors are shown.
    pub fn show(&mut self, ui: &Ui, cx: Cx<'_>, above: f32, out: &mut Outbox) -> bool {
        let is_busy = cx.workspace.open_progress().is_some() || cx.workspace.save_progress().is_some();
        let Some(notice) = cx.workspace.current_notice().filter(|_| !is_busy) else { return false };
        let (now, is_pointer_moving) = ui.input(|input| (input.time, input.pointer.is_moving()));
        let until = match self.shown {
            Some((number, until)) if number == notice.number => until,
            _ => now + f64::from(motion::TOAST),
        };
        let is_error = notice.severity == Severity::Error;
        // A dialog and a toast are not shown at the same time, except for errors.
        let is_hidden = now >= until || cx.is_modal_open;
        if !is_error && is_hidden {
            self.shown = Some((notice.number, until));
            return false;
        }
        let area = Area::new(Id::unique("toast")).order(egui::Order::Foreground);
        let area = area.anchor(Align2::CENTER_BOTTOM, Vec2::new(0.0, -space::XXL - above)).interactable(true);
        let output = area.show(ui.ctx(), |ui| show_toast(ui, cx, notice, out));
        // The toast stays while the pointer is on the way to its button.
        let is_near = is_pointer_moving && output.response.contains_pointer() || output.response.hovered();
        self.shown =
            Some((notice.number, if is_near { until.max(now + f64::from(motion::TOAST) / 2.0) } else { until }));
        if !is_error {
            ui.ctx().request_repaint_after(Duration::from_secs_f64((until - now).max(0.0)));
        }
        true
    }
}

fn show_toast(ui: &mut Ui, cx: Cx<'_>, notice: &Notice, out: &mut Outbox) {
    let palette = cx.palette;
    let (icon, color, severity_label) = match notice.severity {
        Severity::Info => (Icon::Info, palette.accent, None),
        Severity::Warning => (Icon::Warning, palette.warning, Some("toast-warning")),
        Severity::Error => (Icon::Error, palette.error, Some("toast-error")),
    };
    let is_error = notice.severity == Severity::Error;
    let frame = egui::Frame::popup(ui.style()).fill(palette.field).inner_margin(margin::TOAST);
    frame.show(ui, |ui| {
        ui.set_max_width(size::MAX_TEXT_WIDTH.min(ui.ctx().content_rect().width() - space::XXL * 2.0));
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let icon_response = icon.show(ui, color);
            if let Some(severity_label) = severity_label {
                icon_response
                    .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, cx.msg(severity_label)));
            }
            let mut buttons = Vec::new();
            if let Some(undo) = undo_action(cx.workspace, notice) {
                buttons.push((cx.i18n.command(Command::Undo), undo));
            }
            if cx.workspace.is_deleted_rule_notice_shown() {
                buttons.push((cx.msg("rule-put-back"), Action::Rule(RuleAction::RestoreDeleted)));
            }
            if is_error {
                buttons.push((cx.msg("notice-dismiss"), Action::View(ViewAction::DismissNotice)));
            }
            let text = cx.i18n.notice(notice);
            let width_of = |label: &str| button_width(ui, label, Face::Small) + ui.spacing().item_spacing.x;
            let buttons_width: f32 = buttons.iter().map(|(label, _)| width_of(label)).sum();
            ui.scope(|ui| {
                ui.set_max_width((ui.available_width() - buttons_width).max(0.0));
                ui.add(Label::new(RichText::new(layout_prefix(&text)).font(Face::Ui.font())).wrap());
            });
            for (label, action) in buttons {
                if flat_button(ui, &label).clicked() {
                    out.push(action);
                }
            }
        });
    });
}

/// The action that undoes exactly the change that the notice reports.
fn undo_action(workspace: &Workspace, notice: &Notice) -> Option<Action> {
    let last = workspace.active().and_then(|document| document.history().undo_name());
    let is_last = match notice.kind {
        NoticeKind::CleanedEvery
        | NoticeKind::Replaced
        | NoticeKind::RuleSaved
        | NoticeKind::RuleStays
        | NoticeKind::UndoneHere => return workspace.can_undo_bulk().then_some(Action::Edit(EditAction::UndoBulk)),
        NoticeKind::Cleaned | NoticeKind::CleanedSome => matches!(last, Some(TransactionName::RemovePromos(_))),
        NoticeKind::Restored => matches!(last, Some(TransactionName::RestorePromos(_))),
        _ => false,
    };
    is_last.then_some(Action::RunCommand(Command::Undo))
}
