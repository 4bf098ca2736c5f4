//! The source view: the text as received, line by line, with the place where each line went. Read-only.

use crate::i18n::field_msg_id;
use crate::ui::MainView;
use crate::ui::cx::Cx;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Face, Palette, line, radius, size, space};
use crate::ui::widgets::buttons::paint_focus_ring;
use crate::ui::widgets::labels::{MAX_ONE_LINE_BYTES, ellipsize, layout_prefix, layout_truncated, paint_left_centered};
use crate::ui::widgets::rule_menu;
use crate::ui::widgets::scroll_keys::scroll_by_keys;
use crate::ui::widgets::strikethrough;
use crate::ui::widgets::text_field::{is_text_field, scroll_to_new_focus};
use crate::workspace::{Document, DocumentId};
use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, CornerRadius, Galley, Pos2, Rect, ScrollArea, Sense, Stroke, Ui, Vec2};
use redaksi_core::article::{Article, LineLocation, PassageKind};
use redaksi_core::text;
use std::ops::Range;
use std::sync::Arc;

/// State of the view between frames.
#[derive(Debug, Default)]
pub struct SourceView {
    lines: SourceLines,
    selected: Option<u32>,
    pending_jump: Option<u32>,
    /// The line that the view followed last, so that the user can scroll away from it.
    followed: Option<u32>,
    pending_follow: Option<u32>,
}

/// The non-blank lines of a story's source text, and the place of each in the article. Cached per revision.
#[derive(Debug, Default)]
struct SourceLines {
    key: Option<(DocumentId, u64)>,
    ranges: Vec<(u32, Range<usize>)>,
    targets: Vec<Option<LineLocation>>,
    /// What the user did to the text of each line that is in the body.
    changes: Vec<LineChange>,
    /// Whether another story was shown in the frame before.
    is_other_story: bool,
    /// The available width and the pixels per point for which `tops` were computed.
    measured_for: Option<(f32, f32)>,
    /// The top of each line and the bottom of the last one, in points from the top of the first.
    tops: Vec<f32>,
}

/// Maximum bytes shown of a line; longer ones are not prose that anyone reads here.
const MAX_LINE_BYTES: usize = 6_000;

/// Up to this many bytes of source text, lines are wrapped. In longer texts each line takes one row, because laying out
/// all of it would block the window.
const MAX_WRAPPED_BYTES: usize = 400_000;

impl SourceView {
    /// Scrolls to a line and highlights it.
    pub fn jump_to(&mut self, line: u32) {
        self.pending_jump = Some(line);
        self.selected = Some(line);
    }

    /// Scrolls along with the story: puts a line to the top, if it is not the one that was there last.
    pub fn follow(&mut self, line: u32) {
        if self.followed.replace(line) != Some(line) && self.pending_jump.is_none() {
            self.pending_follow = Some(line);
        }
    }

    /// Stays where it is, although another line is at the top of the story now.
    pub fn stay(&mut self, line: u32) {
        self.followed = Some(line);
    }

