//! Pairs of paragraphs of a story and of its original that the user set by hand.

use super::PairId;
use serde::{Deserialize, Serialize};

/// A pair that the user set by hand: paragraphs of the original. Their partners in the story are the blocks with an
/// [anchor](crate::article::AnchorId::Pair) of its id, so that they follow edits.
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
