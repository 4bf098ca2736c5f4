//! The data model of a news story. It is changed only by an [`Edit`]; applying one returns its inverse.
//!
//! An [`Article`] stores no derived data. After extraction, every non-blank line of the source text has exactly one
//! location in it ([`Article::locations_of_line`]): a field, a body block, a passage, a tag, or the list of excluded lines.

mod anchor;
mod block;
mod block_kinds;
mod comment;
mod comment_edits;
mod continue_list;
pub(crate) mod diff;
mod dismissal;
mod dismissal_edits;
mod edit;
pub(crate) mod excluded;
mod excluded_groups;
mod fields;
mod inline_style;
pub(crate) mod line_location;
mod original;
mod original_edits;
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
mod splice_blocks;
mod stage;
mod style_edits;
mod tag;
pub(crate) mod tracked;
pub(crate) mod transaction;

pub use anchor::{Anchor, AnchorId, CommentId, PairId};
pub use block::{Block, BlockKind, ImageReference, MAX_LIST_LEVEL, Mark, MarkKind, parse_item_number};
pub use comment::Comment;
pub use diff::{ArticleDiff, diff_articles};
pub use dismissal::{Dismissal, dismissal_hash, words_around};
pub use edit::{Edit, EditError};
pub use excluded::ExcludedLine;
pub use excluded_groups::{DoubtfulLine, ExcludedGroup};
pub use fields::{Field, FieldName, Fields};
pub(crate) use inline_style::normalize_styles;
pub use inline_style::{InlineStyle, InlineStyleKind, StyleRun, style_runs};
pub use line_location::LineLocation;
pub use original::{HandPair, PairedBlocks};
pub use partial_datetime::{PartialDateTime, PartialDateTimeError};
pub use passage::{
    CERTAIN_CONFIDENCE, CERTAIN_FIELD_CONFIDENCE, Decision, Passage, PassageId, PassageKind, Reason, Role,
};
pub use render::{RenderedBlock, count_published_words, render_body, render_lines, render_range};
pub use revert::DiffHunk;
pub use source::SourceText;
pub use splice::normalize_line_breaks;
pub use splice::{Splice, SpliceError, block_offset, body_text, body_text_slice, locate_offset};
pub use stage::{SignOff, Stage};
pub use tag::Tag;
pub use tracked::{TRACKED_CHANGE_RULE, TrackedChange, TrackedKind, track_changes};
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
    /// The comments at passages of the text, in the order in which they were written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<Comment>,
    /// The findings that the user dismissed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dismissals: Vec<Dismissal>,
    /// Suggested tags that the user rejected; they are not suggested for this story again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rejected_tags: Vec<String>,
    /// The original, if the story is a translation and its original was attached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<Box<Original>>,
    /// The source text; never edited.
    #[serde(default, rename = "received")]
    pub source: SourceText,
}

/// The original of a translated story. It is read as any story is, and never edited.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Original {
    /// The original as an article. It has no original of its own.
    pub article: Article,
    /// The pairs that the user set by hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pairs: Vec<HandPair>,
    /// The version that was attached before this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Box<Article>>,
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
            comments: Vec::new(),
            dismissals: Vec::new(),
            rejected_tags: Vec::new(),
            original: None,
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

    /// Returns where the passage would be in the body text if it ended at the other likely place, in bytes. `None` if it
    /// has no other end, or if the text there was changed since.
    #[must_use]
    pub fn alternative_range(&self, id: PassageId) -> Option<Range<usize>> {
        let alternative = &self.passage(id).filter(|passage| !passage.alternative_text.is_empty())?.alternative_text;
        let block = self.blocks_with_passage(id).next()?;
        let Block { text, marks, .. } = &self.body[block];
        let start = marks.iter().find(|mark| mark.kind == MarkKind::Passage(id))?.range.start;
        let offset = block_offset(&self.body, block) + start;
        text[start..].starts_with(alternative.as_str()).then(|| offset..offset + alternative.len())
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
        let Some(highest) = self.passages.iter().map(|passage| passage.id.0).max() else { return PassageId(0) };
        // A stored file may use the highest possible id; the lowest unused one is taken then.
        PassageId(highest.checked_add(1).unwrap_or_else(|| {
            let used: HashSet<u32> = self.passages.iter().map(|passage| passage.id.0).collect();
            (0..=u32::MAX).find(|id| !used.contains(id)).unwrap_or_default()
        }))
    }

    /// Checks the invariants that the types do not express: marks are sorted, do not overlap, lie inside their block on
    /// character boundaries and refer to an existing passage; anchors lie inside their block on character boundaries; date fields
    /// contain valid dates; the original is valid and has the paragraphs that are paired by hand.
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
        if let Some(original) = &self.original {
            original.validate()?;
        }
        let mut dates = self.fields.iter().filter(|(name, _)| name.is_date()).map(|(_, field)| &field.value);
        let broken = dates.any(|date| !date.is_empty() && date.parse::<PartialDateTime>().is_err());
        if broken { Err(EditError::InvalidDate) } else { Ok(()) }
    }
}

