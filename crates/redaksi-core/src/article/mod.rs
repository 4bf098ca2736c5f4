//! The data model of a news story. It is changed only by an [`Edit`]; applying one returns its inverse.
//!
//! An [`Article`] stores no derived data. After extraction, every non-blank line of the source text has exactly one
//! location in it ([`Article::locations_of_line`]): a field, a body block, a passage, a tag, or the list of excluded lines.

mod block;
pub(crate) mod diff;
mod edit;
pub(crate) mod excluded;
mod excluded_groups;
mod fields;
pub(crate) mod line_location;
mod paragraphs;
pub(crate) mod partial_datetime;
mod passage;
mod position;
pub(crate) mod position_map;
pub(crate) mod protected;
pub(crate) mod render;
pub(crate) mod revert;
pub(crate) mod source;
mod splice;
mod stage;
mod tag;
pub(crate) mod transaction;

pub use block::{Block, BlockKind, Mark, MarkKind};
pub use diff::{ArticleDiff, diff_articles};
pub use edit::{Edit, EditError};
pub use excluded::ExcludedLine;
pub use excluded_groups::{DoubtfulLine, ExcludedGroup};
pub use fields::{Field, FieldName, Fields};
pub use line_location::LineLocation;
pub use partial_datetime::{PartialDateTime, PartialDateTimeError};
pub use passage::{CERTAIN_CONFIDENCE, Decision, Passage, PassageId, PassageKind, Reason, Role};
pub use render::{RenderedBlock, count_published_words, render_body, render_lines, render_range};
pub use revert::DiffHunk;
pub use source::SourceText;
pub use splice::normalize_line_breaks;
pub use splice::{Splice, SpliceError, block_offset, body_text, body_text_slice, locate_offset};
pub use stage::{SignOff, Stage};
pub use tag::Tag;
pub use transaction::{Transaction, TransactionName};

use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::ops::Range;

/// The version of the stored model that this program writes. Lower versions are read, higher ones are rejected.
pub const MODEL_VERSION: u32 = 1;

/// One story: its source text, what was extracted from it, and the edits of the user.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// The version of the stored layout, see [`MODEL_VERSION`].
    pub version: u32,
    /// The single-valued metadata: headline, byline, date and so on.
    #[serde(default)]
    pub fields: Fields,
    /// Subject tags, in the order that the user gave them.
    #[serde(default)]
    pub tags: Vec<Tag>,
    /// The paragraphs in order, including the text of removed passages.
    #[serde(default)]
    pub body: Vec<Block>,
    /// Promos and end marks. A [`Mark`] of a body block says where each one is.
    #[serde(default)]
    pub passages: Vec<Passage>,
    /// Source lines that are no part of the story, such as site boilerplate and repeats, in source order.
    #[serde(default, rename = "aside")]
    pub excluded: Vec<ExcludedLine>,
    /// The stage that the user set; `None` if nobody has set one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// Who marked the story ready; `None` unless its stage is [`Stage::Ready`] or a later one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign_off: Option<SignOff>,
    /// The source text; never edited.
    #[serde(default, rename = "received")]
    pub source: SourceText,
}

impl Default for Article {
    fn default() -> Self {
        Self {
            version: MODEL_VERSION,
            fields: Fields::default(),
            tags: Vec::new(),
            body: Vec::new(),
            passages: Vec::new(),
            excluded: Vec::new(),
            stage: None,
            sign_off: None,
            source: SourceText::default(),
        }
    }
}

impl Article {
    /// Returns the passage with this id, or `None` if the story has no such passage.
    #[must_use]
    pub fn passage(&self, id: PassageId) -> Option<&Passage> {
        // Ids are assigned in order, so the id is nearly always the index.
        let at_index = self.passages.get(id.0 as usize).filter(|passage| passage.id == id);
        at_index.or_else(|| self.passages.iter().find(|passage| passage.id == id))
    }

    /// Whether the passage is part of the published text; true for an unknown id.
    #[must_use]
    pub fn is_passage_published(&self, id: PassageId) -> bool {
        self.passage(id).is_none_or(|passage| passage.decision.is_published())
    }

    /// Whether typing may not change the text of the passage: true until the user decides to keep it as text.
    #[must_use]
    pub fn is_protected(&self, id: PassageId) -> bool {
        self.passage(id).is_some_and(|passage| passage.decision != Decision::KeptAsText)
    }

    /// Returns the indexes of the blocks that contain a part of the passage.
    pub fn blocks_with_passage(&self, id: PassageId) -> impl Iterator<Item = usize> + '_ {
        self.body
            .iter()
            .enumerate()
            .filter(move |(_, block)| block.marks.iter().any(|mark| mark.kind == MarkKind::Passage(id)))
            .map(|(index, _)| index)
    }

    /// Returns where the passage begins in the body text: the byte range of its first line. `None` if no block contains
    /// it.
    #[must_use]
    pub fn passage_range(&self, id: PassageId) -> Option<Range<usize>> {
        let block = self.blocks_with_passage(id).next()?;
        let mark = self.body[block].marks.iter().find(|mark| mark.kind == MarkKind::Passage(id))?;
        let start = block_offset(&self.body, block);
        Some(start + mark.range.start..start + mark.range.end)
    }

    /// Returns the text of the passage in the body, one line per block; empty if no block contains it.
    #[must_use]
    pub fn passage_text(&self, id: PassageId) -> String {
        let pieces: Vec<&str> = self
            .body
            .iter()
            .flat_map(|block| block.marks.iter().map(move |mark| (block, mark)))
            .filter(|(_, mark)| mark.kind == MarkKind::Passage(id))
            .map(|(block, mark)| &block.text[mark.range.clone()])
            .collect();
        pieces.join("\n")
    }

    /// Returns an id that no passage of this story uses.
    #[must_use]
    pub fn next_passage_id(&self) -> PassageId {
        PassageId(self.passages.iter().map(|passage| passage.id.0).max().map_or(0, |highest| highest + 1))
    }

    /// Checks the invariants that the types do not express: marks are sorted, do not overlap, lie inside their block on
    /// character boundaries and refer to an existing passage; date fields contain valid dates.
    ///
    /// # Errors
    /// The first violation as an [`EditError`]; stories from damaged files are rejected with it.
    pub fn validate(&self) -> Result<(), EditError> {
        let known: HashSet<PassageId> = self.passages.iter().map(|passage| passage.id).collect();
        for (index, block) in self.body.iter().enumerate() {
            block.validate().map_err(|()| EditError::InvalidBlock(index))?;
            for mark in &block.marks {
                if let MarkKind::Passage(id) = mark.kind
                    && !known.contains(&id)
                {
                    return Err(EditError::UnknownPassage(id));
                }
            }
        }
        let mut dates = self.fields.iter().filter(|(name, _)| name.is_date()).map(|(_, field)| &field.value);
        let broken = dates.any(|date| !date.is_empty() && date.parse::<PartialDateTime>().is_err());
        if broken { Err(EditError::InvalidDate) } else { Ok(()) }
    }
}
