//! The widgets that all panels and dialogs share. They take texts and colours, and know neither the workspace nor its
//! actions; only the rule menu does.

pub(crate) mod buttons;
pub(crate) mod cards;
pub(crate) mod chips;
pub(crate) mod column_width;
pub(crate) mod labels;
pub(crate) mod menu_focus;
pub(crate) mod modal;
pub(crate) mod rule_menu;
pub(crate) mod scroll_keys;
pub(crate) mod strikethrough;
pub(crate) mod text_field;
pub(crate) mod word_marks;
