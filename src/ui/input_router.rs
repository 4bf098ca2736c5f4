//! Routes keyboard input: takes shortcuts out of the input before any text field handles them.

use crate::ui::document::editor::BodyEditor;
use crate::ui::field_ids::headline_id;
use crate::ui::input_queue::InputQueue;
use crate::ui::widgets::text_field::{has_local_undo, is_text_field};
use crate::workspace::{Command, Key, Workspace};
use egui::{Event, Ui};

/// For how many frames typed text waits for a dialog to take the focus. A dialog without controls never does.
const MAX_WAIT_FRAMES: u8 = 4;

/// Finds the shortcuts in the input. What follows one of them is held back until the next frame.
#[derive(Debug, Default)]
pub struct InputRouter {
    /// For how many frames the input has waited for a dialog to take the focus.
    waited_frames: u8,
}

impl InputRouter {
    /// Removes the first shortcut and everything typed after it from the input, and returns its command. Text typed
    /// before a command is inserted at the caret's old position, text typed after it where the command leads. A key
    /// that moves the caret after typed text is held back for the next frame with all that follows, because within one
    /// frame all text is inserted at one position.
    ///
    /// A command that is not about the text closes open menus. If a bar with fields of its own has the focus (`is_in_bar`), shortcuts for the editor do not apply.
    pub fn take_command(&mut self, ui: &Ui, workspace: &Workspace, is_in_bar: bool) -> Option<Command> {
        self.waited_frames = 0;
        let place = match FocusKind::of(ui, workspace) {
            FocusKind::Body if is_in_bar => FocusKind::Field,
            place => place,
        };
        let (command, held) = ui.input_mut(|input| {
            let mut events = std::mem::take(&mut input.events);
            drop_text_of_alt_shortcuts(&mut events, workspace);
            // Text fields must not handle these as shortcuts of their own: egui deletes a char on Ctrl+Shift+H.
            events.retain(|event| !place.ignores_shortcut(event, workspace) && !is_terminal_delete(event, workspace));
            let first = events.iter().position(|event| command_for_event(event, workspace, place).is_some());
            let moves = caret_key_after_edit(&events).filter(|moves| first.is_none_or(|first| *moves < first));
            let Some(split_index) = moves.or(first) else {
                input.events = events;
                return (None, Vec::new());
            };
            let command =
                if moves.is_some() { None } else { command_for_event(&events[split_index], workspace, place) };
            let rest = events.split_off(split_index).into_iter().skip(usize::from(moves.is_none()));
            let (held, passed): (Vec<_>, Vec<_>) = rest.partition(is_input_event);
            events.extend(passed);
            input.events = events;
            (command, held)
        });
        InputQueue::hold(ui.ctx(), held, command.is_some());
        // A menu does not stay open over what a shortcut did. Keys of the text may be meant for the menu.
        if command.is_some_and(|command| !command.is_text_command() && !command.is_clipboard_command()) {
            egui::Popup::close_all(ui.ctx());
        }
        command
    }

    /// Holds events that followed a shortcut back until the dialog that it opened has the focus: they were not meant for
    /// the story.
    pub fn wait_for_dialog(&mut self, ui: &Ui, workspace: &Workspace) {
        let in_text = workspace.active().is_some_and(|document| {
            let focused = ui.memory(egui::Memory::focused);
            focused == Some(BodyEditor::id(document.id())) || focused == Some(headline_id(document.id()))
        });
        if !in_text || self.waited_frames >= MAX_WAIT_FRAMES || !InputQueue::is_replaying(ui.ctx()) {
            return;
        }
        self.waited_frames += 1;
        let held = ui.input_mut(|input| {
            let (held, passed) = std::mem::take(&mut input.events).into_iter().partition(is_input_event);
            input.events = passed;
            held
        });
        InputQueue::hold(ui.ctx(), held, false);
    }
}

/// Whether a text field would delete text on this key, as terminals do. No editor does so: users press Ctrl+U to
/// underline.
fn is_terminal_delete(event: &Event, workspace: &Workspace) -> bool {
    use egui::Key::{H, K, U, W};
    let Event::Key { key: key @ (H | K | U | W), pressed: true, modifiers, .. } = event else { return false };
    modifiers.ctrl && !is_shortcut(workspace, *key, *modifiers)
}

