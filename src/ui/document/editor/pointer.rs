//! Corrects the caret that the widget derives from the pointer: on lines with right-to-left text or with grapheme
//! clusters of several characters. Also scrolls while a selection is dragged.

use crate::ui::document::editor::layout::EditorLayout;
use crate::ui::document::editor::{BodyEditor, bidi_layout};
use crate::ui::widgets::text_field::word_selection;
use egui::text::{ByteIndex, CCursor, CCursorRange, CharIndex};
use egui::text_edit::TextEditOutput;
use egui::{PointerButton, Pos2, Response, TextBuffer as _, Ui, Vec2};
use redaksi_core::text::{is_grapheme_boundary, next_grapheme_boundary, prev_grapheme_boundary};

impl BodyEditor {
    /// Returns the corrected selection; `None` if that of the widget is right.
    pub(crate) fn corrected_selection(
        &mut self,
        ui: &Ui,
        before: Option<CCursorRange>,
        output: &TextEditOutput,
    ) -> Option<CCursorRange> {
        // `cursor_range` of the output lags behind the pointer by one frame.
        let range = output.state.cursor.char_range()?;
        let layout = self.layout.borrow().as_ref().map(|(_, layout)| layout.clone());
        let layout = layout.filter(|layout| layout.galley.job.text == self.scratch)?;
        let pointed = self.selection_from_pointer(ui, &layout, output, range).unwrap_or(range);
        let old_index = before.map_or(CharIndex(0), |before| before.primary.index);
        let primary = self.snap_to_grapheme(pointed.primary, old_index);
        let is_caret = pointed.is_empty();
        let snapped = CCursorRange {
            primary,
            secondary: if is_caret { primary } else { self.snap_to_grapheme(pointed.secondary, old_index) },
            ..pointed
        };
        let ends = |range: CCursorRange| (range.primary.index, range.secondary.index);
        (ends(snapped) != ends(range)).then_some(snapped)
    }

    /// Returns the selection of whole words, or the one for the pointer on a line that is not ASCII; `None` if that of the
    /// widget is right.
    fn selection_from_pointer(
        &mut self,
        ui: &Ui,
        layout: &EditorLayout,
        output: &TextEditOutput,
        range: CCursorRange,
    ) -> Option<CCursorRange> {
        let cursor_at = |at| cursor_from_pos(layout, at).unwrap_or_else(|| layout.galley.cursor_from_pos(at.to_vec2()));
        if let Some(words) = word_selection(ui, output, &self.scratch, cursor_at) {
            return Some(words);
        }
        let (pressed, shift) =
            ui.input(|input| (input.pointer.button_pressed(PointerButton::Primary), input.modifiers.shift));
        let response = &output.response;
        // The widget uses the pointer once more in the frame of the release.
        let is_released = response.clicked() || response.drag_stopped();
        if !response.is_pointer_button_down_on() && !is_released {
            return None;
        }
        let at = response.interact_pointer_pos()? - output.galley_pos;
        let cursor = cursor_from_pos(layout, at.to_pos2())?;
        if pressed {
            // A triple click selects the line, which the widget handles correctly.
            self.drag_selects_lines = !shift && !range.is_empty();
        }
        let moves = (pressed || is_released || response.dragged()) && !self.drag_selects_lines;
        let secondary = if pressed && !shift { cursor } else { range.secondary };
        moves.then_some(CCursorRange { primary: cursor, secondary, ..range })
    }

    /// Moves a cursor that is inside a grapheme cluster to one of its edges, in the direction away from `old_index`.
    fn snap_to_grapheme(&self, cursor: CCursor, old_index: CharIndex) -> CCursor {
        let at = self.scratch.byte_index_from_char_index(cursor.index).0;
        if is_grapheme_boundary(&self.scratch, at) {
            return cursor;
        }
        let edge = if cursor.index > old_index {
            next_grapheme_boundary(&self.scratch, at)
        } else {
            prev_grapheme_boundary(&self.scratch, at)
        };
        CCursor { index: self.scratch.char_index_from_byte_index(ByteIndex(edge)), ..cursor }
    }
}

/// Scrolls while a selection is dragged past the edge of the visible area; the speed grows with the distance from the
/// edge. Also applies the mouse wheel, which egui ignores during a drag.
pub(crate) fn scroll_while_dragging(ui: &Ui, response: &Response) {
    /// The scroll distance per second for each point between pointer and edge, in points.
    const SPEED: f32 = 12.0;
    if !response.dragged_by(PointerButton::Primary) {
        return;
    }
    let Some(at) = response.interact_pointer_pos() else { return };
    let visible = ui.clip_rect().y_range();
    let beyond = (at.y - visible.max).max(0.0) - (visible.min - at.y).max(0.0);
    let (wheel, time) = ui.input(|input| (input.smooth_scroll_delta().y, input.stable_dt));
    let delta = wheel - beyond * SPEED * time.min(0.1);
    if delta != 0.0 {
        ui.scroll_with_delta(Vec2::new(0.0, delta));
        ui.ctx().request_repaint();
    }
}

/// Returns the cursor nearest to a position in the text; `None` on ASCII lines, where the widget's own cursor is right.
fn cursor_from_pos(layout: &EditorLayout, at: Pos2) -> Option<CCursor> {
    let rows = &layout.galley.rows;
    let index = rows.partition_point(|row| row.max_y() < at.y).min(rows.len().checked_sub(1)?);
    let line = layout.line_of_row(index);
    if layout.is_ascii_line(line) {
        return None;
    }
    let start: usize = rows[..index].iter().map(|row| row.char_count_including_newline().0).sum();
    let column = bidi_layout::nearest_caret(&rows[index].row, at.x - rows[index].pos.x);
    Some(CCursor { index: CharIndex(start + column), prefer_next_row: column == 0 })
}
