//! Errors of jobs, as a kind and arguments; `i18n` has the messages.

use crate::workspace::{KeymapError, MessageArg, ReadyListError, RonError};
use redaksi_core::article::EditError;
use redaksi_core::packs::PackFault;
use redaksi_formats::write::TemplateErrorKind;
use std::fmt;
use std::path::PathBuf;

/// An error of a [`Job`](crate::workspace::Job).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorReport {
    /// The kind.
    pub kind: ErrorKind,
    /// The file concerned.
    pub path: Option<PathBuf>,
    /// The arguments of the message.
    pub detail: ErrorDetail,
}

/// The kind of an [`ErrorReport`]. Its message is `problem-` and the name of the kind in kebab case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumIter, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum ErrorKind {
    /// The file does not exist.
    DiskMissing,
    /// The folder to save in does not exist.
    DiskMissingFolder,
    /// The path is a folder.
    DiskFolder,
    /// The path is a device, a pipe or a socket.
    DiskNoFile,
    /// The user may not read the file.
    DiskNoPermission,
    /// The file is read-only.
    DiskReadOnly,
    /// The user may not write in the folder.
    DiskReadOnlyFolder,
    /// The file is larger than the limit.
    DiskTooLarge,
    /// The disk is full, or the user's quota is used up.
    DiskFull,
    /// A symbolic link leads back to itself.
    DiskLinkLoop,
    /// The name cannot be used for a file.
    DiskName,
    /// Any other error of the system.
    DiskOther,
    /// The folder does not exist.
    NoFolder,
    /// The path is a file where a folder is needed.
    NotAFolder,
    /// The file is empty.
    OpenEmpty,
    /// The file is binary.
    OpenBinary,
    /// A stored story does not parse.
    OpenRon,
    /// A newer version of the program wrote the story.
    OpenNewerVersion,
    /// A stored story has too many nested brackets.
    OpenTooDeep,
    /// A stored story parses and violates the invariants of the model.
    OpenBroken,
    /// The kind of document is unknown.
    ReadUnknownKind,
    /// A document in the binary format of Word 97 to 2003.
    ReadOldWord,
    /// A spreadsheet, a presentation or an archive.
    ReadOtherPackage,
    /// The document only opens with a password.
    ReadEncrypted,
    /// The document is larger than the limit.
    ReadTooLarge,
    /// A part of the document grows too much when it is unpacked.
    ReadZipBomb,
    /// The document has more parts than the limit.
    ReadTooManyParts,
    /// Parts of the document are nested too deep.
    ReadTooDeep,
    /// The document declares XML entities.
    ReadEntityDeclared,
    /// The document does not follow the rules of its format.
    ReadDamaged,
    /// The document has no text, such as a scan.
    ReadNoText,
    /// Several stories were to be written in a format that holds one.
    ExportHoldsOne,
    /// An export by a template without a template.
    ExportNoTemplate,
    /// The document to export is too large for its format.
    ExportTooLarge,
    /// The template of an export has an error.
    ExportTemplate,
    /// A pack of the user was not loaded.
    Pack,
    /// The settings do not parse.
    SettingsBroken,
    /// The tags used before do not parse.
    VocabularyBroken,
    /// A file with a vocabulary of tags does not parse.
    TagsBroken,
    /// Another program changed the vocabulary of tags, so it was not saved.
    TagsChanged,
    /// The glossary of the desk does not parse.
    GlossaryBroken,
    /// Another program changed the glossary of the desk, so it was not saved.
    GlossaryChanged,
    /// The user rules do not parse.
    RulesBroken,
    /// The user rules were edited by hand.
    RulesChanged,
    /// The session does not parse. Not reported: an empty session is opened instead.
    SessionBroken,
    /// An entry of the key bindings is ignored.
    Keys,
    /// An entry of the ready list is ignored.
    ReadyList,
    /// A job panicked.
    Fault,
    /// A story serializes to an empty text.
    Unwritable,
    /// The file was saved, and what it held before could not be stored as a version.
    Unversioned,
    /// No worker thread could be started.
    NoWorker,
    /// Unsaved changes cannot be written to the journal.
    Journal,
    /// An entry of the journal is damaged.
    LeftUnreadable,
    /// An entry of the journal was written by a newer version of the program.
    LeftNewer,
    /// The disk does not give out an entry of the journal.
    LeftNotNow,
    /// A file of the program is larger than one that it writes, and was not read.
    StateTooLarge,
    /// The file is that of another open document, under another name. Reported with the name of that document.
    OpenElsewhere,
    /// The file exists already and overwriting was not confirmed. Answered with a prompt.
    Exists,
    /// Another program changed the file since it was last read or written. Answered with a prompt.
    Changed,
    /// The file no longer exists. Answered with a prompt.
    Gone,
}

