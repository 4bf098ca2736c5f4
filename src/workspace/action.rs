//! The interface of the workspace: [`Action`]s and [`WorkspaceEvent`]s come in, [`Effect`]s go out.

use crate::workspace::{
    BulkAction, CheckReport, Command, ConflictResolution, DocumentFilter, DocumentId, ErrorReport, ExportAction,
    ExportOutcome, ExportRequest, ExportTarget, FileFingerprint, FilePrompt, FileStatus, FocusTarget, Hit,
    ImportedTags, Job, LoadedVocabulary, PathCompletion, PathPurpose, Place, PreviousVersion, ProfilePart,
    ReadAttachments, ReadingStyle, RecoverableDocument, RecoveryAction, ReplaceRequest, ReviseAction, RuleAction,
    Session, SideColumn, StateId, VersionAction, VersionRef, VocabularyAction,
};
use redaksi_checks::Finding;
use redaksi_core::article::{Article, Decision, FieldName, PassageId};
use redaksi_core::formats::Format;
use redaksi_core::formats::journal_entry::UnenteredText;
use redaksi_formats::{ClipboardContent, StoryPart};
use redaksi_tags::NearDuplicate;
use std::ops::Range;
use std::path::PathBuf;

/// A request of the user.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Runs a command of the command table, from a menu, a button or a key.
    RunCommand(Command),
    /// Runs a command chosen in the command palette.
    RunFromPalette(Command),
    /// An action on files: opening and saving.
    File(FileAction),
    /// An action that changes documents.
    Edit(EditAction),
    /// An action that changes what is shown or where the caret is, and no document.
    View(ViewAction),
    /// An answer to a prompt, or the end of a dialog.
    Prompt(PromptAction),
    /// Creates, edits or deletes user rules.
    Rule(RuleAction),
    /// Decides about documents recovered after a crash.
    Recover(RecoveryAction),
    /// Acts on the versions dialog.
    Versions(VersionAction),
    /// Acts on several documents.
    Bulk(BulkAction),
    /// Exports documents.
    Export(ExportAction),
    /// Acts on the original, the findings, the comments or the tracked changes of the active document.
    Revise(ReviseAction),
    /// Acts on the dialog for the vocabulary of the desk.
    Vocabulary(VocabularyAction),
}

/// An action on files: opening and saving.
#[derive(Clone, Debug, PartialEq)]
pub enum FileAction {
    /// Opens files: named on the command line, dropped on the window, or chosen from the recent files.
    OpenFiles(Vec<PathBuf>),
    /// Creates a document from pasted text.
    OpenText(String),
    /// Creates a document from pasted HTML, such as a story copied from a browser.
    OpenHtml {
        /// The HTML of the clipboard, unmodified.
        html: String,
        /// The plain text of the clipboard, which is used if the HTML has no paragraphs.
        text: String,
    },
    /// Cancels what is still queued of a running open or bulk save.
    CancelBatch,
    /// Saves a document to a path.
    SaveTo {
        /// The document to save.
        document: DocumentId,
        /// The file to write.
        path: PathBuf,
        /// The format to write.
        format: Format,
        /// Whether an existing file may be overwritten.
        replace: bool,
    },
    /// Opens a file, or the files of a folder, or does what else the built-in prompt asks for, with a typed path.
    SubmitPath(PathBuf, PathPurpose),
    /// Completes a path that is being typed.
    CompletePath {
        /// The text as typed.
        typed: String,
        /// Whether only folders are wanted.
        folders_only: bool,
    },
    /// Checks the files of all documents for external changes; sent when the window regains the focus.
    CheckFiles,
}

