//! Bulk operations on all open documents. Each document gets its own undo step; the last bulk operation can also be
//! undone in all documents at once.

use crate::workspace::{Desk, Effect, Notice, Story, StoryId, Value};
use crate::formats::Format;
use crate::packs::OwnRule;
use std::collections::VecDeque;
use std::time::Duration;

/// The most documents that are being written at the same time.
const LOT: usize = 16;

/// A bulk save in progress.
#[derive(Debug, Default)]
pub(crate) struct SavingEvery {
    waiting: VecDeque<StoryId>,
    writing: Vec<StoryId>,
    /// The number of documents to save.
    asked: usize,
    saved: usize,
    /// How many were dropped when the user cancelled.
    stopped: usize,
}

impl SavingEvery {
    fn left(&self) -> usize {
        self.waiting.len() + self.writing.len()
    }
}

/// What is needed to undo the last bulk operation.
#[derive(Debug, Default)]
pub(crate) struct Sweep {
    /// Each changed document, and its revision after the change.
    stories: Vec<(StoryId, u64)>,
    /// The user rules before the operation, if it saved a rule.
    rules: Option<Vec<OwnRule>>,
}

impl Sweep {
    /// The undo record of a new or edited rule; the changed documents are recorded afterwards.
    pub fn of_rule(before: Vec<OwnRule>) -> Self {
        Self { stories: Vec::new(), rules: Some(before) }
    }

    /// Removes a document that undoes its part by itself, if it is still at the recorded revision. Returns the number
    /// of the remaining documents, or 0 if the document was not part of the operation.
    pub fn leave_out(&mut self, id: StoryId, revision: u64) -> usize {
        let before = self.stories.len();
        self.stories.retain(|known| *known != (id, revision));
        if self.stories.len() < before { self.stories.len() } else { 0 }
    }

    /// Records that a document was changed.
    pub fn note(&mut self, story: &Story) {
        self.stories.push((story.id(), story.revision()));
    }
}

impl Desk {
    /// Removes the certain promos of every document, one undo step in each.
    pub(crate) fn clean_every(&mut self, now: Duration) {
        self.told_before = self.notices_given;
        let (mut promos, mut stories) = (0, 0);
        let (mut rejected, mut sweep) = (None, Sweep::default());
        for story in &mut self.stories {
            let Some(change) = story.article().clean_certain() else { continue };
            let certain = story.tally().certain;
            match story.change(change, None, now) {
                Ok(()) => {
                    (promos, stories) = (promos + certain, stories + 1);
                    sweep.note(story);
                }
                Err(error) => rejected = Some(error),
            }
        }
        self.sweep = sweep;
        if let Some(error) = rejected {
            self.refuse(&error);
        }
        let open = self.stories.iter().map(|story| story.tally().open).sum();
        let notice = Notice::info("cleaned-every").count(promos);
        self.tell_in_all(notice.with("stories", Value::Count(stories)).with("left", Value::Count(open)));
    }

    /// Whether the last bulk operation can be undone: none of its documents was changed or closed since.
    #[must_use]
    pub fn can_undo_every(&self) -> bool {
        let is_unchanged =
            |(id, revision): &(StoryId, u64)| self.story(*id).is_some_and(|story| story.revision() == *revision);
        let Sweep { stories, rules } = &self.sweep;
        (rules.is_some() || !stories.is_empty()) && stories.iter().all(is_unchanged)
    }

    /// Undoes the last bulk operation in all its documents, and restores the user rules if it saved a rule.
    pub(crate) fn undo_every(&mut self) -> Vec<Effect> {
        if !self.can_undo_every() {
            return Vec::new();
        }
        self.told_before = self.notices_given;
        let mut stories = 0;
        let Sweep { stories: changed, rules } = std::mem::take(&mut self.sweep);
        for (id, _) in changed {
            let stepped = self.story_mut(id).map(|story| story.step(true));
            match stepped {
                Some(Ok(())) => stories += 1,
                Some(Err(error)) => self.refuse(&error),
                None => {}
            }
        }
        let code = if rules.is_some() { "rule-undone" } else { "undone-every" };
        self.tell_in_all(Notice::info(code).count(stories));
        rules.map_or_else(Vec::new, |rules| self.keep_rules(rules))
    }

