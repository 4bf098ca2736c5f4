//! Read-only view for a story that is too long for the editor. Only visible rows are laid out, so that the window stays
//! responsive.

use crate::ui::cx::Cx;
use crate::ui::frame_cache;
use crate::ui::theme::{Face, Palette, leading, margin, space};
use crate::ui::widgets::labels::hint;
use crate::workspace::Document;
use egui::{Frame, RichText, ScrollArea, Ui};
use redaksi_core::article::{Article, Block, MarkKind};
use std::ops::Range;
use std::sync::Arc;

/// The longest body text that is laid out as a whole, in bytes. Laying out 1 MB takes about 50 ms on an office PC; at
/// twice that, typing lags noticeably.
pub const MAX_EDITABLE_BYTES: usize = 2_000_000;

/// The longest row, in bytes: about what fits on a line of the document view.
const MAX_ROW_BYTES: usize = 72;

/// Shows the visible rows of the story, each short enough for one line.
pub fn show(ui: &mut Ui, cx: Cx<'_>, document: &Document) {
    let article = document.article();
    let rows = cached_rows(ui, document);
    Frame::NONE.inner_margin(margin::NOTE).show(ui, |ui| {
        hint(ui, cx.i18n.msg_count("long-story", (document.promo_counts().bytes + 500_000) / 1_000_000));
        ui.add_space(space::S);
        let height = Face::Body.size() * leading::BODY;
        let area = ScrollArea::vertical().id_salt(("long", document.id().number())).auto_shrink(false);
        area.show_rows(ui, height, rows.len(), |ui, visible| {
            for (block, range) in
                rows[visible].iter().filter_map(|(index, range)| Some((article.body.get(*index)?, range)))
            {
                let text = block.text.get(range.clone()).unwrap_or_default();
                ui.horizontal(|ui| {
                    ui.set_min_height(height);
                    ui.add(egui::Label::new(row_text(ui, article, block, text)).truncate());
                });
            }
        });
    });
}

/// A row: the index of its block, and its byte range in the block's text.
type TextRow = (usize, Range<usize>);

/// The rows of the story, cached per revision.
fn cached_rows(ui: &Ui, document: &Document) -> Arc<Vec<TextRow>> {
    frame_cache::cached_for_revision(ui, "long-rows", document, || Arc::new(split_into_rows(&document.article().body)))
}

fn split_into_rows(body: &[Block]) -> Vec<TextRow> {
    let mut rows = Vec::new();
    for (index, block) in body.iter().enumerate() {
        let mut from = 0;
        while from < block.text.len() {
            let limit =
                block.text.floor_char_boundary(from + MAX_ROW_BYTES).max(block.text.ceil_char_boundary(from + 1));
            let cut = if limit == block.text.len() { None } else { block.text[from..limit].rfind(' ') };
            let to = cut.map_or(limit, |at| from + at + 1);
            rows.push((index, from..to));
            from = to;
        }
        // An empty row between paragraphs.
        rows.push((index, block.text.len()..block.text.len()));
    }
    rows
}

fn row_text(ui: &Ui, article: &Article, block: &Block, text: &str) -> RichText {
    let palette = Palette::current(ui);
    let text = RichText::new(text).font(Face::Body.font());
    let is_out =
        block.marks.iter().any(|mark| matches!(mark.kind, MarkKind::Passage(id) if !article.is_passage_published(id)));
    if is_out && block.whole_passage().is_some() {
        text.strikethrough().color(palette.removed)
    } else {
        text.color(palette.text)
    }
}
