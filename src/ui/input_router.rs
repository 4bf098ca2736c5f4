//! Routes keyboard input: takes shortcuts out of the input before any text field handles them.

use crate::ui::widgets::text_field::{has_own_undo, is_input};
use crate::ui::document::editor::Manuscript;
use crate::ui::document::document_view::headline_id;
use crate::workspace::{Command, Desk, Key};
use egui::{Event, Ui};

/// The events that followed a shortcut, held back until the next frame.
#[derive(Debug, Default)]
pub struct Typing {
    held: Vec<Event>,
}

impl Typing {
    /// Removes the first shortcut and everything typed after it from the input, and returns its command. Text typed
    /// before a command is inserted at the caret's old position, text typed after it where the command leads. A key
    /// that moves the caret after typed text is held back for the next frame with all that follows, because within one
    /// frame all text is inserted at one position.
    ///
    /// If a bar with fields of its own has the focus (`is_in_bar`), shortcuts for the editor do not apply.
    pub fn take(&mut self, ui: &Ui, desk: &Desk, is_in_bar: bool) -> Option<Command> {
        let place = match Place::of(ui, desk) {
            Place::Body if is_in_bar => Place::Field,
            place => place,
        };
        let (command, is_held) = ui.input_mut(|input| {
            let mut events = std::mem::take(&mut self.held);
            events.append(&mut input.events);
            drop_letters_of_commands(&mut events, desk);
            // Text fields must not handle these as shortcuts of their own: egui deletes a char on Ctrl+Shift+H.
            events.retain(|event| !place.has_no_use_for(event, desk) && !deletes_unasked(event, desk));
            let first = events.iter().position(|event| command_of(event, desk, place).is_some());
            let moves = moves_behind_writing(&events).filter(|moves| first.is_none_or(|first| *moves < first));
            let Some(split_index) = moves.or(first) else {
                input.events = events;
                return (None, false);
            };
            let command = if moves.is_some() { None } else { command_of(&events[split_index], desk, place) };
            let rest = events.split_off(split_index).into_iter().skip(usize::from(moves.is_none()));
            let (held, passed): (Vec<_>, Vec<_>) = rest.partition(is_typing);
            events.extend(passed);
            input.events = events;
            self.held = held;
            (command, !self.held.is_empty())
        });
        if is_held {
            ui.ctx().request_repaint();
        }
        command
    }
}

impl Typing {
    /// Gives the events held back after a shortcut to the dialog that the command opened, once the story's text fields
    /// have lost the focus to it: they were not meant for the story.
    pub fn give_back(&mut self, ui: &Ui, desk: &Desk) {
        if self.held.is_empty() {
            return;
        }
        let in_text = desk.active().is_some_and(|story| {
            let focused = ui.memory(egui::Memory::focused);
            focused == Some(Manuscript::id(story.id())) || focused == Some(headline_id(story.id()))
        });
        if in_text {
            ui.ctx().request_repaint();
            return;
        }
        ui.input_mut(|input| {
            let now = std::mem::replace(&mut input.events, std::mem::take(&mut self.held));
            input.events.extend(now);
        });
    }
}

/// Whether a text field would delete text on this key, as terminals do. No editor does so: users press Ctrl+U to
/// underline.
fn deletes_unasked(event: &Event, desk: &Desk) -> bool {
    use egui::Key::{H, K, U, W};
    let Event::Key { key: key @ (H | K | U | W), pressed: true, modifiers, .. } = event else { return false };
    modifiers.ctrl && !is_of_a_command(desk, *key, *modifiers)
}

/// Removes the text events of shortcuts with Alt: the backend sends a key event, followed by a text event with the char
/// that the key types. On macOS, Alt is also used to type chars, so there only actual shortcuts are removed.
fn drop_letters_of_commands(events: &mut Vec<Event>, desk: &Desk) {
    let mut follows_shortcut = false;
    events.retain(|event| {
        let is_letter = follows_shortcut && matches!(event, Event::Text(_));
        follows_shortcut = matches!(event, Event::Key { key, pressed: true, modifiers, .. }
            if modifiers.alt && !modifiers.ctrl
                && (!cfg!(target_os = "macos") || is_of_a_command(desk, *key, *modifiers)));
        !is_letter
    });
}

/// Removes the first paste event from the input and returns its text.
pub fn take_paste(ui: &Ui) -> Option<String> {
    ui.input_mut(|input| {
        let at = input.events.iter().position(|event| matches!(event, Event::Paste(_)))?;
        match input.events.remove(at) {
            Event::Paste(text) => Some(text),
            _ => None,
        }
    })
}

/// What kind of widget has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// The body of the story, or no text field at all.
    Body,
    Headline,
    /// Another text field.
    Field,
    /// A text field with text that is not committed to the story yet.
    Draft,
}