/// An action that changes documents.
#[derive(Clone, Debug, PartialEq)]
pub enum EditAction {
    /// Replaces a range of the body text.
    Splice {
        /// In bytes of the body text.
        range: Range<usize>,
        /// The replacement.
        text: String,
    },
    /// Pastes text into the body text and removes formatting artefacts of its source.
    Paste {
        /// The range that it replaces, in bytes of the body text.
        range: Range<usize>,
        /// The clipboard text, unmodified.
        text: String,
    },
    /// Pastes HTML into the body text, with its bold and italic letters, links, lists and quotes.
    PasteHtml {
        /// The range that it replaces, in bytes of the body text.
        range: Range<usize>,
        /// The plain text of the clipboard, which is pasted if the HTML says no more.
        text: String,
        /// The HTML of the clipboard, unmodified.
        html: String,
    },
    /// Links a range of the body text, or removes the links in it.
    SetLink {
        /// In bytes of the body text.
        range: Range<usize>,
        /// The URL as typed; blank to remove the links.
        url: String,
    },
    /// Sets a field. Dates are accepted as the user types them.
    SetField {
        /// The field.
        name: FieldName,
        /// The new value.
        value: String,
    },
    /// Sets the decision about a passage.
    SetDecision {
        /// The passage.
        id: PassageId,
        /// The decision.
        decision: Decision,
    },
    /// Restores the excluded line at this index into the body.
    RestoreExcluded(usize),
    /// Adds a typed or pasted list of tags.
    AddTags(String),
    /// Removes the tag at this index.
    RemoveTag(usize),
    /// Adds suggested tags.
    AcceptTags(Vec<String>),
    /// Rejects a suggested tag for this story.
    RejectTag(String),
    /// Moves a tag to another index.
    MoveTag {
        /// The index before the move.
        from: usize,
        /// The index after the move, counted without the tag itself.
        to: usize,
    },
    /// Confirms the extracted value of a field, of which the extraction was not certain.
    ConfirmField(FieldName),
    /// Confirms that the excluded line at this index, of which the extraction was not certain, is no part of the story.
    ConfirmExcluded(usize),
    /// Ends a promo at its other likely place.
    UseAlternativeEnd(PassageId),
    /// Replaces search hits.
    Replace(ReplaceRequest),
    /// Undoes the last bulk operation in all documents it changed.
    UndoBulk,
}

/// An action that changes what is shown or where the caret is, and no document.
#[derive(Clone, Debug, PartialEq)]
pub enum ViewAction {
    /// Sets the filter and the sort order of the document list.
    SetDocumentFilter(DocumentFilter),
    /// Makes another open document the active one.
    ActivateDocument(DocumentId),
    /// Dismisses all error notices shown so far.
    DismissNotice,
    /// Reports the caret position, in bytes of the body text. Commands use it to find the passage or paragraph they
    /// apply to.
    SetCaret(usize),
    /// Reports the selection, in bytes of the body text. Commands apply to all of its lines.
    SetSelection(Range<usize>),
    /// Reports that the headline has the keyboard focus.
    FocusHeadline,
    /// Moves the caret to the start of a paragraph, counted from 1.
    GoToParagraph(usize),
    /// Activates a document and goes to a place in it. A field is focused by the window.
    GoToPlace(DocumentId, Place),
    /// Goes to a finding of the active document.
    GoToFinding(Box<Finding>),
    /// Sets the reading style.
    SetReadingStyle(ReadingStyle),
    /// Sets the word target; `None` switches it off.
    SetWordTarget(Option<usize>),
    /// Selects a search hit and scrolls to it.
    ShowHit(Hit),
    /// Closes the search bar.
    CloseSearch,
    /// Sets the parts that *Copy for CMS* copies, in their order.
    SetCopyParts(Vec<StoryPart>),
    /// Sets whether *Copy for CMS* copies by the template.
    SetCopiesByTemplate(bool),
    /// Sets the name of the user, which is recorded when a story is marked ready.
    SetUserName(String),
    /// Hides the document list or the inspector panel that has the focus.
    HidePanel(FocusTarget),
    /// Sets the width of a column, in points; `None` for the default width.
    SetColumnWidth(SideColumn, Option<u16>),
    /// Unfolds the group of excluded lines of a document that begins with this source line, or folds it.
    ToggleExcludedGroup(DocumentId, u32),
    /// Reports what is typed into fields of a document and not entered, for the journal.
    SetDrafts(DocumentId, Vec<UnenteredText>),
}

