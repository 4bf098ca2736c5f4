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
    /// Asks for a folder, and opens new files in it as they arrive.
    WatchFolder,
    /// Watches no folder any more.
    StopWatching,
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
    /// Asks for a folder and a format, and writes every document, or those selected in the list, to new files there.
    SaveAllAs,
    /// Opens the attachments of the mail that the document comes from.
    OpenAttachments,
    /// Asks how the document is exported to another system.
    Export,
    /// Asks how all documents are exported to another system.
    ExportAll,
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
    /// Undoes the last bulk operation in all documents that it changed.
    UndoBulk,
    /// Moves the selected text to the clipboard.
    Cut,
    /// Copies the selected text to the clipboard.
    Copy,
    /// Pastes the clipboard into the text.
    PasteText,
    /// Selects the whole text.
    SelectAll,
    /// Copies the headline and the published body.
    CopyStory,
    /// Copies the published body.
    CopyBody,
    /// Copies the parts of the story that the user chose, in the order that the user chose.
    CopyForCms,
    /// Copies the story in the layout of the template of the desk.
    CopyByTemplate,
    /// Shows what [`Command::CopyForCms`] copies.
    CopyParts,
    /// Copies the tags of the document as hashtags.
    CopyHashtags,
    /// Copies the tags of the document as a list with commas.
    CopyTagList,
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
    /// Removes the passage at the caret, or restores it; confirms that the line in doubt at the caret stays excluded.
    TogglePassage,
    /// Keeps the passage at the caret as text; restores the line in doubt at the caret.
    KeepAtCaret,
    /// Ends the promo at the caret at its other likely place.
    OtherPromoEnd,
    /// Goes to the next undecided promo or line in doubt after a decision, or stays.
    GoOnAfterDecision,
    /// Turns the selected paragraphs, or the one at the caret, into subheadings, or back.
    ToggleSubhead,
    /// Makes the selection, or the word at the caret, bold, or takes that away.
    Bold,
    /// Makes the selection, or the word at the caret, italic, or takes that away.
    Italic,
    /// Opens the dialog for the URL of a link on the selection, or on the word at the caret.
    Link,
    /// Removes the links of the selection, or of the whole story.
    RemoveLinks,
    /// Turns paragraphs into items of a list with bullets, or back.
    BulletList,
    /// Turns paragraphs into items of a numbered list, or back.
    NumberedList,
    /// Turns paragraphs into a block quote, or back.
    BlockQuote,
    /// Moves items of lists one level in.
    IndentItem,
    /// Moves items of lists one level out.
    OutdentItem,
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
    /// Opens the dialog that goes to a story, field, paragraph, promo or finding by a part of its text.
    GoToAnything,
    /// Opens the go-to-paragraph dialog.
    GoToParagraph,
    /// Toggles focus mode: the text without panels and toolbars.
    FocusMode,
    /// Proposes a user rule that removes lines like the one at the caret.
    NewRemoveRule,
    /// Proposes a user rule that keeps lines like the one at the caret.
    NewKeepRule,
    /// Fills in the empty fields that the story itself answers: slug, abstract, place; and the case of the caption.
    FillFields,
    /// Adds the suggested tags to the active document.
    AcceptTags,
    /// Opens the vocabulary of the desk.
    Vocabulary,
    /// Forgets what was learned from decisions on suggested tags.
    ForgetTagDecisions,
    /// Opens the dialog that attaches the original of a translated story.
    AttachOriginal,
    /// Removes the original.
    DetachOriginal,
    /// Toggles the original beside the document.
    ToggleOriginal,
    /// Pairs the paragraph at the caret, or the selected ones, with paragraphs of the original.
    PairParagraphs,
    /// Dissolves the pair that the user set for the paragraph at the caret.
    UnpairParagraph,
    /// Applies the fix of the finding at the caret.
    ApplyFix,
    /// Shows the fixes of all findings of the kind of the one at the caret, and applies them.
    FixAll,
    /// Dismisses the finding at the caret.
    DismissFinding,
    /// Dismisses the finding at the caret with a reason.
    DismissWithReason,
    /// Opens the dialog that adds the selection, or the word at the caret, to the glossary of the desk.
    AddToGlossary,
    /// Mutes the rule of the finding at the caret for the desk.
    MuteRule,
    /// Adds a comment about the selection, or the word at the caret.
    AddComment,
    /// Marks the comment at the caret as done, or as open again.
    ResolveComment,
    /// Goes to the next open comment.
    NextComment,
    /// Toggles the marks of tracked changes in the text.
    ShowChanges,
    /// Goes to the next tracked change.
    NextChange,
    /// Goes to the previous tracked change.
    PreviousChange,
    /// Accepts the tracked change at the caret.
    AcceptChange,
    /// Takes the tracked change at the caret back.
    TakeBackChange,
    /// Accepts all tracked changes.
    AcceptAllChanges,
    /// Takes all tracked changes back.
    TakeBackAllChanges,
    /// Sets the stage to received.
    StageReceived,
    /// Sets the stage to in progress.
    StageInProgress,
    /// Runs the checks, and sets the stage to ready if nothing is open.
    StageReady,
    /// Sets the stage to published.
    StagePublished,
    /// Sets the stage to on hold.
    StageOnHold,
    /// Sets the stage to spiked.
    StageSpiked,
    /// Activates the next open document.
    NextDocument,
    /// Activates the previous open document.
    PreviousDocument,
    /// Goes to the next undecided promo or line in doubt, in this document or in the next one that has any.
    NextUnfinished,
    /// Toggles the source text beside the document.
    ToggleSource,
    /// Toggles the reading view: the story as it will be published.
    ReadingView,
    /// Unfolds or folds the excluded lines where they stood in the story.
    ShowExcluded,
    /// Shows the document list and focuses it.
    DocumentsPanel,
    /// Focuses the promos panel.
    PromosPanel,
    /// Focuses the panel of fields and tags.
    MetadataPanel,
    /// Focuses the checks panel.
    ChecksPanel,
    /// Focuses the panel of user rules.
    RulesPanel,
    /// Hides the document list and the inspector, or shows them.
    TogglePanels,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::VariantArray)]
