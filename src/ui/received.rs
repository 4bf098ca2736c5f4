//! The text as it was received, line by line, and where each line went. For reading only.

use super::controls::{beginning, hint_line};
use super::like_this;
use super::theme::{Face, Palette, size, space};
use crate::article::{Article, Place};
use crate::desk::{Action, Story, StoryId};
use crate::text;
use crate::words::{Words, field_code};
use egui::{Color32, RichText, ScrollArea, Sense, Ui, Vec2};
use std::ops::Range;

/// What the view remembers.
#[derive(Debug, Default)]
pub struct ReceivedText {
    lines: Lines,
    chosen: Option<u32>,
    jump: Option<u32>,
}

/// The lines of one story's received text, and the place of each.
#[derive(Debug, Default)]
struct Lines {
    of: Option<(StoryId, u64)>,
    ranges: Vec<(u32, Range<usize>)>,
    places: Vec<Option<Place>>,
    /// Whether the lines are of another story than at the frame before.
    is_other: bool,
}

impl ReceivedText {
    /// Scrolls to a line and marks it.
    pub fn jump_to(&mut self, line: u32) {
        self.jump = Some(line);
        self.chosen = Some(line);
    }

    /// Shows the lines; says which block of the body a click leads to.
    pub fn show(&mut self, ui: &mut Ui, story: &Story, words: &Words, actions: &mut Vec<Action>) -> Option<usize> {
        self.lines.follow(story);
        if std::mem::take(&mut self.lines.is_other) && self.jump.is_none() {
            self.chosen = None;
        }
        let palette = Palette::now(ui);
        let received = &story.article().received;
        let row = Face::Ui.size() * 2.0;
        let spacing = ui.spacing().item_spacing.y;
        let mut area = ScrollArea::vertical().id_salt(("received", story.id().number())).auto_shrink(false);
        if let Some(line) = self.jump.take()
            && let Some(index) = self.lines.ranges.iter().position(|(number, _)| *number == line)
        {
            let top = 0.0_f32.max((row + spacing) * (index as f32) - ui.available_height() / 3.0);
            area = area.vertical_scroll_offset(top);
        }
        let mut target = None;
        area.show_rows(ui, row, self.lines.ranges.len(), |ui, rows| {
            for index in rows {
                let (number, range) = &self.lines.ranges[index];
                let place = self.lines.places[index];
                let text = received.text.get(range.clone()).unwrap_or_default();
                let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), row), Sense::click());
                if self.chosen == Some(*number) {
                    ui.painter().rect_filled(rect, egui::CornerRadius::ZERO, palette.selection);
                } else if response.hovered() {
                    ui.painter().rect_filled(rect, egui::CornerRadius::ZERO, palette.hover);
                }
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ListBoxOption, true, beginning(text)));
                show_line(ui, rect, *number, text, &place_name(story.article(), place, words));
                like_this::context(&response, text, words, actions);
                let at = egui::Pos2::new(rect.right() - space::XL, rect.center().y);
                let at = egui::Rect::from_center_size(at, Vec2::splat(size::CONTROL));
                ui.scope_builder(egui::UiBuilder::new().max_rect(at), |ui| {
                    like_this::button(ui, text, words, actions);
                });
                let response = response.on_hover_ui(|ui| {
                    ui.set_max_width(size::MEASURE);
                    ui.label(beginning(text::trim_blank(text)));
                });
                if response.clicked() {
                    self.chosen = Some(*number);
                    if let Some(Place::Block(block) | Place::Passage(_, block)) = place {
                        target = Some(block);
                    }
                }
            }
        });
        target
    }
}

impl Lines {
    fn follow(&mut self, story: &Story) {
        let now = (story.id(), story.revision());
        if self.of == Some(now) {
            return;
        }
        let article = story.article();
        if self.of.is_none_or(|(id, _)| id != story.id()) {
            self.is_other = true;
            let lines = text::lines(&article.received.text).filter(|line| !text::is_blank(line.text));
            self.ranges = lines.map(|line| (line.number, line.range)).collect();
        }
        let places = article.places();
        self.places = self.ranges.iter().map(|(number, _)| places.get(number).copied()).collect();
        self.of = Some(now);
    }
}

fn show_line(ui: &mut Ui, rect: egui::Rect, number: u32, text: &str, place: &str) {
    let palette = Palette::now(ui);
    let inner = rect.shrink2(Vec2::new(space::L, 0.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(inner), |ui| {
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            cell(ui, size::GUTTER, |ui| {
                let number = RichText::new(number.to_string()).font(Face::Small.font()).color(palette.soft);
                ui.label(number);
            });
            let width = (ui.available_width() - size::PLACE).max(size::PLACE);
            cell(ui, width, |ui| {
                let text = RichText::new(beginning(text::trim_blank(text))).font(Face::Ui.font());
                ui.add(egui::Label::new(text.color(ink_of(place, palette))).truncate());
            });
            ui.add_space(space::M);
            hint_line(ui, place);
        });
    });
}

fn cell(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, ui.available_height()), Sense::hover());
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    add(&mut ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(layout)));
}

fn ink_of(place: &str, palette: &Palette) -> Color32 {
    if place.is_empty() { palette.out } else { palette.ink }
}

/// Where a line stands, in words; empty where it stands nowhere any more.
fn place_name(article: &Article, place: Option<Place>, words: &Words) -> String {
    match place {
        Some(Place::Block(_)) => words.say("place-body"),
        Some(Place::Passage(id, _)) => words.say(if article.is_in(id) { "place-promo-in" } else { "place-promo-out" }),
        Some(Place::Tag(_)) => words.say("place-tag"),
        Some(Place::Aside(_)) => words.say("place-aside"),
        Some(Place::Field(name)) => words.say(&field_code(name)),
        None => words.say("place-deleted"),
    }
}
