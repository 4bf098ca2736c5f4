//! Subject tags of news stories: the vocabulary of a desk, names and key phrases found in a story, and the suggestions
//! made from both. Opens no file, starts no thread and reads no clock.

mod affixes;
mod candidates;
mod entities;
mod gazetteer;
mod glued_words;
mod import;
mod key_phrases;
mod language_pack;
mod learned_tags;
mod mentions;
mod names;
mod near_duplicates;
mod offices;
mod phrase_trie;
mod ranker;
mod story_input;
mod story_words;
mod suggest;
mod suggestion_groups;
mod tag_forms;
mod tag_kind;
mod variants;
mod vocabulary;
mod vocabulary_index;
mod word_list;
mod words;

pub use import::{
    TagUse, tags_from_csv, tags_from_json_ld, tags_from_list, tags_from_stories, tags_from_turtle, uses_of_tags,
};
pub use language_pack::guess_language;
pub use learned_tags::{LearnedTags, TagDecision, TagDecisions};
pub use names::{NameSpan, find_names};
pub use near_duplicates::{NearDuplicate, NearDuplicateKind, near_duplicates};
pub use ranker::TagRanker;
pub use story_input::{StoryInput, TagEvidence, TextPart};
pub use suggest::{
    StoryCandidates, SuggestOptions, Suggestion, TagReason, came_with_story, feature_names, suggest, suggest_implied,
};
pub use suggestion_groups::{SuggestionGroup, group_suggestions};
pub use tag_forms::{TagForm, write_tags};
pub use tag_kind::TagKind;
/// Returns a tag in the form in which spellings are compared: small letters without accents and punctuation.
#[must_use]
pub fn folded_tag(tag: &str) -> String {
    words::folded_words(tag).join(" ")
}

pub use vocabulary::{TagEntry, Vocabulary, VocabularyError};