impl Place {
    fn of(ui: &Ui, desk: &Desk) -> Self {
        let (Some(story), Some(focused)) = (desk.active(), ui.memory(egui::Memory::focused)) else {
            return Self::Body;
        };
        match focused {
            id if id == Manuscript::id(story.id()) => Self::Body,
            id if id == headline_id(story.id()) => Self::Headline,
            id if has_own_undo(ui, id) => Self::Draft,
            id if is_input(ui, id) => Self::Field,
            _ => Self::Body,
        }
    }

    /// Whether the event is the shortcut of a text command that does not apply to the focused widget.
    fn has_no_use_for(self, event: &Event, desk: &Desk) -> bool {
        let Event::Key { key, pressed: true, modifiers, .. } = event else { return false };
        let moves = matches!(key, egui::Key::ArrowUp | egui::Key::ArrowDown);
        let commands = || {
            let is_meant = |command: &Command| {
                let is_own = command.is_of_clipboard() || self == Self::Draft && is_of_history(*command);
                !is_own && has_key(desk, *command, *key, *modifiers)
            };
            Command::ALL.into_iter().filter(is_meant)
        };
        !moves && commands().next().is_some() && !commands().any(|command| self.takes(command))
    }

    fn takes(self, command: Command) -> bool {
        match self {
            Self::Body => true,
            Self::Headline => !command.is_of_text() || command.is_of_letters(),
            Self::Field => !command.is_of_text(),
            Self::Draft => !command.is_of_text() && !is_of_history(command),
        }
    }
}

fn is_of_history(command: Command) -> bool {
    matches!(command, Command::Undo | Command::Redo)
}

/// The index of the first key that moves the caret and comes after an event that edits text.
fn moves_behind_writing(events: &[Event]) -> Option<usize> {
    use egui::Key::{ArrowDown, ArrowLeft, ArrowRight, ArrowUp, End, Home, PageDown, PageUp};
    let writes = |event: &Event| match event {
        Event::Text(_) | Event::Paste(_) | Event::Cut | Event::Ime(_) => true,
        Event::Key { key, pressed: true, .. } => {
            matches!(key, egui::Key::Backspace | egui::Key::Delete | egui::Key::Enter)
        }
        _ => false,
    };
    let moves = |event: &Event| {
        let Event::Key { key, pressed: true, .. } = event else { return false };
        matches!(key, ArrowDown | ArrowLeft | ArrowRight | ArrowUp | End | Home | PageDown | PageUp)
    };
    let first = events.iter().position(writes)?;
    events[first..].iter().position(moves).map(|at| first + at)
}

/// Whether the selection may be different after this event.
pub fn selects(event: &Event) -> bool {
    use egui::Key::{
        A, ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Backspace, Delete, End, Enter, Home, PageDown, PageUp,
    };
    let keys = [A, ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Backspace, Delete, End, Enter, Home, PageDown, PageUp];
    match event {
        Event::Text(_) | Event::PointerButton { .. } => true,
        Event::Key { key, pressed: true, .. } => keys.contains(key),
        _ => false,
    }
}

fn is_typing(event: &Event) -> bool {
    matches!(event, Event::Text(_) | Event::Key { .. } | Event::Paste(_) | Event::Cut | Event::Copy | Event::Ime(_))
}

/// The command that this key event runs now.
fn command_of(event: &Event, desk: &Desk, place: Place) -> Option<Command> {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return None };
    let runs = |command: &Command| desk.can(*command) || *command == Command::Clean && desk.active().is_some();
    Command::ALL
        .into_iter()
        .find(|command| has_key(desk, *command, *key, *modifiers) && place.takes(*command) && runs(command))
}

fn is_of_a_command(desk: &Desk, key: egui::Key, modifiers: egui::Modifiers) -> bool {
    Command::ALL.into_iter().any(|command| has_key(desk, command, key, modifiers))
}

fn has_key(desk: &Desk, command: Command, key: egui::Key, modifiers: egui::Modifiers) -> bool {
    desk.keymap().keys(command).any(|keys| {
        key_of(keys.key) == Some(key)
            && modifiers.command == keys.ctrl
            && modifiers.shift == keys.shift
            && modifiers.alt == keys.alt
    })
}

fn key_of(key: Key) -> Option<egui::Key> {
    match key {
        Key::Letter(letter) => egui::Key::from_name(letter.encode_utf8(&mut [0; 4])),
        Key::Tab => Some(egui::Key::Tab),
        Key::Enter => Some(egui::Key::Enter),
        Key::Up => Some(egui::Key::ArrowUp),
        Key::Down => Some(egui::Key::ArrowDown),
        Key::F(number) => egui::Key::from_name(&format!("F{number}")),
    }
}
