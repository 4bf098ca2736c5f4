//! Toasts: the last notice, shown in the lower part of the document view, where it covers neither the caret nor what the
//! user works on. A toast takes no focus, and disappears after a while unless it reports an error.

use crate::ui::cx::Cx;
use crate::ui::outbox::Outbox;
use crate::ui::theme::icons::Icon;
use crate::ui::theme::{Face, margin, motion, size, space};
use crate::ui::widgets::buttons::{button_width, flat_button};
use crate::ui::widgets::labels::layout_prefix;
use crate::workspace::{
    Action, Command, Document, DocumentId, EditAction, MessageArg, Notice, NoticeKind, NoticeSeverity, RuleAction,
    ViewAction, Workspace,
};
use egui::{Align, Align2, Area, Id, Label, Layout, Pos2, Rect, RichText, Ui, Vec2};
use redaksi_core::article::TransactionName;
use std::collections::BTreeMap;
use std::time::Duration;

/// Of how many earlier notices it is known until when they were shown.
const MAX_EARLIER_NOTICES: usize = 100;

/// State of the toasts between frames.
#[derive(Debug, Default)]
pub struct Toasts {
    /// The last notice, or an error until it is dismissed.
    first: Toast,
    /// A notice that came after that error.
    second: Toast,
    /// The story that was shown in the last frame.
    active: Option<DocumentId>,
}

/// State of one toast between frames.
#[derive(Debug, Default)]
struct Toast {
    /// The number of its notice, and until when it is shown.
    shown: Option<(u64, f64)>,
    /// Until when earlier notices were shown, by number. A notice about a story is not shown anew when that story becomes active
    /// again.
    earlier: BTreeMap<u64, f64>,
    /// The distance of the toast from the lower edge of its area, and the number of its notice.
    lift: Option<(u64, f32)>,
}

impl Toasts {
    /// Returns whether a toast is shown in this frame: the last notice while it is new, and an error until it is
    /// dismissed. While a modal dialog is open, only errors are shown.
    pub fn update(&mut self, ui: &Ui, cx: Cx<'_>) -> bool {
        let is_busy = cx.workspace.open_progress().is_some() || cx.workspace.save_progress().is_some();
        let now = ui.input(|input| input.time);
        let active = cx.workspace.active().map(Document::id);
        if std::mem::replace(&mut self.active, active) != active {
            // What was said is in the status line; it does not lie over the next story.
            for toast in [&mut self.first, &mut self.second] {
                toast.end(now);
            }
        }
        cx.workspace.current_notice().filter(|_| !is_busy).is_some_and(|notice| self.first.update(cx, notice, now))
    }

    /// Shows the toasts in the lower part of an area, higher up where they would cover one of the places to `avoid`.
    pub fn show(&mut self, ui: &Ui, cx: Cx<'_>, area: Rect, avoid: &[Rect], out: &mut Outbox) {
        let Some(notice) = cx.workspace.current_notice() else { return };
        let rect = self.first.show(ui, cx, notice, Id::unique("toast"), area, avoid, out);
        let now = ui.input(|input| input.time);
        if let Some(notice) = cx.workspace.notice_beside_error()
            && self.second.update(cx, notice, now)
        {
            let avoid: Vec<Rect> = avoid.iter().copied().chain(rect).collect();
            self.second.show(ui, cx, notice, Id::unique("second-toast"), area, &avoid, out);
        }
    }
}

impl Toast {
    /// Ends the display of the notice that is shown, unless it is an error.
    fn end(&mut self, now: f64) {
        if let Some((_, until)) = &mut self.shown {
            *until = until.min(now);
        }
    }

