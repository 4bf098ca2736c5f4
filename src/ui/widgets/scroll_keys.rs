//! Scrolling by the keyboard, as in a browser.

use egui::{Key, Modifiers, Ui, Vec2};

/// More than the height of any text, in points: the scroll area stops at its end.
const WHOLE_HEIGHT: f32 = 1e9;

/// Scrolls the current scroll area by the arrow keys, Page Up, Page Down, Home and End, and a page down by `page_keys`. Takes
/// the keys out of the input. `line` is the height of a line, in points.
pub fn scroll_by_keys(ui: &Ui, line: f32, page_keys: &[Key]) {
    let page = ui.clip_rect().height() - line;
    let keys = [
        (Key::ArrowUp, line),
        (Key::ArrowDown, -line),
        (Key::PageUp, page),
        (Key::PageDown, -page),
        (Key::Home, WHOLE_HEIGHT),
        (Key::End, -WHOLE_HEIGHT),
    ];
    let keys = keys.into_iter().chain(page_keys.iter().map(|key| (*key, -page)));
    let presses = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let distance: f32 = keys.map(|(key, distance)| presses(key) as f32 * distance).sum();
    if distance != 0.0 {
        ui.scroll_with_delta(Vec2::new(0.0, distance));
    }
}
