//! The text as it was received, line by line, and where each line went. For reading only.

use super::Window;
use super::controls::{MOST_OF_A_LINE, beginning, cut_line, focus_ring, paint_beside, shortened};
use super::inputs::{follow_focus, is_input};
use super::like_this;
use super::struck;
use super::theme::{Face, Palette, line, radius, size, space};
use crate::article::{Article, PassageKind, Place};
use crate::desk::{Action, Story, StoryId};
use crate::text;
use crate::words::{Words, field_code};
use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, CornerRadius, Galley, Key, Modifiers, Pos2, Rect, ScrollArea, Sense, Stroke, Ui, Vec2};
use std::ops::Range;
use std::sync::Arc;

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
    /// The width and the scale for which `tops` were reckoned.
    measured: Option<(f32, f32)>,
    /// Where each line begins, and the last one ends, from the top of the first.
    tops: Vec<f32>,
}

/// No more of a line is shown than so many bytes: longer ones are no paragraphs that one reads here.
const MOST: usize = 6_000;

/// A longer text is shown with one row to a line: to lay out all of it would hold up the window.
const WRAPPED: usize = 400_000;

impl ReceivedText {
    /// Scrolls to a line and marks it.
    pub fn jump_to(&mut self, line: u32) {
        self.jump = Some(line);
        self.chosen = Some(line);
    }

    /// Shows the lines; says which block of the body a click leads to. Where they stand alone, and not beside the story,
    /// keys go through them.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        story: &Story,
        is_alone: bool,
        words: &Words,
        actions: &mut Vec<Action>,
    ) -> Option<usize> {
        self.lines.follow(story);
        if std::mem::take(&mut self.lines.is_other) && self.jump.is_none() {
            self.chosen = None;
        }
        let palette = Palette::now(ui);
        let received = &story.article().received;
        self.lines.measure(ui, &received.text);
        let mut area = ScrollArea::vertical().id_salt(("received", story.id().number())).auto_shrink(false);
        if let Some(line) = self.jump.take()
            && let Some(index) = self.lines.ranges.iter().position(|(number, _)| *number == line)
        {
            area = area.vertical_scroll_offset((self.lines.tops[index] - ui.available_height() / 3.0).max(0.0));
        }
        let mut target = None;
        area.show_viewport(ui, |ui, seen| {
            if is_alone {
                scroll_by_keys(ui, story, seen.height());
            }
            let measured = self.lines.measured.map_or(0.0, |(width, _)| width);
            debug_assert!((ui.available_width() - measured).abs() < 1.0, "lines were measured for another width");
            let tops = &self.lines.tops;
            let origin = ui.max_rect().min;
            ui.set_height(tops.last().copied().unwrap_or_default());
            let first = tops.partition_point(|top| *top <= seen.top()).saturating_sub(1);
            for index in (first..self.lines.ranges.len()).take_while(|index| tops[*index] < seen.bottom()) {
                let (number, range) = &self.lines.ranges[index];
                let place = self.lines.places[index];
                let text = received.text.get(range.clone()).unwrap_or_default();
                let size = Vec2::new(ui.available_width(), tops[index + 1] - tops[index]);
                let rect = Rect::from_min_size(origin + Vec2::new(0.0, tops[index]), size);
                let response = ui.interact(rect, ui.scope_id().with(number), Sense::click());
                if self.chosen == Some(*number) {
                    ui.painter().rect_filled(rect, egui::CornerRadius::ZERO, palette.selection);
                } else if response.hovered() {
                    ui.painter().rect_filled(rect, egui::CornerRadius::ZERO, palette.hover);
                }
                focus_ring(ui, &response);
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ListBoxOption, true, beginning(text)));
                let look = look(story.article(), place);
                show_line(ui, rect, *number, text, look, &place_name(story.article(), place, words));
                like_this::context(&response, text, words, actions);
                let at = egui::Pos2::new(rect.right() - space::XL, rect.top() + row_height() / 2.0);
                let at = Rect::from_center_size(at, Vec2::splat(size::CONTROL));
                ui.scope_builder(egui::UiBuilder::new().max_rect(at), |ui| {
                    like_this::button(ui, text, words, actions);
                });
                if response.clicked() {
                    self.chosen = Some(*number);
                    if let Some(Place::Block(block) | Place::Passage(_, block)) = place {
                        target = Some(block);
                    }
                }
            }
            follow_focus(ui);
        });
        target
    }
}

impl Lines {
    /// Reckons where each line stands, where that may have changed.
    fn measure(&mut self, ui: &Ui, received: &str) {
        let now = (ui.available_width() - ui.spacing().scroll.content_margin.sum().x, ui.ctx().pixels_per_point());
        if self.measured.replace(now) == Some(now) {
            return;
        }
        let width = text_width(now.0);
        let around = row_height() - line_height(ui);
        let height = |range: &Range<usize>| match received.get(range.clone()) {
            Some(text) if received.len() <= WRAPPED => {
                lay(ui, text, Look::Stands, Color32::PLACEHOLDER, width).size().y + around
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
            self.measured = None;
        }
        let places = article.places();
        self.places = self.ranges.iter().map(|(number, _)| places.get(number).copied()).collect();
        self.of = Some(now);
    }
}

/// Scrolls by the keys that go through a text, where no field has them.
fn scroll_by_keys(ui: &Ui, story: &Story, page: f32) {
    let is_elsewhere = |id| id != Window::body_id(story.id()) && is_input(ui, id);
    if ui.memory(egui::Memory::focused).is_some_and(is_elsewhere) {
        return;
    }
    let page = page - row_height();
    let steps = [
        (Key::ArrowUp, row_height()),
        (Key::ArrowDown, -row_height()),
        (Key::PageUp, page),
        (Key::PageDown, -page),
        (Key::Home, f32::INFINITY),
        (Key::End, f32::NEG_INFINITY),
    ];
    for (key, down) in steps {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            // More than the whole of it, and still a number that can be added to.
            let most = ui.min_rect().height() + page;
            ui.scroll_with_delta(Vec2::new(0.0, down.clamp(-most, most)));
        }
    }
}

