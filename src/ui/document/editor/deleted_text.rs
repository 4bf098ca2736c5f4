//! The deleted text of tracked changes, struck through where it stood: words inside their line, words at the end of a paragraph
//! below it, and paragraphs above the one that followed them. It is painted into room that the layout leaves, and is no part of the
//! text.

use crate::ui::cx::Cx;
use crate::ui::document::editor::layout::{EditorLayout, LineSpaces};
use crate::ui::theme::reading_metrics::ReadingMetrics;
use crate::ui::theme::{Face, leading, line, size, space};
use crate::ui::widgets::labels::{MAX_ONE_LINE_BYTES, accessible_label, ellipsize, layout_prefix};
use crate::ui::widgets::strikethrough;
use crate::workspace::{Document, DocumentId};
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Galley, Pos2, Rect, Shape, Stroke, Ui, Vec2};
use redaksi_core::article::{Article, TrackedChange, TrackedKind};
use redaksi_core::text::collapse_whitespace;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The most bytes of a deleted paragraph that are shown; the tooltip has no more.
const MAX_PARAGRAPH_BYTES: usize = 2000;

/// The room that the last layout left for deleted text.
#[derive(Debug, Default)]
pub struct DeletedText {
    changes: Option<Arc<Vec<TrackedChange>>>,
    /// What the rest was made for: the document, its revision, the font size and the width of the text.
    made_for: Option<(DocumentId, u64, f32, f32)>,
    spaces: LineSpaces,
    /// For the gap above each block, and below all of them: the indexes of the changes whose deleted text stands there, from top
    /// to bottom, and its height.
    in_gaps: BTreeMap<usize, Vec<(usize, f32)>>,
}

impl DeletedText {
    /// Adds room for deleted paragraphs to the gaps above the blocks, and returns them with the room for deleted words inside the
    /// lines.
    pub fn make_room(
        &mut self,
        ui: &Ui,
        cx: Cx<'_>,
        document: &Document,
        gaps: Arc<[f32]>,
        style: &ReadingMetrics,
    ) -> (Arc<[f32]>, LineSpaces) {
        let changes = cx.workspace.tracked_changes(document).filter(|changes| !changes.is_empty());
        let Some(changes) = changes else {
            *self = Self::default();
            return (gaps, LineSpaces::default());
        };
        let article = document.article();
        let width = ui.available_width();
        let made_for = (document.id(), document.revision(), style.size(Face::Body), width);
        let is_same = self.changes.as_ref().is_some_and(|known| Arc::ptr_eq(known, &changes));
        if !is_same || self.made_for != Some(made_for) {
            let mut spaces = vec![Vec::new(); article.body.len()];
            self.in_gaps.clear();
            for (index, change) in changes.iter().enumerate() {
                match place_of(article, change) {
                    Some(DeletedPlace::InLine(at)) => {
                        let width = words_galley(ui, cx, style, &change.deleted, size::DELETED_WORDS).size().x;
                        if let Some(spaces) = spaces.get_mut(change.block) {
                            spaces.push((at, width + 4.0 * space::HAIR));
                        }
                    }
                    Some(DeletedPlace::InGap(block)) => {
                        let height = paragraph_galley(ui, cx, style, &change.deleted, width).size().y + space::XS;
                        self.in_gaps.entry(block).or_default().push((index, height));
                    }
                    None => {}
                }
            }
            (self.spaces, self.made_for) = (spaces.into(), Some(made_for));
        }
        self.changes = Some(changes);
        let mut with_deleted = gaps.to_vec();
        for (block, rows) in &self.in_gaps {
            with_deleted.resize(article.body.len() + 1, 0.0);
            with_deleted[*block] += rows.iter().map(|(_, height)| height).sum::<f32>();
        }
        (with_deleted.into(), Arc::clone(&self.spaces))
    }