    /// Returns whether the notice is shown at this time, in seconds of egui's clock.
    fn update(&mut self, cx: Cx<'_>, notice: &Notice, now: f64) -> bool {
        let until = match self.shown {
            Some((number, until)) if number == notice.number => until,
            _ => self.earlier.get(&notice.number).copied().unwrap_or(now + f64::from(motion::TOAST)),
        };
        if let Some((number, until)) =
            self.shown.replace((notice.number, until)).filter(|(number, _)| *number != notice.number)
        {
            self.earlier.insert(number, until);
            if self.earlier.len() > MAX_EARLIER_NOTICES {
                self.earlier.pop_first();
            }
        }
        // A dialog and a toast are not shown at the same time, except for errors.
        notice.severity == NoticeSeverity::Error || now < until && !cx.is_modal_open
    }

    /// Shows the notice and returns where.
    #[expect(clippy::too_many_arguments, reason = "the toast's place depends on all of them")]
    fn show(
        &mut self,
        ui: &Ui,
        cx: Cx<'_>,
        notice: &Notice,
        id: Id,
        area: Rect,
        avoid: &[Rect],
        out: &mut Outbox,
    ) -> Option<Rect> {
        let (_, until) = self.shown?;
        let (now, is_pointer_moving) = ui.input(|input| (input.time, input.pointer.is_moving()));
        let size = ui.memory(|memory| memory.area_rect(id)).map_or(Vec2::splat(size::ROW), |rect| rect.size());
        let before = self.lift.filter(|(number, _)| *number == notice.number).map(|(_, lift)| lift);
        let lift = free_lift(area, size, avoid, before);
        self.lift = Some((notice.number, lift));
        let place = Pos2::new(area.center().x, area.bottom() - space::L - lift);
        let toast = Area::new(id).order(egui::Order::Foreground).pivot(Align2::CENTER_BOTTOM).fixed_pos(place);
        let max_width = size::MAX_TEXT_WIDTH.min(area.width() - space::L * 2.0);
        let output = toast.interactable(true).show(ui.ctx(), |ui| show_toast(ui, cx, notice, max_width, out));
        // The toast stays while the pointer is on the way to its button.
        let is_near = is_pointer_moving && output.response.contains_pointer() || output.response.hovered();
        let until = if is_near { until.max(now + f64::from(motion::TOAST) / 2.0) } else { until };
        self.shown = Some((notice.number, until));
        if notice.severity != NoticeSeverity::Error {
            ui.ctx().request_repaint_after(Duration::from_secs_f64((until - now).max(0.0)));
        }
        Some(output.response.rect)
    }
}

/// By how much a toast is lifted above the lower edge of its area, so that it covers none of the places to `avoid`: as it
/// was before, if that is possible, else as little as possible. If there is no free place, it may cover the last places; if that
/// does not help, it is not lifted.
fn free_lift(area: Rect, toast: Vec2, avoid: &[Rect], before: Option<f32>) -> f32 {
    let most = (1..=avoid.len()).rev();
    most.into_iter().find_map(|count| lift_above(area, toast, &avoid[..count], before)).unwrap_or_default()
}

/// The lift with which a toast covers none of the places; `None` if there is none.
fn lift_above(area: Rect, toast: Vec2, avoid: &[Rect], before: Option<f32>) -> Option<f32> {
    let rect = |lift: f32| {
        let bottom = Pos2::new(area.center().x, area.bottom() - space::L - lift);
        Rect::from_min_max(
            Pos2::new(bottom.x - toast.x / 2.0, bottom.y - toast.y),
            bottom + Vec2::new(toast.x / 2.0, 0.0),
        )
    };
    let is_free = |lift: &f32| {
        let rect = rect(*lift);
        rect.top() >= area.top() && !avoid.iter().any(|place| place.expand(space::XS).intersects(rect))
    };
    // Just above the lower edge, or just above one of the places.
    let above = avoid.iter().map(|place| area.bottom() - space::L - (place.top() - space::S));
    let mut lifts: Vec<f32> = above.filter(|lift| *lift > 0.0).collect();
    lifts.sort_by(f32::total_cmp);
    before.into_iter().chain([0.0]).chain(lifts).find(is_free)
}

