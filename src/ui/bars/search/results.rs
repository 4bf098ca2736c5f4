//! The list of search results, each with its context.

use crate::ui::bars::search::{BEHIND, BESIDE, Find};
use crate::article::FieldName;
use crate::workspace::{Action, Desk, Hit, Scope, StoryId, text_of};
use crate::ui::widgets::{cut_line, outlined, paint_beside};
use crate::ui::theme::{Face, Palette, line, size};
use crate::i18n::{Words, field_code};
use egui::text::{LayoutJob, TextFormat};
use egui::{ScrollArea, Sense, Stroke, Ui, Vec2};
use std::ops::Range;

/// The maximum number of visible rows; further results are reached by scrolling.
const SEEN: f32 = 5.0;

/// The maximum height of the list, as a fraction of the height of the window.
const MOST: f32 = 0.2;

/// A hit with its context on its line. It identifies the hit after its range has moved.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Around {
    story: StoryId,
    field: Option<FieldName>,
    before: String,
    found: String,
    after: String,
}

impl Find {
    /// Shows the results with their context; in replace mode each has a checkbox that includes it in `replace all`.
    pub(crate) fn list(&mut self, ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
        if self.found.hits.is_empty() {
            self.listed = None;
            return;
        }
        let mut clicked = None;
        let palette = Palette::now(ui);
        let rows = self.found.hits.len();
        let max_rows = (ui.ctx().content_rect().height() * MOST / size::CONTROL).floor().max(1.0);
        let height = size::CONTROL * (rows as f32).min(SEEN).min(max_rows);
        let area =
            ScrollArea::vertical().id_salt("hits").auto_shrink(false).min_scrolled_height(height).max_height(height);
        ui.spacing_mut().item_spacing.y = 0.0;
        let area = match self.is_shown.then_some(self.at).filter(|at| self.listed.replace(*at) != Some(*at)) {
            // Scroll the current hit to the middle of the list.
            Some(at) => {
                let top = size::CONTROL * at as f32 - (height - size::CONTROL) / 2.0;
                area.vertical_scroll_offset(top.clamp(0.0, (size::CONTROL * rows as f32 - height).max(0.0)))
            }
            None => area,
        };
        area.show_rows(ui, size::CONTROL, rows, |ui, range| {
            for at in range {
                let hit = &self.found.hits[at];
                let Some(story) = desk.story(hit.story) else { continue };
                ui.horizontal(|ui| {
                    let Some(context) = self.found.around.get(at) else { return };
                    let is_protected = self.found.fixed.get(at) == Some(&true);
                    if desk.replaces() {
                        let mut is_ticked = !is_protected && !self.spared.contains(context);
                        let checkbox = ui
                            .add_enabled_ui(!is_protected, |ui| outlined(ui, |ui| ui.checkbox(&mut is_ticked, "")))
                            .inner;
                        let label = words.count("find-tick", at + 1);
                        checkbox.widget_info(|| {
                            egui::WidgetInfo::selected(egui::Role::CheckBox, !is_protected, is_ticked, &label)
                        });
                        if checkbox.clicked() {
                            if is_ticked {
                                self.spared.remove(context);
                            } else {
                                self.spared.insert(context.clone());
                            }
                        }
                    }
                    let in_text = if is_protected { "find-in-promo" } else { "find-in-text" };
                    let location = hit.field.map_or_else(|| words.say(in_text), |name| words.say(&field_code(name)));
                    let (location, width) = if self.scope == Scope::Every {
                        (format!("{} · {location}", short(story.name())), size::FOUND_IN_STORY)
                    } else {
                        (location, size::FOUND_IN)
                    };
                    let (column, response) = ui.allocate_exact_size(Vec2::new(width, size::CONTROL), Sense::hover());
                    paint_beside(ui, column, cut_line(ui, &location, Face::Small, palette.soft, width), palette.soft);
                    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &location));
                    response.on_hover_text(&location);
                    let is_current = at == self.at && self.is_shown;
                    let job = job_of(context, is_current, palette);
                    if ui.add(egui::Button::selectable(is_current, job).truncate()).clicked() {
                        clicked = Some(at);
                    }
                });
            }
        });
        if let Some(at) = clicked {
            self.show_hit(at, actions);
        }
    }
}

/// Returns the context of each hit. Hits with equal contexts are excluded from `replace all` together.
pub(crate) fn around_each(desk: &Desk, hits: &[Hit]) -> Vec<Around> {
    // The text of the last hit, because consecutive hits are mostly in the same text.
    let mut last: Option<((StoryId, Option<FieldName>), String)> = None;
    let contexts = hits.iter().map(|hit| {
        let source = (hit.story, hit.field);
        if last.as_ref().is_none_or(|(cached, _)| *cached != source) {
            let story = desk.story(hit.story);
            last = Some((source, story.map(|story| text_of(story.article(), hit.field)).unwrap_or_default()));
        }
        around(last.as_ref().map_or("", |(_, text)| text.as_str()), hit)
    });
    contexts.collect()
}

fn around(text: &str, hit: &Hit) -> Around {
    let part = |range: Range<usize>| text.get(range).unwrap_or_default();
    let before = part(0..hit.range.start).rsplit('\n').next().unwrap_or_default();
    let after = part(hit.range.end..text.len()).split('\n').next().unwrap_or_default();
    let start = before.char_indices().rev().nth(BESIDE - 1).map_or(0, |(at, _)| at);
    let end = after.char_indices().nth(BEHIND).map_or(after.len(), |(at, _)| at);
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    let found = part(hit.range.clone()).to_owned();
    let [prefix, suffix] = [cut(start > 0), cut(end < after.len())];
    let (before, after) = (format!("{prefix}{}", &before[start..]), format!("{}{suffix}", &after[..end]));
    Around { story: hit.story, field: hit.field, before, found, after }
}

fn short(name: &str) -> String {
    name.chars().take(BESIDE / 2).collect()
}

/// Returns the text layout of a hit with its context.
fn job_of(context: &Around, is_current: bool, palette: &Palette) -> LayoutJob {
    let plain = TextFormat { font_id: Face::Ui.font(), color: palette.soft, ..TextFormat::default() };
    let mut found = TextFormat { font_id: Face::UiStrong.font(), color: palette.ink, ..TextFormat::default() };
    if is_current {
        // The current row has a background already, so the hit itself is underlined.
        found.underline = Stroke::new(line::FOUND, palette.accent);
    }
    let mut job = LayoutJob::default();
    job.append(&context.before, 0.0, plain.clone());
    job.append(&context.found, 0.0, found);
    job.append(&context.after, 0.0, plain);
    job
}
