//! The deleted text of tracked changes, struck through where it stood: words inside their line, and paragraphs above the one that
//! followed them. It is painted into room that the layout leaves, and is no part of the text.

use crate::ui::cx::Cx;
use crate::ui::document::editor::layout::{EditorLayout, LineSpaces};
use crate::ui::theme::reading_metrics::ReadingMetrics;
use crate::ui::theme::{Face, line, size, space};
use crate::ui::widgets::labels::{MAX_ONE_LINE_BYTES, accessible_label, ellipsize, layout_prefix};
use crate::workspace::{Document, DocumentId};
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Galley, Pos2, Rect, Shape, Stroke, Ui, Vec2};
use redaksi_core::article::{TrackedChange, TrackedKind};
use redaksi_core::text::collapse_whitespace;
use std::collections::HashMap;
use std::sync::Arc;

/// The room that the last layout left for deleted text.
#[derive(Debug, Default)]
pub struct DeletedText {
    changes: Option<Arc<Vec<TrackedChange>>>,
    /// What `spaces` was made for: the document, its revision and the font size.
    made_for: Option<(DocumentId, u64, f32)>,
    spaces: LineSpaces,
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
        let made_for = (document.id(), document.revision(), style.size(Face::Body));
        let is_same = self.changes.as_ref().is_some_and(|known| Arc::ptr_eq(known, &changes));
        if !is_same || self.made_for != Some(made_for) {
            let mut spaces = vec![Vec::new(); document.article().body.len()];
            for change in
                changes.iter().filter(|change| change.kind == TrackedKind::Words && !change.deleted.is_empty())
            {
                let width = deleted_galley(ui, cx, style, &change.deleted, size::DELETED_WORDS).size().x;
                if let Some(spaces) = spaces.get_mut(change.block) {
                    spaces.push((change.range.start, width + 4.0 * space::HAIR));
                }
            }
            (self.spaces, self.made_for) = (spaces.into(), Some(made_for));
        }
        let mut with_paragraphs = gaps.to_vec();
        for change in changes.iter().filter(|change| change.kind == TrackedKind::ParagraphRemoved) {
            with_paragraphs.resize(document.article().body.len() + 1, 0.0);
            with_paragraphs[change.block.min(document.article().body.len())] += size::LINK + space::XS;
        }
        self.changes = Some(changes);
        (with_paragraphs.into(), Arc::clone(&self.spaces))
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
        let mut removed: HashMap<usize, usize> = HashMap::new();
        for change in changes.iter().filter(|change| change.kind == TrackedKind::ParagraphRemoved) {
            *removed.entry(change.block).or_default() += 1;
        }
        for (index, change) in changes.iter().enumerate() {
            let rect = match change.kind {
                TrackedKind::ParagraphAdded => continue,
                TrackedKind::Words if change.deleted.is_empty() => continue,
                TrackedKind::Words if !layout.is_visible(change.block, origin, visible) => continue,
                TrackedKind::Words => {
                    let text = document.article().body.get(change.block).map_or("", |block| block.text.as_str());
                    paint_words(ui, cx, (layout, origin), change, text, style)
                }
                TrackedKind::ParagraphRemoved => {
                    let Some(below) = removed.get_mut(&change.block) else { continue };
                    // The first one is the highest; the last one stands directly above the block.
                    let rows = std::mem::replace(below, below.saturating_sub(1));
                    let Some(gap) = layout.gap(change.block) else { continue };
                    let height = size::LINK + space::XS;
                    let top = origin.y + gap.max - height * rows as f32;
                    let width = layout.galley.job.wrap.max_width;
                    let rect = Rect::from_min_size(Pos2::new(origin.x, top), Vec2::new(width, size::LINK));
                    if rect.bottom() < visible.min || rect.top() > visible.max {
                        continue;
                    }
                    let galley = deleted_galley(ui, cx, style, &change.deleted, width);
                    ui.painter().galley(rect.min, galley, cx.palette.removed);
                    Some(rect)
                }
            };
            if let Some(rect) = rect {
                let label = format!("{}: {}", cx.msg("tracked-deleted"), layout_prefix(&change.deleted));
                let salt = ("deleted", document.id().number(), index);
                accessible_label(ui, rect, salt, &label).on_hover_text(layout_prefix(&change.deleted));
            }
        }
    }
}

/// Paints deleted words in front of the place where they stood; a mark only if there is no room on the row.
fn paint_words(
    ui: &Ui,
    cx: Cx<'_>,
    (layout, origin): (&EditorLayout, Pos2),
    change: &TrackedChange,
    text: &str,
    style: &ReadingMetrics,
) -> Option<Rect> {
    let mut chars = text.get(..change.range.start)?.chars().count();
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
    let end = || {
        above.map(|row| Rect::from_min_max(row.right_top(), Pos2::new(layout.galley.job.wrap.max_width, row.bottom())))
    };
    let place = place.or_else(end)?.translate(origin.to_vec2());
    let room = place.width() - space::HAIR;
    if room < size::DELETED_MARK * 3.0 {
        let top = Pos2::new(place.right().min(origin.x + layout.galley.job.wrap.max_width), place.top() + space::XS);
        let half = size::DELETED_MARK / 2.0;
        let points = vec![top + Vec2::new(-half, 0.0), top + Vec2::new(half, 0.0), top + Vec2::new(0.0, half * 2.0)];
        ui.painter().add(Shape::convex_polygon(points, cx.palette.error, Stroke::NONE));
        return Some(Rect::from_center_size(top, Vec2::splat(size::DELETED_MARK * 2.0)));
    }
    let galley = deleted_galley(ui, cx, style, &change.deleted, room.min(size::DELETED_WORDS));
    let at = Pos2::new(place.left() + space::HAIR, place.center().y - galley.size().y / 2.0);
    let rect = Rect::from_min_size(at, galley.size());
    ui.painter().galley(at, galley, cx.palette.error);
    Some(rect)
}

/// The struck-through text on one row, truncated at `width`.
fn deleted_galley(ui: &Ui, cx: Cx<'_>, style: &ReadingMetrics, text: &str, width: f32) -> Arc<Galley> {
    let color = cx.palette.error;
    let text = ellipsize(&collapse_whitespace(text), MAX_ONE_LINE_BYTES).into_owned();
    let format = TextFormat {
        strikethrough: Stroke::new(line::HAIR, color),
        ..TextFormat::simple(style.font(Face::Promo), color)
    };
    let mut job = LayoutJob::single_section(text, format);
    job.wrap = TextWrapping::truncate_at_width(width);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}