    /// Paints the deleted text of the visible lines, where the text is drawn at `origin`.
    pub fn paint(
        &self,
        ui: &Ui,
        cx: Cx<'_>,
        document: &Document,
        (layout, origin): (&EditorLayout, Pos2),
        style: &ReadingMetrics,
    ) {
        let Some(changes) = &self.changes else { return };
        let visible = ui.clip_rect().y_range();
        let label_text = |index: usize, text: &str, place: Rect| {
            let label = format!("{}: {}", cx.msg("tracked-deleted"), layout_prefix(text));
            let salt = ("deleted", document.id().number(), index);
            accessible_label(ui, place, salt, &label).on_hover_text(layout_prefix(text));
        };
        for (index, change) in changes.iter().enumerate() {
            let Some(DeletedPlace::InLine(at)) = place_of(document.article(), change) else { continue };
            if !layout.is_visible(change.block, origin, visible) {
                continue;
            }
            let text = document.article().body.get(change.block).map_or("", |block| block.text.as_str());
            if let Some(rect) = paint_words(ui, cx, (layout, origin), (change, at), text, style) {
                label_text(index, &change.deleted, rect);
            }
        }
        let width = layout.galley.job.wrap.max_width;
        for (block, rows) in &self.in_gaps {
            let Some(gap) = layout.gap(*block) else { continue };
            // They stand directly above the block, in their order.
            let total = rows.iter().map(|(_, height)| height).sum::<f32>();
            let mut top = origin.y + gap.max - total;
            // What was deleted at the end of the paragraph above belongs to it, unless something else stands between them.
            let is_alone = gap.span() < total + 1.0 && *block < document.article().body.len();
            let lift = if is_alone { style.size(Face::Body) * leading::PARAGRAPH } else { 0.0 };
            for (index, height) in rows {
                let mut rect = Rect::from_min_size(Pos2::new(origin.x, top), Vec2::new(width, height - space::XS));
                top += height;
                let Some(change) = changes.get(*index) else { continue };
                if change.kind == TrackedKind::Words {
                    rect = rect.translate(Vec2::new(0.0, -lift));
                }
                if rect.bottom() < visible.min || rect.top() > visible.max {
                    continue;
                }
                let galley = paragraph_galley(ui, cx, style, &change.deleted, width);
                ui.painter().galley(rect.min, galley, cx.palette.error);
                label_text(*index, &change.deleted, rect);
            }
        }
    }
}

/// Where deleted text is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DeletedPlace {
    /// In front of this byte offset of the line of its block.
    InLine(usize),
    /// In the gap above this block.
    InGap(usize),
}

/// Where the deleted text of a change is shown; `None` if nothing was deleted.
fn place_of(article: &Article, change: &TrackedChange) -> Option<DeletedPlace> {
    if change.deleted.is_empty() || change.kind == TrackedKind::ParagraphAdded {
        return None;
    }
    if change.kind == TrackedKind::ParagraphRemoved {
        return Some(DeletedPlace::InGap(change.block.min(article.body.len())));
    }
    let text = article.body.get(change.block)?.text.as_str();
    let before = text.get(..change.range.start)?;
    if change.range.start == text.len() {
        // Nothing follows on the row that could be moved, so that there may be no room for it.
        return Some(DeletedPlace::InGap(change.block + 1));
    }
    // In front of the space, and not behind it: a row can end behind a space, and at the start of a row there is no room.
    let last = before.char_indices().next_back().filter(|(at, last)| *at > 0 && last.is_whitespace());
    Some(DeletedPlace::InLine(last.map_or(change.range.start, |(at, _)| at)))
}

