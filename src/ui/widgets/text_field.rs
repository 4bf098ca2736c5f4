//! Helpers for text fields: accessible names, selection, and undo. The story has the only undo history; fields have
//! none of their own.

use crate::ui::theme::space;
use egui::text::{CCursor, CCursorRange, CharIndex};
use egui::text_edit::{TextEditOutput, TextEditState};
use egui::{Event, EventFilter, Id, Key, LayerId, PointerButton, Pos2, Rect, Response, TextEdit, Ui, Vec2};
use redaksi_core::text::{common_prefix_suffix_len, word_at_caret};
use std::ops::Range;
use std::sync::Arc;

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

/// The bounds of a widget that was shown in this frame or the one before. Unlike `Context::read_response`, this does not take
/// the focus away from a widget while the pointer clicks beside it.
pub fn widget_rect(ui: &Ui, id: Id) -> Option<Rect> {
    ui.ctx().viewport(|viewport| {
        let shown = viewport.this_pass.widgets.get(id).or_else(|| viewport.prev_pass.widgets.get(id));
        shown.map(|widget| widget.rect)
    })
}

/// The bounds of a widget, if it has been shown in this frame.
pub fn rect_in_this_frame(ui: &Ui, id: Id) -> Option<Rect> {
    ui.ctx().viewport(|viewport| viewport.this_pass.widgets.get(id).map(|widget| widget.rect))
}

/// Whether a widget was shown in this frame or the one before.
pub fn was_shown(ui: &Ui, id: Id) -> bool {
    widget_rect(ui, id).is_some()
}

/// The center of the focused widget, as it was last shown.
pub fn focused_widget_center(ui: &Ui) -> Option<Pos2> {
    let focused = ui.memory(egui::Memory::focused)?;
    widget_rect(ui, focused).map(|rect| rect.center())
}

/// The widget of the background that takes the focus, is nearest to a position and lies in the area, of those shown so far
/// in this frame. In place of a text field, another text field is preferred: what the user types must not press a button.
pub fn nearest_focusable(ui: &Ui, to: Pos2, area: Rect, replaces_field: bool) -> Option<Id> {
    let mut candidates: Vec<(Id, f32)> = ui.ctx().viewport(|viewport| {
        let widgets = viewport.this_pass.widgets.get_layer(LayerId::background());
        let candidates = widgets
            .filter(|widget| widget.enabled && widget.sense.is_focusable() && area.contains(widget.rect.center()));
        candidates.map(|widget| (widget.id, widget.rect.distance_sq_to_pos(to))).collect()
    });
    candidates.sort_by(|a, b| a.1.total_cmp(&b.1));
    let field = candidates.iter().find(|(id, _)| replaces_field && is_text_field(ui, *id));
    field.or(candidates.first()).map(|(id, _)| *id)
}

/// The widgets of the current layer that take the focus and lie in the area, of those shown so far in this frame, from the left.
pub fn focusable_in(ui: &Ui, area: Rect) -> Vec<Id> {
    ui.ctx().viewport(|viewport| {
        let widgets = viewport.this_pass.widgets.get_layer(ui.layer_id());
        let mut found: Vec<(f32, Id)> = widgets
            .filter(|widget| widget.enabled && widget.sense.is_focusable() && area.contains(widget.rect.center()))
            .map(|widget| (widget.rect.center().x, widget.id))
            .collect();
        found.sort_by(|a, b| a.0.total_cmp(&b.0));
        found.into_iter().map(|(_, id)| id).collect()
    })
}

/// While a button or check box in the area has the focus, the arrow keys move it within the area: the toolkit would go to
/// whatever is nearest in the window. To be called after the widgets of the area are shown.
pub fn keep_arrow_keys_in(ui: &Ui, area: Rect) {
    let Some(focused) = ui.memory(egui::Memory::focused).filter(|id| !is_text_field(ui, *id)) else { return };
    let Some(from) = rect_in_this_frame(ui, focused).filter(|rect| area.contains(rect.center())) else { return };
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focused, filter));
    if !ui.memory(|memory| memory.had_focus_last_frame(focused)) {
        // A widget takes the filter only in the frame after it got the focus; that frame must come before the next key.
        ui.ctx().request_repaint();
    }
    let arrows = [
        (Key::ArrowLeft, Vec2::LEFT),
        (Key::ArrowRight, Vec2::RIGHT),
        (Key::ArrowUp, Vec2::UP),
        (Key::ArrowDown, Vec2::DOWN),
    ];
    let is_pressed = |(key, _): &(Key, Vec2)| ui.input(|input| input.modifiers.is_none() && input.key_pressed(*key));
    let Some((_, direction)) = arrows.into_iter().find(is_pressed) else { return };
    if let Some(next) = next_focusable(ui, from, direction, area) {
        ui.memory_mut(|memory| memory.request_focus(next));
        ui.ctx().request_repaint();
    }
}

