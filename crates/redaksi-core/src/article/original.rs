//! The original of a translated story: a complete article of its own, with the pairs of paragraphs that the user set by hand.

use super::{Article, EditError, PairId};
use serde::{Deserialize, Serialize};

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

/// A pair that the user set by hand: paragraphs of the original. Their partners in the story are the blocks with an
/// [anchor](AnchorId::Pair) of its id, so that they follow edits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandPair {
    /// Its identifier.
    pub id: PairId,
    /// The indexes of the body blocks of the original.
    pub paragraphs: Vec<usize>,
}

/// Blocks of a story and blocks of its original that the user paired, as indexes of body blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PairedBlocks {
    /// Blocks of the story, in order.
    pub story: Vec<usize>,
    /// Blocks of the original.
    pub original: Vec<usize>,
}

impl Original {
    /// Creates an original without what only the story itself needs: comments, dismissals, its stage and its own original.
    #[must_use]
    pub fn new(article: Article) -> Self {
        Self { article: as_original(article), pairs: Vec::new(), previous: None }
    }

    pub(super) fn validate(&self) -> Result<(), EditError> {
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
