//! Marks beside blocks: the bullets of list items, the bars of block quotes, and the pictures above captions.

use crate::ui::cx::Cx;
use crate::ui::document::editor::layout::{EditorLayout, indent_of};
use crate::ui::theme::reading_metrics::ReadingMetrics;
use crate::ui::theme::{Face, Palette, leading, line, radius, space};
use crate::ui::widgets::labels::layout_truncated;
use crate::workspace::{Document, MessageArg};
use egui::{Pos2, Rangef, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};
use redaksi_core::article::{BlockKind, ImageReference};

/// Returns the shapes beside the visible blocks of a text that is drawn at `origin`.
pub fn mark_shapes(ui: &Ui, (layout, origin): (&EditorLayout, Pos2), style: &ReadingMetrics) -> Vec<Shape> {
    let palette = Palette::current(ui);
    let visible = ui.clip_rect().y_range();
    let size = style.size(Face::Body);
    let mut shapes = Vec::new();
    for index in 0..layout.line_count() {
        let form = layout.form(index);
        let is_marked = matches!(form.kind, BlockKind::BulletItem | BlockKind::Quote);
        if !is_marked || !layout.is_visible(index, origin, visible) {
            continue;
        }
        let Some(row) = layout.galley.rows.get(layout.rows(index)).and_then(|rows| rows.first()) else { continue };
        let x = origin.x + size * (indent_of(form.kind, form.level) - leading::INDENT / 2.0);
        if form.kind == BlockKind::BulletItem {
            let center = Pos2::new(x, origin.y + row.rect().center().y);
            shapes.push(bullet_shape(center, size * leading::BULLET, form.level, palette));
        } else if let Some(range) = layout.line_y_range(index) {
            let bar = Rect::from_x_y_ranges(x..=x, origin.y + range.min..=origin.y + range.max);
            shapes.push(Shape::line_segment(
                [bar.left_top(), bar.left_bottom()],
                Stroke::new(line::QUOTE, palette.text_muted),
            ));
        }
    }
    shapes
}

/// Returns a bullet: a disc on the outermost level, a ring on the second one, a square on the third one, and so on.
pub fn bullet_shape(center: Pos2, bullet: f32, level: u8, palette: &Palette) -> Shape {
    match level % 3 {
        0 => Shape::circle_filled(center, bullet, palette.text),
        1 => Shape::circle_stroke(center, bullet, Stroke::new(line::HAIR, palette.text)),
        _ => Shape::rect_filled(Rect::from_center_size(center, Vec2::splat(bullet * 2.0)), 0.0, palette.text),
    }
}

/// Shows the visible pictures of a story above their captions: the name of the file, and the whole reference under the pointer.
pub fn show_images(
    ui: &mut Ui,
    cx: Cx<'_>,
    document: &Document,
    (layout, origin): (&EditorLayout, Pos2),
    style: &ReadingMetrics,
) {
    let body = &document.article().body;
    // While lines come or go, the next frame shows the pictures.
    if body.len() != layout.line_count() {
        return;
    }
    let visible = ui.clip_rect().y_range();
    for (index, block) in body.iter().enumerate() {
        let (Some(image), Some(range)) = (&block.image, layout.image_y_range(index)) else { continue };
        let top = origin.y + range.min;
        if Rangef::new(top, origin.y + range.max).intersects(visible) {
            let place = Pos2::new(origin.x, top);
            show_image(ui, cx, image, (place, layout.galley.job.wrap.max_width), style);
        }
    }
}

/// Shows a picture at the left top, at most as wide as given.
pub fn show_image(
    ui: &mut Ui,
    cx: Cx<'_>,
    image: &ImageReference,
    (place, width): (Pos2, f32),
    style: &ReadingMetrics,
) {
    let palette = cx.palette;
    let size = style.size(Face::Body);
    let height = size * leading::IMAGE_MARK;
    let icon_width = size * leading::INDENT;
    let name = image_name(&image.source);
    let text = layout_truncated(ui, name, Face::Small, palette.text_muted, (width - icon_width - space::M).max(0.0));
    let rect = Rect::from_min_size(place, Vec2::new(icon_width + text.size().x + space::M, height));
    let painter = ui.painter();
    painter.rect(rect, radius::CHIP, palette.panel, Stroke::new(line::HAIR, palette.text_muted), StrokeKind::Inside);
    let icon = Pos2::new(rect.left() + icon_width / 2.0, rect.center().y);
    painter.extend(picture_sign(Rect::from_center_size(icon, Vec2::new(size * 0.9, size * 0.7)), palette));
    let at = Pos2::new(rect.left() + icon_width, rect.center().y - text.size().y / 2.0);
    painter.galley(at, text, palette.text_muted);
    let label = cx.i18n.msg_args("picture-label", &[("name", MessageArg::Text(name.to_owned()))]);
    let response = ui.interact(rect, ui.scope_id().with(("picture", &image.source)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &label));
    let tip = match image.alternative.as_str() {
        "" => image.source.clone(),
        alternative => format!("{alternative}\n{}", image.source),
    };
    response.on_hover_text(tip);
}

/// Returns the sign of a picture: a frame with a sun and a hill.
fn picture_sign(frame: Rect, palette: &Palette) -> [Shape; 3] {
    let stroke = Stroke::new(line::HAIR, palette.text_muted);
    let at = |x: f32, y: f32| frame.min + frame.size() * Vec2::new(x, y);
    let hill = [at(0.1, 0.85), at(0.4, 0.45), at(0.6, 0.7), at(0.75, 0.55), at(0.9, 0.85)];
    [
        Shape::Rect(egui::epaint::RectShape::stroke(frame, radius::MATCH, stroke, StrokeKind::Inside)),
        Shape::circle_filled(at(0.72, 0.3), frame.height() * 0.1, palette.text_muted),
        Shape::line(hill.into(), stroke),
    ]
}

/// Returns the name of a file at the end of a URL or a path.
fn image_name(source: &str) -> &str {
    let path = source.split(['?', '#']).next().unwrap_or(source).trim_end_matches('/');
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    if name.is_empty() { source } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_named_by_the_end_of_its_reference() {
        for (source, name) in [
            ("https://warta.example/foto/bakau.jpg?w=800#a", "bakau.jpg"),
            ("foto/bakau 2.jpg", "bakau 2.jpg"),
            ("image1.png", "image1.png"),
            ("https://warta.example/", "warta.example"),
            ("?", "?"),
        ] {
            assert_eq!(image_name(source), name);
        }
    }
}
