//! Notices to the user, as codes and arguments; `i18n` has the messages.

use crate::workspace::{DocumentId, ErrorKind, ErrorReport, ProfilePart};
use std::collections::VecDeque;
use std::path::PathBuf;

/// The number of notices that are kept.
pub(crate) const MAX_NOTICES: usize = 50;

/// The severity of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeSeverity {
    /// Something was done.
    Info,
    /// Something was not done, without any loss.
    Warning,
    /// Something failed.
    Error,
}

/// An argument of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MessageArg {
    /// A number.
    Count(usize),
    /// Literal text.
    Text(String),
    /// The identifier of another message, inserted in its place.
    Message(String),
}

/// What a notice reports. The message in the locales is `notice-` and the name in kebab case, or `problem-` and the code
/// of the error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumIter, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
#[allow(missing_docs, reason = "the messages in the locales say what each means")]
pub enum NoticeKind {
    Opened,
    OpenedEncoding,
    OpenedStored,
    OpenedDamaged,
    AlreadyOpen,
    ClipboardEmpty,
    Saved,
    Exported,
    /// A story is not saved as text, because a text file does not hold all of it.
    TextHoldsLess,
    ExportedBeside,
    ExportedWithPromos,
    OpenElsewhere,
    SavedWithPromos,
    Cleaned,
    CleanedSome,
    Restored,
    NothingToClean,
    NothingToUndo,
    NothingToRedo,
    OnlyUncertain,
    NothingToDecideHere,
    LineLeftOut,
    /// Lines that were set aside at the caret are folded, so the key does not restore them.
    LinesFoldedHere,
    /// The last undecided place of the story was decided.
    DecidedHere,
    InsidePassage,
    InsidePassageOut,
    NothingToJoin,
    EditRefused,
    DateRefused,
    TagPresent,
    NoLineHere,
    RuleStays,
    RuleUndone,
    RuleDeleted,
    RuleSaved,
    BroughtBack,
    Reopened,
    JournalAgain,
    WaitsForAnswer,
    FileChanged,
    FileGone,
    TookTheirs,
    BothOpen,
    VersionBack,
    CleanedEvery,
    UndoneHere,
    UndoneOriginal,
    RedoneOriginal,
    UndoneEvery,
    TaggedEvery,
    TagsPresentEverywhere,
    /// No tag is suggested for the story.
    NoTagSuggested,
    FieldSetEvery,
    /// A typed tag was replaced by the form that the vocabulary has for it.
    TagMapped,
    /// A typed tag is no longer used by the desk.
    TagRetired,
    /// A tag was renamed in open stories.
    TagRenamedEvery,
    TagsImported,
    /// Tags were imported, but not from all stories of the folder.
    TagsImportedInPart,
    NoTagsToImport,
    /// The vocabulary was stored for the first time, beside the file that it was read from.
    VocabularyMoved,
    VocabularyTaken,
    VocabularyNoName,
    VocabularyUnknown,
    TagDecisionsForgotten,
    TagsCopied,
    NoTagsToCopy,
    NoFileYet,
    AllSaved,
    AllDecided,
    OnlyHereUndecided,
    SessionGone,
    Replaced,
    PastedClean,
    SavedEvery,
    SavedStopped,
    /// Stories were not saved, because a date in them is half typed.
    NotSavedDraft,
    WrittenInto,
    WrittenSome,
    ExportedFile,
    ExportedInto,
    ExportedSome,
    OpenedMany,
    /// The attachments of a mail were opened, as far as they hold text.
    AttachmentsOpened,
    Arrived,
    Watching,
    NotWatching,
    OpenedStopped,
    OpenedSome,
    FolderEmpty,
    NotTakenBack,
    NoFindings,
    /// Nothing is to be reviewed, but promos that one command removes are undecided.
    OnlyCertainPromos,
    /// After the last finding comes the first one again.
    FindingsFromStart,
    /// Before the first finding comes the last one.
    FindingsFromEnd,
    NoOtherFinding,
    Copied,
    CopiedWithPromos,
    NothingToCopy,
    FieldsFilled,
    StageSet,
    StageSetEvery,
    MarkedReady,
    OriginalAttached,
    OriginalUpdated,
    OriginalDetached,
    NoOriginal,
    Paired,
    NoFindingHere,
    NoFixHere,
    /// Several fixes are possible: the user has to choose one.
    FixChoice,
    /// A fix replaced words.
    FixReplaced,
    /// A fix deleted words.
    FixDeleted,
    /// A fix changed spaces only.
    FixSpaced,
    Fixed,
    Dismissed,
    RuleMuted,
    NothingToComment,
    /// A term was added to the glossary of the desk.
    GlossaryAdded,
    /// There is no text to format.
    NothingToFormat,
    /// Links were removed.
    LinksRemoved,
    /// A link is neither a web nor a mail address.
    LinkRefused,
    /// There is no link to remove.
    NoLinks,
    NoCommentHere,
    NoComments,
    ChangesNotShown,
    NoChanges,
    NoChangeHere,
    ChangesFromStart,
    ChangesFromEnd,
    NoOtherChange,
    ChangesAccepted,
    ChangesTakenBack,
    /// Some changes could not be taken back, because a promo would change.
    ChangesTakenBackSome,
    CommentsFromStart,
    NoOtherComment,
    /// Something failed.
    #[strum(disabled)]
    Error(ErrorKind),
}

