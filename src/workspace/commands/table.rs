//! The command table, from which menus, command palette, shortcuts and their help are built.

use crate::workspace::commands::shortcut::Key::{Char, Down, Enter, F, Tab, Up};
use crate::workspace::commands::shortcut::{Shortcut, alt, bare, ctrl, ctrl_shift, shift};

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
    PasteAsDocument,
    /// Saves the document to its file, or asks for one.
    Save,
    /// Asks for a file and saves the document to it.
    SaveAs,
    /// Saves the document to a typed path.
    SavePath,
    /// Saves every document that has a file, or a source file beside which it can be saved.
    SaveAll,
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
    CleanAll,
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
    GoToParagraph,
    /// Toggles focus mode: the text without panels and toolbars.
    FocusMode,
    /// Proposes a user rule that removes lines like the one at the caret.
    NewRemoveRule,
    /// Proposes a user rule that keeps lines like the one at the caret.
    NewKeepRule,
    /// Activates the next open document.
    NextDocument,
    /// Activates the previous open document.
    PreviousDocument,
    /// Activates the next document with an undecided promo or unsaved changes.
    NextUnfinished,
    /// Toggles the source text beside the document.
    ToggleSource,
    /// Shows the document list and focuses it.
    DocumentsPanel,
    /// Focuses the promos panel, or hides it.
    PromosPanel,
    /// Focuses the panel of fields and tags, or hides it.
    MetadataPanel,
    /// Focuses the checks panel, or hides it.
    ChecksPanel,
    /// Focuses the panel of user rules, or hides it.
    RulesPanel,
    /// Focuses the editor.
    FocusEditor,
    /// Selects the next finding in the text.
    NextFinding,
    /// Selects the previous finding in the text.
    PreviousFinding,
    /// Zooms the whole window in.
    ZoomIn,
    /// Zooms the whole window out.
    ZoomOut,
    /// Resets the zoom.
    ResetZoom,
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
    SmartPunctuation,
    /// Toggles the display of invisible characters.
    ShowInvisibles,
    /// Toggles animations.
    ReduceMotion,
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
    Document,
    /// What the window shows, and how.
    View,
    /// Help and samples.
    Help,
}

impl Menu {
    /// Every menu, in the order of the menu bar.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::Document, Self::View, Self::Help];

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
            Self::Document => "story",
            Self::View => "view",
            Self::Help => "help",
        }
    }
}

/// A command, its name in kebab case, and its default shortcuts; menus show the first one.
struct CommandRow(Command, &'static str, &'static [Shortcut]);

const fn row(command: Command, code: &'static str, keys: &'static [Shortcut]) -> CommandRow {
    CommandRow(command, code, keys)
}