/// The nearest widget in a direction that takes the focus and lies in the area, of those shown in this frame.
fn next_focusable(ui: &Ui, from: Rect, direction: Vec2, area: Rect) -> Option<Id> {
    ui.ctx().viewport(|viewport| {
        let widgets = viewport.this_pass.widgets.get_layer(ui.layer_id());
        let candidates = widgets.filter_map(|widget| {
            let center = widget.rect.center();
            let is_target = widget.enabled && widget.sense.is_focusable() && area.contains(center);
            let step = center - from.center();
            let ahead = step.dot(direction);
            // What is beside the way counts more, so that the keys stay in their row or column.
            let aside = (step - direction * ahead).length();
            (is_target && ahead > 1.0).then_some((2.0 * aside + ahead, widget.id))
        });
        candidates.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, id)| id)
    })
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
    let Some(rect) = widget_rect(ui, focused) else { return };
    let is_within = ui.min_rect().contains(rect.center());
    let (seen, place) = (ui.clip_rect().y_range(), rect.y_range());
    if is_within && !(seen.contains(place.min) && seen.contains(place.max)) {
        ui.scroll_to_rect(rect.expand(space::L), None);
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

/// Returns the selection after a double click, and while the pointer is dragged after it: whole words. `None` if that of the
/// widget is right. egui takes the next word as well where the pointer is on the right half of a word's last letter.
pub fn word_selection(
    ui: &Ui,
    output: &TextEditOutput,
    text: &str,
    cursor_at: impl FnOnce(Pos2) -> CCursor,
) -> Option<CCursorRange> {
    let response = &output.response;
    let key = response.id.with("word-drag");
    let (is_pressed, is_released, shift) = ui.input(|input| {
        let pointer = &input.pointer;
        (pointer.button_pressed(PointerButton::Primary), pointer.any_released(), input.modifiers.shift)
    });
    let is_on = response.is_pointer_button_down_on() || is_released && (response.clicked() || response.drag_stopped());
    if !is_on {
        return None;
    }
    let range = output.state.cursor.char_range()?;
    let word = || {
        let at = response.interact_pointer_pos()? - output.galley_pos;
        let cursor = cursor_at(at.to_pos2());
        Some((word_around(text, cursor.index.0), cursor.index.0))
    };
    if is_pressed {
        let presses = count_presses(ui, response.id);
        // A second press selects a word, a third one the line; the widget handles the line correctly.
        let is_word = !shift && !range.is_empty() && presses <= 2;
        let word = if is_word { word() } else { None };
        ui.data_mut(|data| {
            data.remove::<Range<usize>>(key);
            if let Some((word, _)) = &word {
                data.insert_temp(key, word.clone());
            }
        });
        return word.map(|(word, _)| char_range(word.start, word.end));
    }
    let first: Range<usize> = ui.data(|data| data.get_temp(key))?;
    if response.triple_clicked() {
        return None;
    }
    let (word, at) = word()?;
    let (start, end) = (first.start.min(word.start), first.end.max(word.end));
    Some(if at < first.start { char_range(end, start) } else { char_range(start, end) })
}

/// Returns a selection with the caret at its second end, in characters.
fn char_range(anchor: usize, caret: usize) -> CCursorRange {
    CCursorRange::two(CCursor::new(CharIndex(anchor)), CCursor::new(CharIndex(caret)))
}

/// Returns the range of the word at a caret; both are in characters.
fn word_around(text: &str, at: usize) -> Range<usize> {
    let at = text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
    let line_start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = text[line_start..].split('\n').next().unwrap_or_default();
    let word = word_at_caret(line, at - line_start);
    let start = text[..line_start + word.start].chars().count();
    start..start + line[word].chars().count()
}

/// Counts the presses of the pointer that follow each other quickly on a widget; to be called on each press.
fn count_presses(ui: &Ui, id: Id) -> usize {
    let key = id.with("presses");
    let delay = ui.memory(|memory| memory.options.input_options.max_double_click_delay);
    let now = ui.input(|input| input.time);
    ui.data_mut(|data| {
        let (at, count): (f64, usize) = data.get_temp(key).unwrap_or_default();
        let count = if count > 0 && now - at <= delay { count + 1 } else { 1 };
        data.insert_temp(key, (now, count));
        count
    })
}

/// Shows a text field in which a double click selects one word.
pub fn show_text_field(ui: &mut Ui, field: TextEdit<'_>) -> Response {
    let mut output = field.show(ui);
    select_words(ui, &mut output);
    output.response.response
}

/// Selects whole words after a double click in a field; to be called after the field is shown.
pub fn select_words(ui: &Ui, output: &mut TextEditOutput) {
    let galley = Arc::clone(&output.galley);
    let range = word_selection(ui, output, &galley.job.text, |at| galley.cursor_from_pos(at.to_vec2()));
    if let Some(range) = range {
        output.state.cursor.set_char_range(Some(range));
        output.state.clone().store(ui.ctx(), output.response.id);
    }
}

/// Selects the whole text of a field, to be replaced by typing; to be called after the field is shown.
pub fn select_all_shown(ui: &Ui, output: &mut TextEditOutput) {
    let all = CCursorRange::two(CCursor::default(), end_cursor(&output.galley.job.text));
    output.state.cursor.set_char_range(Some(all));
    output.state.clone().store(ui.ctx(), output.response.id);
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
