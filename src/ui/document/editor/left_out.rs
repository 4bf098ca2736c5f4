//! The lines of the source text that are not in the body, shown where they stood: a thin line for each group, which
//! unfolds. Lines of which the extraction was not certain are always unfolded.
//!
//! The editor's layout leaves a gap for each group; this module computes the gaps and fills them.

use crate::i18n::field_msg_id;
use crate::ui::cx::Cx;
use crate::ui::document::editor::layout::EditorLayout;
use crate::ui::outbox::{JumpTarget, Outbox};
use crate::ui::theme::{Face, Palette, line, margin, opacity, radius, size, space};
use crate::ui::widgets::buttons::{button_width, untabbed_button};
use crate::ui::widgets::labels::{
    MAX_ONE_LINE_BYTES, accessible_label, ellipsize, layout_prefix, layout_truncated, paint_left_centered,
};
use crate::workspace::{Action, Command, Document, DocumentId, EditAction, MessageArg, ViewAction, Workspace};
use egui::{Color32, CornerRadius, Pos2, Rect, Sense, Stroke, Ui, Vec2};
use redaksi_core::article::{Article, DoubtfulLine, ExcludedGroup, ExcludedLine};
use std::sync::Arc;

/// How many bytes of the first and the last line of a group the thin line shows.
const EXCERPT_BYTES: usize = 32;

/// The groups of a document, and which of them are unfolded.
#[derive(Debug, Default)]
pub struct LeftOutLines {
    groups: Arc<[ExcludedGroup]>,
    /// The height of the gap above each block and, last, below all of them, in points; empty if there is no gap.
    gaps: Arc<[f32]>,
    /// What the groups and gaps were made from: the document, its revision, whether all groups are unfolded, and how often one
    /// was folded or unfolded.
    made_from: Option<(DocumentId, u64, bool, u64)>,
    /// The place of the line that the keys decide about, in the frame that was shown last.
    current_place: Option<Rect>,
}

impl LeftOutLines {
    /// Takes over the groups of a document, and returns the height of the gap above each block and, last, below all of
    /// them, in points. Empty if there is no gap.
    pub fn gaps(&mut self, document: &Document, workspace: &Workspace) -> Arc<[f32]> {
        let key = (document.id(), document.revision(), workspace.shows_excluded(), workspace.unfold_count());
        if self.made_from.replace(key) != Some(key) {
            self.groups = document.article().excluded_groups().into();
            self.gaps = self.measure_gaps(document, workspace).into();
        }
        Arc::clone(&self.gaps)
    }

    /// The place of the line that the keys decide about, in the frame that was shown last.
    pub fn current_place(&self) -> Option<Rect> {
        self.current_place
    }

    fn measure_gaps(&self, document: &Document, workspace: &Workspace) -> Vec<f32> {
        if self.groups.is_empty() {
            return Vec::new();
        }
        let article = document.article();
        let mut gaps = vec![0.0; article.body.len() + 1];
        for group in self.groups.iter() {
            // Below the last passage, which has a background, there is space above the thin line as well.
            let spaces = if group.before == article.body.len() { 2.0 } else { 1.0 };
            let rows = 1 + shown_lines(workspace, document, group).len();
            gaps[group.before] = rows as f32 * size::LINK + spaces * space::S;
        }
        gaps
    }

    /// Shows the groups in the gaps of the layout, where the text is drawn at `origin`. Scrolls to the line in doubt that the
    /// user went to if `scrolls` is set; returns whether it did.
    pub fn show(
        &mut self,
        ui: &Ui,
        cx: Cx<'_>,
        document: &Document,
        (layout, origin): (&EditorLayout, Pos2),
        scrolls: bool,
        out: &mut Outbox,
    ) -> bool {
        let groups = Arc::clone(&self.groups);
        let current = cx.workspace.excluded_line_at_caret(&groups);
        let target = cx.workspace.chosen_doubtful_line().filter(|_| scrolls);
        let mut has_scrolled = false;
        self.current_place = None;
        let visible = ui.clip_rect().y_range();
        let width = layout.galley.job.wrap.max_width;
        for group in groups.iter() {
            let Some(gap) = layout.gap(group.before) else { continue };
            let mut gap = Rect::from_x_y_ranges(0.0..=width, gap).translate(origin.to_vec2());
            if group.before == document.article().body.len() {
                gap.min.y += space::S;
            }
            if let Some(line) = current.filter(|line| Some(line.line) == target && group.lines.contains(&line.index)) {
                let shown = shown_lines(cx.workspace, document, group);
                let row = 1 + shown.iter().position(|index| *index == line.index).unwrap_or_default();
                ui.scroll_to_rect(row_rect(gap, row).expand(space::XXL), None);
                has_scrolled = true;
            }
            if gap.bottom() < visible.min || gap.top() > visible.max {
                continue;
            }
            self.show_group(ui, cx, document, group, (gap, current), out);
        }
        has_scrolled
    }

