//! Edits: values that describe one change of a story. Applying an edit returns its inverse.

use super::{
    Article, Block, Comment, Dismissal, ExcludedLine, Field, FieldName, HandPair, Original, PartialDateTime, Passage,
    PassageId, SignOff, Stage, Tag,
};
use serde::{Deserialize, Serialize};

/// One change of a story. Lists are changed by replacing `remove` entries at index `at` with the entries of `insert`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    /// Replaces blocks of the body.
    Blocks {
        /// The index of the first removed block.
        at: usize,
        /// The number of removed blocks.
        remove: usize,
        /// The inserted blocks.
        insert: Vec<Block>,
    },
    /// Replaces passages; their positions in the body are marks of blocks.
    Passages {
        /// The index of the first removed passage.
        at: usize,
        /// The number of removed passages.
        remove: usize,
        /// The inserted passages.
        insert: Vec<Passage>,
    },
    /// Replaces excluded lines.
    #[serde(rename = "Asides")]
    ExcludedLines {
        /// The index of the first removed line.
        at: usize,
        /// The number of removed lines.
        remove: usize,
        /// The inserted lines.
        insert: Vec<ExcludedLine>,
    },
    /// Replaces tags.
    Tags {
        /// The index of the first removed tag.
        at: usize,
        /// The number of removed tags.
        remove: usize,
        /// The inserted tags.
        insert: Vec<Tag>,
    },
    /// Sets the stage and the record of who marked the story ready.
    Stage {
        /// The new stage.
        stage: Option<Stage>,
        /// The new record.
        sign_off: Option<SignOff>,
    },
    /// Replaces comments; their positions in the body are anchors of blocks.
    Comments {
        /// The index of the first removed comment.
        at: usize,
        /// The number of removed comments.
        remove: usize,
        /// The inserted comments.
        insert: Vec<Comment>,
    },
    /// Replaces dismissals.
    Dismissals {
        /// The index of the first removed dismissal.
        at: usize,
        /// The number of removed dismissals.
        remove: usize,
        /// The inserted dismissals.
        insert: Vec<Dismissal>,
    },
    /// Replaces rejected tags.
    RejectedTags {
        /// The index of the first removed tag.
        at: usize,
        /// The number of removed tags.
        remove: usize,
        /// The inserted tags.
        insert: Vec<String>,
    },
    /// Sets or removes the original.
    Original(Option<Box<Original>>),
    /// Replaces pairs with the original that the user set; their paragraphs in the body are anchors of blocks.
    Pairs {
        /// The index of the first removed pair.
        at: usize,
        /// The number of removed pairs.
        remove: usize,
        /// The inserted pairs.
        insert: Vec<HandPair>,
    },
    /// Replaces a field.
    Field {
        /// The name of the field.
        name: FieldName,
        /// The new value and source lines.
        field: Field,
    },
}

/// Why an edit cannot be applied, or why a stored story is invalid. A failed edit leaves the story unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The list is shorter than the edit assumes.
    #[error("the edit reaches past the end of a list")]
    OutOfRange,
    /// A block contains a line end, or a mark with an invalid range.
    #[error("block {0} is broken")]
    InvalidBlock(usize),
    /// A mark refers to a passage that the story does not have.
    #[error("there is no passage {0:?}")]
    UnknownPassage(PassageId),
    /// The value of a field for which [`FieldName::is_date`] is true is not a [`PartialDateTime`] in ISO 8601.
    #[error("the date of a field is no date")]
    InvalidDate,
}

