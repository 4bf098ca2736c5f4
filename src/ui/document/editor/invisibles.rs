//! Marks on invisible characters: no-break and other special spaces, soft hyphens, zero-width characters, bidi
//! controls. They are painted over the text and are not part of it.

use crate::ui::document::editor::layout::EditorLayout;
use crate::ui::theme::{Palette, line, size};
use egui::{Pos2, Shape, Stroke, Ui};
use redaksi_core::article::BlockKind;

/// The mark for an invisible character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum InvisibleMark {
    /// A space other than U+0020, or a tab: an open box as wide as the space.
    Space,
    /// A character without width: a thin vertical line.
    Line,
}

fn mark_of(c: char) -> Option<InvisibleMark> {
    match c {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\t' => Some(InvisibleMark::Space),
        // Joiners (U+200C, U+200D) are not marked: they shape the word or emoji that they are in.
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' => {
            Some(InvisibleMark::Line)
        }
        '\u{2066}'..='\u{2069}' => Some(InvisibleMark::Line),
        _ => None,
    }
}

/// Whether the character is a tab between two cells of a table row.
fn parts_cells(row: &[char], index: usize) -> bool {
    let is_in_cell = |at: Option<usize>| at.and_then(|at| row.get(at)).is_some_and(|c| !c.is_whitespace());
    row.get(index) == Some(&'\t') && is_in_cell(index.checked_sub(1)) && is_in_cell(Some(index + 1))
}

/// Returns the shapes of the marks on the visible rows.
pub fn mark_shapes(ui: &Ui, layout: &EditorLayout, origin: Pos2) -> Vec<Shape> {
    let visible = ui.clip_rect().y_range();
    let stroke = Stroke::new(line::HAIR, Palette::current(ui).warning);
    let rows = &layout.galley.rows;
    let first = rows.partition_point(|row| origin.y + row.max_y() < visible.min);
    let mut shapes = Vec::new();
    for (index, row) in rows.iter().enumerate().skip(first) {
        if origin.y + row.min_y() > visible.max {
            break;
        }
        let line_index = layout.line_of_row(index);
        // The cells of a table row may be empty.
        let is_table_row = layout.form(line_index).kind == BlockKind::TableRow;
        if layout.is_ascii_line(line_index) && !row.glyphs.iter().any(|glyph| glyph.chr == '\t') {
            continue;
        }
        let chars: Vec<char> = row.glyphs.iter().map(|glyph| glyph.chr).collect();
        for (index, glyph) in row.glyphs.iter().enumerate() {
            let is_separator = parts_cells(&chars, index) || is_table_row && glyph.chr == '\t';
            let Some(mark) = mark_of(glyph.chr).filter(|_| !is_separator) else { continue };
            let at = origin + row.pos.to_vec2() + glyph.pos.to_vec2();
            match mark {
                InvisibleMark::Space => {
                    let right = at.x + glyph.advance_width;
                    let (top, base) = (at.y - size::NBSP_MARK, at.y + 1.0);
                    let corners = [(at.x + 1.0, top), (at.x + 1.0, base), (right - 1.0, base), (right - 1.0, top)];
                    shapes.push(Shape::line(corners.map(|(x, y)| Pos2::new(x, y)).to_vec(), stroke));
                }
                InvisibleMark::Line => {
                    let (top, base) = (at.y - size::NBSP_MARK * 3.0, at.y + size::NBSP_MARK / 2.0);
                    shapes.push(Shape::line_segment([Pos2::new(at.x, top), Pos2::new(at.x, base)], stroke));
                }
            }
        }
    }
    shapes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_is_marked_unless_it_parts_two_cells() {
        let row: Vec<char> = "Musim\tLuas\t\tHasil\t".chars().collect();
        let marked: Vec<usize> =
            (0..row.len()).filter(|at| mark_of(row[*at]).is_some() && !parts_cells(&row, *at)).collect();
        assert_eq!(marked, [10, 11, 17]);
    }

    #[test]
    fn invisible_characters_are_marked_and_joiners_are_not() {
        assert_eq!(
            ['\u{a0}', '\u{200b}', '\u{200d}', 'a', ' '].map(mark_of),
            [Some(InvisibleMark::Space), Some(InvisibleMark::Line), None, None, None]
        );
    }
}
