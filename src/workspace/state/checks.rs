//! The complete check of a document, which runs on a worker, and what of its result still holds after further edits.

use crate::workspace::checks::pairing::Pairing;
use redaksi_checks::{Finding, FindingLocation};
use redaksi_core::article::Article;
use redaksi_core::text::common_prefix_suffix_len;
use redaksi_tags::{Suggestion, Vocabulary};
use std::ops::Range;
use std::sync::Arc;

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
    /// The revision whose check failed; it is not tried again.
    failed: Option<u64>,
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

    /// Whether a check is running.
    pub fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// Records that the check of a revision was started.
    pub fn start(&mut self, revision: u64) {
        self.running = Some(revision);
    }

    /// The last report, and whether it is about this revision.
    pub fn report(&self, revision: u64) -> Option<(&CheckReport, bool)> {
        self.finished.as_ref().map(|(of, report)| (report, *of == revision))
    }

    /// Whether this revision was checked, or is being checked.
    pub fn is_requested(&self, revision: u64) -> bool {
        [self.running, self.failed].contains(&Some(revision))
            || self.finished.as_ref().is_some_and(|(of, _)| *of == revision)
    }

    /// Records that the check of a revision failed.
    pub fn fail(&mut self, revision: u64) {
        (self.running, self.failed) = (None, Some(revision));
    }

    /// Records the result of a check.
    pub fn finish(&mut self, revision: u64, report: CheckReport) {
        self.running = None;
        let is_outdated = std::mem::take(&mut self.is_running_outdated);
        self.finished = Some((if is_outdated { OUTDATED } else { revision }, report));
        self.generation += 1;
    }

    /// Marks the last check and the running one as checks of an earlier state, so that the document is checked again.
    pub fn outdate(&mut self) {
        self.is_running_outdated = self.running.is_some();
        self.failed = None;
        if let Some((of, _)) = &mut self.finished {
            *of = OUTDATED;
        }
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
    }
}
