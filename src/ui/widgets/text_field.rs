//! Helpers for text fields: accessible names, selection, and undo. The story has the only undo history; fields have
//! none of their own.

use crate::ui::theme::space;
use egui::text::{CCursor, CCursorRange, CharIndex};
use egui::text_edit::TextEditState;
use egui::{Event, Id, Pos2, Response, TextEdit, Ui};
use redaksi_core::text::common_prefix_suffix_len;
use std::ops::Range;

/// Sets the accessible name of a widget.
pub fn set_accessible_name(ui: &Ui, response: &Response, name: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
}

/// Whether the widget with this id is a text field.
pub fn is_text_field(ui: &Ui, id: Id) -> bool {
    TextEdit::load_state(ui.ctx(), id).is_some()
}

/// Whether text is typed in this frame.
pub fn has_text_event(ui: &Ui) -> bool {
    ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Text(_))))
}

/// Whether a widget was shown in this frame or the one before.
pub fn was_shown(ui: &Ui, id: Id) -> bool {
    ui.ctx().read_response(id).is_some()
}

/// The center of the focused widget, as it was last shown.
pub fn focused_widget_center(ui: &Ui) -> Option<Pos2> {
    let focused = ui.memory(egui::Memory::focused)?;
    ui.ctx().read_response(focused).map(|response| response.rect.center())
}

/// Scrolls the current scroll area to a widget in it that just got the focus: the Tab key also reaches widgets outside
/// of the visible part.
pub fn scroll_to_new_focus(ui: &Ui) {
    /// A panel that is opened with the focus on one of its fields shows the field one frame later.
    const FOCUS_SETTLE_FRAMES: u64 = 2;
    let Some(focused) = ui.memory(egui::Memory::focused) else { return };
    let frame = ui.ctx().cumulative_frame_nr();
    let (_, since) = ui.data_mut(|data| {
        let known = data.get_temp_mut_or_insert_with(Id::unique("focus-since"), || (focused, frame));
        if known.0 != focused {
            *known = (focused, frame);
        }
        *known
    });
    if frame - since > FOCUS_SETTLE_FRAMES {
        return;
    }
    let Some(response) = ui.ctx().read_response(focused) else { return };
    let is_within = ui.min_rect().contains(response.rect.center());
    let (seen, place) = (ui.clip_rect().y_range(), response.rect.y_range());
    if is_within && !(seen.contains(place.min) && seen.contains(place.max)) {
        ui.scroll_to_rect(response.rect.expand(space::L), None);
    }
}

/// Selects the whole text, to be replaced by typing.
pub fn select_all(ui: &Ui, id: Id, text: &str) {
    set_selection(ui, id, CCursorRange::two(CCursor::default(), end_cursor(text)));
}

/// Selects a byte range of the text.
pub fn select_byte_range(ui: &Ui, id: Id, text: &str, part: Range<usize>) {
    let cursor = |at: usize| end_cursor(&text[..text.floor_char_boundary(at)]);
    set_selection(ui, id, CCursorRange::two(cursor(part.start), cursor(part.end)));
}

/// Moves the caret to the end of the text.
pub fn move_caret_to_end(ui: &Ui, id: Id, text: &str) {
    set_selection(ui, id, CCursorRange::one(end_cursor(text)));
}

fn end_cursor(text: &str) -> CCursor {
    CCursor::new(CharIndex(text.chars().count()))
}

/// Sets the selection; the caret is at its primary end.
pub fn set_selection(ui: &Ui, id: Id, range: CCursorRange) {
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(range));
    TextEdit::store_state(ui.ctx(), id, state);
}

/// Keeps the caret of a focused text field at the same words when its text was changed from outside, as by undo. Must
/// be called before the field is shown.
pub fn keep_caret_on_external_edit(ui: &Ui, id: Id, text: &str) {
    let key = id.with("shown");
    if !ui.memory(|memory| memory.has_focus(id)) {
        ui.data_mut(|data| data.remove::<String>(key));
        return;
    }
    let before = ui.data_mut(|data| {
        let shown = data.get_temp_mut_or_insert_with(key, || text.to_owned());
        (shown != text).then(|| std::mem::replace(shown, text.to_owned()))
    });
    let Some(before) = before else { return };
    let Some(range) = TextEdit::load_state(ui.ctx(), id).and_then(|state| state.cursor.char_range()) else { return };
    let (head, tail) = common_prefix_suffix_len(&before, text);
    let (old, new) = (before.chars().count(), text.chars().count());
    let [head, tail] = [&before[..head], &before[before.len() - tail..]].map(|end| end.chars().count());
    let tail = tail.min(old.min(new) - head);
    let moved = |cursor: CCursor| {
        let at = cursor.index.0;
        CCursor::new(CharIndex(if at < head { at } else { (at.max(old - tail) + new).saturating_sub(old) }))
    };
    set_selection(
        ui,
        id,
        CCursorRange { primary: moved(range.primary), secondary: moved(range.secondary), h_pos: None },
    );
}

/// Records the text that the field itself produced, so that [`keep_caret_on_external_edit`] does not take it for a change from outside.
pub fn record_own_edit(ui: &Ui, id: Id, text: &str) {
    let key = id.with("shown");
    ui.data_mut(|data| data.get_temp::<String>(key).is_some().then(|| data.insert_temp(key, text.to_owned())));
}

/// Sets whether a text field has unsaved text of its own; if so, undo and redo apply to that text and not to the story.
pub fn set_local_undo(ui: &Ui, id: Id, has_own: bool) {
    ui.data_mut(|data| data.insert_temp(id.with("own-undo"), has_own));
}

/// Whether undo and redo apply to the text of the field itself.
pub fn has_local_undo(ui: &Ui, id: Id) -> bool {
    ui.data(|data| data.get_temp(id.with("own-undo"))).unwrap_or_default()
}

/// Clears the undo stack of the egui widget: the story has the only history, and a second one would undo edits
/// unnoticed. A widget keeps a stack only while it has the focus.
pub fn clear_widget_undo(ui: &Ui, id: Id, mut state: TextEditState) {
    if !ui.memory(|memory| memory.has_focus(id) || memory.had_focus_last_frame(id)) {
        return;
    }
    state.clear_undoer();
    TextEdit::store_state(ui.ctx(), id, state);
}
