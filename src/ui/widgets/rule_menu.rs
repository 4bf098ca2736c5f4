//! Context menus: a small menu that creates a user rule from a line, as a button or on right click, and the context
//! menu of the editor.

use crate::ui::cx::Cx;
use crate::ui::outbox::Outbox;
use crate::ui::theme::Face;
use crate::ui::widgets::layout_prefix;
use crate::workspace::{Action, Command, RuleAction};
use egui::containers::menu::MenuButton;
use egui::{Button, Id, Response, RichText, Ui};
use redaksi_core::packs::MatchAction;
use redaksi_core::text::trim_blank;

const ELLIPSIS: &str = "…";

/// A button that opens the rule menu for a line.
pub fn button(ui: &mut Ui, cx: Cx<'_>, line: &str, out: &mut Outbox) -> Response {
    let palette = cx.palette;
    let dots = RichText::new(ELLIPSIS).font(Face::UiStrong.font()).color(palette.accent);
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

/// Attaches the context menu of the editor, for the selected lines or the line at the caret.
pub fn attach_editor_context_menu(response: &Response, cx: Cx<'_>, out: &mut Outbox) {
    response.context_menu(|ui| {
        let mut menu = MenuFocus::default();
        let groups: [&[Command]; 3] = [
            &[Command::Cut, Command::Copy, Command::PasteText, Command::SelectAll],
            &[Command::TogglePassage, Command::ToggleSubhead],
            &[Command::NewRemoveRule, Command::NewKeepRule],
        ];
        for (at, commands) in groups.into_iter().enumerate() {
            if at > 0 {
                ui.separator();
            }
            // Commands that are disabled are omitted.
            for command in commands.iter().filter(|command| cx.workspace.is_enabled(**command)) {
                let keys = cx.menu_shortcut(*command);
                let button = Button::new(cx.i18n.command(*command)).shortcut_text(keys);
                let item = ui.add(button);
                menu.track(&item);
                if item.clicked() {
                    out.run(*command);
                    ui.close();
                }
            }
        }
        menu.focus_first(ui);
    });
}

/// Keeps the keyboard focus inside an open menu, so that the user does not type into the editor behind it.
#[derive(Debug, Default)]
pub struct MenuFocus {
    first: Option<Id>,
    has_focus: bool,
}

impl MenuFocus {
    /// Registers a menu item; to be called in display order.
    pub fn track(&mut self, item: &Response) {
        if item.enabled() {
            self.first.get_or_insert(item.id);
        }
        self.has_focus |= item.has_focus();
    }

    /// Focuses the first enabled item if no item has the focus.
    pub fn focus_first(self, ui: &Ui) {
        if let Some(first) = self.first.filter(|_| !self.has_focus) {
            ui.memory_mut(|memory| memory.request_focus(first));
        }
    }
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
