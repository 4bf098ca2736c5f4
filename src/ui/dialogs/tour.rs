//! The tour: a few steps, each a card beside a highlighted part of the window. Enter and the arrow keys go forth and
//! back, Escape ends the tour.

use crate::ui::cx::Cx;
use crate::ui::dialogs::dialog::Dialog;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Face, line, radius, size, space};
use crate::ui::tour_targets::{TourTarget, target_rect};
use crate::ui::widgets::buttons::{button, primary_button};
use crate::ui::widgets::labels::hint;
use crate::ui::widgets::modal::dialog_footer;
use crate::workspace::{Action, Modal, PromptAction};
use egui::{
    Align2, Area, CornerRadius, EventFilter, Frame, Id, Key, LayerId, Order, Pos2, Rect, RichText, Stroke, StrokeKind,
    Ui, Vec2,
};

/// The target of each step; the message keys are `tour-1` and so on.
const STEPS: [TourTarget; 5] =
    [TourTarget::Document, TourTarget::Clean, TourTarget::Inspector, TourTarget::Views, TourTarget::Save];

/// The position of the card for a target, and which corner of the card goes there: below a low target, left of one at
/// the right edge, else over its lower edge.
fn card_position(rect: Rect, screen: Rect) -> (Pos2, Align2) {
    if rect.height() < screen.height() / 2.0 {
        if rect.center().x < screen.center().x {
            (rect.left_bottom() + Vec2::new(0.0, space::M), Align2::LEFT_TOP)
        } else {
            (rect.right_bottom() + Vec2::new(0.0, space::M), Align2::RIGHT_TOP)
        }
    } else if rect.left() > screen.center().x {
        (rect.left_center() - Vec2::new(space::M, 0.0), Align2::RIGHT_CENTER)
    } else {
        (rect.center_bottom() - Vec2::new(0.0, space::XL), Align2::CENTER_BOTTOM)
    }
}

/// State of the tour between frames: the current step.
#[derive(Debug, Default)]
pub struct Tour {
    step: usize,
    /// The step whose button got the focus.
    focused: Option<usize>,
}

impl Dialog for Tour {
    fn is_for(&self, modal: &Modal) -> bool {
        modal.is_tour()
    }

    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        let palette = cx.palette;
        let screen = ui.ctx().content_rect();
        let spot = target_rect(ui, STEPS[self.step]).map(|rect| rect.intersect(screen));
        if let Some(rect) = spot {
            let ring = ui.ctx().layer_painter(LayerId::new(Order::Foreground, Id::unique("tour-ring")));
            let rect = rect.expand(space::XS).intersect(screen.shrink(line::FOCUS));
            let stroke = Stroke::new(line::FOCUS, palette.accent);
            ring.rect_stroke(rect, CornerRadius::same(radius::CONTROL), stroke, StrokeKind::Inside);
        }
        let (at, corner) = card_position(spot.unwrap_or(screen), screen);
        let area = Area::new(Id::unique("tour")).order(Order::Foreground).pivot(corner).fixed_pos(at).constrain(true);
        area.show(ui.ctx(), |ui| {
            Frame::window(ui.style()).fill(palette.panel).show(ui, |ui| {
                ui.set_width(size::INSPECTOR);
                let values = [
                    ("step", crate::workspace::MessageArg::Count(self.step + 1)),
                    ("count", crate::workspace::MessageArg::Count(STEPS.len())),
                ];
                hint(ui, cx.i18n.msg_args("tour-step", &values));
                let text = RichText::new(cx.msg(&format!("tour-{}", self.step + 1))).font(Face::Ui.font());
                ui.label(text);
                dialog_footer(ui, |ui| {
                    let is_last = self.step + 1 == STEPS.len();
                    let label = cx.msg(if is_last { "tour-end" } else { "tour-next" });
                    let next = primary_button(ui, &label, true);
                    let leave = (!is_last).then(|| button(ui, &cx.msg("tour-leave"), true));
                    // The focus stays inside the card, so that the user does not operate widgets behind it.
                    let is_within = next.has_focus() || leave.as_ref().is_some_and(egui::Response::has_focus);
                    if self.focused.replace(self.step) != Some(self.step) || !is_within {
                        next.request_focus();
                    }
                    let arrows =
                        EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
                    ui.memory_mut(|memory| {
                        let focused = memory.focused();
                        if let Some(id) = focused {
                            memory.set_focus_lock_filter(id, arrows);
                        }
                    });
                    let [back, forward, is_escaped] = ui.input(|input| {
                        [Key::ArrowLeft, Key::ArrowRight, Key::Escape].map(|key| input.key_pressed(key))
                    });
                    if back {
                        self.step = self.step.saturating_sub(1);
                    } else if next.clicked() || forward && !is_last {
                        if is_last {
                            out.push(Action::Prompt(PromptAction::CloseOverlay));
                        } else {
                            self.step += 1;
                        }
                    }
                    if is_escaped || leave.is_some_and(|leave| leave.clicked()) {
                        out.push(Action::Prompt(PromptAction::CloseOverlay));
                    }
                });
            });
        });
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}
