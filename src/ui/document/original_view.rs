//! The original beside the translation: its published paragraphs, the partner of the paragraph at the caret highlighted, and
//! those without a partner marked. Scrolls along with the story.

use crate::ui::cx::Cx;
use crate::ui::document::editor::layout::face_of;
use crate::ui::outbox::{JumpTarget, Outbox};
use crate::ui::theme::reading_metrics::ReadingMetrics;
use crate::ui::theme::{Face, leading, line, radius, size, space};
use crate::ui::widgets::labels::hint;
use crate::ui::widgets::menu_focus::MenuFocus;
use crate::workspace::{Action, Document, DocumentId, Pairing, ReviseAction};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, CornerRadius, Label, Pos2, Rangef, Rect, ScrollArea, Shape, Stroke, Ui};
use redaksi_core::article::{
    Article, BlockKind, FieldName, PairedBlocks, TrackedChange, TrackedKind, locate_offset, render_lines, track_changes,
};
use std::ops::Range;
use std::sync::Arc;

/// How many bytes of an original are shown at most: laying out more would block the window.
const MAX_SHOWN_BYTES: usize = 300_000;

/// From this length on, in bytes, the words of a finding are highlighted in a paragraph that is no partner of the one at the caret:
/// shorter ones may be there by chance.
const MIN_LONE_WORDS: usize = 24;

/// A place in a text: a block, and how much of it lies above, from 0 to 1.
pub type ScrollPlace = (usize, f32);

/// State of the view between frames.
#[derive(Debug, Default)]
pub struct OriginalView {
    /// The y range of each shown block, relative to the top of the content, in the frame before.
    rows: Vec<(usize, Rangef)>,
    shown: Option<DocumentId>,
    /// The place that the view followed last, so that the user can scroll away from it.
    followed: Option<ScrollPlace>,
    /// The scroll offset to set in the next frame, in points.
    pending_offset: Option<f32>,
    /// The block at the caret in the frame before.
    caret_block: Option<usize>,
    /// The block to scroll into view.
    pending_reveal: Option<usize>,
    /// The scroll offset in the frame before, in points.
    offset: f32,
}

impl OriginalView {
    /// Scrolls along with the story, so that the partner of the text at its top is at the top here.
    pub fn follow(&mut self, pairing: &Pairing, story: Option<ScrollPlace>) {
        let Some((block, part)) = story else {
            if self.followed.take().is_some() {
                self.pending_offset = Some(0.0);
            }
            return;
        };
        if self.followed.replace((block, part)) == Some((block, part)) {
            return;
        }
        let first_of = |pair: &PairedBlocks| pair.original.iter().min().copied();
        let place = if let Some(pair) = pairing.of_story_block(block) {
            let index = pair.blocks.story.iter().position(|other| *other == block).unwrap_or(0);
            let part = (index as f32 + part) / pair.blocks.story.len().max(1) as f32;
            spread(&pair.blocks.original, part)
        } else {
            // The end of the last partner above, or the beginning of the next one below.
            let above = pairing.pairs.iter().rev().find(|pair| pair.blocks.story.iter().all(|other| *other < block));
            above
                .and_then(|pair| pair.blocks.original.iter().max().map(|last| (*last, 1.0)))
                .or_else(|| pairing.pairs.first().and_then(|pair| first_of(&pair.blocks)).map(|first| (first, 0.0)))
        };
        self.pending_offset = place.and_then(|place| self.y_of(place));
    }

    /// The place of the story that belongs to the top of this view, if the user has scrolled it since the last frame.
    pub fn scrolled_to(&self, pairing: &Pairing, before: f32) -> Option<ScrollPlace> {
        if (self.offset - before).abs() < 0.5 {
            return None;
        }
        let (block, range) = self.rows.iter().rfind(|(_, range)| range.min <= self.offset)?;
        let part = ((self.offset - range.min) / range.span().max(1.0)).clamp(0.0, 1.0);
        let pair = pairing.of_original_block(*block)?;
        let index = pair.blocks.original.iter().position(|other| other == block).unwrap_or(0);
        spread(&pair.blocks.story, (index as f32 + part) / pair.blocks.original.len().max(1) as f32)
    }