/// The height of a line that fits into one row.
fn row_height() -> f32 {
    Face::Ui.size() * 2.0
}

/// How wide the text of a line may be, where the list is that wide.
fn text_width(list: f32) -> f32 {
    let beside = size::GUTTER + size::PLACE + space::M + 2.0 * space::L;
    (list - beside).max(size::PLACE)
}

/// As much of a line as is shown.
fn shown(text: &str) -> &str {
    let text = text::trim_blank(text);
    &text[..text.floor_char_boundary(MOST)]
}

fn lay(ui: &Ui, text: &str, look: Look, ink: Color32, width: f32) -> Arc<Galley> {
    struck::lay(ui, &job(shown(text), look, ink, width))
}

/// The same on one row, cut where the width ends.
fn lay_one(ui: &Ui, text: &str, look: Look, ink: Color32, width: f32) -> Arc<Galley> {
    let mut job = job(&shortened(text, MOST_OF_A_LINE), look, ink, width);
    job.wrap = TextWrapping::truncate_at_width(width);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

fn job(text: &str, look: Look, ink: Color32, width: f32) -> LayoutJob {
    let mut job = LayoutJob::simple(text.to_owned(), Face::Ui.font(), ink, width);
    if look == Look::Gone {
        for section in &mut job.sections {
            section.format.strikethrough = Stroke::new(line::HAIR, ink);
        }
    }
    job
}

/// What the eye is told of where a line went; words beside it say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// It stands in the story, in its text or in a field.
    Stands,
    /// It stands there as a promo.
    Promo,
    /// It is not in the story.
    Gone,
}

fn look(article: &Article, place: Option<Place>) -> Look {
    match place {
        Some(Place::Passage(id, _)) if !article.is_in(id) => Look::Gone,
        Some(Place::Passage(..)) => Look::Promo,
        Some(Place::Aside(_)) | None => Look::Gone,
        Some(Place::Block(_) | Place::Tag(_) | Place::Field(_)) => Look::Stands,
    }
}

fn show_line(ui: &Ui, rect: Rect, number: u32, text: &str, look: Look, place: &str) {
    let palette = Palette::now(ui);
    let inner = rect.shrink2(Vec2::new(space::L, 0.0));
    let first = Rect::from_min_size(inner.min, Vec2::new(inner.width(), row_height()));
    let width = text_width(rect.width());
    let beside = |left: f32| first.with_min_x(inner.left() + left);
    let small = |text: &str, width: f32| cut_line(ui, text, Face::Small, palette.soft, width);
    paint_beside(ui, first, small(&number.to_string(), size::GUTTER), palette.soft);
    if look == Look::Promo {
        let left = inner.left() + size::GUTTER - space::S;
        let ground = Rect::from_min_max(Pos2::new(left, rect.top()), Pos2::new(left + width + space::S, rect.bottom()));
        let bar = ground.with_max_x(left + size::RULE);
        ui.painter().rect_filled(ground, CornerRadius::same(radius::GROUND), palette.promo_ground);
        ui.painter().rect_filled(bar, CornerRadius::ZERO, palette.promo);
    }
    let ink = if look == Look::Gone { palette.out } else { palette.ink };
    let text_at = inner.min + Vec2::new(size::GUTTER, (row_height() - line_height(ui)) / 2.0);
    if rect.height() > row_height() {
        ui.painter().galley(text_at, lay(ui, text, look, ink, width), ink);
    } else {
        paint_beside(ui, beside(size::GUTTER), lay_one(ui, shown(text), look, ink, width), ink);
    }
    paint_beside(ui, beside(size::GUTTER + width + space::M), small(place, size::PLACE), palette.soft);
}

fn line_height(ui: &Ui) -> f32 {
    ui.fonts_mut(|fonts| fonts.row_height(&Face::Ui.font()))
}

/// Where a line stands, in words; empty where it stands nowhere any more.
fn place_name(article: &Article, place: Option<Place>, words: &Words) -> String {
    match place {
        Some(Place::Block(_)) => words.say("place-body"),
        Some(Place::Passage(id, _)) => {
            let is_promo = article.passage(id).is_some_and(|passage| passage.kind == PassageKind::Promo);
            words.say(match (is_promo, article.is_in(id)) {
                (false, _) => "place-end-mark",
                (true, true) => "place-promo-in",
                (true, false) => "place-promo-out",
            })
        }
        Some(Place::Tag(_)) => words.say("place-tag"),
        Some(Place::Aside(_)) => words.say("place-aside"),
        Some(Place::Field(name)) => words.say(&field_code(name)),
        None => words.say("place-deleted"),
    }
}
