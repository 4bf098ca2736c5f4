//! Hands the input of a slow frame to the window in small batches, one per frame. egui moves the focus once per frame, and
//! before the widgets are shown; without the batches, keys around a Tab would go to the wrong widget or be lost.

use egui::{Event, Key, RawInput};
use std::collections::VecDeque;

/// An egui plugin that holds input back until the window is ready for it.
#[derive(Debug, Default)]
pub struct InputQueue {
    /// The events that are held back, in the order in which they happened.
    waiting: VecDeque<Event>,
    /// Whether the last batch ended with a key that may move the focus: nothing is typed before that has happened, which
    /// takes a frame more where a panel opens or the focus wraps around.
    is_settling: bool,
    /// Whether the events of this frame were held back in an earlier one.
    is_replaying: bool,
}

impl InputQueue {
    /// Makes sure that the input of the next frames goes through the queue.
    pub fn install(ctx: &egui::Context) {
        ctx.plugin_or_default::<Self>();
    }

    /// Holds events of this frame back until the next one, in front of all others. If what comes before them moves the
    /// focus, they wait for that as well.
    pub fn hold(ctx: &egui::Context, events: Vec<Event>, moves_focus: bool) {
        if events.is_empty() {
            return;
        }
        let handle = ctx.plugin_or_default::<Self>();
        let mut queue = handle.lock();
        for event in events.into_iter().rev() {
            queue.waiting.push_front(event);
        }
        queue.is_settling |= moves_focus;
        ctx.request_repaint();
    }

    /// Whether the events of this frame were held back in an earlier one.
    pub fn is_replaying(ctx: &egui::Context) -> bool {
        ctx.plugin_or_default::<Self>().lock().is_replaying
    }

    /// Takes the events of the next frame out of the queue.
    fn next_batch(&mut self, is_text_focused: bool) -> Vec<Event> {
        let is_settling = std::mem::take(&mut self.is_settling);
        let mut batch = Vec::new();
        let (mut has_keys, mut has_buttons) = (false, false);
        while let Some(event) = self.waiting.front() {
            let kind = EventKind::of(event, is_text_focused);
            let is_first = !has_keys && !has_buttons;
            match kind {
                EventKind::Other => {}
                _ if is_settling => break,
                EventKind::MovesFocus if !is_first => break,
                EventKind::Key if has_buttons => break,
                EventKind::Button if has_keys => break,
                EventKind::MovesFocus | EventKind::Key => has_keys = true,
                EventKind::Button => has_buttons = true,
            }
            let types_text = types_own_text(event);
            batch.extend(self.waiting.pop_front());
            if kind == EventKind::MovesFocus {
                // The letter of a shortcut, and the space of the space bar, belong to their key.
                let is_own = |next: &mut Event| types_text && matches!(next, Event::Text(_));
                batch.extend(self.waiting.pop_front_if(is_own));
                self.is_settling = true;
                break;
            }
        }
        batch
    }
}

impl egui::Plugin for InputQueue {
    fn debug_name(&self) -> &'static str {
        "input queue"
    }

    fn input_hook(&mut self, ctx: &egui::Context, input: &mut RawInput) {
        self.is_replaying = !self.waiting.is_empty();
        self.waiting.extend(input.events.drain(..));
        if self.waiting.is_empty() {
            self.is_settling = false;
            return;
        }
        input.events = self.next_batch(ctx.text_edit_focused());
        if !self.waiting.is_empty() {
            ctx.request_repaint();
        }
    }
}

/// What an event does to the order of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum EventKind {
    /// A key or a request that may move the focus, or open or close what has it. It is handled alone.
    MovesFocus,
    /// Typed text, or another key.
    Key,
    /// A pointer button. It may move the focus as well, so it is not handled together with keys.
    Button,
    /// Anything else, such as a movement of the pointer or the release of a key.
    Other,
}

impl EventKind {
    fn of(event: &Event, is_text_focused: bool) -> Self {
        match event {
            Event::Key { key, pressed: true, modifiers, .. } => match key {
                Key::Tab | Key::Enter | Key::Escape => Self::MovesFocus,
                // On a button, these activate it, remove or move something, or lead elsewhere.
                Key::Space
                | Key::Delete
                | Key::Backspace
                | Key::ArrowUp
                | Key::ArrowDown
                | Key::ArrowLeft
                | Key::ArrowRight
                    if !is_text_focused =>
                {
                    Self::MovesFocus
                }
                _ if !is_text_focused && (modifiers.alt || modifiers.ctrl || modifiers.command) => Self::MovesFocus,
                _ => Self::Key,
            },
            Event::Text(_) | Event::Paste(_) | Event::Cut | Event::Copy | Event::Ime(_) => Self::Key,
            Event::AccessKitActionRequest(_) => Self::MovesFocus,
            Event::PointerButton { .. } => Self::Button,
            _ => Self::Other,
        }
    }
}

/// Whether the backend sends a text event after this key, although the key is a shortcut or activates a button.
fn types_own_text(event: &Event) -> bool {
    matches!(event, Event::Key { key, modifiers, .. }
        if *key == Key::Space || modifiers.alt || modifiers.ctrl || modifiers.command)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::Modifiers;

    fn key(key: Key) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
    }

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    fn button(pressed: bool) -> Event {
        Event::PointerButton {
            pos: egui::Pos2::ZERO,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        }
    }

    /// Returns the batches of these events, without the empty ones.
    fn batches(events: Vec<Event>, is_text_focused: bool) -> Vec<Vec<Event>> {
        let mut queue = InputQueue { waiting: events.into(), ..InputQueue::default() };
        let mut batches = Vec::new();
        while !queue.waiting.is_empty() {
            batches.push(queue.next_batch(is_text_focused));
        }
        batches.retain(|batch| !batch.is_empty());
        batches
    }

    #[test]
    fn a_key_that_moves_the_focus_is_handled_alone() {
        let events = vec![text("a"), text("b"), key(Key::Tab), key(Key::Tab), text("c"), key(Key::Enter), text("d")];
        let expected: Vec<Vec<Event>> = vec![
            vec![text("a"), text("b")],
            vec![key(Key::Tab)],
            vec![key(Key::Tab)],
            vec![text("c")],
            vec![key(Key::Enter)],
            vec![text("d")],
        ];
        assert_eq!(batches(events, true), expected);
    }

    #[test]
    fn clicks_and_keys_are_handled_in_separate_frames() {
        let events = vec![text("a"), button(true), button(false), text("b")];
        assert_eq!(batches(events, true), [vec![text("a")], vec![button(true), button(false)], vec![text("b")]]);
    }

    #[test]
    fn the_text_of_a_key_is_handled_with_its_key() {
        let events = vec![key(Key::Space), text(" "), key(Key::A), text("a")];
        let expected = [vec![key(Key::Space), text(" ")], vec![key(Key::A), text("a")]];
        assert_eq!(batches(events, false), expected);
    }

    #[test]
    fn an_arrow_key_moves_the_focus_outside_of_text_fields_only() {
        let events = || vec![key(Key::ArrowDown), key(Key::ArrowDown)];
        assert_eq!(batches(events(), true).len(), 1);
        assert_eq!(batches(events(), false).len(), 2);
    }
}
