//! Transactions: named lists of edits that form one undo step.

use crate::article::position_map::map_position;
use crate::article::{
    Article, Block, BlockKind, Decision, Edit, EditError, ExcludedLine, Field, FieldName, MarkKind, Passage, PassageId,
    PassageKind, Reason, SignOff, Stage, locate_offset,
};
use crate::text::trim_blank;

/// A list of edits that is undone as one step. Its name is shown in the undo menu.
#[derive(Clone, Debug, PartialEq)]
pub struct Transaction {
    /// The name of the undo step.
    pub name: TransactionName,
    /// The edits, in the order in which they are applied.
    pub edits: Vec<Edit>,
}

/// What a transaction does. Counts are for the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TransactionName {
    /// Types, deletes or pastes text in the body.
    Typing,
    /// Changes a field.
    Field(FieldName),
    /// Removes this number of promos.
    RemovePromos(usize),
    /// Restores this number of promos.
    RestorePromos(usize),
    /// Sets the decision about one passage.
    Decide(Decision),
    /// Restores an excluded line into the body.
    RestoreLine,
    /// Adds this number of tags.
    AddTags(usize),
    /// Removes a tag.
    RemoveTag,
    /// Rejects a suggested tag.
    RejectTag,
    /// Moves a tag.
    MoveTag,
    /// Gives a tag the name that the vocabulary has for it now.
    RenameTag,
    /// Applies a user rule to this number of lines.
    UserRule(usize),
    /// Turns a paragraph into a heading, a list item or a quote, or back.
    BlockKind,
    /// Changes what is bold, italic or a link.
    InlineStyle,
    /// Moves paragraphs.
    MoveParagraph,
    /// Duplicates paragraphs.
    Duplicate,
    /// Changes the letter case.
    ChangeCase,
    /// Replaces a typed character by a typographic one: a curly quote, a dash.
    SmartPunctuation,
    /// Removes formatting artefacts from pasted text.
    CleanPaste,
    /// Replaces this number of search matches.
    Replace(usize),
    /// Reverts one difference from another version.
    RevertHunk,
    /// Restores another version of the story.
    RestoreVersion,
    /// Fills in this number of fields from the story.
    FillFields(usize),
    /// Sets the stage.
    Stage(Stage),
    /// Ends a promo at its other likely place.
    PromoEnd,
    /// Adds a comment.
    AddComment,
    /// Changes the text of a comment.
    EditComment,
    /// Marks a comment as done, or as open again.
    ResolveComment(bool),
    /// Removes a comment.
    RemoveComment,
    /// Dismisses a finding.
    Dismiss,
    /// Brings a dismissed finding back.
    Undismiss,
    /// Applies the fixes of this number of findings.
    ApplyFixes(usize),
    /// Accepts this number of tracked changes, so that they are no longer marked.
    AcceptChanges(usize),
    /// Takes this number of tracked changes back.
    TakeBackChanges(usize),
    /// Attaches an original.
    AttachOriginal,
    /// Removes the original.
    DetachOriginal,
    /// Pairs paragraphs with those of the original.
    PairParagraphs,
    /// Dissolves a pair that the user set.
    UnpairParagraphs,
    /// Confirms that a line is no part of the story.
    ConfirmExcluded,
    /// Confirms the extracted value of a field.
    ConfirmField(FieldName),
}

impl Transaction {
    /// Applies the transaction and returns its inverse under the same name.
    ///
    /// # Errors
    /// The first [`EditError`]; the story is left unchanged then.
    pub fn apply(self, article: &mut Article) -> Result<Self, EditError> {
        self.apply_mapping_positions(article, &mut [])
    }

    /// Like [`Self::apply`], and maps byte offsets of the body text through the edits so that they stay at their text.
    ///
    /// # Errors
    /// The first [`EditError`]; the story is left unchanged then, but the offsets are no longer valid.
    pub fn apply_mapping_positions(self, article: &mut Article, offsets: &mut [usize]) -> Result<Self, EditError> {
        let map_all = |article: &Article, edit: &Edit| {
            for offset in offsets.iter_mut() {
                *offset = map_position(article, edit, *offset);
            }
        };
        let edits = article.apply_all_with(self.edits, map_all)?;
        Ok(Self { name: self.name, edits })
    }
}

