//! The width of a column that the user can change by dragging its edge.

use crate::ui::theme::{Palette, line, size};
use egui::{CursorIcon, Id, Rangef, Rect, Sense, Ui};

/// The edge of a column by which its width changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnEdge {
    /// The column is at the right of the window.
    Left,
    /// The column is at the left of the window.
    Right,
}

/// What the user chose with the edge of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WidthChoice {
    /// A width in points.
    Points(u16),
    /// The width that the column has without a choice.
    Default,
}

impl WidthChoice {
    /// The width in points; `None` for the default one.
    pub fn points(self) -> Option<u16> {
        match self {
            Self::Points(width) => Some(width),
            Self::Default => None,
        }
    }
}

/// The width of a column while its edge is dragged.
#[derive(Clone, Copy, Debug, Default)]
pub struct ColumnWidth {
    drag: Option<ColumnDrag>,
}

/// A drag of the edge of a column: the widths at its start and now, in points.
#[derive(Clone, Copy, Debug)]
struct ColumnDrag {
    from: f32,
    to: f32,
}

impl ColumnWidth {
    /// The width of the column, in points: that of a drag, else the one that the user chose, else the default one, within the
    /// range.
    pub fn get(self, chosen: Option<u16>, default: f32, range: Rangef) -> f32 {
        let width = self.drag.map(|drag| drag.to).or(chosen.map(f32::from)).unwrap_or(default);
        width.clamp(range.min.min(range.max), range.max)
    }

    /// Shows the handle over the edge of a column that is `width` points wide, above what is shown in the column. Returns the
    /// width at the end of a drag, and the default one after a double click.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a width in a window")]
    pub fn show_handle(
        &mut self,
        ui: &Ui,
        id: Id,
        column: Rect,
        edge: ColumnEdge,
        width: f32,
        range: Rangef,
    ) -> Option<WidthChoice> {
        let x = match edge {
            ColumnEdge::Left => column.left(),
            ColumnEdge::Right => column.right(),
        };
        let reach = size::RESIZE_HANDLE / 2.0;
        let handle = Rect::from_x_y_ranges(x - reach..=x + reach, column.y_range());
        let response = ui.interact(handle, id, Sense::click_and_drag()).on_hover_cursor(CursorIcon::ResizeHorizontal);
        if response.hovered() || response.dragged() {
            let stroke = egui::Stroke::new(line::FOCUS, Palette::current(ui).accent);
            ui.painter().vline(x, column.y_range(), stroke);
        }
        if response.double_clicked() {
            self.drag = None;
            return Some(WidthChoice::Default);
        }
        if response.drag_started() {
            self.drag = Some(ColumnDrag { from: width, to: width });
        }
        if let Some((drag, delta)) = self.drag.as_mut().zip(response.total_drag_delta()) {
            let wider = match edge {
                ColumnEdge::Left => -delta.x,
                ColumnEdge::Right => delta.x,
            };
            drag.to = (drag.from + wider).clamp(range.min.min(range.max), range.max);
        }
        if response.drag_stopped() {
            return self.drag.take().map(|drag| WidthChoice::Points(drag.to.round() as u16));
        }
        None
    }
}
