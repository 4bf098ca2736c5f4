//! The commands, as a table: menus, palette, keys and their help are made from it.

use super::keys::Key::{Down, Enter, F, Letter, Tab, Up};
use super::keys::{Keys, alt, bare, ctrl, ctrl_shift, shift};

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
    /// Takes what is selected in the text out of it and onto the clipboard.
    Cut,
    /// Puts what is selected in the text onto the clipboard.
    Copy,
    /// Puts what lies on the clipboard into the text.
    PasteText,
    /// Selects the whole text.
    SelectAll,
    /// Finds in the text and the fields.
    Find,
    /// Finds, and puts something else in its place.
    Replace,
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
    /// Shows the text as it was received beside the story, or no longer.
    Received,
    /// Shows or hides the list of stories.
    StoriesPanel,
    /// Goes to the links, or hides their panel.
    LinksPanel,
    /// Goes to the fields and tags, or hides their panel.
    MetadataPanel,
    /// Goes to what looks wrong, or hides its panel.
    ChecksPanel,
    /// Goes to the editor's own rules, or hides their panel.
    RulesPanel,
    /// Goes back into the text.
    ToText,
    /// Goes to the next thing in the text that wants a look.
    NextFinding,
    /// Goes to the one before.
    PreviousFinding,
    /// Makes the whole window larger.
    Larger,
    /// Makes the whole window smaller.
    Smaller,
    /// Makes the whole window as large as it is at first.
    UsualSize,
    /// Light or dark as the system is.
    ThemeSystem,
    /// Dark text on light ground.
    ThemeLight,
    /// Light text on dark ground.
    ThemeDark,
    /// The system's language.
    LanguageSystem,
    /// English.
    LanguageEnglish,
    /// Indonesian.
    LanguageIndonesian,
    /// Whether typed quotes and hyphens become those that are printed.
    PrintedSigns,
    /// Whether letters without a shape are marked.
    Invisibles,
    /// Whether nothing in the window moves by itself.
    StillMotion,
    /// Finds a command by its name.
    Palette,
    /// Shows all keys.
    KeyHelp,
    /// Shows the desk in a few steps.
    Tour,
    /// Opens a story to try things on.
    OpenSample,
}

/// A menu of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Menu {
    /// Files: opening, saving, closing.
    File,
    /// Changing text by hand.
    Edit,
    /// What is done with the story as a whole, and with others.
    Story,
    /// What the window shows, and how.
    View,
    /// Finding one's way.
    Help,
}

impl Menu {
    /// Every menu, in the order of the bar.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::Story, Self::View, Self::Help];

    /// The commands that are listed under its name, in the order of the table.
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

/// A command, its name in kebab case, and the keys that run it at first, the one that menus show before the others.
struct Row(Command, &'static str, &'static [Keys]);

const fn row(command: Command, code: &'static str, keys: &'static [Keys]) -> Row {
    Row(command, code, keys)
}

/// Every command, in the order of the enumeration.
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

    /// The keys that run it where the person chose no others, the one that menus show first.
    #[must_use]
    pub fn usual_keys(self) -> &'static [Keys] {
        TABLE[self as usize].2
    }

    /// The menu under whose name it is listed; some commands stand in none, and have keys.
    #[must_use]
    pub fn menu(self) -> Menu {
        let is_between = |first: Self, last: Self| (first as usize..=last as usize).contains(&(self as usize));
        match self {
            Self::NextFinding | Self::PreviousFinding | Self::PrintedSigns | Self::ToText => Menu::Edit,
            Self::KeyHelp | Self::Tour | Self::OpenSample => Menu::Help,
            Self::Alone | Self::Palette => Menu::View,
            _ if is_between(Self::Open, Self::ForgetRecent) => Menu::File,
            _ if is_between(Self::Clean, Self::TogglePassage) => Menu::Story,
            _ if is_between(Self::TeachTakeOut, Self::NextUnfinished) => Menu::Story,
            _ if self.is_of_view() => Menu::View,
            _ => Menu::Edit,
        }
    }

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
            || self.is_of_clipboard()
    }

    /// Whether every field does this by itself, at the same key.
    #[must_use]
    pub fn is_of_clipboard(self) -> bool {
        matches!(self, Self::Cut | Self::Copy | Self::PasteText | Self::SelectAll)
    }

    /// Whether it is about what the window shows, and changes no story.
    #[must_use]
    pub fn is_of_view(self) -> bool {
        self as usize >= Self::Received as usize
    }

    /// Whether it rewrites letters, which the headline has, too.
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
    fn every_command_stands_once_in_the_table_and_no_key_serves_two() {
        let codes: HashSet<_> = Command::ALL.iter().map(|command| command.code()).collect();
        assert_eq!(codes.len(), Command::ALL.len());
        for (at, command) in Command::ALL.into_iter().enumerate() {
            assert_eq!(command as usize, at, "{command:?} stands elsewhere in the table");
        }
        let mut keys = HashSet::new();
        for command in Command::ALL {
            for key in command.usual_keys() {
                assert!(keys.insert(key), "{command:?} takes a key that is taken");
            }
        }
    }
}
