//! Turning pages: the caret goes as far as is seen at a time, and the text with it.

use super::Manuscript;
use super::layout::Laid;
use crate::desk::Action;
use egui::text::{ByteIndex, CCursor};
use egui::{Id, Key, Modifiers, Pos2, TextBuffer as _, Ui, Vec2};

/// Rows that are seen before and after a page was turned.
const STAY: f32 = 2.0;

impl Manuscript {
    /// Follows the keys that turn pages, with Shift held selecting; says where the caret stands then.
    pub(super) fn turn_page(&mut self, ui: &Ui, id: Id, laid: &Laid, origin: Pos2, actions: &mut Vec<Action>) {
        if !ui.memory(|memory| memory.has_focus(id)) || self.caret > self.text.len() {
            return;
        }
        let turned = ui.input_mut(|input| {
            let keys = [(Key::PageDown, 1.0), (Key::PageUp, -1.0)];
            keys.into_iter().find_map(|(key, down)| {
                // The bare key means any.
                let selects = [(Modifiers::SHIFT, true), (Modifiers::NONE, false)];
                selects.into_iter().find(|(held, _)| input.consume_key(*held, key)).map(|(_, selects)| (down, selects))
            })
        });
        let Some((down, selects)) = turned else { return };
        let far = (ui.clip_rect().height() - self.page.line * STAY).max(self.page.line) * down;
        let index = self.text.char_index_from_byte_index(ByteIndex(self.caret));
        let from = laid.galley.pos_from_cursor(CCursor::new(index)).center();
        let to = laid.galley.cursor_from_pos(from.to_vec2() + Vec2::new(0.0, far));
        let at = self.text.byte_index_from_char_index(to.index).0;
        let anchor = if selects { self.anchor() } else { at };
        self.set_caret(ui, id, anchor, at);
        actions.extend([Action::Caret(at), Action::Selected(anchor.min(at)..anchor.max(at))]);
        // The caret stays where it is seen, as far as there is text.
        let place = laid.galley.pos_from_cursor(to).translate(origin.to_vec2());
        let moved = place.center().y - (origin.y + from.y);
        ui.scroll_with_delta(Vec2::new(0.0, -moved));
    }
}
