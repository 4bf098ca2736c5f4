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
        let id = story.id();
        if story.is_saved() {
            self.remove(id);
        } else {
            self.question = Some(Question { story: id, quits: false, is_saving: false });
        }
        Vec::new()
    }

    /// Closes the window, or asks about the first story with unsaved changes.
    pub(super) fn quit(&mut self) -> Vec<Effect> {
        match self.stories.iter().find(|story| !story.is_saved()).map(super::Story::id) {
            Some(story) => {
                self.active = Some(story);
                self.asking = None;
                self.question = Some(Question { story, quits: true, is_saving: false });
                Vec::new()
            }
            None => vec![Effect::Quit],
        }
    }

    pub(super) fn answer(&mut self, answer: Answer) -> Vec<Effect> {
        let Some(question) = self.question.take() else { return Vec::new() };
        match answer {
            Answer::Cancel => Vec::new(),
            Answer::Discard => {
                self.remove(question.story);
                if question.quits { self.quit() } else { Vec::new() }
            }
            Answer::Save => {
                self.active = Some(question.story);
                let effects = self.save();
                self.question = Some(Question { is_saving: true, ..question });
                effects
            }
        }
    }

    /// After a save: closes the story that was to be closed, where nothing was typed since.
    pub(super) fn go_on_closing(&mut self, saved: StoryId) -> Vec<Effect> {
        let Some(question) = self.question.filter(|question| question.is_saving && question.story == saved) else {
            return Vec::new();
        };
        self.question = None;
        if self.story(saved).is_some_and(|story| !story.is_saved()) {
            return Vec::new();
        }
        self.remove(saved);
        if question.quits { self.quit() } else { Vec::new() }
    }

    fn remove(&mut self, id: StoryId) {
        let Some(at) = self.stories.iter().position(|story| story.id() == id) else { return };
        self.stories.remove(at);
        if self.active == Some(id) {
            self.active = self.stories.get(at).or_else(|| self.stories.last()).map(super::Story::id);
        }
    }
}
