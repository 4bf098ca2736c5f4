//! What all modal dialogs have in common.

use crate::ui::cx::Cx;
use crate::ui::outbox::Outbox;
use crate::workspace::Modal;
use egui::Ui;

/// A modal dialog, with what it keeps between frames.
pub(crate) trait Dialog {
    /// Whether this dialog shows that state of the workspace.
    fn is_for(&self, modal: &Modal) -> bool;

    /// Shows the dialog; called while it is open.
    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox);

    /// Forgets what must not be there when the dialog opens again; called while it is closed, but not while it waits
    /// behind another dialog.
    fn reset(&mut self) {}
}
