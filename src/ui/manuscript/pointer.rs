//! Where the caret goes that the widget would put elsewhere: on lines with letters that do not run from left to right, or
//! that are several characters each.

use super::layout::Laid;
use super::{Manuscript, visual};
use crate::text::{grapheme_after, grapheme_before, is_between_graphemes, word_at};
use egui::text::{ByteIndex, CCursor, CCursorRange, CharIndex};
use egui::text_edit::TextEditOutput;
use egui::{PointerButton, Pos2, Response, TextBuffer as _, Ui, Vec2};

impl Manuscript {
    /// The selection as the person means it, where the widget took it otherwise.
    pub(super) fn place_cursor(
        &mut self,
        ui: &Ui,
        before: Option<CCursorRange>,
        output: &TextEditOutput,
    ) -> Option<CCursorRange> {
        // What the output calls the cursor is a frame late for the pointer.
        let range = output.state.cursor.char_range()?;
        let laid = self.laid.borrow().as_ref().map(|(_, laid)| laid.clone());
        let laid = laid.filter(|laid| laid.galley.job.text == self.scratch)?;
        let pointed = self.pointed_at(ui, &laid, output, range).unwrap_or(range);
        let was = before.map_or(CharIndex(0), |before| before.primary.index);
        let primary = self.on_whole_letter(pointed.primary, was);
        let is_one = pointed.is_empty();
        let whole = CCursorRange {
            primary,
            secondary: if is_one { primary } else { self.on_whole_letter(pointed.secondary, was) },
            ..pointed
        };
        let ends = |range: CCursorRange| (range.primary.index, range.secondary.index);
        (ends(whole) != ends(range)).then_some(whole)
    }

    /// What the pointer means on a line whose letters are not all simple ones.
    fn pointed_at(
        &mut self,
        ui: &Ui,
        laid: &Laid,
        output: &TextEditOutput,
        range: CCursorRange,
    ) -> Option<CCursorRange> {
        let (pressed, shift) =
            ui.input(|input| (input.pointer.button_pressed(PointerButton::Primary), input.modifiers.shift));
        let response = &output.response;
        // At the frame of the release, the widget takes the pointer's place once more.
        let is_over = response.clicked() || response.drag_stopped();
        if !response.is_pointer_button_down_on() && !is_over {
            return None;
        }
        let at = response.interact_pointer_pos()? - output.galley_pos;
        let (meant, line) = cursor_at(laid, at.to_pos2())?;
        if pressed {
            // A second click takes a word, a third the line; the line is right as it is.
            self.drags_words = !shift && !range.is_empty();
            if self.drags_words {
                let (start, text) = self.line(line);
                let [first, last] = range.sorted_cursors();
                let is_line = last.index.0 - first.index.0 >= text.chars().count();
                return (!is_line).then(|| self.word_at(meant, start, text));
            }
        }
        let moves = pressed || (is_over || response.dragged()) && !self.drags_words;
        let secondary = if pressed && !shift { meant } else { range.secondary };
        moves.then_some(CCursorRange { primary: meant, secondary, ..range })
    }

    /// Where a line begins, in bytes, and its text.
    fn line(&self, line: usize) -> (usize, &str) {
        let start: usize = self.scratch.split('\n').take(line).map(|text| text.len() + 1).sum();
        (start, self.scratch[start..].split('\n').next().unwrap_or_default())
    }

    fn word_at(&self, cursor: CCursor, start: usize, line: &str) -> CCursorRange {
        let at = self.scratch.byte_index_from_char_index(cursor.index).0;
        let word = word_at(line, at.saturating_sub(start));
        let index = |at: usize| CCursor::new(self.scratch.char_index_from_byte_index(ByteIndex(start + at)));
        CCursorRange::two(index(word.start), index(word.end))
    }

    /// The caret moved on out of what looks like one letter, away from where it was.
    fn on_whole_letter(&self, cursor: CCursor, was: CharIndex) -> CCursor {
        let at = self.scratch.byte_index_from_char_index(cursor.index).0;
        if is_between_graphemes(&self.scratch, at) {
            return cursor;
        }
        let to =
            if cursor.index > was { grapheme_after(&self.scratch, at) } else { grapheme_before(&self.scratch, at) };
        CCursor { index: self.scratch.char_index_from_byte_index(ByteIndex(to)), ..cursor }
    }
}

/// While a selection is dragged past the edge, the sheet moves on under it, the faster the further out; and the wheel
/// goes on moving it, which a drag would keep it from.
pub(super) fn scroll_while_dragging(ui: &Ui, response: &Response) {
    /// How far the sheet moves in a second for each point that the pointer is out.
    const SPEED: f32 = 12.0;
    if !response.dragged_by(PointerButton::Primary) {
        return;
    }
    let Some(at) = response.interact_pointer_pos() else { return };
    let seen = ui.clip_rect().y_range();
    let out = (at.y - seen.max).max(0.0) - (seen.min - at.y).max(0.0);
    let (wheel, time) = ui.input(|input| (input.smooth_scroll_delta().y, input.stable_dt));
    let moved = wheel - out * SPEED * time.min(0.1);
    if moved != 0.0 {
        ui.scroll_with_delta(Vec2::new(0.0, moved));
        ui.ctx().request_repaint();
    }
}

/// The caret nearest to a place in the manuscript, and its line; `None` where the widget's own is right.
fn cursor_at(laid: &Laid, at: Pos2) -> Option<(CCursor, usize)> {
    let rows = &laid.galley.rows;
    let index = rows.partition_point(|row| row.max_y() < at.y).min(rows.len().checked_sub(1)?);
    let line = laid.line_of(index);
    if laid.is_simple(line) {
        return None;
    }
    let start: usize = rows[..index].iter().map(|row| row.char_count_including_newline().0).sum();
    let column = visual::nearest(&rows[index].row, at.x - rows[index].pos.x);
    Some((CCursor { index: CharIndex(start + column), prefer_next_row: column == 0 }, line))
}
