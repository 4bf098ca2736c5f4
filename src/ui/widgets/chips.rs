//! Chips: short texts on a background colour.

use crate::ui::theme::{Face, Palette, margin, radius, space};
use crate::ui::widgets::labels::{accessible_label, layout_truncated, paint_left_centered};
use egui::{Color32, CornerRadius, Galley, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};
use std::sync::Arc;

/// The galley of a chip's text, and the size of the chip with its margins.
fn chip_galley(ui: &Ui, text: &str, color: Color32) -> (Arc<Galley>, Vec2) {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), Face::Small.font(), color);
    let size = galley.size() + margin::CHIP.sum();
    (galley, size)
}

fn paint_chip(ui: &Ui, rect: Rect, galley: Arc<Galley>, color: Color32, background: Color32) {
    ui.painter().rect_filled(rect, CornerRadius::same(radius::CHIP), background);
    ui.painter().galley(rect.min + margin::CHIP.left_top(), galley, color);
}

/// A short text on a background colour.
pub fn chip(ui: &mut Ui, text: &str, color: Color32, background: Color32) -> Response {
    let (galley, size) = chip_galley(ui, text, color);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    paint_chip(ui, rect, galley, color, background);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}

/// A chip followed by a text that is truncated at the right edge. Both are one accessible label.
pub fn chip_with_text(
    ui: &Ui,
    place: Rect,
    (text, color, background): (&str, Color32, Color32),
    rest: &str,
) -> Response {
    let (galley, size) = chip_galley(ui, text, color);
    let chip = Rect::from_min_size(Pos2::new(place.left(), place.center().y - size.y / 2.0), size);
    paint_chip(ui, chip, galley, color, background);
    if rest.is_empty() {
        return accessible_label(ui, place, "chip-line", text);
    }
    let beside = place.with_min_x(chip.right() + space::S);
    paint_left_centered(
        ui,
        beside,
        layout_truncated(ui, rest, Face::Small, Palette::current(ui).text_muted, beside.width().max(0.0)),
        Palette::current(ui).text_muted,
    );
    accessible_label(ui, place, "chip-line", &format!("{text} · {rest}"))
}
