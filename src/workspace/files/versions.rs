//! Versions: compares the source text, earlier saves and the current document, and restores or reverts to them.

use crate::workspace::commands::text_edits::{follow_dateline, rewrite_dateline};
use crate::workspace::{Desk, Effect, Errand, Notice, Problem, StoryId, Value};
use crate::article::{Article, Change, Difference, Edit, FieldName, Received};
use crate::formats::Format;
use std::path::PathBuf;
use std::time::Duration;

/// A version of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Which {
    /// The current state of the document.
    Now,
    /// The content of its file.
    Saved,
    /// An earlier save, by its index in the list, the newest first.
    Earlier(usize),
    /// The article as extracted from the source text.
    AsReceived,
}

/// An earlier saved version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// The file of the version.
    pub path: PathBuf,
    /// When a later save replaced it: local date and time.
    pub kept_at: String,
}

/// The source of a version.
#[derive(Clone, Debug)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// Extract it again from the source text.
    Received(Box<Received>),
}

/// An action of the versions dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VersionAction {
    /// Compares two versions.
    Compare {
        /// The older version.
        from: Which,
        /// The newer version.
        to: Which,
    },
    /// Restores the older version.
    BringBack,
    /// Reverts one difference to the older version.
    TakeBack(Difference),
    /// Closes the dialog.
    Close,
}

/// The content of the versions dialog.
#[derive(Debug)]
pub struct Versions {
    /// The document.
    pub story: StoryId,
    /// Its file, if the document has changed since the last save.
    pub saved: Option<PathBuf>,
    /// The earlier saves, the newest first.
    pub list: Vec<Earlier>,
    /// The older version of the comparison.
    pub from: Which,
    /// The newer version of the comparison.
    pub to: Which,
    /// The versions read so far; `None` for those being read.
    read: Vec<(Which, Option<Box<Article>>)>,
}

impl Desk {
    /// The content of the versions dialog; `None` while it is closed.
    #[must_use]
    pub fn versions(&self) -> Option<&Versions> {
        self.versions.as_ref()
    }

    /// The article of a version in the dialog; `None` until it is read.
    #[must_use]
    pub fn version(&self, which: Which) -> Option<&Article> {
        let versions = self.versions.as_ref()?;
        match which {
            Which::Now => self.story(versions.story).map(crate::workspace::Story::article),
            _ => versions.read.iter().find(|(known, _)| *known == which).and_then(|(_, article)| article.as_deref()),
        }
    }

    /// Whether the document can be restored to the older version: both must have the same source text.
    #[must_use]
    pub fn can_bring_back(&self) -> bool {
        let old = self.versions.as_ref().and_then(|versions| self.version(versions.from));
        let now = self.version(Which::Now);
        // Called each frame: a comparison is cheaper than computing the change.
        old.zip(now).is_some_and(|(old, now)| old != now && old.received == now.received)
    }

    /// Whether single differences can be reverted: the newer version must be the current document.
    #[must_use]
    pub fn can_take_back(&self) -> bool {
        self.versions.as_ref().is_some_and(|versions| versions.to == Which::Now) && self.can_bring_back()
    }

    pub(crate) fn show_versions(&mut self) -> Vec<Effect> {
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

    pub(crate) fn heard_versions(&mut self, id: StoryId, list: Vec<Earlier>) -> Vec<Effect> {
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

    pub(crate) fn heard_version(&mut self, id: StoryId, which: Which, result: Result<Box<Article>, Problem>) {
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

    pub(crate) fn version_action(&mut self, action: VersionAction, now: Duration) -> Vec<Effect> {
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

    /// Adds edits to a change that keep the dateline and the fields for place and agency consistent.
    fn with_dateline(&self, story: StoryId, mut change: Change, difference: &Difference) -> Change {
        let Some(article) = self.story(story).map(crate::workspace::Story::article) else { return change };
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

    /// Requests the compared versions that are not read yet.
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
