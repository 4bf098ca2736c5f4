//! A document: one open news story with its article, undo history, caret and file.

pub(crate) mod autosave;
pub(crate) mod history;

use crate::workspace::rules::rule_stats::Counts;
use crate::workspace::document::autosave::Keeping;
use crate::workspace::{FileMark, History, Left, OnDisk, State};
use crate::article::{Article, Change, EditError, FieldName, PassageKind, locate, offset_of};
use crate::workspace::document::history::{Standing, Typed};
use crate::formats::Format;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The identifier of an open document; never reused while the program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StoryId(pub(crate) u64);

impl StoryId {
    /// The number, for widget identifiers and journal entries.
    #[must_use]
    pub fn number(self) -> u64 {
        self.0
    }
}

/// The number of promos by decision, and the length of the manuscript.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Undecided promos, which are still part of the text.
    pub open: usize,
    /// The undecided promos that are certain, which the clean command removes.
    pub certain: usize,
    /// Removed promos, related links included.
    pub out: usize,
    /// The length of the manuscript with a line end after each block, in bytes.
    pub bytes: usize,
}

/// A request to the editor to set caret and selection after a change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Caret {
    /// The caret, in bytes of the manuscript.
    pub at: usize,
    /// The other end of the selection, in bytes of the manuscript; equal to the caret if nothing is selected.
    pub anchor: usize,
    /// Increases with each request, so that the editor follows each one once.
    pub placed: u64,
    /// Whether the caret only moved along with its text, so that the editor must not scroll to it.
    pub is_carried: bool,
}

/// An open document.
#[derive(Debug)]
pub struct Story {
    id: StoryId,
    article: Article,
    history: History,
    /// The file it was opened from or last saved to.
    path: Option<PathBuf>,
    /// The format it was last saved in; `None` for a source file, which is never overwritten without asking.
    format: Option<Format>,
    revision: u64,
    caret: Caret,
    /// The caret, in bytes of the manuscript.
    pub(crate) standing: usize,
    /// The selection, in bytes of the manuscript; empty at the caret if nothing is selected.
    pub(crate) selected: Range<usize>,
    /// Whether it was recovered from a journal with changes that its history does not have.
    is_recovered: bool,
    /// Whether the headline has the focus, and not the body.
    pub(crate) in_headline: bool,
    /// Tags typed by the user that are not in the tag history yet, including ones removed again.
    pub(crate) typed_tags: Vec<String>,
    /// The lines already counted for user rules.
    pub(crate) counts: Counts,
    tally: Tally,
    /// How much of it is in the journal.
    pub(crate) keeping: Keeping,
    /// The fingerprint of its file when it was last read or written.
    pub(crate) mark: Option<FileMark>,
    /// How its file has changed since.
    pub(crate) on_disk: OnDisk,
    /// The number of writes in progress.
    pub(crate) writes: usize,
}

impl Story {
    pub(crate) fn new(id: StoryId, article: Article, path: Option<PathBuf>) -> Self {
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

    /// A document recovered from a journal entry. Its changes are on disk in that entry only.
    pub(crate) fn recovered(id: StoryId, recovered: Left) -> Self {
        let Left { entry, path, format, mark, article, .. } = recovered;
        let history = History::unsaved();
        let keeping = Keeping::of_entry(entry);
        Self { history, format, mark, keeping, is_recovered: true, ..Self::new(id, *article, path) }
    }

    /// Whether it was recovered from a journal with changes that its history does not have.
    #[must_use]
    pub fn is_recovered(&self) -> bool {
        self.is_recovered
    }

    /// Its identifier.
    #[must_use]
    pub fn id(&self) -> StoryId {
        self.id
    }

    /// Its article.
    #[must_use]
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// Its undo history.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The file it was opened from or last saved to.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The format that Save writes without asking; `None` if Save asks.
    #[must_use]
    pub fn format(&self) -> Option<Format> {
        self.format
    }

    /// Increases with each change of the article, including undo and redo.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The last request to set the caret.
    #[must_use]
    pub fn caret(&self) -> Caret {
        self.caret
    }

    /// The number of promos by decision.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.tally
    }

