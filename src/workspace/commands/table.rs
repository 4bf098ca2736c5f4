//! The command table, from which menus, command palette, shortcuts and their help are built.

use crate::workspace::commands::shortcut::Key::{Down, Enter, F, Letter, Tab, Up};
use crate::workspace::commands::shortcut::{Keys, alt, bare, ctrl, ctrl_shift, shift};

/// A command without arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Opens files through the system's dialog.
    Open,
    /// Opens all files of a folder through the system's dialog.
    OpenFolder,
    /// Opens a file, or all files of a folder, by a typed path.
    OpenPath,
    /// Creates a document from the text of the clipboard.
    Paste,
    /// Saves the document to its file, or asks for one.
    Save,
    /// Asks for a file and saves the document to it.
    SaveAs,
    /// Saves the document to a typed path.
    SavePath,
    /// Saves every document that has a file, or a source file beside which it can be saved.
    SaveEvery,
    /// Shows the saved versions of the document and the changes since.
    Versions,
    /// Closes the document.
    Close,
    /// Closes the window.
    Quit,
    /// Clears the list of recent files.
    ForgetRecent,
    /// Undoes the last change.
    Undo,
    /// Redoes the change that was undone last.
    Redo,
    /// Moves the selected text to the clipboard.
    Cut,
    /// Copies the selected text to the clipboard.
    Copy,
    /// Pastes the clipboard into the text.
    PasteText,
    /// Selects the whole text.
    SelectAll,
    /// Opens the search bar.
    Find,
    /// Opens the search bar with the replacement field.
    Replace,
    /// Removes all certain promos.
    Clean,
    /// Removes the certain promos of every open document.
    CleanEvery,
    /// Restores all removed promos.
    RestoreAll,
    /// Removes the passage at the caret, or restores it.
    TogglePassage,
    /// Turns the paragraph at the caret into a subheading, or back.
    ToggleSubhead,
    /// Moves the paragraph at the caret, or the selected ones, up.
    MoveUp,
    /// Moves the paragraph at the caret, or the selected ones, down.
    MoveDown,
    /// Duplicates the paragraph at the caret, or the selected ones.
    Duplicate,
    /// Joins the paragraph at the caret with the next one.
    Join,
    /// Converts the selection, or the word at the caret, to upper case.
    UpperCase,
    /// Converts the selection, or the word at the caret, to sentence case.
    SentenceCase,
    /// Converts the selection, or the word at the caret, to title case.
    TitleCase,
    /// Converts it to the next of these three cases.
    CycleCase,
    /// Moves the caret to the start of the paragraph, or of the previous one.
    ParagraphUp,
    /// Moves the caret to the start of the next paragraph.
    ParagraphDown,
    /// Opens the go-to-paragraph dialog.
    GoTo,
    /// Toggles focus mode: the text without panels and toolbars.
    Alone,
    /// Proposes a user rule that removes lines like the one at the caret.
    TeachTakeOut,
    /// Proposes a user rule that keeps lines like the one at the caret.
    TeachKeep,
    /// Activates the next open document.
    NextStory,
    /// Activates the previous open document.
    PreviousStory,
    /// Activates the next document with an undecided promo or unsaved changes.
    NextUnfinished,
    /// Toggles the source text beside the document.
    Received,
    /// Shows the document list and focuses it.
    StoriesPanel,
    /// Focuses the promos panel, or hides it.
    LinksPanel,
    /// Focuses the panel of fields and tags, or hides it.
    MetadataPanel,
    /// Focuses the checks panel, or hides it.
    ChecksPanel,
    /// Focuses the panel of user rules, or hides it.
    RulesPanel,
    /// Focuses the editor.
    ToText,
    /// Selects the next finding in the text.
    NextFinding,
    /// Selects the previous finding in the text.
    PreviousFinding,
    /// Zooms the whole window in.
    Larger,
    /// Zooms the whole window out.
    Smaller,
    /// Resets the zoom.
    UsualSize,
    /// Follows the system's theme.
    ThemeSystem,
    /// Uses the light theme.
    ThemeLight,
    /// Uses the dark theme.
    ThemeDark,
    /// Uses the system's language.
    LanguageSystem,
    /// Uses English.
    LanguageEnglish,
    /// Uses Indonesian.
    LanguageIndonesian,
    /// Toggles typographic quotes and dashes while typing.
    PrintedSigns,
    /// Toggles the display of invisible characters.
    Invisibles,
    /// Toggles animations.
    StillMotion,
    /// Opens the command palette.
    Palette,
    /// Shows all shortcuts.
    KeyHelp,
    /// Shows the introductory tour.
    Tour,
    /// Opens a sample document.
    OpenSample,
}