    /// The scroll offset, in points.
    pub fn offset(&self) -> f32 {
        self.offset
    }

    fn y_of(&self, (block, part): ScrollPlace) -> Option<f32> {
        let (_, range) = self.rows.iter().find(|(of, _)| *of == block)?;
        Some(range.min + range.span() * part)
    }

    /// Shows the original.
    pub fn show(&mut self, ui: &mut Ui, cx: Cx<'_>, document: &Document, page: &ReadingMetrics, out: &mut Outbox) {
        let Some(original) = &document.article().original else { return };
        if self.shown.replace(document.id()) != Some(document.id()) {
            *self = Self { shown: self.shown, ..Self::default() };
        }
        let article = &original.article;
        let pairing = document.pairing();
        let (caret_block, _) = locate_offset(&document.article().body, document.caret_offset);
        let partners = pairing.as_ref().and_then(|pairing| pairing.of_story_block(caret_block)).cloned();
        if self.caret_block.replace(caret_block) != Some(caret_block) {
            self.pending_reveal = partners.as_ref().and_then(|pair| pair.blocks.original.first().copied());
        }
        let changes = original_changes(ui, document);
        // The words that the finding at the caret compares with.
        let finding = cx.workspace.finding_at_caret().and_then(|finding| finding.original);
        let words = finding.map(|original| original.text).filter(|words| !words.trim().is_empty());
        let mut area = ScrollArea::vertical().id_salt(("original", document.id().number())).auto_shrink(false);
        if let Some(offset) = self.pending_offset.take() {
            area = area.vertical_scroll_offset(offset);
        }
        let output = area.show(ui, |ui| {
            ui.set_width(ui.available_width().min(page.max_line_width + size::GUTTER));
            ui.spacing_mut().item_spacing.y = 0.0;
            let top = ui.min_rect().top();
            self.rows.clear();
            show_headline(ui, cx, article, page);
            let mut shown = 0;
            for (block, kind, text) in render_lines(article) {
                shown += text.len();
                if shown > MAX_SHOWN_BYTES {
                    hint(ui, "…");
                    break;
                }
                ui.add_space(page.size(Face::Body) * leading::PARAGRAPH);
                show_removed(ui, cx, &changes, block, page);
                let state = ParagraphState {
                    is_partner: partners.as_ref().is_some_and(|pair| pair.blocks.original.contains(&block)),
                    is_left_out: pairing.as_ref().is_some_and(|pairing| pairing.left_out.contains(&block)),
                    is_doubtful: pairing
                        .as_ref()
                        .and_then(|pairing| pairing.of_original_block(block))
                        .is_some_and(|pair| pair.is_doubtful),
                };
                let words = words.as_deref().filter(|words| state.is_partner || words.len() >= MIN_LONE_WORDS);
                let job = paragraph_job(cx, (kind, &text, block), &changes, words, page);
                let rect = show_paragraph(ui, cx, document, (block, job, state), pairing.as_ref(), out);
                self.rows.push((block, Rangef::new(rect.top() - top, rect.bottom() - top)));
                if self.pending_reveal == Some(block) {
                    self.pending_reveal = None;
                    if !ui.clip_rect().y_range().contains(rect.center().y) {
                        ui.scroll_to_rect(rect.expand(space::XL), None);
                    }
                }
            }
            ui.add_space(space::XXL * 2.0);
        });
        self.offset = output.state.clamped_offset().y;
    }
}

