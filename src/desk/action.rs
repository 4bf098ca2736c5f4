//! The two doors into the desk, [`Action`] and [`Report`], and the one way out, [`Effect`].

use super::{
    Asking, Command, Earlier, Errand, FileMark, Hit, Left, Listing, OnDisk, Page, Place, RecoveryAction, Replacing,
    RuleAction, Session, Settlement, State, StoryId, VersionAction, Which,
};
use crate::article::{Article, Decision, FieldName, PassageId};
use crate::formats::Format;
use std::ops::Range;
use std::path::PathBuf;

/// What a person asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A command of the table, from a menu, a button or a key.
    Do(Command),
    /// Opens files: named at the start, dropped on the window, or chosen from the recent ones.
    OpenFiles(Vec<PathBuf>),
    /// Opens, or saves, no more of what was asked for and waits.
    Stop,
    /// Chooses which stories are listed, and in which order.
    List(Listing),
    /// Makes a story of pasted text.
    OpenText(String),
    /// Goes to another open story.
    Select(StoryId),
    /// Has read the failures that were told.
    Dismiss,
    /// Saves a story under a name.
    SaveTo {
        /// Which story.
        story: StoryId,
        /// Where to.
        path: PathBuf,
        /// As what.
        format: Format,
        /// Whether a file that is there may be replaced.
        replace: bool,
    },
    /// Leaves the file dialog of our own.
    CancelAsking,
    /// Opens the system's file dialog for what our own one asks.
    Browse,
    /// Answers the question that waits.
    Answer(Answer),
    /// Replaces a part of the manuscript.
    Splice {
        /// In bytes of the manuscript.
        range: Range<usize>,
        /// What comes there.
        text: String,
    },
    /// Says where the caret stands, so that commands know the passage and the paragraph that are meant.
    Caret(usize),
    /// Says which part of the manuscript is selected, for commands that mean all of its lines.
    Selected(Range<usize>),
    /// Puts pasted text into the manuscript, without the workings of where it comes from.
    Paste {
        /// What it replaces, in bytes of the manuscript.
        range: Range<usize>,
        /// As it lies on the clipboard.
        text: String,
    },
    /// Says that the person is in the headline now.
    InHeadline,
    /// Puts the caret at the start of a paragraph, counted from 1.
    GoToParagraph(usize),
    /// Closes what going to a paragraph opened.
    StopGoing,
    /// Chooses how the story stands on the sheet.
    SetPage(Page),
    /// Chooses how many words a story is to have; none where it does not matter.
    SetTarget(Option<usize>),
    /// Sets a field; the date of publication as a person types it.
    SetField {
        /// Which one.
        name: FieldName,
        /// What it says.
        value: String,
    },
    /// Decides about a passage.
    Decide {
        /// Which one.
        id: PassageId,
        /// What becomes of it.
        decision: Decision,
    },
    /// Puts the line set aside at this index into the body.
    PutBack(usize),
    /// Adds a typed or pasted list of tags.
    AddTags(String),
    /// Removes the tag at this index.
    RemoveTag(usize),
    /// Moves a tag to another index.
    MoveTag {
        /// From where.
        from: usize,
        /// To where, counted after it was taken out.
        to: usize,
    },
    /// Teaches, changes or deletes a rule of the editor's own.
    Rule(RuleAction),
    /// Decides about stories that were left by a program that ended without closing.
    Recover(RecoveryAction),
    /// Settles whose version of a file counts.
    Settle(Settlement),
    /// Goes to something that was found.
    ShowHit(Hit),
    /// Replaces what was found.
    Replace(Replacing),
    /// Closes what finding opened.
    StopFinding,
    /// Takes back what was done last to several stories at once.
    UndoEvery,
    /// Looks at versions of the story.
    Versions(VersionAction),
    /// The window was come back to: files may have changed meanwhile.
    LookAtFiles,
    /// A command that was found in the palette.
    Choose(Command),
    /// Hides the list or the panel that the person was in.
    Leave(Place),
    /// Closes what lies over the desk.
    CloseOverlay,
}

