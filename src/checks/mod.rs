//! Checks that report problems of a story before publication. Findings have codes; the `words` module has the messages.

mod findings;
mod limits;

pub use findings::{Finding, Place, findings, place_in_text};
pub use limits::{Fill, Limit, fill, limit};
