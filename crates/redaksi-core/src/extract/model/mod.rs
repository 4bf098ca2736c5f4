//! TODO doc.

pub(crate) mod base_scores;
pub(crate) mod features;
pub(crate) mod scores;
pub(crate) mod train;
pub(crate) mod user_rules;
pub(crate) mod viterbi;
pub(crate) mod weights;
