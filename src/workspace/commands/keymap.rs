//! The keymap: the default shortcuts of the command table, overridden by those the user has chosen.

use crate::workspace::{Command, RonError, Shortcut};
use std::collections::{BTreeMap, HashMap};

/// The active shortcuts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    overrides: HashMap<Command, Vec<Shortcut>>,
    /// Default shortcuts that the user has assigned to other commands.
    reassigned: Vec<Shortcut>,
}

/// An error in a key file. The offending entry is ignored, all others are used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeymapError {
    /// The file is not a RON map of commands and keys.
    #[error("{0}")]
    Syntax(RonError),
    /// No such command.
    #[error("{0}: no such command")]
    UnknownCommand(String),
    /// No such key.
    #[error("{0}: {1}: no such key")]
    UnknownKey(String, String),
    /// The key types text, so it cannot be a shortcut.
    #[error("{0}: {1}: writes text")]
    TypesText(String, String),
    /// The shortcut is assigned to two commands.
    #[error("{2}: {0}, {1}")]
    Conflict(&'static str, &'static str, Shortcut),
}

impl Keymap {
    /// Parses a key file, such as `{"clean": ["Ctrl+B"], "find": []}`, and returns the errors in it.
    #[must_use]
    pub fn parse(text: &str) -> (Self, Vec<KeymapError>) {
        let entries: BTreeMap<String, Vec<String>> = match ron::from_str(text) {
            Ok(entries) => entries,
            Err(error) => return (Self::default(), vec![KeymapError::Syntax(RonError::from(&error))]),
        };
        let mut map = Self::default();
        let mut errors = Vec::new();
        let mut owners: HashMap<Shortcut, Command> = HashMap::new();
        for (code, names) in entries {
            let Some(command) = Command::ALL.into_iter().find(|command| command.code() == code) else {
                errors.push(KeymapError::UnknownCommand(code));
                continue;
            };
            let mut chosen = Vec::new();
            for name in names {
                match name.parse::<Shortcut>() {
                    Err(_) => errors.push(KeymapError::UnknownKey(code.clone(), name)),
                    Ok(keys) if keys.types_text() => errors.push(KeymapError::TypesText(code.clone(), name)),
                    Ok(keys) => match owners.insert(keys, command) {
                        Some(other) if other != command => {
                            owners.insert(keys, other);
                            errors.push(KeymapError::Conflict(other.code(), command.code(), keys));
                        }
                        _ => chosen.push(keys),
                    },
                }
            }
            map.overrides.insert(command, chosen);
        }
        map.reassigned = owners.into_keys().collect();
        (map, errors)
    }

    /// The shortcuts of a command; menus show the first one.
    pub fn shortcuts(&self, command: Command) -> impl Iterator<Item = Shortcut> {
        let chosen = self.overrides.get(&command);
        let defaults =
            command.default_shortcuts().iter().filter(move |keys| chosen.is_none() && !self.reassigned.contains(keys));
        chosen.into_iter().flatten().chain(defaults).copied()
    }

    /// The shortcut of a command that menus show.
    #[must_use]
    pub fn primary(&self, command: Command) -> Option<Shortcut> {
        self.shortcuts(command).next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys_of(map: &Keymap, command: Command) -> Vec<String> {
        map.shortcuts(command).map(|keys| keys.to_string()).collect()
    }

    #[test]
    fn chosen_shortcuts_replace_the_defaults() {
        let (map, errors) = Keymap::parse(r#"{"clean": ["Ctrl+B"], "find": [], "redo": ["Ctrl+Shift+Z"]}"#);
        assert_eq!(errors, []);
        assert_eq!(keys_of(&map, Command::Clean), ["Ctrl+B"]);
        assert!(keys_of(&map, Command::Find).is_empty());
        assert_eq!(keys_of(&map, Command::Save), ["Ctrl+S"]);
    }

    #[test]
    fn keys_that_move_the_caret_can_be_bound_with_a_modifier() {
        let text = r#"{"clean": ["Ctrl+PageUp", "Alt+Left"], "find": ["Ctrl+Space"], "save": ["Delete"]}"#;
        let (map, errors) = Keymap::parse(text);
        assert_eq!(errors, [KeymapError::TypesText("save".into(), "Delete".into())]);
        assert_eq!(keys_of(&map, Command::Clean), ["Ctrl+PageUp", "Alt+Left"]);
        assert_eq!(keys_of(&map, Command::Find), ["Ctrl+Space"]);
    }

    #[test]
    fn a_reassigned_default_shortcut_runs_the_new_command_only() {
        let (map, _) = Keymap::parse(r#"{"clean": ["Ctrl+S"]}"#);
        assert_eq!(keys_of(&map, Command::Clean), ["Ctrl+S"]);
        assert!(keys_of(&map, Command::Save).is_empty());
    }

    #[test]
    fn errors_are_reported_and_the_other_entries_are_used() {
        let text = r#"{"clean": ["Ctrl+B", "Ctrl+Nope"], "find": ["Ctrl+B", "f"], "fly": ["F2"]}"#;
        let (map, errors) = Keymap::parse(text);
        let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert_eq!(
            errors,
            ["clean: Ctrl+Nope: no such key", "Ctrl+B: clean, find", "find: f: writes text", "fly: no such command"]
        );
        assert_eq!(keys_of(&map, Command::Clean), ["Ctrl+B"]);
        assert!(matches!(Keymap::parse("(").1[..], [KeymapError::Syntax(_)]));
    }
}
