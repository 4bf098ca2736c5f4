//! The history of one story: every change with its way back, and which state of it is the saved one.

use crate::article::{Article, Change, ChangeName, Edit, EditError, FieldName};
use std::ops::Range;
use std::time::Duration;

/// Typing that goes on within this time of the last key is one step of undo.
const BURST: Duration = Duration::from_millis(1500);

/// A state of a story. States are never used twice, so undoing back to a state gives the same one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct State(u64);

/// Undo, redo and the saved state of a story.
#[derive(Clone, Debug)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    state: State,
    next: u64,
    /// The state that is on disk; none while nothing of the story is.
    saved: Option<State>,
}

/// A step back or forth that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stepped {
    /// What is selected then, in bytes of the new manuscript; `None` where no text changed.
    pub selected: Option<Range<usize>>,
}

/// Where a person stands in a story, in bytes of its manuscript.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Where the caret is.
    pub caret: usize,
    /// What is selected; the caret's place where nothing is.
    pub selected: Range<usize>,
}

#[derive(Clone, Debug)]
struct Step {
    /// The way to the state on the other side.
    change: Change,
    /// The state on the other side.
    to: State,
    /// What was selected before the change was first made, in bytes of the manuscript.
    selected: Range<usize>,
    /// The block or field that typing went into, and when; such steps grow while typing goes on.
    typing: Option<(Typed, Duration)>,
}

/// Where typing goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// In the body: the block, and where in the manuscript the caret stood after the last key.
    Body {
        /// The index of the block.
        block: usize,
        /// In bytes of the manuscript.
        caret: usize,
    },
    /// In a field.
    Field(crate::article::FieldName),
}

impl Default for History {
    fn default() -> Self {
        Self { done: Vec::new(), undone: Vec::new(), state: State(0), next: 0, saved: Some(State(0)) }
    }
}

impl History {
    /// The history of a story that is on no disk yet, such as a pasted one.
    #[must_use]
    pub fn unsaved() -> Self {
        Self { saved: None, ..Self::default() }
    }

    /// Applies a change and remembers the way back.
    ///
    /// `typing` says where a key went, so that a burst of typing becomes one step; `standing` is where the caret stands
    /// and what is selected, and is carried along.
    ///
    /// # Errors
    /// An [`EditError`] where the change does not fit; story and history are as they were then.
    pub fn apply(
        &mut self,
        article: &mut Article,
        change: Change,
        typing: Option<Typed>,
        standing: &mut Standing,
        now: Duration,
    ) -> Result<(), EditError> {
        let is_field = |edit: &Edit| matches!(edit, Edit::Field { .. });
        let grows = match change.edits.as_slice() {
            // A dateline that is typed in takes its fields along.
            [Edit::Blocks { remove: 1, insert, .. }, rest @ ..] => insert.len() == 1 && rest.iter().all(is_field),
            [edit] => is_field(edit),
            _ => false,
        };
        let Standing { caret: from, selected } = standing.clone();
        let mut places = [from, selected.start, selected.end];
        let back = change.apply_carrying(article, &mut places)?;
        *standing = Standing { caret: places[0], selected: places[1]..places[2] };
        self.undone.clear();
        self.next += 1;
        let before = std::mem::replace(&mut self.state, State(self.next));
        let continues = grows && typing.is_some_and(|typed| self.continues(typed, from, before, now));
        match self.done.last_mut() {
            Some(step) if continues => {
                step.typing = typing.map(|typed| (typed, now));
                let fields = |edits: &[Edit]| edits.iter().filter_map(field_of).collect::<Vec<_>>();
                let known = fields(&step.change.edits);
                // A field that follows only now goes back with the rest.
                let fresh = |edit: &Edit| field_of(edit).is_some_and(|name| !known.contains(&name));
                step.change.edits.extend(back.edits.into_iter().filter(fresh));
            }
            _ => {
                let typing = typing.map(|typed| (typed, now));
                self.done.push(Step { change: back, to: before, selected, typing });
            }
        }
        Ok(())
    }

    /// Whether a key belongs to the burst of typing that the last step is, so that its way back serves for both.
    fn continues(&self, typed: Typed, from: usize, before: State, now: Duration) -> bool {
        let Some(Step { typing: Some((last, at)), .. }) = self.done.last() else { return false };
        let same_place = match (*last, typed) {
            (Typed::Body { block, caret }, Typed::Body { block: now_in, .. }) => block == now_in && caret == from,
            (Typed::Field(last), Typed::Field(name)) => last == name,
            _ => false,
        };
        same_place && Some(before) != self.saved && now.saturating_sub(*at) <= BURST
    }

