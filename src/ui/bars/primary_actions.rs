//! The buttons at the right end of the menu bar: the primary action for the active story, and saving.

use crate::ui::cx::Cx;
use crate::ui::outbox::Outbox;
use crate::ui::panels::checks;
use crate::ui::theme::{Face, space};
use crate::ui::tour_targets::{TourTarget, mark_tour_target};
use crate::ui::widgets::buttons::{button, button_width, primary_button};
use crate::workspace::{Action, Command, Document, PromoCounts, ViewAction};
use egui::{Align, Layout, Rect, Ui, UiBuilder};
use redaksi_checks::Finding;
use redaksi_core::article::Stage;

/// Shows the buttons right-aligned in `room`.
pub fn show(ui: &mut Ui, cx: Cx<'_>, room: Rect, out: &mut Outbox) {
    let Some(document) = cx.workspace.active() else { return };
    let PromoCounts { certain, open, .. } = document.promo_counts();
    // The opposite command is not offered in the same place, because a double click would undo what its first click
    // did.
    let clean = (certain > 0).then(|| (cx.i18n.msg_count("command-clean-count", certain), Command::Clean));
    let doubtful = document.article().doubtful_line_count();
    let undecided = match (certain, open, doubtful) {
        (0, 0, lines) if lines > 0 => Some((cx.i18n.msg_count("decide-lines-count", lines), Command::NextUnfinished)),
        (0, promos, _) if promos > 0 => Some((cx.i18n.msg_count("command-decide-count", promos), Command::NextFinding)),
        _ => None,
    };
    let is_in_work = matches!(document.stage(), Stage::Received | Stage::InProgress);
    let ready = (open == 0 && is_in_work).then(|| (cx.msg("button-ready"), Command::StageReady));
    let copy = (cx.msg("button-copy"), Command::CopyStory);
    let save = (cx.msg("button-save"), Command::Save);
    let can_save = !document.is_saved() || document.format().is_none();
    let next = if certain > 0 {
        Command::Clean
    } else if let Some((_, command)) = &undecided {
        *command
    } else {
        Command::Save
    };
    let width_of = |(label, command): &(String, Command)| {
        let face = if *command == next && (*command != Command::Save || can_save) { Face::UiStrong } else { Face::Ui };
        button_width(ui, label, face)
    };
    let mut steps: Vec<(String, Command)> =
        clean.into_iter().chain(undecided).chain(ready).chain([copy, save]).collect();
    let width = |steps: &[(String, Command)]| {
        steps.iter().map(width_of).sum::<f32>() + space::S * (steps.len() as f32 - 1.0).max(0.0)
    };
    // If the bar is too short, only the primary action is shown, or nothing. All of them have shortcuts and menu items.
    if width(&steps) > room.width() {
        steps.retain(|(_, command)| *command != Command::CopyStory);
    }
    if width(&steps) > room.width() {
        steps.retain(|(_, command)| *command == next);
    }
    if width(&steps) > room.width() {
        return;
    }
    let width = width(&steps);
    let place = room.with_min_x(room.right() - width.ceil());
    ui.scope_builder(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        for (label, command) in steps {
            let is_enabled = command != Command::Save || can_save;
            let response =
                if command == next { primary_button(ui, &label, is_enabled) } else { button(ui, &label, is_enabled) };
            match command {
                Command::Save => mark_tour_target(ui, cx.workspace, TourTarget::Save, response.rect),
                Command::Clean => mark_tour_target(ui, cx.workspace, TourTarget::Clean, response.rect),
                _ => {}
            }
            let response = response.on_hover_text(cx.shortcut_hint(command));
            // After the first click of a double click, another button may be under the pointer.
            let is_second_click = response.double_clicked() || response.triple_clicked();
            if response.clicked() && !is_second_click {
                let first = (command == Command::NextFinding).then(|| first_undecided(cx, document)).flatten();
                match first {
                    // Also opens the panel with the promo's card.
                    Some(finding) => {
                        let [panel, text] = [Command::PromosPanel, Command::FocusEditor].map(Action::RunCommand);
                        out.extend([panel, Action::View(ViewAction::GoToFinding(Box::new(finding))), text]);
                    }
                    None => out.run(command),
                }
            }
        }
    });
}

/// The first undecided promo.
fn first_undecided(cx: Cx<'_>, document: &Document) -> Option<Finding> {
    cx.workspace.findings(document).findings().find(|finding| checks::is_undecided_promo(finding)).cloned()
}
