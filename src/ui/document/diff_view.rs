//! Diff view of two versions of a story: changed lines with highlighted words, changed fields, tags and promo
//! decisions. Supports stepping through the changes and, where the newer version is the open story, reverting each of
//! them.

use crate::i18n::field_msg_id;
use crate::ui::cx::Cx;
use crate::ui::document::diff_excerpt::line_excerpt;
use crate::ui::theme::{Face, Palette, line, radius, size, space};
use crate::ui::widgets::buttons::{button, flat_button};
use crate::ui::widgets::labels::{ellipsize, hint};
use crate::workspace::MessageArg;
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Key, Layout, Modifiers, ScrollArea, Stroke, Ui};
use redaksi_core::article::{Article, ArticleDiff, DiffHunk, FieldName, diff_articles};
use redaksi_core::text::{DiffLine, LineStatus, collapse_whitespace, diff_lines};
use std::collections::HashSet;

/// Message keys of the labels in front of old and new lines, where the old text is an earlier version.
pub const OLD_AND_NEW_LABELS: [&str; 2] = ["compared-gone", "compared-new"];

/// Maximum number of changed lines shown; the rest is shown as a number.
const MAX_CHANGED_LINES: usize = 400;

/// Maximum bytes shown of a promo or a tag.
const MAX_LABELED_BYTES: usize = 1200;

/// Names of the shortcuts for the next and the previous change, as shown in tooltips. The same in every language.
const STEP_SHORTCUTS: [&str; 2] = ["F8", "Shift+F8"];

/// The rows of a diff, computed once per pair of versions. `K` is the cache key that identifies the pair.
#[derive(Debug)]
pub struct DiffView<K> {
    pair: Option<K>,
    rows: Vec<DiffRow>,
    /// Zero-based index of the change that was navigated to.
    current: Option<usize>,
    /// Whether the current change is still to be scrolled into view.
    scroll_to_current: bool,
    /// The changes whose lines are shown whole, by their index.
    expanded: HashSet<usize>,
    /// The message keys of what differs besides the published text.
    other_differences: Vec<String>,
}

/// The message keys of what differs between two articles besides the published text.
fn other_differences(old: &Article, new: &Article) -> Vec<String> {
    if old == new {
        return Vec::new();
    }
    let has_changed = |name: &FieldName| old.fields.get(*name) != new.fields.get(*name);
    let mut parts: Vec<String> = FieldName::ALL.into_iter().filter(has_changed).map(field_msg_id).collect();
    let others = [
        ("order-stage", old.stage != new.stage),
        ("compared-part-tags", old.tags != new.tags),
        ("compared-part-decisions", old.passages != new.passages || old.excluded != new.excluded),
        ("compared-part-comments", old.comments != new.comments),
    ];
    parts.extend(others.into_iter().filter(|(_, differs)| *differs).map(|(part, _)| part.to_owned()));
    if parts.is_empty() {
        parts.push("compared-part-other".to_owned());
    }
    parts
}

/// A row of the diff. The first row of each change has the [`DiffHunk`] that reverts it.
#[derive(Debug)]
struct DiffRow {
    kind: DiffRowKind,
    starts_change: Option<DiffHunk>,
    /// Whether it is the last row of its change of which only a part is shown at first: a button below it shows all.
    has_toggle: bool,
}

#[derive(Debug)]
enum DiffRowKind {
    Line(DiffLine),
    /// A field with its old and its new value, as lines; a value that is empty has none.
    Field(FieldName, Vec<DiffLine>),
    /// A message key and a text: a removed or restored promo, an added or removed tag.
    Labeled(&'static str, String),
    /// A run of unchanged lines, by their number.
    UnchangedLines(usize),
    /// The number of further changed lines, which are not shown.
    OmittedLines(usize),
}

impl<K> Default for DiffView<K> {
    fn default() -> Self {
        Self {
            pair: None,
            rows: Vec::new(),
            current: None,
            scroll_to_current: false,
            expanded: HashSet::new(),
            other_differences: Vec::new(),
        }
    }
}

impl<K: Clone + PartialEq> DiffView<K> {
    /// Compares the published text of two stories, unless that was done for this `pair` already. Without an old
    /// article, everything is new.
    pub fn update(&mut self, pair: &K, old: Option<&Article>, new: &Article) {
        if self.pair.as_ref() != Some(pair) {
            self.rows = diff_rows(diff_articles(old.unwrap_or(&Article::default()), new), new);
            self.other_differences = old.map_or_else(Vec::new, |old| other_differences(old, new));
            self.pair = Some(pair.clone());
            for at in 0..self.rows.len() {
                self.rows[at].has_toggle = self.is_last_cut_row(at);
            }
            self.expanded.clear();
            let change_count = self.change_count();
            self.current = self.current.map(|at| at.min(change_count.saturating_sub(1))).filter(|_| change_count > 0);
        }
    }

