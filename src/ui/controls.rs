//! The few controls that every panel is made of.

use super::theme::{Face, Palette, line, margin, radius, size, space};
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align, Align2, Button, Color32, CornerRadius, Layout, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind,
    Ui, Vec2, WidgetInfo,
};
use std::borrow::Cow;

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
    let look =
        Button::new(text.color(palette.on_accent)).fill(palette.accent).stroke(Stroke::new(line::HAIR, palette.accent));
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

/// Text that explains, on one line. No more of it is laid out than the line of a wide window has room for.
pub fn hint_line(ui: &mut Ui, text: impl AsRef<str>) -> Response {
    const MOST: usize = 240;
    let palette = Palette::now(ui);
    let text = RichText::new(shortened(text.as_ref(), MOST)).font(Face::Small.font()).color(palette.soft);
    ui.add(egui::Label::new(text).truncate())
}

/// No more than so many bytes of a text, with a sign that there are more.
pub fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    match &text[..text.floor_char_boundary(most)] {
        all if all.len() == text.len() => Cow::Borrowed(text),
        part => Cow::Owned(format!("{part}…")),
    }
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
    let galley = ui.painter().layout_no_wrap(text.to_owned(), Face::Small.font(), ink);
    let padding = margin::CHIP.left_top();
    let (rect, response) = ui.allocate_exact_size(galley.size() + 2.0 * padding, Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(radius::CHIP), ground);
    ui.painter().galley(rect.min + padding, galley, ink);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}

/// Lines that explain, one beneath the other, each cut where the width ends.
pub fn hint_lines(ui: &mut Ui, lines: &[String]) -> Response {
    let palette = Palette::now(ui);
    let width = ui.available_width();
    let galleys: Vec<_> = lines
        .iter()
        .map(|line| {
            let mut job = LayoutJob::simple_singleline(line.clone(), Face::Small.font(), palette.soft);
            job.wrap = TextWrapping::truncate_at_width(width);
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        })
        .collect();
    let height = galleys.iter().map(|galley| galley.size().y).sum();
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
    let mut at = rect.min;
    for galley in galleys {
        let down = galley.size().y;
        ui.painter().galley(at, galley, palette.soft);
        at.y += down;
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, lines.join("\n")));
    response
}

/// A quiet button at a place that is known, in the line of a label.
pub fn quiet_at(ui: &Ui, place: Rect, salt: impl egui::AsIdSalt, label: &str) -> Response {
    let palette = Palette::now(ui);
    let response = ui.interact(place, ui.scope_id().with(salt), Sense::click());
    let visuals = ui.style().interact(&response);
    if response.hovered() || response.has_focus() {
        ui.painter().rect(place, visuals.corner_radius, visuals.bg_fill, visuals.bg_stroke, StrokeKind::Inside);
    }
    ui.painter().text(place.center(), Align2::CENTER_CENTER, label, Face::Small.font(), palette.accent);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
    response
}

/// A card on a panel.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let palette = Palette::now(ui);
    egui::Frame::NONE
        .fill(palette.field)
        .stroke(Stroke::new(line::HAIR, palette.line))
        .corner_radius(egui::CornerRadius::same(radius::CARD))
        .inner_margin(margin::CARD)
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
        ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::new(line::HAIR, palette.outline);
        add(ui)
    })
    .inner
}

/// Keeps what stands above a scrolling list as wide as the list, whose bar takes a strip at the right.
pub fn inset<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let margin = egui::Margin { right: margin::CARD.right, ..egui::Margin::ZERO };
    egui::Frame::NONE.inner_margin(margin).show(ui, add).inner
}
