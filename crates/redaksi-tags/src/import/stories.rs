//! The tags of earlier stories as a vocabulary.

use super::list::known_kind;
use crate::vocabulary::{TagEntry, Vocabulary};
use redaksi_core::tags::tag_key;
use std::collections::{BTreeMap, HashMap};

/// How a tag is used in stories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagUse {
    /// The spelling that most stories have.
    pub tag: String,
    /// The indexes of the stories, in order.
    pub stories: Vec<usize>,
}

/// Returns the tags of stories, those of most stories first. Spellings with the same key, or that a vocabulary knows as forms of one
/// tag, are one tag.
#[must_use]
pub fn uses_of_tags<'a, S>(stories: impl IntoIterator<Item = S>, vocabulary: Option<&Vocabulary>) -> Vec<TagUse>
where
    S: IntoIterator<Item = &'a str>,
{
    let mut uses: HashMap<String, (BTreeMap<&str, usize>, Vec<usize>)> = HashMap::new();
    for (index, story) in stories.into_iter().enumerate() {
        for tag in story {
            let key = tag_key(vocabulary.map_or(tag, |vocabulary| vocabulary.canonical(tag)));
            if key.is_empty() {
                continue;
            }
            let (spellings, stories) = uses.entry(key).or_default();
            *spellings.entry(tag).or_default() += 1;
            if stories.last() != Some(&index) {
                stories.push(index);
            }
        }
    }
    let mut uses: Vec<TagUse> = uses
        .into_values()
        .filter_map(|(spellings, stories)| {
            let (spelling, _) = spellings.into_iter().rev().max_by_key(|(_, count)| *count)?;
            let tag = vocabulary.map_or(spelling, |vocabulary| vocabulary.canonical(spelling));
            Some(TagUse { tag: tag.to_owned(), stories })
        })
        .collect();
    uses.sort_by(|a, b| b.stories.len().cmp(&a.stories.len()).then_with(|| a.tag.cmp(&b.tag)));
    uses
}

/// Makes a vocabulary of the tags that at least `least` stories have, most used first.
#[must_use]
pub fn tags_from_stories<'a, S>(stories: impl IntoIterator<Item = S>, least: usize) -> Vec<TagEntry>
where
    S: IntoIterator<Item = &'a str>,
{
    let uses = uses_of_tags(stories, None).into_iter().filter(|used| used.stories.len() >= least);
    uses.map(|used| TagEntry::new(used.tag.as_str(), known_kind(&used.tag))).collect()
}

impl Vocabulary {
    /// Makes a vocabulary of all tags of earlier stories.
    #[must_use]
    pub fn of_stories(stories: &[Vec<String>]) -> Self {
        let mut vocabulary = Self::default();
        vocabulary.add_all(tags_from_stories(stories.iter().map(|tags| tags.iter().map(String::as_str)), 1));
        vocabulary
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_tag_are_counted_together() {
        let stories = [vec!["Banjir", "Demak"], vec!["banjir", "Banjir"], vec!["Banjir"], vec!["gempa"]];
        let uses = uses_of_tags(stories.clone(), None);
        assert_eq!(uses[0], TagUse { tag: "Banjir".to_owned(), stories: vec![0, 1, 2] });
        let names: Vec<String> = tags_from_stories(stories, 2).into_iter().map(|tag| tag.name).collect();
        assert_eq!(names, ["Banjir"]);
    }
}
