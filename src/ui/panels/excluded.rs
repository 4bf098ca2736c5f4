//! The list of lines that were excluded as boilerplate or repetitions; each can be restored to the story.

use crate::i18n::Localizer;
use crate::ui::JumpTarget;
use crate::ui::theme::{Face, Palette, line, size, space};
use crate::ui::widgets::rule_menu;
use crate::ui::widgets::{flat_button, hint_line, layout_prefix};
use crate::workspace::Action;
use egui::{Rect, RichText, Sense, Ui, UiBuilder, Vec2};
use redaksi_core::article::{Article, ExcludedLine};

/// The number of automatic egui ids that a row takes: its own, and one for its content.
const AUTO_IDS_PER_ROW: usize = 2;

/// Shows the list; only rows that intersect `drawn` are created.
pub fn show(
    ui: &mut Ui,
    article: &Article,
    drawn: Rect,
    i18n: &Localizer,
    is_open: &mut bool,
    actions: &mut Vec<Action>,
    jump: &mut Option<JumpTarget>,
) {
    if article.excluded.is_empty() {
        return;
    }
    let title = RichText::new(i18n.msg_count("aside-title", article.excluded.len())).font(Face::UiStrong.font());
    let toggle = RichText::new(i18n.msg(if *is_open { "aside-hide" } else { "aside-show" }));
    ui.horizontal(|ui| {
        ui.label(title);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if flat_button(ui, toggle.text()).clicked() {
                *is_open = !*is_open;
            }
        });
    });
    if !*is_open {
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let top = ui.cursor().top();
    let count = article.excluded.len();
    let row_top = |index: usize| top + size::ROW * index as f32;
    let first = (0..count).find(|index| row_top(index + 1) >= drawn.top()).unwrap_or(count);
    let last = (first..count).find(|index| row_top(*index) > drawn.bottom()).unwrap_or(count);
    // egui counts widgets to assign automatic ids: skipped rows must advance the counter.
    ui.add_space(size::ROW * first as f32);
    ui.skip_ahead_auto_ids(AUTO_IDS_PER_ROW * first);
    for index in first..last {
        excluded_row(ui, article, index, i18n, actions, jump);
    }
    ui.add_space(size::ROW * (count - last) as f32);
    ui.skip_ahead_auto_ids(AUTO_IDS_PER_ROW * (count - last));
}

fn excluded_row(
    ui: &mut Ui,
    article: &Article,
    index: usize,
    i18n: &Localizer,
    actions: &mut Vec<Action>,
    jump: &mut Option<JumpTarget>,
) {
    let palette = Palette::current(ui);
    let Some(excluded) = article.excluded.get(index) else { return };
    let text = layout_prefix(&excluded.text);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), size::ROW), Sense::click());
    ui.painter().hline(rect.x_range(), rect.bottom(), egui::Stroke::new(line::HAIR, palette.line));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, text));
    ui.scope_builder(UiBuilder::new().max_rect(rect.shrink2(Vec2::new(0.0, space::XS))), |ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            rule_menu::button(ui, &excluded.text, i18n, actions);
            if flat_button(ui, &i18n.msg("aside-put-back")).clicked() {
                actions.push(Action::RestoreExcluded(index));
            }
            ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let line = RichText::new(text).font(Face::Ui.font()).color(palette.ink);
                ui.add(egui::Label::new(line).truncate());
                hint_line(ui, reason_text(excluded, i18n));
            });
        });
    });
    rule_menu::attach_context_menu(&response, &excluded.text, i18n, actions);
    let response = response.on_hover_ui(|ui| {
        ui.set_max_width(size::INSPECTOR);
        ui.label(text);
        ui.label(RichText::new(reason_text(excluded, i18n)).color(palette.soft));
    });
    if response.clicked() {
        *jump = Some(JumpTarget::Line(excluded.line));
    }
}

/// The detected role of the line and the reason, with a mark in front if it is uncertain.
fn reason_text(excluded: &ExcludedLine, i18n: &Localizer) -> String {
    let role = i18n.role(excluded.role);
    let mark =
        if excluded.reason.is_certain() { String::new() } else { format!("{} · ", i18n.msg("confidence-unsure")) };
    format!("{mark}{role} · {}", i18n.reason(&excluded.reason))
}
