//! Context menus: a small menu that creates a user rule from a line, as a button or on right click, and the context
//! menu of the editor.

use crate::ui::widgets::{beginning, shortcut};
use crate::ui::theme::{Face, Palette};
use crate::workspace::{Action, Command, Desk, RuleAction};
use crate::packs::Then;
use crate::text::trim_blank;
use crate::i18n::Words;
use egui::containers::menu::MenuButton;
use egui::{Button, Id, Response, RichText, Ui};

const DOTS: &str = "…";

/// A button that opens the rule menu for a line.
pub fn button(ui: &mut Ui, line: &str, words: &Words, actions: &mut Vec<Action>) -> Response {
    let palette = Palette::now(ui);
    let dots = RichText::new(DOTS).font(Face::UiStrong.font()).color(palette.accent);
    let dots_button = Button::new(dots).frame_when_inactive(false);
    let (response, _) = MenuButton::from_button(dots_button).ui(ui, |ui| items(ui, line, words, actions));
    let label = words.say("lines-like-this");
    crate::ui::widgets::text_field::name(ui, &response, &format!("{label}: {}", beginning(trim_blank(line))));
    response.on_hover_text(label)
}

/// Attaches the rule menu for a line to a widget, opened on right click.
pub fn context(response: &Response, line: &str, words: &Words, actions: &mut Vec<Action>) {
    response.context_menu(|ui| items(ui, line, words, actions));
}

/// Attaches the context menu of the editor, for the selected lines or the line at the caret.
pub fn context_of_caret(response: &Response, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
    response.context_menu(|ui| {
        let mut menu = MenuKeys::default();
        let groups: [&[Command]; 3] = [
            &[Command::Cut, Command::Copy, Command::PasteText, Command::SelectAll],
            &[Command::TogglePassage, Command::ToggleSubhead],
            &[Command::TeachTakeOut, Command::TeachKeep],
        ];
        for (at, commands) in groups.into_iter().enumerate() {
            if at > 0 {
                ui.separator();
            }
            // Commands that are disabled are omitted.
            for command in commands.iter().filter(|command| desk.can(**command)) {
                let keys = shortcut(ui, desk, words, *command);
                let button = Button::new(words.command(*command)).shortcut_text(keys);
                let item = ui.add(button);
                menu.note(&item);
                if item.clicked() {
                    actions.push(Action::Do(*command));
                    ui.close();
                }
            }
        }
        menu.take(ui);
    });
}

/// Keeps the keyboard focus inside an open menu, so that the user does not type into the editor behind it.
#[derive(Debug, Default)]
pub struct MenuKeys {
    first: Option<Id>,
    has_focus: bool,
}

impl MenuKeys {
    /// Registers a menu item; to be called in display order.
    pub fn note(&mut self, item: &Response) {
        if item.enabled() {
            self.first.get_or_insert(item.id);
        }
        self.has_focus |= item.has_focus();
    }

    /// Focuses the first enabled item if no item has the focus.
    pub fn take(self, ui: &Ui) {
        if let Some(first) = self.first.filter(|_| !self.has_focus) {
            ui.memory_mut(|memory| memory.request_focus(first));
        }
    }
}

fn items(ui: &mut Ui, line: &str, words: &Words, actions: &mut Vec<Action>) {
    let mut keys = MenuKeys::default();
    for (then, command) in [(Then::TakeOut, Command::TeachTakeOut), (Then::Keep, Command::TeachKeep)] {
        let item = ui.button(words.command(command));
        keys.note(&item);
        if item.clicked() {
            actions.push(Action::Rule(RuleAction::Teach { then, lines: vec![line.to_owned()] }));
            ui.close();
        }
    }
    keys.take(ui);
}