    /// The sentence about two stories with the same text.
    fn sameness(&self, cx: Cx<'_>) -> String {
        if self.other_differences.is_empty() {
            return cx.msg("compared-same-all");
        }
        let parts: Vec<String> = self.other_differences.iter().map(|part| cx.msg(part)).collect();
        cx.i18n.msg_args("compared-same-text", &[("parts", MessageArg::Text(parts.join(", ")))])
    }

    fn change_count(&self) -> usize {
        self.rows.iter().filter(|row| row.starts_change.is_some()).count()
    }

    /// Shows the diff in about `available_height` points. `sides` are the message keys of the labels in front of old
    /// and new lines. Returns the change that the user reverts, which is possible only with `can_revert`.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        cx: Cx<'_>,
        available_height: f32,
        sides: [&str; 2],
        can_revert: bool,
    ) -> Option<DiffHunk> {
        let palette = cx.palette;
        self.show_navigation(ui, cx);
        let frame = egui::Frame::NONE
            .fill(palette.field)
            .stroke(Stroke::new(line::HAIR, palette.line))
            .corner_radius(egui::CornerRadius::same(radius::CARD))
            .inner_margin(egui::Margin { left: 10, right: 2, top: 8, bottom: 8 });
        // Paragraphs that are shown whole get more room.
        let most = if self.expanded.is_empty() { 2.0 } else { 4.0 };
        let height = available_height.clamp(size::CARD * 0.5, size::CARD * most);
        let mut reverted = None;
        let scrolls = std::mem::take(&mut self.scroll_to_current);
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            let area = ScrollArea::vertical().id_salt("compared").auto_shrink(false);
            let area = area.min_scrolled_height(height).max_height(height);
            area.show(ui, |ui| {
                if self.rows.iter().all(|row| matches!(row.kind, DiffRowKind::UnchangedLines(_))) {
                    hint(ui, self.sameness(cx));
                }
                let mut number: usize = 0;
                let mut toggled = None;
                for row in &self.rows {
                    let change = if row.starts_change.is_some() { number } else { number.saturating_sub(1) };
                    let is_whole = self.expanded.contains(&change);
                    let Some(difference) = &row.starts_change else {
                        row.show(ui, cx, sides, is_whole);
                        if row.has_toggle && whole_button(ui, cx, change, is_whole) {
                            toggled = Some(change);
                        }
                        continue;
                    };
                    let is_current = self.current == Some(number);
                    let shown = ui.push_id(number, |ui| {
                        ui.horizontal_top(|ui| {
                            ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
                                if can_revert && flat_button(ui, &cx.msg("compared-take-back")).clicked() {
                                    reverted = Some(difference.clone());
                                }
                                ui.with_layout(Layout::top_down(Align::LEFT), |ui| row.show(ui, cx, sides, is_whole));
                            });
                        });
                    });
                    if row.has_toggle && whole_button(ui, cx, change, is_whole) {
                        toggled = Some(change);
                    }
                    if is_current {
                        let rect = shown.response.rect;
                        let left = rect.left() - size::PASSAGE_BAR * 2.0;
                        let bar = egui::Rect::from_x_y_ranges(left..=left + size::PASSAGE_BAR, rect.y_range());
                        ui.painter().rect_filled(bar, egui::CornerRadius::ZERO, palette.accent);
                        if scrolls {
                            ui.scroll_to_rect(rect, Some(Align::Center));
                        }
                    }
                    number += 1;
                }
                if let Some(change) = toggled
                    && !self.expanded.remove(&change)
                {
                    self.expanded.insert(change);
                }
            });
        });
        reverted
    }

    /// Whether a row is the last one of its change of which only a part is shown at first.
    fn is_last_cut_row(&self, at: usize) -> bool {
        let is_cut_later = || {
            let mut rest = self.rows[at + 1..].iter().take_while(|row| row.starts_change.is_none());
            rest.any(DiffRow::is_cut)
        };
        self.rows[at].is_cut() && !is_cut_later()
    }

    /// The number of changes, and buttons and shortcuts to step through them.
    fn show_navigation(&mut self, ui: &mut Ui, cx: Cx<'_>) {
        let change_count = self.change_count();
        if change_count == 0 {
            return;
        }
        let (pressed_previous, pressed_next) = ui.input_mut(|input| {
            (input.consume_key(Modifiers::SHIFT, Key::F8), input.consume_key(Modifiers::NONE, Key::F8))
        });
        ui.horizontal(|ui| {
            let text = match self.current {
                Some(at) => {
                    let values = [("at", MessageArg::Count(at + 1)), ("count", MessageArg::Count(change_count))];
                    cx.i18n.msg_args("compared-at", &values)
                }
                None => cx.i18n.msg_count("compared-changes", change_count),
            };
            hint(ui, text);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let next = button(ui, &cx.msg("compared-next"), true).on_hover_text(STEP_SHORTCUTS[0]).clicked()
                    || pressed_next;
                let previous =
                    button(ui, &cx.msg("compared-previous"), true).on_hover_text(STEP_SHORTCUTS[1]).clicked()
                        || pressed_previous;
                let step = |at: Option<usize>| match at {
                    Some(at) if next => (at + 1) % change_count,
                    Some(at) => (at + change_count - 1) % change_count,
                    None => 0,
                };
                if next || previous {
                    self.current = Some(step(self.current));
                    self.scroll_to_current = true;
                }
            });
        });
        ui.add_space(space::XS);
    }
}

