//! Why a document cannot be read.

use crate::read::limits::{MAX_DOCUMENT_BYTES, MAX_PARTS};

/// Why a document cannot be read. The message says what happened and what the user can do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The bytes are none of the known kinds.
    #[error(
        "the program does not know this kind of file; save it as Word (.docx), OpenDocument (.odt), PDF or plain text"
    )]
    UnknownKind,
    /// A binary file of Word 97 to 2003.
    #[error(
        "the file is in the old Word format (.doc), which the program does not read; open it in Word or LibreOffice and save it as .docx"
    )]
    OldWord,
    /// A package of another program, such as a spreadsheet.
    #[error(
        "the file is a spreadsheet, a presentation or an archive and not a text document; copy its text, or save it as .docx"
    )]
    OtherPackage,
    /// A document that only opens with a password.
    #[error(
        "the document is protected with a password; open it in the program that wrote it and save it without the password"
    )]
    Encrypted,
    /// More bytes than [`MAX_DOCUMENT_BYTES`], packed or unpacked.
    #[error("the document is larger than {} MB when unpacked; copy the text that you need into a new document", MAX_DOCUMENT_BYTES / (1024 * 1024))]
    TooLarge,
    /// A part that grows too much when it is unpacked, as in an attack.
    #[error(
        "a part of the document grows suspiciously when it is unpacked, as in an attack on the program; ask the sender for the document in another way"
    )]
    ZipBomb,
    /// More than [`MAX_PARTS`] parts.
    #[error("the document has more than {MAX_PARTS} parts; copy the text that you need into a new document")]
    TooManyParts,
    /// Elements, groups or messages within each other beyond the limit.
    #[error("the parts of the document are nested too deep; open it in the program that wrote it and save it again")]
    TooDeep,
    /// XML that declares entities, which are used to read other files or to exhaust memory.
    #[error(
        "the document declares entities, which are used in attacks; open it in the program that wrote it and save it again"
    )]
    EntityDeclared,
    /// Bytes that do not follow the rules of the format.
    #[error("the document is damaged ({0}); open it in the program that wrote it and save it again")]
    Damaged(String),
    /// A document without any text, such as a scan.
    #[error(
        "the document holds no text; if it is a scan, recognise its text with another program first and open the result"
    )]
    NoText,
}

impl ReadError {
    /// Returns the code of the error in kebab case, as used in message keys.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownKind => "read-unknown-kind",
            Self::OldWord => "read-old-word",
            Self::OtherPackage => "read-other-package",
            Self::Encrypted => "read-encrypted",
            Self::TooLarge => "read-too-large",
            Self::ZipBomb => "read-zip-bomb",
            Self::TooManyParts => "read-too-many-parts",
            Self::TooDeep => "read-too-deep",
            Self::EntityDeclared => "read-entity-declared",
            Self::Damaged(_) => "read-damaged",
            Self::NoText => "read-no-text",
        }
    }

    /// Creates the error for bytes that do not follow the rules of their format.
    pub(crate) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged(what.into())
    }
}