pub enum Menu {
    /// Opening, saving, closing.
    File,
    /// Editing text.
    Edit,
    /// Commands for whole documents.
    Document,
    /// Revising: the original, findings, comments and tracked changes.
    Review,
    /// What the window shows, and how.
    View,
    /// Help and samples.
    Help,
}

impl Menu {
    /// Every menu, in the order of the menu bar.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

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
            Self::Review => "review",
            Self::View => "view",
            Self::Help => "help",
        }
    }
}

/// Where the shortcut of a command has an effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// Everywhere in the window.
    Anywhere,
    /// In the text of the document.
    Text,
    /// In the text and in the headline: letter case.
    Case,
    /// In the text; other text fields handle the same shortcut by themselves.
    Clipboard,
}

/// When a command has an effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EnabledWhen {
    Always,
    WithRecentFiles,
    WithWatchedFolder,
    WithDocument,
    WithSeveralDocuments,
    /// A document has unsaved changes, or was never saved as a story file.
    WithUnsavedDocument,
    WithSelection,
    WithUndo,
    WithRedo,
    /// The last bulk operation can be undone in all its documents.
    WithBulkUndo,
    WithCertainPromo,
    WithCertainPromoAnywhere,
    WithRemovedPromo,
    /// The document has an original.
    WithOriginal,
    /// The document has a comment.
    WithComments,
    /// Tracked changes are marked in the text.
    WithTrackedChanges,
    /// The document comes from a mail with attachments.
    WithAttachments,
    /// A finding is at the caret.
    WithFinding,
    /// A finding at the caret has a fix.
    WithFix,
}

