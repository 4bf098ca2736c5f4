//! The context menu of the editor.

use crate::ui::cx::Cx;
use crate::ui::document::editor::BodyEditor;
use crate::ui::outbox::Outbox;
use crate::ui::widgets::menu_focus::MenuFocus;
use crate::workspace::Command;
use egui::{Button, Key, Modifiers, Popup, Response, SetOpenCommand, Ui};

impl BodyEditor {
    /// Takes the keys out of the input that open the menu.
    pub fn take_menu_key(&mut self, ui: &Ui) {
        let is_pressed = ui.input_mut(|input| {
            input.consume_key(Modifiers::SHIFT, Key::F10) || input.consume_key(Modifiers::NONE, Key::Menu)
        });
        if is_pressed {
            self.menu_by_key = Some((None, true));
        }
    }

    /// Attaches the menu to the text widget, for the selected lines or the line at the caret. A key opens it below the caret, a
    /// click at the pointer.
    pub(super) fn show_context_menu(&mut self, ui: &Ui, response: &Response, cx: Cx<'_>, out: &mut Outbox) {
        let popup = match &mut self.menu_by_key {
            Some((place, is_new)) => {
                let caret = || ui.ctx().output(|output| output.ime.as_ref().map(|ime| ime.cursor_rect.left_bottom()));
                let place = *place.get_or_insert_with(|| caret().unwrap_or(response.rect.left_top()));
                let opens = std::mem::take(is_new).then_some(SetOpenCommand::Bool(true));
                Popup::menu(response).open_memory(opens).at_position(place)
            }
            None => Popup::context_menu(response),
        };
        if popup.show(|ui| menu_items(ui, cx, out)).is_none() {
            self.menu_by_key.take_if(|(_, is_new)| !*is_new);
        }
    }
}

fn menu_items(ui: &mut Ui, cx: Cx<'_>, out: &mut Outbox) {
    let mut menu = MenuFocus::default();
    let at_finding: &[Command] = match cx.workspace.finding_at_caret() {
        Some(finding) if finding.fixes.is_empty() => {
            &[Command::DismissFinding, Command::DismissWithReason, Command::MuteRule]
        }
        Some(_) => &[
            Command::ApplyFix,
            Command::FixAll,
            Command::DismissFinding,
            Command::DismissWithReason,
            Command::MuteRule,
        ],
        None => &[],
    };
    let at_change: &[Command] = match cx.workspace.change_at_caret() {
        Some(_) => &[Command::AcceptChange, Command::TakeBackChange],
        None => &[],
    };
    let at_comment: &[Command] = match cx.workspace.comment_at_caret() {
        Some(_) => &[Command::AddComment, Command::ResolveComment, Command::AddToGlossary],
        None => &[Command::AddComment, Command::AddToGlossary],
    };
    // At a promo, the decision about it comes first.
    let passage: &[Command] = &[Command::TogglePassage, Command::KeepAtCaret, Command::OtherPromoEnd];
    let is_at_passage = cx
        .workspace
        .active()
        .is_some_and(|document| document.article().passage_at(document.selection().start).is_some());
    let (first, last): (&[Command], &[Command]) = if is_at_passage { (passage, &[]) } else { (&[], passage) };
    let groups: [&[Command]; 9] = [
        first,
        at_finding,
        at_change,
        &[Command::Cut, Command::Copy, Command::PasteText, Command::SelectAll],
        &[Command::Bold, Command::Italic, Command::Link],
        at_comment,
        last,
        &[Command::ToggleSubhead],
        &[Command::NewRemoveRule, Command::NewKeepRule],
    ];
    for (at, commands) in groups.into_iter().filter(|commands| !commands.is_empty()).enumerate() {
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
}
