//! Autosave: decides which documents are written to the journal, and when.

use crate::workspace::{Desk, Effect, Errand, Notice, Problem, StoryId, Value};
use std::path::PathBuf;
use std::time::Duration;

/// How long a change waits before it is autosaved. Including the time for the disk write, a crash loses less than two
/// seconds of typing.
pub const KEPT_AFTER: Duration = Duration::from_secs(1);

/// How much of a document is in the journal.
#[derive(Clone, Debug, Default)]
pub(crate) struct Keeping {
    /// The revision that is in the journal or being written to it.
    kept: Option<u64>,
    /// Whether the journal may hold an entry of the document.
    is_there: bool,
    /// The time of the first change that is not in the journal.
    since: Option<Duration>,
    /// The entry of a crashed run that the document was recovered from, until it is autosaved again.
    entry: Option<PathBuf>,
}

impl Keeping {
    /// The state of a document recovered from an entry.
    pub fn of_entry(entry: PathBuf) -> Self {
        Self { entry: Some(entry), ..Self::default() }
    }

    /// Returns the effects that remove the document from the journal.
    fn clear(&mut self, id: StoryId) -> Vec<Effect> {
        let Self { is_there, entry, .. } = std::mem::take(self);
        let discard = is_there.then(|| Effect::Run(Errand::Forget(id)));
        let entry = entry.map(|entry| Effect::Run(Errand::ThrowAway(entry)));
        discard.into_iter().chain(entry).collect()
    }
}

impl Desk {
    /// Autosaves the documents whose changes have waited long enough, and removes saved ones from the journal. Must be
    /// called regularly; `now` is the time since the program started.
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

    /// The time until the next autosave is due; `None` if there is nothing to autosave.
    #[must_use]
    pub fn keeps_in(&self, now: Duration) -> Option<Duration> {
        let since = self.stories.iter().filter_map(|story| story.keeping.since).min()?;
        Some((since + KEPT_AFTER).saturating_sub(now))
    }

    pub(crate) fn heard_kept(&mut self, id: StoryId, revision: u64, result: Result<(), Problem>) {
        let is_failing = result.is_err();
        if let Some(story) = self.story_mut(id) {
            match &result {
                Ok(()) => story.keeping.entry = None,
                // A failed autosave is tried again.
                Err(_) if story.keeping.kept == Some(revision) => story.keeping.kept = None,
                Err(_) => {}
            }
        }
        // Report a failing journal once, not every second.
        if let Err(problem) = result
            && !self.journal_fails
        {
            let why = Value::Text(problem.code.clone());
            self.tell(Notice::of_problem(&Problem { code: "journal".to_owned(), ..problem }).with("why", why));
        }
        if self.journal_fails && !is_failing {
            self.tell(Notice::info("journal-again"));
        }
        self.journal_fails = is_failing;
    }

    /// Whether autosave fails, so that a crash would lose unsaved changes.
    #[must_use]
    pub fn is_unkept(&self) -> bool {
        self.journal_fails
    }

    /// Returns the effects that remove a closed document from the journal.
    pub(crate) fn forget(&mut self, id: StoryId) -> Vec<Effect> {
        self.story_mut(id).map(|story| story.keeping.clear(id)).unwrap_or_default()
    }
}
