//! The findings of a document: those of the complete check on a worker, kept at their words while the user types, those that are
//! computed at once, and which of them the user dismissed or muted. Also the paragraphs of the original that belong to those of
//! the story.

pub(crate) mod check_state;
pub(crate) mod finding_list;
pub(crate) mod original_update;
pub(crate) mod pairing;
