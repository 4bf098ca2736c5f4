//! Page Up and Page Down: move the caret and the text by the height of the visible area.

use crate::ui::document::editor::Manuscript;
use crate::ui::document::editor::layout::Laid;
use crate::workspace::Action;
use egui::text::{ByteIndex, CCursor};
use egui::{Id, Key, Modifiers, Pos2, TextBuffer as _, Ui, Vec2};

/// The number of rows that stay visible when a page is turned.
const STAY: f32 = 2.0;

impl Manuscript {
    /// Handles Page Up and Page Down, with Shift extending the selection, and reports the new caret and selection.
    pub(crate) fn turn_page(&mut self, ui: &Ui, id: Id, laid: &Laid, origin: Pos2, actions: &mut Vec<Action>) {
        if !ui.memory(|memory| memory.has_focus(id)) || self.caret > self.text.len() {
            return;
        }
        let pressed = ui.input_mut(|input| {
            let keys = [(Key::PageDown, 1.0), (Key::PageUp, -1.0)];
            keys.into_iter().find_map(|(key, direction)| {
                // `consume_key` ignores extra Shift: the key without modifiers has to come last.
                let selects = [(Modifiers::SHIFT, true), (Modifiers::NONE, false)];
                selects
                    .into_iter()
                    .find(|(held, _)| input.consume_key(*held, key))
                    .map(|(_, selects)| (direction, selects))
            })
        });
        let Some((direction, selects)) = pressed else { return };
        let distance = (ui.clip_rect().height() - self.page.line * STAY).max(self.page.line) * direction;
        let index = self.text.char_index_from_byte_index(ByteIndex(self.caret));
        let from = laid.galley.pos_from_cursor(CCursor::new(index)).center();
        let to = laid.galley.cursor_from_pos(from.to_vec2() + Vec2::new(0.0, distance));
        let at = self.text.byte_index_from_char_index(to.index).0;
        let anchor = if selects { self.anchor() } else { at };
        self.set_caret(ui, id, anchor, at);
        actions.extend([Action::Caret(at), Action::Selected(anchor.min(at)..anchor.max(at))]);
        // Scroll by the distance that the caret moved, so that it keeps its position on the screen.
        let caret_rect = laid.galley.pos_from_cursor(to).translate(origin.to_vec2());
        let moved = caret_rect.center().y - (origin.y + from.y);
        ui.scroll_with_delta(Vec2::new(0.0, -moved));
    }
}
