//! Search and replace, in the active document or in all documents. Replacing is one undo step per document.

use crate::workspace::commands::text_edits::sync_dateline_fields;
use crate::workspace::state::batch::BulkUndo;
use crate::workspace::state::search::{Hit, ReplaceRequest, SearchScope};
use crate::workspace::{Document, FocusTarget, MessageArg, Notice, NoticeKind, Workspace};
use redaksi_core::article::{
    Article, Edit, FieldName, MarkKind, Transaction, TransactionName, body_text, locate_offset,
};
use redaksi_core::extract::suggest_slug;
use redaksi_core::packs::Packs;
use redaksi_core::text::Searcher;
use std::collections::HashSet;
use std::ops::Range;
use std::time::Duration;

/// The text that is searched: a field, or the body text for `None`.
#[must_use]
pub fn field_or_body_text(article: &Article, field: Option<FieldName>) -> String {
    match field {
        Some(name) => article.fields.value(name).to_owned(),
        None => body_text(&article.body),
    }
}

/// The fields that are searched. Date fields are not: they are set by parsing.
fn searchable_fields() -> impl Iterator<Item = FieldName> {
    FieldName::ALL.into_iter().filter(|name| !name.is_date())
}

impl Workspace {
    /// Increases each time the search bar is requested; 0 while it is closed.
    #[must_use]
    pub fn search_request(&self) -> u64 {
        self.view.search.as_ref().map_or(0, |search| search.number)
    }

    /// Whether the search bar shows the replacement field.
    #[must_use]
    pub fn is_replace_shown(&self) -> bool {
        self.view.search.as_ref().is_some_and(|search| search.with_replace)
    }

    /// All hits by document, those in fields before those in the text.
    #[must_use]
    pub fn hits(&self, finder: &Searcher, scope: SearchScope) -> Vec<Hit> {
        let wanted = |document: &&Document| match scope {
            SearchScope::AllDocuments => true,
            SearchScope::Selection { document: of, .. } => {
                document.id() == of && self.documents.active_id() == Some(of)
            }
            _ => Some(document.id()) == self.documents.active_id(),
        };
        let in_fields = |name: &FieldName| match scope {
            SearchScope::Document | SearchScope::AllDocuments | SearchScope::Fields => true,
            SearchScope::Headline => *name == FieldName::Headline,
            SearchScope::Body | SearchScope::Selection { .. } => false,
        };
        let in_text = !matches!(scope, SearchScope::Headline | SearchScope::Fields);
        let places = || searchable_fields().filter(in_fields).map(Some).chain(in_text.then_some(None));
        let documents = self.documents().iter().filter(wanted);
        let found = documents.flat_map(|document| {
            let found = places().flat_map(|field| {
                let text = field_or_body_text(document.article(), field);
                let part = match scope {
                    SearchScope::Selection { start, bytes_after, .. } => start..text.len().saturating_sub(bytes_after),
                    _ => 0..text.len(),
                };
                let ranges = finder.find(&text).into_iter();
                let within = ranges.filter(move |range| part.start <= range.start && range.end <= part.end);
                within.map(move |range| Hit { document: document.id(), field, range })
            });
            found.collect::<Vec<_>>()
        });
        found.collect()
    }

    /// Whether a hit lies inside a promo, where nothing is replaced.
    #[must_use]
    pub fn is_protected_hit(&self, hit: &Hit) -> bool {
        hit.field.is_none()
            && self.document(hit.document).is_some_and(|document| document.article().is_protected_at(&hit.range))
    }

    /// Activates the document of a hit, and selects the hit if it is in the text.
    pub(crate) fn go_to_hit(&mut self, hit: &Hit) {
        self.documents.activate(hit.document);
        let Some(document) = self.document_mut(hit.document) else { return };
        if hit.field.is_none() {
            document.set_selection(hit.range.start, hit.range.end);
        } else {
            // The hit is in a field: clear the selection in the text, which is not the hit.
            document.set_caret(document.selection().start);
        }
    }

    /// Closes the search bar and focuses the editor, with the last hit still selected. Does not scroll, since the user
    /// may have scrolled elsewhere.
    pub(crate) fn close_search(&mut self) {
        self.view.search = None;
        if let Some(document) = self.active_mut() {
            let selected = document.selection();
            document.set_selection_without_scroll(selected.start, selected.end);
        }
        self.view.request_focus(FocusTarget::Editor);
    }

