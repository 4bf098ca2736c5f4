//! What is wrong with a glossary file, and where.

use std::fmt;

/// A glossary that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlossaryError {
    /// The line, 1-based.
    pub line: usize,
    /// The column, 1-based, in characters.
    pub column: usize,
    /// What is wrong there.
    pub kind: GlossaryErrorKind,
}

/// What is wrong with a glossary.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GlossaryErrorKind {
    /// It is not valid RON; what the parser says.
    #[error("this is not valid RON: {0}")]
    Ron(String),
    /// The first line of a CSV file has no column of this name.
    #[error("the first line must name the columns term,translation,banned,note; the column `{0}` is missing")]
    ColumnMissing(&'static str),
    /// A row of a CSV file has more cells than the first line; how many, and how many are right.
    #[error("this row has {0} cells, but the first line names {1} columns; put text with a separator in quotes")]
    TooManyCells(usize, usize),
    /// A quoted cell of a CSV file never ends.
    #[error("the quotation mark of this cell is never closed")]
    QuoteUnclosed,
    /// An entry has no term.
    #[error("an entry has no term")]
    TermMissing,
    /// An entry has no translation; its term.
    #[error("the term `{0}` has no translation")]
    TranslationMissing(String),
    /// Two entries have the same term; the term.
    #[error("the term `{0}` is there twice")]
    TermRepeated(String),
    /// A translation is approved and banned at once; the term and the translation.
    #[error("the translation `{1}` of the term `{0}` is approved and banned at once")]
    ApprovedAndBanned(String, String),
}

impl fmt::Display for GlossaryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.kind)
    }
}

impl std::error::Error for GlossaryError {}
