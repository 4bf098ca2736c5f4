//! The open stories, where there are several: headline, how far the work has come, unsaved mark, promos left.

use super::controls::{choice, cut_line, cut_lines, hint, paint_ring};
use super::inputs::{name, place_of_focus, set_own_undo};
use super::theme::{Face, Palette, line, margin, radius, size, space};
use crate::desk::{Action, Command, Desk, Listing, Order, Stage, Story, StoryId};
use crate::words::Words;
use egui::{
    CornerRadius, Frame, Id, Margin, Panel, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, TextEdit, Ui,
    UiBuilder, Vec2,
};

/// From how many stories on the list can be narrowed down and put into another order.
const MANY: usize = 6;

/// What the list remembers.
#[derive(Debug, Default)]
pub struct Stories {
    /// The story that was worked on at the frame before: where it is another one, the list shows it.
    active: Option<StoryId>,
    /// How far down the list stands.
    offset: f32,
    /// Where it stood when it was shown last.
    place: Option<Rect>,
}

impl Stories {
    /// Begins a frame, in which it may be hidden.
    pub fn begin(&mut self) {
        self.place = None;
    }

    /// Whether the person is in the list.
    pub fn has_focus(&self, ui: &Ui) -> bool {
        place_of_focus(ui).zip(self.place).is_some_and(|(focused, place)| place.contains(focused))
    }

    /// Shows the list; where it was just asked for, goes to the story that is worked on.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk, is_asked: bool, words: &Words, actions: &mut Vec<Action>) {
        let palette = Palette::now(ui);
        let frame = Frame::NONE.fill(palette.panel).inner_margin(margin::LIST);
        let is_roomy = ui.ctx().content_rect().width() >= size::ROOMY;
        let width = if is_roomy { size::STORIES_ROOMY } else { size::STORIES };
        let panel = Panel::left("stories").frame(frame).exact_size(width).resizable(false).show(ui, |ui| {
            let listed = desk.listed_stories();
            heading(ui, desk, listed.len(), words);
            if desk.stories().len() >= MANY || *desk.listing() != Listing::default() {
                choices(ui, desk.listing(), words, actions);
            }
            ui.spacing_mut().item_spacing.y = space::HAIR;
            let active = desk.active().map(Story::id);
            let mut area = ScrollArea::vertical().auto_shrink(false);
            if (self.active != active || is_asked)
                && let Some(at) = listed.iter().position(|story| Some(story.id()) == active)
            {
                area = area.vertical_scroll_offset(self.offset_of(ui, at, listed.len()));
            }
            self.active = active;
            // Its bar lies beside the rows, in the margin of the panel.
            let room = ui.available_rect_before_wrap();
            let room = room.with_max_x(room.right() + margin::LIST.rightf());
            let area = area.content_margin(Margin { right: margin::LIST.right, ..Margin::ZERO });
            let output = ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
                area.show_rows(ui, size::STORY, listed.len(), |ui, rows| {
                    for story in &listed[rows] {
                        let is_active = active == Some(story.id());
                        let response = row(ui, story, is_active, words, actions);
                        if is_asked && is_active {
                            response.request_focus();
                        }
                    }
                })
            });
            self.offset = output.inner.state.clamped_offset().y;
        });
        self.place = Some(panel.response.rect);
    }

    /// How far down the list stands so that the row can be seen: no further than it takes.
    fn offset_of(&self, ui: &Ui, row: usize, rows: usize) -> f32 {
        let height = size::STORY + space::HAIR;
        let room = ui.available_height();
        let top = row as f32 * height;
        let most = (rows as f32 * height - room).max(0.0);
        self.offset.clamp((top + height - room).max(0.0), top).min(most)
    }
}

fn heading(ui: &mut Ui, desk: &Desk, listed: usize, words: &Words) {
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        let all = desk.stories().len();
        let text = if listed == all {
            words.count("stories-open", all)
        } else {
            let values = [("listed", crate::desk::Value::Count(listed)), ("count", crate::desk::Value::Count(all))];
            words.say_with("stories-listed", &values)
        };
        hint(ui, text);
    });
}

/// Which stories are listed, and in which order.
fn choices(ui: &mut Ui, listing: &Listing, words: &Words, actions: &mut Vec<Action>) {
    let mut chosen = listing.clone();
    let field = TextEdit::singleline(&mut chosen.text).id(Id::unique("stories-text")).desired_width(f32::INFINITY);
    let response = ui.add(field.hint_text(words.say("stories-filter")));
    name(ui, &response, &words.say("stories-filter"));
    set_own_undo(ui, response.id, !chosen.text.is_empty());
    if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        chosen.text.clear();
    }
    let width = ui.available_width();
    let stage_name = |stage: Option<Stage>| {
        stage.map_or_else(|| words.say("stage-any"), |stage| words.say(&format!("stage-{}", stage.code())))
    };
    let order_name = |order: Order| words.say(&format!("order-{}", order.code()));
    let stages = [None].into_iter().chain(Stage::ALL.map(Some));
    choice(ui, &words.say("stories-stage"), width, &mut chosen.stage, stages, stage_name);
    choice(ui, &words.say("stories-order"), width, &mut chosen.order, Order::ALL, order_name);
    ui.add_space(space::XS);
    if chosen != *listing {
        actions.push(Action::List(chosen));
    }
}

/// A story: its headline, and beneath it the stage of the work. A ring at the right says that it is not saved.
fn row(ui: &mut Ui, story: &Story, is_active: bool, words: &Words, actions: &mut Vec<Action>) -> Response {
    let palette = Palette::now(ui);
    let untitled = words.say("story-untitled");
    let title = if story.name().is_empty() { &untitled } else { story.name() };
    let mut state = vec![words.say(&format!("stage-{}", story.stage().code()))];
    if story.tally().open > 0 {
        state.push(words.count("story-links", story.tally().open));
    }
    let state = state.join(" · ");
    let id = ui.scope_id().with(("story", story.id().number()));
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), size::STORY), Sense::hover());
    let response = ui.interact(rect, id, Sense::click());
    let unsaved = (!story.is_saved()).then(|| words.say("story-unsaved"));
    let told: Vec<&str> = [title, state.as_str()].into_iter().chain(unsaved.as_deref()).collect();
    let told = told.join(" · ");
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, is_active, &told));
    let fill = if is_active {
        palette.selection
    } else if response.hovered() || response.has_focus() {
        palette.hover
    } else {
        palette.panel
    };
    let ring = if response.has_focus() { Stroke::new(line::FOCUS, palette.accent) } else { Stroke::NONE };
    ui.painter().rect(rect, CornerRadius::same(radius::CONTROL), fill, ring, StrokeKind::Inside);
    let inner = rect.shrink2(Vec2::new(space::S, space::XS));
    // The place of the ring stays free, so that no line is broken anew when it comes.
    let width = inner.width() - size::DOT - space::XS;
    if unsaved.is_some() {
        let center = egui::Pos2::new(inner.right() - size::DOT / 2.0, inner.top() + Face::Ui.size() * 0.6);
        paint_ring(ui, center, palette.warning);
    }
    let title = cut_lines(ui, title, Face::Ui, palette.ink, width, 2);
    let state = cut_line(ui, &state, Face::Small, palette.soft, inner.width());
    let lower = inner.min + Vec2::new(0.0, title.size().y + space::HAIR);
    ui.painter().galley(inner.min, title, palette.ink);
    ui.painter().galley(lower, state, palette.soft);
    let response = response.on_hover_text(told);
    if response.clicked() {
        actions.extend([Action::Select(story.id()), Action::Do(Command::ToText)]);
    }
    response
}
