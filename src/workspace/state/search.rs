//! Search scopes, matches, and requests to replace them.

use crate::workspace::DocumentId;
use redaksi_core::article::FieldName;
use redaksi_core::text::SearchQuery;
use std::ops::Range;

/// The scope of a search.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SearchScope {
    /// The text, the headline and the fields of the active document.
    #[default]
    Document,
    /// The text only.
    Body,
    /// A range of the text.
    Selection {
        /// The document.
        document: DocumentId,
        /// The start of the range, in bytes of the body text.
        start: usize,
        /// The number of bytes of the body text after the range. Counting from the end keeps the range correct when
        /// replacements change its length.
        bytes_after: usize,
    },
    /// The headline only.
    Headline,
    /// The fields including the headline, without the text.
    Fields,
    /// The text, the headline and the fields of all open documents.
    AllDocuments,
}

impl SearchScope {
    /// Every scope except a range of the text, which depends on the document.
    pub const ALL: [Self; 5] = [Self::Document, Self::Body, Self::Headline, Self::Fields, Self::AllDocuments];

    /// The name in kebab case, as used in message identifiers.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Document => "story",
            Self::Body => "body",
            Self::Selection { .. } => "selection",
            Self::Headline => "headline",
            Self::Fields => "fields",
            Self::AllDocuments => "every",
        }
    }
}

/// A search hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The document.
    pub document: DocumentId,
    /// The field; `None` for the body text.
    pub field: Option<FieldName>,
    /// The range, in bytes of the field or of the body text.
    pub range: Range<usize>,
}

/// A request to replace hits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplaceRequest {
    /// The query that found the hits.
    pub query: SearchQuery,
    /// The replacement.
    pub with: String,
    /// The hits to replace.
    pub hits: Vec<Hit>,
}