/// What changed in the original since the version before; empty without one. Cached as long as both are the same.
fn original_changes(ui: &Ui, document: &Document) -> Arc<Vec<TrackedChange>> {
    let Some(original) = &document.article().original else { return Arc::default() };
    let Some(previous) = &original.previous else { return Arc::default() };
    let id = egui::Id::unique(("original-changes", document.id().number()));
    let key = [previous, &original.article].map(|article| article.source.sha256.clone());
    let cached: Option<([String; 2], Arc<Vec<TrackedChange>>)> = ui.data(|data| data.get_temp(id));
    if let Some((_, changes)) = cached.filter(|(of, _)| *of == key) {
        return changes;
    }
    let changes = Arc::new(track_changes(previous, &original.article));
    ui.data_mut(|data| data.insert_temp(id, (key, Arc::clone(&changes))));
    changes
}

/// The place in blocks that belong together after a part of all of them, from 0 to 1.
fn spread(blocks: &[usize], part: f32) -> Option<ScrollPlace> {
    let count = blocks.len() as f32;
    let index = blocks.len().checked_sub(1)?.min(index_of_part(part * count));
    Some((blocks[index], (part * count - index as f32).clamp(0.0, 1.0)))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a part of a short list is small and not negative"
)]
fn index_of_part(part: f32) -> usize {
    part.max(0.0) as usize
}

/// How a paragraph of the original is marked.
#[derive(Clone, Copy, Debug, Default)]
struct ParagraphState {
    /// It is the partner of the paragraph at the caret.
    is_partner: bool,
    /// It has no partner.
    is_left_out: bool,
    /// Whether hardly anything but its place speaks for its partner.
    is_doubtful: bool,
}

fn show_headline(ui: &mut Ui, cx: Cx<'_>, article: &Article, page: &ReadingMetrics) {
    let headline = article.fields.value(FieldName::Headline);
    if headline.is_empty() {
        return;
    }
    let format = TextFormat {
        line_height: Some(page.headline_line_height()),
        ..TextFormat::simple(page.font(Face::Headline), cx.palette.text)
    };
    let mut job = LayoutJob::single_section(headline.to_owned(), format);
    // As far from the edge as the paragraphs below.
    ui.horizontal_top(|ui| {
        ui.add_space(space::S);
        job.wrap.max_width = ui.available_width();
        ui.add(Label::new(job).wrap().selectable(true));
    });
}

/// The paragraphs that were deleted above a block since the version before.
fn show_removed(ui: &mut Ui, cx: Cx<'_>, changes: &[TrackedChange], block: usize, page: &ReadingMetrics) {
    let removed = changes.iter().filter(|change| change.kind == TrackedKind::ParagraphRemoved && change.block == block);
    for change in removed {
        let stroke = Stroke::new(line::HAIR, cx.palette.removed);
        let format =
            TextFormat { strikethrough: stroke, ..TextFormat::simple(page.font(Face::Promo), cx.palette.removed) };
        let mut job = LayoutJob::single_section(change.deleted.clone(), format);
        job.wrap.max_width = ui.available_width();
        ui.add(Label::new(job).wrap().selectable(true));
    }
}

/// A paragraph, with what was inserted and deleted since the version before, and the words of a finding highlighted.
fn paragraph_job(
    cx: Cx<'_>,
    (kind, text, block): (BlockKind, &str, usize),
    changes: &[TrackedChange],
    words: Option<&str>,
    page: &ReadingMetrics,
) -> LayoutJob {
    let palette = cx.palette;
    let (face, color) = face_of(kind, palette);
    let format = |color: Color32| TextFormat {
        line_height: Some(page.line_height),
        ..TextFormat::simple(page.font(face), color)
    };
    let mut job = LayoutJob::default();
    let mut reached = 0;
    let here = changes.iter().filter(|change| change.block == block && change.kind != TrackedKind::ParagraphRemoved);
    for change in here {
        let Range { start, end } = change.range;
        let (Some(before), Some(inserted)) = (text.get(reached..start), text.get(start..end)) else { continue };
        job.append(before, 0.0, format(color));
        let deleted = TextFormat { strikethrough: Stroke::new(line::HAIR, palette.removed), ..format(palette.removed) };
        job.append(&change.deleted, 0.0, deleted);
        job.append(
            inserted,
            0.0,
            TextFormat { underline: Stroke::new(line::MATCH, palette.accent), ..format(palette.text) },
        );
        reached = end;
    }
    let rest = text.get(reached..).unwrap_or_default();
    match words.and_then(|words| rest.split_once(words).map(|parts| (words, parts))) {
        Some((words, (before, after))) => {
            job.append(before, 0.0, format(color));
            job.append(words, 0.0, TextFormat { background: palette.selection, ..format(palette.text) });
            job.append(after, 0.0, format(color));
        }
        None => job.append(rest, 0.0, format(color)),
    }
    job
}

