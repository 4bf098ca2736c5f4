//! Tags typed by the user: completed and spelled from the tag history, and added to it when the document is saved.

use crate::workspace::{Desk, Effect, Errand, Notice, StoryId};
use crate::article::{Change, ChangeName, Edit, Tag};
use crate::tags;
use crate::tags::{Vocabulary, key};
use std::borrow::Cow;
use std::time::Duration;

impl Desk {
    /// Up to `most` tags that complete the typed text, without those of the active document.
    #[must_use]
    pub fn tags_like(&self, typed: &str, most: usize) -> Vec<String> {
        if crate::text::is_blank(typed) {
            return Vec::new();
        }
        let tags = self.active().map_or(&[][..], |story| &story.article().tags);
        let present: Vec<&str> = tags.iter().map(|tag| tag.text.as_str()).collect();
        self.known_tags().complete(typed, &present, most).into_iter().map(str::to_owned).collect()
    }

    /// The tag history plus the tags typed in the open documents. Tags removed again, such as typing errors, are not
    /// offered.
    fn known_tags(&self) -> Cow<'_, Vocabulary> {
        let mut known = Cow::Borrowed(&self.vocabulary);
        for story in &self.stories {
            for tag in story.typed_tags() {
                known.to_mut().count(tag);
            }
        }
        known
    }

    pub(crate) fn add_tags(&mut self, typed: &str, now: Duration) {
        let Some(story) = self.active() else { return };
        let present: Vec<&str> = story.article().tags.iter().map(|tag| tag.text.as_str()).collect();
        let fresh = tags::parse_list(typed, &present);
        if fresh.is_empty() {
            if !crate::text::is_blank(typed) {
                self.tell(Notice::info("tag-present"));
            }
            return;
        }
        let known = self.known_tags();
        // A tag typed in lower case takes the known spelling; upper case letters are kept as typed.
        let with_known_spelling = |tag: &String| match known.known(tag) {
            Some(known) if !tag.chars().any(char::is_uppercase) => Tag::new(known),
            _ => Tag::new(tag.as_str()),
        };
        let tags: Vec<Tag> = fresh.iter().map(with_known_spelling).collect();
        if let Some(story) = self.active_mut() {
            story.typed_tags.extend(tags.iter().map(|tag| tag.text.clone()));
        }
        let name = ChangeName::AddTags(tags.len());
        self.change(now, |article| {
            let edits = vec![Edit::Tags { at: article.tags.len(), remove: 0, insert: tags }];
            Some(Change { name, edits })
        });
    }

    /// Adds the tags typed in a saved document to the tag history.
    pub(crate) fn learn_tags(&mut self, id: StoryId) -> Option<Effect> {
        let story = self.story_mut(id)?;
        let used: Vec<String> = story.typed_tags().map(str::to_owned).collect();
        let is_used = |tag: &String| used.iter().any(|used| key(used) == key(tag));
        // A removed tag may come back by undo, so it stays pending until the next save.
        story.typed_tags.retain(|tag| !is_used(tag));
        if used.is_empty() {
            return None;
        }
        for tag in &used {
            self.vocabulary.count(tag);
        }
        Some(Effect::Run(Errand::KeepVocabulary(self.vocabulary.write())))
    }
}
