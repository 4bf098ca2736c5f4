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
}
