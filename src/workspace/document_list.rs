//! The document list: filter and sort order.

use crate::workspace::state::filter::{DocumentFilter, SortOrder};
use crate::workspace::{Document, DocumentId, Effect, Workspace};
use redaksi_core::article::FieldName;
use redaksi_core::text::{SearchQuery, Searcher, normalize_for_match};

impl Workspace {
    /// Filter and sort order of the document list.
    #[must_use]
    pub fn document_filter(&self) -> &DocumentFilter {
        &self.view.filter
    }

    /// The documents that pass the filter, in sort order.
    #[must_use]
    pub fn listed_documents(&self) -> Vec<&Document> {
        let DocumentFilter { text, stage, order } = &self.view.filter;
        let text = normalize_for_match(text.trim());
        let query = SearchQuery { text, match_case: false, match_accents: false, whole_word: false, is_regex: false };
        // A literal text is always a valid query; an empty one matches every name.
        let searcher = Searcher::new(&query).ok().flatten();
        let is_wanted = |document: &&Document| {
            let is_match = |searcher: &Searcher| !searcher.find(&normalize_for_match(document.name())).is_empty();
            stage.is_none_or(|stage| document.stage() == stage) && searcher.as_ref().is_none_or(is_match)
        };
        let mut documents: Vec<&Document> = self.documents.iter().filter(is_wanted).collect();
        match order {
            SortOrder::Opened => {}
            SortOrder::Headline => documents.sort_by_cached_key(|document| normalize_for_match(document.name())),
            SortOrder::Stage => documents.sort_by_key(|document| document.stage()),
            SortOrder::Deadline => documents.sort_by_key(|document| {
                // Dates in ISO 8601 sort as text, and the empty text of a missing one sorts last.
                let deadline = document.article().fields.value(FieldName::Deadline);
                (deadline.is_empty(), deadline.to_owned())
            }),
            SortOrder::UndecidedPromos => {
                documents.sort_by_key(|document| std::cmp::Reverse(document.promo_counts().open));
            }
        }
        documents
    }

    /// Activates the document `by` places further in the list, wrapping around at the ends; if the active one is
    /// filtered out, the first.
    pub(crate) fn cycle_document(&mut self, by: isize) -> Vec<Effect> {
        let listed: Vec<DocumentId> = self.listed_documents().into_iter().map(Document::id).collect();
        let count = listed.len();
        if count > 0 {
            let at = listed.iter().position(|id| Some(*id) == self.documents.active_id());
            let next = at.map_or(0, |at| (at + count).wrapping_add_signed(by) % count);
            self.documents.activate(listed[next]);
        }
        Vec::new()
    }
}