    fn show_group(
        &mut self,
        ui: &Ui,
        cx: Cx<'_>,
        document: &Document,
        group: &ExcludedGroup,
        (gap, current): (Rect, Option<DoubtfulLine>),
        out: &mut Outbox,
    ) {
        let article = document.article();
        if show_summary(ui, cx, document, group, row_rect(gap, 0), out)
            && let Some(line) = first_line(article, group)
        {
            out.push(Action::View(ViewAction::ToggleExcludedGroup(document.id(), line)));
        }
        for (at, index) in shown_lines(cx.workspace, document, group).into_iter().enumerate() {
            let place = row_rect(gap, at + 1);
            if ui.clip_rect().y_range().contains(place.center().y)
                && let Some(excluded) = article.excluded.get(index)
            {
                let is_current = current.is_some_and(|line| line.index == index);
                if is_current {
                    self.current_place = Some(place);
                }
                show_line(ui, cx, document, (index, excluded, is_current), place, out);
            }
        }
    }
}

/// Shows the thin line: a chip for each field that was read here, and the number of lines left out. Returns whether it
/// was clicked.
fn show_summary(
    ui: &Ui,
    cx: Cx<'_>,
    document: &Document,
    group: &ExcludedGroup,
    place: Rect,
    out: &mut Outbox,
) -> bool {
    let palette = cx.palette;
    let (id, article) = (document.id(), document.article());
    let mut left = place.left();
    let names = group.fields.iter().map(|name| (cx.msg(&field_msg_id(*name)), Some(*name)));
    let tags = group.has_tags.then(|| (cx.msg("tags-title"), None));
    for (name, field) in names.chain(tags) {
        let (rect, response) = field_chip(ui, Pos2::new(left, place.top()), (id.number(), group.before), &name);
        left = rect.right() + space::XS;
        if let Some(field) = field.filter(|_| response.clicked()) {
            out.jump(JumpTarget::Field(field));
        }
    }
    if group.lines.is_empty() {
        return false;
    }
    let rest = place.with_min_x(left + if left > place.left() { space::XS } else { 0.0 });
    let is_unfolded = cx.workspace.is_group_unfolded(document, group);
    let response = ui.interact(rest, ui.scope_id().with(("left-out", id.number(), group.before)), Sense::CLICK);
    let label = summary(cx, article, group);
    let toggle = cx.msg(if is_unfolded { "left-out-fold" } else { "left-out-unfold" });
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{toggle}: {label}")));
    let color = if response.hovered() { palette.text } else { palette.text_muted };
    let toggle_width = button_width(ui, &toggle, Face::Small);
    let galley = layout_truncated(ui, &label, Face::Small, color, rest.width() - toggle_width - space::S);
    let line_left = rest.left() + galley.size().x + space::S;
    paint_left_centered(ui, rest, galley, color);
    let line_right = rest.right() - toggle_width;
    // A shorter line looks like a dash of the text.
    if line_right - line_left > size::CONTROL {
        ui.painter().hline(line_left..=line_right, rest.center().y, Stroke::new(line::HAIR, palette.line));
    }
    let toggle_color = if response.hovered() { palette.text } else { palette.accent };
    let at = Pos2::new(rest.right(), rest.center().y);
    ui.painter().text(at, egui::Align2::RIGHT_CENTER, &toggle, Face::Small.font(), toggle_color);
    response.clicked() && !cx.workspace.shows_excluded()
}

/// The indexes of the lines of a group that are shown below its thin line.
fn shown_lines(workspace: &Workspace, document: &Document, group: &ExcludedGroup) -> Vec<usize> {
    let is_unfolded = workspace.is_group_unfolded(document, group);
    let is_doubtful = |index: usize| document.article().excluded.get(index).is_some_and(ExcludedLine::is_doubtful);
    group.lines.iter().copied().filter(|index| is_unfolded || is_doubtful(*index)).collect()
}

/// The place of a row in a gap: the thin line is the row 0.
fn row_rect(gap: Rect, row: usize) -> Rect {
    Rect::from_min_size(gap.min + Vec2::new(0.0, size::LINK * row as f32), Vec2::new(gap.width(), size::LINK))
}

/// The source line of the first excluded line of a group.
fn first_line(article: &Article, group: &ExcludedGroup) -> Option<u32> {
    Some(article.excluded.get(*group.lines.first()?)?.line)
}

