//! Marks beside blocks: the bullets of list items, and the bars of block quotes.

use crate::ui::document::editor::layout::EditorLayout;
use crate::ui::theme::reading_metrics::ReadingMetrics;
use crate::ui::theme::{Face, Palette, leading, line};
use egui::{Pos2, Rect, Shape, Stroke, Ui};
use redaksi_core::article::BlockKind;

/// Returns the shapes beside the visible blocks of a text that is drawn at `origin`.
pub fn mark_shapes(ui: &Ui, (layout, origin): (&EditorLayout, Pos2), style: &ReadingMetrics) -> Vec<Shape> {
    let palette = Palette::current(ui);
    let visible = ui.clip_rect().y_range();
    let size = style.size(Face::Body);
    let mut shapes = Vec::new();
    for index in 0..layout.line_count() {
        let kind = layout.kind(index);
        if !matches!(kind, BlockKind::BulletItem | BlockKind::Quote) || !layout.is_visible(index, origin, visible) {
            continue;
        }
        let Some(row) = layout.galley.rows.get(layout.rows(index)).and_then(|rows| rows.first()) else { continue };
        let middle = size * leading::INDENT / 2.0;
        let x = origin.x + middle;
        if kind == BlockKind::BulletItem {
            let center = Pos2::new(x, origin.y + row.rect().center().y);
            shapes.push(Shape::circle_filled(center, size * leading::BULLET, palette.text));
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
