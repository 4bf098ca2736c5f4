//! What was done or went wrong, told over the lower edge of the sheet: it takes no focus, and goes by itself unless it
//! is a failure.

use super::controls::{beginning, button_width, quiet};
use super::icons::Icon;
use super::theme::{Face, Palette, margin, motion, size, space};
use crate::article::ChangeName;
use crate::desk::{Action, Command, Desk, Notice, RuleAction, Severity};
use crate::words::Words;
use egui::{Align, Align2, Area, Id, Label, Layout, RichText, Ui, Vec2};
use std::time::Duration;

/// What the toasts remember: the notice that is shown, and until when.
#[derive(Debug, Default)]
pub struct Toasts {
    shown: Option<(u64, f64)>,
}

impl Toasts {
    /// Shows the notice of the desk while it is news, above what takes so much of the window's lower edge; says whether it
    /// does. Under a question it waits.
    pub fn show(
        &mut self,
        ui: &Ui,
        desk: &Desk,
        above: f32,
        is_asked: bool,
        words: &Words,
        actions: &mut Vec<Action>,
    ) -> bool {
        let is_busy = desk.opening().is_some() || desk.saving_every().is_some();
        let Some(notice) = desk.notice().filter(|_| !is_busy) else { return false };
        let (now, is_touched) = ui.input(|input| (input.time, input.pointer.is_moving()));
        let until = match self.shown {
            Some((number, until)) if number == notice.number => until,
            _ => now + f64::from(motion::TOAST),
        };
        let stays = notice.severity == Severity::Error;
        // One card at a time speaks.
        let is_over = now >= until || is_asked;
        if !stays && is_over {
            self.shown = Some((notice.number, until));
            return false;
        }
        let area = Area::new(Id::unique("toast")).order(egui::Order::Foreground);
        let area = area.anchor(Align2::CENTER_BOTTOM, Vec2::new(0.0, -space::XXL - above)).interactable(true);
        let output = area.show(ui.ctx(), |ui| toast(ui, desk, notice, words, actions));
        // Who is on the way to its button is waited for.
        let is_near = is_touched && output.response.contains_pointer() || output.response.hovered();
        self.shown =
            Some((notice.number, if is_near { until.max(now + f64::from(motion::TOAST) / 2.0) } else { until }));
        if !stays {
            ui.ctx().request_repaint_after(Duration::from_secs_f64((until - now).max(0.0)));
        }
        true
    }
}

fn toast(ui: &mut Ui, desk: &Desk, notice: &Notice, words: &Words, actions: &mut Vec<Action>) {
    let palette = Palette::now(ui);
    let (icon, ink, weight) = match notice.severity {
        Severity::Info => (Icon::Info, palette.accent, None),
        Severity::Warning => (Icon::Warning, palette.warning, Some("toast-warning")),
        Severity::Error => (Icon::Error, palette.error, Some("toast-error")),
    };
    let stays = notice.severity == Severity::Error;
    let frame = egui::Frame::popup(ui.style()).fill(palette.field).inner_margin(margin::TOAST);
    frame.show(ui, |ui| {
        ui.set_max_width(size::MEASURE.min(ui.ctx().content_rect().width() - space::XXL * 2.0));
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let sign = icon.show(ui, ink);
            if let Some(weight) = weight {
                sign.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words.say(weight)));
            }
            let mut ways = Vec::new();
            if let Some(undo) = undo_of(desk, notice) {
                ways.push((words.command(Command::Undo), undo));
            }
            if desk.tells_of_deleted_rule() {
                ways.push((words.say("rule-put-back"), Action::Rule(RuleAction::PutBack)));
            }
            if stays {
                ways.push((words.say("notice-dismiss"), Action::Dismiss));
            }
            let text = words.notice(notice);
            let width_of = |label: &str| button_width(ui, label, Face::Small) + ui.spacing().item_spacing.x;
            let beside: f32 = ways.iter().map(|(label, _)| width_of(label)).sum();
            ui.scope(|ui| {
                ui.set_max_width((ui.available_width() - beside).max(0.0));
                ui.add(Label::new(RichText::new(beginning(&text)).font(Face::Ui.font())).wrap());
            });
            for (label, action) in ways {
                if quiet(ui, &label).clicked() {
                    actions.push(action);
                }
            }
        });
    });
}

/// What takes back the very change that the notice tells of.
fn undo_of(desk: &Desk, notice: &Notice) -> Option<Action> {
    let last = desk.active().and_then(|story| story.history().undo_name());
    let is_last = match notice.message.as_str() {
        "notice-cleaned-every"
        | "notice-replaced"
        | "notice-rule-saved"
        | "notice-rule-stays"
        | "notice-undone-here" => return desk.can_undo_every().then_some(Action::UndoEvery),
        "notice-cleaned" | "notice-cleaned-some" => matches!(last, Some(ChangeName::Clean(_))),
        "notice-restored" => matches!(last, Some(ChangeName::Restore(_))),
        _ => false,
    };
    is_last.then_some(Action::Do(Command::Undo))
}