/// An answer to a prompt, or the end of a dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromptAction {
    /// Closes the built-in file prompt.
    CancelFilePrompt,
    /// Replaces the built-in file prompt by the system's file dialog for the same request.
    ShowSystemDialog,
    /// Answers the prompt about unsaved changes.
    AnswerUnsavedPrompt(UnsavedAnswer),
    /// Closes the overlay.
    CloseOverlay,
    /// Closes the go-to-paragraph dialog.
    CloseGoto,
    /// Resolves a conflict between a document and its file.
    ResolveConflict(ConflictResolution),
    /// Writes the documents of the open prompt to the files that it names.
    ConfirmSaves,
    /// Marks the document ready although findings are open; they are recorded as overridden.
    MarkReady,
    /// The same for several documents.
    MarkSeveralReady,
    /// Applies the fixes of all open findings, and marks the document ready.
    FixAndMarkReady,
    /// Closes the dialog about what is open, and goes to the first issue that it lists.
    ReviewReady,
    /// Closes the dialog about the findings that are open before documents become ready.
    CancelReady,
    /// Closes the dialog with the parts of *Copy for CMS*.
    CloseCopyParts,
    /// Closes the dialog for the URL of a link.
    CloseLink,
}

/// The target of a paste.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PasteTarget {
    /// A new document.
    #[default]
    NewDocument,
    /// The text of the active document, replacing the selection.
    Text,
    /// The original of the active document.
    Original,
}

/// An answer to the prompt about unsaved changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnsavedAnswer {
    /// Save, then continue.
    Save,
    /// Continue without saving.
    Discard,
    /// Abort closing.
    Cancel,
}

