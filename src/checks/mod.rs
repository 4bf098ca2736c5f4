//! Checks: what looks wrong in a story. They see an article and say codes; `words` has the sentences.

mod findings;
mod limits;

pub use findings::{Finding, Place, findings, place_in_text};
pub use limits::{Fill, Limit, fill, limit};