impl EnabledWhen {
    /// The code of the message that says what is missing while the condition is not met: `disabled-` and this.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Always => "never",
            Self::WithRecentFiles => "recent-files",
            Self::WithWatchedFolder => "watched-folder",
            Self::WithDocument => "story",
            Self::WithSeveralDocuments => "several-stories",
            Self::WithUnsavedDocument => "unsaved-story",
            Self::WithSelection => "selection",
            Self::WithUndo => "undo",
            Self::WithRedo => "redo",
            Self::WithBulkUndo => "bulk-undo",
            Self::WithCertainPromo => "certain-promo",
            Self::WithCertainPromoAnywhere => "certain-promo-anywhere",
            Self::WithRemovedPromo => "removed-promo",
            Self::WithOriginal => "original",
            Self::WithComments => "comments",
            Self::WithTrackedChanges => "tracked-changes",
            Self::WithAttachments => "attachments",
            Self::WithFinding => "finding",
            Self::WithFix => "fix",
        }
    }
}

/// One command: its code in kebab case, menu, scope, condition, and default shortcuts; menus show the first one.
///
/// The codes are stored in the key files of users, so a code stays when its command or variant gets another name.
struct CommandRow(Command, &'static str, Menu, Scope, EnabledWhen, &'static [Shortcut]);

