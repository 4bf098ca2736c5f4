//! Versions: a story as it came, as it was at each save before, and as it is now; what differs, and the way back.

use super::edits::{follow_dateline, rewrite_dateline};
use super::{Desk, Effect, Errand, Notice, Problem, StoryId, Value};
use crate::article::{Article, Change, Difference, Edit, FieldName, Received};
use crate::formats::Format;
use std::path::PathBuf;
use std::time::Duration;

/// A version of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Which {
    /// As it is on the desk.
    Now,
    /// As it is in its file.
    Saved,
    /// As it was saved before; the number in the list, the newest first.
    Earlier(usize),
    /// As it was read from the text that came.
    AsReceived,
}

/// A version that was saved before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Where it lies.
    pub path: PathBuf,
    /// When a later save took its place: date and time of day of this place.
    pub kept_at: String,
}

/// Where a version is to be had.
#[derive(Clone, Debug)]
pub enum Source {
    /// In a file.
    File(PathBuf),
    /// It is read anew from what came.
    Received(Box<Received>),
}

/// What a person does about versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VersionAction {
    /// Compares these two.
    Compare {
        /// What is taken for the older one.
        from: Which,
        /// What is taken for the newer one.
        to: Which,
    },
    /// Makes the story the version that is taken for the older one.
    BringBack,
    /// Makes one thing of the story as it is in the version that is taken for the older one.
    TakeBack(Difference),
    /// Leaves them.
    Close,
}

/// The versions of a story that are looked at.
#[derive(Debug)]
pub struct Versions {
    /// The story.
    pub story: StoryId,
    /// Its file, where what is in it has been changed since.
    pub saved: Option<PathBuf>,
    /// Those that were saved before, the newest first.
    pub list: Vec<Earlier>,
    /// What is taken for the older one.
    pub from: Which,
    /// What is taken for the newer one.
    pub to: Which,
    /// Those that were read, or are being read.
    read: Vec<(Which, Option<Box<Article>>)>,
}

impl Desk {
    /// The versions that are looked at, where they are.
    #[must_use]
    pub fn versions(&self) -> Option<&Versions> {
        self.versions.as_ref()
    }

    /// What a version holds, of those that are looked at; `None` until it is read.
    #[must_use]
    pub fn version(&self, which: Which) -> Option<&Article> {
        let versions = self.versions.as_ref()?;
        match which {
            Which::Now => self.story(versions.story).map(super::Story::article),
            _ => versions.read.iter().find(|(known, _)| *known == which).and_then(|(_, article)| article.as_deref()),
        }
    }

    /// Whether the story can become the version that is taken for the older one: both came from the same text.
    #[must_use]
    pub fn can_bring_back(&self) -> bool {
        let old = self.versions.as_ref().and_then(|versions| self.version(versions.from));
        let now = self.version(Which::Now);
        // Asked each frame: compared, and not worked out.
        old.zip(now).is_some_and(|(old, now)| old != now && old.received == now.received)
    }

    /// Whether single changes can be taken back: the story as it is now is compared with one from the same text.
    #[must_use]
    pub fn can_take_back(&self) -> bool {
        self.versions.as_ref().is_some_and(|versions| versions.to == Which::Now) && self.can_bring_back()
    }

    pub(super) fn show_versions(&mut self) -> Vec<Effect> {
        let Some(story) = self.active() else { return Vec::new() };
        let (id, path) = (story.id(), story.path().map(ToOwned::to_owned));
        let saved = path.clone().filter(|_| story.format() == Some(Format::Ron) && !story.is_saved());
        let (list, read) = (Vec::new(), Vec::new());
        self.versions = Some(Versions { story: id, saved, list, from: Which::AsReceived, to: Which::Now, read });
        match path {
            Some(path) => vec![Effect::Run(Errand::FindVersions(id, path))],
            None => self.read_versions(),
        }
    }

    pub(super) fn heard_versions(&mut self, id: StoryId, list: Vec<Earlier>) -> Vec<Effect> {
        if let Some(versions) = self.versions.as_mut().filter(|versions| versions.story == id) {
            versions.from = match (&versions.saved, list.is_empty()) {
                (Some(_), _) => Which::Saved,
                (None, true) => Which::AsReceived,
                (None, false) => Which::Earlier(0),
            };
            versions.list = list;
        }
        self.read_versions()
    }

