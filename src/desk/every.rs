//! What is done to all open stories at once: each keeps its own step of undo, and the next one that waits is a key away.

use super::{Desk, Effect, Errand, Notice, Story, StoryId, Value};
use crate::formats::Format;
use std::time::Duration;

impl Desk {
    /// Takes the certain promos out of every story: one step of undo in each.
    pub(super) fn clean_every(&mut self, now: Duration) {
        self.told_before = self.notices_given;
        let (mut promos, mut stories) = (0, 0);
        let mut refused = None;
        for story in &mut self.stories {
            let Some(change) = story.article().clean_certain() else { continue };
            let certain = story.tally().certain;
            match story.change(change, None, now) {
                Ok(()) => (promos, stories) = (promos + certain, stories + 1),
                Err(error) => refused = Some(error),
            }
        }
        if let Some(error) = refused {
            self.refuse(&error);
        }
        let open = self.stories.iter().map(|story| story.tally().open).sum();
        let notice = Notice::info("cleaned-every").count(promos);
        self.tell(notice.with("stories", Value::Count(stories)).with("left", Value::Count(open)));
    }

    /// Saves every story that has changes or is in no file of ours yet, and has a place to go to: its own file, or a new one
    /// beside the raw text. What is there already is left alone and asked about.
    pub(super) fn save_every(&mut self) -> Vec<Effect> {
        let waits = |story: &&Story| !story.is_saving() && (!story.is_saved() || story.format().is_none());
        let waiting: Vec<StoryId> = self.stories.iter().filter(waits).map(Story::id).collect();
        let mut effects = Vec::new();
        let mut homeless = 0;
        for id in waiting {
            let Some(story) = self.story(id) else { continue };
            let path = super::suggested_path(story);
            let is_known = story.mark.is_some();
            match (story.path().is_some(), story.format()) {
                (true, Some(format)) => effects.extend(self.save_to(id, path, format, is_known)),
                (true, None) => effects.extend(self.save_to(id, path, Format::Ron, false)),
                (false, _) => homeless += 1,
            }
        }
        if homeless > 0 {
            self.tell(Notice::warning("no-file-yet").count(homeless));
        } else if !effects.iter().any(|effect| matches!(effect, Effect::Run(Errand::Write { .. }))) {
            self.tell(Notice::info("all-saved"));
        }
        effects
    }

    /// Goes to the next story that waits for something: a promo that is not decided about, or a save.
    pub(super) fn next_unfinished(&mut self) {
        let count = self.stories.len();
        let at = self.stories.iter().position(|story| Some(story.id()) == self.active).unwrap_or(0);
        let next = (1..=count).map(|step| &self.stories[(at + step) % count]).find(|story| story.is_unfinished());
        match next.map(Story::id) {
            Some(id) => self.select(id),
            None => self.tell(Notice::info("all-finished")),
        }
    }
}

impl Story {
    /// Whether it waits for something: a promo that is not decided about, or a save.
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        self.tally().open > 0 || !self.is_saved() || self.format().is_none()
    }
}
