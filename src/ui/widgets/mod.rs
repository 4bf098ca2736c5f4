//! The widgets that all panels and dialogs share.

pub(crate) mod modal;
pub(crate) mod rule_menu;
pub(crate) mod strikethrough;
pub(crate) mod text_field;

use crate::ui::theme::icons::Icon;
use crate::ui::theme::{Face, Palette, line, margin, radius, size, space};
use egui::epaint::RectShape;
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align, Align2, Button, Color32, ComboBox, CornerRadius, Galley, Layout, Pos2, Rect, Response, RichText, Role,
    Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo,
};
use std::borrow::Cow;
use std::sync::Arc;

/// A button with a label.
pub fn button(ui: &mut Ui, label: &str, enabled: bool) -> Response {
    ui.add_enabled(enabled, Button::new(RichText::new(label).font(Face::Ui.font())))
}

/// The primary button of a bar or dialog.
pub fn primary_button(ui: &mut Ui, label: &str, enabled: bool) -> Response {
    let palette = Palette::current(ui);
    let text = RichText::new(label).font(Face::UiStrong.font());
    if !enabled {
        return ui.add_enabled(false, Button::new(text));
    }
    let styled =
        Button::new(text.color(palette.on_accent)).fill(palette.accent).stroke(Stroke::new(line::HAIR, palette.accent));
    let response = ui.add(styled);
    if response.has_focus() {
        // A ring in the accent colour would be invisible against the button's own fill.
        stroke_ring(ui, response.rect.expand(line::FOCUS), palette.ink);
    }
    response
}

/// Paints a focus ring around a focused widget that has no other sign of its focus.
pub fn paint_focus_ring(ui: &Ui, response: &Response) {
    if response.has_focus() {
        stroke_ring(ui, response.rect, Palette::current(ui).accent);
    }
}

fn stroke_ring(ui: &Ui, around: Rect, ink: Color32) {
    let rounding = CornerRadius::same(radius::CONTROL);
    ui.painter().rect_stroke(around, rounding, Stroke::new(line::FOCUS, ink), StrokeKind::Outside);
}

/// A button without a frame until it is hovered or focused.
pub fn flat_button(ui: &mut Ui, label: &str) -> Response {
    let palette = Palette::current(ui);
    let text = RichText::new(label).font(Face::Small.font()).color(palette.accent);
    ui.add(Button::new(text).frame_when_inactive(false))
}

/// The width in points of a button with this label.
pub fn button_width(ui: &Ui, label: &str, face: Face) -> f32 {
    let galley = ui.painter().layout_no_wrap(label.to_owned(), face.font(), Color32::PLACEHOLDER);
    galley.size().x + ui.spacing().button_padding.x * 2.0
}

/// A button that shows an icon only; `label` is its accessible name and tooltip.
pub fn icon_button(ui: &mut Ui, icon: Icon, label: &str) -> Response {
    let glyph = RichText::new(icon.glyph()).font(Face::Icon.font()).color(Palette::current(ui).soft);
    let response = ui.add(Button::new(glyph).frame_when_inactive(false));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
    response.on_hover_text(label)
}

/// A combo box over `offered`; `name` is its id and its accessible name. Sets `chosen`.
pub fn dropdown<T: PartialEq + Copy>(
    ui: &mut Ui,
    name: &str,
    width: f32,
    chosen: &mut T,
    offered: impl IntoIterator<Item = T>,
    label: impl Fn(T) -> String,
) {
    let list = ComboBox::from_id_salt(name).selected_text(label(*chosen)).width(width).truncate();
    let shown = list.show_ui(ui, |ui| {
        let mut is_chosen = false;
        for option in offered {
            if ui.selectable_value(chosen, option, label(option)).clicked() {
                // A click closes the popup by itself, a key press does not.
                ui.close();
                is_chosen = true;
            }
        }
        is_chosen
    });
    if shown.inner == Some(true) {
        shown.response.request_focus();
    }
    shown.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
}

