//! The list of open stories: headline, workflow stage, unsaved mark, number of undecided promos.

use crate::ui::widgets::{choice, cut_line, cut_lines, hint, paint_ring};
use crate::ui::widgets::text_field::{name, place_of_focus, set_own_undo};
use crate::ui::theme::{Face, Palette, line, margin, radius, size, space};
use crate::workspace::{Action, Command, Desk, Listing, Order, Stage, Story, StoryId};
use crate::i18n::Words;
use egui::{
    CornerRadius, Frame, Id, Margin, Panel, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, TextEdit, Ui,
    UiBuilder, Vec2,
};

/// From how many stories on the list can be filtered and sorted.
const MANY: usize = 6;

/// State of the list between frames.
#[derive(Debug, Default)]
pub struct Stories {
    /// The active story of the last frame; the list scrolls to it when it changes.
    active: Option<StoryId>,
    /// The scroll offset, in points.
    offset: f32,
    /// The rectangle of the panel in this frame, if shown.
    place: Option<Rect>,
}

impl Stories {
    /// Starts a frame. The list may stay hidden in it.
    pub fn begin(&mut self) {
        self.place = None;
    }

    /// Whether a widget of the list has the focus.
    pub fn has_focus(&self, ui: &Ui) -> bool {
        place_of_focus(ui).zip(self.place).is_some_and(|(focused, place)| place.contains(focused))
    }

    /// Shows the list; with `is_requested`, focuses the active story.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk, is_requested: bool, words: &Words, actions: &mut Vec<Action>) {
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
            if (self.active != active || is_requested)
                && let Some(at) = listed.iter().position(|story| Some(story.id()) == active)
            {
                area = area.vertical_scroll_offset(self.scroll_offset_for(ui, at, listed.len()));
            }
            self.active = active;
            // The scroll bar is beside the rows, in the margin of the panel.
            let room = ui.available_rect_before_wrap();
            let room = room.with_max_x(room.right() + margin::LIST.rightf());
            let area = area.content_margin(Margin { right: margin::LIST.right, ..Margin::ZERO });
            let output = ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
                area.show_rows(ui, size::STORY, listed.len(), |ui, rows| {
                    for story in &listed[rows] {
                        let is_active = active == Some(story.id());
                        let response = row(ui, story, is_active, words, actions);
                        if is_requested && is_active {
                            response.request_focus();
                        }
                    }
                })
            });
            self.offset = output.inner.state.clamped_offset().y;
        });
        self.place = Some(panel.response.rect);
    }

    /// The scroll offset that makes a row visible with the least movement.
    fn scroll_offset_for(&self, ui: &Ui, row: usize, rows: usize) -> f32 {
        let height = size::STORY + space::HAIR;
        let room = ui.available_height();
        let top = row as f32 * height;
        let max_offset = (rows as f32 * height - room).max(0.0);
        self.offset.clamp((top + height - room).max(0.0), top).min(max_offset)
    }
}

fn heading(ui: &mut Ui, desk: &Desk, listed: usize, words: &Words) {
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        let all = desk.stories().len();
        let text = if listed == all {
            words.count("stories-open", all)
        } else {
            let values = [("listed", crate::workspace::Value::Count(listed)), ("count", crate::workspace::Value::Count(all))];
            words.say_with("stories-listed", &values)
        };
        hint(ui, text);
    });
}

/// The filter and the sort order.
fn choices(ui: &mut Ui, listing: &Listing, words: &Words, actions: &mut Vec<Action>) {
    let mut filter = listing.clone();
    let field = TextEdit::singleline(&mut filter.text).id(Id::unique("stories-text")).desired_width(f32::INFINITY);
    let response = ui.add(field.hint_text(words.say("stories-filter")));
    name(ui, &response, &words.say("stories-filter"));
    set_own_undo(ui, response.id, !filter.text.is_empty());
    if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        filter.text.clear();
    }
    let width = ui.available_width();
    let stage_name = |stage: Option<Stage>| {
        stage.map_or_else(|| words.say("stage-any"), |stage| words.say(&format!("stage-{}", stage.code())))
    };
    let order_name = |order: Order| words.say(&format!("order-{}", order.code()));
    let stages = [None].into_iter().chain(Stage::ALL.map(Some));
    choice(ui, &words.say("stories-stage"), width, &mut filter.stage, stages, stage_name);
    choice(ui, &words.say("stories-order"), width, &mut filter.order, Order::ALL, order_name);
    ui.add_space(space::XS);
    if filter != *listing {
        actions.push(Action::List(filter));
    }
}

/// A story: its headline, and below it the workflow stage. A ring at the right marks unsaved changes.
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
    let accessible_text: Vec<&str> = [title, state.as_str()].into_iter().chain(unsaved.as_deref()).collect();
    let accessible_text = accessible_text.join(" · ");
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, is_active, &accessible_text));
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
    // Space for the ring is always reserved, so that the text does not wrap differently when it appears.
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
    let response = response.on_hover_text(accessible_text);
    if response.clicked() {
        actions.extend([Action::Select(story.id()), Action::Do(Command::ToText)]);
    }
    response
}
