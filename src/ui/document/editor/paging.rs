//! Page Up and Page Down: move the caret and the text by the height of the visible area.

use crate::ui::document::editor::BodyEditor;
use crate::ui::document::editor::layout::EditorLayout;
use crate::ui::outbox::Outbox;
use crate::workspace::Action;
use egui::text::{ByteIndex, CCursor};
use egui::{Id, Key, Modifiers, Pos2, TextBuffer as _, Ui, Vec2};

/// The number of rows that stay visible when a page is turned.
const OVERLAP_ROWS: f32 = 2.0;

impl BodyEditor {
    /// Handles Page Up and Page Down, with Shift extending the selection, and reports the new caret and selection.
    pub(crate) fn handle_page_keys(&mut self, ui: &Ui, id: Id, layout: &EditorLayout, origin: Pos2, out: &mut Outbox) {
        if !ui.memory(|memory| memory.has_focus(id)) || self.caret > self.text.len() {
            return;
        }
        let pressed = ui.input_mut(|input| {
            let keys = [(Key::PageDown, 1.0), (Key::PageUp, -1.0)];
            keys.into_iter().find_map(|(key, direction)| {
                // `consume_key` ignores extra Shift: the key without modifiers has to come last.
                let may_change_selection = [(Modifiers::SHIFT, true), (Modifiers::NONE, false)];
                may_change_selection
                    .into_iter()
                    .find(|(held, _)| input.consume_key(*held, key))
                    .map(|(_, may_change_selection)| (direction, may_change_selection))
            })
        });
        let Some((direction, may_change_selection)) = pressed else { return };
        let distance =
            (ui.clip_rect().height() - self.style.line_height * OVERLAP_ROWS).max(self.style.line_height) * direction;
        let index = self.text.char_index_from_byte_index(ByteIndex(self.caret));
        let from = layout.galley.pos_from_cursor(CCursor::new(index)).center();
        let to = layout.galley.cursor_from_pos(from.to_vec2() + Vec2::new(0.0, distance));
        let at = self.text.byte_index_from_char_index(to.index).0;
        let anchor = if may_change_selection { self.anchor() } else { at };
        self.set_caret(ui, id, anchor, at);
        out.extend([Action::SetCaret(at), Action::SetSelection(anchor.min(at)..anchor.max(at))]);
        // Scroll by the distance that the caret moved, so that it keeps its position on the screen.
        let caret_rect = layout.galley.pos_from_cursor(to).translate(origin.to_vec2());
        let moved = caret_rect.center().y - (origin.y + from.y);
        ui.scroll_with_delta(Vec2::new(0.0, -moved));
    }
}
