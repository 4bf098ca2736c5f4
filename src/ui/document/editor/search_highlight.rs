//! Backgrounds behind the search hits in the visible part of the text.

use crate::ui::document::editor::layout::{EditorLayout, char_range_of};
use crate::ui::theme::{Palette, line, radius};
use crate::ui::widgets::word_marks::SearchHighlights;
use egui::{CornerRadius, Pos2, Rect, Shape, Stroke, Ui};
use std::ops::Range;

/// Returns the background shapes of the visible hits; the current hit also has an outline.
pub fn background_shapes(
    ui: &Ui,
    layout: &EditorLayout,
    origin: Pos2,
    SearchHighlights { ranges, current }: &SearchHighlights,
) -> Vec<Shape> {
    // In most frames there is no search, and the pass over the text can be skipped.
    if ranges.is_empty() {
        return Vec::new();
    }
    let palette = Palette::current(ui);
    let visible = ui.clip_rect().y_range();
    let mut shapes = Vec::new();
    let mut start = 0;
    let mut index = 0;
    for (line, text) in layout.galley.job.text.split('\n').enumerate() {
        let end = start + text.len();
        while index < ranges.len() && ranges[index].end < start {
            index += 1;
        }
        if layout.is_visible(line, origin, visible) {
            for (hit, range) in ranges.iter().enumerate().skip(index).take_while(|(_, range)| range.start <= end) {
                let part = range.start.max(start) - start..range.end.min(end) - start;
                let Some(chars) = char_range_of(text, &part) else { continue };
                let radius = CornerRadius::same(radius::MATCH);
                for rect in char_rects(layout, line, &chars) {
                    let rect = rect.translate(origin.to_vec2());
                    shapes.push(Shape::rect_filled(rect, radius, palette.selection));
                    if *current == Some(hit) {
                        let stroke = Stroke::new(line::MATCH, palette.accent);
                        shapes.push(Shape::rect_stroke(rect, radius, stroke, egui::StrokeKind::Outside));
                    }
                }
            }
        }
        start = end + 1;
    }
    shapes
}

/// Returns the bounding rectangles of a range of characters of a line, one for each row that it touches.
pub fn char_rects(layout: &EditorLayout, line: usize, chars: &Range<usize>) -> Vec<Rect> {
    let mut char_rects = Vec::new();
    let mut row_start = 0;
    for row in &layout.galley.rows[layout.rows(line)] {
        let row_end = row_start + row.glyphs.len();
        let part = chars.start.clamp(row_start, row_end) - row_start..chars.end.clamp(row_start, row_end) - row_start;
        let glyphs = row.glyphs.get(part).unwrap_or_default();
        let sides = glyphs.iter().flat_map(|glyph| [glyph.pos.x, glyph.max_x()]);
        let (left, right) = sides.fold((f32::MAX, f32::MIN), |(left, right), x| (left.min(x), right.max(x)));
        if left < right {
            let top_left = row.pos + egui::Vec2::new(left, 0.0);
            char_rects.push(Rect::from_min_size(top_left, egui::Vec2::new(right - left, row.size.y)));
        }
        row_start = row_end;
    }
    char_rects
}