/// A menu of the menu bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Menu {
    /// Opening, saving, closing.
    File,
    /// Editing text.
    Edit,
    /// Commands for whole documents.
    Story,
    /// What the window shows, and how.
    View,
    /// Help and samples.
    Help,
}

impl Menu {
    /// Every menu, in the order of the menu bar.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::Story, Self::View, Self::Help];

    /// The commands of the menu, in the order of the table.
    pub fn commands(self) -> impl Iterator<Item = Command> {
        Command::ALL.into_iter().filter(move |command| command.menu() == self)
    }

    /// The name in kebab case; its label is the message `menu-<code>`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Edit => "edit",
            Self::Story => "story",
            Self::View => "view",
            Self::Help => "help",
        }
    }
}

/// A command, its name in kebab case, and its default shortcuts; menus show the first one.
struct Row(Command, &'static str, &'static [Keys]);

const fn row(command: Command, code: &'static str, keys: &'static [Keys]) -> Row {
    Row(command, code, keys)
}

/// Every command, in the order of the enum.
const TABLE: [Row; 67] = [
    row(Command::Open, "open", &[ctrl(Letter('O'))]),
    row(Command::OpenFolder, "open-folder", &[]),
    row(Command::OpenPath, "open-path", &[ctrl_shift(Letter('O'))]),
    row(Command::Paste, "paste", &[ctrl_shift(Letter('V'))]),
    row(Command::Save, "save", &[ctrl(Letter('S'))]),
    row(Command::SaveAs, "save-as", &[ctrl_shift(Letter('S'))]),
    row(Command::SavePath, "save-path", &[]),
    row(Command::SaveEvery, "save-every", &[ctrl_shift(Letter('L'))]),
    row(Command::Versions, "versions", &[ctrl_shift(Letter('E'))]),
    row(Command::Close, "close", &[ctrl(Letter('W'))]),
    row(Command::Quit, "quit", &[ctrl(Letter('Q'))]),
    row(Command::ForgetRecent, "forget-recent", &[]),
    row(Command::Undo, "undo", &[ctrl(Letter('Z'))]),
    row(Command::Redo, "redo", &[ctrl_shift(Letter('Z')), ctrl(Letter('Y'))]),
    row(Command::Cut, "cut", &[ctrl(Letter('X'))]),
    row(Command::Copy, "copy", &[ctrl(Letter('C'))]),
    row(Command::PasteText, "paste-text", &[ctrl(Letter('V'))]),
    row(Command::SelectAll, "select-all", &[ctrl(Letter('A'))]),
    row(Command::Find, "find", &[ctrl(Letter('F'))]),
    row(Command::Replace, "replace", &[ctrl(Letter('H'))]),
    row(Command::Clean, "clean", &[ctrl(Letter('K'))]),
    row(Command::CleanEvery, "clean-every", &[ctrl(Letter('L'))]),
    row(Command::RestoreAll, "restore-all", &[ctrl_shift(Letter('K'))]),
    row(Command::TogglePassage, "toggle-passage", &[ctrl(Enter)]),
    row(Command::ToggleSubhead, "toggle-subhead", &[ctrl_shift(Letter('H'))]),
    row(Command::MoveUp, "move-up", &[alt(Up)]),
    row(Command::MoveDown, "move-down", &[alt(Down)]),
    row(Command::Duplicate, "duplicate", &[ctrl(Letter('D'))]),
    row(Command::Join, "join", &[ctrl_shift(Letter('J'))]),
    row(Command::UpperCase, "upper-case", &[]),
    row(Command::SentenceCase, "sentence-case", &[]),
    row(Command::TitleCase, "title-case", &[]),
    row(Command::CycleCase, "cycle-case", &[shift(F(3))]),
    row(Command::ParagraphUp, "paragraph-up", &[ctrl(Up)]),
    row(Command::ParagraphDown, "paragraph-down", &[ctrl(Down)]),
    row(Command::GoTo, "go-to", &[ctrl(Letter('G'))]),
    row(Command::Alone, "alone", &[bare(F(11))]),
    row(Command::TeachTakeOut, "teach-take-out", &[ctrl(Letter('T'))]),
    row(Command::TeachKeep, "teach-keep", &[ctrl_shift(Letter('T'))]),
    row(Command::NextStory, "next-story", &[ctrl(Tab)]),
    row(Command::PreviousStory, "previous-story", &[ctrl_shift(Tab)]),
    row(Command::NextUnfinished, "next-unfinished", &[ctrl(Letter('J'))]),
    row(Command::Received, "received", &[bare(F(9))]),
    row(Command::StoriesPanel, "panel-stories", &[alt(Letter('1'))]),
    row(Command::LinksPanel, "panel-links", &[alt(Letter('2'))]),
    row(Command::MetadataPanel, "panel-metadata", &[alt(Letter('3'))]),
    row(Command::ChecksPanel, "panel-checks", &[alt(Letter('4'))]),
    row(Command::RulesPanel, "panel-rules", &[alt(Letter('5'))]),
    row(Command::ToText, "to-text", &[alt(Letter('0'))]),
    row(Command::NextFinding, "next-finding", &[bare(F(8))]),
    row(Command::PreviousFinding, "previous-finding", &[bare(F(7))]),
    row(Command::Larger, "larger", &[ctrl(Letter('+')), ctrl_shift(Letter('+')), ctrl(Letter('='))]),
    row(Command::Smaller, "smaller", &[ctrl(Letter('-'))]),
    row(Command::UsualSize, "usual-size", &[ctrl(Letter('0'))]),
    row(Command::ThemeSystem, "theme-system", &[]),
    row(Command::ThemeLight, "theme-light", &[]),
    row(Command::ThemeDark, "theme-dark", &[]),
    row(Command::LanguageSystem, "language-system", &[]),
    row(Command::LanguageEnglish, "language-en", &[]),
    row(Command::LanguageIndonesian, "language-id", &[]),
    row(Command::PrintedSigns, "printed-signs", &[]),
    row(Command::Invisibles, "invisibles", &[]),
    row(Command::StillMotion, "still-motion", &[]),
    row(Command::Palette, "palette", &[ctrl_shift(Letter('P')), bare(F(1))]),
    row(Command::KeyHelp, "key-help", &[ctrl(Letter('/'))]),
    row(Command::Tour, "tour", &[]),
    row(Command::OpenSample, "open-sample", &[]),
];

