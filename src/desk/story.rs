//! One open story: the article, its history, and where it is kept.

use super::counting::Counts;
use super::keeping::Keeping;
use super::{FileMark, History, Left, OnDisk, State};
use crate::article::{Article, Change, EditError, FieldName, PassageKind, locate, offset_of};
use crate::desk::history::{Standing, Typed};
use crate::formats::Format;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The name of an open story; never used twice while the program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StoryId(pub(super) u64);

impl StoryId {
    /// The number behind the name, to tell widgets of different stories apart.
    #[must_use]
    pub fn number(self) -> u64 {
        self.0
    }
}

/// How many promos stand where, and how long the story is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Promos that stand in the text and were not decided about.
    pub open: usize,
    /// Those among them that one key takes out.
    pub certain: usize,
    /// Promos that were taken out, related links included.
    pub out: usize,
    /// The length of the manuscript, in bytes.
    pub bytes: usize,
}

/// Where the desk puts the caret after a change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Caret {
    /// In bytes of the manuscript.
    pub at: usize,
    /// The other end of what is selected, in bytes; the same place where nothing is.
    pub anchor: usize,
    /// Grows with each placing, so that the window follows each once.
    pub placed: u64,
    /// Whether it only went along with its words, and nobody asked to see it.
    pub is_carried: bool,
}

/// An open story.
#[derive(Debug)]
pub struct Story {
    id: StoryId,
    article: Article,
    history: History,
    /// Where it was opened from or last saved to.
    path: Option<PathBuf>,
    /// As what it was last saved; `None` for a raw text, which is never overwritten unasked.
    format: Option<Format>,
    revision: u64,
    caret: Caret,
    /// Where the person's caret stands, in bytes of the manuscript.
    pub(super) standing: usize,
    /// What is selected there; the caret's place where nothing is.
    pub(super) selected: Range<usize>,
    /// Whether it was brought back with changes that its history does not have.
    is_recovered: bool,
    /// Whether the person is in the headline and not in the body.
    pub(super) in_headline: bool,
    /// Tags that were typed and are not in the vocabulary yet; those that were taken away again among them.
    pub(super) typed_tags: Vec<String>,
    /// What rules of the editor's own were counted for.
    pub(super) counts: Counts,
    tally: Tally,
    /// How much of it the journal has.
    pub(super) keeping: Keeping,
    /// How its file was when it was read or written last.
    pub(super) mark: Option<FileMark>,
    /// What became of its file since.
    pub(super) on_disk: OnDisk,
    /// How many writes are under way.
    pub(super) writes: usize,
}

impl Story {
    pub(super) fn new(id: StoryId, article: Article, path: Option<PathBuf>) -> Self {
        let format = path
            .as_deref()
            .and_then(|path| path.extension()?.to_str())
            .and_then(Format::from_extension)
            .filter(|format| *format == Format::Ron);
        let tally = count(&article);
        Self {
            id,
            article,
            history: if path.is_some() { History::default() } else { History::unsaved() },
            path,
            format,
            revision: 0,
            caret: Caret::default(),
            standing: 0,
            selected: 0..0,
            is_recovered: false,
            in_headline: false,
            typed_tags: Vec::new(),
            counts: Counts::default(),
            tally,
            keeping: Keeping::default(),
            mark: None,
            on_disk: OnDisk::Same,
            writes: 0,
        }
    }

    /// A story as a journal had it: its changes are on no disk but in that entry.
    pub(super) fn recovered(id: StoryId, left: Left) -> Self {
        let Left { entry, path, format, mark, article, .. } = left;
        let history = History::unsaved();
        let keeping = Keeping::of_entry(entry);
        Self { history, format, mark, keeping, is_recovered: true, ..Self::new(id, *article, path) }
    }

    /// Whether it was brought back with changes that its history does not have.
    #[must_use]
    pub fn is_recovered(&self) -> bool {
        self.is_recovered
    }

    /// Its name among the open stories.
    #[must_use]
    pub fn id(&self) -> StoryId {
        self.id
    }

    /// What is in it.
    #[must_use]
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// What was done to it.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The file it was opened from or last saved to.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// What Save writes without asking; `None` where it asks.
    #[must_use]
    pub fn format(&self) -> Option<Format> {
        self.format
    }

    /// Grows with each change of the article, undo and redo included.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Where the caret was placed last.
    #[must_use]
    pub fn caret(&self) -> Caret {
        self.caret
    }

