//! Checks of a story before publication: findings with fixes, and the comparison of a translation with its original.
//! Opens no file, starts no thread and reads no clock.
//!
//! A check reads a [`StoryText`], the published paragraphs of an article, and reports [`Finding`]s. A finding has a
//! [`Rule`], whose sentence is in the locales of the program, the words that it is about, and fixes.

mod completeness;
mod finding;
mod limits;
pub mod pair;
mod story_text;

pub use completeness::run_checks;
pub use finding::{Finding, FindingLocation, OriginalRange, Rule, Severity, finding_range};
pub use limits::{LengthLimit, LengthStatus, length_limit, length_status};
pub use story_text::{Paragraph, ParagraphRole, StoryText};
