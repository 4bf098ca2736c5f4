//! What every text input of the window needs: a name that a screen reader can say, and no history of its own.

use super::theme::space;
use crate::text::same_ends;
use egui::text::{CCursor, CCursorRange, CharIndex};
use egui::text_edit::TextEditState;
use egui::{Event, Id, Pos2, Response, TextEdit, Ui};
use std::ops::Range;

/// Gives an input its name.
pub fn name(ui: &Ui, response: &Response, name: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
}

/// Whether a widget of that name is a text input.
pub fn is_input(ui: &Ui, id: Id) -> bool {
    TextEdit::load_state(ui.ctx(), id).is_some()
}

/// Whether letters are typed in this frame.
pub fn is_typed(ui: &Ui) -> bool {
    ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Text(_))))
}

/// Whether a widget was shown at this frame or the one before.
pub fn is_shown(ui: &Ui, id: Id) -> bool {
    ui.ctx().read_response(id).is_some()
}

/// Where the middle of what has the focus stood when it was shown last.
pub fn place_of_focus(ui: &Ui) -> Option<Pos2> {
    let focused = ui.memory(egui::Memory::focused)?;
    ui.ctx().read_response(focused).map(|response| response.rect.center())
}

/// Scrolls the area that is being laid out to what just got the focus in it: the tabulator goes on beyond what is seen.
pub fn follow_focus(ui: &Ui) {
    /// A panel that comes with the focus on a field of it has the field only at the next frame.
    const FRAMES: u64 = 2;
    let Some(focused) = ui.memory(egui::Memory::focused) else { return };
    let frame = ui.ctx().cumulative_frame_nr();
    let (_, since) = ui.data_mut(|data| {
        let known = data.get_temp_mut_or_insert_with(Id::unique("focus-since"), || (focused, frame));
        if known.0 != focused {
            *known = (focused, frame);
        }
        *known
    });
    if frame - since > FRAMES {
        return;
    }
    let Some(response) = ui.ctx().read_response(focused) else { return };
    let is_within = ui.min_rect().contains(response.rect.center());
    let (seen, place) = (ui.clip_rect().y_range(), response.rect.y_range());
    if is_within && !(seen.contains(place.min) && seen.contains(place.max)) {
        ui.scroll_to_rect(response.rect.expand(space::L), None);
    }
}

/// Selects all of an input, to be typed over.
pub fn select_all(ui: &Ui, id: Id, text: &str) {
    select(ui, id, CCursorRange::two(CCursor::default(), end_of(text)));
}

/// Selects a part of an input, in bytes of its text.
pub fn select_part(ui: &Ui, id: Id, text: &str, part: Range<usize>) {
    let cursor = |at: usize| end_of(&text[..text.floor_char_boundary(at)]);
    select(ui, id, CCursorRange::two(cursor(part.start), cursor(part.end)));
}

/// Puts the caret of an input behind its text.
pub fn put_caret_at_end(ui: &Ui, id: Id, text: &str) {
    select(ui, id, CCursorRange::one(end_of(text)));
}

fn end_of(text: &str) -> CCursor {
    CCursor::new(CharIndex(text.chars().count()))
}

/// Selects a range of an input, the caret at its primary end.
pub fn select(ui: &Ui, id: Id, range: CCursorRange) {
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(range));
    TextEdit::store_state(ui.ctx(), id, state);
}

/// Keeps the caret of an input that has the focus at its words where its text became another one behind its back, as by
/// undo. To be called before it is shown.
pub fn follow_text(ui: &Ui, id: Id, text: &str) {
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
    let (head, tail) = same_ends(&before, text);
    let (old, new) = (before.chars().count(), text.chars().count());
    let [head, tail] = [&before[..head], &before[before.len() - tail..]].map(|end| end.chars().count());
    let tail = tail.min(old.min(new) - head);
    let moved = |cursor: CCursor| {
        let at = cursor.index.0;
        CCursor::new(CharIndex(if at < head { at } else { (at.max(old - tail) + new).saturating_sub(old) }))
    };
    select(ui, id, CCursorRange { primary: moved(range.primary), secondary: moved(range.secondary), h_pos: None });
}

/// Tells [`follow_text`] what an input itself made of its text.
pub fn note_text(ui: &Ui, id: Id, text: &str) {
    let key = id.with("shown");
    ui.data_mut(|data| data.get_temp::<String>(key).is_some().then(|| data.insert_temp(key, text.to_owned())));
}

/// Says whether an input has something of its own that is not in the story yet: then undo and redo are its own as well.
pub fn set_own_undo(ui: &Ui, id: Id, has_own: bool) {
    ui.data_mut(|data| data.insert_temp(id.with("own-undo"), has_own));
}

/// Whether undo and redo are those of the input.
pub fn has_own_undo(ui: &Ui, id: Id) -> bool {
    ui.data(|data| data.get_temp(id.with("own-undo"))).unwrap_or_default()
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
