//! Checks of a story before publication: findings with fixes, and the comparison of a translation with its original.
//! Opens no file, starts no thread and reads no clock.
//!
//! A check reads a [`StoryText`], the published paragraphs of an article, and reports [`Finding`]s. A finding has a
//! [`Rule`], whose sentence is in the locales of the program, the words that it is about, and fixes.

pub mod affixes;
mod check_article;
mod completeness;
mod finding;
mod finding_hash;
pub mod glossary;
mod language;
mod limits;
pub mod pair;
pub mod spelling;
pub mod story;
mod story_text;
mod translation;
mod word_forms;

pub use check_article::{ArticleChecks, CheckInputs, check_article};
pub use completeness::run_checks;
pub use finding::{Finding, FindingLocation, OriginalRange, Rule, Severity, finding_range, finding_words};
pub use finding_hash::finding_hash;
pub use limits::{LengthLimit, LengthStatus, length_limit, length_status};
pub use story_text::{Paragraph, ParagraphRole, StoryText};
pub use translation::{PairedParagraphs, ParagraphGroup, check_translation};