    /// Replaces the hits that still match at the position where they were found.
    pub(crate) fn replace_hits(&mut self, request: &ReplaceRequest, now: Duration) {
        let Ok(Some(finder)) = Searcher::new(&request.query) else { return };
        self.notices.mark_stale();
        let (mut replaced, mut documents, mut skipped) = (0, 0, 0);
        let mut bulk_undo = BulkUndo::default();
        for document in self.documents.iter_mut() {
            let hits: Vec<&Hit> = request.hits.iter().filter(|hit| hit.document == document.id()).collect();
            let (edits, done) = replacement_edits(document.article(), &hits, &finder, &request.with, &self.packs);
            skipped += hits.len() - done;
            if done > 0
                && document.apply(Transaction { name: TransactionName::Replace(done), edits }, None, now).is_ok()
            {
                (replaced, documents) = (replaced + done, documents + 1);
                bulk_undo.record(document);
            }
        }
        self.record_bulk_undo(bulk_undo);
        let notice =
            Notice::info(NoticeKind::Replaced).with_count(replaced).with_arg("stories", MessageArg::Count(documents));
        self.notify_all_documents(notice.with_arg("left", MessageArg::Count(skipped)));
    }
}

/// Whether a text can stand in an address: small letters, digits and hyphens.
fn is_slug(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Whether a byte range of the body text is in a dateline, and in capitals as its place is.
fn is_dateline_in_capitals(article: &Article, range: &Range<usize>) -> bool {
    let (block, start) = locate_offset(&article.body, range.start);
    let Some(block) = article.body.get(block) else { return false };
    let is_in_dateline = block.marks.iter().any(|mark| {
        mark.kind == MarkKind::Dateline && mark.range.start <= start && start + range.len() <= mark.range.end
    });
    let words = block.text.get(start..start + range.len()).unwrap_or_default();
    let is_upper = words.chars().filter(|c| c.is_alphabetic()).count() > 1 && !words.chars().any(char::is_lowercase);
    is_in_dateline && is_upper
}

/// The edits that replace the hits in an article, and the number of hits that can be replaced. Hits inside promos
/// cannot.
fn replacement_edits(
    article: &Article,
    hits: &[&Hit],
    finder: &Searcher,
    with: &str,
    packs: &Packs,
) -> (Vec<Edit>, usize) {
    let (mut edits, mut done) = (Vec::new(), 0);
    let current_hits = |field| {
        let text = field_or_body_text(article, field);
        let wanted: HashSet<&Range<usize>> =
            hits.iter().filter(|hit| hit.field == field).map(|hit| &hit.range).collect();
        let mut ranges = if wanted.is_empty() { Vec::new() } else { finder.find(&text) };
        ranges.retain(|range| wanted.contains(range));
        (text, ranges)
    };
    for name in searchable_fields() {
        let (mut text, ranges) = current_hits(Some(name));
        let whole = text.clone();
        for range in ranges.iter().rev() {
            text.replace_range(range.clone(), &finder.replacement(&whole, range, with).replace(['\n', '\r'], " "));
        }
        if !ranges.is_empty() {
            if name == FieldName::Slug && is_slug(&whole) && !is_slug(&text) {
                let language = article.fields.value(FieldName::Language);
                text = suggest_slug(&text.replace('-', " "), language, usize::MAX, packs);
            }
            let field = article.fields.get(name).cloned().unwrap_or_default();
            edits.push(Edit::Field { name, field: field.with_edited_value(text) });
            done += ranges.len();
        }
    }
    let (text, ranges) = current_hits(None);
    let mut working = (!ranges.is_empty()).then(|| article.clone());
    // From the end, so that the positions of the remaining hits stay valid.
    for range in ranges.iter().rev() {
        let Some(working) = &mut working else { break };
        let mut replacement = finder.replacement(&text, range, with);
        if is_dateline_in_capitals(article, range) {
            replacement = replacement.to_uppercase();
        }
        let Ok(splice) = working.splice(range.clone(), &replacement) else { continue };
        if working.apply_all(splice.edits.clone()).is_ok() {
            edits.extend(splice.edits);
            done += 1;
        }
    }
    if let Some(working) = working {
        edits.extend(sync_dateline_fields(article, &article.body, &working.body, packs));
    }
    (edits, done)
}