/// Every command, in the order of the enum.
const TABLE: [CommandRow; 67] = [
    row(Command::Open, "open", &[ctrl(Char('O'))]),
    row(Command::OpenFolder, "open-folder", &[]),
    row(Command::OpenPath, "open-path", &[ctrl_shift(Char('O'))]),
    row(Command::PasteAsDocument, "paste", &[ctrl_shift(Char('V'))]),
    row(Command::Save, "save", &[ctrl(Char('S'))]),
    row(Command::SaveAs, "save-as", &[ctrl_shift(Char('S'))]),
    row(Command::SavePath, "save-path", &[]),
    row(Command::SaveAll, "save-every", &[ctrl_shift(Char('L'))]),
    row(Command::Versions, "versions", &[ctrl_shift(Char('E'))]),
    row(Command::Close, "close", &[ctrl(Char('W'))]),
    row(Command::Quit, "quit", &[ctrl(Char('Q'))]),
    row(Command::ForgetRecent, "forget-recent", &[]),
    row(Command::Undo, "undo", &[ctrl(Char('Z'))]),
    row(Command::Redo, "redo", &[ctrl_shift(Char('Z')), ctrl(Char('Y'))]),
    row(Command::Cut, "cut", &[ctrl(Char('X'))]),
    row(Command::Copy, "copy", &[ctrl(Char('C'))]),
    row(Command::PasteText, "paste-text", &[ctrl(Char('V'))]),
    row(Command::SelectAll, "select-all", &[ctrl(Char('A'))]),
    row(Command::Find, "find", &[ctrl(Char('F'))]),
    row(Command::Replace, "replace", &[ctrl(Char('H'))]),
    row(Command::Clean, "clean", &[ctrl(Char('K'))]),
    row(Command::CleanAll, "clean-every", &[ctrl(Char('L'))]),
    row(Command::RestoreAll, "restore-all", &[ctrl_shift(Char('K'))]),
    row(Command::TogglePassage, "toggle-passage", &[ctrl(Enter)]),
    row(Command::ToggleSubhead, "toggle-subhead", &[ctrl_shift(Char('H'))]),
    row(Command::MoveUp, "move-up", &[alt(Up)]),
    row(Command::MoveDown, "move-down", &[alt(Down)]),
    row(Command::Duplicate, "duplicate", &[ctrl(Char('D'))]),
    row(Command::Join, "join", &[ctrl_shift(Char('J'))]),
    row(Command::UpperCase, "upper-case", &[]),
    row(Command::SentenceCase, "sentence-case", &[]),
    row(Command::TitleCase, "title-case", &[]),
    row(Command::CycleCase, "cycle-case", &[shift(F(3))]),
    row(Command::ParagraphUp, "paragraph-up", &[ctrl(Up)]),
    row(Command::ParagraphDown, "paragraph-down", &[ctrl(Down)]),
    row(Command::GoToParagraph, "go-to", &[ctrl(Char('G'))]),
    row(Command::FocusMode, "alone", &[bare(F(11))]),
    row(Command::NewRemoveRule, "teach-take-out", &[ctrl(Char('T'))]),
    row(Command::NewKeepRule, "teach-keep", &[ctrl_shift(Char('T'))]),
    row(Command::NextDocument, "next-story", &[ctrl(Tab)]),
    row(Command::PreviousDocument, "previous-story", &[ctrl_shift(Tab)]),
    row(Command::NextUnfinished, "next-unfinished", &[ctrl(Char('J'))]),
    row(Command::ToggleSource, "received", &[bare(F(9))]),
    row(Command::DocumentsPanel, "panel-stories", &[alt(Char('1'))]),
    row(Command::PromosPanel, "panel-links", &[alt(Char('2'))]),
    row(Command::MetadataPanel, "panel-metadata", &[alt(Char('3'))]),
    row(Command::ChecksPanel, "panel-checks", &[alt(Char('4'))]),
    row(Command::RulesPanel, "panel-rules", &[alt(Char('5'))]),
    row(Command::FocusEditor, "to-text", &[alt(Char('0'))]),
    row(Command::NextFinding, "next-finding", &[bare(F(8))]),
    row(Command::PreviousFinding, "previous-finding", &[bare(F(7))]),
    row(Command::ZoomIn, "larger", &[ctrl(Char('+')), ctrl_shift(Char('+')), ctrl(Char('='))]),
    row(Command::ZoomOut, "smaller", &[ctrl(Char('-'))]),
    row(Command::ResetZoom, "usual-size", &[ctrl(Char('0'))]),
    row(Command::ThemeSystem, "theme-system", &[]),
    row(Command::ThemeLight, "theme-light", &[]),
    row(Command::ThemeDark, "theme-dark", &[]),
    row(Command::LanguageSystem, "language-system", &[]),
    row(Command::LanguageEnglish, "language-en", &[]),
    row(Command::LanguageIndonesian, "language-id", &[]),
    row(Command::SmartPunctuation, "printed-signs", &[]),
    row(Command::ShowInvisibles, "invisibles", &[]),
    row(Command::ReduceMotion, "still-motion", &[]),
    row(Command::Palette, "palette", &[ctrl_shift(Char('P')), bare(F(1))]),
    row(Command::KeyHelp, "key-help", &[ctrl(Char('/'))]),
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
    pub fn default_shortcuts(self) -> &'static [Shortcut] {
        TABLE[self as usize].2
    }

    /// The menu the command belongs to. Some commands are listed in no menu and are reached by shortcut and palette
    /// only.
    #[must_use]
    pub fn menu(self) -> Menu {
        let is_in_range = |first: Self, last: Self| (first as usize..=last as usize).contains(&(self as usize));
        match self {
            Self::NextFinding | Self::PreviousFinding | Self::SmartPunctuation | Self::FocusEditor => Menu::Edit,
            Self::KeyHelp | Self::Tour | Self::OpenSample => Menu::Help,
            Self::FocusMode | Self::Palette => Menu::View,
            _ if is_in_range(Self::Open, Self::ForgetRecent) => Menu::File,
            _ if is_in_range(Self::Clean, Self::TogglePassage) => Menu::Document,
            _ if is_in_range(Self::NewRemoveRule, Self::NextUnfinished) => Menu::Document,
            _ if self.is_view_command() => Menu::View,
            _ => Menu::Edit,
        }
    }

    /// Whether it edits the text at the caret. Its shortcut has no effect in other text fields.
    #[must_use]
    pub fn is_text_command(self) -> bool {
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
                | Self::NewRemoveRule
                | Self::NewKeepRule
        ) || self.is_case_command()
            || self.is_clipboard_command()
    }

    /// Whether every text field handles this by itself, with the same shortcut.
    #[must_use]
    pub fn is_clipboard_command(self) -> bool {
        matches!(self, Self::Cut | Self::Copy | Self::PasteText | Self::SelectAll)
    }

    /// Whether it only changes the view and no document.
    #[must_use]
    pub fn is_view_command(self) -> bool {
        self as usize >= Self::ToggleSource as usize
    }

    /// Whether it converts letter case, which works in the headline as well.
    #[must_use]
    pub fn is_case_command(self) -> bool {
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
            for key in command.default_shortcuts() {
                assert!(keys.insert(key), "{command:?} has the shortcut of another command");
            }
        }
    }
}
