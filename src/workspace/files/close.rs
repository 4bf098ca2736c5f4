//! Closing documents and the window. Unsaved changes are never discarded without a prompt.

use crate::workspace::{Answer, Desk, Effect, Story, StoryId};

/// The prompt about unsaved changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The documents with unsaved changes.
    pub stories: Vec<StoryId>,
    /// Whether the whole window closes afterwards, not only one document.
    pub quits: bool,
    /// Whether the answer was Save and writes are still running.
    pub is_saving: bool,
    /// Documents that are discarded when the window closes.
    given_up: Vec<StoryId>,
    /// The document that was active before the prompt.
    was_active: Option<StoryId>,
}

impl Desk {
    pub(crate) fn close_active(&mut self) -> Vec<Effect> {
        let Some(story) = self.active() else { return Vec::new() };
        let (id, is_saving) = (story.id(), story.is_saving());
        if self.is_settled(id) {
            return self.close(id);
        }
        let question = Question { stories: vec![id], quits: false, is_saving, given_up: Vec::new(), was_active: None };
        self.question = Some(question);
        Vec::new()
    }

    /// Closes the window, or prompts once for all documents with unsaved changes.
    pub(crate) fn quit(&mut self) -> Vec<Effect> {
        self.quit_without(Vec::new())
    }

    /// Like [`Desk::quit`], but does not prompt for these documents. They stay open until the window closes.
    fn quit_without(&mut self, given_up: Vec<StoryId>) -> Vec<Effect> {
        let needs_saving = |story: &&Story| !self.is_settled(story.id()) && !given_up.contains(&story.id());
        let (saving, waiting): (Vec<&Story>, Vec<&Story>) =
            self.stories.iter().filter(needs_saving).partition(|story| story.is_saving());
        let is_saving = waiting.is_empty();
        let stories: Vec<StoryId> = if is_saving { saving } else { waiting }.into_iter().map(Story::id).collect();
        if stories.is_empty() {
            let all: Vec<StoryId> = self.stories.iter().map(Story::id).collect();
            let mut effects: Vec<Effect> = all.into_iter().flat_map(|id| self.forget(id)).collect();
            effects.push(Effect::Quit);
            return effects;
        }
        let was_active = self.active;
        if let [story] = stories[..] {
            self.active = Some(story);
        }
        self.asking = None;
        self.question = Some(Question { stories, quits: true, is_saving, given_up, was_active });
        Vec::new()
    }

    /// Whether all of the document is on disk and no write is running.
    fn is_settled(&self, id: StoryId) -> bool {
        self.story(id).is_none_or(|story| story.is_saved() && !story.is_saving())
    }

    pub(crate) fn answer(&mut self, answer: Answer) -> Vec<Effect> {
        let Some(mut question) = self.question.take() else { return Vec::new() };
        match answer {
            Answer::Cancel => {
                if let Some(id) = question.was_active {
                    self.select(id);
                }
                Vec::new()
            }
            Answer::Discard if question.quits => {
                question.given_up.append(&mut question.stories);
                self.quit_without(question.given_up)
            }
            Answer::Discard => question.stories.into_iter().flat_map(|id| self.close(id)).collect(),
            Answer::Save => {
                self.question = Some(Question { is_saving: true, ..question });
                self.save_asked()
            }
        }
    }

    /// Saves the next document of the prompt. With several documents, one that was never saved is written beside its
    /// source file, as bulk save does; for a single document the user is asked for the path.
    fn save_asked(&mut self) -> Vec<Effect> {
        let Some(question) = &self.question else { return Vec::new() };
        let is_unsaved = |id: &&StoryId| !self.is_settled(**id);
        let Some(id) = question.stories.iter().find(is_unsaved).copied() else { return Vec::new() };
        let is_one = question.stories.len() == 1;
        self.active = Some(id);
        let has_place = self.story(id).is_some_and(|story| story.path().is_some());
        if has_place && !is_one { self.save_in_place(id) } else { self.save() }
    }

    /// Called after a write: saves the next document of the prompt, closes what was to be closed, or prompts again for
    /// a document that has changed since.
    pub(crate) fn go_on_closing(&mut self, saved: StoryId) -> Vec<Effect> {
        let is_awaited = |question: &Question| question.is_saving && question.stories.contains(&saved);
        if self.story(saved).is_some_and(Story::is_saving) {
            return Vec::new();
        }
        let Some(mut question) = self.question.take_if(|question| is_awaited(question)) else { return Vec::new() };
        if question.stories.iter().all(|id| self.is_settled(*id)) {
            // When the window closes, the document stays part of the session.
            return if question.quits { self.quit_without(question.given_up) } else { self.close(saved) };
        }
        if self.is_settled(saved) {
            self.question = Some(question);
            return self.save_asked();
        }
        question.stories.retain(|id| !self.is_settled(*id));
        self.question = Some(Question { is_saving: false, ..question });
        Vec::new()
    }

    /// Removes a document from the workspace and from the journal.
    fn close(&mut self, id: StoryId) -> Vec<Effect> {
        let effects = self.forget(id);
        self.remove(id);
        effects
    }

    pub(crate) fn remove(&mut self, id: StoryId) {
        let Some(at) = self.stories.iter().position(|story| story.id() == id) else { return };
        // Close the dialogs about this document.
        self.dispute = self.dispute.take().filter(|dispute| dispute.story != id);
        self.versions = self.versions.take().filter(|versions| versions.story != id);
        self.asking = self.asking.take().filter(|asking| asking.story() != Some(id));
        self.stories.remove(at);
        if self.active == Some(id) {
            self.active = self.stories.get(at).or_else(|| self.stories.last()).map(crate::workspace::Story::id);
        }
    }
}
