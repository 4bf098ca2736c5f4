//! The caret and the selection of the editor: sets them, restores them when the focus returns, moves them by a page, and
//! scrolls to them.

use crate::ui::document::editor::BodyEditor;
use crate::ui::document::editor::layout::EditorLayout;
use crate::ui::outbox::Outbox;
use crate::ui::theme::space;
use crate::ui::widgets::text_field::{has_text_event, is_text_field, set_selection};
use crate::workspace::{Action, Document, ViewAction};
use egui::text::{ByteIndex, CCursor, CCursorRange};
use egui::{Id, Key, Modifiers, PointerButton, Popup, Pos2, Rect, TextBuffer as _, TextEdit, Ui, Vec2};
use redaksi_core::article::block_offset;

/// The number of rows that stay visible when a page is turned.
const OVERLAP_ROWS: f32 = 2.0;

impl BodyEditor {
    /// Returns the end of the selection that is not the caret; the caret if nothing is selected.
    pub(super) fn anchor(&self) -> usize {
        if self.caret == self.selection.start { self.selection.end } else { self.selection.start }
    }

    /// Sets the selection from `anchor` to the caret `at`, both in bytes of the text.
    pub(super) fn set_caret(&mut self, ui: &Ui, id: Id, anchor: usize, at: usize) {
        let [anchor, at] = [anchor, at].map(|at| self.text.floor_char_boundary(at));
        let cursor = |at| CCursor::new(self.text.char_index_from_byte_index(ByteIndex(at)));
        set_selection(ui, id, CCursorRange { primary: cursor(at), secondary: cursor(anchor), h_pos: None });
        self.caret = at;
        self.selection = anchor.min(at)..anchor.max(at);
        ui.ctx().request_repaint();
    }

    /// Restores the caret when the editor gains the focus; to be called before the widget is shown. The selection is
    /// restored if the focus was in a menu or a dialog. If it was in another field, only the caret is restored, because
    /// the widget did not show the selection meanwhile.
    pub(super) fn restore_on_focus(&mut self, ui: &Ui, id: Id, document: &Document) {
        let focused = ui.memory(egui::Memory::focused);
        let has_focus = focused == Some(id);
        let had_focus = std::mem::replace(&mut self.had_focus, has_focus);
        if !has_focus {
            let is_other_input = focused.is_some_and(|focused| is_text_field(ui, focused));
            self.menu_was_open = (self.menu_was_open || Popup::is_any_open(ui.ctx())) && !is_other_input;
            return;
        }
        let keeps_selection = std::mem::take(&mut self.menu_was_open) || self.wants_focus;
        let is_synced = self
            .synced
            .is_some_and(|synced| (synced.document, synced.revision) == (document.id(), document.revision()));
        if had_focus || !is_synced || ui.input(|input| input.pointer.any_pressed()) {
            return;
        }
        let keeps_selection = keeps_selection && !has_text_event(ui) && self.caret <= self.selection.end;
        let anchor = if keeps_selection { self.anchor() } else { self.caret };
        let widget_range = TextEdit::load_state(ui.ctx(), id).and_then(|state| state.cursor.char_range());
        let has_other_caret =
            widget_range.is_some_and(|range| self.text.byte_index_from_char_index(range.primary.index).0 != self.caret);
        if self.caret <= self.text.len() && !has_other_caret {
            self.set_caret(ui, id, anchor, self.caret);
        }
    }

    /// Scrolls, by no more than necessary, to a caret that the workspace has moved.
    pub(super) fn scroll_caret_into_view(&mut self, ui: &Ui, layout: &EditorLayout, origin: Pos2) {
        if !self.caret_scroll_pending || self.caret > self.scratch.len() {
            return;
        }
        self.caret_scroll_pending = false;
        let index = self.scratch.char_index_from_byte_index(ByteIndex(self.caret));
        let rect = layout.galley.pos_from_cursor(CCursor::new(index)).translate(origin.to_vec2());
        // More space below: a toast may cover the lower edge.
        let rect = rect.expand(space::XL);
        ui.scroll_to_rect(rect.with_max_y(rect.max.y + space::XXL * 2.0), None);
    }

    /// Handles Page Up and Page Down, with Shift extending the selection, and reports the new caret and selection.
    pub(super) fn handle_page_keys(&mut self, ui: &Ui, id: Id, layout: &EditorLayout, origin: Pos2, out: &mut Outbox) {
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
        out.extend([
            Action::View(ViewAction::SetCaret(at)),
            Action::View(ViewAction::SetSelection(anchor.min(at)..anchor.max(at))),
        ]);
        // Scroll by the distance that the caret moved, so that it keeps its position on the screen.
        let caret_rect = layout.galley.pos_from_cursor(to).translate(origin.to_vec2());
        let moved = caret_rect.center().y - (origin.y + from.y);
        ui.scroll_with_delta(Vec2::new(0.0, -moved));
    }

    /// Scrolls to the block of a pending jump; returns the action that reports the new caret.
    pub(super) fn perform_jump(
        &mut self,
        ui: &mut Ui,
        id: Id,
        document: &Document,
        layout: &EditorLayout,
        origin: Pos2,
    ) -> Option<Action> {
        let block = self.pending_jump.take()?;
        let row = layout.galley.rows.get(layout.rows(block).start)?;
        let top = origin + row.pos.to_vec2();
        ui.scroll_to_rect(Rect::from_min_size(top, Vec2::new(0.0, space::XXL)), Some(egui::Align::Center));
        let at = block_offset(&document.article().body, block);
        self.set_caret(ui, id, at, at);
        ui.memory_mut(|memory| memory.request_focus(id));
        Some(Action::View(ViewAction::SetCaret(at)))
    }

    /// Returns the selection to keep while the right button is down: the context menu of a click inside a selection
    /// applies to the whole selection.
    pub(super) fn selection_for_context_menu(
        &mut self,
        ui: &Ui,
        before: Option<CCursorRange>,
        output: &egui::text_edit::TextEditOutput,
    ) -> Option<CCursorRange> {
        let (pressed, down) = ui.input(|input| {
            let pointer = &input.pointer;
            (pointer.button_pressed(PointerButton::Secondary), pointer.button_down(PointerButton::Secondary))
        });
        if pressed {
            let clicked = output.state.cursor.char_range().map(|range| range.primary.index);
            self.context_selection = before.filter(|range| {
                let [start, end] = range.sorted_cursors();
                clicked.is_some_and(|at| start.index <= at && at <= end.index) && start.index < end.index
            });
        }
        let selection = self.context_selection;
        if !down {
            self.context_selection = None;
        }
        selection
    }
}
