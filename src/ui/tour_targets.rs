//! The parts of the window that the tour explains, and where each of them was shown last.

use crate::workspace::{Modal, Workspace};
use egui::{Id, Rect, Ui};

/// A part of the window that the tour explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TourTarget {
    /// The document view.
    Document,
    /// The button that removes the certain promos.
    Clean,
    /// The panels at the right.
    Inspector,
    /// The switch between the story and its source text.
    Views,
    /// The save button.
    Save,
}

/// Records where a part of the window is in this frame, while the tour is open.
pub fn mark_tour_target(ui: &Ui, workspace: &Workspace, spot: TourTarget, rect: Rect) {
    if workspace.modal().is_some_and(Modal::is_tour) {
        let frame = ui.ctx().cumulative_frame_nr();
        ui.data_mut(|data| data.insert_temp(Id::unique(("tour", spot)), (frame, rect)));
    }
}

/// Where the part is; `None` if it is not shown in this frame.
pub fn target_rect(ui: &Ui, spot: TourTarget) -> Option<Rect> {
    let frame = ui.ctx().cumulative_frame_nr();
    let (recorded_in, rect) = ui.data(|data| data.get_temp::<(u64, Rect)>(Id::unique(("tour", spot))))?;
    (recorded_in == frame).then_some(rect)
}