impl Command {
    /// Every command, in the order of the table.
    pub const ALL: [Self; TABLE.len()] = {
        let mut all = [Self::Open; TABLE.len()];
        let mut at = 0;
        while at < all.len() {
            all[at] = TABLE[at].0;
            at += 1;
        }
        all
    };

    /// The name in kebab case; its label is the message `command-<code>`.
    #[must_use]
    pub fn code(self) -> &'static str {
        TABLE[self as usize].1
    }

    /// The shortcuts unless the user has chosen others; menus show the first one.
    #[must_use]
    pub fn usual_keys(self) -> &'static [Keys] {
        TABLE[self as usize].2
    }

    /// The menu the command belongs to. Some commands are listed in no menu and are reached by shortcut and palette
    /// only.
    #[must_use]
    pub fn menu(self) -> Menu {
        let is_in_range = |first: Self, last: Self| (first as usize..=last as usize).contains(&(self as usize));
        match self {
            Self::NextFinding | Self::PreviousFinding | Self::PrintedSigns | Self::ToText => Menu::Edit,
            Self::KeyHelp | Self::Tour | Self::OpenSample => Menu::Help,
            Self::Alone | Self::Palette => Menu::View,
            _ if is_in_range(Self::Open, Self::ForgetRecent) => Menu::File,
            _ if is_in_range(Self::Clean, Self::TogglePassage) => Menu::Story,
            _ if is_in_range(Self::TeachTakeOut, Self::NextUnfinished) => Menu::Story,
            _ if self.is_of_view() => Menu::View,
            _ => Menu::Edit,
        }
    }

    /// Whether it edits the text at the caret. Its shortcut has no effect in other text fields.
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
            || self.is_of_clipboard()
    }

    /// Whether every text field handles this by itself, with the same shortcut.
    #[must_use]
    pub fn is_of_clipboard(self) -> bool {
        matches!(self, Self::Cut | Self::Copy | Self::PasteText | Self::SelectAll)
    }

    /// Whether it only changes the view and no document.
    #[must_use]
    pub fn is_of_view(self) -> bool {
        self as usize >= Self::Received as usize
    }

    /// Whether it converts letter case, which works in the headline as well.
    #[must_use]
    pub fn is_of_letters(self) -> bool {
        matches!(self, Self::UpperCase | Self::SentenceCase | Self::TitleCase | Self::CycleCase)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_command_is_listed_once_and_no_shortcut_is_assigned_twice() {
        let codes: HashSet<_> = Command::ALL.iter().map(|command| command.code()).collect();
        assert_eq!(codes.len(), Command::ALL.len());
        for (at, command) in Command::ALL.into_iter().enumerate() {
            assert_eq!(command as usize, at, "{command:?} is at another index of the table");
        }
        let mut keys = HashSet::new();
        for command in Command::ALL {
            for key in command.usual_keys() {
                assert!(keys.insert(key), "{command:?} has the shortcut of another command");
            }
        }
    }
}