impl ErrorKind {
    /// The name in kebab case, as message identifiers have it.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// Whether it is shown as a notice, and so has a message; the others open a prompt or are handled silently.
    #[must_use]
    pub fn has_message(self) -> bool {
        !matches!(self, Self::Exists | Self::Changed | Self::Gone | Self::SessionBroken | Self::OpenElsewhere)
    }
}

/// What an [`ErrorReport`] says beside its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ErrorDetail {
    /// Nothing.
    #[default]
    None,
    /// An error of the operating system.
    System {
        /// The number of the error, if it has one.
        number: Option<i32>,
        /// The text of the system or of the standard library, in English.
        message: String,
    },
    /// A RON file that does not parse.
    Ron(RonError),
    /// The version of the program's file format.
    Version(u64),
    /// A line, 1-based.
    Line(usize),
    /// What is wrong with a document, in English.
    Damage(String),
    /// An error of a template.
    Template {
        /// The line, 1-based.
        line: usize,
        /// The column in characters, 1-based.
        column: usize,
        /// The kind of error.
        kind: TemplateErrorKind,
        /// The part of the template that is meant; may be empty.
        part: String,
    },
    /// An invariant that a story violates.
    Edit(EditError),
    /// A pack or user rules file that was rejected.
    Pack(PackProblem),
    /// An entry of the key bindings.
    Keys(KeymapError),
    /// An entry of the ready list.
    ReadyList(ReadyListError),
}

/// Why a pack or user rules file was rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackProblem {
    /// The file cannot be read.
    Unreadable,
    /// The file is not valid UTF-8.
    Encoding,
    /// The file does not parse.
    Ron(RonError),
    /// An entry is invalid.
    Entry {
        /// The line, 1-based.
        line: usize,
        /// The column in characters, 1-based.
        column: usize,
        /// What is wrong with it.
        fault: PackFault,
    },
}

impl ErrorReport {
    /// An error of this kind, without a file.
    #[must_use]
    pub fn new(kind: ErrorKind) -> Self {
        Self { kind, path: None, detail: ErrorDetail::None }
    }

    /// The same error about this file.
    #[must_use]
    pub fn with_path(self, path: impl Into<PathBuf>) -> Self {
        Self { path: Some(path.into()), ..self }
    }

    /// The same error with this detail.
    #[must_use]
    pub fn with_detail(self, detail: ErrorDetail) -> Self {
        Self { detail, ..self }
    }
}

/// For the log, in English and without any text of a story.
impl fmt::Display for ErrorReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.code())?;
        match &self.detail {
            ErrorDetail::None => {}
            ErrorDetail::System { message, .. } => write!(f, " ({message})")?,
            ErrorDetail::Ron(error) | ErrorDetail::Pack(PackProblem::Ron(error)) => write!(f, " ({error})")?,
            ErrorDetail::Version(version) => write!(f, " (version {version})")?,
            ErrorDetail::Line(line) => write!(f, " (line {line})")?,
            ErrorDetail::Damage(what) => write!(f, " ({what})")?,
            ErrorDetail::Template { line, column, kind, .. } => {
                write!(f, " (line {line}, column {column}: {})", kind.code())?;
            }
            ErrorDetail::Edit(error) => write!(f, " ({})", edit_error_code(*error))?,
            ErrorDetail::Pack(PackProblem::Unreadable) => f.write_str(" (unreadable)")?,
            ErrorDetail::Pack(PackProblem::Encoding) => f.write_str(" (encoding)")?,
            ErrorDetail::Pack(PackProblem::Entry { line, column, fault }) => {
                write!(f, " (line {line}, column {column}: {})", pack_fault_code(fault))?;
            }
            ErrorDetail::Keys(error) => write!(f, " ({error})")?,
            ErrorDetail::ReadyList(error) => write!(f, " ({error})")?,
        }
        match &self.path {
            Some(path) => write!(f, ": {}", path.display()),
            None => Ok(()),
        }
    }
}

