//! The icons that accompany messages and buttons.

use crate::ui::theme::{Face, size};
use egui::{Align2, Color32, Pos2, Response, Sense, Ui, Vec2};

/// A glyph of the icon font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Closes a bar or dialog.
    Close,
    /// Reverts or restores.
    Undo,
    /// Done, or nothing to do.
    Done,
    /// Information that needs no action.
    Info,
    /// A warning that should be looked at.
    Warning,
    /// A failure, or an error that must be fixed.
    Error,
}

impl Icon {
    /// Every icon.
    #[cfg(test)]
    pub const ALL: [Self; 6] = [Self::Close, Self::Undo, Self::Done, Self::Info, Self::Warning, Self::Error];

    /// The code point in the font, as assigned by Material Symbols.
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

    /// Paints the icon centered on a point.
    pub fn paint(self, ui: &Ui, center: Pos2, color: Color32) {
        ui.painter().text(center, Align2::CENTER_CENTER, self.glyph(), Face::Icon.font(), color);
    }

    /// Adds the icon to the current layout.
    pub fn show(self, ui: &mut Ui, color: Color32) -> Response {
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(size::ICON), Sense::hover());
        self.paint(ui, rect.center(), color);
        response
    }
}
