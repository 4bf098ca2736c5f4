//! Checks: what looks wrong in a story. They see an article and say codes; `words` has the sentences.

mod limits;

pub use limits::{Fill, Limit, fill, limit};