/// The arguments of a message, by name.
pub(crate) type MessageArgs = Vec<(&'static str, MessageArg)>;

fn text(value: impl Into<String>) -> MessageArg {
    MessageArg::Text(value.into())
}

fn position(line: usize, column: usize) -> MessageArgs {
    vec![("line", MessageArg::Count(line)), ("column", MessageArg::Count(column))]
}

fn ron_args(error: &RonError) -> MessageArgs {
    let kind: &str = error.kind.into();
    let mut args = position(error.line, error.column);
    args.extend([("reason", text(kind)), ("name", text(&*error.name))]);
    args
}

impl ErrorDetail {
    /// The arguments of the message: positions and names, and a `reason` from which the message selects its words.
    pub(crate) fn args(&self) -> MessageArgs {
        match self {
            Self::None => vec![("detail", text("")), ("number", MessageArg::Count(0))],
            Self::System { number, message } => {
                let number = number.and_then(|number| usize::try_from(number).ok()).unwrap_or_default();
                vec![("detail", text(&**message)), ("number", MessageArg::Count(number))]
            }
            Self::Ron(error) => ron_args(error),
            Self::Version(version) => vec![("version", text(version.to_string()))],
            Self::Line(line) => vec![("line", MessageArg::Count(*line))],
            Self::Damage(what) => vec![("detail", text(&**what))],
            Self::Template { line, column, kind, part } => {
                let mut args = position(*line, *column);
                args.push(("what", MessageArg::Message(format!("template-{}", kind.code()))));
                args.extend([("parts", MessageArg::Count(usize::from(!part.is_empty()))), ("part", text(&**part))]);
                args
            }
            Self::Edit(error) => {
                let number = match error {
                    EditError::InvalidBlock(index) => index + 1,
                    _ => 0,
                };
                vec![("reason", text(edit_error_code(*error))), ("number", MessageArg::Count(number))]
            }
            Self::Pack(problem) => problem.args(),
            Self::Keys(error) => error.args(),
            // The message names the file and shows what is wrong with it in the words of the parser.
            Self::ReadyList(error) => vec![("detail", text(error.to_string()))],
        }
    }
}

impl PackProblem {
    fn args(&self) -> MessageArgs {
        match self {
            Self::Unreadable => vec![("fault", text("unreadable"))],
            Self::Encoding => vec![("fault", text("encoding"))],
            Self::Ron(error) => {
                let mut args = ron_args(error);
                args.push(("fault", text("ron")));
                args
            }
            Self::Entry { line, column, fault } => {
                let mut args = position(*line, *column);
                args.push(("fault", text(pack_fault_code(fault))));
                match fault {
                    PackFault::Ron(_) => {}
                    PackFault::Count { entry, needed, found } => args.extend([
                        ("entry", text(*entry)),
                        ("needed", MessageArg::Count(*needed)),
                        ("found", MessageArg::Count(*found)),
                    ]),
                    PackFault::NoWord { entry, text: value } | PackFault::Offset { entry, text: value } => {
                        args.extend([("entry", text(*entry)), ("text", text(&**value))]);
                    }
                    PackFault::Pattern { text: value, why } => {
                        args.extend([("text", text(&**value)), ("reason", text(why.code()))]);
                    }
                    PackFault::Twice { entry, other, text: value } => {
                        args.extend([("entry", text(*entry)), ("other", text(*other)), ("text", text(&**value))]);
                    }
                }
                args
            }
        }
    }
}

fn pack_fault_code(fault: &PackFault) -> &'static str {
    match fault {
        PackFault::Ron(_) => "ron",
        PackFault::Count { .. } => "count",
        PackFault::NoWord { .. } => "no-word",
        PackFault::Pattern { .. } => "pattern",
        PackFault::Offset { .. } => "offset",
        PackFault::Twice { .. } => "twice",
    }
}

fn edit_error_code(error: EditError) -> &'static str {
    match error {
        EditError::OutOfRange => "out-of-range",
        EditError::InvalidBlock(_) => "invalid-block",
        EditError::UnknownPassage(_) => "unknown-passage",
        EditError::InvalidDate => "invalid-date",
    }
}

impl KeymapError {
    fn args(&self) -> MessageArgs {
        let mut args = match self {
            Self::Syntax(error) => {
                let mut args = ron_args(error);
                args.push(("fault", text("syntax")));
                return args;
            }
            Self::UnknownCommand(command) => vec![("command", text(&**command))],
            Self::UnknownKey(command, keys) | Self::TypesText(command, keys) => {
                vec![("command", text(&**command)), ("keys", text(&**keys))]
            }
            Self::Conflict(first, second, keys) => {
                vec![("command", text(*first)), ("other", text(*second)), ("keys", text(keys.to_string()))]
            }
        };
        args.push((
            "fault",
            text(match self {
                Self::Syntax(_) => "syntax",
                Self::UnknownCommand(_) => "unknown-command",
                Self::UnknownKey(..) => "unknown-key",
                Self::TypesText(..) => "types-text",
                Self::Conflict(..) => "conflict",
            }),
        ));
        args
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, Localizer};
    use crate::workspace::{Notice, RonErrorKind};
    use redaksi_core::packs::PatternError;
    use strum::{IntoEnumIterator as _, VariantArray as _};

    fn ron_errors() -> Vec<RonError> {
        RonErrorKind::iter().map(|kind| RonError { line: 3, column: 7, kind, name: "judul".into() }).collect()
    }

