//! TODO doc.

pub(crate) mod corpus;
pub(crate) mod proptests;
