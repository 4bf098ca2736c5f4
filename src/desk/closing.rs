//! Closing stories and the window: never without a question where changes are not saved.

use super::{Answer, Desk, Effect, StoryId};

/// A question about unsaved changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// The story that has them.
    pub story: StoryId,
    /// Whether the window closes afterwards, and not the story alone.
    pub quits: bool,
    /// Whether the answer was Save and the write is awaited.
    pub is_saving: bool,
}

impl Desk {
    pub(super) fn close_active(&mut self) -> Vec<Effect> {
        let Some(story) = self.active() else { return Vec::new() };
        let (story, is_saving) = (story.id(), story.is_saving());
        if self.is_settled(story) {
            return self.close(story);
        }
        self.question = Some(Question { story, quits: false, is_saving });
        Vec::new()
    }

    /// Closes the window, or asks about the first story with unsaved changes.
    pub(super) fn quit(&mut self) -> Vec<Effect> {
        let unsettled = self.stories.iter().find(|story| !self.is_settled(story.id()));
        let Some((story, is_saving)) = unsettled.map(|story| (story.id(), story.is_saving())) else {
            let all: Vec<StoryId> = self.stories.iter().map(super::Story::id).collect();
            let mut effects: Vec<Effect> = all.into_iter().flat_map(|id| self.forget(id)).collect();
            effects.push(Effect::Quit);
            return effects;
        };
        self.active = Some(story);
        self.asking = None;
        self.question = Some(Question { story, quits: true, is_saving });
        Vec::new()
    }

    /// Whether all of the story is on disk and no write of it is under way.
    fn is_settled(&self, id: StoryId) -> bool {
        self.story(id).is_some_and(|story| story.is_saved() && !story.is_saving())
    }

    pub(super) fn answer(&mut self, answer: Answer) -> Vec<Effect> {
        let Some(question) = self.question.take() else { return Vec::new() };
        match answer {
            Answer::Cancel => Vec::new(),
            Answer::Discard => {
                let mut effects = self.close(question.story);
                if question.quits {
                    effects.extend(self.quit());
                }
                effects
            }
            Answer::Save => {
                self.active = Some(question.story);
                let effects = self.save();
                self.question = Some(Question { is_saving: true, ..question });
                effects
            }
        }
    }

    /// After a write: closes the story that was to be closed, or asks again where it has changed since.
    pub(super) fn go_on_closing(&mut self, saved: StoryId) -> Vec<Effect> {
        let Some(question) = self.question.filter(|question| question.is_saving && question.story == saved) else {
            return Vec::new();
        };
        if self.story(saved).is_some_and(super::Story::is_saving) {
            return Vec::new();
        }
        if !self.is_settled(saved) {
            self.question = Some(Question { is_saving: false, ..question });
            return Vec::new();
        }
        self.question = None;
        // Where the window closes, the story stays a part of the session.
        if question.quits { self.quit() } else { self.close(saved) }
    }

    /// Takes a story off the desk, and out of the journal.
    fn close(&mut self, id: StoryId) -> Vec<Effect> {
        let effects = self.forget(id);
        self.remove(id);
        effects
    }

    pub(super) fn remove(&mut self, id: StoryId) {
        let Some(at) = self.stories.iter().position(|story| story.id() == id) else { return };
        // What was asked about it is asked no longer.
        self.dispute = self.dispute.take().filter(|dispute| dispute.story != id);
        self.versions = self.versions.take().filter(|versions| versions.story != id);
        self.asking = self.asking.take().filter(|asking| asking.story() != Some(id));
        self.stories.remove(at);
        if self.active == Some(id) {
            self.active = self.stories.get(at).or_else(|| self.stories.last()).map(super::Story::id);
        }
    }
}