fn show_toast(ui: &mut Ui, cx: Cx<'_>, notice: &Notice, max_width: f32, out: &mut Outbox) {
    let palette = cx.palette;
    let (icon, color, severity_label) = match notice.severity {
        NoticeSeverity::Info => (Icon::Info, palette.accent, None),
        NoticeSeverity::Warning => (Icon::Warning, palette.warning, Some("toast-warning")),
        NoticeSeverity::Error => (Icon::Error, palette.error, Some("toast-error")),
    };
    let is_error = notice.severity == NoticeSeverity::Error;
    let frame = egui::Frame::popup(ui.style()).fill(palette.field).inner_margin(margin::TOAST);
    frame.show(ui, |ui| {
        ui.set_max_width(max_width);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let icon_response = icon.show(ui, color);
            if let Some(severity_label) = severity_label {
                icon_response
                    .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, cx.msg(severity_label)));
            }
            let mut buttons = Vec::new();
            let is_opened = matches!(notice.kind, NoticeKind::Opened | NoticeKind::OpenedEncoding);
            if is_opened && cx.workspace.is_enabled(Command::OpenAttachments) {
                buttons.push((cx.i18n.command(Command::OpenAttachments), Action::RunCommand(Command::OpenAttachments)));
            }
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
        // What changed nothing left the bulk operation before it to be undone.
        NoticeKind::TaggedEvery | NoticeKind::FieldSetEvery | NoticeKind::StageSetEvery
            if notice.args.contains(&("count", MessageArg::Count(0))) =>
        {
            false
        }
        NoticeKind::CleanedEvery
        | NoticeKind::TaggedEvery
        | NoticeKind::FieldSetEvery
        | NoticeKind::StageSetEvery
        | NoticeKind::TagRenamedEvery
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

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Rect = Rect { min: Pos2::new(0.0, 0.0), max: Pos2::new(800.0, 600.0) };
    const TOAST: Vec2 = Vec2::new(400.0, 40.0);

    fn row(top: f32) -> Rect {
        Rect::from_min_max(Pos2::new(0.0, top), Pos2::new(800.0, top + 24.0))
    }

    #[test]
    fn a_toast_is_lifted_above_what_it_would_cover() {
        let covers = |lift: f32, place: Rect| {
            let bottom = AREA.bottom() - space::L - lift;
            place.top() < bottom && place.bottom() > bottom - TOAST.y
        };
        assert!((free_lift(AREA, TOAST, &[row(100.0)], None)).abs() < f32::EPSILON);
        for top in [540.0, 560.0, 500.0, 520.0] {
            let lift = free_lift(AREA, TOAST, &[row(top)], None);
            assert!(!covers(lift, row(top)) && lift < 200.0, "{top} {lift}");
        }
        let places = [row(560.0), row(500.0), row(470.0)];
        let lift = free_lift(AREA, TOAST, &places, None);
        assert!(places.iter().all(|place| !covers(lift, *place)), "{lift}");
    }

    #[test]
    fn without_room_for_all_places_a_toast_covers_the_last_ones() {
        let callout = row(540.0);
        let rest = Rect::from_min_max(Pos2::new(0.0, 0.0), Pos2::new(800.0, 500.0));
        let lift = free_lift(AREA, TOAST, &[callout, rest], None);
        let bottom = AREA.bottom() - space::L - lift;
        assert!(bottom <= callout.top(), "{lift}");
    }

    #[test]
    fn a_toast_stays_where_it_is_while_that_place_is_free() {
        let lift = free_lift(AREA, TOAST, &[row(560.0)], None);
        assert!((free_lift(AREA, TOAST, &[row(100.0)], Some(lift)) - lift).abs() < f32::EPSILON);
        assert!((free_lift(AREA, TOAST, &[AREA], Some(lift))).abs() < f32::EPSILON, "nothing is free");
    }
}