/// Every command, in the order of the enum.
#[rustfmt::skip]
const TABLE: [CommandRow; 128] = {
    use EnabledWhen::{
        Always, WithAttachments, WithBulkUndo, WithCertainPromo, WithCertainPromoAnywhere, WithDocument, WithRecentFiles, WithRedo,
        WithComments, WithFinding, WithFix, WithOriginal, WithRemovedPromo, WithSelection, WithSeveralDocuments, WithTrackedChanges, WithUndo,
        WithUnsavedDocument, WithWatchedFolder,
    };
    use Menu::{Document, Edit, File, Help, Review, View};
    use Scope::{Anywhere, Case, Clipboard, Text};
    [
        CommandRow(Command::Open, "open", File, Anywhere, Always, &[ctrl(Char('O'))]),
        CommandRow(Command::OpenFolder, "open-folder", File, Anywhere, Always, &[]),
        CommandRow(Command::OpenPath, "open-path", File, Anywhere, Always, &[ctrl_shift(Char('O'))]),
        CommandRow(Command::WatchFolder, "watch-folder", File, Anywhere, Always, &[]),
        CommandRow(Command::StopWatching, "stop-watching", File, Anywhere, WithWatchedFolder, &[]),
        CommandRow(Command::PasteAsDocument, "paste", File, Anywhere, Always, &[ctrl_shift(Char('V'))]),
        CommandRow(Command::Save, "save", File, Anywhere, WithDocument, &[ctrl(Char('S'))]),
        CommandRow(Command::SaveAs, "save-as", File, Anywhere, WithDocument, &[ctrl_shift(Char('S'))]),
        CommandRow(Command::SavePath, "save-path", File, Anywhere, WithDocument, &[]),
        CommandRow(Command::SaveAll, "save-every", File, Anywhere, WithUnsavedDocument, &[ctrl_shift(Char('L'))]),
        CommandRow(Command::SaveAllAs, "save-every-as", File, Anywhere, WithDocument, &[]),
        CommandRow(Command::OpenAttachments, "open-attachments", File, Anywhere, WithAttachments, &[]),
        CommandRow(Command::Export, "export", File, Anywhere, WithDocument, &[ctrl_shift(Char('X'))]),
        CommandRow(Command::ExportAll, "export-every", File, Anywhere, WithDocument, &[]),
        CommandRow(Command::Versions, "versions", File, Anywhere, WithDocument, &[ctrl_shift(Char('E'))]),
        CommandRow(Command::Close, "close", File, Anywhere, WithDocument, &[ctrl(Char('W'))]),
        CommandRow(Command::Quit, "quit", File, Anywhere, Always, &[ctrl(Char('Q'))]),
        CommandRow(Command::ForgetRecent, "forget-recent", File, Anywhere, WithRecentFiles, &[]),
        CommandRow(Command::Undo, "undo", Edit, Anywhere, WithUndo, &[ctrl(Char('Z'))]),
        CommandRow(Command::Redo, "redo", Edit, Anywhere, WithRedo, &[ctrl_shift(Char('Z')), ctrl(Char('Y'))]),
        CommandRow(Command::UndoBulk, "undo-every", Edit, Anywhere, WithBulkUndo, &[]),
        CommandRow(Command::Cut, "cut", Edit, Clipboard, WithSelection, &[ctrl(Char('X'))]),
        CommandRow(Command::Copy, "copy", Edit, Clipboard, WithSelection, &[ctrl(Char('C'))]),
        CommandRow(Command::PasteText, "paste-text", Edit, Clipboard, WithDocument, &[ctrl(Char('V'))]),
        CommandRow(Command::SelectAll, "select-all", Edit, Clipboard, WithDocument, &[ctrl(Char('A'))]),
        CommandRow(Command::CopyStory, "copy-story", Edit, Anywhere, WithDocument, &[ctrl_shift(Char('C'))]),
        CommandRow(Command::CopyBody, "copy-body", Edit, Anywhere, WithDocument, &[ctrl_shift(Char('B'))]),
        CommandRow(Command::CopyForCms, "copy-for-cms", Edit, Anywhere, WithDocument, &[ctrl_shift(Char('M'))]),
        CommandRow(Command::CopyByTemplate, "copy-by-template", Edit, Anywhere, WithDocument, &[alt(Char('M'))]),
        CommandRow(Command::CopyParts, "copy-parts", Edit, Anywhere, Always, &[]),
        CommandRow(Command::CopyHashtags, "copy-hashtags", Edit, Anywhere, WithDocument, &[]),
        CommandRow(Command::CopyTagList, "copy-tag-list", Edit, Anywhere, WithDocument, &[]),
        CommandRow(Command::Find, "find", Edit, Anywhere, WithDocument, &[ctrl(Char('F'))]),
        CommandRow(Command::Replace, "replace", Edit, Anywhere, WithDocument, &[ctrl(Char('H'))]),
        CommandRow(Command::Clean, "clean", Document, Anywhere, WithCertainPromo, &[ctrl(Char('K'))]),
        CommandRow(Command::CleanAll, "clean-every", Document, Anywhere, WithCertainPromoAnywhere, &[ctrl_shift(Char('R'))]),
        CommandRow(Command::RestoreAll, "restore-all", Document, Anywhere, WithRemovedPromo, &[ctrl_shift(Char('K'))]),
        CommandRow(Command::TogglePassage, "toggle-passage", Document, Text, WithDocument, &[ctrl(Enter)]),
        CommandRow(Command::KeepAtCaret, "keep-at-caret", Document, Text, WithDocument, &[ctrl_shift(Enter)]),
        CommandRow(Command::OtherPromoEnd, "other-promo-end", Document, Text, WithDocument, &[ctrl_shift(Char('N'))]),
        CommandRow(Command::GoOnAfterDecision, "go-on-after-decision", Document, Anywhere, Always, &[]),
        CommandRow(Command::ToggleSubhead, "toggle-subhead", Edit, Text, WithDocument, &[ctrl_shift(Char('H'))]),
        CommandRow(Command::Bold, "bold", Edit, Text, WithDocument, &[ctrl(Char('B'))]),
        CommandRow(Command::Italic, "italic", Edit, Text, WithDocument, &[ctrl(Char('I'))]),
        CommandRow(Command::Link, "link", Edit, Text, WithDocument, &[ctrl(Char('L'))]),
        CommandRow(Command::RemoveLinks, "remove-links", Edit, Anywhere, WithDocument, &[]),
        CommandRow(Command::BulletList, "bullet-list", Edit, Text, WithDocument, &[ctrl_shift(Char('8'))]),
        CommandRow(Command::NumberedList, "numbered-list", Edit, Text, WithDocument, &[ctrl_shift(Char('7'))]),
        CommandRow(Command::BlockQuote, "block-quote", Edit, Text, WithDocument, &[ctrl_shift(Char('9'))]),
        CommandRow(Command::IndentItem, "indent-item", Edit, Text, WithDocument, &[ctrl(Char(']'))]),
        CommandRow(Command::OutdentItem, "outdent-item", Edit, Text, WithDocument, &[ctrl(Char('['))]),
        CommandRow(Command::MoveUp, "move-up", Edit, Text, WithDocument, &[alt(Up)]),
        CommandRow(Command::MoveDown, "move-down", Edit, Text, WithDocument, &[alt(Down)]),
        CommandRow(Command::Duplicate, "duplicate", Edit, Text, WithDocument, &[ctrl(Char('D'))]),
        CommandRow(Command::Join, "join", Edit, Text, WithDocument, &[ctrl_shift(Char('J'))]),
        CommandRow(Command::UpperCase, "upper-case", Edit, Case, WithDocument, &[]),
        CommandRow(Command::SentenceCase, "sentence-case", Edit, Case, WithDocument, &[]),
        CommandRow(Command::TitleCase, "title-case", Edit, Case, WithDocument, &[]),
        CommandRow(Command::CycleCase, "cycle-case", Edit, Case, WithDocument, &[shift(F(3))]),
        CommandRow(Command::ParagraphUp, "paragraph-up", Edit, Text, WithDocument, &[ctrl(Up)]),
        CommandRow(Command::ParagraphDown, "paragraph-down", Edit, Text, WithDocument, &[ctrl(Down)]),
        CommandRow(Command::GoToAnything, "go-anywhere", Edit, Anywhere, WithDocument, &[ctrl(Char('P'))]),
        CommandRow(Command::GoToParagraph, "go-to", Edit, Anywhere, WithDocument, &[ctrl(Char('G'))]),
        CommandRow(Command::FocusMode, "alone", View, Anywhere, WithDocument, &[bare(F(11))]),
        CommandRow(Command::NewRemoveRule, "teach-take-out", Document, Text, WithDocument, &[ctrl(Char('T'))]),
        CommandRow(Command::NewKeepRule, "teach-keep", Document, Text, WithDocument, &[ctrl_shift(Char('T'))]),
        CommandRow(Command::FillFields, "fill-fields", Document, Anywhere, WithDocument, &[bare(F(4))]),
        CommandRow(Command::AcceptTags, "accept-tags", Document, Anywhere, WithDocument, &[ctrl_shift(Char('G'))]),
        CommandRow(Command::Vocabulary, "tag-vocabulary", Document, Anywhere, Always, &[alt(Char('6'))]),
        CommandRow(Command::ForgetTagDecisions, "forget-tag-decisions", Document, Anywhere, Always, &[]),
        CommandRow(Command::AttachOriginal, "attach-original", Review, Anywhere, WithDocument, &[ctrl_shift(Char('A'))]),
        CommandRow(Command::DetachOriginal, "detach-original", Review, Anywhere, WithOriginal, &[]),
        CommandRow(Command::ToggleOriginal, "show-original", Review, Anywhere, WithOriginal, &[shift(F(9))]),
        CommandRow(Command::PairParagraphs, "pair-paragraphs", Review, Anywhere, WithOriginal, &[ctrl_shift(Char('U'))]),
        CommandRow(Command::UnpairParagraph, "unpair-paragraph", Review, Anywhere, WithOriginal, &[]),
        CommandRow(Command::ApplyFix, "apply-fix", Review, Anywhere, WithFix, &[ctrl(Char('.'))]),
        CommandRow(Command::FixAll, "fix-all", Review, Anywhere, WithFix, &[ctrl_shift(Char('F'))]),
        CommandRow(Command::DismissFinding, "dismiss-finding", Review, Anywhere, WithFinding, &[ctrl(Char(','))]),
        CommandRow(Command::DismissWithReason, "dismiss-with-reason", Review, Anywhere, WithFinding, &[ctrl_shift(Char('I'))]),
        CommandRow(Command::AddToGlossary, "add-to-glossary", Review, Anywhere, WithDocument, &[]),
        CommandRow(Command::MuteRule, "mute-rule", Review, Anywhere, WithFinding, &[ctrl_shift(Char('D'))]),
        CommandRow(Command::AddComment, "add-comment", Review, Anywhere, WithDocument, &[ctrl(Char('M'))]),
        CommandRow(Command::ResolveComment, "resolve-comment", Review, Anywhere, WithComments, &[ctrl_shift(Char('Y'))]),
        CommandRow(Command::NextComment, "next-comment", Review, Anywhere, WithComments, &[bare(F(2))]),
        CommandRow(Command::ShowChanges, "show-changes", Review, Anywhere, WithDocument, &[bare(F(5))]),
        CommandRow(Command::NextChange, "next-change", Review, Anywhere, WithTrackedChanges, &[shift(F(8))]),
        CommandRow(Command::PreviousChange, "previous-change", Review, Anywhere, WithTrackedChanges, &[shift(F(7))]),
        CommandRow(Command::AcceptChange, "accept-change", Review, Anywhere, WithTrackedChanges, &[ctrl(Char('E'))]),
        CommandRow(Command::TakeBackChange, "take-back-change", Review, Anywhere, WithTrackedChanges, &[alt(Char('E'))]),
        CommandRow(Command::AcceptAllChanges, "accept-every-change", Review, Anywhere, WithTrackedChanges, &[]),
        CommandRow(Command::TakeBackAllChanges, "take-back-every-change", Review, Anywhere, WithTrackedChanges, &[]),
        CommandRow(Command::StageReceived, "stage-received", Document, Anywhere, WithDocument, &[ctrl(Char('1'))]),
        CommandRow(Command::StageInProgress, "stage-in-progress", Document, Anywhere, WithDocument, &[ctrl(Char('2'))]),
        CommandRow(Command::StageReady, "stage-ready", Document, Anywhere, WithDocument, &[ctrl(Char('3')), ctrl(Char('R'))]),
        CommandRow(Command::StagePublished, "stage-published", Document, Anywhere, WithDocument, &[ctrl(Char('4'))]),
        CommandRow(Command::StageOnHold, "stage-on-hold", Document, Anywhere, WithDocument, &[ctrl(Char('5'))]),
        CommandRow(Command::StageSpiked, "stage-spiked", Document, Anywhere, WithDocument, &[ctrl(Char('6'))]),
        CommandRow(Command::NextDocument, "next-story", Document, Anywhere, WithSeveralDocuments, &[ctrl(Tab)]),
        CommandRow(Command::PreviousDocument, "previous-story", Document, Anywhere, WithSeveralDocuments, &[ctrl_shift(Tab)]),
        CommandRow(Command::NextUnfinished, "next-unfinished", Document, Anywhere, WithDocument, &[ctrl(Char('J'))]),
        CommandRow(Command::ToggleSource, "received", View, Anywhere, WithDocument, &[bare(F(9))]),
        CommandRow(Command::ReadingView, "reading-view", View, Anywhere, WithDocument, &[bare(F(12))]),
        CommandRow(Command::ShowExcluded, "show-excluded", View, Anywhere, WithDocument, &[bare(F(6))]),
        CommandRow(Command::DocumentsPanel, "panel-stories", View, Anywhere, WithSeveralDocuments, &[alt(Char('1'))]),
        CommandRow(Command::PromosPanel, "panel-links", View, Anywhere, WithDocument, &[alt(Char('2'))]),
        CommandRow(Command::MetadataPanel, "panel-metadata", View, Anywhere, WithDocument, &[alt(Char('3'))]),
        CommandRow(Command::ChecksPanel, "panel-checks", View, Anywhere, WithDocument, &[alt(Char('4'))]),
        CommandRow(Command::RulesPanel, "panel-rules", View, Anywhere, WithDocument, &[alt(Char('5'))]),
        CommandRow(Command::TogglePanels, "panels", View, Anywhere, WithDocument, &[alt(Char('9'))]),
        CommandRow(Command::FocusEditor, "to-text", Edit, Anywhere, WithDocument, &[alt(Char('0'))]),
        CommandRow(Command::NextFinding, "next-finding", Edit, Anywhere, WithDocument, &[bare(F(8))]),
        CommandRow(Command::PreviousFinding, "previous-finding", Edit, Anywhere, WithDocument, &[bare(F(7))]),
        CommandRow(Command::ZoomIn, "larger", View, Anywhere, Always, &[ctrl(Char('+')), ctrl_shift(Char('+')), ctrl(Char('='))]),
        CommandRow(Command::ZoomOut, "smaller", View, Anywhere, Always, &[ctrl(Char('-'))]),
        CommandRow(Command::ResetZoom, "usual-size", View, Anywhere, Always, &[ctrl(Char('0'))]),
        CommandRow(Command::ThemeSystem, "theme-system", View, Anywhere, Always, &[]),
        CommandRow(Command::ThemeLight, "theme-light", View, Anywhere, Always, &[]),
        CommandRow(Command::ThemeDark, "theme-dark", View, Anywhere, Always, &[]),
        CommandRow(Command::LanguageSystem, "language-system", View, Anywhere, Always, &[]),
        CommandRow(Command::LanguageEnglish, "language-en", View, Anywhere, Always, &[]),
        CommandRow(Command::LanguageIndonesian, "language-id", View, Anywhere, Always, &[]),
        CommandRow(Command::SmartPunctuation, "printed-signs", Edit, Anywhere, Always, &[]),
        CommandRow(Command::ShowInvisibles, "invisibles", View, Anywhere, Always, &[]),
        CommandRow(Command::ReduceMotion, "still-motion", View, Anywhere, Always, &[]),
        CommandRow(Command::Palette, "palette", View, Anywhere, Always, &[ctrl_shift(Char('P')), bare(F(1))]),
        CommandRow(Command::KeyHelp, "key-help", Help, Anywhere, Always, &[ctrl(Char('/'))]),
        CommandRow(Command::Tour, "tour", Help, Anywhere, Always, &[]),
        CommandRow(Command::OpenSample, "open-sample", Help, Anywhere, Always, &[]),
    ]
};

