//! The interface of the workspace: [`Action`]s and [`Report`]s come in, [`Effect`]s go out.

use crate::workspace::{Asking, Command, Earlier, Errand, FileMark, Hit, Left, Listing, OnDisk, Page, Place, RecoveryAction, Replacing, RuleAction, Session, Settlement, State, StoryId, VersionAction, Which};
use crate::article::{Article, Decision, FieldName, PassageId};
use crate::formats::Format;
use std::ops::Range;
use std::path::PathBuf;

/// A request of the user.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Runs a command of the command table, from a menu, a button or a key.
    Do(Command),
    /// Opens files: named on the command line, dropped on the window, or chosen from the recent files.
    OpenFiles(Vec<PathBuf>),
    /// Cancels what is still queued of a running open or bulk save.
    Stop,
    /// Sets the filter and the sort order of the document list.
    List(Listing),
    /// Creates a document from pasted text.
    OpenText(String),
    /// Makes another open document the active one.
    Select(StoryId),
    /// Dismisses all error notices shown so far.
    Dismiss,
    /// Saves a document to a path.
    SaveTo {
        /// The document to save.
        story: StoryId,
        /// The file to write.
        path: PathBuf,
        /// The format to write.
        format: Format,
        /// Whether an existing file may be overwritten.
        replace: bool,
    },
    /// Closes the built-in file prompt.
    CancelAsking,
    /// Replaces the built-in file prompt by the system's file dialog for the same request.
    Browse,
    /// Answers the prompt about unsaved changes.
    Answer(Answer),
    /// Replaces a range of the manuscript.
    Splice {
        /// In bytes of the manuscript.
        range: Range<usize>,
        /// The replacement.
        text: String,
    },
    /// Reports the caret position, in bytes of the manuscript. Commands use it to find the passage or paragraph they
    /// apply to.
    Caret(usize),
    /// Reports the selection, in bytes of the manuscript. Commands apply to all of its lines.
    Selected(Range<usize>),
    /// Pastes text into the manuscript and removes formatting artefacts of its source.
    Paste {
        /// The range that it replaces, in bytes of the manuscript.
        range: Range<usize>,
        /// The clipboard text, unmodified.
        text: String,
    },
    /// Reports that the headline has the keyboard focus.
    InHeadline,
    /// Moves the caret to the start of a paragraph, counted from 1.
    GoToParagraph(usize),
    /// Closes the go-to-paragraph dialog.
    StopGoing,
    /// Sets the reading style.
    SetPage(Page),
    /// Sets the word target; `None` switches it off.
    SetTarget(Option<usize>),
    /// Sets a field. Dates are accepted as the user types them.
    SetField {
        /// The field.
        name: FieldName,
        /// The new value.
        value: String,
    },
    /// Sets the decision about a passage.
    Decide {
        /// The passage.
        id: PassageId,
        /// The decision.
        decision: Decision,
    },
    /// Restores the excluded line at this index into the body.
    PutBack(usize),
    /// Adds a typed or pasted list of tags.
    AddTags(String),
    /// Removes the tag at this index.
    RemoveTag(usize),
    /// Moves a tag to another index.
    MoveTag {
        /// The index before the move.
        from: usize,
        /// The index after the move, counted without the tag itself.
        to: usize,
    },
    /// Creates, edits or deletes user rules.
    Rule(RuleAction),
    /// Decides about documents recovered after a crash.
    Recover(RecoveryAction),
    /// Resolves a conflict between a document and its file.
    Settle(Settlement),
    /// Selects a search hit and scrolls to it.
    ShowHit(Hit),
    /// Replaces search hits.
    Replace(Replacing),
    /// Closes the search bar.
    StopFinding,
    /// Undoes the last bulk operation in all documents it changed.
    UndoEvery,
    /// Acts on the versions dialog.
    Versions(VersionAction),
    /// Checks the files of all documents for external changes; sent when the window regains the focus.
    LookAtFiles,
    /// Runs a command chosen in the command palette.
    Choose(Command),
    /// Hides the document list or the inspector panel that has the focus.
    Leave(Place),
    /// Closes the overlay.
    CloseOverlay,
}