/// Small explanatory text that wraps.
pub fn hint(ui: &mut Ui, text: impl Into<String>) -> Response {
    let palette = Palette::current(ui);
    ui.label(RichText::new(text).font(Face::Small.font()).color(palette.soft))
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
    let text = RichText::new(ellipsize(text.as_ref(), MAX_ONE_LINE_BYTES)).font(Face::Small.font()).color(palette.soft);
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
    let ink = ui.visuals().text_color();
    let galley = ui.painter().layout_no_wrap(title.to_owned(), Face::UiStrong.font(), ink);
    let place = row.with_max_x(row.left() + galley.size().x);
    paint_left_centered(ui, place, galley, ink);
    accessible_label(ui, place, ("section", title), title);
    ui.allocate_ui_with_layout(row.size(), Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_size(row.size());
        right(ui);
    });
}

/// Paints a galley at the left edge of a rectangle, vertically centered.
pub fn paint_left_centered(ui: &Ui, place: Rect, galley: Arc<Galley>, ink: Color32) {
    let at = Pos2::new(place.left(), place.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
}

/// Paints the ring that marks unsaved changes.
pub fn paint_unsaved_ring(ui: &Ui, center: Pos2, ink: Color32) {
    ui.painter().circle_stroke(center, (size::DOT - line::FOCUS) / 2.0, Stroke::new(line::FOCUS, ink));
}

/// Lays out one line, truncated at `width` points. At most [`MAX_ONE_LINE_BYTES`] bytes are laid out.
pub fn layout_truncated(ui: &Ui, text: &str, face: Face, ink: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(ellipsize(text, MAX_ONE_LINE_BYTES).into_owned(), face.font(), ink);
    job.wrap = TextWrapping::truncate_at_width(width);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Lays out a text on at most `rows` rows, truncated at the end of the last one.
pub fn layout_truncated_rows(ui: &Ui, text: &str, face: Face, ink: Color32, width: f32, rows: usize) -> Arc<Galley> {
    let mut job = LayoutJob::simple(ellipsize(text, MAX_ONE_LINE_BYTES).into_owned(), face.font(), ink, width);
    job.wrap.max_rows = rows;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// The galley of a chip's text, and the size of the chip with its margins.
fn chip_galley(ui: &Ui, text: &str, ink: Color32) -> (Arc<Galley>, Vec2) {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), Face::Small.font(), ink);
    let size = galley.size() + margin::CHIP.sum();
    (galley, size)
}

fn paint_chip(ui: &Ui, rect: Rect, galley: Arc<Galley>, ink: Color32, background: Color32) {
    ui.painter().rect_filled(rect, CornerRadius::same(radius::CHIP), background);
    ui.painter().galley(rect.min + margin::CHIP.left_top(), galley, ink);
}

/// A short text on a background colour.
pub fn chip(ui: &mut Ui, text: &str, ink: Color32, background: Color32) -> Response {
    let (galley, size) = chip_galley(ui, text, ink);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    paint_chip(ui, rect, galley, ink, background);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}

/// Explanatory lines below each other, each truncated at the available width.
pub fn hint_lines(ui: &mut Ui, lines: &[String]) -> Response {
    let width = ui.available_width();
    let galleys: Vec<_> =
        lines.iter().map(|line| layout_truncated(ui, line, Face::Small, Palette::current(ui).soft, width)).collect();
    let height = galleys.iter().map(|galley| galley.size().y).sum();
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
    let mut at = rect.min;
    for galley in galleys {
        let row_height = galley.size().y;
        ui.painter().galley(at, galley, Palette::current(ui).soft);
        at.y += row_height;
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, lines.join("\n")));
    response
}

/// A flat button at a given rectangle, as in the row of a painted label.
pub fn flat_button_at(ui: &Ui, place: Rect, salt: impl egui::AsIdSalt, label: &str) -> Response {
    flat_button_with_sense(ui, place, salt, label, Sense::click())
}

/// The same, but not in the Tab order, which leads from field to field.
pub fn untabbed_button(ui: &Ui, place: Rect, salt: impl egui::AsIdSalt, label: &str) -> Response {
    flat_button_with_sense(ui, place, salt, label, Sense::CLICK)
}

fn flat_button_with_sense(ui: &Ui, place: Rect, salt: impl egui::AsIdSalt, label: &str, sense: Sense) -> Response {
    let palette = Palette::current(ui);
    let response = ui.interact(place, ui.scope_id().with(salt), sense);
    let visuals = ui.style().interact(&response);
    if response.hovered() || response.has_focus() {
        ui.painter().rect(place, visuals.corner_radius, visuals.bg_fill, visuals.bg_stroke, StrokeKind::Inside);
    }
    ui.painter().text(place.center(), Align2::CENTER_CENTER, label, Face::Small.font(), palette.accent);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
    response
}

