//! The list of lines that were excluded as boilerplate or repetitions; each can be restored to the story.

use crate::ui::cx::Cx;
use crate::ui::outbox::{JumpTarget, Outbox};
use crate::ui::theme::{Face, line, size, space};
use crate::ui::widgets::buttons::flat_button;
use crate::ui::widgets::labels::{hint_line, layout_prefix};
use crate::ui::widgets::rule_menu;
use crate::workspace::{Action, EditAction};
use egui::{Rect, RichText, Sense, Ui, UiBuilder, Vec2};
use redaksi_core::article::{Article, ExcludedLine};

/// The number of automatic egui ids that a row takes: its own, and one for its content.
const AUTO_IDS_PER_ROW: usize = 2;

/// Shows the list; only rows that intersect `drawn` are created.
pub fn show(ui: &mut Ui, cx: Cx<'_>, article: &Article, drawn: Rect, is_open: &mut bool, out: &mut Outbox) {
    if article.excluded.is_empty() {
        return;
    }
    let title = RichText::new(cx.i18n.msg_count("aside-title", article.excluded.len())).font(Face::UiStrong.font());
    let toggle = RichText::new(cx.msg(if *is_open { "aside-hide" } else { "aside-show" }));
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
        excluded_row(ui, cx, article, index, out);
    }
    ui.add_space(size::ROW * (count - last) as f32);
    ui.skip_ahead_auto_ids(AUTO_IDS_PER_ROW * (count - last));
}

fn excluded_row(ui: &mut Ui, cx: Cx<'_>, article: &Article, index: usize, out: &mut Outbox) {
    let palette = cx.palette;
    let Some(excluded) = article.excluded.get(index) else { return };
    let text = layout_prefix(&excluded.text);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), size::ROW), Sense::click());
    ui.painter().hline(rect.x_range(), rect.bottom(), egui::Stroke::new(line::HAIR, palette.line));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, text));
    ui.scope_builder(UiBuilder::new().max_rect(rect.shrink2(Vec2::new(0.0, space::XS))), |ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            rule_menu::button(ui, cx, &excluded.text, out);
            if flat_button(ui, &cx.msg("aside-put-back")).clicked() {
                out.push(Action::Edit(EditAction::RestoreExcluded(index)));
            }
            ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let line = RichText::new(text).font(Face::Ui.font()).color(palette.text);
                ui.add(egui::Label::new(line).truncate());
                hint_line(ui, reason_text(cx, excluded));
            });
        });
    });
    rule_menu::attach_context_menu(&response, cx, &excluded.text, out);
    let response = response.on_hover_ui(|ui| {
        ui.set_max_width(size::INSPECTOR);
        ui.label(text);
        ui.label(RichText::new(reason_text(cx, excluded)).color(palette.text_muted));
    });
    if response.clicked() {
        out.jump(JumpTarget::Line(excluded.line));
    }
}

/// The detected role of the line and the reason, with a mark in front if it is uncertain.
fn reason_text(cx: Cx<'_>, excluded: &ExcludedLine) -> String {
    let role = cx.i18n.role(excluded.role);
    let mark = if excluded.is_doubtful() { format!("{} · ", cx.msg("confidence-unsure")) } else { String::new() };
    format!("{mark}{role} · {}", cx.i18n.reason(&excluded.reason))
}
