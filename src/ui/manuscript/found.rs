//! The grounds behind what was found in the text, where it can be seen.

use super::layout::{Laid, chars_of};
use crate::ui::theme::{Palette, line, radius};
use egui::{CornerRadius, Pos2, Rect, Shape, Stroke, Ui};
use std::ops::Range;

/// What was found in a text.
#[derive(Clone, Debug, Default)]
pub struct Marked {
    /// Where, in bytes and in order.
    pub found: Vec<Range<usize>>,
    /// The one of it that the person was led to.
    pub current: Option<usize>,
}

/// The grounds of what was found in the manuscript; the current one has an outline as well.
pub fn grounds(ui: &Ui, laid: &Laid, origin: Pos2, Marked { found, current }: &Marked) -> Vec<Shape> {
    // Most of the time nothing is looked for, and the text need not be gone through.
    if found.is_empty() {
        return Vec::new();
    }
    let palette = Palette::now(ui);
    let seen = ui.clip_rect().y_range();
    let mut shapes = Vec::new();
    let mut start = 0;
    let mut index = 0;
    for (line, text) in laid.galley.job.text.split('\n').enumerate() {
        let end = start + text.len();
        while index < found.len() && found[index].end < start {
            index += 1;
        }
        if laid.is_seen(line, origin, seen) {
            for (at, range) in found.iter().enumerate().skip(index).take_while(|(_, range)| range.start <= end) {
                let part = range.start.max(start) - start..range.end.min(end) - start;
                let Some(chars) = chars_of(text, &part) else { continue };
                let radius = CornerRadius::same(radius::FOUND);
                for rect in rects(laid, line, &chars) {
                    let rect = rect.translate(origin.to_vec2());
                    shapes.push(Shape::rect_filled(rect, radius, palette.selection));
                    if *current == Some(at) {
                        let stroke = Stroke::new(line::FOUND, palette.accent);
                        shapes.push(Shape::rect_stroke(rect, radius, stroke, egui::StrokeKind::Outside));
                    }
                }
            }
        }
        start = end + 1;
    }
    shapes
}

/// Where characters of a line stand, a rectangle for each row.
pub fn rects(laid: &Laid, line: usize, chars: &Range<usize>) -> Vec<Rect> {
    let mut rects = Vec::new();
    let mut reached = 0;
    for row in &laid.galley.rows[laid.rows(line)] {
        let next = reached + row.glyphs.len();
        let part = chars.start.clamp(reached, next) - reached..chars.end.clamp(reached, next) - reached;
        let glyphs = row.glyphs.get(part).unwrap_or_default();
        let sides = glyphs.iter().flat_map(|glyph| [glyph.pos.x, glyph.max_x()]);
        let (left, right) = sides.fold((f32::MAX, f32::MIN), |(left, right), x| (left.min(x), right.max(x)));
        if left < right {
            let top_left = row.pos + egui::Vec2::new(left, 0.0);
            rects.push(Rect::from_min_size(top_left, egui::Vec2::new(right - left, row.size.y)));
        }
        reached = next;
    }
    rects
}
