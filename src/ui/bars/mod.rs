//! TODO doc.

pub(crate) mod menu;
pub(crate) mod primary_actions;
pub(crate) mod search;
pub(crate) mod status;
pub(crate) mod toasts;
