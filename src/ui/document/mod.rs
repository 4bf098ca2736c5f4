//! The story in the middle of the window: editor, source text, comparisons, and the view without a story.

pub(crate) mod callout;
pub(crate) mod diff_excerpt;
pub(crate) mod diff_view;
pub(crate) mod document_view;
pub(crate) mod editor;
pub(crate) mod original_view;
pub(crate) mod reading_view;
pub(crate) mod readonly_view;
pub(crate) mod source_view;
pub(crate) mod welcome;
