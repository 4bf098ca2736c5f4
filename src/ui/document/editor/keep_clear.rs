//! The places in the text that nothing should cover: the promo at the caret, and the end of the text.

use crate::ui::document::editor::BodyEditor;
use crate::ui::document::editor::gutter::PassageRegion;
use crate::ui::document::editor::layout::EditorLayout;
use egui::{Pos2, Rect};
use redaksi_core::article::Article;

/// The number of rows at the end of the text that nothing should cover.
const LAST_ROWS: usize = 3;

impl BodyEditor {
    /// Returns the places in the text that nothing should cover, in the frame that was shown last.
    pub fn keep_clear(&self) -> &[Rect] {
        &self.keep_clear
    }

    /// Returns the places in the text that nothing should cover.
    pub(super) fn find_keep_clear(
        &self,
        article: &Article,
        regions: &[PassageRegion<'_>],
        layout: &EditorLayout,
        origin: Pos2,
    ) -> Vec<Rect> {
        let at_caret = article.passage_at(self.caret);
        let promo = regions.iter().filter(|region| Some(region.passage_id()) == at_caret).map(PassageRegion::rect);
        let rows = &layout.galley.rows;
        let last =
            rows[rows.len().saturating_sub(LAST_ROWS)..].iter().map(|row| row.rect().translate(origin.to_vec2()));
        promo.chain(last).collect()
    }

    /// Returns the promo at the caret with the paragraphs before and after it, by which the user decides about it.
    pub fn around_promo(&self) -> Option<Rect> {
        self.around_promo
    }

    pub(super) fn find_around_promo(&self, article: &Article, layout: &EditorLayout, origin: Pos2) -> Option<Rect> {
        let promo = article.passage_at(self.selection.start.min(self.caret))?;
        let mut blocks = article.blocks_with_passage(promo);
        let first = blocks.next()?;
        let last = blocks.last().unwrap_or(first);
        let top = layout.line_y_range(first.saturating_sub(1))?.min;
        let bottom = layout.line_y_range((last + 1).min(article.body.len().saturating_sub(1)))?.max;
        let width = layout.galley.job.wrap.max_width;
        Some(Rect::from_x_y_ranges(0.0..=width, top..=bottom).translate(origin.to_vec2()))
    }
}
