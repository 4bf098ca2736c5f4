//! The commands, as a table: menu, toolbar and keys are made from it.

/// Something a person can do without saying more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Opens files through the system's dialog.
    Open,
    /// Opens the stories of a folder through the system's dialog.
    OpenFolder,
    /// Opens a file, or the stories of a folder, by a typed path.
    OpenPath,
    /// Makes a story of the clipboard's text.
    Paste,
    /// Saves the story where it was saved before, or asks where.
    Save,
    /// Asks where and saves the story there.
    SaveAs,
    /// Saves the story under a typed path.
    SavePath,
    /// Saves every story that has a file, or a raw text beside which it can be.
    SaveEvery,
    /// Shows the versions of the story that were saved before, and what was changed since.
    Versions,
    /// Closes the story.
    Close,
    /// Closes the window.
    Quit,
    /// Forgets the files opened before.
    ForgetRecent,
    /// Takes the last change back.
    Undo,
    /// Makes the change that was taken back again.
    Redo,
    /// Finds and replaces.
    Find,
    /// Takes out all promos that are certain.
    Clean,
    /// Takes the certain promos out of every open story.
    CleanEvery,
    /// Puts all promos back.
    RestoreAll,
    /// Takes the passage at the caret out, or puts it back.
    TogglePassage,
    /// Makes the paragraph at the caret a heading, or a heading a paragraph.
    ToggleSubhead,
    /// Moves the paragraph at the caret, or those selected, up.
    MoveUp,
    /// Moves the paragraph at the caret, or those selected, down.
    MoveDown,
    /// Puts the paragraph at the caret, or those selected, into the story once more.
    Duplicate,
    /// Joins the paragraph at the caret with the next one.
    Join,
    /// Writes what is selected, or the word at the caret, in capitals.
    UpperCase,
    /// Writes what is selected, or the word at the caret, as a sentence.
    SentenceCase,
    /// Writes what is selected, or the word at the caret, as a title.
    TitleCase,
    /// Writes it in the next of these ways.
    CycleCase,
    /// Goes to the start of the paragraph, or of the one before.
    ParagraphUp,
    /// Goes to the start of the next paragraph.
    ParagraphDown,
    /// Goes to a paragraph by its number.
    GoTo,
    /// Shows the text alone, or the tools again.
    Alone,
    /// Teaches a rule that takes lines like that at the caret out.
    TeachTakeOut,
    /// Teaches a rule that keeps lines like that at the caret.
    TeachKeep,
    /// Goes to the next open story.
    NextStory,
    /// Goes to the open story before.
    PreviousStory,
    /// Goes to the next story that waits for a decision or a save.
    NextUnfinished,
}

/// A key on the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A letter, in upper case.
    Letter(char),
    /// The tabulator.
    Tab,
    /// The return key.
    Enter,
    /// The arrow up.
    Up,
    /// The arrow down.
    Down,
    /// A function key, by its number.
    F(u8),
}

/// A key with the keys held down with it. `ctrl` is the command key on a Mac.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Keys {
    /// Whether control is held.
    pub ctrl: bool,
    /// Whether alt is held.
    pub alt: bool,
    /// Whether shift is held.
    pub shift: bool,
    /// The key itself.
    pub key: Key,
}

impl Keys {
    const fn ctrl(key: Key) -> Self {
        Self { ctrl: true, alt: false, shift: false, key }
    }

    const fn ctrl_shift(key: Key) -> Self {
        Self { ctrl: true, alt: false, shift: true, key }
    }

    const fn alt(key: Key) -> Self {
        Self { ctrl: false, alt: true, shift: false, key }
    }

    const fn shift(key: Key) -> Self {
        Self { ctrl: false, alt: false, shift: true, key }
    }

    const fn bare(key: Key) -> Self {
        Self { ctrl: false, alt: false, shift: false, key }
    }
}

impl Command {
    /// Every command, in the order of the menus.
    pub const ALL: [Self; 37] = [
        Self::Open,
        Self::OpenFolder,
        Self::OpenPath,
        Self::Paste,
        Self::Save,
        Self::SaveAs,
        Self::SavePath,
        Self::SaveEvery,
        Self::Versions,
        Self::Close,
        Self::Quit,
        Self::ForgetRecent,
        Self::Undo,
        Self::Redo,
        Self::Find,
        Self::Clean,
        Self::CleanEvery,
        Self::RestoreAll,
        Self::TogglePassage,
        Self::ToggleSubhead,
        Self::MoveUp,
        Self::MoveDown,
        Self::Duplicate,
        Self::Join,
        Self::UpperCase,
        Self::SentenceCase,
        Self::TitleCase,
        Self::CycleCase,
        Self::ParagraphUp,
        Self::ParagraphDown,
        Self::GoTo,
        Self::Alone,
        Self::TeachTakeOut,
        Self::TeachKeep,
        Self::NextStory,
        Self::PreviousStory,
        Self::NextUnfinished,
    ];

    /// Whether it does something to the text where the caret is, so that its key means nothing in other fields.
    #[must_use]
    pub fn is_of_text(self) -> bool {
        matches!(
            self,
            Self::MoveUp
                | Self::MoveDown
                | Self::Duplicate
                | Self::Join
                | Self::ParagraphUp
                | Self::ParagraphDown
                | Self::TogglePassage
                | Self::ToggleSubhead
                | Self::TeachTakeOut
                | Self::TeachKeep
        ) || self.is_of_letters()
    }

