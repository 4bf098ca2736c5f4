//! The list of search results, each with its context.

use crate::i18n::field_msg_id;
use crate::ui::bars::search::{CONTEXT_AFTER, CONTEXT_BEFORE, SearchBar};
use crate::ui::cx::Cx;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Face, Palette, line, size};
use crate::ui::widgets::buttons::with_outline;
use crate::ui::widgets::labels::{layout_truncated, paint_left_centered};
use crate::workspace::{DocumentId, Hit, SearchScope, Workspace, field_or_body_text};
use egui::text::{LayoutJob, TextFormat};
use egui::{ScrollArea, Sense, Stroke, Ui, Vec2};
use redaksi_core::article::FieldName;
use std::ops::Range;

/// The maximum number of visible rows; further results are reached by scrolling.
const VISIBLE_ROWS: f32 = 5.0;

/// The maximum height of the list, as a fraction of the height of the window.
const MAX_HEIGHT_FRACTION: f32 = 0.2;

/// A hit with its context on its line. It identifies the hit after its range has moved.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct MatchContext {
    document: DocumentId,
    field: Option<FieldName>,
    before: String,
    found: String,
    after: String,
}

impl SearchBar {
    /// Shows the results with their context; in replace mode each has a checkbox that includes it in `replace all`.
    pub(crate) fn show_results(&mut self, ui: &mut Ui, cx: Cx<'_>, out: &mut Outbox) {
        if self.results.hits.is_empty() {
            self.scrolled_to = None;
            return;
        }
        let mut clicked = None;
        let palette = cx.palette;
        let rows = self.results.hits.len();
        let max_rows = (ui.ctx().content_rect().height() * MAX_HEIGHT_FRACTION / size::CONTROL).floor().max(1.0);
        let height = size::CONTROL * (rows as f32).min(VISIBLE_ROWS).min(max_rows);
        let area =
            ScrollArea::vertical().id_salt("hits").auto_shrink(false).min_scrolled_height(height).max_height(height);
        ui.spacing_mut().item_spacing.y = 0.0;
        let area =
            match self.is_current_shown.then_some(self.current).filter(|at| self.scrolled_to.replace(*at) != Some(*at))
            {
                // Scroll the current hit to the middle of the list.
                Some(at) => {
                    let top = size::CONTROL * at as f32 - (height - size::CONTROL) / 2.0;
                    area.vertical_scroll_offset(top.clamp(0.0, (size::CONTROL * rows as f32 - height).max(0.0)))
                }
                None => area,
            };
        area.show_rows(ui, size::CONTROL, rows, |ui, range| {
            for at in range {
                let hit = &self.results.hits[at];
                let Some(document) = cx.workspace.document(hit.document) else { continue };
                ui.horizontal(|ui| {
                    let Some(context) = self.results.contexts.get(at) else { return };
                    let is_protected = self.results.protected.get(at) == Some(&true);
                    if cx.workspace.is_replace_shown() {
                        let mut is_ticked = !is_protected && !self.unticked.contains(context);
                        let checkbox = ui
                            .add_enabled_ui(!is_protected, |ui| with_outline(ui, |ui| ui.checkbox(&mut is_ticked, "")))
                            .inner;
                        let label = cx.i18n.msg_count("find-tick", at + 1);
                        checkbox.widget_info(|| {
                            egui::WidgetInfo::selected(egui::Role::CheckBox, !is_protected, is_ticked, &label)
                        });
                        if checkbox.clicked() {
                            if is_ticked {
                                self.unticked.remove(context);
                            } else {
                                self.unticked.insert(context.clone());
                            }
                        }
                    }
                    let in_text = if is_protected { "find-in-promo" } else { "find-in-text" };
                    let location = hit.field.map_or_else(|| cx.msg(in_text), |name| cx.msg(&field_msg_id(name)));
                    let (location, width) = if self.scope == SearchScope::AllDocuments {
                        (format!("{} · {location}", shorten_name(document.name())), size::MATCH_PLACE_WITH_STORY)
                    } else {
                        (location, size::MATCH_PLACE)
                    };
                    let (column, response) = ui.allocate_exact_size(Vec2::new(width, size::CONTROL), Sense::hover());
                    paint_left_centered(
                        ui,
                        column,
                        layout_truncated(ui, &location, Face::Small, palette.text_muted, width),
                        palette.text_muted,
                    );
                    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &location));
                    response.on_hover_text(&location);
                    let is_current = at == self.current && self.is_current_shown;
                    let job = context_layout(context, is_current, palette);
                    if ui.add(egui::Button::selectable(is_current, job).truncate()).clicked() {
                        clicked = Some(at);
                    }
                });
            }
        });
        if let Some(at) = clicked {
            self.go_to_hit(at, out);
        }
    }
}

/// Returns the context of each hit. Hits with equal contexts are excluded from `replace all` together.
pub(crate) fn match_contexts(workspace: &Workspace, hits: &[Hit]) -> Vec<MatchContext> {
    // The text of the last hit, because consecutive hits are mostly in the same text.
    let mut last: Option<((DocumentId, Option<FieldName>), String)> = None;
    let contexts = hits.iter().map(|hit| {
        let source = (hit.document, hit.field);
        if last.as_ref().is_none_or(|(cached, _)| *cached != source) {
            let document = workspace.document(hit.document);
            last = Some((
                source,
                document.map(|document| field_or_body_text(document.article(), hit.field)).unwrap_or_default(),
            ));
        }
        match_context(last.as_ref().map_or("", |(_, text)| text.as_str()), hit)
    });
    contexts.collect()
}

fn match_context(text: &str, hit: &Hit) -> MatchContext {
    let part = |range: Range<usize>| text.get(range).unwrap_or_default();
    let before = part(0..hit.range.start).rsplit('\n').next().unwrap_or_default();
    let after = part(hit.range.end..text.len()).split('\n').next().unwrap_or_default();
    let start = before.char_indices().rev().nth(CONTEXT_BEFORE - 1).map_or(0, |(at, _)| at);
    let end = after.char_indices().nth(CONTEXT_AFTER).map_or(after.len(), |(at, _)| at);
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    let found = part(hit.range.clone()).to_owned();
    let [prefix, suffix] = [cut(start > 0), cut(end < after.len())];
    let (before, after) = (format!("{prefix}{}", &before[start..]), format!("{}{suffix}", &after[..end]));
    MatchContext { document: hit.document, field: hit.field, before, found, after }
}

fn shorten_name(name: &str) -> String {
    name.chars().take(CONTEXT_BEFORE / 2).collect()
}

/// Returns the text layout of a hit with its context.
fn context_layout(context: &MatchContext, is_current: bool, palette: &Palette) -> LayoutJob {
    let plain = TextFormat { font_id: Face::Ui.font(), color: palette.text_muted, ..TextFormat::default() };
    let mut found = TextFormat { font_id: Face::UiStrong.font(), color: palette.text, ..TextFormat::default() };
    if is_current {
        // The current row has a background already, so the hit itself is underlined.
        found.underline = Stroke::new(line::MATCH, palette.accent);
    }
    let mut job = LayoutJob::default();
    job.append(&context.before, 0.0, plain.clone());
    job.append(&context.found, 0.0, found);
    job.append(&context.after, 0.0, plain);
    job
}
