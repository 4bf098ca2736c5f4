//! Identifiers of open documents.

/// The identifier of an open document; never reused while the program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentId(pub(crate) u64);

impl DocumentId {
    /// The number, for widget identifiers and journal entries.
    #[must_use]
    pub fn number(self) -> u64 {
        self.0
    }
}
