//! Decorations of passages: backgrounds and side rules behind the text, and a toggle for each passage in the gutter.

use crate::ui::cx::Cx;
use crate::ui::document::editor::layout::{EditorLayout, char_range_of};
use crate::ui::document::editor::search_highlight::char_rects;
use crate::ui::outbox::Outbox;
use crate::ui::theme::icons::Icon;
use crate::ui::theme::{Face, Palette, line, radius, size, space};
use crate::ui::widgets::labels::hint;
use crate::ui::widgets::menu_focus::MenuFocus;
use crate::workspace::{Action, Document, EditAction};
use egui::{Align, Align2, Color32, CornerRadius, Layout, Popup, Pos2, Rect, Sense, Shape, Stroke, Ui, Vec2};
use redaksi_checks::{Rule, finding_range};
use redaksi_core::article::{Article, Decision, MarkKind, Passage, PassageId, locate_offset};
use std::collections::BTreeSet;
use std::ops::Range;

/// The part of a passage that lies in one block, with its position on the screen.
pub struct PassageRegion<'a> {
    passage: &'a Passage,
    /// The rows that it covers, over the full width of the text.
    rect: Rect,
    /// The height of the first of these rows.
    row: f32,
    /// The bounds of its text on each row; empty if it covers the whole block.
    text_rects: Vec<Rect>,
    /// Whether it covers the whole block.
    is_whole: bool,
    /// Whether the block above holds a part of the same passage.
    is_continuation: bool,
}

impl PassageRegion<'_> {
    /// Returns the passage.
    pub fn passage_id(&self) -> PassageId {
        self.passage.id
    }

    /// Returns the rows that it covers, over the full width of the text.
    pub fn rect(&self) -> Rect {
        self.rect
    }
}

/// Returns the shapes of the backgrounds and side rules behind the passages.
pub fn background_shapes(ui: &Ui, visible_regions: &[PassageRegion<'_>]) -> Vec<Shape> {
    let palette = Palette::current(ui);
    let mut shapes = Vec::new();
    // Consecutive blocks of one passage share one background.
    for run in visible_regions.chunk_by(|above, below| below.is_continuation && above.is_whole && below.is_whole) {
        let part = &run[0];
        let Some((rule, background)) = decision_colours(palette, part.passage.decision) else { continue };
        let rows = run.iter().fold(part.rect, |rows, part| rows.union(part.rect));
        let bar = if part.is_whole {
            let rect = rows.expand2(Vec2::new(space::S, space::XS));
            shapes.push(Shape::rect_filled(rect, CornerRadius::same(radius::PASSAGE), background));
            Rect::from_min_size(rect.min, Vec2::new(size::PASSAGE_BAR, rect.height()))
        } else {
            if part.passage.decision == Decision::Undecided {
                let radius = CornerRadius::same(radius::PASSAGE);
                shapes.extend(part.text_rects.iter().map(|piece| Shape::rect_filled(*piece, radius, background)));
            }
            let x = rows.left() - space::S;
            Rect::from_min_max(Pos2::new(x, rows.top()), Pos2::new(x + size::PASSAGE_BAR, rows.bottom()))
        };
        if is_uncertain(part.passage) {
            let ends = [bar.center_top(), bar.center_bottom()];
            shapes.extend(Shape::dashed_line(&ends, Stroke::new(size::PASSAGE_BAR, rule), space::XS, space::XS));
        } else {
            shapes.push(Shape::rect_filled(bar, CornerRadius::ZERO, rule));
        }
    }
    shapes
}

/// Shows a toggle for each passage in the gutter left of `left`. Its tooltip gives the reason why the line is a promo.
pub fn show_switches(
    ui: &mut Ui,
    cx: Cx<'_>,
    document: &Document,
    visible_regions: &[PassageRegion<'_>],
    left: f32,
    out: &mut Outbox,
) {
    let mut last_top: Option<f32> = None;
    for part in visible_regions {
        let passage = part.passage;
        if part.is_continuation || passage.decision == Decision::KeptAsText {
            continue;
        }
        // Toggles of two passages on one row are placed side by side.
        let shift = last_top.filter(|y| (*y - part.rect.top()).abs() < 1.0).map_or(0.0, |_| size::GUTTER_TOGGLE);
        last_top = Some(part.rect.top());
        let row = Rect::from_min_size(part.rect.min, Vec2::new(0.0, part.row));
        let center = Pos2::new(left - size::GUTTER + size::GUTTER_TOGGLE / 2.0 - shift, row.center().y);
        if let Some(decision) = show_switch(ui, cx, center, passage, document) {
            out.push(Action::Edit(EditAction::SetDecision { id: passage.id, decision }));
        }
    }
}

/// Marks the paragraphs that have no partner in the original, and those of which the original has changed, in the gutter.
pub fn mark_unpaired(ui: &Ui, cx: Cx<'_>, document: &Document, (layout, origin): (&EditorLayout, Pos2)) {
    let Some(pairing) = document.pairing() else { return };
    let visible = ui.clip_rect().y_range();
    let list = cx.workspace.findings(document);
    let concerned = list.findings().filter(|finding| finding.rule == Rule::OriginalChanged);
    let body = &document.article().body;
    let block_of = |finding| finding_range(document.article(), finding).map(|range| locate_offset(body, range.start).0);
    let changed: BTreeSet<usize> = concerned.filter_map(block_of).collect();
    let added = pairing.added.iter().map(|block| (*block, "original-added", cx.palette.warning));
    let changed = changed.iter().map(|block| (*block, "original-changed", cx.palette.accent));
    for (block, message, color) in added.chain(changed) {
        let Some(range) = layout.line_y_range(block).filter(|_| layout.is_visible(block, origin, visible)) else {
            continue;
        };
        let x = origin.x - space::S;
        let bar = Rect::from_x_y_ranges(x - size::PASSAGE_BAR..=x, origin.y + range.min..=origin.y + range.max);
        ui.painter().rect_filled(bar, CornerRadius::ZERO, color);
        let place = Rect::from_x_y_ranges(origin.x - size::GUTTER..=origin.x - space::XS, bar.y_range());
        let response = ui.interact(place, ui.scope_id().with((message, document.id().number(), block)), Sense::hover());
        let label = cx.msg(message);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &label));
        response.on_hover_text(label);
    }
}

