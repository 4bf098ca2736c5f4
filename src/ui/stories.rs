//! The open stories, where there are several: headline, unsaved mark, promos left.

use super::controls::{hint, hint_line};
use super::theme::{Face, Palette, size, space};
use crate::desk::{Action, Desk, Story};
use crate::words::Words;
use egui::{Frame, Margin, Panel, RichText, ScrollArea, Sense, Ui, UiBuilder};

/// Shows the list.
pub fn show(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
    let palette = Palette::now(ui);
    let frame = Frame::NONE.fill(palette.panel).inner_margin(Margin::symmetric(8, 12));
    Panel::left("stories").frame(frame).exact_size(size::STORIES).resizable(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.add_space(space::S);
            hint(ui, words.count("stories-open", desk.stories().len()));
        });
        ui.spacing_mut().item_spacing.y = 2.0;
        let active = desk.active().map(Story::id);
        ScrollArea::vertical().auto_shrink(false).show_rows(ui, size::ROW, desk.stories().len(), |ui, rows| {
            for story in &desk.stories()[rows] {
                row(ui, story, active == Some(story.id()), words, actions);
            }
        });
    });
}

fn row(ui: &mut Ui, story: &Story, is_active: bool, words: &Words, actions: &mut Vec<Action>) {
    let palette = Palette::now(ui);
    let untitled = words.say("story-untitled");
    let title = if story.name().is_empty() { &untitled } else { story.name() };
    let id = ui.scope_id().with(("story", story.id().number()));
    let (rect, _) = ui.allocate_exact_size(egui::Vec2::new(ui.available_width(), size::ROW), Sense::hover());
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, is_active, title));
    let fill = if is_active {
        palette.selection
    } else if response.hovered() || response.has_focus() {
        palette.hover
    } else {
        palette.panel
    };
    if fill != palette.panel {
        ui.painter().rect_filled(rect, egui::CornerRadius::same(5), fill);
    }
    let inner = rect.shrink2(egui::Vec2::new(space::S, space::XS));
    ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let face = if is_active { Face::UiStrong } else { Face::Ui };
        ui.add(egui::Label::new(RichText::new(title).font(face.font())).truncate());
        let mut state = vec![words.say(match (story.is_saved(), story.format()) {
            (false, _) => "story-unsaved",
            (true, Some(_)) => "story-saved",
            (true, None) => "story-as-received",
        })];
        if story.tally().open > 0 {
            state.push(words.count("status-links-in", story.tally().open));
        }
        hint_line(ui, state.join(" · "));
    });
    if response.on_hover_text(title).clicked() {
        actions.push(Action::Select(story.id()));
    }
}
