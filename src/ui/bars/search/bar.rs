//! The controls of the find bar: a row for the query, a row for the replacement, the options and the scope.

use crate::ui::bars::search::{
    FIND_FIELD, REPLACE_FIELD, SearchAction, SearchBar, count_lines_in_scope, hash_text_above, selection_scope,
};
use crate::ui::cx::Cx;
use crate::ui::outbox::Outbox;
use crate::ui::theme::icons::Icon;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::buttons::{
    button, button_width, dropdown, flat_button, icon_button, paint_focus_ring, with_outline,
};
use crate::ui::widgets::labels::hint_line;
use crate::ui::widgets::text_field::{
    has_text_event, select_all, set_accessible_name, set_local_undo, show_text_field,
};
use crate::workspace::{Action, Command, MessageArg, SearchScope, ViewAction};
use egui::{Align, Button, Id, Key, Layout, Modifiers, RichText, Role, TextEdit, Ui, Vec2, WidgetInfo};

/// The message keys of the search options and of their tooltips, and the signs that stand for them where there is little room.
const OPTIONS: [(&str, &str, &str); 4] = [
    ("find-case", "find-case-hint", "Aa"),
    ("find-accents", "find-accents-hint", "é"),
    ("find-whole", "find-whole-hint", "|ab|"),
    ("find-pattern", "find-pattern-hint", ".*"),
];

/// How the search options are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OptionsStyle {
    /// Check boxes with their names, in the first row.
    Named,
    /// Signs, in the first row.
    Signs,
    /// Signs, below the choice of the scope.
    SignsBelow,
}

impl OptionsStyle {
    /// The best one for a bar that is `available` points wide.
    fn for_width(ui: &Ui, cx: Cx<'_>, available: f32) -> Self {
        let room = available - size::SEARCH_FIELD - scope_width() - size::SEARCH_BUTTONS;
        if room >= options_width(ui, cx) {
            Self::Named
        } else if room >= signs_width(ui) {
            Self::Signs
        } else {
            Self::SignsBelow
        }
    }
}

