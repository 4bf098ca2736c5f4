//! The lines that were set aside as site furniture or repeats; each can be put back into the story.

use super::Jump;
use super::controls::{beginning, hint_line, quiet};
use super::like_this;
use super::theme::{Face, Palette, line, size, space};
use crate::article::{Article, Aside};
use crate::desk::Action;
use crate::words::Words;
use egui::{Rect, RichText, Sense, Ui, UiBuilder, Vec2};

/// How many parts a row is made of: itself, and what stands in it.
const PARTS: usize = 2;

/// Shows the list; only the rows that stand where they are to be drawn are made.
pub fn show(
    ui: &mut Ui,
    article: &Article,
    drawn: Rect,
    words: &Words,
    is_open: &mut bool,
    actions: &mut Vec<Action>,
    jump: &mut Option<Jump>,
) {
    if article.aside.is_empty() {
        return;
    }
    let title = RichText::new(words.count("aside-title", article.aside.len())).font(Face::UiStrong.font());
    let toggle = RichText::new(words.say(if *is_open { "aside-hide" } else { "aside-show" }));
    ui.horizontal(|ui| {
        ui.label(title);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if quiet(ui, toggle.text()).clicked() {
                *is_open = !*is_open;
            }
        });
    });
    if !*is_open {
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let top = ui.cursor().top();
    let count = article.aside.len();
    let row_top = |index: usize| top + size::ROW * index as f32;
    let first = (0..count).find(|index| row_top(index + 1) >= drawn.top()).unwrap_or(count);
    let last = (first..count).find(|index| row_top(*index) > drawn.bottom()).unwrap_or(count);
    // Rows are known by a number that counts their parts.
    ui.add_space(size::ROW * first as f32);
    ui.skip_ahead_auto_ids(PARTS * first);
    for index in first..last {
        row(ui, article, index, words, actions, jump);
    }
    ui.add_space(size::ROW * (count - last) as f32);
    ui.skip_ahead_auto_ids(PARTS * (count - last));
}

fn row(
    ui: &mut Ui,
    article: &Article,
    index: usize,
    words: &Words,
    actions: &mut Vec<Action>,
    jump: &mut Option<Jump>,
) {
    let palette = Palette::now(ui);
    let Some(aside) = article.aside.get(index) else { return };
    let text = beginning(&aside.text);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), size::ROW), Sense::click());
    ui.painter().hline(rect.x_range(), rect.bottom(), egui::Stroke::new(line::HAIR, palette.line));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, text));
    ui.scope_builder(UiBuilder::new().max_rect(rect.shrink2(Vec2::new(0.0, space::XS))), |ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            like_this::button(ui, &aside.text, words, actions);
            if quiet(ui, &words.say("aside-put-back")).clicked() {
                actions.push(Action::PutBack(index));
            }
            ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let line = RichText::new(text).font(Face::Ui.font()).color(palette.ink);
                ui.add(egui::Label::new(line).truncate());
                hint_line(ui, why(aside, words));
            });
        });
    });
    like_this::context(&response, &aside.text, words, actions);
    let response = response.on_hover_ui(|ui| {
        ui.set_max_width(size::INSPECTOR);
        ui.label(text);
        ui.label(RichText::new(why(aside, words)).color(palette.soft));
    });
    if response.clicked() {
        *jump = Some(Jump::Line(aside.line));
    }
}

/// What the line was taken for, and why; a doubtful one says so first.
fn why(aside: &Aside, words: &Words) -> String {
    let role = words.role(aside.role);
    let doubt =
        if aside.reason.is_certain() { String::new() } else { format!("{} · ", words.say("confidence-unsure")) };
    format!("{doubt}{role} · {}", words.reason(&aside.reason))
}