fn show_switch(ui: &mut Ui, cx: Cx<'_>, center: Pos2, passage: &Passage, document: &Document) -> Option<Decision> {
    let palette = cx.palette;
    let is_in = passage.decision.is_published();
    let rect = Rect::from_center_size(center, Vec2::splat(size::GUTTER_TOGGLE));
    let id = ui.scope_id().with((document.id().number(), passage.id.0));
    // Not reachable by Tab: in the text, a shortcut does the same to the passage at the caret.
    let response = ui.interact(rect, id, Sense::CLICK);
    let label = cx.msg(match (is_uncertain(passage), is_in) {
        (true, _) => "switch-decide",
        (false, true) => "switch-take-out",
        (false, false) => "switch-put-back",
    });
    let full = format!("{label}: {}", passage.title);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &full));
    let active = response.hovered() || response.has_focus();
    let fill = if active { palette.hover } else { Color32::TRANSPARENT };
    let stroke = if response.has_focus() { Stroke::new(line::FOCUS, palette.accent) } else { Stroke::NONE };
    ui.painter().rect(rect, CornerRadius::same(radius::CHIP), fill, stroke, egui::StrokeKind::Inside);
    let color = if active {
        palette.text
    } else if is_in {
        palette.promo
    } else {
        palette.removed
    };
    if is_uncertain(passage) {
        ui.painter().text(center, Align2::CENTER_CENTER, "?", Face::UiStrong.font(), color);
    } else {
        let icon = if is_in { Icon::Close } else { Icon::Undo };
        icon.paint(ui, center, color);
    }
    let response = response.on_hover_ui(|ui| {
        ui.set_max_width(size::INSPECTOR);
        ui.label(egui::RichText::new(label).font(Face::UiStrong.font()));
        if is_uncertain(passage) {
            ui.label(cx.msg("confidence-unsure"));
        }
        ui.label(cx.i18n.reason(&passage.reason));
    });
    if is_uncertain(passage) {
        // An uncertain promo is not decided by one click: a menu at the line offers the decisions.
        let chosen = Popup::menu(&response).show(|ui| show_decision_menu(ui, cx, passage));
        return chosen.and_then(|chosen| chosen.inner);
    }
    response.clicked().then_some(if is_in { Decision::Removed } else { Decision::Undecided })
}