    /// Shows the lines; returns the index of the body block that a click leads to. With `handles_keys`, arrow and page
    /// keys scroll the view.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        cx: Cx<'_>,
        document: &Document,
        handles_keys: bool,
        out: &mut Outbox,
    ) -> Option<usize> {
        self.lines.update(document);
        if std::mem::take(&mut self.lines.is_other_story) && self.pending_jump.is_none() {
            self.selected = None;
        }
        let palette = cx.palette;
        let source = &document.article().source;
        self.lines.measure(ui, &source.text);
        let mut area = ScrollArea::vertical().id_salt(("received", document.id().number())).auto_shrink(false);
        if let Some(line) = self.pending_jump.take()
            && let Some(index) = self.lines.ranges.iter().position(|(number, _)| *number == line)
        {
            area = area.vertical_scroll_offset((self.lines.tops[index] - ui.available_height() / 3.0).max(0.0));
        }
        if let Some(line) = self.pending_follow.take()
            && let Some(index) = self.lines.ranges.iter().position(|(number, _)| *number >= line)
        {
            area = area.vertical_scroll_offset(self.lines.tops[index]);
        }
        let mut target = None;
        area.show_viewport(ui, |ui, viewport| {
            let is_elsewhere = |id| id != MainView::body_id(document.id()) && is_text_field(ui, id);
            if handles_keys && !ui.memory(egui::Memory::focused).is_some_and(is_elsewhere) {
                scroll_by_keys(ui, row_height(), &[]);
            }
            let measured_for = self.lines.measured_for.map_or(0.0, |(width, _)| width);
            debug_assert!((ui.available_width() - measured_for).abs() < 1.0, "lines were measured for another width");
            let tops = &self.lines.tops;
            let origin = ui.max_rect().min;
            ui.set_height(tops.last().copied().unwrap_or_default());
            let first = tops.partition_point(|top| *top <= viewport.top()).saturating_sub(1);
            for index in (first..self.lines.ranges.len()).take_while(|index| tops[*index] < viewport.bottom()) {
                let (number, range) = &self.lines.ranges[index];
                let place = self.lines.targets[index];
                let text = source.text.get(range.clone()).unwrap_or_default();
                let size = Vec2::new(ui.available_width(), tops[index + 1] - tops[index]);
                let rect = Rect::from_min_size(origin + Vec2::new(0.0, tops[index]), size);
                let response = ui.interact(rect, ui.scope_id().with(number), Sense::click());
                if self.selected == Some(*number) {
                    ui.painter().rect_filled(rect, egui::CornerRadius::ZERO, palette.selection);
                } else if response.hovered() {
                    ui.painter().rect_filled(rect, egui::CornerRadius::ZERO, palette.hover);
                }
                paint_focus_ring(ui, &response);
                response
                    .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ListBoxOption, true, layout_prefix(text)));
                let style = line_style(document.article(), place);
                paint_line(
                    ui,
                    rect,
                    *number,
                    text,
                    style,
                    &target_label(cx, document.article(), place, self.lines.changes[index]),
                );
                rule_menu::attach_context_menu(&response, cx, text, out);
                let at = egui::Pos2::new(rect.right() - space::XL, rect.top() + row_height() / 2.0);
                let at = Rect::from_center_size(at, Vec2::splat(size::CONTROL));
                ui.scope_builder(egui::UiBuilder::new().max_rect(at), |ui| {
                    rule_menu::button(ui, cx, text, out);
                });
                if response.clicked() {
                    self.selected = Some(*number);
                    if let Some(LineLocation::Block(block) | LineLocation::Passage(_, block)) = place {
                        target = Some(block);
                    }
                }
            }
            scroll_to_new_focus(ui);
        });
        target
    }
}

impl SourceLines {
    /// Computes the top of each line, unless width and scale are unchanged.
    fn measure(&mut self, ui: &Ui, source: &str) {
        let now = (ui.available_width() - ui.spacing().scroll.content_margin.sum().x, ui.ctx().pixels_per_point());
        if self.measured_for.replace(now) == Some(now) {
            return;
        }
        let width = text_width(now.0);
        let padding = row_height() - line_height(ui);
        let height = |range: &Range<usize>| match source.get(range.clone()) {
            Some(text) if source.len() <= MAX_WRAPPED_BYTES => {
                layout_wrapped(ui, text, LineStyle::InStory, Color32::PLACEHOLDER, width).size().y + padding
            }
            _ => row_height(),
        };
        let mut top = 0.0;
        self.tops = std::iter::once(0.0)
            .chain(self.ranges.iter().map(|(_, range)| {
                top += height(range);
                top
            }))
            .collect();
    }

    fn update(&mut self, document: &Document) {
        let now = (document.id(), document.revision());
        if self.key == Some(now) {
            return;
        }
        let article = document.article();
        if self.key.is_none_or(|(id, _)| id != document.id()) {
            self.is_other_story = true;
            let lines = text::lines(&article.source.text).filter(|line| !text::is_blank(line.text));
            self.ranges = lines.map(|line| (line.number, line.range)).collect();
            self.measured_for = None;
        }
        let places = article.line_locations();
        self.targets = self.ranges.iter().map(|(number, _)| places.get(number).copied()).collect();
        self.changes = line_changes(article, &self.ranges, &self.targets);
        self.key = Some(now);
    }
}