    /// Whether it rewrites letters, which the headline has, too.
    #[must_use]
    pub fn is_of_letters(self) -> bool {
        matches!(self, Self::UpperCase | Self::SentenceCase | Self::TitleCase | Self::CycleCase)
    }

    /// The name in kebab case; its label is the message `command-<code>`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::OpenFolder => "open-folder",
            Self::OpenPath => "open-path",
            Self::Paste => "paste",
            Self::Save => "save",
            Self::SaveAs => "save-as",
            Self::SavePath => "save-path",
            Self::SaveEvery => "save-every",
            Self::Versions => "versions",
            Self::Close => "close",
            Self::Quit => "quit",
            Self::ForgetRecent => "forget-recent",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Find => "find",
            Self::Clean => "clean",
            Self::CleanEvery => "clean-every",
            Self::RestoreAll => "restore-all",
            Self::TogglePassage => "toggle-passage",
            Self::ToggleSubhead => "toggle-subhead",
            Self::MoveUp => "move-up",
            Self::MoveDown => "move-down",
            Self::Duplicate => "duplicate",
            Self::Join => "join",
            Self::UpperCase => "upper-case",
            Self::SentenceCase => "sentence-case",
            Self::TitleCase => "title-case",
            Self::CycleCase => "cycle-case",
            Self::ParagraphUp => "paragraph-up",
            Self::ParagraphDown => "paragraph-down",
            Self::GoTo => "go-to",
            Self::Alone => "alone",
            Self::TeachTakeOut => "teach-take-out",
            Self::TeachKeep => "teach-keep",
            Self::NextStory => "next-story",
            Self::PreviousStory => "previous-story",
            Self::NextUnfinished => "next-unfinished",
        }
    }

    /// The keys that run it, the one that menus show first.
    #[must_use]
    pub fn keys(self) -> &'static [Keys] {
        const fn letter(c: char) -> Key {
            Key::Letter(c)
        }
        match self {
            Self::Open => const { &[Keys::ctrl(letter('O'))] },
            Self::OpenPath => const { &[Keys::ctrl_shift(letter('O'))] },
            Self::Paste => const { &[Keys::ctrl_shift(letter('V'))] },
            Self::Save => const { &[Keys::ctrl(letter('S'))] },
            Self::SaveAs => const { &[Keys::ctrl_shift(letter('S'))] },
            Self::Versions => const { &[Keys::ctrl_shift(letter('E'))] },
            Self::Close => const { &[Keys::ctrl(letter('W'))] },
            Self::Quit => const { &[Keys::ctrl(letter('Q'))] },
            Self::OpenFolder
            | Self::SavePath
            | Self::ForgetRecent
            | Self::UpperCase
            | Self::SentenceCase
            | Self::TitleCase => &[],
            Self::MoveUp => const { &[Keys::alt(Key::Up)] },
            Self::MoveDown => const { &[Keys::alt(Key::Down)] },
            Self::Duplicate => const { &[Keys::ctrl(letter('D'))] },
            Self::Join => const { &[Keys::ctrl_shift(letter('J'))] },
            Self::CycleCase => const { &[Keys::shift(Key::F(3))] },
            Self::ParagraphUp => const { &[Keys::ctrl(Key::Up)] },
            Self::ParagraphDown => const { &[Keys::ctrl(Key::Down)] },
            Self::GoTo => const { &[Keys::ctrl(letter('G'))] },
            Self::Alone => const { &[Keys::bare(Key::F(11))] },
            Self::SaveEvery => const { &[Keys::ctrl_shift(letter('L'))] },
            Self::CleanEvery => const { &[Keys::ctrl(letter('L'))] },
            Self::NextUnfinished => const { &[Keys::ctrl(letter('J'))] },
            Self::Undo => const { &[Keys::ctrl(letter('Z'))] },
            Self::Redo => const { &[Keys::ctrl_shift(letter('Z')), Keys::ctrl(letter('Y'))] },
            Self::Find => const { &[Keys::ctrl(letter('F')), Keys::ctrl(letter('H'))] },
            Self::Clean => const { &[Keys::ctrl(letter('K'))] },
            Self::RestoreAll => const { &[Keys::ctrl_shift(letter('K'))] },
            Self::TogglePassage => const { &[Keys::ctrl(Key::Enter)] },
            Self::ToggleSubhead => const { &[Keys::ctrl_shift(letter('H'))] },
            Self::TeachTakeOut => const { &[Keys::ctrl(letter('T'))] },
            Self::TeachKeep => const { &[Keys::ctrl_shift(letter('T'))] },
            Self::NextStory => const { &[Keys::ctrl(Key::Tab)] },
            Self::PreviousStory => const { &[Keys::ctrl_shift(Key::Tab)] },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_command_stands_once_in_the_table_and_no_key_serves_two() {
        let codes: HashSet<_> = Command::ALL.iter().map(|command| command.code()).collect();
        assert_eq!(codes.len(), Command::ALL.len());
        let mut keys = HashSet::new();
        for command in Command::ALL {
            for key in command.keys() {
                assert!(keys.insert(key), "{command:?} takes a key that is taken");
            }
        }
    }
}
