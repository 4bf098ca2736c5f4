//! File conflicts: another program changed the file of an open document, and the user chooses which version to keep.

use crate::workspace::{Desk, Effect, Errand, FileMark, Notice, OnDisk, Problem, Story, StoryId};
use crate::article::Article;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A conflict between a document and its file.
#[derive(Clone, Debug, PartialEq)]
pub struct Dispute {
    /// The document.
    pub story: StoryId,
    /// Its file.
    pub path: PathBuf,
    /// The fingerprint of the file when it was read for this conflict.
    mark: Option<FileMark>,
    /// The article in the file; `None` until it is read.
    pub theirs: Option<Box<Article>>,
}

/// The resolution of a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settlement {
    /// Opens the conflict dialog for the active document.
    Ask,
    /// Keeps the document: it overwrites the file, which is kept as a version.
    Mine,
    /// Keeps the file: the document takes over its content, as one undo step.
    Theirs,
    /// Keeps both: the file opens as a second document, and the first one is detached from the file.
    Both,
    /// Decides later.
    Later,
}

impl Desk {
    /// The conflict to show; `None` until the file is read.
    #[must_use]
    pub fn disputed(&self) -> Option<&Dispute> {
        self.dispute.as_ref().filter(|dispute| dispute.theirs.is_some())
    }

    /// Requests a check of the files of all documents.
    pub(crate) fn look_at_files(&mut self) -> Vec<Effect> {
        let known_file = |story: &Story| Some((story.id(), story.path()?.to_owned(), story.mark.clone()?));
        let files: Vec<_> = self.stories.iter().filter(|story| !story.is_saving()).filter_map(known_file).collect();
        if files.is_empty() { Vec::new() } else { vec![Effect::Run(Errand::Look(files))] }
    }

    pub(crate) fn looked(&mut self, statuses: &[(StoryId, OnDisk)]) {
        for (id, on_disk) in statuses {
            let Some(story) = self.story_mut(*id).filter(|story| !story.is_saving() && story.on_disk != *on_disk)
            else {
                continue;
            };
            story.on_disk = *on_disk;
            let code = match on_disk {
                OnDisk::Same => continue,
                OnDisk::Changed => "file-changed",
                OnDisk::Gone => {
                    story.lose_file();
                    "file-gone"
                }
            };
            let path = story.path().unwrap_or(Path::new("")).to_owned();
            self.tell(Notice::warning(code).at(path));
        }
    }

    /// Opens a conflict; the file is read before the dialog is shown.
    pub(crate) fn dispute(&mut self, id: StoryId) -> Vec<Effect> {
        let Some(story) = self.story_mut(id) else { return Vec::new() };
        story.on_disk = OnDisk::Changed;
        let Some(path) = story.path().map(ToOwned::to_owned) else { return Vec::new() };
        self.active = Some(id);
        self.dispute = Some(Dispute { story: id, path: path.clone(), mark: None, theirs: None });
        vec![Effect::Run(Errand::ReadTheirs(id, path, self.packs.clone()))]
    }

    pub(crate) fn heard_theirs(&mut self, id: StoryId, mark: Option<FileMark>, result: Result<Box<Article>, Problem>) {
        let Some(dispute) = self.dispute.as_mut().filter(|dispute| dispute.story == id) else { return };
        match result {
            Ok(theirs) => (dispute.mark, dispute.theirs) = (mark, Some(theirs)),
            Err(problem) => {
                // An unreadable file is no version to choose. The document can still be saved elsewhere.
                self.dispute = None;
                self.tell(Notice::of_problem(&problem));
            }
        }
    }

    pub(crate) fn settle(&mut self, settlement: Settlement, now: Duration) -> Vec<Effect> {
        if settlement == Settlement::Ask {
            return self.active.map_or_else(Vec::new, |id| self.dispute(id));
        }
        let Some(Dispute { story: id, path, mark, theirs: Some(theirs) }) = self.dispute.take() else {
            return Vec::new();
        };
        match settlement {
            Settlement::Mine => {
                let Some(story) = self.story_mut(id) else { return Vec::new() };
                // Overwrite only the version that was just read, nothing newer.
                story.mark = mark;
                let Some(format) = story.format() else {
                    // A source file is never overwritten: the document stays as it is and the warning goes away.
                    story.on_disk = OnDisk::Same;
                    return Vec::new();
                };
                return self.save_to(id, path, format, true);
            }
            Settlement::Theirs => {
                let Some(story) = self.story_mut(id) else { return Vec::new() };
                if story.article().received == theirs.received && story.take_over(&theirs, mark.clone(), now).is_ok() {
                    self.tell(Notice::info("took-theirs").at(path));
                    return Vec::new();
                }
                // The file holds another source text: the document cannot take it over, so it opens as a second
                // document.
                self.open_beside(id, path, mark, theirs);
            }
            Settlement::Both => self.open_beside(id, path, mark, theirs),
            Settlement::Later | Settlement::Ask => {}
        }
        Vec::new()
    }

    fn open_beside(&mut self, mine: StoryId, path: PathBuf, mark: Option<FileMark>, theirs: Box<Article>) {
        if let Some(story) = self.story_mut(mine) {
            story.part_with_file();
        }
        let id = self.next_id();
        let mut story = Story::new(id, *theirs, Some(path.clone()));
        story.mark = mark;
        self.stories.push(story);
        self.active = Some(id);
        self.tell(Notice::info("both-open").at(path));
    }
}