/// The result of a [`Job`], a system dialog or a window event.
#[derive(Debug)]
pub enum WorkspaceEvent {
    /// A file was read, or pasted text was processed.
    OpenFinished {
        /// The file, if there is one.
        path: Option<PathBuf>,
        /// The fingerprint of the file.
        fingerprint: Option<FileFingerprint>,
        /// The number of files within a mail, which are not opened.
        attachments: usize,
        /// The number of pictures in a document, which are not taken over.
        pictures: usize,
        /// The extracted article, or the error.
        result: Result<Box<Article>, ErrorReport>,
    },
    /// The attachments of a mail were read.
    AttachmentsRead(Result<ReadAttachments, ErrorReport>),
    /// A template was filled for the clipboard.
    TemplateFilled(Result<ClipboardContent, ErrorReport>),
    /// The path to open is a folder.
    FolderListed {
        /// The folder.
        folder: PathBuf,
        /// The files in it that may hold articles, sorted by name.
        files: Vec<PathBuf>,
    },
    /// New files are in the watched folder, which comes first.
    FilesArrived(PathBuf, Vec<PathBuf>),
    /// The last session was read.
    SessionLoaded {
        /// Its files that exist.
        session: Session,
        /// How many of its files no longer exist.
        missing: usize,
        /// Why the stored session was put aside, if it was.
        problem: Option<ErrorReport>,
    },
    /// The file of a document was read again, for comparison with the document.
    DiskVersionRead {
        /// The document.
        document: DocumentId,
        /// The fingerprint of the file.
        fingerprint: Option<FileFingerprint>,
        /// The article in the file, or the error.
        result: Result<Box<Article>, ErrorReport>,
    },
    /// The saved versions of a document were listed.
    VersionsListed {
        /// The document.
        document: DocumentId,
        /// The newest first.
        list: Vec<PreviousVersion>,
    },
    /// A version of a document was read.
    VersionRead {
        /// The document.
        document: DocumentId,
        /// The version.
        which: VersionRef,
        /// Its article, or the error.
        result: Result<Box<Article>, ErrorReport>,
    },
    /// The original of a document was read.
    OriginalRead {
        /// The document.
        document: DocumentId,
        /// Its original, or the error.
        result: Result<Box<Article>, ErrorReport>,
    },
    /// The user picked the file of the original of a document in the system's dialog.
    OriginalPicked(DocumentId, PathBuf),
    /// The version that tracked changes are counted from was read.
    TrackedBaseRead {
        /// The document.
        document: DocumentId,
        /// The version; `None` if it could not be read.
        article: Option<Box<Article>>,
    },
    /// A complete check of a document finished.
    CheckFinished {
        /// The document.
        document: DocumentId,
        /// The revision that was checked.
        revision: u64,
        /// The result, or the error.
        result: Result<Box<CheckReport>, ErrorReport>,
    },
    /// The files of documents were checked for external changes.
    FilesChecked(Vec<(DocumentId, FileStatus)>),
    /// A path that the user typed was checked.
    PathChecked {
        /// What it is for.
        purpose: PathPurpose,
        /// The absolute path, or why it was rejected.
        result: Result<PathBuf, ErrorReport>,
    },
    /// A path that the user typed was completed.
    PathCompleted(PathCompletion),
    /// A save finished.
    SaveFinished {
        /// The document.
        document: DocumentId,
        /// The state of the history that was written.
        state: StateId,
        /// The file.
        path: PathBuf,
        /// The format.
        format: Format,
        /// The error if the replaced file could not be kept as a version.
        version_error: Option<ErrorReport>,
        /// The fingerprint of the new file, or the error.
        result: Result<FileFingerprint, ErrorReport>,
    },
    /// An export finished.
    ExportFinished {
        /// What the user requested.
        request: ExportRequest,
        /// Where it was to be written.
        target: ExportTarget,
        /// What was written.
        outcome: ExportOutcome,
    },
    /// An autosave to the journal finished.
    AutosaveFinished {
        /// The document.
        document: DocumentId,
        /// The revision that was saved.
        revision: u64,
        /// The error, if it failed.
        result: Result<(), ErrorReport>,
    },
    /// The journals of crashed runs were searched.
    RecoverableFound {
        /// The recoverable documents.
        found: Vec<RecoverableDocument>,
        /// An error about each entry that cannot be read.
        problems: Vec<ErrorReport>,
    },
    /// The user picked files to open in the system's dialog.
    FilesPicked(Vec<PathBuf>),
    /// The user picked a file to save to in the system's dialog.
    SavePathPicked {
        /// The document.
        document: DocumentId,
        /// The file.
        path: PathBuf,
        /// The format.
        format: Format,
        /// Whether the dialog has already confirmed overwriting an existing file.
        replace: bool,
    },
    /// The user picked a file to export to in the system's dialog.
    ExportPathPicked {
        /// The stories, and how they are written.
        request: ExportRequest,
        /// The file.
        path: PathBuf,
        /// Whether the dialog has already confirmed overwriting an existing file.
        replace: bool,
    },
    /// The user picked the template of an export in the system's dialog.
    TemplatePicked(PathBuf),
    /// The user picked a folder in the system's dialog, for what this prompt asks.
    FolderPicked(PathBuf, FilePrompt),
    /// The user cancelled this system dialog.
    DialogCancelled(FilePrompt),
    /// No dialog service answered; the built-in prompt is shown instead.
    DialogUnavailable(FilePrompt),
    /// The vocabulary of the desk was read, or not.
    VocabularyLoaded(Result<LoadedVocabulary, ErrorReport>),
    /// The vocabulary of the desk was stored, or not: its file, and the SHA-256 of what it holds now.
    VocabularySaved(Result<(PathBuf, String), ErrorReport>),
    /// The user picked a file with tags in the system's dialog.
    TagFilePicked(PathBuf),
    /// The tags of a file or a folder of stories were read, or not.
    TagsImported(Result<ImportedTags, ErrorReport>),
    /// Tags of the vocabulary that may be the same were searched.
    NearDuplicatesFound {
        /// The revision of the dialog's vocabulary in which they were searched.
        revision: u64,
        /// The pairs.
        pairs: Vec<NearDuplicate>,
    },
    /// What was learned from decisions on suggested tags was forgotten, or not: the number of tags.
    TagDecisionsForgotten(Result<usize, ErrorReport>),
    /// A term was added to the glossary of the desk, or not: the file, and the term.
    GlossarySaved(Result<(PathBuf, String), ErrorReport>),
    /// The window was asked to close.
    CloseRequested,
    /// A part of the profile was written, or not.
    ProfileSaved(ProfilePart, Result<(), ErrorReport>),
    /// Any other error.
    ErrorReported(ErrorReport),
}

/// A side effect that the workspace requests.
#[derive(Debug)]
pub enum Effect {
    /// Run a job and report its result.
    RunJob(Job),
    /// Read the text of the clipboard and send it back as [`FileAction::OpenText`] or [`EditAction::Paste`].
    ReadClipboard(PasteTarget),
    /// Write the content to the clipboard, as plain text and as HTML.
    WriteClipboard(ClipboardContent),
    /// Show the system's file dialog.
    ShowDialog(FilePrompt),
    /// Close the window.
    Quit,
}