impl Command {
    /// The commands that set the stage, in the order of `Stage::ALL`.
    pub const STAGES: [Self; 6] = [
        Self::StageReceived,
        Self::StageInProgress,
        Self::StageReady,
        Self::StagePublished,
        Self::StageOnHold,
        Self::StageSpiked,
    ];

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

    /// The code in kebab case, which key files name the command by; its label is the message `command-<code>`.
    #[must_use]
    pub fn code(self) -> &'static str {
        TABLE[self as usize].1
    }

    /// The menu that lists the command.
    #[must_use]
    pub fn menu(self) -> Menu {
        TABLE[self as usize].2
    }

    /// Whether its shortcut applies only to the text of the document and, for letter case, to the headline. Other text
    /// fields ignore it or, for the clipboard, handle it by themselves.
    #[must_use]
    pub fn is_text_command(self) -> bool {
        TABLE[self as usize].3 != Scope::Anywhere
    }

    /// Whether every text field handles this by itself, with the same shortcut.
    #[must_use]
    pub fn is_clipboard_command(self) -> bool {
        TABLE[self as usize].3 == Scope::Clipboard
    }

    /// Whether it converts letter case, which works in the headline as well.
    #[must_use]
    pub fn is_case_command(self) -> bool {
        TABLE[self as usize].3 == Scope::Case
    }

    /// When the command has an effect.
    pub(crate) fn enabled_when(self) -> EnabledWhen {
        TABLE[self as usize].4
    }

    /// The shortcuts unless the user has chosen others; menus show the first one.
    #[must_use]
    pub fn default_shortcuts(self) -> &'static [Shortcut] {
        TABLE[self as usize].5
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
