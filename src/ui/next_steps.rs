//! What is done next with the story: the buttons at the right end of the bar.

use super::checks;
use super::controls::{button, button_width, key_hint, primary};
use super::theme::{Face, space};
use super::tour::{Spot, point};
use crate::checks::place_in_text;
use crate::desk::{Action, Command, Desk, Hit, Story, Tally};
use crate::words::Words;
use egui::{Align, Layout, Rect, Ui, UiBuilder};

/// What is done next with the story, at the right end of so much width.
pub fn show(ui: &mut Ui, room: Rect, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
    let Some(story) = desk.active() else { return };
    let Tally { certain, open, .. } = story.tally();
    // Not its opposite in the same place: a double click would take back what the first did.
    let links = (certain > 0).then(|| (words.count("command-clean-count", certain), Command::Clean));
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
    let mut steps: Vec<(String, Command)> = links.into_iter().chain(undecided).chain([save]).collect();
    let width = |steps: &[(String, Command)]| {
        steps.iter().map(width_of).sum::<f32>() + space::S * (steps.len() as f32 - 1.0).max(0.0)
    };
    // Where the bar is short, the next thing to do stands there alone, or nothing: all have keys, and stand in the menus.
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
            let can = command != Command::Save || can_save;
            let step = if command == next { primary(ui, &label, can) } else { button(ui, &label, can) };
            match command {
                Command::Save => point(ui, desk, Spot::Save, step.rect),
                Command::Clean => point(ui, desk, Spot::Clean, step.rect),
                _ => {}
            }
            if step.on_hover_text(key_hint(desk, words, command)).clicked() {
                let leads = (command == Command::NextFinding).then(|| first_undecided(ui, story)).flatten();
                match leads {
                    // Its card is seen beside it.
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

/// Where the first promo stands that waits for a decision.
fn first_undecided(ui: &Ui, story: &Story) -> Option<Hit> {
    let found = checks::of(ui, story);
    let undecided = found.iter().find(|finding| checks::is_promo(finding))?;
    let range = place_in_text(story.article(), undecided)?;
    Some(Hit { story: story.id(), field: None, range })
}
