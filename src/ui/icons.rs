//! Signs that say at a glance what words beside them are about.

use super::theme::{Face, size};
use egui::{Align2, Color32, Pos2, Response, Sense, Ui, Vec2};

/// A sign of the icon font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Away with it.
    Close,
    /// Back with it.
    Undo,
    /// For what was done, or is in order.
    Done,
    /// For what is told and asks for nothing.
    Info,
    /// For what wants a look.
    Warning,
    /// For what failed, or must not stay so.
    Error,
}

impl Icon {
    /// All of them.
    #[cfg(test)]
    pub const ALL: [Self; 6] = [Self::Close, Self::Undo, Self::Done, Self::Info, Self::Warning, Self::Error];

    /// Where it stands in the font: the places that Material Symbols gives them.
    #[must_use]
    pub fn glyph(self) -> char {
        match self {
            Self::Close => '\u{e5cd}',
            Self::Undo => '\u{e166}',
            Self::Done => '\u{f0be}',
            Self::Info => '\u{e88e}',
            Self::Warning => '\u{f083}',
            Self::Error => '\u{f8b6}',
        }
    }

    /// Paints it around a point.
    pub fn paint(self, ui: &Ui, center: Pos2, ink: Color32) {
        ui.painter().text(center, Align2::CENTER_CENTER, self.glyph(), Face::Icon.font(), ink);
    }

    /// Puts it in the line of what is being laid out.
    pub fn show(self, ui: &mut Ui, ink: Color32) -> Response {
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(size::ICON), Sense::hover());
        self.paint(ui, rect.center(), ink);
        response
    }
}
