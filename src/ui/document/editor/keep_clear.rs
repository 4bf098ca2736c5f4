//! The places in the text that nothing should cover: the promo at the caret, and the end of the text.

use crate::ui::document::editor::BodyEditor;
use crate::ui::document::editor::gutter::PassageRegion;
use crate::ui::document::editor::layout::EditorLayout;
use egui::{Pos2, Rect};
use redaksi_core::article::{Article, locate_offset};

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

    /// Returns what the user needs to see to decide about what is at the caret: a promo with the paragraphs before and after it,
    /// else the paragraph of the caret.
    pub fn decision_area(&self) -> Option<Rect> {
        self.decision_area
    }

    pub(super) fn find_decision_area(&self, article: &Article, layout: &EditorLayout, origin: Pos2) -> Option<Rect> {
        let at = self.selection.start.min(self.caret);
        let blocks = if let Some(promo) = article.passage_at(at) {
            let mut blocks = article.blocks_with_passage(promo);
            let first = blocks.next()?;
            let last = blocks.last().unwrap_or(first);
            first.saturating_sub(1)..=(last + 1).min(article.body.len().saturating_sub(1))
        } else {
            let block = locate_offset(&article.body, at).0;
            block..=block
        };
        let top = layout.line_y_range(*blocks.start())?.min;
        let bottom = layout.line_y_range(*blocks.end())?.max;
        let width = layout.galley.job.wrap.max_width;
        Some(Rect::from_x_y_ranges(0.0..=width, top..=bottom).translate(origin.to_vec2()))
    }
}