/// A small label that names a field; a click leads to it.
fn field_chip(ui: &Ui, at: Pos2, salt: (u64, usize), name: &str) -> (Rect, egui::Response) {
    let palette = Palette::current(ui);
    let galley = ui.painter().layout_no_wrap(name.to_owned(), Face::Small.font(), palette.text_muted);
    let inset = margin::CHIP;
    let chip = Rect::from_min_size(at, Vec2::new(galley.size().x + inset.sum().x, size::LINK - space::HAIR));
    let response = ui.interact(chip, ui.scope_id().with(("field-chip", salt, name)), Sense::CLICK);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, name));
    let fill = if response.hovered() { palette.hover } else { palette.panel };
    ui.painter().rect_filled(chip, CornerRadius::same(radius::CHIP), fill);
    let text_place = chip.with_min_x(chip.left() + inset.leftf());
    paint_left_centered(ui, text_place, galley, palette.text_muted);
    (chip, response)
}

/// One line that was left out: its text, and the buttons that decide about it; with their keys if it is the line that the
/// keys decide about.
fn show_line(
    ui: &Ui,
    cx: Cx<'_>,
    document: &Document,
    (index, excluded, is_current): (usize, &ExcludedLine, bool),
    place: Rect,
    out: &mut Outbox,
) {
    let palette = cx.palette;
    let is_doubtful = excluded.is_doubtful();
    if is_current {
        let fill = palette.selection.gamma_multiply(opacity::SELECTED);
        ui.painter().rect_filled(place, CornerRadius::same(radius::CHIP), fill);
    }
    let mut right = place.right();
    let mut button = |ui: &Ui, message: &str, command: Command| {
        let label = cx.msg(message);
        let keys = if is_current { cx.shortcut_hint(command) } else { String::new() };
        if !keys.is_empty() {
            let galley = ui.painter().layout_no_wrap(keys, Face::Small.font(), palette.text_muted);
            right -= galley.size().x;
            paint_left_centered(ui, place.with_min_x(right), galley, palette.text_muted);
        }
        let width = button_width(ui, &label, Face::Small);
        let rect = Rect::from_min_max(Pos2::new(right - width, place.top()), Pos2::new(right, place.bottom()));
        right = rect.left() - space::XS;
        untabbed_button(ui, rect, (message, document.id().number(), excluded.line), &label).clicked()
    };
    if button(ui, "left-out-put-back", Command::KeepAtCaret) {
        out.push(Action::Edit(EditAction::RestoreExcluded(index)));
    }
    if is_doubtful && button(ui, "left-out-confirm", Command::TogglePassage) {
        out.push(Action::Edit(EditAction::ConfirmExcluded(index)));
    }
    let mut left = place.left();
    let bar = if is_doubtful { palette.promo } else { palette.line };
    let bar_rect = Rect::from_min_size(place.min, Vec2::new(size::PASSAGE_BAR, place.height()));
    ui.painter().rect_filled(bar_rect, CornerRadius::ZERO, bar);
    left += size::PASSAGE_BAR + space::S;
    let mut color: Color32 = palette.removed;
    if is_doubtful {
        let label = cx.msg("left-out-doubtful");
        let galley = ui.painter().layout_no_wrap(label, Face::Small.font(), palette.promo);
        let width = galley.size().x;
        paint_left_centered(ui, place.with_min_x(left), galley, palette.promo);
        left += width + space::S;
        color = palette.text;
    }
    let text_place = Rect::from_min_max(Pos2::new(left, place.top()), Pos2::new(right, place.bottom()));
    let galley = layout_truncated(ui, &excluded.text, Face::Small, color, text_place.width().max(0.0));
    paint_left_centered(ui, text_place, galley, color);
    let salt = ("left-out-line", document.id().number(), excluded.line);
    accessible_label(ui, text_place, salt, ellipsize(&excluded.text, MAX_ONE_LINE_BYTES).as_ref()).on_hover_ui(|ui| {
        ui.set_max_width(size::MAX_TEXT_WIDTH);
        ui.label(layout_prefix(&excluded.text));
        ui.label(format!("{} · {}", cx.i18n.role(excluded.role), cx.i18n.reason(&excluded.reason)));
    });
}

/// The number of lines of a group, with the beginning of its first and its last one.
fn summary(cx: Cx<'_>, article: &Article, group: &ExcludedGroup) -> String {
    let excerpt = |index: Option<&usize>| {
        let text = index.and_then(|index| article.excluded.get(*index)).map_or("", |line| line.text.as_str());
        ellipsize(text, EXCERPT_BYTES).into_owned()
    };
    let first = excerpt(group.lines.first());
    let text = if group.lines.len() == 1 {
        let all = article.excluded.get(group.lines[0]).map_or("", |line| line.text.as_str());
        ellipsize(all, EXCERPT_BYTES * 2).into_owned()
    } else {
        format!("{} … {}", first.trim_end_matches('…'), excerpt(group.lines.last()))
    };
    let values = [("count", MessageArg::Count(group.lines.len())), ("text", MessageArg::Text(text))];
    cx.i18n.msg_args("left-out-lines", &values)
}