impl SearchBar {
    /// Shows the controls; `asked` is the field to focus. Returns the action of the user.
    pub(crate) fn show_bar(
        &mut self,
        ui: &mut Ui,
        cx: Cx<'_>,
        asked: Option<&'static str>,
        out: &mut Outbox,
    ) -> Option<SearchAction> {
        let replaces = cx.workspace.is_replace_shown();
        let available = ui.available_width();
        let style = OptionsStyle::for_width(ui, cx, available);
        let is_scope_beside = available >= size::SEARCH_SCOPE + scope_width() + size::SEARCH_NAVIGATION;
        let has_signs_below_scope = style == OptionsStyle::SignsBelow && is_scope_beside;
        let step = ui.horizontal_top(|ui| {
            let beside = size::SEARCH_NAVIGATION + if is_scope_beside { scope_width() } else { 0.0 };
            let width = size::SEARCH_FIELD.min(available - beside);
            let entered = ui.vertical(|ui| self.show_fields(ui, cx, width, replaces, asked)).inner;
            if is_scope_beside {
                // After the fields in the order of the Tab key as well.
                ui.vertical(|ui| {
                    ui.set_max_width(size::SEARCH_SCOPE);
                    self.show_scope(ui, cx);
                    if has_signs_below_scope {
                        ui.horizontal(|ui| self.show_options(ui, cx, style));
                    }
                });
            }
            let pressed = ui.vertical(|ui| self.show_buttons(ui, cx, out)).inner;
            ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
                if icon_button(ui, Icon::Close, &cx.msg("find-close")).clicked() {
                    out.push(Action::View(ViewAction::CloseSearch));
                }
                if style != OptionsStyle::SignsBelow && is_scope_beside {
                    ui.with_layout(Layout::top_down(Align::Min), |ui| {
                        ui.horizontal(|ui| self.show_options(ui, cx, style));
                    });
                }
            });
            entered.or(pressed)
        });
        if !is_scope_beside {
            ui.horizontal_wrapped(|ui| {
                self.show_scope(ui, cx);
                self.show_options(ui, cx, OptionsStyle::SignsBelow);
            });
        }
        self.show_limit(ui, cx);
        step.inner
    }

    /// If only selected lines are searched, says so, with a button that ends it.
    fn show_limit(&mut self, ui: &mut Ui, cx: Cx<'_>) {
        let lines = count_lines_in_scope(cx.workspace, self.scope);
        if lines == 0 {
            return;
        }
        ui.horizontal(|ui| {
            hint_line(ui, cx.i18n.msg_count("find-only-lines", lines));
            if flat_button(ui, &cx.msg("find-whole-story")).clicked() {
                self.scope = SearchScope::Document;
                self.prefix_hash = None;
            }
        });
    }

    /// Shows the fields for the query and the replacement; returns the action for Enter.
    fn show_fields(
        &mut self,
        ui: &mut Ui,
        cx: Cx<'_>,
        width: f32,
        replaces: bool,
        asked: Option<&'static str>,
    ) -> Option<SearchAction> {
        let (enter, shift) = ui.input(|input| (input.key_pressed(Key::Enter), input.modifiers.shift));
        let mut step = None;
        let query_field = (FIND_FIELD, cx.msg("find-name"), &mut self.query.text, SearchAction::Next);
        let replacement_field = (REPLACE_FIELD, cx.msg("find-with-name"), &mut self.replacement, SearchAction::Replace);
        let fields = std::iter::once(query_field).chain(replaces.then_some(replacement_field));
        for (key, label, text, on_enter) in fields {
            let id = Id::unique(key);
            let field = TextEdit::singleline(text).id(id).align(egui::Align2::LEFT_CENTER).hint_text(label.as_str());
            let place = Layout::centered_and_justified(ui.layout().main_dir());
            let show = |ui: &mut Ui| show_text_field(ui, field);
            let response = ui.allocate_ui_with_layout(Vec2::new(width, size::CONTROL), place, show).inner;
            set_accessible_name(ui, &response, &label);
            self.has_own_edits |= response.changed();
            set_local_undo(ui, id, self.has_own_edits);
            let is_asked = asked == Some(key);
            if is_asked || response.gained_focus() && !has_text_event(ui) {
                select_all(ui, id, text);
            }
            let is_replace_all = |input: &mut egui::InputState| input.consume_key(Modifiers::ALT, Key::Enter);
            if replaces && (response.has_focus() || response.lost_focus()) && ui.input_mut(is_replace_all) {
                step = Some(SearchAction::ReplaceAll);
            } else if response.lost_focus() && enter {
                step = Some(if shift { SearchAction::Previous } else { on_enter });
            }
            if is_asked || response.lost_focus() && enter {
                response.request_focus();
            }
            if key == FIND_FIELD {
                self.is_query_focused = response.has_focus() || is_asked;
            }
        }
        step
    }

    /// Shows the buttons for previous, next and replace; returns the action of the clicked button.
    fn show_buttons(&mut self, ui: &mut Ui, cx: Cx<'_>, out: &mut Outbox) -> Option<SearchAction> {
        let mut step = None;
        let hits = self.results.hits.len();
        ui.horizontal(|ui| {
            ui.set_min_height(size::CONTROL);
            for (symbol, code, action) in
                [("↑", "find-previous", SearchAction::Previous), ("↓", "find-next", SearchAction::Next)]
            {
                let label = cx.msg(code);
                let response = button(ui, symbol, hits > 0);
                response.widget_info(|| WidgetInfo::labeled(Role::Button, hits > 0, &label));
                if response.on_hover_text(label).clicked() {
                    step = Some(action);
                }
            }
            self.show_count(ui, cx);
            if !cx.workspace.is_replace_shown() && flat_button(ui, &cx.i18n.command(Command::Replace)).clicked() {
                out.run(Command::Replace);
            }
        });
        if cx.workspace.is_replace_shown() {
            ui.horizontal(|ui| {
                ui.set_min_height(size::CONTROL);
                if button(ui, &cx.msg("find-replace"), hits > 0).clicked() {
                    step = Some(SearchAction::Replace);
                }
                let ticked_hits = self.ticked_hits().count();
                let all = button(ui, &cx.i18n.msg_count("find-replace-all", ticked_hits), ticked_hits > 0);
                if all.on_hover_text(cx.msg("find-replace-all-hint")).clicked() {
                    step = Some(SearchAction::ReplaceAll);
                }
            });
        }
        step
    }

    /// Shows the number of hits and the number of the current one, or why the query is not a valid pattern.
    fn show_count(&self, ui: &mut Ui, cx: Cx<'_>) {
        let count = self.results.hits.len();
        match &self.results.error {
            Some(error) => {
                let text = cx.i18n.msg_args("find-fault", &[("fault", MessageArg::Text(error.clone()))]);
                let text = RichText::new(text).font(Face::Small.font()).color(cx.palette.error);
                ui.add(egui::Label::new(text).truncate());
            }
            None if self.query.text.is_empty() => {}
            None if self.is_current_shown && count > 0 => {
                let values = [("at", MessageArg::Count(self.current + 1)), ("count", MessageArg::Count(count))];
                hint_line(ui, cx.i18n.msg_args("find-at", &values));
            }
            None => {
                hint_line(ui, cx.i18n.msg_count("find-found", count));
            }
        }
    }

    /// Shows the search options.
    fn show_options(&mut self, ui: &mut Ui, cx: Cx<'_>, style: OptionsStyle) {
        ui.set_min_height(size::CONTROL);
        if style != OptionsStyle::Named {
            ui.spacing_mut().item_spacing.x = space::HAIR;
        }
        let query = &mut self.query;
        let values = [&mut query.match_case, &mut query.match_accents, &mut query.whole_word, &mut query.is_regex];
        for (value, (code, hint, sign)) in values.into_iter().zip(OPTIONS) {
            let label = cx.msg(code);
            if style == OptionsStyle::Named {
                with_outline(ui, |ui| ui.checkbox(value, label)).on_hover_text(cx.msg(hint));
                continue;
            }
            let response = ui.add(Button::selectable(*value, RichText::new(sign).font(Face::Ui.font())));
            if response.clicked() {
                *value ^= true;
            }
            response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, *value, &label));
            paint_focus_ring(ui, &response);
            response.on_hover_ui(|ui| {
                ui.label(label);
                ui.label(cx.msg(hint));
            });
        }
    }

    /// Shows the choice of the scope.
    fn show_scope(&mut self, ui: &mut Ui, cx: Cx<'_>) {
        ui.set_min_height(size::CONTROL);
        let selection = cx.workspace.active().and_then(selection_scope);
        let is_selection = matches!(self.scope, SearchScope::Selection { .. });
        let mut offered: Vec<SearchScope> = SearchScope::ALL.to_vec();
        offered.retain(|scope| {
            *scope != SearchScope::AllDocuments
                || cx.workspace.documents().len() > 1
                || self.scope == SearchScope::AllDocuments
        });
        offered.extend(if is_selection { Some(self.scope) } else { selection });
        let label = |scope: SearchScope| cx.msg(&format!("find-in-{}", scope.code()));
        let name = cx.msg("find-where");
        dropdown(ui, &name, size::SEARCH_SCOPE, &mut self.scope, offered, label);
        self.prefix_hash = hash_text_above(cx.workspace, self.scope);
    }
}

/// Returns the width of the choice of the scope with the gap beside it, in points.
fn scope_width() -> f32 {
    size::SEARCH_SCOPE + space::S
}

/// Returns the width of all options in one row, in points.
fn options_width(ui: &Ui, cx: Cx<'_>) -> f32 {
    let boxes = ui.spacing().icon_width + ui.spacing().icon_spacing + space::S;
    OPTIONS.iter().map(|(code, ..)| button_width(ui, &cx.msg(code), Face::Ui) + boxes).sum()
}

/// Returns the width of the signs of all options in one row, in points.
fn signs_width(ui: &Ui) -> f32 {
    OPTIONS.iter().map(|(.., sign)| button_width(ui, sign, Face::Ui) + space::S).sum()
}