/// What the user did to a line that is in the body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum LineChange {
    #[default]
    Unchanged,
    /// Its text is different.
    Edited,
    /// It follows a line that it preceded in the source text.
    Moved,
}

fn line_changes(
    article: &Article,
    ranges: &[(u32, Range<usize>)],
    targets: &[Option<LineLocation>],
) -> Vec<LineChange> {
    let mut last_block = 0;
    let change = |((_, range), target): (&(u32, Range<usize>), &Option<LineLocation>)| {
        let Some(LineLocation::Block(index) | LineLocation::Passage(_, index)) = *target else {
            return LineChange::Unchanged;
        };
        let is_moved = index < last_block;
        last_block = last_block.max(index);
        let Some(block) = article.body.get(index) else { return LineChange::Unchanged };
        let source = text::collapse_whitespace(article.source.text.get(range.clone()).unwrap_or_default());
        let current = text::collapse_whitespace(&block.text);
        // A paragraph may be a part of its line, or be joined from several lines. Reading adds nothing to a line.
        let is_longer = block.lines.len() <= 1 && current.len() > source.len();
        let is_edited = !source.contains(&current) && (is_longer || !current.contains(&source));
        match (is_edited, is_moved) {
            (true, _) => LineChange::Edited,
            (false, true) => LineChange::Moved,
            (false, false) => LineChange::Unchanged,
        }
    };
    ranges.iter().zip(targets).map(change).collect()
}

/// The height of a line that fits on one row, in points.
fn row_height() -> f32 {
    Face::Ui.size() * 2.0
}

/// The width available for the text of a line in a list of this width, in points.
fn text_width(list: f32) -> f32 {
    let reserved = size::GUTTER + size::LINE_OUTCOME + space::M + 2.0 * space::L;
    (list - reserved).max(size::LINE_OUTCOME)
}

/// The trimmed line, cut to at most [`MAX_LINE_BYTES`] bytes.
fn visible_part(text: &str) -> &str {
    let text = text::trim_blank(text);
    &text[..text.floor_char_boundary(MAX_LINE_BYTES)]
}

fn layout_wrapped(ui: &Ui, text: &str, style: LineStyle, color: Color32, width: f32) -> Arc<Galley> {
    strikethrough::layout(ui, &line_job(visible_part(text), style, color, width))
}

/// The same on one row, truncated at `width`.
fn layout_one_row(ui: &Ui, text: &str, style: LineStyle, color: Color32, width: f32) -> Arc<Galley> {
    let mut job = line_job(&ellipsize(text, MAX_ONE_LINE_BYTES), style, color, width);
    job.wrap = TextWrapping::truncate_at_width(width);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

fn line_job(text: &str, style: LineStyle, color: Color32, width: f32) -> LayoutJob {
    let mut job = LayoutJob::simple(text.to_owned(), Face::Ui.font(), color, width);
    if style == LineStyle::NotInStory {
        for section in &mut job.sections {
            section.format.strikethrough = Stroke::new(line::HAIR, color);
        }
    }
    job
}

/// The styling of a line by where it went; the label beside it says the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LineStyle {
    /// The line is in the story, in its text or in a field.
    InStory,
    /// The line is a promo in the story.
    Promo,
    /// The line is not in the story.
    NotInStory,
}

fn line_style(article: &Article, place: Option<LineLocation>) -> LineStyle {
    match place {
        Some(LineLocation::Passage(id, _)) if !article.is_passage_published(id) => LineStyle::NotInStory,
        Some(LineLocation::Passage(..)) => LineStyle::Promo,
        Some(LineLocation::Excluded(_)) | None => LineStyle::NotInStory,
        Some(LineLocation::Block(_) | LineLocation::Tag(_) | LineLocation::Field(_)) => LineStyle::InStory,
    }
}

