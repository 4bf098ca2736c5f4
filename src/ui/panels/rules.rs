//! The panel of user rules: pattern, action, hit counts, and whether each rule is enabled.

use crate::ui::widgets::{beginning, card, chip, hint, hint_line, outlined, quiet, section};
use crate::ui::theme::{Face, Palette, size, space};
use crate::workspace::{Action, Desk, RuleAction, Value};
use crate::packs::{OwnRule, Then};
use crate::i18n::Words;
use egui::{Align, Layout, RichText, ScrollArea, Ui};

/// Shows the panel.
pub fn show(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
    let rules = desk.packs().own_rules();
    crate::ui::widgets::inset(ui, |ui| {
        section(ui, &words.say("rules-title"), |ui| {
            if !rules.is_empty() {
                hint(ui, rules.len().to_string());
            }
        });
    });
    ScrollArea::vertical().id_salt("rules").auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let deleted = desk.deleted_rule();
        if rules.is_empty() {
            empty(ui, words);
        }
        for (index, rule) in rules.iter().enumerate() {
            if let Some((_, deleted)) = deleted.filter(|(at, _)| *at == index) {
                gone(ui, deleted, words, actions);
            }
            ui.push_id(index, |ui| one(ui, index, rule, words, actions));
        }
        if let Some((_, deleted)) = deleted.filter(|(at, _)| *at >= rules.len()) {
            gone(ui, deleted, words, actions);
        }
        let pack_rule_count = desk.packs().rules_of_packs().len();
        if pack_rule_count > 0 {
            hint(ui, words.count("rules-of-packs", pack_rule_count));
        }
        if !rules.is_empty() {
            ui.add_space(space::S);
            hint(ui, words.say("rules-hint"));
        }
        ui.add_space(space::XL);
    });
}

fn empty(ui: &mut Ui, words: &Words) {
    for code in ["rules-none", "rules-how"] {
        hint(ui, words.say(code));
        ui.add_space(space::XS);
    }
}

fn one(ui: &mut Ui, index: usize, rule: &OwnRule, words: &Words, actions: &mut Vec<Action>) {
    let palette = Palette::now(ui);
    let pattern = rule.pattern.text();
    card(ui, "rule", |ui| {
        ui.horizontal(|ui| {
            let (code, ink, ground) = match rule.then {
                Then::TakeOut => ("rule-takes-out", palette.warning, palette.promo_ground),
                Then::Keep => ("rule-keeps", palette.good, palette.panel),
            };
            if rule.on {
                chip(ui, &words.say(code), ink, ground);
            } else {
                chip(ui, &words.say(code), palette.soft, palette.panel);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let mut on = rule.on;
                let label = words.say("rule-in-force");
                let text = RichText::new(&label).font(Face::Small.font());
                let response = outlined(ui, |ui| ui.checkbox(&mut on, text));
                crate::ui::widgets::text_field::name(ui, &response, &format!("{label}: {pattern}"));
                if response.changed() {
                    actions.push(Action::Rule(RuleAction::Switch { index, on }));
                }
            });
        });
        let ink = if rule.on { palette.ink } else { palette.soft };
        ui.add(egui::Label::new(RichText::new(pattern).font(Face::UiStrong.font()).color(ink)).wrap());
        if !rule.taught.is_empty() && rule.taught != pattern {
            let line = Value::Text(beginning(&rule.taught).to_owned());
            hint_line(ui, words.say_with("teach-from", &[("line", line)])).on_hover_text(beginning(&rule.taught));
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = size::LINK;
            let counts = [("right", Value::Count(count(rule.right))), ("undone", Value::Count(count(rule.undone)))];
            hint(ui, words.say_with("rule-counts", &counts)).on_hover_text(words.say("rule-counts-hint"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                let choices = [("rule-delete", RuleAction::Delete(index)), ("rule-edit", RuleAction::Edit(index))];
                for (code, action) in choices {
                    let label = words.say(code);
                    let response = quiet(ui, &label);
                    crate::ui::widgets::text_field::name(ui, &response, &format!("{label}: {pattern}"));
                    if response.clicked() {
                        actions.push(Action::Rule(action));
                    }
                }
            });
        });
    });
}

fn count(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

/// The row of a rule that was just deleted, with a button to restore it.
fn gone(ui: &mut Ui, rule: &OwnRule, words: &Words, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if quiet(ui, &words.say("rule-put-back")).clicked() {
                actions.push(Action::Rule(RuleAction::PutBack));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let pattern = Value::Text(rule.pattern.text().to_owned());
                hint_line(ui, words.say_with("rule-gone", &[("pattern", pattern)]));
            });
        });
    });
}