/// Shows the menu with the decisions for an uncertain promo and the reason for it; returns the chosen decision.
fn show_decision_menu(ui: &mut Ui, cx: Cx<'_>, passage: &Passage) -> Option<Decision> {
    ui.set_max_width(size::INSPECTOR);
    // Items of a menu are justified to its width; the explanation is not.
    ui.with_layout(Layout::top_down(Align::Min), |ui| hint(ui, cx.i18n.reason(&passage.reason)));
    let choices = [
        (Decision::Removed, "decide-out"),
        (Decision::RelatedLink, "decide-related"),
        (Decision::KeptAsText, "decide-keep"),
    ];
    let mut keys = MenuFocus::default();
    let mut chosen = None;
    for (decision, label) in choices {
        let item = ui.button(cx.msg(label));
        keys.track(&item);
        if item.clicked() {
            ui.close();
            chosen = Some(decision);
        }
    }
    keys.focus_first(ui);
    chosen
}

/// Whether the user has to decide: the passage is undecided and its confidence is low.
fn is_uncertain(passage: &Passage) -> bool {
    passage.decision == Decision::Undecided && !passage.reason.is_certain()
}

fn decision_colours(palette: &Palette, decision: Decision) -> Option<(Color32, Color32)> {
    match decision {
        Decision::Undecided => Some((palette.promo, palette.promo_background)),
        Decision::Removed => Some((palette.line, palette.removed_background)),
        Decision::RelatedLink => Some((palette.accent, palette.removed_background)),
        Decision::KeptAsText => None,
    }
}

/// Returns the visible parts of all passages, from top to bottom.
pub fn visible_regions<'a>(
    ui: &Ui,
    article: &'a Article,
    layout: &EditorLayout,
    origin: Pos2,
) -> Vec<PassageRegion<'a>> {
    let visible = ui.clip_rect().y_range();
    let mut visible_regions = Vec::new();
    let mut above = None;
    for (line, block) in article.body.iter().enumerate() {
        let is_visible = layout.is_visible(line, origin, visible);
        for mark in &block.marks {
            let MarkKind::Passage(id) = mark.kind else { continue };
            let is_continuation = above.replace(id) == Some(id);
            if let (true, Some(passage)) = (is_visible, article.passage(id))
                && let Some(chars) = char_range_of(&block.text, &mark.range)
                && let Some((rect, row)) = row_bounds(layout, line, &chars)
            {
                let is_whole = block.whole_passage().is_some();
                let rect = rect.translate(origin.to_vec2());
                let mut text_rects = if is_whole { Vec::new() } else { char_rects(layout, line, &chars) };
                for piece in &mut text_rects {
                    *piece = piece.translate(origin.to_vec2()).shrink2(Vec2::new(0.0, space::HAIR));
                }
                visible_regions.push(PassageRegion { passage, rect, row, text_rects, is_whole, is_continuation });
            }
        }
        if block.marks.is_empty() {
            above = None;
        }
    }
    visible_regions
}

/// Returns the rows that a range of characters of a line covers, over the full width of the text, and the height of
/// the first of these rows.
fn row_bounds(layout: &EditorLayout, line: usize, chars: &Range<usize>) -> Option<(Rect, f32)> {
    let rows = layout.rows(line);
    let mut covered: Option<(Rect, f32)> = None;
    let mut row_start = 0;
    for row in layout.galley.rows.get(rows)? {
        let row_end = row_start + row.glyphs.len();
        if row_start < chars.end && chars.start < row_end {
            let bounds = row.rect();
            let wide = Rect::from_min_max(
                Pos2::new(0.0, bounds.top()),
                Pos2::new(layout.galley.job.wrap.max_width, bounds.bottom()),
            );
            covered = Some(covered.map_or((wide, wide.height()), |(rect, row)| (rect.union(wide), row)));
        }
        row_start = row_end;
    }
    covered
}
