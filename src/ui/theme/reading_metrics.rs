//! The reading style in points: type sizes, line height and line width of the story.

use crate::ui::theme::{Face, leading};
use crate::workspace::Page;
use egui::FontId;

/// Average char width of the reading font, in em; measured over running text.
const CHARACTER: f32 = 0.536;

/// The user's reading style, converted to points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Typeset {
    /// The factor by which all type sizes of the story are scaled.
    scale: f32,
    /// The line height of the text.
    pub line: f32,
    /// The maximum width of a line.
    pub measure: f32,
}

impl Default for Typeset {
    fn default() -> Self {
        Self::of(Page::default())
    }
}

impl Typeset {
    /// Converts the settings to points.
    pub fn of(page: Page) -> Self {
        let size = f32::from(page.size);
        Self {
            scale: size / Face::Read.size(),
            line: size * f32::from(page.spacing) / 100.0,
            measure: f32::from(page.measure) * size * CHARACTER,
        }
    }

    /// The font of a text style, scaled for the story.
    pub fn font(&self, face: Face) -> FontId {
        FontId { size: self.size(face), ..face.font() }
    }

    /// The size of a text style in the story, in points.
    pub fn size(&self, face: Face) -> f32 {
        face.size() * self.scale
    }

    /// The line height of the headline, in points.
    pub fn headline_line(&self) -> f32 {
        self.size(Face::Headline) * leading::HEADLINE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn default_settings_keep_the_font_sizes() {
        let page = Typeset::of(Page::default());
        assert_eq!(page.font(Face::Read), Face::Read.font());
        let large = Typeset::of(Page { size: 34, ..Page::default() });
        assert!((large.size(Face::Headline) - 2.0 * Face::Headline.size()).abs() < 0.01);
        assert!((large.measure - 2.0 * page.measure).abs() < 0.01);
    }
}