    pub(super) fn heard_version(&mut self, id: StoryId, which: Which, result: Result<Box<Article>, Problem>) {
        let Some(versions) = self.versions.as_mut().filter(|versions| versions.story == id) else { return };
        match result {
            Ok(article) => {
                if let Some((_, slot)) = versions.read.iter_mut().find(|(known, _)| *known == which) {
                    *slot = Some(article);
                }
            }
            Err(problem) => {
                versions.from = if which == versions.from { Which::Now } else { versions.from };
                versions.to = if which == versions.to { Which::Now } else { versions.to };
                self.tell(Notice::of_problem(&problem));
            }
        }
    }

    pub(super) fn version_action(&mut self, action: VersionAction, now: Duration) -> Vec<Effect> {
        match action {
            VersionAction::Compare { from, to } => {
                if let Some(versions) = &mut self.versions {
                    (versions.from, versions.to) = (from, to);
                }
                return self.read_versions();
            }
            VersionAction::Close => self.versions = None,
            VersionAction::BringBack => self.bring_version_back(now),
            VersionAction::TakeBack(difference) => self.take_back(&difference, now),
        }
        Vec::new()
    }

    fn bring_version_back(&mut self, now: Duration) {
        if !self.can_bring_back() {
            return;
        }
        let old = self.versions.as_ref().and_then(|versions| self.version(versions.from)).cloned();
        let Some((versions, old)) = self.versions.take().zip(old) else { return };
        let Some(story) = self.story_mut(versions.story) else { return };
        let changed = story.article().become_like(&old).map(|change| story.change(change, None, now));
        self.tell(match changed {
            Some(Err(error)) => Notice::warning("edit-refused").with("detail", Value::Text(error.to_string())),
            _ => Notice::info("version-back"),
        });
    }

    fn take_back(&mut self, difference: &Difference, now: Duration) {
        let older = self.versions.as_ref().filter(|_| self.can_take_back());
        let Some((story, old)) =
            older.and_then(|versions| Some((versions.story, self.version(versions.from)?.clone())))
        else {
            return;
        };
        let Some(change) = self.story(story).and_then(|story| story.article().take_back(&old, difference)) else {
            self.tell(Notice::warning("not-taken-back"));
            return;
        };
        let change = self.with_dateline(story, change, difference);
        let Some(story) = self.story_mut(story) else { return };
        if let Err(error) = story.change(change, None, now) {
            self.refuse(&error);
        }
    }

    /// The change, with place and agency in step with the dateline, whichever of them it concerns.
    fn with_dateline(&self, story: StoryId, mut change: Change, difference: &Difference) -> Change {
        let Some(article) = self.story(story).map(super::Story::article) else { return change };
        let further: Vec<Edit> = match difference {
            Difference::Field(name @ (FieldName::Place | FieldName::Agency)) => {
                let new = change.edits.iter().find_map(|edit| match edit {
                    Edit::Field { field, .. } => Some(field.value.as_str()),
                    _ => None,
                });
                let old = article.fields.value(*name);
                new.and_then(|new| rewrite_dateline(article, *name, old, new, &self.packs)).into_iter().collect()
            }
            Difference::Text(_) | Difference::Moved(_) => {
                let mut after = article.clone();
                let applied = after.apply_all(change.edits.clone()).is_ok();
                if applied { follow_dateline(article, &article.body, &after.body, &self.packs) } else { Vec::new() }
            }
            _ => Vec::new(),
        };
        change.edits.extend(further);
        change
    }

    /// Has those read that are compared, where that was not done yet.
    fn read_versions(&mut self) -> Vec<Effect> {
        let received = self.version(Which::Now).map(|article| article.received.clone());
        let Some((versions, received)) = self.versions.as_mut().zip(received) else { return Vec::new() };
        let mut effects = Vec::new();
        for which in [versions.from, versions.to] {
            let source = match which {
                Which::Now => None,
                Which::Saved => versions.saved.clone().map(Source::File),
                Which::AsReceived => Some(Source::Received(Box::new(received.clone()))),
                Which::Earlier(index) => versions.list.get(index).map(|earlier| Source::File(earlier.path.clone())),
            };
            let is_asked = versions.read.iter().any(|(known, _)| *known == which);
            let Some(source) = source.filter(|_| !is_asked) else { continue };
            versions.read.push((which, None));
            let (story, packs) = (versions.story, self.packs.clone());
            effects.push(Effect::Run(Errand::ReadVersion { story, which, source, packs }));
        }
        effects
    }
}