impl Original {
    /// Creates an original without what only the story itself needs: comments, dismissals, its stage and its own original.
    #[must_use]
    pub fn new(article: Article) -> Self {
        Self { article: as_original(article), pairs: Vec::new(), previous: None }
    }

    fn validate(&self) -> Result<(), EditError> {
        self.article.validate()?;
        if let Some(previous) = &self.previous {
            previous.validate()?;
        }
        let count = self.article.body.len();
        let is_inside = |pair: &HandPair| pair.paragraphs.iter().all(|at| *at < count);
        if self.pairs.iter().all(is_inside) { Ok(()) } else { Err(EditError::OutOfRange) }
    }
}

fn as_original(article: Article) -> Article {
    Article {
        original: None,
        comments: Vec::new(),
        dismissals: Vec::new(),
        rejected_tags: Vec::new(),
        stage: None,
        sign_off: None,
        ..article
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(ids: &[u32]) -> Article {
        let passage = |id: &u32| Passage {
            id: PassageId(*id),
            kind: PassageKind::Promo,
            marker: "Baca juga:".into(),
            title: "Harga Naik".into(),
            url: String::new(),
            alternative_text: "Baca juga: Harga Naik Lagi".into(),
            decision: Decision::Undecided,
            reason: Reason::default(),
        };
        let mut block = Block::new(BlockKind::Paragraph, "Ia pulang. Baca juga: Harga Naik Lagi Warga pergi.");
        block.marks.push(Mark { range: 11..32, kind: MarkKind::Passage(PassageId(0)) });
        let body = vec![Block::new(BlockKind::Paragraph, "Ia pergi."), block];
        Article { body, passages: ids.iter().map(passage).collect(), ..Article::default() }
    }

    #[test]
    fn the_id_of_a_new_passage_is_unused() {
        assert_eq!(article(&[]).next_passage_id(), PassageId(0));
        assert_eq!(article(&[0, 4]).next_passage_id(), PassageId(5));
        assert_eq!(article(&[0, 1, u32::MAX]).next_passage_id(), PassageId(2));
    }

    #[test]
    fn the_other_end_of_a_passage_is_offered_while_its_text_is_unchanged() {
        let mut article = article(&[0]);
        let range = article.alternative_range(PassageId(0)).unwrap();
        assert_eq!(&body_text(&article.body)[range], "Baca juga: Harga Naik Lagi");
        let swap = article.use_alternative_end(PassageId(0)).unwrap();
        let (before, undo) = (article.clone(), swap.apply(&mut article).unwrap());
        assert_eq!(article.passage_text(PassageId(0)), "Baca juga: Harga Naik Lagi");
        assert_eq!(article.passages[0].title, "Harga Naik Lagi");
        assert_eq!(article.passages[0].alternative_text, "Baca juga: Harga Naik");
        undo.apply(&mut article).unwrap();
        assert_eq!(article, before);
        article.body[1].text = article.body[1].text.replace("Lagi", "Pula");
        assert_eq!(article.alternative_range(PassageId(0)), None);
        article.passages[0].alternative_text.clear();
        assert_eq!(article.alternative_range(PassageId(0)), None);
    }
}
