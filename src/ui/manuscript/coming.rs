//! Coming back into the text: the caret is where it was, and what was selected is selected again where that is meant.

use super::Manuscript;
use crate::desk::Story;
use crate::ui::inputs::{is_input, is_typed};
use egui::{Id, Popup, TextBuffer as _, TextEdit, Ui};

impl Manuscript {
    /// Puts the caret back where the person left the text, to be called before the widget is shown. Out of a menu or a
    /// dialog, what was selected is meant still; out of another field it is forgotten, for it was not seen meanwhile.
    pub(super) fn take_up(&mut self, ui: &Ui, id: Id, story: &Story) {
        let focused = ui.memory(egui::Memory::focused);
        let has_focus = focused == Some(id);
        let had_focus = std::mem::replace(&mut self.had_focus, has_focus);
        if !has_focus {
            let is_elsewhere = focused.is_some_and(|focused| is_input(ui, focused));
            self.had_menu = (self.had_menu || Popup::is_any_open(ui.ctx())) && !is_elsewhere;
            return;
        }
        let is_meant = std::mem::take(&mut self.had_menu) || self.wants_focus;
        let is_shown = self.shown.is_some_and(|shown| (shown.story, shown.revision) == (story.id(), story.revision()));
        if had_focus || !is_shown || ui.input(|input| input.pointer.any_pressed()) {
            return;
        }
        let is_meant = is_meant && !is_typed(ui) && self.caret <= self.selected.end;
        let anchor = if is_meant { self.anchor() } else { self.caret };
        let there = TextEdit::load_state(ui.ctx(), id).and_then(|state| state.cursor.char_range());
        let goes_elsewhere =
            there.is_some_and(|range| self.text.byte_index_from_char_index(range.primary.index).0 != self.caret);
        if self.caret <= self.text.len() && !goes_elsewhere {
            self.set_caret(ui, id, anchor, self.caret);
        }
    }
}
