//! Crash recovery: documents found in the journals of crashed runs, and the decision of the user about each.

use crate::workspace::{Desk, Effect, Errand, FileMark, Notice, Story};
use crate::article::Article;
use crate::formats::Format;
use std::path::PathBuf;

/// A document found in the journal of a crashed run.
#[derive(Clone, Debug)]
pub struct Left {
    /// The journal entry.
    pub entry: PathBuf,
    /// The file of the document, if it has one.
    pub path: Option<PathBuf>,
    /// The format it was last saved in.
    pub format: Option<Format>,
    /// The time of the last autosave, local date and time; empty if the system does not report it.
    pub kept_at: String,
    /// The autosaved article.
    pub article: Box<Article>,
    /// The fingerprint of the file now.
    pub mark: Option<FileMark>,
    /// The article in the file now; `None` if the file is missing or unreadable.
    pub on_disk: Option<Box<Article>>,
}

/// The decision about a recoverable document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// Open it with its unsaved changes.
    #[default]
    BringBack,
    /// Keep it in the journal and ask again at the next start.
    Later,
    /// Discard it permanently.
    ThrowAway,
}

impl Choice {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::BringBack, Self::Later, Self::ThrowAway];

    /// The name in kebab case, as used in message identifiers.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::BringBack => "bring-back",
            Self::Later => "later",
            Self::ThrowAway => "throw-away",
        }
    }
}

/// An action of the recovery dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryAction {
    /// Sets the choice for the document at this index.
    Choose(usize, Choice),
    /// Carries out the choices.
    Finish,
    /// Postpones all decisions to the next start.
    Later,
}

impl Desk {
    /// The recoverable documents, with the choice for each; empty if there is nothing to decide.
    #[must_use]
    pub fn left(&self) -> &[(Left, Choice)] {
        &self.left
    }

    pub(crate) fn found(&mut self, recovered: Vec<Left>) {
        self.left.extend(recovered.into_iter().map(|recovered| (recovered, Choice::default())));
    }

    pub(crate) fn recover(&mut self, action: RecoveryAction) -> Vec<Effect> {
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
        for (recovered, choice) in std::mem::take(&mut self.left) {
            match choice {
                Choice::BringBack => {
                    self.bring_back(recovered);
                    back += 1;
                }
                Choice::Later => {}
                Choice::ThrowAway => effects.push(Effect::Run(Errand::ThrowAway(recovered.entry))),
            }
        }
        if back > 0 {
            self.tell(Notice::info("brought-back").count(back));
        }
        effects
    }

    /// Opens a recovered document. It replaces an open document of the same file without unsaved changes. Next to one
    /// with unsaved changes it opens without a file, so that neither overwrites the other when saved.
    fn bring_back(&mut self, mut recovered: Left) {
        let same =
            self.stories.iter().find(|story| recovered.path.is_some() && story.path() == recovered.path.as_deref());
        let same = same.map(|story| (story.id(), story.is_saved() && !story.is_saving()));
        let id = self.next_id();
        let was_active = self.active;
        let mut at = self.stories.len();
        match same {
            Some((same, true)) => {
                at = self.stories.iter().position(|story| story.id() == same).unwrap_or(at);
                self.remove(same);
            }
            Some((_, false)) => (recovered.path, recovered.format, recovered.mark) = (None, None, None),
            None => {}
        }
        self.stories.insert(at, Story::recovered(id, recovered));
        // The recovered document becomes active if it replaces the active one or none was active.
        let takes_over = was_active.is_none() || same.is_some_and(|(same, _)| was_active == Some(same));
        self.active = if takes_over { Some(id) } else { was_active };
    }
}
