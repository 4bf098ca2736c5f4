//! User rules on open documents: proposing, previewing, applying and counting them.

pub(crate) mod rule_editor;
pub(crate) mod rule_preview;
pub(crate) mod rule_stats;
