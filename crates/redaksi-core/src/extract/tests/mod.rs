//! Tests of extraction as a whole.

pub(crate) mod corpus;
mod imports;
pub(crate) mod proptests;
