//! The list of lines that were excluded as boilerplate or repetitions; each can be restored to the story.

use crate::ui::Jump;
use crate::ui::widgets::{beginning, hint_line, quiet};
use crate::ui::widgets::rule_menu;
use crate::ui::theme::{Face, Palette, line, size, space};
use crate::article::{Article, Aside};
use crate::workspace::Action;
use crate::i18n::Words;
use egui::{Rect, RichText, Sense, Ui, UiBuilder, Vec2};

/// The number of automatic egui ids that a row takes: its own, and one for its content.
const PARTS: usize = 2;

/// Shows the list; only rows that intersect `drawn` are created.
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
    // egui counts widgets to assign automatic ids: skipped rows must advance the counter.
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
    let Some(excluded) = article.aside.get(index) else { return };
    let text = beginning(&excluded.text);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), size::ROW), Sense::click());
    ui.painter().hline(rect.x_range(), rect.bottom(), egui::Stroke::new(line::HAIR, palette.line));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, text));
    ui.scope_builder(UiBuilder::new().max_rect(rect.shrink2(Vec2::new(0.0, space::XS))), |ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            rule_menu::button(ui, &excluded.text, words, actions);
            if quiet(ui, &words.say("aside-put-back")).clicked() {
                actions.push(Action::PutBack(index));
            }
            ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let line = RichText::new(text).font(Face::Ui.font()).color(palette.ink);
                ui.add(egui::Label::new(line).truncate());
                hint_line(ui, why(excluded, words));
            });
        });
    });
    rule_menu::context(&response, &excluded.text, words, actions);
    let response = response.on_hover_ui(|ui| {
        ui.set_max_width(size::INSPECTOR);
        ui.label(text);
        ui.label(RichText::new(why(excluded, words)).color(palette.soft));
    });
    if response.clicked() {
        *jump = Some(Jump::Line(excluded.line));
    }
}

/// The detected role of the line and the reason, with a mark in front if it is uncertain.
fn why(excluded: &Aside, words: &Words) -> String {
    let role = words.role(excluded.role);
    let mark =
        if excluded.reason.is_certain() { String::new() } else { format!("{} · ", words.say("confidence-unsure")) };
    format!("{mark}{role} · {}", words.reason(&excluded.reason))
}
