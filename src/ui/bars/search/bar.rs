//! The controls of the find bar: a row for the query, a row for the replacement, the options and the scope.

use crate::ui::bars::search::{
    FIND_FIELD, REPLACE_FIELD, SearchAction, SearchBar, count_lines_in_scope, hash_text_above, selection_scope,
};
use crate::ui::cx::Cx;
use crate::ui::outbox::Outbox;
use crate::ui::theme::icons::Icon;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::buttons::{button, button_width, dropdown, flat_button, icon_button, with_outline};
use crate::ui::widgets::labels::hint_line;
use crate::ui::widgets::text_field::{
    has_text_event, select_all, set_accessible_name, set_local_undo, show_text_field,
};
use crate::workspace::{Action, Command, MessageArg, SearchScope, ViewAction};
use egui::{Align, Id, Key, Layout, Modifiers, RichText, Role, TextEdit, Ui, Vec2, WidgetInfo};

/// The message keys of the search options and of their tooltips.
const OPTIONS: [(&str, &str); 4] = [
    ("find-case", "find-case-hint"),
    ("find-accents", "find-accents-hint"),
    ("find-whole", "find-whole-hint"),
    ("find-pattern", "find-pattern-hint"),
];

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
        let is_wide = available >= size::SEARCH_FIELD * 2.0 + options_width(ui, cx) + size::SEARCH_BUTTONS;
        let step = ui.horizontal_top(|ui| {
            let width = size::SEARCH_FIELD.min(available - size::SEARCH_NAVIGATION);
            let entered = ui.vertical(|ui| self.show_fields(ui, cx, width, replaces, asked)).inner;
            let pressed = ui.vertical(|ui| self.show_buttons(ui, cx, out)).inner;
            ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
                if icon_button(ui, Icon::Close, &cx.msg("find-close")).clicked() {
                    out.push(Action::View(ViewAction::CloseSearch));
                }
                if is_wide {
                    ui.with_layout(Layout::top_down(Align::Min), |ui| {
                        ui.horizontal(|ui| {
                            self.show_options(ui, cx);
                            self.show_scope(ui, cx);
                        });
                    });
                }
            });
            entered.or(pressed)
        });
        if !is_wide {
            ui.horizontal_wrapped(|ui| {
                self.show_options(ui, cx);
                self.show_scope(ui, cx);
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

    /// Shows the checkboxes of the search options.
    fn show_options(&mut self, ui: &mut Ui, cx: Cx<'_>) {
        ui.set_min_height(size::CONTROL);
        let query = &mut self.query;
        let values = [&mut query.match_case, &mut query.match_accents, &mut query.whole_word, &mut query.is_regex];
        for (value, (code, hint)) in values.into_iter().zip(OPTIONS) {
            with_outline(ui, |ui| ui.checkbox(value, cx.msg(code))).on_hover_text(cx.msg(hint));
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
        dropdown(ui, &name, size::SEARCH_FIELD - 2.0 * size::CONTROL, &mut self.scope, offered, label);
        self.prefix_hash = hash_text_above(cx.workspace, self.scope);
    }
}

/// Returns the width of all options in one row, in points.
fn options_width(ui: &Ui, cx: Cx<'_>) -> f32 {
    let boxes = ui.spacing().icon_width + ui.spacing().icon_spacing + space::S;
    OPTIONS.iter().map(|(code, _)| button_width(ui, &cx.msg(code), Face::Ui) + boxes).sum()
}
