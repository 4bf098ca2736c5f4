//! Starts the complete checks of documents and takes over their results.

use crate::workspace::checks::pairing::Pairing;
use crate::workspace::state::checks::{CheckReport, TagSuggestion};
use crate::workspace::{Document, DocumentId, Effect, ErrorReport, Job, Notice, RetryableOperation, Workspace};
use redaksi_core::article::body_text;
use redaksi_core::tags::tag_key;
use std::collections::HashSet;

/// The longest body text that is checked on the worker, in bytes. A longer one is no news story.
const MAX_CHECKED_BYTES: usize = 1_000_000;

impl Workspace {
    /// Starts the complete check of the active document, or of another one, if it has changed since the last one. Must be called
    /// regularly. Only one check runs at a time, so that typing does not queue up checks of outdated texts.
    pub fn due_checks(&mut self) -> Vec<Effect> {
        if self.documents.iter().any(|document| document.checks.is_running()) {
            return Vec::new();
        }
        let is_due = |document: &Document| {
            document.promo_counts().bytes <= MAX_CHECKED_BYTES && !document.checks.is_requested(document.revision())
        };
        // The active document first; the others get findings and suggested tags while nothing else is to do.
        let active = self.active().filter(|document| is_due(document)).map(Document::id);
        let Some(id) = active.or_else(|| self.documents.iter().find(|document| is_due(document)).map(Document::id))
        else {
            return Vec::new();
        };
        let Some(document) = self.document_mut(id) else { return Vec::new() };
        let revision = document.revision();
        document.checks.start(revision);
        vec![Effect::RunJob(Job::Check { document: id, revision, article: Box::new(document.article().clone()) })]
    }

    pub(crate) fn on_check_finished(
        &mut self,
        id: DocumentId,
        revision: u64,
        result: Result<Box<CheckReport>, ErrorReport>,
    ) {
        let operation = RetryableOperation::Check(id);
        match result {
            Ok(mut report) => {
                self.notices.resolve(&operation);
                let vocabulary = report.vocabulary.take();
                // The dialog holds the latest one.
                if self.vocabulary_editor().is_none() {
                    self.vocabulary = vocabulary;
                }
                if let Some(document) = self.document_mut(id) {
                    document.checks.finish(revision, *report);
                }
            }
            Err(problem) => {
                if let Some(document) = self.document_mut(id) {
                    document.checks.fail(revision);
                }
                self.notify(Notice::from_error(&problem).of_operation(operation));
            }
        }
    }
}

impl Document {
    /// The suggested tags, the best first, without those that the story has or the user rejected since they were computed.
    #[must_use]
    pub fn tag_suggestions(&self) -> Vec<&TagSuggestion> {
        let Some((report, _)) = self.checks.report(self.revision()) else { return Vec::new() };
        let article = self.article();
        let decided =
            article.tags.iter().map(|tag| tag.text.as_str()).chain(article.rejected_tags.iter().map(String::as_str));
        let decided: HashSet<String> = decided.map(tag_key).collect();
        report.tags.iter().filter(|tag| !decided.contains(&tag_key(&tag.suggestion.tag))).collect()
    }

    /// The paragraphs of the original that belong to those of the story, as far as they are known for the current text.
    #[must_use]
    pub fn pairing(&self) -> Option<Pairing> {
        let (report, is_current) = self.checks.report(self.revision())?;
        let pairing = report.pairing.as_ref().filter(|_| self.article().original.is_some())?;
        if is_current {
            return Some(pairing.clone());
        }
        Some(pairing.moved(&report.text, &body_text(&self.article().body)))
    }
}
