//! TODO doc.

pub(crate) mod command_palette;
pub(crate) mod conflict;
pub(crate) mod file;
pub(crate) mod goto;
pub(crate) mod recovery;
pub(crate) mod rule;
pub(crate) mod tour;
pub(crate) mod versions;
