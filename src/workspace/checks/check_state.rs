//! The complete check of a document, which runs on a worker, and what of its result still holds after further edits.

use crate::workspace::checks::pairing::Pairing;
use crate::workspace::{Document, DocumentId, Effect, ErrorReport, Job, Notice, RetryableOperation, Workspace};
use redaksi_checks::{Finding, FindingLocation};
use redaksi_core::article::{Article, body_text};
use redaksi_core::tags::tag_key;
use redaksi_core::text::common_prefix_suffix_len;
use redaksi_tags::{Suggestion, Vocabulary};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

/// The longest body text that is checked on the worker, in bytes. A longer one is no news story.
const MAX_CHECKED_BYTES: usize = 1_000_000;

/// The revision of a check whose result is no longer complete. No document has so many revisions.
const OUTDATED: u64 = u64::MAX;

/// Which checks a complete check consisted of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CheckScope {
    /// Whether the story was compared with its original.
    pub has_original: bool,
    /// Whether a dictionary for the language of the story was found.
    pub has_dictionary: bool,
    /// Whether the desk has a glossary.
    pub has_glossary: bool,
}

/// The result of a complete check.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckReport {
    /// The body text that was checked.
    pub text: String,
    /// All findings, those of the quick checks included.
    pub findings: Vec<Finding>,
    /// The paragraphs of the original that belong to those of the story; `None` without an original.
    pub pairing: Option<Pairing>,
    /// The suggested tags, the best first.
    pub tags: Vec<TagSuggestion>,
    /// Files of the desk, such as the glossary, that could not be read: a sentence for each.
    pub problems: Vec<String>,
    /// The vocabulary of the desk, if it has one. The workspace takes it out of the report.
    pub vocabulary: Option<Arc<Vocabulary>>,
    /// Which checks ran.
    pub scope: CheckScope,
}

/// A suggested tag with the words of the story that earned it.
#[derive(Clone, Debug, PartialEq)]
pub struct TagSuggestion {
    /// The suggestion.
    pub suggestion: Suggestion,
    /// The sentence that earned it; empty if another tag implies it.
    pub sentence: String,
}

/// The last complete check of a document, and the running one.
#[derive(Debug, Default)]
pub(crate) struct CheckState {
    finished: Option<(u64, CheckReport)>,
    /// The revision that is being checked.
    running: Option<u64>,
    /// Whether the running check uses files that have changed since it was started.
    is_running_outdated: bool,
    /// Increases with each finished check.
    generation: u64,
}

impl CheckState {
    /// Increases with each finished check.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// The last report, and whether it is about this revision.
    pub fn report(&self, revision: u64) -> Option<(&CheckReport, bool)> {
        self.finished.as_ref().map(|(of, report)| (report, *of == revision))
    }

    /// Whether this revision was checked, or is being checked.
    fn is_requested(&self, revision: u64) -> bool {
        self.running == Some(revision) || self.finished.as_ref().is_some_and(|(of, _)| *of == revision)
    }

    fn finish(&mut self, revision: u64, report: CheckReport) {
        self.running.take_if(|running| *running == revision);
        let is_outdated = std::mem::take(&mut self.is_running_outdated);
        self.finished = Some((if is_outdated { OUTDATED } else { revision }, report));
        self.generation += 1;
    }

    /// Marks the last check and the running one as checks of an earlier state, so that the document is checked again.
    pub fn outdate(&mut self) {
        self.is_running_outdated = self.running.is_some();
        if let Some((of, _)) = &mut self.finished {
            *of = OUTDATED;
        }
    }
}

impl Workspace {
    /// Starts the complete check of the active document, or of another one, if it has changed since the last one. Must be called regularly. Only one
    /// check runs at a time, so that typing does not queue up checks of outdated texts.
    pub fn due_checks(&mut self) -> Vec<Effect> {
        if self.documents.iter().any(|document| document.checks.running.is_some()) {
            return Vec::new();
        }
        let is_due = |document: &Document| {
            document.promo_counts().bytes <= MAX_CHECKED_BYTES && !document.checks.is_requested(document.revision())
        };
        // The active document first; the others get findings and suggested tags while nothing else is to do.
        let active = self.active().filter(|document| is_due(document)).map(Document::id);
        let Some(id) = active.or_else(|| self.documents.iter().find(|document| is_due(document)).map(Document::id)) else {
            return Vec::new();
        };
        let Some(document) = self.document_mut(id) else { return Vec::new() };
        let revision = document.revision();
        document.checks.running = Some(revision);
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
                    document.checks.finish(revision, CheckReport::default());
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
        let decided = article.tags.iter().map(|tag| tag.text.as_str()).chain(article.rejected_tags.iter().map(String::as_str));
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

/// The difference between a checked text and the current one: a single changed part, as the checks follow the typing closely.
pub(crate) struct TextChange {
    prefix: usize,
    old_end: usize,
    new_end: usize,
}

impl TextChange {
    pub fn between(old: &str, new: &str) -> Self {
        let (prefix, suffix) = common_prefix_suffix_len(old, new);
        let suffix = suffix.min(old.len().min(new.len()) - prefix);
        Self { prefix, old_end: old.len() - suffix, new_end: new.len() - suffix }
    }

    /// Where a range of the old text is in the new one; `None` if it touches the changed part.
    pub fn moved(&self, range: &Range<usize>) -> Option<Range<usize>> {
        if range.end <= self.prefix {
            return Some(range.clone());
        }
        let shifted = |at: usize| at - self.old_end + self.new_end;
        (range.start >= self.old_end).then(|| shifted(range.start)..shifted(range.end))
    }
}

/// Moves a finding about an earlier text to the current one; `None` if its words were changed.
pub(crate) fn moved_finding(finding: &Finding, change: &TextChange, article: &Article) -> Option<Finding> {
    let location = match &finding.location {
        FindingLocation::Text(range) => FindingLocation::Text(change.moved(range)?),
        FindingLocation::FieldText(name, range) => {
            let text = article.fields.value(*name).get(range.clone())?;
            (text == finding.text).then(|| FindingLocation::FieldText(*name, range.clone()))?
        }
        FindingLocation::Passage(id) => {
            article.passage(*id)?;
            FindingLocation::Passage(*id)
        }
        other @ (FindingLocation::Field(_) | FindingLocation::Story) => other.clone(),
    };
    Some(finding.clone().at(location))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_moves_with_the_text_and_is_dropped_where_the_text_changed() {
        let moved = |old: &str, new: &str, words: &str| {
            let at = old.find(words).unwrap();
            TextChange::between(old, new).moved(&(at..at + words.len())).map(|range| new[range].to_owned())
        };
        assert_eq!(moved("satu dua tiga", "satu dua lagi tiga", "satu").as_deref(), Some("satu"));
        assert_eq!(moved("satu dua tiga", "satu dua lagi tiga", "tiga").as_deref(), Some("tiga"));
        assert_eq!(moved("satu dua tiga", "satu dwi tiga", "dua"), None);
        assert_eq!(moved("satu dua tiga", "tiga", "tiga").as_deref(), Some("tiga"));
        assert_eq!(moved("aaa", "aaaa", "aaa"), None);
    }
}
