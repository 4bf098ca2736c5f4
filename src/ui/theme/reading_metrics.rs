//! The reading style in points: type sizes, line height and line width of the story.

use crate::ui::theme::{Face, leading};
use crate::workspace::ReadingStyle;
use egui::FontId;

/// Average char width of the reading font, in em; measured over running text.
const AVERAGE_CHAR_EM: f32 = 0.536;

/// The user's reading style, converted to points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReadingMetrics {
    /// The factor by which all type sizes of the story are scaled.
    scale: f32,
    /// The line height of the text.
    pub line_height: f32,
    /// The maximum width of a line.
    pub max_line_width: f32,
}

impl Default for ReadingMetrics {
    fn default() -> Self {
        Self::from_style(ReadingStyle::default())
    }
}

impl ReadingMetrics {
    /// Converts the settings to points.
    pub fn from_style(page: ReadingStyle) -> Self {
        let size = f32::from(page.size);
        Self {
            scale: size / Face::Body.size(),
            line_height: size * f32::from(page.spacing) / 100.0,
            max_line_width: f32::from(page.measure) * size * AVERAGE_CHAR_EM,
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
    pub fn headline_line_height(&self) -> f32 {
        self.size(Face::Headline) * leading::HEADLINE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn default_settings_keep_the_font_sizes() {
        let page = ReadingMetrics::from_style(ReadingStyle::default());
        assert_eq!(page.font(Face::Body), Face::Body.font());
        let large = ReadingMetrics::from_style(ReadingStyle { size: 34, ..ReadingStyle::default() });
        assert!((large.size(Face::Headline) - 2.0 * Face::Headline.size()).abs() < 0.01);
        assert!((large.max_line_width - 2.0 * page.max_line_width).abs() < 0.01);
    }
}
