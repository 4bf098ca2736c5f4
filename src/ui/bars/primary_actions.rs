//! The buttons at the right end of the menu bar: the primary action for the active story, and saving.

use crate::ui::panels::checks;
use crate::ui::widgets::{button, button_width, key_hint, primary};
use crate::ui::theme::{Face, space};
use crate::ui::dialogs::tour::{Spot, point};
use crate::checks::place_in_text;
use crate::workspace::{Action, Command, Desk, Hit, Story, Tally};
use crate::i18n::Words;
use egui::{Align, Layout, Rect, Ui, UiBuilder};

/// Shows the buttons right-aligned in `room`.
pub fn show(ui: &mut Ui, room: Rect, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
    let Some(story) = desk.active() else { return };
    let Tally { certain, open, .. } = story.tally();
    // The opposite command is not offered in the same place, because a double click would undo what its first click
    // did.
    let clean = (certain > 0).then(|| (words.count("command-clean-count", certain), Command::Clean));
    let undecided =
        (certain == 0 && open > 0).then(|| (words.count("command-decide-count", open), Command::NextFinding));
    let save = (words.say("button-save"), Command::Save);
    let can_save = !story.is_saved() || story.format().is_none();
    let next = if certain > 0 {
        Command::Clean
    } else if undecided.is_some() {
        Command::NextFinding
    } else {
        Command::Save
    };
    let width_of = |(label, command): &(String, Command)| {
        let face = if *command == next && (*command != Command::Save || can_save) { Face::UiStrong } else { Face::Ui };
        button_width(ui, label, face)
    };
    let mut steps: Vec<(String, Command)> = clean.into_iter().chain(undecided).chain([save]).collect();
    let width = |steps: &[(String, Command)]| {
        steps.iter().map(width_of).sum::<f32>() + space::S * (steps.len() as f32 - 1.0).max(0.0)
    };
    // If the bar is too short, only the primary action is shown, or nothing. All of them have shortcuts and menu items.
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
                if command == next { primary(ui, &label, is_enabled) } else { button(ui, &label, is_enabled) };
            match command {
                Command::Save => point(ui, desk, Spot::Save, response.rect),
                Command::Clean => point(ui, desk, Spot::Clean, response.rect),
                _ => {}
            }
            if response.on_hover_text(key_hint(desk, words, command)).clicked() {
                let first_hit = (command == Command::NextFinding).then(|| first_undecided(ui, story)).flatten();
                match first_hit {
                    // Also opens the panel with the promo's card.
                    Some(hit) => {
                        let [panel, text] = [Command::LinksPanel, Command::ToText].map(Action::Do);
                        actions.extend([panel, Action::ShowHit(hit), text]);
                    }
                    None => actions.push(Action::Do(command)),
                }
            }
        }
    });
}

/// The place of the first undecided promo.
fn first_undecided(ui: &Ui, story: &Story) -> Option<Hit> {
    let found = checks::of(ui, story);
    let undecided = found.iter().find(|finding| checks::is_promo(finding))?;
    let range = place_in_text(story.article(), undecided)?;
    Some(Hit { story: story.id(), field: None, range })
}
