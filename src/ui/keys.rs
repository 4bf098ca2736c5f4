//! Keys of commands, taken before any text field sees them.

use crate::desk::{Action, Command, Desk, Key, Keys};
use egui::{Event, Modifiers, Ui};

/// Takes the keys of commands out of the input, and a paste that is to become a story.
pub fn take(ui: &Ui, desk: &Desk, expects_paste: &mut bool, actions: &mut Vec<Action>) {
    let is_writing = ui.memory(|memory| memory.focused().is_some());
    ui.input_mut(|input| {
        if *expects_paste || (desk.active().is_none() && !is_writing) {
            input.events.retain(|event| match event {
                Event::Paste(text) => {
                    actions.push(Action::OpenText(text.clone()));
                    *expects_paste = false;
                    false
                }
                _ => true,
            });
        }
        // The keys with more keys held come first: egui lets Ctrl+Shift+S answer to Ctrl+S as well.
        let mut table: Vec<(Command, Keys)> = Command::ALL
            .into_iter()
            .flat_map(|command| command.keys().iter().map(move |keys| (command, *keys)))
            .collect();
        table.sort_by_key(|(_, keys)| !keys.shift);
        for (command, keys) in table {
            let pressed = key_of(keys.key).is_some_and(|key| input.consume_key(modifiers_of(keys), key));
            if pressed && (desk.can(command) || command == Command::Clean) {
                actions.push(Action::Do(command));
            }
        }
    });
}

fn key_of(key: Key) -> Option<egui::Key> {
    match key {
        Key::Letter(letter) => egui::Key::from_name(letter.encode_utf8(&mut [0; 4])),
        Key::Tab => Some(egui::Key::Tab),
        Key::Enter => Some(egui::Key::Enter),
    }
}

fn modifiers_of(keys: Keys) -> Modifiers {
    let mut modifiers = Modifiers::NONE;
    if keys.ctrl {
        modifiers |= Modifiers::COMMAND;
    }
    if keys.shift {
        modifiers |= Modifiers::SHIFT;
    }
    modifiers
}
