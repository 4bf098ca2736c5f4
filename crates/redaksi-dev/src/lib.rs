//! What the developers' tools share: labelled stories, cross-validation, and the evaluation of results.

pub mod cross_validation;
pub mod labelled;