/// Where the text of the clipboard goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PasteInto {
    /// Into a story of its own.
    #[default]
    NewStory,
    /// Into the text, in the place of what is selected there.
    Text,
}

/// An answer to a question about unsaved changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Save, then go on.
    Save,
    /// Go on without saving.
    Discard,
    /// Stay.
    Cancel,
}

/// What the world did.
#[derive(Debug)]
pub enum Report {
    /// A file or a pasted text was read.
    Opened {
        /// The file, where there is one.
        path: Option<PathBuf>,
        /// How the file was.
        mark: Option<FileMark>,
        /// The story, or why there is none.
        result: Result<Box<Article>, Problem>,
    },
    /// A folder was asked for.
    Listed {
        /// Which one.
        folder: PathBuf,
        /// The files in it that may be stories, by name.
        files: Vec<PathBuf>,
    },
    /// The session that was kept last, and how many of its files are gone.
    Session(Session, usize),
    /// The file of a story was read anew, beside the story.
    Theirs {
        /// The story.
        story: StoryId,
        /// How the file was.
        mark: Option<FileMark>,
        /// What its file has, or why it cannot be read.
        result: Result<Box<Article>, Problem>,
    },
    /// Which versions of a story there are.
    Versions {
        /// The story.
        story: StoryId,
        /// The newest first.
        list: Vec<Earlier>,
    },
    /// A version of a story was read.
    Version {
        /// The story.
        story: StoryId,
        /// Which version.
        which: Which,
        /// What it holds, or why it cannot be read.
        result: Result<Box<Article>, Problem>,
    },
    /// What became of the files of stories.
    Looked(Vec<(StoryId, OnDisk)>),
    /// A story was written.
    Wrote {
        /// Which one.
        story: StoryId,
        /// The state that was written.
        state: State,
        /// Where to.
        path: PathBuf,
        /// As what.
        format: Format,
        /// Why the version before could not be kept, where it could not.
        unversioned: Option<Problem>,
        /// How the file is now, or why the write failed.
        result: Result<FileMark, Problem>,
    },
    /// A story was kept in the journal.
    Kept {
        /// Which one.
        story: StoryId,
        /// The revision that was kept.
        revision: u64,
        /// Why it failed, where it did.
        result: Result<(), Problem>,
    },
    /// Stories were left by a program that ended without closing.
    Left {
        /// Those that can be read.
        left: Vec<Left>,
        /// What there is to tell of one that cannot.
        problem: Option<Problem>,
    },
    /// The system's dialog gave files to open.
    PickedOpen(Vec<PathBuf>),
    /// The system's dialog gave a name to save under.
    PickedSave {
        /// Which story.
        story: StoryId,
        /// Where to.
        path: PathBuf,
        /// As what.
        format: Format,
        /// Whether the dialog has asked about a file that is there.
        replace: bool,
    },
    /// The person left this dialog of the system.
    Cancelled(Asking),
    /// No dialog service answered; the desk asks in its own window.
    NoDialog(Asking),
    /// The window was asked to close.
    CloseRequested,
    /// Something else went wrong.
    Trouble(Problem),
}

/// What went wrong outside, in codes: `words` has the sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// The code, in kebab case; its message is `problem-<code>`.
    pub code: String,
    /// The file concerned.
    pub path: Option<PathBuf>,
    /// What else the sentence names: a line and column, a version, the system's own words.
    pub detail: String,
}

/// What the desk wants done in the world.
#[derive(Debug)]
pub enum Effect {
    /// Do something with files and report.
    Run(Errand),
    /// Hand over the text of the clipboard: as [`Action::OpenText`], or as [`Action::Paste`].
    ReadClipboard(PasteInto),
    /// Put a text onto the clipboard.
    WriteClipboard(String),
    /// Show the system's dialog.
    Dialog(Asking),
    /// Close the window.
    Quit,
}
