//! Errors of the RON parser as a position and a kind; `i18n` has the messages, the parser's own are English only.

use ron::error::{Error, SpannedError};
use serde::de::{DeserializeOwned, IgnoredAny};
use std::fmt;

/// Where and why a RON file does not parse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RonError {
    /// The line, 1-based.
    pub line: usize,
    /// The column in characters, 1-based.
    pub column: usize,
    /// What is wrong.
    pub kind: RonErrorKind,
    /// The entry or the character that the kind is about; empty where it is about none.
    pub name: String,
}

/// What is wrong with a RON file. The name in kebab case selects the variant of the message `ron-error`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumIter, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum RonErrorKind {
    /// The text ends before the last bracket, quote or comment is closed.
    UnexpectedEnd,
    /// A comma is missing.
    MissingComma,
    /// The colon after a name is missing.
    MissingColon,
    /// An opening or a closing bracket is missing.
    MissingBracket,
    /// A value has another type than its entry needs.
    WrongType,
    /// A number is too large or too small for its entry.
    NumberOutOfRange,
    /// No entry has this name.
    UnknownName,
    /// A required entry is missing.
    MissingEntry,
    /// An entry is given twice.
    DuplicateEntry,
    /// A character is at a place where none of its kind may be.
    UnexpectedChar,
    /// A backslash is followed by a character that it cannot escape.
    InvalidEscape,
    /// Text follows the end of the file's value.
    TrailingText,
    /// Brackets are nested too deep.
    TooDeep,
    /// Any other error.
    Other,
}

impl RonError {
    /// The error in parsing this text as a `T`; `None` where it parses.
    #[must_use]
    pub fn find<T: DeserializeOwned>(text: &str) -> Option<Self> {
        let error = ron::from_str::<T>(text).err()?;
        let found = Self::from(&error);
        // The parser expects the next mark there; to the user, the rest is missing.
        let is_at_end = text.lines().count() <= found.line && error.span.end.col > text.lines().last()?.chars().count();
        let is_open = matches!(found.kind, RonErrorKind::MissingComma | RonErrorKind::MissingBracket);
        Some(if is_at_end && is_open { Self { kind: RonErrorKind::UnexpectedEnd, ..found } } else { found })
    }

    /// An error whose position is known and whose kind is not: a syntax error in the text, else a value that its entry
    /// does not accept.
    #[must_use]
    pub fn at(line: usize, column: usize, text: &str) -> Self {
        let found = Self::find::<IgnoredAny>(text);
        let (kind, name) = found.map_or((RonErrorKind::WrongType, String::new()), |found| (found.kind, found.name));
        Self { line, column, kind, name }
    }
}

impl From<&SpannedError> for RonError {
    fn from(error: &SpannedError) -> Self {
        let (kind, name) = classify(&error.code);
        Self { line: error.span.start.line, column: error.span.start.col, kind, name }
    }
}

fn classify(error: &Error) -> (RonErrorKind, String) {
    let kind = match error {
        Error::Eof | Error::ExpectedStringEnd | Error::UnclosedBlockComment | Error::UnclosedLineComment => {
            RonErrorKind::UnexpectedEnd
        }
        Error::ExpectedComma => RonErrorKind::MissingComma,
        Error::ExpectedMapColon => RonErrorKind::MissingColon,
        Error::ExpectedArray
        | Error::ExpectedArrayEnd
        | Error::ExpectedMap
        | Error::ExpectedMapEnd
        | Error::ExpectedOptionEnd
        | Error::ExpectedStructLike
        | Error::ExpectedNamedStructLike(_)
        | Error::ExpectedStructLikeEnd => RonErrorKind::MissingBracket,
        Error::ExpectedBoolean
        | Error::ExpectedChar
        | Error::ExpectedByteLiteral
        | Error::ExpectedFloat
        | Error::ExpectedInteger
        | Error::ExpectedOption
        | Error::ExpectedUnit
        | Error::ExpectedString
        | Error::ExpectedByteString
        | Error::InvalidValueForType { .. }
        | Error::ExpectedDifferentLength { .. } => RonErrorKind::WrongType,
        Error::IntegerOutOfBounds => RonErrorKind::NumberOutOfRange,
        Error::ExpectedDifferentStructName { found, .. }
        | Error::NoSuchEnumVariant { found, .. }
        | Error::NoSuchStructField { found, .. } => return (RonErrorKind::UnknownName, found.clone()),
        Error::MissingStructField { field, .. } => return (RonErrorKind::MissingEntry, (*field).to_owned()),
        Error::DuplicateStructField { field, .. } => return (RonErrorKind::DuplicateEntry, (*field).to_owned()),
        Error::UnexpectedChar(c) | Error::InvalidIntegerDigit { digit: c, .. } => {
            return (RonErrorKind::UnexpectedChar, c.to_string());
        }
        Error::InvalidEscape(_) => RonErrorKind::InvalidEscape,
        Error::TrailingCharacters => RonErrorKind::TrailingText,
        Error::ExceededRecursionLimit => RonErrorKind::TooDeep,
        _ => RonErrorKind::Other,
    };
    (kind, String::new())
}

/// For the log: without the name, which may be text of a story.
impl fmt::Display for RonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind: &str = self.kind.into();
        write!(f, "line {}, column {}: {kind}", self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn errors_of_the_parser_are_classified() {
        let kind = |text: &str| RonError::find::<BTreeMap<String, Vec<String>>>(text).unwrap().kind;
        assert_eq!(kind("{\"a\": [\"x\"]"), RonErrorKind::UnexpectedEnd);
        assert_eq!(kind("{\"a\" [\"x\"]}"), RonErrorKind::MissingColon);
        assert_eq!(kind("{\"a\": [3]}"), RonErrorKind::WrongType);
        assert_eq!(kind("{} lagi"), RonErrorKind::TrailingText);
    }

    #[test]
    fn an_error_with_a_known_position_gets_the_kind_of_the_text() {
        let broken = RonError::at(2, 3, "(\n  judul: \"x\"");
        assert_eq!((broken.line, broken.column, broken.kind), (2, 3, RonErrorKind::UnexpectedEnd));
        assert_eq!(RonError::at(1, 1, "(judul: Promo(3), isi: None)").kind, RonErrorKind::WrongType);
    }
}
