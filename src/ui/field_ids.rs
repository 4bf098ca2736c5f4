//! The ids of text fields to which other parts of the window move the focus.

use crate::workspace::DocumentId;
use egui::Id;
use redaksi_core::article::FieldName;

/// The id of the text field for the headline.
pub fn headline_id(document: DocumentId) -> Id {
    Id::unique(("headline", document.number()))
}

/// The id of the text field for a metadata field.
pub fn field_id(document: DocumentId, name: FieldName) -> Id {
    Id::unique(("field", name.code(), document.number()))
}
