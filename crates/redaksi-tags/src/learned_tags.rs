//! What was learned on this machine: how often each tag was accepted and rejected. Stored as plain RON that the user can edit.

use redaksi_core::tags::tag_key;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How often a suggested tag was accepted and rejected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TagDecisions {
    /// The times that it was accepted.
    pub accepted: u32,
    /// The times that it was rejected.
    pub rejected: u32,
}

/// A decision of the user on a suggested tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagDecision {
    /// The tag.
    pub tag: String,
    /// Whether the tag was accepted; else it was rejected.
    pub is_accepted: bool,
    /// Whether the user has undone the decision.
    pub is_undone: bool,
}

/// The decisions of the user on suggested tags.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LearnedTags {
    /// The decisions by the key of the tag.
    tags: BTreeMap<String, TagDecisions>,
}

/// The most that decisions move the log-odds of a suggestion.
const MAX_EFFECT: f32 = 2.5;

impl LearnedTags {
    /// Reads stored decisions.
    ///
    /// # Errors
    /// The place of the first syntax error, as in a vocabulary.
    pub fn read(ron: &str) -> Result<Self, crate::VocabularyError> {
        ron::from_str(ron).map_err(|error| crate::VocabularyError::Syntax {
            line: error.span.start.line,
            column: error.span.start.col,
            what: error.code.to_string(),
        })
    }

    /// Serializes the decisions.
    #[must_use]
    pub fn write(&self) -> String {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).unwrap_or_default()
    }

    /// Records a decision, or takes it back if it is undone.
    pub fn learn(&mut self, decision: &TagDecision) {
        match decision {
            TagDecision { tag, is_accepted, is_undone: true } => self.forget_one(tag, *is_accepted),
            TagDecision { tag, is_accepted: true, .. } => self.record_accepted(tag),
            TagDecision { tag, .. } => self.record_rejected(tag),
        }
    }

    /// Records that a suggestion was accepted.
    pub fn record_accepted(&mut self, tag: &str) {
        let decisions = self.tags.entry(tag_key(tag)).or_default();
        decisions.accepted = decisions.accepted.saturating_add(1);
    }

    /// Records that a suggestion was rejected.
    pub fn record_rejected(&mut self, tag: &str) {
        let decisions = self.tags.entry(tag_key(tag)).or_default();
        decisions.rejected = decisions.rejected.saturating_add(1);
    }

    /// Takes back a recorded decision.
    fn forget_one(&mut self, tag: &str, was_accepted: bool) {
        let key = tag_key(tag);
        if let Some(decisions) = self.tags.get_mut(&key) {
            let count = if was_accepted { &mut decisions.accepted } else { &mut decisions.rejected };
            *count = count.saturating_sub(1);
            if *decisions == TagDecisions::default() {
                self.tags.remove(&key);
            }
        }
    }

    /// Returns the number of tags with decisions.
    #[must_use]
    pub fn count(&self) -> usize {
        self.tags.len()
    }

    /// Forgets all decisions.
    pub fn reset(&mut self) {
        self.tags.clear();
    }

    /// Returns the decisions on a tag; `None` if there are none.
    #[must_use]
    pub fn decisions(&self, tag: &str) -> Option<TagDecisions> {
        self.tags.get(&tag_key(tag)).copied()
    }

    /// Returns by how much the decisions move the log-odds of a suggestion.
    pub(crate) fn effect(&self, tag: &str) -> f32 {
        let Some(decisions) = self.decisions(tag) else { return 0.0 };
        let ratio = f64::from(decisions.accepted.saturating_add(1)) / f64::from(decisions.rejected.saturating_add(1));
        #[allow(clippy::cast_possible_truncation)]
        let effect = ratio.ln() as f32;
        effect.clamp(-MAX_EFFECT, MAX_EFFECT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_move_the_score_and_can_be_forgotten() {
        let mut learned = LearnedTags::default();
        learned.record_accepted("Banjir");
        learned.record_accepted("banjir");
        learned.record_rejected("warga");
        assert!(learned.effect("BANJIR") > 1.0 && learned.effect("warga") < -0.5);
        assert_eq!(LearnedTags::read(&learned.write()), Ok(learned.clone()));
        learned.learn(&TagDecision { tag: "warga".to_owned(), is_accepted: false, is_undone: true });
        assert_eq!(learned.decisions("warga"), None);
        assert_eq!(learned.count(), 1);
        learned.reset();
        assert_eq!(learned.count(), 0);
        assert_eq!(learned, LearnedTags::default());
    }
}
