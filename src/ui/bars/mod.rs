//! The bars at the edges of the window: menu, search, status, and the toasts above it.

pub(crate) mod menu;
pub(crate) mod primary_actions;
pub(crate) mod search;
pub(crate) mod status;
pub(crate) mod toasts;
