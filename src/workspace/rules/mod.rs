//! TODO doc.

pub(crate) mod rule_editor;
pub(crate) mod rule_preview;
pub(crate) mod rule_stats;
