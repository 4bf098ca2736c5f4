//! Keeping: which changes the journal has not got yet, and when it gets them.

use super::{Desk, Effect, Errand, Notice, Problem, StoryId, Value};
use std::path::PathBuf;
use std::time::Duration;

/// How long a change waits before it is kept. With the time that a disk takes for it, less than two seconds of typing
/// can be lost.
pub const KEPT_AFTER: Duration = Duration::from_secs(1);

/// How much of a story the journal has.
#[derive(Clone, Debug, Default)]
pub(super) struct Keeping {
    /// The revision that is in the journal, or on its way there.
    kept: Option<u64>,
    /// Whether an entry of it may lie in the journal.
    is_there: bool,
    /// Since when there are changes that it has not got.
    since: Option<Duration>,
    /// The entry of another program from which the story was brought back, until it is kept anew.
    entry: Option<PathBuf>,
}

impl Keeping {
    /// Of a story that was brought back from an entry.
    pub fn of_entry(entry: PathBuf) -> Self {
        Self { entry: Some(entry), ..Self::default() }
    }

    /// Nothing of the story is to be in a journal any more: what is to be done for that.
    fn clear(&mut self, id: StoryId) -> Vec<Effect> {
        let Self { is_there, entry, .. } = std::mem::take(self);
        let kept = is_there.then(|| Effect::Run(Errand::Forget(id)));
        let entry = entry.map(|entry| Effect::Run(Errand::ThrowAway(entry)));
        kept.into_iter().chain(entry).collect()
    }
}

impl Desk {
    /// Keeps in the journal what has waited long enough, and removes from it what is saved. To be called often; `now`
    /// is the time since the program started.
    pub fn keep(&mut self, now: Duration) -> Vec<Effect> {
        let mut effects = Vec::new();
        for story in &mut self.stories {
            let id = story.id();
            if story.is_saved() {
                effects.extend(story.keeping.clear(id));
                continue;
            }
            let revision = story.revision();
            if story.keeping.kept == Some(revision) {
                story.keeping.since = None;
                continue;
            }
            let since = *story.keeping.since.get_or_insert(now);
            if now.saturating_sub(since) < KEPT_AFTER {
                continue;
            }
            story.keeping.since = None;
            (story.keeping.kept, story.keeping.is_there) = (Some(revision), true);
            effects.push(Effect::Run(Errand::Keep {
                story: id,
                revision,
                path: story.path().map(ToOwned::to_owned),
                format: story.format(),
                article: Box::new(story.article().clone()),
                instead_of: story.keeping.entry.clone(),
            }));
        }
        effects
    }

    /// How long until [`Desk::keep`] has something to do; `None` where all is kept.
    #[must_use]
    pub fn keeps_in(&self, now: Duration) -> Option<Duration> {
        let since = self.stories.iter().filter_map(|story| story.keeping.since).min()?;
        Some((since + KEPT_AFTER).saturating_sub(now))
    }

    pub(super) fn heard_kept(&mut self, id: StoryId, revision: u64, result: Result<(), Problem>) {
        let fails = result.is_err();
        if let Some(story) = self.story_mut(id) {
            match &result {
                Ok(()) => story.keeping.entry = None,
                // What is not kept is tried again.
                Err(_) if story.keeping.kept == Some(revision) => story.keeping.kept = None,
                Err(_) => {}
            }
        }
        // Told once, not every second.
        if let Err(problem) = result
            && !self.journal_fails
        {
            let why = Value::Text(problem.code.clone());
            self.tell(Notice::of_problem(&Problem { code: "journal".to_owned(), ..problem }).with("why", why));
        }
        if self.journal_fails && !fails {
            self.tell(Notice::info("journal-again"));
        }
        self.journal_fails = fails;
    }

    /// Whether the journal takes nothing, so that a crash would lose what is not saved.
    #[must_use]
    pub fn is_unkept(&self) -> bool {
        self.journal_fails
    }

    /// What is to be done for the journal when a story leaves the desk.
    pub(super) fn forget(&mut self, id: StoryId) -> Vec<Effect> {
        self.story_mut(id).map(|story| story.keeping.clear(id)).unwrap_or_default()
    }
}
