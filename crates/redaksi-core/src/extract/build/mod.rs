//! TODO doc.

pub(crate) mod apply_metadata;
pub(crate) mod article_builder;
pub(crate) mod cards;
pub(crate) mod dates;
pub(crate) mod labelled_fields;
