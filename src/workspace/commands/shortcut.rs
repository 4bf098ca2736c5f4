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
    /// The space bar.
    Space,
    /// The backspace key.
    Backspace,
    /// The delete key.
    Delete,
    /// The insert key.
    Insert,
    /// The escape key.
    Escape,
    /// The home key.
    Home,
    /// The end key.
    End,
    /// The page up key.
    PageUp,
    /// The page down key.
    PageDown,
    /// The up arrow.
    Up,
    /// The down arrow.
    Down,
    /// The left arrow.
    Left,
    /// The right arrow.
    Right,
    /// A function key, by its number, 1 to 35.
    F(u8),
}

impl Key {
    /// The keys that have a name, with it.
    const NAMED: [(Self, &'static str); 15] = [
        (Self::Tab, "Tab"),
        (Self::Enter, "Enter"),
        (Self::Space, "Space"),
        (Self::Backspace, "Backspace"),
        (Self::Delete, "Delete"),
        (Self::Insert, "Insert"),
        (Self::Escape, "Escape"),
        (Self::Home, "Home"),
        (Self::End, "End"),
        (Self::PageUp, "PageUp"),
        (Self::PageDown, "PageDown"),
        (Self::Up, "Up"),
        (Self::Down, "Down"),
        (Self::Left, "Left"),
        (Self::Right, "Right"),
    ];

    /// The name in English, as the key file has it; `None` for a character or a function key.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        Self::NAMED.into_iter().find(|(key, _)| *key == self).map(|(_, name)| name)
    }
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
    /// Whether it types or edits text, moves the caret, or operates a dialog: a key other than a function key without
    /// modifiers, or with shift only. It cannot be a shortcut.
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
            key => f.write_str(key.name().unwrap_or_default()),
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
        let mut keys = bare(Key::Char(' '));
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
        keys.key = parse_key(rest).ok_or(ParseShortcutError)?;
        Ok(keys)
    }
}

fn parse_key(name: &str) -> Option<Key> {
    if let Some((key, _)) = Key::NAMED.into_iter().find(|(_, known)| known.eq_ignore_ascii_case(name)) {
        return Some(key);
    }
    let mut chars = name.chars();
    match (chars.next()?, chars.as_str()) {
        (letter, "") => letter.is_ascii_graphic().then(|| Key::Char(letter.to_ascii_uppercase())),
        ('F' | 'f', number) => number.parse().ok().filter(|number| (1..=35).contains(number)).map(Key::F),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Command;

    #[test]
    fn every_named_key_parses_back_from_its_name() {
        for (key, _) in Key::NAMED {
            let keys = ctrl(key);
            assert_eq!(keys.to_string().parse(), Ok(keys));
            assert_eq!(keys.to_string().to_lowercase().parse(), Ok(keys));
            assert!(bare(key).types_text() && !keys.types_text());
        }
        assert_eq!("Alt+PageUp".parse(), Ok(alt(Key::PageUp)));
        assert_eq!("Ctrl+Shift+Space".parse(), Ok(ctrl_shift(Key::Space)));
    }

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
