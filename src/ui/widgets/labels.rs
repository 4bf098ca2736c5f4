//! Labels: short texts in one or several lines, laid out or painted, with their accessible names.

use crate::ui::theme::{Face, Palette, line, size};
use egui::text::{LayoutJob, TextWrapping};
use egui::{Align, Color32, Galley, Layout, Pos2, Rect, Response, RichText, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};
use std::borrow::Cow;
use std::sync::Arc;

/// Small explanatory text that wraps.
pub fn hint(ui: &mut Ui, text: impl Into<String>) -> Response {
    let palette = Palette::current(ui);
    ui.label(RichText::new(text).font(Face::Small.font()).color(palette.text_muted))
}

/// The first 600 bytes of a text, cut at a char boundary, for a widget that shows one line: laying out megabytes of
/// text to show one line takes seconds.
pub fn layout_prefix(text: &str) -> &str {
    const MAX_BYTES: usize = 600;
    &text[..text.floor_char_boundary(MAX_BYTES)]
}

/// Maximum bytes of a text that are laid out for one truncated line.
pub const MAX_ONE_LINE_BYTES: usize = 240;

/// Explanatory text on one line, truncated at the available width. At most [`MAX_ONE_LINE_BYTES`] bytes are laid out, which
/// is more than a wide window has room for.
pub fn hint_line(ui: &mut Ui, text: impl AsRef<str>) -> Response {
    let palette = Palette::current(ui);
    let text =
        RichText::new(ellipsize(text.as_ref(), MAX_ONE_LINE_BYTES)).font(Face::Small.font()).color(palette.text_muted);
    ui.add(egui::Label::new(text).truncate())
}

/// The text cut to at most `max_bytes` bytes, with an ellipsis where something was cut off.
pub fn ellipsize(text: &str, max_bytes: usize) -> Cow<'_, str> {
    match &text[..text.floor_char_boundary(max_bytes)] {
        all if all.len() == text.len() => Cow::Borrowed(text),
        part => Cow::Owned(format!("{part}…")),
    }
}

/// Adds an accessible label over painted text, and lets it be hovered.
pub fn accessible_label(ui: &Ui, place: Rect, salt: impl egui::AsIdSalt, text: &str) -> Response {
    let response = ui.interact(place, ui.scope_id().with(salt), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}

/// The title of a section, with the widgets that `right` adds at its right end.
pub fn section(ui: &mut Ui, title: &str, right: impl FnOnce(&mut Ui)) {
    let row = Rect::from_min_size(ui.cursor().min, Vec2::new(ui.available_width(), size::CONTROL));
    let color = ui.visuals().text_color();
    let galley = ui.painter().layout_no_wrap(title.to_owned(), Face::UiStrong.font(), color);
    let place = row.with_max_x(row.left() + galley.size().x);
    paint_left_centered(ui, place, galley, color);
    accessible_label(ui, place, ("section", title), title);
    ui.allocate_ui_with_layout(row.size(), Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_size(row.size());
        right(ui);
    });
}

/// Paints a galley at the left edge of a rectangle, vertically centered.
pub fn paint_left_centered(ui: &Ui, place: Rect, galley: Arc<Galley>, color: Color32) {
    let at = Pos2::new(place.left(), place.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, color);
}

/// Paints the ring that marks unsaved changes.
pub fn paint_unsaved_ring(ui: &Ui, center: Pos2, color: Color32) {
    ui.painter().circle_stroke(center, (size::SAVE_MARK - line::FOCUS) / 2.0, Stroke::new(line::FOCUS, color));
}

/// Lays out one line, truncated at `width` points. At most [`MAX_ONE_LINE_BYTES`] bytes are laid out.
pub fn layout_truncated(ui: &Ui, text: &str, face: Face, color: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(ellipsize(text, MAX_ONE_LINE_BYTES).into_owned(), face.font(), color);
    job.wrap = TextWrapping::truncate_at_width(width);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Lays out a text on at most `rows` rows, truncated at the end of the last one.
pub fn layout_truncated_rows(ui: &Ui, text: &str, face: Face, color: Color32, width: f32, rows: usize) -> Arc<Galley> {
    let mut job = LayoutJob::simple(ellipsize(text, MAX_ONE_LINE_BYTES).into_owned(), face.font(), color, width);
    job.wrap.max_rows = rows;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// The part of a text that fits on one row, up to the end of a word, and the rest of it.
pub fn split_first_row<'a>(ui: &Ui, text: &'a str, face: Face, width: f32) -> (&'a str, &'a str) {
    let color = Color32::PLACEHOLDER;
    let job = LayoutJob::simple(ellipsize(text, MAX_ONE_LINE_BYTES).into_owned(), face.font(), color, width);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let chars = galley.rows.first().map_or(0, |row| row.char_count_excluding_newline().0);
    let end = text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at);
    let (first, rest) = text.split_at(end);
    (first.trim_end(), rest.trim_start())
}

/// Explanatory lines below each other, each truncated at the available width.
pub fn hint_lines(ui: &mut Ui, lines: &[String]) -> Response {
    let width = ui.available_width();
    let galleys: Vec<_> = lines
        .iter()
        .map(|line| layout_truncated(ui, line, Face::Small, Palette::current(ui).text_muted, width))
        .collect();
    let height = galleys.iter().map(|galley| galley.size().y).sum();
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
    let mut at = rect.min;
    for galley in galleys {
        let row_height = galley.size().y;
        ui.painter().galley(at, galley, Palette::current(ui).text_muted);
        at.y += row_height;
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, lines.join("\n")));
    response
}
