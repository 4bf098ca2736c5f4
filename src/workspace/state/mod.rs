//! What the workspace holds: plain data with methods of its own. The operations in `commands`, `files` and `rules` change it
//! and are not known here.

pub(crate) mod autosave;
pub(crate) mod batch;
pub(crate) mod bulk_edit;
pub(crate) mod checks;
pub(crate) mod conflict;
pub(crate) mod export;
pub(crate) mod file_state;
pub(crate) mod filter;
pub(crate) mod findings;
pub(crate) mod go_to;
pub(crate) mod link_draft;
pub(crate) mod notice;
pub(crate) mod open_batch;
pub(crate) mod prompts;
pub(crate) mod ready_list;
pub(crate) mod recovery;
pub(crate) mod revise;
pub(crate) mod rule_draft;
pub(crate) mod rule_stats;
pub(crate) mod search;
pub(crate) mod session;
pub(crate) mod tracked;
pub(crate) mod unsaved;
pub(crate) mod versions;
pub(crate) mod view;
pub(crate) mod vocabulary;
