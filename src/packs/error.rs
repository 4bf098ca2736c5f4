//! Why a pack was refused, said so that its author finds the place.

/// A pack file that was refused, with the place of the fault.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}, column {column}: {fault}")]
pub struct PackError {
    /// The name of the file.
    pub file: String,
    /// Where the fault is, 1-based.
    pub line: usize,
    /// Where in the line, 1-based.
    pub column: usize,
    /// What is wrong, and with which entry.
    pub fault: PackFault,
}

/// What is wrong with a pack.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackFault {
    /// It is no RON, or has an entry of an unknown name or of another shape.
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
    /// An entry holds no letter and no digit, so it would fit every line.
    #[error("\"{text}\" in `{entry}` holds no word")]
    NoWord {
        /// The entry.
        entry: &'static str,
        /// The text in question.
        text: String,
    },
    /// A pattern of a rule is none.
    #[error("\"{text}\" in `rules`: {why}")]
    Pattern {
        /// The pattern in question.
        text: String,
        /// Why it is none.
        why: super::PatternError,
    },
    /// A time zone lies outside of -12:00 to +14:00.
    #[error("\"{text}\" in `{entry}` has an offset that no place on earth has")]
    Offset {
        /// The entry.
        entry: &'static str,
        /// The name of the zone.
        text: String,
    },
    /// A phrase is given two meanings of which only one can hold.
    #[error("\"{text}\" in `{entry}` stands in `{other}` already and cannot mean both")]
    Twice {
        /// The later entry.
        entry: &'static str,
        /// The entry that has it already; the same one where it names two months or two days.
        other: &'static str,
        /// The phrase.
        text: String,
    },
}
