//! The context menu of the editor.

use crate::ui::cx::Cx;
use crate::ui::outbox::Outbox;
use crate::ui::widgets::menu_focus::MenuFocus;
use crate::workspace::Command;
use egui::{Button, Response};

/// Attaches the menu to the text widget, for the selected lines or the line at the caret.
pub fn attach(response: &Response, cx: Cx<'_>, out: &mut Outbox) {
    response.context_menu(|ui| {
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
            Some(_) => &[Command::AddComment, Command::ResolveComment],
            None => &[Command::AddComment],
        };
        let groups: [&[Command]; 7] = [
            at_finding,
            at_change,
            &[Command::Cut, Command::Copy, Command::PasteText, Command::SelectAll],
            &[Command::Bold, Command::Italic, Command::Link],
            at_comment,
            &[Command::TogglePassage, Command::KeepAtCaret, Command::OtherPromoEnd, Command::ToggleSubhead],
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
    });
}
