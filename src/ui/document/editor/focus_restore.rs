//! Restores the caret, and where appropriate the selection, when the editor gets the focus again.

use crate::ui::document::editor::BodyEditor;
use crate::ui::widgets::text_field::{has_text_event, is_text_field};
use crate::workspace::Document;
use egui::{Id, Popup, TextBuffer as _, TextEdit, Ui};

impl BodyEditor {
    /// Restores the caret when the editor gains the focus; to be called before the widget is shown. The selection is
    /// restored if the focus was in a menu or a dialog. If it was in another field, only the caret is restored, because
    /// the widget did not show the selection meanwhile.
    pub(crate) fn restore_on_focus(&mut self, ui: &Ui, id: Id, document: &Document) {
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
}