    /// Details of every variant, with the kinds that have them.
    fn reports() -> Vec<ErrorReport> {
        let mut details: Vec<(ErrorKind, ErrorDetail)> = ron_errors()
            .into_iter()
            .flat_map(|error| {
                [
                    (ErrorKind::OpenRon, ErrorDetail::Ron(error.clone())),
                    (ErrorKind::SettingsBroken, ErrorDetail::Ron(error.clone())),
                    (ErrorKind::VocabularyBroken, ErrorDetail::Ron(error.clone())),
                    (ErrorKind::TagsBroken, ErrorDetail::Ron(error.clone())),
                    (ErrorKind::Keys, ErrorDetail::Keys(KeymapError::Syntax(error.clone()))),
                    (ErrorKind::Pack, ErrorDetail::Pack(PackProblem::Ron(error))),
                ]
            })
            .collect();
        let faults = [
            PackFault::Count { entry: "months", needed: 12, found: 11 },
            PackFault::NoWord { entry: "markers", text: "!".into() },
            PackFault::Pattern { text: "*".into(), why: PatternError::Empty },
            PackFault::Pattern { text: "*".into(), why: PatternError::TooBroad },
            PackFault::Pattern { text: "*".into(), why: PatternError::TooLong },
            PackFault::Offset { entry: "zones", text: "XX".into() },
            PackFault::Twice { entry: "markers", other: "labels", text: "Foto".into() },
        ];
        let entries = faults.map(|fault| PackProblem::Entry { line: 1, column: 2, fault });
        for problem in entries.into_iter().chain([PackProblem::Unreadable, PackProblem::Encoding]) {
            details.push((ErrorKind::Pack, ErrorDetail::Pack(problem.clone())));
            details.push((ErrorKind::RulesBroken, ErrorDetail::Pack(problem)));
        }
        let edits = [EditError::OutOfRange, EditError::InvalidBlock(2), EditError::InvalidDate];
        details.extend(edits.map(|error| (ErrorKind::OpenBroken, ErrorDetail::Edit(error))));
        let keys = [
            KeymapError::UnknownCommand("fly".into()),
            KeymapError::UnknownKey("find".into(), "Ctrl+Nope".into()),
            KeymapError::TypesText("find".into(), "f".into()),
            KeymapError::Conflict("clean", "find", "Ctrl+B".parse().unwrap()),
        ];
        details.extend(keys.map(|error| (ErrorKind::Keys, ErrorDetail::Keys(error))));
        for kind in [ErrorKind::DiskOther, ErrorKind::NoWorker] {
            let message = "Input/output error (os error 5)".to_owned();
            details.push((kind, ErrorDetail::System { number: Some(5), message: message.clone() }));
            details.push((kind, ErrorDetail::System { number: None, message }));
        }
        for kind in TemplateErrorKind::VARIANTS {
            for part in ["", "judull"] {
                let detail = ErrorDetail::Template { line: 3, column: 7, kind: *kind, part: part.to_owned() };
                details.push((ErrorKind::ExportTemplate, detail));
            }
        }
        details.push((ErrorKind::ReadDamaged, ErrorDetail::Damage("the part is missing".to_owned())));
        details.push((ErrorKind::OpenNewerVersion, ErrorDetail::Version(9)));
        details.push((ErrorKind::OpenTooDeep, ErrorDetail::Line(9)));
        details.into_iter().map(|(kind, detail)| ErrorReport::new(kind).with_detail(detail)).collect()
    }

    #[test]
    fn every_detail_has_a_sentence_in_each_language_and_none_is_english_in_indonesian() {
        let [english, indonesian] = [Language::English, Language::Indonesian].map(Localizer::new);
        for report in reports() {
            let notice = Notice::from_error(&report);
            let sentences = [&english, &indonesian].map(|i18n| i18n.notice(&notice));
            for sentence in &sentences {
                assert!(!sentence.contains(['{', '$']) && !sentence.contains("  "), "{report:?}: {sentence}");
            }
            let [english, indonesian] = sentences;
            assert_ne!(english, indonesian, "{report:?}");
            let words: Vec<&str> = indonesian.split(|c: char| !c.is_alphanumeric()).collect();
            for word in ["the", "is", "a", "of", "expected", "Expected", "error", "line", "no", "Input"] {
                assert!(!words.contains(&word), "{word}: {indonesian}");
            }
        }
    }

    #[test]
    fn every_kind_that_is_shown_has_a_message() {
        for i18n in [Language::English, Language::Indonesian].map(Localizer::new) {
            for kind in ErrorKind::iter() {
                assert_eq!(i18n.has_msg(&format!("problem-{}", kind.code())), kind.has_message(), "{kind:?}");
            }
        }
    }
}