    /// Saves every document with unsaved changes or without a file of its own: to its file, or to a new one beside the
    /// source file. Existing files are never overwritten without asking. Documents without any path are only reported.
    pub(crate) fn save_every(&mut self) -> Vec<Effect> {
        if self.saving_every.left() > 0 {
            return Vec::new();
        }
        let needs_save = |story: &&Story| !story.is_saving() && (!story.is_saved() || story.format().is_none());
        let (waiting, pathless): (Vec<&Story>, Vec<&Story>) =
            self.stories.iter().filter(needs_save).partition(|story| story.path().is_some());
        let pathless = pathless.len();
        let waiting: VecDeque<StoryId> = waiting.into_iter().map(Story::id).collect();
        self.saving_every = SavingEvery { asked: waiting.len(), waiting, ..SavingEvery::default() };
        if pathless > 0 {
            self.tell(Notice::warning("no-file-yet").count(pathless));
        } else if self.saving_every.asked == 0 {
            self.tell(Notice::info("all-saved"));
        }
        self.save_on()
    }

    /// Saves a document to its own file, or to a new file beside the source file if it has none.
    pub(crate) fn save_in_place(&mut self, id: StoryId) -> Vec<Effect> {
        let Some(story) = self.story(id) else { return Vec::new() };
        let (path, is_known) = (crate::workspace::suggested_path(story), story.mark.is_some());
        match story.format() {
            Some(format) => self.save_to(id, path, format, is_known),
            None => self.save_to(id, path, Format::Ron, false),
        }
    }

    /// Starts writing queued documents, up to the limit.
    fn save_on(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        while self.saving_every.writing.len() < LOT
            && let Some(id) = self.saving_every.waiting.pop_front()
        {
            let written = self.save_in_place(id);
            if !written.is_empty() {
                self.saving_every.writing.push(id);
            }
            effects.extend(written);
        }
        effects
    }

    /// A document of the bulk save was written, or failed: starts the next one, and reports the result after the last
    /// one.
    pub(crate) fn saved_one_of_many(&mut self, id: StoryId, is_saved: bool) -> Vec<Effect> {
        let saving = &mut self.saving_every;
        let Some(at) = saving.writing.iter().position(|writing| *writing == id) else { return Vec::new() };
        saving.writing.swap_remove(at);
        saving.saved += usize::from(is_saved);
        let effects = self.save_on();
        if self.saving_every.left() == 0 {
            let SavingEvery { asked, saved, stopped, .. } = std::mem::take(&mut self.saving_every);
            match (asked, stopped) {
                // The notice about the single document says more.
                (1, _) => {}
                (_, 0) if saved == asked => self.tell(Notice::info("saved-every").count(saved)),
                // The reasons were reported for each failed document.
                (_, 0) => {}
                (_, stopped) => {
                    self.tell(Notice::warning("saved-stopped").count(saved).with("left", Value::Count(stopped)));
                }
            }
        }
        effects
    }

    /// Drops the queued documents of a running open or bulk save. Reads and writes already running still complete.
    pub(crate) fn stop(&mut self) {
        self.stop_opening();
        let waiting = std::mem::take(&mut self.saving_every.waiting);
        self.saving_every.stopped += waiting.len();
    }

    /// The progress of the bulk save as (finished, total); `None` if none is running.
    #[must_use]
    pub fn saving_every(&self) -> Option<(usize, usize)> {
        let saving = &self.saving_every;
        let all = saving.asked - saving.stopped;
        (saving.left() > 0).then(|| (all - saving.left(), all))
    }

    /// Activates the next document with an undecided promo or unsaved changes.
    pub(crate) fn next_unfinished(&mut self) {
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
    /// Whether it has an undecided promo, has unsaved changes, or was never saved to a file of its own.
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        self.tally().open > 0 || !self.is_saved() || self.format().is_none()
    }
}