    /// Nothing of the story is on disk any more.
    pub fn mark_unsaved(&mut self) {
        self.saved = None;
    }

    /// Takes the last change back.
    ///
    /// # Errors
    /// Never for a story that is changed through its history alone.
    pub fn undo(&mut self, article: &mut Article) -> Result<Option<Stepped>, EditError> {
        Self::step(&mut self.done, &mut self.undone, &mut self.state, article, false)
    }

    /// Makes the last change that was taken back again.
    ///
    /// # Errors
    /// Never for a story that is changed through its history alone.
    pub fn redo(&mut self, article: &mut Article) -> Result<Option<Stepped>, EditError> {
        Self::step(&mut self.undone, &mut self.done, &mut self.state, article, true)
    }

    fn step(
        from: &mut Vec<Step>,
        to: &mut Vec<Step>,
        state: &mut State,
        article: &mut Article,
        is_forth: bool,
    ) -> Result<Option<Stepped>, EditError> {
        let Some(Step { change, to: target, selected, .. }) = from.pop() else { return Ok(None) };
        let changes_text = change.edits.iter().any(|edit| changes_text(article, edit));
        let mut places = [selected.start, selected.end];
        let back = change.apply_carrying(article, &mut places)?;
        // Back to what was selected before the change; forth to the end of where that is after it.
        let standing = if is_forth { places[1]..places[1] } else { selected.clone() };
        to.push(Step { change: back, to: *state, selected, typing: None });
        *state = target;
        Ok(Some(Stepped { selected: changes_text.then_some(standing) }))
    }

    /// How many steps undo can take.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.done.len()
    }

    /// What undo would take back.
    #[must_use]
    pub fn undo_name(&self) -> Option<&ChangeName> {
        self.done.last().map(|step| &step.change.name)
    }

    /// What redo would make again.
    #[must_use]
    pub fn redo_name(&self) -> Option<&ChangeName> {
        self.undone.last().map(|step| &step.change.name)
    }

    /// The state the story is in.
    #[must_use]
    pub fn state(&self) -> State {
        self.state
    }

    /// Whether the story is as it is on disk: as it was last saved, or as it came in a file.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        self.saved == Some(self.state)
    }

    /// Remembers that this state is on disk.
    pub fn mark_saved(&mut self, state: State) {
        self.saved = Some(state);
    }
}

fn field_of(edit: &Edit) -> Option<FieldName> {
    if let Edit::Field { name, .. } = edit { Some(*name) } else { None }
}

/// Whether an edit that is about to be applied changes the manuscript.
fn changes_text(article: &Article, edit: &Edit) -> bool {
    let Edit::Blocks { at, remove, insert } = edit else { return false };
    let before = article.body.get(*at..at + remove).unwrap_or_default();
    !before.iter().map(|block| &block.text).eq(insert.iter().map(|block| &block.text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Field;

    fn write(history: &mut History, article: &mut Article, value: &str, at: u64) {
        let field = Field { value: value.into(), lines: vec![] };
        let name = FieldName::Headline;
        let change = Change { name: ChangeName::Field(name), edits: vec![Edit::Field { name, field }] };
        let typing = Some(Typed::Field(name));
        history.apply(article, change, typing, &mut Standing::default(), Duration::from_millis(at)).unwrap();
    }

    #[test]
    fn a_burst_of_typing_is_one_step_and_a_pause_begins_another() {
        let (mut history, mut article) = (History::default(), Article::default());
        for (value, at) in [("J", 0), ("Ju", 900), ("Jud", 1800), ("Judul", 9000)] {
            write(&mut history, &mut article, value, at);
        }
        history.undo(&mut article).unwrap();
        assert_eq!(article.fields.value(FieldName::Headline), "Jud");
        history.undo(&mut article).unwrap();
        assert_eq!(article.fields.value(FieldName::Headline), "");
        assert_eq!(history.undo(&mut article), Ok(None));
        history.redo(&mut article).unwrap();
        assert_eq!(article.fields.value(FieldName::Headline), "Jud");
    }

    #[test]
    fn undoing_back_to_the_save_clears_the_mark() {
        let (mut history, mut article) = (History::default(), Article::default());
        write(&mut history, &mut article, "satu", 0);
        history.mark_saved(history.state());
        write(&mut history, &mut article, "dua", 1);
        assert!(!history.is_saved());
        history.undo(&mut article).unwrap();
        assert_eq!(article.fields.value(FieldName::Headline), "satu");
        assert!(history.is_saved());
        history.undo(&mut article).unwrap();
        assert!(!history.is_saved());
    }
}
