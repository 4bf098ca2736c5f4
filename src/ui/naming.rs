//! Names for inputs that show none, so that a screen reader can say them and a test can find them.

use egui::{Response, Ui};

/// Gives an input its name.
pub fn name(ui: &Ui, response: &Response, name: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
}
