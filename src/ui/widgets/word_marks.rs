//! Marks at words of a laid-out text: lines below findings of the checks, and the places of search hits.

use crate::ui::theme::{line, size};
use egui::{Color32, Galley, Pos2, Rect, Shape, Stroke};
use std::ops::Range;

/// The search hits in one text.
#[derive(Clone, Debug, Default)]
pub struct SearchHighlights {
    /// The hits, in bytes of the text and in ascending order.
    pub ranges: Vec<Range<usize>>,
    /// The index of the hit that the user navigated to.
    pub current: Option<usize>,
}

/// A wavy line at this height below a word.
pub fn wave(rect: Rect, y: f32, color: Color32) -> Shape {
    let mut points = Vec::new();
    let (mut x, mut is_up) = (rect.left(), false);
    while x < rect.right() {
        points.push(Pos2::new(x, if is_up { y - line::HAIR } else { y + line::HAIR }));
        (x, is_up) = (x + size::WAVE, !is_up);
    }
    points.push(Pos2::new(rect.right(), y));
    Shape::line(points, Stroke::new(line::HAIR, color))
}

/// A dotted line at this height below a word.
pub fn dots(rect: Rect, y: f32, color: Color32) -> Vec<Shape> {
    let ends = [Pos2::new(rect.left(), y), Pos2::new(rect.right(), y)];
    Shape::dotted_line(&ends, color, size::WAVE, line::HAIR)
}

/// The bounds of a byte range of the text of a galley that is painted at `origin`: one rectangle for each row that it touches.
/// Empty if the range does not lie on character boundaries.
pub fn word_rects(galley: &Galley, origin: Pos2, range: &Range<usize>) -> Vec<Rect> {
    let text = &galley.job.text;
    let (Some(before), Some(words)) = (text.get(..range.start), text.get(range.clone())) else { return Vec::new() };
    let start = before.chars().count();
    let end = start + words.chars().count();
    let mut rects = Vec::new();
    let mut row_start = 0;
    for row in &galley.rows {
        let row_end = row_start + row.glyphs.len();
        let part = start.clamp(row_start, row_end) - row_start..end.clamp(row_start, row_end) - row_start;
        let glyphs = row.glyphs.get(part).unwrap_or_default();
        if let (Some(first), Some(last)) = (glyphs.first(), glyphs.last()) {
            let top_left = origin + row.pos.to_vec2() + egui::Vec2::new(first.pos.x, 0.0);
            rects.push(Rect::from_min_size(top_left, egui::Vec2::new(last.max_x() - first.pos.x, row.size.y)));
        }
        row_start = row_end + usize::from(row.ends_with_newline);
    }
    rects
}