/// Paints deleted words in front of the byte offset `at` of their line; a mark only if there is no room on the row.
fn paint_words(
    ui: &Ui,
    cx: Cx<'_>,
    (layout, origin): (&EditorLayout, Pos2),
    (change, at): (&TrackedChange, usize),
    text: &str,
    style: &ReadingMetrics,
) -> Option<Rect> {
    let mut chars = text.get(..at)?.chars().count();
    let rows = layout.galley.rows.get(layout.rows(change.block))?;
    let mut place = None;
    let mut above: Option<Rect> = None;
    for row in rows {
        let bounds = row.rect();
        if chars < row.glyphs.len() {
            let right = row.pos.x + row.glyphs[chars].pos.x;
            let left = match chars.checked_sub(1) {
                Some(before) => row.pos.x + row.glyphs[before].max_x(),
                None => 0.0,
            };
            // At the start of a row, the words stand at the end of the row above.
            place = Some(match above.filter(|_| chars == 0 && right < space::XS) {
                Some(above) => {
                    Rect::from_min_max(above.right_top(), Pos2::new(layout.galley.job.wrap.max_width, above.bottom()))
                }
                None => Rect::from_min_max(Pos2::new(left, bounds.top()), Pos2::new(right, bounds.bottom())),
            });
            break;
        }
        chars -= row.glyphs.len();
        above = Some(bounds);
    }
    let place = place?.translate(origin.to_vec2());
    let room = place.width() - 2.0 * space::HAIR;
    let wanted = words_galley(ui, cx, style, &change.deleted, size::DELETED_WORDS).size().x;
    if room < wanted.min(size::DELETED_MARK * 3.0) {
        let top = Pos2::new(place.right().min(origin.x + layout.galley.job.wrap.max_width), place.top() + space::XS);
        let half = size::DELETED_MARK / 2.0;
        let points = vec![top + Vec2::new(-half, 0.0), top + Vec2::new(half, 0.0), top + Vec2::new(0.0, half * 2.0)];
        ui.painter().add(Shape::convex_polygon(points, cx.palette.error, Stroke::NONE));
        return Some(Rect::from_center_size(top, Vec2::splat(size::DELETED_MARK * 2.0)));
    }
    let galley = words_galley(ui, cx, style, &change.deleted, room.min(size::DELETED_WORDS));
    let at = Pos2::new(place.left() + 2.0 * space::HAIR, place.center().y - galley.size().y / 2.0);
    let rect = Rect::from_min_size(at, galley.size());
    ui.painter().galley(at, galley, cx.palette.error);
    Some(rect)
}

/// The struck-through words on one row, truncated at `width`.
fn words_galley(ui: &Ui, cx: Cx<'_>, style: &ReadingMetrics, text: &str, width: f32) -> Arc<Galley> {
    let mut job = deleted_job(cx, style, text, MAX_ONE_LINE_BYTES);
    job.wrap = TextWrapping::truncate_at_width(width);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// The struck-through text on as many rows as it needs.
fn paragraph_galley(ui: &Ui, cx: Cx<'_>, style: &ReadingMetrics, text: &str, width: f32) -> Arc<Galley> {
    let mut job = deleted_job(cx, style, text, MAX_PARAGRAPH_BYTES);
    job.wrap.max_width = width;
    strikethrough::layout(ui, &job)
}

fn deleted_job(cx: Cx<'_>, style: &ReadingMetrics, text: &str, max_bytes: usize) -> LayoutJob {
    let color = cx.palette.error;
    let text = ellipsize(&collapse_whitespace(text), max_bytes).into_owned();
    let format = TextFormat {
        strikethrough: Stroke::new(line::HAIR, color),
        ..TextFormat::simple(style.font(Face::Promo), color)
    };
    LayoutJob::single_section(text, format)
}

#[cfg(test)]
mod tests {
    use super::*;
    use redaksi_core::article::{Block, BlockKind, track_changes};

    fn places(old: &str, new: &str) -> Vec<DeletedPlace> {
        let article = |text: &str| Article {
            body: text.lines().map(|line| Block::new(BlockKind::Paragraph, line)).collect(),
            ..Article::default()
        };
        let (old, new) = (article(old), article(new));
        track_changes(&old, &new).iter().filter_map(|change| place_of(&new, change)).collect()
    }

    #[test]
    fn deleted_words_stand_in_front_of_the_space_before_them() {
        assert_eq!(places("Satu dua tiga empat.", "Satu dua empat."), [DeletedPlace::InLine(8)]);
        assert_eq!(places("Satu dua tiga empat.", "Satu dua enam empat."), [DeletedPlace::InLine(8)]);
        assert_eq!(places("Satu dua tiga.", "Dua tiga."), [DeletedPlace::InLine(0)]);
    }

    #[test]
    fn what_was_deleted_at_the_end_of_a_paragraph_stands_below_it() {
        assert_eq!(
            places("Satu dua. Tiga empat lima.\nEnam.", "Satu dua. Tiga empat\nEnam."),
            [DeletedPlace::InGap(1)]
        );
        assert_eq!(places("Satu dua.\nEnam tujuh.\nDelapan.", "Satu dua.\nDelapan."), [DeletedPlace::InGap(1)]);
    }
}
