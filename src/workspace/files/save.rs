//! Saves documents: chooses path and format, and prompts before overwriting.

use crate::workspace::{Desk, Effect, Errand, FileMark, Notice, OnDisk, Problem, Replaces, State, Story, StoryId, Value};
use crate::formats::Format;
use std::path::PathBuf;

/// The code of the [`Problem`] that the file exists already and overwriting was not confirmed.
pub const EXISTS: &str = "exists";

/// The code of the [`Problem`] that another program changed the file since it was last read or written.
pub const CHANGED: &str = "changed";

/// The code of the [`Problem`] that the file no longer exists.
pub const GONE: &str = "gone";

/// The request of a file dialog, either of the system's or of the built-in prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asking {
    /// Choose files to open.
    Open,
    /// Choose a folder whose files are opened.
    OpenFolder,
    /// Choose where to save a document.
    Save {
        /// The document.
        story: StoryId,
        /// The suggested path.
        suggested: PathBuf,
    },
    /// Confirm overwriting an existing file.
    Replace {
        /// The document to save.
        story: StoryId,
        /// The existing file.
        path: PathBuf,
        /// The format to save in.
        format: Format,
    },
}

impl Asking {
    /// The document it is about.
    pub(crate) fn story(&self) -> Option<StoryId> {
        match self {
            Self::Open | Self::OpenFolder => None,
            Self::Save { story, .. } | Self::Replace { story, .. } => Some(*story),
        }
    }
}

/// The path suggested for saving: the file of the document, else a new file beside the source file. Never the source
/// file itself.
#[must_use]
pub fn suggested_path(story: &Story) -> PathBuf {
    if let (Some(path), Some(_)) = (story.path(), story.format()) {
        return path.to_owned();
    }
    let folder = story.path().and_then(|path| path.parent()).map(PathBuf::from).unwrap_or_default();
    let stem = story.path().and_then(|path| path.file_stem()?.to_str()).map_or_else(|| slug_of(story), str::to_owned);
    folder.join(format!("{stem}.{}", Format::Ron.extension()))
}

/// The prompt for saving a document to a new path.
pub(crate) fn asking_for(story: &Story) -> Asking {
    Asking::Save { story: story.id(), suggested: suggested_path(story) }
}

/// A file name made from the headline: lower-case words joined by hyphens.
fn slug_of(story: &Story) -> String {
    const MOST: usize = 60;
    let mut slug = String::new();
    for word in crate::text::fold(story.name()).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !slug.is_empty() && slug.len() + word.len() > MOST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(MOST));
    }
    if slug.is_empty() { "story".to_owned() } else { slug }
}

impl Desk {
    pub(crate) fn save(&mut self) -> Vec<Effect> {
        let Some(story) = self.active() else { return Vec::new() };
        match (story.path(), story.format()) {
            (Some(path), Some(format)) => {
                // Without a known fingerprint, never overwrite the file without asking.
                let (id, path, replace) = (story.id(), path.to_owned(), story.mark.is_some());
                self.save_to(id, path, format, replace)
            }
            _ => self.save_as(),
        }
    }

    pub(crate) fn save_as(&mut self) -> Vec<Effect> {
        let Some(story) = self.active() else { return Vec::new() };
        let asking = asking_for(story);
        self.browse_for(asking)
    }

    /// Shows the system's file dialog. If none is available, an event reports that and the built-in prompt opens.
    pub(crate) fn browse_for(&mut self, asking: Asking) -> Vec<Effect> {
        self.asking = None;
        vec![Effect::Dialog(asking)]
    }

    pub(crate) fn browse(&mut self) -> Vec<Effect> {
        self.asking.take().map_or_else(Vec::new, |asking| self.browse_for(asking))
    }

    /// Closes the built-in file prompt, and aborts a close that waited for the save.
    pub(crate) fn cancel_asking(&mut self) {
        if let Some(asking) = self.asking.take() {
            self.cancelled(&asking);
        }
    }

    /// A file dialog was cancelled: aborts a close that waited for the save.
    pub(crate) fn cancelled(&mut self, asking: &Asking) {
        if !matches!(asking, Asking::Open | Asking::OpenFolder)
            && self.question.as_ref().is_some_and(|question| question.is_saving)
        {
            self.question = None;
        }
    }

