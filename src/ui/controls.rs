//! The few controls that every panel is made of.

use super::theme::{Face, Palette, size, space};
use egui::{Align, Button, Color32, Layout, Response, RichText, Stroke, Ui};

/// A button with its label.
pub fn button(ui: &mut Ui, label: &str, enabled: bool) -> Response {
    ui.add_enabled(enabled, Button::new(RichText::new(label).font(Face::Ui.font())))
}

/// The one button that goes on with the work.
pub fn primary(ui: &mut Ui, label: &str, enabled: bool) -> Response {
    let palette = Palette::now(ui);
    let text = RichText::new(label).font(Face::UiStrong.font());
    if !enabled {
        return ui.add_enabled(false, Button::new(text));
    }
    let look = Button::new(text.color(palette.on_accent)).fill(palette.accent).stroke(Stroke::new(1.0, palette.accent));
    ui.add(look)
}

/// A button that stays quiet until the pointer is on it.
pub fn quiet(ui: &mut Ui, label: &str) -> Response {
    let palette = Palette::now(ui);
    let text = RichText::new(label).font(Face::Small.font()).color(palette.accent);
    ui.add(Button::new(text).frame_when_inactive(false))
}

/// Text that explains.
pub fn hint(ui: &mut Ui, text: impl Into<String>) -> Response {
    let palette = Palette::now(ui);
    ui.label(RichText::new(text).font(Face::Small.font()).color(palette.soft))
}

/// The beginning of a text, for a place that shows one line of it: laying out megabytes to show a line takes seconds.
pub fn beginning(text: &str) -> &str {
    const MOST: usize = 600;
    &text[..text.floor_char_boundary(MOST)]
}

/// Text that explains, on one line.
pub fn hint_line(ui: &mut Ui, text: impl AsRef<str>) -> Response {
    let palette = Palette::now(ui);
    let text = RichText::new(beginning(text.as_ref())).font(Face::Small.font()).color(palette.soft);
    ui.add(egui::Label::new(text).truncate())
}

/// The title of a section, with what stands at its right end.
pub fn section(ui: &mut Ui, title: &str, right: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.set_min_height(size::CONTROL);
        ui.label(RichText::new(title).font(Face::UiStrong.font()));
        ui.with_layout(Layout::right_to_left(Align::Center), right);
    });
}

/// A short word on a ground of its own.
pub fn chip(ui: &mut Ui, text: &str, ink: Color32, ground: Color32) -> Response {
    egui::Frame::NONE
        .fill(ground)
        .corner_radius(egui::CornerRadius::same(4))
        .inner_margin(egui::Margin::symmetric(6, 1))
        .show(ui, |ui| ui.label(RichText::new(text).font(Face::Small.font()).color(ink)))
        .response
}

/// A card on a panel.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let palette = Palette::now(ui);
    egui::Frame::NONE
        .fill(palette.field)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(egui::CornerRadius::same(6))
        .inner_margin(egui::Margin::same(10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::XS;
            add(ui)
        })
        .inner
}

/// Gives the boxes of choices an outline that is seen on every ground.
pub fn outlined<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let palette = Palette::now(ui);
    ui.scope(|ui| {
        ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::new(1.0, palette.outline);
        add(ui)
    })
    .inner
}

/// Keeps what stands above a scrolling list as wide as the list, whose bar takes a strip at the right.
pub fn inset<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let margin = egui::Margin { right: size::SCROLL_STRIP, ..egui::Margin::ZERO };
    egui::Frame::NONE.inner_margin(margin).show(ui, add).inner
}
