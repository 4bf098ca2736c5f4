//! Keyboard shortcuts and their text form, such as `Ctrl+Shift+P`.

use std::fmt;
use std::str::FromStr;

/// A key on the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A character key: an ASCII letter in upper case, a digit or a symbol.
    Char(char),
    /// The tab key.
    Tab,
    /// The enter key.
    Enter,
    /// The up arrow.
    Up,
    /// The down arrow.
    Down,
    /// A function key, by its number, 1 to 35.
    F(u8),
}

/// A key with modifiers. `ctrl` is the command key on a Mac.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shortcut {
    /// Whether control is held.
    pub ctrl: bool,
    /// Whether alt is held.
    pub alt: bool,
    /// Whether shift is held.
    pub shift: bool,
    /// The key.
    pub key: Key,
}

pub(crate) const fn bare(key: Key) -> Shortcut {
    Shortcut { ctrl: false, alt: false, shift: false, key }
}

pub(crate) const fn ctrl(key: Key) -> Shortcut {
    Shortcut { ctrl: true, ..bare(key) }
}

pub(crate) const fn alt(key: Key) -> Shortcut {
    Shortcut { alt: true, ..bare(key) }
}

pub(crate) const fn shift(key: Key) -> Shortcut {
    Shortcut { shift: true, ..bare(key) }
}

pub(crate) const fn ctrl_shift(key: Key) -> Shortcut {
    Shortcut { ctrl: true, ..shift(key) }
}

impl Shortcut {
    /// Whether it types text: a key other than a function key without modifiers, or with shift only. It cannot be a
    /// shortcut.
    #[must_use]
    pub fn types_text(self) -> bool {
        !self.ctrl && !self.alt && !matches!(self.key, Key::F(_))
    }
}

impl fmt::Display for Shortcut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (is_held, name) in [(self.ctrl, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")] {
            if is_held {
                f.write_str(name)?;
            }
        }
        match self.key {
            Key::Char(letter) => write!(f, "{letter}"),
            Key::F(number) => write!(f, "F{number}"),
            Key::Up => f.write_str("Up"),
            Key::Down => f.write_str("Down"),
            Key::Tab => f.write_str("Tab"),
            Key::Enter => f.write_str("Enter"),
        }
    }
}

/// The text is not a valid shortcut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such key")]
pub struct ParseShortcutError;

impl FromStr for Shortcut {
    type Err = ParseShortcutError;

    fn from_str(text: &str) -> Result<Self, ParseShortcutError> {
        let mut keys = bare(Key::Tab);
        let mut rest = text.trim();
        while let Some((name, tail)) = rest.split_once('+').filter(|(name, _)| !name.is_empty()) {
            let held = match name.trim().to_ascii_lowercase().as_str() {
                "ctrl" | "control" | "cmd" => &mut keys.ctrl,
                "alt" => &mut keys.alt,
                "shift" => &mut keys.shift,
                _ => return Err(ParseShortcutError),
            };
            *held = true;
            rest = tail.trim();
        }
        keys.key = match rest.to_ascii_lowercase().as_str() {
            "up" => Key::Up,
            "down" => Key::Down,
            "tab" => Key::Tab,
            "enter" => Key::Enter,
            _ => {
                let mut chars = rest.chars();
                match (chars.next(), chars.as_str()) {
                    (Some(letter), "") if letter.is_ascii_graphic() => Key::Char(letter.to_ascii_uppercase()),
                    (Some('F' | 'f'), number) => {
                        let number = number.parse().ok().filter(|number| (1..=35).contains(number));
                        Key::F(number.ok_or(ParseShortcutError)?)
                    }
                    _ => return Err(ParseShortcutError),
                }
            }
        };
        Ok(keys)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Command;

    #[test]
    fn shortcuts_parse_back_from_their_text_form() {
        for keys in Command::ALL.into_iter().flat_map(Command::default_shortcuts) {
            assert_eq!(keys.to_string().parse(), Ok(*keys));
        }
        assert_eq!("ctrl + shift + p".parse(), Ok(ctrl_shift(Key::Char('P'))));
        for invalid in ["", "Ctrl+", "Hyper+P", "F99", "Ctrl+Pgup"] {
            assert_eq!(invalid.parse::<Shortcut>(), Err(ParseShortcutError), "{invalid}");
        }
    }
}