impl Article {
    /// Applies an edit and returns its inverse.
    ///
    /// # Errors
    /// An [`EditError`] if the edit does not fit the story, which is left unchanged then.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        match edit {
            Edit::Blocks { at, remove, mut insert } => {
                for block in &mut insert {
                    block.clamp_anchors();
                    block.repair_styles();
                }
                if let Some(broken) = insert.iter().position(|block| block.validate().is_err()) {
                    return Err(EditError::InvalidBlock(at + broken));
                }
                let (count, insert) = (insert.len(), splice(&mut self.body, at, remove, insert)?);
                Ok(Edit::Blocks { at, remove: count, insert })
            }
            Edit::Passages { at, remove, insert } => {
                let (count, insert) = (insert.len(), splice(&mut self.passages, at, remove, insert)?);
                Ok(Edit::Passages { at, remove: count, insert })
            }
            Edit::ExcludedLines { at, remove, insert } => {
                let (count, insert) = (insert.len(), splice(&mut self.excluded, at, remove, insert)?);
                Ok(Edit::ExcludedLines { at, remove: count, insert })
            }
            Edit::Tags { at, remove, insert } => {
                let (count, insert) = (insert.len(), splice(&mut self.tags, at, remove, insert)?);
                Ok(Edit::Tags { at, remove: count, insert })
            }
            Edit::Stage { stage, sign_off } => Ok(Edit::Stage {
                stage: std::mem::replace(&mut self.stage, stage),
                sign_off: std::mem::replace(&mut self.sign_off, sign_off),
            }),
            Edit::Comments { at, remove, insert } => {
                let (count, insert) = (insert.len(), splice(&mut self.comments, at, remove, insert)?);
                Ok(Edit::Comments { at, remove: count, insert })
            }
            Edit::Dismissals { at, remove, insert } => {
                let (count, insert) = (insert.len(), splice(&mut self.dismissals, at, remove, insert)?);
                Ok(Edit::Dismissals { at, remove: count, insert })
            }
            Edit::RejectedTags { at, remove, insert } => {
                let (count, insert) = (insert.len(), splice(&mut self.rejected_tags, at, remove, insert)?);
                Ok(Edit::RejectedTags { at, remove: count, insert })
            }
            Edit::Original(original) => {
                if let Some(original) = &original {
                    original.validate()?;
                }
                Ok(Edit::Original(std::mem::replace(&mut self.original, original)))
            }
            Edit::Pairs { at, remove, insert } => {
                let original = self.original.as_mut().ok_or(EditError::OutOfRange)?;
                let (count, insert) = (insert.len(), splice(&mut original.pairs, at, remove, insert)?);
                Ok(Edit::Pairs { at, remove: count, insert })
            }
            Edit::Field { name, field } => {
                if name.is_date() && !field.value.is_empty() && field.value.parse::<PartialDateTime>().is_err() {
                    return Err(EditError::InvalidDate);
                }
                Ok(Edit::Field { name, field: self.fields.replace(name, field) })
            }
        }
    }

    /// Applies edits in order and returns the inverse edits, in the order in which they must be applied to undo all.
    ///
    /// # Errors
    /// The first [`EditError`]; the edits that were already applied are reverted.
    pub fn apply_all(&mut self, edits: Vec<Edit>) -> Result<Vec<Edit>, EditError> {
        self.apply_all_with(edits, |_, _| {})
    }

    /// Like [`Self::apply_all`], but calls `before` with the story and the edit before each edit is applied.
    pub(super) fn apply_all_with(
        &mut self,
        edits: Vec<Edit>,
        mut before: impl FnMut(&Self, &Edit),
    ) -> Result<Vec<Edit>, EditError> {
        let mut back = Vec::with_capacity(edits.len());
        for edit in edits {
            before(self, &edit);
            match self.apply(edit) {
                Ok(inverse) => back.push(inverse),
                Err(error) => {
                    for inverse in back.into_iter().rev() {
                        self.apply(inverse)?;
                    }
                    return Err(error);
                }
            }
        }
        back.reverse();
        Ok(back)
    }
}

fn splice<T>(list: &mut Vec<T>, at: usize, remove: usize, insert: Vec<T>) -> Result<Vec<T>, EditError> {
    let end = at.checked_add(remove).filter(|end| *end <= list.len()).ok_or(EditError::OutOfRange)?;
    Ok(list.splice(at..end, insert).collect())
}

#[cfg(test)]
mod tests {
    use super::super::BlockKind;
    use super::*;

    #[test]
    fn every_kind_of_edit_can_be_undone() {
        let mut article = Article { body: vec![Block::new(BlockKind::Paragraph, "satu")], ..Article::default() };
        let before = article.clone();
        let edits = vec![
            Edit::Blocks { at: 0, remove: 1, insert: vec![Block::new(BlockKind::Subhead, "dua"), Block::default()] },
            Edit::Tags { at: 0, remove: 0, insert: vec![Tag::new("banjir")] },
            Edit::Field {
                name: FieldName::Headline,
                field: Field { value: "Judul".into(), lines: vec![], ..Field::default() },
            },
            Edit::Stage { stage: Some(Stage::Ready), sign_off: Some(SignOff::default()) },
            Edit::Comments { at: 0, remove: 0, insert: vec![Comment::default()] },
            Edit::Dismissals { at: 0, remove: 0, insert: vec![Dismissal::default()] },
            Edit::RejectedTags { at: 0, remove: 0, insert: vec!["banjir".to_owned()] },
            Edit::Original(Some(Box::default())),
            Edit::Pairs { at: 0, remove: 0, insert: vec![HandPair::default()] },
        ];
        let back = article.apply_all(edits).unwrap();
        assert_ne!(article, before);
        article.apply_all(back).unwrap();
        assert_eq!(article, before);
    }

    #[test]
    fn an_edit_that_does_not_fit_leaves_the_story_unchanged() {
        let mut article = Article::default();
        let before = article.clone();
        let field = Field { value: "kemarin".into(), lines: vec![], ..Field::default() };
        for (edit, error) in [
            (Edit::Blocks { at: 1, remove: 0, insert: vec![] }, EditError::OutOfRange),
            (Edit::Tags { at: 0, remove: usize::MAX, insert: vec![] }, EditError::OutOfRange),
            (Edit::Pairs { at: 0, remove: 0, insert: vec![] }, EditError::OutOfRange),
            (
                Edit::Blocks { at: 0, remove: 0, insert: vec![Block::new(BlockKind::Paragraph, "a\nb")] },
                EditError::InvalidBlock(0),
            ),
            (Edit::Field { name: FieldName::Published, field: field.clone() }, EditError::InvalidDate),
            (Edit::Field { name: FieldName::Updated, field }, EditError::InvalidDate),
        ] {
            let edits = vec![Edit::Tags { at: 0, remove: 0, insert: vec![Tag::new("x")] }, edit];
            assert_eq!(article.apply_all(edits), Err(error));
            assert_eq!(article, before);
        }
    }
}
