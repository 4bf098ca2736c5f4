//! The model of a story, and the only way to change it: an [`Edit`], which returns its own way back.
//!
//! An [`Article`] holds what is in the story and nothing that can be computed from it. Every line of the text as it
//! came stands in exactly one place of it ([`Article::places_of`]): a field, a block of the body, a passage, a tag, or
//! among the lines that were set aside.

mod aside;
mod block;
mod carry;
mod change;
mod differences;
mod edit;
mod fields;
mod paragraphs;
mod passage;
mod place;
mod published;
mod received;
mod spare;
mod splice;
mod stamp;
mod take_back;

pub use aside::{Aside, Tag};
pub use block::{Block, BlockKind, Mark, MarkKind};
pub use change::{Change, ChangeName};
pub use differences::{Differences, differences};
pub use edit::{Edit, EditError};
pub use fields::{Field, FieldName, Fields};
pub use passage::{CERTAIN, Decision, Passage, PassageId, PassageKind, Reason, Role};
pub use place::Place;
pub use published::{PublishedBlock, published, published_lines};
pub use received::Received;
pub(crate) use splice::one_kind_of_line_end;
pub use splice::{Splice, SpliceError, locate, manuscript, offset_of, part_of_manuscript};
pub use stamp::{Stamp, StampError};
pub use take_back::Difference;

use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// The version of the model that this program writes. Higher ones are refused, lower ones are read.
pub const VERSION: u32 = 1;

/// One story: what came, what was read out of it, and what the editor made of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// The version of this layout, see [`VERSION`].
    pub version: u32,
    /// Headline, byline, date and the other single-valued facts.
    #[serde(default)]
    pub fields: Fields,
    /// Subjects, in the editor's order.
    #[serde(default)]
    pub tags: Vec<Tag>,
    /// The text in its order, passages that were taken out included.
    #[serde(default)]
    pub body: Vec<Block>,
    /// Promos and end marks: each stands in the body where a [`Mark`] names it.
    #[serde(default)]
    pub passages: Vec<Passage>,
    /// Lines that belong to no part of the story: site furniture and repeats, in the order they came.
    #[serde(default)]
    pub aside: Vec<Aside>,
    /// The text as it came; never edited.
    #[serde(default)]
    pub received: Received,
}

impl Default for Article {
    fn default() -> Self {
        Self {
            version: VERSION,
            fields: Fields::default(),
            tags: Vec::new(),
            body: Vec::new(),
            passages: Vec::new(),
            aside: Vec::new(),
            received: Received::default(),
        }
    }
}

impl Article {
    /// The passage of that name, where there is one.
    #[must_use]
    pub fn passage(&self, id: PassageId) -> Option<&Passage> {
        // Passages are numbered as they are found, so the number is nearly always the index.
        let at_its_number = self.passages.get(id.0 as usize).filter(|passage| passage.id == id);
        at_its_number.or_else(|| self.passages.iter().find(|passage| passage.id == id))
    }

    /// Whether the passage stands in the text that is published.
    #[must_use]
    pub fn is_in(&self, id: PassageId) -> bool {
        self.passage(id).is_none_or(|passage| passage.decision.is_in())
    }

    /// Whether the text of the passage is kept whole, whatever is typed around it: true until an editor keeps it.
    #[must_use]
    pub fn is_protected(&self, id: PassageId) -> bool {
        self.passage(id).is_some_and(|passage| passage.decision != Decision::Keep)
    }

    /// The indexes of the blocks that hold a part of the passage.
    pub fn blocks_of(&self, id: PassageId) -> impl Iterator<Item = usize> + '_ {
        self.body
            .iter()
            .enumerate()
            .filter(move |(_, block)| block.marks.iter().any(|mark| mark.kind == MarkKind::Passage(id)))
            .map(|(index, _)| index)
    }

    /// The text of the passage as it stands in the body, one line for each block; empty where it stands nowhere.
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

    /// A name that no passage of this story has yet.
    #[must_use]
    pub fn next_passage_id(&self) -> PassageId {
        PassageId(self.passages.iter().map(|passage| passage.id.0).max().map_or(0, |highest| highest + 1))
    }

    /// Checks what the types cannot say: marks lie in their block, in order, on whole characters, and name a passage;
    /// dates are dates.
    ///
    /// # Errors
    /// The first [`EditError`] found; a story from a damaged file is refused with it.
    pub fn check(&self) -> Result<(), EditError> {
        let known: HashSet<PassageId> = self.passages.iter().map(|passage| passage.id).collect();
        for (index, block) in self.body.iter().enumerate() {
            block.check().map_err(|()| EditError::BrokenBlock(index))?;
            for mark in &block.marks {
                if let MarkKind::Passage(id) = mark.kind
                    && !known.contains(&id)
                {
                    return Err(EditError::UnknownPassage(id));
                }
            }
        }
        let mut dates = self.fields.iter().filter(|(name, _)| name.takes_date()).map(|(_, field)| &field.value);
        let broken = dates.any(|date| !date.is_empty() && date.parse::<Stamp>().is_err());
        if broken { Err(EditError::NoDate) } else { Ok(()) }
    }
}
