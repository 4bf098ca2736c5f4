//! Which documents are listed, in which order, and how far the work on each has come.

/// How far the work on a document has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WorkflowStage {
    /// Unchanged since it was opened.
    Received,
    /// Promos were removed, and nothing else was changed.
    Cleaned,
    /// Changed by hand, or a promo is undecided.
    InProgress,
    /// Saved in full, and every promo is decided.
    Ready,
}

impl WorkflowStage {
    /// Every stage, in the order of the work.
    pub const ALL: [Self; 4] = [Self::Received, Self::Cleaned, Self::InProgress, Self::Ready];

    /// The name in kebab case; its label is the message `stage-<code>`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Cleaned => "cleaned",
            Self::InProgress => "in-work",
            Self::Ready => "ready",
        }
    }
}

/// The sort order of the document list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortOrder {
    /// In the order of opening.
    #[default]
    Opened,
    /// By headline.
    Headline,
    /// By stage, the least finished first.
    Stage,
    /// By the number of undecided promos, the most first.
    UndecidedPromos,
}

impl SortOrder {
    /// Every order.
    pub const ALL: [Self; 4] = [Self::Opened, Self::Headline, Self::Stage, Self::UndecidedPromos];

    /// The name in kebab case; its label is the message `order-<code>`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Headline => "headline",
            Self::Stage => "stage",
            Self::UndecidedPromos => "links",
        }
    }
}

/// Filter and sort order of the document list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentFilter {
    /// Text that the document names contain, ignoring case and accents; blank for all documents.
    pub text: String,
    /// The stage of the documents; `None` for any.
    pub stage: Option<WorkflowStage>,
    /// The sort order.
    pub order: SortOrder,
}
