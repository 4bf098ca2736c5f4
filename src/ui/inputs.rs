//! What every text input of the window needs: a name that a screen reader can say, and no history of its own.

use egui::text_edit::TextEditState;
use egui::{Id, Response, TextEdit, Ui};

/// Gives an input its name.
pub fn name(ui: &Ui, response: &Response, name: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
}

/// Clears the widget's own undo: the desk has the one history, and another would undo behind its back. A widget remembers
/// only while it has the focus.
pub fn forget_undo(ui: &Ui, id: Id, mut state: TextEditState) {
    if !ui.memory(|memory| memory.has_focus(id) || memory.had_focus_last_frame(id)) {
        return;
    }
    state.clear_undoer();
    TextEdit::store_state(ui.ctx(), id, state);
}
