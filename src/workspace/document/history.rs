//! The undo history of one document, and which of its states is saved.

use redaksi_core::article::{Article, Edit, EditError, FieldName, Transaction, TransactionName};
use std::ops::Range;
use std::time::Duration;

/// Key presses within this time of the previous one are merged into one undo step.
const COALESCE_WINDOW: Duration = Duration::from_millis(1500);

/// Identifies a state of a document. Numbers are never reused, so undoing back to a state gives the same value again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StateId(u64);

/// Undo stack, redo stack and the saved state of a document.
#[derive(Clone, Debug)]
pub struct History {
    undo_stack: Vec<UndoStep>,
    redo_stack: Vec<UndoStep>,
    state: StateId,
    next: u64,
    /// The state that is on disk; `None` if the document is not on disk.
    saved: Option<StateId>,
}

/// The result of an undo or redo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoOutcome {
    /// The new selection, in bytes of the new body text; `None` if no text changed.
    pub selected: Option<Range<usize>>,
}

/// Caret and selection of a document, in bytes of its body text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The caret.
    pub caret: usize,
    /// The selected range; empty at the caret if nothing is selected.
    pub selected: Range<usize>,
}

#[derive(Clone, Debug)]
struct UndoStep {
    /// The change that leads to the other state.
    change: Transaction,
    /// The other state.
    to: StateId,
    /// The selection before the change was first made, in bytes of the body text.
    selected: Range<usize>,
    /// The block or field that was typed into, and the time of the last key press. Further typing there extends the
    /// step.
    typing: Option<(TypingTarget, Duration)>,
}

/// The target of typing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypingTarget {
    /// The body.
    Body {
        /// The index of the block.
        block: usize,
        /// The caret after the last key press, in bytes of the body text.
        caret: usize,
    },
    /// A field.
    Field(redaksi_core::article::FieldName),
}

impl Default for History {
    fn default() -> Self {
        Self { undo_stack: Vec::new(), redo_stack: Vec::new(), state: StateId(0), next: 0, saved: Some(StateId(0)) }
    }
}

impl History {
    /// The history of a document that is not on disk yet, such as a pasted one.
    #[must_use]
    pub fn unsaved() -> Self {
        Self { saved: None, ..Self::default() }
    }

    /// Applies a change and pushes its inverse onto the undo stack.
    ///
    /// `typing` is the target of a key press, so that typing without a pause becomes one step. `selection` is mapped
    /// through the change.
    ///
    /// # Errors
    /// An [`EditError`] if the change does not fit; article and history are unchanged then.
    pub fn apply(
        &mut self,
        article: &mut Article,
        change: Transaction,
        typing: Option<TypingTarget>,
        selection: &mut Selection,
        now: Duration,
    ) -> Result<(), EditError> {
        let is_field = |edit: &Edit| matches!(edit, Edit::Field { .. });
        let can_extend = match change.edits.as_slice() {
            // Typing in a dateline also updates the fields for place and agency.
            [Edit::Blocks { remove: 1, insert, .. }, rest @ ..] => insert.len() == 1 && rest.iter().all(is_field),
            [edit] => is_field(edit),
            _ => false,
        };
        let Selection { caret: from, selected } = selection.clone();
        let mut places = [from, selected.start, selected.end];
        let back = change.apply_mapping_positions(article, &mut places)?;
        *selection = Selection { caret: places[0], selected: places[1]..places[2] };
        self.redo_stack.clear();
        self.next += 1;
        let before = std::mem::replace(&mut self.state, StateId(self.next));
        let continues = can_extend && typing.is_some_and(|typed| self.continues_typing(typed, from, before, now));
        match self.undo_stack.last_mut() {
            Some(step) if continues => {
                step.typing = typing.map(|typed| (typed, now));
                let field_names = |edits: &[Edit]| edits.iter().filter_map(field_of).collect::<Vec<_>>();
                let known = field_names(&step.change.edits);
                // Undoing the step must also revert a field that this key press changed first.
                let fresh = |edit: &Edit| field_of(edit).is_some_and(|name| !known.contains(&name));
                step.change.edits.extend(back.edits.into_iter().filter(fresh));
            }
            _ => {
                let typing = typing.map(|typed| (typed, now));
                self.undo_stack.push(UndoStep { change: back, to: before, selected, typing });
            }
        }
        Ok(())
    }