/// The target of a paste.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PasteInto {
    /// A new document.
    #[default]
    NewStory,
    /// The text of the active document, replacing the selection.
    Text,
}

/// An answer to the prompt about unsaved changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Save, then continue.
    Save,
    /// Continue without saving.
    Discard,
    /// Abort closing.
    Cancel,
}

/// The result of a [`Errand`], a system dialog or a window event.
#[derive(Debug)]
pub enum Report {
    /// A file was read, or pasted text was processed.
    Opened {
        /// The file, if there is one.
        path: Option<PathBuf>,
        /// The fingerprint of the file.
        mark: Option<FileMark>,
        /// The extracted article, or the error.
        result: Result<Box<Article>, Problem>,
    },
    /// The path to open is a folder.
    Listed {
        /// The folder.
        folder: PathBuf,
        /// The files in it that may hold articles, sorted by name.
        files: Vec<PathBuf>,
    },
    /// The last saved session, and how many of its files no longer exist.
    Session(Session, usize),
    /// The file of a document was read again, for comparison with the document.
    Theirs {
        /// The document.
        story: StoryId,
        /// The fingerprint of the file.
        mark: Option<FileMark>,
        /// The article in the file, or the error.
        result: Result<Box<Article>, Problem>,
    },
    /// The saved versions of a document were listed.
    Versions {
        /// The document.
        story: StoryId,
        /// The newest first.
        list: Vec<Earlier>,
    },
    /// A version of a document was read.
    Version {
        /// The document.
        story: StoryId,
        /// The version.
        which: Which,
        /// Its article, or the error.
        result: Result<Box<Article>, Problem>,
    },
    /// The files of documents were checked for external changes.
    Looked(Vec<(StoryId, OnDisk)>),
    /// A save finished.
    Wrote {
        /// The document.
        story: StoryId,
        /// The state of the history that was written.
        state: State,
        /// The file.
        path: PathBuf,
        /// The format.
        format: Format,
        /// The error if the replaced file could not be kept as a version.
        unversioned: Option<Problem>,
        /// The fingerprint of the new file, or the error.
        result: Result<FileMark, Problem>,
    },
    /// An autosave to the journal finished.
    Kept {
        /// The document.
        story: StoryId,
        /// The revision that was saved.
        revision: u64,
        /// The error, if it failed.
        result: Result<(), Problem>,
    },
    /// The journals of crashed runs were searched.
    Left {
        /// The recoverable documents.
        left: Vec<Left>,
        /// An error about an entry that cannot be read.
        problem: Option<Problem>,
    },
    /// The user picked files to open in the system's dialog.
    PickedOpen(Vec<PathBuf>),
    /// The user picked a file to save to in the system's dialog.
    PickedSave {
        /// The document.
        story: StoryId,
        /// The file.
        path: PathBuf,
        /// The format.
        format: Format,
        /// Whether the dialog has already confirmed overwriting an existing file.
        replace: bool,
    },
    /// The user cancelled this system dialog.
    Cancelled(Asking),
    /// No dialog service answered; the built-in prompt is shown instead.
    NoDialog(Asking),
    /// The window was asked to close.
    CloseRequested,
    /// Any other error.
    Trouble(Problem),
}

/// An error of a [`Errand`], as a code and arguments; `i18n` has the messages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// The code, in kebab case; its message is `problem-<code>`.
    pub code: String,
    /// The file concerned.
    pub path: Option<PathBuf>,
    /// Further detail for the message: a line and column, a version, or the error text of the system.
    pub detail: String,
}

/// A side effect that the workspace requests.
#[derive(Debug)]
pub enum Effect {
    /// Run a job and report its result.
    Run(Errand),
    /// Read the text of the clipboard and send it back as [`Action::OpenText`] or [`Action::Paste`].
    ReadClipboard(PasteInto),
    /// Write text to the clipboard.
    WriteClipboard(String),
    /// Show the system's file dialog.
    Dialog(Asking),
    /// Close the window.
    Quit,
}
