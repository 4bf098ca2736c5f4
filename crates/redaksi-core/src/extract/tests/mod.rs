//! Tests of extraction as a whole.

pub(crate) mod corpus;
pub(crate) mod proptests;