impl Article {
    /// Creates the transaction that turns this story into another version with the same source text; `None` if they are
    /// equal.
    #[must_use]
    pub fn transaction_to(&self, other: &Self) -> Option<Transaction> {
        let mut edits = Vec::new();
        // Passages first: marks of the new blocks may refer only to passages that exist.
        if self.passages != other.passages {
            edits.push(Edit::Passages { at: 0, remove: self.passages.len(), insert: other.passages.clone() });
        }
        if self.body != other.body {
            edits.push(Edit::Blocks { at: 0, remove: self.body.len(), insert: other.body.clone() });
        }
        if self.excluded != other.excluded {
            edits.push(Edit::ExcludedLines { at: 0, remove: self.excluded.len(), insert: other.excluded.clone() });
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
        if self.comments != other.comments {
            edits.push(Edit::Comments { at: 0, remove: self.comments.len(), insert: other.comments.clone() });
        }
        if self.dismissals != other.dismissals {
            edits.push(Edit::Dismissals { at: 0, remove: self.dismissals.len(), insert: other.dismissals.clone() });
        }
        if self.rejected_tags != other.rejected_tags {
            let (remove, insert) = (self.rejected_tags.len(), other.rejected_tags.clone());
            edits.push(Edit::RejectedTags { at: 0, remove, insert });
        }
        if self.original != other.original {
            edits.push(Edit::Original(other.original.clone()));
        }
        if (self.stage, &self.sign_off) != (other.stage, &other.sign_off) {
            edits.push(Edit::Stage { stage: other.stage, sign_off: other.sign_off.clone() });
        }
        (!edits.is_empty()).then_some(Transaction { name: TransactionName::RestoreVersion, edits })
    }

    /// Creates the transaction that rejects a suggested tag for this story.
    #[must_use]
    pub fn reject_tag(&self, tag: &str) -> Transaction {
        let edits = vec![Edit::RejectedTags { at: self.rejected_tags.len(), remove: 0, insert: vec![tag.to_owned()] }];
        Transaction { name: TransactionName::RejectTag, edits }
    }

    /// Creates the transaction that sets the stage; `None` if the story is in it already. `sign_off` is kept for stages
    /// from [`Stage::Ready`] on and dropped for earlier ones.
    #[must_use]
    pub fn set_stage(&self, stage: Stage, sign_off: Option<SignOff>) -> Option<Transaction> {
        let sign_off = match stage {
            Stage::Ready => sign_off,
            Stage::Published => self.sign_off.clone(),
            Stage::Received | Stage::InProgress | Stage::OnHold | Stage::Spiked => None,
        };
        let is_changed = (self.stage, &self.sign_off) != (Some(stage), &sign_off);
        let edits = vec![Edit::Stage { stage: Some(stage), sign_off }];
        is_changed.then_some(Transaction { name: TransactionName::Stage(stage), edits })
    }

    /// Creates the transaction that confirms the exclusion of a line, so that it is no longer doubtful; `None` if there is
    /// no such line or its exclusion is certain.
    #[must_use]
    pub fn confirm_excluded(&self, index: usize) -> Option<Transaction> {
        let line = self.excluded.get(index).filter(|line| line.is_doubtful())?;
        let reason = Reason { rule: "confirmed".into(), detail: String::new(), confidence: 100 };
        let insert = vec![ExcludedLine { reason, ..line.clone() }];
        let edits = vec![Edit::ExcludedLines { at: index, remove: 1, insert }];
        Some(Transaction { name: TransactionName::ConfirmExcluded, edits })
    }

    /// Creates the transaction that marks the extracted value of a field as confirmed; `None` if it is confirmed already, or
    /// the user changed it.
    #[must_use]
    pub fn confirm_field(&self, name: FieldName) -> Option<Transaction> {
        let field = self.fields.get(name).filter(|field| field.is_as_extracted())?;
        let field = Field { is_confirmed: true, ..field.clone() };
        Some(Transaction { name: TransactionName::ConfirmField(name), edits: vec![Edit::Field { name, field }] })
    }

    /// Creates the transaction that sets the decision about one passage; `None` if it is set already or there is no
    /// such passage.
    #[must_use]
    pub fn decide(&self, id: PassageId, decision: Decision) -> Option<Transaction> {
        let edits = self.decision_edits(decision, |passage| passage.id == id);
        (!edits.is_empty()).then_some(Transaction { name: TransactionName::Decide(decision), edits })
    }

    /// Creates the transaction that ends a promo at its other likely place; its present end becomes the other one. `None` if
    /// there is no other place, see [`Self::alternative_range`], or another passage begins before it.
    #[must_use]
    pub fn use_alternative_end(&self, id: PassageId) -> Option<Transaction> {
        let range = self.alternative_range(id)?;
        let (index, start) = locate_offset(&self.body, range.start);
        let mut block = self.body.get(index)?.clone();
        let mark = block.marks.iter().position(|mark| mark.kind == MarkKind::Passage(id))?;
        let end = start + range.len();
        if block.marks.get(mark + 1).is_some_and(|next| next.range.start < end) {
            return None;
        }
        let at = self.passages.iter().position(|passage| passage.id == id)?;
        let passage = &self.passages[at];
        let alternative_text = block.text[block.marks[mark].range.clone()].to_owned();
        // Both texts begin with the marker.
        let title_start = alternative_text.find(&passage.title).unwrap_or_default();
        let title = passage.alternative_text.get(title_start..).map_or("", trim_blank).to_owned();
        block.marks[mark].range.end = end;
        let passage = Passage { title, alternative_text, ..passage.clone() };
        let edits = vec![
            Edit::Passages { at, remove: 1, insert: vec![passage] },
            Edit::Blocks { at: index, remove: 1, insert: vec![block] },
        ];
        Some(Transaction { name: TransactionName::PromoEnd, edits })
    }

    /// Creates the transaction that removes every certain and undecided promo; `None` if there is none.
    #[must_use]
    pub fn remove_certain_promos(&self) -> Option<Transaction> {
        let edits = self.decision_edits(Decision::Removed, |passage| {
            passage.kind == PassageKind::Promo && passage.decision == Decision::Undecided && passage.reason.is_certain()
        });
        (!edits.is_empty()).then_some(Transaction { name: TransactionName::RemovePromos(edits.len()), edits })
    }

    /// Creates the transaction that restores every removed promo, including related links; `None` if there is none.
    #[must_use]
    pub fn restore_promos(&self) -> Option<Transaction> {
        let edits = self.decision_edits(Decision::Undecided, |passage| {
            passage.kind == PassageKind::Promo && !passage.decision.is_published()
        });
        (!edits.is_empty()).then_some(Transaction { name: TransactionName::RestorePromos(edits.len()), edits })
    }

    fn decision_edits(&self, decision: Decision, filter: impl Fn(&Passage) -> bool) -> Vec<Edit> {
        let passages = self.passages.iter().enumerate();
        passages
            .filter(|(_, passage)| passage.decision != decision && filter(passage))
            .map(|(at, passage)| Edit::Passages { at, remove: 1, insert: vec![self.with_decision(passage, decision)] })
            .collect()
    }

    /// Returns the passage with another decision. If it was kept as text and edited since, marker and title are updated
    /// to the current text.
    fn with_decision(&self, passage: &Passage, decision: Decision) -> Passage {
        let mut updated = Passage { decision, ..passage.clone() };
        if passage.decision == Decision::KeptAsText {
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
    pub fn restore_excluded(&self, index: usize) -> Option<Transaction> {
        let ExcludedLine { text, line, .. } = self.excluded.get(index)?;
        let above = self.body.iter().rposition(|block| block.lines.iter().any(|from| from < line));
        let at = above.map_or(0, |above| above + 1);
        let block = Block::from_line(BlockKind::Paragraph, text.clone(), *line);
        let edits = vec![
            Edit::ExcludedLines { at: index, remove: 1, insert: Vec::new() },
            Edit::Blocks { at, remove: 0, insert: vec![block] },
        ];
        Some(Transaction { name: TransactionName::RestoreLine, edits })
    }
}
