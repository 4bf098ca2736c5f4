//! The model: how well each line class fits a line, which classes follow each other, and the most likely sequence of
//! classes. All weights are learned from labelled stories.

pub(crate) mod calibration;
pub(crate) mod features;
pub(crate) mod model_file;
pub(crate) mod posterior;
pub(crate) mod scores;
pub(crate) mod train;
pub(crate) mod transitions;
pub(crate) mod user_rules;
pub(crate) mod viterbi;
pub(crate) mod weights;
