//! The document list: filter and sort order.

use crate::workspace::state::filter::{DocumentFilter, SortOrder};
use crate::workspace::{Document, DocumentId, Effect, Workspace};
use redaksi_core::article::FieldName;
use redaksi_core::tags::tag_key;
use redaksi_core::text::{Searcher, normalize_for_match};
use std::cmp::Reverse;

impl Workspace {
    /// Filter and sort order of the document list.
    #[must_use]
    pub fn document_filter(&self) -> &DocumentFilter {
        &self.view.filter
    }

    /// The documents that pass the filter, in sort order.
    #[must_use]
    pub fn listed_documents(&self) -> Vec<&Document> {
        let DocumentFilter { stage, order, .. } = &self.view.filter;
        let tag = self.view.filter.tag().map(tag_key);
        let is_wanted = |document: &&Document| {
            let is_named = |searcher: &Searcher| !searcher.find(&normalize_for_match(document.name())).is_empty();
            let has_tag = |wanted: &String| {
                document.article().tags.iter().any(|tag| tag_key(&tag.text).contains(wanted.as_str()))
            };
            let is_match = match &tag {
                Some(wanted) => has_tag(wanted),
                None => self.view.searcher.as_ref().is_none_or(is_named),
            };
            stage.is_none_or(|stage| document.stage() == stage) && is_match
        };
        let mut documents: Vec<&Document> = self.documents.iter().filter(is_wanted).collect();
        match order {
            SortOrder::Opened => {}
            // The latest first, and before it what has no time, such as pasted text.
            SortOrder::Received => {
                documents.sort_by_key(|document| (document.received_at.is_some(), Reverse(document.received_at)));
            }
            SortOrder::Headline => documents.sort_by_cached_key(|document| normalize_for_match(document.name())),
            SortOrder::Stage => documents.sort_by_key(|document| document.stage()),
            SortOrder::Deadline => documents.sort_by_key(|document| {
                // Dates in ISO 8601 sort as text, and the empty text of a missing one sorts last.
                let deadline = document.article().fields.value(FieldName::Deadline);
                (deadline.is_empty(), deadline.to_owned())
            }),
            SortOrder::UndecidedPromos => {
                documents.sort_by_key(|document| Reverse(document.promo_counts().open));
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