/// Removes the text events of shortcuts with Alt: the backend sends a key event, followed by a text event with the char
/// that the key types. On macOS, Alt is also used to type chars, so there only actual shortcuts are removed.
fn drop_text_of_alt_shortcuts(events: &mut Vec<Event>, workspace: &Workspace) {
    let mut follows_shortcut = false;
    events.retain(|event| {
        let is_letter = follows_shortcut && matches!(event, Event::Text(_));
        follows_shortcut = matches!(event, Event::Key { key, pressed: true, modifiers, .. }
            if modifiers.alt && !modifiers.ctrl
                && (!cfg!(target_os = "macos") || is_shortcut(workspace, *key, *modifiers)));
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
enum FocusKind {
    /// The body of the story, or no text field at all.
    Body,
    Headline,
    /// Another text field.
    Field,
    /// A text field with text that is not committed to the story yet.
    Draft,
}

impl FocusKind {
    fn of(ui: &Ui, workspace: &Workspace) -> Self {
        let (Some(document), Some(focused)) = (workspace.active(), ui.memory(egui::Memory::focused)) else {
            return Self::Body;
        };
        match focused {
            id if id == BodyEditor::id(document.id()) => Self::Body,
            id if id == headline_id(document.id()) => Self::Headline,
            id if has_local_undo(ui, id) => Self::Draft,
            id if is_text_field(ui, id) => Self::Field,
            _ => Self::Body,
        }
    }

    /// Whether the event is the shortcut of a text command that does not apply to the focused widget.
    fn ignores_shortcut(self, event: &Event, workspace: &Workspace) -> bool {
        let Event::Key { key, pressed: true, modifiers, .. } = event else { return false };
        let moves = matches!(key, egui::Key::ArrowUp | egui::Key::ArrowDown);
        let commands = || {
            let is_meant = |command: &Command| {
                let is_own = command.is_clipboard_command() || self == Self::Draft && is_undo_or_redo(*command);
                !is_own && has_shortcut(workspace, *command, *key, *modifiers)
            };
            Command::ALL.into_iter().filter(is_meant)
        };
        !moves && commands().next().is_some() && !commands().any(|command| self.accepts(command))
    }

    fn accepts(self, command: Command) -> bool {
        match self {
            Self::Body => true,
            Self::Headline => !command.is_text_command() || command.is_case_command(),
            Self::Field => !command.is_text_command(),
            Self::Draft => !command.is_text_command() && !is_undo_or_redo(command),
        }
    }
}

fn is_undo_or_redo(command: Command) -> bool {
    matches!(command, Command::Undo | Command::Redo)
}

/// The index of the first key that moves the caret and comes after an event that edits text.
fn caret_key_after_edit(events: &[Event]) -> Option<usize> {
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
pub fn may_change_selection(event: &Event) -> bool {
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

fn is_input_event(event: &Event) -> bool {
    use Event::{Copy, Cut, Ime, Key, ModifiersChanged, Paste, Text};
    matches!(event, Text(_) | Key { .. } | ModifiersChanged(_) | Paste(_) | Cut | Copy | Ime(_))
}

/// The command that this key event runs now.
fn command_for_event(event: &Event, workspace: &Workspace, place: FocusKind) -> Option<Command> {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return None };
    // These say why there is nothing to do.
    let answers = |command: Command| {
        use Command::{ApplyFix, Clean, DismissFinding, DismissWithReason, FixAll, MuteRule, Redo, Undo};
        matches!(command, ApplyFix | Clean | DismissFinding | DismissWithReason | FixAll | MuteRule | Redo | Undo)
    };
    let runs = |command: &Command| workspace.is_enabled(*command) || answers(*command) && workspace.active().is_some();
    Command::ALL
        .into_iter()
        .find(|command| has_shortcut(workspace, *command, *key, *modifiers) && place.accepts(*command) && runs(command))
}

fn is_shortcut(workspace: &Workspace, key: egui::Key, modifiers: egui::Modifiers) -> bool {
    Command::ALL.into_iter().any(|command| has_shortcut(workspace, command, key, modifiers))
}

fn has_shortcut(workspace: &Workspace, command: Command, key: egui::Key, modifiers: egui::Modifiers) -> bool {
    workspace.keymap().shortcuts(command).any(|keys| {
        to_egui_key(keys.key) == Some(key)
            && modifiers.command == keys.ctrl
            && modifiers.shift == keys.shift
            && modifiers.alt == keys.alt
    })
}

fn to_egui_key(key: Key) -> Option<egui::Key> {
    match key {
        Key::Char(letter) => egui::Key::from_name(letter.encode_utf8(&mut [0; 4])),
        Key::F(number) => egui::Key::from_name(&format!("F{number}")),
        // egui has the other keys under the same names.
        key => egui::Key::from_name(key.name()?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_with_a_name_is_a_key_of_egui() {
        use egui::Key::{
            ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Backspace, Delete, End, Enter, Escape, Home, Insert, PageDown,
            PageUp, Space, Tab,
        };
        let keys = [
            (Key::Tab, Tab),
            (Key::Enter, Enter),
            (Key::Space, Space),
            (Key::Backspace, Backspace),
            (Key::Delete, Delete),
            (Key::Insert, Insert),
            (Key::Escape, Escape),
            (Key::Home, Home),
            (Key::End, End),
            (Key::PageUp, PageUp),
            (Key::PageDown, PageDown),
            (Key::Up, ArrowUp),
            (Key::Down, ArrowDown),
            (Key::Left, ArrowLeft),
            (Key::Right, ArrowRight),
            (Key::Char('P'), egui::Key::P),
            (Key::F(9), egui::Key::F9),
        ];
        for (key, egui_key) in keys {
            assert_eq!(to_egui_key(key), Some(egui_key), "{key:?}");
        }
    }
}