impl NoticeKind {
    /// The identifier of the message.
    #[must_use]
    pub fn message_id(self) -> String {
        match self {
            Self::Error(kind) => format!("problem-{}", kind.code()),
            kind => format!("notice-{}", <&'static str>::from(kind)),
        }
    }
}

/// An operation that can be tried again after it failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RetryableOperation {
    /// Saving a document, to whatever path.
    Save(DocumentId),
    /// Keeping what a saved file held before as a version.
    KeepVersion(DocumentId),
    /// Opening a file.
    Open(PathBuf),
    /// Reading the file of a document again.
    ReadAgain(DocumentId),
    /// Reading a version of a document.
    ReadVersion(DocumentId),
    /// Reading the original of a document.
    ReadOriginal(DocumentId),
    /// Checking a document.
    Check(DocumentId),
    /// Writing unsaved changes to the journal.
    Autosave,
    /// Writing a part of the profile.
    SaveProfile(ProfilePart),
}

/// A notice to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The sequence number among all notices of this run, from 1.
    pub number: u64,
    /// The document it is about; `None` if it is about several or none.
    pub document: Option<DocumentId>,
    /// The severity.
    pub severity: NoticeSeverity,
    /// What it reports.
    pub kind: NoticeKind,
    /// The arguments of the message.
    pub args: Vec<(&'static str, MessageArg)>,
    /// The file concerned; shown at the end of the message.
    pub path: Option<PathBuf>,
    /// The operation that failed. Its next success resolves the error.
    pub operation: Option<RetryableOperation>,
    /// Whether that has happened, so that the error is no longer shown.
    pub is_resolved: bool,
}

impl Notice {
    pub(crate) fn new(severity: NoticeSeverity, kind: NoticeKind) -> Self {
        Self {
            number: 0,
            document: None,
            severity,
            kind,
            args: Vec::new(),
            path: None,
            operation: None,
            is_resolved: false,
        }
    }

    pub(crate) fn info(kind: NoticeKind) -> Self {
        Self::new(NoticeSeverity::Info, kind)
    }

    pub(crate) fn warning(kind: NoticeKind) -> Self {
        Self::new(NoticeSeverity::Warning, kind)
    }

    pub(crate) fn from_error(problem: &ErrorReport) -> Self {
        Self {
            args: problem.detail.args(),
            path: problem.path.clone(),
            ..Self::new(NoticeSeverity::Error, NoticeKind::Error(problem.kind))
        }
    }

    pub(crate) fn with_arg(mut self, name: &'static str, value: MessageArg) -> Self {
        self.args.push((name, value));
        self
    }

    pub(crate) fn of_operation(self, operation: RetryableOperation) -> Self {
        Self { operation: Some(operation), ..self }
    }

    pub(crate) fn with_count(self, count: usize) -> Self {
        self.with_arg("count", MessageArg::Count(count))
    }

    pub(crate) fn with_path(mut self, path: PathBuf) -> Self {
        self.path = Some(path);
        self
    }
}

/// The latest notices, and which of them are still to be shown.
#[derive(Debug, Default)]
pub(crate) struct Notices {
    pub(crate) queue: VecDeque<Notice>,
    pub(crate) last_number: u64,
    /// Errors numbered up to this one were dismissed by the user.
    pub(crate) dismissed_up_to: u64,
    /// Notices numbered up to this one predate the last edit and are no longer shown.
    pub(crate) stale_up_to: u64,
}

impl Notices {
    /// Adds a notice and numbers it.
    pub fn push(&mut self, notice: Notice) {
        if let Some(operation) = &notice.operation {
            // Of several failures of one operation, the last one is reported.
            self.resolve(operation);
        }
        self.last_number += 1;
        self.queue.push_back(Notice { number: self.last_number, ..notice });
        if self.queue.len() > MAX_NOTICES {
            self.queue.pop_front();
        }
    }

    /// The user has read the errors so far.
    pub fn dismiss(&mut self) {
        self.dismissed_up_to = self.last_number;
    }

    /// An operation succeeded: errors of earlier tries are no longer shown.
    pub fn resolve(&mut self, operation: &RetryableOperation) {
        for notice in &mut self.queue {
            notice.is_resolved |= notice.operation.as_ref() == Some(operation);
        }
    }

    /// A document changes: what was reported before is no longer shown.
    pub fn mark_stale(&mut self) {
        self.stale_up_to = self.last_number;
    }

    /// The notice to show: the oldest error that is neither dismissed nor resolved, else the newest notice about `active` or about no
    /// single document that is not older than the last change.
    pub fn current(&self, active: Option<DocumentId>) -> Option<&Notice> {
        let failed = |notice: &&Notice| {
            notice.severity == NoticeSeverity::Error && notice.number > self.dismissed_up_to && !notice.is_resolved
        };
        self.queue
            .iter()
            .find(failed)
            .or_else(|| self.queue.iter().rev().find(|notice| self.is_message(notice, active)))
    }

    /// The notice to show beside an error: the newest one that came after it and is current.
    pub fn beside_error(&self, active: Option<DocumentId>) -> Option<&Notice> {
        let error = self.current(active).filter(|notice| notice.severity == NoticeSeverity::Error)?;
        let mut newer = self.queue.iter().rev().take_while(|notice| notice.number > error.number);
        newer.find(|notice| self.is_message(notice, active))
    }

    /// Whether the notice is no error, is about `active` or about no single document, and is not older than the last
    /// change.
    fn is_message(&self, notice: &Notice, active: Option<DocumentId>) -> bool {
        notice.severity != NoticeSeverity::Error
            && notice.number > self.stale_up_to
            && (notice.document.is_none() || notice.document == active)
    }
}
