//! Transactions: named lists of edits that form one undo step.

use crate::article::position_map::carry;
use crate::article::{Article, Aside, Block, BlockKind, Decision, Edit, EditError, FieldName, Passage, PassageId, PassageKind};

/// A list of edits that is undone as one step. Its name is shown in the undo menu.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The name of the undo step.
    pub name: ChangeName,
    /// The edits, in the order in which they are applied.
    pub edits: Vec<Edit>,
}

/// What a transaction does. Counts are for the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeName {
    /// Types, deletes or pastes text in the body.
    Typing,
    /// Changes a field.
    Field(FieldName),
    /// Removes this number of promos.
    Clean(usize),
    /// Restores this number of promos.
    Restore(usize),
    /// Sets the decision about one passage.
    Decide(Decision),
    /// Restores an excluded line into the body.
    PutBack,
    /// Adds this number of tags.
    AddTags(usize),
    /// Removes a tag.
    RemoveTag,
    /// Moves a tag.
    MoveTag,
    /// Applies a user rule to this number of lines.
    OwnRule(usize),
    /// Turns a paragraph into a heading or back.
    BlockKind,
    /// Moves paragraphs.
    MoveParagraph,
    /// Duplicates paragraphs.
    Duplicate,
    /// Changes the letter case.
    Case,
    /// Replaces a typed character by a typographic one: a curly quote, a dash.
    PrintedSign,
    /// Removes formatting artefacts from pasted text.
    CleanPaste,
    /// Replaces this number of search matches.
    Replace(usize),
    /// Reverts one difference from another version.
    TakeBack,
    /// Restores another version of the story.
    Version,
}

impl Change {
    /// Applies the transaction and returns its inverse under the same name.
    ///
    /// # Errors
    /// The first [`EditError`]; the story is left unchanged then.
    pub fn apply(self, article: &mut Article) -> Result<Self, EditError> {
        self.apply_carrying(article, &mut [])
    }

    /// Like [`Self::apply`], and maps byte offsets of the body text through the edits so that they stay at their text.
    ///
    /// # Errors
    /// The first [`EditError`]; the story is left unchanged then, but the offsets are no longer valid.
    pub fn apply_carrying(self, article: &mut Article, offsets: &mut [usize]) -> Result<Self, EditError> {
        let carry_all = |article: &Article, edit: &Edit| {
            for offset in offsets.iter_mut() {
                *offset = carry(article, edit, *offset);
            }
        };
        let edits = article.apply_each(self.edits, carry_all)?;
        Ok(Self { name: self.name, edits })
    }
}

impl Article {
    /// Creates the transaction that turns this story into another version with the same source text; `None` if they are
    /// equal.
    #[must_use]
    pub fn become_like(&self, other: &Self) -> Option<Change> {
        let mut edits = Vec::new();
        // Passages first: marks of the new blocks may refer only to passages that exist.
        if self.passages != other.passages {
            edits.push(Edit::Passages { at: 0, remove: self.passages.len(), insert: other.passages.clone() });
        }
        if self.body != other.body {
            edits.push(Edit::Blocks { at: 0, remove: self.body.len(), insert: other.body.clone() });
        }
        if self.aside != other.aside {
            edits.push(Edit::Asides { at: 0, remove: self.aside.len(), insert: other.aside.clone() });
        }
        if self.tags != other.tags {
            edits.push(Edit::Tags { at: 0, remove: self.tags.len(), insert: other.tags.clone() });
        }
        for name in FieldName::ALL {
            let field = other.fields.get(name).cloned().unwrap_or_default();
            if self.fields.get(name).cloned().unwrap_or_default() != field {
                edits.push(Edit::Field { name, field });
            }
        }
        (!edits.is_empty()).then_some(Change { name: ChangeName::Version, edits })
    }

    /// Creates the transaction that sets the decision about one passage; `None` if it is set already or there is no
    /// such passage.
    #[must_use]
    pub fn decide(&self, id: PassageId, decision: Decision) -> Option<Change> {
        let edits = self.decisions(decision, |passage| passage.id == id);
        (!edits.is_empty()).then_some(Change { name: ChangeName::Decide(decision), edits })
    }

    /// Creates the transaction that removes every certain and undecided promo; `None` if there is none.
    #[must_use]
    pub fn clean_certain(&self) -> Option<Change> {
        let edits = self.decisions(Decision::Out, |passage| {
            passage.kind == PassageKind::Promo && passage.decision == Decision::Open && passage.reason.is_certain()
        });
        (!edits.is_empty()).then_some(Change { name: ChangeName::Clean(edits.len()), edits })
    }

    /// Creates the transaction that restores every removed promo, including related links; `None` if there is none.
    #[must_use]
    pub fn restore_all(&self) -> Option<Change> {
        let edits =
            self.decisions(Decision::Open, |passage| passage.kind == PassageKind::Promo && !passage.decision.is_in());
        (!edits.is_empty()).then_some(Change { name: ChangeName::Restore(edits.len()), edits })
    }

    fn decisions(&self, decision: Decision, filter: impl Fn(&Passage) -> bool) -> Vec<Edit> {
        let passages = self.passages.iter().enumerate();
        passages
            .filter(|(_, passage)| passage.decision != decision && filter(passage))
            .map(|(at, passage)| Edit::Passages { at, remove: 1, insert: vec![self.decided(passage, decision)] })
            .collect()
    }

    /// Returns the passage with another decision. If it was kept as text and edited since, marker and title are updated
    /// to the current text.
    fn decided(&self, passage: &Passage, decision: Decision) -> Passage {
        let mut updated = Passage { decision, ..passage.clone() };
        if passage.decision == Decision::Keep {
            let text = self.passage_text(passage.id);
            if !text.contains(&passage.marker) {
                updated.marker.clear();
            }
            if !text.contains(&passage.title) {
                updated.title = text;
                updated.marker.clear();
            }
        }
        updated
    }

    /// Creates the transaction that moves an excluded line into the body, between its neighbours in the source text;
    /// `None` if there is no line with this index.
    #[must_use]
    pub fn put_back(&self, index: usize) -> Option<Change> {
        let Aside { text, line, .. } = self.aside.get(index)?;
        let above = self.body.iter().rposition(|block| block.lines.iter().any(|from| from < line));
        let at = above.map_or(0, |above| above + 1);
        let block = Block::from_line(BlockKind::Paragraph, text.clone(), *line);
        let edits = vec![
            Edit::Asides { at: index, remove: 1, insert: Vec::new() },
            Edit::Blocks { at, remove: 0, insert: vec![block] },
        ];
        Some(Change { name: ChangeName::PutBack, edits })
    }

    /// Creates the transaction that turns a paragraph into a heading, or a heading or caption into a paragraph; `None`
    /// if there is no block with this index.
    #[must_use]
    pub fn toggle_subhead(&self, index: usize) -> Option<Change> {
        let mut block = self.body.get(index)?.clone();
        block.kind = if block.kind == BlockKind::Paragraph { BlockKind::Subhead } else { BlockKind::Paragraph };
        let edits = vec![Edit::Blocks { at: index, remove: 1, insert: vec![block] }];
        Some(Change { name: ChangeName::BlockKind, edits })
    }
}