fn paint_line(ui: &Ui, rect: Rect, number: u32, text: &str, style: LineStyle, place: &str) {
    let palette = Palette::current(ui);
    let inner = rect.shrink2(Vec2::new(space::L, 0.0));
    let first = Rect::from_min_size(inner.min, Vec2::new(inner.width(), row_height()));
    let width = text_width(rect.width());
    let offset_by = |left: f32| first.with_min_x(inner.left() + left);
    let small = |text: &str, width: f32| layout_truncated(ui, text, Face::Small, palette.text_muted, width);
    paint_left_centered(ui, first, small(&number.to_string(), size::GUTTER), palette.text_muted);
    if style == LineStyle::Promo {
        let left = inner.left() + size::GUTTER - space::S;
        let background =
            Rect::from_min_max(Pos2::new(left, rect.top()), Pos2::new(left + width + space::S, rect.bottom()));
        let bar = background.with_max_x(left + size::PASSAGE_BAR);
        ui.painter().rect_filled(background, CornerRadius::same(radius::PASSAGE), palette.promo_background);
        ui.painter().rect_filled(bar, CornerRadius::ZERO, palette.promo);
    }
    let color = if style == LineStyle::NotInStory { palette.removed } else { palette.text };
    let line_text = inner.min + Vec2::new(size::GUTTER, (row_height() - line_height(ui)) / 2.0);
    if rect.height() > row_height() {
        ui.painter().galley(line_text, layout_wrapped(ui, text, style, color, width), color);
    } else {
        paint_left_centered(
            ui,
            offset_by(size::GUTTER),
            layout_one_row(ui, visible_part(text), style, color, width),
            color,
        );
    }
    paint_left_centered(
        ui,
        offset_by(size::GUTTER + width + space::M),
        small(place, size::LINE_OUTCOME),
        palette.text_muted,
    );
}

fn line_height(ui: &Ui) -> f32 {
    ui.fonts_mut(|fonts| fonts.row_height(&Face::Ui.font()))
}

/// The label for where a line went; says so if its block was deleted.
fn target_label(cx: Cx<'_>, article: &Article, place: Option<LineLocation>, change: LineChange) -> String {
    match place {
        Some(LineLocation::Block(_)) if change == LineChange::Edited => cx.msg("place-edited"),
        Some(LineLocation::Block(_)) if change == LineChange::Moved => cx.msg("place-moved"),
        Some(LineLocation::Block(_)) => cx.msg("place-body"),
        Some(LineLocation::Passage(id, _)) => {
            let is_promo = article.passage(id).is_some_and(|passage| passage.kind == PassageKind::Promo);
            cx.msg(match (is_promo, article.is_passage_published(id)) {
                (false, _) => "place-end-mark",
                (true, true) => "place-promo-in",
                (true, false) => "place-promo-out",
            })
        }
        Some(LineLocation::Tag(_)) => cx.msg("place-tag"),
        Some(LineLocation::Excluded(_)) => cx.msg("place-aside"),
        Some(LineLocation::Field(name)) => cx.msg(&field_msg_id(name)),
        None => cx.msg("place-deleted"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use redaksi_core::article::{Block, BlockKind, SourceText};

    #[test]
    fn edited_and_moved_lines_are_marked() {
        use LineChange::{Edited, Moved, Unchanged};
        let source =
            SourceText::new("a.txt", "Satu dua.\nTiga empat.\nLima enam.\nTujuh.\nSembilan.\nSepuluh.".as_bytes());
        let block = |line: u32, text: &str| Block::from_line(BlockKind::Paragraph, text, line);
        let joined = Block { lines: vec![5, 6], ..block(5, "Sembilan. Sepuluh.") };
        let body = vec![
            block(2, "Tiga empat."),
            block(1, "Satu dua."),
            block(3, "Lima delapan."),
            block(4, "Ada tujuh. Tujuh."),
            joined,
        ];
        let article = Article { source, body, ..Article::default() };
        let ranges: Vec<_> = text::lines(&article.source.text).map(|line| (line.number, line.range)).collect();
        let places = article.line_locations();
        let targets: Vec<_> = ranges.iter().map(|(number, _)| places.get(number).copied()).collect();
        let changes = line_changes(&article, &ranges, &targets);
        assert_eq!(changes, [Unchanged, Moved, Edited, Edited, Unchanged, Unchanged]);
    }
}