/// A button that shows the lines of a change whole, or only what differs with some words around it.
fn whole_button(ui: &mut Ui, cx: Cx<'_>, change: usize, is_whole: bool) -> bool {
    let label = cx.msg(if is_whole { "compared-part" } else { "compared-whole" });
    ui.push_id(("whole", change), |ui| flat_button(ui, &label).clicked()).inner
}

impl DiffRow {
    fn new(kind: DiffRowKind, starts_change: Option<DiffHunk>) -> Self {
        Self { kind, starts_change, has_toggle: false }
    }

    fn show(&self, ui: &mut Ui, cx: Cx<'_>, sides: [&str; 2], is_whole: bool) {
        match &self.kind {
            DiffRowKind::Line(line) => drop(ui.label(line_job(cx, line, sides, None, is_whole))),
            DiffRowKind::Field(name, values) => field_row(ui, cx, *name, values, sides, is_whole),
            DiffRowKind::Labeled(code, text) => drop(ui.label(labeled_job(&cx.msg(code), text, cx.palette))),
            DiffRowKind::UnchangedLines(count) => drop(hint(ui, cx.i18n.msg_count("compared-same", *count))),
            DiffRowKind::OmittedLines(count) => drop(hint(ui, cx.i18n.msg_count("teach-more", *count))),
        }
    }

    /// Whether only a part of it is shown at first.
    fn is_cut(&self) -> bool {
        match &self.kind {
            DiffRowKind::Line(line) => line_excerpt(&line.pieces, false).1,
            DiffRowKind::Field(_, values) => values.iter().any(|line| line_excerpt(&line.pieces, false).1),
            DiffRowKind::Labeled(..) | DiffRowKind::UnchangedLines(_) | DiffRowKind::OmittedLines(_) => false,
        }
    }
}

/// Builds the rows: fields and tags first, then decisions about promos, then the lines of the text.
fn diff_rows(found: ArticleDiff, new: &Article) -> Vec<DiffRow> {
    let text = |id| collapse_whitespace(&new.passage_text(id));
    let mut rows = Vec::new();
    let mut push = |shown, difference| rows.push(DiffRow::new(shown, Some(difference)));
    for (name, old, new) in found.fields {
        push(DiffRowKind::Field(name, field_lines(&old, &new)), DiffHunk::Field(name));
    }
    for tag in found.tags_added {
        push(DiffRowKind::Labeled("compared-tag-new", tag.clone()), DiffHunk::TagAdded(tag));
    }
    for tag in found.tags_removed {
        push(DiffRowKind::Labeled("compared-tag-gone", tag.clone()), DiffHunk::TagRemoved(tag));
    }
    for id in found.promos_removed {
        push(DiffRowKind::Labeled("compared-out", text(id)), DiffHunk::PromoRemoved(id));
    }
    for id in found.promos_restored {
        push(DiffRowKind::Labeled("compared-back", text(id)), DiffHunk::PromoRestored(id));
    }
    rows.extend(line_rows(found.body));
    rows
}

