//! Errors of pack files, with the position and the entry, so that the author of a pack finds the cause.

/// A pack file that was rejected, with the position of the error.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}, column {column}: {fault}")]
pub struct PackError {
    /// The name of the file.
    pub file: String,
    /// The line of the error, 1-based.
    pub line: usize,
    /// The column of the error in characters, 1-based.
    pub column: usize,
    /// What is wrong, and with which entry.
    pub fault: PackFault,
}

/// What is wrong with a pack.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackFault {
    /// The file is not valid RON, or has an entry with an unknown name or a wrong type.
    #[error("{0}")]
    Ron(String),
    /// A list does not have one entry for each month or day.
    #[error("`{entry}` needs {needed} lists and has {found}")]
    Count {
        /// The entry.
        entry: &'static str,
        /// How many lists it needs.
        needed: usize,
        /// How many it has.
        found: usize,
    },
    /// A phrase has no letter and no digit, so it would match every line.
    #[error("\"{text}\" in `{entry}` holds no word")]
    NoWord {
        /// The entry.
        entry: &'static str,
        /// The text in question.
        text: String,
    },
    /// The pattern of a rule is invalid.
    #[error("\"{text}\" in `rules`: {why}")]
    Pattern {
        /// The pattern in question.
        text: String,
        /// Why it is invalid.
        why: super::PatternError,
    },
    /// The offset of a time zone is outside of -12:00 to +14:00.
    #[error("\"{text}\" in `{entry}` has an offset that no place on earth has")]
    Offset {
        /// The entry.
        entry: &'static str,
        /// The name of the zone.
        text: String,
    },
    /// A phrase is listed under two entries whose meanings exclude each other.
    #[error("\"{text}\" in `{entry}` is in `{other}` already and cannot mean both")]
    Twice {
        /// The later entry.
        entry: &'static str,
        /// The entry that lists it already; equal to `entry` where a name is listed for two months or two weekdays.
        other: &'static str,
        /// The phrase.
        text: String,
    },
}

/// An invalid entry of a pack, with the name of the entry and the text by which `find_position` finds its position.
pub(super) struct RejectedEntry {
    pub fault: PackFault,
    pub entry: &'static str,
    pub text: String,
}
