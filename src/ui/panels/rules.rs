//! The panel of user rules: pattern, action, hit counts, and whether each rule is enabled.

use crate::ui::cx::Cx;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::buttons::{flat_button, with_outline};
use crate::ui::widgets::cards::{card, with_scroll_bar_inset};
use crate::ui::widgets::chips::chip;
use crate::ui::widgets::labels::{hint, hint_line, layout_prefix, section};
use crate::workspace::{Action, MessageArg, RuleAction};
use egui::{Align, Layout, RichText, ScrollArea, Ui};
use redaksi_core::packs::{MatchAction, UserRule};

/// Shows the panel.
pub fn show(ui: &mut Ui, cx: Cx<'_>, out: &mut Outbox) {
    let rules = cx.workspace.packs().user_rules();
    with_scroll_bar_inset(ui, |ui| {
        section(ui, &cx.msg("rules-title"), |ui| {
            if !rules.is_empty() {
                hint(ui, rules.len().to_string());
            }
        });
    });
    ScrollArea::vertical().id_salt("rules").auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let deleted = cx.workspace.deleted_rule();
        if rules.is_empty() {
            show_empty_state(ui, cx);
        }
        for (index, rule) in rules.iter().enumerate() {
            if let Some((_, deleted)) = deleted.filter(|(at, _)| *at == index) {
                deleted_rule_row(ui, cx, deleted, out);
            }
            ui.push_id(index, |ui| rule_card(ui, cx, index, rule, out));
        }
        if let Some((_, deleted)) = deleted.filter(|(at, _)| *at >= rules.len()) {
            deleted_rule_row(ui, cx, deleted, out);
        }
        let pack_rule_count = cx.workspace.packs().pack_rules().len();
        if pack_rule_count > 0 {
            hint(ui, cx.i18n.msg_count("rules-of-packs", pack_rule_count));
        }
        if !rules.is_empty() {
            ui.add_space(space::S);
            hint(ui, cx.msg("rules-hint"));
        }
        ui.add_space(space::XL);
    });
}

fn show_empty_state(ui: &mut Ui, cx: Cx<'_>) {
    for code in ["rules-none", "rules-how"] {
        hint(ui, cx.msg(code));
        ui.add_space(space::XS);
    }
}

fn rule_card(ui: &mut Ui, cx: Cx<'_>, index: usize, rule: &UserRule, out: &mut Outbox) {
    let palette = cx.palette;
    let pattern = rule.pattern.text();
    card(ui, "rule", |ui| {
        ui.horizontal(|ui| {
            let (code, color, background) = match rule.action {
                MatchAction::Remove => ("rule-takes-out", palette.warning, palette.promo_background),
                MatchAction::Keep => ("rule-keeps", palette.good, palette.panel),
            };
            if rule.enabled {
                chip(ui, &cx.msg(code), color, background);
            } else {
                chip(ui, &cx.msg(code), palette.text_muted, palette.panel);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let mut on = rule.enabled;
                let label = cx.msg("rule-in-force");
                let text = RichText::new(&label).font(Face::Small.font());
                let response = with_outline(ui, |ui| ui.checkbox(&mut on, text));
                crate::ui::widgets::text_field::set_accessible_name(ui, &response, &format!("{label}: {pattern}"));
                if response.changed() {
                    out.push(Action::Rule(RuleAction::SetEnabled { index, enabled: on }));
                }
            });
        });
        let color = if rule.enabled { palette.text } else { palette.text_muted };
        ui.add(egui::Label::new(RichText::new(pattern).font(Face::UiStrong.font()).color(color)).wrap());
        if !rule.example.is_empty() && rule.example != pattern {
            let line = MessageArg::Text(layout_prefix(&rule.example).to_owned());
            hint_line(ui, cx.i18n.msg_args("teach-from", &[("line", line)]))
                .on_hover_text(layout_prefix(&rule.example));
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = size::LINK;
            let counts = [
                ("right", MessageArg::Count(to_usize(rule.confirmed))),
                ("undone", MessageArg::Count(to_usize(rule.overridden))),
            ];
            hint(ui, cx.i18n.msg_args("rule-counts", &counts)).on_hover_text(cx.msg("rule-counts-hint"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                let choices = [("rule-delete", RuleAction::Delete(index)), ("rule-edit", RuleAction::Edit(index))];
                for (code, action) in choices {
                    let label = cx.msg(code);
                    let response = flat_button(ui, &label);
                    crate::ui::widgets::text_field::set_accessible_name(ui, &response, &format!("{label}: {pattern}"));
                    if response.clicked() {
                        out.push(Action::Rule(action));
                    }
                }
            });
        });
    });
}

fn to_usize(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

/// The row of a rule that was just deleted, with a button to restore it.
fn deleted_rule_row(ui: &mut Ui, cx: Cx<'_>, rule: &UserRule, out: &mut Outbox) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if flat_button(ui, &cx.msg("rule-put-back")).clicked() {
                out.push(Action::Rule(RuleAction::RestoreDeleted));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let pattern = MessageArg::Text(rule.pattern.text().to_owned());
                hint_line(ui, cx.i18n.msg_args("rule-gone", &[("pattern", pattern)]));
            });
        });
    });
}