    /// How many promos stand where.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.tally
    }

    /// Tags that were typed, are in the story, and not in the vocabulary yet.
    pub(super) fn typed_tags(&self) -> impl Iterator<Item = &str> {
        let stands = |typed: &&String| self.article.tags.iter().any(|tag| tag.text == **typed);
        self.typed_tags.iter().filter(stands).map(String::as_str)
    }

    /// Whether all changes are on disk.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        self.history.is_saved()
    }

    /// Whether a write is under way.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        self.writes > 0
    }

    /// What became of its file since it was read or written last.
    #[must_use]
    pub fn on_disk(&self) -> OnDisk {
        self.on_disk
    }

    /// Its file is there no longer: what is in it is on no disk.
    pub(super) fn lose_file(&mut self) {
        self.on_disk = OnDisk::Gone;
        self.history.mark_unsaved();
    }

    /// Parts with its file, which another version has now: what is in it is on no disk.
    pub(super) fn part_with_file(&mut self) {
        (self.path, self.format, self.mark, self.on_disk) = (None, None, None, OnDisk::Same);
        self.history.mark_unsaved();
        // The journal must not keep it under a file that is no longer its own.
        self.touch();
    }

    /// Takes over what its file has, as one step of undo, and counts as saved.
    pub(super) fn take_over(
        &mut self,
        theirs: &Article,
        mark: Option<FileMark>,
        now: Duration,
    ) -> Result<(), EditError> {
        if let Some(change) = self.article.become_like(theirs) {
            self.change(change, None, now)?;
        }
        self.history.mark_saved(self.history.state());
        (self.mark, self.on_disk) = (mark, OnDisk::Same);
        Ok(())
    }

    /// A name for lists and questions: the headline, else the file's name; empty where it has neither.
    #[must_use]
    pub fn name(&self) -> &str {
        let headline = self.article.fields.value(FieldName::Headline);
        if headline.is_empty() {
            self.path.as_deref().and_then(|path| path.file_name()?.to_str()).unwrap_or(&self.article.received.name)
        } else {
            headline
        }
    }

    /// Makes a change. The caret, and what is selected, stay at the words that they stand at.
    pub(super) fn change(&mut self, change: Change, typing: Option<Typed>, now: Duration) -> Result<(), EditError> {
        let before = Standing { caret: self.standing, selected: self.selected.clone() };
        let mut after = before.clone();
        self.history.apply(&mut self.article, change, typing, &mut after, now)?;
        self.touch();
        if after != before {
            (self.standing, self.selected) = (after.caret, after.selected);
            self.carry_selection(self.anchor(), self.standing);
        }
        Ok(())
    }

    pub(super) fn place_caret(&mut self, at: usize) {
        self.place_selection(at, at);
    }

    /// Selects from one place to another, where the caret goes and is to be seen.
    pub(super) fn place_selection(&mut self, anchor: usize, at: usize) {
        self.carry_selection(anchor, at);
        self.in_headline = false;
        self.caret.is_carried = false;
    }

    /// The same, for a caret that only went along with its words: nothing is scrolled for it.
    pub(super) fn carry_selection(&mut self, anchor: usize, at: usize) {
        // A place told by a file, or reckoned from other text, may lie inside of a letter.
        let [anchor, at] = [anchor, at].map(|place| {
            let body = &self.article.body;
            let (block, within) = locate(body, place);
            let within = body.get(block).map_or(0, |block| block.text.floor_char_boundary(within));
            offset_of(body, block) + within
        });
        self.standing = at;
        self.selected = anchor.min(at)..anchor.max(at);
        self.caret = Caret { at, anchor, placed: self.caret.placed + 1, is_carried: true };
    }

    /// What is selected in the manuscript, in bytes; the caret's place where nothing is.
    #[must_use]
    pub fn selected(&self) -> Range<usize> {
        self.selected.clone()
    }

    /// Steps back or forth in the history. The caret goes where it stood before the change, or after it.
    pub(super) fn step(&mut self, back: bool) -> Result<(), EditError> {
        let stepped = if back { self.history.undo(&mut self.article) } else { self.history.redo(&mut self.article) }?;
        let Some(stepped) = stepped else { return Ok(()) };
        self.touch();
        if let Some(selected) = stepped.selected {
            self.place_selection(selected.start, selected.end);
        }
        Ok(())
    }

    /// Notes that a state was written. A text leaves out a part of the story: it counts as saved only where that
    /// part is empty or lies in the raw file, and never takes the place of the complete file. Says whether it counts.
    pub(super) fn saved_to(&mut self, state: State, path: PathBuf, format: Format) -> bool {
        let is_complete = format == Format::Ron;
        let counts =
            is_complete || self.format != Some(Format::Ron) && self.path.is_some() && !self.has_more_than_text();
        if counts {
            self.history.mark_saved(state);
            self.path = Some(path);
            self.format = Some(format);
        }
        counts
    }

    /// Whether the editor gave the story something that its text does not carry.
    fn has_more_than_text(&self) -> bool {
        [FieldName::Abstract, FieldName::Slug, FieldName::SourceTitle, FieldName::Category, FieldName::Note]
            .iter()
            .any(|name| !self.article.fields.value(*name).is_empty())
    }

    fn touch(&mut self) {
        self.revision += 1;
        self.tally = count(&self.article);
    }
}

fn count(article: &Article) -> Tally {
    let bytes = article.body.iter().map(|block| block.text.len() + 1).sum();
    let mut tally = Tally { bytes, ..Tally::default() };
    for passage in article.passages.iter().filter(|passage| passage.kind == PassageKind::Promo) {
        match passage.decision {
            crate::article::Decision::Open => {
                tally.open += 1;
                tally.certain += usize::from(passage.reason.is_certain());
            }
            crate::article::Decision::Keep => {}
            _ => tally.out += 1,
        }
    }
    tally
}
