//! The window: panels that read the workspace and return the user's actions. They own no story data.
//!
//! [`MainView`] shows everything. A panel, bar or dialog gets a `Ui`, a `Cx` with what it may read, and an `Outbox`
//! for what the user did; drawing changes nothing but the state of the view itself.

pub(crate) mod bars;
pub(crate) mod cx;
mod dialogs;
pub(crate) mod document;
pub(crate) mod field_ids;
mod focus;
pub(crate) mod frame_cache;
pub(crate) mod input_queue;
pub(crate) mod input_router;
mod main_view;
pub(crate) mod outbox;
pub(crate) mod panels;
pub mod theme;
pub(crate) mod tour_targets;
pub(crate) mod widgets;

pub use main_view::MainView;
