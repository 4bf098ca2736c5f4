//! Recovery: stories that a program left which ended without closing, and what the person decides about each.

use super::{Desk, Effect, Errand, FileMark, Notice, Story};
use crate::article::Article;
use crate::formats::Format;
use std::path::PathBuf;

/// A story that was left in a journal.
#[derive(Clone, Debug)]
pub struct Left {
    /// Its entry in the journal.
    pub entry: PathBuf,
    /// The file it belongs to, where it has one.
    pub path: Option<PathBuf>,
    /// As what it was last saved there.
    pub format: Option<Format>,
    /// When it was last kept: date and time of day of this place; empty where the system does not tell.
    pub kept_at: String,
    /// The story as it was.
    pub article: Box<Article>,
    /// How its file is now.
    pub mark: Option<FileMark>,
    /// The story as its file has it now; `None` where there is no file or it cannot be read.
    pub on_disk: Option<Box<Article>>,
}

/// What becomes of a story that was left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// It is opened as it was, not saved yet.
    #[default]
    BringBack,
    /// It stays in the journal and is asked about at the next start.
    Later,
    /// It is removed for good.
    ThrowAway,
}

impl Choice {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::BringBack, Self::Later, Self::ThrowAway];

    /// The name in kebab case, as message identifiers use it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::BringBack => "bring-back",
            Self::Later => "later",
            Self::ThrowAway => "throw-away",
        }
    }
}

/// What the person does about stories that were left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryAction {
    /// Chooses for the story at this index.
    Choose(usize, Choice),
    /// Does what was chosen.
    Finish,
    /// Leaves all for the next start.
    Later,
}

impl Desk {
    /// The stories that were left, each with what was chosen for it; empty where there is nothing to decide.
    #[must_use]
    pub fn left(&self) -> &[(Left, Choice)] {
        &self.left
    }

    pub(super) fn found(&mut self, left: Vec<Left>) {
        self.left.extend(left.into_iter().map(|left| (left, Choice::default())));
    }

    pub(super) fn recover(&mut self, action: RecoveryAction) -> Vec<Effect> {
        match action {
            RecoveryAction::Choose(index, choice) => {
                if let Some((_, chosen)) = self.left.get_mut(index) {
                    *chosen = choice;
                }
                Vec::new()
            }
            RecoveryAction::Later => {
                self.left.clear();
                Vec::new()
            }
            RecoveryAction::Finish => self.finish_recovery(),
        }
    }

    fn finish_recovery(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        let mut back = 0;
        for (left, choice) in std::mem::take(&mut self.left) {
            match choice {
                Choice::BringBack => {
                    self.bring_back(left);
                    back += 1;
                }
                Choice::Later => {}
                Choice::ThrowAway => effects.push(Effect::Run(Errand::ThrowAway(left.entry))),
            }
        }
        if back > 0 {
            self.tell(Notice::info("brought-back").count(back));
        }
        effects
    }

    /// Opens a story as it was. A story of the same file that holds nothing new makes room for it; beside one that
    /// does, it comes without its file, so that neither is saved over the other.
    fn bring_back(&mut self, mut left: Left) {
        let same = self.stories.iter().find(|story| left.path.is_some() && story.path() == left.path.as_deref());
        let same = same.map(|story| (story.id(), story.is_saved() && !story.is_saving()));
        let id = self.next_id();
        let was_active = self.active;
        let mut at = self.stories.len();
        match same {
            Some((same, true)) => {
                at = self.stories.iter().position(|story| story.id() == same).unwrap_or(at);
                self.remove(same);
            }
            Some((_, false)) => (left.path, left.format, left.mark) = (None, None, None),
            None => {}
        }
        self.stories.insert(at, Story::recovered(id, left));
        // Who worked on this story, or on none, is in it; who worked on another one stays there.
        let takes_over = was_active.is_none() || same.is_some_and(|(same, _)| was_active == Some(same));
        self.active = if takes_over { Some(id) } else { was_active };
    }
}
