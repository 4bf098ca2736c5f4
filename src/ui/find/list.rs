//! The list of what was found, each with what stands around it.

use super::{BEHIND, BESIDE, Find};
use crate::article::FieldName;
use crate::desk::{Action, Desk, Hit, Scope, StoryId, text_of};
use crate::ui::controls::{cut_line, outlined, paint_beside};
use crate::ui::theme::{Face, Palette, line, size};
use crate::words::{Words, field_code};
use egui::text::{LayoutJob, TextFormat};
use egui::{ScrollArea, Sense, Stroke, Ui, Vec2};
use std::ops::Range;

/// How many of those found are seen at a time; the further ones are scrolled to.
const SEEN: f32 = 5.0;

/// No more of a low window is theirs than this part of its height.
const MOST: f32 = 0.2;

/// A hit with what stands around it on its line, which tells it from others after the text has moved.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Around {
    story: StoryId,
    field: Option<FieldName>,
    before: String,
    found: String,
    after: String,
}

impl Find {
    /// Shows what was found, each with what stands around it; a tick says that it is replaced with the others.
    pub(super) fn list(&mut self, ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
        if self.found.hits.is_empty() {
            self.listed = None;
            return;
        }
        let mut shown = None;
        let palette = Palette::now(ui);
        let rows = self.found.hits.len();
        let room = (ui.ctx().content_rect().height() * MOST / size::CONTROL).floor().max(1.0);
        let height = size::CONTROL * (rows as f32).min(SEEN).min(room);
        let area =
            ScrollArea::vertical().id_salt("hits").auto_shrink(false).min_scrolled_height(height).max_height(height);
        ui.spacing_mut().item_spacing.y = 0.0;
        let area = match self.is_shown.then_some(self.at).filter(|at| self.listed.replace(*at) != Some(*at)) {
            // The one that the person was led to stands in the middle.
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
                    let Some(place) = self.found.around.get(at) else { return };
                    let is_fixed = self.found.fixed.get(at) == Some(&true);
                    if desk.replaces() {
                        let mut is_ticked = !is_fixed && !self.spared.contains(place);
                        let tick =
                            ui.add_enabled_ui(!is_fixed, |ui| outlined(ui, |ui| ui.checkbox(&mut is_ticked, ""))).inner;
                        let label = words.count("find-tick", at + 1);
                        tick.widget_info(|| {
                            egui::WidgetInfo::selected(egui::Role::CheckBox, !is_fixed, is_ticked, &label)
                        });
                        if tick.clicked() {
                            if is_ticked {
                                self.spared.remove(place);
                            } else {
                                self.spared.insert(place.clone());
                            }
                        }
                    }
                    let in_text = if is_fixed { "find-in-promo" } else { "find-in-text" };
                    let named = hit.field.map_or_else(|| words.say(in_text), |name| words.say(&field_code(name)));
                    let (named, width) = if self.scope == Scope::Every {
                        (format!("{} · {named}", short(story.name())), size::FOUND_IN_STORY)
                    } else {
                        (named, size::FOUND_IN)
                    };
                    let (column, place_name) = ui.allocate_exact_size(Vec2::new(width, size::CONTROL), Sense::hover());
                    paint_beside(ui, column, cut_line(ui, &named, Face::Small, palette.soft, width), palette.soft);
                    place_name.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &named));
                    place_name.on_hover_text(&named);
                    let is_current = at == self.at && self.is_shown;
                    let job = job_of(place, is_current, palette);
                    if ui.add(egui::Button::selectable(is_current, job).truncate()).clicked() {
                        shown = Some(at);
                    }
                });
            }
        });
        if let Some(at) = shown {
            self.show_hit(at, actions);
        }
    }
}

/// What stands around each hit. Two places of which nothing tells one from the other are spared together.
pub(super) fn around_each(desk: &Desk, hits: &[Hit]) -> Vec<Around> {
    let mut last: Option<((StoryId, Option<FieldName>), String)> = None;
    let around = hits.iter().map(|hit| {
        let place = (hit.story, hit.field);
        if last.as_ref().is_none_or(|(known, _)| *known != place) {
            let story = desk.story(hit.story);
            last = Some((place, story.map(|story| text_of(story.article(), hit.field)).unwrap_or_default()));
        }
        around(last.as_ref().map_or("", |(_, text)| text.as_str()), hit)
    });
    around.collect()
}

fn around(text: &str, hit: &Hit) -> Around {
    let part = |range: Range<usize>| text.get(range).unwrap_or_default();
    let before = part(0..hit.range.start).rsplit('\n').next().unwrap_or_default();
    let after = part(hit.range.end..text.len()).split('\n').next().unwrap_or_default();
    let start = before.char_indices().rev().nth(BESIDE - 1).map_or(0, |(at, _)| at);
    let end = after.char_indices().nth(BEHIND).map_or(after.len(), |(at, _)| at);
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    let found = part(hit.range.clone()).to_owned();
    let [front, end_sign] = [cut(start > 0), cut(end < after.len())];
    let (before, after) = (format!("{front}{}", &before[start..]), format!("{}{end_sign}", &after[..end]));
    Around { story: hit.story, field: hit.field, before, found, after }
}

fn short(name: &str) -> String {
    name.chars().take(BESIDE / 2).collect()
}

/// What was found, with what stands around it on its line.
fn job_of(place: &Around, is_current: bool, palette: &Palette) -> LayoutJob {
    let plain = TextFormat { font_id: Face::Ui.font(), color: palette.soft, ..TextFormat::default() };
    let mut found = TextFormat { font_id: Face::UiStrong.font(), color: palette.ink, ..TextFormat::default() };
    if is_current {
        // On a ground that the row has already, the place itself is told by its line.
        found.underline = Stroke::new(line::FOUND, palette.accent);
    }
    let mut job = LayoutJob::default();
    job.append(&place.before, 0.0, plain.clone());
    job.append(&place.found, 0.0, found);
    job.append(&place.after, 0.0, plain);
    job
}
