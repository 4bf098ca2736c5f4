//! The menu that creates a user rule from a line, as a button or on right click.

use crate::ui::cx::Cx;
use crate::ui::outbox::Outbox;
use crate::ui::theme::Face;
use crate::ui::widgets::labels::layout_prefix;
use crate::ui::widgets::menu_focus::MenuFocus;
use crate::workspace::{Action, Command, RuleAction};
use egui::containers::menu::MenuButton;
use egui::{Button, Response, RichText, Ui};
use redaksi_core::packs::MatchAction;
use redaksi_core::text::trim_blank;

const ELLIPSIS: &str = "…";

/// A button that opens the rule menu for a line.
pub fn button(ui: &mut Ui, cx: Cx<'_>, line: &str, out: &mut Outbox) -> Response {
    let dots = RichText::new(ELLIPSIS).font(Face::UiStrong.font()).color(cx.palette.accent);
    let dots_button = Button::new(dots).frame_when_inactive(false);
    let (response, _) = MenuButton::from_button(dots_button).ui(ui, |ui| rule_items(ui, cx, line, out));
    let label = cx.msg("lines-like-this");
    crate::ui::widgets::text_field::set_accessible_name(
        ui,
        &response,
        &format!("{label}: {}", layout_prefix(trim_blank(line))),
    );
    response.on_hover_text(label)
}

/// Attaches the rule menu for a line to a widget, opened on right click.
pub fn attach_context_menu(response: &Response, cx: Cx<'_>, line: &str, out: &mut Outbox) {
    response.context_menu(|ui| rule_items(ui, cx, line, out));
}

fn rule_items(ui: &mut Ui, cx: Cx<'_>, line: &str, out: &mut Outbox) {
    let mut keys = MenuFocus::default();
    for (action, command) in [(MatchAction::Remove, Command::NewRemoveRule), (MatchAction::Keep, Command::NewKeepRule)]
    {
        let item = ui.button(cx.i18n.command(command));
        keys.track(&item);
        if item.clicked() {
            out.push(Action::Rule(RuleAction::Propose { action, lines: vec![line.to_owned()] }));
            ui.close();
        }
    }
    keys.focus_first(ui);
}
