//! The command table, its shortcuts, and what the commands do to text, tags and searches.

pub(crate) mod bulk_edit;
pub(crate) mod decide;
pub(crate) mod dispatch;
pub(crate) mod fill_fields;
pub(crate) mod inline_style;
pub(crate) mod keymap;
pub(crate) mod paragraph;
pub(crate) mod ready_list;
pub(crate) mod search;
pub(crate) mod shortcut;
pub(crate) mod stage;
pub(crate) mod table;
pub(crate) mod tags;
pub(crate) mod text_edits;
pub(crate) mod vocabulary;