    /// Writes a document; an existing file is overwritten only if `replace` is set.
    pub(crate) fn save_to(&mut self, id: StoryId, path: PathBuf, format: Format, replace: bool) -> Vec<Effect> {
        self.asking = None;
        if let Some(other) = self.stories.iter().find(|story| story.id() != id && story.path() == Some(path.as_path()))
        {
            let name = other.name().to_owned();
            self.tell(Notice::warning("open-elsewhere").with("name", Value::Text(name)).at(path));
            self.question = None;
            return Vec::new();
        }
        let Some(story) = self.story_mut(id) else { return Vec::new() };
        story.writes += 1;
        let seen = story.mark.clone().filter(|_| story.path() == Some(path.as_path()));
        let replaces = match seen {
            _ if !replace => Replaces::Nothing,
            Some(mark) => Replaces::AsSeen(mark),
            None => Replaces::Anything,
        };
        let (state, article) = (story.history().state(), Box::new(story.article().clone()));
        vec![Effect::Run(Errand::Write { story: id, state, path, format, article, replaces })]
    }

    pub(crate) fn wrote(
        &mut self,
        id: StoryId,
        state: State,
        path: PathBuf,
        format: Format,
        result: Result<FileMark, Problem>,
    ) -> Vec<Effect> {
        // If the document was closed meanwhile, the bulk save must still continue.
        let Some(story) = self.story_mut(id) else { return self.saved_one_of_many(id, result.is_ok()) };
        story.writes = story.writes.saturating_sub(1);
        let mark = match result {
            Ok(mark) => mark,
            Err(problem) => {
                let mut effects = self.not_written(id, path, format, &problem);
                effects.extend(self.saved_one_of_many(id, false));
                return effects;
            }
        };
        let counts_as_saved = story.saved_to(state, path.clone(), format);
        if story.path() == Some(path.as_path()) {
            (story.mark, story.on_disk) = (Some(mark), OnDisk::Same);
        }
        let open = story.tally().open;
        let notice = match (counts_as_saved, open) {
            (false, 0) if story.is_saved() => Notice::info("exported-beside"),
            (false, _) if story.is_saved() => Notice::warning("exported-with-promos"),
            (false, _) => Notice::info("exported"),
            (true, 0) => Notice::info("saved"),
            (true, _) => Notice::info("saved-with-promos"),
        };
        self.tell(notice.count(open).at(path.clone()));
        self.settings.remember(path);
        let mut effects = self.keep_settings();
        effects.extend(self.learn_tags(id));
        effects.extend(self.count_right(id));
        effects.extend(self.saved_one_of_many(id, true));
        effects.extend(self.go_on_closing(id));
        effects
    }

    fn not_written(&mut self, id: StoryId, path: PathBuf, format: Format, problem: &Problem) -> Vec<Effect> {
        // One prompt at a time: for another document only a notice is shown, and the prompt comes when it is saved
        // again.
        let is_prompting = self.asking.is_some() || self.dispute.is_some();
        match problem.code.as_str() {
            EXISTS | CHANGED if is_prompting => self.tell(Notice::warning("waits-for-answer").at(path)),
            EXISTS => self.asking = Some(Asking::Replace { story: id, path, format }),
            CHANGED => {
                self.stop_closing(id);
                return self.dispute(id);
            }
            GONE => {
                // The file was moved or deleted: ask where to save, and suggest the old path.
                if let Some(story) = self.story_mut(id) {
                    story.mark = None;
                    story.lose_file();
                }
                self.tell(Notice::warning("file-gone").at(path.clone()));
                if !is_prompting {
                    self.asking = Some(Asking::Save { story: id, suggested: path });
                }
            }
            _ => {
                self.tell(Notice::of_problem(problem));
                self.stop_closing(id);
            }
        }
        Vec::new()
    }

    /// Aborts a close that waited for the save of this document.
    fn stop_closing(&mut self, id: StoryId) {
        self.question = self.question.take().filter(|question| !question.stories.contains(&id));
    }
}
