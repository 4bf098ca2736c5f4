//! Checks that report problems of a story before publication. Findings have codes; the program's `i18n` module has the
//! messages.

mod findings;
mod limits;

pub use findings::{Finding, FindingLocation, finding_range, run_checks};
pub use limits::{LengthLimit, LengthStatus, length_limit, length_status};