/// Shows a paragraph and returns its place.
fn show_paragraph(
    ui: &mut Ui,
    cx: Cx<'_>,
    document: &Document,
    (block, mut job, state): (usize, LayoutJob, ParagraphState),
    pairing: Option<&Pairing>,
    out: &mut Outbox,
) -> Rect {
    let palette = cx.palette;
    let background = ui.painter().add(Shape::Noop);
    if state.is_left_out || state.is_doubtful {
        let message = if state.is_left_out { "original-left-out" } else { "original-doubtful" };
        ui.horizontal(|ui| {
            ui.add_space(space::S);
            hint(ui, cx.msg(message));
        });
    }
    let row = ui.horizontal_top(|ui| {
        ui.add_space(space::S);
        job.wrap.max_width = ui.available_width();
        ui.add(Label::new(job).wrap().selectable(true))
    });
    let label = row.inner;
    let rect = Rect::from_min_max(
        Pos2::new(ui.min_rect().left(), label.rect.top()),
        Pos2::new(ui.max_rect().right(), label.rect.bottom()),
    );
    let mut shapes = Vec::new();
    if state.is_partner {
        shapes.push(Shape::rect_filled(rect, CornerRadius::same(radius::PASSAGE), palette.hover));
    }
    let bar = match (state.is_partner, state.is_left_out || state.is_doubtful) {
        (_, true) => Some(palette.warning),
        (true, _) => Some(palette.accent),
        _ => None,
    };
    if let Some(color) = bar {
        let bar = Rect::from_min_size(rect.min, egui::Vec2::new(size::PASSAGE_BAR, rect.height()));
        shapes.push(Shape::rect_filled(bar, CornerRadius::ZERO, color));
    }
    ui.painter().set(background, Shape::Vec(shapes));
    let partner = pairing
        .and_then(|pairing| pairing.of_original_block(block))
        .and_then(|pair| pair.blocks.story.first().copied());
    if let Some(partner) = partner.filter(|_| label.clicked()) {
        out.jump(JumpTarget::Block(partner));
    }
    label.context_menu(|ui| {
        let mut menu = MenuFocus::default();
        let (story, _) = locate_offset(&document.article().body, document.caret_offset);
        let pair = ui.button(cx.msg("original-pair-here"));
        menu.track(&pair);
        if pair.clicked() {
            out.push(Action::Revise(ReviseAction::Pair(PairedBlocks { story: vec![story], original: vec![block] })));
            ui.close();
        }
        if let Some(partner) = partner {
            let go = ui.button(cx.msg("original-go"));
            menu.track(&go);
            if go.clicked() {
                out.jump(JumpTarget::Block(partner));
                ui.close();
            }
        }
        menu.focus_first(ui);
    });
    rect
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_several_blocks_is_a_place_in_one_of_them() {
        assert_eq!(spread(&[4, 5], 0.25), Some((4, 0.5)));
        assert_eq!(spread(&[4, 5], 0.5), Some((5, 0.0)));
        assert_eq!(spread(&[4, 5], 1.0), Some((5, 1.0)));
        assert_eq!(spread(&[], 0.5), None);
    }
}
