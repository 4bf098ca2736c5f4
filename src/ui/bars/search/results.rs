//! The list of search results, each with its context.

use crate::i18n::field_msg_id;
use crate::ui::bars::search::{CONTEXT_AFTER, CONTEXT_BEFORE, SearchBar};
use crate::ui::cx::Cx;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Face, Palette, line, size, space};
use crate::ui::widgets::buttons::with_outline;
use crate::ui::widgets::labels::{layout_truncated, paint_left_centered};
use crate::workspace::{DocumentId, Hit, SearchScope, Workspace, field_or_body_text};
use egui::text::{LayoutJob, TextFormat};
use egui::{ScrollArea, Sense, Stroke, Ui, Vec2};
use redaksi_core::article::FieldName;
use std::ops::Range;

/// The maximum number of visible rows; further results are reached by scrolling.
const VISIBLE_ROWS: f32 = 8.0;

/// The maximum height of the list, as a fraction of the height of the window.
const MAX_HEIGHT_FRACTION: f32 = 0.25;

/// The maximum number of characters of a line before the context of a hit that are shown where there is room.
const MAX_LEAD: usize = 240;

/// A hit with its context on its line. It identifies the hit after its range has moved.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct MatchContext {
    document: DocumentId,
    field: Option<FieldName>,
    before: String,
    found: String,
    after: String,
}

