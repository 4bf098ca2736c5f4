//! TODO doc.

pub(crate) mod checks;
pub(crate) mod document_list;
pub(crate) mod excluded;
pub(crate) mod inspector;
pub(crate) mod metadata;
pub(crate) mod promos;
pub(crate) mod rules;
pub(crate) mod tags;
