//! What is done to all open stories at once: each keeps its own step of undo, and the next one that waits is a key away.

use super::{Desk, Effect, Notice, Story, StoryId, Value};
use crate::formats::Format;
use crate::packs::OwnRule;
use std::collections::VecDeque;
use std::time::Duration;

/// How many stories are being written at a time.
const LOT: usize = 16;

/// The stories that are saved together and are not all written yet.
#[derive(Debug, Default)]
pub(super) struct SavingEvery {
    waiting: VecDeque<StoryId>,
    writing: Vec<StoryId>,
    /// How many there were.
    asked: usize,
    saved: usize,
    /// How many were given up when the person stopped.
    stopped: usize,
}

impl SavingEvery {
    fn left(&self) -> usize {
        self.waiting.len() + self.writing.len()
    }
}

/// What was done last to several stories at once.
#[derive(Debug, Default)]
pub(super) struct Sweep {
    /// Each of them, and the revision that it had then.
    stories: Vec<(StoryId, u64)>,
    /// The editor's own rules as they were before, where a rule did it.
    rules: Option<Vec<OwnRule>>,
}

impl Sweep {
    /// What a rule does that is new, or another one than before.
    pub fn of_rule(before: Vec<OwnRule>) -> Self {
        Self { stories: Vec::new(), rules: Some(before) }
    }

    /// One of the stories, at the state that it had, takes back by itself what was done: says how many others there are.
    pub fn leave_out(&mut self, id: StoryId, revision: u64) -> usize {
        let before = self.stories.len();
        self.stories.retain(|known| *known != (id, revision));
        if self.stories.len() < before { self.stories.len() } else { 0 }
    }

    /// Notes that a story was changed along with others.
    pub fn note(&mut self, story: &Story) {
        self.stories.push((story.id(), story.revision()));
    }
}

impl Desk {
    /// Takes the certain promos out of every story: one step of undo in each.
    pub(super) fn clean_every(&mut self, now: Duration) {
        self.told_before = self.notices_given;
        let (mut promos, mut stories) = (0, 0);
        let (mut refused, mut sweep) = (None, Sweep::default());
        for story in &mut self.stories {
            let Some(change) = story.article().clean_certain() else { continue };
            let certain = story.tally().certain;
            match story.change(change, None, now) {
                Ok(()) => {
                    (promos, stories) = (promos + certain, stories + 1);
                    sweep.note(story);
                }
                Err(error) => refused = Some(error),
            }
        }
        self.sweep = sweep;
        if let Some(error) = refused {
            self.refuse(&error);
        }
        let open = self.stories.iter().map(|story| story.tally().open).sum();
        let notice = Notice::info("cleaned-every").count(promos);
        self.tell_in_all(notice.with("stories", Value::Count(stories)).with("left", Value::Count(open)));
    }

    /// Whether what was done last to several stories can still be taken back: in none of them anything was done since.
    #[must_use]
    pub fn can_undo_every(&self) -> bool {
        let stands =
            |(id, revision): &(StoryId, u64)| self.story(*id).is_some_and(|story| story.revision() == *revision);
        let Sweep { stories, rules } = &self.sweep;
        (rules.is_some() || !stories.is_empty()) && stories.iter().all(stands)
    }

    /// Takes back what was done last to several stories at once, in all of them, and the rule that did it.
    pub(super) fn undo_every(&mut self) -> Vec<Effect> {
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

    /// Saves every story that has changes or is in no file of ours yet, and has a place to go to: its own file, or a new one
    /// beside the raw text. What is there already is left alone and asked about.
    pub(super) fn save_every(&mut self) -> Vec<Effect> {
        if self.saving_every.left() > 0 {
            return Vec::new();
        }
        let waits = |story: &&Story| !story.is_saving() && (!story.is_saved() || story.format().is_none());
        let (waiting, homeless): (Vec<&Story>, Vec<&Story>) =
            self.stories.iter().filter(waits).partition(|story| story.path().is_some());
        let homeless = homeless.len();
        let waiting: VecDeque<StoryId> = waiting.into_iter().map(Story::id).collect();
        self.saving_every = SavingEvery { asked: waiting.len(), waiting, ..SavingEvery::default() };
        if homeless > 0 {
            self.tell(Notice::warning("no-file-yet").count(homeless));
        } else if self.saving_every.asked == 0 {
            self.tell(Notice::info("all-saved"));
        }
        self.save_on()
    }

    /// Has a story written into its own file, or where it has none of ours, into a new one beside its raw text.
    pub(super) fn save_in_place(&mut self, id: StoryId) -> Vec<Effect> {
        let Some(story) = self.story(id) else { return Vec::new() };
        let (path, is_known) = (super::suggested_path(story), story.mark.is_some());
        match story.format() {
            Some(format) => self.save_to(id, path, format, is_known),
            None => self.save_to(id, path, Format::Ron, false),
        }
    }

    /// Has the next of the waiting stories written.
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

    /// A story was written, or could not be: the next one of those that are saved together follows.
    pub(super) fn saved_one_of_many(&mut self, id: StoryId, is_saved: bool) -> Vec<Effect> {
        let saving = &mut self.saving_every;
        let Some(at) = saving.writing.iter().position(|writing| *writing == id) else { return Vec::new() };
        saving.writing.swap_remove(at);
        saving.saved += usize::from(is_saved);
        let effects = self.save_on();
        if self.saving_every.left() == 0 {
            let SavingEvery { asked, saved, stopped, .. } = std::mem::take(&mut self.saving_every);
            match (asked, stopped) {
                // What is told of one story says more.
                (1, _) => {}
                (_, 0) if saved == asked => self.tell(Notice::info("saved-every").count(saved)),
                // What kept the others from it was told of each.
                (_, 0) => {}
                (_, stopped) => {
                    self.tell(Notice::warning("saved-stopped").count(saved).with("left", Value::Count(stopped)));
                }
            }
        }
        effects
    }

    /// Gives up what waits to be opened or saved; what is being read or written is still done.
    pub(super) fn stop(&mut self) {
        self.stop_opening();
        let waiting = std::mem::take(&mut self.saving_every.waiting);
        self.saving_every.stopped += waiting.len();
    }

    /// How many of the stories that are saved together are written, and how many there are; `None` while none is awaited.
    #[must_use]
    pub fn saving_every(&self) -> Option<(usize, usize)> {
        let saving = &self.saving_every;
        let all = saving.asked - saving.stopped;
        (saving.left() > 0).then(|| (all - saving.left(), all))
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
