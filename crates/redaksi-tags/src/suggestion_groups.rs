//! Suggestions for many stories, put together by tag.

use crate::suggest::Suggestion;
use crate::tag_kind::TagKind;
use redaksi_core::tags::tag_key;
use std::collections::HashMap;

/// A tag that is suggested for one or more stories.
#[derive(Clone, Debug, PartialEq)]
pub struct SuggestionGroup {
    /// The tag.
    pub tag: String,
    /// What it names.
    pub kind: TagKind,
    /// The index of each story.
    pub stories: Vec<usize>,
    /// The sum of the scores.
    pub score: f32,
}

/// Groups the suggestions of stories by tag: those of most stories first, then by score.
#[must_use]
pub fn group_suggestions<'a, S>(stories: impl IntoIterator<Item = S>) -> Vec<SuggestionGroup>
where
    S: IntoIterator<Item = &'a Suggestion>,
{
    let mut groups: Vec<SuggestionGroup> = Vec::new();
    let mut by_key: HashMap<String, usize> = HashMap::new();
    for (story, suggestions) in stories.into_iter().enumerate() {
        for suggestion in suggestions {
            let group = *by_key.entry(tag_key(&suggestion.tag)).or_insert_with(|| {
                groups.push(SuggestionGroup {
                    tag: suggestion.tag.clone(),
                    kind: suggestion.kind,
                    stories: Vec::new(),
                    score: 0.0,
                });
                groups.len() - 1
            });
            groups[group].stories.push(story);
            groups[group].score += suggestion.score;
        }
    }
    groups.sort_by(|a, b| {
        b.stories.len().cmp(&a.stories.len()).then(b.score.total_cmp(&a.score)).then_with(|| a.tag.cmp(&b.tag))
    });
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suggest::TagReason;

    #[test]
    fn a_tag_of_several_stories_is_one_group() {
        let suggestion = |tag: &str, score| Suggestion {
            tag: tag.to_owned(),
            kind: TagKind::Topic,
            score,
            reason: TagReason::Name,
            evidence: None,
            mentions: 1,
            in_vocabulary: false,
            learned: None,
        };
        let stories = [vec![suggestion("gempa", 0.9), suggestion("Banjir", 0.5)], vec![suggestion("banjir", 0.2)]];
        let groups = group_suggestions(&stories);
        assert_eq!((groups[0].tag.as_str(), groups[0].stories.clone()), ("Banjir", vec![0, 1]));
        assert_eq!(groups.len(), 2);
    }
}