/// A chip followed by a text that is truncated at the right edge. Both are one accessible label.
pub fn chip_with_text(ui: &Ui, place: Rect, (text, ink, background): (&str, Color32, Color32), rest: &str) -> Response {
    let (galley, size) = chip_galley(ui, text, ink);
    let chip = Rect::from_min_size(Pos2::new(place.left(), place.center().y - size.y / 2.0), size);
    paint_chip(ui, chip, galley, ink, background);
    if rest.is_empty() {
        return accessible_label(ui, place, "chip-line", text);
    }
    let beside = place.with_min_x(chip.right() + space::S);
    paint_left_centered(
        ui,
        beside,
        layout_truncated(ui, rest, Face::Small, Palette::current(ui).soft, beside.width().max(0.0)),
        Palette::current(ui).soft,
    );
    accessible_label(ui, place, "chip-line", &format!("{text} · {rest}"))
}

/// A row of flat buttons that wraps; returns the index of the clicked one.
pub fn flat_button_row(ui: &mut Ui, labels: &[String]) -> Option<usize> {
    let width = ui.available_width();
    let mut places = Vec::with_capacity(labels.len());
    let mut at = Vec2::ZERO;
    for label in labels {
        let text = ui.painter().layout_no_wrap(label.clone(), Face::Small.font(), Color32::PLACEHOLDER).size().x;
        let button = Vec2::new(text + 2.0 * space::BUTTON, size::LINK);
        if at.x > 0.0 && at.x + button.x > width {
            at = Vec2::new(0.0, at.y + size::LINK);
        }
        places.push(Rect::from_min_size(at.to_pos2(), button));
        at.x += button.x + space::XS;
    }
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, at.y + size::LINK), Sense::hover());
    let mut clicked = None;
    for (index, (place, label)) in places.into_iter().zip(labels).enumerate() {
        // Aligns the label of the first button, rather than its frame, with the text above.
        let place = place.translate(rect.min.to_vec2() - Vec2::new(space::BUTTON, 0.0));
        if flat_button_at(ui, place, ("quiet", index), label).clicked() {
            clicked = Some(index);
        }
    }
    clicked
}

/// By how much a card advances egui's counter of automatic ids: one for the card, one for the space it allocates.
pub const AUTO_IDS_PER_CARD: usize = 2;

/// A card on a panel; `salt` makes its id unique there.
pub fn card<R>(ui: &mut Ui, salt: impl egui::AsIdSalt, add: impl FnOnce(&mut Ui) -> R) -> R {
    card_highlighted_if(ui, salt, false, add)
}

/// The same, outlined in the accent colour if `is_highlighted`.
pub fn card_highlighted_if<R>(
    ui: &mut Ui,
    salt: impl egui::AsIdSalt,
    is_highlighted: bool,
    add: impl FnOnce(&mut Ui) -> R,
) -> R {
    let palette = Palette::current(ui);
    let background = ui.painter().add(Shape::Noop);
    let outer = ui.available_rect_before_wrap();
    let inner = outer - margin::CARD;
    // One child `Ui` and no `Frame`: there are many cards, and every widget adds to the cost of each key press.
    let mut child = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(inner));
    child.spacing_mut().item_spacing.y = space::XS;
    let result = add(&mut child);
    let bottom = child.min_rect().bottom() + margin::CARD.bottomf();
    let rect = Rect::from_min_max(outer.min, Pos2::new(outer.right(), bottom));
    let stroke =
        if is_highlighted { Stroke::new(line::FOUND, palette.accent) } else { Stroke::new(line::HAIR, palette.line) };
    let shape = RectShape::new(rect, CornerRadius::same(radius::CARD), palette.field, stroke, StrokeKind::Inside);
    ui.painter().set(background, shape);
    ui.advance_cursor_after_rect(rect);
    result
}

/// Gives check boxes, radio buttons and drag values an outline that is visible on every background.
pub fn with_outline<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let palette = Palette::current(ui);
    ui.scope(|ui| {
        ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::new(line::HAIR, palette.outline);
        add(ui)
    })
    .inner
}

/// Adds a right margin as wide as a scroll bar, so that what is above a scrolling list is as wide as the list.
pub fn with_scroll_bar_inset<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    egui::Frame::NONE.inner_margin(margin::INSET).show(ui, add).inner
}
