//! The panels beside the story: the list of stories, and the inspector with its tabs.

pub(crate) mod checks;
pub(crate) mod comments;
pub(crate) mod document_list;
pub(crate) mod excluded;
pub(crate) mod field_findings;
pub(crate) mod inspector;
pub(crate) mod metadata;
pub(crate) mod promos;
pub(crate) mod rules;
pub(crate) mod tags;