/// Builds the rows of changed lines and of the runs of unchanged lines between them.
fn line_rows(lines: Vec<DiffLine>) -> Vec<DiffRow> {
    let mut rows: Vec<DiffRow> = Vec::new();
    let (mut changed, mut hunk, mut was_changed) = (0, 0, false);
    for (index, line) in lines.into_iter().enumerate() {
        let is_changed = matches!(line.status, LineStatus::Removed | LineStatus::Added);
        let starts_change = match line.status {
            LineStatus::Removed | LineStatus::Added if !was_changed => Some(DiffHunk::Text(hunk)),
            LineStatus::MovedTo => Some(DiffHunk::Moved(index)),
            _ => None,
        };
        hunk += usize::from(is_changed && !was_changed);
        was_changed = is_changed;
        if line.pieces.is_empty() {
            continue;
        }
        if line.status == LineStatus::Unchanged {
            match rows.last_mut().map(|row| &mut row.kind) {
                Some(DiffRowKind::UnchangedLines(count)) => *count += 1,
                Some(DiffRowKind::OmittedLines(_)) => {}
                _ => rows.push(DiffRow::new(DiffRowKind::UnchangedLines(1), None)),
            }
            continue;
        }
        changed += 1;
        match rows.last_mut().map(|row| &mut row.kind) {
            Some(DiffRowKind::OmittedLines(count)) => *count += 1,
            _ if changed > MAX_CHANGED_LINES => {
                rows.push(DiffRow::new(DiffRowKind::OmittedLines(1), None));
            }
            _ => rows.push(DiffRow::new(DiffRowKind::Line(line), starts_change)),
        }
    }
    rows
}

/// The values of a field as lines in which the words that differ are marked.
fn field_lines(old: &str, new: &str) -> Vec<DiffLine> {
    // A line end inside a value is shown as a space, so that each value is one line.
    let [old, new] = [old, new].map(|value| value.replace('\n', " "));
    let lines = diff_lines(&old, &new).into_iter();
    lines.filter(|line| matches!(line.status, LineStatus::Removed | LineStatus::Added)).collect()
}

fn field_row(ui: &mut Ui, cx: Cx<'_>, name: FieldName, values: &[DiffLine], sides: [&str; 2], is_whole: bool) {
    let label = cx.msg(&field_msg_id(name));
    for value in values {
        ui.label(line_job(cx, value, sides, Some(&label), is_whole));
    }
}

/// A label, followed by the text it applies to.
fn labeled_job(what: &str, text: &str, palette: &Palette) -> LayoutJob {
    let mut job = LayoutJob::default();
    let lead = TextFormat { font_id: Face::SmallStrong.font(), color: palette.accent, ..TextFormat::default() };
    job.append(&format!("{what}  "), 0.0, lead);
    let plain = TextFormat { font_id: Face::Ui.font(), color: palette.text, ..TextFormat::default() };
    job.append(&ellipsize(text, MAX_LABELED_BYTES), 0.0, plain);
    job
}

/// A changed line: removed text is struck through, added text has a background. A label in front says the same, so that
/// the meaning does not depend on colour alone. The name of a `field` stands before its value.
fn line_job(cx: Cx<'_>, line: &DiffLine, sides: [&str; 2], field: Option<&str>, is_whole: bool) -> LayoutJob {
    let (colour, code) = match line.status {
        LineStatus::Added => (cx.palette.good, sides[1]),
        LineStatus::MovedFrom => (cx.palette.accent, "compared-moved-away"),
        LineStatus::MovedTo => (cx.palette.accent, "compared-moved-here"),
        LineStatus::Removed | LineStatus::Unchanged => (cx.palette.removed, sides[0]),
    };
    let is_removed = line.status == LineStatus::Removed;
    let mut job = LayoutJob::default();
    let lead = TextFormat { font_id: Face::SmallStrong.font(), color: colour, ..TextFormat::default() };
    job.append(&format!("{}  ", cx.msg(code)), 0.0, lead);
    if let Some(field) = field {
        let format = TextFormat { font_id: Face::Ui.font(), color: cx.palette.text_muted, ..TextFormat::default() };
        job.append(&format!("{field}: "), 0.0, format);
    }
    for (is_marked, piece) in line_excerpt(&line.pieces, is_whole).0 {
        let font_id = if is_marked { Face::UiStrong.font() } else { Face::Ui.font() };
        let color = if line.status == LineStatus::MovedFrom { cx.palette.text_muted } else { cx.palette.text };
        let mut format = TextFormat { font_id, color, ..TextFormat::default() };
        if is_removed {
            format.color = cx.palette.removed;
            format.strikethrough = Stroke::new(line::HAIR, cx.palette.removed);
        }
        if is_marked {
            format.background = if is_removed { cx.palette.removed_background } else { cx.palette.selection };
        }
        job.append(&piece, 0.0, format);
    }
    job
}

#[cfg(test)]
mod tests {
    use super::*;
    use redaksi_core::article::{Field, Stage};

    #[test]
    fn what_differs_besides_the_text_is_named() {
        let old = Article::default();
        let mut new = old.clone();
        assert_eq!(other_differences(&old, &new), [""; 0]);
        new.stage = Some(Stage::Ready);
        new.fields.replace(FieldName::Slug, Field::from_line("a", 1));
        assert_eq!(other_differences(&old, &new), ["field-slug", "order-stage"]);
    }
}
