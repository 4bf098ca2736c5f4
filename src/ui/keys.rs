//! Keys of commands, taken before any text field sees them.

use super::inputs::{has_own_undo, is_input};
use super::manuscript::Manuscript;
use super::sheet::headline_id;
use crate::desk::{Command, Desk, Key};
use egui::{Event, Ui};

/// The commands of this frame's keys, and what was typed after them, kept for the next frame.
#[derive(Debug, Default)]
pub struct Typing {
    held: Vec<Event>,
}

impl Typing {
    /// Takes the first key of a command out of the input, with all typing behind it: what is typed before a command
    /// goes where the caret was before it, what is typed after it goes where the command leads. A key that moves the
    /// caret behind letters waits for the next frame with all that follows: in one frame all is written in one place.
    ///
    /// On a button of a bar with fields of its own, keys are not those of the text.
    pub fn take(&mut self, ui: &Ui, desk: &Desk, is_in_bar: bool) -> Option<Command> {
        let place = match Place::of(ui, desk) {
            Place::Body if is_in_bar => Place::Field,
            place => place,
        };
        let (command, is_held) = ui.input_mut(|input| {
            let mut events = std::mem::take(&mut self.held);
            events.append(&mut input.events);
            drop_letters_of_commands(&mut events, desk);
            // A field must not take such a key for one of its own: to it, Ctrl+Shift+H deletes a letter.
            events.retain(|event| !place.has_no_use_for(event, desk) && !deletes_unasked(event, desk));
            let first = events.iter().position(|event| command_of(event, desk, place).is_some());
            let moves = moves_behind_writing(&events).filter(|moves| first.is_none_or(|first| *moves < first));
            let Some(parting) = moves.or(first) else {
                input.events = events;
                return (None, false);
            };
            let command = if moves.is_some() { None } else { command_of(&events[parting], desk, place) };
            let behind = events.split_off(parting).into_iter().skip(usize::from(moves.is_none()));
            let (held, passed): (Vec<_>, Vec<_>) = behind.partition(is_typing);
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
    /// Gives what was typed behind the key of a command to what now asks something, once the text of the story has lost
    /// the focus to it: it was not meant for the story.
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

/// Whether a field would delete a part of a text at this key, as terminals do and no editor expects: Ctrl+U is pressed to
/// underline.
fn deletes_unasked(event: &Event, desk: &Desk) -> bool {
    use egui::Key::{H, K, U, W};
    let Event::Key { key: key @ (H | K | U | W), pressed: true, modifiers, .. } = event else { return false };
    modifiers.ctrl && !is_of_a_command(desk, *key, *modifiers)
}

/// Takes letters out that belong to keys of commands: with Alt held, a key is told as a key, and right behind it as the
/// letter that it would type. On a Mac, Alt is how some letters are typed.
fn drop_letters_of_commands(events: &mut Vec<Event>, desk: &Desk) {
    let mut is_behind = false;
    events.retain(|event| {
        let is_letter = is_behind && matches!(event, Event::Text(_));
        is_behind = matches!(event, Event::Key { key, pressed: true, modifiers, .. }
            if modifiers.alt && !modifiers.ctrl
                && (!cfg!(target_os = "macos") || is_of_a_command(desk, *key, *modifiers)));
        !is_letter
    });
}

/// Takes a paste out of the input that is not the field's that has the focus.
pub fn take_paste(ui: &Ui) -> Option<String> {
    ui.input_mut(|input| {
        let at = input.events.iter().position(|event| matches!(event, Event::Paste(_)))?;
        match input.events.remove(at) {
            Event::Paste(text) => Some(text),
            _ => None,
        }
    })
}

/// Where the person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// In the body of the story, or in no field at all.
    Body,
    Headline,
    /// In another field.
    Field,
    /// In a field with something that is not in the story yet.
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

    /// Whether the key of a command on the text is pressed where there is no such text.
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

/// Where the first key stands that moves the caret and has something that writes before it.
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

/// Whether another part of the text may be selected behind this.
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

/// The command that a key runs now.
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
