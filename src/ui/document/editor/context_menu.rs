//! The context menu of the editor.

use crate::ui::cx::Cx;
use crate::ui::document::editor::BodyEditor;
use crate::ui::outbox::Outbox;
use crate::ui::widgets::menu_focus::MenuFocus;
use crate::workspace::{Action, Command, ReviseAction};
use egui::{Button, Key, Modifiers, Popup, Response, SetOpenCommand, Ui};
use redaksi_checks::Finding;

/// The most fixes of a finding that the menu offers.
const MAX_FIXES: usize = 5;

impl BodyEditor {
    /// Takes the keys out of the input that open the menu. `request` increases each time it is requested otherwise.
    pub fn take_menu_key(&mut self, ui: &Ui, request: u64) {
        let is_requested = self.handled_menu_request.replace(request).is_some_and(|handled| handled != request);
        let is_pressed = ui.input_mut(|input| {
            input.consume_key(Modifiers::SHIFT, Key::F10) || input.consume_key(Modifiers::NONE, Key::Menu)
        });
        if is_pressed || is_requested {
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

/// One item for each fix of the finding at the caret, which says what it does.
fn fix_items(ui: &mut Ui, cx: Cx<'_>, menu: &mut MenuFocus, finding: &Finding, out: &mut Outbox) {
    for (at, fix) in finding.fixes.iter().take(MAX_FIXES).enumerate() {
        let keys =
            if at == 0 && !finding.is_choice { cx.menu_shortcut(Command::ApplyFix) } else { String::new().into() };
        let item = ui.add(Button::new(cx.i18n.fix_label(finding, fix)).shortcut_text(keys));
        menu.track(&item);
        if item.clicked() {
            out.push(Action::Revise(ReviseAction::ApplyFix(Box::new(finding.clone()), fix.clone())));
            ui.close();
        }
    }
    ui.separator();
}

fn menu_items(ui: &mut Ui, cx: Cx<'_>, out: &mut Outbox) {
    let mut menu = MenuFocus::default();
    let finding = cx.workspace.finding_at_caret();
    let at_finding: &[Command] = match &finding {
        Some(finding) if finding.fixes.is_empty() => {
            &[Command::DismissFinding, Command::DismissWithReason, Command::MuteRule]
        }
        Some(_) => &[Command::FixAll, Command::DismissFinding, Command::DismissWithReason, Command::MuteRule],
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
    let passage = cx.workspace.active().and_then(|document| {
        let article = document.article();
        article.passage(article.passage_at(document.selection().start)?)
    });
    let at_passage: &[Command] = match passage {
        Some(passage) if !passage.alternative_text.is_empty() => {
            &[Command::TogglePassage, Command::KeepAtCaret, Command::OtherPromoEnd]
        }
        Some(_) => &[Command::TogglePassage, Command::KeepAtCaret],
        None => &[],
    };
    if let Some(finding) = finding.as_ref().filter(|finding| !finding.fixes.is_empty()) {
        fix_items(ui, cx, &mut menu, finding, out);
    }
    let groups: [&[Command]; 8] = [
        at_passage,
        at_finding,
        at_change,
        &[Command::Cut, Command::Copy, Command::PasteText, Command::SelectAll],
        &[Command::Bold, Command::Italic, Command::Link],
        at_comment,
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