/// A result as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MatchExcerpt {
    pub(crate) context: MatchContext,
    /// What comes before the context on the line, shown as far as there is room.
    lead: String,
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
            let mut story: Option<DocumentId> = None;
            for at in range {
                let hit = &self.results.hits[at];
                let mut is_ticked = self.is_ticked(at);
                let Some(document) = cx.workspace.document(hit.document) else { continue };
                ui.horizontal(|ui| {
                    let Some(excerpt) = self.results.excerpts.get(at) else { return };
                    let context = &excerpt.context;
                    let is_protected = self.results.protected.get(at) == Some(&true);
                    if cx.workspace.is_replace_shown() {
                        let checkbox = ui
                            .add_enabled_ui(!is_protected, |ui| with_outline(ui, |ui| ui.checkbox(&mut is_ticked, "")))
                            .inner;
                        let label = cx.i18n.msg_count("find-tick", at + 1);
                        checkbox.widget_info(|| {
                            egui::WidgetInfo::selected(egui::Role::CheckBox, !is_protected, is_ticked, &label)
                        });
                        if checkbox.clicked() && !self.toggled.remove(context) {
                            self.toggled.insert(context.clone());
                        }
                    }
                    let in_text = if is_protected { "find-in-promo" } else { "find-in-text" };
                    let location = hit.field.map_or_else(|| cx.msg(in_text), |name| cx.msg(&field_msg_id(name)));
                    // The name of a story stands at its first visible result.
                    let (location, width) = if self.scope == SearchScope::AllDocuments {
                        let is_first = Some(hit.document) != story;
                        story = Some(hit.document);
                        let name = if is_first { document.name() } else { "" };
                        let width = size::MATCH_PLACE_WITH_STORY - size::MATCH_PLACE;
                        let (column, response) =
                            ui.allocate_exact_size(Vec2::new(width, size::CONTROL), Sense::hover());
                        let galley = layout_truncated(ui, name, Face::SmallStrong, palette.text, width - space::S);
                        paint_left_centered(ui, column, galley, palette.text);
                        if is_first {
                            response.on_hover_text(name);
                        }
                        (location, size::MATCH_PLACE)
                    } else {
                        (location, size::MATCH_PLACE)
                    };
                    let (column, response) = ui.allocate_exact_size(Vec2::new(width, size::CONTROL), Sense::hover());
                    paint_left_centered(
                        ui,
                        column,
                        layout_truncated(ui, &location, Face::Small, palette.text_muted, width - space::XS),
                        palette.text_muted,
                    );
                    let label = if self.scope == SearchScope::AllDocuments {
                        format!("{} · {location}", document.name())
                    } else {
                        location.clone()
                    };
                    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &label));
                    response.on_hover_text(&label);
                    let is_current = at == self.current && self.is_current_shown;
                    let room = ui.available_width() - 2.0 * ui.spacing().button_padding.x;
                    let job = excerpt_layout(ui, excerpt, is_current, room);
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

/// Returns the excerpt of each hit. Hits with equal contexts are excluded from `replace all` together.
pub(crate) fn match_excerpts(workspace: &Workspace, hits: &[Hit]) -> Vec<MatchExcerpt> {
    // The text of the last hit, because consecutive hits are mostly in the same text.
    let mut last: Option<((DocumentId, Option<FieldName>), String)> = None;
    let excerpts = hits.iter().map(|hit| {
        let source = (hit.document, hit.field);
        if last.as_ref().is_none_or(|(cached, _)| *cached != source) {
            let document = workspace.document(hit.document);
            last = Some((
                source,
                document.map(|document| field_or_body_text(document.article(), hit.field)).unwrap_or_default(),
            ));
        }
        match_excerpt(last.as_ref().map_or("", |(_, text)| text.as_str()), hit)
    });
    excerpts.collect()
}

fn match_excerpt(text: &str, hit: &Hit) -> MatchExcerpt {
    let part = |range: Range<usize>| text.get(range).unwrap_or_default();
    let before = part(0..hit.range.start).rsplit('\n').next().unwrap_or_default();
    let after = part(hit.range.end..text.len()).split('\n').next().unwrap_or_default();
    let start_of_last = |text: &str, count: usize| text.char_indices().rev().nth(count - 1).map_or(0, |(at, _)| at);
    let (lead, before) = before.split_at(start_of_last(before, CONTEXT_BEFORE));
    let start = start_of_last(lead, MAX_LEAD);
    let lead = format!("{}{}", if start > 0 { "…" } else { "" }, &lead[start..]);
    let end = after.char_indices().nth(CONTEXT_AFTER).map_or(after.len(), |(at, _)| at);
    let after = format!("{}{}", &after[..end], if end < after.len() { "…" } else { "" });
    let (before, found) = (before.to_owned(), part(hit.range.clone()).to_owned());
    MatchExcerpt { context: MatchContext { document: hit.document, field: hit.field, before, found, after }, lead }
}

/// Returns the text layout of a hit with its context. Where the line ends after the hit, more of what comes before it is
/// shown, so that the whole width is used.
fn excerpt_layout(ui: &Ui, excerpt: &MatchExcerpt, is_current: bool, room: f32) -> LayoutJob {
    let palette = Palette::current(ui);
    let MatchContext { before, found, after, .. } = &excerpt.context;
    let plain = TextFormat { font_id: Face::Ui.font(), color: palette.text_muted, ..TextFormat::default() };
    let mut strong = TextFormat { font_id: Face::UiStrong.font(), color: palette.text, ..TextFormat::default() };
    if is_current {
        // The current row has a background already, so the hit itself is underlined.
        strong.underline = Stroke::new(line::MATCH, palette.accent);
    }
    let width = |text: &str, face: Face| {
        ui.fonts_mut(|fonts| text.chars().map(|c| fonts.glyph_width(&face.font(), c)).sum::<f32>())
    };
    let used = width(before, Face::Ui) + width(found, Face::UiStrong) + width(after, Face::Ui);
    let lead = fitting_end(&excerpt.lead, room - used, |text| width(text, Face::Ui));
    let mut job = LayoutJob::default();
    job.append(&lead, 0.0, plain.clone());
    job.append(before, 0.0, plain.clone());
    job.append(found, 0.0, strong);
    job.append(after, 0.0, plain);
    job
}

/// Returns the end of a text that fits into the room, from the beginning of a word, with an ellipsis if it is not the whole
/// text.
fn fitting_end(text: &str, room: f32, width: impl Fn(&str) -> f32) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut starts = text.match_indices(' ').map(|(at, _)| at + 1);
    let start = starts.find(|start| width(&text[*start..]) + width("…") <= room);
    format!("…{}", start.map_or("", |start| &text[start..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_words_as_fit_are_shown_before_a_hit() {
        let width = |text: &str| text.chars().count() as f32;
        assert_eq!(fitting_end("satu dua tiga ", 20.0, width), "satu dua tiga ");
        assert_eq!(fitting_end("satu dua tiga ", 10.0, width), "…dua tiga ");
        assert_eq!(fitting_end("satu dua tiga ", 9.0, width), "…tiga ");
        assert_eq!(fitting_end("satu dua tiga ", 0.0, width), "…");
        assert_eq!(fitting_end("", 0.0, width), "");
    }
}
