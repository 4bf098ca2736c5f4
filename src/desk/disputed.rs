//! Disputes: another program changed the file of an open story, and the person says whose version counts.

use super::{Desk, Effect, Errand, FileMark, Notice, OnDisk, Problem, Story, StoryId};
use crate::article::Article;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The question whose version of a file counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Dispute {
    /// The story on the desk.
    pub story: StoryId,
    /// Its file.
    pub path: PathBuf,
    /// How the file was when it was read for this question.
    mark: Option<FileMark>,
    /// What the file has; `None` until it is read.
    pub theirs: Option<Box<Article>>,
}

/// Whose version counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settlement {
    /// Asks, for the story that is worked on.
    Ask,
    /// The one on the desk: it is saved over the other, which is kept as a version.
    Mine,
    /// The one in the file: the story becomes it, as one step of undo.
    Theirs,
    /// Both: the file's version is opened beside the story, which parts with its file.
    Both,
    /// Nothing is done now.
    Later,
}

impl Desk {
    /// The question whose version of a file counts, where it is asked and the file was read.
    #[must_use]
    pub fn disputed(&self) -> Option<&Dispute> {
        self.dispute.as_ref().filter(|dispute| dispute.theirs.is_some())
    }

    /// Has the files of all stories looked at.
    pub(super) fn look_at_files(&mut self) -> Vec<Effect> {
        let seen = |story: &Story| Some((story.id(), story.path()?.to_owned(), story.mark.clone()?));
        let files: Vec<_> = self.stories.iter().filter(|story| !story.is_saving()).filter_map(seen).collect();
        if files.is_empty() { Vec::new() } else { vec![Effect::Run(Errand::Look(files))] }
    }

    pub(super) fn looked(&mut self, found: &[(StoryId, OnDisk)]) {
        for (id, on_disk) in found {
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

    /// Asks whose version of the file of a story counts; the file is read for that first.
    pub(super) fn dispute(&mut self, id: StoryId) -> Vec<Effect> {
        let Some(story) = self.story_mut(id) else { return Vec::new() };
        story.on_disk = OnDisk::Changed;
        let Some(path) = story.path().map(ToOwned::to_owned) else { return Vec::new() };
        self.active = Some(id);
        self.dispute = Some(Dispute { story: id, path: path.clone(), mark: None, theirs: None });
        vec![Effect::Run(Errand::ReadTheirs(id, path, self.packs.clone()))]
    }

    pub(super) fn heard_theirs(&mut self, id: StoryId, mark: Option<FileMark>, result: Result<Box<Article>, Problem>) {
        let Some(dispute) = self.dispute.as_mut().filter(|dispute| dispute.story == id) else { return };
        match result {
            Ok(theirs) => (dispute.mark, dispute.theirs) = (mark, Some(theirs)),
            Err(problem) => {
                // What cannot be read is no version to choose; saving elsewhere is still open.
                self.dispute = None;
                self.tell(Notice::of_problem(&problem));
            }
        }
    }

    pub(super) fn settle(&mut self, settlement: Settlement, now: Duration) -> Vec<Effect> {
        if settlement == Settlement::Ask {
            return self.active.map_or_else(Vec::new, |id| self.dispute(id));
        }
        let Some(Dispute { story: id, path, mark, theirs: Some(theirs) }) = self.dispute.take() else {
            return Vec::new();
        };
        match settlement {
            Settlement::Mine => {
                let Some(story) = self.story_mut(id) else { return Vec::new() };
                // Saved over what was read just now, and over nothing newer.
                story.mark = mark;
                let Some(format) = story.format() else {
                    // A raw text is never written over: the story goes on without looking at it.
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
                // Another text came into the file: the story cannot become it, and stands beside it.
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