    /// The tags that were typed, are in the article, and are not in the tag history yet.
    pub(crate) fn typed_tags(&self) -> impl Iterator<Item = &str> {
        let is_in_article = |typed: &&String| self.article.tags.iter().any(|tag| tag.text == **typed);
        self.typed_tags.iter().filter(is_in_article).map(String::as_str)
    }

    /// Whether all changes are on disk.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        self.history.is_saved()
    }

    /// Whether a write is in progress.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        self.writes > 0
    }

    /// How its file has changed since it was last read or written.
    #[must_use]
    pub fn on_disk(&self) -> OnDisk {
        self.on_disk
    }

    /// Marks the file as missing, so the document counts as unsaved.
    pub(crate) fn lose_file(&mut self) {
        self.on_disk = OnDisk::Gone;
        self.history.mark_unsaved();
    }

    /// Detaches the document from its file, which now belongs to another document, so it counts as unsaved.
    pub(crate) fn part_with_file(&mut self) {
        (self.path, self.format, self.mark, self.on_disk) = (None, None, None, OnDisk::Same);
        self.history.mark_unsaved();
        // Forces an autosave: the journal must not keep it under a file that is no longer its own.
        self.touch();
    }

    /// Takes over the content of its file as one undo step. The document counts as saved then.
    pub(crate) fn take_over(
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

    /// A display name: the headline, else the file name; empty if it has neither.
    #[must_use]
    pub fn name(&self) -> &str {
        let headline = self.article.fields.value(FieldName::Headline);
        if headline.is_empty() {
            self.path.as_deref().and_then(|path| path.file_name()?.to_str()).unwrap_or(&self.article.received.name)
        } else {
            headline
        }
    }

    /// Applies a change. Caret and selection are mapped through it.
    pub(crate) fn change(&mut self, change: Change, typing: Option<Typed>, now: Duration) -> Result<(), EditError> {
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

    pub(crate) fn place_caret(&mut self, at: usize) {
        self.place_selection(at, at);
    }

    /// Sets the selection and scrolls to the caret.
    pub(crate) fn place_selection(&mut self, anchor: usize, at: usize) {
        self.carry_selection(anchor, at);
        self.in_headline = false;
        self.caret.is_carried = false;
    }

    /// Sets the selection without scrolling, for a caret that only moved along with its text.
    pub(crate) fn carry_selection(&mut self, anchor: usize, at: usize) {
        // A position from a session file or from another version of the text may lie inside a character.
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

    /// The selection, in bytes of the manuscript; empty at the caret if nothing is selected.
    #[must_use]
    pub fn selected(&self) -> Range<usize> {
        self.selected.clone()
    }

    /// Undoes or redoes one step, and sets the selection to where the change was.
    pub(crate) fn step(&mut self, back: bool) -> Result<(), EditError> {
        let stepped = if back { self.history.undo(&mut self.article) } else { self.history.redo(&mut self.article) }?;
        let Some(stepped) = stepped else { return Ok(()) };
        self.touch();
        if let Some(selected) = stepped.selected {
            self.place_selection(selected.start, selected.end);
        }
        Ok(())
    }

    /// Records that a state was written to a file, and returns whether the document counts as saved. A text format
    /// omits a part of the article: it counts only if that part is empty or also in the source file, and it never
    /// replaces the complete file as the file of the document.
    pub(crate) fn saved_to(&mut self, state: State, path: PathBuf, format: Format) -> bool {
        let is_complete = format == Format::Ron;
        let counts_as_saved =
            is_complete || self.format != Some(Format::Ron) && self.path.is_some() && !self.has_more_than_text();
        if counts_as_saved {
            self.history.mark_saved(state);
            self.path = Some(path);
            self.format = Some(format);
        }
        counts_as_saved
    }

    /// Whether the user filled in fields that the text formats do not contain.
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
