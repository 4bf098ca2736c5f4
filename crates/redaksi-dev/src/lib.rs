//! What the developers' tools share: labelled stories and the evaluation of results against their labels.

pub mod labelled;