    /// Whether a key press extends the last undo step.
    fn continues_typing(&self, typed: TypingTarget, from: usize, before: StateId, now: Duration) -> bool {
        let Some(UndoStep { typing: Some((last, at)), .. }) = self.undo_stack.last() else { return false };
        let is_same_target = match (*last, typed) {
            (TypingTarget::Body { block, caret }, TypingTarget::Body { block: target_block, .. }) => {
                block == target_block && caret == from
            }
            (TypingTarget::Field(last), TypingTarget::Field(name)) => last == name,
            _ => false,
        };
        is_same_target && Some(before) != self.saved && now.saturating_sub(*at) <= COALESCE_WINDOW
    }

    /// Marks the document as not on disk in any state.
    pub fn mark_unsaved(&mut self) {
        self.saved = None;
    }

    /// Undoes the last change.
    ///
    /// # Errors
    /// Never, if the article is changed through its history only.
    pub fn undo(&mut self, article: &mut Article) -> Result<Option<UndoOutcome>, EditError> {
        Self::step(&mut self.undo_stack, &mut self.redo_stack, &mut self.state, article, false)
    }

    /// Redoes the change that was undone last.
    ///
    /// # Errors
    /// Never, if the article is changed through its history only.
    pub fn redo(&mut self, article: &mut Article) -> Result<Option<UndoOutcome>, EditError> {
        Self::step(&mut self.redo_stack, &mut self.undo_stack, &mut self.state, article, true)
    }

    fn step(
        from: &mut Vec<UndoStep>,
        to: &mut Vec<UndoStep>,
        state: &mut StateId,
        article: &mut Article,
        is_redo: bool,
    ) -> Result<Option<UndoOutcome>, EditError> {
        let Some(UndoStep { change, to: target, selected, .. }) = from.pop() else { return Ok(None) };
        let changes_text = change.edits.iter().any(|edit| changes_text(article, edit));
        let mut places = [selected.start, selected.end];
        let back = change.apply_mapping_positions(article, &mut places)?;
        // Undo restores the selection before the change; redo moves the caret to the end of the changed text.
        let selection = if is_redo { places[1]..places[1] } else { selected.clone() };
        to.push(UndoStep { change: back, to: *state, selected, typing: None });
        *state = target;
        Ok(Some(UndoOutcome { selected: changes_text.then_some(selection) }))
    }

    /// The number of undo steps.
    #[must_use]
    pub fn undo_depth(&self) -> usize {
        self.undo_stack.len()
    }

    /// The name of the change that undo would revert.
    #[must_use]
    pub fn undo_name(&self) -> Option<&TransactionName> {
        self.undo_stack.last().map(|step| &step.change.name)
    }

    /// The names of the changes that are in force, the oldest first.
    pub fn applied(&self) -> impl Iterator<Item = &TransactionName> {
        self.undo_stack.iter().map(|step| &step.change.name)
    }

    /// The name of the change that redo would apply.
    #[must_use]
    pub fn redo_name(&self) -> Option<&TransactionName> {
        self.redo_stack.last().map(|step| &step.change.name)
    }

    /// The current state.
    #[must_use]
    pub fn state(&self) -> StateId {
        self.state
    }

    /// Whether the current state is on disk: the last saved one, or the one the file was opened with.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        self.saved == Some(self.state)
    }

    /// Marks a state as the one on disk.
    pub fn mark_saved(&mut self, state: StateId) {
        self.saved = Some(state);
    }
}

fn field_of(edit: &Edit) -> Option<FieldName> {
    if let Edit::Field { name, .. } = edit { Some(*name) } else { None }
}

/// Whether an edit about to be applied changes the body text.
fn changes_text(article: &Article, edit: &Edit) -> bool {
    let Edit::Blocks { at, remove, insert } = edit else { return false };
    let before = article.body.get(*at..at + remove).unwrap_or_default();
    !before.iter().map(|block| &block.text).eq(insert.iter().map(|block| &block.text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use redaksi_core::article::Field;

    fn write(history: &mut History, article: &mut Article, value: &str, at: u64) {
        let field = Field { value: value.into(), lines: vec![], ..Field::default() };
        let name = FieldName::Headline;
        let change = Transaction { name: TransactionName::Field(name), edits: vec![Edit::Field { name, field }] };
        let typing = Some(TypingTarget::Field(name));
        history.apply(article, change, typing, &mut Selection::default(), Duration::from_millis(at)).unwrap();
    }

    #[test]
    fn typing_without_a_pause_is_one_undo_step() {
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
    fn undoing_to_the_saved_state_counts_as_saved() {
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
