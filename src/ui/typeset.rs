//! How the story stands on the sheet: the sizes of its faces, the space between its lines, and how wide a line becomes.

use super::theme::{Face, leading};
use crate::desk::Page;
use egui::FontId;

/// The average width of a character of the reading face, as a part of the type size; measured over running text.
const CHARACTER: f32 = 0.536;

/// The page as a person chose it, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Typeset {
    /// How much larger the faces are than they are made.
    scale: f32,
    /// From line to line of the text.
    pub line: f32,
    /// The widest that a line becomes.
    pub measure: f32,
}

impl Default for Typeset {
    fn default() -> Self {
        Self::of(Page::default())
    }
}

impl Typeset {
    /// The page in points.
    pub fn of(page: Page) -> Self {
        let size = f32::from(page.size);
        Self {
            scale: size / Face::Read.size(),
            line: size * f32::from(page.spacing) / 100.0,
            measure: f32::from(page.measure) * size * CHARACTER,
        }
    }

    /// A face, as large as it stands on the sheet.
    pub fn font(&self, face: Face) -> FontId {
        FontId { size: self.size(face), ..face.font() }
    }

    /// The size of a face on the sheet.
    pub fn size(&self, face: Face) -> f32 {
        face.size() * self.scale
    }

    /// From line to line of the headline.
    pub fn headline_line(&self) -> f32 {
        self.size(Face::Headline) * leading::HEADLINE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_as_it_is_at_first_has_faces_of_their_own_size() {
        let page = Typeset::of(Page::default());
        assert_eq!(page.font(Face::Read), Face::Read.font());
        let large = Typeset::of(Page { size: 34, ..Page::default() });
        assert!((large.size(Face::Headline) - 2.0 * Face::Headline.size()).abs() < 0.01);
        assert!((large.measure - 2.0 * page.measure).abs() < 0.01);
    }
}
