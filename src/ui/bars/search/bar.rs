//! The controls of the find bar: a row for the query, a row for the replacement, the options and the scope.

use crate::ui::bars::search::{Find, SOUGHT, Step, WITH, part_selected, text_above};
use crate::workspace::{Action, Command, Desk, Scope, Value};
use crate::ui::widgets::{button, button_width, choice, hint_line, icon_button, outlined, quiet};
use crate::ui::theme::icons::Icon;
use crate::ui::widgets::text_field::{is_typed, name, select_all, set_own_undo};
use crate::ui::theme::{Face, Palette, size, space};
use crate::i18n::Words;
use egui::{Align, Id, Key, Layout, Modifiers, RichText, Role, TextEdit, Ui, WidgetInfo};

/// The message keys of the search options and of their tooltips.
const CHOICES: [(&str, &str); 4] = [
    ("find-case", "find-case-hint"),
    ("find-accents", "find-accents-hint"),
    ("find-whole", "find-whole-hint"),
    ("find-pattern", "find-pattern-hint"),
];

impl Find {
    /// Shows the controls; `asked` is the field to focus. Returns the action of the user.
    pub(crate) fn bar(
        &mut self,
        ui: &mut Ui,
        desk: &Desk,
        asked: Option<&'static str>,
        words: &Words,
        actions: &mut Vec<Action>,
    ) -> Option<Step> {
        let replaces = desk.replaces();
        let available = ui.available_width();
        let is_wide = available >= size::FIND * 2.0 + choices_width(ui, words) + size::FIND_BESIDE;
        let step = ui.horizontal_top(|ui| {
            let width = size::FIND.min(available - size::FIND_STEPS);
            let entered = ui.vertical(|ui| self.fields(ui, width, replaces, asked, words)).inner;
            let pressed = ui.vertical(|ui| self.steps(ui, desk, words, actions)).inner;
            ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
                if icon_button(ui, Icon::Close, &words.say("find-close")).clicked() {
                    actions.push(Action::StopFinding);
                }
                if is_wide {
                    ui.with_layout(Layout::top_down(Align::Min), |ui| {
                        ui.horizontal(|ui| {
                            self.choices(ui, words);
                            self.scopes(ui, desk, words);
                        });
                    });
                }
            });
            entered.or(pressed)
        });
        if !is_wide {
            ui.horizontal_wrapped(|ui| {
                self.choices(ui, words);
                self.scopes(ui, desk, words);
            });
        }
        step.inner
    }

    /// Shows the fields for the query and the replacement; returns the action for Enter.
    fn fields(
        &mut self,
        ui: &mut Ui,
        width: f32,
        replaces: bool,
        asked: Option<&'static str>,
        words: &Words,
    ) -> Option<Step> {
        let (enter, shift) = ui.input(|input| (input.key_pressed(Key::Enter), input.modifiers.shift));
        let mut step = None;
        let query_field = (SOUGHT, words.say("find-name"), &mut self.query.text, Step::Next);
        let replacement_field = (WITH, words.say("find-with-name"), &mut self.with, Step::Replace);
        let fields = std::iter::once(query_field).chain(replaces.then_some(replacement_field));
        for (key, label, text, on_enter) in fields {
            let id = Id::unique(key);
            let field = TextEdit::singleline(text).id(id).align(egui::Align2::LEFT_CENTER);
            let response = ui.add_sized([width, size::CONTROL], field.hint_text(label.as_str()));
            name(ui, &response, &label);
            self.is_typed |= response.changed();
            set_own_undo(ui, id, self.is_typed);
            let is_asked = asked == Some(key);
            if is_asked || response.gained_focus() && !is_typed(ui) {
                select_all(ui, id, text);
            }
            let is_replace_all = |input: &mut egui::InputState| input.consume_key(Modifiers::ALT, Key::Enter);
            if replaces && (response.has_focus() || response.lost_focus()) && ui.input_mut(is_replace_all) {
                step = Some(Step::ReplaceAll);
            } else if response.lost_focus() && enter {
                step = Some(if shift { Step::Previous } else { on_enter });
            }
            if is_asked || response.lost_focus() && enter {
                response.request_focus();
            }
            if key == SOUGHT {
                self.is_typing = response.has_focus() || is_asked;
            }
        }
        step
    }

    /// Shows the buttons for previous, next and replace; returns the action of the clicked button.
    fn steps(&mut self, ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) -> Option<Step> {
        let mut step = None;
        let hits = self.found.hits.len();
        ui.horizontal(|ui| {
            ui.set_min_height(size::CONTROL);
            for (symbol, code, action) in [("↑", "find-previous", Step::Previous), ("↓", "find-next", Step::Next)] {
                let label = words.say(code);
                let response = button(ui, symbol, hits > 0);
                response.widget_info(|| WidgetInfo::labeled(Role::Button, hits > 0, &label));
                if response.on_hover_text(label).clicked() {
                    step = Some(action);
                }
            }
            self.count(ui, words);
            if !desk.replaces() && quiet(ui, &words.command(Command::Replace)).clicked() {
                actions.push(Action::Do(Command::Replace));
            }
        });
        if desk.replaces() {
            ui.horizontal(|ui| {
                ui.set_min_height(size::CONTROL);
                if button(ui, &words.say("find-replace"), hits > 0).clicked() {
                    step = Some(Step::Replace);
                }
                let ticked = self.ticked().count();
                let all = button(ui, &words.count("find-replace-all", ticked), ticked > 0);
                if all.on_hover_text(words.say("find-replace-all-hint")).clicked() {
                    step = Some(Step::ReplaceAll);
                }
            });
        }
        step
    }

    /// Shows the number of hits and the number of the current one, or why the query is not a valid pattern.
    fn count(&self, ui: &mut Ui, words: &Words) {
        let count = self.found.hits.len();
        match &self.found.fault {
            Some(fault) => {
                let text = words.say_with("find-fault", &[("fault", Value::Text(fault.clone()))]);
                let text = RichText::new(text).font(Face::Small.font()).color(Palette::now(ui).error);
                ui.add(egui::Label::new(text).truncate());
            }
            None if self.query.text.is_empty() => {}
            None if self.is_shown && count > 0 => {
                let values = [("at", Value::Count(self.at + 1)), ("count", Value::Count(count))];
                hint_line(ui, words.say_with("find-at", &values));
            }
            None => {
                hint_line(ui, words.count("find-found", count));
            }
        }
    }

    /// Shows the checkboxes of the search options.
    fn choices(&mut self, ui: &mut Ui, words: &Words) {
        ui.set_min_height(size::CONTROL);
        let query = &mut self.query;
        let values = [&mut query.case, &mut query.accents, &mut query.whole, &mut query.pattern];
        for (value, (code, hint)) in values.into_iter().zip(CHOICES) {
            outlined(ui, |ui| ui.checkbox(value, words.say(code))).on_hover_text(words.say(hint));
        }
    }

    /// Shows the choice of the scope.
    fn scopes(&mut self, ui: &mut Ui, desk: &Desk, words: &Words) {
        ui.set_min_height(size::CONTROL);
        let selection = desk.active().and_then(part_selected);
        let is_selection = matches!(self.scope, Scope::Selection { .. });
        let mut offered: Vec<Scope> = Scope::ALL.to_vec();
        offered.retain(|scope| *scope != Scope::Every || desk.stories().len() > 1 || self.scope == Scope::Every);
        offered.extend(if is_selection { Some(self.scope) } else { selection });
        let label = |scope: Scope| words.say(&format!("find-in-{}", scope.code()));
        let name = words.say("find-where");
        choice(ui, &name, size::FIND - 2.0 * size::CONTROL, &mut self.scope, offered, label);
        self.above = text_above(desk, self.scope);
    }
}

/// Returns the width of all options in one row, in points.
fn choices_width(ui: &Ui, words: &Words) -> f32 {
    let boxes = ui.spacing().icon_width + ui.spacing().icon_spacing + space::S;
    CHOICES.iter().map(|(code, _)| button_width(ui, &words.say(code), Face::Ui) + boxes).sum()
}
